"""The URL ↔ what the page shows. Codes only, never labels, so a link outlives its language."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast
from urllib.parse import urlencode

from pipeline.models import LANGUAGES, STATUSES, Lang
from pipeline.table import PLOVER
from pipeline.timeline.filters import LEVELS, NOTHING, ROLES, Filters
from pipeline.timeline.store import Store

ViewName = Literal["lanes", "weapons", "ladder", "steps", "list"]
VIEWS: tuple[ViewName, ...] = ("lanes", "weapons", "ladder", "steps", "list")
CALENDAR = date(1900, 1, 1), date(2100, 12, 31)  # the days that a visitor may choose
Params = dict[str, list[str]]
SEVERAL = ("country", "weapon", "status", "type", "source")
KNOWN = {*SEVERAL, "role", "match", "from", "to", "level", "nuclear", "q", "lang", "view", "event"}
# Parameters of Streamlit and those that mail and other sites hang on links.
_FOREIGN = re.compile(r"embed|embed_options|utm_\w+|\wbclid|gclid|ref")


@dataclass(frozen=True)
class View:
    """Everything a visitor chose. `lang` is None until somebody asked for a language."""

    filters: Filters = NOTHING
    lang: Lang | None = None
    name: ViewName = "lanes"
    event: str = ""


@dataclass(frozen=True)
class Rejected:
    """A value of the URL that names nothing here."""

    parameter: str
    value: str


def parse(params: Mapping[str, Sequence[str]], store: Store) -> tuple[View, list[Rejected]]:
    """The nearest valid view of URL `params` (each with all its values), and what was dropped."""
    reader = _Reader(params)
    masks = store.masks
    first, last = reader.day("from"), reader.day("to")
    if first and last and last < first:
        reader.rejected.append(Rejected("to", last.isoformat()))
        last = None
    filters = Filters(
        country=reader.several("country", masks["country"]),
        weapon=reader.several("weapon", masks["weapon"]),
        match=cast('Literal["any", "all"]', reader.one("match", ("any", "all")) or "any"),
        first=first,
        last=last,
        level=reader.levels("level"),
        status=reader.several("status", STATUSES),
        type=reader.several("type", PLOVER),
        source=reader.several("source", masks["source"]),
        nuclear=reader.one("nuclear", ("1", "0")) == "1",
        text=reader.last("q"),
        role=cast('Literal["any", "actor", "target"]', reader.one("role", ROLES) or "any"),
    )
    view = View(
        filters=filters,
        lang=cast("Lang | None", reader.one("lang", LANGUAGES) or None),
        name=cast(ViewName, reader.one("view", VIEWS) or "lanes"),
        event=reader.one("event", store.row),
    )
    strangers = [name for name in params if name not in KNOWN and not _FOREIGN.fullmatch(name)]
    return view, [*reader.rejected, *(Rejected(name, reader.last(name)) for name in strangers)]


class _Reader:
    """Takes values out of URL parameters and remembers those that name nothing."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.rejected: list[Rejected] = []

    def last(self, name: str) -> str:
        values = self.params.get(name) or [""]
        return values[-1].strip()

    def one(self, name: str, allowed: Collection[str]) -> str:
        value = self.last(name)
        if value and value not in allowed:
            self.rejected.append(Rejected(name, value))
            return ""
        return value

    def several(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = [value for value in dict.fromkeys(self.params.get(name, ())) if value]
        self.rejected += [Rejected(name, value) for value in values if value not in allowed]
        return tuple(value for value in values if value in allowed)

    def day(self, name: str) -> date | None:
        value = self.last(name)
        try:
            day = date.fromisoformat(value) if value else None
        except ValueError:
            day = date.min
        if day and not CALENDAR[0] <= day <= CALENDAR[1]:
            self.rejected.append(Rejected(name, value))
            return None
        return day

    def levels(self, name: str) -> tuple[int, int]:
        value = self.last(name)
        ends = re.fullmatch(r"([0-7])-([0-7])", value, re.ASCII)
        if ends and ends[1] <= ends[2]:
            return int(ends[1]), int(ends[2])
        if value:
            self.rejected.append(Rejected(name, value))
        return LEVELS


def query(view: View) -> Params:
    """URL parameters that reopen `view`; what is as by default is left out."""
    filters = view.filters
    params: Params = {"lang": [view.lang] if view.lang else []}
    params |= {name: list(getattr(filters, name)) for name in SEVERAL}
    params |= {
        "role": [filters.role] if filters.role != "any" else [],
        "match": ["all"] if filters.match == "all" else [],
        "from": [filters.first.isoformat()] if filters.first else [],
        "to": [filters.last.isoformat()] if filters.last else [],
        "level": ["-".join(map(str, filters.level))] if filters.level != LEVELS else [],
        "nuclear": ["1"] if filters.nuclear else [],
        "q": [filters.text] if filters.text else [],
        "view": [view.name] if view.name != "lanes" else [],
        "event": [view.event] if view.event else [],
    }
    return {name: values for name, values in params.items() if values}


def link(base: str, view: View) -> str:
    """The address that reopens `view` on the page at `base`."""
    return f"{base.rstrip('/')}/?{urlencode(query(view), doseq=True)}"


def file_name(filters: Filters, suffix: str = ".csv") -> str:
    """A name for a file of the filtered events that tells the filter, safe on any system.

    >>> file_name(Filters(country=("RUS",), weapon=("atacms",), first=date(2024, 1, 1)))
    'escalation-timeline_RUS_atacms_from-2024-01-01.csv'
    """
    parts = ["escalation-timeline", *filters.country]
    parts += [filters.role] if filters.country and filters.role != "any" else []
    parts += [*filters.weapon, *filters.status, *filters.type, *filters.source]
    if filters.first and filters.last:
        parts += [filters.first.isoformat(), filters.last.isoformat()]
    elif filters.first:
        parts.append(f"from-{filters.first}")
    elif filters.last:
        parts.append(f"to-{filters.last}")
    if filters.level != LEVELS:
        parts.append("level-{}-{}".format(*filters.level))
    parts += ["nuclear"] if filters.nuclear else []
    parts += [filters.text] if filters.text else []
    return re.sub(r"[^\w-]+", "-", "_".join(parts))[:70].rstrip("-_") + suffix
