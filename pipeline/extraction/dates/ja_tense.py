"""Whether the clause around a bare Japanese date looks back or ahead.

Published news looks back, unless the clause is about the future: 予定, 見通し, 方針 say so
outright ("future"); a predicate without た says so weakly ("near": the closer reading).
"""

from __future__ import annotations

import re

from pipeline.extraction.dates.expression import Direction
from pipeline.extraction.tokens import Token, tokens

_REACH = 160  # characters of a clause that are read on either side
_STOP = re.compile(r"[。！？!?\n]")
_QUOTE = re.compile(r"「[^」\n]*」|（[^）\n]*）|\([^)\n]*\)")
_PLAN = re.compile(
    r"予定(?!(?:だった|でした|通り|どおり|を(?:変|繰|取)|されていた))|見通し|見込み|方針|計画(?:だ|で|して)|"
    r"(?:する|す|く|う|つ|ぬ|ぶ|む|る)ことに(?:して|なって)い|[るうくすつぬぶむ](?:だろう|でしょう)(?!か)|つもり|意向|"
    r"[るうくすつぬぶむ]とみられ|[るうくすつぬぶむ]可能性|までに.{0,20}(?:する|目指|完了|決定)|めどに|就任後"
)
_REQUEST = re.compile(r"(?:ください|くれませんか|もらえますか|くれますか|ましょう|でしょうか|ますか)[。？?]?$")
_COMMA = re.compile(r"[^、。はに]{0,6}(?:、|は)|(?:には|からは|夜は)、?")


def direction(text: str, start: int, end: int) -> Direction:
    """"past", "future", "near" or "soon" for the bare date at `text[start:end]`, from its clause."""
    stop = _STOP.search(text, end, end + _REACH)
    tail = _QUOTE.sub("", text[end : stop.start() if stop else min(len(text), end + _REACH)])
    words = tokens(tail)
    main = _last_verb(words)
    governs_end = bool(_COMMA.match(tail))
    if governs_end and main and _is_past(words, main):
        return "past"
    if _PLAN.search(tail):
        return "future"
    if _precedes(text, start):
        return "near"
    verb = main if governs_end else _first_finite(words)
    if verb is None or _is_past(words, verb) or _REQUEST.search(tail):
        return "past"
    return "soon" if _is_polite(words) else "near"


def _is_polite(words: list[Token]) -> bool:
    """です・ます: speech, in which the present also narrates what is past (拿捕します)."""
    return any(w.lemma in ("ます", "です", "下さる") for w in words)


def _precedes(text: str, start: int) -> bool:
    """Whether a plain verb modifies the date itself: 就任する1月20日."""
    return bool(re.search(r"(?:する|される|れる|開く|行う|始まる|迎える)$", text[max(0, start - 4) : start]))


def _last_verb(words: list[Token]) -> int | None:
    places = [i for i, word in enumerate(words) if word.pos == "動詞"]
    if not places:
        return None
    # a noun after the last verb ends the sentence: 「…を表明。」, news style for a past act
    after = [w for w in words[places[-1] + 1 :] if w.pos == "名詞"]
    return None if len(after) and not words[-1].pos.startswith("助") and words[-1].pos == "名詞" else places[-1]


def _first_finite(words: list[Token]) -> int | None:
    """The first verb that does not just lead on to the next (開き、, 受けて)."""
    for i, word in enumerate(words):
        if word.pos != "動詞" or word.surface == "し" and i + 1 == len(words):
            continue
        following = words[i + 1 : i + 3]
        if word.form.startswith("連用形") and following and following[0].surface in ("、", "て", "つつ", "ながら"):
            if following[0].surface == "て" and len(following) > 1 and following[1].surface.startswith("い"):
                return i
            continue
        if any(w.surface == "と" and w.pos == "助詞" for w in following[:1]):
            continue  # 用いると警告した: what is said, not what happens
        return i
    return None


def _is_past(words: list[Token], verb: int) -> bool:
    """た, ました, ている and だった after the verb: it has happened, or holds by now."""
    for word in words[verb + 1 : verb + 5]:
        if word.lemma in ("た", "て") or word.surface in ("た", "だ", "て", "で"):
            return True
        if word.pos not in ("助動詞", "動詞", "助詞"):
            return False
    return words[verb].form.startswith("連用形") and verb + 1 < len(words) and words[verb + 1].surface == "、"
