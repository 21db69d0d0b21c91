"""What the grade of a happening is made from, and the lands that force may strike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from pipeline.extraction.predicates import Predicate
from pipeline.gazetteer import load
from pipeline.models import DateSpan, Lang, NameMention

Graded = tuple[str, int]  # PLOVER root and level

# Force on their soil crosses a sanctuary line even when it is an invasion.
NUCLEAR_POWERS = {  # and since when
    "USA": 1945, "RUS": 1949, "GBR": 1952, "FRA": 1960, "CHN": 1964, "ISR": 1967, "IND": 1974,
    "PAK": 1998, "PRK": 2006,
}  # fmt: skip
_MADE = re.compile(r"[\s-](?:made|built|supplied|donated)\b")  # Swedish-built: no party
_FLIES = frozenset(
    "ballistic_missile cruise_missile anti_ship_missile missile_unspecified guided_bomb "
    "rocket_artillery uav munition".split()
)
_GROUND = frozenset(
    "rocket_artillery tube_artillery air_defence infantry_missile tank armoured_vehicle".split()
)
_ENEMIES = ({"IRN", "ISR"}, {"IND", "PAK"}, {"IRN", "USA"}, {"IRN", "ISR", "USA"})


class Clause(NamedTuple):
    """What a happening is told by: `text` begins at `start` in the article, as `names` count.

    `head` is what it says up to the end of its predicate.
    """

    text: str
    start: int
    names: Sequence[NameMention]
    lang: Lang
    head: str = ""
    nuclear: bool = False
    span: DateSpan | None = None  # when it happened
    doers: frozenset[str] = frozenset()  # who does it by the words before

    @property
    def armed(self) -> bool:
        return any(name.kind == "weapon" for name in self.names)

    @property
    def _classes(self) -> set[str]:
        weapons = load().weapons
        return {weapons[name.id].weapon_class for name in self.names if name.kind == "weapon"}

    @property
    def ships_only(self) -> bool:
        return self._classes == {"naval"}

    @property
    def ground_arms_only(self) -> bool:
        """Arms that one state hands to another; aircraft may fly there themselves."""
        return bool(self._classes) and self._classes <= _GROUND

    @property
    def munitions(self) -> list[NameMention]:
        """The arms that fly to hit: missiles, bombs, drones; no ICBM, which is only tried out."""
        weapons = load().weapons
        armed = (name for name in self.names if name.kind == "weapon")
        return [name for name in armed if weapons[name.id].weapon_class in _FLIES]

    @property
    def doer(self) -> str:
        """Who is named first."""
        return next((name.id for name in self.names if name.kind != "weapon"), "")

    @property
    def countries(self) -> set[str]:
        return {name.id for name in self.names if name.kind == "country"}

    @property
    def enemies(self) -> bool:
        """Whether the parties are two states that strike at each other's soil, and no third."""
        return (self.countries | self.doers) in _ENEMIES

    def sanctuary(self, land: str, invaded: bool = False) -> bool:
        """Whether force on the soil of `land` crosses a line: no war was on there.

        A state that is invaded becomes the battlefield, unless it is a nuclear power.
        """
        first, last = (self.span.first, self.span.last) if self.span else (date.max, date.max)
        if invaded:
            return land in NUCLEAR_POWERS and NUCLEAR_POWERS[land] <= first.year
        wars = load().battlefields.get(land, ())
        states = frozenset(
            n.id
            for n in self.names
            if n.kind == "country" and not _MADE.match(self.text, n.end - self.start)
        )
        return not any(war.holds(states, first, last) for war in wars)

    def lands(self, invaded: bool = False) -> list[NameMention]:
        """The names of states that may stand for their land, where it is a sanctuary."""
        return [
            name
            for name in self.names
            if name.kind == "country" and name.via != "leader" and self.sanctuary(name.id, invaded)
        ]


class Words(Protocol):
    """What the module of a language knows."""

    NUCLEAR: re.Pattern[str]
    RESOLUTION: re.Pattern[str]
    NUCLEAR_USE: re.Pattern[str]
    FRONT: re.Pattern[str]

    def goes_on(self, predicate: Predicate | None, clause: Clause, /) -> bool: ...
    def unlisted(self, predicate: Predicate | None, clause: Clause, /) -> Graded: ...
    def by_object(self, predicate: Predicate, clause: Clause, /) -> Graded | None: ...
    def is_treaty(self, predicate: Predicate, clause: Clause, /) -> bool: ...
    def by_freight(self, predicate: Predicate, clause: Clause, /) -> Graded: ...
    def is_test(self, clause: Clause, /) -> bool: ...
    def struck(self, clause: Clause, invaded: bool = False, /) -> bool: ...
