"""A view of the store → its overview and its timeline, named in the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pipeline.timeline import cards, figures, labels
from pipeline.timeline.filters import chosen, lifted, role_facet
from pipeline.timeline.layout import (
    OTHER,
    Window,
    arrange,
    lane_ids,
    lane_members,
    level_members,
    window,
)
from pipeline.timeline.names import Names
from pipeline.timeline.store import Mask, Store
from pipeline.timeline.strip import strip
from pipeline.timeline.view import View

_MONTH = {"en": "%b %Y", "ja": "%Y年%-m月"}  # of the time axis


@dataclass(frozen=True, eq=False)
class Charts:
    """The data of the overview, the timeline, and how many events lie outside the `days` shown."""

    overview: dict[str, Any]
    timeline: go.Figure
    outside: int
    days: str


def charts(store: Store, view: View, names: Names, mode: figures.Mode) -> Charts:
    """The charts of `view`; the overview shows what the dates leave out, paler."""
    mask, anytime = chosen(store, view.filters), lifted(view.filters, "dates")
    always = chosen(store, anytime)
    whole = window(store, always, anytime)
    dated = view.filters.first or view.filters.last
    span = window(store, mask, view.filters) if dated else whole
    whole = Window(min(whole.first, span.first), max(whole.last, span.last))
    inside = mask & (store.last >= span.first) & (store.first <= span.last)
    lanes, members = _lanes(store, view, names, inside)
    words = figures.Words(
        lanes=lanes,
        hover=lambda event: cards.hover(event, names),
        cluster=labels.WORDS["cluster"][names.lang],
        month=_MONTH[names.lang],
    )
    arranged = arrange(
        store, members, span, lambda event: cards.chart_label(event, names), view.event
    )
    return Charts(
        strip(store, always, whole, span, names.lang) | {"gutter": words.gutter},
        figures.timeline(store, arranged, words, mode),
        int((mask & ~inside).sum()),
        labels.interval(names.lang, *(day.isoformat() for day in span.dates)),
    )


def _lanes(
    store: Store, view: View, names: Names, mask: Mask
) -> tuple[dict[str, str], dict[str, Mask]]:
    """(names of the lanes, their events) as the kind of view wants them."""
    if view.name == "ladder":
        members = level_members(store, mask)
        return {id: labels.level_name(names.lang, int(id)) for id in members}, members
    if view.name == "weapons":
        facet, name, never = "weapon", names.weapon, names.gazetteer.classes
    else:
        facet, name, never = role_facet(view.filters), names.country, {}
    wanted = view.filters.weapon if view.name == "weapons" else view.filters.country
    ids = lane_ids(store, mask, facet, wanted, never)
    other = {OTHER: labels.word(names.lang, "other")}
    return {id: name(id) for id in ids} | other, lane_members(store, mask, facet, ids)
