"""English sentence → segments: clauses with the date they stand under and what heads them.

An English clause opens with its verb; its date stands first (On Monday …), last (… on Monday) or
inside a noun phrase (Monday's attack). Each segment is one verb with what belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from pipeline.extraction.dates.narrative import BACKWARDS
from pipeline.extraction.grade.en import NUCLEAR_USE
from pipeline.extraction.heads_en import (
    ASKED,
    OF_WHOM,
    REACH,
    headed,
    is_cause,
    is_musing,
    is_owned,
    is_vow,
    just_before,
    shape_of,
)
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.verbs_en import finite_at, has_finite, is_past
from pipeline.models import DateMention, NameMention

# where a clause with two dates comes apart: "… on 3 May, and … on 5 May"
_BETWEEN = re.compile(
    r",\s+(?:and |but |followed )?|\s+(?:and|but|followed|after|since|before|that)\s+"
)
_RECKONS = re.compile(r"\b(?:after|before|since)$")
_DATELINE = re.compile(r"^[A-Z][A-Z/ .]+(?:, [A-Z][\w .]+)?, $")  # "TAIPEI, [Oct 15] - China's …"
# "vowed revenge and on 10 October [sanctioned]": the date opens what follows
_BY_WHAT = re.compile(r"\b(?:when|after|as)\s+\Z")
# "After a bomb killed forty in May, India sent jets": what came of it is told apart
_ONCE = re.compile(r"[\W_]*(?:[A-Z][a-z]+ )?(?:After|When|As|Once)\b")
_AFTER_WHICH = re.compile(
    r"[^,;]{0,30},\s+(?=(?:the |an? )?(?:[\w'’-]+ ){1,4}?[a-z]+(?:ed|t|ew|ook|ave|an)\b)"
)
_COLON = re.compile(r"(?::\**|[—–])\s+\Z")
_DASHES = re.compile(r"\w\s+[—–]\s+[^—–]*\s[—–]\s+\Z")
_AND_THEN = re.compile(r",?( (?:and|but|then) )(?:(?:on|in|at|late|early|by) )*\Z")
# "the day after the strike that …": here the date is of the noun
_RELATIVE = re.compile(r"(?:[\w-]+\s+){0,4}(?:that|which|who)\b")
# "NATO's leaders, who meet on 11 July, had hoped": what is told inside is over at the comma
_ASIDE = re.compile(
    r",\s+(?:\w+ )?(?:who|whom|which|where)\b[^,;]*,(?=\s+(?:has|had|is|was|[a-z]+s|[a-z]+ed)\b)"
)
_ABOUT = re.compile(r"\b(?:like|for|than|about|from|lessons? of)\s+$", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b")
_WHO = re.compile(
    r"[a-z] (?:who|which) (?:was |were |had |have |has )?$|"
    r"\b(?:the|an?|its|their|those|these) (?:[\w-]+ )?[a-z]+ that (?:was |were |had |have |has )?$"
)
# "announces sanctions", "there has been an attack": the noun that follows is the news
_THERE_IS = re.compile(
    r"\b(?:announc|order|declar|impos)e?s\b|\bthere (?:has been|have been|is|are)\b"
)
_AN_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:which|whom?|whose|where)\b[^,;]*,")
_HAD_ASIDE = re.compile(r",\s+(?:which|who|whose \w+) (?:had|has|have|will|would)\b[^,;]*,")
# "a town where Iran assembles its Shaheds"
_WHERE_MADE = re.compile(
    r",?\s+(?:where|which) [^,;]*\b(?:assembl|mak|made|build|built|produc)\w*\b[^,;]*"
)
# ", ending weeks of guesses about how it would answer the missiles": an open question
_AS_TO_HOW = re.compile(r",\s+\w+ing [^,;]*\b(?:over|about|as to) (?:how|whether|what|when)\b[^;]*")
_RATHER = re.compile(r"\b(?:rather than|instead of|in place of|as opposed to|let alone)\b[^,;]*")
_HAD_DONE = re.compile(
    r"\b(?:an?|the|its|their|his|her|two|three|\d+)\s+(?:[\w-]+\s+){1,3}(?:which|that|whom?)\s+"
    r"(?:[\w'’-]+\s+){1,4}had\b"
)
_EARLIER = re.compile(r"\b(?:before|earlier|previous|preceding)\b")
_ENDS_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:which|whom?|whose|where)\b[^,;]*,\s*\Z")
_COUNTS = re.compile(r"\b(?:before|after)\Z")
_OF_EVENT = re.compile(
    r" (?:(?:the|a|an|his|her|its|their|this) (?:[\w’'-]+ ){1,4}?|"
    r"(?:\w+ ){1,3}(?:was|were|is|are) (?:to|due to) (?:[\w’'-]+ ){1,6}?)on "
)
_ABLE = re.compile(r"\b(?:that|which) (?:can|could|may|might|would)\b[^,;]*\Z")
_RULES_OUT = re.compile(r"den[iy]|rul(?:e|es|ed|ing) out", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:(?:[A-Z][\w’'-]*|the|its|their|an?)\s+){1,3}\Z")
_AND = re.compile(r"(?:\b(?:and|then|followed)|[;,])\s+(?:on |in |at )?\Z")
_SINCE = re.compile(r"\b(?:since|until|before|after)\b")
# "On 19 and 21 November A happened, then B": the days go to the deeds in order
_AND_DAY = re.compile(r"(?:st|nd|rd|th)?\s+and\s+(?:on\s+)?(?:the\s+)?")
_RECKONED = re.compile(r"\b(?:later|after|before|next|following|earlier|same)\b")
_OPENS_DAYS = re.compile(r"[\W_]*(?:[Oo]n (?:the )?)?")
_IN_TURN = re.compile(r";\s+|,?\s+(?:and\s+)?then\s+")
_ANOTHER = re.compile(
    r"\W*(?:(?:an?|the|its|their) (?:second|third|fourth|fifth|sixth|seventh|last|next|other)|"
    r"another|one more|(?:two|three|four|five|ten|\d+) (?:more|others))\b"
)
# "…, until the jets left" goes on with what is told; "until they left" only says how long
_OTHER_TIME = re.compile(r"\b(?:after|before|since|(?<!, )until|because|although|though|if)\s+$")
# "accused Iran for years of cheating", "For months they …": a habit, of no day
_FOR_YEARS = re.compile(
    r"\bfor (?:many |several |long |some )?(?:years|decades|months|weeks)\b", re.IGNORECASE
)
# "fired [no] missiles", but "no fewer than ten"
_NONE = re.compile(
    r"\s+no (?!(?:fewer|less|more|later|longer|sooner|other|ordinary|small|one|doubt|secret)\b)\w"
)
_NO_PLANS = re.compile(
    r"\bha(?:s|ve|d) no (?:plans?|intentions?|intent|wish|desire) (?:of|to)\s+(?:\w+ly\s+)?\Z"
)
_AGAINST = re.compile(
    r"\b(?:decid|opt|ch[oe]os|chos)\w* (?:[^,;]{1,20} )?against "
    r"(?:the |an? |any )?(?:[\w-]+ ){0,2}\Z"
)
# "said that they had fired [and that they would not stop]": said of something else
_AND_NOT = re.compile(
    r",?\s(?:and|but)\s+(?:that\s|(?:had|has|have|would|did|does|do|was|were|will|could) not\b)"
)
# "accused Rome on Friday [of bombing a port in May]"
_OF_DOING = re.compile(
    r"\b(?:accus|blam|suspect|condemn|thank|prais)\w* [^,;]*? (?:of|for) "
    r"(?=(?:\w+ly |having |being )*\w+ing\b)"
)
_SAYS = (
    r"(?:said|says|announced|claimed|claims|reported|confirmed|admitted|revealed|alleged|insisted)"
)
_CONTENT = (
    r"(?!(?:that|on|in|at|to|of)\b|,)"
    r"[^,;:—]*?\b(?:had|has|have|would|will|were|was)\b"
)
_SAID_BARE = re.compile(rf"[^,;:—]*?\b{_SAYS} {_CONTENT}")
_SAID_ON = re.compile(rf"\b{_SAYS} (?:on |in |late |early )*\Z")
_TOLD_OF = re.compile(rf" {_CONTENT}")
_JOINS = re.compile(r"\b(?:and|but|then|before|after|while|which|who|where|when)\b")
_SAID = re.compile(r"\b(?:said|told|announced|confirmed)\b")
_AGAIN_ON = re.compile(
    r",?( (?:and|but|then) (?:then )?(?:again|once more) )(?:(?:on|in|at|late|early|by) )*\Z"
)
_NOTHING = re.compile(r"\s+(?:nothing|nobody|no one|neither|none)\b")
_HAD_IT = re.compile(r"[\W_]*(?:Had|Were|Should)\s+(?:[A-Z]\w*|the|an?|he|she|it|they)\b")
_WHAT_IF = re.compile(r"\bwould\b[^.;]*\bif\b|\b[Ii]f\b[^.;]*\bwould\b")
_CAME_WHEN = re.compile(
    r"\b(?:came|reached|arrived|returned|spread|followed|began)\b[^;]*, when\s+\Z"
)
_SAID_LAST = re.compile(r",\s+[^,;]*\b(?:said|says|announced|reported|claimed)\W*\Z")
_AND_ENDS = re.compile(r"\b(?:and|or),?\s+\Z")
# "On Monday, as talks went on in Rome, Egypt …": what goes on meanwhile
_MEANWHILE = re.compile(r",\s+(?:as|while)\s+[^,;]*,")
_UNDER_WHICH = re.compile(r"\b(?:under|by|in|through) which\b[^,;]*")
# "Whether he spoke for anybody is debated": nothing is told
_WHETHER = re.compile(r"[\W_]*Whether (?:he|she|it|they|the|an?|this|that|these|those|[A-Z]\w+)\b")
# "suspected a trick, like the envoys who talked when the harbour burned": a comparison
_LIKE = re.compile(r",\s+(?:much |just )?(?:like|unlike)\s+[^,;]*\Z")
# "Chad, angry over a raid on 2 May, barred …": the second date is that of what was done
_ANGRY = re.compile(
    r"[\W_]*(?:The )?[A-Z][\w’']+(?: [\w’'-]+)?, (?:\w+ing|angry|angered|furious|enraged|incensed|"
    r"alarmed|stung|unnerved|wary|weary) [^,;]*\Z"
)
_BARE_NOUN = re.compile(r"\s+(?:the|an?|its|his|their) (?:[\w-]+ )?[\w-]+,\s+(?:on\s+)?")
_NTH_TIME = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|\d+th|last) time (?:in )?\Z")
_BARE = re.compile(r"[\W_]*(?:The|This|That|These|Those|Such) (?:\w+ )?\w+\Z")
_UNREAL = re.compile(
    r"[\W_]*(?:[Ii]f|[Uu]nless|[Ee]ven if)\b|"
    r"\b(?:would|could|might|may)\s+(?:\w+\s+)?have\b|\bas if\b"
)
_OPEN_ENDED = re.compile(
    r"\b(?:has|(?<!to )have|would|could|might|may|should|must|can|will|never|often|usually|always|"
    r"every|"
    r"each|ever|used to|nobody|no one|neither|not|no|if|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
_NIGHT = re.compile(
    r",?\s+(?:\w+\s+)?(?:after|following|amid|during)\s+(?P<deed>(?:an?|another|"
    r"the)\s+(?:overnight|"
    r"pre-dawn|dawn|(?:early|late)-\w+|morning|evening|night|night-time|midnight)\s+[^,;.]*)"
)


def segments(found: Found) -> Iterator[Segment]:
    """The segments of a sentence, each with its head.

    A dated clause without a verb hands its date on ("On the 19th, …"); a report of a happening
    that another clause of the sentence tells is left out.
    """
    text = found.part.text
    if text.rstrip("\"'”’)*_ ").endswith("?") or _WHETHER.match(text):
        return
    days = _two_days(found)
    if days and (turns := list(_in_turn(found, *days))):
        yield from turns
    elif days and len(found.dates) == 2:
        yield from _on_both(found, *days)
    else:
        yield from _of_clauses(found)


def _of_clauses(found: Found) -> Iterator[Segment]:
    """The segments of a sentence whose dates each stand for themselves."""
    text = found.part.text
    yield from _by_night(found)
    parts = list(_handed_on(found, [headed(found, cut) for cut in _cut(found)]))
    told = [p for p in parts if p.date and p.head and p.head.predicate.kind in ("act", "speech")]
    for part in _with_content(found, parts):
        head = part.head
        speech = head is not None and head.predicate.kind == "speech"
        # "Were India to attack, he warned on Friday": the warning is told, no more
        warned = speech and head is not None and is_past(head.text)
        warned = warned and "," in found.text[found.part.start : head.start if head else 0]
        if not warned and _HAD_IT.match(text):
            continue
        said = _UNDER_WHICH.sub("", found.text[part.start : part.end])
        if not (speech or is_vow(found, head)) and _WHAT_IF.search(said):
            continue
        if _is_bare(found, part):
            continue
        report = part.head is None or part.head.predicate.kind == "report"
        # "claimed on Tuesday that it had sunk a boat the day before": the boat is the news
        that = part.date and _THAT.search(found.text, part.date.end, part.end)
        inside = told and that and told[-1] is not part
        if not (report and told and (part.date is None or inside)):
            yield part


def _is_bare(found: Found, part: Segment) -> bool:
    """Whether only "The fighting, the worst since 2011" stands there: no clause, of nobody."""
    return bool(
        part.head
        and _BARE.match(found.text, part.start, part.head.end)
        and shape_of(found, part.head) == "noun"
        and not (part.date and is_owned(found, part.date, part.head))
        and not any(part.start <= n.start < part.end for n in found.names)
        and not has_finite(found.text[part.start : part.end])
    )


def _two_days(found: Found) -> tuple[DateMention, DateMention] | None:
    """The days of a sentence that names two in one breath: "on 7 and 9 May"."""
    days = [m for m in found.dated if m.span and not m.background]
    if len(days) != 2 or not _AND_DAY.fullmatch(found.text, days[0].end, days[1].start):
        return None
    counted = any(_RECKONED.search(m.text) for m in days)
    alike = all(m.span and m.span.precision == "day" for m in days) and not counted
    return (days[0], days[1]) if alike else None


def _in_turn(found: Found, one: DateMention, two: DateMention) -> Iterator[Segment]:
    """Two deeds that the sentence tells of two days, in order; none where it tells one."""
    start, end = found.part.start, found.part.end
    joints = list(_IN_TURN.finditer(found.text, two.end, end))
    if len(joints) == 1 and _OPENS_DAYS.fullmatch(found.text, start, one.start):
        yield headed(found, Segment(start, joints[0].start(), one))
        other = headed(found, Segment(joints[0].end(), end, two))
        verbless = other.head is None and not has_finite(found.text[joints[0].end() : end])
        yield other._replace(again="gap", tells=False) if verbless else other


def _on_both(found: Found, one: DateMention, two: DateMention) -> Iterator[Segment]:
    """One deed that was done on both days, as two."""
    words = found.text[one.start : two.end]
    first = one._replace(end=two.end, text=words)
    for part in _of_clauses(found._replace(dates=(first,))):
        yield part
        if part.date is first:
            yield part._replace(date=two._replace(start=one.start, text=words))


def _by_night(found: Found) -> Iterator[Segment]:
    """ "On Friday, after an overnight raid on Lviv, …": a happening of that day beside the news."""
    for date in found.dates:
        night = _NIGHT.match(found.text, date.end, found.part.end)
        deeds = found.within(night.start("deed"), night.end()) if night else []
        for one in deeds[:1]:
            if night and one.predicate.kind == "act" and shape_of(found, one) == "noun":
                yield Segment(night.start("deed"), night.end(), date, one)


def _with_content(found: Found, parts: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, words with what they demand or threaten ("demanded that … by Monday")."""
    words: Segment | None = None
    for part in parts:
        if words and words.head and words.date:
            words = words._replace(end=part.end)
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
    if head is None:
        return dated_by_heading and segment.tells
    if head.predicate.kind == "report" and not (
        dated_by_heading and head.predicate.id == "announce"
    ):
        return False
    # what is threatened or demanded may hang on a condition
    said = head.end if head.predicate.kind == "speech" else segment.end
    text = found.text[segment.start : said]
    if _OTHER_TIME.search(just_before(found, segment.start)):
        return False
    arms = any(n.kind == "weapon" for n in found.names if segment.start <= n.start < segment.end)
    if (head.predicate.id in ("send", "arrive") and not arms) or _UNREAL.search(text):
        return False
    if _NOTHING.match(found.text, head.end):
        return False
    if _LIKE.search(found.text, found.part.start, head.start):
        return False
    if _WHO.search(just_before(found, head.start)):
        return False  # "commanders who were promised a parade": not what is told
    if _FOR_YEARS.search(found.text, segment.start, min(head.end + 40, segment.end)):
        return False
    begins = max(found.part.start, head.start - REACH)
    past = any(map(is_past, re.findall(r"[\w-]+", found.text[begins : head.end])))
    if dated_by_heading:
        finite = past or shape_of(found, head) == "finite" or _THERE_IS.search(text)
        return bool(finite) and not re.search(r"n['’]t\b|\bif\b", text)
    if not past:
        return False
    begins = segment.start if found.dates else begins
    return not _OPEN_ENDED.search(found.text, begins, head.start)


