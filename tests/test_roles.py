"""Who does it to whom in English: what one sentence (or two) says of its last event."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.models import Article

CASES = Path(__file__).parent / "cases" / "roles_en.csv"


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["text"][:40])
def test_roles(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"])
    *_, event = extract(Article("test", row["text"], "", published, "", "", "en"))
    roles = ";".join(event.actors), ";".join(event.targets)
    assert roles == (row["actors"], row["targets"]), row["point"]
