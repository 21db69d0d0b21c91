"""Layout: lanes, packing without overlaps, clusters, labels, the window."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from operator import itemgetter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_events import store_of

from pipeline.timeline import layout
from pipeline.timeline.filters import NOTHING, Filters, day_number
from pipeline.timeline.layout import LABEL_WIDTH, LIMIT, OTHER, WIDTH, Window, arrange
from pipeline.timeline.store import Store

YEAR = Window(day_number(date(2024, 1, 1)), day_number(date(2024, 12, 31)))


def everything(store: Store) -> np.ndarray:
    return np.ones(len(store), dtype=bool)


def days(*numbers: int, **columns: str) -> list[dict[str, str]]:
    """One event for each day of 2024 in `numbers` (0 = 1 January)."""
    first = np.datetime64("2024-01-01")
    return [{"day": str(first + number), **columns} for number in numbers]


def extents(marks: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Pixels that each mark covers."""
    middle, half = window.pixels(marks["x"].to_numpy()), marks["size"].to_numpy() / 2
    left = np.minimum(window.pixels(marks["x0"].to_numpy()), middle - half)
    right = np.maximum(window.pixels(marks["x1"].to_numpy()), middle + half)
    return marks.assign(left=left, right=right).sort_values(["lane", "y", "left"])


events = st.builds(
    lambda start, length, level, nuclear: {
        "date_start": str(np.datetime64("2024-01-01") + start),
        "date_end": str(np.datetime64("2024-01-01") + start + length),
        "date_precision": "day" if length == 0 else "range",
        "level": str(level),
        "nuclear": str(nuclear),
        "countries": "RUS;UKR" if start % 3 else "USA",
    },
    st.integers(0, 365),
    st.sampled_from([0, 0, 0, 6, 30, 90, 400]),
    st.integers(0, 7),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(events, max_size=80), st.sampled_from([YEAR, Window(19_723, 19_753)]))
def test_no_mark_covers_another_and_none_is_lost(
    rows: list[dict[str, str]], window: Window
) -> None:
    store = store_of(*rows)
    ids = layout.lane_ids(store, everything(store), "country", ())[:2]
    members = layout.lane_members(store, everything(store), "country", ids)
    drawn = arrange(store, members, window)
    marks = extents(drawn.marks, window)
    same_row = (marks["lane"] == marks["lane"].shift()) & (marks["y"] == marks["y"].shift())
    assert (marks["left"] >= marks["right"].shift())[same_row].all()
    assert marks["count"].sum() == sum(lane.count for lane in drawn.lanes)
    for lane in drawn.lanes:
        inside = drawn.marks.loc[drawn.marks["lane"] == lane.id, "y"]
        assert inside.between(lane.top, lane.bottom).all()
    assert (drawn.marks["x0"] >= window.first).all() and (
        drawn.marks["x1"] <= window.last + 1
    ).all()


LANES = [
    ((), ["RUS", "UKR", "USA"], "most events first, then by id"),
    (("USA",), ["USA", "RUS", "UKR"], "the chosen come first"),
    (("FRA",), ["RUS", "UKR", "USA"], "a chosen country without events has no lane"),
]


@pytest.mark.parametrize(("chosen", "expected", "point"), LANES)
def test_lane_ids(chosen: tuple[str, ...], expected: list[str], point: str) -> None:
    store = store_of({"countries": "RUS;UKR"}, {"countries": "RUS"}, {"countries": "USA"})
    assert layout.lane_ids(store, everything(store), "country", chosen) == expected, point


def test_more_countries_than_lanes_share_the_last() -> None:
    store = store_of(*({"countries": f"A{n:02}"} for n in range(20)), {"countries": ""})
    ids = layout.lane_ids(store, everything(store), "country", ())
    members = layout.lane_members(store, everything(store), "country", ids)
    assert len(ids) == layout.MOST_LANES <= 12
    assert members[OTHER].sum() == 21 - len(ids)


def test_the_ladder_has_every_rung_gravest_on_top() -> None:
    store = store_of({"level": "2"}, {"level": "6"})
    drawn = arrange(store, layout.level_members(store, everything(store)), YEAR)
    assert [lane.id for lane in drawn.lanes] == list("76543210")
    marks = drawn.marks.set_index("level")["y"]
    assert marks[6] < marks[2]