def is_aside(found: Found, segment: Segment) -> bool:
    """Whether the date of the segment stays in it ("Oslo, which had agreed in May, sent …")."""
    if found.lang != "en" or not segment.date or segment.end >= found.part.end:
        return False
    aside = _ENDS_ASIDE.search(found.text, found.part.start, segment.end)
    return aside is not None and aside.start() < segment.date.start


def only_asides(found: Found) -> bool:
    """Whether every date of the sentence is told aside (", which quit in May, …")."""
    spans = [m.span() for m in _AN_ASIDE.finditer(found.text, found.part.start, found.part.end)]
    return all(
        any(first < m.start < last for first, last in spans)
        or _had_done(found, found.part.start, m)
        for m in found.dates
    )


def _had_done(found: Found, start: int, date: DateMention) -> int:
    """Where what was done before begins ("hit [a camp it had shelled a day earlier]"), or 0."""
    told = _HAD_DONE.search(found.text, start, date.start)
    if told and _EARLIER.search(date.text) and has_finite(found.text[start : told.start()]):
        return told.start()
    return 0


def without_asides(found: Found, start: int, end: int, head: int) -> str:
    """The clause, in its own place, with the asides blanked that do not hold its head."""
    clause = found.text[start:end]
    for aside in _AN_ASIDE.finditer(found.text, start, end):
        if not aside.start() <= head < aside.end():
            blank = " " * (aside.end() - aside.start())
            clause = clause[: aside.start() - start] + blank + clause[aside.end() - start :]
    return clause


