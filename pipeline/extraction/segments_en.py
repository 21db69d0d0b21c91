"""English sentence → segments: clauses with the date they stand under and what heads them.

An English clause opens with its verb; its date stands first (On Monday …), last (… on Monday) or
inside a noun phrase (Monday's attack). Each segment is one verb with what belongs to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from pipeline.extraction.grade.en import NUCLEAR_USE
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.verbs_en import Shape, has_finite, is_past, shape
from pipeline.models import DateMention

Shaped = tuple[PredicateMention, Shape]

# where a clause with two dates comes apart: "… on 3 May, and … on 5 May"
_BETWEEN = re.compile(
    r",\s+(?:and |but |followed )?|\s+(?:and|but|followed|after|since|before|that)\s+"
)
_RECKONS = re.compile(r"\b(?:after|before|since)$")
_DATELINE = re.compile(r"^[A-Z][A-Z/ .]+(?:, [A-Z][\w .]+)?, $")  # "TAIPEI, [Oct 15] - China's …"
# "vowed revenge and on 10 October [sanctioned]": the date opens what follows
_BY_WHAT = re.compile(r"\b(?:when|after|as)\s+\Z")
_AND_THEN = re.compile(r",?( (?:and|but|then) )(?:(?:on|in|at|late|early|by) )*\Z")
# "In November, as they pulled out of Kherson, Russian troops …": what is told comes after
_WHILE = re.compile(r",\s+(?:as|when|while|after|before|though|although|because)\b[^,]*,")
# "the day after the strike that …": here the date is of the noun
_RELATIVE = re.compile(r"(?:[\w-]+\s+){0,4}(?:that|which|who)\b")
# "NATO's leaders, who meet on 11 July, had hoped": what is told inside is over at the comma
_ASIDE = re.compile(
    r",\s+(?:\w+ )?(?:who|whom|which|where)\b[^,;]*,(?=\s+(?:has|had|is|was|[a-z]+s|[a-z]+ed)\b)"
)
_LEADING = re.compile(r"[\W_]*(?:\w+[ \n]+){0,2}")  # "And on" before a date that opens its clause
_OWNS = re.compile(r"['’]s?\s+(?:\w[\w-]*\s+){0,3}")  # Wednesday's drone [attack]
_OF_A_NOUN = re.compile(r"\b(?:the|its|his|their|of)\s+$", re.IGNORECASE)  # the 2014 [annexation]
_ABOUT = re.compile(r"\b(?:like|for|than|about|from|lessons? of)\s+$", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b")
_WHO = re.compile(r"[a-z] (?:who|which) (?:was |were |had |have |has )?$")
# "announces sanctions", "there has been an attack": the noun that follows is the news
_THERE_IS = re.compile(
    r"\b(?:announc|order|declar|impos)e?s\b|\bthere (?:has been|have been|is|are)\b"
)
# what is said of it is a comment: "told them that the raid could have been a mistake"
_COMMENTED = re.compile(r"\s+[\"“]?(?:could|might|may|would|was|is|had been|has been)\b")
_AN_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:which|whom?|whose|where)\b[^,;]*,")
_ENDS_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:which|whom?|whose|where)\b[^,;]*,\s*\Z")
_RULES_OUT = re.compile(r"den[iy]|rul(?:e|es|ed|ing) out", re.IGNORECASE)
# "the first since [Iraq's] invasion [of Kuwait in] 1990"
_SINCE = re.compile(r"\b(?:since|until)\s+(?:[\w'’-]+\s+){0,3}\Z")
_WHOSE = re.compile(r"\b(?:(?:[A-Z][\w’'-]*|the|its|their)\s+){1,3}\Z")
_WORDS_IN = re.compile(r"\s+(?:(?:of|on|at|in)\s+[\w'’ -]+?\s+)?(?:in|on)\s+")
_WORDS = re.compile(r"\s+(?:[\w-]+\s+){0,2}$")
_VERB_NEXT = re.compile(r"\s+(?:was|were|is|has|had|[a-z]{3,}ed)\b")
_UNSURE = re.compile(r"\b(?:if|could|may|might|should|would|must|unlikely|likely)\b", re.IGNORECASE)
_REACH = 300  # characters on either side of a verb in which words speak for or against it
_AGREES = re.compile(r"agree|offer|accept|vot(?:e|ing)", re.IGNORECASE)
_LENGTHENED = re.compile(r"prolong|extend|extension", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"\b(?:about|regarding|concerning|over|after|before|following|amid|during|ahead of|"
    r"in response to|because of|despite|in the wake of|"
    r"to mark|condolences for)\s+(?:[\w-]+(?:['’]s)?\s+){0,3}$"
)
_BY = re.compile(r"\bby\s+$")  # responded by [expelling]
# plain speaking is no event; what was said may be one (said it had retaken the town)
_SPOKE = re.compile(
    r"\b(?:said|says?|told|tells?|believed?|thinks?|thought)\b(?!.*\b(?:had|will)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SAYS = re.compile(r"\s+(?:\w+\s+){0,3}that\b")
_OTHER_TIME = re.compile(r"\b(?:after|before|since|until|because|although|though|if)\s+$")
_SHOTS = re.compile(
    r"\b(?:shots?|rounds?|rockets?|shells?|salvos?|projectiles?|Scuds?|Katyushas?|[Dd]ebris|[Ff]ragments?|"
    r"fired? (?:at|on|into|again|back|first))\b"
)
_NOTHING = re.compile(r"\s+(?:nothing|nobody|no one|neither|none)\b")
_HAD_IT = re.compile(r"[\W_]*(?:Had|Were|Should)\s+(?:[A-Z]\w*|the|an?|he|she|it|they)\b")
_WHAT_IF = re.compile(r"\bwould\b[^.;]*\bif\b|\b[Ii]f\b[^.;]*\bwould\b")
_UNREAL = re.compile(
    r"[\W_]*(?:[Ii]f|[Uu]nless|[Ee]ven if)\b|"
    r"\b(?:would|could|might|may)\s+(?:\w+\s+)?have\b|\bas if\b"
)
# "I was in a cafe", "On Monday we talked": the writer, not the news
_MUSING = re.compile(r"[^\w\"“‘]*(?:[\w,]+\s+){0,3}(?:I|[Ww]e|[Yy]ou)(?:['’]\w+)?\s")
_OPEN_ENDED = re.compile(
    r"\b(?:has|(?<!to )have|would|could|might|may|should|must|can|will|never|often|usually|always|"
    r"every|"
    r"each|ever|used to|nobody|no one|neither|not|no|if|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
# "Minsk did likewise the next day", "Moscow's turn came in May": the happening before once more
_AGAIN = re.compile(
    r"\b(?:did (?:likewise|the same|so too)|followed suit|(?:['’]s turn|turn of \w+) came|"
    r"came next|(?:was|were) next|"
    r"followed(?= (?:on|in|at|the|a|two|three|four|five|six|within|late|early|\d)\b|[.,;]|$))"
)
_NIGHT = re.compile(
    r",?\s+(?:\w+\s+)?(?:after|following|amid|during)\s+(?P<deed>(?:an?|another|the)\s+(?:overnight|"
    r"pre-dawn|dawn|(?:early|late)-\w+|morning|evening|night|night-time|midnight)\s+[^,;.]*)"
)
_SPEAKS = frozenset({"promising", "pledging", "warning", "threatening", "announcing", "vowing"})

# an indirect question: "asked whether he would send tanks, he ruled it out"
_ASKED = re.compile(
    r"\b(?:asked|consider\w*|weigh\w*|mull\w*|debat\w*|ponder\w*|discuss\w*|wonder\w*|unclear|"
    r"unsure|know\w*|doubt\w*|decid\w*|question\w*)\b[^,;]*\b(?:whether|if)\b[^,;]*$"
)
_CONDITION = re.compile(r"\b(?:unless|until|in case|provided that)\b[^,;]*\Z")
# "has not ruled out", "did not condemn": words that were not said
_UNSAID = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$")
_ANCHOR = re.compile(r" (?:(?:the|that|his|her|its|their) (?:[A-Z][\w-]* ){0,3})?")
# "ordered back the sanctions that it had suspended": what a noun is told apart by
_TOLD_APART = re.compile(r"\b[a-z]+ (?:that|which) (?:it|he|she|they|\w+) had (?:\w+ly |since )?$")


def segments(found: Found) -> Iterator[Segment]:
    """The segments of a sentence, each with its head.

    A dated clause without a verb hands its date on ("On the 19th, …"); a report of a happening
    that another clause of the sentence tells is left out.
    """
    text = found.part.text
    if text.rstrip("\"'”’)*_ ").endswith("?"):
        return
    yield from _by_night(found)
    parts = list(_handed_on(found, [_headed(found, cut) for cut in _cut(found)]))
    told = [p for p in parts if p.date and p.head and p.head.predicate.kind in ("act", "speech")]
    for part in _with_content(found, parts):
        speech = part.head is not None and part.head.predicate.kind == "speech"
        warned = speech and part.head is not None and is_past(part.head.text)
        if not warned and _HAD_IT.match(text):
            continue
        if not speech and _WHAT_IF.search(found.text, part.start, part.end):
            continue
        report = part.head is None or part.head.predicate.kind == "report"
        # "claimed on Tuesday that it had sunk a boat the day before": the boat is the news
        inside = told and _THAT.search(found.text, part.start, part.end) and told[-1] is not part
        if not (report and told and (part.date is None or inside)):
            yield part


def _by_night(found: Found) -> Iterator[Segment]:
    """ "On Friday, after an overnight raid on Lviv, …": a happening of that day beside the news."""
    for date in found.dates:
        night = _NIGHT.match(found.text, date.end, found.part.end)
        deeds = found.within(night.start("deed"), night.end()) if night else []
        for one in deeds[:1]:
            if night and one.predicate.kind == "act" and _shape(found, one) == "noun":
                yield Segment(night.start("deed"), night.end(), date, one)


def _with_content(found: Found, parts: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, words with what they demand or threaten ("demanded that … by Monday")."""
    words: Segment | None = None
    for part in parts:
        if words and words.head and words.date:
            words = replace(words, end=part.end)
        else:
            if words:
                yield words
            words = part
        asks = words.head is not None and words.head.predicate.id in ("demand", "threaten")
        if not (asks and found.text[words.start : words.end].rstrip().endswith(" that")):
            yield words
            words = None
    if words:
        yield words


