"""A short label for an event, made from its clause: whole words, no date, no attribution."""

from __future__ import annotations

import re

from pipeline.extraction.telling import Telling
from pipeline.extraction.verbs_en import is_past
from pipeline.gazetteer import load
from pipeline.models import Lang

_LONGEST: dict[Lang, int] = {"ja": 40, "en": 80}
# what a date leaves at its place: 「19日（日本時間20日）、」「からは、」「ごろに」
_LEAD = re.compile(
    r"^[\s、,;:。.—–*_　】]*(?:[（(][^）)]*時間[^）)]*[）)])?(?:ごろ|頃|ころ)?"
    r"(?:のうちに?|[の中]日程で|中に(?=、|[一-龯ァ-ヶ]))?"
    r"(?:(?:にも|には|からは|からの|までの|までに|まで|では|以来|に|は|、|の|から|で)(?=\W|[一-龯ァ-ヶA-Z「0-9０-９]))?"
    r"[\s、,　*_—–]*"
)
_MARKUP = re.compile(r"\*\*|__|\*|~~|`")
# English: what hangs loose once the date is gone ("on", "late on"), or at either end of a clause
_HANGS = re.compile(
    r"(?:^|\s)(?:(?:early|late|only|earlier|later|less than|more than|nearly|about|just) )?"
    r"(?:on|in|at|by|since|from|over|during|until|of|for|before|after|around|to)?\s*$",
    re.IGNORECASE,
)
_ENDS_LOOSE = re.compile(
    r"(?:[\s,;:–—-]+(?:and|but|or|on|in|at|as|when|while|that|after|before|which|who|of|to|by|so|"
    r"then|where|for|the|an?|with|from|its|their|his|her|is|was|were|are|has|had|of which|"
    r"none|never|because|if|whether|between|into|that (?:it|he|she|they)|unless|though|than))+$",
    re.IGNORECASE,
)
_TIME_LOOSE = re.compile(r",? (?:an?|two|three|\d+|several) (?:hour|day|week|month|year)s?$")
_BEGINS_LOOSE = re.compile(
    r"^(?:(?:and|but|then|so|that|when|where|also|who|which|while)\b[\s,]+)+", re.IGNORECASE
)
# "PRESENTER: ", "JERUSALEM — ", "KYIV/LVIV, June 7 (Agency) - "
# what a date counts from: "Ten days into [a truce that nobody kept,] trade is back"
_COUNTED_FROM = re.compile(r"\s+[^,]*,\s+(?=[A-Z]|(?:the|an?|its|his|her|their|some|two|three)\b)")
_COUNTS = re.compile(r"\b(?:after|before|into|since|of)$")
_PRONOUN = re.compile(r"(?:He|She|They)\b")
# words that frame the happening: "Kyiv's officials suggested, …", "Of what happened, when …"
_FRAME = re.compile(
    r"^(?:[^,]{3,50} (?:said|says?|suggest(?:s|ed)?|claim(?:s|ed)?|reported|announced|confirmed), |"
    r"(?:\w+ )?(?:what happened|it (?:was|came)),? when |[A-Z]\w+ time, )(?=\w)"
)
_HEADLINE = re.compile(r"^[^\n]*\*\*\s*\n")  # a post of a live blog opens with one
_SPEAKER = re.compile(
    r"^[A-Z][A-Z/ .'-]{3,}(?:, [A-Z][\w .]+)?(?: \([A-Z]\w+\))?(?::| —| –| --?)\s+"
)
# Japanese: dateline, connective, who says so, and what a cleft leaves (…したのは 19日 だった)
_BRACKET = re.compile(r"[【(（][^】)）]{1,12}[】)）]")
# the connective, and what is left of a date: 「19日(の)夜(に)」, 「(3日間の)日程で」
_OPENING = re.compile(
    r"(?:(?:一方で?は?|ただし?|しかし|だが|そして|さらに|また|ところが|もっとも|これに対し|その後|実は)、?)?"
    "(?:(?:(?:午[前後]|[早未]?[朝明夜夕][方け]?|日程|うち|中)[にでの]は?|[のにはがをで](?=[一-龯ァ-ヶ「]))、?)?"
)
_SAID = re.compile(
    r"(?<=[たるだ])(?:こと)?(?:と|を)(?:発表|主張|説明|報告|公表|報じ|伝え|みられ(?!る[一-龯ァ-ヶA-Z])|され(?!る[一-龯ァ-ヶA-Z]))[^、]*$"
)
_CLEFT = re.compile("の[はも]、?[^、。はがをにで]{0,6}(?:だった|でした|だ|です)?$")
# 署名したが, 明かしたうえで: how a clause leads on
_GOES_ON = re.compile(
    "(?<=[たるだす])(?:が|と|も?のの|のに続き|(?:うえ|上)で|ほか|後(?:に|で)?|一方で?)$"
)
_DANGLES = re.compile("(?:その|さらに|早くも)$")  # before a date
# 第1段階を: its verb stands at the end of the sentence
_OBJECT_LEFT = ("を", "に")
_LAST_VERB = re.compile("を([^を、。]+)。?$")
_SHORT = 24  # characters of a title that leave room for the doer
# a title that names its subject (軍は, 軍、), or whose verb is not the doer's
_COMPLETE = re.compile(
    "[はがも]|^[^、]{1,12}、|[らさわかばま]れ(?:た|て|る|まし)|だった|である|[発失]効"
)
# who does it, with what makes the words its subject
_DOER = re.compile("[^、。「」はがをにでへ]{2,18}(?:は|が)、?")
# where a phrase begins: 弾薬庫を|攻撃した, 撃つ|計画, 開き、|非難する
_JA_PHRASE = re.compile(
    r"(?<=[はがをにでともへ、])(?=[一-龯ァ-ヶA-Za-z0-9「])|(?<=[るた])(?=[一-龯ァ-ヶ「])"
)
# where one ends: 州|の弾薬庫, 港|を
_JA_PARTICLE = re.compile(
    r"(?<=[一-龯ァ-ヶーA-Za-z0-9」）)])(?=[はがをにでともへの]+[一-龯ァ-ヶA-Z0-9「])"
)
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_JA_EDGES = " 　、,。;:—–・"
_EDGES = " \n,;:.—–-・*_"


