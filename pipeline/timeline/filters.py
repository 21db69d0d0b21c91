"""What a visitor asked for → which events answer it, how many each choice has, what to loosen."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np

from pipeline.timeline.store import FACETS, Mask, Store, fold

LEVELS = (0, 7)
HAPPENED = ("occurred", "reported")  # the statuses of what is said to have come about
ROLES = ("any", "actor", "target")
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Filters:
    """A choice of events; the default lets every event through. Dates are inclusive."""

    country: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    first: date | None = None
    last: date | None = None
    level: tuple[int, int] = LEVELS
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    nuclear: bool = False
    text: str = ""
    role: Literal["any", "actor", "target"] = "any"  # in which the countries take part


NOTHING = Filters()
# Filters that a visitor loosens as one: name → its fields.
GROUPS = {
    **{name: (name,) for name in ("country", "weapon", "level", "status", "type", "source")},
    "dates": ("first", "last"),
    "nuclear": ("nuclear",),
    "text": ("text",),
}


def day_number(day: date) -> int:
    """`day` as days since 1970-01-01."""
    return (day - _EPOCH).days


def chosen(store: Store, filters: Filters) -> Mask:
    """Which events pass: every kind of filter must hold; an event counts when its dates overlap.

    Several countries or weapons hold with `match` "any" when one does, with "all" when each does;
    countries in the `role` asked for.
    """
    mask = (store.level >= filters.level[0]) & (store.level <= filters.level[1])
    mask &= _holds(store, role_facet(filters), filters.country, filters.match)
    mask &= _holds(store, "weapon", filters.weapon, filters.match)
    for facet in ("status", "type", "source"):
        mask &= _holds(store, facet, getattr(filters, facet), "any")
    if filters.first:
        mask &= store.last >= day_number(filters.first)
    if filters.last:
        mask &= store.first <= day_number(filters.last)
    if filters.nuclear:
        mask &= store.nuclear
    for part in fold(filters.text).split():
        mask &= store.folded.str.contains(part, regex=False).to_numpy(dtype=bool)
    return mask


def role_facet(filters: Filters) -> str:
    """The facet of the store that the countries are looked up in."""
    return "country" if filters.role == "any" else filters.role


def _holds(store: Store, facet: str, ids: tuple[str, ...], match: str) -> Mask:
    none = np.zeros(len(store), dtype=bool)
    if not ids:
        return ~none
    masks = [store.masks[facet].get(value, none) for value in ids]
    combined: Mask = (np.logical_and if match == "all" else np.logical_or).reduce(masks)
    return combined


def facet_counts(store: Store, filters: Filters, facet: str) -> list[tuple[str, int]]:
    """(id, events it would leave) for each id of `facet`, most first, ids with none left out.

    The facet's own choice is lifted, unless all of several must hold.
    """
    narrows = filters.match == "all" and facet in ("country", "weapon")
    rest = chosen(store, filters if narrows else lifted(filters, facet))
    masks = store.masks[role_facet(filters) if facet == "country" else facet]
    counts = ((value, int(np.count_nonzero(mask & rest))) for value, mask in masks.items())
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))


def level_counts(store: Store, filters: Filters) -> list[int]:
    """Events of each level, 0 to 7, under the other filters."""
    rest = chosen(store, lifted(filters, "level"))
    return [int(count) for count in np.bincount(store.level[rest], minlength=LEVELS[1] + 1)]


def gravest(store: Store, mask: Mask) -> Mask:
    """The events of `mask` of the gravest level among those that happened or are said to have."""
    happened = mask & _holds(store, "status", HAPPENED, "any")
    worst: Mask = happened & (store.level == store.level[happened].max(initial=-1))
    return worst


def busiest(store: Store, mask: Mask) -> tuple[str, str, int]:
    """First and last day of the month in which most events of `mask` begin; how many they are.

    There must be an event in `mask`.
    """
    months = store.first[mask].astype("datetime64[D]").astype("datetime64[M]")
    counts = np.bincount((months - months.min()).astype("int64"))
    month = months.min() + counts.argmax()
    last = (month + 1).astype("datetime64[D]") - 1
    return f"{month}-01", str(last), int(counts.max())


def closed(store: Store, filters: Filters) -> Filters:
    """`filters` with an open end of its dates put at the table's own end."""
    if not len(store) or (filters.first is None) == (filters.last is None):
        return filters
    earliest, latest = (
        _EPOCH + timedelta(int(day)) for day in (store.first.min(), store.last.max())
    )
    if filters.first:
        return replace(filters, last=max(latest, filters.first))
    assert filters.last
    return replace(filters, first=min(earliest, filters.last))


def neighbours(mask: Mask, row: int) -> tuple[int | None, int | None]:
    """The chosen rows next before and next after `row`."""
    places = np.flatnonzero(mask)
    before, after = places[places < row], places[places > row]
    return (
        int(before[-1]) if len(before) else None,
        int(after[0]) if len(after) else None,
    )


def lifted(filters: Filters, name: str) -> Filters:
    """`filters` without the one called `name` in GROUPS."""
    return replace(filters, **{field: getattr(NOTHING, field) for field in GROUPS[name]})


def active(filters: Filters) -> list[str]:
    """Names (of GROUPS) of the filters that are set."""
    return [name for name in GROUPS if lifted(filters, name) != filters]


def pieces(filters: Filters) -> list[tuple[str, str]]:
    """(name of GROUPS, id) of all that is set, one by one; the id is "" where it has no ids."""
    found: list[tuple[str, str]] = []
    for name in active(filters):
        values = getattr(filters, name, "")
        found += [(name, value) for value in values] if name in FACETS else [(name, "")]
    return found


def without(filters: Filters, name: str, value: str) -> Filters:
    """`filters` without one of its `pieces`."""
    if not value:
        return lifted(filters, name)
    kept = {name: tuple(other for other in getattr(filters, name) if other != value)}
    return Filters(**(vars(filters) | kept))


def loosening(store: Store, filters: Filters) -> list[tuple[str, int]]:
    """(filter to drop, events that would then show), most first; [] when no single drop helps."""
    counts = [(name, int(chosen(store, lifted(filters, name)).sum())) for name in active(filters)]
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])


assert {name for group in GROUPS.values() for name in group} | {"match", "role"} == {
    field.name for field in fields(Filters)
}
