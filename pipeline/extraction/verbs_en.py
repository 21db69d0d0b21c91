"""English words that are verbs in one place and nouns in another: which one stands here?

English spells "strike", "fire", "test" alike as noun and verb; the words beside them tell. A
finite verb states a happening; "to strike" leaves that to the verb before it, "the strike" and
"drones fired by the army" only name one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.models import NameMention

Shape = Literal["finite", "infinitive", "participle", "noun"]

# past and, where it differs, participle of the verbs that do not just add -ed
_FORMS = """
strike struck stricken, shoot shot, bring brought, sink sank sunk, blow blew blown,
break broke broken, fight fought, send sent, meet met, take took taken, hold held,
withdraw withdrew withdrawn, throw threw thrown, write wrote written, tell told, say said,
fall fell fallen, fly flew flown, flee fled, drive drove driven, sweep swept, lose lost,
win won, give gave given, sell sold, buy bought, build built, lead led, leave left,
make made, keep kept, deal dealt, light lit, slide slid, go went gone, come came,
begin began begun, speak spoke spoken, put put, cut cut, hit hit, shut shut, set set,
rise rose risen, become became, find found, get got, know knew known, see saw seen, run ran,
sit sat, stand stood, feel felt, think thought, seek sought, swear swore sworn, bear bore,
draw drew drawn, grow grew grown, hide hid hidden, pay paid, lay laid, spend spent,
shake shook, overrun overran, overfly overflew overflown, retake retook retaken, quit quit,
burst burst, ride rode ridden, tear tore torn, steal stole stolen, dig dug, hang hung,
shine shone, forbid forbade forbidden, overthrow overthrew overthrown, overcome overcame,
wear wore worn,
overtake overtook overtaken, undertake undertook undertaken, undergo underwent undergone,
uphold upheld, withhold withheld, rebuild rebuilt, slay slew slain, spin spun, swing swung,
mean meant, bend bent, cling clung, fling flung, foresee foresaw foreseen, swim swam,
choose chose chosen, freeze froze frozen, let let, lend lent,
understand understood, catch caught, teach taught, ring rang, rip ripped, trip tripped,
drop dropped, ban banned, ram rammed, plan planned, admit admitted, permit permitted,
expel expelled, mutiny mutinied, show showed shown, halt halted
"""
IRREGULAR = {
    verb: forms for verb, _, forms in (row.strip().partition(" ") for row in _FORMS.split(","))
}
_PAST_ONLY = {forms.split()[0] for forms in IRREGULAR.values() if len(forms.split()) == 2}
# taken, blown: no verb without another before it
_PARTICIPLES = {
    forms.split()[1] for forms in IRREGULAR.values() if len(set(forms.split())) == 2
} - {"run", "come"}
_IRREGULAR = "|".join(word for forms in IRREGULAR.values() for word in forms.split())
_AUXILIARY = (
    "is|are|was|were|am|has|have|had|will|would|did|does|do|can|could|(?-i:may)|might|must|shall|"
    "should"  # "on 3 May" holds no verb
)
# words in -ed that are no past tense
_NO_PAST = (
    "hundred|united|armed|need|indeed|speed|feed|exceed|proceed|succeed|breed|red|unmanned|aged|"
    "alleged|so-called|allied|combined|sacred|wicked|limited|seed|deed|bed|shed|wed"
)
_FINITE = re.compile(
    rf"\b(?:{_AUXILIARY}|{_IRREGULAR})\b|"
    rf"(?<![-\w])(?!(?:{_NO_PAST})\b)(?:(?:test|re|air|flight|co)-)?[a-z]{{2,}}ed\b|[a-z]n['’]t\b|"
    rf"\b(?:he|she|it|they|I|we)['’]\w+",
    re.IGNORECASE,
)
_PAST = re.compile(rf"(?:[a-z-]+ed|was|were|did|had|{_IRREGULAR})\b", re.IGNORECASE)
_HAS_BEEN = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|gets?|got|"
    r"(?:he|she|it|that|there|who|they|we)['’](?:s|re|d|ve))\s+"
    r"(?:(?:not|never|also|already|now|just|still|first|later|then|again|only|\w+ly|"
    r"reported to have)\s+)*"
    r"(?:been\s+(?:\w+ly\s+)?|being\s+)?$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|can|could|may|might|must|shall|should|did|do|does|not|n['’]t|['’]ll|['’]d|"
    r"never|he|she|they|it|we|I|you|who|which|that|and then|also)\s+(?:\w+ly\s+|also\s+|not\s+)?$",
    re.IGNORECASE,
)
# "to attack", "to mend relations and end the war"
_TO = re.compile(
    r"\bto\s+(?:\w+ly\s+)?(?:[a-z]+\s+(?:[\w-]+\s+){0,3}(?:and|or)\s+)?$|"
    r"\b(?:let|lets|letting)\s+(?:the\s+)?(?:[\w'’-]+\s+){1,2}$",  # let Kyiv fire them
    re.IGNORECASE,
)
# "ran an exercise named Cold Fjord"
_NAMING = re.compile(r"(?:code-?)?named|called|dubbed|termed", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:^|\b(?:(?:its|the|an?|his|their)\s+(?:plann|suspect|fail|attempt|renew|threaten|propos|alleg)ed|"
    r"the|an?|this|these|those|its|his|her|their|our|my|your|no|any|some|each|every|"
    r"another|both|all|several|many|more|most|few|little|first|second|third|last|next|new|further|"
    r"fresh|"
    r"other|such|same|of|in|on|at|by|for|from|with|after|before|during|against|amid|over|under|"
    r"between|into|since|despite|following|until|per|via|without|within|about|as|two|three|four|"
    r"five|six|seven|eight|nine|ten|dozen|dozens|scores|hundreds|round|rounds|wave|series|"
    r"missile|drone|air|rocket|artillery|ground|bomb|suicide|terror|terrorist|nuclear|weapons?|"
    r"cyber|"
    r"arson|mortar|sea|guerrilla|ceasefire|peace|surprise|counter|border|hostage|prisoner|"
    r"test|mass|snap|state|press|gun|knife|tank|commando|night|day|dawn|talks|naval|free|house|"
    r"carrier|"
    r"\w+(?:al|ive|ous|ic|ary|ful|ish|less|like|scale|fire|long|wide|est)|\w+-\w+(?:ed|ing|an|"
    r"wide)|[\d,.]+-\w+)\b|"
    r"['’]s?|\d)\s+$",
    re.IGNORECASE,
)
_ATTRIBUTE_BEFORE = re.compile(
    r"\b(?:the|an?|this|these|those|every|each|all|its|his|her|their|no|any|some|newly|recently|of|"
    r"with|more|other|"
    r"by|from|against|between|(?:the|its|their|about|of) \d+)\s+$",
    re.IGNORECASE,
)
# "303 captured soldiers"
_COUNTED = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\s+$")
_THINGS_AFTER = re.compile(r"\s+(?:[A-Z]\w+ )?[a-z]+(?<!ss)s\b")
_EVENT_NOUN = re.compile(
    r"(?:military|security|arms|weapons|peace|air|car|nerve|chemical|sarin|nuclear) [\w ]+|"
    r"[\w-]*(?:[st]ion|ment|ance|ence|treaty|doctrine|warrant|truce|ceasefire|cease-fire|accord|"
    r"summit|talks|airstrike|offensive|coup|mutiny|treaties|embargo|aid|takeover|"
    r"sabotage|armistice|crisis|package|war games?|massacre|blockade)s?",
    re.IGNORECASE,
)
# "the strike group", "an attack helicopter", "test site": a word about a thing
_THING_AFTER = re.compile(
    r"[\s-]+(?:groups?|helicopters?|aircraft|jets?|drones?|submarines?|pads?|sites?|ranges?|beds?|"
    r"craft|teams?|squads?|plans?|force|officers?|capabilit(?:y|ies)|lines?|power|position|zones?|"
    r"fighters?|bombers?|planes?|dogs?|shelters?|threats?|alarms?|crew|crater|ban|list|bank|"
    r"hotels?|monitors?|weapons?|systems?|vehicles?|packages?)\b",
    re.IGNORECASE,
)
# a fighting vehicle, a firing range: a form in -ing that tells what a thing is for
_KIND_OF = re.compile(
    r"(?:fighting|firing|training|landing|warning|launching|shooting|fuelling)[\s-]+(?:vehicles?|"
    r"forces?|craft|ships?|ranges?|grounds?|camps?|cent(?:re|er)s?|systems?|positions?|sites?|"
    r"strips?|squads?|lines?|pads?|missions?|programmes?|programs?|aircraft|areas?)\b",
    re.IGNORECASE,
)
# as nouns these name things and places, no happening
_THING = re.compile(
    r"(?:station|ship|board|target|shell|bomb|pound|sign|fire|plan|order|permit|supply|supplies|"
    r"level|back|block|host|ban|free|name|show|note|comment|torpedo|ram|freeze|lease|train|"
    r"rebel)(?:e?s)?",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\s+by\b(?!\s+(?:\d|Monday|Tuesday|Wednesday|Thursday|Friday|S[au]))")
_GOES_ON = re.compile(
    r"[,;:—–]|\b(?:and|but|or|that|which|who|when|while|as|after|before|since|until|because|if|unless|"
    r"where|were|it|he|she|they)\b"
)
# "jets, scrambled from Lossiemouth at dawn, [met] two bombers"
_VERB_FOLLOWS = re.compile(
    rf"[^,;.]*,\s+(?:\w+ly\s+)?(?:{_AUXILIARY}|{_IRREGULAR}|[a-z]{{2,}}ed)\b", re.IGNORECASE
)
# "reported | armed men": a past form right behind another is no verb
_LEXICAL_PAST = re.compile(rf"\b(?!(?:{_NO_PAST})\b)[a-z]{{3,}}ed\s+$")
# "a missile fired by the Guards [hit]": what is done by somebody is told aside
# "a drone that had flown for hours | killed": the verb of the clause is still to come
_THAT_HAD = re.compile(r"\b(?:that|which|who) (?:had|has|have) (?!been\b)[^,;]*\Z")
_AGENT_PHRASE = re.compile(r"\b[a-z]+(?:ed|n|nt|ught|ung) by\b")
# "tanks and shells": a list of things
_GOODS = ("shells", "bombs", "torpedoes", "supplies")
_LISTED = re.compile(r"\b[a-z]{3,}s,? (?:and|or)\s+$")
# where a clause may begin, also after words that are said
_OPENS = re.compile(
    r"[,;:—–.]|\b(?:and|but|or|nor|than|that|which|who|whom|whose|when|while|as|after|before|since|"
    r"until|because|"
    r"although|though|if|where|sa(?:id|ys?)|t(?:old|ells?)|claim\w*|report\w*|announc\w*|"
    r"confirm\w*|believ\w*|insist\w*|warn\w*|add(?:ed|s)|think|thought|know|knew|show\w*)\b"
)
_GERUND_BEFORE = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|this|of)|['’]s?|\b\w+(?:an|ish|ese|i))\s+$", re.IGNORECASE
)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|(?:he|she|it|that|who|they|we)['’](?:s|re))\s+(?:(?:not|now|"
    r"still|also|already|\w+ly)\s+)*$",
    re.IGNORECASE,
)


# what may stand as subject before the base form, as object after a form in -s
_SUBJECT = re.compile(
    r"[^su]s$|^(?:police|people|men|women|crew|militia|who|that|which|and|or|but|also|now|then|"
    r"\w+ly)$"
)
_OBJECT = re.compile(r"\s+(?:the|an?|its|his|her|their|that|[A-Z0-9]|\w+ly\b)")


def has_finite(text: str) -> bool:
    """Whether `text` holds a verb in the past or with an auxiliary."""
    return bool(_FINITE.search(text))


def finite_at(text: str) -> int:
    """Where the first such verb stands; the end of the text if there is none."""
    verb = _FINITE.search(text)
    return verb.start() if verb else len(text)


def is_past(word: str) -> bool:
    """Whether the verb `word` stands in a past form.

    >>> is_past("shot down"), is_past("fires")
    (True, False)
    """
    return bool(_PAST.match(word))


def is_participle(word: str) -> bool:
    """Whether the verb form cannot stand alone (taken, blown)."""
    return word.lower() in _PARTICIPLES


def shape(text: str, start: int, end: int, names: Sequence[NameMention]) -> Shape | None:
    """How the predicate at `start`..`end` of `text` stands there; None when it names a thing.

    `names` are those of the sentence: a demonym makes the next word a noun (Israeli strikes), a
    state makes it a verb (Israel strikes).
    """
    word, before, after = text[start:end], _before(text, start), text[end:]
    if re.search(r"\b(?:is|are|was|were|will|would)\b", word):
        return "finite"
    if re.search(r"\b(?:nobody|no one|none)\s+$", before, re.IGNORECASE):
        return None
    if before.endswith("-"):  # early-warning radar, a test-launch
        return None
    if _HAS_BEEN.search(before) and (is_past(word) or word.endswith("n")):
        return "finite"
    if word.lower().split()[0].endswith("ing"):
        return None if _KIND_OF.match(word + after) else _ing(before, after)
    if _NAMING.fullmatch(word) and _FINITE.search(_OPENS.split(before)[-1]):
        return "participle"
    if is_past(word) and not _same_in_past(word):
        return "finite" if word.lower() in _PAST_ONLY else _past(before, after)
    if _TO.search(before) and not word.split()[0].endswith("s"):
        return "infinitive"
    if _MODAL.search(before):
        return "finite"
    if _is_noun(word, before, text, start, names):
        thing = _THING.fullmatch(word) or (word[-1] != "s" and _THING_AFTER.match(after))
        return None if thing else "noun"
    return "finite"


def _before(text: str, start: int) -> str:
    """The words before `start` in its sentence, without marks of quotation and emphasis."""
    return re.sub(r"[\"“‘(*_]", "", text[max(0, start - 80) : start])


def _same_in_past(word: str) -> bool:
    return word.lower().split()[0] in ("hit", "cut", "put", "shut", "set", "quit", "let")


def _ing(before: str, after: str) -> Shape | None:
    if _PROGRESSIVE.search(before):
        return "finite"
    if _GERUND_BEFORE.search(before):
        return None if _THING_AFTER.match(after) else "noun"
    return "participle"


def _past(before: str, after: str) -> Shape | None:
    """ "missiles fired by the army", "drones launched from Iran hit": not what is stated."""
    if _ATTRIBUTE_BEFORE.search(before) or _LEXICAL_PAST.search(before):
        return None
    if _COUNTED.search(before) and _THINGS_AFTER.match(after):
        return None
    if _AGENT.match(after) or _has_its_verb(before) or _UNDER_A_PAPER.search(before):
        return "participle"
    if before.endswith(", ") and _VERB_FOLLOWS.match(after):
        return "participle"
    stop = _GOES_ON.search(after)
    follows = after[: stop.start()] if stop else after
    if re.match(r"\s+(?:at|on|in|into|from|against|near|during|last|this|earlier|over)\b", follows):
        return "participle" if _FINITE.search(follows) else "finite"
    return "finite"


# "became Chinese under an agreement [signed] in May"
_UNDER_A_PAPER = re.compile(
    r"\b(?:under|by|with|of|to|on|from|in) (?:an?|the|its|their) (?:\w+ ){0,2}"
    r"(?:agreement|treaty|pact|deal|accord|decree|memorandum|contract|law)\s+$"
)


def _has_its_verb(before: str) -> bool:
    """Whether the clause has its verb already ("shot down two drones | launched from Yemen")."""
    if _THAT_HAD.search(before):
        return False
    clause = _AGENT_PHRASE.sub("", _OPENS.split(before)[-1])
    return bool(_FINITE.search(clause)) and bool(re.search(r"[a-z]s\s+$", clause))


def _is_noun(word: str, before: str, text: str, start: int, names: Sequence[NameMention]) -> bool:
    if _EVENT_NOUN.fullmatch(word) or _NOUN_BEFORE.search(before):
        return True
    if word in _GOODS and _LISTED.search(before) and not _OBJECT.match(text, start + len(word)):
        return True
    if _same_in_past(word):
        return False
    beside = [n for n in names if n.end <= start and not text[n.end : start].strip(" '’")]
    if beside:
        demonym = beside[-1].via == "demonym" and not beside[-1].text.endswith("s")
        weapon = beside[-1].kind == "weapon" and not beside[-1].text.endswith("s")
        return demonym or weapon
    if not before.strip() or before.rstrip().endswith((".", ":", ";", "—", "–")):
        return True
    return _not_said_of(word, before, text[start + len(word) :])


def _not_said_of(word: str, before: str, after: str) -> bool:
    """Whether what stands before a present form is no subject for it (a landing ship, a gas deal).

    "Rebels strike", "Russia strikes the port" have one; past forms are not asked.
    """
    if " " in word or is_past(word):
        return False
    subject = before.rstrip().rpartition(" ")[2]
    if not re.fullmatch(r"[a-z][a-z-]+", subject) or re.search(_SUBJECT, subject):
        return False
    return not (word.endswith("s") and _OBJECT.match(after))
