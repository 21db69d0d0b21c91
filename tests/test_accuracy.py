"""Accuracy on our gold: floors that only rise, and the README's figures are the measured ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.check import Score, gold_scores, markdown, read_gold, reliability

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
FLOORS = json.loads((GOLD / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return gold_scores(ROOT)


@pytest.mark.parametrize(
    ("name", "figure", "floor"),
    [(name, figure, floor) for name, limits in FLOORS.items() for figure, floor in limits.items()],
)
def test_floor(scores: dict[str, Score], name: str, figure: str, floor: float) -> None:
    reached = scores[name].figures()[figure]
    print(f"{name}: {figure} {reached:.3f}")
    assert reached >= floor


def test_the_readme_shows_the_figures_that_check_prints(scores: dict[str, Score]) -> None:
    shown = (ROOT / "README.md").read_text("utf-8")
    block = shown.split("<!-- accuracy -->\n")[1].split("<!-- /accuracy -->")[0]
    measured = f"{markdown(scores)}\n\n{reliability(scores['unseen'])}\n"
    assert block == measured, "put what `python -m pipeline check` prints between the marks"


def test_every_gold_row_points_into_its_article() -> None:
    for path in sorted(GOLD.rglob("*.jsonl")):
        folder = ROOT / "data" / "articles" if path.parent == GOLD else path.parent
        text = (folder / f"{path.stem}.md").read_text("utf-8")
        rows = read_gold(path)
        for row in rows:
            assert text.count(row["anchor"]) == 1, f"{path.stem} {row['id']}"
            assert row["date_text"] in text, f"{path.stem} {row['id']}"
        assert {row.get("same_as") for row in rows} <= {None, "", *(row["id"] for row in rows)}


def test_confidence_is_no_less_than_it_promises(scores: dict[str, Score]) -> None:
    """In each bin the share confirmed lies at or above the bin's lower edge, less 5 points."""
    for line in reliability(scores["unseen"]).splitlines()[2:]:
        promised, rows, confirmed = (cell.strip() for cell in line.strip("|").split("|"))
        if int(rows) >= 20:
            assert float(confirmed) >= float(promised.split("–")[0]) - 0.05, line
