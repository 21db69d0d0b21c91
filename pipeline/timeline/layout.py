"""Chosen events → marks in lanes: where each stands, in days across and pixels down.

Marks of a lane are packed in sub-rows, so that none covers another on a chart that is at least
`WIDTH` pixels wide. Where more events fall together than a lane has room for, the sharpest turns
keep their marks and the rest become one cluster.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.timeline.filters import Filters, day_number
from pipeline.timeline.store import HAPPENED, TURNS, Days, Integers, Mask, Store

WIDTH = 720  # pixels of the time axis that packing counts on; page.css sees to them
ROW, PAD, LANE = 14, 4, 24  # least height of a sub-row, space around them, least of a lane
CELL = 14  # events whose middles fall in one stretch of so many pixels compete for its sub-rows
CELLS, WIDEST = 200, 70  # cells with marks, above which they are wider, up to so many pixels
ROOM, ROOM_NEAR = 6, 30  # marks in one cell; near = a day is wider than a cell, nothing to zoom to
LIMIT, TALL = 300, 700  # marks on one chart; pixels, above which cells hold less, down to 2
MOST_LANES = 10
LABELS, LABELS_IN_LANE, LABEL_WIDTH = 8, 2, 280
OTHER = ""  # the lane of events that belong to no other lane
_NARROW = frozenset("iljftrI1 .,:;'’|()[]-!")
_EPOCH = date(1970, 1, 1)
_TITLE = itemgetter("title")

Event = dict[Hashable, Any]  # a row of the table
Floats = npt.NDArray[np.float64]
MARKS = ["row", "lane", "x", "x0", "x1", "y", "size", "level"]
MARKS += ["count", "first", "last", "selected", "label", "side"]


@dataclass(frozen=True)
class Window:
    """The days a chart shows, `last` included, as days since 1970-01-01."""

    first: int
    last: int

    def pixels(self, days: Floats) -> Floats:
        """Distance of points in time (in days) from the left end of a chart WIDTH wide."""
        return (days - self.first) * WIDTH / (self.last + 1 - self.first)

    @property
    def dates(self) -> tuple[date, date]:
        return _EPOCH + timedelta(self.first), _EPOCH + timedelta(self.last)


@dataclass(frozen=True)
class Lane:
    """A lane from `top` to `bottom` (pixels, downwards); `count` events are in it."""

    id: str
    count: int
    top: float
    bottom: float


@dataclass(frozen=True, eq=False)
class Layout:
    """Lanes and their marks.

    `marks` has one row per mark: `row` of the store (-1 for a cluster), `lane`, `x0`–`x1` its
    time and `x` its middle in days, `y` and `size` in pixels, `level` (a cluster's gravest),
    `count` of events, `first` and `last` day of a cluster, whether the event `selected` is in it,
    `label` ("" for most) and its `side`.
    """

    lanes: tuple[Lane, ...]
    marks: pd.DataFrame
    window: Window
    height: float


def window(store: Store, mask: Mask, filters: Filters) -> Window:
    """The chosen dates; an open end is set so that all but stray early events begin inside."""
    if not len(store):
        return Window(0, 364)
    starts = store.first[mask] if mask.any() else store.first
    early, late = int(starts[_strays(starts)]), int(starts[-1])
    margin = max(3, (late - early) // 60)
    end = min(int(store.last[mask].max(initial=late)), late + (late - early) // 12)
    first = day_number(filters.first) if filters.first else early - margin
    last = day_number(filters.last) if filters.last else end + margin
    return Window(first, max(last, first + 6))


def _strays(starts: Days) -> int:
    """How many of the ascending `starts`, at most 15 in 100, are strays to leave out."""
    most, strays = len(starts) * 15 // 100, 0
    while more := _far_ahead(starts[strays:], most - strays):
        strays += more
    return strays


def _far_ahead(starts: Days, most: int) -> int:
    """How many of the first `most` to leave out: their share of the time, less three times their
    share of the events, must be largest and above a tenth.
    """
    total = max(1, int(starts[-1] - starts[0]))
    left_out = np.arange(1 + most)
    gain = (starts[left_out] - starts[0]) / total - 3 * left_out / len(starts)
    best = int(gain.argmax())
    return best if gain[best] > 0.1 else 0


def lane_ids(
    store: Store, mask: Mask, facet: str, chosen: Sequence[str], never: Collection[str] = ()
) -> list[str]:
    """Ids that get a lane: the chosen, then those with most events, but for `never`."""
    counts = dict(store.counts(facet, mask))
    rest = sorted(
        (value for value in counts if counts[value] and value not in never),
        key=lambda v: (-counts[v], v),
    )
    ids = [value for value in chosen if counts.get(value)]
    return [*ids, *(value for value in rest if value not in ids)][:MOST_LANES]


def lane_members(store: Store, mask: Mask, facet: str, ids: Sequence[str]) -> dict[str, Mask]:
    """Lane id → its events; the lane OTHER takes those that no lane of `ids` has."""
    members = {value: store.masks[facet][value] & mask for value in ids}
    left = mask & ~np.logical_or.reduce([*members.values(), ~mask])
    return members | ({OTHER: left} if left.any() else {})


def level_members(store: Store, mask: Mask) -> dict[str, Mask]:
    """Lanes of the ladder, gravest on top, empty rungs included."""
    return {str(level): mask & (store.level == level) for level in range(7, -1, -1)}


def arrange(
    store: Store,
    members: dict[str, Mask],
    span: Window,
    name: Callable[[Event], str] = _TITLE,
    selected: str = "",
) -> Layout:
    """The marks of every lane of `members` within `span`; `name` makes a label of an event.

    The event `selected` changes no place of any mark.
    """
    shown = (store.last >= span.first) & (store.first <= span.last)
    members = {lane: mask & shown for lane, mask in members.items()}
    counts = {lane: int(np.count_nonzero(mask)) for lane, mask in members.items()}
    points = _points(store, members, span)
    near = WIDTH / (span.last + 1 - span.first) >= CELL
    lanes = list(members)
    at = store.row.get(selected, -1)
    for most in (ROOM_NEAR,) if near else range(ROOM, 1, -1):
        marks = _labelled(store, _clustered(store, points, most, lanes, at), name)
        packed = _packed(marks, counts, span)
        if packed.height <= TALL:
            break
    return packed


@dataclass(frozen=True, eq=False)
class _Points:
    """Events by lane and cell, the sharpest turn of a cell first; one place per event and lane.

    `row` is that of the store, `x0`–`x1` its time cut to the window; the events of a cell begin
    at each of `starts`.
    """

    row: Integers
    lane: Integers
    x0: Floats
    x1: Floats
    starts: Integers


def _points(store: Store, members: dict[str, Mask], span: Window) -> _Points:
    rows = [np.flatnonzero(mask) for mask in members.values()]
    row = np.concatenate([*rows, np.zeros(0, dtype=int)])
    lane = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    x0 = np.maximum(store.first, span.first).astype(float)
    x1 = np.minimum(store.last, span.last) + 1.0
    cell = _cells(lane * (WIDTH + 1), span.pixels((x0 + x1) / 2), row)
    # One number tells cell, turn and row, so that one sort of plain numbers does.
    turn = store.turn * 2 + (store.last == store.first)
    code = (cell * 2 * TURNS + 2 * TURNS - 1 - turn[row]) * len(store) + row
    code, row = np.divmod(np.sort(code), len(store) or 1)
    cell = code // (2 * TURNS)
    starts = np.flatnonzero(np.diff(cell, prepend=-1))
    return _Points(row, cell // (WIDTH + 1), x0[row], x1[row], starts)


def _cells(lane: Integers, x: Floats, row: Integers) -> Integers:
    """The cell of the event at each `row` of `x`, counted from `lane`.

    Cells are wider where there would be too many.
    """
    width = float(CELL)
    while True:
        cells: Integers = lane + np.floor(x / width).astype("int64")[row]
        if np.count_nonzero(np.bincount(cells)) <= CELLS or width >= WIDEST:
            return cells
        width *= 1.4


def _clustered(
    store: Store, points: _Points, most: int, lanes: Sequence[str], selected: int
) -> pd.DataFrame:
    """A mark per event, up to `most` in a cell; the last of a full cell stands for the rest."""
    sizes = np.diff(points.starts, append=len(points.row))
    rank = np.arange(len(points.row)) - np.repeat(points.starts, sizes)
    begins = np.flatnonzero(rank < _room(sizes, most))  # a mark's events run to the next begin
    count = np.diff(begins, append=len(points.row))
    row, alone = points.row[begins], count == 1
    x = np.add.reduceat((points.x0 + points.x1) / 2, begins) / count
    level = np.maximum.reduceat(store.level[points.row], begins)
    return pd.DataFrame(
        {
            "row": np.where(alone, row, -1),
            "lane": np.array(lanes, dtype=object)[points.lane[begins]],
            "x": x,
            "x0": np.where(alone, points.x0[begins], x),
            "x1": np.where(alone, points.x1[begins], x),
            "level": level,
            "nuclear": alone & store.nuclear[row],
            "count": count,
            "first": np.minimum.reduceat(store.first[points.row], begins),
            "last": np.maximum.reduceat(store.last[points.row], begins),
            "selected": np.logical_or.reduceat(points.row == selected, begins),
            "size": np.where(alone, 7 + level * 0.75, 13 + 2.5 * np.log10(count)),
        }
    )


def _room(sizes: Integers, most: int) -> int:
    """The most marks a cell may hold so that the chart stays within LIMIT, at least 1."""
    for room in range(most, 1, -1):
        if np.minimum(sizes, room).sum() <= LIMIT:
            return room
    return 1


def _labelled(store: Store, marks: pd.DataFrame, name: Callable[[Event], str]) -> pd.DataFrame:
    """`marks` with a label on the few sharpest turns that happened.

    Each event has one, in the lane with fewest labels, of those the lane of fewest events; of a
    day and a kind of event only one has.
    """
    grave = marks[(marks["row"] >= 0) & (marks["level"] >= 4)]
    places: dict[int, list[int]] = {}
    for place, row in zip(grave.index, grave["row"], strict=True):
        places.setdefault(row, []).append(place)
    marks["label"], in_lane, told = "", Counter[str](), set[tuple[str, ...]]()
    rows = sorted(places, key=lambda row: (-store.turn[row], row))
    heads = store.events[["status", "date_start", "event_type"]].iloc[rows]
    for row, (status, *kind) in zip(rows, heads.itertuples(index=False), strict=True):
        place = min(reversed(places[row]), key=lambda place: in_lane[marks["lane"][place]])
        lane = marks["lane"][place]
        full = in_lane[lane] == LABELS_IN_LANE
        if not full and tuple(kind) not in told and status in HAPPENED:
            marks.loc[place, "label"] = shortened(name(store.events.iloc[row].to_dict()))
            in_lane[lane] += 1
            told.add(tuple(kind))
        if in_lane.total() == LABELS:
            break
    return marks


def text_width(text: str) -> float:
    """Pixels that `text` takes at 11 px, rather too many: wide characters a full square."""
    return float(sum(map(_width, text)))


def _width(char: str) -> float:
    if char in _NARROW:
        return 4
    return 11.2 if unicodedata.east_asian_width(char) in "WFA" else 7.6 if char.isupper() else 6.2


def shortened(text: str) -> str:
    """`text` cut to LABEL_WIDTH between words, with "…" where something is left out."""
    if text_width(text) <= LABEL_WIDTH:
        return text
    length = len(text)
    while text_width(text[:length]) > LABEL_WIDTH - 12:
        length -= 1
    if " " in text[:length] and text[length - 1 : length + 1].isascii():
        length = text.rindex(" ", 0, length + 1)
    return text[:length].rstrip(" 　、,") + "…"


def _packed(marks: pd.DataFrame, counts: dict[str, int], span: Window) -> Layout:
    """`marks` in sub-rows of their lanes, none over another."""
    half = marks["size"].to_numpy() / 2 + np.where(marks["nuclear"].to_numpy(dtype=bool), 3, 1)
    middle = span.pixels(marks["x"].to_numpy())
    left = np.minimum(span.pixels(marks["x0"].to_numpy()), middle - half)
    right = np.maximum(span.pixels(marks["x1"].to_numpy()), middle + half)
    room = marks["label"].map(text_width).to_numpy() + 6
    to_right = right + room <= WIDTH
    marks["label"] = marks["label"].where(to_right | (left >= room), "")
    marks["side"] = np.where(to_right, "right", "left")
    labelled = (marks["label"] != "").to_numpy()
    left = np.where(labelled & ~to_right, left - room, left)
    right = np.where(labelled & to_right, right + room, right)
    lanes, top, y = [], 0.0, np.zeros(len(marks))
    for lane, count in counts.items():
        places = np.flatnonzero(marks["lane"] == lane)
        places = places[np.argsort(left[places], kind="stable")]
        rows = _sub_rows(left[places], right[places])
        used = int(rows.max()) + 1 if len(rows) else 1
        height = max(ROW, marks["size"].to_numpy()[places].max(initial=0) + 1)
        bottom = top + max(LANE, used * height + 2 * PAD)
        y[places] = (top + bottom) / 2 + (rows - (used - 1) / 2) * height
        lanes.append(Lane(lane, count, top, bottom))
        top = bottom
    return Layout(tuple(lanes), marks.assign(y=y)[MARKS], span, top)


def _sub_rows(left: Floats, right: Floats) -> npt.NDArray[np.int64]:
    """The first free sub-row of each stretch; `left` ascends."""
    ends: list[float] = []
    rows = np.zeros(len(left), dtype=np.int64)
    for place, (start, end) in enumerate(zip(left, right, strict=True)):
        row = next((row for row, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        rows[place] = row
    return rows
