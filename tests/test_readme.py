"""What the README shows is what the program does."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.table import EVENTS, EVIDENCE

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
START = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && "


def block(language: str, holding: str) -> str:
    """The one fenced block of that language that holds these words."""
    (found,) = (
        text
        for text in re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
        if holding in text
    )
    return str(found)


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_sentence_gives_the_event(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said, command = block("sh", "extract").split("|\n")
    text = shlex.split(said)[1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{text}\n".encode())))
    assert main(shlex.split(command)[3:]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    shown = json.loads(block("json", "event_id"))
    assert shown == {key: value for key, value in row.items() if key in shown}


def test_every_column_is_explained_in_order() -> None:
    cells = re.findall(r"^\| (`[^|]+) \|", section("The event table"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(EVENTS)
    after = section("The event table").split("`evidence.csv`")[1]
    assert re.findall(r"`(\w+)`", after) == list(EVIDENCE)


def test_every_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    assert re.findall(r"^\| `(\w+)", section("Commands"), re.MULTILINE) == offered


def test_every_option_that_the_readme_gives_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for command, cell in re.findall(r"^\| `(\w+)[^|]*\| (.*) \|$", section("Commands"), re.M):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        offered = capsys.readouterr().out
        assert [o for o in re.findall(r"`(--?\w+)", cell) if f"{o} " not in offered] == []


def test_both_languages_give_the_same_start() -> None:
    assert README.count(START + ".venv/bin/streamlit run app.py") == 2
    assert (ROOT / "app.py").exists()


def test_every_file_that_is_linked_exists() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{page}: {target}"


def test_every_place_of_the_tree_exists() -> None:
    lines = section("The tree").split("```")[1].splitlines()
    named = [name for line in lines for name in re.findall(r"[\w./*]+\.\w+|[\w/]+/", line[:23])]
    folders = [ROOT, ROOT / "pipeline", ROOT / "pipeline" / "extraction"]
    assert [name for name in named if not any([*f.glob(name)] for f in folders)] == []
    assert len(named) > 12


def test_the_scripts_are_sound() -> None:
    for script in ("tests/run", ".ci/run"):
        subprocess.run(["bash", "-n", ROOT / script], check=True)
        assert (ROOT / script).stat().st_mode & 0o100, f"{script} is not executable"
    assert block("sh", "tests/run").strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
