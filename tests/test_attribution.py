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


@pytest.mark.parametrize("row", list(csv.DictReader(CASES.open(encoding="utf-8", newline=""))))
def test_said_by(row: dict[str, str]) -> None:
    lang: Lang = "ja" if row["lang"] == "ja" else "en"
    assert said_by(row["text"], lang) == row["expected"], row["point"]


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
