"""The evidence of an event as safe HTML: its sentence in context, with the words that matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from pipeline.extraction.names import find_names
from pipeline.extraction.predicates import find_predicates
from pipeline.models import Article

Kind = Literal["date", "anchor", "act", "weapon", "actor"]
NOTHING: frozenset[int] = frozenset()
# Markdown that a reader need not see; of a pair, group 1 is what stays.
_PAIRS = tuple(
    map(
        re.compile,
        (
            r"(?<!\*)\*(?![\s*])([^*\n]+?)(?<!\s)\*(?!\*)",
            r"(?<!\w)_(?![\s_])([^_\n]+?)(?<!\s)_(?!\w)",
            r"`([^`\n]+)`",
            r"!?\[([^\]\n]*)\]\([^)\s]*\)",
        ),
    )
)
_ALONE = re.compile(r"\*{2,}|~~|(?<!\w)__|__(?!\w)|^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Mark:
    """Characters `start` to `end` of the article's text, to be shown as a `kind` of word."""

    start: int
    end: int
    kind: Kind


def span(cell: str) -> tuple[int, int]:
    """The offsets of a table cell "start:end"."""
    start, end = cell.split(":")
    return int(start), int(end)


def name_marks(article: Article, start: int, end: int, on: date) -> list[Mark]:
    """The actors and weapons named in the paragraph around `start`–`end`, as of the day `on`."""
    first, last = paragraph(article.text, start, end)
    return [
        Mark(first + name.start, first + name.end, "weapon" if name.kind == "weapon" else "actor")
        for name in find_names(article.text[first:last], article.lang, on)
    ]


def act_marks(article: Article, start: int, end: int, type: str) -> list[Mark]:
    """The words of the clause at `start`–`end` that make it an event of PLOVER `type`."""
    return [
        Mark(start + found.start, start + found.end, "act")
        for found in find_predicates(article.text[start:end], article.lang)
        if found.predicate.type == type
    ]


def markup(text: str, start: int, end: int) -> frozenset[int]:
    """Offsets in `text`, within `start`–`end`, of the characters of its Markdown marks."""
    part, hidden = text[start:end], set[int]()
    for pattern in _PAIRS:
        for found in pattern.finditer(part):
            hidden.update(range(found.start(), found.start(1)))
            hidden.update(range(found.end(1), found.end()))
    for found in _ALONE.finditer(part):
        hidden.update(range(*found.span()))
    return frozenset(start + place for place in hidden)


def unmarked(text: str) -> str:
    """`text` without its Markdown marks.

    >>> unmarked("**21 November** — *Ukraine* fires 2 * 3 [ATACMS](https://example.org)")
    '21 November — Ukraine fires 2 * 3 ATACMS'
    """
    return _without(text, 0, len(text), markup(text, 0, len(text)))


def _without(text: str, start: int, end: int, hidden: frozenset[int]) -> str:
    return "".join(text[place] for place in range(start, end) if place not in hidden)


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The block of text around `start`–`end`, up to the line ends on both sides."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, len(text) if last < 0 else last


def passage(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """HTML of the paragraph around the sentence at `start`–`end`; what is not it stands dimmed."""
    first, last = paragraph(text, start, end)
    parts = (
        ("before", first, start),
        ("sentence", start, end),
        ("after", end, last),
    )
    shown, hidden = _apart(marks), markup(text, first, last)
    return "".join(
        f'<span class="{name}">{marked(text, a, b, shown, hidden)}</span>'
        for name, a, b in parts
        if a < b
    )


def marked(
    text: str, start: int, end: int, marks: Iterable[Mark], hidden: frozenset[int] = NOTHING
) -> str:
    """HTML of `text[start:end]` without the characters at `hidden`.

    The parts of `marks` inside it, which do not overlap, are marked.
    """
    html, at = [], start
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b:
            words = escape(_without(text, a, b, hidden))
            html.append(escape(_without(text, at, a, hidden)))
            html.append(f'<mark class="{mark.kind}">{words}</mark>')
            at = b
    return "".join([*html, escape(_without(text, at, end, hidden))])


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """`marks` in order without overlaps: dates win over acts, acts over names."""
    taken: list[Mark] = []
    rank = {"date": 0, "anchor": 1, "act": 2, "weapon": 3, "actor": 4}
    for mark in sorted(marks, key=lambda mark: (rank[mark.kind], mark.start, -mark.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return sorted(taken)


def excerpt(text: str, mark: Mark, around: int = 40) -> str:
    """HTML of `mark` with up to `around` characters of its paragraph on both sides."""
    first, last = paragraph(text, mark.start, mark.end)
    a, b = max(first, mark.start - around), min(last, mark.end + around)
    words = marked(text, a, b, [mark], markup(text, first, last))
    return ("…" if a > first else "") + words + ("…" if b < last else "")
