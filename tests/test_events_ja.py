"""Japanese clauses: the event they tell, who takes part, how grave and how sure; and what is none.

Sentences of our own; the facts are public knowledge.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.models import Article

# text, published, (first day, last day, PLOVER root, level, status, countries, weapons), point
EVENTS = [
    ("イラク軍は1990年8月2日、隣国クウェートに侵攻した。", "1990-08-03",
     ("1990-08-02", "1990-08-02", "ASSAULT", 5, "occurred", "IRQ;KWT", ""), "invasion"),
    ("トルコ軍は20日、キプロス島に上陸した。", "1974-07-22",
     ("1974-07-20", "1974-07-20", "ASSAULT", 5, "occurred", "CYP;TUR", ""), "landing"),
    ("北朝鮮は3日、6回目の核実験を行った。", "2017-09-04",
     ("2017-09-03", "2017-09-03", "MOBILIZE", 4, "occurred", "PRK", "any_nuclear"), "nuclear test"),
    ("インドは1998年5月11日、砂漠の実験場で核実験を実施した。", "1998-05-12",
     ("1998-05-11", "1998-05-11", "MOBILIZE", 4, "occurred", "IND", "any_nuclear"), "nuclear test"),
    ("インドとパキスタンは10日、停戦に合意した。", "2025-05-12",
     ("2025-05-10", "2025-05-10", "AGREE", 0, "occurred", "IND;PAK", ""), "ceasefire"),
    ("米国とソ連は1987年12月、中距離核戦力全廃条約に署名した。", "1987-12-09",
     ("1987-12-01", "1987-12-31", "AGREE", 0, "occurred", "RUS;USA", "any_nuclear"), "arms treaty"),
    ("米国は昨年8月、条約から正式に離脱した。", "2020-03-01",
     ("2019-08-01", "2019-08-31", "COERCE", 4, "occurred", "USA", ""), "leaving a treaty"),
    ("中国国防省は4日、米国の武器売却を強く非難した。", "2024-10-05",
     ("2024-10-04", "2024-10-04", "ACCUSE", 1, "occurred", "CHN;USA", ""), "accusation"),
    ("金正恩総書記は月曜日、核で先制攻撃すると韓国を威嚇した。", "2024-10-10",
     ("2024-10-07", "2024-10-07", "THREATEN", 2, "occurred", "KOR;PRK", "any_nuclear"), "threat"),
    ("ドイツは昨年1月25日、戦車「レオパルト2」をウクライナへ供与すると決めた。", "2024-03-01",
     ("2023-01-25", "2023-01-25", "AID", 3, "occurred", "DEU;UKR", "leopard2"), "arms pledged"),
    ("ウクライナ空軍は20日、無人機26機を撃墜したと発表した。", "2024-05-21",
     ("2024-05-20", "2024-05-20", "ASSAULT", 5, "reported", "UKR", "any_uav"), "own success"),
    ("米紙は17日、政権が長距離ミサイルの使用を許可したと報じた。", "2024-11-18",
     ("2024-11-17", "2024-11-17", "AID", 3, "reported", "USA", "any_missile_lr"), "a report"),
    ("両国の外相は来月3日、ジュネーブで会談する予定だ。", "2024-05-21",
     ("2024-06-03", "2024-06-03", "CONSULT", 0, "planned", "CHE", ""), "planned talks"),
    ("ロシアは来年にも中距離ミサイルをベラルーシへ配備する可能性がある。",
     "2024-12-30",
     ("2025-01-01", "2025-12-31", "MOBILIZE", 4, "possible", "BLR;RUS", "any_ballistic"),
     "possible"),
    ("予定されていた14日の首脳会談は見送られた。", "2024-05-21",
     ("2024-05-14", "2024-05-14", "CONSULT", 0, "denied", "", ""), "called off"),
    ("モスクワの中心部では3日、無人機の破片による爆発が起きた。", "2023-05-05",
     ("2023-05-03", "2023-05-03", "ASSAULT", 6, "occurred", "RUS", "any_uav"), "sanctuary"),
    ("トルコ軍は24日、領空に入ったロシアの爆撃機を撃墜した。", "2015-11-25",
     ("2015-11-24", "2015-11-24", "ASSAULT", 6, "occurred", "RUS;TUR", "any_fighter"),
     "in the sky of a state at peace"),
    ("トルコ軍は24日、近づいたロシアの爆撃機を撃墜した。", "2015-11-25",
     ("2015-11-24", "2015-11-24", "ASSAULT", 5, "occurred", "RUS;TUR", "any_fighter"),
     "a bomber that is shot down is no blow to its land"),
    ("イスラエル軍は13日、イランの首都テヘランを空爆した。", "2025-06-14",
     ("2025-06-13", "2025-06-13", "ASSAULT", 6, "occurred", "IRN;ISR", ""), "two homelands"),
    ("2008年8月のジョージア侵攻から何年もたった。", "2024-11-21",
     ("2008-08-01", "2008-08-31", "ASSAULT", 5, "occurred", "GEO", ""), "a noun names the event"),
    ("国連総会は12日、併合を無効とする決議を採択した。", "2022-10-14",
     ("2022-10-12", "2022-10-12", "REQUEST", 1, "occurred", "", ""), "resolution"),
    ("ロシアとウクライナは昨日、捕虜157人ずつを交換した。", "2026-02-06",
     ("2026-02-05", "2026-02-05", "COOPERATE", 0, "occurred", "RUS;UKR", ""), "prisoners"),
    ("リトアニアの国会は12日、支援の削減に抗議する決議を可決した。", "2024-06-15",
     ("2024-06-12", "2024-06-12", "REQUEST", 1, "occurred", "LTU", ""), "a resolution is passed"),
    ("大統領は9日、イランへの制裁を再び課す大統領令に署名した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "SANCTION", 1, "occurred", "IRN", ""), "sanctions are signed"),
    ("ロシアは2008年8月26日、南オセチアの独立を承認した。", "2008-09-01",
     ("2008-08-26", "2008-08-26", "COERCE", 4, "occurred", "GEO;RUS", ""), "a state is recognised"),
    ("トルコ議会は3月30日、フィンランドの加盟を承認した。", "2023-06-15",
     ("2023-03-30", "2023-03-30", "AGREE", 0, "occurred", "FIN;TUR", ""), "accession"),
    ("米国は9日、ウクライナへの武器の供給を停止した。", "2025-03-10",
     ("2025-03-09", "2025-03-09", "SANCTION", 1, "occurred", "UKR;USA", ""), "aid is stopped"),
    ("イスラエル軍は18日、ガザへの空爆を再開した。", "2025-03-20",
     ("2025-03-18", "2025-03-18", "ASSAULT", 5, "occurred", "ISR;PSE", ""), "strikes resume"),
    ("イスラエル軍は8日、シリア各地にあるイランの軍事拠点を空爆した。", "2024-06-15",
     ("2024-06-08", "2024-06-08", "ASSAULT", 5, "occurred", "IRN;ISR;SYR", ""),
     "owner's land is no place of the blow"),
    ("ドイツは9日、戦車の操縦士の訓練を始めた。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "AID", 3, "occurred", "DEU", "any_tank"), "training of others"),
    ("ロシア軍は9日、捕らえた操縦士をトルコに引き渡した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "COOPERATE", 0, "occurred", "RUS;TUR", ""), "people handed over"),
    ("ポーランドは9日、戦闘機ミグ29をウクライナに引き渡した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "AID", 3, "occurred", "POL;UKR", "mig29"), "arms handed over"),
    ("最後の核弾頭は1996年6月1日、ウクライナから運び出された。", "2024-06-15",
     ("1996-06-01", "1996-06-01", "RETREAT", 0, "occurred", "UKR", "any_nuclear"), "given up"),
    ("サウジアラビアの皇太子は3月、イランが核を持てば自国も続くと公言した。", "2024-06-15",
     ("2024-03-01", "2024-03-31", "THREATEN", 2, "occurred", "IRN;SAU", "any_nuclear"),
     "a condition said in public"),
    ("ロシア軍は9日、核も積めるミサイル「イスカンデルM」で港を攻撃した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "ASSAULT", 5, "occurred", "RUS", "iskander_m"),
     "what a missile could carry; the kind before the name"),
    ("北朝鮮は9日、弾道ミサイルとみられる物体を日本海へ発射した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "MOBILIZE", 4, "occurred", "PRK", "any_ballistic"),
     "とみられる before a noun doubts the thing, not the deed"),
    ("インドの戦闘機は9日、実効支配線の向こうにパキスタン側の拠点を空爆した。", "2024-06-15",
     ("2024-06-09", "2024-06-09", "ASSAULT", 5, "occurred", "IND;PAK", "any_fighter"), "the front"),
    ("衆院は6日、北朝鮮に抗議する決議を採択した。", "2022-10-12",
     ("2022-10-06", "2022-10-06", "REQUEST", 1, "occurred", "JPN;PRK", ""), "the lower house"),
    ("北朝鮮が核実験に踏み切るなら、来月3日から9日とみられる。", "2022-10-12",
     ("2022-11-03", "2022-11-09", "MOBILIZE", 4, "possible", "PRK", "any_nuclear"),
     "a last clause that is only a date"),
    ("米国の外相は来月3日、ローマに赴く。", "2022-10-12",
     ("2022-11-03", "2022-11-03", "CONSULT", 0, "planned", "ITA;USA", ""), "the future"),
    ("中国軍は9日、台湾周辺での演習を予告した。", "2022-10-12",
     ("2022-10-09", "2022-10-09", "MOBILIZE", 4, "occurred", "CHN;TWN", ""), "an exercise is told"),
    ("中国軍は9日、台湾の近海へミサイルを放った。", "2022-10-12",
     ("2022-10-09", "2022-10-09", "MOBILIZE", 4, "occurred", "CHN;TWN", "any_missile"), "at sea"),
    ("米国は9日、予定していたミサイルの試射を延期した。", "2022-10-12",
     ("2022-10-09", "2022-10-09", "MOBILIZE", 4, "denied", "USA", "any_missile"), "put off"),
    ("イラク軍の戦車が9日、クウェートに攻め込んだと米紙が伝えた。", "1990-08-10",
     ("1990-08-09", "1990-08-09", "ASSAULT", 5, "reported", "IRQ;KWT", "any_tank"),
     "a newspaper takes no part; who is invaded becomes the battlefield"),
    ("韓国国防省は9日、北朝鮮が部隊をロシアへ派遣したと発表した。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "MOBILIZE", 4, "reported", "KOR;PRK;RUS", ""),
     "one state's word on another"),
    ("朝鮮中央通信は9日、金正恩総書記が砲撃の訓練を指導したと伝えた。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "MOBILIZE", 4, "occurred", "PRK", ""), "a state's own organ"),
    ("トルコでは9日、改憲が国民投票で承認された。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "MOBILIZE", 4, "occurred", "TUR", ""), "no permission of arms"),
    ("国際司法裁判所は9日、軍事作戦をただちに止めるようロシアに命じた。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "REQUEST", 1, "occurred", "RUS", ""), "an order to a state"),
    ("ロシア軍は9日、演習場にミサイルを撃ち込んだ。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "ASSAULT", 5, "occurred", "RUS", "any_missile"),
     "a training ground is no training"),
    ("米軍は9日、予定していたミサイルの発射試験を見合わせた。", "2024-10-12",
     ("2024-10-09", "2024-10-09", "MOBILIZE", 4, "denied", "USA", "any_missile"), "put off"),
    ("ロシア軍は9日、住民投票を経て4州を併合した。", "2022-10-12",
     ("2022-10-09", "2022-10-09", "COERCE", 4, "occurred", "RUS", ""), "を経て leads to the deed"),
]  # fmt: skip


def article(text: str, published: str) -> Article:
    return Article("case", text, "", date.fromisoformat(published), "", "", "ja")


@pytest.mark.parametrize("text, published, expected, point", EVENTS)
def test_event(text: str, published: str, expected: tuple[object, ...], point: str) -> None:
    found = [
        (
            e.span.first.isoformat(),
            e.span.last.isoformat(),
            e.type,
            e.level,
            e.status,
            ";".join(e.countries),
            ";".join(e.weapons),
        )
        for e in extract(article(text, published))
    ]
    assert found == [expected], point


SEVERAL = [
    ("ロシア外務省は13日、ウクライナが前日に橋を攻撃したと非難した。", ["2024-11-12", "2024-11-13"],
     "the words and what they speak of"),
    ("韓国軍は12日、来月20日に演習を始めると北朝鮮に予告した。", ["2024-12-20", "2024-11-12"],
     "the words and what is to come"),
    ("ロシアは13日にキーウを攻撃し、14日には報復すると警告した。", ["2024-11-13", "2024-11-14"],
     "two deeds, the first not said by the second"),
    ("本紙の取材では、ロシア軍は19日に港を砲撃した。", ["2024-11-19"], "the paper's own news"),
    ("ロシアの国防相は12日の会見で、8日にシリアから部隊を撤収したと述べた。", ["2024-11-08"],
     "the day of plain words is no event's"),
    ("米国の国務長官は10日の声明で、イランが前日に船を拿捕したと非難した。",
     ["2024-11-09", "2024-11-10"], "an accusation is"),
    ("インドの首相は5日に首都で、年末までの撤退を要求した。", ["2024-11-05"], "by when"),
    ("流れが変わったのは今月3日。首都で無線機が爆発し、その2日後にはイスラエル軍が港を空爆した。",
     ["2024-11-03", "2024-11-05"], "a day alone, up to the next"),
    ("ロシア軍は19日、例えば港を砲撃した。", ["2024-11-19"], "例えば is no condition"),
    ("ロシアは2014年にクリミアを併合し、2022年にウクライナへ侵攻した。",
     ["2014-01-01", "2022-01-01"],
     "a date each"),
    ("19日に弾薬庫を攻撃した。2日後、報復のミサイルが発射された。", ["2024-11-19", "2024-11-21"],
     "the second leans on the first"),
    ("発端は17日だった。米政権が領内への攻撃に兵器を使うことを認めた。", ["2024-11-17"],
     "a sentence that only dates the next one"),
    ("ロシア軍が攻め込んだ2022年2月24日、プーチン大統領は他国を威嚇した。",
     ["2022-02-24", "2022-02-24"], "the clause that modifies the date, and the main clause"),
    ("国防省は19日、基地が前日に無人機で攻撃されたと発表した。", ["2024-11-18"],
     "the date of the report is not the date of the attack"),
    ("5月に第1段階の演習を、6月に第2段階の演習を実施した。", ["2024-05-01", "2024-06-01"],
     "gapping"),
    ("ロシア軍は19日、港を砲撃した。首都でも爆発が起きた。", ["2024-11-19", "2024-11-19"],
     "the date is carried over"),
    ("北朝鮮は4日、ミサイルを日本海へ発射した。9日の未明にも2発。",
     ["2024-11-04", "2024-11-09"], "a count of the same"),
    ("衆院は5日、抗議の決議を可決し、7日には参院も続いた。", ["2024-11-05", "2024-11-07"],
     "another joins in"),
    ("両軍は1日、演習の第1段階を行った。第2段階は8日に始まった。", ["2024-11-01", "2024-11-08"],
     "an ordinal"),
    ("米国は6日、部隊を送り、13日には政府軍が町に入った。", ["2024-11-06", "2024-11-13"],
     "no name in the second clause"),
    ("ロシア大統領は6日、工場を訪れ、弾頭の増産に拍車をかけるよう指示した。",
     ["2024-11-06", "2024-11-06"], "an order ends the clause it gives"),
    ("1日にフランスの議員団が台北に入ると、中国軍は9日、演習を始めた。",
     ["2024-11-01", "2024-11-09"], "と leads on to what followed"),
    ("イランは8日、査察官を追い出した。各国は強く抗議する。", ["2024-11-08"],
     "the present is no news act"),
    ("イランは8日、合意に達した。査察を受け入れてきた。", ["2024-11-08"], "a habit"),
    ("大統領は8日に訓練を命じた。軍事支援。", ["2024-11-08"], "a label"),
    ("6日に韓国の大統領と会談したドイツの首相は、戦車を供与すると表明した。",
     ["2024-11-06", "2024-11-06"], "what tells who, and what is done"),
    ("5月に北朝鮮を訪れたロシアの国防相は、砲弾の供給を求めた。",
     ["2024-05-01", "2024-05-01"], "what tells who, and what is done"),
    ("6日に発表された計画によると、米国は部隊を送る。", ["2024-11-06"], "a plan does nothing"),
    ("インドは12日、1988年にパキスタンと結んだ協定を破棄した。", ["1988-01-01", "2024-11-12"],
     "the day of the pact and that of its end"),
    ("1972年に米ソが調印した制限条約は、2002年に失効した。", ["1972-01-01", "2002-01-01"],
     "the day of the pact and that of its end"),
    ("トルコは12日、昨年ロシアが署名した協定を守ると表明した。", ["2023-01-01", "2024-11-12"],
     "the day of the pact is not that of the words"),
    ("トルコ軍が5月に国境を越えて以来、町は占領されている。", ["2024-05-01"],
     "what began then is not dated then"),
    ("イスラエル軍が6月13日に空爆するまで、イランは濃縮を続けた。", ["2024-06-13"],
     "what went on until then is not dated then"),
    ("ロシアは12日まで演習を続けた。", ["2024-11-12"], "a date with まで"),
    ("国連総会は12日、年末までに撤退するようロシアに求めた。", ["2024-11-12"], "by when, not when"),
    ("米国とイランは12日、年末までに査察を終えることで合意した。", ["2024-11-12"],
     "by when, not when"),
    ("フランスは12日、来年3月までに部隊を撤収すると発表した。", ["2025-03-01"],
     "what is announced has a date of its own"),
    ("フランスは来年3月までに部隊を撤収する。", ["2025-03-01"], "no other date"),
    ("安保理は12日、来月15日を撤退の期限とする決議を採択した。", ["2024-11-12"], "a term"),
    ("米国は10日、北朝鮮が7日に行った発射を受け、送金を禁じる制裁を決めた。",
     ["2024-11-07", "2024-11-10"], "what another did, and the answer"),
    ("米国は10日、北朝鮮が7日に行った核実験を非難した。", ["2024-11-07", "2024-11-10"],
     "what another did, and the words on it"),
    ("国連は10日、ロシア軍が8日に攻撃した病院に調査団を送った。", ["2024-11-08", "2024-11-10"],
     "what another did, and the answer"),
    ("米軍は8日と9日、港を爆撃した。", ["2024-11-08"], "two days that follow each other"),
    ("米軍は8日と12日、港を爆撃した。", ["2024-11-08", "2024-11-12"], "two days apart"),
    ("ロシア軍は8日、港を砲撃し、3人が死亡した。", ["2024-11-08"], "the dead of the blow"),
    ("ロシア軍は8日、港を砲撃し、9日に2人が死亡した。", ["2024-11-08", "2024-11-09"],
     "the dead of another day"),
    ("ロシアは8日、港を閉鎖し、3人が死亡した。", ["2024-11-08", "2024-11-08"], "no blow told"),
    ("米国は10日に空母を、英国は12日に駆逐艦を派遣した。", ["2024-11-10", "2024-11-12"],
     "two topics share a verb"),
    ("中国は12日、石炭の輸入を年末まで止めると発表した。", ["2024-11-12"], "how long"),
    ("ロシア軍は8日、港を砲撃した。なぜ撤退したのですか。", ["2024-11-08"], "a question"),
    ("ロシア軍は8日、港を砲撃した。先に攻撃したのは誰か。", ["2024-11-08"], "a question"),
    ("ロシア軍は8日、港を砲撃した。ポーランドはロシアが侵攻すると恐れていた。", ["2024-11-08"],
     "what is feared"),
    ("ロシア軍は8日、港を砲撃した。ポーランドは重大な攻撃だとみている。", ["2024-11-08"],
     "what it is held to be"),
    ("ロシア軍は8日、港を砲撃した。住民は今も空爆におびえている。", ["2024-11-08"], "a state"),
    ("ロシア軍は8日、港を砲撃した。橋は戦争のたびに壊された。", ["2024-11-08"], "a habit"),
    ("ロシア軍は8日、港を砲撃した。ロシアは一貫して協議を拒否した。", ["2024-11-08"],
     "a time that no date names"),
    ("ロシア軍は8日、港を砲撃した。翌日に撤退したか。", ["2024-11-08", "2024-11-09"],
     "a question with a date"),
    ("米国とロシアは12日、停戦に署名した。停戦は同日発効した。", ["2024-11-12", "2024-11-12"],
     "signing and entry into force are two"),
    ("争点は、7日に北朝鮮が発射したミサイルと、その3日後に撃墜された偵察機だろう。",
     ["2024-11-07", "2024-11-10"], "a guess takes the deeds for granted"),
    ("争点は、7日に撃墜された疑いのある偵察機だろう。", [], "a suspicion"),
    ("ロシアとトルコの停戦が発効した、8日のことだった。", ["2024-11-08"],
     "a clause before its date"),
    ("米軍は8日、港を2016年以来初めて爆撃した。", ["2024-11-08"], "since when is no date of it"),
    ("8日に訪米したマクロン大統領は、演習を命じた。", ["2024-11-08", "2024-11-08"],
     "a deed that modifies the topic"),
    ("8日に北京を訪れたイランは、合意した。", ["2024-11-08", "2024-11-08"], "a state, too"),
    ("ロシアは8日、港を砲撃した。イタリアと1974年に結んだ協定は失効したと宣言した。",
     ["2024-11-08", "1974-01-01", "2024-11-08"], "the day of a pact leads nothing on"),
    ("米国は8日、核こそ使わなかったものの、港を砲撃した。", ["2024-11-08", "2024-11-08"],
     "ものの ends a clause"),
    ("発端は8日にチェチェンで起きた事件だ。ロシア軍が村を砲撃した。", ["2024-11-08"],
     "what is told next"),
    ("ロシア軍は8日、港を砲撃した。見返りは制裁の解除です。", ["2024-11-08"], "what a thing is"),
    ("ロシア軍は8日、港を砲撃した。イランは当初から停戦を求めたが、退けられた。", ["2024-11-08"],
     "a time that no date names"),
    ("ロシア軍は8日、港を砲撃した。米国が部品を送るからだ。", ["2024-11-08"], "a reason"),
    ("ロシア軍は8日、港を砲撃した。港を砲撃したのは初めてだ。", ["2024-11-08"], "a comment"),
    ("8日、米国とロシアの戦車が砲口を向け合い、翌日、ロシアの戦車が退いた。",
     ["2024-11-08", "2024-11-09"], "an unlisted verb that hands on to the past"),
    ("トルコ政府は8日、停止の解除を発表し、15日に実行に移した。", ["2024-11-08", "2024-11-15"],
     "done as announced"),
    ("昨年8月、中国の空母が島の間を通っている。", ["2023-08-01"], "what has been done"),
    ("米軍は6日、北朝鮮を爆撃した。通信社が8日に伝えた。首都の橋が壊された。",
     ["2024-11-06"], "the day of the report is not that of the deed"),
    ("トルコ軍は8日、無人機を撃ち落とした。破片が村に落下した。", ["2024-11-08"],
     "debris of what was shot down"),
    ("今世紀に核実験を行ったのは北朝鮮だ。", [], "a century dates nothing"),
    ("■7日(木)\n反乱軍がダマスカスに入る。\n政府軍、北へ退く。\n", ["2024-11-07", "2024-11-07"],
     "a list by days, in the present"),
    ("ロシア軍が国境を越えてから、19日で3年になる。", [], "an anniversary"),
    ("ロシア軍は8日、港を砲撃した。補給を止めていない。", ["2024-11-08"], "what is not done"),
    ("米国が断れば4年後にミサイルを置くという内容である。", [], "what a paper says"),
    ("ロシア軍の司令官は8日、村を占領したと述べた。", ["2024-11-08"], "done, as one says"),
    ("ロシア軍の司令官は8日、村の占領は難しいと述べた。", [], "only spoken of"),
    ("流れが変わったのは8日。イスラエル軍が港を空爆し、3日後には地上部隊がレバノンに侵攻した。",
     ["2024-11-08", "2024-11-11"], "a date that points at what is told next"),
    ("転機は8日だった。イラン軍は基地にミサイルを発射し、翌日、停戦に同意した。",
     ["2024-11-08", "2024-11-09"], "a date that points at what is told next"),
    ("ロシア軍は8日、港を砲撃した。橋を爆撃し、翌日、撤退した。", ["2024-11-08", "2024-11-09"],
     "a clause before the date that goes with it"),
    ("会談は8日だ。米国の大統領は9日、ソウルを訪れた。", ["2024-11-09"], "nothing before the date"),
    ("朝鮮戦争の記念碑に8日、米国の大使が花を手向けた。", ["2024-11-08"], "a war only named"),
]  # fmt: skip


@pytest.mark.parametrize("text, firsts, point", SEVERAL)
def test_several(text: str, firsts: list[str], point: str) -> None:
    found = [e.span.first.isoformat() for e in extract(article(text, "2024-11-22"))]
    assert found == firsts, point


# text, levels of its events, point
LEVELS = [
    ("ウクライナ軍は6日、クルスク州に越境攻撃を始め、集落を占拠した。", [6, 6], "the same place"),
    ("ウクライナ軍は6日、クルスク州を攻撃し、ドネツク州の町を奪還した。", [6, 5], "another place"),
    ("イスラエル軍は6日、イランの基地を空爆し、7日にはガザの町を包囲した。", [6, 5], "another day"),
    ("ロシア軍は6日、オデーサの港を砲撃し、島に上陸した。", [5, 5], "no line crossed"),
]


@pytest.mark.parametrize("text, levels, point", LEVELS)
def test_level_goes_on(text: str, levels: list[int], point: str) -> None:
    assert [e.level for e in extract(article(text, "2024-11-22"))] == levels, point


NONE = [
    ("訓練は2日間続いた。", "a length"),
    ("過去10年間で最も大きな攻撃だ。", "a stretch of time"),
    ("毎週火曜日に演習する。", "a frequency"),
    ("ロシア軍は港を攻撃した。", "nothing dates it"),
    ("（写真は19日、モスクワの赤の広場）", "a caption's credit"),
    ("＜関連記事＞19日の攻撃を詳報", "a link to another story"),
    ("専門家は19日、ロシアは追い込まれていると語った。", "commentary"),
    ("この2カ月が最も危ういだろう。", "an opinion about a period"),
    ("大統領は19日、国民に感謝を述べた。", "plain speaking"),
    ("このあとは19日の大雪の話題です。", "a preview"),
    ("▽米大統領、19日に訪日▽株価は続落", "other headlines"),
    ("【スタジオ】", "a label"),
    ("19日の東京株式市場では日本の平均株価が下落した。", "a market report"),
    ("昨年の穀物輸出は3割減った。", "a statistic"),
    ("大統領の支持率は4月に過去最低を記録した。", "a statistic"),
    ("本紙は先月、現地を訪れた。", "the paper's own doings"),
    ("専門家の間では、年内の停戦は難しいとの見方が広がる。", "an opinion that spreads"),
    ("首相は27日の選挙の後、外交の立て直しを急ぐべきである。", "what the writer wants"),
    ("攻撃を受けた発電所は1985年に建設され、300人が働く。", "a deed that tells which"),
    ("ロシアは2022年から段階的に脱ドルを進めてきた。", "a habit"),
    ("9日の会議で、米国が停戦を提案するかどうかが注目される。", "an open question"),
    ("ロシアは2014年のような併合を狙う。", "what it is likened to"),
    ("ロシアの侵攻は7日で1000日を超えた。", "how long it has been"),
    ("7日付の社説は、ロシアへの制裁を求めた。", "a paper's opinion"),
    ("イランの通貨は7日、制裁で最安値をつけた。", "markets"),
    ("8日の演説は抑止の話であって、韓国への攻撃の話ではない。", "what is not meant"),
    ("備えの話であって、8日に攻撃を決めたという話ではない。", "what is not meant"),
    ("外相は4月8日、首都で演説した。数日後、北朝鮮が隣国を威嚇した。", "a day that none names"),
]


@pytest.mark.parametrize("text, point", NONE)
def test_no_event(text: str, point: str) -> None:
    assert extract(article(text, "2024-11-22")) == [], point


CASES = Path(__file__).parent / "cases"
CARRIED = CASES / "carried_ja.csv"


@pytest.mark.parametrize("row", list(csv.DictReader(CARRIED.open(encoding="utf-8", newline=""))))
def test_carried_doer(row: dict[str, str]) -> None:
    *_, event = extract(article(row["text"], "2024-11-22"))
    assert ";".join(event.countries) == row["countries"], row["point"]


# text, title of its last event, point
TITLES = [
    ("【ソウル】一方、韓国軍は8日、黄海で訓練を行ったと発表した。", "韓国軍は黄海で訓練を行った",
     "no dateline, joint, date or source"),
    ("工場が攻撃されたのは5月3日だった。", "工場が攻撃された", "a cleft"),
    ("停戦の文書へ首相が署名したのも同じ3日のことでした。", "停戦の文書へ首相が署名した",
     "a cleft with も"),
    ("インド軍は5月7日、演習を始めた。10日には国境を封鎖した。", "〔インド〕国境を封鎖した",
     "the doer that the clause leaves out"),
    ("5月に南部で第1段階を、6月にイラン軍は北部で第2段階の演習を実施した。",
     "イラン軍は北部で第2段階の演習を実施した", "the date goes with its particle"),
    ("イラン政府は12日、国連の査察官が求めていた地下施設への立ち入りを当面の間は認めない方針を"
     "各国の大使に通告した。",
     "イラン政府は…地下施設への立ち入りを当面の間は認めない方針を各国の大使に通告した",
     "the doer and the verb stay"),
    ("ロシア軍は4日まで攻撃を続けた。", "ロシア軍は攻撃を続けた", "until a day"),
    ("ロシア大統領は4日、中国を訪れ、6日にはベトナムを訪問した。", "〔ロシア〕ベトナムを訪問した",
     "words that an earlier clause supplies"),
    ("イタリア軍は4日、密輸船とみられる貨物船を拿捕した。",
     "イタリア軍は密輸船とみられる貨物船を拿捕した", "what the ship is held to be"),
    ("フランス外務省は4日、攻撃を非難したが、現地では戦闘が続いた。",
     "フランス外務省は攻撃を非難した", "no joint at the end"),
]  # fmt: skip


@pytest.mark.parametrize("text, title, point", TITLES)
def test_title(text: str, title: str, point: str) -> None:
    *_, event = extract(article(text, "2025-06-20"))
    assert event.title == title, point
    assert len(title) <= 40


# what a text under a nuclear title goes on about, nuclear, point
TOPIC = [
    ("米上院は1999年10月、批准を否決した。", True, "a treaty not named"),
    ("フランスは1995年9月、南太平洋で実験を再開した。", True, "a test"),
    ("米国とロシアは1月15日、履行の確認で一致した。", True, "terms of a treaty"),
    ("ロシアは2月、査察の受け入れを止めた。", True, "inspections"),
    ("米国とロシアの首脳は2月10日、プラハで署名した。", True, "what is signed is not said"),
    ("米国の大統領は2月10日、法案に署名した。", False, "what is signed is said"),
    ("ロシア軍は2月10日、港を砲撃した。", False, "another matter"),
    ("米国とロシアは2月10日、停戦協定に署名した。", False, "another pact"),
    ("米国は3月、歩兵部隊をポーランドに配備した。", False, "troops"),
    ("ノルウェーは3月、対人地雷禁止条約から脱退した。", False, "a treaty of another name"),
    ("ポーランドは3月、NATO条約第4条の協議を求めた。", False, "a treaty of another name"),
    ("ロシアとベラルーシの国防相は5月、手続きの文書を交わした。", True, "papers signed"),
]


# weapons of the first event, point
ARMS = [
    (
        "ドイツは6月9日、対戦車兵器千基、ミサイル「スティンガー」500発を供与した。",
        "any_atgm;stinger",
        "two lots",
    ),
    ("ドイツは6月9日、対戦車兵器と「ジャベリン」を供与した。", "javelin", "no lot of its own"),
    (
        "ドイツは6月9日、レオパルト2戦車31両、砲弾を供与した。",
        "leopard2;shell155",
        "name and kind of one thing",
    ),
    ("米国は6月9日、爆撃機を核警戒態勢に就かせた。", "any_fighter;any_nuclear", "a nuclear alert"),
    ("英国は6月9日、原潜「バンガード」を派遣した。", "vanguard_ssbn", "a ship by name"),
]


@pytest.mark.parametrize("text, weapons, point", ARMS)
def test_arms(text: str, weapons: str, point: str) -> None:
    assert ";".join(extract(article(text, "2025-06-20"))[0].weapons) == weapons, point


@pytest.mark.parametrize("text, nuclear, point", TOPIC)
def test_nuclear_topic(text: str, nuclear: bool, point: str) -> None:
    plain = article("知事は会見した。\n\n" * 9 + text, "2025-06-20")
    event = extract(replace(plain, title="核実験の停止はいつまで続くか"))[0]
    assert event.nuclear == nuclear, point
    assert ("any_nuclear" in event.weapons) == nuclear, point
    assert not extract(plain)[0].nuclear, "no topic"


GRADES = CASES / "grades_ja.csv"


@pytest.mark.parametrize("row", list(csv.DictReader(GRADES.open(encoding="utf-8", newline=""))))
def test_how_grave_and_how_sure(row: dict[str, str]) -> None:
    event, *_ = extract(article(row["text"], row["published"]))
    found = event.type, str(event.level), event.status
    assert found == (row["root"], row["level"], row["status"]), row["point"]


ROLES = CASES / "roles_ja.csv"


@pytest.mark.parametrize("row", list(csv.DictReader(ROLES.open(encoding="utf-8", newline=""))))
def test_who_does_it_to_whom(row: dict[str, str]) -> None:
    *_, event = extract(article(row["text"], "2025-06-20"))
    found = " ".join(sorted(event.actors)), " ".join(sorted(event.targets))
    assert found == (row["actors"], row["targets"]), row["point"]
