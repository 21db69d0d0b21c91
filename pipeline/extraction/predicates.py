"""Predicates in a text: the verbs and nouns that state a happening, from `predicates.csv`.

Each row of the file is one kind of event with its words in both languages, its PLOVER root, its
level on GUIDELINES' scale before place and weapon are known, and an example that tests itself.
`kind`: "act" a happening · "speech" an utterance that is the news act (threat, accusation,
refusal) · "report" announces or attributes a happening told inside it · "say" plain speaking.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from pipeline.extraction.verbs_en import IRREGULAR, has_finite
from pipeline.gazetteer import FOLDER
from pipeline.models import InputError, Lang
from pipeline.table import PLOVER

Kind = Literal["act", "speech", "report", "say"]
FILE = FOLDER / "predicates.csv"

# 攻撃能力, 攻撃型無人機, 核攻撃潜水艦: a word about a thing, no happening
_NOT_BEFORE = re.compile(
    "[0-9０-９]|から[0-9０-９約]|開始から|官|陣|型|用(?!意)|能力|被害|問題|手段|兵器|目標|対象|権|力|台|装置|"
    "体制|圏|者|員|国境|車|船|艦|条約|地[のでをにへはが]|機|弾を|的|工場|施設|設備|国[がはのとをに]|"
    "システム|ミサイル|ヘリ|ドローン|の(?:前触れ|兆候|兆し|脅威)"
)


# 破壊すると述べた, 反撃する権利がある: words of what is to come, a threat
_VOWED = re.compile(
    "(?:を?する|させる|を(?:加え|始め|仕掛け|実施す|開始す)る|を行う|に(?:出|踏み切)る|(?<=踏み切)る|"
    "しなければならない|せざるを得ない|(?<=[くつるすう]))"
    "(?:(?:権利|用意|覚悟|構え)[^、。]{0,8})?[」』]?と[^、。]{0,8}"
    "(?:述べ|言い|言っ|語|宣言|表明|誓|迫|告げ|言い放|言い切|明言|公言|発言|主張|書き込|投稿|強調)"
)
# "shot [two of the drones] down [over the sea]": up to five words between, no clause and no phrase
_OBJECT = (
    r"(?P<object>(?:(?!(?:and|but|or|to|that|which|who|is|are|was|were|has|had|in|on|at|for|by|"
    r"from|with|after)\b)[\w'’$-]+(?:,\d+)*\s+){1,5}?)"
)
# "shot a man down [the road]": what has a noun of its own closes no verb, but for "until", "of"
_GOVERNS = re.compile(
    r"(?<!until)(?<! to)(?<! of)\s+(?:an?|his|her|its|their|\d+|"
    r"the(?! (?:\w+ )?(?:next|same|following|day|week)\b))\b"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row of the file, without its words."""

    id: str
    type: str
    level: int
    kind: Kind


class PredicateMention(NamedTuple):
    """A predicate's words at `start`..`end` of the scanned text."""

    start: int
    end: int
    text: str
    predicate: Predicate


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The file's rows as they stand; raises InputError for one that contradicts the contract."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        found = tuple(csv.DictReader(lines))
    for number, row in enumerate(found, 2):
        if row["type"] not in PLOVER or row["level"] not in list("01234567"):
            raise InputError(f"{FILE.name}, line {number}: type or level is not of the scale")
        if row["kind"] not in ("act", "speech", "report", "say"):
            raise InputError(f"{FILE.name}, line {number}: unknown kind {row['kind']!r}")
    return found


@cache
def _owners(lang: Lang) -> dict[str, Predicate]:
    """The predicate of each word; raises InputError for a Japanese word that two rows claim."""
    owner: dict[str, Predicate] = {}
    for number, row in enumerate(rows(), 2):
        predicate = Predicate(row["id"], row["type"], int(row["level"]), cast(Kind, row["kind"]))
        for form in filter(None, row[f"forms_{lang}"].split(";")):
            for word in [form] if lang == "ja" else _in_text(form.replace(" * ", " ").lower()):
                if owner.setdefault(word, predicate) is not predicate and lang == "ja":
                    raise InputError(f"{FILE.name}, line {number}: {word!r} is claimed twice")
    return owner


@cache
def _english() -> re.Pattern[str]:
    return re.compile(rf"\b{_tree(_owners('en'))}\b")


