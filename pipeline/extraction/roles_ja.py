"""Who does it to whom in a Japanese clause: the case of each name's phrase, and the verb's voice.

A name stands in a phrase that ends on a particle (ロシアの無人機|に). What the particle makes of
it depends on the verb: 「XはYを攻撃した」, 「XはYに攻撃された」, 「Xのミサイルが落ちた」.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.extraction.participants import FORCES_SEEN, opens_item
from pipeline.extraction.predicates import PredicateMention
from pipeline.models import NameMention

# agent: does it whatever the voice · dative: does it if the voice is passive · aside: takes no
# side, as the host of a meeting, who only reports, who built the weapon
Role = Literal["subject", "topic", "agent", "dative", "object", "aside"]

_PHRASE = re.compile(
    r"(?P<noun>(?:「[^」]*」|『[^』]*』|（[^）]*）|[^、。「」はがをにへでとも]){0,18}?)"
    r"(?P<case>によると|によれば|による|によって|により|に対し|の間|[にでとら]は|[はがもをにへでと])"
)
_CASES: dict[str, Role] = {
    "によると": "aside",
    "によれば": "aside",
    "による": "agent",
    "によって": "agent",
    "により": "agent",
    "の間": "subject",
    "が": "subject",
    "は": "topic",
    "も": "topic",
    "に": "dative",
}
_HOSTED = ("で", "では", "には")
_ARM = "無人機|ドローン|ミサイル|弾|ロケット|魚雷|戦闘機|爆撃機|機雷"
_DEED = re.compile(
    rf"(?P<by>(?:軍|側|政府)?の(?:{_ARM})?)?"
    "(?:攻撃|空爆|砲撃|爆撃|侵[攻略]|空襲|襲撃|反撃|奇襲|併合|占領)"
)
_ARMED = re.compile(rf"の[^を]*?(?:{_ARM}|」)[0-9０-９]*[発機]?$")
_MADE = ("製", "国製")
# クリミア|から撃った, ロシア|南部の基地から飛来した: neither doer nor done to
_FROM = re.compile("[^、。はがをにへでと]{0,12}から(?!の)")
_CLEFT = re.compile("[^、。はがをにでと]{0,10}(?:だ(?:った)?|で(?:ある|あった|す|した))?。?$")
# 会談した|ノルウェー|の首相: whom a clause modifies has done it
_HEAD_NOUN = re.compile("[^、。はがをにで]{0,14}$")
_PAST = re.compile("^[ぁ-ん]{0,5}[ただ][^、。]{0,12}$")
_PASSIVE = re.compile("[ぁ-ん]?(?:[さら]?れ(?!ば)|を(?:受け|浴び)|に(?:遭|さらされ))")
_JOINED = re.compile("(?:軍|政府|両|氏)?(?:と|、|・|や|及び)?")
_SAID = re.compile(
    "と(?:発表|公表|確認|明らか|報告|主張|説明|述べ|語|伝え|報じ|した|して|みられ|みて)"
)
# their subject is what the blow falls on
_UNDERGO = re.compile(
    "着弾|命中|直撃|落下|落ち|被弾|墜落|標的|爆発|引火|炎上|沈没|燃え|[全半]焼|焼け|[崩倒]|大破|死|亡くな"
)
_FLIES = ("land", "launch")  # where a weapon is their subject, its owner has sent it
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")


def roles(
    clause: str, start: int, head: PredicateMention | None, kind: str, names: Sequence[NameMention]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(doers, done to) among `names`; `clause` begins at `start` of the article.

    `kind` is the PLOVER root. A clause may name only whom it is done to: then nobody does it.
    """
    cast = [n for n in names if n.kind != "weapon" and n.id != "WEST"]
    verb = _Verb(head, kind, clause, start)
    own = sorted(n for n in cast if n.via != "carried")
    cased: defaultdict[Role, set[str]] = defaultdict(set)
    for id, role in _cased(clause, start, verb, own):
        cased[role].add(id)
    topic, subject = cased["topic"], cased["subject"]
    if topic and subject and verb.speech:
        subject = set()  # 「Xは、Yが攻めれば報復すると警告した」
    elif topic and subject and _SAID.search(clause, verb.end):
        cased["topic"] = topic = set()  # 「Xは、Yが発射したと発表した」
    elif seen := {n.id for n in own if FORCES_SEEN.match(clause, n.end - start)} - topic:
        cased["topic"] = topic = set()  # 「Xは、Yの部隊の到着を確認した」
        subject = seen
    agents = cased["agent"] | cased["dative"] if verb.passive else cased["agent"]
    acting = set() if verb.passive or verb.undergone else topic or subject
    doers = acting or agents or {n.id for n in cast if n.via == "carried"}
    done_to = set().union(*(ids for role, ids in cased.items() if role != "aside"))
    return tuple(sorted(doers)), tuple(sorted(done_to - doers))


class _Verb:
    """What the roles need to know of the head of the clause; offsets count in the clause."""

    def __init__(self, head: PredicateMention | None, kind: str, clause: str, start: int) -> None:
        self.force = kind == "ASSAULT"
        self.end = head.end - start if head else 0
        self.flies = head is not None and head.predicate.id in _FLIES
        self.speech = head is not None and head.predicate.kind == "speech"
        voice = bool(head) and kind not in _MUTUAL
        self.passive = voice and bool(_PASSIVE.search(clause, max(0, self.end - 1), self.end + 5))
        self.undergone = self.force and bool(head and _UNDERGO.search(head.text))


def _cased(
    clause: str, start: int, verb: _Verb, names: Sequence[NameMention]
) -> Iterator[tuple[str, Role]]:
    """The role of each name, the last first: a name that is joined to the next shares its role."""
    after: NameMention | None = None
    role: Role = "object"
    for name in reversed(names):
        at = name.end - start
        gap = clause[at : after.start - start] if after else ""
        if opens_item(clause, name.start - start, at):
            role = "topic"  # 「ロシア軍、港を砲撃。」
        elif (
            after
            and gap == "の"
            and (deed := _DEED.match(clause, after.end - start))
            and not deed["by"]
        ):
            role = "agent"  # ロシア|の|ジョージア|侵攻
        elif after is None or role == "aside" or (gap and not _JOINED.fullmatch(gap)):
            role = _role(clause, start, at, verb, name)
        after = name
        yield name.id, role


def _role(clause: str, start: int, at: int, verb: _Verb, name: NameMention) -> Role:
    """The role of the name that ends at `at` of the clause."""
    place = name.via == "place"
    if clause.startswith(_MADE, at) or (verb.flies and _FROM.match(clause, at)):
        return "aside"
    if deed := _DEED.match(clause, at):
        return "agent" if deed["by"] and not place else "object"
    if "のは" in clause[:at] and _CLEFT.match(clause, at):
        return "agent"
    if _HEAD_NOUN.match(clause, at) and _PAST.search(clause[verb.end : name.start - start]):
        return "object" if verb.passive else "agent"
    phrase = _PHRASE.match(clause, at)
    if phrase is None:
        return "object"
    case = phrase["case"]
    if _ARMED.search(phrase["noun"]) and not place:
        if case in ("で", "に") or (case in ("が", "は") and verb.flies):
            return "agent"
        return _CASES[case] if case in ("が", "は") else "object"
    if case in _HOSTED and not verb.force:
        return "aside"
    role = _CASES.get(case, "object")
    return "object" if role == "dative" and (place or verb.flies or name.via == "capital") else role
