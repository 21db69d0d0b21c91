"""Who acts, and when alone they could: leaders out of office, states that are no more.

A text that has told of October 1962 and goes on "On 24 October Kennedy ordered …" tells of no
24 October but one of his years in office. English only; a Japanese pattern would go beside it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.extraction.dates.en_words import PAST
from pipeline.gazetteer import load

_SHORTEST = 3  # letters of a name that is hardly another word
_LONG = 45  # years out of office after which nobody makes news any more


class Term(NamedTuple):
    first: date
    last: date
    state: bool = False

    def rules_out(self, published: date, fresh: bool) -> bool:
        """Whether a deed is none of the days before publication; `fresh`: of the last ones.

        A state that is no more does nothing; a former president may well speak last month.
        """
        if self.last >= published:
            return False
        return self.state or not fresh or published.year - self.last.year >= _LONG


def of_doers(sentence: str) -> list[Term]:
    """The terms, all of them over, of those whose deeds a sentence tells; the first named first.

    >>> [term.last.year for term in of_doers("On 24 October Kennedy had waited for the ships.")]
    [1963]
    >>> of_doers("On 24 October the Kennedy library opened.")
    []
    """
    terms = _terms()
    return [
        term
        for match in _pattern().finditer(sentence)
        for term in terms[match["did"] or match["leader"] or match["state"]]
    ]


def too_early(sentence: str, day: date) -> bool:
    """Whether somebody is named who had held no office by that day.

    >>> too_early("Sergei Shoigu inspected the test site.", date(1991, 8, 1))
    True
    """
    begun = _begun()
    return any(day < begun[m.group()] for m in _anybody().finditer(sentence))


@cache
def _begun() -> dict[str, date]:
    """Name → the day on which the first term of any who bear it began."""
    begun: dict[str, date] = {}
    for leader in load().leaders:
        for name in (leader.name_en, *leader.aliases_en, leader.name_ja, *leader.aliases_ja):
            if len(name) > _SHORTEST:
                begun[name] = min(leader.first, begun.get(name, leader.first))
    return begun


@cache
def _anybody() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_begun(), key=len)[::-1])
    return re.compile(rf"(?<![A-Za-zァ-ー])(?:{names})(?![A-Za-zァ-ー])")


@cache
def _terms() -> dict[str, list[Term]]:
    """Name → its terms, latest first; nobody whose name somebody in office bears as well."""
    gazetteer = load()
    found: dict[str, list[Term]] = {}
    held: set[str] = set()
    for leader in gazetteer.leaders:
        for name in (leader.name_en, *leader.aliases_en, *leader.titled_en):
            if leader.last is None:
                held.add(name)
            else:
                found.setdefault(name, []).append(Term(leader.first, leader.last))
    for names, first, last in gazetteer.former_states:
        found |= {name: [Term(first, last, True)] for name in names}
    return {name: sorted(terms)[::-1] for name, terms in found.items() if name not in held}


@cache
def _pattern() -> re.Pattern[str]:
    """A name as the doer: "Kennedy had waited", "did Kennedy lift", "Soviet crews were put"."""
    states = {name for names, _, _ in load().former_states for name in names}
    state = "|".join(sorted(states, key=len)[::-1])
    leader = "|".join(re.escape(n) for n in sorted(_terms().keys() - states, key=len)[::-1])
    did = rf"(?:had|was|were|did|{'|'.join(PAST)}|[a-z]+ed)\b"
    return re.compile(
        rf"\bdid (?P<did>{leader}|{state})\b"
        rf"|\b(?P<leader>{leader})(?:,[^,.;]{{1,60}},)? (?:[a-z]+ly |then |also )?{did}"
        rf"|(?<!former )(?<![\w-])(?P<state>{state})(?: (?!era|times|made)[\w-]+){{0,3}} {did}"
    )
