"""How grave: what a Japanese clause says of its deed, before the verb that ends it."""

from __future__ import annotations

import re

from pipeline.extraction.grade.clause import Clause, Graded
from pipeline.extraction.predicates import Predicate
from pipeline.models import NameMention

NUCLEAR = re.compile(
    r"核(?!施設|合意|開発|保有|燃料|物質|家族|心|(?:弾頭)?[もをが]?(?:積め|積む|搭載(?:でき|可能|する能)))|"
    r"キューバ危機|抑止力部隊|新START|INF(?<![A-Z]INF)(?![A-Z])|CTBT(?<![A-Z]CTBT)(?![A-Z])|"
    r"NPT(?<![A-Z]NPT)(?![A-Z])|ICBM|大陸間弾道|水爆|原爆"
)
TREATY = re.compile(r"条約|協定|覚書|議定書|START|INF|NPT")
PAPER = re.compile(r"ドクトリン|核原則|基本原則|新原則|大統領令|法律|関連法|併合|編入")
RESOLUTION = re.compile("決議")
NUCLEAR_USE = re.compile("核(?:兵器)?(?:を|の)(?:先制)?使")
_TEST = re.compile(
    r"訓練(?!場|用)|演習(?!場)|実験(?![的場用炉])|試射|公海|近海|海(?:へ|に向け|に落)|水域|太平洋|日本海|黄海|"
    r"排他的経済水域|EEZ|周辺に発射|上空を(?:通|越|横切)|沖に落|人工衛星|対抗措置"
)
# armed forces as such: an unlisted predicate about them is taken for posture, not for talks
_FORCES = re.compile("[国露米中英仏韓]軍|軍が|軍は|兵[がは]|部隊|兵士|艦隊|軍用機")
# In a text about nuclear arms the treaty, the doctrine and their terms are nuclear, and so is what
# is stationed, moved or tried out and not named.
_PACT = re.compile(
    "条約(?<![一-龯]条約)|履行|失効|批准|発効|脱退|査察|上限(?<!価格の上限)|義務(?<!兵役の義務)|延長|敷居|"
    "覚書|軍縮|ドクトリン|原則|起草|策定|改定|違反を|モラトリアム|データの交換|停止(?:(?<=間の..)|(?<![^、]..))"
)
_ARSENAL = re.compile(
    "弾頭|配備|移送|搬入|運び出|実験|爆発させ|地下で(?:行|爆発)|[0-9一二三四五六七八九]回目[をは、。]"
)
_SIGNED = re.compile("(?<!に)(?:署名|調印)")  # 「両首脳がプラハで署名し」: what the text is about
_OTHER_PACT = re.compile("併合|編入|停戦|休戦|和平|穀物|国境|制裁")
_POISON = "(?:毒ガス|サリン|化学兵器|塩素(?:ガス)?|神経剤)"
_SHOW_THEATRE = frozenset("PRK KOR JPN CHN TWN".split())
_SHOW = "(?:北朝鮮|韓国|中国|台湾|日本)"
# What a verb is done to stands before it, and decides where one verb serves many deeds:
# predicates, words up to the verb's end, root and level; the first that fits.
_OBJECTS = (
    (
        "sanction law vote sign sign_treaty allow_use",
        "(?:批准|条約|協定|履行|参加).{0,8}(?:取り消|撤回|脱退|離脱|停止|破棄)",
        "COERCE",
        4,
    ),
    ("sign sign_treaty", "^(?!.*(?:併合|編入)).*条約[)）」』]?[にへ](?:署名|調印)", "AGREE", 0),
    ("agree", "(?:制裁|禁輸)(?:案|の?強化)?[でに][^、。]{0,6}合意", "SANCTION", 1),
    ("stop close_embassy", "空港[はがもをで][^。]{0,30}(?:閉|停止|止|中断)", "COERCE", 4),
    ("stop", "(?:発着|離着陸)", "COERCE", 4),
    ("blockade close_embassy", "との国境[^。]{0,14}(?:閉|封鎖)", "SANCTION", 1),
    (
        "report admit",
        "(?:破片|残骸|不発弾|クレーター).{0,20}(?:見つか|見つけ|発見|確認|あった)",
        "ASSAULT",
        5,
    ),
    (
        "report",
        "(?:機|艦|船|部隊|潜水艦|ミサイル)[0-9０-９]*[機隻発]?[をがも](?:確認|目撃|発見|見つ)",
        "MOBILIZE",
        4,
    ),
    (
        "report",
        "(?:責任[^、。]{0,10}|(?:準備|計画|企|狙っ|支援|関与|加担)[^、。]{0,8})と主張",
        "ACCUSE",
        1,
    ),
    # what flies in to strike; a plane that strays shows force, and so does every launch in Korea
    ("deploy", f"{_SHOW}.*領空|領空.*{_SHOW}", "MOBILIZE", 4),
    (
        "deploy",
        "(?:無人機|ドローン|ミサイル).{0,30}領空.{0,8}(?:侵[入犯]|横切|通|入|越え)",
        "ASSAULT",
        5,
    ),
    (
        "deploy",
        "(?:戦車|砲|ミサイル|弾薬|砲弾|装甲車)[^。]{0,20}[へに]送り出",
        "AID",
        3,
    ),
    (
        "treaty_end",
        "(?:線|陣地|国境|柵|壁|防衛|包囲|囲み|城門)[^、。]{0,3}を破",
        "ASSAULT",
        5,
    ),
    ("deploy", "(?:無人機|ドローン).{0,10}が.{0,20}に入り込", "ASSAULT", 5),
    ("launch", f"{_POISON}を", "ASSAULT", 7),
    ("attack kill", f"{_POISON}(?:による|で|を使った|の犠牲)", "ASSAULT", 7),
    ("sign sign_treaty agree", "契約.*(?:国防相|防衛相)|(?:国防相|防衛相).*契約", "AID", 3),
    (
        "sign sign_treaty",
        "(?:システム|戦車|戦闘機|ミサイル|兵器|武器|装備|艦|[」A-Z0-9])[^、。]{0,14}契約",
        "AID",
        3,
    ),
    ("sign sign_treaty", "契約", "AGREE", 0),
    (
        "withdraw reopen",
        "(?:爆弾|弾|武器|兵器|ミサイル|戦闘機|装備|輸出|供与)[^、。]{0,14}(?:停止|凍結|禁輸|禁止|差し止め)"
        "[^、。]{0,4}解",
        "AID",
        3,
    ),
    (
        "sign sign_treaty law vote allow_use pledge_arms",
        "(?:武器|輸出|輸入|取引|供与|売却)[^、。]{0,8}(?:禁止|停止|禁じ)",
        "SANCTION",
        1,
    ),
    ("agree reject", "(?:核|弾頭|ミサイル|部隊|米軍)[^、。]{0,14}受け入れ", "MOBILIZE", 4),
    ("agree", "(?:戒厳|動員|封鎖|演習|駐留).{0,8}延長", "MOBILIZE", 4),
    ("agree", "(?:制裁|禁輸|関税|凍結).{0,8}延長", "SANCTION", 1),
    ("agree", "(?:供与|提供|訓練)(?:する)?[とを]申し出", "AID", 3),
    ("agree", "(?:護衛|派兵|派遣|共同演習|合同演習).{0,12}(?:合意|一致)", "MOBILIZE", 4),
    ("launch", "風船|気球|ビラ", "MOBILIZE", 4),
    ("law vote", "支援.{0,6}(?:予算|法案|増額)", "AID", 3),
    (
        "law vote allow_use",
        "(?:作戦|侵攻|攻撃|空爆|報復).{0,4}(?:拡大|開始|計画|継続|案)",
        "MOBILIZE",
        4,
    ),
    ("allow_use", "^(?!.*領[内土へ]).*(?:攻撃|空爆|作戦|侵攻)を[^、。]{0,4}承認", "MOBILIZE", 4),
    ("law vote allow_use sign", "テロ(?:組織|支援国)", "SANCTION", 1),
    ("vote law allow_use", "決議(?!で)", "REQUEST", 1),
    ("sign sign_treaty law vote allow_use", "制裁|禁輸|関税", "SANCTION", 1),
    ("recognise", "共和国|独立|分離|地域", "COERCE", 4),
    ("law vote allow_use", "独立|国家として|人民共和国|併合|編入", "COERCE", 4),
    ("law vote allow_use", "派[兵遣]|出兵|武力|軍事行動|参戦|動員|配備|増派", "MOBILIZE", 4),
    ("law vote allow_use sign", "供与|売却|輸出|軍事(?:支援|援助)|武器|支援法", "AID", 3),
    ("sign_treaty", "(?:戒厳令|大統領令|動員令|[^方]法)[^、。]{0,14}発効", "MOBILIZE", 4),
    ("sign_treaty", "(?:制裁|関税|禁輸)[^、。]{0,14}発効", "SANCTION", 1),
    ("vote", "非難[^、。]{0,10}(?:声明|文書)", "ACCUSE", 1),
    ("vote law allow_use", "改憲|憲法", "MOBILIZE", 4),
    ("allow_use", "過ち|誤り|責任|関与|事実|存在|非を|敗北", "CONSULT", 0),
    ("land", "(?:爆撃|戦闘|偵察|軍用|軍)機.{0,8}飛来", "MOBILIZE", 4),
    ("allow_use", "条約|協定|合意|加盟|停戦|議定書|和平", "AGREE", 0),
    ("stop", "封鎖|臨検|条約|協定|履行|枠組み|査察|合意|START", "COERCE", 4),
    (
        "stop",
        "支援|供与|輸[出入]|取引|貿易|交易|援助|販売|供給|融資|発給|便|運航|渡航|入国",
        "SANCTION",
        1,
    ),
    ("stop treaty_end", "(?:IAEA|国際原子力機関)との協力", "COERCE", 4),
    ("stop treaty_end", "協議|会談|対話|交渉|連絡|ホットライン|協力|交流|接触", "REJECT", 1),
    ("treaty_end", "資産", "SANCTION", 1),
    (
        "treaty_end",
        "(?:地雷|兵器|ミサイル|弾頭|弾薬|備蓄|爆弾|[0-9０-９千百万][基発個両機隻]).{0,8}廃棄",
        "RETREAT",
        0,
    ),
    (
        "treaty_end",
        "(?:開発|実験(?!禁止)|濃縮|発射|入植|命令|要求).{0,12}(?:撤回|凍結|停止)",
        "RETREAT",
        0,
    ),
    ("withdraw", "(?:使用|射程|用途|兵器|弾|[A-Z」]).{0,14}(?:制限|制約)", "AID", 3),
    ("withdraw", "(?:武器|兵器|防衛装備).{0,14}緩", "AID", 3),
    ("withdraw", "監視カメラ|封印", "COERCE", 4),
    ("withdraw", "大使", "SANCTION", 1),
    ("sanction", "(?:訪[一-龯ソロ]|会[談合]|協議|訪問|式典)[をはがも]取り消", "CONSULT", 0),
    ("sanction", "演習[をはがも]取り消|(?:訓練|兵役|軍務)[^、。]{0,3}を課", "MOBILIZE", 4),
    ("sanction", "(?:飛行|航行|通航|離着陸|領空通過|上空通過)を[^、。]{0,4}禁", "COERCE", 4),
    ("agree", "(?:輸入|輸出|取引)[^、。]{0,20}(?:終え|禁じ|止め|減ら|やめ)", "SANCTION", 1),
    ("reopen", "制裁|関税", "SANCTION", 1),
    ("reopen", "攻撃|空爆|砲撃|侵攻|爆撃|戦闘", "ASSAULT", 5),
    ("reopen", "実験|演習|訓練|配備|発射|濃縮|哨戒|生産|開発|拡声器|宣伝", "MOBILIZE", 4),
    ("reopen", "供与|武器|兵器|弾薬|軍事支援|(?:機密|軍事)情報", "AID", 3),
    ("reopen", "兵役|徴兵", "MOBILIZE", 4),
    ("swap", "(?:村|集落|領土|都市|町|全域|地域).{0,4}解放", "ASSAULT", 5),
    ("office", "案", "REJECT", 1),
    ("explode destroy", "国旗|旗(?!艦)|人形|肖像|写真|コーラン", "PROTEST", 1),
    ("explode", "水爆|核(?:装置)?を?爆発|核実験", "MOBILIZE", 4),
    (
        "threaten",
        "(?:演習|訓練|発射|実験|打ち上げ).{0,6}予告|(?:改定|変更|見直し)[^。]*予告",
        "MOBILIZE",
        4,
    ),
    ("mobilise", "会議|会合|国会|議会|理事会|閣議", "CONSULT", 0),
    ("exercise", "(?:操縦士?|パイロット|[ァ-ヶ]兵|新兵|要員|兵士).{0,8}訓練", "AID", 3),
    ("talks", "(?:[用闘撃察]機|艦|船|艇)[^、。]{0,14}接触", "MOBILIZE", 4),
    ("blockade", "(?:通信|連絡|関係)[^、。]{0,6}遮断", "REJECT", 1),
    ("close_embassy", "検問所", "SANCTION", 1),
    ("close_embassy", "(?:会議|会談|会期|幕|式)を閉", "CONSULT", 0),
    ("close_embassy", "(?:空港|空域|国境|海峡|領空|港).{0,6}閉", "COERCE", 4),
    ("launch", "(?:爆撃|戦闘|偵察|哨戒|輸送)機[^、。]{0,14}飛ば", "MOBILIZE", 4),
    ("invade", "(?:無人機|ドローン|気球)を[^、。]{0,12}侵入", "MOBILIZE", 4),
    ("launch", "フレア|照明弾|信号弾", "MOBILIZE", 4),
    ("launch deploy", "(?:船|艦|艇|海警局)[^。]*放水", "ASSAULT", 5),
    ("pledge_arms agree", "ミサイル[^、。]{0,14}売", "AID", 3),
    ("launch", "批判|非難|罵声|質問", "ACCUSE", 1),
    ("launch land", "(?<!の)[雪雨雹灰][^、。]{0,3}降", "CONSULT", 0),
    ("seize", "査察官|監視団|監視要員", "COERCE", 4),
    (
        "seize",
        "外交官|[陸海空駐]?武官|領事|記者|警察|捜査|検察|スパイ|容疑|密輸|身柄",
        "SANCTION",
        1,
    ),
    ("seize", "(?:兵器|武器|技術|情報|文書|部品|映像|写真|証拠|データ)を?手に入れ", "CONSULT", 0),
    ("produce", "原発|発電", "CONSULT", 0),
    ("demand", "最後通[告牒]|なければ", "THREATEN", 2),
    ("demand", "(?:停戦|休戦|対話|会談|協議|交渉|和平)[^、。]{0,8}呼び[か掛]け", "CONSULT", 0),
    (
        "demand",
        "(?:協議|会合|会談|対話|交渉|開催|仲介|条の適用)[^、。]{0,20}(?:求め|要請|要望)",
        "CONSULT",
        0,
    ),
    ("agree", "(?:戦車|戦闘機|ミサイル|兵器|武器|砲|艦)[^、。]{0,20}契約", "AID", 3),
    (
        "send arrive",
        "人の(?:[^、。]{0,6})?(?:兵|部隊|戦闘員|要員)|(?<![派出])兵を|(?:要員|兵士|将兵|兵員|隊員)約?[0-9０-９一二三四五六七八九十百千万]+人を|援軍|増援|(?:部隊|戦闘員|将兵|歩兵|ヘリ|軍艦|艦艇|輸送機)を",
        "MOBILIZE",
        4,
    ),
    ("send", "抗議|通牒", "ACCUSE", 1),
    ("send", "(?:側|上空|領空|領内)[へに][^、。]{0,8}(?:無人機|ドローン|気球)", "MOBILIZE", 4),
    ("send swap", "運び出|搬出|返還", "RETREAT", 0),
    (
        "send",
        "捕虜|身柄|遺体|操縦士|乗組員|船員|兵士を|[佐尉]|人質|容疑者|被告|民間人|市民|子ども",
        "COOPERATE",
        0,
    ),
    (
        "send pledge_arms arrive",
        "書簡|親書|手紙|電報|特使|代表団|情報(?![機当部局])|証拠|文書|草案|食[料糧]|医[薬療]|人道|場|"
        "[石原]油|ガス|石炭|穀物|小麦|水産|半導体|電力|肥料|毛布",
        "CONSULT",
        0,
    ),
)

