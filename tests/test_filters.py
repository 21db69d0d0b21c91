"""Filters: which events pass, the counts beside the choices, what to loosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from sample_events import store_of

from pipeline.timeline.filters import (
    GROUPS,
    NOTHING,
    Filters,
    active,
    chosen,
    facet_counts,
    first_steps,
    frequent,
    level_counts,
    lifted,
    loosening,
    neighbours,
    pieces,
    without,
)
from pipeline.timeline.store import fold

STORE = store_of(
    {"day": "2022-02-24", "countries": "RUS;UKR", "level": "5", "title": "全面侵攻を始めた",
     "actors": "RUS", "targets": "UKR"},
    {"day": "2023-05-11", "countries": "GBR;UKR", "weapons": "storm_shadow",
     "weapon_classes": "cruise_missile", "event_type": "AID", "level": "3"},
    {"date_start": "2024-06-01", "date_end": "2024-06-30", "date_precision": "month",
     "countries": "RUS", "organisations": "NATO", "weapons": "iskander;kh101",
     "weapon_classes": "ballistic_missile;cruise_missile", "level": "4", "nuclear": "True",
     "status": "planned", "source": "Daily"},
    {"day": "2024-11-19", "countries": "RUS;UKR;USA", "actors": "UKR", "targets": "RUS",
     "weapons": "atacms", "weapon_classes": "ballistic_missile", "level": "6",
     "title": "ＡＴＡＣＭＳ strike"},
    {"day": "2024-11-21", "countries": "", "title": "オレシュニクを発射", "status": "denied"},
)  # fmt: skip

PASSES = [
    (NOTHING, "12345", "no filter lets all through"),
    (Filters(country=("RUS",)), "134", "one country"),
    (Filters(country=("GBR", "USA")), "24", "several countries: any"),
    (Filters(country=("RUS", "UKR"), match="all"), "14", "several countries: all"),
    (Filters(country=("NATO",)), "3", "an organisation filters as a country does"),
    (Filters(country=("RUS",), role="actor"), "1", "where the country acts"),
    (Filters(country=("RUS",), role="target"), "4", "where the country is acted on"),
    (Filters(country=("RUS", "UKR"), role="actor"), "14", "either acts"),
    (Filters(country=("RUS", "UKR"), role="actor", match="all"), "", "both act together"),
    (Filters(role="actor"), "12345", "a role alone asks for nothing"),
    (Filters(country=("FRA",)), "", "a country without events"),
    (Filters(weapon=("atacms",)), "4", "a weapon system"),
    (Filters(weapon=("cruise_missile",)), "23", "a weapon class"),
    (Filters(weapon=("iskander", "kh101"), match="all"), "3", "two weapons of one event: all"),
    (Filters(weapon=("atacms", "storm_shadow"), match="all"), "", "two weapons, never together"),
    (Filters(country=("RUS",), weapon=("cruise_missile",)), "3", "country and weapon both hold"),
    (Filters(first=date(2024, 6, 30)), "345", "an interval counts when its last day overlaps"),
    (Filters(last=date(2024, 6, 1)), "123", "an interval counts when its first day overlaps"),
    (Filters(first=date(2024, 7, 1), last=date(2024, 11, 19)), "4", "both ends are inclusive"),
    (Filters(first=date(2023, 1, 1), last=date(2023, 5, 10)), "", "the day before is out"),
    (Filters(level=(5, 7)), "145", "levels from 5"),
    (Filters(level=(3, 4)), "23", "levels between"),
    (Filters(status=("planned", "denied")), "35", "several statuses: any"),
    (Filters(status=("planned", "denied"), match="all"), "35", "match is about countries, weapons"),
    (Filters(type=("AID",)), "2", "a kind of event"),
    (Filters(source=("Daily",)), "3", "a source"),
    (Filters(nuclear=True), "3", "nuclear only"),
    (Filters(text="atacms"), "4", "full-width capitals in the text"),
    (Filters(text="おれしゅにく"), "5", "hiragana finds katakana"),
    (Filters(text="侵攻　全面"), "1", "each word must occur, in any order"),
    (Filters(text="a.*k"), "", "the words are no pattern"),
]


@pytest.mark.parametrize(("filters", "expected", "point"), PASSES)
def test_chosen(filters: Filters, expected: str, point: str) -> None:
    ids = STORE.events["event_id"][chosen(STORE, filters)]
    assert "".join(id[1:] for id in ids) == expected, point


FOLDS = [
    ("Ｓ３００", "s300", True, "width"),
    ("ミサイル", "みさいる", True, "kana"),
    ("ﾐｻｲﾙ", "ミサイル", True, "half-width katakana"),
    ("Straße", "STRASSE", True, "case"),
    ("ハルキウ", "バルキウ", False, "a voiced sound is another letter"),
    ("露", "ロシア", False, "an abbreviation is not its name"),
]


@pytest.mark.parametrize(("one", "other", "same", "point"), FOLDS)
def test_fold(one: str, other: str, same: bool, point: str) -> None:
    assert (fold(one) == fold(other)) is same, point


COUNTS = [
    (NOTHING, {"RUS": 3, "UKR": 3, "GBR": 1, "NATO": 1, "USA": 1}, "all events"),
    (Filters(country=("USA",)), {"RUS": 3, "UKR": 3, "GBR": 1, "NATO": 1, "USA": 1},
     "its own choice is lifted: any"),
    (Filters(country=("USA",), match="all"), {"RUS": 1, "UKR": 1, "USA": 1},
     "its own choice narrows: all"),
    (Filters(role="target"), {"RUS": 1, "UKR": 1}, "those acted on, when the role is asked for"),
    (Filters(level=(6, 7)), {"RUS": 1, "UKR": 1, "USA": 1}, "the other filters hold"),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "expected", "point"), COUNTS)
def test_facet_counts(filters: Filters, expected: dict[str, int], point: str) -> None:
    assert dict(facet_counts(STORE, filters, "country")) == expected, point


def test_counts_come_most_first() -> None:
    numbers = [count for _, count in facet_counts(STORE, NOTHING, "weapon")]
    assert numbers == sorted(numbers, reverse=True)


def test_level_counts_follow_the_other_filters() -> None:
    assert level_counts(STORE, NOTHING) == [0, 0, 0, 1, 1, 2, 1, 0]
    assert level_counts(STORE, Filters(("RUS",), level=(6, 7))) == [0, 0, 0, 0, 1, 1, 1, 0]


PIECES = [
    (NOTHING, [], "nothing is set"),
    (Filters(("RUS", "UKR")), [("country", "RUS"), ("country", "UKR")], "each country by itself"),
    (Filters(first=date(2024, 1, 1), last=date(2024, 2, 1)), [("dates", "")], "dates are one"),
    (Filters(level=(5, 6), nuclear=True), [("level", ""), ("nuclear", "")], "those without ids"),
]


@pytest.mark.parametrize(("filters", "expected", "point"), PIECES)
def test_pieces_can_be_dropped_one_by_one(
    filters: Filters, expected: list[tuple[str, str]], point: str
) -> None:
    assert pieces(filters) == expected, point
    for left in range(len(expected), 0, -1):
        filters = without(filters, *pieces(filters)[0])
        assert len(pieces(filters)) == left - 1, point
    assert filters == NOTHING, point


LOOSENING = [
    (Filters(country=("GBR",), level=(6, 7)), ["country GBR: 1", "level: 1"], "either helps"),
    (Filters(weapon=("atacms",), status=("denied",), text="ATACMS"),
     ["status denied: 1", "weapon atacms + text: 1"],
     "one alone, or two others"),
    (Filters(country=("GBR",), level=(6, 7), nuclear=True),
     ["country GBR + level: 1", "country GBR + nuclear: 1", "level + nuclear: 1"],
     "no single one helps"),
    (Filters(country=("GBR", "USA"), nuclear=True), ["nuclear: 2", "country GBR + country USA: 1"],
     "of several any would do, so all of them go"),
    (Filters(country=("GBR", "USA"), match="all"), ["country GBR: 1", "country USA: 1"],
     "all of several must hold, so one may go"),
    (Filters(first=date(2030, 1, 1), text="x"), ["dates + text: 5"], "only together"),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "expected", "point"), LOOSENING)
def test_loosening(filters: Filters, expected: list[str], point: str) -> None:
    assert not chosen(STORE, filters).any()
    told = [
        f"{' + '.join(' '.join(piece).strip() for piece in dropped)}: {count}"
        for dropped, count in loosening(STORE, filters)
    ]
    assert told == expected, point


def test_frequent_ids_keep_their_places() -> None:
    def ids(filters: Filters) -> list[str]:
        return [id for id, _ in frequent(STORE, filters, "country")]

    assert frequent(STORE, NOTHING, "country", never=["UKR"])[0] == ("RUS", 3)
    for filters in (Filters(("USA",)), Filters(("USA",), match="all"), Filters(level=(6, 7))):
        assert ids(filters) == ids(NOTHING)
    assert dict(frequent(STORE, Filters(level=(6, 7)), "country"))["GBR"] == 0


def test_first_steps_lead_to_events() -> None:
    steps = first_steps(STORE)
    assert [pieces(one)[0][0] for one in steps] == ["nuclear", "level", "dates"]
    assert all(chosen(STORE, one).any() for one in steps)
    assert first_steps(store_of()) == []


def test_every_filter_can_be_lifted() -> None:
    everything = Filters(
        ("RUS",), ("atacms",), "any", date(2024, 1, 1), date(2024, 2, 1), (1, 2),
        ("denied",), ("AID",), ("Wire",), True, "x",
    )  # fmt: skip
    assert set(active(everything)) == set(GROUPS)
    for name in GROUPS:
        everything = lifted(everything, name)
    assert everything == NOTHING
    assert active(replace(NOTHING, match="all")) == []


def test_neighbours_skip_what_is_not_chosen() -> None:
    mask = np.array([True, False, True, False, True])
    assert neighbours(mask, 2) == (0, 4)
    assert neighbours(mask, 0) == (None, 2)
    assert neighbours(mask, 3) == (2, 4)


def test_an_empty_table_is_a_store() -> None:
    store = store_of()
    assert len(store) == 0
    assert not chosen(store, Filters(text="x", country=("RUS",))).any()
