"""How grave: what an English clause says of its deed, behind its verb and beside it."""

from __future__ import annotations

import re

from pipeline.extraction.grade import taught
from pipeline.extraction.grade.clause import Clause, Graded
from pipeline.extraction.grade.objects import UNLISTED, by_words, group
from pipeline.extraction.grade.struck_en import is_struck
from pipeline.extraction.predicates import Predicate
from pipeline.extraction.verbs_en import is_past

_TEST_SITES = (
    r"\b(?:Lop Nur|Semipalatinsk|Punggye-ri|Novaya Zemlya|Mur[uo]roa|Fangataufa|Pokhran|Nevada|"
    r"Bikini|Enewetak|Maralinga|Reggane|Alamogordo|Chagai)\b"
)
_BLAST = (
    r"\b(?:bombs?|devices?|test(?:s|ed|ing)?|exploded|detonated|explosion|dropped|blast|tunnels)\b"
)
NUCLEAR = re.compile(
    r"\bnuclear\b(?!\s+(?:programme|program|plant|power|deal|site|facilit|installation|reactor|"
    r"talks|"
    r"agreement|accord|energy|watchdog|inspect|fuel|scientist|physicist|negotiat|envoy))|"
    r"\b(?:the|its|their|independent|common|shared|joint|"
    r"British|French|European) deterrent\b(?! (?:to|effect|against)\b)|"
    r"(?:['’]s|\bits|\btheir) first bomb\b|"
    r"New START|warhead|\bdenucleari[sz]|deterrence forces|\bICBM|Armageddon|DEFCON|\bNPT\b|"
    r"non-?proliferation|test[- ]ban|\b(?:hydrogen|atom(?:ic)?|plutonium|uranium|neutron) bomb|"
    r"thermonuclear|"
    r"\b(?:Manhattan Project|Fat Man|Little Boy)\b|\b[AH]-bomb|\batomic (?:weapon|device|arms)|"
    r"\bstrategic (?:offensive )?(?:arms|weapons|forces)\b|\b(?:mega|kilo)-?tons?\b|"
    rf"{_BLAST}[^.;]*(?:{_TEST_SITES}|\bHiroshima|\bNagasaki)|{_TEST_SITES}[^.;]*{_BLAST}",
    re.IGNORECASE,
)
TREATY = re.compile(
    r"treaty|\baccords?\b|framework|\bpact|agreement|\bdeal\b|memorandum|convention|protocol|"
    r"declaration|communiqu|charter|\b(?:START|INF|SALT|NPT)\b|\bban on\b|\btest[- ]ban\b|\bratif",
    re.IGNORECASE,
)
PAPER = re.compile(r"doctrine|decree|annexation|\blaw\b")
RESOLUTION = re.compile(r"\bresolution")
NUCLEAR_USE = re.compile(
    r"\bus(?:e|ing)\b[^.,;]{0,30}\bnuclear\b|\bnuclear (?:response|strike|retaliation)"
)
# who may use them and when is policy, no threat
_POLICY = re.compile(
    r"\b(?:doctrine|conditions?|criteria|threshold|guidelines?|polic(?:y|ies)|planning|consultations?|"
    r"talks|exercises?|drills?|ban|treaty|never|not|no)\b"
)
# between enemies: ships and scouting drones, which are hit at sea or above it
FRONT = re.compile(
    r"\b(?:vessels?|(?:war)?ships?|tankers?|frigates?|(?:gun|speed)?boats?|Global Hawk|at sea|"
    r"airliners?|corvettes?|(?:surveillance|reconnaissance|spy) (?:drone|plane|aircraft)|"
    r"(?:over|in|above) the (?:\w+ )?(?:Gulf|Sea|Strait|Atlantic|Mediterranean))\b"
)
_TEST = re.compile(
    r"\b(?:tests?|exercises?|drills?|trials?|economic zone|Sea of Japan|"
    r"high seas|satellites?|mock|uninhabited|"
    r"(?:into|toward|towards|in) (?:the |its )?(?:\w+ ){0,2}(?:seas?|waters?|ocean|Pacific)|"
    r"over Japan)\b"
)
# Between these states no war is fought: what they launch and nobody is hit by is a show of force.
_SHOW_THEATRE = frozenset(["PRK", "KOR", "JPN", "CHN", "TWN", "USA"])
_TREATY_ACTS = "treaty_end sign sign_treaty law doctrine reject agree allow_use vote seize".split()
_SCRAP = re.compile(
    r"treaty|[Ff]ramework|limits?\b|doctrine|\b(?:document|text|paper|one|law|step)\b|\bban on\b|"
    r"\b(?:signed|ratified|rejected|passed|threw|voted) (?:it|them)\b"
)
# "would pull out": of the treaty that the text speaks of, where nothing else is named
_PULLS_OUT = re.compile(
    r"\b(?:pull(?:s|ed|ing)? out|(?:its|their|the) withdrawal)\b(?! (?:of|from)\b)"
)
_ARSENAL = re.compile(
    r"\b(?:treaty|moratorium|participation|testing|ceilings?|inspect(?:ions?|ors)|warheads?|bombs|"
    r"arsenals?|stockpiles?|batch|"
    r"successor|(?:deployment|transfer|delivery)(?! of)|test sites?|silos?|tunnels?|"
    r"cooling towers?|START|INF|breach|"
    r"prolong\w*|lapse[sd]?|(?:ran|runs) out|document|papers|agreement|obligations|suspension)\b"
)
# ships are boarded and impounded; police does it, no army, but for those who are at war
_BOARDED = re.compile(
    r"\b(?:tanker|ship|vessel|trawler|boat|yacht|freighter|carrier|coast ?guard|police)\b|\bher\b"
)
_AT_WAR = frozenset(["HOUTHI", "IRN", "ISR", "RUS", "SOM", "UKR", "YEM"])
_SET_OFF = re.compile(
    r"\b(?:explod|detonat)\w+ (?:an?|its|their|the|another) (?:\w+ )?(?:bomb|device|warhead)\b|"
    r"\bset off its (?:first|second|third) (?:\w+ )?(?:bomb|device)\b"
)
# "its first bomb went off": wherever it was tried
_OWN_BOMB = re.compile(
    r"(?:['’]s|\bits|\btheir) first (?:\w+ )?(?:bomb|device) (?:went off|exploded|was (?:set off|"
    r"detonated|exploded|tested))"
)
_DEVICE = re.compile(r"\b(?:(?<!explosive )devices?|bombs?|blasts?|warheads?|tests?|testing)\b")
# "its third device went off": of a row of tests
_TESTED_DEVICE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|another|its|their) "
    r"(?:(?!explosive)[\w-]+ )?(?:device|bomb)\b|"
    r"\b(?:rul\w+ out|resum\w+|bann?\w*) (?:\w+ )?explosions\b"
)
_IN_TOWN = re.compile(
    r"\b(?:markets?|schools?|banks?|hotels?|bus(?:es)?|mosques?|church(?:es)?|embass(?:y|ies)|"
    r"kill\w*|"
    r"wound\w*|outside|streets?|station|cars?|shops?|mall|cafes?|airport)\b"
)
# the bomb that the text speaks of, let go over those it is meant for
_THE_BOMB = re.compile(r"\b(?:the|its|his|first|second|third) (?:\w+ )?bomb\b")
_LET_GO = re.compile(
    r"\b(?:dropp\w+|released?|let go)\b [^.;]{0,20}\bbomb (?:on|over)\b|"
    r"\bbomb (?:\w+ )?(?:fell|exploded|went off|burst|was dropped) (?:on|over|"
    r"above)\b(?! the (?:desert|sea|test))"
)
# a pact whose own words say that it is on something else
_OTHER_PACT = re.compile(
    r"\b(?:peace|cease-?fire|truce|disengagement|armistice|trade|grain|friendship|border|prisoner|"
    r"hostage|fisher(?:y|ies)|water) (?:agreement|treaty|deal|accord|pact)\b|"
    r"\b(?:agreement|treaty|deal|accord|pact) (?:of|on) (?:mutual |strategic )?"
    r"(?:security|friendship|defen[cs]e|partnership|trade|borders?|peace)\b"
)
# between states at peace: roads blown up on one's own side, a drone that strays over the line
_BUILT = r"\b(?:roads?|bridges?|tunnels?|offices?|buildings?|railways?|posts?|gates?|fence|wall)\b"
_FLOWN = r"\b(?:drones?|UAVs?|jets?|aircraft|warplanes?|balloons?|helicopters?|ships?|boats?)\b"
_DRONES = re.compile(r"\b(?:drones?|UAVs?)\b")
_HARMLESS = {"destroy": _BUILT, "explode": _BUILT, "cross_border": _FLOWN, "invade": _FLOWN}
# no land proper of either side: between India and Pakistan the battlefield
_DISPUTED = re.compile(
    r"\bKashmir\b|\bLine of Control\b|\b(?:Srinagar|Pulwama|Pahalgam|Uri|Poonch|Kargil|Kupwara|"
    r"Rajouri|Siachen|Baramulla|Anantnag|Muzaffarabad|Kotli)\b"
)
_RAMMED = re.compile(
    r"\bramm(?:ed|ing)\b[^.;]*\b(?:boats?|ships?|vessels?|cutters?|trawlers?)\b"
)  # at sea
_WRECKED = re.compile(group("en", "wreck"))
_SOLDIERS = re.compile(group("en", "soldiers"))
_ITS_ARMS = re.compile(rf"(?:['’]s?)?[\s-]+(?:\w+[\s-]+){{0,2}}{group('en', 'flying')}")
_TARGET = re.compile(group("en", "target"))
# what flies to hit and is no name of a weapon
_SHOT = re.compile(
    r"\b(?:bombs?|shells?|volleys?|salvo(?:e?s)?|barrages?|rockets?|projectiles?|"
    r"(?:sea|naval|uncrewed|unmanned) (?:drones?|boats?))\b"
)
_INTO = re.compile(r"\s+(?:\w+\s+)?(?:into|onto|at|against)\b")  # "put missiles into a base"
# "the Kalibrs found": what a weapon itself did; no more than "appeared", "were stored", no maker
_DID = re.compile(
    r"(?:\s+(?:in|from|under|on|aboard)\s+(?:[\w'’-]+\s+){0,2}[\w'’-]+)?(?:\s+(?:then|also|again|"
    r"both|all|\w+ly))?\s+(?!(?:was|were|had|did|could|would|appeared|"
    r"arrived|remained|stayed|stood|sat|lay|began|cost|worked|proved|figured|featured|debuted|"
    r"joined|rolled|passed|returned|hovered|circled|loitered|lingered|buzzed|left|went on|"
    r"took part|entered service|made (?:its|their) debut)\b)"
    r"(?P<verb>[a-z]+)\b"
)
# "six Leopards [for] Ukraine"
_FOR = re.compile(r"[^.;]{0,40}\b(?:for|to)\s+(?:the )?(?:[\w-]+ )?")
_MONEY = re.compile(
    r"[$€£]\s?\d[\d.,]*\s?(?:bn|m|million|billion)\b|"
    r"\b(?:millions?|billions?|bn) (?:of )?(?:euros|dollars|pounds|kroner|kronor)\b"
)
_WITHHELD = re.compile(
    r"\b(?:no|not|never|without|refus\w*|stopp?\w*|halt\w*|suspend\w*|paus\w*|delay\w*|withh\w*|"
    r"block\w*|debat\w*|discuss\w*|humanitarian|loans?|reconstruction|rebuild\w*|budget|grain|"
    r"food)\b"
)
_REVENGE = re.compile(
    r"\b(?:punish\w*|retaliat\w*|aveng\w*|reveng\w*|respon[ds]\w*|crush\w*|destroy\w*|"
    r"answer\w* in kind|(?:will|would) pay\b(?! for)|hit back|counter-?measures?|retribution)\b"
)
_TROOPS = re.compile(
    r"\b(?:troops|instructors|sappers|commandos|peacekeepers|(?<!anti-)personnel|servicemen|"
    r"advis[eo]rs|soldiers|marines|corps|divisions?|regiments?|brigades?|battalions?|warships?|"
    r"carriers?|bombers|fleet|presence|destroyers?|frigates?|submarines?|corvettes?|"
    r"reservists|[Pp]aratroop(?:er)?s|USS|HMS|"
    r"(?:naval|escort|task|peacekeeping|multinational|reaction) (?:\w+ )?"
    r"(?:forces?|missions?|coalition))\b"
)
# at a reef or in a strait: at sea
_AT_SEA = re.compile(r"\b(?:Shoal|Reef|Bank|Strait|Sea|Gulf|Channel)s?\b")
_FORCES = re.compile(
    rf"{_TROOPS.pattern}|\b(?:army|navy|PLA|air force|coast ?guard|[Rr]ocket [Ff]orces?|flotilla|"
    r"squadrons?|(?:air[- ]defen[cs]e|artillery|missile|tank) (?:units?|batter(?:y|ies)))\b"
)
_AID = re.compile(r"\b(?:military|security) (?:aid|assistance)\b|\barms package\b")
# what is shot down when it is intercepted; a patrol or a bomber is only met and followed
_SHOTS = re.compile(r"\b(?:missiles?|drones?|rockets?|projectiles?|UAVs?|shells?|barrage)\b")
_MET = re.compile(r"\b(?:planes?|aircraft|bombers?|patrol|P-8|reconnaissance|surveillance)\b")
# what is announced or ordered is a move of arms or troops
_MOVES = re.compile(
    r"\b(?:send|sent|deploy\w*|station\w*|package|aid|worth|suppl\w+|deliver\w*|back|to the|"
    r"would|will|forces?|missions?|presence|coalition)\b|[$€£]"
)
_TOOK = re.compile(r"\b(?:took|taken|retook)\s+$")  # a town
_SENT_AT = re.compile(r"\b(?:at|against|into|over|towards?)\b")
_GIVES_UP = re.compile(r"\b(?:hand|sign|give|turn)\w* (?:over|up|back|in)\b")
_ARMS = re.compile(
    r"\b(?:weapons?|arms|ammunition|munitions|military aid|jets|tanks|shells|rockets|missiles|"
    r"air defen[cs]es?|howitzers|launchers)\b"
)
_STRIKES = re.compile(r"\b(?:strikes?|attacks?|fire|targets?|military|territory)\b")


