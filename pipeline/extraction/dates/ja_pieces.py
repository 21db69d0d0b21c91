"""The words of Japanese dates: one compiled scan, and what each word says.

A piece is a word that names one field of a date: 昨年, 9月, 上旬, 19日, 火曜日, 未明.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Expression,
    Part,
    Season,
    Shift,
    Unit,
)

# Full-width digits, letters and signs → ASCII, one character to one character.
FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
FOLD |= {ord("〜"): ord("~"), ord("　"): ord(" "), ord("‐"): ord("-"), ord("–"): ord("-")}
FOLD |= {ord("−"): ord("-"), ord("─"): ord("-")}
_WIDE = re.compile("[！-～〜　‐–−─]+")

_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERAS |= {"R": 2018, "H": 1988, "S": 1925}
# the eras before those, with the Western years they began in
_OLD_ERAS = (
    "天文1532 弘治1555 永禄1558 元亀1570 天正1573 文禄1592 "
    "慶長1596 元和1615 寛永1624 正保1644 慶安1648 承応1652 明暦1655 万治1658 寛文1661 "
    "延宝1673 天和1681 貞享1684 元禄1688 宝永1704 正徳1711 享保1716 元文1736 寛保1741 "
    "延享1744 寛延1748 宝暦1751 明和1764 安永1772 天明1781 寛政1789 享和1801 文化1804 "
    "文政1818 天保1830 弘化1844 嘉永1848 安政1854 万延1860 文久1861 元治1864 慶応1865"
)
_BEFORE = {era[:2]: int(era[2:]) - 1 for era in _OLD_ERAS.split()}
_WEEKDAYS = "月火水木金土日"
_SEASONS: dict[str, Season] = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}

Level = Literal["year", "month", "part", "week", "day", "weekday", "season", "clock", "nth"]


def number(digits: str) -> int:
    """The value of ASCII or kanji digits: "24", "二十四", "二〇二四", "元" (1)."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
    if not any(c in _TENS for c in digits):
        return int("".join(str(_KANJI.get(c, 0)) for c in digits))
    total = current = 0
    for char in digits:
        if char in _TENS:
            total += max(current, 1) * _TENS[char]
            current = 0
        else:
            current = _KANJI.get(char, 0)
    return total + current


def fold(text: str) -> str:
    """`text` in ASCII digits and signs, as long as before; most of a text needs no folding."""
    return _WIDE.sub(lambda wide: wide[0].translate(FOLD), text)


# --- pieces -------------------------------------------------------------------------------

NUMBER = r"(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})"
_N12 = r"(?:1[0-2]|0?[1-9]|一[〇一二]|[一二三四五六七八九]|十[一二]?)"
_N31 = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|三[〇一]|[一二][〇一二三四五六七八九]|"
    r"二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
# no number that goes on from before, and no 週3日
_NO_DIGIT = r"(?<![\d.,/第月〇一二三四五六七八九十百千数何約計])(?:(?<!週)|(?<=[来先今翌前同々]週))"
_ERA = "|".join(_ERAS).replace("R|H|S", "(?<![A-Za-z0-9])[RHS](?=[0-9])")
_W = r"[月火水木金土日]"
# after a count of years, months or days: a length of time (8カ月間, 3日ぶり, 10年余り), no date
_LENGTH = (
    r"間|半|分の|分(?!析)|ぶり|以上|余|超|越|足らず|あまり|目|連続|がかり|程度|ほど|くらい|"
    r"ぐらい|弱|"
    r"を(?:かけ|費|要|経|超|迎)|にわた|に及|にも(?:わた|及)|生まれ"
)
# after a number of years and の: how long, not when (91年の崩壊 is a date, 20年の歴史 none)
_TERM = (
    r"(?:間|歴史|経験|伝統|実績|節目|歳月|年月|時|任期|刑|懲役|禁錮|期[間限]|計画|契約|国債|債|ローン|"
    r"融資|猶予|長|差|人生|生涯|蓄積|研究|準備|闘|努力|区切|刑期|キャリア)"
)
_CLOCK = (
    r"未明|早朝|明け方|夜明け前|午前中|午前|午後|正午|昼過ぎ|昼前|昼|夕方|夕刻|夕|夜半|深夜|"
    r"夜遅く|夜|"
    r"朝方|朝"
)

