"""The page: filters at the side; timeline, evidence and list in the middle; the URL is its state.

Run with `streamlit run app.py`. What to show is decided in `pipeline.timeline`; this file asks the
visitor and draws.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

import numpy as np
import streamlit as st

from pipeline import read_article
from pipeline.gazetteer import load as load_gazetteer
from pipeline.models import LANGUAGES, STATUSES, Article, InputError, Lang
from pipeline.table import csv_download
from pipeline.timeline import cards, labels
from pipeline.timeline.charts import Charts, charts
from pipeline.timeline.figures import Mode
from pipeline.timeline.filters import (
    NOTHING,
    Filters,
    active,
    choices,
    chosen,
    closed,
    facet_counts,
    lifted,
    loosening,
    neighbours,
)
from pipeline.timeline.labels import word
from pipeline.timeline.names import Names
from pipeline.timeline.store import Mask, Store, load
from pipeline.timeline.view import CALENDAR, VIEWS, View, file_name, link, parse, query

DATA = Path(__file__).parent / "data"
STYLE = Path(__file__).parent / "pipeline" / "timeline" / "page.css"
PAGE = 50  # events on a page of the list
STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
# Session keys of the filters; those besides "dates" are fields of Filters.
LISTS = ("country", "weapon", "status", "type", "source")
FIELDS = (*LISTS, "match", "level", "nuclear", "text")
# Back and forward change the address only: reopen the page from it. `lang` is for screen readers.
SCRIPT = """<script>
document.documentElement.lang = "{lang}";
if (!window.reopensOnBack) {{
  window.reopensOnBack = true;
  window.addEventListener("popstate", () => window.location.reload());
}}
</script>"""
SCROLL = """<script>/* {event} */
document.querySelector(".st-key-evidence")
  ?.scrollIntoView({{block: "nearest", behavior: "smooth"}});
