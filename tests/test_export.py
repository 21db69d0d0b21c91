"""Files to take away: each holds exactly the events it is given, in the form its readers expect."""

from __future__ import annotations

import csv
import io
import json
import re

import pandas as pd
import pytest
from sample_events import frames

from pipeline.table import EVENTS
from pipeline.timeline.export import FORMATS, calendar_text, folded

EVENTS_FRAME, _ = frames(
    {"day": "2024-11-19", "title": "Strike, with ATACMS; at night", "url": "https://example.org/a"},
    {"date_start": "2024-05-01", "date_end": "2024-05-31", "date_precision": "month",
     "title": "核演習を実施", "sentence": "露軍は5月、核演習を実施した。\n続く。", "lang": "ja"},
    {"date_start": "2024-01-01", "date_end": "2024-12-31", "date_precision": "year",
     "status": "planned", "title": "=1+1 <b>budget</b>"},
    {"date_start": "2024-04-13", "date_end": "2024-04-14", "date_precision": "range",
     "status": "denied", "url": "javascript:alert(1)"},
)  # fmt: skip


def made(name: str, events: pd.DataFrame = EVENTS_FRAME) -> bytes:
    return FORMATS[name].make(events, "en")


def calendar_lines(events: pd.DataFrame = EVENTS_FRAME) -> list[str]:
    """The lines of the calendar with their foldings undone."""
    return made("ics", events).decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_the_events_it_is_given_and_no_others(name: str) -> None:
    some = EVENTS_FRAME.iloc[[0, 2]]
    assert made(name, some) != made(name)
    assert made(name, some) == made(name, some)


def test_json_has_every_cell() -> None:
    assert json.loads(made("json")) == EVENTS_FRAME.to_dict("records")


def test_parquet_is_the_table() -> None:
    read = pd.read_parquet(io.BytesIO(made("parquet")))
    assert read.to_dict("records") == EVENTS_FRAME.to_dict("records")


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_make_a_file_all_the_same(name: str) -> None:
    assert made(name, EVENTS_FRAME.iloc[:0])


DAYS = [
    ("e1", "20241119", "20241120", "a day ends on the next"),
    ("e2", "20240501", "20240601", "a month ends on the first of the next"),
    ("e3", "20240101", "20250101", "a year ends on New Year"),
    ("e4", "20240413", "20240415", "a stated range"),
]


@pytest.mark.parametrize(("id", "start", "end", "point"), DAYS)
def test_calendar_days(id: str, start: str, end: str, point: str) -> None:
    lines = calendar_lines()
    at = lines.index(f"UID:{id}@escalation-timeline")
    assert f"DTSTART;VALUE=DATE:{start}" in lines[at : at + 4], point
    assert f"DTEND;VALUE=DATE:{end}" in lines[at : at + 4], point


def test_a_calendar_is_well_formed() -> None:
    raw, lines = made("ics"), calendar_lines()
    assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(EVENTS_FRAME)
    assert all(re.match(r"[A-Z][A-Z-]*(;VALUE=DATE)?:", line) for line in lines if line)
    assert r"SUMMARY:Strike\, with ATACMS\; at night" in lines
    assert [line for line in lines if line.startswith("STATUS")] == [
        "STATUS:CONFIRMED", "STATUS:CONFIRMED", "STATUS:TENTATIVE", "STATUS:CANCELLED",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("URL")] == ["URL:https://example.org/a"]


def test_the_last_day_of_all_has_a_calendar_entry() -> None:
    last, _ = frames({"day": "9999-12-31"})
    assert any(line.startswith("DTEND") for line in calendar_lines(last))


TEXTS = [
    ("a, b; c", r"a\, b\; c", "separators"),
    ("back\\slash", r"back\\slash", "the escape itself"),
    ("one\r\ntwo\rthree", r"one\ntwo\nthree", "line ends of any kind"),
    ("bell\x07", "bell", "control characters"),
    ("日本語：そのまま", "日本語：そのまま", "a colon needs nothing"),
]


@pytest.mark.parametrize(("text", "expected", "point"), TEXTS)
def test_calendar_text(text: str, expected: str, point: str) -> None:
    assert calendar_text(text) == expected, point


@pytest.mark.parametrize(
    "line", ["short", "x" * 75, "x" * 76, "核" * 200, "a" + "核" * 49, "🚀" * 60]
)
def test_folding_keeps_every_character(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


SLIDES = [
    (0, {"Year": "2024", "Month": "11", "Day": "19", "End Year": ""}, "a day has no end"),
    (1, {"Month": "05", "Day": "", "End Month": "05", "End Day": "", "Display Date": "May 2024"},
     "a month leaves the day empty"),
    (2, {"Year": "2024", "Month": "", "Day": "", "End Year": "2024"}, "a year leaves both empty"),
    (3, {"Day": "13", "End Day": "14", "Display Date": "13–14 Apr 2024"}, "a range"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "expected", "point"), SLIDES)
def test_timelinejs(row: int, expected: dict[str, str], point: str) -> None:
    slides = list(csv.DictReader(io.StringIO(made("timelinejs").decode("utf-8-sig"))))
    assert len(slides) == len(EVENTS_FRAME)
    assert {name: slides[row][name] for name in expected} == expected, point


def test_timelinejs_text_is_neither_markup_nor_formula() -> None:
    slides = list(csv.DictReader(io.StringIO(made("timelinejs").decode("utf-8-sig"))))
    assert slides[2]["Headline"] == "'=1+1 &lt;b&gt;budget&lt;/b&gt;"
    assert set(EVENTS).isdisjoint(slides[0])
