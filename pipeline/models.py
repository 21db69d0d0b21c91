"""The records of the pipeline, one per stage, all frozen; those made by the thousand are tuples.

Article → Sentence → DateMention, NameMention → Event. Offsets count characters of
`Article.text`; for every record with `start` and `end`, `article.text[start:end]` is its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Lang = Literal["ja", "en"]
Precision = Literal["day", "week", "month", "season", "year", "range"]
Basis = Literal["explicit", "publication", "narrative", "carried", "heading"]
Status = Literal["occurred", "reported", "planned", "possible", "denied"]

LANGUAGES: tuple[Lang, ...] = ("ja", "en")
PRECISIONS: tuple[Precision, ...] = ("day", "week", "month", "season", "year", "range")
BASES: tuple[Basis, ...] = ("explicit", "publication", "narrative", "carried", "heading")
STATUSES: tuple[Status, ...] = ("occurred", "reported", "planned", "possible", "denied")


class InputError(Exception):
    """Something the user gave cannot be used; the message says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. `text` is the body as it stands in the file, line ends as "\\n"."""

    id: str
    text: str
    title: str
    published: date
    source: str
    url: str
    lang: Lang


class Sentence(NamedTuple):
    """A sentence or heading: `heading` is 0 in running text, else the heading's rank (1 = top).

    `paragraph` counts blocks of text from 0, so equal numbers mean the same paragraph.
    """

    start: int
    end: int
    text: str
    heading: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days from `first` to `last`, both included, as exact as the words allow."""

    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a date span ends before it begins: {self.first}..{self.last}")

    def around(self, other: DateSpan) -> bool:
        """Whether `other` is a part of it."""
        return self.first <= other.first and other.last <= self.last and self != other


class DateMention(NamedTuple):
    """Words that name a date, and what they were resolved to.

    `span` is None when the words are a date that nothing in the text resolves. `rule` names the
    rule that decided, `anchor` the date it leaned on (publication, or a date of the text), `note`
    what a reader should know (a weekday that contradicts its date).
    """

    start: int
    end: int
    text: str
    span: DateSpan | None
    basis: Basis
    rule: str
    anchor: date | None = None
    note: str = ""
    background: bool = False  # a stretch of time or a time-zone gloss: it dates no event
    aside: bool = False  # a glance back ("the first since 2017"): nothing that follows leans on it
    anchor_at: tuple[int, int] | None = None  # the earlier words that name the anchor

    def ahead(self, published: date) -> bool:
        """Whether its days lie ahead: they begin after publication, or lead up to a deadline."""
        return self.span is not None and (self.span.first > published or self.rule == "due")


class NameMention(NamedTuple):
    """Words that name a gazetteer row: a country, an organisation or a weapon system.

    `id` is the ISO 3166-1 alpha-3 code, organisation id or weapon id. `via` tells how the words
    name it: "name", "demonym", "leader", "capital", "abbr" (one kanji), "alias", "generic".
    """

    start: int
    end: int
    text: str
    kind: Literal["country", "org", "weapon"]
    id: str
    via: str


class Evidence(NamedTuple):
    """One sentence that tells an event, with the words that date it and how they resolved."""

    article_id: str
    start: int
    end: int
    sentence: str
    clause: str
    date_text: str
    date_start: int  # offsets of the date words, which may stand in an earlier sentence
    date_end: int
    date_rule: str
    date_anchor: date | None
    anchor_at: tuple[int, int] | None = None  # offsets of the words that name the anchor
    said_by: str = ""  # the source that the sentence names for what it only reports


class Event(NamedTuple):
    """One dated happening, with all sentences that tell it; the first one is the witness."""

    id: str
    span: DateSpan
    basis: Basis
    status: Status
    type: str  # PLOVER root
    level: int  # 0–7, GUIDELINES' escalation scale
    nuclear: bool
    title: str
    countries: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    organisations: tuple[str, ...]
    weapons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    article: Article
    sources: int = 1
    confidence: float = 0.0
