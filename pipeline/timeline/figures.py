"""Layouts → Plotly figures. Every mark carries one scalar `customdata`: its event's id, or, for a
cluster, its days as "2024-11-01..2024-11-14".
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pipeline.timeline.labels import short_count
from pipeline.timeline.layout import Lane, Layout, Window, text_width
from pipeline.timeline.store import Store

Mode = Literal["light", "dark"]
Part = dict[str, Any]  # a piece of a figure as Plotly's JSON has it
DAY = 86_400_000.0  # milliseconds, the unit of Plotly's time axis
AXIS = 24  # pixels for the time axis, above the lanes
SELECTED = "#0A84FF"
_EPOCH = date(1970, 1, 1)
# Up to so many days on the axis: the step between ticks, their form ("" is that of months).
_TICKS = (
    (70, None, "%Y-%m-%d"),
    (300, "M1", ""),
    (800, "M3", ""),
    (1500, "M6", ""),
    (5500, "M12", "%Y"),
    (25_000, "M60", "%Y"),
    (10**9, None, "%Y"),
)
_PLAIN: Part = {"data": {}, "layout": {}}  # Plotly's own template is 7 kB in every figure
_FONT = '"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic",Meiryo,sans-serif'
_SHAPE = {"day": "circle", "range": "square"}  # all others are not exact: a diamond
_STATUS = {"planned": "-open", "possible": "-open", "denied": "-x-open"}


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; `levels` go from calm to grave, ever further from the background.

    No grave one is pale: each is a strong colour.
    """

    levels: tuple[str, ...]
    ink: str
    quiet: str
    stripe: str
    line: str
    band: str
    background: str


PALETTES: dict[Mode, Palette] = {
    "light": Palette(
        ("#5B9BD5", "#C2BAA2", "#D3AD3A", "#E8962E", "#DD6325", "#BF2F3C", "#7F1650", "#2E0A3A"),
        ink="#1F2430",
        quiet="#667085",
        stripe="rgba(31,36,48,.035)",
        line="rgba(31,36,48,.12)",
        band="rgba(71,84,120,.055)",
        background="#FFFFFF",
    ),
    "dark": Palette(
        ("#4F93D2", "#6F6A5F", "#8C742C", "#AF761C", "#D66E1E", "#FF4B3A", "#FF45A0", "#F26BFF"),
        ink="#ECEEF3",
        quiet="#9AA3B5",
        stripe="rgba(255,255,255,.04)",
        line="rgba(255,255,255,.13)",
        band="rgba(190,203,240,.065)",
        background="#12151C",
    ),
}


@dataclass(frozen=True)
class Words:
    """The texts a timeline figure needs: names of its lanes, and one hover line per event."""

    lanes: dict[str, str]
    hover: Callable[[dict[Hashable, Any]], str]  # an event → HTML
    cluster: str  # with {count}
    month: str  # d3 format of a month on the axis

    @property
    def gutter(self) -> float:
        """Pixels that the names of the lanes need."""
        return max(map(text_width, self.lanes.values()), default=0) * 1.09 + 38


def timeline(store: Store, layout: Layout, words: Words, mode: Mode) -> go.Figure:
    """The marks of `layout` in lanes; those that hold the selected event are ringed."""
    palette = PALETTES[mode]
    marks = layout.marks
    events = marks[marks["row"] >= 0]
    details = store.events.iloc[events["row"]]
    vague = events[~details["date_precision"].isin(_SHAPE).to_numpy()]
    stated = events[(details["date_precision"] == "range").to_numpy()]
    traces = [
        *_bands(vague, palette),
        *_bars(stated, palette),
        _rings(events[store.nuclear[events["row"]]], palette.ink, 3.5, 0.9),
        _rings(marks[marks["selected"]], SELECTED, 9, 3),
        _marks(events, details, words, palette),
        _clusters(marks[marks["row"] < 0], words, palette),
    ]
    frame = _frame(layout, words, palette)
    frame["annotations"] = _labels(events[events["label"] != ""], palette)
    # Plain dictionaries, put in the figure at once: a property set alone costs a millisecond.
    return go.Figure({"data": traces, "layout": frame}, _validate=False)


def _bands(events: pd.DataFrame, palette: Palette) -> list[Part]:
    """A band over the days a date may mean: layers, each shorter, so that its ends fade."""
    if not len(events):
        return []
    half = (events["x1"] - events["x0"]) / 2
    return [
        _segments(events, events["x"] - half * share, events["x"] + half * share, palette.band, 8)
        for share in np.linspace(1, 0.12, 12)
    ]


def _bars(events: pd.DataFrame, palette: Palette) -> list[Part]:
    """A bar from the first day to the last of a stated range, in the colour of its level."""
    parts = ((events[events["level"] == level], level) for level in sorted(set(events["level"])))
    return [
        _segments(part, part["x0"], part["x1"], palette.levels[level], 4) for part, level in parts
    ]


