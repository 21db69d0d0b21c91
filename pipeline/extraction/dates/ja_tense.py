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
# 19日に署名した: た comes before anything that could be a verb without it
_PLAINLY_PAST = re.compile(
    r"[^うくぐすつぬぶむるい、]*?[しいっんれけせえきりちみび]た(?=[、。一-龯ァ-ヶ「」とがのこも0-9０-９]|$)"
)
_VERB = re.compile(r"[うくぐすつぬぶむるたてでだ]")  # without these no verb is finite
# the end of the clause, for a date set off by a comma (19日、…した。 19日、…する方針を決定。)
_PAST_END = re.compile(
    r"(?:た|[とを](?:発表|公表|表明|明言|宣言|通告|伝達|決定|承認|可決|採択|説明|主張|警告|強調|示唆)|[んい]だ|(?<!ことにし)(?<!ことになっ)て(?:い|お)(?:る|ます|り)|でい(?:る|"
    r"ます))(?:という|とされ[^。]*|とみられ[^。]*|[のん](?:だ|である|です)|わけ(?:だ|である|です))?[」）)]*$"
)
_PRESENT_END = re.compile(r"[うくぐすつぬぶむるい][」）)]*$|ます[」）)]*$|です[」）)]*$")
# です・ます: speech, in which the present also narrates what is past (拿捕します)
_POLITE = re.compile(r"(?:ます|です|ません|ください|下さい)(?:か|よね?|が|ので|と|[。？」]|$)")
_STOP = re.compile(r"[。！？!?\n]")
_QUOTE = re.compile(r"「[^」\n]*」|（[^）\n]*）|\([^)\n]*\)")
_OTHER_DATE = re.compile(
    r"(?<![0-9月])[0-9０-９]{1,2}[月日](?!間|目)|[今来先]月|[月火水木金土日]曜"
)
_PLAN = re.compile(
    r"(?:[うくぐすつぬぶむる]|の)(?:予定|見通し|見込み|方針|計画|意向|考え)"
    r"(?!だった|でした|通り|どおり|を(?:変|繰|取))|予定(?:だ(?!っ)|です|され(?:て(?:い|お)る|て(?:い|お)ます)|。|$)|"
    r"(?:する|す|く|う|つ|ぬ|ぶ|む|る)ことに(?:して|なって)い|[うくすつぬぶむる]方向(?:だ|で)|[るうくすつぬぶむ](?:だろう|"
    r"でしょう)(?!か)|つもり|"
    r"[るうくすつぬぶむ]とみられ|[るうくすつぬぶむ]可能性|までに.{0,20}(?:する|目指|完了|"
    r"決定)|めどに|就任後"
)
# 30日に予定されている, 3月に控える: of the date itself, be it behind or ahead
# 11日の投票を前に: not yet
_PLANNED = re.compile(
    r"(?:に|で)?[もは]?(?:予定|計画)[しさ]|に控え|[のに][^、。はがを]{1,16}を(?:前に|控え)"
)
_REQUEST = re.compile(
    r"(?:ください|くれませんか|もらえますか|くれますか|ましょう|でしょうか|ますか)[。？?]?$"
)
# a plain verb that modifies the date itself, or what is set for a day: 就任する1月20日, 期限は18日
_MODIFIED = re.compile(
    r"(?:する|される|れる|開く|行う|始まる|迎える|(?:期[限日]|締め?切り?|[投開]票日?|[告公]示日?|"
    r"開[幕会]日?|満了日?|予定日|決行日|返答日|実施日|発効日?)は)$"
)
# ミサイルが落ちた月曜日, 署名が済んだ3月
_OF_THE_PAST = re.compile(r"(?:[っいしきりちびみえけせてねれ]た|んだ)$")
# そして木曜日の早朝、軍が報復に出ます: what came next
_GOES_ON = re.compile(r"(?:^|[。\n])(?:そして|続いて|すると|その後|次いで|やがて)、?$")
# 火曜までに説明するよう求めていた
_HAD_ASKED = re.compile(r"よう[^。]{0,16}(?:求め|迫っ|命じ|要求し|促し)てい(?:た|ました)$")
_HOPED = re.compile("までの[^、。]{1,12}(?:を約束|を目指|に望み|を求め)")  # 9月1日までの合意に望み
_SCHEDULED = re.compile("(?:予定さ|計画さ|見込ま|組ま)れて(?:い|お)(?:る|ます|り)(?!が)[^、。]*$")
# 13日に北京、翌日はモスクワを訪れ、きょうは…: the days before today
_UP_TO_NOW = re.compile("[^。]*[、。](?:きょう|今日|本日)(?:は|、)")
_LIKE_PARTICLES = frozenset("含む 除く 巡る 関する 対する 伴う よる".split())
# 対話は日曜から開かれる: set for a day, no tale
_SET_FOR = re.compile(r"(?:開かれ|行われ|開催され|営まれ|始ま|迎え)(?:る|ます)$")
# 19日、; 19日夜は; 19日の演説で、: the date goes with the verb that ends the sentence
_COMMA = re.compile(r"[^、。はに]{0,6}(?:、|は)|(?:には|からは|夜は)、?|の[^、。はに]{1,12}で、")


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause of the bare date at `text[start:end]` looks."""
    if _MODIFIED.search(text, max(0, start - 4), start):
        return "near"
    if _OF_THE_PAST.search(text, max(0, start - 2), start):
        return "past"
    if _GOES_ON.search(text, max(0, start - 6), start):
        return "past"
    stop = _STOP.search(text, end, end + _REACH)
    if _UP_TO_NOW.match(text, end, stop.start() if stop else end + _REACH):
        return "past"
    tail = _QUOTE.sub("", text[end : stop.start() if stop else min(len(text), end + _REACH)])
    if _PLANNED.match(tail):
        return "near"
    if _HOPED.match(tail):
        return "future"
    if _SCHEDULED.search(tail):
        return "future"
    if _COMMA.match(tail):
        verb = _ending(tail)
    elif _PLAINLY_PAST.match(tail, 0, _FAR):
        verb = "past"
    else:
        verb = _first_finite(tail) if _VERB.search(tail, 0, _FAR) else None
    if verb == "past":
        return "past"
    if _HAD_ASKED.search(tail):
        return "past"
    other = _OTHER_DATE.search(tail)  # a plan behind another date is that date's
    if _PLAN.search(tail, 0, other.start() if other else len(tail)):
        return "future"
    if verb is None and tail.startswith("まで"):
        return "near"  # 会期は13日まで
    if verb is None or _REQUEST.search(tail):
        return "past"
    return (
        "soon"
        if _POLITE.search(tail) or ("曜" in text[start:end] and _SET_FOR.search(tail))
        else "near"
    )


def _ending(tail: str) -> Direction | None:
    """How the sentence ends: 開いた, 表明している "past"; 開く "near"; None for a noun (表明。)."""
    if _PAST_END.search(tail):
        return "past"
    return "near" if _PRESENT_END.search(tail) else None


def _first_finite(tail: str) -> Direction | None:
    """The time of the first verb that does not just lead on to the next (開き、, 受けて)."""
    said, words = False, tokens(tail[:_FAR])
    for i, word in enumerate(words):
        voice = i + 1 < len(words) and words[i + 1].surface in ("れる", "られる", "せる", "させる")
        after = [w.surface for w in words[i + 1 + voice : i + 3 + voice]] + ["", ""]
        leads_on = word.form.startswith("連用形") and after[0] in ("、", "つつ", "ながら")
        joins = after[0] in ("て", "で") and not after[1].startswith("い")
        if word.pos != "動詞" or leads_on or joins or word.lemma in _LIKE_PARTICLES:
            continue
        if after[0] != "と":
            return "past" if _is_past(words, i) and not said else "near"
        if after[1] == "、":  # 議員団が入ると、軍は演習を始めた: when, not what
            return _ending(tail)
        # 28日に訪れると発表した: of the visit, or of what is said; 28日の演説で … the latter
        said = words[0].surface != "の" and word.form.startswith("終止形")
    return None


def _is_past(words: list[Token], verb: int) -> bool:
    """た, ました, ている and だった after the verb: it has happened, or holds by now."""
    for word in words[verb + 1 : verb + 5]:
        if word.lemma in ("た", "て") or word.surface in ("た", "だ", "て", "で"):
            return True
        if word.pos not in ("助動詞", "動詞", "助詞"):
            return False
    return False