def stands_alone(found: Found, segment: Segment, *, dated_by_heading: bool) -> bool:
    """Whether a clause without date words states a happening of its own, done and over.

    Under the day of a live blog's heading the present tells the news too (Kyiv denies …).
    """
    head = segment.head
    if head is None or head.predicate.kind == "report":
        return False
    # what is threatened or demanded may hang on a condition
    said = head.end if head.predicate.kind == "speech" else segment.end
    text = found.text[segment.start : said]
    if _OTHER_TIME.search(_just_before(found, segment.start)):
        return False
    arms = any(n.kind == "weapon" for n in found.names if segment.start <= n.start < segment.end)
    if (head.predicate.id in ("send", "arrive") and not arms) or _UNREAL.search(text):
        return False
    if _NOTHING.match(found.text, head.end):
        return False
    if _WHO.search(_just_before(found, head.start)):
        return False  # "commanders who were promised a parade": not what is told
    if dated_by_heading:
        finite = _shape(found, head) == "finite" or _THERE_IS.search(text)
        return bool(finite) and not re.search(r"n['’]t\b|\bif\b", text)
    begins = max(found.part.start, head.start - _REACH)
    if not any(map(is_past, re.findall(r"[\w-]+", found.text[begins : head.end]))):
        return False
    begins = segment.start if found.dates else begins
    return not _OPEN_ENDED.search(found.text, begins, head.start)


