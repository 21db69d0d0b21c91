"""A short label for an event, made from its clause: whole words, no date, no attribution."""

from __future__ import annotations

import re

from pipeline.extraction.events import Telling
from pipeline.extraction.tokens import tokens
from pipeline.models import Lang

_LONGEST: dict[Lang, int] = {"ja": 40, "en": 80}
_LEAD = re.compile(
    r"^[\s、,;:。.—–*_　】)）]*(?:(?:に|は|には|、|の|から|で|以来)(?=[^\w]|"
    r"[一-龯ァ-ヶA-Z「]))?[\s、,　*_—–]*"
)
_MARKUP = re.compile(r"\*\*|__|\*")


def title_of(telling: Telling, lang: Lang) -> str:
    """The clause without the words that date it, cut at a word to 40 (ja) or 80 (en) characters."""
    clause = telling.clause
    date, offset = telling.date, telling.start
    if not telling.carried and telling.start <= date.start and date.end <= telling.end:
        before, after = clause[: date.start - offset], clause[date.end - offset :]
        clause = (before.rstrip(" 　") + " " if lang == "en" else before) + _LEAD.sub("", after)
    clause = re.sub(r"\s+", " ", _MARKUP.sub("", clause)).strip(" 、,。;:—–・")
    short = _cut(clause or telling.clause, lang)
    return short[:1].upper() + short[1:] if lang == "en" else short


def _cut(text: str, lang: Lang) -> str:
    longest = _LONGEST[lang]
    if len(text) <= longest:
        return text
    if lang == "en":
        return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    ends = [word.end for word in tokens(text) if word.end < longest]
    return text[: ends[-1] if ends else longest - 1].rstrip("、・「") + "…"
