"""`python -m pipeline`: what each command writes, and one line with exit code 2 for bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from pipeline.__main__ import main
from pipeline.extraction import extract
from pipeline.models import Article, Event
from pipeline.table import EVENTS, EVIDENCE, read_table

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
HEAD = "---\ntitle: 題\npublished: 2024-11-20\nsource: 社\n---\n"
JA = "ロシア軍は19日、キーウをミサイルで攻撃した。\n"
EN = "Russia attacked Kyiv with missiles on Tuesday.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(HEAD + JA, encoding="utf-8")
    return path


def shell(
    *arguments: str, stdin: str | bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command as a visitor runs it, from the repository's root."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | (env or {}),
        check=False,
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# --- extract ------------------------------------------------------------------------------


def test_extract_prints_the_event_table(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(note)]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert list(row) == list(EVENTS)
    assert (row["date_start"], row["date_text"], row["article_id"]) == (
        "2024-11-19",
        "19日",
        "note",
    )
    start, end = map(int, row["span"].split(":"))
    assert JA[start:end] == row["sentence"]


def test_extract_prints_json(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", str(note)])
    table = rows(capsys.readouterr().out)
    assert main(["extract", "--format", "json", str(note)]) == 0
    assert json.loads(capsys.readouterr().out) == table


def test_extract_writes_a_file(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(note), "-o", str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out == ""
    assert len(read_table(tmp_path / "out.csv", EVENTS)) == 1


def test_extract_merges_what_several_articles_tell(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.md").write_text(HEAD + JA, encoding="utf-8")
    assert main(["extract", str(note), str(tmp_path / "other.md")]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert (row["article_id"], row["sources"]) == ("note", "2")


def test_extract_takes_date_and_language_from_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(EN, encoding="utf-8")
    assert main(["extract", str(path), "--published", "2023-05-05", "--lang", "en"]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert (row["date_start"], row["published"], row["lang"]) == ("2023-05-02", "2023-05-05", "en")


def test_extract_reads_standard_input() -> None:
    done = shell("extract", "-", "--published", "2024-11-20", stdin=JA)
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = rows(done.stdout.decode())
    assert (row["date_start"], row["article_id"]) == ("2024-11-19", "stdin")


def test_no_event_is_a_table_without_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dull.md"
    path.write_text(HEAD + "空は青い。\n", encoding="utf-8")
    assert main(["extract", str(path)]) == 0
    assert capsys.readouterr().out == ",".join(EVENTS) + "\n"


# --- dates --------------------------------------------------------------------------------


def test_dates_answers_line_by_line() -> None:
    lines = [
        {"id": "a", "text": "大統領は19日、署名した。", "reference": "2024-11-20", "lang": "ja"},
        {"id": 2, "text": "Nothing here.", "reference": "2024-11-20"},
        {"id": "\ud800", "text": "It began on 30 February 2024.", "reference": "2024-11-20"},
    ]
    asked = "\n\n".join(map(json.dumps, lines))
    done = shell("dates", "--lang", "en", stdin=asked)
    assert (done.returncode, done.stderr) == (0, b"")
    first, second, third = map(json.loads, done.stdout.decode().splitlines())
    assert first == {
        "id": "a",
        "pred": [
            {
                "surface": "19日",
                "start_char": 4,
                "end_char": 7,
                "date_start": "2024-11-19",
                "date_end": "2024-11-19",
                "precision": "day",
                "basis": "publication",
            }
        ],
    }
    assert second == {"id": 2, "pred": []}
    assert [(p["date_start"], p["precision"]) for p in third["pred"]] == [(None, None)]


# a line, what the message says, why
BAD_LINES = [
    ("{", "expected a JSON object", "no JSON"),
    ("[1]", "expected a JSON object", "a list"),
    ("7", "expected a JSON object", "a number"),
    ("[" * 100_000, "expected a JSON object", "nested without end"),
    (
        '{"id": 1, "text": "x"}',
        "expected a JSON object with id, text and reference",
        "no reference",
    ),
    ('{"id": 1, "text": "x", "reference": 5}', "expected a JSON object", "a number for a date"),
    ('{"id": 1, "text": "x", "reference": "2024-02-30"}', "'2024-02-30' is not a date", "no day"),
    ('{"id": 1, "text": "x", "reference": "2024-01-01"}', "lang ja or en (or use --lang)", "lang"),
    ('{"id": 1, "text": "x", "reference": "2024-01-01", "lang": "fr"}', "lang ja or en", "fr"),
    ('{"id": 1, "text": 5, "reference": "2024-01-01", "lang": "ja"}', "must be a string", "text"),
    (b"\xff\xfe", "expected a JSON object", "not UTF-8"),
]


@pytest.mark.parametrize(("line", "message", "point"), BAD_LINES)
def test_dates_names_a_bad_line(
    line: str | bytes,
    message: str,
    point: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    raw = b"\n" + (line if isinstance(line, bytes) else line.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert main(["dates"]) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith("pipeline: standard input, line 2: "), point
    assert message in complaint and complaint.count("\n") == 1, point


# --- explain ------------------------------------------------------------------------------


def test_explain_tells_the_rule_and_the_reason(
    note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note.write_text(HEAD + JA + "\n空は青い。\n", encoding="utf-8")
    assert main(["explain", str(note)]) == 0
    out = capsys.readouterr().out
    assert f"[0:{len(JA) - 1}] {JA}" in out
    assert "19日 → 2024-11-19 · publication · bare.day.past from 2024-11-20" in out
    assert "attack → ASSAULT level 5 (words alone: 5, " in out
    assert out.index("空は青い。") < out.index("  no event ")


# --- build --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    (made / "2024").mkdir(parents=True)
    (made / "a.md").write_text(HEAD + JA, encoding="utf-8")
    (made / "2024" / "b.txt").write_text(HEAD + EN, encoding="utf-8")
    (made / "page.html").write_text(
        f"<html><meta name=date content=2024-11-20><p>{EN}", encoding="utf-8"
    )
    (made / "picture.png").write_bytes(b"\x89PNG")
    return made


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_build_writes_both_tables(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(folder), "--out", str(out)]) == 0
    assert list(written(out)) == ["events.csv", "evidence.csv"]
    events = read_table(out / "events.csv", EVENTS)
    evidence = read_table(out / "evidence.csv", EVIDENCE)
    assert set(evidence["article_id"]) == {"a", "b", "page"}
    assert set(evidence["event_id"]) == set(events["event_id"])
    told = capsys.readouterr()
    assert told.out == f"{len(events)} events from 3 articles → {out}\n"
    assert told.err == "", "no progress bar outside a terminal"


def test_build_reports_and_skips_a_bad_article(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.md").write_text(EN, encoding="utf-8")
    (folder / "folder.md").mkdir()
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert "from 3 articles" in told.out
    skipped = told.err.splitlines()
    assert [line.startswith("skipped: ") for line in skipped] == [True, True]
    assert f"{folder / 'bad.md'}: no publication date" in skipped[0]
    assert f"{folder / 'folder.md'}: is a folder" in skipped[1]


def test_build_again_reads_only_what_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(article: Article) -> list[Event]:
        read.append(article.id)
        return extract(article)

    monkeypatch.setattr("pipeline.build.extract", noted)
    out = tmp_path / "out"
    main(["build", str(folder), "--out", str(out)])
    first = written(out)
    assert sorted(read) == ["a", "b", "page"]
    read.clear()
    main(["build", str(folder), "--out", str(out)])
    assert read == []
    assert written(out) == first
    (folder / "a.md").write_text(HEAD + JA + JA.replace("19日", "18日"), encoding="utf-8")
    main(["build", str(folder), "--out", str(out)])
    assert read == ["a"]
    assert written(out) != first


def test_build_reads_anew_what_the_cache_lost(folder: Path, tmp_path: Path) -> None:
    main(["build", str(folder), "--out", str(tmp_path / "first")])
    for kept in Path(os.environ["XDG_CACHE_HOME"]).rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:20])
    assert main(["build", str(folder), "--out", str(tmp_path / "second")]) == 0
    assert written(tmp_path / "second") == written(tmp_path / "first")


def test_build_by_several_workers_writes_the_same(folder: Path, tmp_path: Path) -> None:
    assert main(["build", str(folder), "--out", str(tmp_path / "one")]) == 0
    assert main(["build", str(folder), "--out", str(tmp_path / "two"), "--workers", "2"]) == 0
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_build_writes_parquet_too(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["build", str(folder), "--out", str(out), "--parquet"]) == 0
    events = pd.read_parquet(out / "events.parquet")
    assert events.to_dict("list") == read_table(out / "events.csv", EVENTS).to_dict("list")
    assert (out / "evidence.parquet").exists()


def test_build_that_fails_leaves_the_old_tables(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    main(["build", str(folder), "--out", str(out)])
    before = written(out)
    (folder / "a.md").write_text(HEAD + JA * 2, encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", full)
    assert main(["build", str(folder), "--out", str(out), "--parquet"]) == 2
    assert written(out) == before


# --- bad input ----------------------------------------------------------------------------


@pytest.fixture
def bad(tmp_path: Path, note: Path) -> Iterator[Path]:
    """A folder with a file of every bad kind, beside the good `note.md`."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "binary.md").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "cp932.md").write_bytes((HEAD + JA).encode("cp932"))
    (tmp_path / "undated.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "impossible.md").write_text(HEAD.replace("11-20", "13-45") + EN, encoding="utf-8")
    (tmp_path / "french.md").write_text(HEAD.replace("source: ", "lang: fr") + EN, encoding="utf-8")
    (tmp_path / "twins" / "x").mkdir(parents=True)
    for twin in (tmp_path / "twins" / "a.md", tmp_path / "twins" / "x" / "a.md"):
        twin.write_text(HEAD + EN, encoding="utf-8")
    (tmp_path / "all_bad").mkdir()
    (tmp_path / "all_bad" / "a.md").write_text(EN, encoding="utf-8")
    yield tmp_path


# arguments ("DIR" is the folder), what the last line must say, why
REFUSED = [
    ("extract DIR/none.md", "none.md: no such file", "missing"),
    ("extract DIR/folder", "python -m pipeline build", "a folder"),
    ("extract DIR/empty.md", "empty.md: holds no text", "empty"),
    ("extract DIR/binary.md", "binary.md: is binary", "binary"),
    ("extract DIR/cp932.md", "cp932.md: not UTF-8", "another encoding"),
    ("extract DIR/undated.txt", "--published YYYY-MM-DD", "no date"),
    ("extract DIR/impossible.md", "'2024-13-45' is not a date", "no such date"),
    ("extract DIR/french.md", "use ja or en", "another language"),
    ("extract DIR/note.md DIR/empty.md", "empty.md: holds no text", "one bad file of two"),
    ("extract DIR/note.md --published 2024-13-45", "--published: '2024-13-45'", "no such date"),
    ("extract DIR/note.md -o DIR/folder", "folder: cannot be written", "output is a folder"),
    ("extract DIR/note.md -o DIR/no/x.csv", "x.csv: cannot be written", "output nowhere"),
    ("extract DIR/note.md/x", "x: cannot be read", "a file is no folder"),
    ("explain DIR/undated.txt", "--published YYYY-MM-DD", "no date"),
    ("build DIR/none", "none: no such folder", "missing"),
    ("build DIR/folder", "folder: holds no article", "no article"),
    ("build DIR/folder --scheduler x", "folder: holds no article", "by dask too"),
    ("build DIR/all_bad", "no article could be read; nothing was written", "none is good"),
    ("build DIR/twins/x --out DIR/note.md", "note.md: cannot be written", "output is a file"),
]


@pytest.mark.parametrize(("arguments", "message", "point"), REFUSED)
def test_refused(
    bad: Path, capsys: pytest.CaptureFixture[str], arguments: str, message: str, point: str
) -> None:
    assert main([part.replace("DIR", str(bad)) for part in arguments.split()]) == 2
    out, complaint = capsys.readouterr()
    *before, last = complaint.splitlines()
    assert out == "" and all(line.startswith("skipped: ") for line in before)
    assert last.startswith("pipeline: ") and message in last, point


USAGE = [
    ("", "no command"),
    ("fly", "an unknown one"),
    ("extract", "no file"),
    ("extract a.md --format xml", "an unknown format"),
    ("extract a.md --lang fr", "an unknown language"),
    ("build --workers many", "no number"),
]


@pytest.mark.parametrize(("arguments", "point"), USAGE)
def test_usage(capsys: pytest.CaptureFixture[str], arguments: str, point: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments.split())
    assert end.value.code == 2, point
    assert capsys.readouterr().err.startswith("usage: python -m pipeline"), point


# --- the world outside --------------------------------------------------------------------


def test_a_terminal_that_is_not_utf8_gets_utf8(note: Path) -> None:
    for command in ("extract", "explain"):
        done = shell(command, str(note), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert (done.returncode, done.stderr) == (0, b"")
        assert "ロシア軍は19日" in done.stdout.decode()


def test_a_refusal_in_a_process_is_one_line(tmp_path: Path) -> None:
    done = shell("extract", str(tmp_path / "無.md"), env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"pipeline: ") and done.stderr.count(b"\n") == 1


def test_a_reader_that_goes_away_is_no_error(note: Path) -> None:
    note.write_text(HEAD + JA * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline", "explain", str(note)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_interrupt_ends_quietly(
    note: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.__main__.extract", interrupted)
    assert main(["extract", str(note)]) == 130
    assert capsys.readouterr() == ("", "")


def test_of_two_articles_of_one_name_the_second_is_reported_and_left_out(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(bad / "twins"), "--out", str(tmp_path)]) == 0
    assert "has the same name; rename one" in capsys.readouterr().err


def test_a_dask_cluster_builds_the_same_tables(tmp_path: Path) -> None:
    articles = str(DATA / "articles")
    for engine in ("local", "dask"):
        place = str(tmp_path / engine)
        assert main(["build", articles, "--out", place, "--engine", engine]) == 0
    for name in ("events.csv", "evidence.csv"):
        one, other = ((tmp_path / engine / name).read_bytes() for engine in ("local", "dask"))
        assert one == other


def test_a_scheduler_that_does_not_answer_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ["build", str(DATA / "articles"), "--out", str(tmp_path), "--engine", "dask"]
    assert main([*order, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "no dask scheduler answers" in capsys.readouterr().err