def is_aside(found: Found, segment: Segment) -> bool:
    """Whether the date of the segment stays in it ("Oslo, which had agreed in May, sent …")."""
    if found.lang != "en" or not segment.date or segment.end >= found.part.end:
        return False
    aside = _ENDS_ASIDE.search(found.text, found.part.start, segment.end)
    return aside is not None and aside.start() < segment.date.start


def aside_at(found: Found, place: int) -> tuple[int, int] | None:
    """(start, end) of the aside that holds the place: ", which arms both sides,"."""
    asides = _AN_ASIDE.finditer(found.text, found.part.start, found.part.end)
    return next((m.span() for m in asides if m.start() < place < m.end()), None)


def without_asides(found: Found, start: int, end: int, head: int) -> str:
    """The clause, in its own place, with the asides blanked that do not hold its head."""
    clause = found.text[start:end]
    for aside in _AN_ASIDE.finditer(found.text, start, end):
        if not aside.start() <= head < aside.end():
            blank = " " * (aside.end() - aside.start())
            clause = clause[: aside.start() - start] + blank + clause[aside.end() - start :]
    return clause


def asserted(found: Found, segment: Segment, clause: str) -> str:
    """What of the clause may put its happening in doubt.

    Of a noun with a date of its own ("has not forgiven the raid of May 2011") what is beside it.
    """
    head, date = segment.head, segment.date
    if head is None or date is None or not _owned(found, date, head):
        return clause
    return found.text[min(head.start, date.start) - 12 : max(head.end, date.end)]


