"""Japanese words by fugashi and unidic-lite: the only place that calls the tokenizer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from fugashi import Tagger


class Token(NamedTuple):
    """One word, `text[start:end]`, with what UniDic says of it, which is read only when asked for.

    `features`: pos1,pos2,pos3,pos4,cType,cForm,lForm,lemma,…; six fields for a word UniDic lacks.
    """

    start: int
    end: int
    surface: str
    features: str

    @property
    def pos(self) -> str:
        """Part of speech."""
        return self.features.split(",", 1)[0]

    @property
    def pos3(self) -> str:
        """e.g. サ変可能: a noun that makes a verb with する."""
        return self.features.split(",", 3)[2]

    @property
    def form(self) -> str:
        """The inflected form."""
        return self.features.split(",", 6)[5]

    @property
    def lemma(self) -> str:
        fields = self.features.split(",", 8)
        return fields[7] if len(fields) > 7 else self.surface


_AT_ONCE = 500  # short texts for one call of the tokenizer


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger()


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """The words of `text`, offsets into it; white space belongs to no word."""
    found, position = [], 0
    for node in _tagger()(text):
        surface = node.surface
        start = text.index(surface, position)
        position = start + len(surface)
        found.append(Token(start, position, surface, node.feature_raw))
    return found


def tokens_of_many(texts: Sequence[str]) -> Iterator[list[Token]]:
    """The words of each of many short texts of one line, offsets into all of them joined.

    One call for many: between two calls other work drives the dictionary out of the processor's
    cache, and a short call then takes several times as long.
    """
    for first in range(0, len(texts), _AT_ONCE):
        chunk = texts[first : first + _AT_ONCE]
        words = tokens("\n".join(chunk))
        begin = position = 0
        for text in chunk:
            position += len(text) + 1
            end = bisect_left(words, position, begin, key=attrgetter("start"))
            yield words[begin:end]
            begin = end
