"""Names in a text: countries, organisations and weapons, also through leaders, capitals, regions.

One dictionary per language holds every name of the gazetteer and every beginning of one; a scan
collects what stands as a whole word, neighbours decide the doubtful ones (a title, a military
word), look-alikes take out what they cover, and of overlapping names the longest wins.
Japanese one-character names (米露, 独政府) follow rules of their own, in `_abbreviations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from pipeline.extraction.dates.en_words import CARDINALS
from pipeline.gazetteer import Actor, Gazetteer, Leader, Weapon, load
from pipeline.models import Lang, NameMention

Kind = Literal["country", "org", "weapon"]

# Widths and dashes, one character for one character, so that offsets hold.
_FOLD = str.maketrans(
    {
        **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("‐‑‒–—−－", "-"),
        **dict.fromkeys("‘’＇", "'"),
        **dict.fromkeys("\u3000\u00a0\u202f\n\t", " "),
        "･": "・",
    }
)
_UNFOLDED = re.compile(f"[{''.join(map(re.escape, map(chr, _FOLD)))}]")

_MILITARY_JA = (
    "ミサイル|ロケット|戦車|戦闘車|歩兵|装甲|発射|迎撃|撃墜|防空|対空|システム|砲|弾|無人機|ドローン|戦闘機|爆撃|艦|"
    "攻撃|供与|配備|兵器|武器|軍|射程|核|搭載|魚雷|自走|[0-9](?:基|両|発|門|隻)|製油所|石油施設|倉庫|炎上|爆発"
)
_MILITARY = re.compile(
    r"\b(?:missile|rocket|tank|launch|fire|firing|batter(?:y|ies)|system|weapon|air defen[cs]e|"
    r"drone|UAV|howitzer|artillery|military|army|forces|navy|naval|deliver|suppl(?:y|ied)|"
    r"donate|shell|warhead|bomb|strike|struck|jet|fighter|aircraft|ammunition|munition|intercept|"
    r"shot down|down(?:ed|ing)|torpedo|submarine|armou?red|nuclear|vehicle|cruiser|flagship|pledge|"
    r"troops|combat|defen[cs]es?|sale|sell|sold|buy|bought|purchase|export|worth|arms|airspace|border|refinery)"
    r"(?:e?s|e?d|[eo]rs?|ing)?\b|" + _MILITARY_JA,
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?:\d|\b(?:{'|'.join(CARDINALS)}|dozen|hundred))\s\Z", re.IGNORECASE)
# Characters on either side in which a military word counts as beside the name.
_NEAR: dict[Lang, int] = {"ja": 30, "en": 60}

# プーチン氏, トランプ次期米大統領, バイデン政権
_TITLE_AFTER = re.compile(
    r"(?:[米英仏独露伊加豪韓]|国連|EU)?(?:前|元|次期|新|現|故|副|暫定|最高)?[米英仏独露]?"
    r"(?:氏|師|副?大統領|副?首相|総理|外相|外務|国防|防衛|国務|長官|官房|大臣|総統|総書記|国家主席|主席|国王|"
    r"皇太子|首長|教皇|特使|大使|上級代表|議長|委員長|大佐|将軍|元帥|司令官|参謀|統合参謀|検察官|主任|補佐官|"
    r"報道官|次官|事務総長|事務局長|書記|政権|内閣|陣営)"
)
# President Bush, Defence Secretary Ben Wallace, 大統領ケネディ
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Sir|Dr|President|president-elect|Premier|Chancellor|Minister|Secretary|"
    r"Gen|General|Marshal|Adviser|Advisor|Envoy|Chief|King|Emir|Sultan|Pope|Senator|Sheikh|"
    r"Commissioner|Representative|Prosecutor|Chairman|Administration)\.? (?:[A-Z][\w.'-]* ){0,2}$|"
    "(?:大統領|首相|書記長|総書記|国家主席|外相|長官)$"
)
_SAME_SENTENCE = 80  # characters within which two names are taken to stand in one sentence
_DATELINE = re.compile(  # 【キーウ共同】…, "Kyiv, Ukraine (AP) - ..." name where the writer sat
    r"^(?:【[^】\n]{1,20}】(?=[^\n])|[A-Z][\w .,'’]{2,40} ?\([A-Z][\w ]{1,20}\) ?[-—–] )",
    re.MULTILINE,
)
# "at 7 a.m. Iranian time", "local time in Kyiv": whose clock it is
_CLOCK = re.compile(
    r"\b(?:\d|[ap]\.?m\b\.?|noon|midnight|o'clock|before|after),? \(?"
    r"(?:[A-Z][a-z]+ ){1,2}(?:(?:standard|summer) )?time\b|\blocal time in (?:the )?[A-Z][a-z]+|"
    r"(?<=, )[A-Z][a-z]+ time(?=,)"
)
_OFFICES = (  # after a country's name these are no surname: "Chad President"
    "President|Prime|Foreign|Defen[cs]e|Army|Armed|Air|Navy|Government|King|Queen|Parliament|"
    "Minister|Ministry|Interior|Supreme|National|Monday|Tuesday|Wednesday|Thursday|Friday|"
    "Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|"
    "November|December"
)
_SURNAME = re.compile(rf" (?!(?:{_OFFICES})\b)[A-Z][a-zà-ž]+")
_DOT = re.compile(r"(?<=[ァ-ー])・(?=[ァ-ー])")
_MODEL_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=\d\d|\d[^\x00-\x7f])|(?<=[ァ-鿿])-(?=\d)")
_WORD_HYPHEN = re.compile(r"(?<=[a-z])-(?=\d)")
_BARE_MODEL = re.compile(r"(?<=[ァ-鿿])(?=\d)")
_KATAKANA_COMPOUND = re.compile(
    "ミサイル|ロケット|ドローン|システム|メディア|タンカー|ヘリ|シンクタンク|サイド|チーム|ルート|マネー|リスク"
)
_MODEL_SUFFIX = re.compile(r"[A-Z]{1,3}\d?s?(?![A-Za-z0-9])")  # the K of ミグ31K, the A2 of M777A2


@dataclass(frozen=True, slots=True)
class _Name:
    """A name to look for, folded, with what it names and what it needs beside it."""

    text: str
    kind: Kind
    id: str
    via: str
    exact: bool = True
    needs: Literal["", "military", "title", "surname"] = ""
    term: Leader | None = None
    lookalike: bool = False
    lower: str = ""
    parts: bool = True  # whether a letter or katakana at either end must end the word too


class _Hit(NamedTuple):
    start: int
    end: int
    name: _Name


def find_names(text: str, lang: Lang, on: date | None = None) -> list[NameMention]:
    """The names in `text`, by start; offsets into `text`. Names of one kind never overlap.

    `on` is the day the text is about: a leader counts for the office held then (Rutte is NLD
    until July 2024, NATO from October 2024); for None, the latest office of that name. `via` is
    "name", "demonym", "alias", "place" (region, city), "capital", "leader", "abbr" or "generic".
    A chain of one-character names gives one mention for each (米露 = USA, RUS).
    """
    folded = _blank(_fold(text), _DATELINE.finditer(text))
    if lang == "en":
        folded = _blank(folded, _CLOCK.finditer(folded))
    hits: list[_Hit] = []
    doubtful: list[_Hit] = []
    for hit in _scan(folded, lang):
        (hits if _stands(hit, folded, lang, on) else doubtful).append(hit)
    titled = {hit.name.text for hit in hits}
    hits += [h for h in doubtful if h.name.text in titled and _named_before(h, folded, on)]
    if lang == "ja":
        hits += _abbreviations(folded)
    for sieve in _SIEVES:
        hits = sieve(hits)
    return [
        NameMention(start, end, text[start:end], name.kind, name.id, name.via)
        for start, end, name in hits
    ]


def _fold(text: str) -> str:
    """`text` in the widths and dashes of `_FOLD`; most of it needs none."""
    return _UNFOLDED.sub(lambda char: _FOLD[ord(char[0])], text)


def _blank(text: str, spans: Iterable[re.Match[str]]) -> str:
    """`text` with the matched spans filled with NULs, so that nothing is found there."""
    for span in spans:
        text = text[: span.start()] + "\0" * (span.end() - span.start()) + text[span.end() :]
    return text


def _scan(folded: str, lang: Lang) -> Iterator[_Hit]:
    """Every name that stands in `folded` as a whole word, overlaps included."""
    index, heads, lone = _index(lang)
    lower = _lowered(folded) + "\0"  # no name goes on beyond the end
    for head in heads.finditer(lower):
        start = head.start()
        end = start + 2
        while (names := index.get(lower[start:end])) is not None:
            if names:
                yield from _whole(folded, start, end, names, lang)
            end += 1
    for char in lone.finditer(lower):
        yield from _whole(folded, char.start(), char.end(), index[char[0]], lang)


def _whole(folded: str, start: int, end: int, names: Iterable[_Name], lang: Lang) -> Iterator[_Hit]:
    """Those of the `names` written at `start`..`end` that stand there as a whole word."""
    for name in names:
        if not name.parts:
            yield _Hit(start, end, name)
        elif stop := _word_end(folded, start, name, lang):
            yield _Hit(start, stop, name)


def _lowered(text: str) -> str:
    """`text` in lower case, one character for one character (İ would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[0] for c in text)