# what a verb that no list knows does, by the words around it
_UNLISTED = (
    (
        "(?:条約|協定|合意|枠組み|同盟|部門|機構|START|NPT)(?:の[^、。]{0,6})?から[^、。]{0,8}"
        "(?:抜け|離れ|降り|手を引|身を引)",
        "COERCE",
        4,
    ),
    (
        "「[^」]*(?:犯罪|悪|敵|テロ|独裁|虐殺|侵略|ならず者|裏切|恥)[^」]*」と[^、。]{0,6}(?:呼|評)",
        "ACCUSE",
        1,
    ),
    ("査察[官団][^、。]*(?:国外|域外)[へに][^、。]{0,4}(?:出|追)", "COERCE", 4),
    (
        "(?:輸[入出]|取引|供給|融資|情報の?共有)を[^、。を]{0,8}(?:やめ|止め|打ち切|封じ)",
        "SANCTION",
        1,
    ),
    ("国有(?:化|に)", "COERCE", 4),
    ("最後の[^、。]{0,4}(?:兵|部隊|輸送機|便)[^。]*を(?:後にし|飛び立|離れ)", "RETREAT", 0),
    (
        "(?:施設|原子炉|基地|拠点|工場|陣地|発射台|司令部|倉庫|橋)[^、。]{0,4}をつぶし|軍[がは][^、。]*をのみ込|"
        "(?:軍|部隊|戦車|兵)[がは](?:[^。]{0,24}の)?[^、。]{0,8}(?:[町村市街島]|首都|半島)[^、。]{0,2}"
        "(?:に入っ|に上が|を駆け抜)|軍[がは][^。]{0,16}[川江河]を渡",
        "ASSAULT",
        5,
    ),
    ("軍[がは][^。]*(?:幹部|指導者|司令官|施設|基地|拠点|車列)を狙っ", "ASSAULT", 5),
    (
        "(?:兵|隊|砲|戦車|艦)[^、。がは]{0,10}を[^、。]{0,4}並べ|機[がは][^。]*の空[にへ]入",
        "MOBILIZE",
        4,
    ),
    (
        "(?:軍|勢力|部隊|民兵)[がは][^。]*(?:[町村市]|空港|基地|橋|港|要衝)を(?:取っ|落と|抜い|押さえ)|"
        "軍[がは][^。]*(?:前線|キロ)[^、。]{0,8}進ん",
        "ASSAULT",
        5,
    ),
    ("軍[がは][^。]*から(?:引い|下がっ)", "RETREAT", 0),
    ("レーザーを(?:当て|照射|向け)", "MOBILIZE", 4),
    ("軍[^。]*(?:船|艦|タンカー)に[^。]{0,16}乗り込", "ASSAULT", 5),
    (
        "(?:反撃|打撃|攻撃)能力|作戦[「『][^」』]*[」』]を(?:始|開始|立ち上げ|発表|発動)",
        "MOBILIZE",
        4,
    ),
)
_BY_VERB = [(re.compile(words), (root, level)) for words, root, level in _UNLISTED]