# the hour of a live blog's post: "08:15 – Russian forces …"
_CLOCK = re.compile(
    r"[\W_]*\d{1,2}(?::\d\d|\.\d\d(?=\s?(?:[ap]\.?m\b|GMT|UTC|[,–—:])|\s*\Z))(?!\d)"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:GMT|UTC|BST|CET))?[\W_]*"
)


def title_of(telling: Telling, lang: Lang) -> str:
    """The clause without the words that date it, cut at a word to 40 (ja) or 80 (en) characters."""
    clause = telling.clause
    date, offset = telling.date, telling.start
    before, after = clause, ""
    if not telling.carried and telling.start <= date.start and date.end <= telling.end:
        before, after = clause[: date.start - offset], clause[date.end - offset :]
    before = before[m.end() :] if (m := _CLOCK.match(before)) else before
    if lang == "en":
        title = _english(before, _told_after(telling, before, after)) or clause
        return _cut_english(_pronoun_of(telling, title))
    title = _cut_japanese(_japanese(before, after + _verb_after(telling)) or clause)
    return _doer(telling, title) + title


def _verb_after(telling: Telling) -> str:
    """「5月に第1段階を、6月に第2段階を実施した」: the verb that the first half shares."""
    head, sentence = telling.head, telling.sentence
    if head and head.start >= telling.end:
        return re.split("[、。]", sentence.text[head.start - sentence.start :])[0]
    shared = telling.clause.endswith(_OBJECT_LEFT) and _LAST_VERB.search(sentence.text)
    return shared[1] if shared else ""


def _carried(telling: Telling) -> set[str]:
    """Who takes part by the text before; the jets of a subject left out are no doer."""
    return {n.id for n in telling.names if n.via == "carried" and n.kind != "weapon"}


def _doer(telling: Telling, title: str) -> str:
    """「〔中国〕」 where the clause leaves out who does it and the text before tells."""
    carried = _carried(telling)
    lands = telling.predicate is not None and telling.predicate.id == "land"  # the missile does
    if len(carried) != 1 or lands or len(title) > _SHORT or _COMPLETE.search(title):
        return ""
    name = load().actors[carried.pop()].name_ja
    return "" if name in title else f"〔{name}〕"