def _latin(char: str) -> bool:
    return char.isalnum() and char < "\u0250"


def _katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _word_end(folded: str, start: int, name: _Name, lang: Lang) -> int:
    """Where `name` ends when it stands at `start` as a whole word, else 0.

    Plurals (Leopards) and letters of a model (M777A2) belong to the name; ATACMS6発 is ATACMS.
    """
    end = start + len(name.text)
    if name.exact and not folded.startswith(name.text, start):
        return 0
    before, first, last = folded[start - 1 : start], folded[start], folded[end - 1]
    if _latin(first) and before and _latin(before):
        return 0
    if _latin(last):
        model = name.kind == "weapon" and last.isdigit()
        if model and (suffix := _MODEL_SUFFIX.match(folded, end)):
            end = suffix.end()
        elif folded[end : end + 1] == "s" and not _latin(folded[end + 1 : end + 2] or " "):
            end += 1
        after = folded[end : end + 1] or " "
        counted = lang == "ja" and last.isalpha() and after.isdigit()
        return 0 if _latin(after) and not counted else end
    if name.via == "generic":  # ミサイル is one in クルーズミサイル too
        return end
    if _katakana(first) and before and _katakana(before):
        return 0
    if _katakana(last) and _katakana(folded[end : end + 1] or " "):
        return end if _KATAKANA_COMPOUND.match(folded, end) else 0
    return end