_PIECES: dict[str, str] = {
    # 2022-02-24, 2022/2/24, 2022.2.24, 1/20
    # 21-04-2016, 05/05/89, 21/04/16: the year is where only a year can stand
    "dmy":
        r"(?<![\d/.\-])(?P<dmy_a>\d{1,2})(?P<dmy_s>[-/])(?P<dmy_b>\d{1,2})(?P=dmy_s)(?P<dmy_c>\d{4}|"
        r"\d\d)(?![\d/\-])",
    "iso":
        r"(?<![\d/.])(?P<iso_y>[12]\d{3})(?P<iso_s>[-/.])(?P<iso_m>\d{1,2})(?P=iso_s)(?P<iso_d>\d{1,2})(?![\d/])",
    "slash":
        r"(?<![\d/.\-$])(?P<slash_m>0?[1-9]|1[0-2])/(?P<slash_d>3[01]|[12]\d|0?[1-9])(?![\d/%]|"
        r"\.\d|以[上下]|未満|程度|ほど|ずつ|の確率|に[減縮低下圧]|を[占超])|(?<![\d/.\-$])(?P<slash_e>3[01]|2\d|1[3-9])/(?P<slash_n>0?[1-9]|"
        r"1[0-2])(?![\d/%]|\.\d)",
    # what is left of a year, month or week: 年内, 今年いっぱい, 今週の残り
    "rest":
        r"(?P<re_in>年度?内|月内|週内)|(?:(?:今|その)(?P<re_u>[年月週])(?:いっぱい|"
        r"の残り(?:の日)?))",
    # 過去10年間, 今後2カ月, 就任までの2カ月間
    "stretch":
        rf"(?P<st_way>過去の?|ここ|この|直近の?|最近の?|前の(?=.{{1,3}}(?:間|ヶ月|か月))|"
        rf"今後の?|これからの?|向こう|次の(?=.{{1,3}}間)|"
        rf"(?P<st_ev>までの))(?:(?P<st_y>{NUMBER})年と?(?={NUMBER}[かカヶケ]))?"
        rf"(?P<st_n>{NUMBER}|数)(?P<st_u>年|[かカヶケ]月|週間?|日)(?:間|で|以内に?|に(?!は)|の)?"
    rf"(?<!ここ.日)(?!前|後|目)",
    "within": rf"(?:(?P<wi_y>{NUMBER})年と?(?={NUMBER}[かカヶケ]))?"
        rf"(?P<wi_n>{NUMBER})(?P<wi_u>年|[かカヶケ]月|週間|日)以内に?",
    # 2日後, 3年前, 数日前; その2日後, 今日から2日後, 協議の12日前 by what stands before
    "offset": r"(?<![月年\d十百])"
        r"(?P<of_more>(?:[0-9]{1,3}年と?)?(?:[0-9]{1,2}[かカヶケ]月と?)?)"
        r"(?:(?P<of_n>[0-9]{1,3}|1000|[〇一二三四五六七八九十百]{1,4}|半)(?P<of_u>年(?P<of_half>半)?|"
        r"[かカヶケ]月|週間?|日間?|営業日|世紀)|(?P<of_some>数|[1-9][、,][1-9])(?P<of_v>年|"
        r"[かカヶケ]月|週間|日))"
        r"(?:以上|余り|ほど|も)?(?P<of_way>前(?!半|後|例|進|線|提|倒)|後(?!半|方|継|退|述|ろ)|まえ|"
        r"のち|先(?=の)|で(?=出発|到着|戻|帰|去))",
    # 平成31年4月, 昭和39年(1964年)10月; 昭和30年代
    "era": rf"(?P<era_g>{_ERA})(?P<era_n>元|{NUMBER})年(?P<era_do>度)?(?P<era_de>代)?"
        rf"(?:\([12]\d{{3}}年?\)(?={_N12}月))?",
    "old_era": rf"(?P<oe_g>{'|'.join(_BEFORE)})(?P<oe_n>元|{NUMBER})年",
    "decade":
        r"(?P<de_y>\d{4}|(?<!\d)\d0|[一二][〇一二三四五六七八九]{2}〇|"
        r"[一二三四五六七八九][十〇])年代",
    "century": rf"(?<![半0-9])(?P<ce_n>{NUMBER})世紀",
    "rel_century": r"(?P<rc_w>今|前|来)世紀",
    "year":
        rf"(?<!\d)(?<!元前)(?P<year_y>[12]\d{{3}}|[一二][〇一二三四五六七八九]{{3}}|"
        rf"二?千[一二三四五六七八九十百]{{1,7}})年(?!代)(?!{_LENGTH})(?P<year_do>度)?"
        rf"(?:\((?:{_ERA})(?:元|{NUMBER})年\)(?={_N12}月))?|"
        rf"(?<!\d)(?<!元前)(?P<year_3>[1-9]\d\d)年(?=に(?!わた|及|[1一１]度))|"
        rf"(?<=西暦)(?P<year_ad>\d{{1,3}})年|"
    r"(?<![^\n#* ])(?P<year_line>(?:1[5-9]|20)\d\d)(?=[\s*]*(?:\n|$))",
    # 1914~18年, 2020、21年
    "years":
        rf"(?<![\d.\-])(?P<ys_a>[12]\d{{3}})(?P<ys_s>[、,・~\-])(?P<ys_b>[12]\d{{3}}|\d\d)年"
        rf"(?!代)(?!{_LENGTH})",
    # 2024-04, 1991/12; 2011-12シーズン is two years
    "year_month":
        r"(?<![\d/.\-])(?P<ym_y>(?:19|20)\d\d)[/\-](?P<ym_m>0[1-9]|1[0-2])(?![\d/\-]|シーズン)",
    # 24年9月, 17年9月, 24年度; 10年9カ月 is a length
    "year2":
        rf"(?<![\d.,第~\-〇一二三四五六七八九十百千])"
        rf"(?P<year2_y>\d\d|[〇一二三四五六七八九]{{2}})年(?:(?=の?(?:{_N12}月|[春夏秋冬]|初め|末|前半|後半|"
        rf"上半期|下半期))|度)",
    # 1989年 … 91年に: two digits stand for a year where one of four has been given before
    "year2_told":
        rf"(?<![\d.,第~\-約計])(?P<yt_y>\d\d)年(?!の?{_TERM})"
        rf"(?=に(?!わた|渡|及|な|達|延|迫|短縮|相当|[1一\d]|も)|、|の(?=[一-龯ァ-ヶ])|から(?!の?{NUMBER})|まで(?!に)|以降|\))",
    # 同20年, 翌38年, 同10月, 同8日
    "same": rf"[同翌](?P<sa_y>\d\d)年(?!{_LENGTH})(?=[^一-龯]|.?月)|"
        rf"同(?:(?P<sa_m>{_N12})月|(?P<sa_d>{_N31})日(?!{_LENGTH}))",
    "rel_year":
        r"(?:一昨年|おととし(?!の?[春夏秋冬])|昨年|去年|前年(?!比|同|度比)|今年|本年|ことし|再来年|さ来年|来年|翌々年|"
        r"翌年|同年(?!代)|その年|この年|当年|前の年|次の年)(?P<ry_do>度)?",
    "rel_month":
        r"先々月|先月|前月(?!比)|今月(?!刊)|本月|再来月|さ来月|来月|翌々月|翌月(?!曜)|(?<!年)同月|その月|当月|"
        r"前の月|次の月",
    "next_month": rf"翌(?:年の?)?(?P<nm_m>{_N12})月",
    "month":
        rf"(?<![\d第カか〇一二三四五六七八九十百])(?P<month_m>{_N12})月(?!間|面|額|例|刊|産|給|謝|報|"
        rf"収|曜|号|病)",
    # 4~6月, 7、8月
    "months":
        rf"(?<![\d.,/第カか〇一二三四五六七八九十百])(?P<mo_a>{_N12})(?P<mo_s>[、,・~\-―]|から)"
        rf"(?P<mo_b>{_N12})月(?!間|号|曜|[1-9]?\d日)",
    "weekend": r"(?P<we_pre>先々?|今|再?来|その|前の|次の|この|同じ)?週末",
    "rel_week": r"先々週|先週|前週(?!比)|今週(?!刊)|再来週|さ来週|来週|翌週|その週|同じ週|同週|"
        r"前の週|次の週",
    "nth_week": r"(?:第(?P<nw_n>[1-5一二三四五])|(?P<nw_w>最初|最後)の)週(?![目間])",
    "iso_week": r"第(?P<iw_n>\d{1,2})週(?![目間])",
    "nth_day": rf"(?:第(?P<nd_n>[1-5一二三四五])の?|(?P<nd_w>最初|最後)の)(?P<nd_d>{_W})曜日?",
    "days":
        rf"(?<![\d.,/第])(?P<days_a>{_N31})(?:日)?(?P<days_s>[、,・]|~|-|―|－|"
        rf"から(?={_N31}日))(?P<days_b>{_N31})(?:の?両)?日(?!間|本|米|韓|朝(?=鮮)|"
        rf"中(?=関|首|両))",
    "day": rf"(?:(?<=月)|(?<=月の)){_N31}日(?!間|目)|"
        rf"{_NO_DIGIT}(?!一日|1日中(?!に))(?![一二三四五六七八九十]{{1,3}}日(?:市|町|坊主|酔|天下)){_N31}日"
        rf"(?!{_LENGTH}|月(?!曜)|数|前|後|以内|本|米|韓|露|"
        rf"朝(?=鮮)|中(?=関|首|両)|ごと|おき|に[\d一]回|当たり|あたり|平均|だけ|の数|を数|としては|"
        rf"で(?!、|す|した|あ[るりっろ]|.{{0,15}}(?:年|月|周年|日)(?:と|に|を))|[0-9](?!\d?[時:]))",
    "next_day": rf"翌(?P<nx_d>{_N31})日",
    # 署名の日, 供与が表明された当日: the day of a happening told before
    "event_day": r"(?<=[一-龯])の日(?=[、はがにの])(?!の出)|(?<=[ぁ-ん]た)日(?=[、にの])",
    "event_that": r"(?<=[れし]た)(?:その日|当日|同じ日)|(?<=[一-龯])の当日",
    # 発射から3分後, その2時間後: the same day
    "moments": rf"(?<![\d年月])(?:{NUMBER}|数)(?:時間|分|秒)(?:ほど|余り|あまり|足らず)?(?:後|前)(?!半)",
    "rel_day":
        r"その(?:夜|朝|晩|夕|昼|未明|直[前後])|一昨日|おととい|昨日|きのう|前日(?![比本])|前夜|前夕|"
        r"今日(?!頭)|きょう|本日|当日|同日|同じ日|その日(?!付)|この日|次の日|前の日|明日(?!香)|あした|"
        r"あす(?=[、にのはもかまが一-龯])|明後日|あさって|"
        r"翌々日|翌日|翌朝|翌晩|翌未明|翌早朝|即日|同夜|昨夜|昨晩|ゆうべ|昨夕|今夜|今晩|今夕|今朝|けさ",
    "month_day": r"最終日|初日",
    "new_year": r"年末年始|三が日|三箇日",
    "named": r"元旦|元日(?![本銀米中韓英独仏豪印])|大みそか|大晦日|"
        r"クリスマスイブ|クリスマス(?!ツリー|カード|商戦)",
    "weekday":
        rf"(?<![・])(?P<wk_pre>次の|この|来る|"
        rf"今度の)?(?P<wk_d>{_W})曜(?:日)?(?![付・版]|から[日土]|ごと|大工|学校)",
    "paren_day": rf"(?<=[日\d])\({_W}(?:曜日?)?(?:[・、]祝)?\)",
    # 昨夏, 同年の秋, 2014年春; 春 alone only where no word goes on (青春, 春闘 are none)
    "season":
        r"(?P<se_pre>一昨年?|おととし|昨年?|今年?|ことし|この|来年?|翌年?|同年?|その年|"
        r"去年)の?(?P<se_s>[春夏秋冬])(?!場|季|闘|至|分|眠)|(?:(?<=年)|"
        r"(?<=年の))(?P<se_y>[春夏秋冬])(?!場|季|闘|至|分|眠)|"
        r"(?<![一-龯])(?P<se_b>[春夏秋冬])(?=には|に入|にかけ|までに?|ごろ|頃|先|以降|から|の(?:時点|"
        r"段階|初め|終わり|攻勢))",
    "quarter": r"第(?P<qu_n>[1-4一二三四])(?:四半期|クォーター|クオーター)(?![一-龯]*計画)",
    "quarter_q": r"(?<!第)(?P<qu_q>[1-4])Q(?![A-Za-z])",
    "half": r"(?P<ha_w>上半期|下半期|上期|下期)",
    "edge":
        r"(?P<eg_u>年|月|週)(?P<eg_w>末|初め|始め|はじめ|頭|明け|半ば|の初め|の半ば|"
        r"の終わりごろ|の終わり|の前半|の後半)(?![一-龯]*会計)|年始|年初|年の瀬|年の暮れ|"
        r"(?P<eg_do>年度)(?:末|初め|はじめ|当初|前半|後半)",
    "part":
        r"上旬|初旬|中旬|下旬|月?初め(?!て)|月?はじめ(?!て)|初頭|前半|半ば|なかば|後半|"
        r"末(?![端期尾裔])(?:日|まで|ごろ|頃)?|終わりごろ|終わり(?!を)|序盤|終盤|暮れ|早く|"
        r"ちょっと前",
    "clock": _CLOCK,
    "vague": r"先日|後日|先ごろ|先頃|近日中|近く(?=.{0,30}(?:予定|見通し|調べる|開く|行う))",
}  # fmt: skip
# The characters that may begin each piece, in the order in which the pieces are tried: the scan
# passes over all others at once.
_DIGITS, _NUMERALS = "0123456789", "0123456789〇零一二三四五六七八九十百千"
_STARTS = {
    "dmy": _DIGITS, "iso": _DIGITS, "slash": _DIGITS, "within": _NUMERALS,
    "offset": _NUMERALS + "半数", "moments": _NUMERALS + "数", "decade": _NUMERALS, "century": _NUMERALS,
    "year": _NUMERALS, "years": _DIGITS, "year_month": _DIGITS, "year2": _NUMERALS,
    "year2_told": _DIGITS, "months": _NUMERALS, "month": _NUMERALS, "days": _NUMERALS,
    "day": _NUMERALS, "quarter_q": _DIGITS,
    "weekday": "月火水木金土日次こ来今", "paren_day": "(",
    "rest": "年月週今そ", "stretch": "過こ直最前今向次ま", "era": "令平昭大明RHS",
    "old_era": "".join({era[0] for era in _BEFORE}), "rel_century": "今前来", "same": "同翌",
    "rel_year": "一お昨去前今本こ再さ来翌同そ当次", "rel_month": "先前今本再さ来翌同そ当次",
    "next_month": "翌", "weekend": "先今再来そ前次こ同週", "rel_week": "先前今再さ来翌そ同次",
    "nth_week": "第最", "iso_week": "第", "nth_day": "第最", "next_day": "翌",
    "event_that": "そ当同", "rel_day": "そ一お昨き前今本当同こ次明あ翌即ゆけ",
    "month_day": "最初", "new_year": "年三", "named": "元大ク",
    "season": "一お昨今こ来翌同そ去春夏秋冬", "quarter": "第", "half": "上下", "edge": "年月週",
    "part": "上初中下月前半な後末終序暮早ち", "clock": "未早明夜午正昼夕深朝",
    "vague": "先後近", "event_day": "の",
}  # fmt: skip
_START = re.compile(f"[{''.join(sorted(set(''.join(_STARTS.values()))))}]")


