"""What a visitor asked for → which events answer it, how many each choice has, what to loosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import combinations
from typing import Literal

import numpy as np

from pipeline.timeline.store import FACETS, HAPPENED, Mask, Store, fold

LEVELS = (0, 7)
ROLES = ("any", "actor", "target")
FREQUENT = 6  # ids of a facet that are offered to be clicked
MOST_DROPPED = 3  # pieces that are offered to be dropped together
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
Piece = tuple[str, str]  # name of GROUPS, id or ""
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
    counts = store.counts(role_facet(filters) if facet == "country" else facet, rest)
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))


def frequent(
    store: Store, filters: Filters, facet: str, never: Collection[str] = ()
) -> list[tuple[str, int]]:
    """(id, events it would leave) of the FREQUENT ids of `facet`, but those of `never`.

    They keep the order of the whole table and their number, so that a click moves none of them:
    which they are is counted as if one of several were enough, and some may have no event left.
    """
    ids = [id for id in store.masks[facet] if id not in never]
    counts = dict(facet_counts(store, filters, facet))
    wide = replace(filters, match="any")
    rank = counts if filters == wide else dict(facet_counts(store, wide, facet))
    most = sorted(ids, key=lambda id: -rank.get(id, 0))[:FREQUENT]
    return [(id, counts.get(id, 0)) for id in ids if id in most]


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


def first_steps(store: Store) -> list[Filters]:
    """Choices for somebody who has made none: what is nuclear, the gravest level, the worst month.

    Without those that no event passes.
    """
    everything = np.ones(len(store), dtype=bool)
    steps = [Filters(nuclear=True)] if store.nuclear.any() else []
    if (worst := gravest(store, everything)).any():
        level = int(store.level[worst][0])
        steps.append(Filters(level=(level, level)))
    if len(store):
        first, last, _ = busiest(store, everything)
        steps.append(Filters(first=date.fromisoformat(first), last=date.fromisoformat(last)))
    return steps


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


def pieces(filters: Filters) -> list[Piece]:
    """All that is set, one by one; the id is "" where there are none."""
    found: list[Piece] = []
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


def loosening(store: Store, filters: Filters) -> list[tuple[list[Piece], int]]:
    """(pieces to drop together, events that would then show): the fewest pieces, most events first.

    A set is left out when a part of it would do.
    """
    parts = _droppable(filters)
    held = [chosen(store, _only(filters, part)) for part in parts]
    found: list[tuple[set[int], int]] = []
    for size in range(1, MOST_DROPPED + 1):
        for places in map(set, combinations(range(len(parts)), size)):
            if any(less <= places for less, _ in found):
                continue
            kept = [mask for place, mask in enumerate(held) if place not in places]
            if count := int(np.logical_and.reduce([*kept, np.ones(len(store), dtype=bool)]).sum()):
                found.append((places, count))
    found.sort(key=lambda pair: (len(pair[0]), -pair[1]))
    return [([piece for place in places for piece in parts[place]], n) for places, n in found]


def _droppable(filters: Filters) -> list[list[Piece]]:
    """The pieces that narrow together: one by one, but several of which any would do as one."""
    parts: list[list[Piece]] = []
    for piece in pieces(filters):
        alone = filters.match == "all" and piece[0] in ("country", "weapon")
        if parts and parts[-1][0][0] == piece[0] and not alone:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def _only(filters: Filters, part: list[Piece]) -> Filters:
    """`filters` with nothing but the pieces of `part`."""
    for piece in pieces(filters):
        if piece not in part:
            filters = without(filters, *piece)
    return filters


assert {name for group in GROUPS.values() for name in group} | {"match", "role"} == {
    field.name for field in fields(Filters)
}
