"""Which of a sentence's dates date what it tells: not those that only frame or explain others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from pipeline.extraction.dates.layout import SET_OFF
from pipeline.models import DateMention, DateSpan, Lang, Sentence

_DAYS_JOINED: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile("と"),
    "en": re.compile(
        r"\s+(?:and|or)\s+(?:on\s+)?(?:(?:shortly|just|early|late) (?:before|after)?\s*)?"
    ),
}
# "… ends, six months after notice was given (2 August 2019).": the day of an item, behind it
_BEHIND = re.compile(r"\((?:[A-Z][\w ]*, )?[\w– ]*\b\d{4}\)\.?\Z")
# 2016年以来初めて, 侵攻から24日で3年になる: no date of what is told
_LAST_TIME = re.compile(
    "以来、?(?:初|最)|で、?(?:ちょうど|丸|まる|満)?[0-9０-９〇一二三四五六七八九十百半]+"
    "(?:[かカヵヶ]月|周?年|日|週間)(?:に?な|とな|を迎え|がた|が過|が経|を超え|を数え)|のよう[なに]"
)
_HOURS = re.compile("[時分秒]間?[前後]$")  # 「殺害の数時間前、30日の夕方には」
# the place and day that open an agency's text: ［キーウ 20日 ロイター］
_DATELINE = re.compile(r"[［\[【（(〔](?![0-9０-９令])[^］\]】）)〕。]{0,24}[］\]】）)〕]")


def dating(
    text: str, part: Sentence, dated: Sequence[DateMention], deeds: Sequence[int], lang: Lang
) -> tuple[DateMention, ...]:
    """Those of the dates `dated` in a sentence that can date an event; `deeds` begin its verbs."""
    opens = _dateline_end(part) if dated and lang == "ja" else part.start
    dates = tuple(
        m
        for m in dated
        if m.span and not m.background and m.start >= opens
        if not _LAST_TIME.match(text, m.end)
    )
    if len(dates) < 2:
        return dates
    if lang == "ja" and _HOURS.search(dates[0].text) and dates[0].end + 1 == dates[1].start:
        dates = dates[1:]
    if lang == "ja" and len(dates) == 2 and _day_of_item(text, part, *dates):
        dates = dates[1:]
    if lang == "en" and _BEHIND.search(text, dates[0].end, part.end):
        dates = dates[-1:]
    if lang == "en" and len(dates) > 1 and _frames(dates[0], dates[1], deeds):
        dates = dates[1:]
    return tuple(_stretches(text, dates, _DAYS_JOINED[lang]))


def is_item(part: Sentence, mention: DateMention) -> bool:
    """Whether the sentence is a day alone, over what it holds: 「■8日(日)」."""
    a_day = mention.span is not None and mention.span.precision == "day"
    alone = 2 * len(mention.text) > len(part.text)
    return a_day and alone and not part.text.endswith("。")


def leads(text: str, mention: DateMention) -> bool:
    """Whether what follows sets the date off from the item it opens: "4 March: …"."""
    return SET_OFF.match(text, mention.end) is not None


def _dateline_end(part: Sentence) -> int:
    """Where the dateline of a Japanese sentence ends, its beginning if it has none."""
    line = _DATELINE.match(part.text)
    return part.start + (line.end() if line else 0)


def _day_of_item(text: str, part: Sentence, month: DateMention, day: DateMention) -> bool:
    """Whether an item tells its day after its month: 「2月　米軍は7日、…」, 「2月　…（24日）」."""
    closed = text[day.start - 1] in "（(" and text[day.end : part.end] in ("）", ")", "）。", ")。")
    within = month.span and day.span and month.span.around(day.span)
    set_off = SET_OFF.match(text, month.end) and month.span and month.span.precision == "month"
    return month.start == part.start and bool((closed or set_off) and within)


def _frames(year: DateMention, own: DateMention, deeds: Sequence[int]) -> bool:
    """Whether a year only frames the dates after it: "Last year it struck in May and in June"."""
    within = year.span and own.span and year.span.around(own.span)
    framed = within and year.span and year.span.precision == "year"
    return bool(framed) and sum(year.end <= deed < own.start for deed in deeds) == 1


def _stretches(
    text: str, dates: tuple[DateMention, ...], joined: re.Pattern[str]
) -> Iterator[DateMention]:
    """The dates, two days that follow each other as one ("on the 7th and 8th", 7日と8日)."""
    waiting: DateMention | None = None
    for date_ in dates:
        if waiting and joined.fullmatch(text, waiting.end, date_.start):
            first, last = waiting.span, date_.span
            if first and last and last.first - first.last == timedelta(1):
                words = text[waiting.start : date_.end]
                both = DateSpan(first.first, last.last, "range")
                waiting = waiting._replace(end=date_.end, text=words, span=both)
                continue
        if waiting:
            yield waiting
        waiting = date_
    if waiting:
        yield waiting