def without_background(
    found: Found, start: int, end: int, head: int, cast: Sequence[NameMention]
) -> list[NameMention]:
    """The names of the clause without arms told aside ("France, which builds frigates, sold …").

    Nor do states take part that only what goes on meanwhile names.
    """
    beside = [m.span() for m in _MEANWHILE.finditer(found.text, start, end)]
    beside = [(first, last) for first, last in beside if not first <= head < last]
    acting = [n for n in cast if n.kind != "country" or not any(a < n.start < b for a, b in beside)]
    cast = acting if any(n.kind != "weapon" for n in acting) else cast
    aside = [
        m.span()
        for pattern in (_HAD_ASIDE, _WHERE_MADE, _AS_TO_HOW, _RATHER)
        for m in pattern.finditer(found.text, start, end)
        if not m.start() <= head < m.end()
    ]
    return [
        n
        for n in cast
        if n.kind != "weapon" or not any(first < n.start < last for first, last in aside)
    ]


def asserted(found: Found, segment: Segment, clause: str) -> str:
    """What of the clause may put its happening in doubt.

    Of a noun with a date of its own ("has not forgiven the raid of May 2011") what is beside it;
    else not what stands beside the happening ("said that …, and that it would not bow").
    """
    head, date = segment.head, segment.date
    if head and date and date.start > head.start and OF_WHOM.search(just_before(found, head.start)):
        return found.text[head.start : date.end]
    if head is None or date is None or not is_owned(found, date, head):
        beside = head and _AND_NOT.search(found.text, head.end, segment.end)
        start = found.text.index(clause, segment.start)
        return found.text[start : beside.start()] if beside else clause
    return found.text[min(head.start, date.start) - 12 : max(head.end, date.end)]