# what follows the first number of every numeric piece: most numbers of a text are none
_NUMBER_OF_DATE = (
    r"(?<![0-9])(?=[0-9]{1,4}[年月日週かカヶケ時分秒世営、,・~\-/.―－Q]|[0-9]{4}(?:[\s*]|$))"
)


@cache
def _beginning(char: str) -> re.Pattern[str]:
    """The pieces that may begin with `char`; compiled when the first text has it."""
    names = tuple(name for name, starts in _STARTS.items() if char in starts)
    return _pattern(names, _NUMBER_OF_DATE if char in _DIGITS else "")


@cache
def _pattern(names: tuple[str, ...], guard: str) -> re.Pattern[str]:
    return re.compile(f"{guard}(?:{'|'.join(f'(?P<{name}>{_PIECES[name]})' for name in names)})")


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """What the pieces match, in order, not overlapping."""
    end = 0
    for start in _START.finditer(folded):
        at = start.start()
        if at >= end and (match := _beginning(start[0]).match(folded, at)):
            end = match.end()
            yield match


# what stands right before 2日後 and says what it counts from
_COUNTED_FROM = re.compile(
    r"(?P<told>さらにその|その|同日の|それから)$|(?P<day>今|今日|本日|昨日|明日|きょう|"
    r"きのう|あす)(?:から|の|より)$"
)
# a happening in front: 協議(の12日前), 表明(された当日), バラコット爆撃(の日), 条約が切れ(た日)
_EVENT = re.compile(
    r"(?P<name>[ァ-ヶー]{3,})?(?:(?P<noun>[一-龯]{2,6})(?:の|から|した|された)?|(?P<verb>[一-龯][ぁ-ん])[ぁ-ん]{0,2})$"
)

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
    "同じ週": 0, "同週": 0, "前日": -1, "前夜": -1, "前夕": -1, "翌日": 1, "翌朝": 1, "翌晩": 1,
    "翌々日": 2, "次の日": 1, "前の日": -1, "当日": 0, "同日": 0, "同じ日": 0, "その日": 0,
    "この日": 0,
    "即日": 0, "同夜": 0,
    "翌未明": 1, "翌早朝": 1, "この年": 0,
    "その直前": 0, "その直後": 0, "その夜": 0, "その朝": 0, "その晩": 0, "その夕": 0, "その昼": 0,
    "その未明": 0,
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


