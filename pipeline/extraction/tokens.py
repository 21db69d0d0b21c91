"""Japanese words by fugashi and unidic-lite: the only place that calls the tokenizer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fugashi import Tagger


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `text[start:end]`, its part of speech, lemma and inflected form (UniDic)."""

    start: int
    end: int
    surface: str
    pos: str
    pos3: str  # e.g. サ変可能: a noun that makes a verb with する
    lemma: str
    form: str


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger()


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """The words of `text`, offsets into it; white space belongs to no word."""
    found, position = [], 0
    for node in _tagger()(text):
        start = text.index(node.surface, position)
        position = start + len(node.surface)
        f = node.feature
        found.append(
            Token(
                start, position, node.surface, f.pos1, f.pos3 or "", f.lemma or "", f.cForm or ""
            )
        )
    return found