def ruled_out(found: Found, segment: Segment) -> PredicateMention | None:
    """The act that the head of the segment denies or rules out; it keeps its own level."""
    head = segment.head
    if head is None or not _RULES_OUT.match(head.text):
        return None
    asked = ASKED.search(found.text, found.part.start, head.start)
    if asked or NUCLEAR_USE.search(found.text, head.end, found.part.end):
        return None
    after = found.within(head.end, max(segment.end, found.part.end))
    acts = [(p, shape_of(found, p)) for p in after if p.predicate.kind in ("act", "speech")]
    for act, form in acts:
        if _ABLE.search(found.text, head.end, act.start):
            continue  # "ruled out rockets that could strike Moscow"
        if form == "finite" or (form and (act.predicate.level > 2 or act.predicate.id == "send")):
            return act
    return None


def of_others(found: Found, segment: Segment) -> bool:
    """Whether one state says what another did ("Zelensky said that Russia had sent drones")."""
    if segment.head is None:
        return False
    said = _SAID.search(found.text, segment.start, segment.head.start)
    if said is None:
        return False
    states = [n for n in found.names if n.kind == "country"]
    before = [n.id for n in states if found.part.start <= n.start < said.start()]
    after = [n.id for n in states if said.end() <= n.start < segment.head.start]
    return bool(before and after) and after[0] not in before


