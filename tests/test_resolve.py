"""Date words → dates: by publication, by the story, by the heading; both languages, one table.

A row's dates are those of all mentions, in order: a day, or `first..last`; "?" where nothing
resolves the words. The reference is Thursday 2024-11-21 unless the row gives another.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.dates import tag
from pipeline.models import DateMention, DateSpan, Lang

PUBLISHED = date(2024, 11, 21)

# language, text, dates, basis of the last one, why
DATED: list[tuple[Lang, str, str, str, str]] = [
    # bare dates look back, unless the clause is about the future
    ("ja", "大統領は19日、署名した。", "2024-11-19", "publication", "the last 19th"),
    ("ja", "大統領は21日、署名した。", "2024-11-21", "publication", "the day of publication"),
    ("ja", "大統領は22日、署名した。", "2024-10-22", "publication", "not yet: last month's"),
    ("ja", "首脳は25日に会談する予定だ。", "2024-11-25", "publication", "予定: the next one"),
    ("ja", "会談は25日に開かれる。", "2024-11-25", "publication", "a present tense: the closer"),
    ("ja", "火曜日に署名した。", "2024-11-19", "publication", "the last Tuesday"),
    ("ja", "9月に表明した。", "2024-09-01..2024-09-30", "publication", "the last September"),
    ("ja", "12月に訪問する予定だ。", "2024-12-01..2024-12-31", "publication", "the next December"),
    ("ja", "2月29日に始まった。", "2024-02-29", "publication", "the last leap day"),
    ("en", "He signed it on Tuesday.", "2024-11-19", "publication", "the last Tuesday"),
    ("en", "They will meet on Monday.", "2024-11-25", "publication", "will: the next Monday"),
    ("en", "It fell on 19 November.", "2024-11-19", "publication", "the last one"),
    ("en", "It fell on December 24.", "2023-12-24", "publication", "not yet: last year's"),
    ("en", "He said so in September.", "2024-09-01..2024-09-30", "publication", "the last"),
    ("en", "He will visit in December.", "2024-12-01..2024-12-31", "publication", "the next"),
    # relative to publication
    ("ja", "先週の木曜日に発表した。", "2024-11-14", "publication", "a weekday of last week"),
    ("ja", "来週、訪問する。", "2024-11-25..2024-12-01", "publication", "Monday to Sunday"),
    ("ja", "昨年9月に宣言した。", "2023-09-01..2023-09-30", "publication", "a month of last year"),
    ("en", "Last week he left.", "2024-11-11..2024-11-17", "publication", "Monday to Sunday"),
    ("en", "Three years ago it began.", "2021-01-01..2021-12-31", "publication", "a whole year"),
    ("en", "Two weeks ago it began.", "2024-11-04..2024-11-10", "publication", "a whole week"),
    ("en", "Five days ago it stopped.", "2024-11-16", "publication", "a day"),
    # relative to the last date of the text
    ("ja", "19日に撃った。翌日、反撃した。", "2024-11-19 2024-11-20", "narrative", "翌日"),
    ("ja", "19日に撃った。その2日後に反撃した。", "2024-11-19 2024-11-21", "narrative", "2日後"),
    ("ja", "11日に撃った。同日、退いた。", "2024-11-11 2024-11-11", "narrative", "同日"),
    (
        "ja",
        "2023年5月に始まった。同年8月に終わった。",
        "2023-05-01..2023-05-31 2023-08-01..2023-08-31",
        "narrative",
        "同年",
    ),
    (
        "en",
        "It began on 24 February 2022. Two days later it spread.",
        "2022-02-24 2022-02-26",
        "narrative",
        "two days later",
    ),
    ("en", "It fell on Tuesday. The next day it rose.", "2024-11-19 2024-11-20", "narrative", ""),
    # a stated year carries on, near by and forward
    (
        "en",
        "The pact was signed on 22 June 1973. It is short, and in the autumn it meant little.",
        "1973-06-22 1973-09-01..1973-11-30",
        "narrative",
        "a season of the year that was told, beside a present tense",
    ),
    (
        "ja",
        "2022年2月24日に始まった。9月30日に宣言した。",
        "2022-02-24 2022-09-30",
        "narrative",
        "chain",
    ),
    (
        "en",
        "It began in February 2022. In September it spread.",
        "2022-02-01..2022-02-28 2022-09-01..2022-09-30",
        "narrative",
        "chain",
    ),
    (
        "ja",
        "2022年2月24日に始まった。\n\n9月30日に終えた。",
        "2022-02-24 2024-09-30",
        "publication",
        "a new paragraph breaks the chain",
    ),
    (
        "ja",
        "1960年の安全保障条約で結ばれた両国は4月11日、会談した。",
        "1960-01-01..1960-12-31 2024-04-11",
        "publication",
        "a year that names a treaty leads nothing on",
    ),
    (
        "ja",
        "2014年の停戦合意は守られていない。3月5日には砲撃があった。",
        "2014-01-01..2014-12-31 2024-03-05",
        "publication",
        "likewise over a sentence",
    ),
    (
        "ja",
        "1987年の全廃条約は12月8日に調印された。",
        "1987-01-01..1987-12-31 1987-12-08",
        "narrative",
        "unless the paper became one then",
    ),
    (
        "ja",
        "1994年の覚書で国境が定まった。その20年後、国境は動いた。",
        "1994-01-01..1994-12-31 2014-01-01..2014-12-31",
        "narrative",
        "but a count of years may lean on it",
    ),
    (
        "ja",
        "8日に工場が爆撃された。翌9日に会議があった。爆撃当日には首相が着いた。",
        "2024-11-08 2024-11-09 2024-11-08",
        "narrative",
        "the day of a happening told before",
    ),
    (
        "ja",
        "屋根が落ちた水曜日に始まり、雨で暮れる。",
        "2024-11-20",
        "publication",
        "what was on that day is told as past",
    ),
    (
        "ja",
        "紙は11日、今年初めに橋が閉じていたと報じた。市長は翌日、否定した。",
        "2024-11-11 2024-01-01..2024-04-30 2024-11-12",
        "narrative",
        "no day follows on a third of a year",
    ),
    (
        "ja",
        "2023年7月7日に発表した。続く日曜日に訴えた。",
        "2023-07-07 2023-07-09",
        "narrative",
        "the Sunday that followed",
    ),
    (
        "ja",
        "6日に声明が出た。1973年10月6日も祭日だった。市長は20日、着いた。",
        "2024-11-06 1973-10-06 2024-11-20",
        "publication",
        "a bare day that is news comes back from a look at years ago",
    ),
    (
        "ja",
        "工場は2019年5月に止まった。19日、再び動いた。",
        "2019-05-01..2019-05-31 2024-11-19",
        "publication",
        "likewise after a month of years ago",
    ),
    (
        "ja",
        "2021年11月19日に始まった。20日、終わった。",
        "2021-11-19 2021-11-20",
        "narrative",
        "but not from the day before it",
    ),
    (
        "ja",
        "先月27日、日曜の夕方だった。市長は翌日、戻った。",
        "2024-10-27 2024-10-27 2024-10-28",
        "narrative",
        "the weekday of the day just told",
    ),
    (
        "ja",
        "1981年6月7日は日曜だった。市長は翌日、戻った。",
        "1981-06-07 1981-06-07 1981-06-08",
        "narrative",
        "likewise after は",
    ),
    (
        "ja",
        "15年前のきょう、夜明けに始まった。3週間後の12月9日、像が倒れた。本人が見つかったのは翌年2月だ。",
        "2009-11-21 2009-12-09 2010-02-01..2010-02-28",
        "narrative",
        "a count of weeks that a day makes exact",
    ),
    (
        "ja",
        "12日には橋が閉じた。港が閉じたのは、その前の晩だ。",
        "2024-11-12 2024-11-11",
        "narrative",
        "the night before",
    ),
    (
        "ja",
        "初の訪問は2018年2月で、市長が開会式に出て以来となる。市長は3月に訪れた。",
        "2018-02-01..2018-02-28 2024-03-01..2024-03-31",
        "publication",
        "以来 behind the clause",
    ),
    (
        "ja",
        "昭和51年に決まった。市長は1月13日、会談する方向だ。",
        "1976-01-01..1976-12-31 2025-01-13",
        "publication",
        "方向だ looks ahead",
    ),
    (
        "ja",
        "2008年に実験した。12月11日の投票を前にした人気取りだ。",
        "2008-01-01..2008-12-31 2024-12-11",
        "publication",
        "を前に looks ahead",
    ),
    (
        "ja",
        "そして木曜日の早朝、船が港に着きます。",
        "2024-11-21",
        "publication",
        "what came next, told in the present",
    ),
    (
        "ja",
        "市長は25日に橋の停止を発表すると、知事も今月4日、道を閉じる方針を示した。",
        "2024-10-25 2024-11-04",
        "publication",
        "a plan behind another date is that date's",
    ),
    (
        "ja",
        "市は3月1日に選挙を控える。",
        "2025-03-01",
        "publication",
        "に…を控える looks ahead",
    ),
    (
        "ja",
        "21日、式が開かれる。",
        "2024-11-21",
        "publication",
        "a present tense of the day of publication",
    ),
    (
        "ja",
        "両国は1990年に会い、期間50年の条約に調印した。",
        "1990-01-01..1990-12-31",
        "explicit",
        "a term of fifty years is no year",
    ),
    (
        "ja",
        "4月の攻勢は5月21日の上陸で始まった。28日に町を攻略したが、上陸から18日後に船が沈んだ。",
        "2024-04-01..2024-04-30 2024-05-21 2024-05-28 2024-06-08",
        "narrative",
        "counted from the sentence before, not from its own words",
    ),
    (
        "ja",
        "1989年12月に侵攻があった。将軍が出てきたのは、年が明けた1月3日だった。",
        "1989-12-01..1989-12-31 1990-01-03",
        "narrative",
        "the year that began",
    ),
    (
        "ja",
        "2019年10月に船が沈んだ。22日の火曜、市長が泣いた。",
        "2019-10-01..2019-10-31 2019-10-22",
        "narrative",
        "a day with its weekday goes on as a day does",
    ),
    (
        "ja",
        "18世紀の館で16日、会談があった。",
        "1700-01-01..1799-12-31 2024-11-16",
        "publication",
        "a century is no year that bare days share",
    ),
    (
        "ja",
        "1949年4月4日に署名された。会議は22日に閉幕する。",
        "1949-04-04 2024-11-22",
        "publication",
        "a present tense near publication",
    ),
    (
        "ja",
        "船が沈んだのは2週間前の火曜だった。翌日も雨だった。金曜には橋が落ちた。",
        "2024-11-05 2024-11-06 2024-11-08",
        "narrative",
        "weekdays go on from one of weeks ago",
    ),
    (
        "ja",
        "12日に機体が落ちた。6月の反乱で名が出た将軍の解任も同じ日だ。",
        "2024-11-12 2024-06-01..2024-06-30 2024-11-12",
        "narrative",
        "同じ日 is that of a day, not of a month",
    ),
    (
        "ja",
        "市長は19日、火曜の深夜までに説明するよう市に求めていた。",
        "2024-11-19 2024-11-19",
        "narrative",
        "had asked by then",
    ),
    (
        "ja",
        "2012年に条約に入り、備蓄も捨てた。市長が離脱を明かしたのは4月1日だ。",
        "2012-01-01..2012-12-31 2024-04-01",
        "publication",
        "a year told in passing dates its own sentence",
    ),
    (
        "ja",
        "クリスマスの日に橋が断たれると、翌26日、船が来た。",
        "2023-12-25 2023-12-26",
        "narrative",
        "what had happened when something else did",
    ),
    (
        "ja",
        "市は先月27日、ウクライナ侵攻の影響を認めた。管が裂けたのは2022年9月26日だ。市はウクライナ侵攻の直前の同年2月22日に弁を閉じていた。",
        "2024-10-27 2022-09-26 2022-02-22",
        "narrative",
        "a happening that only says which day it was",
    ),
    (
        "ja",
        "2014年3月に半島が移った。翌月、東で火の手が上がった。11月14日、機が落ちた。",
        "2014-03-01..2014-03-31 2014-04-01..2014-04-30 2014-11-14",
        "narrative",
        "a story that runs, on its anniversary",
    ),
    (
        "ja",
        "式はきのう開かれた。1980年の同じ日に攻め込まれたのを悼む。",
        "2024-11-20 1980-11-20",
        "explicit",
        "the same day of that year",
    ),
    (
        "ja",
        "機体が落ちたのは2014年のきょうである。5日後に列車が着いた。",
        "2014-11-21 2014-11-26",
        "narrative",
        "today, of that year",
    ),
    (
        "ja",
        "2013年のバレンタインデーに爆発があった。12日後に砲撃があった。",
        "2013-02-14 2013-02-26",
        "narrative",
        "a feast that other months have too",
    ),
    (
        "ja",
        "2016年に商談が決まった。市長はこの6月、パリで夕食を取った。",
        "2016-01-01..2016-12-31 2024-06-01..2024-06-30",
        "publication",
        "this June",
    ),
    (
        "ja",
        "市長は9日に話した。火が出たのはその前々日だ。",
        "2024-11-09 2024-11-07",
        "narrative",
        "two days before",
    ),
    (
        "ja",
        "両市は今度の火曜、会合を開く。",
        "2024-11-26",
        "publication",
        "the Tuesday to come",
    ),
    (
        "ja",
        "木曜日に町で子ども3人を含む12人が死んだ火事である。",
        "2024-11-21",
        "publication",
        "含む is no verb of its own",
    ),
    (
        "ja",
        "対話は日曜から同じ町で開かれる。",
        "2024-11-24",
        "publication",
        "what a weekday is set for",
    ),
    (
        "ja",
        "1944年6月5日に船が出るはずだった。市長は4日の未明、延ばした。",
        "1944-06-05 1944-06-04",
        "narrative",
        "a day or two before the one just told",
    ),
    (
        "ja",
        "市長は9月1日までの合意に望みをつないだ。",
        "2025-09-01",
        "publication",
        "until then, of a hope",
    ),
    # ranges: the open end takes what it lacks from the other
    ("ja", "3〜5日に演習した。", "2024-11-03..2024-11-05", "publication", "two days of a month"),
    (
        "ja",
        "10月28日から11月3日まで続いた。",
        "2024-10-28..2024-11-03",
        "publication",
        "two months",
    ),
    ("ja", "12月30日から1月2日まで続いた。", "2023-12-30..2024-01-02", "publication", "two years"),
    ("en", "It ran from 3 to 5 May.", "2024-05-03..2024-05-05", "publication", "two days"),
    ("en", "It held from 30 December to 2 January.", "2023-12-30..2024-01-02", "publication", ""),
    # what a count or a day leans on is named after it
    (
        "en",
        "Russia annexed four regions on 30 September 2022. He left in 2023. Within hours of the "
        "annexation Kyiv applied.",
        "2022-09-30 2023-01-01..2023-12-31 2022-09-30",
        "narrative",
        "within hours of a happening that the text has dated, told there by a verb",
    ),
    (
        "en",
        "The pact was announced on 3 May. Talks stalled on 9 May. On the night of the "
        "announcement crowds gathered.",
        "2024-05-03 2024-05-09 2024-05-03",
        "narrative",
        "the night of a happening",
    ),
    (
        "en",
        "They met on 3 May. On the day of the funeral shops closed.",
        "2024-05-03 ?",
        "narrative",
        "the day of what the text has not dated stays open",
    ),
    (
        "en",
        "It fell on 3 May. Exactly a month later it rose. Two weeks later to the day it fell.",
        "2024-05-03 2024-06-03 2024-06-17",
        "narrative",
        "to the day",
    ),
    (
        "ja",
        "首相は3日、協定の破棄を宣言した。9日に議会が開かれた。破棄宣言の当日、市場は荒れた。",
        "2024-11-03 2024-11-09 2024-11-03",
        "narrative",
        "two words that name a happening stand apart where it was told",
    ),
    (
        "ja",
        "協定は3日に切れた。9日に議会が開かれた。協定が切れた日、市場は荒れた。",
        "2024-11-03 2024-11-09 2024-11-03",
        "narrative",
        "the day on which a verb happened",
    ),
    (
        "ja",
        "9日に議会が開かれた。王が倒れた日、市場は荒れた。",
        "2024-11-09 ?",
        "narrative",
        "the day of what the text has not dated stays open",
    ),
    (
        "ja",
        "11日に撃った。数時間後、砲台が燃えた。",
        "2024-11-11 2024-11-11",
        "narrative",
        "hours later",
    ),
    (
        "ja",
        "本当に動いたのは4日である。この日、船が沈んだ。",
        "2024-11-04 2024-11-04",
        "narrative",
        "a sentence that only dates",
    ),
    (
        "ja",
        "外相は26日の演説で、求めがあれば応じると述べつつ、譲らないと言ってのけた。",
        "2024-10-26",
        "publication",
        "the verb that ends the sentence, not those of what was said",
    ),
    (
        "ja",
        "8月3日に署名した。\n\n反発は続いた。長官は3日、会見した。",
        "2024-08-03 2024-11-03",
        "publication",
        "a story that runs on does not stand still",
    ),
    ("ja", "九八年五月、核実験を行った。", "1998-05-01..1998-05-31", "explicit", "九八年"),
    # the second end of a range leans on publication as its first does
    ("en", "It ran from 10 November to Sunday.", "2024-11-10..2024-11-17", "publication", ""),
    ("ja", "10日から日曜日まで続いた。", "2024-11-10..2024-11-17", "publication", ""),
    # a plan does not go on with a story of the past
    (
        "en",
        "The regime fell in 2011. They are to meet on 12 December, and the limits are to lapse "
        "on 5 February.",
        "2011-01-01..2011-12-31 2024-12-12 2025-02-05",
        "publication",
        "be to",
    ),
    # weeks counted from a day of the story reach a day, months a month
    ("ja", "11日に撃った。その1週間後、退いた。", "2024-11-11 2024-11-18", "narrative", "a day"),
    (
        "en",
        "It fell on 4 November. A week after that it rose.",
        "2024-11-04 2024-11-11",
        "narrative",
        "a day",
    ),
    (
        "en",
        "It fell on 4 May. Two months later it rose.",
        "2024-05-04 2024-07-01..2024-07-31",
        "narrative",
        "a month",
    ),
    (
        "en",
        "It fell on 4 May. The evening after that it rose.",
        "2024-05-04 2024-05-05",
        "narrative",
        "the evening after that",
    ),
    (
        "en",
        "The pact was signed on 4 May. On the very day of the signing it rained.",
        "2024-05-04 2024-05-04",
        "narrative",
        "the very day",
    ),
    (
        "en",
        "The vote is on. On the 19th Mr Smith spoke; on the 20th they left.",
        "2024-11-19 2024-11-20",
        "publication",
        "a day with its article, whoever comes next",
    ),
    (
        "en",
        "The regime fell in 2011. Rebels said that on 30 October a drone crashed.",
        "2011-01-01..2011-12-31 2024-10-30",
        "publication",
        "weeks ago is nearer than a year told",
    ),
    (
        "en",
        "The leaders, due in Rome on 24 June, have been promised a short meeting.",
        "2025-06-24",
        "publication",
        "due",
    ),
    (
        "en",
        "The bombs fell on 4 November. Never since the two tested weapons in May 1998 had one "
        "sent aircraft. Five days earlier it warned.",
        "2024-11-04 1998-05-01..1998-05-31 2024-10-30",
        "narrative",
        "never since",
    ),
    (
        "en",
        "In the past few minutes sirens went off. An hour ago they stopped.",
        "2024-11-21 2024-11-21",
        "publication",
        "hours and minutes of the day of publication",
    ),
    ("en", "Two years ago this month it was revoked.", "2022-11-01..2022-11-30", "publication", ""),
    (
        "en",
        "On the 19th, if the army is to be believed, it flew for hours.",
        "2024-11-19",
        "publication",
        "an aside tells nothing about the time",
    ),
    # what is looked back at dates itself, not what follows
    (
        "ja",
        "ミサイルは4日に落ちた。上空の通過は2017年9月15日以来だった。同日、議会は非難した。",
        "2024-11-04 2017-09-15 2024-11-04",
        "narrative",
        "以来",
    ),
    (
        "en",
        "The missile fell on 4 November. It was the first such launch since 15 September 2017. "
        "The same day parliament met.",
        "2024-11-04 2017-09-15 2024-11-04",
        "narrative",
        "the first since",
    ),
    (
        "en",
        "Fighting has gone on since 4 November. The same day parliament met.",
        "2024-11-04 2024-11-04",
        "narrative",
        "a plain since begins a story",
    ),
    # a history: it opens years ago, and nothing in it is news
    (
        "en",
        "It fell on 9 November 1989, and came on 13 August 1961. It is gone today.\n\n"
        "On 27 October tanks met.",
        "1989-11-09 1961-08-13 2024-11-21 1961-10-27",
        "narrative",
        "its days stay in its year",
    ),
    (
        "ja",
        "1961年8月12日に命令が出た。13年後の1974年9月に国交ができた。\n\n10月27日、彼が訪れた。",
        "1961-08-12 1974-09-01..1974-09-30 1974-10-27",
        "narrative",
        "its days stay in its year",
    ),
    (
        "en",
        "It was built on 12 August 1961 and burned on 3 May 1970.\n\n"
        "On Tuesday it was shut. It was sold on 27 October.",
        "1961-08-12 1970-05-03 2024-11-19 2024-10-27",
        "publication",
        "news with a look back",
    ),
    (
        "ja",
        "1982年3月19日、旗が立った。4月25日に島を取り返した。5月1日に爆弾が落ちた。\n\n"
        "21日に上陸した。11月14日、司教が着いた。20日、司令官が署名した。2003年12月に認められた。\n\n"
        "きょう、式がある。",
        "1982-03-19 1982-04-25 1982-05-01 1982-05-21 1982-11-14 1982-11-20 "
        "2003-12-01..2003-12-31 2024-11-21",
        "publication",
        "a history that ends in the present",
    ),
    # no such day
    ("ja", "2024年2月30日に始まった。", "?", "explicit", "30 February"),
    ("en", "It began on 30 February 2024.", "?", "explicit", "30 February"),
]


@pytest.mark.parametrize(("lang", "text", "expected", "basis", "point"), DATED)
def test_dated(lang: Lang, text: str, expected: str, basis: str, point: str) -> None:
    mentions = tag(text, PUBLISHED, lang)
    assert " ".join(shown(m.span) for m in mentions) == expected, point
    assert mentions[-1].basis == basis, point


# text of several paragraphs, the last date of which is told from the story or from publication
STORIES: list[tuple[Lang, str, str, str]] = [
    (
        "ja",
        "2022年4月2日、艦が燃えた。翌日、別の艦も燃えた。この春、港は静かになった。\n\n"
        "8月1日には橋が落ちた。",
        "2022-04-02 2022-04-03 2022-03-01..2022-05-31 2022-08-01",
        "この春 in a story of years ago is of the story",
    ),
    (
        "ja",
        "昨年5月18日、加盟を申請した。申請前の2月、隣国は脅していた。",
        "2023-05-18 2023-02-01..2023-02-28",
        "before what was told",
    ),
    (
        "ja",
        "昨年4月、大使館が焼かれた。大統領は2日後の17日、非難した。",
        "2023-04-01..2023-04-30 2023-04-17",
        "counted from a day that nothing names, and named",
    ),
    (
        "ja",
        "今年5月21日に始まり、3週間後の翌月11日に次の段階に入った。",
        "2024-05-21 2024-06-11",
        "counted and named, in the next month",
    ),
    (
        "ja",
        "2022年6月28日、首脳会議で署名した。\n\n風が変わったのは昨年7月。首脳会議の前夜に同意した。",
        "2022-06-28 2023-07-01..2023-07-31 ?",
        "another meeting than that of the year before",
    ),
    (
        "ja",
        "2021年5月3日、隣国は断った。きのうの常識はあすの笑い話である。\n\n"
        "誰も先に動かない。翌年2月9日、両国は折れ、供与を決める。",
        "2021-05-03 2024-11-20 2024-11-22 2022-02-09",
        "翌年 passes over words on today: the coming year is 来年",
    ),
    (
        "ja",
        "今年9月に交渉が始まった。翌年3月には署名する予定だ。",
        "2024-09-01..2024-09-30 2025-03-01..2025-03-31",
        "but a plan lies ahead",
    ),
    (
        "ja",
        "2019年3月には延長で折り合った。止まったのは3年後の同じ月だ。",
        "2019-03-01..2019-03-31 2022-03-01..2022-03-31",
        "the same month some years later",
    ),
    (
        "ja",
        "2022年4月13日、艦が沈んだ。2カ月後の月曜、港に遺体が着いた。",
        "2022-04-13 2022-06-13",
        "a weekday some months after a day: around it",
    ),
    (
        "ja",
        "協定は8日、効力を失った。失効の翌日、議会は抗議した。",
        "2024-11-08 2024-11-09",
        "a happening in other words",
    ),
    (
        "ja",
        "6月上旬、弾道弾を試した。7日のことだ。",
        "2024-06-01..2024-06-10 2024-06-07",
        "within it",
    ),
    (
        "en",
        "In early June the army tried a rocket, on the 4th.",
        "2024-06-01..2024-06-10 2024-06-04",
        "within it",
    ),
    (
        "en",
        "The fleet left on 3 March 2022. Two days later it was sunk. Nobody had warned it.\n\n"
        "On 9 June a second one sailed.",
        "2022-03-03 2022-03-05 2022-06-09",
        "a text that opens with a day of two years ago goes on with it",
    ),
    (
        "en",
        "On 5 August he said that drones had struck overnight.",
        "2024-08-05 2024-08-05",
        "then",
    ),
    (
        "en",
        "On 5 August guns were heard. From the same day until the 9th Riga held games.",
        "2024-08-05 2024-08-05..2024-08-09",
        "until a day before a name",
    ),
    (
        "ja",
        "2021年8月15日、首都が陥落した。翌日、空港に人があふれた。\n\n"
        "同月26日、空港の門で爆弾が爆発した。\n\n10月8日、北部のモスクが狙われた。",
        "2021-08-15 2021-08-16 2021-08-26 2021-10-08",
        "a story that went on over paragraphs goes on",
    ),
    (
        "ja",
        "先週の火曜日、会議が開かれた。\n\n2020年9月27日、山地で戦闘が始まった。\n\n"
        "14日後、停戦が成る。11月9日、和平の文書に署名する。",
        "2024-11-12 2020-09-27 2020-10-11 2020-11-09",
        "in the present tense too",
    ),
    (
        "ja",
        "2021年2月1日、軍が政権を奪った。\n\n翌月には市街で発砲が続いた。\n\n"
        "夏には避難民が10万人を超えた。",
        "2021-02-01 2021-03-01..2021-03-31 2021-06-01..2021-08-31",
        "a season of the story",
    ),
    (
        "ja",
        "1968年8月20日夜、国境を戦車が越えた。\n\nその翌日には放送局が占拠された。\n\n"
        "10日後、検閲が戻る。1955年5月に結ばれた条約の帰結である。議会は15日、駐留を認めた。",
        "1968-08-20 1968-08-21 1968-08-31 1955-05-01..1955-05-31 1968-09-15",
        "a glance back at what led to it",
    ),
    (
        "ja",
        "難民が戻り始めた。国は割れている。2月の選挙は流れた。\n\n2021年8月15日、首都が陥落した。\n\n"
        "10月8日、国連総会は決議を採択した。",
        "2024-02-01..2024-02-29 2021-08-15 2024-10-08",
        "one date of the past is no story",
    ),
    (
        "ja",
        "1986年4月26日、原子炉が爆発した。\n\n5月14日、書記長がテレビで語った。\n\n10月11日、両首脳は島で会った。",
        "1986-04-26 1986-05-14 1986-10-11",
        "but it is one that a text opens with",
    ),
    (
        "ja",
        "1986年4月26日、原子炉が爆発した。\n\n11月14日、町の跡で追悼の鐘が鳴った。",
        "1986-04-26 2024-11-14",
        "the news of last week",
    ),
    (
        "ja",
        "首相が語った。\n\n引き金は2年前の秋だ。9月26日、海底の管が破れる。3日後には別の穴が見つかった。\n\n"
        "10月8日、橋が爆破された。",
        "2022-09-01..2022-11-30 2022-09-26 2022-09-29 2022-10-08",
        "three dates in one paragraph are a story",
    ),
    (
        "ja",
        "2008年8月7日深夜、砲撃が始まった。翌日、戦車がトンネルを抜けた。12日、停戦案がまとまる。\n\n"
        "26日、大統領は独立を認めた。\n\nその年の暮れ、任期が切れた。",
        "2008-08-07 2008-08-08 2008-08-12 2008-08-26 2008-12-01..2008-12-31",
        "its days go on from one paragraph to the next",
    ),
    (
        "ja",
        "2021年8月15日、首都が陥落した。\n\n翌日、空港に人があふれた。\n\n"
        "今年8月、学校が閉じた。10月8日、議会は非難した。",
        "2021-08-15 2021-08-16 2024-08-01..2024-08-31 2024-10-08",
        "the story has come to the present",
    ),
    (
        "ja",
        "国境は2020年に閉じた。翌年、一部が開いた。\n\n10月8日、両国は会談した。",
        "2020-01-01..2020-12-31 2021-01-01..2021-12-31 2024-10-08",
        "a background of one paragraph",
    ),
    (
        "ja",
        "5日、軍が発砲した。その3日前に警告していた。\n\n前日、議会は2014年3月に併合を決めた州を訪れた。"
        "\n\n10月8日には首脳が会談している。",
        "2024-11-05 2024-11-02 2024-11-01 2014-03-01..2014-03-31 2024-10-08",
        "news with a look back",
    ),
    (
        "ja",
        "1989年11月9日、壁が開いた。\n\n2004年5月、隣国が加盟した。あの年、東側には密告者がいた。",
        "1989-11-09 2004-05-01..2004-05-31 1989-01-01..1989-12-31",
        "that year: with which the tale began",
    ),
    (
        "ja",
        "先週の会合で決まった。2011年3月11日、波が来た。5日後に帰宅した。あの日、電話は通じなかった。",
        "2024-11-11..2024-11-17 2011-03-11 2011-03-16 2011-03-11",
        "that day",
    ),
    (
        "ja",
        "18日、海辺の町で追悼式が開かれた。あの日、人々は高台へ走った。",
        "2024-11-18 ?",
        "that day is none of the news",
    ),
    (
        "ja",
        "・5月4日（土）\n補給艦が入港\n翌日、隊員が上陸\n16日、演習に参加\n\n・6月\n3日　帰港",
        "2024-05-04 2024-05-05 2024-05-16 2024-06-01..2024-06-30 2024-06-03",
        "a line that is a day, amid others that are months",
    ),
    (
        "ja",
        "■9月\n5日　投票\n19日　署名\n\n■来年の主な日程\n1月20日　就任式\n\n■3月\n5日　会議",
        "2024-09-01..2024-09-30 2024-09-05 2024-09-19 2025-01-01..2025-12-31 2025-01-20 "
        "2025-03-01..2025-03-31 2025-03-05",
        "a heading that calls its dates by a name",
    ),
    (
        "ja",
        "■9月\n5日　投票\n\n■来月の主な動きを読む\n10月20日に議会が閉じた。",
        "2024-09-01..2024-09-30 2024-09-05 2024-12-01..2024-12-31 2024-10-20",
        "a headline is no such heading",
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected", "point"), STORIES)
def test_stories(lang: Lang, text: str, expected: str, point: str) -> None:
    assert " ".join(shown(m.span) for m in tag(text, PUBLISHED, lang)) == expected, point


# language, published, text, dates under its headings, why
HEADED: list[tuple[Lang, str, str, str, str]] = [
    (
        "en",
        "2023-12-29",
        "**14 March** A drone went down at sea.\n\n**6 June** A dam bursts.\n\n"
        "**27 December** A package is announced.",
        "2023-03-14 2023-06-06 2023-12-27",
        "items in the present after the first, which was told as past",
    ),
    ("ja", "2025-08-19", "会談は20日の週末に開かれた。", "?", "a weekend with a day"),
    (
        "en",
        "2024-12-27",
        "## April\n\nIt rained on the 10th.\n\n## May\n\nTroops crossed on the 10th. At the end of "
        "the "
        "month the ban was lifted.\n\n## June\n\nIt rained on the 3rd.",
        "2024-04-10 2024-05-10 2024-05-21..2024-05-31 2024-06-03",
        "the end of the month that it stands under",
    ),
    (
        "en",
        "2024-08-30",
        "Here an army broke the tanks in the summer of 1943. On 6 August troops came in.",
        "1943-06-01..1943-08-31 2024-08-06",
        "a season of long ago leads no news on",
    ),
    (
        "en",
        "2023-11-15",
        "The treaty was left on Tuesday. The last device went off in October 1990. Sergei Shoigu "
        "inspected the tunnels in August.",
        "2023-11-14 1990-10-01..1990-10-31 2023-08-01..2023-08-31",
        "he held no office then",
    ),
    (
        "ja",
        "2023-12-28",
        "## 9月\n\n13日　会談した。\n\n"
        "## 10月\n\n13日　弾薬を9月7日から10月1日にかけて運んだと発表した。",
        "2023-09-13 2023-10-13 2023-09-07..2023-10-01",
        "a month just before the one it stands under",
    ),
    (
        "ja",
        "2024-12-31",
        "## 11月\n\n5日　選挙があった。\n\n"
        "## 12月\n\n3日　戒厳令が敷かれた。\n\n1月20日　大統領が就任。",
        "2024-11-05 2024-12-03 2025-01-20",
        "a month just after it",
    ),
    (
        "ja",
        "2022-10-12",
        "7月、警告が出た。翌月9日、基地が燃えた。\n\n首脳は11日の会議で非難した。",
        "2022-07-01..2022-07-31 2022-08-09 2022-10-11",
        "yesterday, and not the day after a story of months ago",
    ),
    (
        "ja",
        "2025-02-24",
        "## 2022年\n\n2月24日　侵攻した。\n\n9月　宣言した。\n\n## 2023年\n\n6月　決壊した。",
        "2022-02-24 2022-09-01..2022-09-30 2023-06-01..2023-06-30",
        "a chronology, oldest year first",
    ),
    (
        "ja",
        "2025-02-24",
        "## 2024年11月\n\n19日　署名した。\n\n21日　発射した。\n\n## 2024年8月\n\n6日　越境した。",
        "2024-11-19 2024-11-21 2024-08-06",
        "newest month first",
    ),
    (
        "en",
        "2025-02-24",
        "## 2022\n\n**24 February** It began.\n\n## 2023\n\n**June** A dam broke.",
        "2022-02-24 2023-06-01..2023-06-30",
        "a chronology of years",
    ),
    (
        "en",
        "2025-02-24",
        "## 2023\n\n**June** A dam broke.\n\n## 2022\n\n**24 February** It began.",
        "2023-06-01..2023-06-30 2022-02-24",
        "newest year first",
    ),
    (
        "en",
        "2023-05-05",
        "## Thursday 4 May\n\nA fire began on Wednesday.\n\n## Wednesday 3 May\n\nIt fell today.",
        "2023-05-03 2023-05-03",
        "a live blog, newest first: weekdays and today lean on its day",
    ),
    (
        "ja",
        "2023-05-05",
        "## 5月4日\n\nきのう撃墜した。\n\n### 14時\n\nきょう声明を出した。",
        "2023-05-03 2023-05-04",
        "a heading of lower rank leaves the day as it is",
    ),
    (
        "en",
        "2024-11-21",
        "## How the strike of 19 November unfolded\n\nIt began in September.",
        "2024-11-19 2024-09-01..2024-09-30",
        "a date inside a headline dates nothing under it",
    ),
]


@pytest.mark.parametrize(("lang", "published", "text", "expected", "point"), HEADED)
def test_under_headings(lang: Lang, published: str, text: str, expected: str, point: str) -> None:
    mentions = tag(text, date.fromisoformat(published), lang)
    told = [m for m in mentions if not starts_a_date_heading(text, m)]
    assert " ".join(shown(m.span) for m in told) == expected, point


# language, words, what the reader is told, why
NOTES: list[tuple[Lang, str, str, str]] = [
    ("ja", "11月19日（火）に署名した。", "", "a Tuesday"),
    ("ja", "11月19日（金）に署名した。", "2024-11-19 is a Tuesday, not a Friday", "no Friday"),
    ("en", "On Tuesday, 19 November, he signed.", "", "a Tuesday"),
    ("en", "On Friday, 19 November 2024, he signed.", "2024-11-19 is a Tuesday, not a Friday", ""),
]


@pytest.mark.parametrize(("lang", "text", "note", "point"), NOTES)
def test_a_weekday_that_contradicts_its_date(lang: Lang, text: str, note: str, point: str) -> None:
    (mention,) = tag(text, PUBLISHED, lang)
    assert (shown(mention.span), mention.note) == ("2024-11-19", note), point


# language, text, why it dates no event
BACKGROUND: list[tuple[Lang, str, str]] = [
    ("ja", "過去10年間で増えた。", "a stretch of time that ends with publication"),
    ("en", "In the past ten years it grew.", "a stretch of time that ends with publication"),
]


@pytest.mark.parametrize(("lang", "text", "point"), BACKGROUND)
def test_background(lang: Lang, text: str, point: str) -> None:
    (mention,) = tag(text, PUBLISHED, lang)
    assert mention.background, point
    assert shown(mention.span) == "2014-11-21..2024-11-21"


def test_what_a_date_leaned_on_is_told() -> None:
    first, second = tag("19日に撃った。翌日、反撃した。", PUBLISHED, "ja")
    assert (first.anchor, second.anchor) == (PUBLISHED, date(2024, 11, 19))
    (absolute,) = tag("2024年11月19日に撃った。", PUBLISHED, "ja")
    assert (absolute.anchor, absolute.basis) == (None, "explicit")


def shown(span: DateSpan | None) -> str:
    if span is None:
        return "?"
    return f"{span.first}" if span.first == span.last else f"{span.first}..{span.last}"


def starts_a_date_heading(text: str, mention: DateMention) -> bool:
    return text[: mention.start].endswith("# ")
