"""Layouts → Plotly figures. Every mark carries one scalar `customdata`: its event's id, or, for a
cluster, its days as "2024-11-01..2024-11-14".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pipeline.timeline.layout import Layout, Window, text_width
from pipeline.timeline.store import Mask, Store

Mode = Literal["light", "dark"]
DAY = 86_400_000.0  # milliseconds, the unit of Plotly's time axis
AXIS = 30  # pixels for the time axis
SELECTED = "#0A84FF"
_EPOCH = date(1970, 1, 1)
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
    figure = go.Figure()
    _draw_bands(figure, events[~details["date_precision"].isin(_SHAPE).to_numpy()], palette)
    _draw_bars(figure, events[(details["date_precision"] == "range").to_numpy()], palette)
    figure.add_trace(_rings(events[store.nuclear[events["row"]]], palette.ink, 3.5, 0.9))
    figure.add_trace(_rings(events[(details["event_id"] == selected).to_numpy()], SELECTED, 9, 3))
    figure.add_trace(_marks(events, details, words, palette))
    figure.add_trace(_clusters(marks[marks["row"] < 0], words, palette))
    _draw_labels(figure, events[events["label"] != ""], palette)
    _frame(figure, layout, words, palette)
    return figure


def _draw_bands(figure: go.Figure, events: pd.DataFrame, palette: Palette) -> None:
    """A band over the days a date may mean: layers, each shorter, so that its ends fade."""
    for share in np.linspace(1, 0.12, 12):
        half = (events["x1"] - events["x0"]) / 2 * share
        figure.add_trace(_segments(events, events["x"] - half, events["x"] + half, palette.band, 8))


def _draw_bars(figure: go.Figure, events: pd.DataFrame, palette: Palette) -> None:
    """A bar from the first day to the last of a stated range, in the colour of its level."""
    for level, colour in enumerate(palette.levels):
        part = events[events["level"] == level]
        figure.add_trace(_segments(part, part["x0"], part["x1"], colour, 4))


def _segments(
    events: pd.DataFrame, x0: pd.Series, x1: pd.Series, colour: str, width: float
) -> go.Scatter:
    """Level strokes from `x0` to `x1`, one trace for all."""
    gap = np.full(len(events), np.nan)
    return go.Scatter(
        x=np.column_stack([x0 * DAY, x1 * DAY, gap]).ravel(),
        y=np.column_stack([events["y"], events["y"], gap]).ravel(),
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
    )


def _rings(events: pd.DataFrame, colour: str, wider: float, width: float) -> go.Scatter:
    return go.Scatter(
        x=events["x"].to_numpy() * DAY,
        y=events["y"].to_numpy(),
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": events["size"].to_numpy() + wider,
            "color": colour,
            "line": {"width": width},
        },
        hoverinfo="skip",
    )


def symbols(precision: pd.Series, status: pd.Series) -> pd.Series:
    """Plotly's symbol names: the shape tells how exact the date is, the filling the status."""
    shape = precision.map(_SHAPE).fillna("diamond")
    return shape + status.map(_STATUS).fillna("")


def _marks(
    events: pd.DataFrame, details: pd.DataFrame, words: Words, palette: Palette
) -> go.Scatter:
    symbol = symbols(details["date_precision"], details["status"])
    is_open = symbol.str.endswith("-open").to_numpy()
    colour = np.array(palette.levels)[events["level"].to_numpy(dtype=int)]
    return go.Scatter(
        name="events",
        x=events["x"].to_numpy() * DAY,
        y=events["y"].to_numpy(),
        mode="markers",
        marker={
            "symbol": symbol.to_list(),
            "size": events["size"].to_numpy(),
            "color": colour.tolist(),
            "opacity": 1,
            "line": {
                "width": np.where(is_open, 2.2, 1).tolist(),
                "color": np.where(is_open, colour, palette.background).tolist(),
            },
        },
        customdata=details["event_id"].to_list(),
        hovertext=[words.hover(row) for row in events["row"]],
        hoverinfo="text",
        **_UNDIMMED,
    )


# Plotly would dim all other marks after a click; the ring tells the choice already.
_UNDIMMED = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def _clusters(clusters: pd.DataFrame, words: Words, palette: Palette) -> go.Scatter:
    colour = np.array(palette.levels)[clusters["level"].to_numpy(dtype=int)]
    return go.Scatter(
        name="clusters",
        x=clusters["x"].to_numpy() * DAY,
        y=clusters["y"].to_numpy(),
        mode="markers+text",
        text=[f"+{count}" for count in clusters["count"]],
        textfont={"size": 8.5, "color": palette.ink},
        marker={
            "symbol": "circle",
            "size": clusters["size"].to_numpy(),
            "color": palette.background,
            "opacity": 1,
            "line": {"width": 1.6, "color": colour.tolist()},
        },
        customdata=[
            f"{_iso(first)}..{_iso(last)}"
            for first, last in zip(clusters["first"], clusters["last"], strict=True)
        ],
        hovertext=[words.cluster.format(count=count) for count in clusters["count"]],
        hoverinfo="text",
        **_UNDIMMED,
    )


