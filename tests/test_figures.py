"""Figures and HTML: what a mark looks like, what it carries, and that no text becomes markup."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from sample_events import store_of

from pipeline.gazetteer import load
from pipeline.models import LANGUAGES, Article, Lang
from pipeline.timeline import cards, evidence, figures
from pipeline.timeline.answers import Links, Reaction
from pipeline.timeline.charts import charts
from pipeline.timeline.evidence import Mark, marked, passage
from pipeline.timeline.figures import PALETTES, Mode
from pipeline.timeline.filters import Filters
from pipeline.timeline.labels import (
    LEVELS,
    OWN_SOURCE,
    TYPES,
    WORDS,
    interval,
    level_name,
    short_date,
    word,
)
from pipeline.timeline.layout import Window
from pipeline.timeline.names import Names
from pipeline.timeline.store import Store
from pipeline.timeline.strip import strip
from pipeline.timeline.view import VIEWS, View, ViewName

NAMES = {lang: Names(load(), lang) for lang in LANGUAGES}
NASTY = '<img src=x onerror=alert(1)> & "quotes" **bold** :red[x] $a$'


def drawn(store: Store, view: View, mode: Mode = "light") -> go.Figure:
    return charts(store, view, NAMES["en"], mode).timeline


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(part for part in figure.data if part.name == name)


SYMBOLS = [
    ("day", "occurred", "circle", "an exact day"),
    ("day", "reported", "circle", "a report is drawn as a happening"),
    ("day", "planned", "circle-open", "planned is hollow"),
    ("day", "possible", "circle-open", "possible is hollow"),
    ("day", "denied", "circle-x-open", "denied is crossed"),
    ("range", "occurred", "square", "a stated range"),
    ("month", "occurred", "diamond", "a vague date"),
    ("week", "planned", "diamond-open", "vague and planned"),
]


@pytest.mark.parametrize(("precision", "status", "expected", "point"), SYMBOLS)
def test_symbols(precision: str, status: str, expected: str, point: str) -> None:
    store = store_of({"date_precision": precision, "status": status})
    assert trace(drawn(store, View()), "events").marker.symbol == (expected,), point


@pytest.mark.parametrize("name", ["lanes", "weapons", "ladder"])
def test_every_mark_carries_its_event(name: ViewName) -> None:
    store = store_of({"countries": "RUS"}, {"weapons": "atacms"}, {"level": "0"})
    events = trace(drawn(store, View(name=name)), "events")
    assert sorted(events.customdata) == ["e1", "e2", "e3"]
    assert all(isinstance(id, str) for id in events.customdata)


def test_a_cluster_carries_its_days() -> None:
    store = store_of(*({} for _ in range(60)), {"day": "2020-01-01"})
    years = Filters(first=date(2020, 1, 1), last=date(2024, 12, 31))
    clusters = trace(drawn(store, View(years)), "clusters")
    assert list(clusters.customdata) == ["2024-11-19..2024-11-19"]
    assert clusters.text == ("55",)


def test_a_one_day_event_is_visible_on_a_long_axis() -> None:
    store = store_of({"day": "2015-01-01"}, {"day": "2024-11-19"})
    assert min(trace(drawn(store, View()), "events").marker.size) >= 7


@pytest.mark.parametrize("mode", list(PALETTES))
def test_grave_levels_stand_out_from_the_background(mode: Mode) -> None:
    """Levels differ in lightness, so that they are told apart without colour vision too."""

    def lightness(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))

    paper = lightness(PALETTES[mode].background)
    away = [abs(lightness(colour) - paper) for colour in PALETTES[mode].levels[1:]]
    assert away == sorted(away)


def test_no_grave_level_is_pale_on_dark_paper() -> None:
    """Stronger, not paler: the share of white in each is small."""
    for colour in PALETTES["dark"].levels[4:]:
        parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        assert min(parts) / max(parts) < 0.45, colour


def test_the_selected_event_is_ringed_in_each_of_its_lanes() -> None:
    store = store_of({"countries": "RUS;UKR"}, {"countries": "RUS"})
    parts = drawn(store, View(event="e1")).data
    rings = [part for part in parts if part.marker.color == figures.SELECTED]
    assert [len(part.x) for part in rings] == [2]


def test_a_cluster_that_holds_the_selected_event_is_ringed() -> None:
    store = store_of(*({} for _ in range(60)), {"day": "2020-01-01"})
    years = Filters(first=date(2020, 1, 1), last=date(2024, 12, 31))
    alone = set(trace(drawn(store, View(years)), "events").customdata)
    hidden = next(id for id in store.row if id not in alone)
    figure = drawn(store, View(years, event=hidden))
    clusters = trace(figure, "clusters")
    rings = [part for part in figure.data if part.marker.color == figures.SELECTED]
    assert [(*part.x, *part.y) for part in rings] == [(*clusters.x, *clusters.y)]


@pytest.mark.parametrize("view", VIEWS)
def test_titles_never_become_markup(view: ViewName) -> None:
    store = store_of({"title": NASTY, "level": "6"})
    text = json.dumps(drawn(store, View(name=view)).to_plotly_json(), default=str)
    assert "<img" not in text


def test_figures_hold_no_missing_dates() -> None:
    store = store_of({"date_precision": "month", "date_end": "2024-12-18"}, {})
    assert "NaT" not in drawn(store, View()).to_json()


STRIPS = [
    (("2024-03-01", "2024-03-20"), "day", 20, "weeks have a bin per day"),
    (("2024-01-10", "2024-12-20"), "month", 12, "years have a bin per month"),
    (("1961-05-01", "2024-12-20"), "year", 64, "decades have a bin per year"),
]


@pytest.mark.parametrize(("ends", "unit", "bins", "point"), STRIPS)
def test_the_overview_counts_in_bins(
    ends: tuple[str, str], unit: str, bins: int, point: str
) -> None:
    store = store_of({"day": ends[0], "level": "2"}, *({"day": ends[1]} for _ in range(3)))
    span = Window(int(store.first[0]), int(store.last[-1]))
    shown = strip(store, np.ones(4, dtype=bool), span, span, "en")
    assert (len(shown["counts"]), shown["words"]["unit"]) == (bins, WORDS[f"strip_{unit}"]["en"])
    assert (shown["counts"][0], shown["counts"][-1], sum(shown["counts"])) == (1, 3, 4), point
    assert (shown["levels"][0], shown["levels"][-1]) == (2, 5)
    assert shown["edges"] == sorted(shown["edges"]) and shown["edges"][-1] == 1
    assert shown["days"][0][0] <= ends[0] <= shown["days"][0][1]
    assert shown["texts"][1] == "" and "5 Force" in shown["texts"][-1]


def test_the_overview_knows_which_bins_the_dates_leave_in() -> None:
    store = store_of(*({"day": f"2024-{month:02}-10"} for month in range(1, 13)))
    spring = Filters(first=date(2024, 3, 1), last=date(2024, 5, 31))
    shown = charts(store, View(spring), NAMES["en"], "light").overview
    assert sum(shown["counts"]) == 12
    assert [shown["names"][bin] for bin in shown["chosen"]] == ["Mar 2024", "May 2024"]


TICKS = [(30, None), (200, "M1"), (700, "M3"), (1400, "M6"), (4000, "M12"), (20_000, "M60")]


@pytest.mark.parametrize(("days", "step"), TICKS)
def test_no_two_ticks_of_the_time_axis_read_alike(days: int, step: str | None) -> None:
    first = date(2024, 11, 19) - timedelta(days)
    axis = drawn(store_of({}), View(Filters(first=first, last=date(2024, 11, 19)))).layout.xaxis
    assert axis.dtick == step and axis.side == "top"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_story_tells_the_gravest_and_the_busiest(lang: Lang) -> None:
    rows = [
        {"level": "6", "day": "2023-05-03"},
        {"level": "6", "status": "reported", "day": "2024-11-19"},
        {"level": "7", "status": "possible", "day": "2024-11-20"},
        {"level": "4", "day": "2024-11-21"},
    ]
    html = cards.story(store_of(*rows), np.ones(4, dtype=bool), lang)
    assert level_name(lang, 6) in html and level_name(lang, 7) not in html
    assert interval(lang, "2023-05-03", "2024-11-19") in html
    assert short_date(lang, "2024-11-01", "2024-11-30", "month") in html


def test_events_outside_the_window_are_counted() -> None:
    rows = [{"day": "1962-10-22"}, *({"day": f"2024-01-{n:02}"} for n in range(1, 31))]
    assert charts(store_of(*rows), View(), NAMES["en"], "light").outside == 1


TEXT = "<Heading>\nAt first & last. Russia attacked on 19 May with ATACMS. It ended.\nNext."
START, END = TEXT.index("Russia"), TEXT.index(" It ended")


def mark(words: str, kind: evidence.Kind) -> Mark:
    at = TEXT.index(words)
    return Mark(at, at + len(words), kind)


def test_a_passage_shows_its_paragraph_with_marks() -> None:
    html = passage(TEXT, START, END, [mark("ATACMS", "weapon"), mark("19 May", "date")])
    assert html == (
        '<span class="before">At first &amp; last. </span>'
        '<span class="sentence">Russia attacked on <mark class="date">19 May</mark> with '
        '<mark class="weapon">ATACMS</mark>.</span><span class="after"> It ended.</span>'
    )


OVERLAPS = [
    ([mark("19 May", "date"), mark("May", "actor")], "date", "a date wins over a name"),
    ([mark("ATACMS", "actor"), mark("with ATACMS", "weapon")], "weapon", "a weapon over an actor"),
]


@pytest.mark.parametrize(("marks", "kind", "point"), OVERLAPS)
def test_overlapping_marks(marks: list[Mark], kind: str, point: str) -> None:
    html = passage(TEXT, START, END, marks)
    assert html.count("<mark") == 1 and f'class="{kind}"' in html, point


UNMARKED = [
    ("**19 November** — **Ukraine** fires", "19 November — Ukraine fires", "strong"),
    ("23.10** — **Kyiv shot it down**", "23.10 — Kyiv shot it down", "a sentence cut from strong"),
    ("an *early* and a _late_ word", "an early and a late word", "emphasis"),
    ("2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name", "no emphasis"),
    ("これは*強調*です", "これは強調です", "emphasis without blanks"),
    ("## Heading", "Heading", "a heading"),
    ("> quoted", "quoted", "a quotation"),
    ("see [the note](https://example.org/a_b)", "see the note", "a link"),
    ("the `code`", "the code", "code"),
    ("a list\n- item", "a list\n- item", "a list stays"),
]


@pytest.mark.parametrize(("text", "expected", "point"), UNMARKED)
def test_unmarked(text: str, expected: str, point: str) -> None:
    assert evidence.unmarked(text) == expected, point


def test_markdown_is_hidden_and_marks_stay_on_their_words() -> None:
    text = "Before. **On 19 May** *Russia* attacked. After **all**."
    start, end = text.index("**On"), text.index(" After")
    at = text.index("19 May")
    html = passage(text, start, end, [Mark(at, at + 6, "date")])
    assert html == (
        '<span class="before">Before. </span><span class="sentence">On '
        '<mark class="date">19 May</mark> Russia attacked.</span><span class="after"> After all.'
        "</span>"
    )


def test_the_words_that_make_an_event_its_kind_are_marked() -> None:
    article = Article("a1", TEXT, "", date(2024, 11, 21), "", "", "en")
    found = evidence.act_marks(article, START, END, "ASSAULT")
    assert [TEXT[one.start : one.end] for one in found] == ["attacked"]
    assert evidence.act_marks(article, START, END, "CONSULT") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_level_has_its_reason(lang: Lang) -> None:
    start, end = TEXT.index("Russia"), TEXT.index(" It ended")
    clause = TEXT[start:end]
    store = store_of({"clause": clause, "sentence": clause, "span": f"{start}:{end}"})
    article = Article("a1", TEXT, "", date(2024, 11, 21), "", "", "en")
    html = cards.level_line(store.events.iloc[0], article, lang)
    assert "<q>attacked</q>" in html
    assert LEVELS[5][1][lang] in html and TYPES["ASSAULT"][lang] in html


def test_a_level_line_without_the_article_still_tells_the_meaning() -> None:
    html = cards.level_line(store_of({"level": "2"}).events.iloc[0], None, "en")
    assert "<q>" not in html and LEVELS[2][1]["en"] in html


@pytest.mark.parametrize(("count", "expected"), [(1, "(1 event)"), (2, "(2 events)")])
def test_one_event_is_no_plural(count: int, expected: str) -> None:
    assert expected in word("en", "drop", name="planned", count=count)


def test_level_bars_pale_what_is_not_chosen() -> None:
    html = cards.level_bars([3, 0, 0, 0, 0, 0, 0, 1], (0, 6), "en")
    assert html.count('class="pale"') == 1 and "<b>3</b>" in html


def test_marked_text_is_escaped() -> None:
    assert marked("a<b>c", 0, 5, [Mark(1, 4, "date")]) == 'a<mark class="date">&lt;b&gt;</mark>c'


def test_a_date_from_an_earlier_paragraph_is_shown_with_its_surroundings() -> None:
    assert evidence.excerpt(TEXT, mark("Heading", "date"), 1) == (
        '&lt;<mark class="date">Heading</mark>&gt;'
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cards_escape_what_they_show(lang: Lang) -> None:
    store = store_of(
        {"title": NASTY, "article_title": NASTY, "source": NASTY, "url": "javascript:x"}
    )
    event, proof = store.events.iloc[0], store.evidence.iloc[0]
    article = Article("a1", NASTY * 3, NASTY, date(2024, 11, 21), NASTY, "javascript:x", "en")
    html = cards.event_card(event, NAMES[lang]) + cards.answer(event, event, NASTY, NAMES[lang])
    html += cards.chain(NASTY, [("used", event, NASTY), ("used", event, "")], lang)
    html += cards.level_line(event, article, lang)
    reaction = Reaction(0, NASTY, 0, ())
    html += cards.linked(Links([reaction], [reaction], [0]), store.events, NAMES[lang])
    html += cards.copy_button(lang, NASTY) + cards.picture_buttons(lang, NASTY)
    html += cards.sides_line([NASTY]) + cards.line("quiet", NASTY) + cards.full_link(lang, NASTY)
    html += cards.proof_card(event, proof, article, lang) + cards.proof_card(
        event, proof, None, lang
    )
    assert "<img" not in html and "javascript:" not in html


def test_the_card_tells_the_source_and_the_words_that_a_date_leans_on() -> None:
    text = "## 18 November\n\nThe next day two jets fell, says Kyiv.\n"
    store = store_of({"span": "16:53", "sentence": text[16:53], "date_text": "The next day"})
    proof = store.evidence.iloc[0].to_dict() | {
        "date_span": "16:28", "date_rule": "shift.narrative", "date_anchor": "2024-11-18",
        "anchor_span": "3:14", "said_by": "Kyiv",
    }  # fmt: skip
    article = Article("a1", text, "", date(2024, 11, 21), "", "", "en")
    html = cards.proof_card(store.events.iloc[0], pd.Series(proof), article, "en")
    assert "counted from “18 November” (18 Nov 2024)" in html
    assert '<mark class="anchor">18 November</mark>' in html
    assert f"<span>{word('en', 'said_by')}</span> Kyiv" in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_projects_own_articles_are_told_from_news(lang: Lang) -> None:
    for source, own in ((OWN_SOURCE, True), ("Wire", False)):
        store = store_of({"source": source})
        html = cards.proof_card(store.events.iloc[0], store.evidence.iloc[0], None, lang)
        assert (word(lang, "own") in html) == own
        assert bool(cards.provenance(store, lang)) == own


FOREIGN = {
    "lang": "ja", "title": "ブリャンスク州を攻撃", "actors": "UKR", "targets": "RUS",
    "countries": "RUS;UKR;USA", "weapons": "atacms", "level": "6",
}  # fmt: skip
GLOSSES = [
    ({}, "en", "Ukraine → Russia · MGM-140 ATACMS · assault, level 6", "who to whom"),
    ({}, "ja", "ウクライナ → ロシア · エイタクムス · 攻撃・段階6", "in Japanese"),
    ({"actors": ""}, "en", "Russia · Ukraine · United States · MGM-140 ATACMS · assault, level 6",
     "who is not known"),
    ({"actors": "", "countries": "", "organisations": "NATO", "weapons": ""}, "en",
     "NATO · assault, level 6", "an organisation alone"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "lang", "expected", "point"), GLOSSES)
def test_gloss(fields: dict[str, str], lang: Lang, expected: str, point: str) -> None:
    event = store_of(FOREIGN | fields).events.iloc[0]
    assert cards.gloss(event, NAMES[lang]) == expected, point


CHART_LABELS = [
    ({}, "en", "ATACMS: Ukraine → Russia · assault, level 6", "a system before the gloss"),
    ({}, "ja", "エイタクムス: ブリャンスク州を攻撃", "a system that the title leaves out"),
    ({"title": "ATACMSで攻撃"}, "ja", "ATACMSで攻撃", "a title that names it"),
    ({"weapons": "any_uav"}, "ja", "ブリャンスク州を攻撃", "no system"),
    ({"weapons": "any_uav"}, "en", "Ukraine → Russia · drone · assault, level 6", "no system"),
]


@pytest.mark.parametrize(("fields", "lang", "expected", "point"), CHART_LABELS)
def test_chart_label(fields: dict[str, str], lang: Lang, expected: str, point: str) -> None:
    event = store_of(FOREIGN | fields).events.iloc[0].to_dict()
    assert cards.chart_label(event, NAMES[lang]) == expected, point


@pytest.mark.parametrize(("lang", "glossed"), [("en", True), ("ja", False)])
def test_what_is_in_another_language_is_glossed_everywhere(lang: Lang, glossed: bool) -> None:
    store, names = store_of(FOREIGN), NAMES[lang]
    event, proof = store.events.iloc[0], store.evidence.iloc[0]
    gloss = cards.gloss(event, names)
    figure = charts(store, View(), names, "light").timeline
    (label,) = {note.text for note in figure.layout.annotations}
    assert ("level 6" in label) == glossed
    for html in (cards.event_card(event, names), cards.event_row(event, names)):
        assert 'lang="ja"' in html and (gloss in html) == glossed
    assert ("level 6" in cards.hover(event, names)) == glossed
    told = word(lang, "text_in", language=word(lang, "language_ja"))
    html = cards.proof_card(event, proof, None, lang)
    assert '<blockquote lang="ja">' in html and (told in html) == glossed


def test_a_date_without_words_tells_what_it_goes_on_from() -> None:
    text = "On 19 November it began. The army attacked."
    store = store_of({"span": "25:43", "sentence": text[25:], "date_text": ""})
    proof = store.evidence.iloc[0].to_dict() | {"date_span": "3:14"}
    article = Article("a1", text, "", date(2024, 11, 21), "", "", "en")
    html = cards.proof_card(store.events.iloc[0], pd.Series(proof), article, "en")
    assert "goes on from “19 November”: latest such day" in html


LINKS = [
    ("https://example.org/a?b=1&c=2", True, "a web address"),
    ("", False, "no address"),
    ("ftp://example.org", False, "not the web"),
]


@pytest.mark.parametrize(("url", "linked", "point"), LINKS)
def test_article_links(url: str, linked: bool, point: str) -> None:
    store = store_of({"url": url})
    html = cards.proof_card(store.events.iloc[0], store.evidence.iloc[0], None, "en")
    assert ("<a href=" in html) is linked, point


def test_plain_text_stays_plain_in_markdown() -> None:
    assert cards.plain("**a** [b](c) $x$ :red[y]") == (r"\*\*a\*\* \[b\]\(c\) \$x\$ \:red\[y\]")


def test_names_come_in_the_language_of_the_page() -> None:
    assert NAMES["en"].country("RUS") == "Russia" and NAMES["ja"].country("RUS") == "ロシア"
    assert NAMES["en"].country("XXX") == "XXX"
    assert NAMES["en"].weapon("any_tank") != NAMES["en"].weapon_choice("tank")
