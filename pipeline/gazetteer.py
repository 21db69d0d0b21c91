"""The vocabulary of names: countries, organisations, leaders, places, weapons, look-alikes;
and which states' land was a battlefield when.

The tables stand in data/gazetteer, one CSV file each, and are people's to correct. `load` refuses
a table that contradicts itself and names the file and the line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast

from pipeline.models import InputError, Lang

FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"

Match = Literal["free", "case", "context"]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Actor:
    """A country (`id` is its ISO 3166-1 alpha-3 code) or an organisation, and what names it.

    `abbr_ja` are the one-character forms of the Japanese press (米, 露), which count only in
    chains and before certain words; `metonyms` are capitals and seats of power, `places` its
    regions and cities.
    """

    id: str
    kind: Literal["country", "org"]
    name_en: str
    name_ja: str
    abbr_ja: tuple[str, ...]
    demonyms_en: tuple[str, ...]
    aliases_en: tuple[str, ...]
    aliases_ja: tuple[str, ...]
    metonyms_en: tuple[str, ...]
    metonyms_ja: tuple[str, ...]
    places_en: tuple[str, ...]
    places_ja: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of office of a person who stands for `actor` from `first` to `last`, inclusive.

    `last` is None while the term lasts or its end is not known. The `titled` names are too common
    to count without a title beside them (Bush, トランプ氏).
    """

    actor: str
    name_en: str
    name_ja: str
    aliases_en: tuple[str, ...]
    aliases_ja: tuple[str, ...]
    titled_en: tuple[str, ...]
    titled_ja: tuple[str, ...]
    office: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon system, or a kind of weapon whose system is not named (`generic`).

    `origins` are the states that make it, empty for generic rows. `match`: "free" in any case,
    "case" as spelled, "context" as spelled and only with a military word beside it.
    """

    id: str
    name_en: str
    name_ja: str
    weapon_class: str
    origins: tuple[str, ...]
    aliases_en: tuple[str, ...]
    aliases_ja: tuple[str, ...]
    match: Match

    @property
    def generic(self) -> bool:
        return self.id.startswith("any_")


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """A class of weapons, as the filter of the page offers it."""

    id: str
    name_en: str
    name_ja: str


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that look like the name of `id` and are not. `text` may end in "*": any surname."""

    kind: Literal["actor", "weapon"]
    id: str
    text: str
    lang: Lang
    why: str


