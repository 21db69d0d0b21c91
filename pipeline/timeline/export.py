"""The chosen events as files for other programs: each format a function table → bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd

from pipeline.models import Lang
from pipeline.table import csv_download
from pipeline.timeline.labels import level_name, short_date

_TIMELINEJS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"),
    *("Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption"),
    *("Media Thumbnail", "Type", "Group", "Background", "Link"),
)
_CALENDAR_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "denied": "CANCELLED"}
_OCTETS = 75  # of a calendar line, by RFC 5545


@dataclass(frozen=True)
class Format:
    """A kind of file: how its name ends, its media type, and what makes it of a table of events."""

    suffix: str
    mime: str
    make: Callable[[pd.DataFrame, Lang], bytes]


def as_json(events: pd.DataFrame, lang: Lang) -> bytes:
    """The records that `python -m pipeline extract --format json` prints."""
    return (events.to_json(orient="records", force_ascii=False, indent=1) + "\n").encode()


def as_parquet(events: pd.DataFrame, lang: Lang) -> bytes:
    """The table as `python -m pipeline build --parquet` writes it."""
    out = io.BytesIO()
    events.to_parquet(out, index=False)
    return out.getvalue()


def as_calendar(events: pd.DataFrame, lang: Lang) -> bytes:
    """An iCalendar file (RFC 5545) of all-day events, the same bytes for the same events."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Escalation Timeline//EN")
    lines = [*head, "CALSCALE:GREGORIAN", "X-WR-CALNAME:Escalation Timeline"]
    for event in events.to_dict("records"):
        lines += _calendar_entry(event, lang)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _calendar_entry(event: dict[Hashable, Any], lang: Lang) -> list[str]:
    """The lines of one entry; its end is the day after the last, as calendars count."""
    last = min(date.fromisoformat(event["date_end"]), date.max - timedelta(1))
    published = event["published"].replace("-", "")
    told = f"{event['sentence']}\n{event['article_title']} · {event['source']}"
    entry = {
        "UID": f"{event['event_id']}@escalation-timeline",
        "DTSTAMP": f"{published}T000000Z",
        "DTSTART;VALUE=DATE": event["date_start"].replace("-", ""),
        "DTEND;VALUE=DATE": (last + timedelta(1)).strftime("%Y%m%d"),
        "SUMMARY": calendar_text(event["title"]),
        "DESCRIPTION": calendar_text(told),
        "CATEGORIES": calendar_text(level_name(lang, int(event["level"]))),
        "STATUS": _CALENDAR_STATUS.get(event["status"], "CONFIRMED"),
        "TRANSP": "TRANSPARENT",
    }
    if re.fullmatch(r"https?://[^\s\x00-\x1f]+", event["url"]):
        entry["URL"] = event["url"]
    return ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in entry.items()), "END:VEVENT"]


def calendar_text(text: str) -> str:
    r"""`text` as a calendar value: control characters gone, what would end the value escaped.

    >>> calendar_text("a, b; c\nd")
    'a\\, b\\; c\\nd'
    """
    lines = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text))
    return re.sub(r"([\\;,])", r"\\\1", lines).replace("\n", r"\n")


def folded(line: str) -> str:
    """`line` broken to pieces of at most 75 octets, no character cut, as calendars fold lines."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n".join(pieces)


def as_timelinejs(events: pd.DataFrame, lang: Lang) -> bytes:
    """The table that TimelineJS reads from a spreadsheet; vague dates leave month or day empty."""
    rows = [_slide(event, lang) for event in events.to_dict("records")]
    table = pd.DataFrame(rows, columns=list(_TIMELINEJS), dtype=str).fillna("")
    return csv_download(table)


def _slide(event: dict[Hashable, Any], lang: Lang) -> dict[str, str]:
    first, last, precision = event["date_start"], event["date_end"], event["date_precision"]
    shown = {"year": 1, "month": 2}.get(precision, 3)
    source = escape(f"{event['article_title']} · {event['source']}, {event['published']}")
    names = ("Year", "Month", "Day")
    slide = dict(zip(names, first.split("-")[:shown], strict=False))
    if first != last:
        ends = zip((f"End {name}" for name in names), last.split("-")[:shown], strict=False)
        slide |= dict(ends)
    return slide | {
        "Display Date": short_date(lang, first, last, precision),
        "Headline": escape(event["title"]),
        "Text": f"<p>{escape(event['sentence'])}</p><p>{source}</p>",
        "Group": escape(level_name(lang, int(event["level"]))),
        "Link": event["url"],
    }


FORMATS: dict[str, Format] = {
    "json": Format(".json", "application/json", as_json),
    "parquet": Format(".parquet", "application/vnd.apache.parquet", as_parquet),
    "ics": Format(".ics", "text/calendar", as_calendar),
    "timelinejs": Format("_timelinejs.csv", "text/csv", as_timelinejs),
}
