"""Japanese words by fugashi and unidic-lite: the only place that calls the tokenizer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fugashi import Tagger


class Token(NamedTuple):
    """One word, with what UniDic says of it, which is read only when asked for.

    `features`: pos1,pos2,pos3,pos4,cType,cForm,lForm,lemma,…; six fields for a word UniDic lacks.
    """

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


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    """It writes a line for each word, which is sooner read than an object.

    %M is the word after the white space before it: a line end of the text leaves an empty line.
    """
    return Tagger(r"-O '' -F '%M\t%H\n' -E ''")


def _token(line: str) -> Token:
    surface, _, features = line.rpartition("\t")
    return Token(surface.lstrip(" \t\r\v"), features)


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """The words of `text`; white space belongs to no word."""
    return [_token(line) for line in _tagger().parse(text).split("\n") if line]


def last_tokens(texts: Sequence[str], count: int) -> Iterator[list[Token]]:
    """The last words of each of many short texts of one line that end in no white space.

    One call for many: between two calls other work drives the dictionary out of the processor's
    cache, and a short call then takes several times as long.
    """
    if texts:
        for lines in _tagger().parse("\n".join(texts)).split("\n\n"):
            yield [_token(line) for line in lines.rsplit("\n", count)[-count:]]
