"""Who takes part in an English clause: its names, what pronouns stand for, not who only reports.

A pronoun or a left-out subject ("and shot down …") carries the doer named before; "both sides"
the last two; "the alliance", "the bloc" what they are short for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.extraction.grade.objects import group
from pipeline.extraction.participants import ARMED_BANDS, makers
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.verbs_en import finite_at, has_finite
from pipeline.models import DateMention, NameMention

_SHORT_FOR = {"alliance": "NATO", "bloc": "EU", "agency": "IAEA", "watchdog": "IAEA"}
_ISLANDS = frozenset("TWN CUB CYP GBR IRL ISL JPN LKA MLT MDV NZL PHL SGP BHR MDG HTI GRD".split())
_WAS = r"(?:(?:had|have|has|was|were|been|being|to be|are|is) )*"
# what arms do and what is done with them; what only they do; what is done with no man
_HANDLED = (
    rf"(?=,? {_WAS}(?:hand|deliver|ship|sent|arriv|reach|fired|launch|hit|land|struck|fell|downed|"
    r"intercept|shot down|unload|brought down|turn|appear|flew|cross|follow|came|crash|show|"
    r"burst|explod))"
)
_FELL = rf"(?= {_WAS}(?:crash|burst|explod|slamm|downed|intercept|shot down|land(?:ed|ing)))"
_PASSED = (
    r"(?= (?:(?:could|would|will|can|may|might|should) be|were|was|are|had been|have been) "
    r"(?:deployed|delivered|shipped|fired|launched|flown|unloaded|intercepted|shot down|downed|"
    r"installed|supplied|assembled)\b)"
)
_ANAPHOR = re.compile(
    r"\bthe (?P<short>alliance|bloc|agency|watchdog)\b|"
    r"\b(?P<two>both (?:sides|countries|governments|armies|leaders|capitals|powers|nations|"
    r"states|neighbou?rs)|"
    r"the two (?:\w+ )?(?:sides|countries|governments|armies|leaders|presidents|neighbou?rs|powers|"
    r"superpowers|nations|states|ministers|rivals|allies|militaries|men|enemies)|"
    r"the other side|the (?:presidents|sides|superpowers|neighbou?rs|rivals|defen[cs]e ministers|"
    r"foreign ministers)(?! of\b))\b|"
    r"\b(?P<each>each(?: side| country| army| government| capital)?(?= (?:had |has )?(?:accus|blam|"
    r"claim|promis|agre|held|insist|den[iy]|sa)\w*)|(?:with|from|to|between|by|on|"
    r"for) both(?=[.,;]|\s+(?:on|to|in|about|over|that)\b)|between (?:the two|them)(?! [a-z]+s\b))|"
    r"\bthe (?P<one>country|island|capital|kingdom|republic|enclave|"
    r"peninsula)\b|"
    r"\bthe (?P<band>rebels|movement|group|militants|militia|insurgents|mercenar(?:y|ies)|gunmen|"
    r"fighters)\b|"
    r"\bthe (?P<half>(?-i:North|South))(?=['’]s\b|[,.;]|\s+[a-z])(?! of\b)|"
    r"\b(?:fir|launch|us|deliver|shipp?|supply|receiv|shoot)\w* (?P<arms>them|it|one)\b|"
    r"\b(?P<some>(?:first|last|rest|more|most|some|several|many|all|none|half|dozen|dozens|one|two|"
    rf"three|four|ten|\d+) of (?:them|these){_HANDLED})|"
    # "Others crashed", "They could be deployed", "The first launchers reached the coast"
    rf"\b(?P<others>(?:others|another|the rest){_FELL}|(?:they|these|it){_PASSED}|"
    rf"the (?:(?:first|last|second|new|other|two|three|four) )?(?:launchers|batteries|systems)"
    rf"{_HANDLED})|"
    r"\b(?:shot|brought|sank|downed|destroyed|intercepted|hit) (?P<downed>(?:\w+ ){0,2}of "
    r"(?:them|these))\b|"
    r"\b(?P<back>retaliated|(?:hit|struck|fired|shot) back|returned fire)\b",
    re.IGNORECASE,
)
_NEAR = 250  # characters over which a plural points back
_ENDS = re.compile(r"[.!?][\"”’*]*\s")
_MEN = re.compile(
    rf"{group('en', 'soldiers')}|\b(?:men|crews?|pilots|forces|units|people|officers|sailors|"
    r"instructors|workers|officials|ships|vessels)\b"
)
# ", which", ", whose men": the name before it takes part
# "accused Rome of [bombing …]": so does who is accused
_WHICH = re.compile(
    r",\s+(?:which|who|whose(?:\s+\w+)?|where|(?:\w+\s+){0,3}of which),?\s+$|"
    r"\b(?:accus|blam|suspect|condemn|thank|prais)\w* [^,;]*\b(?:of|for)\s+$"
)
# "Speaking in Oslo on Friday, the ministers agreed": the subject comes after
_DOING = re.compile(r"[\W_]*[A-Z]\w+ing\b[^,;]*,\s+")
_AND_HE = re.compile(r"\b(?:(?:he|she) and|and (?:he|she))\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|they|their|them)\b", re.IGNORECASE)
# "according to Seoul and Washington", "…, Washington said": a source, which takes no part
_SOURCE = re.compile(
    r"^(?:[^,]{0,30},)?\W*according to [^,.;]*|\baccording to .*$|"
    r"^[^,.;]*\b(?:intelligence|spy|joint chiefs|coast ?guard|monitors?|observatory)\b[^,.;]*\b"
    r"(?:said|says|told|reported|believes?|estimates?)\b[^,.;]*?\bthat\b|"
    r",\s+(?:says?|said) [A-Z][^,.;]*|"
    r",\s+[^,.;]* (?:says?|said|reports?|reported)(?: (?:late |early )?(?:on )?\w+)?\W*$"
)
_IN = re.compile(r"\b(?:[Ii]n|[Aa]t|near|off|over|across)\s+(?:the\s+)?\Z")  # a scene does nothing
_PLANT = re.compile(r"\s+(?:plants?|factor(?:y|ies)|production|industry|programmes?|programs?)\b")
# "On the 26th and", "Then": nothing before the verb could be its subject
_NO_SUBJECT = re.compile(
    r"[\W_]*(?:(?:and|but|then|also|later|to|or|on|in|at|by|the|\w+ly)[\W_]+)*"
)


# offices of a state that is not named beside them: the one that the text speaks of
_OFFICE = re.compile(
    r"\b(?:ministry|ministers?|parliament|chambers|lawmakers|deputies|government|cabinet|president|"
    r"premier|chancellor|army|navy|air force|military|forces|troops|generals?|negotiators|"
    r"delegation|diplomats|spokes\w+|officials|council|commandos|guest|counterpart)\b",
    re.IGNORECASE,
)


def anaphors(
    article: str, text: str, start: int, before: Sequence[NameMention]
) -> Iterator[NameMention]:
    """Mentions for "the alliance", "both sides", "fired them" in the sentence at `start`."""
    for match in _ANAPHOR.finditer(text):
        known = [n for n in before if n.end <= start + match.start()]
        if match["others"]:
            known = _just_told(article, start + match.start(), known)
        meant = (
            _struck(start + _clause_of(text, match.start()), before, known)
            if match["back"]
            else _meant(
                match, known, [n for n in known if n.end <= start + _clause_of(text, match.start())]
            )
        )
        for name in meant:
            yield name._replace(
                start=start + match.start(match.lastgroup or 0),
                end=start + match.end(),
                text=match.group(),
                via="anaphor",
            )


def _just_told(article: str, at: int, known: Sequence[NameMention]) -> list[NameMention]:
    """The arms that a plural at `at` may mean: of this sentence or the last, and no men since."""
    arms = [n for n in known if n.kind == "weapon"]
    named = [n for n in arms if n.via != "generic"][-1:]
    if named and arms[-1].start != named[0].end + 1:  # "Iskander missiles" are Iskanders
        named = arms[-1:]
    return [
        n
        for n in named or arms[-1:]
        if n.end + _NEAR > at
        and len(_ENDS.findall(article, n.end, at)) < 2
        and not _MEN.search(article, n.end, at)
    ]


def _clause_of(text: str, at: int) -> int:
    """Where the clause around `at` begins: after the last comma or semicolon."""
    return max(text.rfind(",", 0, at), text.rfind(";", 0, at)) + 1


def _struck(
    start: int, names: Sequence[NameMention], known: Sequence[NameMention]
) -> list[NameMention]:
    """Whom the one who hits back hits: the state that the text told of before, if none is named."""
    here = {n.id for n in names if n.start >= start and n.kind != "weapon"}
    if len(here) != 1:
        return []
    told = [n for n in reversed(known) if n.kind == "country" and n.id not in here]
    return ([n for n in told if n.via not in ("place", "anaphor")] or told)[:1]


def _meant(
    match: re.Match[str], known: Sequence[NameMention], before: Sequence[NameMention]
) -> list[NameMention]:
    latest = list(dict.fromkeys(reversed(known)))
    if match["short"]:
        id = _SHORT_FOR[match["short"].lower()]
        return [n for n in latest if n.id == id][:1]
    if match["downed"]:
        latest = list(dict.fromkeys(reversed(before)))  # not the jets that shoot
    if match["arms"] or match["some"] or match["others"] or match["downed"]:
        arms = [n for n in latest if n.kind == "weapon"][:1]
        # "Russian drones came; the army shot some of them down"
        whose = [n for n in latest if match["downed"] and arms and n.end + 1 == arms[0].start]
        return arms + whose
    if match["band"]:
        return [n for n in latest if n.id in ARMED_BANDS][:1]
    if match["half"]:
        half = "PRK" if match["half"] == "North" else "KOR"
        return [n._replace(id=half) for n in latest if n.id == "PRK"][:1]
    island = match["one"] == "island"
    countries: dict[str, NameMention] = {}
    for name in latest:
        if island and name.id not in _ISLANDS:
            continue
        if name.kind == "country" and name.via != "anaphor":
            countries.setdefault(name.id, name)
    two = match["two"] or match["each"]
    if match["two"] and re.search("president|leader|men", match["two"], re.IGNORECASE):
        people = dict.fromkeys(n.id for n in latest if n.via == "leader" and n.kind == "country")
        if len(people) > 1:
            return [countries[id] for id in list(people)[:2] if id in countries]
    if two:
        told = Counter(n.id for n in known if n.via not in ("anaphor", "place"))
        return sorted(countries.values(), key=lambda n: -told[n.id])[:2]
    if island:  # the one that the text is about, not one where it is spoken of
        told = Counter(n.id for n in known)
        return sorted(countries.values(), key=lambda n: -told[n.id])[:1]
    # "the country" is one named as a land (in Yemen), not by its people (American and British)
    return sorted(countries.values(), key=lambda n: n.via in ("demonym", "leader"))[:1]


def verb_of(text: str, start: int, end: int, told: Sequence[PredicateMention]) -> int:
    """Where the subject of the clause is over: at its first predicate, else its first verb."""
    if doing := _DOING.match(text, start, end):
        start = doing.end()
    listed = next((p.start for p in told if p.start >= start), None)
    verb = start + finite_at(text[start:end]) if listed is None else listed
    return end if text.startswith("came ", verb) else verb  # "then came 300 drones"


def doers(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """What a sentence with these names is about: the first person, and the first actor."""
    actors = [n for n in names if n.kind != "weapon" and n.id != "WEST"]
    actors = [n for n in actors if not is_scene(text, n)] or actors
    return list(dict.fromkeys([*actors[:1], *[n for n in actors if n.via == "leader"][:1]]))


def is_scene(text: str, name: NameMention) -> bool:
    return bool(_IN.search(text[max(0, name.start - 12) : name.start]))


def leading(carried: Sequence[NameMention]) -> list[NameMention]:
    """The doer that the text before names most often."""
    ((id, _),) = Counter(n.id for n in carried).most_common(1)
    return [next(n for n in carried if n.id == id)._replace(via="carried")]


def taking_part(
    text: str,
    start: int,
    verb: int,
    end: int,
    names: Sequence[NameMention],
    carried: Sequence[NameMention],
    dates: Sequence[DateMention],
) -> list[NameMention]:
    """The names of the clause at `start`..`end`, whose head stands at `verb`, with its doer.

    `names` are those of its sentence, `carried` the doers of the text before, the latest first.
    """
    said = _SOURCE.finditer(text[start:end])
    sources = [(start + m.start(), start + m.end()) for m in said]
    inside = [n for n in names if start <= n.start < end and not _is_maker(text, n)]
    taking = [n for n in inside if not _only_source(n, sources, carried)] or inside
    doing = _DOING.match(text, start, verb)
    begins = doing.end() if doing else start
    if any(n.kind != "weapon" and begins <= n.start < verb for n in taking):
        if _AND_HE.search(text, start, verb):
            known = [*reversed([n for n in names if n.end <= start]), *carried]
            others = [n for n in known if n.via == "leader" and n.id not in {t.id for t in taking}]
            return taking + [n._replace(via="carried") for n in others[:1]]
        return taking
    if _WHICH.search(text[max(0, start - 60) : start]):
        return taking + [n for n in names if n.end <= start and n.kind != "weapon"][-1:]
    since = text.rfind(";", names[0].start if names else start, start)
    earlier = [n for n in names if n.end <= start and n.kind != "weapon"]
    earlier = [n for n in earlier if n.start > since] or earlier
    earlier = [n for n in earlier if not is_scene(text, n)] or earlier
    subject = text[begins:verb]
    for date in dates:
        subject = subject.replace(date.text, "")
    given = _given(subject, text[verb:end], earlier, carried)
    if _NO_SUBJECT.fullmatch(subject) and not any(n.kind == "weapon" for n in taking):
        given += _flying(text, start, names)
    return taking + [n._replace(via="carried") for n in given]


def _flying(text: str, start: int, names: Sequence[NameMention]) -> list[NameMention]:
    """The arms that open the sentence, where a later verb has them as subject (… and hit a hut)."""
    first = next((n for n in names if n.end <= start), None)
    if first is None or first.kind != "weapon":
        return []
    begins = max(text.rfind(stop, 0, first.start) for stop in (". ", "\n"))
    return [] if has_finite(text[begins + 1 : first.start]) else [first]


def _is_maker(text: str, name: NameMention) -> bool:
    """Whether the name only tells whose industry is meant; a plant at a place is that place."""
    return name.via != "place" and bool(_PLANT.match(text, name.end))


def owners(cast: Sequence[NameMention], verb: int) -> list[NameMention]:
    """The state that makes the arms of a clause that names no doer before its verb: whose they are.

    Where it names others after it, only the arms that are its subject tell: "B-2s struck Iran".
    """
    others = [n for n in cast if n.kind != "weapon"]
    if any(n.start < verb or n.via == "carried" for n in others):
        return []
    cast = [n for n in cast if n.start < verb] if others else cast
    made = {state: arms for arms in cast for state in makers(arms)}
    return [n._replace(kind="country", id=id, via="owner") for id, n in made.items()][:2]


def _only_source(
    name: NameMention, sources: Sequence[tuple[int, int]], carried: Sequence[NameMention]
) -> bool:
    if not any(a <= name.start < b for a, b in sources):
        return False
    return name.kind == "org" or name.id not in {n.id for n in carried[:2]}


def _given(
    subject: str, rest: str, earlier: Sequence[NameMention], carried: Sequence[NameMention]
) -> list[NameMention]:
    """The doer that the clause takes from before: by its pronoun, or because it names none."""
    for pronoun, leader in ((_PERSON, True), (_THING, False)):
        if pronoun.search(subject) or (_NO_SUBJECT.fullmatch(subject) and pronoun.search(rest)):
            known = [*earlier[:1], *carried] if not leader else [*earlier, *carried]
            fit = [n for n in known if (n.via == "leader") == leader]
            return (fit or known)[:1]
    if _NO_SUBJECT.fullmatch(subject) or _OFFICE.search(subject):
        return list(earlier[:1] or carried[:1])
    return []