def test_a_crowded_day_keeps_the_gravest_and_counts_the_rest() -> None:
    store = store_of(*days(*[100] * 30, level="1"), *days(100, level="7", title="grave"))
    drawn = arrange(store, {"a": everything(store)}, Window(19_000, 20_999))
    cluster = drawn.marks[drawn.marks["row"] < 0]
    assert len(cluster) == 1 and drawn.marks["count"].sum() == 31
    assert 7 in drawn.marks.loc[drawn.marks["row"] >= 0, "level"].to_numpy()
    assert cluster["first"].item() == cluster["last"].item() == day_number(date(2024, 4, 10))


def test_a_crowded_day_seen_near_opens() -> None:
    store = store_of(*days(*[100] * 25, level="1"))
    near = Window(day_number(date(2024, 4, 1)), day_number(date(2024, 4, 20)))
    assert (arrange(store, {"a": everything(store)}, near).marks["row"] >= 0).all()


def test_thousands_of_events_stay_within_the_limit() -> None:
    numbers = np.random.default_rng(1).integers(0, 366, 3000)
    store = store_of(*days(*map(int, numbers)))
    members = layout.level_members(store, everything(store)) | {"b": everything(store)}
    drawn = arrange(store, members, YEAR)
    assert len(drawn.marks) <= LIMIT
    assert drawn.marks["count"].sum() == 6000


def test_large_clusters_stand_clear_of_each_other() -> None:
    numbers = np.random.default_rng(3).integers(0, 60, 40_000)
    store = store_of(*days(*map(int, numbers)))
    marks = extents(arrange(store, {"a": everything(store)}, Window(19_000, 20_999)).marks, YEAR)
    assert marks["size"].max() > layout.ROW
    for one, other in combinations(marks.to_dict("records"), 2):
        apart = max(abs(one["y"] - other["y"]), abs(one["x"] - other["x"]) * WIDTH / 2000)
        assert apart >= (one["size"] + other["size"]) / 2


def test_many_lanes_of_thousands_stay_near_the_limit() -> None:
    numbers = np.random.default_rng(2).integers(0, 366, 5000)
    store = store_of(*days(*map(int, numbers)))
    drawn = arrange(store, {name: everything(store) for name in "abcdefghijk"}, YEAR)
    assert len(drawn.marks) <= LIMIT
    assert drawn.marks["count"].sum() == 11 * 5000


def test_labels_go_to_the_gravest_once_and_few() -> None:
    rows = [*days(*range(0, 300, 5), level="4"), *days(150, level="6", title="Gravest of all")]
    store = store_of(*rows)
    drawn = arrange(store, {"a": everything(store), "b": everything(store)}, YEAR)
    labels = drawn.marks.loc[drawn.marks["label"] != "", "label"].to_list()
    assert len(labels) <= layout.LABELS and labels.count("Gravest of all") == 1


TURNS = [
    ([{"level": "6"}, {"level": "5", "sources": "4"}], "e2", "told by many"),
    ([{"level": "5", "weapons": "atacms"}, {"level": "5"}], "e1", "the first of a weapon"),
    ([{"weapons": "atacms"}, {"weapons": "atacms"}, {"level": "6", "weapons": "atacms"}],
     "e3 e1", "the first at a level"),
    ([{"level": "4", "event_type": "MOBILIZE"},
      {"level": "4", "event_type": "MOBILIZE", "nuclear": "True"}], "e2", "nuclear"),
    ([{"level": "6", "sources": "9"}, {"level": "7"}], "e1 e2", "one is told by very many"),
    ([{"level": "6", "status": "planned"}, {"level": "4"}], "e2", "planned"),
    ([{"level": "6", "day": "2024-06-01"}, {"level": "6", "day": "2024-06-01"}], "e1",
     "a day and a kind once"),
    ([{"level": "6", "day": "2024-06-01"},
      {"level": "4", "day": "2024-06-01", "event_type": "MOBILIZE"}], "e1 e2", "two kinds"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "point"), TURNS)