def ruled_out(found: Found, segment: Segment) -> PredicateMention | None:
    """The act that the head of the segment denies or rules out; it keeps its own level."""
    head = segment.head
    if head is None or not _RULES_OUT.match(head.text):
        return None
    asked = _ASKED.search(found.text, found.part.start, head.start)
    if asked or NUCLEAR_USE.search(found.text, head.end, found.part.end):
        return None
    after = found.within(head.end, max(segment.end, found.part.end))
    acts = [p for p in after if p.predicate.kind == "act" and p.predicate.level > 2]
    return next((p for p in acts if _shape(found, p)), None)


def _handed_on(found: Found, parts: Sequence[Segment]) -> Iterator[Segment]:
    waiting: Segment | None = None
    listed: Segment | None = None
    for before, part in zip([None, *parts], parts, strict=False):
        if listed and part.date and not has_finite(found.text[part.start : part.end]):
            part = replace(part, head=listed.head)  # …, then on 19 April in Rome
        elif before and _only_dates(found, before, part):
            listed = part = _headed(found, replace(part, start=before.start))
        else:
            listed = None
        if waiting and part.date is None:
            start = part.start if _is_musing(found, waiting) else waiting.start
            part = _headed(found, replace(part, start=start, date=waiting.date))
        waiting = part if part.date and part.silent else None
        if waiting is None:
            yield part


def _only_dates(found: Found, before: Segment, part: Segment) -> bool:
    """Whether `part` only says when `before` happened ("have met twice: on Monday in …")."""
    return bool(
        before.head
        and before.date is None
        and part.date
        and found.text[before.start : part.start].rstrip().endswith(":")
        and not has_finite(found.text[part.start : part.end])
    )


def _cut(found: Found) -> Iterator[Segment]:
    """The clauses of the sentence, cut again where a clause holds several dates."""
    for start, end in _clauses(found):
        inside = [m for m in found.dates if start <= m.start < end and not _is_topic(found, m)]
        pairs = pairwise(inside)
        edges = [start, *(_edge(found, one, two) for one, two in pairs), end]
        for i, (first, last) in enumerate(pairwise(edges)):
            yield from _noun_phrase(found, Segment(first, last, inside[i] if inside else None))


def _clauses(found: Found) -> Iterator[tuple[int, int]]:
    """The clauses as offsets into the article; none ends inside date words (the day after …)."""
    start = found.part.start
    ends = [end for _, end in found.clauses]
    for end, after in zip_longest(ends, ends[1:]):
        if any(m.start < end < m.end for m in found.dates) or _only_victims(
            found, start, end, after
        ):
            continue
        end = _before_reckoning(found, start, end)
        for cut in sorted({*_dated_joints(found, start, end), end}):
            yield start, cut
            start = cut


