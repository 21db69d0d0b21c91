"""Where an English clause says that force struck: "hit the port of", "in the Israeli village"."""

from __future__ import annotations

import re

from pipeline.models import NameMention

# what stands before a place that is struck, with up to five words between
_AT = re.compile(
    r"\b(?:(?<!blamed )(?<!pinned )on|at|in|into|above|through|inside|over|against|near|"
    r"towards?|across|outside|around|throughout|onto|upon|as far (?:\w+ )?as)"
    r"(?:\s+(?!(?:and|by|off|with|from|to|for|what|which|response|retaliation|revenge|behalf|support|[A-Z]\w+day|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|\d{4})\b)"
    r"[\w'’-]+){0,5}(?:\s+(?-i:[A-Z])[\w'’-]+,)?\s+$|"
    r"\b(?:struck|strikes?|hits?|bomb(?:ed|s)|attack(?:ed|s)|shell(?:ed|s)|target(?:ed|s)|pounded|"
    r"wrecked|destroyed|damaged|raided|rocked|shook|raked|invade[ds]?|seized?|captured|occupied|entered|crossed|stormed|striking|hitting)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\s+(?:(?:has|had|have)\s+)?(?:was|were|been|came|come)\s+(?:\w+\s+)?"
    r"(?:struck|hit|bombed|attacked|shelled|targeted|set|under)\b|"
    r",\s+(?:struck|hit|bombed|attacked|shelled|targeted)\b"
)
# an army, a ship or an embassy of a country is no land of its
_MOBILE = re.compile(
    r"(?:['’]s)?[\s-]+(?:\w+\s+){0,2}(?:helicopters?|boats?|bombers?|fighters|commandos?|gunmen|crews?|"
    r"marines|convoys?|battery|batteries|brigades?|bases? (?:in|at|outside)|men|sailors|agents|"
    r"spokes\w+|president|minister|leaders?|officials?|request|demand|invitation|troops|forces?|soldiers?|army|navy|fleet|ships?|vessels?|"
    r"tankers?|carriers?|freighters?|trawlers?|yachts?|cargo|merchant\w*|jets?|drones?|missiles?|airliner|positions|consul\w*|embassy|diplomat\w*|"
    r"warships?|aircraft|planes?|backed|led|made|built|flagged|owned|held|occupied|militia\w*|"
    r"airstrikes?|strikes?|attacks?|raids?|barrage|shelling|offensive|operation|proxies|"
    r"interests|citizens)\b"
)
# a town, a port, a depot of a country is its land
_LAND = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}(?:cit(?:y|ies)|towns?|villages?|capital|regions?|provinces?|districts?|"
    r"territory|soil|airspace|skies|borders?|coast\w*|islands?|islets?|ports?|harbou?rs?|bank|shore|airports?|"
    r"airfields?|bases?|refiner\w+|depots?|plants?|reactors?|factor\w+|sites?|facilit\w+|stations?|"
    r"heartland|mainland|suburbs?|side|land|waters|state|consulate|parliament|ministry|school|"
    r"hospital|hotel|market|mosque|church|synagogue|targets?|fields?|farm\w*|camps?|outposts?|posts?)\b"
)


def is_struck(clause: str, start: int, name: NameMention) -> bool:
    """Whether the clause, which begins at `start`, tells of a blow to the land `name` stands for.

    The offsets of `name` count as `start` does, in the article.
    """
    first, last = name.start - start, name.end - start
    if first < 0 or _MOBILE.match(clause, last):
        return False
    if name.via == "demonym" and not _LAND.match(clause, last):
        return False
    return bool(_AT.search(clause[:first]) or _PASSIVE.match(clause, last))
