"""Sentence → clauses: the stretches that can hold one happening each.

Japanese cuts where a predicate hands on to the next clause (閉鎖し、 警告したが、 発射、), English
at commas and conjunctions that open a new clause. Clauses cover the sentence without overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from pipeline.extraction.tokens import Token, tokens_of_many
from pipeline.extraction.verbs_en import has_finite, is_participle
from pipeline.models import Lang, Sentence

Range = tuple[int, int]

_OPEN, _CLOSE = "「『（(", "」』）)"
# a 、 after は, を, a number, a day … ends no clause; of the others the words before it decide
_JA_MARK = re.compile(
    rf"(?:(?<![はもをのやか0-9０-９日月年朝夜])|(?<=ものの))、|[。{_OPEN}{_CLOSE}]"
)
_WINDOW = 13  # characters up to a 、 that are read
_CONNECTIVES = (
    "て",
    "で",
    "が",
    "ば",
    "と",
    "し",
    "ながら",
    "つつ",
    "ので",
    "けれど",
    "のに",
    "たら",
)
# によって、 に対して、: a particle that looks like a verb
_PARTICLE = re.compile(
    r"(?:によって|によると|において|について|に対して?|に関して?|にとって|に向けて?|に加えて?|として|"
    r"をめぐって|を通じて|を含めて|にわたって)$"
)
# 明かしたうえで、 受けた後、 撃墜したほか、 奇襲して以来、 攻め込むまで、
_AFTER_NOUN = re.compile(
    r"(?:た(?:うえ|上|後|ほか|一方|際|ため|直後)|る一方)(?:で|に)?$|[たるい]ものの$|[てで]以来$|[うくぐすつぬぶむるぐ]まで$"
)
# what may part two clauses, each of which must have a verb of its own
_EN_JOINT = re.compile(
    r"(?P<always>;\s+|\s+[—–]\s+|:\**\s+(?![\"“‘']))|"
    r",?\s+\b(?:while|whereas|after which|when|because|although|though|after|since|until|"
    r"(?<!such )as(?! well| a\b| an\b)|where|"
    r"(?<!never )(?<!ever )(?<!not )before)\s+|"
    r",\s+(?:and|but|so|yet|or|then|which|whom?|whose|(?:\w+\s+){0,3}of (?:which|whom)),?\s+|"
    r"\s+(?:and|(?<!\ball )but|or)(?:,[^,;]{1,40},)?\s+(?P<verb>(?=(?:\w+ly\s+|"
    r"then\s+|also\s+|later\s+|has\s+|"
    r"within\s+\w+\s+the\s+\w+\s+\w+\s+)?(?P<word>\w+)))"
)


# "strayed, [or were steered,] into Poland": told beside it
_OR_RATHER = re.compile(
    r"(?:,|(?<=,))\s+or [^,;]{1,40}, (?:in|into|onto|to|at|on|over|from|across|the|an?)\b"
)
# "[sank] or crippled six boats": two verbs of one object
_SHARED = re.compile(r"\b(?!(?:was|were|been|had|did)\b)[a-z]+(?:ed|ank|hot|truck|ook)$")


def split(parts: Sequence[Sentence], lang: Lang) -> list[list[Range]]:
    """The clauses of each sentence as offsets into the article, in order, covering it."""
    texts = [part.text for part in parts]
    cuts = _japanese(texts) if lang == "ja" else [list(_english(text)) for text in texts]
    return [list(_between(part, places)) for part, places in zip(parts, cuts, strict=True)]


def _between(part: Sentence, cuts: Sequence[int]) -> Iterator[Range]:
    for first, last in pairwise([0, *cuts, len(part.text)]):
        if part.text[first:last].strip():
            yield part.start + first, part.start + last


def _japanese(texts: Sequence[str]) -> list[list[int]]:
    """Cuts after each 、 that ends a clause, outside quotes."""
    cuts: list[list[int]] = [[] for _ in texts]
    doubtful: list[tuple[int, int]] = []
    windows: list[str] = []
    for number, text in enumerate(texts):
        depth = 0
        for mark in _JA_MARK.finditer(text):
            sign, end = mark.group(), mark.end()
            depth += (sign in _OPEN) - (sign in _CLOSE)
            if depth <= 0 and end > 1 and sign == "。":
                cuts[number].append(end)
            elif depth <= 0 and end > 1 and sign == "、":
                doubtful.append((number, end))
                windows.append(text[max(0, end - _WINDOW) : end])
    for (number, end), words in zip(doubtful, tokens_of_many(windows), strict=True):
        if _ends_clause(words):
            cuts[number].append(end)
    return [sorted(places) for places in cuts]


def _ends_clause(words: list[Token]) -> bool:
    """Whether the words before a 、, the last of `words`, end a clause."""
    comma = len(words) - 1
    if comma < 1:
        return False
    last, before = words[comma - 1], words[comma - 2] if comma > 1 else None
    if _PARTICLE.search("".join(w.surface for w in words[max(0, comma - 5) : comma])):
        return False
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
    """Cuts after the joints that have a finite verb on either side."""
    joints = [
        joint
        for joint in _EN_JOINT.finditer(text)
        if not _OR_RATHER.match(text, joint.start())
        and (
            joint["verb"] is None
            or (
                has_finite(joint["word"])
                and not is_participle(joint["word"])
                and not _SHARED.search(text[: joint.start()])
            )
        )
    ]
    since = 0
    for joint, after in zip_longest(joints, joints[1:]):
        follows = text[joint.end() : after.start() if after else len(text)]
        parts = has_finite(text[since : joint.start()]) and has_finite(follows)
        if parts or joint["always"]:
            since = joint.end()
            yield since
