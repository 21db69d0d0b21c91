"""Date words of a text, resolved: `tag` for any text, `by_sentence` for a split article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.extraction import sentences as sentence_module
from pipeline.extraction.dates import en, ja
from pipeline.extraction.dates.resolve import Dated, resolve
from pipeline.models import DateMention, Lang, Sentence

_LANGUAGES = {"ja": ja, "en": en}


def tag(text: str, reference: date, lang: Lang) -> list[DateMention]:
    """Every date mention of `text`, in order; `reference` is the day of its publication.

    >>> [m.span.first.isoformat() for m in tag("火曜日に署名した。", date(2024, 11, 21), "ja")]
    ['2024-11-19']
    """
    sentences = sentence_module.split(text, lang)
    return [m for dated in by_sentence(text, sentences, reference, lang) for m in dated.mentions]


def by_sentence(
    text: str, sentences: Sequence[Sentence], reference: date, lang: Lang
) -> list[Dated]:
    """The same for each of the sentences; headings among them date what follows them."""
    scanner = _LANGUAGES[lang]
    return resolve(text, scanner.scan(text), sentences, reference, scanner.direction)
