"""Where an English clause says that force struck: "hit the port of", "in the Israeli village"."""

from __future__ import annotations

import re

from pipeline.models import NameMention

# what stands before a place that is struck, with up to five words between
_AT = re.compile(
    r"\b(?:(?<!blamed )(?<!pinned )on|at|in|into|above|through|inside|over|against|near|"
    r"towards?|across|outside|around|throughout|onto|upon|as far (?:\w+ )?as)"
    r"(?:\s+(?!(?:and|by|off|with|from|to|for|what|which|response|retaliation|revenge|behalf|"
    r"support|[A-Z]\w+day|January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b)"
    r"[\w'’-]+){0,5}(?:\s+(?-i:[A-Z])[\w'’-]+,)?\s+$|"
    r"\b(?:shelling|bombing|bombardment|assault|storming|seizure|capture|siege)\s+of\s+"
    r"(?:[\w'’-]+\s+){0,4}$|\b(?:heading|bound|headed)\s+(?:for|to|towards?)\s+$|"
    r"\b(?:track|railway|road|highway|motorway)\s+between\s+$|"
    r"\b(?:struck|strikes?|hits?|bomb(?:ed|s)|attack(?:ed|s)|shell(?:ed|s)|target(?:ed|s)|pounded|"
    r"wrecked|destroyed|damaged|paralysed|crippled|flattened|burned|torched|gutted|levelled|obliterated|erased|raided|rocked|shook|raked|invade[ds]?|seized?|captured|occupied|"
    r"entered|crossed|stormed|recaptured|retook|overran|liberated|"
    r"striking|hitting|bombing|attacking|"
    r"shelling|targeting|pummel\w*|hammered|set(?!\s+(?:out|off|up|sail|foot))|blew\s+up|blown\s+up)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\s+(?:(?:has|had|have)\s+)?(?:was|were|been|came|come)\s+(?:\w+\s+)?"
    r"(?:struck|hit|bombed|attacked|shelled|targeted|rocked|shaken|destroyed|paralysed|flattened|"
    r"burned|torched|gutted|levelled|obliterated|erased|set|under)\b|"
    r",\s+(?:struck|hit|bombed|attacked|shelled|targeted)\b"
)
# "the Russian refinery at Ryazan was hit", "burned"
_LAND_STRUCK = re.compile(
    rf"(?:\s+(?:at|in|near|outside|of)\s+[A-Z][\w-]+)?(?:{_PASSIVE.pattern}|"
    r"\s+(?:burn(?:ed|t|s)|exploded|blew\s+up|(?:caught|catches)\s+fire)\b)"
)
# an army, a ship or an embassy of a country is no land of its
_MOBILE = re.compile(
    r"(?:['’]s)?[\s-]+(?:\w+\s+){0,2}(?:helicopters?|boats?|bombers?|fighters|commandos?|gunmen|"
    r"crews?|marines|convoys?|battery|batteries|brigades?|(?:bases?|barracks|headquarters|"
    r"compound|camp) (?:in|at|outside|near)|men|"
    r"sailors|"
    r"agents|spokes\w+|president|minister|leaders?|officials?|request|demand|invitation|troops|forces?|"
    r"soldiers?|army|navy|fleet|ships?|vessels?|"
    r"tankers?|carriers?|freighters?|trawlers?|yachts?|cargo|merchant\w*|jets?|drones?|missiles?|"
    r"airliner|positions|consul\w*|embassy|diplomat\w*|"
    r"warships?|aircraft|planes?|backed|led|made|built|flagged|owned|held|occupied|militia\w*|"
    r"airstrikes?|strikes?|attacks?|raids?|barrage|shelling|offensive|operation|proxies|"
    r"interests|citizens)\b"
)
# a town, a port, a depot of a country is its land
_LAND = re.compile(
    r"(?:['’]s)?\s+(?:[\w'’-]+\s+){0,3}(?:cit(?:y|ies)|towns?|villages?|capital|regions?|provinces?|"
    r"districts?|territory|soil|airspace|skies|borders?|coast\w*|islands?|islets?|ports?|harbou?rs?|bank|"
    r"shore|airports?|airfields?|bases?|refiner\w+|depots?|plants?|reactors?|factor\w+|sites?|facilit\w+|stations?|"
    r"heartland|mainland|desert|valley|mountains|suburbs?|side|land|waters|state|consulate|parliament|ministry|school|"
    r"hospital|hotel|markets?|mosque|church|synagogue|targets?|fields?|farm\w*|barns?|yards?|camps?|outposts?|"
    r"discotheques?|nightclubs?|theatres?|concert halls?|stadiums?|mausoleum|barracks|buildings?|"
    r"posts?|terminals?|pipelines?|warehouses?|arsenals?|runways?|bridges?|dams?|dumps?|grid)\b"
)


def is_struck(clause: str, start: int, name: NameMention) -> bool:
    """Whether the clause, which begins at `start`, tells of a blow to the land `name` stands for.

    The offsets of `name` count as `start` does, in the article.
    """
    first, last = name.start - start, name.end - start
    if first < 0 or _MOBILE.match(clause, last):
        return False
    land = _LAND.match(clause, last)
    if name.via == "demonym" and not land:
        return False
    told = _PASSIVE.match(clause, last) or (land and _LAND_STRUCK.match(clause, land.end()))
    return bool(told or _AT.search(clause[:first]))
