"""The tables agree with one another, and a table that does not is refused by file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.gazetteer import COLUMNS, FOLDER, load
from pipeline.models import InputError

GAZETTEER = load()

# file, line added at its end, what the message must say
BROKEN = [
    ("actors.csv", "UKR,country,Ukraina,ウクライーナ,,,,,,,", "id UKR stands twice"),
    ("actors.csv", "AAA,country,,ああ,,,,,,,", "column name_en is empty"),
    ("actors.csv", "Aa,country,Aaland,ああ,,,,,,,", "is no ISO 3166-1 alpha-3 code"),
    ("actors.csv", "AAA,planet,Mars,火星,,,,,,,", "column kind cannot be 'planet'"),
    ("actors.csv", "AAA,country,Aaland,ああ,,,Kyiv,,,,", "'Kyiv' is already a name of actors.csv"),
    ("actors.csv", "AAA,country,Aaland,ああ,,,Aa;Aa,,,,", "says the same name twice"),
    ("actors.csv", "AAA,country,Aaland,ああ", "4 cells instead of 11"),
    ("places.csv", "RUS,Donetsk,ドネック", "'Donetsk' is already a name of places.csv"),
    ("places.csv", "QQQ,Nowhere,どこか", "column actor cannot be 'QQQ'"),
    ("leaders.csv", "QQQ,A B,あ,,,,,PM,2020-01-01,", "column actor cannot be 'QQQ'"),
    (
        "leaders.csv",
        "FRA,A B,あ,,,,,PM,2020-01-02,2020-01-01",
        "ends (2020-01-01) before",
    ),
    ("leaders.csv", "FRA,A B,あ,,,,,PM,1 May 2020,", "column from is no ISO date: '1 May 2020'"),
    ("leaders.csv", "FRA,A B,あ,,,,,,2020-01-01,", "column office is empty"),
    ("weapon_classes.csv", "boats,boats,,", "column name_ja is empty"),
    ("weapons.csv", "x1,X-1,X1,boat,RUS,,,free,0,", "column class cannot be 'boat'"),
    ("weapons.csv", "x1,X-1,X1,tank,NATO,,,free,0,", "origin 'NATO' is no country"),
    ("weapons.csv", "x1,X-1,X1,tank,RUS,,,always,0,", "column match cannot be 'always'"),
    ("weapons.csv", "x1,X-1,X1,tank,RUS,HIMARS,,free,0,", "'HIMARS' is already a name of weapons"),
    ("lookalikes.csv", "actor,QQQ,Quux,en,a test", "column id cannot be 'QQQ'"),
    ("lookalikes.csv", "weapon,himars,Quux,fr,a test", "column lang cannot be 'fr'"),
    ("lookalikes.csv", "weapon,himars,Quux,en,", "column why is empty"),
    ("battlefields.csv", "QQQ,2020-01-01,,,a war", "column land cannot be 'QQQ'"),
    ("battlefields.csv", "FRA,2020-01-02,2020-01-01,,a war", "ends (2020-01-01) before"),
    ("battlefields.csv", "FRA,2020-01-01,,FRA QQQ,a war", "'QQQ' is no country"),
    ("former_states.csv", "Quux,あ,1 May 2020,2020-05-02", "column from is no ISO date"),
]


@pytest.mark.parametrize(("file", "line", "message"), BROKEN)
def test_a_broken_row_is_named(tmp_path: Path, file: str, line: str, message: str) -> None:
    folder = tmp_path / "gazetteer"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(f"{text}{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        load(folder)
    assert message in str(refusal.value)
    assert str(refusal.value).startswith(f"{file}, line {text.count(chr(10)) + 1}:")


def test_other_columns_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "gazetteer"
    shutil.copytree(FOLDER, folder)
    (folder / "actors.csv").write_text("id,kind\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"actors\.csv, line 1: the columns must be id,"):
        load(folder)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"actors\.csv: cannot be read"):
        load(tmp_path)


def test_every_class_has_weapons_and_both_names() -> None:
    assert {weapon.weapon_class for weapon in GAZETTEER.weapons.values()} == set(GAZETTEER.classes)


def test_only_generic_rows_and_munitions_have_no_origin() -> None:
    nameless = [weapon for weapon in GAZETTEER.weapons.values() if not weapon.origins]
    assert {w.id for w in nameless if not w.generic and w.weapon_class != "munition"} == {"fpv"}


def test_tables_are_written_the_same_way_everywhere() -> None:
    """Line ends "\\n", no blanks at the edges of a cell: corrections stay readable as a diff."""
    for file in COLUMNS:
        data = (FOLDER / file).read_bytes()
        assert b"\r" not in data and data.endswith(b"\n"), file
        assert b" ;" not in data and b"; " not in data.split(b"note\n")[0], file
