"""Sentence → clauses: the stretches that can hold one happening each.

Japanese cuts where a predicate hands on to the next clause (閉鎖し、 警告したが、 発射、), English
at commas and conjunctions that open a new clause. Clauses cover the sentence without overlap.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from pipeline.extraction.tokens import Token, last_tokens
from pipeline.extraction.verbs_en import has_finite, is_participle
from pipeline.models import Lang, Sentence

Range = tuple[int, int]

_OPEN, _CLOSE = "「『（(", "」』）)"
# a 、 after は, を, a number, a day, 」 … ends no clause; of the others the words before it decide
_JA_MARK = re.compile(
    rf"(?:(?<![はもをのやか0-9０-９日月年朝夜{_CLOSE}])|(?<=ものの))、|[。{_OPEN}{_CLOSE}]"
)
_VERBAL = ("動詞", "助動詞", "形容詞")
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
    r"(?:によって|によると|によれば|において|について|に対して?|に関して?|にとって|に向けて?|に加えて?|として|"
    r"をめぐって|を通じて|を含めて|にわたって)、$"
)
# 明かしたうえで、 受けた後、 撃墜したほか、 奇襲して以来、 攻め込むまで、
_AFTER_NOUN = re.compile(
    r"(?:た(?:うえ|上|後|ほか|一方|際|ため|直後)|る一方)(?:で|に)?、$|[たるい]ものの、$|[てで]以来、$|[うくぐすつぬぶむるぐ]まで、$"
)
# what may part two clauses, each of which must have a verb of its own
_EN_JOINT = re.compile(
    r"(?P<always>;\s+|\s+[—–]\s+|:\**\s+(?![\"“‘']))|"
    r",?\s+\b(?:while|whereas|after which|when|because|although|though|after|since|until|"
    r"(?<!such )(?<!early )(?<!late )(?<!soon )(?<!many )(?<!much )(?<!few )(?<!long )(?<!far )as"
    r"(?! well| a\b| an\b| (?:early|late|soon|many|much|few|long|far)\b)|where|"
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
    doubtful: list[tuple[list[int], int]] = []
    windows: list[str] = []
    for text, places in zip(texts, cuts, strict=True):
        depth = 0
        for mark in _JA_MARK.finditer(text):
            sign, end = mark.group(), mark.end()
            if sign in _OPEN:
                depth += 1
            elif sign in _CLOSE:
                depth -= 1
            elif depth <= 0 and end > 1:
                before = text[max(0, end - _WINDOW) : end]
                if sign == "。" or _AFTER_NOUN.search(before):
                    places.append(end)
                elif not _PARTICLE.search(before):
                    doubtful.append((places, end))
                    windows.append(before)
    for (places, end), words in zip(doubtful, last_tokens(windows, 3), strict=True):
        if _ends_clause(words):
            insort(places, end)
    return cuts


def _ends_clause(words: Sequence[Token]) -> bool:
    """Whether the words before a 、, the last of `words`, end a clause."""
    if len(words) < 2:
        return False
    last, before = words[-2], words[-3] if len(words) > 2 else None
    if last.pos in _VERBAL:
        return last.form.startswith(("連用形", "仮定形")) or last.lemma in ("た", "だ")
    if before is None:
        return False
    if last.pos == "助詞" and last.surface in _CONNECTIVES:
        # 認めたと、…伝えた: what is said goes on to who says it
        return before.pos in _VERBAL and (last.surface, before.lemma) != ("と", "た")
    return last.pos == "名詞" and last.pos3 == "サ変可能"


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
