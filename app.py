"""The page: filters at the side; timeline, evidence and list in the middle; the URL is its state.

Run with `streamlit run app.py`. What to show is decided in `pipeline.timeline`; this file asks the
visitor and draws.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import groupby
from pathlib import Path
from typing import Literal

import numpy as np
import streamlit as st

from pipeline import read_article
from pipeline.gazetteer import load as load_gazetteer
from pipeline.models import LANGUAGES, STATUSES, Article, InputError, Lang
from pipeline.table import csv_download
from pipeline.timeline import cards, labels
from pipeline.timeline.answers import Reaction, links, reactions
from pipeline.timeline.charts import Charts, charts
from pipeline.timeline.export import FORMATS, Format
from pipeline.timeline.figures import Mode
from pipeline.timeline.filters import (
    NOTHING,
    ROLES,
    Filters,
    Piece,
    chosen,
    facet_counts,
    first_steps,
    frequent,
    level_counts,
    loosening,
    neighbours,
    pieces,
)
from pipeline.timeline.labels import word
from pipeline.timeline.names import Names
from pipeline.timeline.session import (
    browser_language,
    clear,
    close,
    current_view,
    drop,
    keep_choices,
    pick_level,
    select,
    select_mark,
    select_period,
    set_filters,
    show_all_years,
    start,
    state,
    step,
    toggle,
    write_url,
)
from pipeline.timeline.steps import Step, weapon_steps
from pipeline.timeline.store import Mask, Store, load
from pipeline.timeline.view import CALENDAR, VIEWS, View, file_name, link

DATA = Path(__file__).parent / "data"
PIECES = Path(__file__).parent / "pipeline" / "timeline"
STYLE, SCRIPT = PIECES / "page.css", (PIECES / "page.js").read_text(encoding="utf-8")
PAGE = 30  # events on a page of the list
CHAINS, ANSWERS = 12, 40  # weapon systems, and answers, shown at once
LOOSENINGS = 6  # ways out of an empty result
# The button that saves a picture is there, unseen, for the page's own.
CONFIG = {"displayModeBar": True, "modeBarButtons": [["toImage"]], "displaylogo": False}
CONFIG |= {"scrollZoom": False, "doubleClick": False}
OVERVIEW, PICKS = (
    st.components.v2.component(
        name, js=(PIECES / f"{name}.js").read_text(encoding="utf-8"), isolate_styles=False
    )
    for name in ("strip", "picks")
)
Thresholds = tuple[dict[str, tuple[Step, ...]], list[Reaction]]


@st.cache_resource(max_entries=1)
def open_store(stamps: tuple[float, ...]) -> Store:
    """The event table; `stamps` are the times of its files, so that a new build is read."""
    return load(DATA)


@st.cache_resource
def open_names(lang: Lang) -> Names:
    return Names(load_gazetteer(), lang)


@st.cache_resource(max_entries=200)
def open_article(article_id: str) -> Article | None:
    try:
        return read_article(DATA / "articles" / f"{article_id}.md")
    except InputError:
        return None


@st.cache_resource(max_entries=64, show_spinner=False)
def open_charts(
    _store: Store, _view: View, _names: Names, mode: Mode, stamps: tuple[float, ...], url: str
) -> Charts:
    """The charts of the view at `url`; only scalars are the key."""
    return charts(_store, _view, _names, mode)


@st.cache_resource(max_entries=64, show_spinner=False)
def open_steps(
    _store: Store, _mask: Mask, _names: Names, stamps: tuple[float, ...], filters: Filters
) -> Thresholds:
    """The thresholds and the answers among the events of `filters`."""
    generic = [id for id, weapon in _names.gazetteer.weapons.items() if weapon.generic]
    return weapon_steps(_store, _mask, generic), reactions(_store, _mask)


# --- the side: filters ----------------------------------------------------------------------


def draw_filters(store: Store, filters: Filters, shown: int, names: Names) -> None:
    lang = names.lang
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{word(lang, 'filters')}**")
        draw_button("clear", word(lang, "clear"), clear, store, off=filters == NOTHING)
    choose("country", list(store.masks["country"]), names.country, lang)
    draw_counts(store, filters, "country", names.country)
    roles = {role: f"role_{role}" for role in ROLES}
    switch("role", roles, lang, label="collapsed")
    choose("weapon", list(store.masks["weapon"]), names.weapon_choice, lang)
    draw_counts(store, filters, "weapon", names.weapon, never=names.gazetteer.classes)
    switch("match", {"any": "any", "all": "all"}, lang)
    st.date_input(
        word(lang, "dates"),
        key="dates",
        format="YYYY-MM-DD",
        min_value=CALENDAR[0],
        max_value=CALENDAR[1],
    )
    st.slider(word(lang, "level"), 0, 7, key="level")
    bars = cards.level_bars(level_counts(store, filters), filters.level, lang)
    alone = [str(filters.level[0])] if filters.level[0] == filters.level[1] else []
    draw_picks("level_bars", bars, alone, pick_level)
    status = {str(id): pair[lang] for id, pair in labels.STATUS.items()}
    st.pills(
        word(lang, "status"),
        STATUSES,
        key="status",
        selection_mode="multi",
        format_func=status.__getitem__,
    )
    left, whole = (dict(facet_counts(store, some, "status")) for some in (filters, NOTHING))
    st.html(cards.status_counts(left, whole))
    st.toggle(word(lang, "nuclear"), key="nuclear")
    st.text_input(word(lang, "text"), key="text")
    kinds = {id: pair[lang] for id, pair in labels.TYPES.items()}
    choose("type", list(store.masks["type"]), kinds.__getitem__, lang)
    draw_counts(store, filters, "type", kinds.__getitem__)
    choose("source", list(store.masks["source"]), str, lang)
    draw_counts(store, filters, "source", str)
    if told := cards.provenance(store, lang):
        st.html(told)
    st.html(cards.show_button(lang, shown))


def choose(facet: str, ids: list[str], name: Callable[[str], str], lang: Lang) -> None:
    st.multiselect(
        word(lang, facet),
        ids,
        key=facet,
        format_func=name,
        placeholder=word(lang, "anything"),
        select_all=False,
    )


def switch(
    key: str, ids: dict[str, str], lang: Lang, label: Literal["visible", "collapsed"] = "visible"
) -> None:
    """A choice of one of `ids` (id → word)."""
    if not state[key]:  # as the browser may send it back
        state[key] = next(iter(ids))
    st.segmented_control(
        word(lang, key),
        ids,
        key=key,
        required=True,
        label_visibility=label,
        format_func=lambda id: word(lang, ids[id]),
    )


def draw_counts(
    store: Store,
    filters: Filters,
    facet: str,
    name: Callable[[str], str],
    never: Collection[str] = (),
) -> None:
    """The most frequent ids of `facet`, but for `never`; a click chooses one or drops it again."""
    counts = frequent(store, filters, facet, never)
    html = cards.counts_line([(id, name(id), count) for id, count in counts])
    draw_picks(f"{facet}_counts", html, getattr(filters, facet), lambda id: toggle(facet, id))


def draw_picks(key: str, html: str, picked: Collection[str], action: Callable[[str], None]) -> None:
    """`html` with buttons of ids; a click on one calls `action`. Those `picked` are lit."""
    data = {"html": html, "picked": list(picked)}
    PICKS(key=key, data=data, on_pick_change=lambda: action(state[key].pick))


def draw_button(
    key: str,
    label: str,
    action: Callable[..., None],
    *arguments: object,
    icon: str | None = None,
    off: bool = False,
) -> None:
    """A quiet button that calls `action` with `arguments`."""
    st.button(
        label,
        key,
        on_click=action,
        args=arguments,
        icon=f":material/{icon}:" if icon else None,
        disabled=off,
        type="tertiary",
    )


# --- the head: what is shown, in which view, to take away -----------------------------------


def draw_head(store: Store, view: View, mask: Mask, names: Names) -> None:
    lang = names.lang
    with st.container(horizontal=True, horizontal_alignment="distribute", key="head"):
        st.html(cards.page_title(lang), width="stretch")
        with st.container(key="copy_link", width="content"):
            address = link(st.context.url or "", view)
            st.html(cards.copy_button(lang, address), width="content")
        st.segmented_control(
            word(lang, "language"),
            LANGUAGES,
            key="language",
            required=True,
            label_visibility="collapsed",
            format_func={"ja": "日本語", "en": "English"}.__getitem__,
            on_change=keep_choices,
        )
    if state.rejected:
        values = ", ".join(f"{item.parameter}={item.value[:40]}" for item in state.rejected)
        st.html(cards.line("quiet notice", word(lang, "rejected", values=values)))
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        draw_count(store, mask, lang)
        st.space("stretch")
        st.segmented_control(
            word(lang, "view"),
            VIEWS,
            key="view",
            required=True,
            label_visibility="collapsed",
            format_func=lambda name: word(lang, f"view_{name}"),
        )
        draw_take_away(store, view, mask, lang)
    draw_chips(store, view.filters, names)
    if mask.any():
        st.html(cards.story(store, mask, lang))


def draw_count(store: Store, mask: Mask, lang: Lang) -> None:
    shown = int(np.count_nonzero(mask))
    st.markdown(word(lang, "count", shown=shown, total=len(store)), width="content")


def draw_chips(store: Store, filters: Filters, names: Names) -> None:
    """What is filtered, piece by piece; a click drops the piece. At first, what to begin with."""
    lang, narrowed = names.lang, pieces(filters)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="chips"):
        for name, value in narrowed:
            label = chip_label(filters, (name, value), names)
            draw_chip(f"chip_{name}_{value}", label, "close", drop, store, filters, [(name, value)])
        if narrowed:
            draw_button("clear_all", word(lang, "clear"), clear, store)
            return
        st.html(cards.line("quiet", word(lang, "begin")), width="content")
        for first in first_steps(store):
            piece = pieces(first)[0]
            label = chip_label(first, piece, names)
            draw_chip(f"begin_{piece[0]}", label, "add", set_filters, store, first)


def draw_chip(
    key: str, label: str, icon: str, action: Callable[..., None], *arguments: object
) -> None:
    icon = f":material/{icon}:"
    st.button(cards.plain(label), key, on_click=action, args=arguments, icon=icon)


def chip_label(filters: Filters, piece: Piece, names: Names) -> str:
    lang, (name, value) = names.lang, piece
    if name == "country":
        role = f" ({word(lang, f'role_{filters.role}')})" if filters.role != "any" else ""
        return names.country(value) + role
    if name in ("status", "type"):
        return (labels.STATUS | labels.TYPES)[value][lang]
    if name == "dates":
        return labels.period(lang, filters.first, filters.last)
    low, high = filters.level
    return {
        "weapon": names.weapon_choice(value),
        "source": value,
        "level": labels.level_range(lang, low, high),
        "nuclear": word(lang, "nuclear"),
        "text": word(lang, "chip_text", text=filters.text),
    }[name]


def draw_take_away(store: Store, view: View, mask: Mask, lang: Lang) -> None:
    """Downloads of the events shown and of the chart, and the link."""
    st.download_button(
        word(lang, "download"),
        data=lambda: csv_download(store.events[mask]),
        file_name=file_name(view.filters),
        mime="text/csv",
        key="download_csv",
        icon=":material/download:",
        on_click="ignore",
    )
    with st.popover(word(lang, "more"), key="more"):
        st.html(cards.line("quiet", word(lang, "take", count=int(mask.sum()))))
        for name, kind in FORMATS.items():
            draw_download(name, kind, store, view, mask, lang)
        if view.name not in ("list", "steps"):
            st.html(cards.picture_buttons(lang, file_name(view.filters, f"_{view.name}")))


def draw_download(
    name: str, kind: Format, store: Store, view: View, mask: Mask, lang: Lang
) -> None:
    st.download_button(
        word(lang, f"format_{name}"),
        data=lambda: kind.make(store.events[mask], lang),
        file_name=file_name(view.filters, kind.suffix),
        mime=kind.mime,
        key=f"download_{name}",
        on_click="ignore",
        type="tertiary",
    )


# --- the middle -----------------------------------------------------------------------------


def draw_empty(store: Store, filters: Filters, names: Names) -> None:
    """Which of the filters to drop when nothing is left, each choice a click."""
    lang, options = names.lang, loosening(store, filters)[:LOOSENINGS]
    with st.container(key="empty", gap="xsmall"):
        st.html(
            cards.section(word(lang, "empty"), word(lang, "loosen" if options else "loosen_more"))
        )
        for place, (dropped, count) in enumerate(options):
            named = word(lang, "and").join(chip_label(filters, piece, names) for piece in dropped)
            label = word(lang, "drop", name=named, count=count)
            draw_chip(f"loosen_{place}", label, "close", drop, store, filters, dropped)
        draw_chip("loosen_all", word(lang, "drop_all", count=len(store)), "undo", clear, store)


def draw_charts(store: Store, view: View, names: Names, stamps: tuple[float, ...]) -> None:
    lang, url = names.lang, link("", view)
    drawn = open_charts(store, view, names, theme(), stamps, url)
    # A fresh key for each figure: a second click on the same mark must count as new.
    chart_key = f"marks_{hash((url, theme()))}"
    with st.container(key="picture", gap="xsmall"):
        st.html(cards.legend(lang))
        OVERVIEW(key="overview", data=drawn.overview, on_period_change=select_period)
        with st.container(key="timeline", gap=None):
            st.html(cards.to_list(lang))
            st.plotly_chart(
                drawn.timeline,
                key=chart_key,
                config=CONFIG,
                theme=None,
                alt=word(lang, "chart_alt"),
                on_select=lambda: select_mark(chart_key),
                selection_mode="points",
            )
        if drawn.outside:
            more = word(lang, "outside", count=drawn.outside, days=drawn.days)
            draw_button("all_years", more, show_all_years, store, icon="unfold_more")


def draw_thresholds(
    store: Store, view: View, mask: Mask, names: Names, stamps: tuple[float, ...]
) -> None:
    """Weapon by weapon its thresholds; then who answered whom."""
    lang = names.lang
    chains, answers = open_steps(store, mask, names, stamps, view.filters)
    told = [id for id in chains if len(chains[id]) > 1]
    first, rest = told[:CHAINS], [*told[CHAINS:], *(id for id in chains if id not in told)]
    with st.container(key="thresholds", gap="xsmall"):
        draw_section(lang, "weapon_steps" if chains else "no_steps")
        draw_events("steps", chains_html(store, chains, first, names), view)
        if rest:
            with st.expander(word(lang, "more_weapons", count=len(rest)), expanded=not told):
                draw_picks(
                    "more_steps",
                    chains_html(store, chains, rest[:ANSWERS], names),
                    [view.event],
                    select,
                )
        draw_section(lang, "reactions" if answers else "no_reactions")
        draw_events("answers", answers_html(store, answers[:ANSWERS], mask, names), view)


def draw_section(lang: Lang, key: str) -> None:
    """A heading with its note, or, when there is nothing under it, the word for that."""
    if f"{key}_note" in labels.WORDS:
        st.html(cards.section(word(lang, key), word(lang, f"{key}_note")))
    else:
        st.html(cards.line("quiet", word(lang, key)))


def chains_html(
    store: Store, chains: dict[str, tuple[Step, ...]], weapons: list[str], names: Names
) -> str:
    event = store.events.iloc
    return "".join(
        cards.chain(
            names.weapon(id),
            [(step.kind, event[step.row], step.cue) for step in chains[id]],
            names.lang,
        )
        for id in weapons
    )


def answers_html(store: Store, answers: list[Reaction], mask: Mask, names: Names) -> str:
    html, event = [], store.events.iloc
    for sides, group in groupby(answers, key=lambda answer: answer.sides):
        html.append(cards.sides_line([names.country(id) for id in sides]))
        for one in group:
            action = event[one.action] if one.action is not None else None
            shown = one.action is None or bool(mask[one.action]), bool(mask[one.row])
            html.append(cards.answer(action, event[one.row], one.cue, names, shown))
    return "".join(html)


def draw_events(key: str, html: str, view: View) -> None:
    """Buttons of events; a click selects one."""
    draw_picks(key, html, [view.event], select)


def draw_evidence(store: Store, view: View, mask: Mask, names: Names) -> None:
    lang = names.lang
    with st.container(key="evidence", gap="small"):
        if not view.event:
            st.html(cards.line("quiet", word(lang, "hint")))
            return
        row = store.row[view.event]
        event = store.events.iloc[row]
        st.html(cards.event_card(event, names))
        draw_neighbours(store, row, mask, lang)
        if not mask[row]:
            st.html(cards.line("quiet", word(lang, "outside_filter")))
        proofs = store.evidence[store.evidence["event_id"] == view.event]
        for number, (_, proof) in enumerate(proofs.iterrows()):
            if number == 1:
                st.html(cards.line("quiet", word(lang, "also")))
            article = open_article(proof["article_id"])
            st.html(cards.proof_card(event, proof, article, lang))
            if number == 0:
                st.html(cards.level_line(event, article, lang))
                if html := cards.linked(links(store, row), store.events, names):
                    draw_events("linked", html, view)
        st.html(cards.trust_line(event, lang))


def draw_neighbours(store: Store, row: int, mask: Mask, lang: Lang) -> None:
    """Buttons to the chosen events before and after `row`, and to close the evidence."""
    ids = store.events["event_id"]
    earlier, later = (ids[place] if place is not None else "" for place in neighbours(mask, row))
    with st.container(horizontal=True, vertical_alignment="center", key="neighbours"):
        for key, target, icon in (
            ("previous", earlier, "arrow_back"),
            ("next", later, "arrow_forward"),
        ):
            draw_button(f"{key}_event", word(lang, key), step, target, icon=icon, off=not target)
        if mask[row]:
            place = word(lang, "place", place=int(mask[: row + 1].sum()), count=int(mask.sum()))
            st.html(cards.line("quiet", place), width="content")
        st.space("stretch")
        draw_button("close_event", word(lang, "close"), close, ids[row], icon="close")


def draw_list(store: Store, view: View, mask: Mask, names: Names) -> None:
    """The chosen events as buttons, a page at a time: the way in for keyboards and phones."""
    places = np.flatnonzero(mask)
    pages = -(-len(places) // PAGE)
    page_key = f"page_{hash(view.filters)}"
    page = state.get(page_key, 1)
    shown = store.events.iloc[places[(page - 1) * PAGE : page * PAGE]]
    st.html(cards.heading(word(names.lang, "list")))
    draw_events(
        "events", "".join(cards.event_row(event, names) for event in shown.to_dict("records")), view
    )
    if pages > 1:
        st.pagination(pages, key=page_key)
    table = st.expander(word(names.lang, "table"), key="table", on_change="rerun")
    if table.open:
        table.dataframe(shown, hide_index=True, height=400)


def draw_page(store: Store, view: View, names: Names, stamps: tuple[float, ...]) -> None:
    """Everything, the chart first: what is drawn early is seen early."""
    mask, embedded = chosen(store, view.filters), bool(st.context.is_embedded)
    head = st.container()
    with st.container(key="embedded" if embedded else "page"):
        draw_picture(store, view, mask, names, stamps)
        with head:
            if not embedded:
                draw_head(store, view, mask, names)
        if embedded:
            draw_foot(store, view, mask, names.lang)
        if mask.any() or view.event:
            draw_evidence(store, view, mask, names)
        if mask.any():
            draw_list(store, view, mask, names)
    if told := cards.provenance(store, names.lang):
        st.html(told)
    draw_move()
    if not embedded:
        with st.sidebar:
            draw_filters(store, view.filters, int(mask.sum()), names)


def draw_move() -> None:
    """Scroll and focus after an event was opened or closed."""
    if how := state.pop("move", ""):
        script = f"<script>window.escalationTimeline.{how}</script>"
        st.html(script, unsafe_allow_javascript=True)


def draw_picture(
    store: Store, view: View, mask: Mask, names: Names, stamps: tuple[float, ...]
) -> None:
    """What the kind of view shows above the evidence."""
    if not mask.any():
        draw_empty(store, view.filters, names)
    elif view.name == "steps":
        draw_thresholds(store, view, mask, names, stamps)
    elif view.name != "list":
        draw_charts(store, view, names, stamps)


def draw_foot(store: Store, view: View, mask: Mask, lang: Lang) -> None:
    """Under an embedded chart: how many events it shows, and the way to the whole page."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        draw_count(store, mask, lang)
        st.html(cards.full_link(lang, link(st.context.url or "", view)), width="content")


def theme() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def main() -> None:
    st.set_page_config("Escalation Timeline", "📈", layout="wide")
    try:
        files = DATA / "events.csv", DATA / "evidence.csv"
        stamps = tuple(file.stat().st_mtime if file.exists() else 0.0 for file in files)
        store, _ = open_store(stamps), open_names("en")
    except (InputError, OSError) as error:
        lang = browser_language()
        st.error(cards.plain(word(lang, "broken", problem=error)))
        st.stop()
    start(store, stamps)
    view = current_view()
    st.html(STYLE)
    st.html(cards.colours(theme(), word(state.language, "filters")))
    script = SCRIPT.replace("{lang}", state.language)
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    write_url(view)
    draw_page(store, view, open_names(state.language), stamps)


main()
