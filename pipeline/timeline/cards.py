"""HTML of the page's own pieces: the colours, the legend, an event's evidence. All text escaped."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from datetime import date
from html import escape
from textwrap import wrap
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from pipeline.models import STATUSES, Article, Lang
from pipeline.timeline.answers import Links
from pipeline.timeline.evidence import (
    Mark,
    act_marks,
    excerpt,
    name_marks,
    paragraph,
    passage,
    span,
    unmarked,
)
from pipeline.timeline.figures import PALETTES, SELECTED, Mode
from pipeline.timeline.filters import busiest, gravest
from pipeline.timeline.labels import (
    LEVELS,
    OWN_SOURCE,
    PRECISION,
    STATUS,
    STEPS,
    TYPES,
    dated_because,
    interval,
    level_name,
    short_count,
    short_date,
    weekday_text,
    word,
)
from pipeline.timeline.names import Names
from pipeline.timeline.store import Mask, Store

Event = pd.Series | dict[Hashable, Any]  # a row of the table
_ENDS = ("date_start", "date_end")
_SHAPES = ("day", "range", "fuzzy", "hollow", "denied", "nuclear", "selected", "cluster")


def colours(mode: Mode, filters_label: str) -> str:
    """A style sheet with the colours of `mode`, and the name of the filters for a phone."""
    palette = PALETTES[mode]
    variables = [f"--level-{level}:{colour}" for level, colour in enumerate(palette.levels)]
    variables += [
        f"--ink:{palette.ink}",
        f"--quiet:{palette.quiet}",
        f"--line:{palette.line}",
        f"--soft:{palette.stripe}",
        f"--paper:{palette.background}",
        f"--selected:{SELECTED}",
        f'--filters:"{filters_label}"',
    ]
    return f"<style>:root{{{';'.join(variables)}}}</style>"


def legend(lang: Lang) -> str:
    """The legend: a line for levels, a line for shapes."""
    levels = "".join(
        f'<span title="{escape(meaning[lang])}"><i class="dot" style="background:var(--level-{n});'
        f'width:{7 + n}px;height:{7 + n}px"></i>{n}&thinsp;{escape(name[lang])}</span>'
        for n, (name, meaning) in enumerate(LEVELS)
    )
    shapes = "".join(
        f'<span><i class="{shape}"></i>{escape(word(lang, f"legend_{shape}"))}</span>'
        for shape in _SHAPES
    )
    return f'<div class="legend"><div>{levels}</div><div>{shapes}</div></div>'


def event_card(event: pd.Series, names: Names) -> str:
    """What is known of `event` (a row of the table): date, title, level, status, who, weapons."""
    lang, level = names.lang, int(event["level"])
    tags = [STATUS[event["status"]][lang], TYPES[event["event_type"]][lang]]
    tags += [word(lang, "legend_nuclear")] if event["nuclear"] == "True" else []
    who = [*names.countries(event["countries"]), *names.countries(event["organisations"])]
    sides = [names.countries(event[column]) for column in ("actors", "targets")]
    facts = []
    if all(sides):
        facts.append(_fact(word(lang, "doing"), [" → ".join(map(" · ".join, sides))]))
        who = [name for name in who if name not in [*sides[0], *sides[1]]]
    glossed = line("gloss", gloss(event, names)) if event["lang"] != lang else ""
    facts.append(_fact(word(lang, "countries"), who))
    facts.append(_fact(word(lang, "weapons"), names.weapons(event["weapons"])))
    return (
        f'<h2 class="unseen">{escape(word(lang, "evidence"))}</h2>'
        f'<div class="card"><p class="when">{_days(event, lang)} '
        f"<small>{PRECISION[event['date_precision']][lang]}</small></p>"
        f'<h3 lang="{event["lang"]}">{escape(unmarked(event["title"]))}</h3>{glossed}'
        f'<p class="tags"><b class="level" style="--mark:var(--level-{level})">'
        f"<i></i>{escape(level_name(lang, level))}</b>"
        + "".join(f"<span>{escape(tag)}</span>" for tag in tags)
        + f"</p>{''.join(facts)}</div>"
    )


def gloss(event: Event, names: Names) -> str:
    """What `event` is in the language of `names`, made from its fields alone."""
    sides = [" · ".join(names.countries(event[column])) for column in ("actors", "targets")]
    who = names.countries(event["countries"]) or names.countries(event["organisations"])
    who = [" → ".join(sides)] if all(sides) else who
    kind = TYPES[event["event_type"]][names.lang]
    kind = word(names.lang, "gloss", type=kind, level=event["level"])
    return " · ".join([*who, *names.weapons(event["weapons"]), kind])


def chart_label(event: dict[Hashable, Any], names: Names) -> str:
    """The title of `event`, or its gloss where that is in another language than the page.

    A weapon system that the title leaves out comes first.
    """
    title = unmarked(event["title"]).strip() if event["lang"] == names.lang else ""
    system = names.system(event["weapons"], title)
    text = title or gloss(event | {"weapons": ""} if system else event, names)
    return f"{system}: {text}" if system else text


def _in_language(spoken: str, lang: Lang) -> str:
    """A line that names the language of a text, where it is not that of the page."""
    told = word(lang, "text_in", language=word(lang, f"language_{spoken}"))
    return line("quiet", told) if spoken != lang else ""


def _days(event: pd.Series, lang: Lang) -> str:
    """The days of `event` as its readers write them, with the ISO dates for machines."""
    first, last = event["date_start"], event["date_end"]
    iso = first if first == last else f"{first}/{last}"
    return f'<time data-days="{iso}">{interval(lang, first, last)}</time>'


def _fact(name: str, values: list[str]) -> str:
    listed = " · ".join(map(escape, values))
    return f'<p class="fact"><span>{escape(name)}</span> {listed}</p>' if values else ""


def proof_card(event: pd.Series, proof: pd.Series, article: Article | None, lang: Lang) -> str:
    """One sentence that tells `event`: how its date came about, its passage, its article.

    Without the `article` the sentence stands alone.
    """
    quoted = f"<q>{escape(unmarked(proof['date_text']))}</q> → " if proof["date_text"] else ""
    spoken = article.lang if article else event["lang"]
    shown = (
        _passage(article, event, proof, lang) if article else escape(unmarked(proof["sentence"]))
    )
    said = [unmarked(proof["said_by"])] if proof["said_by"] else []
    return (
        f'<p class="how"><span>{escape(word(lang, "how_dated"))}</span> '
        f"{quoted}<b>{_days(event, lang)}</b> : {escape(_because(event, proof, article, lang))}</p>"
        f"{_in_language(spoken, lang)}"
        f'<blockquote lang="{spoken}">{shown}</blockquote>{_fact(word(lang, "said_by"), said)}'
        f"{_source_line(event, article, lang)}"
    )


def _because(event: pd.Series, proof: pd.Series, article: Article | None, lang: Lang) -> str:
    """Why the words of `proof` mean the day of `event`, with the words of the text they lean on."""
    published = article.published.isoformat() if article else event["published"]
    rule, anchor = proof["date_rule"], proof["date_anchor"]
    leans_on = _words(article, proof["anchor_span"])
    because = dated_because(lang, rule, event["date_start"], anchor, published, leans_on)
    before = "" if proof["date_text"] else _words(article, proof["date_span"])
    if not before:
        return because
    named = word(lang, "named", words=before)
    return word(lang, "date_carried", words=named, because=because)


def _words(article: Article | None, cell: str) -> str:
    """The words of `article` at the span of a table cell, "" where there are none."""
    if not (article and cell):
        return ""
    start, end = span(cell)
    return unmarked(article.text[start:end])


def level_line(event: pd.Series, article: Article | None, lang: Lang) -> str:
    """Why `event` has its level: the words that tell its kind, and what kind and level mean."""
    level, words = int(event["level"]), ""
    if article:
        said = [article.text[mark.start : mark.end] for mark in _acts(article, event)]
        words = " ".join(f"<q>{escape(unmarked(text))}</q>" for text in dict.fromkeys(said))
    kind, meaning = TYPES[event["event_type"]][lang], LEVELS[level][1][lang]
    because = escape(word(lang, "graded", type=kind, meaning=meaning))
    return (
        f'<p class="how"><span>{escape(word(lang, "how_graded"))}</span> '
        f"{words + ' → ' if words else ''}<b>{escape(level_name(lang, level))}</b> : {because}</p>"
    )


def _acts(article: Article, event: pd.Series) -> list[Mark]:
    """The words of the event's own clause in its first article that tell its kind."""
    start, end = span(event["span"])
    at = article.text.find(event["clause"], start, end)
    if event["article_id"] != article.id or at < 0:
        return []
    return act_marks(article, at, at + len(event["clause"]), event["event_type"])


