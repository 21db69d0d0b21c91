"""Sentence → segments: clauses with the date they stand under and the predicate that heads them.

Japanese ends a clause on its predicate (English, which opens with it, has `segments_en`). A clause
with several dates is cut at each of them; a dated clause that tells nothing yet hands its date on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, zip_longest
from typing import NamedTuple

from pipeline.extraction.clauses import Range
from pipeline.extraction.grade import taught
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.tokens import Token, tokens
from pipeline.models import DateMention, Lang, NameMention, Sentence

_LONG = timedelta(366)  # no happening that a clause without a listed predicate tells
_DATE_ENDS_CLAUSE = 8  # characters after a date that are no more than the end of its clause
# 「国防省は13日、…が前日、…攻撃されたと発表した」: the first date is the report's
_REPORTED = re.compile(r"と(?:発表|報告|公表|明らかに|報じ|伝え|主張|説明)")
# 「外務省は13日、…が前日に…したと非難した」: two happenings, the first date is that of the words
_FRAME = re.compile("(?:の[^、。はがを]{1,12}で|に?は|に|[ぁ-ん]{0,2}[朝夜夕]方?)?、")
_QUOTING = re.compile("(?:と|として|よう)[^、。]{0,14}$")
_MODIFIES = "ただ"  # 攻め込ん|だ|24日
_PLANNED = re.compile(r"予定|見通し|方針|計画|ことにして")
_CONDITION = re.compile(r"(?:れば|たら|なら|ても)$")
_AGREED_TO = re.compile(  # but 攻撃をやめることで合意
    "(?<!抑え)(?<!やめ)(?<!止め)(?<!控え)(?<!制限す)(?<!減ら)(?<!停止す)(?<!凍結す)(?:する|[すくるぶむう])こと[にで]$"
)
# what ends no clause; 港で, is read as a verb's で
_CASES = {("助詞", case) for case in "が は を に で と も の へ から まで".split()} | {
    ("助動詞", "で")
}
# 受け入れてきた, 強く抗議する。, 求めているが: a habit, the writer's own word, a state of things
_HABIT = re.compile("てき(?:た|まし|てい)")
# 「5日、年末までに撤退することで合意した」: by when, not when
_DEADLINE = re.compile(
    "までの[^、。はがを]{1,12}を(?:要求|求め|要請|命|約束|迫)|"
    "まで(?:に|の)[^、。]*(?:こと|枠組み|計画|方針|よう|目標|期限|停戦|休戦|撤退|規則|規制|法案?|案)[^、。]*(?:合意|求め|要求|要請|発表|決|命|約束|"
    "一致|明らか|表明|促|迫|申し合わせ|示)"
)
_EMBEDS = re.compile("は[^、。]*、(?P<whose>[^、。はが]{1,20})が$")
_SUBJECT_OF = re.compile("、(?P<whose>[^、。はがを]{1,20}(?P<case>[はがも]))、?$")
_TERM = re.compile("を[^、。]{0,8}期限")  # 「決議は、15日を期限とした」
_UNTIL = re.compile("まで(?:止|続|延|停|凍|禁)")  # 「5日、輸入を年末まで止めると発表した」
_LASTS = re.compile("まで[^、。]{0,8}続")  # 「演習は1日まで続く」
_PRESENT = re.compile(
    r"^(?:さ?れ)?(?:する|して|[てで]|ない|[うくぐすつぬぶむる])(?:いる|おり)?(?:が|ものの)?$"
)
_AWAITS_DATE = re.compile("(?:なら|[れけせ]ば|たら|のは|[ただ])、$")
# 「2日後にも2発。」「翌日には参院も続いた」: the happening of the clause before, once more
_AGAIN = re.compile(
    r"(?P<count>(?<![一-龯])[0-9０-９一二三四五六七八九十数]+(?:発|機|隻|両)(?:を[^、。]{1,8})?[、。]?(?:さらに)?$)|"
    r"(?P<join>(?<![今後])も[^、。はがを]{0,12}(?:続い|続き|続く|加わっ|加わり|追随し|同調し|倣っ|倣い)[ぁ-ん]{0,4}[、。]?$|"
    r"(?:実行|実施)に移|(?:第[0-9０-９一二三四]+(?:段階|弾|陣)|[0-9０-９一二三四]+(?:回目|度目|基目|発目|例目))[はもをがに])"
)
# what may follow the word of a predicate that heads its clause: する, された, があった, を実施した
_FINITE = re.compile(
    r"[ぁ-ん]{0,12}|"
    r"[ぁ-ん]{0,4}(?:が|を|に|も|は|で)(?:あ|起|相次|行|実施|始|開|発|続|出|受|命|"
    r"着手|引き上げ|加わ|踏み切|乗り出|高め|強め|敷|宣|整え|取っ|とっ|果た|固め|見送|先送り|立ち消え|流れ)[一-龯ぁ-ん]{0,8}|"
    r"[ぁ-ん]{0,8}と、?[^、。]{0,15}(?:[^、。]た|発表|報告|公表|明らか|報じ|伝え|主張|説明|みら|され|"
    r"し)[一-龯ぁ-ん]{0,8}"
)
# what is done by saying it: 「代償を払わせると述べた」 threatens, 「供与すると述べた」 promises
_SAID_TO = ("threaten", "accuse")
_DECIDED = re.compile(
    "する(?:(?:考え|つもり|予定|計画|意向)は(?:一切|全く)?な[いく]|(?:方針|考え|意向)だ|用意がある)?と"
)
_DID = re.compile("[しさせっんいれ]{1,3}[ただ]と")  # 兵594人を捕虜にしたと述べた
_DID_IN_QUOTE = re.compile("[しさせっんいれ]{1,3}[ただ]。?」")
# 国民投票を経て、砲撃の末に: what led to the happening · 攻撃について: what is talked about
# 攻撃された場合に備える, 攻撃したらどうするか: in case
_BACKGROUND = re.compile(
    "につい?て|を経て|を踏まえ|を機に|に伴[いっ]|の末|を前に|を控え|[ぁ-ん]{0,6}(?:場合|たら)"
)
# 議員団が台北に入ると、軍は … · 指導者は隣国に逃れ、兵は …
_THEN = re.compile("(?:[るうくすつぬぶむぐ]と|[にへ](?:入り|戻り|移り|逃れ|向かい|渡り))、$")
_ACTORS = re.compile("軍|部隊|政府|政権|大統領|首相|議会|兵|交換は")
# 攻撃を受けた発電所は1985年に …: it tells about the topic, not what the date dates
_MODIFIER = re.compile("[ぁ-ん]{0,6}(?:受け)?(?:た|る|ない)(?=[一-龯ァ-ヶ])[^、。たる]*は")
_TOPIC_BETWEEN = re.compile("[はも]、|[一-龯ァ-ヶー]は")
_SINCE = re.compile("(?:以来|まで)、$")  # 「侵攻するまで、」: what follows is of another time
# 「6日に王と会談したノルウェーの首相は、」 · 「1990年に結んだ条約の」: the date is that deed's
_DEED_OF = re.compile(
    "(?P<past>[しんいっれわ]*[ただ])(?P<noun>(?!と)[^、。はがをに]{0,24}?"
    "(?:(?P<by>氏|大統領|首相|[外防務]相|長官?|書記|議員)(?=は)|"
    "(?:条約|協定|合意|覚書|議定書|同盟)(?=[はのをがかに])))"
)
# 1962年の|キューバ危機: a war or crisis is a happening only where a date stands at its name
WARS = ("戦争", "紛争", "危機")
_OF = re.compile("の(?:第[0-9０-９一二三四五]次)?")
# 「…を止めたのが、5月1日に起きた事件だ」: it is told next
_TO_TELL = re.compile(
    "(?:起き|起こっ|あっ)た(?:こと|出来事|[^、。はがを]{0,6}事件)(?:だ|です|である|だった|でした)。?$"
)
# 見返りは制裁の解除です: what a thing is
_COPULA = re.compile(
    "(?:な[のん])?(?:です|でした|だ(?:った)?|で(?:あ|は)[^、。]{1,6})(?:から)?(?:とみる?[^、。]{0,6})?"
)
# 当初から求めたが: a time that no date names
_OF_OLD = re.compile(
    "一貫して|たびに|毎[朝晩夜日週月年]|(?:当初|以前|かね|かねて|従来|長年|昔|初期|当時)から|かねて|長年|長らく|これまで"
)
_FIRST = re.compile("のは[^、。]{0,24}(?:初めて|以来)")  # 公開したのは初めてだ: a comment
# 抑止であって|攻撃|ではない, |決定|したという話ではない: what is not meant is not told
_NOT_SO = re.compile(
    "(?:[^、。はがを]{0,12}|[^、。はが]{0,20}(?:話|わけ|もの))で(?:は|も)(?:な[いくか]|ありませ)|"
    "[ぁ-ん]{0,4}[うくぐすつぬぶむる]と(?:信じ|思[わいっ]|恐れ|疑)|"  # 襲ってくると恐れていた
    # 提案するかどうかが注目される
    "[^、。]{0,24}か(?:どうか)?[はがも](?:分から|わから|不明|定かで|はっきり|明らかで|注目|焦点|問われ|見通せ)"
)
_LIVES_WITH = re.compile(  # 砲撃におびえている
    "^に(?:おび|怯|苦し|悩|耐え|さらさ|揺れ|直面)[^、。]{0,6}[てで]い(?:る|ます)$"
)
_HELD_TO_BE = re.compile("と(?:みら|さ)れる[一-龯ァ-ヶA-Z]")  # 密輸船とみられる|船
_NOT_DONE = re.compile("[てで]い(?:ない|ません)$")  # 圧力を緩めていない
_REASON = re.compile("[うくぐすつぬぶむるい]からだ。?$")
_PAST = re.compile("[しんいっれわさ]*[ただ]")
_IS_TOPIC = re.compile("(?:軍|政府|側|氏|大統領|首相)?は")
_NOUN = re.compile(
    "(?!こと|疑い|可能性|恐れ|場合|[後際方時以]|結果|ため|と|の)[一-龯ァ-ヶA-Z「『][^、。はがを]{0,30}"
)
_PERFECT = re.compile("て(?:い|お)(?:る|ます)(?:が、?|。)?$")
_MEASURES = re.compile("(?:超え|達し|及び|上り|のぼり)[、，]?$")
_ENDS_PAST = re.compile("(?:た|だった|ました)[ぁ-ん]{0,8}。?$")
_ARMS = re.compile(r"使用|攻撃|領|兵器|武器|ミサイル|戦車|戦闘機")


class Segment(NamedTuple):
    """A stretch of the article, `date` None where nothing in it dates it.

    `head` is the predicate that says what happened; `tells` is True where a finite verb that no
    list knows says it. `again`: what happened before once more, a "count" of it (さらに2発), by
    another who will "join" in (参院も続いた), or, English, with a "gap" for its verb.
    """

    start: int
    end: int
    date: DateMention | None
    head: PredicateMention | None = None
    tells: bool = False
    again: str = ""

    @property
    def silent(self) -> bool:
        return self.head is None and not self.tells and not self.again


class Found(NamedTuple):
    """What the scans found in one sentence of `text`; offsets count in the article."""

    text: str
    lang: Lang
    part: Sentence
    dated: tuple[DateMention, ...]
    dates: tuple[DateMention, ...]  # those of them that can date an event
    names: tuple[NameMention, ...]
    predicates: tuple[PredicateMention, ...]
    clauses: Sequence[Range]
    published: date = date.min
    heading: DateMention | None = None  # the day that the sentence stands under
    waits: bool = False  # the sentence before gave a date and told nothing: 「発端は19日だった」
    listed: bool = False  # an item under the heading of a day, told in the present

    def within(self, start: int, end: int) -> list[PredicateMention]:
        return [p for p in self.predicates if start <= p.start < end]

    def words(self, segment: Segment) -> list[Token]:
        """The Japanese words of the segment."""
        return tokens(self.text[segment.start : segment.end])


def segments(found: Found) -> Iterator[Segment]:
    """The segments of a sentence, each with its head.

    「9月18日、空母は島の間を抜け、水域に入った」: the date of the first clause dates the second.
    「5月に第1段階を、6月に第2段階を実施した」: a dated clause without a verb shares the next head.
    """
    if len(found.dates) > 1:
        found = found._replace(dates=tuple(_without_deadlines(found)))
    if framed := _framed(found):
        yield from _told(framed[0])
        if framed[1].head:
            yield framed[1]
    else:
        yield from _told(found)


def _without_deadlines(found: Found) -> Iterator[DateMention]:
    for i, m in enumerate(found.dates):
        end = m.end - len("まで") if m.text.endswith("まで") else m.end
        if i == 0 or not any(r.match(found.text, end) for r in (_DEADLINE, _UNTIL, _TERM)):
            yield m


def _framed(found: Found) -> tuple[Found, Segment] | None:
    """(what is quoted, the words that quote it), where each has a date of its own.

    「18日の演説で、前日に運び込まれたと語った」: plain words have no head, for they are no event.
    """
    words = found.predicates[-1] if found.predicates else None
    if words is None or words.predicate.kind not in ("speech", "say"):
        return None
    speech = words.predicate.kind == "speech"
    for start, end in found.clauses:
        dates = [m for m in found.dates if start <= m.start < min(end, words.start)]
        frame = _FRAME.match(found.text, dates[0].end) if len(dates) > 1 else None
        plain = frame and not speech and not frame.group().endswith("で、")
        if frame and not plain and _QUOTING.search(found.text, frame.end(), words.end):
            since = frame.end()
            quoted = found._replace(
                dates=tuple(m for m in found.dates if m.start >= since),
                predicates=tuple(
                    p for p in found.predicates if p.start >= since and p.predicate.kind != "speech"
                ),
                clauses=[(max(a, since), b) for a, b in found.clauses if b > since],
            )
            return quoted, Segment(start, found.clauses[-1][1], dates[0], words if speech else None)
    return None


def _told(found: Found) -> Iterator[Segment]:
    waiting: Segment | None = None
    alike: list[Segment] = []  # 5月3日と|17日の2度にわたり、…
    cuts = _dated_after(found, list(_cut(found)))
    for cut, after in zip_longest(cuts, cuts[1:]):
        segment = _headed(found, cut)
        if waiting and segment.date is None:
            segment = _headed(found, cut._replace(start=waiting.start, date=waiting.date), segment)
            yield from (s._replace(head=segment.head) for s in alike if segment.head)
            alike = []
        elif waiting and cut.head:
            yield segment  # 「12日、1988年に結んだ協定を破棄した」
            waiting = waiting if segment.date and segment.date.aside else None
            continue
        elif waiting and (embeds := _EMBEDS.search(found.text, waiting.start, waiting.end)):
            segment = segment._replace(start=embeds.start("whose"))
            yield from _embedded(found, segment)
            if after is None or after.date:
                yield segment._replace(start=waiting.start, date=waiting.date)
                waiting = None
            continue
        elif waiting and not segment.silent and not _has_verb(found, waiting):
            yield waiting._replace(head=segment.head, tells=segment.tells)
        elif waiting and _tells(found, waiting, [], goes_on=True):
            yield waiting._replace(tells=True)
        waits = segment if segment.date and segment.silent else None
        if waiting and waits and found.text.endswith(("と", "や"), waiting.start, segment.start):
            alike.append(waiting)
        waiting = waits
        if waiting is None:
            yield segment


def _embedded(found: Found, segment: Segment) -> Iterator[Segment]:
    """「政府は10日、Xが7日に行った実験を非難した」: what X did on the 7th."""
    for deed in found.within(segment.start, segment.end):
        if deed.predicate.kind == "act" and segment.date:
            yield segment._replace(end=deed.end, date=segment.date._replace(aside=True), head=deed)
            return


def _cut(found: Found) -> Iterator[Segment]:
    """The clauses of the sentence, cut again where a clause holds several dates."""
    for start, end in found.clauses:
        inside = [m for m in found.dates if start <= m.start < end]
        if not inside:
            yield Segment(start, end, None)
            continue
        if len(inside) > 1:
            inside = _apart(found.text, inside, end)
        edges = [start]
        for before, m in pairwise(inside):
            edges.append(_opens(found.text, edges[-1], before, m))
        edges.append(end)
        for m, (a, b) in zip(inside, pairwise(edges), strict=True):
            yield from _told_before(found, Segment(a, b, m), m)


def _apart(text: str, dates: list[DateMention], end: int) -> list[DateMention]:
    """The dates of a clause that ends at `end`, without those that only lead to the next."""
    dates = [  # 2か月後の先月27日
        m
        for m, after in zip_longest(dates, dates[1:])
        if after is None or text[m.end : after.start] != "の"
    ]
    if len(dates) > 1 and _REPORTED.search(text, dates[-1].end, end):
        *outer, told = dates
        return [m for m in outer if text[m.end : m.end + 1] not in "、は"] + [told]
    return dates


def _opens(text: str, start: int, before: DateMention, date: DateMention) -> int:
    """Where the clause of `date` begins: 「Aが1日に空母を、Bが2日に…派遣した」 at its subject."""
    subject = _SUBJECT_OF.search(text, before.end, date.start)
    same = subject and text[start : before.start].rstrip("、").endswith(subject["case"])
    also = subject and subject["case"] != "が"
    return subject.start("whose") if subject and (same or also) else date.start


def _dated_after(found: Found, cuts: list[Segment]) -> list[Segment]:
    """「核実験に踏み切るなら、16日から20日とみる。」: a last clause that is only a date."""
    if (
        len(cuts) > 1
        and (date := cuts[-1].date)
        and _AWAITS_DATE.search(found.text, cuts[-2].start, cuts[-1].start)
    ):
        around = cuts[-1].end - cuts[-1].start - (date.end - date.start)
        if around <= _DATE_ENDS_CLAUSE:
            return [*cuts[:-2], cuts[-1]._replace(start=cuts[-2].start)]
    return cuts


def _told_before(found: Found, segment: Segment, date: DateMention) -> Iterator[Segment]:
    """「攻め込んだ24日、大統領は …」: the clause that modifies the date is a happening too."""
    leads = segment.start < date.start and found.text[date.start - 1] in _MODIFIES
    if leads and date.end < segment.end - _DATE_ENDS_CLAUSE:
        yield segment._replace(end=date.end)
        segment = segment._replace(start=date.start)
    yield from _relative(found, segment, date)


def _relative(found: Found, segment: Segment, date: DateMention) -> Iterator[Segment]:
    """A dated clause that modifies a person or a pact, and what the sentence says of them."""
    if not found.text.startswith(("、", "は", "の"), date.end):
        for deed in found.within(date.end, segment.end):
            if _TOPIC_BETWEEN.search(found.text, date.end, deed.start):
                break
            if it := _DEED_OF.match(found.text, deed.end - deed.text.endswith(("た", "だ"))):
                own = date if it["by"] else date._replace(aside=True)
                yield segment._replace(end=it.end(), date=own, head=deed)
                yield segment._replace(start=it.end("past"), date=None)
                return
            if name := _topic_after(found, deed):
                yield segment._replace(end=name.end, head=deed)
                yield segment._replace(start=name.start, date=None)
                return
    yield segment


def _topic_after(found: Found, deed: PredicateMention) -> NameMention | None:
    """「訪米したフルシチョフは」: the state or leader whom the deed modifies."""
    past = _PAST.match(found.text, deed.end - deed.text.endswith(("た", "だ")))
    at = past.end() if past else -1
    names = (n for n in found.names if n.start == at and n.kind != "weapon")
    return next((n for n in names if _IS_TOPIC.match(found.text, n.end)), None)


def presupposed(found: Found) -> Iterator[Segment]:
    """The dated deeds that a guess takes for granted: 「狙いは、5日に撃墜された機体だろう」."""
    for own, after in zip_longest(found.dates, found.dates[1:]):
        until = after.start if after else found.part.end
        for deed in found.within(own.end, until):
            past = _PAST.match(found.text, deed.end - deed.text.endswith(("た", "だ")))
            noun = _NOUN.match(found.text, past.end()) if past else None
            if noun and deed.predicate.kind == "act":
                start = found.text.rfind("、", found.part.start, own.start) + 1
                start = max(start, found.part.start)
                yield Segment(start, noun.end(), own._replace(aside=True), deed)
                break


def _headed(found: Found, segment: Segment, tail: Segment | None = None) -> Segment:
    """The segment with its head; `tail` is its last clause, when that is where the head stands."""
    if segment.head:
        return segment
    if segment.date and _TO_TELL.search(found.text, segment.start, segment.end):
        return segment
    place = tail or segment
    inside = found.within(place.start, segment.end)
    head = _head(found, segment, inside)
    unsaid = segment.date and head is None
    more = _AGAIN.search(found.text[segment.start : segment.end]) if unsaid else None
    again = (more.lastgroup or "") if more else ""
    tells = head is None and not again and _tells(found, segment, inside)
    said = head or tells or again
    return Segment(*segment[:3], head, tells, again) if said else segment


def _head(
    found: Found, segment: Segment, inside: Sequence[PredicateMention]
) -> PredicateMention | None:
    """The predicate that says what happened.

    Words that announce or attribute (発表した) only count when nothing else does.
    """
    telling = [
        p
        for p in inside
        if p.predicate.kind in ("act", "speech") and not _only_words(found, segment, p, inside[-1])
    ]
    if not telling:
        named = any(segment.start <= n.start < segment.end for n in found.names)
        reports = [
            p
            for p in reversed(inside)
            if p.predicate.kind == "report"
            and not _NOT_SO.match(found.text, p.end)
            and not _HELD_TO_BE.match(found.text, p.start)
        ]
        return next((p for p in reports if named or p.predicate.id == "announce"), None)
    *before, last = telling
    if (
        before
        and last.predicate.id == "agree"
        and _AGREED_TO.search(found.text, segment.start, last.start)
    ):
        return before[-1]  # 許可することに同意した: the permission is what happened
    return last


def _only_words(
    found: Found, segment: Segment, one: PredicateMention, last: PredicateMention
) -> bool:
    """Whether a predicate only helps to date (協議の12日前), or is only spoken of (…だと語った)."""
    date = segment.date
    if date and date.start <= one.start < date.end:
        return True
    if _NOT_SO.match(found.text, one.end) or _BACKGROUND.match(found.text, one.end):
        return True
    if date and _MODIFIER.match(found.text, one.end, max(one.end, date.start)):
        return True
    if one.text.endswith(WARS) and not (date and _OF.fullmatch(found.text, date.end, one.start)):
        return True
    tie = found.text[one.end : date.start] if date else None
    if tie == "の" or (tie == "" and date and date.text.startswith("の日")):
        return True
    if last.predicate.kind != "say" or (date and one.end <= date.start):
        return False
    if (
        one.predicate.id in _SAID_TO
        or _DECIDED.match(found.text, one.end)
        or _DID.match(found.text, one.end)
        or (date and _in_one_quote(found, date, one))
    ):
        return False
    quoted = found.text.rfind("と", one.end, last.start)
    return quoted >= 0 and "、" not in found.text[one.start : quoted]


def _in_one_quote(found: Found, date: DateMention, deed: PredicateMention) -> bool:
    """Whether a deed that is over is told with its date: 「軍は19日、港を攻撃した」と語った."""
    opens = found.text.rfind("「", found.part.start, deed.start)
    together = found.part.start <= opens < date.start
    over = deed.predicate.kind == "act" and _DID_IN_QUOTE.match(found.text, deed.end)
    return together and "」" not in found.text[opens : deed.start] and bool(over)


def stands_alone(found: Found, segment: Segment) -> bool:
    """Whether a clause without date words states a happening of its own."""
    closing = found.text[segment.start : segment.end].strip("。、」 ")
    if _NOT_DONE.search(closing) or (found.waits and _CONDITION.search(closing)):
        return False
    if found.waits and not segment.silent:
        return True
    if found.listed and segment.tells:
        return True
    head = segment.head
    if head is None or head.predicate.kind == "report":
        return False
    if _OF_OLD.search(found.text, found.part.start, segment.end) or any(
        comment.search(found.part.text) for comment in (_REASON, _FIRST)
    ):
        return False
    if _SINCE.search(found.text, found.part.start, segment.start):
        return False
    if head.predicate.id == "allow_use" and not _ARMS.search(
        found.text, segment.start, segment.end
    ):
        return False
    tail = found.text[head.end : segment.end].strip("。、」 ")
    last = found.within(head.end, segment.end)
    if last and last[-1].predicate.id == "announce":
        tail = found.text[last[-1].end : segment.end].strip("。、」 ")  # 増産するよう指示した
    if found.text[segment.start : segment.end].strip("。、 ") == head.text:
        return False  # a label: 「軍事援助。」
    noun = not "ぁ" <= head.text[-1] <= "ん"
    if noun and _COPULA.fullmatch(tail) and "のは" not in found.text[segment.start : head.start]:
        return False
    if head.predicate.id == "alert" and tail.endswith("ている"):
        return False  # 周辺国は警戒を強めている
    state = head.predicate.kind == "speech"
    if _HABIT.search(tail) or _LIVES_WITH.search(tail) or (state and _PRESENT.search(tail)):
        return False
    return bool(_FINITE.fullmatch(tail)) and not _CONDITION.search(tail)


def _tells(
    found: Found,
    segment: Segment,
    inside: Sequence[PredicateMention],
    goes_on: bool = False,
) -> bool:
    """Whether a dated clause without a listed predicate still states a happening."""
    said = (p.predicate.kind == "say" or _NOT_SO.match(found.text, p.end) for p in inside)
    if any(said):
        return False
    text = found.text[segment.start : segment.end]
    if not any(n.start < segment.end for n in found.names) and not _ACTORS.search(
        found.text, found.part.start, segment.end
    ):
        return False
    date = segment.date
    if (
        date
        and date.span
        and date.span.precision == "year"
        and found.text.startswith("は", date.end)
    ):
        return False  # 「2024年は … 1年だった」 speaks of the year
    if date and _LASTS.match(found.text, date.end):
        return False
    if _HABIT.search(text) or (date and date.span and date.span.last > date.span.first + _LONG):
        return False
    words = found.words(segment)
    past = (
        found.listed
        or bool(_THEN.search(text))
        or any(w.lemma == "た" and w.pos == "助動詞" for w in words)
        or (
            goes_on
            and _goes_on(words)
            and not _MEASURES.search(text)
            and bool(_ENDS_PAST.search(found.part.text))
        )
    )
    if date and date.span and _PERFECT.search(text):
        past = past or date.span.last < found.published
    ahead = bool(date and date.span and date.span.first > found.published)
    if _has_verb(found, segment) and (past or ahead or _PLANNED.search(text)):
        return True
    # 「米国は10日、北朝鮮が|7日に行った…」, 「オデーサの港で、|貨物船が…」
    last = next((w for w in reversed(words) if w.pos != "補助記号"), None)
    whole = last is not None and (last.pos, last.surface) not in _CASES
    return bool(date) and whole and taught.tells(text, "ja")


def _goes_on(words: Sequence[Token]) -> bool:
    """Whether the clause hands on to the next with its verb: 向け合い、 · 入り、"""
    last = next((w for w in reversed(words) if w.surface != "、"), None)
    return last is not None and last.pos == "動詞" and last.form.startswith("連用形")


def _has_verb(found: Found, segment: Segment) -> bool:
    return any(w.pos == "動詞" for w in found.words(segment))