def left_undone(found: Found, segment: Segment) -> bool:
    """Whether none of it was done ("fired no missiles"), or it was decided against."""
    head = segment.head
    return head is not None and bool(
        _NONE.match(found.text, head.end)
        or _AGAINST.search(found.text, segment.start, head.start)
        or _NO_PLANS.search(found.text, segment.start, head.start)
    )


def _handed_on(found: Found, parts: Sequence[Segment]) -> Iterator[Segment]:
    waiting: Segment | None = None
    listed: Segment | None = None
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        if listed and part.date and not has_finite(found.text[part.start : part.end]):
            part = part._replace(head=listed.head)  # …, then on 19 April in Rome
        elif before and part.silent and part.date and before.date and _is_gapped(found, part):
            part = part._replace(again="gap")
        elif before and _only_dates(found, before, part):
            listed = part = headed(found, part._replace(start=before.start))
        else:
            listed = None
        if waiting and part.date is None:
            start = part.start if is_musing(found, waiting) else waiting.start
            later = part._replace(start=start, date=waiting.date)
            part = headed(found, later) if waiting.silent or not part.head else later
        waits = part.silent or _came_when(found, part, after)
        waiting = part if part.date and waits else None
        if waiting is None:
            yield part


def _came_when(found: Found, part: Segment, after: Segment | None) -> bool:
    """Whether only the next clause says what came: "Relief came on Friday, | when jets …"."""
    arrives = part.head is None or part.head.predicate.id == "arrive"
    opens = arrives and _CAME_WHEN.search(found.text, part.start, part.end)
    return bool(
        opens
        and after
        and after.date is None
        and (after.head or has_finite(found.text[after.start : after.end]))
    )