def _passage(article: Article, event: pd.Series, proof: pd.Series, lang: Lang) -> str:
    """The paragraph of the sentence, after the words that date it where they lie elsewhere."""
    text, (start, end) = article.text, span(proof["span"])
    dated = Mark(*span(proof["date_span"]), "date")
    marks = [dated, *name_marks(article, start, end, date.fromisoformat(event["date_start"]))]
    first, last = paragraph(text, start, end)
    outside = {} if dated.start == dated.end or first <= dated.start < last else {"date": dated}
    if proof["anchor_span"]:
        anchor = Mark(*span(proof["anchor_span"]), "anchor")
        marks.append(anchor)
        if not first <= anchor.start < last:
            outside["anchor"] = anchor
    if proof["span"] == event["span"]:
        marks += _acts(article, event)
    notes = "".join(
        f'<p class="quiet">{escape(word(lang, f"{kind}_outside"))}: {excerpt(text, mark)}</p>'
        for kind, mark in outside.items()
    )
    return notes + passage(text, start, end, marks)


def _source_line(event: pd.Series, article: Article | None, lang: Lang) -> str:
    """Title, source and date of the article, with a link where its address is one."""
    title, source, day, url = event[["article_title", "source", "published", "url"]]
    if article:
        title, source, url = article.title, article.source, article.url
        day = article.published.isoformat()
    opens = escape(word(lang, "open_article"))
    attributes = 'target="_blank" rel="noopener noreferrer"'
    is_link = urlsplit(url).scheme in ("http", "https")
    linked = f' <a href="{escape(url)}" {attributes}>{opens} ↗</a>' if is_link else ""
    when = escape(word(lang, "published", day=weekday_text(lang, day)))
    own = f" <em>{escape(word(lang, 'own'))}</em>" if source == OWN_SOURCE else ""
    return f'<p class="source"><b>{escape(title)}</b> · {escape(source)}{own} · {when}{linked}</p>'


