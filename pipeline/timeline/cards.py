"""HTML of the page's own pieces: the colours, the legend, an event's evidence. All text escaped."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from textwrap import wrap
from urllib.parse import urlsplit

import pandas as pd

from pipeline.models import Article, Lang
from pipeline.timeline.evidence import Mark, excerpt, name_marks, paragraph, passage, span
from pipeline.timeline.figures import PALETTES, SELECTED, Mode
from pipeline.timeline.labels import (
    LEVELS,
    PRECISION,
    STATUS,
    TYPES,
    dated_because,
    interval,
    level_name,
    short_date,
    word,
)
from pipeline.timeline.names import Names

_SHAPES = ("day", "range", "fuzzy", "hollow", "denied", "nuclear", "selected", "cluster")


def colours(mode: Mode, filters_label: str, selected: str) -> str:
    """A style sheet with the colours of `mode`, the lines of the list by level, `selected` lit."""
    palette = PALETTES[mode]
    variables = [f"--level-{level}:{colour}" for level, colour in enumerate(palette.levels)]
    variables += [
        f"--ink:{palette.ink}",
        f"--quiet:{palette.quiet}",
        f"--line:{palette.line}",
        f"--soft:{palette.stripe}",
        f"--paper:{palette.background}",
        f'--filters:"{filters_label}"',
    ]
    edges = "".join(
        f'[class*="st-key-event_{level}_"] button{{--mark:var(--level-{level})}}'
        for level in range(8)
    )
    if selected:
        lit = f"background:color-mix(in srgb,{SELECTED} 14%,transparent)"
        edges += f'[class*="st-key-event_"][class*="_{selected}"] button{{{lit}}}'
    return f"<style>:root{{{';'.join(variables)}}}{edges}</style>"


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
    days = interval(event["date_start"], event["date_end"])
    tags = [STATUS[event["status"]][lang], TYPES[event["event_type"]][lang]]
    tags += [word(lang, "legend_nuclear")] if event["nuclear"] == "True" else []
    facts = [
        _fact(
            word(lang, "countries"),
            [
                *names.countries(event["countries"]),
                *names.countries(event["organisations"]),
            ],
        ),
        _fact(word(lang, "weapons"), names.weapons(event["weapons"])),
    ]
    return (
        f'<div class="card"><p class="when">{days} '
        f"<small>{PRECISION[event['date_precision']][lang]}</small></p>"
        f"<h3>{escape(event['title'])}</h3>"
        f'<p class="tags"><b class="level" style="--mark:var(--level-{level})">'
        f"<i></i>{escape(level_name(lang, level))}</b>"
        + "".join(f"<span>{escape(tag)}</span>" for tag in tags)
        + f'</p><p class="quiet">{escape(LEVELS[level][1][lang])}</p>{"".join(facts)}</div>'
    )


def _fact(name: str, values: list[str]) -> str:
    listed = " · ".join(map(escape, values))
    return f'<p class="fact"><span>{escape(name)}</span> {listed}</p>' if values else ""


def proof_card(event: pd.Series, proof: pd.Series, article: Article | None, lang: Lang) -> str:
    """One sentence that tells `event`: how its date came about, its passage, its article.

    Without the `article` the sentence stands alone.
    """
    published = article.published.isoformat() if article else event["published"]
    because = dated_because(
        lang, proof["date_rule"], event["date_start"], proof["date_anchor"], published
    )
    quoted = f"<q>{escape(proof['date_text'])}</q> → " if proof["date_text"] else ""
    days = interval(event["date_start"], event["date_end"])
    shown = _passage(article, event, proof, lang) if article else escape(proof["sentence"])
    return (
        f'<p class="how"><span>{escape(word(lang, "how_dated"))}</span> '
        f"{quoted}<b>{days}</b> : {escape(because)}</p>"
        f"<blockquote>{shown}</blockquote>{_source_line(event, article, lang)}"
    )


def _passage(article: Article, event: pd.Series, proof: pd.Series, lang: Lang) -> str:
    """The paragraph of the sentence, after the place of the date words when it lies elsewhere."""
    text, (start, end) = article.text, span(proof["span"])
    dated = Mark(*span(proof["date_span"]), "date")
    first, last = paragraph(text, start, end)
    names = name_marks(article, start, end, date.fromisoformat(event["date_start"]))
    shown = passage(text, start, end, (dated, *names))
    if dated.start == dated.end or first <= dated.start < last:
        return shown
    note = escape(word(lang, "date_outside"))
    return f'<p class="quiet">{note}: {excerpt(text, dated)}</p>{shown}'


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
    when = escape(word(lang, "published", day=day))
    return f'<p class="source"><b>{escape(title)}</b> · {escape(source)} · {when}{linked}</p>'


def trust_line(event: pd.Series, lang: Lang) -> str:
    """How many articles tell the event, how sure it is, and what the marks on words mean."""
    count = int(event["sources"])
    told = word(lang, "sources_1") if count == 1 else word(lang, "sources_n", count=count)
    sure = word(lang, "confidence", percent=round(float(event["confidence"]) * 100))
    keys = "".join(
        f'<mark class="{kind}">{escape(word(lang, f"mark_{kind}"))}</mark> '
        for kind in ("date", "actor", "weapon")
    )
    return f'<p class="quiet trust"><span>{told} · {sure}</span><span>{keys}</span></p>'


def page_title(lang: Lang) -> str:
    """The heading of the page."""
    title, subtitle = escape(word(lang, "title")), escape(word(lang, "subtitle"))
    return f'<h1 class="page-title"><b>{title}</b><span>{subtitle}</span></h1>'


def counts_line(counts: list[tuple[str, int]]) -> str:
    """Names with their numbers of events, in one quiet line."""
    listed = " · ".join(f"{escape(name)}&nbsp;{count}" for name, count in counts)
    return f'<p class="facets">{listed}</p>' if counts else "<p></p>"


def hover(lang: Lang, first: str, last: str, title: str, level: int) -> str:
    """What a mark says under the pointer."""
    heading = f"<b>{interval(first, last)}</b>  {escape(level_name(lang, level))}"
    return f"{heading}<br>{'<br>'.join(escape(line) for line in wrap(title, 44))}"


def plain(text: str) -> str:
    """`text` with every character escaped that Markdown would act on."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", text)


def list_label(event: pd.Series, names: Names) -> str:
    """The Markdown of one line of the list: date, level, title, and who and what is named."""
    lang, level, status = names.lang, int(event["level"]), event["status"]
    who = [*names.countries(event["countries"]), *names.countries(event["organisations"])]
    about = " · ".join([*who, *names.weapons(event["weapons"])])
    title = event["title"].strip()
    if status != "occurred":
        title = f"［{STATUS[status][lang]}］{title}"
    nuclear = " ☢" if event["nuclear"] == "True" else ""
    days = short_date(event["date_start"], event["date_end"], event["date_precision"])
    head = f"**{plain(days)}**  {plain(level_name(lang, level))}{nuclear}"
    return f"{head}  **{plain(title)}**  :gray[{plain(about)}]"