def _only_victims(found: Found, start: int, end: int, after: int | None) -> bool:
    """Whether the next clause says by what ("Two men died on Friday | when a bomb fell")."""
    if after is None or not _BY_WHAT.search(found.text, start, end):
        return False
    named = any(n.kind != "weapon" and start <= n.start < end for n in found.names)
    dated = any(end <= m.start < after for m in found.dates)
    hurt = any(p.predicate.id in ("kill", "destroy") for p in found.within(start, end))
    return hurt and not named and not dated


def _before_reckoning(found: Found, start: int, end: int) -> int:
    """The end of a clause without the date of the next: "sent his army in, [three days after]"."""
    for date in found.dates:
        at_end = start < date.start < end and not found.text[date.end : end].strip()
        if at_end and _RECKONS.search(date.text) and not _RELATIVE.match(found.text, end):
            return date.start
    return end


def _dated_joints(found: Found, start: int, end: int) -> Iterator[int]:
    """Where a date opens a coordinated clause, and where an aside with a date is over."""
    for date in found.dates:
        if not start < date.start < end:
            continue
        joint = _AND_THEN.search(found.text, start, date.start)
        follows = any(map(is_past, found.text[date.end : end].split()[:3]))
        if joint and follows and has_finite(found.text[start : joint.start()]):
            yield joint.end(1)
        aside = _ASIDE.search(found.text, start, end)
        if aside and aside.start() < date.start < aside.end():
            yield aside.end()


def _is_topic(found: Found, date: DateMention) -> bool:
    """Whether a date tells nothing: a dateline's, a year only spoken of (a year like 1983)."""
    if _DATELINE.search(found.text[found.part.start : date.start]):
        return bool(re.match(r"(?: \([^)]*\))? [-—–] ", found.text[date.end : date.end + 20]))
    year = date.span is not None and date.span.precision == "year" and len(date.text) == 4
    return year and bool(_ABOUT.search(_just_before(found, date.start)))


def _edge(found: Found, one: DateMention, two: DateMention) -> int:
    """Where the stretch of the date `two` begins: at the last joint between the two dates."""
    joints = list(_BETWEEN.finditer(found.text, one.end, two.start))
    return joints[-1].end() if joints else two.start


def _noun_phrase(found: Found, segment: Segment) -> Iterator[Segment]:
    """ "accused them of Monday's attack": the date is the attack's, not the accusation's."""
    date = segment.date
    noun = date and next(
        (p for p in found.within(segment.start, segment.end) if _owned(found, date, p)), None
    )
    if not date or not noun:
        yield segment
        return
    stop = found.text.find(",", max(noun.end, date.end), segment.end)
    end = stop if stop >= 0 else segment.end
    if noun.start < date.start:
        before = [p for p in found.within(segment.start, noun.start) if p.predicate.kind != "say"]
        start = _phrase(found, segment, noun) if before else segment.start
        if start > segment.start:
            yield replace(segment, end=start, date=None)
        yield replace(segment, start=start, end=end)
        if end < segment.end:
            yield Segment(end, segment.end, None)
        return
    if found.within(segment.start, date.start):
        yield replace(segment, end=date.start, date=None)
        yield replace(segment, start=date.start, end=end)
    else:
        yield replace(segment, end=end)
    if end < segment.end:
        yield Segment(end, segment.end, None)


def _phrase(found: Found, segment: Segment, noun: PredicateMention) -> int:
    """Where the phrase of the noun begins, with whose it is ("Iraq's invasion")."""
    owner = _WHOSE.search(found.text, segment.start, noun.start)
    return owner.start() if owner else noun.start