def _stands(hit: _Hit, folded: str, lang: Lang, on: date | None) -> bool:
    """Whether what the name needs is there: office held `on`, title, surname, military word."""
    name = hit.name
    if name.term is not None and on is not None and on < name.term.first:
        return False
    if not name.needs:
        return True
    if name.needs == "title":
        before = folded[max(0, hit.start - 40) : hit.start]
        if hit.end == hit.start + 1 and re.search(f"[{_KANJI}]$", before):  # 学習氏 is not 習氏
            return False
        titled = _TITLE_AFTER.match(folded, hit.end) or _TITLE_BEFORE.search(before)
        # "Kim Jong Un … Kim": whoever was introduced in full needs no title after that
        known = lang == "en" and name.term and folded.find(name.term.name_en, 0, hit.start) >= 0
        return bool(titled or known)
    if name.needs == "surname":
        return bool(_SURNAME.match(folded, hit.end))
    near = folded[max(0, hit.start - _NEAR[lang]) : hit.end + _NEAR[lang]]
    if "s" in folded[hit.end - 1 : hit.end + 1] and _COUNT.search(
        folded, max(0, hit.start - _NEAR[lang]), hit.start
    ):
        return True  # "thirty Bradleys"
    return bool(_MILITARY.search(near))


def _named_before(hit: _Hit, folded: str, on: date | None) -> bool:
    """Whether a leader may stand without a title, for the text gives it elsewhere: ケネディは."""
    term = hit.name.term
    held = term is not None and not (on and on < term.first)
    surname = len(hit.name.text) > 2 and _katakana(hit.name.text[0])
    return held and surname and folded.startswith(("は", "が", "も"), hit.end)


def _without_lookalikes(hits: list[_Hit]) -> list[_Hit]:
    """The hits that no look-alike of their own row covers."""
    covered: dict[str, set[int]] = {}
    for start, end, name in hits:
        if name.lookalike:
            covered.setdefault(name.id, set()).update(range(start, end))
    return [
        hit
        for hit in hits
        if not hit.name.lookalike
        and (
            hit.name.id not in covered or covered[hit.name.id].isdisjoint(range(hit.start, hit.end))
        )
    ]


