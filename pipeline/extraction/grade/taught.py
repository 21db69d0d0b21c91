"""How grave a clause is by all its words: a second opinion, counted from annotated events.

`level_words.csv` says for each word in how many of them it stood, by level 0–6; its row without a
word says how many there were. `python -m pipeline teach` counts anew. The likeliest level is that
of naive Bayes: each word speaks for or against a level by itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from functools import cache
from math import exp, log

from pipeline.extraction.grade.clause import Clause, Graded
from pipeline.gazetteer import FOLDER
from pipeline.models import InputError, Lang

FILE = FOLDER / "level_words.csv"
# odds at which the words outweigh a grade that nothing speaks for, and that of a listed predicate
LIKELY, BLOW, ALL_BUT_CERTAIN = 0.5, 0.7, 0.95
_ROOTS = ("CONSULT", "ACCUSE", "THREATEN", "AID", "MOBILIZE", "ASSAULT", "ASSAULT")  # by level
LEVELS = 7  # use of nuclear, chemical or biological arms is told by its own words, not by these
ALL, NEWS = "(all)", "(news)"  # rows of sums: all events, and those of articles, as news tells them
_SMOOTH = 0.8  # events that a word may stand in without having been seen there
_DAMP = 0.4  # the words of a clause go together: each says less than it would alone
_PRIOR = 0.5

# katakana and Latin words whole, kanji by twos: no tokenizer is needed
_JA = re.compile("[一-龯々]+|[ァ-ヴー]+|[A-Za-zＡ-Ｚ]+")
_EN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december".split()
)
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d|e)$")

Weights = dict[str, Sequence[float]]


def words(text: str, lang: Lang) -> set[str]:
    """What of a clause is counted.

    >>> sorted(words("Norway sent tanks", "en"))
    ['norway', 'sent', 'tank']
    >>> sorted(words("戦車を供与した", "ja"))
    ['供与', '戦車']
    """
    if lang == "en":
        low = (word.lower() for word in _EN.findall(text))
        return {_ENDING.sub("", word) for word in low if word not in _DATES}
    found: set[str] = set()
    for run in _JA.findall(text):
        if run[0] < "一" or len(run) == 1:
            found.add(run)
        else:
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found


def outweighed(
    clause: Clause, usual: Graded, odds: float, struck: Callable[[Clause], bool]
) -> Graded:
    """The `usual` grade, or that of the words where their odds are better than `odds`.

    Which blows cross a line the place decides, and not they.
    """
    level, share = likeliest(clause.text, clause.lang)
    if _ROOTS[level] == "ASSAULT":
        odds = max(odds, BLOW)
    if share < odds or usual[0] == _ROOTS[level] == "ASSAULT" or usual[1] in (level, 7):
        return usual
    if _ROOTS[level] == "ASSAULT":
        level = 6 if struck(clause) else 5
    return _ROOTS[level], level


def likeliest(text: str, lang: Lang) -> tuple[int, float]:
    """(the level that the words speak for most, its share of the odds)."""
    weights, sums = _weights(lang), list(_priors(lang))
    for word in words(text, lang):
        if known := weights.get(word):
            for level, weight in enumerate(known):
                sums[level] += weight
    top = max(sums)
    return sums.index(top), 1 / sum(exp(one - top) for one in sums)


@cache
def _counts(lang: Lang) -> dict[str, list[int]]:
    """The file's rows of a language; raises InputError for one that is no row of counts."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    try:
        return {row[1]: [*map(int, row[2 : 2 + LEVELS])] for row in rows if row[0] == lang}
    except (ValueError, IndexError):
        raise InputError(
            f"{FILE}: not a table of counts; make it: python -m pipeline teach"
        ) from None


@cache
def _weights(lang: Lang) -> Weights:
    """Word → for each level the damped log-odds of the word in its events and in all others."""
    counts = dict(_counts(lang))
    events = counts.pop(ALL)
    del counts[NEWS]
    total = sum(events)
    shares = [n / total for n in events]

    def weight(seen: int, elsewhere: int, events: int, share: float) -> float:
        here = (seen + _SMOOTH * share) / (events + _SMOOTH)
        there = (elsewhere + _SMOOTH * (1 - share)) / (total - events + _SMOOTH)
        return _DAMP * log(here / there)

    return {
        word: [
            weight(n, sum(row) - n, many, share)
            for n, many, share in zip(row, events, shares, strict=True)
        ]
        for word, row in counts.items()
    }


@cache
def _priors(lang: Lang) -> Sequence[float]:
    events = _counts(lang)[NEWS]
    total = sum(events)
    return [log((n + _PRIOR) / (total - n + _PRIOR)) for n in events]