</script>"""

state = st.session_state


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


# --- state: URL → widgets → view → URL -------------------------------------------------------


def start(store: Store, stamps: tuple[float, ...]) -> None:
    """On the first run of a session and after a new build, put the URL into the widgets."""
    if state.get("stamps") == stamps:
        return
    state.stamps = stamps
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    view, state.rejected = parse(params, store)
    state.language = view.lang or browser_language()
    state.view, state.event, state.written = view.name, view.event, None
    set_filters(closed(store, view.filters))


def browser_language() -> Lang:
    return "ja" if (st.context.locale or "").startswith("ja") else "en"


def set_filters(filters: Filters) -> None:
    for key in FIELDS:
        state[key] = getattr(filters, key)
    state.dates = (filters.first, filters.last) if filters.first else ()


def current_view() -> View:
    """What the widgets say now."""
    first, last = (*state.dates, None, None)[:2]
    values = {key: state[key] for key in FIELDS}
    values |= {key: tuple(state[key]) for key in (*LISTS, "level")}
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
    for key in (*LISTS, "match", "view"):
        state[key] = state[key]


def select(event_id: str) -> None:
    state.event, state.scroll = event_id, bool(event_id)


def select_mark(chart_key: str) -> None:
    """A click on the chart: an event is selected, a cluster is zoomed to."""
    for point in state[chart_key].selection.points:
        target = str(point.get("customdata") or "")
        if ".." in target:
            state.dates = tuple(date.fromisoformat(day) for day in target.split(".."))
        elif target:
            select(target)


def select_period(chart_key: str) -> None:
    """A stretch dragged on the overview becomes the dates."""
    for box in state[chart_key].selection.box:
        days = sorted(date.fromisoformat(moment[:10]) for moment in box["x"])
        state.dates = days[0], days[-1]


def show_all_years(store: Store) -> None:
    ends = store.events["date_start"].min(), store.events["date_end"].max()
    state.dates = tuple(date.fromisoformat(day) for day in ends)


# --- the side: filters ----------------------------------------------------------------------


def draw_filters(store: Store, filters: Filters, names: Names) -> None:
    lang = names.lang
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{word(lang, 'filters')}**")
        draw_button("clear", word(lang, "clear"), set_filters, NOTHING, off=not active(filters))
    choose("country", choices(store, "country"), names.country, lang)
    draw_counts(store, filters, "country", names.country)
    choose("weapon", choices(store, "weapon"), names.weapon_choice, lang)
    draw_counts(store, filters, "weapon", names.weapon, never=names.gazetteer.classes)
    st.segmented_control(
        word(lang, "match"),
        ("any", "all"),
        key="match",
        required=True,
        format_func=lambda match: word(lang, match),
    )
    st.date_input(
        word(lang, "dates"),
        key="dates",
        format="YYYY-MM-DD",
        min_value=CALENDAR[0],
        max_value=CALENDAR[1],
    )
    st.slider(word(lang, "level"), 0, 7, key="level")
    low, high = (labels.level_name(lang, level) for level in filters.level)
    st.html(f'<p class="facets">{low} – {high}</p>')
    st.pills(
        word(lang, "status"),
        STATUSES,
        key="status",
        selection_mode="multi",
        format_func=lambda status: labels.STATUS[status][lang],
    )
    st.toggle(word(lang, "nuclear"), key="nuclear")
    st.text_input(word(lang, "text"), key="text")
    choose("type", choices(store, "type"), lambda type: labels.TYPES[type][lang], lang)
    choose("source", choices(store, "source"), str, lang)


def choose(facet: str, ids: list[str], name: Callable[[str], str], lang: Lang) -> None:
    st.multiselect(
        word(lang, facet),
        ids,
        key=facet,
        format_func=name,
        placeholder=word(lang, "anything"),
        select_all=False,
    )


def draw_counts(
    store: Store,
    filters: Filters,
    facet: str,
    name: Callable[[str], str],
    never: Collection[str] = (),
) -> None:
    """The ids of `facet` that have most events under the other filters, but those of `never`."""
    counts = [pair for pair in facet_counts(store, filters, facet) if pair[0] not in never][:5]
    st.html(cards.counts_line([(name(id), count) for id, count in counts]))


def draw_button(
    key: str,
    label: str,
    action: Callable[..., None],
    *arguments: object,
    icon: str | None = None,
    off: bool = False,
) -> None:
    """A quiet button that calls `action` with `arguments`."""
    symbol = f":material/{icon}:" if icon else None
    st.button(
        label, key, on_click=action, args=arguments, icon=symbol, disabled=off, type="tertiary"
    )


# --- the middle -----------------------------------------------------------------------------


def draw_head(store: Store, view: View, mask: Mask, lang: Lang) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.html(cards.page_title(lang), width="stretch")
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
        st.caption(":material/info: " + cards.plain(word(lang, "rejected", values=values)))
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.markdown(word(lang, "count", shown=int(mask.sum()), total=len(store)), width="content")
        if active(view.filters):
            draw_button("clear_all", word(lang, "clear"), set_filters, NOTHING, icon="close")
        st.space("stretch")
        st.segmented_control(
            word(lang, "view"),
            VIEWS,
            key="view",
            required=True,
            label_visibility="collapsed",
            format_func=lambda name: word(lang, f"view_{name}"),
        )
        st.download_button(
            word(lang, "download"),
            data=lambda: csv_download(store.events[mask]),
            file_name=file_name(view.filters),
            mime="text/csv",
            key="download_csv",
            icon=":material/download:",
            on_click="ignore",
        )


def draw_empty(store: Store, filters: Filters, lang: Lang) -> None:
    """What to loosen when nothing is left."""
    st.warning(word(lang, "empty"), icon=":material/filter_alt_off:")
    options = loosening(store, filters)
    for name, count in options:
        label = word(lang, "loosen", name=word(lang, name), count=count)
        draw_button(f"loosen_{name}", label, set_filters, lifted(filters, name), icon="undo")
    if not options:
        st.markdown(word(lang, "loosen_more"))


def draw_charts(store: Store, view: View, names: Names, stamps: tuple[float, ...]) -> None:
    lang, url = names.lang, link("", view)
    drawn = open_charts(store, view, names, theme(), stamps, url)
    # Fresh keys for each figure: a second click on the same mark must count as new.
    strip_key, chart_key = f"overview_{hash((url, theme()))}", f"marks_{hash((url, theme()))}"
    with st.container(key="picture", gap="xsmall"):
        with st.container(key="overview"):
            st.plotly_chart(
                drawn.overview,
                key=strip_key,
                config=STILL,
                theme=None,
                alt=word(lang, "overview"),
                on_select=lambda: select_period(strip_key),
                selection_mode="box",
            )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="quiet">{word(lang, "overview")}</p>', width="content")
            if drawn.outside:
                more = word(lang, "outside", count=drawn.outside)
                draw_button("all_years", more, show_all_years, store, icon="unfold_more")
        st.html(cards.legend(lang))
        with st.container(key="timeline"):
            st.plotly_chart(
                drawn.timeline,
                key=chart_key,
                config=STILL,
                theme=None,
                alt=word(lang, "chart_alt"),
                on_select=lambda: select_mark(chart_key),
                selection_mode="points",
            )


def draw_evidence(store: Store, view: View, mask: Mask, names: Names) -> None:
    lang = names.lang
    with st.container(key="evidence", gap="small"):
        if not view.event:
            st.html(f'<p class="quiet">{word(lang, "hint")}</p>')
            return
        row = store.row[view.event]
        event = store.events.iloc[row]
        draw_steps(store, row, mask, lang)
        if not mask[row]:
            st.html(f'<p class="quiet">{word(lang, "outside_filter")}</p>')
        st.html(cards.event_card(event, names))
        proofs = store.evidence[store.evidence["event_id"] == view.event]
        for number, (_, proof) in enumerate(proofs.iterrows()):
            if number == 1:
                st.html(f'<p class="quiet">{word(lang, "also")}</p>')
            st.html(cards.proof_card(event, proof, open_article(proof["article_id"]), lang))
        st.html(cards.trust_line(event, lang))
    if state.pop("scroll", False):
        st.html(SCROLL.format(event=view.event), unsafe_allow_javascript=True)


def draw_steps(store: Store, row: int, mask: Mask, lang: Lang) -> None:
    """Buttons to the chosen events before and after `row`, and to close the evidence."""
    ids = store.events["event_id"]
    earlier, later = (ids[place] if place is not None else "" for place in neighbours(mask, row))
    with st.container(horizontal=True):
        for key, target, icon in (
            ("previous", earlier, "arrow_back"),
            ("next", later, "arrow_forward"),
        ):
            draw_button(f"{key}_event", word(lang, key), select, target, icon=icon, off=not target)
        st.space("stretch")
        draw_button("close_event", word(lang, "close"), select, "", icon="close")


def draw_list(store: Store, view: View, mask: Mask, names: Names) -> None:
    """The chosen events as buttons, a page at a time: the way in for keyboards and phones."""
    places = np.flatnonzero(mask)
    pages = -(-len(places) // PAGE)
    page_key = f"page_{hash(view.filters)}"
    page = state.get(page_key, 1)
    shown = store.events.iloc[places[(page - 1) * PAGE : page * PAGE]]
    st.markdown(f"**{word(names.lang, 'list')}**")
    with st.container(key="events"):
        for _, event in shown.iterrows():
            st.button(
                cards.list_label(event, names),
                key=f"event_{event['level']}_{event['event_id']}",
                on_click=select,
                args=(event["event_id"],),
                type="tertiary",
                width="stretch",
            )
    if pages > 1:
        st.pagination(pages, key=page_key)
    with st.expander(word(names.lang, "table")):
        st.dataframe(shown, hide_index=True, key="table", height=400)


def draw_page(store: Store, view: View, names: Names, stamps: tuple[float, ...]) -> None:
    mask = chosen(store, view.filters)
    with st.sidebar:
        draw_filters(store, view.filters, names)
    draw_head(store, view, mask, names.lang)
    with st.container(key="page"):
        if not mask.any():
            draw_empty(store, view.filters, names.lang)
        elif view.name != "list":
            draw_charts(store, view, names, stamps)
        if mask.any() or view.event:
            draw_evidence(store, view, mask, names)
        if mask.any():
            draw_list(store, view, mask, names)
    with st.container(key="copy_link", gap="xsmall"):
        st.caption(word(names.lang, "link"))
        st.code(link(st.context.url or "", view), language=None, wrap_lines=True)


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
    st.html(cards.colours(theme(), word(state.language, "filters"), view.event))
    st.html(SCRIPT.format(lang=state.language), unsafe_allow_javascript=True)
    draw_page(store, view, open_names(state.language), stamps)
    write_url(view)


main()