def _without_cuts(hits: list[_Hit]) -> list[_Hit]:
    """The hits without organisations cut out of a country's name (国連 in 首長国連邦, 米国連邦)."""
    inside = {
        place
        for start, end, name in hits
        if name.kind == "country"
        for place in range(start + 1, end)
    }
    return [hit for hit in hits if hit.name.kind != "org" or hit.start not in inside]


def _without_past_offices(hits: list[_Hit]) -> list[_Hit]:
    """The hits with one office for a person whom several terms claim: the latest."""
    latest: dict[int, date] = {}
    held = [(hit, hit.name.term.first) for hit in hits if hit.name.term]
    for hit, first in sorted(held, key=itemgetter(1)):
        latest.update(dict.fromkeys(range(hit.start, hit.end), first))
    past = {
        id(hit)
        for hit, first in held
        if first < max(latest[place] for place in range(hit.start, hit.end))
    }
    return [hit for hit in hits if id(hit) not in past] if past else hits


def _without_second_seat(hits: list[_Hit]) -> list[_Hit]:
    """The hits without Brussels for the EU where NATO, which sits there too, stands near."""
    nato = [hit.start for hit in hits if hit.name.id == "NATO"]
    return [
        hit
        for hit in hits
        if hit.name.id != "EU"
        or hit.name.via != "capital"
        or not any(abs(hit.start - start) < _SAME_SENTENCE for start in nato)
    ]


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """The hits without those that overlap a longer one of their kind, by start."""

    def rank(hit: _Hit) -> tuple[int, int, bool, int]:
        """A name with a title beside it wins over a place, a full name over one with a suffix."""
        start, end, name = hit
        return start - end, start, name.needs != "title", -len(name.text)

    taken: dict[Kind, set[int]] = {"country": set(), "org": set(), "weapon": set()}
    kept = []
    for hit in sorted(hits, key=rank):
        place = range(hit.start, hit.end)
        known = taken[hit.name.kind]
        if known.isdisjoint(place):
            known.update(place)
            kept.append(hit)
    return sorted(kept, key=itemgetter(0, 1))


_SIEVES = (
    _without_lookalikes,
    _without_cuts,
    _without_past_offices,
    _without_second_seat,
    _longest,
)

# --- Japanese one-character names --------------------------------------------------------------

_KANJI = "一-鿿々〇"
# A chain or a lone name begins a word, or follows a date (昨年米英は, 19日米英は).
_OPENS = rf"(?:(?<![{_KANJI}])|(?<=[0-9同翌前当]日)|(?<=[年月]))"
# What shows that the last 中 of a chain is no China (米中間選挙, 米中部, 日中戦 is), and the like.
_NOT_AFTER = (
    "(?!国)(?!本)(?<!中(?=[部央東期堅枢核級型小継止断立心将佐尉距]))(?<!中(?=西部|南部|間選|間層))"
    "(?<![ロウソパ](?=[ァ-ヺー]))"
)
# Pairs that are also common words name states only before words of diplomacy: 日中 (daytime).
_DOUBTFUL = "日中|中日|日比|中米|印加|加印|越中|中越|台中|朝日|朝露"
_RELATIONS = "関係|首脳|外相|国境|両|間|会談|協議|対立|摩擦|平和|友好|貿易|戦争|防衛|共同|合同|紛争"
# 対米, 訪朝: a verb of one character before the name, itself no end of a longer word (反対中).
_PREFIX = "(?<=[対訪駐在反親嫌離渡])(?<![反絶相敵応]対|[歴探再来]訪|進駐|[滞存現所健不]在|違反)"
# Words a lone name may stand before; 日, 中 and 朝 (day, during, morning) never stand alone.
_LONE = "米英仏独露韓豪印伊加蘭比越"
_LONE_BEFORE = (
    "軍|兵|艦|機|政府|政権|大統領|副大統領|首相|首脳|外相|外務|国防|国務|国家|財務|司法|商務|当局|高官|議会|"
    "上院|下院|紙|誌|製|産|大使|公使|領|海軍|空軍|陸軍|海兵|宇宙軍|情報|特使|側|人|市民|国民|企業|本土|東部|"
    "西部|南部|北部|中部|中西部|南東部|南西部|北東部|北西部|主導|原子力|原潜|戦略|空母|駆逐|潜水|偵察|無人|"
    "爆撃|戦闘|輸送|哨戒|軍事|核|国際|主要|有力|通信|調査|研究|専門|民間|次期|前|元|現|新|両|各|全土|世論|"
    "国営|国内|国境|国産|連邦|最高|経済|安保|外交|安全|中央|大手|社|州|議員|報道|主力|供与|提供|支援|独立"
)
# Headlines and chronologies put a lone name before a 、: 「16日　米、追加支援を発表」.
_BEGINS = r"(?<![^ 。■】])|(?<=[日月年後朝夜夕]、)"
_FOOD = "[^、。]{0,3}(?:麦|豆|塩|味噌|野菜|肉|卵|パン|砂糖|トウモロコシ|穀)"


