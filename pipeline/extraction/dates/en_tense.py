"""Whether the clause around a bare English date looks back or ahead: `direction`, `tense`."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extraction.dates.en_words import PAST
from pipeline.extraction.dates.expression import Direction

# no clause ends at the full stop of a short name: "Mr.", "U.S.", "Nov. 7", "8 a.m."
_CLAUSE_END: Final = re.compile(
    r"[;:!?\n(){}\"“”—]"
    r"|\.(?=\s|$)(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)(?<!\bSept\.|"
    r"\bCorp\.)(?<!\b[ap]\.m\.)"
)
REACH: Final = 240  # characters of a clause looked at on each side
# An auxiliary takes its verb with it: "will be held on Friday" has no past tense.
_VERB: Final = (
    r"(?:\s+(?:not|also|only|be|being|\w+ly)\b)*"
    r"\s+(?!(?:due|scheduled|slated|expected|planned|set)\b)\w+"
)
_DETERMINER: Final = "(?:the|its|his|her|their|an?|this)"  # no verb follows it
# "returned to barracks", "went back to court": where to, not what to do
_WHERETO: Final = (
    "(?:[a-z]+(?<![su])s(?<!focus)|power|court|port|war|prison|office|safety|zero|death|peace"
    "|it|them|him|her|us|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight)"
)
_CUES: Final = re.compile(
    rf"""\b(?:
      (?P<planned>(?:due|scheduled|slated|expected|planned|payable|set(?=\s+(?:to|for)\b))\b
        (?!\s+to\s+(?:work|{_DETERMINER})\b)(?:\s+to\b{_VERB})?)
    | (?P<future>(?:(?:will|shall|won't|would|going\s+to)\b|['’]ll\b)(?:{_VERB})?
        |(?<!ceased[ ])(?<!used[ ])(?<!known[ ])(?<!seemed[ ])(?<!proved[ ])to\s+be\b(?:{_VERB})?
        |(?:expects?|plans?(?=\s+(?:an?|on|to)\b)|intends?|aims?|hopes?|promises|vows)\b
        (?:\s+to\b(?!\s+{_DETERMINER}\b){_VERB})?|(?<!not[ ])until\b(?!\s+further\s+notice))
    | (?P<ahead>(?:opens|starts|begins?|meets|holds
        |(?<=\w[ ])(?:meet|go|convene|gather|travel)
        |(?<=[^a]s[ ])(?:open|reopen|close(?!\s+to\b)|vote|elect|choose|start|begin|end|resume|see
          |speak|send|return|decide|hold|come(?=\s+back)|sit|fly)
        |convenes|speaks|sees|sits|ends|expires?
        |(?:was|were)\s+to\s+have\b{_VERB}
        |(?:has|have)\s+(?:called|invited|summoned)\b
        |(?:announced|called|billed|booked|fixed|pencilled\s+in)(?=\s+for\s+$)
        |elects|returns|retires|lapses|runs\s+out|lands|heads|welcomes|gathers|gets|flies|receives|addresses|joins|chairs|delivers|visits
        |travels|faces|takes|comes|goes|launches|resumes?|continues?|closes|votes
        |arrives?|leaves|releases|publishes|hears?|debates|hosts|reopens?|reconvenes?|plays
        |appears?)\b
        |(?:moved|postponed|delayed|rescheduled)\b.*\b(?:from|to)\s+$
        |(?:is|are|am)\s+(?:\w+ing\s+)?(?:on\s+)?$
        |(?:can|may|must|should|could)\b(?!\s+(?:have|you|I|we)\b)(?:{_VERB})?)
    | (?P<past>(?:was|were|had|did|been|Asked|Pressed|Questioned|{"|".join(PAST)}
        |set\s+to\s+work|let\s+it\s+be\s+known|[a-z]+ed(?<!need|ceed|peed|feed|seed)(?<!breed|bleed)(?<!hundred))\b)
    | (?P<near>(?:is|are)\b(?!\s+(?:due|scheduled|slated|expected)\b)(?:\s+being\b{_VERB})?
        |(?i:it|that|there|he|she|what|here)['’]s\b|(?i:let)['’]s\b{_VERB}|effective\b
        |to\s+(?!{_DETERMINER}\b)(?!{_WHERETO}\b)[a-z]+)
    )""",
    re.VERBOSE,
)


def direction(text: str, start: int, end: int) -> Direction:
    """Whether the clause of the date at `text[start:end]` is told as past or future.

    The verb nearest before the date decides, else the first one after it; "ahead" for what a
    present tense schedules or a modal allows, "near" (the closer of the two dates) for another
    present tense or an infinitive, "past" where there is no sign at all.

    >>> direction("The treaty will lapse on Friday.", 25, 31)
    'future'
    """
    return tense(text, start, end) or "past"


def tense(text: str, start: int, end: int) -> Direction | None:
    """The same, None without a sign."""
    before = _CLAUSE_END.split(_A_WORD.sub(" it ", text[max(0, start - REACH) : start]))[-1]
    after = _ASIDE.sub("", _CLAUSE_END.split(_A_WORD.sub(" it ", text[end : end + REACH]))[0])
    cues = list(_CUES.finditer(before))
    if _DEADLINE.search(before):
        if _TO_COME.search(before):
            return "future"
        return "past" if _passed(cues, list(_CUES.finditer(after))) else "future"
    if _DELIVERY.match(after):
        return "future"
    if _SINCE.search(before) or _YEARLY.match(after):
        return "past"
    cue = cues[-1] if cues else _main(after)
    if cues and not cues[-1]["past"] and _OPENS.search(before):
        cue = _own(after) or cue
    if cue is None:
        return None
    if cue.group() == "until" and _WAITED.search(before[: cue.start()]):
        return "past"
    if cue["planned"]:
        return _plan(before[: cue.start()] if cues else "", after)
    return next(way for way in ("future", "past", "ahead", "near") if cue[way])


def _main(after: str) -> re.Match[str] | None:
    """The first cue after a date that is not that of "ministers who would not sit at one table"."""
    told = list(_CUES.finditer(after))
    own = (cue for cue in told if not _WHO.search(after, 0, cue.start()))
    return next(own, told[0] if told else None)


def _own(after: str) -> re.Match[str] | None:
    """The past verb of the clause that a date opens.

    "It would send two, and on Monday it reported them in place"; not "and on Monday the men who
    lost will go", nor "and on Monday, it said, they will".
    """
    told = _CUES.search(after)
    if told is None or not told["past"] or _OF_WHICH.search(after[: told.start()]):
        return None
    inserted = after[0] == "," and after[told.end() :].startswith(",")
    return None if inserted else told


def _passed(before: list[re.Match[str]], after: list[re.Match[str]]) -> bool:
    """Whether a deadline lies back: it had opened by Friday; by Friday they held the town."""
    leads = not before and bool(after) and bool(after[0]["past"])
    return leads or any(cue.group() in _PASSED for cue in [*before, *after])


def _plan(before: str, after: str) -> Direction:
    """Of something due or scheduled: ahead, unless the clause goes on to tell what became of it."""
    if re.search(r"\b(?:was|were|been)\s+(?:\w+\s+)?$", before):
        return "near"
    became = (
        cue
        for cue in _CUES.finditer(after)
        if not (_PERFECT.search(after[: cue.start()]) or cue.group() in ("said", "told"))
    )
    return "past" if any(cue["past"] for cue in became) else "future"


_A_WORD: Final = re.compile(r"[“\"][^“”\"\n.]{1,30}[”\"]")  # promises the "naked truth" on Tuesday
_PERFECT: Final = re.compile(
    r"\b(?:have|has)\s+(?:been\s+)?$"
)  # "due on Friday, has been promised"
_ASIDE: Final = re.compile(r"^,\s+(?:if|as|though|when|while|according)\b[^,]*,")
# what opens a clause that has its own verb, and what keeps the next verb from being its own
_OPENS: Final = re.compile(
    r"\b(?:and|but|while|whereas)\s+(?:(?:on|in|by|before|after)\s+(?:the\s+)?)?$"
)
_OF_WHICH: Final = re.compile(r"\b(?:who|which|that|whose|where|when|after|since)\b")
_WHO: Final = re.compile(r"\b(?:who|which)\s+$")
_DEADLINE: Final = re.compile(r"\bby\s+(?:the\s+)?$")
_TO_COME: Final = re.compile(r",\s+with\b[^,]*\sto\s+\w+\s+by\b")  # "it came, with more to come by"
_DELIVERY: Final = re.compile(r"\s+(?:delivery|futures?|contracts?)\b")  # "oil for May delivery"
_YEARLY: Final = re.compile(r"\s+(?:every|each|of\s+every)\s+year\b")  # how things are
_SINCE: Final = re.compile(r"\bsince\s+(?:the\s+)?$")
# what was over at the end: "they waited until", "did not speak until"
_WAITED: Final = re.compile(
    r"\b(?:waited|lasted|took|kept|held\s+out|stayed|remained|survived|(?:did|was|were|had)\s+not|"
    r"(?:did|was|were|had)n['’]t)\b"
    r"(?:\s+(?!(?:will|would)\b)[\w'’-]+)*\s+$"
)
_PASSED: Final = frozenset({"was", "were", "had", "did"})