_BY_OBJECT: dict[str, list[tuple[re.Pattern[str], Graded]]] = {}
for _ids, _words, _root, _level in _OBJECTS:
    for _id in _ids.split():
        _BY_OBJECT.setdefault(_id, []).append((re.compile(_words), (_root, _level)))
# of a state: no order of its own
_ORDERED = re.compile("に(?:対し)?(?:[^、。]{1,16}を)?(?:命じ|命令し|言い渡し)")
# 攻撃に備え, 侵攻の準備: made ready, not done
_READY = re.compile(
    "(?:に(?:向けた?)?|の|を|への)?(?:備え|準備|構え)|を(?:計画|検討)し|態勢|[ぁ-ん落]{0,4}権限"
)
_ENDED = re.compile("を(?:やめ|終え|解)")  # 実験の停止をやめた
_ORDERED_TO = re.compile("[^、。]{0,6}よう[^。]*(?:命じ|指示|命令)")  # 提案するよう命じた
_LEFT = re.compile("から[^、。]{0,8}(?:抜け|離れ|降り|手を引)")  # その合意から離れた
_STOPPED = re.compile("を[^、。を]{0,12}(?:止め|やめ|打ち切|封じ)")  # 武器の輸出を止めた
_CONDITION = re.compile("(?:[えけせてめれ]ば|なら|たら|場合)(?:、|は|に)?")
_OFFER = re.compile("応じ|解除|停止|撤退|受け入れ|認め|協力")
_USE = re.compile("使|攻撃|越境|領|射程|制限|兵器|武器|供与|通過|爆弾|弾薬|砲弾|ミサイル")
_SENT = re.compile("(?:機|艦|部隊|大隊|システム).*送(?:る|っ|り)")  # with its crews
_TROOPS = re.compile("部隊|兵|軍|艦|空母|爆撃機")
_ARMS = re.compile("武器|兵器|弾薬|砲弾|装備|防空|第[1-9一二三１-９]陣|軍事|支援|機材|弾")
_THERE = re.compile(
    r"(?:の)?(?:領|各地|国内|本土|西部|南部|東部|北部|北西部|南西部|中部|首都|州|上空|近郊|"
    r"中心部|へ|に(?!よる|対し|つい)|で|を?(?:奇襲|急襲|攻撃|空爆|砲撃|爆撃(?!機)|襲)|"
    r"(?:の(?!無人機|ドローン|ミサイル|[^、。の]{0,6}(?:機|船|艦|艇)(?!地))|内の)[^、。は]{0,12}(?:前で|上空|基地|軍用|空港|へ|に|を(?:攻|空|砲|爆)|"
    r"(?:施設|原子炉|原発|工場|発電所|製油所|倉庫|弾薬庫|司令部|拠点|本部|橋|ダム|病院|市街地)を))"
)
# 南部の|州|から発射された: where it came from is not where it fell
_FROM = re.compile(
    "[^、。はがをにへで撃攻爆襲]{0,12}から[^。]*?(?:発射|撃[ちた]|放[たちっ]|飛[びん来]|打ち上げ)"
)
_OWN_SKY = re.compile("領空[にを]?[^、。]{0,6}[侵入]")  # 領空に入った無人機をX軍が撃ち落とした
_WHO = re.compile("[^、。はがをに]{0,14}[はが]")
_OBJECT = re.compile("を[^、。をがは]{0,6}$")
_TOOK = re.compile("を(?:落とし|落とす|取った|抜いた|占め|押さえ)")  # 町を落とした
_TO = re.compile("(?:軍|政府)?[へに]")
_CAPITAL_STRUCK = re.compile(r"の(?!大|首|政)|で|市|中心部|郊外|近郊")
# Fighting over land that neither side owns for good, or at sea, crosses no line.
FRONT = re.compile(
    "海(?<!上海)(?:の?上空|上で|域)|カシミール|カルギル|ゴラン|ラダック|フォークランド|ナゴルノ|支配線|礁(?<=[一-龯ァ-ヶー]礁)|海警局|島の近く|南沙|西沙|占領地|停戦ライン|軍事境界線|公海|洋上|沖|"
    "紅海|黒海|南シナ海|東シナ海|地中海|バルト海|アデン湾|オマーン湾|ペルシャ湾|ホルムズ海峡"
)