def _is_gapped(found: Found, part: Segment) -> bool:
    """Whether the clause shares its verb ("hit Odesa in May | and in June Lviv")."""
    if not _AND.search(just_before(found, part.start)) or not part.date:
        return False
    place = part.date.start - part.start < 4 and any(
        part.date.end <= n.start < part.end and n.via in ("place", "capital", "name")
        for n in found.names
    )
    text = found.text[part.start : part.end]
    told = has_finite(text) or _SINCE.search(text) or found.within(part.start, part.end)
    return not told and (place or bool(_ANOTHER.match(found.text, part.start, part.end)))


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
        inside = _of_what_is_said(found, start, _of_the_deed(found, inside, end))
        if parted := _with_reckoning(found, inside, end):
            yield from parted
            continue
        pairs = pairwise(inside)
        edges = [start, *(_edge(found, one, two) for one, two in pairs), end]
        for i, (first, last) in enumerate(pairwise(edges)):
            if _said_again(found, *inside[i : i + 2]):
                continue
            yield from _noun_phrase(found, Segment(first, last, inside[i] if inside else None))


def _of_the_deed(found: Found, dates: list[DateMention], end: int) -> list[DateMention]:
    """The dates without one that is no deed's own.

    A month whose day the clause names behind its only deed ("in May it fired, on the 3rd"), the
    day of what the other counts from ("two days before the summit on 11 July").
    """
    if len(dates) != 2 or not (dates[0].span and dates[1].span):
        return dates
    if _COUNTS.search(dates[0].text) and _OF_EVENT.fullmatch(found.text, *_gap(dates)):
        return dates[:1]
    finer = dates[0].span.around(dates[1].span) and dates[1].span.precision == "day"
    acts = [p for p in found.within(dates[0].end, end) if p.predicate.kind == "act"]
    once = acts and acts[-1].end <= dates[1].start
    return dates[1:] if finer and once and not _JOINS.search(found.text, *_gap(dates)) else dates