def provenance(store: Store, lang: Lang) -> str:
    """That the project's own articles are no news, "" where the table has none of them."""
    told = word(lang, "own_foot", source=OWN_SOURCE)
    return line("quiet provenance", told) if OWN_SOURCE in store.masks["source"] else ""


def trust_line(event: pd.Series, lang: Lang) -> str:
    """How many articles tell the event, how sure it is, and what the marks on words mean."""
    count = int(event["sources"])
    told = word(lang, "sources_1") if count == 1 else word(lang, "sources_n", count=count)
    sure = word(lang, "confidence", percent=round(float(event["confidence"]) * 100))
    keys = "".join(
        f'<mark class="{kind}">{escape(word(lang, f"mark_{kind}"))}</mark> '
        for kind in ("date", "anchor", "act", "actor", "weapon")
    )
    return f'<p class="quiet trust"><span>{told} · {sure}</span><span>{keys}</span></p>'


def page_title(lang: Lang) -> str:
    """The heading of the page."""
    title, subtitle = escape(word(lang, "title")), escape(word(lang, "subtitle"))
    return f'<h1 class="page-title"><b>{title}</b><span>{subtitle}</span></h1>'


def story(store: Store, mask: Mask, lang: Lang) -> str:
    """What the events of `mask` come to, in a line: how grave it got, when, and the worst month."""
    told = []
    if (worst := gravest(store, mask)).any():
        level, first = int(store.level[worst][0]), store.events["date_start"][worst].min()
        days = interval(lang, first, store.events["date_end"][worst].max())
        name = (
            f'<b style="--mark:var(--level-{level})"><i></i>{escape(level_name(lang, level))}</b>'
        )
        told.append(word(lang, "gravest", level=name, count=int(worst.sum()), days=days))
    if mask.any():
        first, last, count = busiest(store, mask)
        month = short_date(lang, first, last, "month")
        told.append(word(lang, "busiest", month=f"<b>{month}</b>", count=count))
    return f'<p class="story">{" ".join(told)}</p>'


def counts_line(counts: list[tuple[str, str, int]]) -> str:
    """(id, name, number of events) as small buttons."""
    return "".join(
        f'<button class="count" data-pick="{escape(id)}" title="{escape(name)}">'
        f"<span>{escape(name)}</span> <b>{count:,}</b></button>"
        for id, name, count in counts
    )