@cache
def _abbreviation_patterns() -> tuple[dict[str, _Name], re.Pattern[str], re.Pattern[str]]:
    """(character → name, where one may begin, what is then a run of such characters)."""
    actors = load().actors.values()
    country = {
        char: _Name(char, "country", actor.id, "abbr")
        for actor in actors
        for char in actor.abbr_ja
        if len(char) == 1
    }
    one = f"[{''.join(country)}]"
    run = (
        rf"(?:{_OPENS}|{_PREFIX})(?!(?<=[0-9])日)(?!(?:{_DOUBTFUL})(?!{_RELATIONS}|{one}))"
        rf"{one}{{2,}}{_NOT_AFTER}"
    )
    after_verb = rf"{_PREFIX}{one}(?!鮮){_NOT_AFTER}"
    lone = rf"{_OPENS}[{_LONE}](?={_LONE_BEFORE}|・?[ァ-ヺ]{{2}}|[A-Z])"
    lone_katakana = r"(?<![ァ-ヺー])[ロウソ](?=軍|側|領|製|[東西南北]部|大統領|外相|国防|政府)"
    item = rf"(?:{_BEGINS})[{_LONE}](?=、(?!{_FOOD}))"
    found = "|".join((run, after_verb, lone, lone_katakana, item))
    return country, re.compile(one), re.compile(found)


def _abbreviations(folded: str) -> Iterator[_Hit]:
    """The one-character names of `folded`: in chains (米露), after 対 or 訪, before 軍 or 政府."""
    country, begins, found = _abbreviation_patterns()
    end = 0
    for begin in begins.finditer(folded):
        if begin.start() >= end and (match := found.match(folded, begin.start())):
            end = match.end()
            for place in range(begin.start(), end):
                yield _Hit(place, place + 1, country[folded[place]])


# --- The index --------------------------------------------------------------------------------


@cache
def _index(lang: Lang) -> tuple[dict[str, tuple[_Name, ...]], re.Pattern[str], re.Pattern[str]]:
    """(the names to look for in a text of `lang`, where they may begin, those of one character).

    The names stand under their text; what one or more only begin with has none.
    """
    gazetteer = load()
    index: dict[str, tuple[_Name, ...]] = {}
    sources = (_actor_names, _leader_names, _weapon_names, _lookalike_names)
    names = chain.from_iterable(source(gazetteer, lang) for source in sources)
    for name in dict.fromkeys(names):
        for end in range(2, len(name.lower)):
            index.setdefault(name.lower[:end], ())
        index[name.lower] = (*index.get(name.lower, ()), name)
    pairs = sorted({text[:2] for text in index if text[1:]})
    first, second = (re.escape("".join({*chars})) for chars in zip(*pairs, strict=True))
    begins = (r"(?<![^\W_])" if lang == "en" else "") + f"[{first}](?=[{second}])"
    lone = "|".join(text for text in index if not text[1:]) or "(?!)"
    return index, re.compile(begins), re.compile(lone)


def _name(text: str, kind: Kind, id: str, via: str, *, exact: bool = True, **more: Any) -> _Name:
    folded = _fold(text)
    ends = folded[0] + folded[-1]
    parts = any(map(_latin, ends)) or (via != "generic" and any(map(_katakana, ends)))
    parts = parts or (exact and folded.lower() != folded.upper())
    return _Name(folded, kind, id, via, exact, lower=_lowered(folded), parts=parts, **more)


