"""What each word of a Japanese date says: 昨年, 9月, 上旬, 19日, 火曜日, 未明."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Expression,
    Part,
    Season,
    Shift,
    Unit,
)
from pipeline.extraction.dates.ja_words import ERAS, OLD_ERAS, matches, number

_WEEKDAYS = "月火水木金土日"
_SEASONS: dict[str, Season] = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}

Level = Literal["year", "month", "part", "week", "day", "weekday", "season", "clock", "nth"]

# what stands right before 2日後 and says what it counts from
_COUNTED_FROM = re.compile(
    r"(?P<told>さらにその|その|同日の|それから)$|(?P<day>今|今日|本日|昨日|明日|きょう|"
    r"きのう|あす)(?:から|の|より)$"
)
# a happening in front: 協議(の12日前), 表明(された当日), バラコット爆撃(の日), 条約が切れ(た日),
# 警告し(た日から、わずか13日後)
_EVENT = re.compile(
    r"(?P<name>[ァ-ヶー]{3,})?(?:(?P<noun>[一-龯]{2,6})(?:の|から|と|した|された)?|"
    r"(?P<verb>[一-龯][ぁ-ん]?)[ぁ-ん]{0,3}(?:た|(?:た(?:日|時|とき)?|て)から))"
    r"(?:、?(?:わずか|たった|ちょうど|およそ|約))?$"
)
# 署名は許可から2日後だった: when one thing was, told by the other
_FROM = re.compile(r"から(?:、?(?:わずか|たった|ちょうど|およそ|約))?$")
_SAID_OF = re.compile(r"(?:の(?:こと|事))?(?:だった|でした|である|だ(?![とがけ])|に[当あ]たる)")

_REL_YEAR = {
    "一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "ことし": 0,
    "来年": 1, "再来年": 2, "さ来年": 2,
}  # fmt: skip
_REL_MONTH = {"先々月": -2, "先月": -1, "今月": 0, "本月": 0, "来月": 1, "再来月": 2, "さ来月": 2}
_REL_WEEK = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2, "さ来週": 2}
_REL_DAY = {
    "一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "昨夜": -1, "昨晩": -1, "ゆうべ": -1,
    "昨夕": -1, "今日": 0, "きょう": 0, "本日": 0, "今夜": 0, "今晩": 0, "今夕": 0, "今朝": 0,
    "けさ": 0, "今": 0, "明日": 1, "あした": 1, "あす": 1, "明後日": 2, "あさって": 2,
}  # fmt: skip
# words that lean on the last date of the text
_TOLD = {
    "前年": -1, "前の年": -1, "翌年": 1, "次の年": 1, "翌々年": 2, "同年": 0, "その年": 0,
    "当年": 0, "前月": -1, "前の月": -1, "翌月": 1, "次の月": 1, "翌々月": 2, "同月": 0,
    "その月": 0, "当月": 0, "前週": -1, "前の週": -1, "翌週": 1, "次の週": 1, "その週": 0,
    "同週": 0, "前日": -1, "前夜": -1, "前夕": -1, "翌日": 1, "翌朝": 1, "翌晩": 1,
    "翌々日": 2, "次の日": 1, "前の日": -1, "当日": 0, "同日": 0, "その日": 0,
    "この日": 0, "即日": 0, "前の晩": -1, "その前の晩": -1,
    "前々日": -2, "その前々日": -2,
    "同夜": 0, "同じ夜": 0, "同じ朝": 0, "同じ晩": 0, "あくる日": 1, "明くる日": 1,
    "翌未明": 1, "翌早朝": 1, "この年": 0,
    "その直前": 0, "その直後": 0, "その夜": 0, "その朝": 0, "その晩": 0, "その夕": 0, "その昼": 0,
    "その未明": 0,
    **{f"{that}同じ{unit}": 0 for that in ("", "その") for unit in "年月週日"},
}  # fmt: skip
_PARTS: dict[str, Part] = {
    "上旬": "early", "初旬": "early", "中旬": "mid", "下旬": "late", "初め": "early",
    "はじめ": "early", "始め": "early", "初頭": "early", "頭": "start", "明け": "start",
    "早く": "early", "ちょっと前": "early", "序盤": "start", "前半": "h1",
    "半ば": "mid", "なかば": "mid", "後半": "h2", "末": "end", "終わり": "end", "終盤": "end",
    "暮れ": "end", "瀬": "end", "上半期": "h1", "下半期": "h2", "上期": "h1", "下期": "h2",
    "始": "start", "初": "start",
}  # fmt: skip
_UNITS: dict[str, Unit] = {
    "年": "year", "月": "month", "週": "week", "日": "day", "世": "century", "営": "workday",
}  # fmt: skip


class Piece(NamedTuple):
    """One word of a date: the fields it gives, and its place among year, month, day."""

    start: int
    end: int
    level: Level
    expression: Expression
    last: Expression | None = None  # the second of 19、20日
    listed: bool = False  # 19、20日: two dates, not a range
    event: str = ""
    weak: bool = False  # means nothing by itself (朝, 後半)


_NAMED = {
    "元旦": Expression(month=1, day=1), "元日": Expression(month=1, day=1),
    "建国記念の日": Expression(month=2, day=11), "天皇誕生日": Expression(month=2, day=23),
    "昭和の日": Expression(month=4, day=29), "憲法記念日": Expression(month=5, day=3),
    "終戦の日": Expression(month=8, day=15),
    "終戦記念日": Expression(month=8, day=15), "文化の日": Expression(month=11, day=3),
    "勤労感謝の日": Expression(month=11, day=23),
    "大みそか": Expression(month=12, day=31), "大晦日": Expression(month=12, day=31),
    "バレンタインデー": Expression(month=2, day=14),
    "エープリルフール": Expression(month=4, day=1), "エイプリルフール": Expression(month=4, day=1),
    "復活祭": Expression(feast="easter"),
    "正教会の復活祭": Expression(feast="orthodox easter"),
    "パーム・サンデー": Expression(feast="easter", moved=((-7, "day"),)),
    "聖金曜日": Expression(feast="easter", moved=((-2, "day"),)),
    "聖土曜日": Expression(feast="easter", moved=((-1, "day"),)),
    "クリスマスイブ": Expression(month=12, day=24), "クリスマス": Expression(month=12, day=25),
}  # fmt: skip


_NEW_YEAR = {  # 年末年始 (when offices are closed), 三が日
    "年": (Expression(month=12, day=29), Expression(month=1, day=3)),
    "三": (Expression(month=1, day=1), Expression(month=1, day=3)),
}


def unit_of(word: str) -> Unit:
    """The unit of 年, カ月, 週間, 日."""
    return _UNITS["月" if "月" in word else word[0]]  # カ月 begins in many ways


def _told_or_published(word: str, published: dict[str, int], unit: Unit) -> Expression:
    if word in published:
        return Expression(shift=Shift(unit, published[word]))
    if word[0] == "あ" and word[1] == "の":  # あの年, あの夜
        return Expression(shift=Shift(unit, 0, "opening"))
    return Expression(shift=Shift(unit, _TOLD[word], "narrative"))


def _part(word: str) -> Part:
    return next(part for name, part in _PARTS.items() if name in word)


def _year2(value: int, told: tuple[int, int, int] | None = None) -> int:
    """A two-digit year: it goes on from the year told before, in its era or its century.

    Else 50–99 belong to the last century.
    """
    if told:
        _, year, era = told
        same = era + value if era else year - year % 100 + value
        ends = min((begins for begins in ERAS.values() if begins > era), default=9999)
        if year <= same < year + 50 and (not era or same <= ends + 1):
            return same
    return value + (1900 if value >= 50 else 2000)


_Made = tuple[Level, Expression]


def _iso(m: re.Match[str]) -> _Made:
    year, month, day = int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"])
    return "day", Expression(year=year, month=month, day=day)


def _dmy(m: re.Match[str]) -> _Made:
    a, b, c = int(m["dmy_a"]), int(m["dmy_b"]), int(m["dmy_c"])
    if len(m["dmy_c"]) == 2 and 1 <= b <= 12 and 1 <= c <= 31:  # year first, as Japanese has it
        return "day", Expression(year=_year2(a), month=b, day=c)
    day, month = (a, b) if b <= 12 else (b, a)
    return "day", Expression(year=c if c > 99 else _year2(c), month=month, day=day)


_WORDS = {"半": 6, "ひと": 1, "ふた": 2}  # 半年前, ひと月前
_CENTURIES = {"半": 50, "四半": 25}  # 半世紀前


def _offset(m: re.Match[str]) -> _Made:
    n = _WORDS.get(m["of_n"]) or number(m["of_n"])
    unit: Unit = "month" if m["of_n"] == "半" else unit_of(m["of_u"])
    if m["of_u"] == "世紀" and m["of_n"] in _CENTURIES:
        n, unit = _CENTURIES[m["of_n"]], "year"
    if m["of_half"]:
        n, unit = 12 * n + 6, "month"
    n = -n if m["of_way"] in ("前", "まえ") else n
    before = _counted_from(m)
    to_the_day = before and before["day"] and unit not in ("month", "year")
    if to_the_day or m["of_way"] == "で":  # 今日から2週間後
        day = _REL_DAY[before["day"]] if before and before["day"] and unit == "day" else 0
        return "day", Expression(shift=Shift(unit, n + day, exact=True))
    if m["of_more"]:  # 2年3カ月後, 1年と20日前: to the day
        sign = -1 if n < 0 else 1
        counted = re.findall(r"(\d+)(年|[かカヶケ]月)", m["of_more"])
        more = tuple((sign * int(count), unit_of(word)) for count, word in counted)
        return "day", Expression(shift=Shift("day", 0), moved=(*more, (n, unit)))
    event = _event(m)
    told = bool(before or n > 0 or event)
    anchor: Literal["publication", "narrative", "event"] = "narrative" if told else "publication"
    counted_from = event and _FROM.search(m.string, max(0, m.start() - 8), m.start())
    if counted_from and not before and _SAID_OF.match(m.string, m.end()):
        anchor = "event"
    shift = Shift(unit, n, anchor, counted=unit == "week")
    level: Level = unit if unit in ("month", "week", "day") else "year"
    return level, Expression(shift=shift)


def _counted_from(m: re.Match[str]) -> re.Match[str] | None:
    return _COUNTED_FROM.search(m.string, max(0, m.start() - 6), m.start())


def _era(m: re.Match[str]) -> _Made:
    year = ERAS[m["era_g"]] + number(m["era_n"])
    return "year", Expression(year=year, decade=bool(m["era_de"]), fiscal=bool(m["era_do"]))


def _year(m: re.Match[str]) -> _Made:
    year = number(m["year_y"] or m["year_3"] or m["year_ad"] or m["year_line"])
    return "year", Expression(year=year, fiscal=bool(m["year_do"]))


def _same(m: re.Match[str]) -> _Made:
    """同10月, 同8日: of the year, of the month told last."""
    if m["sa_m"]:
        return "month", Expression(month=number(m["sa_m"]), shift=Shift("year", 0, "narrative"))
    return "day", Expression(day=number(m["sa_d"]), shift=Shift("month", 0, "narrative"))


def _rel_year(m: re.Match[str]) -> _Made:
    word, fiscal = m.group().removesuffix("度"), bool(m["ry_do"])
    return "year", _told_or_published(word, _REL_YEAR, "year")._replace(fiscal=fiscal)


def _weekend(m: re.Match[str]) -> _Made:
    pre = m["we_pre"] or ""
    if pre in ("その", "前の", "次の"):
        told = {"その": 0, "前の": -1, "次の": 1}[pre]
        return "weekday", Expression(weekday=WEEKEND, shift=Shift("week", told, "narrative"))
    if not pre:
        return "weekday", Expression(weekday=WEEKEND)
    n = {"先": -1, "先々": -2, "今": 0, "この": 0, "来": 1, "再来": 2}[pre]
    return "weekday", Expression(weekday=WEEKEND, shift=Shift("week", n))


def _weekday(m: re.Match[str]) -> _Made:
    weekday = _WEEKDAYS.index(m["wk_d"])
    if not m["wk_pre"]:
        return "weekday", Expression(weekday=weekday)
    if m["wk_pre"] == "続く":
        after = Shift("week", 0, "narrative")
        return "weekday", Expression(weekday=weekday, shift=after, direction="future")
    if m["wk_pre"] in ("今度の", "来る"):
        return "weekday", Expression(weekday=weekday, direction="future")
    if m["wk_pre"] in ("同じ", "その"):
        return "weekday", Expression(weekday=weekday, shift=Shift("week", 0, "narrative"))
    return "weekday", Expression(weekday=weekday, shift=Shift("week", int(m["wk_pre"] == "次の")))


def _season(m: re.Match[str]) -> _Made:
    season = _SEASONS[m["se_s"] or m["se_y"] or m["se_b"]]
    pre = (m["se_pre"] or "").removesuffix("年")
    if not pre:
        return "season", Expression(season=season)
    if pre in ("翌", "同", "その"):
        return "season", Expression(
            season=season, shift=Shift("year", int(pre == "翌"), "narrative")
        )
    n = {"一昨": -2, "おととし": -2, "昨": -1, "去": -1, "来": 1}.get(pre, 0)
    return "season", Expression(season=season, shift=Shift("year", n), definite=pre == "この")


def _nth_of(m: re.Match[str], digit: str, word: str) -> int:
    return number(m[digit]) if m[digit] else 1 if m[word] == "最初" else -1


def _edge_day(m: re.Match[str]) -> Expression:
    return Expression(nth=1 if m.group() == "初日" else -1, nth_unit="day")


def _edge(m: re.Match[str]) -> _Made:
    unit, word = (m["eg_u"] or "年"), (m["eg_w"] or m.group()[1:])
    if m["eg_do"]:
        return "part", Expression(part=_part(word), fiscal=True)
    if unit == "週" and word == "明け":
        return "weekday", Expression(weekday=0, definite=True)
    part = _part(word)
    if unit == "週":
        return "part", Expression(part=part, shift=Shift("week", 0))
    if unit == "月":
        return "part", Expression(part=part, shift=Shift("month", 0))
    return "part", Expression(part=part)


def _line_day(m: re.Match[str]) -> _Made:
    year = int(m["ld_y"]) if m["ld_y"] else None
    return "day", Expression(
        year=_year2(year) if year is not None and year < 100 else year,
        month=int(m["ld_m"] or m["ld_n"] or m["ld_o"]),
        day=int(m["ld_d"] or m["ld_e"] or m["ld_f"]),
    )


_MAKERS: dict[str, Callable[[re.Match[str]], _Made]] = {
    "iso": _iso,
    "dmy": _dmy,
    "line_day": _line_day,
    "slash": lambda m: (
        "day",
        Expression(month=int(m["slash_m"] or m["slash_n"]), day=int(m["slash_d"] or m["slash_e"])),
    ),
    "era": _era,
    "old_era": lambda m: ("year", Expression(year=OLD_ERAS[m["oe_g"]] + number(m["oe_n"]))),
    "decade": lambda m: ("year", _decade(number(m["de_y"]))),
    "rel_century": lambda m: (
        "year",
        Expression(century=True, shift=Shift("century", "前今来".index(m["rc_w"]) - 1)),
    ),
    "century": lambda m: (
        "year",
        Expression(year=max(1, (number(m["ce_n"]) - 1) * 100), century=True),
    ),
    "year": _year,
    "year_month": lambda m: ("month", Expression(year=int(m["ym_y"]), month=int(m["ym_m"]))),
    "same": _same,
    "rel_year": _rel_year,
    "rel_month": lambda m: ("month", _told_or_published(m.group(), _REL_MONTH, "month")),
    "month_before": lambda m: (
        "month",
        Expression(month=number(m["mb_m"]), shift=Shift("month", 0, "narrative"), direction="past"),
    ),
    "next_month": lambda m: (
        "month",
        Expression(month=number(m["nm_m"]), shift=Shift("month", 1, "narrative")),
    ),
    "this_month": lambda m: ("month", Expression(month=number(m["tm_m"]), direction="past")),
    "month": lambda m: ("month", Expression(month=number(m["month_m"]))),
    "rel_week": lambda m: ("week", _told_or_published(m.group(), _REL_WEEK, "week")),
    "weekend": _weekend,
    "nth_week": lambda m: ("nth", Expression(nth=_nth_of(m, "nw_n", "nw_w"), nth_unit="week")),
    "iso_week": lambda m: (
        "nth",
        Expression(nth=int(m["iw_n"]), nth_unit="week", shift=Shift("year", 0)),
    ),
    "nth_day": lambda m: (
        "nth",
        Expression(
            weekday=_WEEKDAYS.index(m["nd_d"]), nth=_nth_of(m, "nd_n", "nd_w"), nth_unit="weekday"
        ),
    ),
    "day": lambda m: ("day", Expression(day=number(m.group()[:-1]))),
    "next_day": lambda m: (
        "day",
        Expression(day=number(m["nx_d"]), shift=Shift("day", 1, "narrative")),
    ),
    "named": lambda m: ("day", _NAMED[m.group()]),
    "rel_day": lambda m: ("day", _told_or_published(m.group(), _REL_DAY, "day")),
    "edge_day": lambda m: ("nth", _edge_day(m)),
    "told_day": lambda m: ("day", _edge_day(m)._replace(shift=Shift("day", 0, "narrative"))),
    "moments": lambda m: ("day", Expression(shift=Shift("day", _whole_days(m), "narrative"))),
    "event_day": lambda m: (
        "day",
        Expression(shift=Shift("day", 0, "event"), nth=1, nth_unit="day"),
    ),
    "event_nth": lambda m: (
        "day",
        Expression(shift=Shift("day", 0, "event"), nth=number(m["en_n"]), nth_unit="day"),
    ),
    "event_that": lambda m: ("day", Expression(shift=Shift("day", 0, "narrative"))),
    "weekday": _weekday,
    "paren_day": lambda m: ("weekday", Expression(weekday=_WEEKDAYS.index(m.group()[1]))),
    "season": _season,
    "quarter": lambda m: ("part", _quarter(m["qu_n"])),
    "quarter_q": lambda m: ("part", _quarter(m["qu_q"])),
    "half": lambda m: ("part", Expression(part=_part(m["ha_w"]))),
    "edge": _edge,
    "part": lambda m: ("part", Expression(part=_part(m.group()))),
    "clock": lambda m: ("clock", Expression()),
    "rest": lambda m: (
        "part",
        Expression(
            part="rest",
            shift=Shift(_UNITS[(m["re_in"] or m["re_u"])[0]], 0),
            fiscal="度" in m.group(),
        ),
    ),
}


def _whole_days(m: re.Match[str]) -> int:
    """48時間後: two days; other hours and minutes stay on the day."""
    days, rest = divmod(number(m["mt_n"]), 24) if m["mt_n"] and m["mt_h"] else (0, 0)
    return 0 if rest else -days if m.group().endswith("前") else days


def _decade(year: int) -> Expression:
    return Expression(year=year + 1900 if year < 100 else year, decade=True)


def _quarter(digit: str) -> Expression:
    quarters: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
    return Expression(part=quarters[number(digit) - 1])


_OWNED = re.compile(r"(?<=[一-龯][一-龯])(?<![日月年曜週])の\Z")  # 停戦の(翌日), not 火曜日の(翌日)
_COUNTING = ("offset", "moments", "event_day", "event_nth", "event_that")
# 侵入から6日後, told as 国境を越え: words of one deed, for where its own word has not been told
_DEEDS = (
    "開戦 侵攻 侵入 越境 進攻 侵略 攻め込 国境を越え なだれ込",
    "攻撃 空爆 爆撃 砲撃 襲撃 空襲",
    "発射 打ち上げ 試射",
    "署名 調印 締結",
    "死亡 死去 殺害",
    "会談 会合 協議 首脳会議",
    "発表 表明 公表 宣言",
    "停戦 休戦",
    "演習 訓練",
    "撤退 撤収",
    "爆発 爆破",
    "逮捕 拘束",
    "併合 編入",
    "失効 効力を失 期限切れ 期限が切れ",
)
_SAME_DEED = {
    word: "|".join(other for other in deeds.split() if other != word)
    for deeds in _DEEDS
    for word in deeds.split()
}
# 深夜に会見した, 夕方には塔も狙われた: on the day told last, which touches no such word
_ALONE = re.compile(
    r"(?<![日曜朝夜晩前後]、)(?<![^\n。、はが　])(?:未明|早朝|明け方|夜明け前|昼前|昼過ぎ|夕方|"
    r"夕刻|夜半|深夜|夜遅く|朝方|(?:午前|午後|夜|朝)(?=には))(?=に(?!か|わ|及)|、|から|まで|"
    "(?:(?<=のは..)|(?<=のは...))(?:だった|で(?:した|ある|す)|だ。))"
)
_SHORT = {"year2": "year2_y", "year2_told": "yt_y", "same": "sa_y"}  # years of two digits
_known: dict[tuple[str, str], _Made] = {}
_MOST_KNOWN = 4096
_DATED = ("日の", "月の", "年の")
_TOLD_REACH = 400  # characters over which two digits go on from a year of four


def pieces(folded: str) -> Iterator[Piece | Candidate]:
    """Every piece in order; a stretch of time (過去10年間) is a candidate already."""
    told: tuple[int, int, int] | None = None  # where a year was given, which, its era's beginning
    for match in matches(folded):
        start, end = match.span()
        name = match.lastgroup or ""  # the piece: its group closes after those inside it
        if name in ("stretch", "within"):
            yield from _stretch(match, name)
        elif name in ("days", "months", "years"):
            yield from _pair(match, name)
        elif name == "new_year":
            yield Piece(start, end, "day", *_NEW_YEAR[match.group()[0]])
        elif name == "vague" or (name == "offset" and match["of_some"]):
            yield Candidate(start, end, _some(match), narrative=False)
        elif name in _SHORT and (short := match[_SHORT[name]]):
            near = told if told and start - told[0] < _TOLD_REACH else None
            if near or name == "year2":
                year, fiscal = _year2(number(short), near), match.group()[-1] == "度"
                yield Piece(start, end, "year", Expression(year=year, fiscal=fiscal))
        else:
            level, expression = _said(name, match)
            if expression.year and not (name == "era" and folded[start - 1 : start] == "("):
                told = end, expression.year, ERAS[match["era_g"]] if name == "era" else 0
            if name == "offset" and (before := _counted_from(match)):
                start = before.start()
            shared = folded[start - 1 : start] == "と" and match.group() == "同じ日"
            owned = (
                name == "rel_day"
                and match.group() in _TOLD
                and _OWNED.search(folded, start - 1, start)
            )
            event = _event(match) if name in _COUNTING or shared or owned else ""
            if name == "clock" and _ALONE.match(folded, start):
                yield Piece(start, end, level, Expression(shift=Shift("day", 0, "narrative")))
                continue
            weak = name == "clock" or (name == "part" and "旬" not in match.group())
            yield Piece(start, end, level, expression, event=event, weak=weak)


def _some(m: re.Match[str]) -> Expression:
    """数日前: three days, for want of a better number; 2、3日前, 先日: open."""
    if m.lastgroup == "vague" or m["of_some"] != "数":
        return Expression()
    back = m["of_way"] in ("前", "まえ")
    return Expression(shift=Shift(unit_of(m["of_v"]), -3 if back else 3))


def _said(name: str, match: re.Match[str]) -> _Made:
    """What the piece says; the same words always say the same, but for what 2日後 counts from."""
    if name == "offset":
        return _offset(match)
    key = name, match.group()
    if key not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[key] = _MAKERS[name](match)
    return _known[key]


def _event(match: re.Match[str]) -> str:
    """The happening named right before the words, as `Candidate.event` has it: most exact first."""
    words = match.string[max(0, match.start() - 20) : match.start()]
    before = _EVENT.search(words)
    if before is None or words.endswith(_DATED, 0, before.start()):
        return ""  # 2月24日の侵攻開始から3日後: of that day
    name, noun = before["name"] or "", before["noun"] or before["verb"]
    halves = f"{noun[:2]}&{noun[2:]}" if len(noun) == 4 else ""
    both = f"{name}&{noun}" if name else ""
    return "|".join(filter(None, (both, noun, halves, name, _SAME_DEED.get(noun))))


def _stretch(match: re.Match[str], name: str) -> Iterator[Candidate]:
    prefix = "st" if name == "stretch" else "wi"
    unit, count = unit_of(match[prefix + "_u"]), match[prefix + "_n"]
    n = 3 if count == "数" else number(count)
    if years := match[prefix + "_y"]:
        n += 12 * number(years)
    way = match["st_way"] if name == "stretch" else "今後"
    past = way[:2] in ("過去", "ここ", "この", "直近", "最近", "前の")
    kind: Literal["past", "next", "until"] = (
        "until" if name == "stretch" and match["st_ev"] else "past" if past else "next"
    )
    event = _event(match) if kind == "until" else ""
    yield Candidate(
        match.start(), match.end(), Expression(), kind=kind, length=(n, unit), event=event
    )


_PAIRS: dict[str, tuple[str, Level, Callable[[int], Expression]]] = {
    "days": ("days", "day", lambda n: Expression(day=n)),
    "months": ("mo", "month", lambda n: Expression(month=n)),
    "years": ("ys", "year", lambda n: Expression(year=n)),
}


def _pair(match: re.Match[str], name: str) -> Iterator[Piece]:
    """19、20日, 4~6月, 1914~18年: a range, or two where a list leaves some out."""
    prefix, level, made = _PAIRS[name]
    a, b = number(match[prefix + "_a"]), number(match[prefix + "_b"])
    if name == "years" and b < 100:
        b += a - a % 100 + (100 if b <= a % 100 else 0)
    listing = match[prefix + "_s"] in "、,・"
    if listing and b <= a:
        if "日" in match.group()[:-1]:  # 20日、5日に起きたと発表した
            middle = match.start() + match.group().index("日") + 1
            yield Piece(match.start(), middle, level, made(a))
            yield Piece(match.start(prefix + "_b"), match.end(), level, made(b))
        return
    listed = listing and b != a + 1
    yield Piece(match.start(), match.end(), level, made(a), made(b), listed=listed)