def status_counts(counts: dict[str, int], totals: dict[str, int]) -> str:
    """A style sheet that writes each status's number of events in its pill, as wide as its total.

    The label of a pill must stay as it is, or Streamlit forgets the choice.
    """
    rules = (
        f".st-key-status button:nth-of-type({place})::after"
        f'{{content:"{counts.get(id, 0):,}";min-width:{len(f"{totals.get(id, 0):,}")}ch}}'
        for place, id in enumerate(STATUSES, 1)
    )
    return f"<style>{''.join(rules)}</style>"


def section(title: str, note: str) -> str:
    """A heading of the page with a quiet line under it."""
    return f'{heading(title)}<p class="quiet">{escape(note)}</p>'


def heading(text: str) -> str:
    """A heading within the page."""
    return f'<h2 class="section">{escape(text)}</h2>'


def line(kind: str, text: str) -> str:
    """A line of text in the style of its `kind`."""
    return f'<p class="{kind}">{escape(text)}</p>'


def event_row(event: Event, names: Names, shown: bool = True) -> str:
    """A line of the list, a button that picks `event`: date, level, title, who and what.

    One that is not `shown` by the filters says so.
    """
    lang, level, status = names.lang, int(event["level"]), event["status"]
    who = [*names.countries(event["countries"]), *names.countries(event["organisations"])]
    about = " · ".join([*who, *names.weapons(event["weapons"])])
    about = gloss(event, names) if event["lang"] != lang else about
    told = f"<em>{STATUS[status][lang]}</em> " if status != "occurred" else ""
    told += "" if shown else f"<em>{escape(word(lang, 'filtered_out'))}</em> "
    nuclear = f' <span title="{word(lang, "legend_nuclear")}">☢</span>'
    return (
        f'{_pick("event", event)}<b class="when">{_short_days(event, lang)}</b>'
        f'<span class="grade"><i></i>{escape(level_name(lang, level))}'
        f"{nuclear if event['nuclear'] == 'True' else ''}</span>"
        f'<span class="what">{told}<span lang="{event["lang"]}">'
        f"{escape(unmarked(event['title']).strip())}</span><small>{escape(about)}</small></span>"
        "</button>"
    )


def _pick(kind: str, event: Event) -> str:
    """The start of a button that picks `event`, in the colour of its level."""
    mark = f"--mark:var(--level-{event['level']})"
    return f'<button class="{kind}" data-pick="{escape(event["event_id"])}" style="{mark}">'


def _short_days(event: Event, lang: Lang) -> str:
    return short_date(lang, event["date_start"], event["date_end"], event["date_precision"])


def chain(weapon: str, steps: Sequence[tuple[str, pd.Series, str]], lang: Lang) -> str:
    """A weapon's thresholds (kind, event, cue) in a row, with the days from one to the next.

    The cue are the words that tie an event to the weapon which does not name it.
    """
    shown = "".join(
        f"{_pick('step', event)}<b>{escape(STEPS[kind][lang])}</b> {_short_days(event, lang)}"
        f"{_step_note(steps[:place], event, cue, lang)}</button>"
        for place, (kind, event, cue) in enumerate(steps)
    )
    return f'<div class="chain"><h3>{escape(weapon)}</h3><div>{shown}</div></div>'


def _step_note(
    before: Sequence[tuple[str, pd.Series, str]], event: pd.Series, cue: str, lang: Lang
) -> str:
    """How many days `event` is after the last of the steps `before` and after the first."""
    notes = [word(lang, "not_named", cue=cue)] if cue else []
    if before and (gap := _gap(before[-1][1], event)):
        notes.append(word(lang, "day_later" if gap == "1" else "days_later", count=gap))
    if len(before) > 1 and (gap := _gap(before[0][1], event)):
        notes.append(word(lang, "since_first", count=gap, step=STEPS[before[0][0]][lang]))
    return f" <small>{escape(' · '.join(notes))}</small>" if notes else ""


def _gap(before: pd.Series, event: pd.Series) -> str:
    """The days from one event to another; "" where they are none or one of them is no week."""
    days = [date.fromisoformat(one[end]) for one in (before, event) for end in _ENDS]
    gap, width = (days[2] - days[0]).days, max(days[1] - days[0], days[3] - days[2]).days
    return "" if not gap or width > 7 else f"≈{gap}" if width else str(gap)


