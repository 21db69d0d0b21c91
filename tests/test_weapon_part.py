"""What part a weapon plays in a clause: means, target, or named in passing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.models import Lang
from pipeline.timeline.weapon_part import part

CASES = Path(__file__).parent / "cases" / "weapon_part.csv"


def _rows() -> list[tuple[Lang, str, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]  # type: ignore[misc]


@pytest.mark.parametrize(("lang", "weapon", "text", "expected", "point"), _rows())
def test_part(lang: Lang, weapon: str, text: str, expected: str, point: str) -> None:
    assert part(text, weapon, lang) == expected, point
