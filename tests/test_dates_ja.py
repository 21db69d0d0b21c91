"""Japanese date words: what they resolve to, and what must not be taken for a date."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction.dates import tag

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[list[str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


@pytest.mark.parametrize("text, reference, surface, first, last, point", rows("dates_ja.csv"))
def test_words_resolve(
    text: str, reference: str, surface: str, first: str, last: str, point: str
) -> None:
    found = {
        m.text: m.span and (m.span.first.isoformat(), m.span.last.isoformat())
        for m in tag(text, date.fromisoformat(reference), "ja")
    }
    assert found.get(surface) == (first, last), f"{point}: {found}"


@pytest.mark.parametrize("text, point", rows("dates_ja_negative.csv"))
def test_no_date(text: str, point: str) -> None:
    assert tag(text, date(2024, 11, 21), "ja") == [], point


CONTRADICTIONS = [
    ("11月19日(水)に署名した。", "2024-11-19 is a Tuesday, not a Wednesday"),
    ("11月19日(火)に署名した。", ""),
]


@pytest.mark.parametrize("text, note", CONTRADICTIONS)
def test_a_weekday_that_contradicts_its_date_is_told(text: str, note: str) -> None:
    (mention,) = tag(text, date(2024, 11, 21), "ja")
    assert mention.note == note


UNRESOLVED = ["2、3日前に攻撃した。", "先日、会談した。", "2月30日に署名した。"]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_a_vague_date_stays_unresolved_and_is_reported(text: str) -> None:
    (mention,) = tag(text, date(2024, 11, 21), "ja")
    assert mention.span is None and mention.rule == "unresolved"


@pytest.mark.parametrize(
    "text", ["数日前に攻撃した。", "攻撃は数カ月前だ。", "過去10年間に3度起きた。"]
)
def test_a_rough_date_is_background_and_dates_no_event(text: str) -> None:
    (mention,) = tag(text, date(2024, 11, 21), "ja")
    assert mention.span is not None and mention.background
