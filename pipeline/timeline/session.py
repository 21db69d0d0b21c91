"""What one visitor chose: URL → widgets → view → URL. Only the page uses it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pipeline.models import Lang
from pipeline.timeline.filters import LEVELS, NOTHING, Filters, Piece, without
from pipeline.timeline.store import Store
from pipeline.timeline.view import SEVERAL, View, parse, query

# Session keys of the filters; those besides "dates" are fields of Filters.
FIELDS = (*SEVERAL, "role", "match", "level", "nuclear", "text")
state = st.session_state


def start(store: Store, stamps: tuple[float, ...]) -> None:
    """On the first run of a session and after a new build, put the URL into the widgets."""
    if state.get("stamps") == stamps:
        return
    state.stamps = stamps
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    view, state.rejected = parse(params, store)
    state.language = view.lang or browser_language()
    state.view, state.event, state.written = view.name, view.event, None
    set_filters(store, view.filters)
    if view.event:
        move("afterOpen", view.event)


def browser_language() -> Lang:
    return "ja" if (st.context.locale or "").startswith("ja") else "en"


def set_filters(store: Store, filters: Filters) -> None:
    """Put `filters` into the widgets. The calendar has no open start: it shows the first event."""
    for key in FIELDS:
        state[key] = getattr(filters, key)
    first, last = filters.first, filters.last
    if last and not first and len(store):
        first = min(date.fromisoformat(store.events["date_start"].min()), last)
    state.dates = tuple(day for day in (first, last) if day)
    state.open_dates = state.dates, (filters.first, filters.last)


def clear(store: Store) -> None:
    """Everything as it was at first, with no event open; language and kind of view stay."""
    set_filters(store, NOTHING)
    state.event = ""


def drop(store: Store, filters: Filters, dropped: list[Piece]) -> None:
    for piece in dropped:
        filters = without(filters, *piece)
    set_filters(store, filters)


def toggle(facet: str, value: str) -> None:
    """Add `value` to the choices of `facet`, or drop it."""
    others = [other for other in state[facet] if other != value]
    state[facet] = others if len(others) < len(state[facet]) else [*others, value]


def pick_level(value: str) -> None:
    """Choose the level `value` alone, or all again where it is so."""
    alone = int(value), int(value)
    state.level = LEVELS if tuple(state.level) == alone else alone


def current_view() -> View:
    """What the widgets say now; dates that nobody touched stay as open as the link had them."""
    shown, opened = state.open_dates
    first, last = opened if state.dates == shown else (*state.dates, None, None)[:2]
    values = {key: state[key] for key in FIELDS}
    values |= {key: tuple(state[key]) for key in (*SEVERAL, "level")}
    values |= {key: state[key] or "any" for key in ("role", "match")}  # empty when shown anew
    filters = Filters(**values, first=first, last=last)
    return View(filters, state.language, state.view, state.event)


def write_url(view: View) -> None:
    """Bring the URL up to date once something changed; opening a link leaves it as it is."""
    params = query(view)
    if state.written is not None and state.written != params:
        st.query_params.from_dict(params)
        state.rejected = []
    state.written = params


def keep_choices() -> None:
    """Set the choices anew: their labels change with the language, their ids do not."""
    for key in (*SEVERAL, "role", "match", "view"):
        state[key] = state[key]


def select(event_id: str) -> None:
    """Open `event_id`; the focus goes to its evidence."""
    state.event = event_id
    move("afterOpen", event_id)


def step(event_id: str) -> None:
    """Go on to `event_id`; the focus stays on the button that was pressed."""
    state.event = event_id
    move("afterStep")


def close(event_id: str) -> None:
    """Close the evidence of `event_id`; the focus goes back to where it was opened."""
    state.event = ""
    move("afterClose", event_id)


def move(how: str, event_id: str = "") -> None:
    """Have page.js put scroll and focus where they belong; the number tells each time as new."""
    state.moves = state.get("moves", 0) + 1
    state.move = f"{how}({event_id!r}) // {state.moves}"


def select_mark(chart_key: str) -> None:
    """A click on the chart: an event is selected, a cluster is zoomed to."""
    for point in state[chart_key].selection.points:
        target = str(point.get("customdata") or "")
        if ".." in target:
            state.dates = tuple(date.fromisoformat(day) for day in target.split(".."))
        elif target:
            select(target)


def select_period() -> None:
    """A stretch chosen on the overview becomes the dates."""
    state.dates = tuple(date.fromisoformat(day) for day in state.overview.period)


def show_all_years(store: Store) -> None:
    ends = store.events["date_start"].min(), store.events["date_end"].max()
    state.dates = tuple(date.fromisoformat(day) for day in ends)