def goes_on(predicate: Predicate | None, clause: Clause) -> bool:
    """Whether the clause goes on about the nuclear arms or the treaty that the text speaks of."""
    if _OTHER_PACT.search(clause.text):
        return False
    if predicate and predicate.id == "sign" and _SIGNED.search(clause.text):
        return True
    bare = not clause.armed and not _TROOPS.search(clause.text)
    return bool(_PACT.search(clause.text) or (bare and _ARSENAL.search(clause.text)))


def unlisted(predicate: Predicate | None, clause: Clause) -> Graded:
    """The grade where no verb says what was done, or only that it was announced."""
    taken = (n for n in clause.names if n.via in ("place", "capital"))
    if any(_TOOK.match(clause.text, n.end - clause.start) for n in taken):
        return "ASSAULT", 6 if struck(clause) else 5
    for words, graded in _BY_VERB:
        if words.search(clause.text):
            return (graded[0], 6) if graded[1] == 5 and struck(clause) else graded
    if predicate and _CONDITION.search(clause.text):
        return ("AGREE", 0) if _OFFER.search(clause.text) else ("THREATEN", 2)
    armed = clause.nuclear or clause.armed or _FORCES.search(clause.text)
    return ("MOBILIZE", 4) if armed else ("CONSULT", 0)