@dataclass(frozen=True, slots=True)
class Piece:
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
    "大みそか": Expression(month=12, day=31), "大晦日": Expression(month=12, day=31),
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
        ends = min((begins for begins in _ERAS.values() if begins > era), default=9999)
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


def _offset(m: re.Match[str]) -> _Made:
    n = 6 if m["of_n"] == "半" else number(m["of_n"])
    unit: Unit = "month" if m["of_n"] == "半" else unit_of(m["of_u"])
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
    told = bool(before or n > 0 or _event(m))
    shift = Shift(unit, n, "narrative" if told else "publication")
    level: Level = unit if unit in ("month", "week", "day") else "year"
    return level, Expression(shift=shift)


def _counted_from(m: re.Match[str]) -> re.Match[str] | None:
    return _COUNTED_FROM.search(m.string, max(0, m.start() - 6), m.start())


def _era(m: re.Match[str]) -> _Made:
    year = _ERAS[m["era_g"]] + number(m["era_n"])
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
    return "year", replace(_told_or_published(word, _REL_YEAR, "year"), fiscal=fiscal)


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
    return "season", Expression(season=season, shift=Shift("year", n))


def _nth_of(m: re.Match[str], digit: str, word: str) -> int:
    return number(m[digit]) if m[digit] else 1 if m[word] == "最初" else -1


