"""Why a sentence gave its events, or none: what was found in it and which rule decided."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.events import trace
from pipeline.extraction.grade import taught
from pipeline.extraction.telling import Telling, Trace
from pipeline.models import Article, DateMention, DateSpan, Lang


def explain(article: Article) -> str:
    """A report on every sentence of the article, as plain text."""
    head = f"{article.id} · {article.title} · published {article.published} · {article.lang}"
    told = (line for found in trace(article) for line in _lines(found, article.lang))
    return "\n".join([head, *told])


def _lines(found: Trace, lang: Lang) -> Iterator[str]:
    yield f"\n[{found.sentence.start}:{found.sentence.end}] {found.sentence.text}"
    for mention in found.dates:
        yield "  date      " + _date(mention)
    if found.names:
        named = ", ".join(f"{n.text} = {n.id} ({n.via})" for n in found.names)
        yield f"  names     {named}"
    if found.predicates:
        said = ", ".join(f"{p.text} = {p.predicate.id}" for p in found.predicates)
        yield f"  predicate {said}"
    for telling in found.tellings:
        yield "  event     " + _event(telling, lang)
    if found.reason:
        yield f"  no event  {found.reason}"


def _date(mention: DateMention) -> str:
    text = f"{mention.text} → {_span(mention.span)} · {mention.basis} · {mention.rule}"
    if mention.anchor:
        text += f" from {mention.anchor}"
    if mention.background:
        text += " · background"
    return text + (f" · {mention.note}" if mention.note else "")


def _span(span: DateSpan | None) -> str:
    if span is None:
        return "unresolved"
    return f"{span.first}" if span.first == span.last else f"{span.first}..{span.last}"


def _event(telling: Telling, lang: Lang) -> str:
    kind = telling.predicate.id if telling.predicate else "unlisted predicate"
    how = "carried date" if telling.carried else "own date"
    grade = f"{telling.grade.type} level {telling.grade.level}"
    level, share = taught.likeliest(telling.clause, lang)
    return (
        f"{_span(telling.date.span)} ({how}) · {kind} → {grade}"
        f" (words alone: {level}, {share:.0%} sure) · {telling.status}"
        f" · {telling.clause}"
    )