def _with_reckoning(found: Found, dates: Sequence[DateMention], end: int) -> list[Segment]:
    """ "On 3 May, two weeks after the raid on Isfahan, it fired": a deed of each date, or none."""
    if len(dates) != 2 or dates[1].rule != BACKWARDS or found.text[slice(*_gap(dates))] != ", ":
        return []
    stop = found.text.find(", ", dates[1].end, end)
    if stop < 0:
        return []
    return [Segment(dates[1].start, stop, dates[1]), Segment(stop + 2, end, dates[0])]


def _of_what_is_said(found: Found, start: int, dates: list[DateMention]) -> list[DateMention]:
    """Without the day of the saying: "On Friday Kyiv said Russia had fired on Wednesday"."""
    if len(dates) != 2:
        return dates
    first, last = _gap(dates)
    on = _SAID_ON.search(found.text, start, dates[0].start)
    content = _TOLD_OF if on else _SAID_BARE
    return dates[1:] if content.match(found.text, first, last) else dates


def _gap(dates: Sequence[DateMention]) -> tuple[int, int]:
    return dates[0].end, dates[1].start


def _said_again(found: Found, *dates: DateMention) -> bool:
    """Whether the second date says the first ("Six days into the siege, on the 19th, …")."""
    if len(dates) < 2 or not dates[0].text.endswith(("into", "after", "before", "since")):
        return False
    return bool(_BARE_NOUN.fullmatch(found.text, dates[0].end, dates[1].start))


def _clauses(found: Found) -> Iterator[tuple[int, int]]:
    """The clauses as offsets into the article; none ends inside date words (the day after …)."""
    start = found.part.start
    ends = [end for _, end in found.clauses]
    for end, after in zip_longest(ends, ends[1:]):
        if any(m.start < end < m.end for m in found.dates) or _only_victims(
            found, start, end, after
        ):
            continue
        if _said_last(found, start, end, after or found.part.end):
            continue
        if _leads_list(found, end, after or found.part.end) or _after_dashes(found, start, end):
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


def _leads_list(found: Found, end: int, after: int) -> bool:
    """Whether what stands behind a colon or a dash only lists arms ("a package: | 40 tanks, …")."""
    return bool(
        _COLON.search(found.text, found.part.start, end)
        and any(n.kind == "weapon" and end <= n.start < after for n in found.names)
        and not any(end <= m.start < after for m in found.dates)
        and not has_finite(found.text[end:after])
        and not any(shape_of(found, p) == "finite" for p in found.within(end, after))
    )


def _said_last(found: Found, start: int, end: int, after: int) -> bool:
    """Whether only who says so is a clause there ("hit Ufa and | Syzran on Monday, Kyiv said")."""
    said = _SAID_LAST.search(found.text, end, after)
    return bool(
        said
        and _AND_ENDS.search(found.text, start, end)
        and any(end <= m.start < said.start() for m in found.dates)
        and not any(start <= m.start < end for m in found.dates)
        and not has_finite(found.text[end : said.start()])
    )


