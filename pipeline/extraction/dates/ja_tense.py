"""Whether the clause around a bare Japanese date looks back or ahead.

Published news looks back, unless the clause is about the future: 予定, 見通し, 方針 say so
outright ("future"); a predicate without た says so weakly ("near": the closer reading).
"""

from __future__ import annotations

import re

from pipeline.extraction.dates.expression import Direction
from pipeline.extraction.tokens import Token, tokens

_REACH = 160  # characters of a clause that are read after the date
_FAR = 36  # of which the tokenizer sees, for the verb after a date (19日に開かれる会議で …)
# the end of the clause, for a date set off by a comma (19日、…した。)
_PAST_END = re.compile(r"(?:た|だ|(?<!ことにし)(?<!ことになっ)て(?:い|お)(?:る|ます|り)|でい(?:る|ます))(?:という|とされ[^。]*|とみられ[^。]*)?[」）)]*$")
_PRESENT_END = re.compile(r"[うくぐすつぬぶむるい][」）)]*$|ます[」）)]*$|です[」）)]*$")
# です・ます: speech, in which the present also narrates what is past (拿捕します)
_POLITE = re.compile(r"(?:ます|です|ません|ください|下さい)(?:か|よね?|が|ので|と|[。？」]|$)")
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
    if _COMMA.match(tail):
        verb = _ending(tail)
        if verb == "past":
            return "past"
        way: Direction = "near" if verb else "past"
    else:
        way = _first_finite(tokens(tail[:_FAR]))
    if _PLAN.search(tail):
        return "future"
    if _precedes(text, start):
        return "near"
    if way == "past" or _REQUEST.search(tail):
        return "past"
    return "soon" if _POLITE.search(tail) else "near"


def _precedes(text: str, start: int) -> bool:
    """Whether a plain verb modifies the date itself: 就任する1月20日."""
    return bool(re.search(r"(?:する|される|れる|開く|行う|始まる|迎える)$", text[max(0, start - 4) : start]))


def _ending(tail: str) -> Direction | None:
    """How the sentence ends: 開いた, 表明している "past"; 開く "near"; None for a noun (を表明。)."""
    if _PAST_END.search(tail):
        return "past"
    return "near" if _PRESENT_END.search(tail) else None


def _first_finite(words: list[Token]) -> Direction:
    """The time of the first verb that does not just lead on to the next (開き、, 受けて)."""
    for i, word in enumerate(words):
        if word.pos != "動詞":
            continue
        after = words[i + 1].surface if i + 1 < len(words) else ""
        if word.form.startswith("連用形") and after in ("、", "つつ", "ながら"):
            continue
        if after in ("て", "で") and not words[i + 2 : i + 3][0:1] == []:
            if not words[i + 2].surface.startswith("い"):
                continue
        if after == "と":
            continue  # 用いると警告した: what is said, not what happens
        return "past" if _is_past(words, i) else "near"
    return "past"


def _is_past(words: list[Token], verb: int) -> bool:
    """た, ました, ている and だった after the verb: it has happened, or holds by now."""
    for word in words[verb + 1 : verb + 5]:
        if word.lemma in ("た", "て") or word.surface in ("た", "だ", "て", "で"):
            return True
        if word.pos not in ("助動詞", "動詞", "助詞"):
            return False
    return False
