"""What its object makes of an English verb: suspended sanctions, a summoned envoy, a burnt flag.

One table, read from the top: the first rule whose verb and words fit decides PLOVER root and level.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SANCTIONS = r"\b(?:sanctions|penalties|embargo|tariffs|price cap)\b"
_TREATY = r"\b(?:[Tt]reaty|[Pp]act|[Aa]ccord|[Aa]greement|deal|[Cc]onvention|START|INF)\b"
_STARTS = "law sign allow_use vote announce"
_STOPS = "treaty_end withdraw"


class _Rule(NamedTuple):
    verbs: str  # ids of predicates.csv
    words: str  # what the clause must say
    graded: tuple[str, int]
    unless: str = r"(?!)"  # what it must not say
    armed: bool | None = None  # whether a weapon is named in it


_RULES = [
    _Rule("withdraw", rf"\b(?:from|of) [^,.;]{{0,44}}{_TREATY}", ("COERCE", 4)),
    _Rule("seize", r"\b(?:inspectors|monitors|observers|diplomats)\b", ("COERCE", 4)),  # thrown out
    _Rule("kill", _TREATY, ("COERCE", 4)),  # a treaty that dies
    _Rule("treaty_end", r"\bscrap", ("RETREAT", 0), armed=True),  # missiles that are scrapped
    _Rule(_STOPS, _SANCTIONS, ("COOPERATE", 0)),
    _Rule(_STOPS, r"\b(?:aid|assistance|arms (?:sales|deliveries)|funding)\b", ("SANCTION", 1)),
    _Rule(_STOPS, r"\b(?:talks|negotiations|dialogue|relations|ties)\b", ("REJECT", 1)),
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
        r"\b[Ss]ummon",
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