def by_object(predicate: Predicate, clause: Clause) -> Graded | None:
    """The grade where what the deed is done to decides."""
    if predicate.type == "ASSAULT" and _READY.match(clause.text, len(clause.head)):
        return "MOBILIZE", 4
    if predicate.id in ("destroy", "explode") and _on_own_soil(clause):
        return "MOBILIZE", 4
    if predicate.id == "explode" and clause.nuclear and len(clause.countries) < 2:
        return "MOBILIZE", 4
    if predicate.id == "agree" and _ORDERED_TO.match(clause.text, len(clause.head)):
        return unlisted(predicate, clause)
    if predicate.id == "agree" and _LEFT.match(clause.text, len(clause.head)):
        return "COERCE", 4
    if predicate.id == "pledge_arms" and _STOPPED.match(clause.text, len(clause.head)):
        return "SANCTION", 1
    states = (name for name in clause.names if name.kind == "country")
    if any(_ORDERED.match(clause.text, name.end - clause.start) for name in states):
        return "REQUEST", 1
    ended = predicate.id == "stop" and _ENDED.match(clause.text, len(clause.head))
    for words, (root, level) in _BY_OBJECT.get("reopen" if ended else predicate.id, ()):
        if words.search(clause.head):
            return root, 6 if level == 5 and struck(clause) else level
    return unlisted(predicate, clause) if predicate.id in ("announce", "admit") else None