def goes_on(predicate: Predicate | None, clause: Clause) -> bool:
    """Whether the clause goes on about the nuclear arms or the treaty that the text speaks of."""
    if predicate is None:
        return not clause.armed and bool(_DEVICE.search(clause.text))
    if predicate.id == "test":
        return not clause.armed
    if _OTHER_PACT.search(clause.text):
        return False
    if predicate.id == "explode":
        tested = _TESTED_DEVICE.search(clause.text) and not _IN_TOWN.search(clause.text)
        return bool(tested) and not clause.armed
    if not clause.armed and _THE_BOMB.search(clause.text):
        return True
    if predicate.id in _TREATY_ACTS and _SCRAP.search(clause.text):
        return True
    if predicate.id == "withdraw" and _PULLS_OUT.search(clause.text):
        return not (clause.armed or _FORCES.search(clause.text))
    return not clause.armed and bool(_ARSENAL.search(clause.text))


def unlisted(predicate: Predicate | None, clause: Clause) -> Graded:
    """The grade where no verb of the list says what was done."""
    if _took(clause):
        return "ASSAULT", 5
    if graded := _by_words(UNLISTED, clause):
        return graded
    if _hits(clause, anywhere=True):
        return "ASSAULT", 6 if struck(clause) else 5
    if _gives(clause):
        return "AID", 3
    if NUCLEAR_USE.search(clause.text) and not _POLICY.search(clause.text):
        return "THREATEN", 2
    armed = clause.nuclear or clause.armed or _FORCES.search(clause.text)
    usual = ("MOBILIZE", 4) if armed else ("CONSULT", 0)
    return taught.outweighed(clause, usual, taught.LIKELY, struck)


