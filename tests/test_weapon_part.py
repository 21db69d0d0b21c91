"""What part a weapon plays in a clause: means, target, or named in passing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.models import Lang
from pipeline.timeline.weapon_part import part

CASES = Path(__file__).parent / "cases" / "weapon_part.csv"


@pytest.mark.parametrize("row", list(csv.DictReader(CASES.open(encoding="utf-8", newline=""))))
def test_part(row: dict[str, str]) -> None:
    lang: Lang = "ja" if row["lang"] == "ja" else "en"
    assert part(row["text"], row["weapon"], lang) == row["expected"], row["point"]