def _segments(
    events: pd.DataFrame, x0: pd.Series, x1: pd.Series, colour: str, width: float
) -> Part:
    """Level strokes from `x0` to `x1`, one trace for all."""
    gap = np.full(len(events), np.nan)
    return {
        "type": "scatter",
        "x": np.column_stack([x0 * DAY, x1 * DAY, gap]).ravel(),
        "y": np.column_stack([events["y"], events["y"], gap]).ravel(),
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _rings(events: pd.DataFrame, colour: str, wider: float, width: float) -> Part:
    return {
        "type": "scatter",
        "x": events["x"].to_numpy() * DAY,
        "y": events["y"].to_numpy(),
        "mode": "markers",
        "marker": {
            "symbol": "circle-open",
            "size": events["size"].to_numpy() + wider,
            "color": colour,
            "line": {"width": width},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def symbols(precision: pd.Series, status: pd.Series) -> pd.Series:
    """Plotly's symbol names: the shape tells how exact the date is, the filling the status."""
    shape = precision.map(_SHAPE).fillna("diamond")
    return shape + status.map(_STATUS).fillna("")


def _marks(events: pd.DataFrame, details: pd.DataFrame, words: Words, palette: Palette) -> Part:
    symbol = symbols(details["date_precision"], details["status"])
    is_open = symbol.str.endswith("-open").to_numpy()
    colour = np.array(palette.levels)[events["level"].to_numpy(dtype=int)]
    return _UNDIMMED | {
        "type": "scatter",
        "name": "events",
        "x": events["x"].to_numpy() * DAY,
        "y": events["y"].to_numpy(),
        "mode": "markers",
        "marker": {
            "symbol": symbol.to_list(),
            "size": events["size"].to_numpy(),
            "color": colour.tolist(),
            "opacity": 1,
            "line": {
                "width": np.where(is_open, 2.2, 1),
                "color": np.where(is_open, colour, palette.background).tolist(),
            },
        },
        "customdata": details["event_id"].to_list(),
        "cliponaxis": False,
        "hovertext": [words.hover(event) for event in details.to_dict("records")],
        "hoverinfo": "text",
    }


# Plotly would dim all other marks after a click; the ring tells the choice already.
_UNDIMMED: Part = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


def _clusters(clusters: pd.DataFrame, words: Words, palette: Palette) -> Part:
    colour = np.array(palette.levels)[clusters["level"].to_numpy(dtype=int)]
    days = zip(clusters["first"], clusters["last"], strict=True)
    return _UNDIMMED | {
        "type": "scatter",
        "name": "clusters",
        "x": clusters["x"].to_numpy() * DAY,
        "y": clusters["y"].to_numpy(),
        "mode": "markers+text",
        "text": [short_count(count) for count in clusters["count"]],
        "textfont": {"size": 9, "color": palette.ink},
        "marker": {
            "symbol": "circle",
            "size": clusters["size"].to_numpy(),
            "color": palette.background,
            "opacity": 1,
            "line": {"width": 1.6, "color": colour.tolist()},
        },
        "customdata": [f"{_iso(first)}..{_iso(last)}" for first, last in days],
        "cliponaxis": False,
        "hovertext": [words.cluster.format(count=count) for count in clusters["count"]],
        "hoverinfo": "text",
    }


def _iso(day: float) -> str:
    return (_EPOCH + timedelta(int(day))).isoformat()


def _labels(events: pd.DataFrame, palette: Palette) -> list[Part]:
    """The titles of the labelled events, each on its side of the mark."""
    notes = []
    for mark in events.to_dict("records"):
        to_left = mark["side"] == "left"
        edge = min(mark["x0"], mark["x"]) if to_left else max(mark["x1"], mark["x"])
        notes.append(
            {
                "x": edge * DAY,
                "y": mark["y"],
                "text": escape(mark["label"]),
                "showarrow": False,
                "xanchor": "right" if to_left else "left",
                "xshift": (-1 if to_left else 1) * (mark["size"] / 2 + 3),
                "font": {"size": 11, "color": palette.quiet},
            }
        )
    return notes


def _frame(layout: Layout, words: Words, palette: Palette) -> Part:
    """Stripes behind every other lane, the names of the lanes, the time axis."""
    count = f" <span style='color:{palette.quiet}'>{{:,}}</span>"
    axis = {
        "range": [layout.height, 0],
        "tickvals": [(lane.top + lane.bottom) / 2 for lane in layout.lanes],
        "ticktext": [
            escape(words.lanes[lane.id]) + count.format(lane.count) for lane in layout.lanes
        ],
        "tickfont": {"size": 12, "color": palette.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticklabeloverflow": "allow",
    }
    return {
        "template": _PLAIN,
        "height": layout.height + AXIS + 4,
        "margin": {"l": words.gutter, "r": 8, "t": AXIS, "b": 4},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": {"family": _FONT, "size": 12}},
        "paper_bgcolor": palette.background,  # which a saved picture keeps
        "plot_bgcolor": palette.background,
        "font": {"family": _FONT, "color": palette.ink},
        "dragmode": False,
        "shapes": [_stripe(lane, palette.stripe) for lane in layout.lanes[::2]],
        "xaxis": _time_axis(layout.window, words.month, palette),
        "yaxis": axis,
    }


def _stripe(lane: Lane, fill: str) -> Part:
    """A rectangle behind the marks of `lane`."""
    ends = {"xref": "x domain", "x0": 0, "x1": 1, "y0": lane.top, "y1": lane.bottom}
    return {"type": "rect", "layer": "below", "fillcolor": fill, "line": {"width": 0}} | ends


def _time_axis(span: Window, month: str, palette: Palette) -> Part:
    days = span.last + 1 - span.first
    step, form = next((step, form) for most, step, form in _TICKS if days <= most)
    return {
        "type": "date",
        "range": [span.first * DAY, (span.last + 1) * DAY],
        "side": "top",
        "gridcolor": palette.line,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 11, "color": palette.quiet},
        "tickformat": form or month,
        "dtick": step,
        "tick0": "2000-01-01",
        "ticklabelstandoff": 2,
        "ticklabeloverflow": "hide past div",  # the last would be cut
    }
