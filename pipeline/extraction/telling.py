"""What the way from sentence to event hands on: a clause that tells, and why a sentence did."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extraction.grade import Grade
from pipeline.extraction.predicates import Predicate, PredicateMention
from pipeline.models import DateMention, NameMention, Sentence, Status


class Telling(NamedTuple):
    """One clause that tells one dated happening: an event before merging."""

    sentence: Sentence
    start: int
    end: int
    clause: str
    date: DateMention
    carried: bool
    predicate: Predicate | None
    grade: Grade
    status: Status
    names: tuple[NameMention, ...]
    head: PredicateMention | None = None  # where the predicate stands, if in the clause


class Trace(NamedTuple):
    """Why a sentence gave the events it gave, or none."""

    sentence: Sentence
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    predicates: tuple[PredicateMention, ...]
    tellings: tuple[Telling, ...]
    reason: str
