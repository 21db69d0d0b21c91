"""Sentence → clauses: the stretches that can hold one happening each.

Japanese cuts where a predicate hands on to the next clause (閉鎖し、 警告したが、 発射、), English
at commas and conjunctions that open a new clause. Clauses cover the sentence without overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.tokens import Token, tokens
from pipeline.models import Lang

Range = tuple[int, int]

_CONNECTIVES = ("て", "で", "が", "ば", "と", "し", "ながら", "つつ", "ので", "けれど", "のに", "たら")
# 明かしたうえで、 受けた後、 撃墜したほか、
_AFTER_NOUN = re.compile(r"た(?:うえ|上|後|ほか|一方|際|ため|直後)(?:で|に)?$")
_EN_CUT = re.compile(
    r";\s+|\s+[—–]\s+|:\s+|,?\s+\b(?:while|whereas|after which)\b\s+|"
    r",\s+(?:and|but|which|who|where|when|as|so|then|or)\s+|"
    r"\s+and\s+(?=(?:[a-z]+ly\s+)?(?:was|were|had|has|is|will|vowed|ordered|insisted|told|said|"
    r"used|took|demanded|accused|threatened|warned)\b)|\s+and\s+(?=(?:within|then|that)\b)"
)


def split(text: str, lang: Lang) -> list[Range]:
    """The clauses of the sentence `text` as offsets into it, in order, covering it."""
    cuts = sorted(_japanese(text) if lang == "ja" else _english(text))
    edges = [0, *cuts, len(text)]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if text[a:b].strip()]


def _japanese(text: str) -> Iterator[int]:
    """Cuts after each 、 that ends a clause, outside quotes."""
    words = tokens(text)
    depth = 0
    for i, word in enumerate(words):
        depth += (word.surface in "「『（(") - (word.surface in "」』）)")
        if depth <= 0 and i and word.surface in ("、", "。") and _ends_clause(words, i):
            yield word.end


def _ends_clause(words: list[Token], comma: int) -> bool:
    last, before = words[comma - 1], words[comma - 2] if comma > 1 else None
    if words[comma].surface == "。":
        return True
    if last.pos in ("動詞", "助動詞", "形容詞"):
        return last.form.startswith(("連用形", "仮定形")) or last.lemma in ("た", "だ")
    if _AFTER_NOUN.search("".join(w.surface for w in words[max(0, comma - 4) : comma])):
        return True
    if last.pos == "助詞" and last.surface in _CONNECTIVES:
        if last.surface == "と" and before is not None and before.lemma == "た":
            return False  # 認めたと、…伝えた: what is said goes on to who says it
        return before is not None and before.pos in ("動詞", "助動詞", "形容詞")
    return last.pos == "名詞" and last.pos3 == "サ変可能" and before is not None


def _english(text: str) -> Iterator[int]:
    for match in _EN_CUT.finditer(text):
        yield match.end()