def _on_own_soil(clause: Clause) -> bool:
    """Whether a state at peace blows up what is its own: 「北朝鮮は坑道を爆破した」."""
    lands = clause.lands() if len(clause.countries) == 1 else []
    done = _OBJECT.search(clause.head)
    return bool(done) and any(
        _WHO.match(clause.text, name.end - clause.start) and name.via == "name" for name in lands
    )


def is_treaty(predicate: Predicate, clause: Clause) -> bool:
    it = not clause.nuclear or bool(_SIGNED.search(clause.text))
    between = len(clause.countries) > 1 and it
    named = predicate.id == "sign_treaty" or bool(TREATY.search(clause.text))
    return (named or between) and not PAPER.search(clause.text)


def by_freight(predicate: Predicate, clause: Clause) -> Graded:
    """What is sent, promised or arrives decides: arms, troops, an envoy."""
    usual = predicate.type, predicate.level
    if predicate.id not in ("send", "arrive", "promise", "pledge_arms", "allow_use"):
        return usual
    if clause.nuclear:
        return "MOBILIZE", 4
    if predicate.id == "allow_use" and not (clause.armed or _USE.search(clause.text)):
        return "CONSULT", 0
    if predicate.id in ("pledge_arms", "allow_use"):
        return usual
    if predicate.id == "arrive" and _TROOPS.search(clause.head):
        return "MOBILIZE", 4
    if not (clause.armed or _ARMS.search(clause.head)):
        return usual
    whom = [n for n in clause.names if _TO.match(clause.text, n.end - clause.start)]
    at_peace = bool(whom) and all(clause.sanctuary(n.id) for n in whom)
    lent = clause.armed and at_peace and _SENT.search(clause.head)
    return ("MOBILIZE", 4) if lent else ("AID", 3)