def test_labels_go_to_turning_points(rows: list[dict[str, str]], expected: str, point: str) -> None:
    dated = [{"day": f"2024-0{place + 1}-01"} | row for place, row in enumerate(rows)]
    store = store_of(*dated)
    most = len(expected.split())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "LABELS", most)
        drawn = arrange(store, {"a": everything(store)}, YEAR, itemgetter("event_id"))
    assert set(drawn.marks["label"]) - {""} == set(expected.split()), point


def test_each_label_goes_to_the_emptiest_of_its_lanes() -> None:
    store = store_of(*days(10, 100, 200, 300, level="6"))
    marks = arrange(store, {name: everything(store) for name in "ab"}, YEAR).marks
    assert marks[marks["label"] != ""].groupby("lane").size().to_dict() == {"a": 2, "b": 2}


@settings(max_examples=40, deadline=None)
@given(st.lists(events, min_size=1, max_size=40))
def test_no_label_leaves_the_chart_or_covers_a_mark(rows: list[dict[str, str]]) -> None:
    store = store_of(*({**row, "level": "6", "title": "A title of some length"} for row in rows))
    marks = extents(arrange(store, {"a": everything(store)}, YEAR).marks, YEAR)
    room = np.where(marks["label"] != "", marks["label"].map(layout.text_width), 0)
    right = marks["side"] == "right"
    marks["left"] -= np.where(right, 0, room)
    marks["right"] += np.where(right, room, 0)
    assert marks["left"][(room > 0) & ~right].ge(0).all()
    assert marks["right"][(room > 0) & right].le(WIDTH).all()
    same_row = marks["y"] == marks["y"].shift()
    assert (marks["left"] >= marks["right"].shift())[same_row].all()


def test_a_label_at_the_right_end_turns_left() -> None:
    store = store_of(*days(10, 360, level="6"))
    marks = arrange(store, {"a": everything(store)}, YEAR).marks.sort_values("x")
    assert marks["side"].to_list() == ["right", "left"]


SHORTENED = [
    ("Signed", "Signed", "short enough"),
    ("核" * 40, "核" * 23 + "…", "wide characters"),
    ("word " * 20, "word" + " word" * 9 + "…", "whole words, no blank before the mark"),
    ("ATACMSを" + "核" * 40, "ATACMSを" + "核" * 18 + "…", "mixed scripts are cut anywhere"),
]


@pytest.mark.parametrize(("text", "expected", "point"), SHORTENED)
def test_shortened(text: str, expected: str, point: str) -> None:
    short = layout.shortened(text)
    assert short == expected, point
    assert layout.text_width(short) <= LABEL_WIDTH, point


WINDOWS = [
    (days(0, 100, 200), NOTHING, ("2023-12-29", "2024-07-22"), "all events, with a margin"),
    ([{"day": "1962-10-22"}, *days(*range(0, 200, 5))], NOTHING, ("2023-12-29", "2024-07-17"),
     "a stray early event is left out"),
    ([{"day": "1962-10-22"}, {"day": "2014-03-18"}, *days(*range(0, 200, 5))], NOTHING,
     ("2023-12-29", "2024-07-17"), "strays of two ages are left out"),
    (days(*range(0, 1000, 10)), NOTHING, ("2023-12-16", "2026-10-03"), "an even spread has none"),
    (days(0, 200), Filters(first=date(2024, 3, 1), last=date(2024, 6, 1)),
     ("2024-03-01", "2024-06-01"), "the chosen dates"),
    (days(5), Filters(first=date(2024, 1, 6), last=date(2024, 1, 6)),
     ("2024-01-06", "2024-01-12"), "a single day gets a week"),
    ([], NOTHING, ("1970-01-01", "1970-12-31"), "no events at all"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "filters", "expected", "point"), WINDOWS)
def test_window(
    rows: list[dict[str, str]], filters: Filters, expected: tuple[str, str], point: str
) -> None:
    store = store_of(*rows)
    shown = layout.window(store, everything(store), filters)
    assert tuple(day.isoformat() for day in shown.dates) == expected, point


def test_a_window_ends_at_the_chart_edge() -> None:
    assert YEAR.pixels(np.array([YEAR.first, YEAR.last + 1.0])).tolist() == [0, WIDTH]