def answer(
    action: pd.Series | None,
    event: pd.Series,
    cue: str,
    names: Names,
    shown: tuple[bool, bool] = (True, True),
) -> str:
    """What was done, where the table holds it, the words that link, and who answered it how.

    `shown` tells of both whether the filters leave them in.
    """
    who = " · ".join(names.countries(event["actors"]))
    key = "answer_alone" if action is None else "answers_by" if who else "answers"
    told = word(names.lang, key, cue=cue, who=who)
    first = "" if action is None else event_row(action, names, shown[0])
    second = event_row(event, names, shown[1])
    return f'<div class="pair">{first}{line("link", "↳ " + told)}{second}</div>'


def linked(found: Links, events: pd.DataFrame, names: Names) -> str:
    """The events that an event answers, that answer it, and that are told together with it."""
    lang = names.lang
    told = [(word(lang, "link_before", cue=one.cue), one.action) for one in found.before]
    told += [(word(lang, "link_after", cue=one.cue), one.row) for one in found.after]
    told += [(word(lang, "link_beside"), row) for row in found.beside]
    html, last = "", ""
    for label, row in told:
        if row is not None:
            html += line("link", label) if label != last else ""
            html += event_row(events.iloc[row], names)
            last = label
    return html and f'<h4 class="sides">{escape(word(lang, "linked"))}</h4>{html}'


def sides_line(names: list[str]) -> str:
    """The sides of an action and its answer."""
    return f'<h3 class="sides">{escape(" · ".join(names))}</h3>'


def level_bars(counts: list[int], chosen: tuple[int, int], lang: Lang) -> str:
    """A button with bar and number for each level, those not chosen pale; the ends in words."""
    most = max(counts, default=0) or 1
    bars = "".join(
        f'<button class="{"" if chosen[0] <= level <= chosen[1] else "pale"}" data-pick="{level}" '
        f'title="{escape(level_name(lang, level))}: {count:,}"><b>{short_count(count)}</b>'
        f'<i style="height:{max(1, round(26 * count / most))}px;background:var(--level-{level})">'
        "</i></button>"
        for level, count in enumerate(counts)
    )
    low, high = (f"<span>{escape(level_name(lang, level))}</span>" for level in chosen)
    return f'<div class="levels">{bars}</div><p class="quiet">{low}{high}</p>'


def copy_button(lang: Lang, address: str) -> str:
    """A button that copies `address`, which the script of the page does."""
    return (
        f'<button type="button" class="plain" data-copies="{escape(address)}" '
        f'data-done="{escape(word(lang, "copied"))}">{escape(word(lang, "copy"))}</button>'
        f'<code class="unseen">{escape(address)}</code><span role="status" class="unseen"></span>'
    )


def picture_buttons(lang: Lang, name: str) -> str:
    """Buttons that save the chart under `name`, which the script of the page does."""
    buttons = " ".join(
        f'<button type="button" class="plain" data-saves="{kind}" data-name="{escape(name)}">'
        f"{kind.upper()}</button>"
        for kind in ("png", "svg")
    )
    return f'<p class="quiet">{escape(word(lang, "chart_as"))}</p>{buttons}'


def to_list(lang: Lang) -> str:
    """A link past the chart, seen when it has the focus, which the script of the page follows."""
    return f'<a class="plain skip" href="#">{escape(word(lang, "to_list"))}</a>'


def show_button(lang: Lang, count: int) -> str:
    """A button that puts the filters of a phone away, which the script of the page does."""
    words = escape(word(lang, "show", count=count))
    return f'<button type="button" class="plain shows">{words}</button>'


def full_link(lang: Lang, address: str) -> str:
    """A link from an embedded page to the whole one."""
    words = escape(word(lang, "full_page"))
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{words} ↗</a>'


def hover(event: Event, names: Names) -> str:
    """What a mark says under the pointer."""
    lang, texts = names.lang, [unmarked(event["title"])]
    days = interval(lang, event["date_start"], event["date_end"])
    texts += [gloss(event, names)] if event["lang"] != lang else []
    lines = [escape(part) for text in texts for part in wrap(text, 44)]
    return "<br>".join([f"<b>{days}</b>  {escape(level_name(lang, int(event['level'])))}", *lines])


def plain(text: str) -> str:
    """`text` with every character escaped that Markdown would act on."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", text)