def _took(clause: Clause) -> bool:
    """Whether a town is taken: "its forces had taken Lyman"."""
    places = [name for name in clause.names if name.via in ("place", "capital")]
    return any(_TOOK.search(clause.text[: max(0, n.start - clause.start)]) for n in places)


def _hits(clause: Clause, anywhere: bool) -> bool:
    """Whether arms that fly do something to what they are meant for, whatever the verb.

    "The Kalibrs found a power station"; `anywhere`: or to a town that is not their owner's.
    """
    if _TEST.search(clause.text):
        return False
    text, start = clause.text, clause.start
    arms = {(n.start - start, n.end - start) for n in clause.munitions}
    for first, last in sorted(arms | {m.span() for m in _SHOT.finditer(text)}):
        did = _DID.match(text, last)
        found = did if did and is_past(did["verb"]) else _INTO.match(text, last)
        if found is None:
            continue
        after = found.end()
        if _TARGET.search(text, after):
            return True
        owners = {n.id for n in clause.names if n.start - start < first}
        others = (n for n in clause.names if n.kind == "country" and n.id not in owners)
        if anywhere and any(n.start - start >= after and n.via != "leader" for n in others):
            return True
    return False


def _gives(clause: Clause) -> bool:
    """Whether a state at peace has arms or money for one at war, whatever it does with them.

    "Norway found six more F-16s for Kyiv", "rustled up another $725m for Ukraine".
    """
    text, start = clause.text, clause.start
    if clause.doer in _AT_WAR or _WITHHELD.search(text):
        return False
    arms = [n.end - start for n in clause.names if n.kind == "weapon"]
    arms += [money.end() for money in _MONEY.finditer(text)]
    return any(
        n.kind == "country" and n.id != clause.doer and not clause.sanctuary(n.id)
        for n in clause.names
        if any(_FOR.fullmatch(text, end, n.start - start) for end in arms if end < n.start - start)
    )