@cache
def _parted() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """(verbs that stand around their object, for each its object with what closes it).

    "turn * down" in the file: turned the offer down.
    """
    rests: dict[str, set[str]] = {}
    for row in rows():
        for form in row["forms_en"].lower().split(";"):
            verb, star, rest = form.partition(" * ")
            for word in inflections(verb) if star else ():
                rests.setdefault(word, set()).add(rest)
    closed = {
        verb: re.compile(rf"\s+{_OBJECT}(?P<rest>{_tree(sorted(found))})\b")
        for verb, found in rests.items()
    }
    return re.compile(rf"\b(?P<verb>{_tree(sorted(rests))})(?=\s)"), closed


@cache
def _japanese() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """(where a word may begin, the words by their first two characters, the longest first)."""
    index: dict[str, list[str]] = {}
    for word in sorted(_owners("ja"), key=len, reverse=True):
        index.setdefault(word[:2], []).append(word)
    first, second = ("".join(sorted(set(chars))) for chars in zip(*index, strict=True))
    return re.compile(f"[{first}](?=[{second}])"), index


def _tree(words: Collection[str]) -> str:
    """A pattern for the longest of `words`, branching by one character at a time.

    >>> _tree(["strike", "strip"])
    '(?:s(?:t(?:r(?:i(?:k(?:e)|p)))))'
    """
    rests: dict[str, list[str]] = {}
    for word in filter(None, words):
        rests.setdefault(word[0], []).append(word[1:])
    branches = [
        re.escape(first) + (_tree(rest) if any(rest) else "") for first, rest in rests.items()
    ]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in words else "")


def _in_text(form: str) -> Iterable[str]:
    """The inflections of an English form, of a phrase also with its noun in the plural."""
    for word in inflections(form):
        yield word
        if " " in form and word[-1] != "s":
            yield word + "s"


def inflections(form: str) -> Iterable[str]:
    """The forms of an English verb; of a phrase, those of its first word. "=fired" stands alone.

    >>> list(inflections("strike"))
    ['strike', 'strikes', 'striking', 'struck', 'stricken']
    """
    if form.startswith("="):
        return [form[1:]]
    verb, space, rest = form.partition(" ")
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        made = [verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied"]
    elif verb.endswith(("s", "sh", "ch", "x")):
        made = [verb + "es", verb + "ing", verb + "ed"]
    else:
        made = [verb + "s", stem + "ing", stem + "ed"]
        if re.fullmatch(r"[a-z]*[^aeiou][aeiou][bdgklmnprt]", verb):
            made += [verb + verb[-1] + "ing", verb + verb[-1] + "ed"]
    if verb in IRREGULAR:
        made = [word for word in made if not word.endswith("ed")] + IRREGULAR[verb].split()
    return [word + space + rest for word in (verb, *made)]


def find_predicates(text: str, lang: Lang) -> list[PredicateMention]:
    """Every predicate in `text`, in order, not overlapping, the longest word first."""
    owner = _owners(lang)
    found = []
    scan = _scan_japanese(text) if lang == "ja" else _scan_english(_lower(text))
    for start, word, form in scan:
        end = start + len(word)
        predicate = owner[form]
        if lang == "ja" and predicate.type == "ASSAULT" and _VOWED.match(text, end):
            predicate = owner["威嚇"]
        found.append(PredicateMention(start, end, text[start:end], predicate))
    return found


def _lower(text: str) -> str:
    """The text in small letters, every one in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def _scan_english(text: str) -> Iterator[tuple[int, str, str]]:
    """(start, word, form): of a verb that stands around its object the verb alone is the word."""
    verbs, closed = _parted()
    around = ((m, closed[m["verb"]].match(text, m.end())) for m in verbs.finditer(text))
    parted = {
        m.start(): (m.start(), m["verb"], f"{m['verb']} {rest['rest']}")
        for m, rest in around
        if rest
        and not has_finite(rest["object"])
        and (" " in rest["rest"] or not _GOVERNS.match(text, rest.end()))  # raise * flag over
    }
    joined = ((m.start(), m.group(), m.group()) for m in _english().finditer(text))
    return iter(sorted([*parted.values(), *(one for one in joined if one[0] not in parted)]))


def _scan_japanese(text: str) -> Iterator[tuple[int, str, str]]:
    begins, index = _japanese()
    end = 0
    for match in begins.finditer(text):
        start = match.start()
        for word in index.get(text[start : start + 2], ()) if start >= end else ():
            if text.startswith(word, start) and (
                word[-1] == "、" or not _NOT_BEFORE.match(text, start + len(word))
            ):
                end = start + len(word)
                yield start, word, word
                break
