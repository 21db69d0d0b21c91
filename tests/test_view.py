"""The URL: round trips of whole views, values that name nothing, file names, interface words."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_events import store_of

from pipeline.models import BASES, LANGUAGES, PRECISIONS, STATUSES
from pipeline.table import PLOVER
from pipeline.timeline import labels
from pipeline.timeline.filters import NOTHING, Filters
from pipeline.timeline.view import VIEWS, Rejected, View, file_name, link, parse, query

STORE = store_of(
    {"countries": "RUS;UKR", "weapons": "atacms", "weapon_classes": "ballistic_missile"},
    {"countries": "USA", "organisations": "NATO", "source": "朝刊 & Co; A=B"},
)


def several(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
spans = st.lists(days, min_size=2, max_size=2).map(sorted) | st.just([None, None])
filters = st.builds(
    lambda span, ends, **rest: Filters(
        first=span[0], last=span[1], level=(min(ends), max(ends)), **rest
    ),
    span=spans,
    ends=st.tuples(st.integers(0, 7), st.integers(0, 7)),
    country=several("RUS", "UKR", "USA", "NATO"),
    weapon=several("atacms", "ballistic_missile"),
    match=st.sampled_from(["any", "all"]),
    status=several(*STATUSES),
    type=several(*PLOVER),
    source=several("Wire", "朝刊 & Co; A=B"),
    nuclear=st.booleans(),
    role=st.sampled_from(["any", "actor", "target"]),
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])).map(str.strip),
)
views = st.builds(
    View,
    filters,
    st.sampled_from([None, *LANGUAGES]),
    st.sampled_from(VIEWS),
    st.sampled_from(["", "e1", "e2"]),
)


@given(views)
def test_a_link_reopens_its_view(view: View) -> None:
    params = parse_qs(urlsplit(link("https://example.org/page/", view)).query)
    assert parse(params, STORE) == (view, [])


def test_the_default_view_has_a_bare_address() -> None:
    assert query(View()) == {}


REJECTED = [
    ("country", ["RUS", "XXX"], Filters(country=("RUS",)), "XXX", "an unknown country"),
    ("country", ["ロシア"], NOTHING, "ロシア", "a label is no code"),
    ("weapon", ["deathstar"], NOTHING, "deathstar", "an unknown weapon"),
    ("from", ["2024-13-01"], NOTHING, "2024-13-01", "no such month"),
    ("to", ["yesterday"], NOTHING, "yesterday", "no date"),
    ("from", ["0001-01-01"], NOTHING, "0001-01-01", "a date the calendar does not hold"),
    ("level", ["9-1"], NOTHING, "9-1", "levels out of range"),
    ("level", ["5-2"], NOTHING, "5-2", "levels the wrong way round"),
    ("level", ["５-６"], NOTHING, "５-６", "full-width digits"),
    ("match", ["some"], NOTHING, "some", "an unknown switch"),
    ("status", ["planned", "<b>"], Filters(status=("planned",)), "<b>", "one of two is wrong"),
    ("type", ["assault"], NOTHING, "assault", "codes keep their case"),
    ("nuclear", ["yes"], NOTHING, "yes", "1 is the only yes"),
    ("view", ["globe"], NOTHING, "globe", "an unknown view"),
    ("lang", ["fr"], NOTHING, "fr", "an unknown language"),
    ("role", ["victim"], NOTHING, "victim", "an unknown role"),
    ("countri", ["RUS"], NOTHING, "RUS", "a name that is no parameter"),
    ("event", ["e999"], NOTHING, "e999", "an event that is gone"),
]


@pytest.mark.parametrize(("name", "values", "expected", "bad", "point"), REJECTED)
def test_rejected(name: str, values: list[str], expected: Filters, bad: str, point: str) -> None:
    view, rejected = parse({name: values}, STORE)
    assert (view, rejected) == (View(expected), [Rejected(name, bad)]), point


ACCEPTED = [
    ({"country": ["RUS", "RUS"]}, Filters(country=("RUS",)), "twice is once"),
    ({"country": [""], "q": ["  "], "level": [""]}, NOTHING, "empty values say nothing"),
    ({"utm_source": ["mail"]}, NOTHING, "parameters of others are left alone"),
    ({"embed": ["true"], "embed_options": ["dark_theme"]}, NOTHING, "Streamlit's own switches"),
    ({"role": ["actor"]}, Filters(role="actor"), "a role without a country"),
    ({"from": ["2024-01-01"]}, Filters(first=date(2024, 1, 1)), "an open end"),
    ({"nuclear": ["0"]}, NOTHING, "a spelled-out no"),
    ({"q": ["a", "b"]}, Filters(text="b"), "the last of repeated texts"),
]


@pytest.mark.parametrize(("params", "expected", "point"), ACCEPTED)
def test_accepted(params: dict[str, list[str]], expected: Filters, point: str) -> None:
    assert parse(params, STORE) == (View(expected), []), point


def test_dates_the_wrong_way_round_keep_the_first() -> None:
    view, rejected = parse({"from": ["2024-02-01"], "to": ["2024-01-01"]}, STORE)
    assert view.filters == Filters(first=date(2024, 2, 1))
    assert rejected == [Rejected("to", "2024-01-01")]


FILE_NAMES = [
    (NOTHING, "escalation-timeline.csv", "nothing chosen"),
    (Filters(("RUS",), ("atacms",), first=date(2024, 1, 1), last=date(2024, 12, 31)),
     "escalation-timeline_RUS_atacms_2024-01-01_2024-12-31.csv", "country, weapon, dates"),
    (Filters(last=date(2024, 1, 1)), "escalation-timeline_to-2024-01-01.csv", "an open start"),
    (Filters(level=(5, 7), nuclear=True), "escalation-timeline_level-5-7_nuclear.csv", "levels"),
    (Filters(("RUS",), role="actor"), "escalation-timeline_RUS_actor.csv", "a role"),
    (Filters(source=("Wire",)), "escalation-timeline_Wire.csv", "a source"),
    (Filters(text="../核 / a"), "escalation-timeline_-核-a.csv", "no path, no blanks"),
    (Filters(text="核" * 300), "escalation-timeline_" + "核" * 50 + ".csv", "not too long"),
]  # fmt: skip


@pytest.mark.parametrize(("chosen", "expected", "point"), FILE_NAMES)
def test_file_name(chosen: Filters, expected: str, point: str) -> None:
    assert file_name(chosen) == expected, point


def test_a_file_name_ends_as_its_format_does() -> None:
    assert file_name(Filters(("RUS",)), ".ics") == "escalation-timeline_RUS.ics"


TABLES = {
    "WORDS": labels.WORDS,
    "STATUS": labels.STATUS,
    "PRECISION": labels.PRECISION,
    "TYPES": labels.TYPES,
    "STEPS": labels.STEPS,
    "RULES": labels.RULES,
    "UNITS": labels.UNITS,
    "LEVELS": {str(n): pair for n, (pair, _) in enumerate(labels.LEVELS)},
    "MEANINGS": {str(n): pair for n, (_, pair) in enumerate(labels.LEVELS)},
}


@pytest.mark.parametrize("table", TABLES)
def test_every_word_has_both_languages_and_the_same_places(table: str) -> None:
    for key, pair in TABLES[table].items():
        assert set(pair) == set(LANGUAGES) and all(pair.values()), key
        english, japanese = (set(re.findall(r"{\w+}", pair[lang])) for lang in ("en", "ja"))
        assert english - {"{events}"} == japanese, key  # Japanese has no plural


def test_every_code_of_the_table_has_a_word() -> None:
    assert set(labels.STATUS) == set(STATUSES)
    assert set(labels.PRECISION) == set(PRECISIONS)
    assert set(labels.TYPES) == set(PLOVER)
    assert len(labels.LEVELS) == 8
    assert {f"view_{name}" for name in VIEWS} <= set(labels.WORDS)
    assert BASES  # a basis is told by its rule


PUBLISHED = "publication (Thu 21 Nov 2024)"
RULES = [
    ("absolute", "", "", "the words name the date in full", "a full date"),
    ("bare.weekday.past", "", "", f"latest Tuesday on or before {PUBLISHED}", "a weekday"),
    ("bare.day.past", "", "", f"latest such day of the month on or before {PUBLISHED}", "a day"),
    ("bare.weekday.past", "2024-11-20", "Live, 20 November",
     "latest Tuesday on or before “Live, 20 November” (Wed 20 Nov 2024), the day of its heading",
     "a post of a live blog"),
    ("bare.month.future", "", "",
     f"the text looks ahead: first such month on or after {PUBLISHED}", "ahead"),
    ("bare.day.soon", "", "", f"first such day of the month within a week after {PUBLISHED}, "
     "else the latest before it", "soon"),
    ("bare.season.near", "2024-11-18", "", "such season nearest to Mon 18 Nov 2024",
     "near a date of the text"),
    ("shift.publication", "2024-11-21", "", f"counted from {PUBLISHED}", "last week"),
    ("shift.narrative", "2024-11-18", "",
     "counted from 18 Nov 2024, the date the text named before", "next day"),
    ("shift.narrative", "2024-11-18", "on Monday",
     "counted from “on Monday” (18 Nov 2024), the date the text named before", "and its words"),
    ("heading", "2024-11-01", "November", "dated by the heading it stands under: “November”",
     "the words of the heading"),
    ("duration.past", "2024-11-18", "", "a stretch of time that ends on 18 Nov 2024",
     "a rule with a detail"),
    ("never.heard.of", "2024-11-18", "", "read together with 18 Nov 2024", "an unknown rule"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "anchor", "words", "expected", "point"), RULES)
def test_dated_because(rule: str, anchor: str, words: str, expected: str, point: str) -> None:
    told = labels.dated_because("en", rule, "2024-11-19", anchor, "2024-11-21", words)
    assert told == expected, point


def test_dated_because_in_japanese() -> None:
    told = labels.dated_because("ja", "bare.weekday.past", "2024-11-19", "", "2024-11-21")
    assert told == "公開日（2024年11月21日（木））以前で直近の火曜日"


SHORT = [
    ("2024-11-19", "2024-11-19", "day", "19 Nov 2024", "2024年11月19日", "a day"),
    ("2024-05-01", "2024-05-31", "month", "May 2024", "2024年5月", "a month"),
    ("2024-05-01", "2024-05-10", "month", "1–10 May 2024", "2024年5月1日～10日", "part of a month"),
    ("2024-05-28", "2024-06-03", "week", "28 May – 3 Jun 2024", "2024年5月28日～6月3日", "a week"),
    ("2024-01-01", "2024-12-31", "year", "2024", "2024年", "a year"),
    ("2014-01-01", "2015-12-31", "year", "2014–2015", "2014年～2015年", "two years"),
    ("2023-12-01", "2024-02-29", "season", "1 Dec 2023 – 29 Feb 2024",
     "2023年12月1日～2024年2月29日", "a season"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "precision", "en", "ja", "point"), SHORT)
def test_short_date(first: str, last: str, precision: str, en: str, ja: str, point: str) -> None:
    assert labels.short_date("en", first, last, precision) == en, point
    assert labels.short_date("ja", first, last, precision) == ja, point


PERIODS = [
    (date(2024, 1, 1), date(2024, 1, 31), "Jan 2024", "a whole month"),
    (date(2024, 1, 1), date(2024, 1, 30), "1–30 Jan 2024", "both ends"),
    (date(2024, 1, 1), None, "from 1 Jan 2024", "an open end"),
    (None, date(2024, 1, 31), "until 31 Jan 2024", "an open start"),
    (None, None, "", "no dates"),
]


@pytest.mark.parametrize(("first", "last", "expected", "point"), PERIODS)
def test_period(first: date | None, last: date | None, expected: str, point: str) -> None:
    assert labels.period("en", first, last) == expected, point
