"""Dated clauses of an article → events: what happened, who took part, how grave, how sure.

A clause tells an event when it states a happening and the text dates it: by date words inside
it, or by the date of the clause or sentence before it (then `basis` is "carried").
`trace` gives the same with a reason for every sentence, for `explain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    r"▽|^(?:このあと|続いて|次回|関連記事|あわせて読みたい)|^※|音声番組|脱稿|読者|本紙|公開）|"
    r"^(?:Read more|MORE|More:|Corrections?|Graphics?|Photo|Source|The writer|In a moment|"
    r"Compiled by|This is a rush|Our live)|newsletter|next column"
)
_EXPERTS = re.compile(
    r"(?:専門家|アナリスト|研究者|評論家|論説委員|所長|教授)[^。、]{0,12}(?:は|によると|も|が)|"
    r"\b(?:analysts?|experts?|specialists?|pundits|diplomats here)\b"
)
_CARRIED_TAIL = 8  # characters after a date that is no more than the end of its clause
_REPORTED = re.compile(r"と(?:発表|報告|公表|明らかに|報じ|伝え|主張|説明)")
_MODIFIES = re.compile(r"[ただんい](?:だ)?$")
_PLANNED = re.compile(r"予定|見通し|方針|計画|ことにして")
_GUESS = re.compile(r"(?:だろう|ではないか|べきだ|かもしれない|おかしくない|はずだ)。?$")
_CONDITION = re.compile(r"(?:れば|たら|なら|ても)$")
# what may follow the word of a predicate that heads its clause: する, された, があった, を実施した
_FINITE = re.compile(
    r"[ぁ-ん]{0,12}|[ぁ-ん]{0,4}(?:が|を|に|も|は|で)(?:あ|起|相次|行|実施|始|開|発|続|出|受|命|着手)[一-龯ぁ-ん]{0,8}|"
    r"[ぁ-ん]{0,8}と(?:発表|報告|公表|明らか|報じ|伝え|主張|説明|みら|され|し)[一-龯ぁ-ん]{0,8}"
)


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
    head: PredicateMention | None = None
    tells: bool = False  # states a happening by a predicate that is not listed


def trace(article: Article) -> Iterator[Trace]:
    """Every sentence of the article with what was found in it, in order."""
    parts = sentences.split(article.text, article.lang)
    mentions = tag_sentences(article.text, parts, article.published, article.lang)
    headings: list[tuple[int, DateMention]] = []
    date: DateMention | None = None
    paragraph = -1
    for part in parts:
        inside = tuple(m for m in mentions if part.start <= m.start < part.end)
        usable = [m for m in inside if m.span and not m.background]
        if part.heading:
            headings = [(rank, m) for rank, m in headings if rank < part.heading]
            headings += [(part.heading, m) for m in usable[:1] if m.span and _dates(part, m)]
        if part.paragraph != paragraph:
            paragraph = part.paragraph
            date = headings[-1][1] if headings else None
        found = _sentence(article, part, inside, usable, date)
        date = found.tellings[-1].date if found.tellings else usable[-1] if usable else date
        yield found


def _dates(part: Sentence, mention: DateMention) -> bool:
    """Whether a heading is a day that dates what stands under it (a live blog's)."""
    assert mention.span is not None
    return mention.span.precision == "day" and 2 * len(mention.text) > len(part.text)


def _sentence(
    article: Article,
    part: Sentence,
    dates: tuple[DateMention, ...],
    usable: Sequence[DateMention],
    before: DateMention | None,
) -> Trace:
    names = tuple(_names(article, part))
    found = tuple(_predicates(article, part))
    reason = _no_news(part, dates)
    tellings: tuple[Telling, ...] = ()
    if not reason:
        carried = None if usable else before
        tellings = tuple(_tellings(article, part, usable, carried, names, found))
        if not tellings:
            reason = _why_none(dates, usable, carried, found)
    return Trace(part, dates, names, found, tellings, reason)


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
    if _is_guess(part, dates):
        return
    date = carried
    for segment in _joined(article, part, _segments(article, part, dates), names, found):
        own = segment.date is not None
        date = segment.date or date
        if date is None or (segment.head is None and not segment.tells):
            continue
        if not own and not _stands_alone(article, segment):
            continue
        if not _is_commentary(part, segment.head):
            yield _telling(article, part, segment, date, names)


def _segments(
    article: Article, part: Sentence, dates: Sequence[DateMention]
) -> Iterator[_Segment]:
    """The clauses of the sentence, cut again where a clause holds several dates."""
    for a, b in clauses.split(part.text, article.lang):
        start, end = part.start + a, part.start + b
        inside = [m for m in dates if start <= m.start < end]
        if len(inside) > 1 and _REPORTED.search(article.text, inside[-1].end, end):
            inside = inside[-1:]  # 「国防省は13日、 … が前日 … と発表した」: the first dates the report
        edges = [start, *(m.start for m in inside[1:]), end]
        for i, (first, last) in enumerate(zip(edges, edges[1:], strict=False)):
            yield from _told_before_date(article, first, last, inside[i] if inside else None)


def _told_before_date(
    article: Article, start: int, end: int, date: DateMention | None
) -> Iterator[_Segment]:
    """「攻め込んだ24日、大統領は …」: the clause that modifies the date is a happening too."""
    if date and article.lang == "ja" and date.end < end - _CARRIED_TAIL:
        if _MODIFIES.search(article.text, start, date.start):
            yield _Segment(start, date.end, date)
            start = date.start
    yield _Segment(start, end, date)


def _joined(
    article: Article,
    part: Sentence,
    segments: Iterator[_Segment],
    names: Sequence[NameMention],
    found: Sequence[PredicateMention],
) -> Iterator[_Segment]:
    """Segments with their heads; a dated one that tells nothing yet joins the next undated one.

    「9月18日、空母は島の間を抜け、接続水域に入った」: the date of the first clause dates the second.
    A dated one without any verb shares the next one's head (5月に第1段階を、6月に第2段階を実施した).
    """
    waiting: _Segment | None = None
    for segment in segments:
        inside = [p for p in found if segment.start <= p.start < segment.end]
        head = _head(article, segment, inside)
        tells = head is None and _tells_something(article, segment, inside, names)
        segment = replace(segment, head=head, tells=tells)
        if waiting and segment.date is None:
            segment = replace(segment, start=waiting.start, date=waiting.date)
            segment = replace(segment, tells=head is None and _tells_something(article, segment, inside, names))
        elif waiting and (head or tells) and not _has_verb(article, waiting):
            yield replace(waiting, head=head, tells=tells)
        waiting = None
        if segment.date and not (segment.head or segment.tells):
            waiting = segment
        else:
            yield segment


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


def _stands_alone(article: Article, segment: _Segment) -> bool:
    """Whether a clause without date words states a happening of its own."""
    head = segment.head
    if head is None or head.predicate.kind == "report":
        return False
    if article.lang == "en":
        return bool(re.search(r"(?:ed|ck|t|k|w|e|n|g)$", head.text)) and head.text.lower() != "may"
    tail = article.text[head.end : segment.end].strip("。、」 ")
    return bool(_FINITE.fullmatch(tail)) and not _CONDITION.search(tail)


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
    past = any(w.lemma == "た" and w.pos == "助動詞" for w in words)
    return _has_verb(article, segment) and (past or bool(_PLANNED.search(text)))


def _has_verb(article: Article, segment: _Segment) -> bool:
    text = article.text[segment.start : segment.end]
    if article.lang == "en":
        return True
    return any(w.pos == "動詞" for w in tokens(text))


def _is_guess(part: Sentence, dates: Sequence[DateMention]) -> bool:
    """The writer's own guess or opinion (…だろう。, …すべきだ。) is no event."""
    return bool(_GUESS.search(part.text)) and not any("future" in m.rule for m in dates)


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
    date: DateMention,
    names: Sequence[NameMention],
) -> Telling:
    start, end = _trimmed(article.text, segment.start, segment.end)
    clause = article.text[start:end]
    inside = [n for n in names if start <= n.start < end]
    inside += _topics(article, part, segment, names)
    predicate = segment.head.predicate if segment.head else None
    shifted = [
        NameMention(n.start - start, n.end - start, n.text, n.kind, n.id, n.via) for n in inside
    ]
    graded = grade(predicate, clause, shifted) if predicate else Grade("CONSULT", 0, False)
    assert date.span is not None
    rest = article.text[start : part.end]
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
