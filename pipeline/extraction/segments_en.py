"""English sentence → segments: clauses with the date they stand under and what heads them.

An English clause opens with its verb; its date stands first (On Monday …), last (… on Monday) or
inside a noun phrase (Monday's attack). Each segment is one verb with what belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction import clauses
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.verbs_en import Shape, has_finite, is_past, shape
from pipeline.models import DateMention

Shaped = tuple[PredicateMention, Shape]

# where a clause with two dates comes apart: "… on 3 May, and … on 5 May"
_BETWEEN = re.compile(r",\s+(?:and |but |followed )?|\s+(?:and|but|followed|after|since|before|that)\s+")
_LEADING = re.compile(r"[\W_]*(?:\w+[ \n]+){0,2}")  # "And on" before a date that opens its clause
_OWNS = re.compile(r"['’]s?\s+(?:\w[\w-]*\s+){0,3}$")  # Wednesday's drone [attack]
_OF_A_NOUN = re.compile(r"\b(?:the|its|his|their|of)\s+$", re.IGNORECASE)  # the 2014 [annexation]
_WORDS = re.compile(r"\s+(?:[\w-]+\s+){0,2}$")
_HELD_BY = re.compile(r"\s+(?:in|of|on)\s+(?:the\s+)?$")  # the annexation of Crimea in 2014
_UNREAL = re.compile(
    r"[\W_]*(?:Had|Were|Should)\s+(?:[A-Z]|the|he|she|it|they)|[\W_]*(?:[Ii]f|[Uu]nless|[Ee]ven if)\b|"
    r"\b(?:would|could|might|may)\s+(?:\w+\s+)?have\b|\bas if\b"
)
_MUSING = re.compile(r"\b(?:I|we|you)(?:['’]\w+)?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OPEN_ENDED = re.compile(
    r"\b(?:has|have|would|could|might|may|should|must|can|will|never|often|usually|always|every|"
    r"each|ever|used to|nobody|no one|neither|not|no|if|unless)\b|n['’]t\b"
)
_SPEAKS = frozenset({"promising", "pledging", "warning", "threatening", "announcing", "vowing"})


def segments(found: Found) -> Iterator[Segment]:
    """The segments of a sentence, each with its head.

    A dated clause without a verb hands its date on ("On the 19th, …"); a report of a happening
    that another clause of the sentence tells is left out.
    """
    if found.part.text.rstrip("\"'”’)*_ ").endswith("?"):
        return
    parts = list(_handed_on(found, [_headed(found, cut) for cut in _cut(found)]))
    told = any(p.date and p.head and p.head.predicate.kind in ("act", "speech") for p in parts)
    for part in parts:
        report = part.head is None or part.head.predicate.kind == "report"
        if not (report and told and part.date is None):
            yield part


def stands_alone(found: Found, segment: Segment, *, dated_by_heading: bool) -> bool:
    """Whether a clause without date words states a happening of its own, done and over.

    Under the day of a live blog's heading the present tells the news too (Kyiv denies …).
    """
    head = segment.head
    if head is None or head.predicate.kind == "report":
        return False
    text = found.text[segment.start : segment.end]
    if _UNREAL.search(text) or _shape(found, head) != "finite":
        return False
    if dated_by_heading:
        return not re.search(r"n['’]t\b|\bif\b", text)
    before = found.text[segment.start : head.start]
    return is_past(head.text) and not _OPEN_ENDED.search(before)


def _handed_on(found: Found, parts: Sequence[Segment]) -> Iterator[Segment]:
    waiting: Segment | None = None
    for part in parts:
        if waiting and part.date is None:
            part = _headed(found, replace(part, start=waiting.start, date=waiting.date))
        waiting = part if part.date and part.silent else None
        if waiting is None:
            yield part


def _cut(found: Found) -> Iterator[Segment]:
    """The clauses of the sentence, cut again where a clause holds several dates."""
    for a, b in clauses.split(found.part.text, found.lang):
        start, end = found.part.start + a, found.part.start + b
        inside = [m for m in found.dates if start <= m.start < end]
        edges = [start, *(_edge(found, one, two) for one, two in zip(inside, inside[1:])), end]
        for i, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
            yield from _noun_phrase(found, Segment(first, last, inside[i] if inside else None))


def _edge(found: Found, one: DateMention, two: DateMention) -> int:
    """Where the stretch of the date `two` begins: at the last joint between the two dates."""
    joints = list(_BETWEEN.finditer(found.text, one.end, two.start))
    return joints[-1].end() if joints else two.start


def _noun_phrase(found: Found, segment: Segment) -> Iterator[Segment]:
    """"accused them of Monday's attack": the date is the attack's, not the accusation's."""
    date = segment.date
    noun = date and next((p for p in found.within(date.end, segment.end) if _owned(found, date, p)), None)
    if not date or not noun:
        yield segment
        return
    stop = found.text.find(",", noun.end, segment.end)
    end = stop if stop >= 0 else segment.end
    if found.within(segment.start, date.start):
        yield replace(segment, end=date.start, date=None)
        yield replace(segment, start=date.start, end=end)
    else:
        yield replace(segment, end=end)
    if end < segment.end:
        yield Segment(end, segment.end, None)


def _owned(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    between = found.text[date.end : noun.start]
    owned = _OWNS.fullmatch(date.text[-2:] + between) or (
        _OF_A_NOUN.search(found.text[: date.start]) and _WORDS.fullmatch(between)
    )
    return bool(owned) and _shape(found, noun) == "noun" and noun.predicate.kind == "act"


# --- heads --------------------------------------------------------------------------------


def _shape(found: Found, one: PredicateMention) -> Shape | None:
    part = found.part
    names = [replace(n, start=n.start - part.start, end=n.end - part.start) for n in found.names]
    return shape(part.text, one.start - part.start, one.end - part.start, names)


def _headed(found: Found, segment: Segment) -> Segment:
    head = _head(found, segment)
    return replace(segment, head=head, tells=head is None and _tells(found, segment))


def _head(found: Found, segment: Segment) -> PredicateMention | None:
    """The predicate that says what happened.

    A finite verb of an act or of words that are one; else what was announced, ordered or begun;
    else the noun that names a happening; words that only report come last.
    """
    date = segment.date
    shaped = [
        (one, form)
        for one in found.within(segment.start, segment.end)
        if (form := _shape(found, one)) and not (date and date.start <= one.start < date.end)
    ]
    telling = [(p, form) for p, form in shaped if p.predicate.kind in ("act", "speech")]
    finite = [p for p, form in telling if form == "finite"]
    if finite:
        return _nearest(finite, found, segment)
    if date is None:
        return None
    speaks = [p for p, form in telling if p.text.lower() in _SPEAKS]
    for forms in ("infinitive", "noun", "participle"):
        speaks += [p for p, form in telling if form == forms]
    named = any(segment.start <= n.start < segment.end for n in found.names)
    reports = [p for p, _ in shaped if p.predicate.kind == "report" and named]
    return next(iter(speaks + reports[::-1]), None)


def _nearest(finite: Sequence[PredicateMention], found: Found, segment: Segment) -> PredicateMention:
    """The verb that the date goes with: the first after a date that leads, else the last before.

    What is threatened or refused is no happening: the threat is.
    """
    date = segment.date
    if date is None or _LEADING.fullmatch(found.text, segment.start, date.start):
        return next((p for p in finite if not date or p.start >= date.end), finite[0])
    before = [p for p in finite if p.start < date.start] or list(finite)
    return next((p for p in before if p.predicate.kind == "speech"), before[-1])


def _tells(found: Found, segment: Segment) -> bool:
    """Whether a dated clause without a listed predicate still states a happening."""
    if segment.date is None:
        return False
    if any(p.predicate.kind == "say" for p in found.within(segment.start, segment.end)):
        return False
    named = any(segment.start <= n.start < segment.end for n in found.names)
    return named and has_finite(found.text[segment.start : segment.end])