def _by_words(verb: str, clause: Clause) -> Graded | None:
    """What the table of objects says; a blow across a sanctuary line is graded by its place."""
    graded = by_words("en", verb, clause.text, armed=clause.armed)
    if graded == ("ASSAULT", 5) and _at_peace(clause) and _DRONES.search(clause.text):
        return "MOBILIZE", 4
    invaded = bool(_SOLDIERS.search(clause.text))
    if (
        graded == ("ASSAULT", 5)
        and not _RAMMED.search(clause.text)
        and (struck(clause, invaded) or _came_down(clause))
    ):
        return "ASSAULT", 6
    return graded


def _at_peace(clause: Clause) -> bool:
    """Whether only states are named between which no war is fought."""
    return bool(clause.countries) and clause.countries <= _SHOW_THEATRE


def _came_down(clause: Clause) -> bool:
    """Whether wreckage is found by people of a land that was not at war (Romanian soldiers)."""
    if not _WRECKED.search(clause.text):
        return False
    lands = clause.lands()
    return any(not _ITS_ARMS.match(clause.text, n.end - clause.start) for n in lands)


def by_object(predicate: Predicate, clause: Clause) -> Graded | None:
    """The grade where what the deed is done to decides."""
    if graded := _by_words(predicate.id, clause):
        return graded
    if predicate.id == "report" and (clause.armed or _took(clause)):
        return unlisted(None, clause)
    if _at_peace(clause) and re.search(_HARMLESS.get(predicate.id, "(?!)"), clause.text):
        return "MOBILIZE", 4
    if clause.nuclear and predicate.id == "withdraw" and _PULLS_OUT.search(clause.text):
        return "COERCE", 4
    if clause.nuclear and predicate.level == 5 and _OWN_BOMB.search(clause.text):
        return "MOBILIZE", 4
    if clause.nuclear and predicate.level == 5 and _LET_GO.search(clause.text):
        return "ASSAULT", 7
    alone = len(clause.countries) < 2
    own = alone and (clause.nuclear or _SET_OFF.search(clause.text))
    if predicate.id in ("explode", "launch") and own:
        return "MOBILIZE", 4  # a bomb set off by its owner
    lent = clause.ground_arms_only and _is_donor(clause)
    at_war = any(not clause.sanctuary(n) for n in clause.countries)
    if lent and at_war and predicate.id == "invade" and not _SOLDIERS.search(clause.text):
        return "AID", 3  # "Poland's first Leopards rolled into Ukraine"
    if lent and predicate.id == "swap" and "eleas" in clause.text:
        return "AID", 3  # "Berlin released Leopards from its stocks"
    if predicate.id == "swap" and clause.armed and "eleas" in clause.text:
        return ("MOBILIZE", 4) if is_test(clause) else ("ASSAULT", 6 if struck(clause) else 5)
    if predicate.id == "shoot_down" and "ntercept" in clause.text and not clause.munitions:
        met = clause.doer not in _AT_WAR or _MET.search(clause.text)
        return ("MOBILIZE", 4) if met and not _SHOTS.search(clause.text) else None
    if clause.doer in _AT_WAR or clause.doers & _AT_WAR:
        return None
    if predicate.id == "seize" and _BOARDED.search(clause.text):
        return "COERCE", 4
    return None


