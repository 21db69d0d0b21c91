"""How sure a clause is of its happening: occurred, reported, planned, possible or denied.

Words of doubt count in the clause itself; a source that is named at the end of the sentence
(…撃墜し、…損傷させたと主張した) counts for every clause that leads on to it. A threat, an
accusation or a refusal is an act of words: what it speaks of may be doubtful, the words were said.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extraction.predicates import Predicate
from pipeline.extraction.verbs_en import has_finite
from pipeline.models import Lang, Status

# what goes on is stopped when it is called off, what was planned does not happen
_ONGOING = "(?:査察|支援|供給|供与|輸出|輸入|取引|攻撃|空爆|砲撃|哨戒|飛行|交流|協力)を"
_NOT = "に?は(?:見当たら)?な[いく]"
# Each of the Japanese cues begins with letters, which are found at once; (?<=…) tells what stands
# before them.
_DOUBT: dict[Lang, tuple[tuple[Status, re.Pattern[str]], ...]] = {
    "ja": (
        (
            "possible",
            re.compile(
                r"可能性(?:[がもに]|を(?:指摘|示|警告|認め))|かねない|かもしれ|おそれ[がも]|恐れ[がも]|すれば|れば(?<!によれば)$|仮に|"
                r"ば(?<=[けめせべてえ]ば)(?<!例えば)(?:、|$)|なら(?<=[うくすつぬぶむるた]なら)(?:ば|、|$)"
            ),
        ),
        (
            "denied",
            re.compile(
                rf"なかった(?<=[しれいわせけげえめ]なかった)(?<!やめなかった)|こと[はも]?なかった|動き[はも]?なかった|"
                rf"否定し|見送|予定だった(?:が|もの)|取りやめ(?<!{_ONGOING}取りやめ)|中止(?<!{_ONGOING}中止)|"
                rf"取り消(?<=(?:訪[一-龯ソロ]|会[談合]|協議|訪問|演習|式典)[をはがも]取り消)|延期|先送り|見合わせ|"
                rf"として退け|て(?:(?<=して)|(?<=[行使撃持送]って)|(?<=渡して)|(?<=考えて))は?いない[と。]|認めて[いお](?:な|ら|ませ)|"
                rf"な[いくか](?<=(?:考え|予定|計画|意向|形跡|事実)はな.)|つもりはな[いくか]|"
                rf"ない(?<=[さらわしえけげれめべ]ない)(?:方針|考え|意向|姿勢|立場)|ことはない|"
                rf"必要{_NOT}|理由{_NOT}|状況{_NOT}|段階{_NOT}|意図{_NOT}|れず(?<=[さかま]れず)(?:、|に|$)"
            ),
        ),
        (
            "planned",
            re.compile(
                r"予定(?!され|してい)|見通し|見込み|ことにして|つもり|計画だ|方針だ|を控え(?:て[いお]|る)"
            ),
        ),
    ),
    "en": (
        (
            "possible",
            re.compile(
                r"\b(?:could|may|might|if|would have)\b(?! (?:say|add|think|ask)\b)|"
                r"\b(?:possibility|idea)\b[^.;]{0,24}\bof (?:send|giv|supply|deploy|station)"
            ),
        ),
        (
            "denied",
            re.compile(
                r"\b(?:never (?:took place|happened)|"
                r"fail(?:ed|s|ing)? to (?:reach|agree|strike|secure|sign|meet|adopt|pass|ratify|"
                r"extend|"
                r"renew|produce|take place)|(?:was|were) unable to|fell through|came to nothing|"
                r"(?:did|do|does|had|has|have|was|were|would) not|"
                r"(?:did|was|were|has|had|would)n['’]t|"
                r"[Nn]o (?!one\b|casualt|damage|injur|deaths)\w+ (?:was|were)|"
                r"(?:will|would) not (?!(?:only|just)\b)|won['’]t|at no (?:point|time)|not one of|"
                r"had no (?:hand|part|role) in|decided (?:against|not to)|"
                r"(?:talks?|meetings?|visits?|summits?|rounds?|drills?|exercises?|tests?|"
                r"elections?|votes?) "
                r"[^.;]{0,60}(?:been|was|were) (?:scrapped|put off|dropped)|"
                r"(?:carried|carrying) out no|without (?:bombing|firing|striking|attacking|"
                r"hitting)|"
                r"(?:dismiss|reject)(?:ed|s) as (?:an? )?(?:fabrication|provocation|lie|untrue|"
                r"false|fake)|"
                r"cancell?ed|called off|shelv(?:ed|ing)|postpon(?:ed|ing)|"
                r"(?:(?:scrapp|dropp|abandon)(?:ed|ing)|put(?:ting)? off) "
                r"(?:\w+ ){0,2}(?:plan\w*|visits?|trip|talks|"
                r"summit|meetings?|tests?|launch|drills?|exercises?|deliver(?:y|ies)|shipments?|"
                r"sales?))\b"
                r"(?!.*\buntil\b)|\b[Nn]o (?:\w+ ){0,2}(?:involvement|role|part)\b"
            ),
        ),
        (
            "planned",
            re.compile(
                r"\b(?:will|is due|are due|is set to|are set to|is expected|are expected|"
                r"(?<!['’]s )(?<!a )(?<!the )plans (?:to|further|more|another)|"
                r"is to be|are to be|scheduled|set for|"
                r"(?:is|are) to (?:be )?[a-z]+|intends? to|aims? to)\b"
            ),
        ),
    ),
}
# of the day of publication, or of a day to come
_STILL_DUE = re.compile(r"\b(?:was|were) (?:due |scheduled |expected |set )?to (?:be )?[a-z]+")
# a source that is not sure, or speaks of others
_SOURCE: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(
        r"報じ|伝え(?<![側国相領官軍使]に伝え)(?<!電話で伝え)[てたらま]|報道(?![官陣])|"
        # 領有権を主張する中国は: what a state claims at other times
        r"主張(?!(?<=を主張)(?:する|している|していた|してきた)[一-龯ァ-ヶ][^、。]{0,10}は)|"
        r"と(?:(?<!落と)(?:みら|さ)れ(?!る[一-龯ァ-ヶA-Z「])|いう(?:。|$)|訴え|"
        r"(?:して)?(?:非難|批判|断定|糾弾|抗議|告発)|説明)|もよう|模様|によると|によれば|推定|"
        r"たとし(?:た|て[いお]|$)|見方を示"
    ),
    "en": re.compile(
        r"\b(?:reported(?:ly)?|reports?|holds? that|ha(?:s|ve) it that|[Aa]ccording to|"
        r"claim(?:s|ed)?(?! (?:by|to (?!have\b)|responsibility|the lives?|at least|more than|"
        r"over|some|\d|"
        r"(?:hundreds|dozens|thousands|scores) of))|(?<!to )says?|suggest(?:s|ed)?|"
        r"(?:is|are|was|were) (?:thought|believed|understood|rumou?red|reported|said|"
        r"suspected)(?: to| of)|"
        r"(?:is|are|was|were|being) (?:quoted|cited) as|contend(?:s|ed)?|assert(?:s|ed)?|"
        r"boast(?:s|ed)?|"
        r"conclude[sd]? that|(?:pictures|images|photographs|documents) (?:show|indicate|"
        r"suggest)(?:s|ed)?|"
        r"allege(?:dly|d|s)?|unconfirmed|apparently|complains?|"
        r"(?:witnesses|activists|residents|locals|medics|survivors|sources) (?:say|said|told)|"
        r"believes?|reckons?|estimates?|suspects?|insists?|maintains?|"
        r"[Bb]y \w+(?:['’]s)? (?:own )?(?:account|count|reckoning|telling)|"
        r"[Ii]n \w+['’]s (?:telling|version|account)|to be (?:believed|taken at (?:his|its|"
        r"her) word))\b"
    ),
}
# "No Soviet division flew": what nobody did; "ordered strikes, then called them off"
_NOBODY = re.compile(
    r"(?:\A\W*|\bthat )(?:[Nn]one of |[Nn]ot (?:one|a single) |"
    r"[Nn]o (?!one\b|group\b|side\b|claim|word\b|sooner\b|doubt\b|longer\b|fewer\b|less\b|"
    r"casualt|injur|damage|death|responsib))"
)
_THEN_OFF = re.compile(
    r"(?:\W*(?:but|only|and|then|later|before)\b)[^.;]{0,40}?\b"
    r"call(?:ed|ing)? (?:it|them|the \w+) off\b"
)
_REPORTED_THAT = re.compile(
    r"\b(?:reported|reports|claim(?:s|ed)|alleged|suggested)\b[^,;.]{0,30} that\s*$"
)
_ACCUSED_OF = re.compile(r"\b(?:accus|blam|suspect)\w* [^,;]*\b(?:of|for)\s*$")
# a party's announcement: sure of its own acts, one side's word on a battle
_ANNOUNCED: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(
        r"とも?、?(?:[^、。とを]{1,10}[がは]|(?:珍しく|異例|自ら|初めて|正式に|公式に|改めて)の?)*"
        r"(?:発表|公表|確認|明らかに|報告)|」と[^、。「]{1,16}は(?:述べ|語っ|話し|説明)|"
        r"を(?:公表|発表|確認|明らかに|宣言)[しす]"
    ),
    "en": re.compile(r"\b(?:said|told|announced|confirmed|insists?)\b"),
}
# a state's own news organs: they announce
_OWN_MEDIA = re.compile(r"朝鮮中央通信|労働新聞|国営(?:メディア|通信|テレビ|放送)|タス通信|新華社")
# 撃墜|したと応じた
_BOASTED = re.compile(
    "[^、。はが]{0,4}たと、?[^、。]{0,8}(?:述べ|語[っり]|応じ|誇[っり]|言い立て|胸を張)"
)
_SUCCESS = ("shoot_down", "destroy", "kill", "seize", "land")
_PRESENT = re.compile(
    r"(?<![てで])(?:開く|開かれる|行う|行われる|始まる|迎える|会う|する|出る|"
    r"臨む)(?:予定だ)?。?$|(?<![てで]い)(?<!あ)(?:[うくぐつぬぶむる]|(?<!ま)す|(?<![てで]い)ます)。?$"
)
# "said on Monday that Azerbaijan had shelled", but "said it had shelled"
_OF_OTHERS = re.compile(
    r"\b(?:said|told|announced)\b(?!\s+(?:that\s+)?(?:it|its|they|their|he|his|she|"
    r"her)\b).{0,40}?\b"
    r"(?:that|had)\s+(?!(?:it|its|they|their|he|his|she|her)\b)"
)
_NO_NUCLEAR_USE = re.compile(r"\b[Rr]ul(?:ed?|es|ing) out\b.*\bnuclear\b")
_OFFERED = re.compile(  # the offer was made, whatever it hangs on
    r"(\b(?:offer|propos|promis|pledg|agree)\w*\b[^;]*?),?\s+(?:if|unless|provided)\b[^;]*"
)
# "was to have met", "which should have opened on Friday": it never was
_NEVER_WAS = re.compile(r"\b(?:should|ought to|was to|were to) have\b")
_WHICH_NEVER_WAS = re.compile(rf",\s+wh\w+ {_NEVER_WAS.pattern}[^,;]*\Z")
# "nine camps, all of them, according to Delhi, of rebels": only a detail is one side's word
_DETAIL = re.compile(
    r",\s+\w+ of (?:them|which|whom),?\s+(?:according to|says|said|by)\b[^,;]*,|"
    r",\s+(?:an?|the) [\w -]{1,30},\s+(?:(?:says?|said|believes?|thinks?) [\w ]+|"
    r"[\w ]+ (?:says?|said|believes?|thinks?|suspects?)),\s+(?=(?:of|for|by|to|in|from|against)\b)"
)
# ", for which Israel has not answered": said of something else
_RELATIVE = re.compile(
    r",\s+(?:\w+\s+)?(?:which|who|whom|whose|whatever)\b[^,;]*|\b(?:in|under|by) which\b[^,;]*|"
    r"\bso that\b[^,;]*|\b(?:that|which|who),? according to [^,;]*,?[^,;]*|"
    r"\bwhat (?:could|may|might) (?:\w+ )?(?:be|become|prove|have been)\b|"
    r"\bthat (?:(?:neither|nobody|no one|none)(?: \w+)? (?:could|might|would)|"
    r"could|may|might|would|will|\w+ (?:says?|claims?)|(?:oblig|commit|bind|requir|provid|guarante|"
    r"entitl|ban|prohibit)\w*|"
    r"by \w+['’]s (?:account|count|reckoning))\b[^,;]*|"
    r"\b(?:agree[ds]?|allow\w*|approve[ds]?|decide[ds]?|decree[ds]?)(?: [^,;.]{1,40})? that\b[^,;]*"
)
# "…, when a silo burned, in a raid that by Kyiv's account": said of something else
_OTHER_CLAUSE = re.compile(r";|\b(?:when|while|but|that|which|who)\b")
# "began on Friday and hit, according to Kyiv, nine depots": of the second clause alone
_OF_THE_REST = re.compile(r",\s+according to [^,;]*,\s+(?=\w)")
_AFTER = 120  # characters after an English clause that may name its source
# 予定されていた会談は、前日に延期が決まった · 組まれていた昼食会は開かれずじまいだった
_WAS_DUE = re.compile("(?:予定(?:され|し)|組まれ|計画され|企画され)ていた|決まっていた|はずだった")
_CALLED_OFF = re.compile(
    "延期|中止|見送|取りやめ|(?<=[はがも])お?流れ[たて、]|流会|白紙|立ち消え|[かわさ]れ(?:ずじまい|なかった)"
)
# "did not promise tanks", 供与を約束|しなかった
_NO_WORD = re.compile(
    r"し(?:ない|なかった|ません)|\b(?:not|never|\w+n['’]t) (?:\w+ly )?(?:promis|pledg)"
)
# what the text says right after its word: 攻撃|はなかった, 撤収|を終えず, 派遣|はないと言い切った
_NOT_DONE = re.compile(
    "(?:すること)?[はもが]、?(?:[^、。はがも]{0,10}[はも])?(?:(?<=[はも])な(?:い|かった|く$)|ありませ|"
    "(?:起こら|起き|始まら)(?:なかった|ず$))|"
    "(?:を(?:終え|行わ|始め|認め|許さ|果たさ|実施せ|実現せ)|に応じ|[せわけえ]|[さか]れ|(?<=れ))?"
    "ず(?:に?$)"
)
# 併合|したとき、これほど騒ぎはしなかった: what is said of another time
_AT_THE_TIME = re.compile("[しいさられ]{0,3}[ただ](?:とき|時|際|ころ|頃)(?:に|は|には)?、")
# 「…したと発表したが、相手は否定した」
_CONTRADICTED = re.compile("否定し|打ち消|反論し|認めてい?な")
# 「会談は、何の決定も公表されずに終わった」: it was held
_WITHOUT = re.compile(
    "(?:声明|宣言|決定|成果|合意|文書|結論|発表|会見)[はがも][^、。]{0,8}(?:れず|れない)(?:に|まま)?(?=終わ|閉幕|散会|幕)"
)
_QUOTES_ON = re.compile(
    r"[^。は]*(?:(?<=[にでと])は[^。は]*)*と(?:主張|発表|報告|説明|報じ|伝え|明らかに|みられ|され|いう)"
)
_LEADS_ON = re.compile(r"[しりきちみびれえけせてで](?<!ばかりで)、?$")


def status_of(
    clause: str,
    rest: str,
    predicate: Predicate | None,
    lang: Lang,
    *,
    future: bool,
    today: bool,
    foreign: Callable[[], bool] = bool,
    before: str = "",
    tail: str = "",
) -> Status:
    """The status of a happening told by `clause`; `before` and `rest` are the sentence around it.

    `tail` is what follows of the clause on the word that tells it. `future` says that its date lies
    after publication, `today` that it holds the day of publication, where a plain present tense
    (会合を開く。) still looks ahead; `foreign` that it is one state's word on what another does.
    """
    if predicate and predicate.id == "reject" and _NO_NUCLEAR_USE.search(clause):
        return "denied"
    if predicate and predicate.kind == "speech":
        if predicate.id == "promise" and (_NO_WORD.match(tail) or _NO_WORD.search(clause)):
            return "denied"
        if predicate.id != "deny" and not future and _REPORTED_THAT.search(before):
            return "reported"
        if predicate.id != "deny" and future and _DOUBT[lang][0][1].search(clause):
            return "possible"
        return "denied" if predicate.id == "deny" else "planned" if future else "occurred"
    if lang == "ja" and (then := _AT_THE_TIME.match(tail)):
        clause, tail = clause[: len(clause) - len(tail) + then.end()], ""
    if lang == "en":
        plain = _OFFERED.sub(r"\1", _RELATIVE.sub("", clause))
    else:
        plain = _WITHOUT.sub("", clause)
    if lang == "en" and _undone(clause, plain, rest):
        return "denied"
    for status, cue in _DOUBT[lang]:
        if cue.search(plain):
            return status
    if lang == "ja":
        due = _WAS_DUE.search(clause)
        if _NOT_DONE.match(tail) or (due and _CALLED_OFF.search(clause[due.end() :] + rest)):
            return "denied"
    if future or (today and lang == "ja" and _PRESENT.search(clause)):
        return "planned"
    if today and lang == "en" and _STILL_DUE.search(plain):
        return "planned"
    told = clause
    if lang == "ja" and _LEADS_ON.search(clause) and (quote := _QUOTES_ON.match(rest)):
        told += quote.group()
    elif lang == "en":
        told = plain + _OTHER_CLAUSE.split(_OF_THE_REST.sub(" ", rest)[:_AFTER])[0]
        told = _DETAIL.sub("", told)
        told += " " + "".join(_REPORTED_THAT.findall(before))
    source = _SOURCE[lang].search(told)
    own = source and lang == "ja" and _OWN_MEDIA.search(told)
    if (source and not own) or (lang == "en" and _ACCUSED_OF.search(before)):
        return "reported"
    boasted = predicate and predicate.id in _SUCCESS and _BOASTED.match(tail)
    if lang == "ja" and (boasted or _CONTRADICTED.search(rest)):
        return "reported"
    by_party = own or _ANNOUNCED[lang].search(told if lang == "ja" else plain)
    foreign_act = by_party and (_others(predicate, clause, lang) or foreign())
    return "reported" if foreign_act else "occurred"


def _undone(clause: str, plain: str, rest: str) -> bool:
    """Whether nobody did it ("No tank crossed"), it never came, or was called off afterwards."""
    if _NEVER_WAS.search(plain) or _WHICH_NEVER_WAS.search(clause):
        return True
    nobody = _NOBODY.search(plain)
    words = plain[nobody.end() :].split()[1:4] if nobody else []
    return any(map(has_finite, words)) or bool(_THEN_OFF.search(plain + rest))


def _others(predicate: Predicate | None, clause: str, lang: Lang) -> bool:
    """Whether an announced happening is a success in battle, or another's act (敵が…した)."""
    if predicate is None or predicate.type != "ASSAULT":
        return False
    if lang == "en" and _OF_OTHERS.search(clause):
        return True
    return predicate.id in _SUCCESS or "が" in clause or "され" in clause