def _after_dashes(found: Found, start: int, end: int) -> bool:
    """Whether the clause's verb only comes after an aside ("Bombers — four Tu-95s — | flew …")."""
    return bool(_DASHES.search(found.text, start, end)) and not has_finite(found.text[start:end])


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
        again = _AGAIN_ON.search(found.text, start, date.start)
        if again and has_finite(found.text[start : again.start()]):
            yield again.end(1)
        joint = _AND_THEN.search(found.text, start, date.start)
        follows = any(map(is_past, found.text[date.end : end].split()[:3]))
        if joint and follows and has_finite(found.text[start : joint.start()]):
            yield joint.end(1)
        if beside := _had_done(found, start, date):
            yield beside
        main = _AFTER_WHICH.search(found.text, date.end, end)
        if main and _ONCE.match(found.text, start) and has_finite(found.text[start : date.start]):
            yield main.end()
        aside = _ASIDE.search(found.text, start, end)
        if aside and aside.start() < date.start < aside.end():
            yield aside.end()


def _is_topic(found: Found, date: DateMention) -> bool:
    """Whether a date tells nothing: a dateline's, a year only spoken of (a year like 1983)."""
    if _DATELINE.search(found.text[found.part.start : date.start]):
        return bool(re.match(r"(?: \([^)]*\))? [-—–] ", found.text[date.end : date.end + 20]))
    if len(found.dates) > 1 and _NTH_TIME.search(just_before(found, date.start)):
        return True
    year = date.span is not None and date.span.precision == "year" and len(date.text) == 4
    return year and bool(_ABOUT.search(just_before(found, date.start)))


def _edge(found: Found, one: DateMention, two: DateMention) -> int:
    """Where the stretch of the date `two` begins: at the last joint between the two dates."""
    if _modifies(found, one):
        return one.end
    done = _OF_DOING.search(found.text, found.part.start, two.start)
    if done and one.end <= done.end():
        return done.end()
    joints = list(_BETWEEN.finditer(found.text, one.end, two.start))
    if gapped := next((j for j in joints if _ANOTHER.match(found.text, j.end())), None):
        return gapped.end()
    if _ANGRY.match(found.text[found.part.start : one.start]):
        for joint in joints:
            verb = found.text[joint.end() : two.start].partition(" ")[0]
            if joint.group().startswith(",") and is_past(verb):
                return joint.end()
    return joints[-1].end() if joints else two.start


def _modifies(found: Found, date: DateMention) -> bool:
    """Whether the date is of a participle: "the jets promised in May | arrived on Tuesday"."""
    if finite_at(found.text[date.end : found.part.end]) > 1:
        return False
    first = max((m.end for m in found.dates if m.end <= date.start), default=found.part.start)
    before = re.split(r"[,;:]|\b(?:and|but|that|who|which)\b", found.text[first : date.start])[-1]
    return any(map(is_past, re.findall(r"\b[a-z]+(?:ed|en|de|nt|ld|ght)\b", before)))


def _noun_phrase(found: Found, segment: Segment) -> Iterator[Segment]:
    """ "accused them of Monday's attack": the date is the attack's, not the accusation's."""
    date = segment.date
    noun = date and next(
        (p for p in found.within(segment.start, segment.end) if is_owned(found, date, p)), None
    )
    if not date or not noun:
        yield segment
        return
    stop = found.text.find(",", max(noun.end, date.end), segment.end)
    end = stop if stop >= 0 else segment.end
    if noun.start < date.start:
        before = [p for p in found.within(segment.start, noun.start) if p.predicate.kind != "say"]
        start = (
            _phrase(found, segment, noun)
            if before or is_cause(found, date, noun)
            else segment.start
        )
        if start > segment.start:
            yield segment._replace(end=start, date=None)
        yield segment._replace(start=start, end=end)
        if end < segment.end:
            yield Segment(end, segment.end, None)
        return
    if found.within(segment.start, date.start):
        yield segment._replace(end=date.start, date=None)
        yield segment._replace(start=date.start, end=end)
    else:
        yield segment._replace(end=end)
    if end < segment.end:
        yield Segment(end, segment.end, None)


def _phrase(found: Found, segment: Segment, noun: PredicateMention) -> int:
    """Where the phrase of the noun begins, with whose it is ("Iraq's invasion")."""
    owner = _WHOSE.search(found.text, segment.start, noun.start)
    return owner.start() if owner else noun.start