@dataclass(frozen=True, slots=True)
class Battlefield:
    """A war on the soil of `land`: a blow there between `first` and `last` crosses no line.

    `among` are the states at war, empty for whoever takes part; `last` is None while it goes on.
    """

    land: str
    first: date
    last: date | None
    among: frozenset[str]

    def holds(self, states: frozenset[str], first: date, last: date) -> bool:
        """Whether the war was on in `first`..`last` and no other state is among `states`."""
        on = self.first <= last and (self.last is None or first <= self.last)
        return on and (not self.among or states <= self.among)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables; the mappings go by id, in the order of the files."""

    actors: dict[str, Actor]
    leaders: tuple[Leader, ...]
    weapons: dict[str, Weapon]
    classes: dict[str, WeaponClass]
    lookalikes: tuple[Lookalike, ...]
    battlefields: dict[str, list[Battlefield]]  # by land
    former_states: tuple[tuple[tuple[str, ...], date, date], ...]  # English names, from, until

    def weapon_class(self) -> dict[str, str]:
        """Weapon id → class id."""
        return {weapon.id: weapon.weapon_class for weapon in self.weapons.values()}


class _Row(NamedTuple):
    """A line of a table: its cells by column, and where it stands, for messages."""

    cells: dict[str, str]
    where: str

    def error(self, what: str) -> InputError:
        return InputError(f"{self.where}: {what}")

    def words(self, column: str) -> tuple[str, ...]:
        words = tuple(filter(None, map(str.strip, self.cells[column].split(";"))))
        if len(set(words)) < len(words):
            raise self.error(f"column {column} says the same name twice")
        return words

    def required(self, column: str) -> str:
        if not self.cells[column]:
            raise self.error(f"column {column} is empty")
        return self.cells[column]

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"column {column} cannot be {value!r}")
        return value

    def day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            raise self.error(f"column {column} is no ISO date: {self.cells[column]!r}") from None


COLUMNS = {
    "actors.csv": "id kind name_en name_ja abbr_ja demonyms_en aliases_en aliases_ja "
    "metonyms_en metonyms_ja note",
    "places.csv": "actor names_en names_ja",
    "leaders.csv": "actor name_en name_ja aliases_en aliases_ja titled_en titled_ja office "
    "from until",
    "weapon_classes.csv": "id name_en name_ja note",
    "weapons.csv": "id name_en name_ja class origins aliases_en aliases_ja match uncertain note",
    "lookalikes.csv": "kind id text lang why",
    "battlefields.csv": "land first last among war",
    "former_states.csv": "names_en names_ja from until",
}


@cache
def load(folder: Path = FOLDER) -> Gazetteer:
    """The gazetteer in `folder`, read once.

    Raises InputError, naming file and line, when a table is missing, has other columns, leaves a
    name empty, claims a name for two rows, or refers to a row that is not there.
    """
    tables = {name: list(_read(folder / name, columns)) for name, columns in COLUMNS.items()}
    actors = _by_id(tables["actors.csv"], _actor_reader(tables["places.csv"]))
    for place in tables["places.csv"]:
        place.one_of("actor", actors)
    classes = _by_id(
        tables["weapon_classes.csv"],
        lambda row: WeaponClass(row.cells["id"], row.required("name_en"), row.required("name_ja")),
    )
    countries = {actor.id for actor in actors.values() if actor.kind == "country"}
    weapons = _by_id(tables["weapons.csv"], lambda row: _weapon(row, classes, countries))
    battlefields: dict[str, list[Battlefield]] = {}
    for row in tables["battlefields.csv"]:
        battlefields.setdefault(row.one_of("land", countries), []).append(_war(row, countries))
    _refuse_double_claims([*tables["actors.csv"], *tables["places.csv"]])
    _refuse_double_claims(tables["weapons.csv"])
    return Gazetteer(
        actors,
        tuple(_leader(row, actors) for row in tables["leaders.csv"]),
        weapons,
        classes,
        tuple(_lookalike(row, actors, weapons) for row in tables["lookalikes.csv"]),
        battlefields,
        tuple(
            (row.words("names_en"), row.day("from"), row.day("until"))
            for row in tables["former_states.csv"]
        ),
    )


def _read(path: Path, columns: str) -> Iterator[_Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    lines = csv.reader(text.splitlines(keepends=True))
    expected = columns.split()
    header = next(lines, [])
    if header != expected:
        raise InputError(f"{path.name}, line 1: the columns must be {','.join(expected)}")
    for cells in lines:
        where = f"{path.name}, line {lines.line_num}"
        if len(cells) != len(expected):
            raise InputError(f"{where}: {len(cells)} cells instead of {len(expected)}")
        yield _Row(dict(zip(expected, map(str.strip, cells), strict=True)), where)


def _by_id(rows: Iterable[_Row], make: Callable[[_Row], Record]) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for row in rows:
        if row.required("id") in records:
            raise row.error(f"id {row.cells['id']} stands twice")
        records[row.cells["id"]] = make(row)
    return records


def _actor_reader(places: Iterable[_Row]) -> Callable[[_Row], Actor]:
    """What makes an Actor of its row, with its places."""
    by_actor: dict[str, list[_Row]] = {}
    for place in places:
        by_actor.setdefault(place.required("actor"), []).append(place)

    def read(row: _Row) -> Actor:
        cells, words = row.cells, row.words
        kind = row.one_of("kind", ("country", "org"))
        if kind == "country" and not re.fullmatch("[A-Z]{3}", cells["id"]):
            raise row.error(f"{cells['id']!r} is no ISO 3166-1 alpha-3 code")
        own = by_actor.get(cells["id"], [])
        return Actor(
            id=cells["id"],
            kind=cast(Literal["country", "org"], kind),
            name_en=row.required("name_en"),
            name_ja=row.required("name_ja"),
            abbr_ja=words("abbr_ja"),
            demonyms_en=words("demonyms_en"),
            aliases_en=words("aliases_en"),
            aliases_ja=words("aliases_ja"),
            metonyms_en=words("metonyms_en"),
            metonyms_ja=words("metonyms_ja"),
            places_en=tuple(name for place in own for name in place.words("names_en")),
            places_ja=tuple(name for place in own for name in place.words("names_ja")),
        )

    return read


def _leader(row: _Row, actors: dict[str, Actor]) -> Leader:
    first = row.day("from")
    last = row.day("until") if row.cells["until"] else None
    if last is not None and last < first:
        raise row.error(f"the term ends ({last}) before it begins ({first})")
    return Leader(
        actor=row.one_of("actor", actors),
        name_en=row.required("name_en"),
        name_ja=row.cells["name_ja"],
        aliases_en=row.words("aliases_en"),
        aliases_ja=row.words("aliases_ja"),
        titled_en=row.words("titled_en"),
        titled_ja=row.words("titled_ja"),
        office=row.required("office"),
        first=first,
        last=last,
    )


def _weapon(row: _Row, classes: Iterable[str], countries: Iterable[str]) -> Weapon:
    origins = row.words("origins")
    for origin in origins:
        if origin not in countries:
            raise row.error(f"origin {origin!r} is no country of actors.csv")
    row.one_of("uncertain", ("0", "1"))
    return Weapon(
        id=row.cells["id"],
        name_en=row.required("name_en"),
        name_ja=row.required("name_ja"),
        weapon_class=row.one_of("class", classes),
        origins=origins,
        aliases_en=row.words("aliases_en"),
        aliases_ja=row.words("aliases_ja"),
        match=cast(Match, row.one_of("match", ("free", "case", "context"))),
    )


def _lookalike(row: _Row, actors: Iterable[str], weapons: Iterable[str]) -> Lookalike:
    kind = row.one_of("kind", ("actor", "weapon"))
    return Lookalike(
        kind=cast(Literal["actor", "weapon"], kind),
        id=row.one_of("id", actors if kind == "actor" else weapons),
        text=row.required("text"),
        lang=cast(Lang, row.one_of("lang", ("ja", "en"))),
        why=row.required("why"),
    )


def _war(row: _Row, countries: Iterable[str]) -> Battlefield:
    first = row.day("first")
    last = row.day("last") if row.cells["last"] else None
    if last is not None and last < first:
        raise row.error(f"the war ends ({last}) before it begins ({first})")
    among = frozenset(row.cells["among"].split())
    if unknown := among.difference(countries):
        raise row.error(f"{min(unknown)!r} is no country of actors.csv")
    row.required("war")
    return Battlefield(row.cells["land"], first, last, among)


def _refuse_double_claims(rows: Iterable[_Row]) -> None:
    """Raise InputError when two rows, or two columns of one row, claim a name in one language."""
    owners: dict[tuple[str, str], str] = {}
    for row in rows:
        for column in row.cells:
            lang = column[-2:]
            if lang not in ("en", "ja"):
                continue
            for name in row.words(column):
                if owner := owners.get((lang, name)):
                    raise row.error(f"{name!r} is already a name of {owner}")
                owners[lang, name] = row.where