def _owned(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    """Whether the date is a noun's (Monday's talks, the 2014 annexation, the truce of May)."""
    if noun.start < date.end:
        between = found.text[noun.end : date.start]
        named = between == " of " or _is_subject(found, date, noun)
        named = named or bool(
            _SINCE.search(found.text, found.part.start, noun.start) and _WORDS_IN.fullmatch(between)
        )
        return named and noun.predicate.kind == "act" and _shape(found, noun) == "noun"
    end = date.start + len(re.sub(r"['’]s?$", "", date.text))
    between = found.text[date.end : noun.start]
    owned = _OWNS.fullmatch(found.text, end, noun.start) or (
        _OF_A_NOUN.search(_just_before(found, date.start)) and _WORDS.fullmatch(between)
    )
    return bool(owned) and _shape(found, noun) == "noun" and noun.predicate.kind == "act"


def _is_subject(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    """Whether the date closes a subject ("The fall of the town in May | was hailed by …")."""
    first = max([found.part.start, *(m.end for m in found.dates if m.end <= noun.start)])
    clause = found.text[first : date.start]
    return bool(
        _VERB_NEXT.match(found.text, date.end)
        and not re.search(r"[,;:]", clause)
        and not has_finite(clause)
    )


def _just_before(found: Found, place: int) -> str:
    return found.text[max(0, place - 30) : place]


# --- heads --------------------------------------------------------------------------------


def _shape(found: Found, one: PredicateMention) -> Shape | None:
    first = max(found.part.start, one.start - _REACH)
    last = min(found.part.end, one.end + _REACH)
    place = bisect_left(found.names, one.start, key=lambda name: name.start)
    beside = [
        replace(n, start=n.start - first, end=n.end - first)
        for n in found.names[max(0, place - 3) : place]
        if n.start >= first
    ]
    return shape(found.text[first:last], one.start - first, one.end - first, beside)


def _headed(found: Found, segment: Segment) -> Segment:
    if _is_musing(found, segment):
        return replace(segment, head=None, tells=False)
    head = _head(found, segment)
    if head is None and segment.date and _AGAIN.search(found.text, segment.start, segment.end):
        return replace(segment, again="join")
    return replace(segment, head=head, tells=head is None and _tells(found, segment))


def _is_musing(found: Found, segment: Segment) -> bool:
    """Whether the writer speaks of himself; "I am glad that the talks will open" tells of talks."""
    if not _MUSING.match(found.text, segment.start, segment.end):
        return False
    content = found.text.find(" that ", segment.start, segment.end)
    return content < 0 or bool(found.within(segment.start, content))


def _dates(found: Found, date: DateMention, one: PredicateMention) -> bool:
    """Whether the predicate only helps to date: "five days after the Abrams pledge he …"."""
    if date.start <= one.start < date.end:
        return True
    between = found.text[date.end : one.start]
    return date.text.endswith(("after", "before", "since")) and bool(_ANCHOR.fullmatch(between))


def _head(found: Found, segment: Segment) -> PredicateMention | None:
    """The predicate that says what happened.

    A finite verb of an act or of words that are one; else what was announced, ordered or begun;
    else the noun that names a happening; words that only report come last.
    """
    date = segment.date
    inside = found.within(segment.start, segment.end)
    unsaid = next((p.start for p in inside if _is_unsaid(found, segment, p)), segment.end)
    inside = [p for p in inside if p.start < unsaid]
    if date and (noun := next((p for p in inside if _owned(found, date, p)), None)):
        return noun
    shaped = [
        (one, form)
        for one in inside
        if (form := _shape(found, one))
        and not (date and _dates(found, date, one))
        and not _ASKED.search(found.text, segment.start, one.start)
        and _has_object(found, segment, one)
    ]
    telling = [(p, form) for p, form in shaped if p.predicate.kind in ("act", "speech")]
    finite = [
        p
        for p, form in telling
        if form == "finite" and not _CONDITION.search(found.text, segment.start, p.start)
    ]
    words = [p for p, form in telling if form != "noun" and _SAYS.match(found.text, p.end)]
    if words and (not finite or words[0].start <= finite[0].start):
        return words[0]  # "to warn that they might be targets"
    if finite:
        return _governed(found, _nearest(finite, found, segment), telling)
    if date is None and not any(
        p.predicate.id == "announce" and form == "finite" for p, form in shaped
    ):
        return None
    speaks = [p for p, form in telling if p.text.lower() in _SPEAKS]
    for forms in ("infinitive", "noun", "participle"):
        speaks += [
            p
            for p, form in telling
            if form == forms and not _is_background(found, p) and not _is_comment(found, segment, p)
        ]
    named = any(segment.start <= n.start < segment.end for n in found.names)
    spoke = _SPOKE.search(found.text, segment.start, segment.end)
    reports = [p for p, _ in shaped if p.predicate.kind == "report" and named and not spoke]
    return next(iter(speaks + reports[::-1]), None)


def _is_unsaid(found: Found, segment: Segment, one: PredicateMention) -> bool:
    """Whether words are negated: has not ruled out, did not condemn."""
    before = found.text[max(segment.start, one.start - 20) : one.start]
    return one.predicate.kind == "speech" and bool(_UNSAID.search(before))


def _is_background(found: Found, one: PredicateMention) -> bool:
    """Whether a noun only says what words or moves are about (questions about the strikes)."""
    return bool(_BACKGROUND.search(found.text[max(found.part.start, one.start - 40) : one.start]))


def _is_comment(found: Found, segment: Segment, one: PredicateMention) -> bool:
    """Whether somebody only says something of a happening."""
    said = _SPOKE.search(found.text, segment.start, one.start)
    return bool(said and _COMMENTED.match(found.text, one.end))


def _has_object(found: Found, segment: Segment, one: PredicateMention) -> bool:
    """Whether arms are fired or fall: missiles were launched, no survey; bombs fell, no doubt."""
    if one.predicate.id not in ("launch", "land"):
        return True
    of_which = found.text[: segment.start].endswith(("which ", "which, "))
    begins = found.part.start if of_which else segment.start
    armed = any(n.kind == "weapon" and begins <= n.start < segment.end for n in found.names)
    return armed or bool(_SHOTS.search(found.text, segment.start, segment.end))


def _governed(found: Found, head: PredicateMention, telling: Sequence[Shaped]) -> PredicateMention:
    """What is agreed or taken up again, where it is an act (agreed to send, resumed bombing)."""
    means = [p for p, form in telling if form == "participle" and p.start > head.end]
    if by := next((p for p in means if _BY.search(found.text[p.start - 5 : p.start])), None):
        return by
    agreed = _AGREES.match(head.text)
    if not agreed and head.predicate.id != "reopen" and not _LENGTHENED.match(head.text):
        return head
    near = [p for p, form in telling if head.end < p.start < head.end + 40 and form != "finite"]
    if _LENGTHENED.match(head.text):  # the drills were prolonged
        near += [p for p, form in telling if head.start - 40 < p.start < head.start]
    return next((p for p in near if not agreed or p.predicate.level < 5), head)


def _nearest(
    finite: Sequence[PredicateMention], found: Found, segment: Segment
) -> PredicateMention:
    """The verb that the date goes with: the first after a date that leads, else the last before.

    What is threatened or refused is no happening: the threat is.
    """
    date = segment.date
    if date is None or _LEADING.fullmatch(found.text, segment.start, date.start):
        after = [p for p in finite if not date or p.start >= date.end] or finite
        aside = date and _WHILE.match(found.text, date.end, segment.end)
        return next((p for p in after if not aside or p.start >= aside.end()), after[0])
    before = [p for p in finite if p.start < date.start] or list(finite)
    return next((p for p in before if p.predicate.kind == "speech"), before[-1])


def _tells(found: Found, segment: Segment) -> bool:
    """Whether a dated clause without a listed predicate still states a happening."""
    span = segment.date.span if segment.date else None
    if span is None or span.precision in ("season", "year"):
        return False  # "In 2023 many believed …": background, where no listed verb says more
    if _UNSURE.search(found.text, segment.start, segment.end):
        return False
    inside = found.within(segment.start, segment.end)
    if any(p.predicate.kind == "say" or _is_unsaid(found, segment, p) for p in inside):
        return False
    if _SPOKE.search(found.text, segment.start, segment.end):
        return False
    named = any(segment.start <= n.start < segment.end for n in found.names)
    return named and has_finite(found.text[segment.start : segment.end])