def _pronoun_of(telling: Telling, title: str) -> str:
    """ "[Russia] he …" where the clause says "he", or nobody, and the text before tells who."""
    carried = _carried(telling)
    elided = telling.clause[:1].islower() and is_past(title.split(" ")[0].lower())
    if len(carried) != 1 or not (elided or _PRONOUN.match(title)):
        return title
    return f"[{load().actors[carried.pop()].name_en}] {title[0].lower()}{title[1:]}"


def _told_after(telling: Telling, before: str, after: str) -> str:
    """What stands behind the date, without what the date counts from, unless that is the event."""
    date, head = telling.date, telling.head
    lead = _COUNTED_FROM.match(after) if _COUNTS.search(date.text) and not before.strip() else None
    if lead is None or (head and head.start < date.end + lead.end()):
        return after
    return after[lead.end() - 1 :]


def _japanese(before: str, after: str) -> str:
    """「【キーウ】一方、軍は」+「、港を攻撃したと発表した。」→「軍は港を攻撃した」."""
    if cleft := _CLEFT.search(before):
        before, after = before[: cleft.start()], ""
    if after:
        before = _DANGLES.sub("", before)
    text = _MARKUP.sub("", before + _LEAD.sub("", after, count=1))
    text = " ".join(text.split())
    if bracket := _BRACKET.match(text):
        text = text[bracket.end() :]
    text = _OPENING.sub("", text.strip(_JA_EDGES), count=1)
    text = _GOES_ON.sub("", _CLEFT.sub("", _SAID.sub("", text))).strip(_JA_EDGES)
    for opened, closed in _PAIRS:
        if text.count(opened) != text.count(closed):
            text = text.replace(opened, "").replace(closed, "")
    return text


def _english(before: str, after: str) -> str:
    """ "He spoke on" + ", and left" → "He spoke, and left"."""
    if _HEADLINE.match(before):
        before = _HEADLINE.sub("", before)
    else:
        after = _HEADLINE.sub("", after)
    possessive = re.match(r"['’]s?\s", after)
    if possessive:
        after = after[possessive.end() :]
    elif after:
        before = _HANGS.sub("", before.rstrip())
    joint = "" if re.match(r"\s*[,;:]", after) and before else " "
    text = re.sub(r"\s+", " ", _MARKUP.sub("", before + joint + after)).strip(_EDGES)
    text = _TIME_LOOSE.sub("", _ENDS_LOOSE.sub("", _SPEAKER.sub("", text)))
    text = _FRAME.sub("", _BEGINS_LOOSE.sub("", text)).strip(_EDGES)
    for pair in ('""', "“”", "()", "[]"):
        if sum(text.count(mark) for mark in set(pair)) % 2:
            text = text.replace(pair[0], "").replace(pair[1], "")
    return text[:1].upper() + text[1:]


def _cut_english(text: str) -> str:
    if len(text) <= _LONGEST["en"]:
        return text
    short = text[: _LONGEST["en"] - 1].rsplit(" ", 1)[0]
    return _ENDS_LOOSE.sub("", short).rstrip(_EDGES) + "…"


def _cut_japanese(text: str) -> str:
    """The doer and the end of the clause, where its verb is; what stands between gives way."""
    longest = _LONGEST["ja"]
    if len(text) <= longest:
        return text
    doer = _DOER.match(text)
    begins = doer.group().rstrip("、") if doer else ""
    least = len(text) - longest + len(begins) + 1
    ends = next(
        (m.start() for m in _JA_PHRASE.finditer(text, least) if _whole(text[m.start() :])), 0
    )
    if ends:
        return begins + "…" + text[ends:]
    *_, last = [
        longest - 1,
        *(m.start() for m in _JA_PARTICLE.finditer(text, longest // 2, longest)),
    ]
    return text[:last].rstrip("、・「") + "…"


def _whole(text: str) -> bool:
    return all(text.count(opened) == text.count(closed) for opened, closed in _PAIRS)