def _iso(day: float) -> str:
    return (_EPOCH + timedelta(int(day))).isoformat()


def _draw_labels(figure: go.Figure, events: pd.DataFrame, palette: Palette) -> None:
    for mark in events.to_dict("records"):
        to_left = mark["side"] == "left"
        edge = min(mark["x0"], mark["x"]) if to_left else max(mark["x1"], mark["x"])
        figure.add_annotation(
            x=edge * DAY,
            y=mark["y"],
            text=escape(mark["label"]),
            showarrow=False,
            xanchor="right" if to_left else "left",
            xshift=(-1 if to_left else 1) * (mark["size"] / 2 + 3),
            font={"size": 11, "color": palette.quiet},
        )


def _frame(figure: go.Figure, layout: Layout, words: Words, palette: Palette) -> None:
    for number, lane in enumerate(layout.lanes):
        if number % 2 == 0:
            figure.add_hrect(
                y0=lane.top, y1=lane.bottom, fillcolor=palette.stripe, line_width=0, layer="below"
            )
    _style(figure, words, palette, height=layout.height + AXIS + 4, top=4, bottom=AXIS)
    figure.update_layout(
        dragmode=False,
        xaxis=_time_axis(layout.window, words.month, palette),
        yaxis={
            "range": [layout.height, 0],
            "tickvals": [(lane.top + lane.bottom) / 2 for lane in layout.lanes],
            "ticktext": [
                f"{escape(words.lanes[lane.id])} <span style='color:{palette.quiet}'>"
                f"{lane.count}</span>"
                for lane in layout.lanes
            ],
            "tickfont": {"size": 12, "color": palette.ink},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    )


def _style(
    figure: go.Figure, words: Words, palette: Palette, height: float, top: float, bottom: float
) -> None:
    """What both figures share; the theme of the page shows through."""
    figure.update_layout(
        height=height,
        margin={"l": words.gutter, "r": 8, "t": top, "b": bottom},
        showlegend=False,
        hovermode="closest",
        hoverlabel={"align": "left", "font": {"family": _FONT, "size": 12}},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _FONT, "color": palette.ink},
    )


def _time_axis(span: Window, month: str, palette: Palette) -> dict[str, object]:
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


def overview(
    store: Store, mask: Mask, span: Window, chosen: Window, mode: Mode, words: Words
) -> go.Figure:
    """Events of `mask` per month over `span`, coloured by the gravest; `chosen` days stand out."""
    palette = PALETTES[mode]
    months = store.first.astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    first, last = (int(np.datetime64(day, "M").astype("int64")) for day in span.dates)
    shown = mask & (months >= first) & (months <= last)
    table = pd.DataFrame({"month": months[shown], "level": store.level[shown]})
    bars = table.groupby("month", as_index=False).agg(count=("level", "size"), max=("level", "max"))
    figure = go.Figure(_month_bars(bars, chosen, palette))
    if (chosen.first, chosen.last) != (span.first, span.last):
        figure.add_vrect(
            x0=chosen.first * DAY,
            x1=(chosen.last + 1) * DAY,
            fillcolor=palette.stripe,
            line={"color": palette.quiet, "width": 1},
            layer="below",
        )
    _style(figure, words, palette, height=76, top=2, bottom=20)
    figure.update_layout(
        dragmode="select",
        selectdirection="h",
        xaxis=_time_axis(span, words.month, palette),
        yaxis={"visible": False, "fixedrange": True},
    )
    return figure


def _month_bars(bars: pd.DataFrame, chosen: Window, palette: Palette) -> go.Bar:
    """A bar per month (counted from 1970-01); those without a day of `chosen` are pale."""
    months = bars["month"].to_numpy(dtype="int64").astype("datetime64[M]")
    starts, ends = (
        ends.astype("datetime64[D]").astype("int64")
        for ends in (months, months + np.timedelta64(1, "M"))
    )
    inside = (ends > chosen.first) & (starts <= chosen.last)
    return go.Bar(
        x=(starts + ends) / 2 * DAY,
        width=(ends - starts) * DAY * 0.9,
        y=bars["count"].to_numpy(),
        marker={
            "color": [palette.levels[level] for level in bars["max"]],
            "opacity": np.where(inside, 1, 0.3).tolist(),
            "line": {"width": 0},
        },
        hovertext=[f"{month}: {count}" for month, count in zip(months, bars["count"], strict=True)],
        hoverinfo="text",
        **_UNDIMMED,
    )
