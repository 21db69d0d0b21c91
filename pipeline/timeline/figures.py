"""Layouts → Plotly figures. Every mark carries one scalar `customdata`: its event's id, or, for a
cluster, its days as "2024-11-01..2024-11-14".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any, Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pipeline.timeline.layout import Layout, Window, text_width
from pipeline.timeline.store import Mask, Store

Mode = Literal["light", "dark"]
Part = dict[str, Any]  # a piece of a figure as Plotly's JSON has it
DAY = 86_400_000.0  # milliseconds, the unit of Plotly's time axis
AXIS = 30  # pixels for the time axis
SELECTED = "#0A84FF"
_EPOCH = date(1970, 1, 1)
_PLAIN: Part = {"data": {}, "layout": {}}  # Plotly's own template is 7 kB in every figure
_FONT = '"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic",Meiryo,sans-serif'
_SHAPE = {"day": "circle", "range": "square"}  # all others are not exact: a diamond
_STATUS = {"planned": "-open", "possible": "-open", "denied": "-x-open"}


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; `levels` go from calm to grave, ever further from the background."""

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
        ("#4F93D2", "#7D776A", "#A18436", "#CC8526", "#F0803A", "#FF7A74", "#FFA6C4", "#FFE4F4"),
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
    hover: Callable[[int], str]  # row of the store → HTML
    cluster: str  # with {count}
    month: str  # d3 format of a month on the axis

    @property
    def gutter(self) -> float:
        """Pixels that the names of the lanes need."""
        return max(map(text_width, self.lanes.values()), default=0) * 1.1 + 42


def timeline(
    store: Store, layout: Layout, words: Words, mode: Mode, selected: str = ""
) -> go.Figure:
    """The marks of `layout` in lanes; the event `selected` is ringed wherever it stands."""
    palette = PALETTES[mode]
    marks = layout.marks
    events = marks[marks["row"] >= 0]
    details = store.events.iloc[events["row"]]
    vague = events[~details["date_precision"].isin(_SHAPE).to_numpy()]
    stated = events[(details["date_precision"] == "range").to_numpy()]
    chosen = events[(details["event_id"] == selected).to_numpy()]
    traces = [
        *_bands(vague, palette),
        *_bars(stated, palette),
        _rings(events[store.nuclear[events["row"]]], palette.ink, 3.5, 0.9),
        _rings(chosen, SELECTED, 9, 3),
        _marks(events, details, words, palette),
        _clusters(marks[marks["row"] < 0], words, palette),
    ]
    frame = _frame(layout, words, palette)
    frame["annotations"] = _labels(events[events["label"] != ""], palette)
    # Plain dictionaries, put in the figure at once: a property set alone costs a millisecond.
    return go.Figure({"data": traces, "layout": frame})


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
        "hovertext": [words.hover(row) for row in events["row"]],
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
        "text": [f"+{count}" for count in clusters["count"]],
        "textfont": {"size": 8.5, "color": palette.ink},
        "marker": {
            "symbol": "circle",
            "size": clusters["size"].to_numpy(),
            "color": palette.background,
            "opacity": 1,
            "line": {"width": 1.6, "color": colour.tolist()},
        },
        "customdata": [f"{_iso(first)}..{_iso(last)}" for first, last in days],
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
    count = f" <span style='color:{palette.quiet}'>%d</span>"
    axis = {
        "range": [layout.height, 0],
        "tickvals": [(lane.top + lane.bottom) / 2 for lane in layout.lanes],
        "ticktext": [escape(words.lanes[lane.id]) + count % lane.count for lane in layout.lanes],
        "tickfont": {"size": 12, "color": palette.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    stripes = [(lane.top, lane.bottom, palette.stripe) for lane in layout.lanes[::2]]
    return _style(words, palette, height=layout.height + AXIS + 4, top=4, bottom=AXIS) | {
        "dragmode": False,
        "shapes": [_box("x domain", 0, 1, "y", *stripe) for stripe in stripes],
        "xaxis": _time_axis(layout.window, words.month, palette),
        "yaxis": axis,
    }


def _box(
    xref: str, x0: float, x1: float, yref: str, y0: float, y1: float, fill: str, line: str = ""
) -> Part:
    """A rectangle behind the marks."""
    ends = {"xref": xref, "x0": x0, "x1": x1, "yref": yref, "y0": y0, "y1": y1}
    border = {"color": line, "width": 1} if line else {"width": 0}
    return {"type": "rect", "layer": "below", "fillcolor": fill, "line": border} | ends


def _style(words: Words, palette: Palette, height: float, top: float, bottom: float) -> Part:
    """What both figures share; a saved picture has the background of the page."""
    return {
        "template": _PLAIN,
        "height": height,
        "margin": {"l": words.gutter, "r": 8, "t": top, "b": bottom},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": {"family": _FONT, "size": 12}},
        "paper_bgcolor": palette.background,
        "plot_bgcolor": palette.background,
        "font": {"family": _FONT, "color": palette.ink},
    }


def _time_axis(span: Window, month: str, palette: Palette) -> Part:
    days = span.last + 1 - span.first
    return {
        "type": "date",
        "range": [span.first * DAY, (span.last + 1) * DAY],
        "gridcolor": palette.line,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 11, "color": palette.quiet},
        "tickformat": "%Y" if days > 1500 else month if days > 70 else "%Y-%m-%d",
        "dtick": "M12" if 1500 < days < 6000 else None,
        "ticklabelstandoff": 4,
    }