def _edge(m: re.Match[str]) -> _Made:
    unit, word = (m["eg_u"] or "年"), (m["eg_w"] or m.group()[1:])
    if m["eg_do"]:
        return "part", Expression(part=_part(word), fiscal=True)
    if unit == "週" and word == "明け":
        return "weekday", Expression(weekday=0)
    part = _part(word)
    if unit == "週":
        return "part", Expression(part=part, shift=Shift("week", 0))
    if unit == "月":
        return "part", Expression(part=part, shift=Shift("month", 0))
    return "part", Expression(part=part)


_MAKERS: dict[str, Callable[[re.Match[str]], _Made]] = {
    "iso": _iso,
    "dmy": _dmy,
    "slash": lambda m: (
        "day",
        Expression(month=int(m["slash_m"] or m["slash_n"]), day=int(m["slash_d"] or m["slash_e"])),
    ),
    "era": _era,
    "old_era": lambda m: ("year", Expression(year=_BEFORE[m["oe_g"]] + number(m["oe_n"]))),
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
    "next_month": lambda m: (
        "month",
        Expression(month=number(m["nm_m"]), shift=Shift("month", 1, "narrative")),
    ),
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
    "month_day": lambda m: (
        "day",
        Expression(
            shift=Shift("day", 0, "narrative"),
            nth=1 if m.group() == "初日" else -1,
            nth_unit="day",
        ),
    ),
    "moments": lambda m: ("day", Expression(shift=Shift("day", 0, "narrative"))),
    "event_day": lambda m: (
        "day",
        Expression(shift=Shift("day", 0, "event"), nth=1, nth_unit="day"),
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


def _decade(year: int) -> Expression:
    return Expression(year=year + 1900 if year < 100 else year, decade=True)


def _quarter(digit: str) -> Expression:
    quarters: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
    return Expression(part=quarters[number(digit) - 1])


_COUNTING = ("offset", "moments", "event_day", "event_that")
_SHORT = {"year2": "year2_y", "year2_told": "yt_y", "same": "sa_y"}  # years of two digits
_known: dict[tuple[str, str], _Made] = {}
_MOST_KNOWN = 4096
_TOLD_REACH = 400  # characters over which two digits go on from a year of four


def pieces(folded: str) -> Iterator[Piece | Candidate]:
    """Every piece in order; a stretch of time (過去10年間) is a candidate already."""
    told: tuple[int, int, int] | None = None  # where a year was given, which, its era's beginning
    for match in _matches(folded):
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
                told = end, expression.year, _ERAS[match["era_g"]] if name == "era" else 0
            if name == "offset" and (before := _counted_from(match)):
                start = before.start()
            event = _event(match) if name in _COUNTING else ""
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
    before = _EVENT.search(match.string[max(0, match.start() - 16) : match.start()])
    if before is None:
        return ""
    name, noun = before["name"] or "", before["noun"] or before["verb"]
    halves = f"{noun[:2]}&{noun[2:]}" if len(noun) == 4 else ""
    both = f"{name}&{noun}" if name else ""
    return "|".join(filter(None, (both, noun, halves, name)))


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
        return
    listed = listing and b != a + 1
    yield Piece(match.start(), match.end(), level, made(a), made(b), listed=listed)
