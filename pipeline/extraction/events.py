"""Dated clauses of an article → events: what happened, who took part, how grave, how sure.

A clause tells an event when it states a happening and the text dates it: by date words inside
it, or by the date of the clause or sentence before it (then `basis` is "carried").
`trace` gives the same with a reason for every sentence, for `explain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extraction import clauses, predicates, sentences
from pipeline.extraction.dates import tag_sentences
from pipeline.extraction.grade import Grade, grade
from pipeline.extraction.names import find_names
from pipeline.extraction.predicates import Predicate, PredicateMention
from pipeline.extraction.status import status_of
from pipeline.extraction.tokens import tokens
from pipeline.models import Article, DateMention, NameMention, Sentence, Status

# Credits, links to other stories, corrections, previews: text about the paper, not the news.
_NOT_NEWS = re.compile(
    r"^[（(＜<【\[].*[）)＞>】\]]$|^[（(＜<【\[](?:写真|関連|特集|あわせて|作成|本稿|クレジット|編集|取材)|"
    r"^(?:このあと|続いて|次回|関連記事|あわせて読みたい)|^※|音声番組|脱稿|読者|本紙|公開）|"
    r"^(?:Read more|MORE|More:|Corrections?|Graphics?|Photo|Source|The writer|In a moment|"
    r"Compiled by|This is a rush|Our live)|newsletter|next column"
)
_EXPERTS = re.compile(
    r"(?:専門家|アナリスト|研究者|評論家|論説委員|所長|教授)[^。、]{0,12}(?:は|によると|も|が)|"
    r"\b(?:analysts?|experts?|specialists?|pundits|diplomats here)\b"
)
_SPOKE = re.compile(r"(?:述べ|語っ|指摘|予想|書い|書く|寄稿|警告)\S{0,6}$|[」』]と")
_CARRIED_TAIL = 14  # characters between a predicate and the end of the clause it heads


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause that tells one dated happening: an event before merging."""

    sentence: Sentence
    start: int
    end: int
    clause: str
    date: DateMention
    carried: bool
    predicate: Predicate | None
    grade: Grade
    status: Status
    names: tuple[NameMention, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a sentence gave the events it gave, or none."""

    sentence: Sentence
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    predicates: tuple[PredicateMention, ...]
    tellings: tuple[Telling, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of a sentence under one date; `date` is None where nothing in it dates it."""

    start: int
    end: int
    date: DateMention | None


def trace(article: Article) -> Iterator[Trace]:
    """Every sentence of the article with what was found in it, in order."""
    parts = sentences.split(article.text, article.lang)
    mentions = tag_sentences(article.text, parts, article.published, article.lang)
    date: DateMention | None = None
    paragraph = -1
    for part in parts:
        inside = tuple(m for m in mentions if part.start <= m.start < part.end)
        if part.paragraph != paragraph:
            paragraph, date = part.paragraph, None
        found = _sentence(article, part, inside, date)
        if found.tellings:
            date = found.tellings[-1].date
        elif not part.heading and inside:
            date = None
        yield found


def _sentence(
    article: Article, part: Sentence, dates: tuple[DateMention, ...], before: DateMention | None
) -> Trace:
    names = tuple(_names(article, part))
    found = tuple(_predicates(article, part))
    heading_date = _under(article, part)
    reason = _no_news(part, dates)
    tellings: tuple[Telling, ...] = ()
    if not reason:
        usable = [m for m in dates if m.span and not m.background]
        carried = None if usable else (before or heading_date)
        tellings = tuple(_tellings(article, part, usable, carried, names, found))
        if not tellings:
            reason = _why_none(dates, usable, carried, found)
    return Trace(part, dates, names, found, tellings, reason)


def _under(article: Article, part: Sentence) -> DateMention | None:
    return None


def _no_news(part: Sentence, dates: Sequence[DateMention]) -> str:
    """Why the sentence can hold no event whatever its dates say, or ""."""
    if part.heading and not (part.heading == sentences.LONE_LINE and _leads(part, dates)):
        return "a heading"
    if _NOT_NEWS.search(part.text):
        return "not news: a credit, a link to another story or a note of the paper"
    return ""


def _leads(part: Sentence, dates: Sequence[DateMention]) -> bool:
    return bool(dates) and dates[0].start == part.start and dates[0].end < part.end


def _why_none(
    dates: Sequence[DateMention],
    usable: Sequence[DateMention],
    carried: DateMention | None,
    found: Sequence[PredicateMention],
) -> str:
    if dates and not usable:
        return "its date words stay unresolved or name a stretch of time"
    if not usable and carried is None:
        return "nothing dates it"
    return "no predicate states a happening" if not found else "commentary, or no finite predicate"


def _names(article: Article, part: Sentence) -> Iterator[NameMention]:
    for name in find_names(part.text, article.lang, article.published):
        yield NameMention(
            name.start + part.start, name.end + part.start, name.text, name.kind, name.id, name.via
        )


def _predicates(article: Article, part: Sentence) -> Iterator[PredicateMention]:
    for m in predicates.find_predicates(part.text, article.lang):
        yield PredicateMention(m.start + part.start, m.end + part.start, m.text, m.predicate)


# --- segments -----------------------------------------------------------------------------


def _tellings(
    article: Article,
    part: Sentence,
    dates: Sequence[DateMention],
    carried: DateMention | None,
    names: Sequence[NameMention],
    found: Sequence[PredicateMention],
) -> Iterator[Telling]:
    current = carried
    segments = list(_segments(article, part, dates))
    for i, segment in enumerate(segments):
        date = segment.date or current
        if date is None:
            continue
        inside = [p for p in found if segment.start <= p.start < segment.end]
        head = _head(article, segment, inside)
        if segment.date is None and not _stands_alone(article, segment, head):
            continue
        if head is None and not _tells_something(article, segment, inside, names):
            continue
        if _is_commentary(part, head):
            continue
        current = date
        last = max((s.end for s in segments[i:]), default=segment.end)
        yield _telling(article, part, segment, last, date, head, names)


def _segments(
    article: Article, part: Sentence, dates: Sequence[DateMention]
) -> Iterator[_Segment]:
    """The clauses of the sentence, cut again where a clause holds several dates."""
    for a, b in clauses.split(part.text, article.lang):
        start, end = part.start + a, part.start + b
        inside = [m for m in dates if start <= m.start < end]
        edges = [start, *(m.start for m in inside[1:]), end]
        for i, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
            yield _Segment(first, last, inside[i] if inside else None)


def _head(
    article: Article, segment: _Segment, inside: Sequence[PredicateMention]
) -> PredicateMention | None:
    """The predicate that says what happened: Japanese ends on it, English opens with it.

    Words that announce or attribute (発表した, announced) only count when nothing else does.
    """
    telling = [p for p in inside if p.predicate.kind in ("act", "speech")]
    if article.lang == "en" and segment.date is not None:
        after = [p for p in telling if p.start >= segment.date.end]
        telling = after or telling
    if telling:
        return telling[-1] if article.lang == "ja" else telling[0]
    return next((p for p in reversed(inside) if p.predicate.kind == "report"), None)


def _stands_alone(
    article: Article, segment: _Segment, head: PredicateMention | None
) -> bool:
    """Whether a clause without date words states a happening of its own."""
    if head is None or head.predicate.kind == "report":
        return False
    if article.lang == "en":
        return bool(re.search(r"(?:ed|ck|t|k|w|e|n|g)$", head.text)) and head.text.lower() != "may"
    tail = article.text[head.end : segment.end].strip("。、」 ")
    return len(tail) <= _CARRIED_TAIL and not re.match(r"(?:の|する(?!と)|を|に)", tail)


def _tells_something(
    article: Article,
    segment: _Segment,
    inside: Sequence[PredicateMention],
    names: Sequence[NameMention],
) -> bool:
    """Whether a dated clause without a listed predicate still states a happening."""
    if any(p.predicate.kind == "say" for p in inside):
        return False
    text = article.text[segment.start : segment.end]
    if not any(segment.start <= n.start < segment.end for n in names):
        return False
    if article.lang == "en":
        return bool(re.search(r"\b\w+ed\b|\b(?:was|were|had|will|is)\b", text))
    words = tokens(text)
    return any(w.pos == "動詞" for w in words) and any(w.lemma == "た" for w in words)


def _is_commentary(part: Sentence, head: PredicateMention | None) -> bool:
    """Experts' and journalists' talk about events is no event."""
    return bool(_EXPERTS.search(part.text)) and (
        head is None or head.predicate.kind in ("report", "speech")
    )


# --- one telling --------------------------------------------------------------------------


def _telling(
    article: Article,
    part: Sentence,
    segment: _Segment,
    sentence_end: int,
    date: DateMention,
    head: PredicateMention | None,
    names: Sequence[NameMention],
) -> Telling:
    start, end = _trimmed(article.text, segment.start, segment.end)
    clause = article.text[start:end]
    inside = [n for n in names if start <= n.start < end]
    inside += _topics(article, part, segment, names)
    predicate = head.predicate if head else None
    shifted = [
        NameMention(n.start - start, n.end - start, n.text, n.kind, n.id, n.via) for n in inside
    ]
    graded = grade(predicate, clause, shifted) if predicate else Grade("CONSULT", 0, False)
    assert date.span is not None
    rest = article.text[start:sentence_end]
    return Telling(
        part,
        start,
        end,
        clause,
        date,
        segment.date is None,
        predicate,
        graded,
        status_of(rest, article.lang, future=date.span.first > article.published),
        tuple(inside),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n、,。;:—–-*　":
        start += 1
    while end > start and text[end - 1] in " \n、,;:—–*　":
        end -= 1
    return start, end


def _topics(
    article: Article, part: Sentence, segment: _Segment, names: Sequence[NameMention]
) -> list[NameMention]:
    """The doer that earlier clauses of the sentence name (ロシア軍は …、… した)."""
    if article.lang != "ja":
        return []
    return [
        n
        for n in names
        if n.end <= segment.start
        and n.kind != "weapon"
        and re.match(r"[^、。はがをにで]{0,8}(?:は|が)", article.text[n.end : n.end + 10])
    ]
