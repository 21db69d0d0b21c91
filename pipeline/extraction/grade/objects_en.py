"""What its object makes of an English verb: suspended sanctions, a summoned envoy, a burnt flag.

One table, read from the top: the first rule whose verb and words fit decides PLOVER root and level.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SANCTIONS = r"\b(?:sanctions|penalties|embargo|tariffs|price cap)\b"
_TREATY = r"\b(?:[Tt]reaty|[Pp]act|[Aa]ccord|[Aa]greement|deal|[Cc]onvention|START|INF)\b"
# whom one throws out of a town or a land; a text, a rule or a plan is turned down
_TROOPS_OUT = (
    r"\b(?:troops|army|forces|soldiers|garrison|rebels|militants|fighters|invaders|Russians|"
    r"Ukrainians|diplomats|them)\b"
)
_NONE = "unlisted report say announce"  # no predicate of the list, or one that only speaks
_CLOSABLE = r"(?:airspace|skies|borders?|frontiers?|crossings?|airports?|ports?|straits?)"
# what flies and falls, and what is left of it
FLYING = r"\b(?:drones?|missiles?|rockets?|UAVs?|Shaheds?|Gerans?|Scuds?|projectiles?)\b"
WRECK = r"\b(?:[Dd]ebris|[Ff]ragments?|[Ww]reckage|remains|remnants|parts|pieces|shards|shrapnel)\b"
_AT_PEACE = r"\b(?:tests?|tested|exercises?|drills?|parade|display|Sea of Japan|East Sea)\b"
_ATOM = r"(?:atomic|atom|nuclear|hydrogen) bombs?\b"
SOLDIERS = (
    r"\b(?:[Tt]roops|[Ss]oldiers|[Ii]nfantry|[Pp]aratroopers|[Cc]ommandos|[Tt]anks|[Aa]rmou?r|"
    r"[Dd]ivisions?|[Bb]rigades?|[Mm]arines|[Mm]ilitants|[Gg]unmen|[Ff]ighters|[Ii]nsurgents)\b"
)
_CABLE = r"\b(?:cables?|pipelines?|fibre-optic link|interconnector)\b"
_BROKEN = (
    r"\b(?:cuts?|broken?|severed|snapped|damaged|failed|ruptured|parted|tore|torn|went dead)\b"
)
_CARRIERS = (
    r"(?:airlines?|carriers?|planes|aircraft|flights|ships|shipping|vessels|trawlers|lorries|"
    r"trucks|"
    r"cars)"
)
_STARTS = "law sign allow_use vote announce"
_STOPS = "treaty_end withdraw"


class _Rule(NamedTuple):
    verbs: str  # ids of predicates.csv
    words: str  # what the clause must say
    graded: tuple[str, int]
    unless: str = r"(?!)"  # what it must not say
    armed: bool | None = None  # whether a weapon is named in it


_RULES = [
    _Rule(
        _NONE,
        r"\b(?:would|will|to|could) (?:\w+ )?(?:get|receive)\b",
        ("AID", 3),
        unless=r"\bnuclear\b",
        armed=True,
    ),
    _Rule(
        "agree law vote allow_use",
        r"\b(?:law|bill|rules?)\b [^.;]{0,20}\b(?:let|allow|permit|empower)\w*\b[^.;]{0,40}\b"
        r"(?:shoot|fire (?:on|at)|open fire|bring down)\b",
        ("MOBILIZE", 4),
    ),
    _Rule(
        _NONE,
        r"\b[Tt]rial of [^;.]*\b(?:begin|began|open|start)\w*|\bbe tried\b|"
        r"\b(?:(?:stand|stood|stands|go|goes|went|put|face|faces|faced) (?:on )?trial)\b",
        ("SANCTION", 1),
    ),
    _Rule(
        "arrive",
        r"\b(?:turn|show)(?:ed|s) up (?:over|above|near|off|at|around|outside|in)\b",
        ("MOBILIZE", 4),
        armed=True,
    ),
    _Rule(
        "demand",
        r"\b(?:ask\w*|call\w*|request\w*) for [^,;.]{0,25}\b(?:consultations|talks|negotiations|"
        r"(?:a|an) (?:\w+ )?(?:meeting|session|summit))\b",
        ("CONSULT", 0),
    ),
    _Rule(
        _NONE,
        r"\b(?:reply|response|answer|retaliation|revenge) (?:came|followed|began)\b",
        ("ASSAULT", 5),
        armed=True,
    ),
    _Rule(
        _NONE,
        r"\b(?:put|puts|added|adds|placed|places|listed)\b[^;.]*\b(?:(?:terror\w*|sanctions) list|"
        r"blacklist|list of (?:\w+ )?terror\w*|as (?:a )?terror\w*)",
        ("SANCTION", 1),
    ),
    _Rule(
        _NONE,
        r"\b(?:shouting match|row|quarrel|spat|war of words)\b[^;.]*\bbetween\b",
        ("ACCUSE", 1),
    ),
    _Rule(
        f"{_NONE} arrive land",
        r"\b(?:[Cc]ommandos|[Mm]arines|[Gg]unmen|[Ss]oldiers)\b[^;.]*\b(?:slid|abseil\w*|rappel\w*|"
        r"roped|descended|climbed|dropped)\b[^;.]*\b(?:on ?to|aboard|down to)\b",
        ("ASSAULT", 5),
    ),
    _Rule(
        "patrol seize attack unlisted",
        r"\bramm(?:ed|ing)\b[^.;]*\bboard(?:ed|ing)\b|\bboard(?:ed|ing)\b[^.;]*\bramm(?:ed|ing)\b",
        ("ASSAULT", 5),
    ),
    # a funeral's crush, a lorry's crash: nobody's force
    _Rule(
        "kill explode destroy",
        r"\b(?:crush|stampede|accidents?|earthquakes?|floods?|avalanche|storm|typhoon|hurricane|"
        r"landslides?|gas leak|(?:helicopter|plane|air|car|train|bus) crash|crash of|wildfires?)\b",
        ("CONSULT", 0),
        unless=r"\b(?:shot|missiles?|bombs?|attack)\b",
    ),
    # poison and germs as the means of the blow
    _Rule(
        "kill attack launch land explode sabotage",
        r"\b(?:chemical|sarin|gas|chlorine|nerve[- ]agent|novichok|biological|germ) "
        r"(?:weapons )?(?:attack|strike)|\b(?:carrying|filled with|laced with|using) "
        r"(?:sarin|chlorine|mustard|nerve|poison)",
        ("ASSAULT", 7),
        unless=r"\b(?:response|retaliat\w+|reply) (?:to|for)\b",
    ),
    _Rule(
        "attack launch land destroy kill",
        rf"(?i)\b(?:dropp?\w*|fell) (?:[\w'’]+ ){{0,4}}{_ATOM}|{_ATOM} (?:\w+ ){{0,3}}"
        r"(?:dropp\w+|fell|destroyed|flattened|levelled|wiped out|killed|struck|devastated)",
        ("ASSAULT", 7),
        unless=r"\b(?:tests?|exercise|accident\w*|mock|threat\w*|by mistake)\b",
    ),
    _Rule(
        f"{_NONE} attack launch land destroy kill explode",
        r"\b(?:bomb\w*|dropp\w+|destroy\w*|Little Boy|Fat Man)\b[^.;]*\b(?:Hiroshima|Nagasaki)\b|"
        rf"\bwith an? {_ATOM}",
        ("ASSAULT", 7),
        unless=r"\b(?:anniversary|survivors|victims|memory|since|like)\b",
    ),
    _Rule(
        "kill attack",
        r"\b(?:[Ss]arin|[Cc]hlorine|VX|[Nn]ovichok|[Mm]ustard gas|[Nn]erve (?:gas|agents?)) "
        r"(?:\w+ ){0,2}(?:kill|attack|injur|sicken)",
        ("ASSAULT", 7),
    ),
    _Rule(
        "attack",
        rf"(?i){_SANCTIONS}[^.;]{{0,50}}\b(?:hit|hits|hitting|target\w*|aimed|struck|strike)\b",
        ("SANCTION", 1),
    ),
    _Rule(
        "promise pledge_arms",
        r"\bdefend\w* [^.;]{0,30}\b(?:every|all|any)\b [^.;]{0,20}\b(?:means|weapons?|force)\b",
        ("THREATEN", 2),
    ),
    # what is found of it tells that it came down there
    _Rule(
        f"{_NONE} admit",
        rf"{WRECK} (?:of|from) [^,;]*{FLYING}|{FLYING}(?:['’]s)? (?:\w+ )?{WRECK}",
        ("ASSAULT", 5),
        unless=r"\b(?:showed|displayed|exhibit\w*|analy\w+|sent|handed|studied|examined)\b",
        armed=True,
    ),
    _Rule(
        _NONE,
        rf"\b(?:show|display|exhibit|present|examin|stud|analy)\w* (?:[\w-]+ ){{0,3}}{WRECK}",
        ("CONSULT", 0),
    ),
    _Rule(
        "sabotage attack",
        r"\b(?:uncover|expos|bust|broke up|dismantl|foil)\w*\b.*\b(?:ring|cell|network|plot)\b",
        ("SANCTION", 1),
    ),
    _Rule(
        _NONE,
        r"\b(?:troops|soldiers|forces|army|marines|peacekeepers)\b[^.;,]{0,20}\bleft\b",
        ("RETREAT", 0),
    ),
    _Rule(
        _NONE,
        r"\b(?:count|record|register|track|detect|spott?)(?:s|ed)? (?:[\w-]+ ){0,4}"
        r"(?:aircraft|warplanes|jets|bombers|ships|warships|vessels|balloons|submarines?)\b",
        ("MOBILIZE", 4),
    ),
    # counted at the border, sent off: no defence ministry counts what only flies past
    _Rule(
        _NONE,
        rf"\b(?:count|record|register|log|track|detect)(?:s|ed)? (?:[\w-]+ ){{0,4}}{FLYING}",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
        armed=True,
    ),
    _Rule(
        _NONE,
        rf"{FLYING} (?:[\w']+ ){{0,3}}(?:on (?:its|their) way|bound|headed|flew|made|came|come) "
        rf"(?:\w+ )?(?:to|towards?|for|at|into|from|over)\b|{FLYING},? (?:\w+ )?cross(?:ed|es)\b",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
        armed=True,
    ),
    _Rule(
        _NONE,
        r"\b(?:us(?:ed|es|ing)|tr(?:ied|ying)|employed|turned to|resorted to) (?:[\w-]+ ){0,5}"
        rf"{FLYING}",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
        armed=True,
    ),
    _Rule(_NONE, rf"{_CABLE}[^.;]*{_BROKEN}|{_BROKEN} [^.;]{{0,20}}{_CABLE}", ("ASSAULT", 5)),
    _Rule(
        f"{_NONE} treaty_end agree vote law allow_use",
        r"\b(?:defen[cs]e|military) (?:spending|budget|outlays?)\b|"
        r"\b(?:bn|billions?|million|funds?|budget|plan|loan)\b[^.;]{0,30} (?:for|on) (?:its |the )?"
        r"(?:defen[cs]e|army|armed forces|rearm\w+)\b",
        ("MOBILIZE", 4),
    ),
    # made ready, not done
    _Rule(
        "attack launch invade",
        r"\b(?:[Rr]eady|[Pp]repare\w*) (?:\w+ )?(?:to|for)\b",
        ("MOBILIZE", 4),
    ),
    _Rule("seize", r"\b(?:inspectors|monitors|observers|diplomats)\b", ("COERCE", 4)),  # thrown out
    _Rule(
        "seize",
        r"\bth(?:row|rows|rew|rown|rowing) (?:[\w'’]+ )*?out\b",
        ("REJECT", 1),
        unless=_TROOPS_OUT,
    ),
    _Rule(
        "promise", r"\b(?:respect|observe|abide|honou?r|comply|keep to|stick to)\b", ("AGREE", 0)
    ),
    _Rule(
        "treaty_end",
        r"\b(?:privileges?|trad(?:e|ing)|visas?|licen[cs]es?|passports?|accreditation|"
        r"citizenship)\b",
        ("SANCTION", 1),
    ),
    _Rule(
        "announce",
        r"\b(?:order|instruct|direct|command|told|tell)\w*\b.*\b(?:prepare|draw up|ready|"
        r"respon[ds]e?|"
        r"develop|start testing|resume testing)\b",
        ("MOBILIZE", 4),
    ),
    _Rule(
        "announce",
        r"\b(?:[Uu]nveil|[Pp]arade|[Ss]how(?:ed|n)? off|[Rr]eveal)",
        ("MOBILIZE", 4),
        armed=True,
    ),
    _Rule(
        "agree announce",
        r"\b(?:might|may|could|can) (?:now )?(?:fire|use|strike|hit|shoot)\b",
        ("AID", 3),
    ),
    _Rule(
        "announce",  # told him that an attack would bring chaos
        r"\bw(?:ould|ill) (?:bring|lead to|mean|have|face|cause|trigger|provoke|pay|suffer)\b.*\b"
        r"(?:chaos|consequences|war|response|retaliation|catastrophe|disaster|price|escalation)\b",
        ("THREATEN", 2),
    ),
    _Rule(
        "pledge_arms",
        r"\b(?:soldiers|troops|fighters|brigades?|men|special forces)\b",
        ("MOBILIZE", 4),
        unless=r"\b(?:train|equip|arms|weapons|aid)\w*\b",
        armed=False,
    ),
    _Rule(
        "send arrive promise announce",
        r"\bto (?:help )?(?:guard|patrol|protect|defend|police|reinforce|shield|secure)\b",
        ("MOBILIZE", 4),
        unless=r"\b(?:aid|package|suppl\w+|deliver\w*)\b",
        armed=True,
    ),
    _Rule(
        "shoot_down",
        r"(?i)\b(?:dr[io]ve|driven|push\w*|chas\w*|fend\w*|f[io]ught) (?:off|back|away)\b.*"
        r"\b(?:submarine|ships?|vessels?|boats?|patrol|destroyer|frigate|bombers?)\b",
        ("MOBILIZE", 4),
    ),
    _Rule(
        f"{_NONE} blockade sanction",
        rf"(?i)\b{_CLOSABLE}\b[^.;]{{0,20}} (?:to|for) (?:all )?[\w-]+(?:an|ish|ese|i|ch) (?:\w+ )?"
        rf"{_CARRIERS}\b",
        ("SANCTION", 1),
    ),
    _Rule(
        "sanction",
        r"\b(?:flights|flying|navigation|shipping) [^;]{0,60}\b(?:along|over|near|off|around)\b",
        ("COERCE", 4),
    ),
    _Rule(
        "blockade",
        r"\b(?:hint|threat|muse|talk|speak|spoke)\w* [^.;]*\b(?:at|of|about) "
        r"(?:clos|block|shut|seal|min)ing\b",
        ("THREATEN", 2),
    ),
    _Rule(_NONE, rf"(?i)\b(?:clos|shut|seal)\w*\b[^,;]{{0,40}}\b{_CLOSABLE}\b", ("COERCE", 4)),
    _Rule(_NONE, rf"(?i)\b{_CLOSABLE}\b[^.;]{{0,60}}\b(?:closed|shut|sealed)\b", ("COERCE", 4)),
    _Rule("withdraw", r"\b(?:ambassadors?|envoys?|attach[ée]s?|charg[ée])\b", ("SANCTION", 1)),
    _Rule("withdraw", rf"\b(?:from|of) [^,.;]{{0,44}}{_TREATY}", ("COERCE", 4)),
    _Rule(
        f"{_NONE} vote law",
        rf"\b(?:leav|left|quit|exit|pull\w* out|withdraw|withdrew)\w* [^,.;]{{0,44}}{_TREATY}",
        ("COERCE", 4),
    ),
    # a truce, a pause or talks that others call for are diplomacy
    _Rule(
        "demand",
        r"\bcall\w* (?:for|on|upon) [^.;]{0,60}\b(?:truce|cease-?fire|calm|restraint|talks|"
        r"dialogue|de-?escalation|peace)\b",
        ("CONSULT", 0),
        unless=r"\b(?:resolution|withdraw\w*|sanctions)\b",
    ),
    _Rule(
        "talks accuse", r"\b(?:[Nn]ational|[Nn]uclear) [Cc]ommand [Aa]uthority\b", ("MOBILIZE", 4)
    ),
    # soldiers who cross a line, and people who flee over it
    _Rule(
        f"{_NONE} talks",
        rf"{SOLDIERS} (?:[\w-]+ ){{0,3}}(?:crossed|slipped|poured|rolled|swept|surged|pushed|"
        rf"stormed|"
        r"landed|waded|came) (?:\w+ )?(?:over|across|into|onto|ashore|through)\b|"
        rf"{SOLDIERS} (?:[\w-]+ ){{0,3}}crossed the (?![^.;]*\bfinish)",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
    ),
    _Rule(
        "invade cross_border",
        r"(?i)\b(?:refugees|civilians|families|people|migrants|aid|lorries|trucks|money|"
        r"volunteers|tourists|"
        r"pilgrims|crowds)\b[^.;,]{0,30}\b(?:cross|pour|roll|stream|spill|surge|slip|sweep|"
        r"swept)\w*",
        ("CONSULT", 0),
        armed=False,
    ),
    _Rule(
        "talks",
        r"\b(?:troops|soldiers|divisions?|brigades?|bombers|jets|warplanes|paratroopers|warships)\b"
        r"[^.;,]{0,20}\bfl(?:y|ies|ew|own)\b",
        ("MOBILIZE", 4),
    ),
    _Rule(
        "deploy",
        r"\bairlift",
        ("AID", 3),
        unless=r"\b(?:troops|soldiers|brigades?|men)\b",
        armed=True,
    ),
    _Rule("send", r"\b(?:unload|roll\w* off)", ("AID", 3), armed=True),
    _Rule(_NONE, r"[$€£]\d[\d.,]* ?(?:bn|m|billion|million)\b", ("AID", 3), armed=True),
    _Rule("exercise", r"\b[Rr]oll\w* out\b", ("CONSULT", 0), armed=False),  # a plan, a carpet
    _Rule(
        "withdraw treaty_end stop",
        r"\b(?:flights|departures|take-?offs|landings|air traffic)\b",
        ("COERCE", 4),
        unless=r"\bto (?:[A-Z]\w+)",
        armed=True,
    ),
    _Rule(
        "allow_use",
        r"\b(?:plans?|operation) for (?:an?|the) (?:\w+ )?(?:offensive|invasion|attack|assault|"
        r"operation)\b",
        ("MOBILIZE", 4),
    ),
    _Rule(
        f"{_NONE} vote law agree allow_use",
        r"\b(?:military|national) service\b|\bconscription\b|\bthe draft\b",
        ("MOBILIZE", 4),
    ),
    _Rule("land", r"\b[Bb]alloons?\b", ("MOBILIZE", 4)),
    _Rule(
        "sign",
        r"\b(?:signed|signs|sign) (?:a |an |the |up )?(?:\w+ )?(?:for|order|contract|purchase)\b",
        ("AID", 3),
        armed=True,
    ),
    # what comes from the sky: "two days later came 300 drones"
    _Rule(
        _NONE,
        rf"\b(?:came|followed)\b (?!(?:a|the) (?:first|day|week))(?:[\w,'’-]+ ){{0,4}}?{FLYING}",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
        armed=True,
    ),
    _Rule(
        f"{_NONE} arrive send",
        r"\b(?:warheads?|missiles?|troops|soldiers|forces|bombers|men)\b[^.;,]{0,20}\b(?:went|"
        r"came|sailed|"
        r"flew|were (?:sent|shipped|flown|brought)|returned) (?:back|home)\b",
        ("RETREAT", 0),
    ),
    _Rule("allow_use vote", rf"\bclos\w*\b[^,;]{{0,20}}\b{_CLOSABLE}\b", ("COERCE", 4)),
    _Rule(
        "arrive",
        r"\bt(?:ake|akes|aking|ook) delivery\b",
        ("AID", 3),
        unless=r"\b(?:nuclear|warheads?)\b",
        armed=True,
    ),
    _Rule(
        _NONE,
        r"\b(?:g[ai]ve[ns]?|hand(?:s|ed)|lent|lends) (?:[A-Z][\w-]+|the [A-Z]\w+|it|"
        r"them) (?!up\b|over\b)",
        ("AID", 3),
        unless=r"\bg[ai]ve[ns]? \w+ (?:an?|the|its) (?:\w+ )?"
        r"(?:names?|chance|deadline|warning|signal|role)\b",
        armed=True,
    ),
    _Rule(
        _NONE,
        r"\b(?:[Tt]roops|[Ss]oldiers|[Aa]rmy|[Ff]orces|[Rr]ebels|[Ff]ighters|[Mm]ilitants|"
        r"[Mm]ilitia|"
        r"[Pp]aramilitaries|[Jj]ihadists)\b[^.;,]{0,30}\b(?:took|taken|retook) (?:the|a|an|its|"
        r"their) "
        r"(?:\w+ )?(?:towns?|city|villages?|mines?|airport|airfield|base|port|bridge|hill|palace|"
        r"station|crossing|camp|capital|hospital)\b",
        ("ASSAULT", 5),
    ),
    _Rule(
        "seize", r"\b(?:encircl|surround|r(?:ing|ung))\w* [^.;]{0,30}\bislands?\b", ("MOBILIZE", 4)
    ),
    _Rule(
        "seize",
        r"\bflag\b[^.;]*\b(?:headquarters|embassy|summit|ceremony|NATO|UN|parliament)\b",
        ("CONSULT", 0),
        armed=False,
    ),
    _Rule(
        "vote law",
        r"[$€£]\d[\d.,]* ?(?:bn|m|billion|million)\b[^.;]{0,20} for [A-Z]",
        ("AID", 3),
    ),
    _Rule(_NONE, r"\bg[ai]v(?:e|en|ing)\b [^.;]{0,40} to (?:the )?[A-Z]", ("AID", 3), armed=True),
    _Rule(
        f"{_NONE} admit",
        r"\b(?:lost|loss of) (?!track|contact|sight|count)(?:[\w-]+ ){1,4}",
        ("ASSAULT", 5),
        unless=_AT_PEACE,
        armed=True,
    ),
    # what is over
    _Rule(
        "attack battle seize blockade invade",
        r"\b(?:bombing|shelling|strikes|siege|fighting|war|blockade|attacks|offensive|"
        r"raids)\b (?:of [A-Z]\w+ |in [A-Z]\w+ )?(?:had |has |have |was |were )?(?:\w+ly )?"
        r"(?:ended|stopped|ceased|(?<=was )over|lifted|called off|died down|came to an end)\b",
        ("RETREAT", 0),
    ),
    # a state's own tunnels and silos, blown up: no blow
    _Rule(
        "destroy explode",
        r"\b(?:test(?:ing)? (?:sites?|tunnels?|stands?)|tunnels at|cooling tower|silos?|"
        r"launch pads?|"
        r"stockpiles?)\b",
        ("RETREAT", 0),
        unless=r"\b(?:attack\w*|raid\w*|str(?:ikes?|uck)|hit|bombers|bombed|saboteurs|by)\b",
        armed=False,
    ),
    _Rule(
        "patrol",
        r"\bboard(?:ed|s|ing)?\b[^.;]*\bby (?:\w+ )*(?:armed|masked|commandos|gunmen|marines|"
        r"Guards|"
        r"troops|soldiers|rebels|militants|fighters)\b|"
        r"\b(?:[Cc]ommandos|[Gg]unmen|Guards|[Rr]ebels|[Mm]ilitants|"
        r"[Ff]ighters)\b[^.;]*\bboard(?:ed|s)\b",
        ("ASSAULT", 5),
    ),
    _Rule("warrant", r"\b(?:tanker|ship|vessel|freighter|trawler|boat)\b", ("COERCE", 4)),
    _Rule("sign law", r"\b(?:accession|membership|friendship|partnership|peace)\b", ("AGREE", 0)),
    _Rule("allow_use", r"[$€£]|\b(?:million|billion)\b", ("AID", 3)),
    _Rule(
        "send",
        r"\b(?:to|towards?|along) (?:[\w-]+ ){1,3}(?:border|frontier|front|coast|line)\b",
        ("MOBILIZE", 4),
        unless=r"\b(?:aid|package|suppl\w+|at)\b",
        armed=True,
    ),
    _Rule("kill", _TREATY, ("COERCE", 4)),  # a treaty that dies
    _Rule("accuse", rf"\b[Dd]enounc\w+ (?:the )?[^,.;]{{0,30}}{_TREATY}", ("COERCE", 4)),
    _Rule(_NONE, r"\b[Hh]ackers?\b", ("ASSAULT", 5)),
    _Rule("treaty_end", r"\bscrap", ("RETREAT", 0), armed=True),  # missiles that are scrapped
    _Rule(_STOPS, _SANCTIONS, ("COOPERATE", 0)),
    _Rule(
        _STOPS,
        r"\b(?:aid|assistance|arms (?:sales|exports)|funding|shipments?|deliver(?:y|ies))\b",
        ("SANCTION", 1),
    ),
    _Rule(
        "reopen",
        r"\b(?:broadcasts?|enrich\w*|tests?|testing|launches|drills|exercises|patrols|flights|"
        r"production)\b",
        ("MOBILIZE", 4),
        unless=r"\b(?:civil|commercial|passenger|direct|relief)\b",
    ),
    _Rule(
        "withdraw agree stop announce treaty_end",
        r"\b(?:[Cc]ourt|[Jj]udges|Council|Assembly)\b [^.;]*\b(?:order|told|tell|instruct)",
        ("REQUEST", 1),
    ),
    _Rule("vote law", r"\baid (?:bill|package)\b", ("AID", 3)),
    _Rule(
        _STOPS,
        r"\b(?:talks|negotiations|dialogue|relations|ties|session|meeting|hall|chamber|room|"
        r"conference|"
        r"summit)\b",
        ("REJECT", 1),
    ),
    _Rule(
        _STOPS,
        r"\b(?:strikes|attacks|bombing|offensive|advance|siege|blockade|hostilities)\b",
        ("RETREAT", 0),
    ),
    _Rule(_STARTS, r"\bresolution", ("REQUEST", 1)),
    _Rule(_STARTS, _SANCTIONS, ("SANCTION", 1)),
    _Rule(
        _STARTS,
        r"\b(?:truce|cease-?fire|armistice|peace deal|withdrawal|release)\b",
        ("AGREE", 0),
    ),
    _Rule(
        "pledge_arms",
        r"\b(?:letters?|papers?|documents?|lists?|notes?|messages?|petitions?|speech|report|"
        r"credentials|proposals?|prisoners|bodies|detainees|hostages|suspects?|verdict|warning)\b",
        ("CONSULT", 0),
        armed=False,
    ),
    _Rule("allow_use", r"doctrine|decree|annexation|\blaw\b", ("MOBILIZE", 4)),
    _Rule("agree", r"\boffer", ("AID", 3), armed=True),
    _Rule(
        "accuse",
        r"\b[Ss]ummon\w* [^.;]{0,30}\b(?:parliament|cabinet|council|session|meeting|summit|"
        r"ministers|generals|commanders|leaders|allies|advis[eo]rs|lawmakers|deputies|party)\b",
        ("CONSULT", 0),
        unless=r"\b(?:ambassadors?|envoys?|charg[ée]|diplomats?|attach[ée])\b",
    ),
    _Rule(
        "explode destroy",
        r"\b(?:flags?|effig(?:y|ies)|portraits?|posters?|Korans?)\b",
        ("PROTEST", 1),
    ),
    _Rule(
        "recognise",
        r"(?i)\b(?:separatists?|breakaway|secession\w*|people['’]s republics?|independen\w+|"
        r"sovereignty|regions?|annex\w*)\b",
        ("COERCE", 4),
    ),
]


def by_words(verb: str, text: str, *, armed: bool) -> tuple[str, int] | None:
    """PLOVER root and level that the words of the clause give the predicate `verb`, or None."""
    for rule in _RULES:
        if (
            verb in rule.verbs.split()
            and rule.armed in (None, armed)
            and re.search(rule.words, text)
            and not re.search(rule.unless, text)
        ):
            return rule.graded
    return None
