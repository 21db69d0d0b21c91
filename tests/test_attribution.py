"""The source that a clause names for what it tells."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.extraction.attribution import said_by
from pipeline.models import Article, Lang

CASES = Path(__file__).parent / "cases" / "said_by.csv"


def _rows() -> list[tuple[Lang, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]  # type: ignore[misc]


@pytest.mark.parametrize(("lang", "text", "expected", "point"), _rows())
def test_said_by(lang: Lang, text: str, expected: str, point: str) -> None:
    assert said_by(text, lang) == expected, point


SOURCES = [
    ("On 3 May Iranian drones hit a port in Israel, according to Cairo.", "Cairo", "reported"),
    ("On 3 May Iran launched drones at Israel.", "", "nothing to vouch for"),
]


@pytest.mark.parametrize(("text", "source", "point"), SOURCES)
def test_only_what_is_reported_has_a_source(text: str, source: str, point: str) -> None:
    (event,) = extract(Article("a", text, "", date(2024, 5, 4), "", "", "en"))
    assert event.evidence[0].said_by == source, point


def test_the_words_that_name_an_anchor_are_kept() -> None:
    text = "On 3 May Iran launched drones at Israel. Two days later Israel bombed Iran."
    *_, event = extract(Article("a", text, "", date(2024, 5, 9), "", "", "en"))
    start, end = event.evidence[0].anchor_at or (0, 0)
    assert text[start:end] in ("3 May", "On 3 May")
