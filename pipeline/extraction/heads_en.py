"""What heads an English segment: the verb or noun that says what happened.

A finite verb of an act, else what is announced, ordered or begun, else the noun that names a
happening; a noun with a date of its own ("Monday's attack") comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extraction.grade import taught
from pipeline.extraction.grade.objects import group
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.verbs_en import Shape, has_finite, shape
from pipeline.models import DateMention

Shaped = tuple[PredicateMention, Shape]
# "In November, as they pulled out of Kherson, Russian troops …": what is told comes after
_WHILE = re.compile(r",\s+(?:as|when|while|after|before|though|although|because)\b[^,]*,")
# "flew 900 km [to bomb] the port"
_SET_OUT = re.compile(
    r"\b(?:flew|sailed|crossed|travel(?:l?)ed|marched|raced|swooped|returned)\b[^;]*\bto\s+\Z"
)
# "a ship which London [suspected] of smuggling"
_WHICH_ONE = re.compile(
    r"[a-z]\s+(?:which|whom)\s+(?:the\s+)?[\w'’]+\s+(?:(?:had|has|have)\s+)?\Z|"
    r"[a-z]\s+that\s+(?:the\s+)?[A-Z][\w'’]+\s+(?:had|has|have)\s+\Z"
)
OF_WHOM = re.compile(r"\b(?:who|which|that)\s+(?:(?:had|has|have|was|were)\s+)?\Z")
_LEADING = re.compile(r"[\W_]*(?:\w+[ \n]+){0,2}")  # "And on" before a date that opens its clause
_OWNS = re.compile(r"['’]s?\s+(?:\w[\w-]*\s+){0,3}")  # Wednesday's drone [attack]
_OF_A_NOUN = re.compile(r"\b(?:the|its|his|their|of)\s+$", re.IGNORECASE)  # the 2014 [annexation]
# what is said of it is a comment: "told them that the raid could have been a mistake"
_COMMENTED = re.compile(r"\s+[\"“]?(?:could|might|may|would|was|is|had been|has been)\b")
# "the first since [Iraq's] invasion [of Kuwait in] 1990"
_SINCE = re.compile(r"\b(?:since|until)\s+(?:[\w'’-]+\s+){0,3}\Z")
_WHICH_DID = re.compile(r"\s+(?:that|which)\b")
_WORDS_IN = re.compile(r"\s+(?:(?:of|on|at|in)\s+[\w'’ -]+?\s+)?(?:in|on)\s+")
_WORDS = re.compile(r"\s+(?:[\w-]+\s+){0,2}$")
_VERB_NEXT = re.compile(r"\s+(?:was|were|is|has|had|[a-z]{3,}ed)\b")
# what a post of a live blog tells of its day: "Kyiv has called in the ambassador"
_NEWS = re.compile(
    r"\b(?:has|have) (?:(?:\w+ly|also|now|just|already|meanwhile) )*"
    r"(?!been\b|had\b|got\b|to\b|a\b|an\b|the\b|no\b)(?:\w+(?:ed|[wo]n|id|ut|ld|ght|nt|ft)|rung|met|struck|begun)\b"
)
_COUNTED_FROM = re.compile(r"\b(?:after|before|since)\Z")  # "Two weeks after the raid, …"
_ASIDE = re.compile(r"\b(?:[Ww]e|I|[Yy]ou)\b")  # "This morning we had Mr Medvedev": of the speaker
_UNSURE = re.compile(r"\b(?:if|could|may|might|should|would|must|unlikely|likely)\b", re.IGNORECASE)
REACH = 300  # characters on either side of a verb in which words speak for or against it
_AGREES = re.compile(r"agree|offer|accept|vot(?:e|ing)(?!\w* (?:down|against))", re.IGNORECASE)
_LENGTHENED = re.compile(r"prolong|extend|extension", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"\b(?:about|regarding|concerning|over|after|before|following|amid|during|ahead of|"
    r"(?i:in response to|because of|despite|in the wake of|in retaliation for)|"
    r"to mark|condolences for|describing|detailing|"
    r"discuss(?:ed)?|debated?|(?:take|took|taken) up)\s+(?:[\w-]+(?:['’]s)?\s+){0,3}$|"
    r"\bciting [^,;]*$",
)
_BY = re.compile(r"\bby\s+$")  # responded by [expelling]
# plain speaking is no event; what was said may be one (said it had retaken the town)
_SPOKE = re.compile(
    r"\b(?:said|says?|told|tells?|believed?|thinks?|thought)\b(?!.*\b(?:had|will)\b)",
    re.IGNORECASE | re.DOTALL,
)
# words that promise or order: "said it would give jets to Kyiv", "told them to have guns ready"
_WOULD_GIVE = re.compile(
    r"\bwould (?:also |now |soon )?(?:give|hand|send|supply|provide|deliver|lend|donate|sell|"
    r"offer)\b"
    r"[^.;]*\b[A-Z]|\bto (?:have|make|get) [^.;]*\bready\b"
)
_SAYS = re.compile(r"\s+(?:\w+\s+){0,3}that\b")
_UNNAMED = re.compile(r"(?<=asked)\s+not to be (?:named|identified|quoted)\b")
_VOWED = re.compile(group("en", "vowed"))
_SPOKEN = ("report", "announce", "promise")
_SHOTS = re.compile(
    r"\b(?:shots?|rounds?|rockets?|shells?|salvos?|projectiles?|satellites?|Scuds?|Katyushas?|"
    r"[Dd]ebris|[Ff]ragments?|[Bb]alloons?|bombs?|"
    r"fired? (?:at|on|into|again|back|first))\b"
)
# "I was in a cafe", "On Monday we talked": the writer, not the news
_MUSING = re.compile(r"[^\w\"“‘]*(?:[\w,]+\s+){0,3}(?:I|[Ww]e|[Yy]ou)(?:['’]\w+)?\s")
# "Minsk did likewise the next day", "Moscow's turn came in May": the happening before once more
# "The second stage began on Friday", "Crews joined the third a week later"
_ORDINAL = r"the (?:first|second|third|fourth|next|last|final)"
_STAGE = r"(?:stage|phase|round|part|leg|session)"
_SAME_FATE = (
    r"had (?:its|their|his) turn|(?:met|suffered|shared) (?:the same|a similar) fate|"
    rf"joined {_ORDINAL} (?:{_STAGE}\b|(?=(?:on|in|at|a|two|three|four|five|six)\b))"
)
_AGAIN = re.compile(
    r"\b(?:did (?:likewise|the same|so too)|followed suit|(?:['’]s turn|turn of \w+) came|"
    r"was [A-Z]\w+['’]s turn|"
    rf"{_SAME_FATE}|came next|(?:was|were) next|"
    rf"(?i:{_ORDINAL}) {_STAGE} (?:was |is )?(?:began|begins|begun|started|starts|opened|opens|"
    r"got under way|followed)|"
    r"followed(?= (?:on|in|at|the|a|two|three|four|five|six|within|late|early|\d)\b|[.,;]|$))"
)
_SPEAKS = frozenset({"promising", "pledging", "warning", "threatening", "announcing", "vowing"})
# an indirect question: "asked whether he would send tanks, he ruled it out"
ASKED = re.compile(
    r"\b(?:[Aa]sked|[Pp]ressed|consider\w*|weigh\w*|mull\w*|debat\w*|ponder\w*|discuss\w*|wonder\w*|unclear|"
    r"unsure|know\w*|doubt\w*|decid\w*|question\w*)\b[^,;]*\b(?:whether|if)\b[^,;]*$"
)
# "has the ability, not the decision, to attack": nothing is done or planned
_ONLY_ABLE = re.compile(
    r"\b(?:(?:ability|abilities|capabilit(?:y|ies)|capacity|wherewithal|potential)|"
    r"afford|unable|unwilling|reluctant|"
    r"able|"
    r"(?:not|nor|without|lacks?|lacked|(?<!has )(?<!have )(?<!had )no) (?:yet )?(?:the |an? |"
    r"any )?(?:clear )?(?:decision|"
    r"intentions?|intent|plans?|wish|desire|appetite|order|will|"
    r"reason))\b[^.;:]{0,40}\bto\s+(?:\w+ly\s+)?\Z"
)
_ACCUSED = re.compile(r"\b(?:an?|the) (?:[\w-]+ )?[A-Za-z]+ \w+ed by \Z")  # an American accused by
_CONDITION = re.compile(r"\b(?:unless|until|in case|provided that|because|if)\b[^,;]*\Z")
# "has not ruled out", "did not condemn": words that were not said
_UNSAID = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$")
_ANCHOR = re.compile(r" (?:(?:the|that|his|her|its|their) (?:[A-Z][\w-]* ){0,3})?")


_WHILE = re.compile(
    r"[\W_]*(?:[Oo]n [^,;]{1,24}, )?(?:[Ee]ven |[Jj]ust )?(?:[Aa]s|[Ww]hile|[Ww]hilst) [^,;]*, "
)


def headed(found: Found, segment: Segment) -> Segment:
    if is_musing(found, segment):
        return segment._replace(head=None, tells=False)
    head = _head(found, segment)
    if segment.date and re.search(_SAME_FATE, found.text[segment.start : segment.end]):
        return segment._replace(again="join")
    if head is None and segment.date and _AGAIN.search(found.text, segment.start, segment.end):
        return segment._replace(again="join")
    return segment._replace(head=head, tells=head is None and _tells(found, segment))


def is_musing(found: Found, segment: Segment) -> bool:
    """Whether the writer speaks of himself; "I am glad that the talks will open" tells of talks."""
    aside = _WHILE.match(found.text, segment.start, segment.end)  # "While we slept, …"
    start = aside.end() if aside else segment.start
    if not _MUSING.match(found.text, start, segment.end):
        return False
    content = found.text.find(" that ", start, segment.end)
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
    if vow := _vow(found, segment, inside):
        return vow
    if date and (noun := next((p for p in inside if is_owned(found, date, p)), None)):
        return noun
    shaped = [
        (one, form)
        for one in inside
        if (form := shape_of(found, one))
        and not (date and _dates(found, date, one))
        and not ASKED.search(found.text, segment.start, one.start)
        and not _ONLY_ABLE.search(found.text, segment.start, one.start)
        and _has_object(found, segment, one)
    ]
    main = _WHILE.match(found.text, segment.start, segment.end)
    if main and any(p.start >= main.end() for p, _ in shaped):  # "As they met, a shell fell on …"
        shaped = [(p, form) for p, form in shaped if p.start >= main.end()]
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
    for aim in (p for p, form in telling if form == "infinitive" and date is None):
        if _SET_OUT.search(found.text, segment.start, aim.start):
            return aim
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
    speaks = [p for p in speaks if not _ACCUSED.search(found.text[segment.start : p.end + 4])]
    named = any(segment.start <= n.start < segment.end for n in found.names)
    opens = _LEADING.fullmatch(found.text, segment.start, date.start) if date else None
    spoke = _SPOKE.search(
        found.text, segment.start, date.end if date and not opens else segment.end
    )
    if spoke and _WOULD_GIVE.search(found.text, spoke.end(), segment.end):
        spoke = None
    reports = [p for p, _ in shaped if p.predicate.kind == "report" and named and not spoke]
    return next(iter(speaks + reports[::-1]), None)


def _vow(
    found: Found, segment: Segment, inside: Sequence[PredicateMention]
) -> PredicateMention | None:
    """The word of saying where what is said is a threat: "said it would answer with missiles"."""
    if segment.date is None or not _VOWED.search(found.part.text):
        return None
    spoken = (p for p in inside if p.predicate.id in _SPOKEN)
    return next((p for p in spoken if shape_of(found, p) == "finite"), None)


def is_vow(found: Found, head: PredicateMention | None) -> bool:
    """Whether the head is a word of saying, and what is said is a threat."""
    return bool(head and head.predicate.id in _SPOKEN and _VOWED.search(found.part.text))


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
    if _UNNAMED.match(found.text, one.end):
        return False
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
    before = [p for p in finite if p.start < date.start] or finite
    before = [p for p in before if not _WHICH_ONE.search(just_before(found, p.start))] or before
    if words := next((p for p in before if p.predicate.kind == "speech"), None):
        return words
    outside = [p for p in before if not OF_WHOM.search(just_before(found, p.start))]
    return (outside or before)[-1]


def _tells(found: Found, segment: Segment) -> bool:
    """Whether a dated clause without a listed predicate still states a happening."""
    span = segment.date.span if segment.date else None
    post = (
        segment.date is None
        and found.listed
        and _NEWS.search(found.text, segment.start, segment.end)
    )
    if not post and (span is None or span.precision in ("season", "year")):
        return False  # "In 2023 many believed …": background, where no listed verb says more
    undated = found.text[segment.start : segment.end]
    for date in found.dates:
        undated = undated.replace(date.text, "")  # 7 May
    if _UNSURE.search(undated):
        return False
    inside = found.within(segment.start, segment.end)
    if any(_ONLY_ABLE.search(found.text, segment.start, p.start) for p in inside):
        return False
    if any(p.predicate.kind == "say" or _is_unsaid(found, segment, p) for p in inside):
        return False
    if _SPOKE.search(found.text, segment.start, segment.end):
        return False
    named = any(segment.start <= n.start < segment.end for n in found.names)
    # an item of a chronology is told in the present: "15 April — Kim wheels his missiles out"
    text = found.text[segment.start : segment.end]
    if not named or _ASIDE.search(text):
        return False
    since = segment.date and _COUNTED_FROM.search(segment.date.text)
    if post:
        return taught.tells(text, "en")
    return found.listed or has_finite(text) or (not since and taught.tells(text, "en"))


def shape_of(found: Found, one: PredicateMention) -> Shape | None:
    first = max(found.part.start, one.start - REACH)
    last = min(found.part.end, one.end + REACH)
    place = bisect_left(found.names, one.start, key=lambda name: name.start)
    beside = [
        n._replace(start=n.start - first, end=n.end - first)
        for n in found.names[max(0, place - 3) : place]
        if n.start >= first
    ]
    return shape(found.text[first:last], one.start - first, one.end - first, beside)


def is_owned(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    """Whether the date is a noun's (Monday's talks, the 2014 annexation, the truce of May)."""
    if noun.start < date.end:
        between = found.text[noun.end : date.start]
        named = between == " of " or is_cause(found, date, noun) or _is_subject(found, date, noun)
        named = named or bool(
            _SINCE.search(found.text, found.part.start, noun.start) and _WORDS_IN.fullmatch(between)
        )
        return named and noun.predicate.kind == "act" and shape_of(found, noun) == "noun"
    end = date.start + len(re.sub(r"['’]s?$", "", date.text))
    between = found.text[date.end : noun.start]
    owned = _OWNS.fullmatch(found.text, end, noun.start) or (
        _OF_A_NOUN.search(just_before(found, date.start)) and _WORDS.fullmatch(between)
    )
    return bool(owned) and shape_of(found, noun) == "noun" and noun.predicate.kind == "act"


def is_cause(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    """Whether the date is that of a cause ("fuming over a strike on 2 May that cut a pipeline")."""
    on = found.text[noun.end : date.start] in (" on ", " in ")
    return on and _is_background(found, noun) and bool(_WHICH_DID.match(found.text, date.end))


def _is_subject(found: Found, date: DateMention, noun: PredicateMention) -> bool:
    """Whether the date closes a subject ("The fall of the town in May | was hailed by …")."""
    first = max([found.part.start, *(m.end for m in found.dates if m.end <= noun.start)])
    clause = found.text[first : date.start]
    return bool(
        _VERB_NEXT.match(found.text, date.end)
        and not re.search(r"[,;:]", clause)
        and not has_finite(clause)
    )


def just_before(found: Found, place: int) -> str:
    return found.text[max(0, place - 30) : place]