def is_test(clause: Clause) -> bool:
    """A launch that hits nobody: an exercise, an ICBM with no other country in the clause, a show.

    In East Asia, where no war is on, a launch that is not said to hit land is one.
    """
    if _TEST.search(clause.text):
        return True
    if any(_fell_on(clause, name) for name in clause.names):
        return False
    if clause.nuclear and len(clause.countries) < 2:
        return True
    states = clause.countries | clause.doers
    return bool(states) and states <= _SHOW_THEATRE and not struck(clause)


def _fell_on(clause: Clause, name: NameMention) -> bool:
    """Whether it came down on a town of a battlefield: 「核も積める新型弾がドニプロに落下した」."""
    town = name.via in ("place", "capital") and not clause.sanctuary(name.id)
    return town and bool(_TO.match(clause.text, name.end - clause.start))


def struck(clause: Clause, invaded: bool = False) -> bool:
    """Whether a named place of the clause lies across a sanctuary line."""
    elsewhere = (
        not clause.sanctuary(name.id, invaded)
        and _THERE.match(clause.text, name.end - clause.start)
        and not _FROM.match(clause.text, name.end - clause.start)
        for name in clause.names
        if name.kind == "country" and name.via != "leader"
    )
    if FRONT.search(clause.text) or any(elsewhere):
        return False
    if _OWN_SKY.search(clause.text) and any(
        _WHO.match(clause.text, name.end - clause.start) for name in clause.lands(invaded)
    ):
        return True
    return any(
        _is_struck(clause.text, name.end - clause.start, name.via) for name in clause.lands(invaded)
    )


def _is_struck(text: str, end: int, via: str) -> bool:
    """Whether what follows the name that ends at `end` makes it the place of the blow."""
    if _FROM.match(text, end):
        return False
    if via == "place" and not text.startswith(("軍", "側"), end):
        return True
    if via == "capital" and _CAPITAL_STRUCK.match(text, end):
        return True
    return bool(_THERE.match(text, end))
