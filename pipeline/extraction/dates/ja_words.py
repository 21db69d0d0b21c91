"""The words that Japanese dates are made of, and one scan that finds them.

A piece is a word that names one field of a date (昨年, 9月, 上旬, 19日, 火曜日, 未明); `ja_pieces`
says what each means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Full-width digits, letters and signs → ASCII, one character to one character.
FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
FOLD |= {ord("〜"): ord("~"), ord("　"): ord(" "), ord("‐"): ord("-"), ord("–"): ord("-")}
FOLD |= {ord("−"): ord("-"), ord("─"): ord("-")}
_WIDE = re.compile("[！-～〜　‐–−─]+")

_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
# by era, the Western year before its first
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
ERAS |= {"R": 2018, "H": 1988, "S": 1925}
# the eras before those, with the Western years they began in
_BEGAN = (
    "天文1532 弘治1555 永禄1558 元亀1570 天正1573 文禄1592 "
    "慶長1596 元和1615 寛永1624 正保1644 慶安1648 承応1652 明暦1655 万治1658 寛文1661 "
    "延宝1673 天和1681 貞享1684 元禄1688 宝永1704 正徳1711 享保1716 元文1736 寛保1741 "
    "延享1744 寛延1748 宝暦1751 明和1764 安永1772 天明1781 寛政1789 享和1801 文化1804 "
    "文政1818 天保1830 弘化1844 嘉永1848 安政1854 万延1860 文久1861 元治1864 慶応1865"
)
OLD_ERAS = {era[:2]: int(era[2:]) - 1 for era in _BEGAN.split()}


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
_ERA = "|".join(ERAS).replace("R|H|S", "(?<![A-Za-z0-9])[RHS](?=[0-9])")
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
_OPENINGS = "開戦|侵攻|開始|発生|発効|就任|作戦|戦闘|攻撃|占拠|封鎖"  # whose days are counted
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
        r"(?:(?P<of_n>[0-9]{1,3}|1000|[〇一二三四五六七八九十百]{1,4}|四?半|ひと(?=月)|ふた(?=月))"
        r"(?P<of_u>年(?P<of_half>半)?|(?<=ひと|ふた)月|[かカヶケ]月|週間?|日間?|営業日|世紀)|(?P<of_some>数|[1-9][、,][1-9])(?P<of_v>年|"
        r"[かカヶケ]月|週間|日))"
        r"(?:以上|余り|ほど|も)?(?P<of_way>前(?!半|後|例|進|線|提|倒)|後(?!半|方|継|退|述|ろ)|まえ|"
        r"のち|先(?=の)|で(?=出発|到着|戻|帰|去))",
    # 平成31年4月, 昭和39年(1964年)10月; 昭和30年代
    "era": rf"(?P<era_g>{_ERA})(?P<era_n>元|{NUMBER})年(?P<era_do>度)?(?P<era_de>代)?"
        rf"(?:\([12]\d{{3}}年?\)(?={_N12}月))?",
    "old_era": rf"(?P<oe_g>{'|'.join(OLD_ERAS)})(?P<oe_n>元|{NUMBER})年",
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
    # the day of a line of a chronology: 8・6　…, 25・1・20　…, | 17 | 7/4 | …, 10.27（金）…
    "line_day":
        r"(?<![^\n| ])(?:(?P<ld_y>(?:20|19)?\d\d)(?:・|年? \| ))?(?:"
        r"(?P<ld_m>1[0-2]|[1-9])・(?P<ld_d>3[01]|[12]\d|[1-9])(?=\s)|"
        r"(?<=\| )(?P<ld_n>1[0-2]|[1-9])/(?P<ld_e>3[01]|[12]\d|[1-9])(?!\d)|"
        r"(?P<ld_o>1[0-2]|0[1-9])\.(?P<ld_f>3[01]|[012]\d)(?=\([月火水木金土日]\)))",
    # 2024-04, 1991/12; 2011-12シーズン is two years
    "year_month":
        r"(?<![\d/.\-])(?P<ym_y>(?:19|20)\d\d)[/\-](?P<ym_m>0[1-9]|1[0-2])(?![\d/\-]|シーズン)",
    # 24年9月, 17年9月, 24年度; 10年9カ月 is a length
    "year2":
        rf"(?<![\d.,第~\-〇一二三四五六七八九十百千])"
        rf"(?P<year2_y>\d\d|[〇一二三四五六七八九]{{2}})年"
        rf"(?:(?=[の ]?(?:{_N12}月|\d{{1,2}}/\d|[春夏秋冬]|初め|末|前半|後半|上半期|下半期))|度)",
    # 1989年 … 91年に: two digits stand for a year where one of four has been given before
    "year2_told":
        rf"(?<![\d.,第~\-約計])(?<![^年月日]から)(?<!期間)(?<!期限)(?<!向こう)(?P<yt_y>\d\d)年(?!の?{_TERM})"
        rf"(?=に(?!わた|渡|及|な|達|延|迫|短縮|相当|[1一\d]|も)|、|の(?=[一-龯ァ-ヶ])|から(?!の?{NUMBER})|まで(?!に)|以降|\))",
    # 同20年, 翌38年, 同10月, 同8日
    "same": rf"[同翌](?P<sa_y>\d\d)年(?!{_LENGTH})(?=[^一-龯]|.?月)|"
        rf"同(?:(?P<sa_m>{_N12})月|(?P<sa_d>{_N31})日(?!{_LENGTH}))",
    "rel_year":
        r"(?:一昨年|おととし(?!の?[春夏秋冬])|昨年|去年|前年(?!比|同|度比)|今年|本年|ことし|再来年|さ来年|来年|翌々年|"
        r"翌年|同年(?!代)|[そあ]の年|(?:その)?同じ年(?![齢代頃寄ご生])|この年|当年|前の年|次の年)(?P<ry_do>度)?",
    "rel_month":
        r"先々月|先月|前月(?!比)|今月(?!刊)|本月|再来月|さ来月|来月|翌々月|翌月(?!曜)|(?<!年)同月|その月|(?:その)?同じ月|当月|"
        r"前の月|次の月",
    "next_month": rf"(?:翌(?:年の?)?|年が明けた)(?P<nm_m>{_N12})月",
    # この7月: the last one
    "this_month": rf"この(?P<tm_m>{_N12})月(?!間)",
    # 申請前の4月: the last one before what was told
    "month_before": rf"(?<=[一-龯]前の)(?<![日月年週間午以紀]前の)(?P<mb_m>{_N12})月(?!間)",
    "month":
        rf"(?<![\d第カか〇一二三四五六七八九十百])(?P<month_m>{_N12})月(?!間|面|額|例|刊|産|給|謝|報|"
        rf"収|曜|号|病)",
    # 4~6月, 7、8月
    "months":
        rf"(?<![\d.,/第カか〇一二三四五六七八九十百])(?P<mo_a>{_N12})(?P<mo_s>[、,・~\-―]|から)"
        rf"(?P<mo_b>{_N12})月(?!間|号|曜|[1-9]?\d日)",
    "weekend": r"(?P<we_pre>先々?|今|再?来|その|前の|次の|この|同じ)?週末",
    "rel_week": r"先々週|先週|前週(?!比)|今週(?!刊)|再来週|さ来週|来週|翌週|その週|(?:その)?同じ週|"
        r"同週|前の週|次の週",
    "nth_week": r"(?:第(?P<nw_n>[1-5一二三四五])|(?P<nw_w>最初|最後)の)週(?![目間])",
    "iso_week": r"第(?P<iw_n>\d{1,2})週(?![目間])",
    "nth_day": rf"(?:第(?P<nd_n>[1-5一二三四五])の?|(?P<nd_w>最初|最後)の)(?P<nd_d>{_W})曜日?",
    "days":
        rf"(?!\d\d?日、\d\d?日から)(?<![\d.,/第])(?P<days_a>{_N31})(?:日)?(?P<days_s>[、,・]|~|-|―|－|"
        rf"から(?={_N31}日))(?P<days_b>{_N31})(?:の?両)?日(?!間|連続|本|米|韓|朝(?=鮮)|"
        rf"中(?=関|首|両))",
    "day": rf"(?:(?<=月)|(?<=月の)){_N31}日(?!間|目)|"
        rf"{_NO_DIGIT}(?!一日|1日中(?!に))(?![一二三四五六七八九十]{{1,3}}日(?:市|町|坊主|酔|天下)){_N31}日"
        rf"(?!{_LENGTH}|月(?!曜)|数|前|後|以内|本|米|韓|露|"
        rf"朝(?=鮮)|中(?=関|首|両)|ごと|おき|に[\d一]回|当たり|あたり|平均|だけ|の数|を数|としては|"
        rf"で(?!、|す|した|あ[るりっろ]|.{{0,15}}(?:年|月|周年|日)(?:と|に|を))|[0-9](?!\d?[時:]))",
    "next_day": rf"翌(?P<nx_d>{_N31})日",
    # 署名の日, 供与が表明された当日: the day of a happening told before
    "event_day":
        r"(?<=[一-龯])の(?:当日|その日|直[前後](?=[、に]|の(?![0-9同]))|日(?=[、はがにの])(?!の出))|(?<=[ぁ-ん]た)日(?=[、にの])",
    # 開戦から3日目, 侵攻2日目; 2日目の14日 has its date
    "event_nth": rf"(?<=(?:{_OPENINGS}|から))(?P<en_n>{NUMBER})日目"
        r"(?!の?[0-9一二三四五六七八九十])",
    # 供与が表明された当日, 攻撃当日
    "event_that":
        r"(?<=[れし]た)(?:その日|当日|同じ日)|(?<=[一-龯][一-龯])(?<![日月年曜週])当日(?=[、にはのも])",
    # 発射から3分後, その2時間後: the same day
    "moments": rf"(?<![\d年月])(?:(?P<mt_n>{NUMBER})|数)(?:(?P<mt_h>時間)|分|秒)"
        r"(?:ほど|余り|あまり|足らず)?(?:後|前)(?!半)",
    "rel_day":
        r"その(?:夜|朝|晩|夕|昼|未明|直[前後])|(?:その)?前の晩|あの[日夜朝晩]|同じ[夜朝晩]|[あ明]くる日|一昨日|おととい|昨日|きのう|(?:その)?前々日|前日(?![比本])|前夜|前夕|"
        r"今日(?!頭)|きょう|本日|当日|同日|(?:その)?同じ日|その日(?!付)|この日|次の日|前の日|明日(?!香)|あした|"
        r"あす(?=[、にのはもかまが一-龯ァ-ヶ]|で[、一-龯ァ-ヶ])|明後日|あさって|"
        r"翌々日|翌日|翌朝|翌晩|翌未明|翌早朝|即日|同夜|昨夜|昨晩|ゆうべ|昨夕|今夜|今晩|今夕|今朝|けさ",
    # 同じ月の最終日: of the month that is named; 最終日 alone: of what was told
    "edge_day": r"(?:(?<=月)|(?<=月の))(?:最終日|初日)",
    "told_day": r"最終日|初日",
    "new_year": r"年末年始|三が日|三箇日",
    "named": r"バレンタインデー|エー?イ?プリルフール|(?:正教会の)?復活祭|聖[金土]曜日|"
        r"パーム・サンデー|(?:建国記念|昭和|終戦|文化|勤労感謝)の日|天皇誕生日|憲法記念日|"
        r"終戦記念日|元旦|元日(?![本銀米中韓英独仏豪印])|大みそか|大晦日|"
        r"クリスマスイブ|クリスマス(?!ツリー|カード|商戦)",
    "weekday":
        rf"(?<![・])(?P<wk_pre>次の|続く|この|来る|同じ|その|"
        rf"今度の)?(?P<wk_d>{_W})曜(?!日?として)(?:日)?(?![付・版]|から[日土]|ごと|大工|学校)",
    "paren_day": rf"(?<=[日\d])\({_W}(?:曜日?)?(?:[・、]祝)?\)",
    # 昨夏, 同年の秋, 2014年春; 春 alone only where no word goes on (青春, 春闘 are none)
    "season":
        r"(?P<se_pre>一昨年?|おととし|昨年?|今年?|ことし|この|来年?|翌年?|同年?|その年|"
        r"去年)の?(?P<se_s>[春夏秋冬])(?!場|季|闘|至|分|眠)|(?:(?<=年)|"
        r"(?<=年の)|(?<=年[前後]の)|(?<=世紀前の))(?P<se_y>[春夏秋冬])(?!場|季|闘|至|分|眠)|"
        r"(?<![一-龯])(?P<se_b>[春夏秋冬])(?=には|に入|にかけ|までに?|ごろ|頃|先|以降|から|の(?:時点|"
        r"段階|初め|終わり|攻勢))",
    "quarter": r"第(?P<qu_n>[1-4一二三四])(?:四半期|クォーター|クオーター)(?![一-龯]*計画)",
    "quarter_q": r"(?<!第)(?P<qu_q>[1-4])Q(?![A-Za-z])",
    "half": r"(?P<ha_w>上半期|下半期|上期|下期)",
    "edge":
        r"(?P<eg_u>年|月|週)(?P<eg_w>末|初め|始め|はじめ|頭|明け|半ば|の初め|の半ば|"
        r"の終わりごろ|の終わり|の前半|の後半)(?![一-龯]*会計)(?:(?<=週明け)の?月曜日?)?|年始|年初|年の瀬|年の暮れ|"
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
    "dmy": _DIGITS, "iso": _DIGITS, "slash": _DIGITS, "line_day": _DIGITS, "within": _NUMERALS,
    "offset": _NUMERALS + "半数ひふ", "moments": _NUMERALS + "数", "decade": _NUMERALS,
    "century": _NUMERALS, "year": _NUMERALS, "years": _DIGITS, "year_month": _DIGITS,
    "year2": _NUMERALS, "year2_told": _DIGITS, "months": _NUMERALS,
    "month_before": _NUMERALS, "month": _NUMERALS,
    "days": _NUMERALS, "day": _NUMERALS, "quarter_q": _DIGITS,
    "weekday": "月火水木金土日次続こ来今同そ", "paren_day": "(",
    "rest": "年月週今そ", "stretch": "過こ直最前今向次ま", "era": "令平昭大明RHS",
    "old_era": "".join({era[0] for era in OLD_ERAS}), "rel_century": "今前来", "same": "同翌",
    "rel_year": "一お昨去前今本こ再さ来翌同そあ当次", "rel_month": "先前今本再さ来翌同そ当次",
    "next_month": "翌年", "this_month": "こ",
    "weekend": "先今再来そ前次こ同週", "rel_week": "先前今再さ来翌そ同次",
    "nth_week": "第最", "iso_week": "第", "nth_day": "第最", "next_day": "翌",
    "event_that": "そ当同", "rel_day": "そ一お昨き前今本当同こ次明あ翌即ゆけ",
    "edge_day": "最初", "told_day": "最初", "new_year": "年三", 
    "named": "元大ク建昭終文勤天憲バエ正復パ聖",
    "season": "一お昨今こ来翌同そ去春夏秋冬", "quarter": "第", "half": "上下", "edge": "年月週",
    "part": "上初中下月前半な後末終序暮早ち", "clock": "未早明夜午正昼夕深朝",
    "vague": "先後近", "event_day": "の日",
    "event_nth": _NUMERALS,
}  # fmt: skip
# Those of them that are everywhere in a text begin a piece only before one of these characters:
# のその日, まで, クリスマス, なかば, 大みそか, さ来年, きょう, けさ, ちょっと前, おととい, ゆうべ,
# ひと月, ふた月, R6, (月), 中旬
_COMMON = "のまクな大さきけちおゆひふRHS(中上下バエパ正聖"
_SECOND = "当そ直日でリか正み晦来のょさとうた0-9月火水木金土旬半期レイー教午"
_START = re.compile(
    f"[{''.join(sorted(set(''.join(_STARTS.values()))))}]"
    f"(?:(?<![{_COMMON}])|(?=[{_SECOND}]))(?<![0-9]{{2}})"
)


# what follows the first number of every numeric piece: most numbers of a text are none
_NUMBER_OF_DATE = (
    r"(?<![0-9])(?=[0-9]{1,4}[年月日週かカヶケ時分秒世営、,・~\-/.―－Q]|"
    r"[0-9]{4}(?:[\s*]|$)|[0-9]{2} \|)"
)


@cache
def _beginning(char: str) -> re.Pattern[str]:
    """The pieces that may begin with `char`; compiled when the first text has it."""
    names = tuple(name for name, starts in _STARTS.items() if char in starts)
    return _pattern(names, _NUMBER_OF_DATE if char in _DIGITS else "")


@cache
def _pattern(names: tuple[str, ...], guard: str) -> re.Pattern[str]:
    return re.compile(f"{guard}(?:{'|'.join(f'(?P<{name}>{_PIECES[name]})' for name in names)})")


def matches(folded: str) -> Iterator[re.Match[str]]:
    """What the pieces match, in order, not overlapping."""
    end = 0
    for start in _START.finditer(folded):
        at = start.start()
        if at >= end and (match := _beginning(start[0]).match(folded, at)):
            end = match.end()
            yield match
