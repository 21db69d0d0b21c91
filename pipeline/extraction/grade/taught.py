"""What all the words of a clause say: a second opinion, counted from annotated events.

`level_words.csv` says for each word in how many events of each level 0–6 it stood, and in how many
dated clauses that told none; two rows give the sums. `python -m pipeline teach` counts anew. The
likeliest level is that of naive Bayes: each word speaks for or against one by itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
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
NONE = -1  # the last column: dated clauses that tell no event
ALL, NEWS = "(all)", "(news)"  # rows of sums: of every clause, and of those of articles
_SMOOTH = 0.8  # events that a word may stand in without having been seen there
_DAMP = 0.4  # the words of a clause go together: each says less than it would alone
_PRIOR = 0.5
_TOLD = 4.0  # log-odds for an event where no rule finds one

# katakana and Latin words whole, kanji by twos: no tokenizer is needed
_JA = re.compile("[一-龯々]+|[ァ-ヴー]+|[A-Za-zＡ-Ｚ]+")
_EN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d|e)$")


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

    A blow stays one: which of them cross a line the place decides. A refusal stays one, for its
    words are those of what is refused.
    """
    if usual[0] in ("ASSAULT", "REJECT"):
        return usual
    level, share = likeliest(clause.text, clause.lang)
    if _ROOTS[level] == "ASSAULT":
        odds = max(odds, BLOW)
    if share < odds or usual[1] == level:
        return usual
    if _ROOTS[level] == "ASSAULT":
        level = 6 if struck(clause) else 5
    return _ROOTS[level], level


def likeliest(text: str, lang: Lang) -> tuple[int, float]:
    """(the level that the words speak for most, its share of the odds)."""
    sums = _summed(text, lang)[:NONE]
    top = max(sums)
    return sums.index(top), 1 / sum(exp(one - top) for one in sums)


def tells(text: str, lang: Lang) -> bool:
    """Whether the words of a dated clause are those of an event, and not of a comment."""
    return _summed(text, lang)[NONE] < -_TOLD


def _summed(text: str, lang: Lang) -> list[float]:
    """For each column the log-odds that the words give it."""
    known = filter(None, map(_weights(lang).get, words(text, lang)))
    return list(map(sum, zip(_priors(lang), *known, strict=True)))


@cache
def _counts(lang: Lang) -> dict[str, list[int]]:
    """The file's rows of a language; raises InputError when it is no table of counts."""
    try:
        with FILE.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row[0] == lang]
        found = {row[1]: [int(row[2 + n]) for n in range(LEVELS + 1)] for row in rows}
        if not {ALL, NEWS} <= found.keys():
            raise ValueError
        return found
    except (OSError, ValueError, IndexError):
        raise InputError(
            f"{FILE}: not a table of counts; make it: python -m pipeline teach"
        ) from None


@cache
def _weights(lang: Lang) -> dict[str, Sequence[float]]:
    """Word → for each column the damped log-odds of the word in its clauses and in all others."""
    counts = dict(_counts(lang))
    clauses = counts.pop(ALL)
    del counts[NEWS]
    events = sum(clauses[:NONE])

    def weights(row: Sequence[int]) -> Iterator[float]:
        told = sum(row[:NONE])
        for n, many in zip(row[:NONE], clauses[:NONE], strict=True):
            yield _weight(n, many, told - n, events - many)
        yield _weight(row[NONE], clauses[NONE], told, events)

    return {word: list(weights(row)) for word, row in counts.items()}


def _weight(here: int, of_here: int, there: int, of_there: int) -> float:
    share = of_here / (of_here + of_there)
    one = (here + _SMOOTH * share) / (of_here + _SMOOTH)
    other = (there + _SMOOTH * (1 - share)) / (of_there + _SMOOTH)
    return _DAMP * log(one / other)


@cache
def _priors(lang: Lang) -> Sequence[float]:
    news = _counts(lang)[NEWS]
    events = sum(news[:NONE])
    levels = [log((n + _PRIOR) / (events - n + _PRIOR)) for n in news[:NONE]]
    return [*levels, log((news[NONE] + _PRIOR) / (events + _PRIOR))]
