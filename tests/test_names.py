"""What `find_names` finds, what it must not find, and that its offsets hold."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names import find_names
from pipeline.gazetteer import Actor, Leader, Weapon, load
from pipeline.models import LANGUAGES, Lang

CASES = Path(__file__).parent / "cases"
GAZETTEER = load()


def rows(name: str) -> list[Any]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(row, id=f"{row['point']}: {row['text']}") for row in csv.DictReader(file)
        ]


def found(row: dict[str, str]) -> list[str]:
    on = date.fromisoformat(row["on"]) if row["on"] else None
    return [
        f"{name.text}={name.id}" for name in find_names(row["text"], cast(Lang, row["lang"]), on)
    ]


@pytest.mark.parametrize("row", rows("names.csv"))
def test_found(row: dict[str, str]) -> None:
    assert ";".join(found(row)) == row["expected"], row["point"]


@pytest.mark.parametrize("row", rows("names_none.csv"))
def test_not_found(row: dict[str, str]) -> None:
    assert found(row) == [], row["point"]


VIA = [
    ("ja", "ウクライナ", "name"),
    ("en", "Ukrainian", "demonym"),
    ("en", "President Zelensky", "leader"),
    ("ja", "モスクワ", "capital"),
    ("ja", "米軍", "abbr"),
    ("ja", "クルスク", "place"),
    ("ja", "ドローン", "generic"),
    ("ja", "アタクムス", "alias"),
]


@pytest.mark.parametrize(("lang", "text", "via"), VIA)
def test_via(lang: Lang, text: str, via: str) -> None:
    assert [name.via for name in find_names(text, lang, date(2023, 1, 1))] == [via]


# Texts made of names, their parts and what may stand between them.
PIECES = st.sampled_from(
    [
        *"米露日中朝独ロウ・-－ 　。、8'’\n【】軍対訪\0Ⅲİﬀ",
        *["プーチン", "氏", "F－16", "ATACMS", "トール", "ミサイル", "ＮＡＴＯ", "北朝鮮", "国連"],
        *["Russia", "'s", "U.S.", "Bush", "President ", "Storm Shadow", "Chad Smith"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(text=TEXTS, lang=st.sampled_from(LANGUAGES))
def test_offsets_hold_and_names_of_a_kind_never_overlap(text: str, lang: Lang) -> None:
    last_end = {"country": 0, "org": 0, "weapon": 0}
    for name in find_names(text, lang):
        assert text[name.start : name.end] == name.text != ""
        assert name.start >= last_end[name.kind]
        last_end[name.kind] = name.end


def test_no_date_takes_any_office_the_latest_first() -> None:
    assert [name.id for name in find_names("Rutte", "en")] == ["NATO"]


def actor_names(actor: Actor, lang: Lang) -> tuple[str, ...]:
    if lang == "ja":
        return actor.name_ja, *actor.aliases_ja, *actor.metonyms_ja, *actor.places_ja
    english = actor.aliases_en + actor.metonyms_en + actor.places_en
    return actor.name_en, *actor.demonyms_en, *english


def weapon_names(weapon: Weapon, lang: Lang) -> tuple[str, ...]:
    if lang == "ja":
        return weapon.name_ja, *weapon.aliases_ja
    return weapon.name_en, *weapon.aliases_en


def leader_names(leader: Leader, lang: Lang) -> tuple[str, ...]:
    """With a title where the name needs one."""
    if lang == "ja":
        return leader.name_ja, *leader.aliases_ja, *(f"{name}氏" for name in leader.titled_ja)
    return leader.name_en, *leader.aliases_en, *(f"Mr {name}" for name in leader.titled_en)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_of_an_actor_finds_its_own_row(lang: Lang) -> None:
    lost = [
        (actor.id, text)
        for actor in GAZETTEER.actors.values()
        for text in actor_names(actor, lang)
        if [name.id for name in find_names(text, lang) if name.text == text] != [actor.id]
    ]
    assert lost == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_leader_finds_his_actor(lang: Lang) -> None:
    lost = [
        (leader.name_en, text)
        for leader in GAZETTEER.leaders
        for text in filter(None, leader_names(leader, lang))
        if leader.actor not in {name.id for name in find_names(text, lang, leader.first)}
    ]
    assert lost == []


@pytest.mark.parametrize(("lang", "beside"), [("en", " was a missile"), ("ja", "を配備")])
def test_every_name_of_a_weapon_finds_its_own_row(lang: Lang, beside: str) -> None:
    """With a military word beside it, which some names need."""
    lost = [
        (weapon.id, text)
        for weapon in GAZETTEER.weapons.values()
        for text in weapon_names(weapon, lang)
        if weapon.id not in {name.id for name in find_names(text + beside, lang)}
    ]
    assert lost == []


def test_no_lookalike_finds_its_row() -> None:
    mistaken = [
        (fake.id, fake.text)
        for fake in GAZETTEER.lookalikes
        if fake.id in {n.id for n in find_names(fake.text.replace("*", "Miller"), fake.lang)}
    ]
    assert mistaken == []