def _is_donor(clause: Clause) -> bool:
    """Whether a state that is at peace does it, or arms come from one."""
    if clause.doer not in ("", *_AT_WAR):
        return True
    states = (n for n in clause.names if n.kind == "country" and n.id not in _AT_WAR)
    return any(clause.text[: max(0, n.start - clause.start)].endswith("from ") for n in states)


def is_treaty(predicate: Predicate, clause: Clause) -> bool:
    named = predicate.id == "sign_treaty" or bool(TREATY.search(clause.text))
    named = named or (predicate.id == "sign" and "treaties" in clause.text)
    return named and not PAPER.search(clause.text)


def by_freight(predicate: Predicate, clause: Clause) -> Graded:
    """What is sent, promised or arrives decides: missiles at a city, arms, troops, an envoy."""
    text, usual = clause.text, (predicate.type, predicate.level)
    arms = clause.armed or _ARMS.search(text)
    if predicate.id == "pledge_arms" and clause.nuclear:
        # warheads that are handed over are given up, those that are delivered are posted
        return ("AGREE", 0) if _GIVES_UP.search(text) else ("MOBILIZE", 4)
    if predicate.id == "allow_use" and clause.nuclear:
        return "MOBILIZE", 4
    if predicate.id in ("vote", "law") and _AID.search(text):
        return "AID", 3
    if predicate.id == "allow_use" and not (arms or _STRIKES.search(text)):
        return "AGREE", 0
    if predicate.id not in ("send", "arrive", "promise", "announce"):
        return usual
    if predicate.id == "arrive" and _hits(clause, anywhere=False):
        return "ASSAULT", 6 if struck(clause) else 5
    if predicate.id == "send" and clause.armed and _SENT_AT.search(text, len(clause.head)):
        return ("MOBILIZE", 4) if is_test(clause) else ("ASSAULT", 6 if struck(clause) else 5)
    if predicate.id == "promise" and _REVENGE.search(text):
        return "THREATEN", 2
    if predicate.id == "announce" and _gives(clause):
        return "AID", 3
    if predicate.id == "announce" and not (_MOVES.search(text) or _TROOPS.search(text)):
        return usual
    sails = predicate.id == "arrive" and clause.ships_only
    if clause.nuclear or sails or _TROOPS.search(text):
        return "MOBILIZE", 4
    return ("AID", 3) if arms else usual


def is_test(clause: Clause) -> bool:
    """A launch that hits nobody: an exercise, an ICBM with no other country in the clause, a ship.

    Between states at peace with one another every launch is one that is said to hit none.
    """
    there = clause.countries
    if _TEST.search(clause.text) or (clause.nuclear and len(there) < 2):
        return True
    if not there or not there <= _SHOW_THEATRE:
        return clause.ships_only  # a frigate that is launched
    return (len(there) == 1 and there != {"USA"}) or not struck(clause)


def struck(clause: Clause, invaded: bool = False) -> bool:
    """Whether the clause tells of a blow to a land across a sanctuary line.

    A state that is invaded becomes the battlefield, unless it is a nuclear power.
    """
    if _DISPUTED.search(clause.text):
        return False
    arms = {n.start for n in clause.names if n.kind == "weapon"}
    lands = [
        name
        for name in clause.lands(invaded)
        if name.end + 1 not in arms  # a U.S. Reaper
        and not _AT_SEA.search(clause.text[name.start - clause.start : name.end - clause.start])
    ]
    return any(is_struck(clause.text, clause.start, name) for name in lands)
