"""Ids of the gazetteer → names in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer
from pipeline.models import Lang
from pipeline.timeline.labels import word


@dataclass(frozen=True)
class Names:
    """Names in one language; an id that the gazetteer lacks stands for itself."""

    gazetteer: Gazetteer
    lang: Lang

    def country(self, id: str) -> str:
        """The name of a country or organisation."""
        actor = self.gazetteer.actors.get(id)
        return (actor.name_ja if self.lang == "ja" else actor.name_en) if actor else id

    def weapon(self, id: str) -> str:
        """The name of a weapon system or of a weapon class; that it is no system goes unsaid."""
        return self._weapon(id).removesuffix(" (unspecified)")

    def _weapon(self, id: str) -> str:
        entry = self.gazetteer.weapons.get(id) or self.gazetteer.classes.get(id)
        return (entry.name_ja if self.lang == "ja" else entry.name_en) if entry else id

    def system(self, cell: str, text: str) -> str:
        """The short name of the first weapon system in a table cell, "" where `text` names one."""
        weapons = [self.gazetteer.weapons.get(id) for id in cell.split(";")]
        systems = [weapon for weapon in weapons if weapon and not weapon.generic]
        spelled = {name for one in systems for name in (*one.aliases_en, *one.aliases_ja)}
        spelled |= {name for one in systems for name in (one.name_en, one.name_ja)}
        if not systems or any(name in text for name in spelled):
            return ""
        first = systems[0]
        short = min([first.name_en, *first.aliases_en[:1]], key=len)
        return first.name_ja if self.lang == "ja" else short

    def weapon_choice(self, id: str) -> str:
        """The name of a weapon, or of a class marked as such: in a list each needs its own."""
        is_class = id in self.gazetteer.classes
        name = self._weapon(id)
        return word(self.lang, "class_mark", name=name) if is_class else name

    def countries(self, cell: str) -> list[str]:
        """Names of the ids of a table cell, in its order."""
        return [self.country(id) for id in cell.split(";") if id]

    def weapons(self, cell: str) -> list[str]:
        """Names of the ids of a table cell, in its order."""
        return [self.weapon(id) for id in cell.split(";") if id]