def _spellings(text: str) -> Iterator[str]:
    """`text`, and without the dots of a katakana name, with and without the hyphen of a model.

    F-16 is F16, 火星-18 is 火星18, Hwasong-17 is Hwasong 17, ミグ31 is ミグ-31; but B-1 is no B1
    (a basement).
    """
    yield text
    if _DOT.search(text):
        yield _DOT.sub("", text)
    if _MODEL_HYPHEN.search(text):
        yield _MODEL_HYPHEN.sub("", text)
    if _WORD_HYPHEN.search(text):
        yield _WORD_HYPHEN.sub(" ", text)
    if _BARE_MODEL.search(text):
        yield _BARE_MODEL.sub("-", text)


def _actor_names(gazetteer: Gazetteer, lang: Lang) -> Iterator[_Name]:
    for actor in gazetteer.actors.values():
        for via, names in _ways(actor, lang):
            for text in names:
                for spelling in _spellings(text):
                    yield _name(spelling, actor.kind, actor.id, via)


def _ways(actor: Actor, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(via, names) of an actor; Japanese texts use its Latin acronyms too (NATO, CIA)."""
    if lang == "en":
        yield "name", (actor.name_en,)
        yield "demonym", actor.demonyms_en
        yield "alias", actor.aliases_en
        yield "place", actor.places_en
        yield "capital", actor.metonyms_en
    else:
        acronyms = tuple(a for a in actor.aliases_en if re.fullmatch(r"[A-Z]{3,}", a))
        yield "name", (actor.name_ja,)
        yield "alias", actor.aliases_ja + acronyms
        yield "place", actor.places_ja
        yield "capital", actor.metonyms_ja


def _leader_names(gazetteer: Gazetteer, lang: Lang) -> Iterator[_Name]:
    for leader in gazetteer.leaders:
        free, titled = (
            ((leader.name_en, *leader.aliases_en), leader.titled_en)
            if lang == "en"
            else ((leader.name_ja, *leader.aliases_ja), leader.titled_ja)
        )
        kind = gazetteer.actors[leader.actor].kind
        for text in filter(None, free):
            for spelling in _spellings(text):
                yield _name(spelling, kind, leader.actor, "leader", term=leader)
        for text in titled:
            yield _name(text, kind, leader.actor, "leader", term=leader, needs="title")


def _weapon_names(gazetteer: Gazetteer, lang: Lang) -> Iterator[_Name]:
    for weapon in gazetteer.weapons.values():
        english = (weapon.name_en, *weapon.aliases_en)
        texts = english if lang == "en" else (weapon.name_ja, *weapon.aliases_ja, *english)
        for text in texts:
            for spelling in (*_spellings(text), *_attributes(text)):
                yield _weapon_name(weapon, spelling, named=text in (weapon.name_en, weapon.name_ja))


def _attributes(text: str) -> Iterator[str]:
    """A common noun as it stands before another: a cruise-missile attack."""
    words = text.split(" ")
    if len(words) > 1 and text == text.lower() and text.isascii():
        yield "-".join(words)
        if len(words) > 2:
            yield f"{words[0]} {'-'.join(words[1:])}"


def _weapon_name(weapon: Weapon, text: str, named: bool) -> _Name:
    """A digit in the name (PAC-3, Leopard 2) stands for the military word beside it."""
    context = weapon.match == "context" and not re.search(r"\d", text)
    lower_case = text == text.lower()
    acronym = re.match(r"[A-Z][^ ]*[A-Z]", text)
    return _name(
        text,
        "weapon",
        weapon.id,
        "generic" if weapon.generic else "name" if named else "alias",
        exact=not lower_case and bool(acronym or weapon.match != "free"),
        needs="military" if context else "",
    )


def _lookalike_names(gazetteer: Gazetteer, lang: Lang) -> Iterator[_Name]:
    for fake in gazetteer.lookalikes:
        if fake.lang == lang:
            kind = "weapon" if fake.kind == "weapon" else gazetteer.actors[fake.id].kind
            surname = fake.text.endswith(" *")
            yield _name(
                fake.text.removesuffix(" *"),
                kind,
                fake.id,
                "lookalike",
                exact=fake.kind == "actor",
                needs="surname" if surname else "",
                lookalike=True,
            )
