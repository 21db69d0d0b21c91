"""The evidence of an event as safe HTML: its sentence in context, with the words that matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from pipeline.extraction.names import find_names
from pipeline.models import Article

Kind = Literal["date", "actor", "weapon"]


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
    shown = _apart(marks)
    return "".join(
        f'<span class="{name}">{marked(text, a, b, shown)}</span>' for name, a, b in parts if a < b
    )


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """HTML of `text[start:end]`, the parts of `marks` inside it (which do not overlap) marked."""
    html, at = [], start
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b:
            html += [escape(text[at:a]), f'<mark class="{mark.kind}">{escape(text[a:b])}</mark>']
            at = b
    return "".join([*html, escape(text[at:end])])


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """`marks` in order without overlaps: dates win over weapons, weapons over actors."""
    taken: list[Mark] = []
    rank = {"date": 0, "weapon": 1, "actor": 2}
    for mark in sorted(marks, key=lambda mark: (rank[mark.kind], mark.start, -mark.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return sorted(taken)


def excerpt(text: str, mark: Mark, around: int = 40) -> str:
    """HTML of `mark` with up to `around` characters of its paragraph on both sides."""
    first, last = paragraph(text, mark.start, mark.end)
    a, b = max(first, mark.start - around), min(last, mark.end + around)
    return ("…" if a > first else "") + marked(text, a, b, [mark]) + ("…" if b < last else "")
