"""Every row of predicates.csv finds itself in its own examples."""

from __future__ import annotations

import pytest

from pipeline.extraction.predicates import find_predicates, inflections, rows
from pipeline.extraction.verbs_en import shape

ROWS = [(row["id"], row["example_ja"], row["example_en"]) for row in rows()]


@pytest.mark.parametrize(("id", "ja", "en"), ROWS, ids=lambda cell: str(cell)[:24])
def test_examples(id: str, ja: str, en: str) -> None:
    assert id in {m.predicate.id for m in find_predicates(ja, "ja")}
    assert id in {m.predicate.id for m in find_predicates(en, "en")}


INFLECTIONS = [
    ("strike", ["strike", "strikes", "striking", "struck", "stricken"], "irregular"),
    ("deny", ["deny", "denies", "denying", "denied"], "y becomes ie"),
    ("launch", ["launch", "launches", "launching", "launched"], "es after ch"),
    ("call for", ["call for", "calls for", "calling for", "called for"], "a phrase bends in front"),
    ("=downed", ["downed"], "as it stands"),
]


@pytest.mark.parametrize(("form", "expected", "point"), INFLECTIONS)
def test_inflections(form: str, expected: list[str], point: str) -> None:
    assert list(inflections(form)) == expected, point


@pytest.mark.parametrize(
    ("text", "id", "point"),
    [
        ("She lifted restrictions on Monday.", "allow_use", "the noun of a phrase in the plural"),
        ("They hammered out a deal.", "agree", "the longest phrase wins"),
        ("Guns hammered the town.", "attack", "the verb alone"),
        ("They turned two of the offers down.", "reject", "a verb around its object"),
        ("She turned down the offer.", "reject", "the same verb joined"),
        ("He called the envoy home.", "close_embassy", "what closes it may be two words"),
    ],
)
def test_phrases(text: str, id: str, point: str) -> None:
    assert find_predicates(text, "en")[0].predicate.id == id, point


SHAPES = [
    ("Rebels strike the port.", "strike", "finite", "plural subject"),
    ("The strike was short.", "strike", "noun", "article"),
    ("The carrier strike group sailed.", "strike", None, "a noun about a thing"),
    ("An attack helicopter landed.", "attack", None, "a kind of helicopter"),
    ("They plan to attack.", "attack", "infinitive", "to"),
    ("The base was attacked.", "attacked", "finite", "passive"),
    ("Shells fired by the army hit a school.", "fired", "participle", "reduced relative"),
    ("The army fired at a school.", "fired", "finite", "past"),
    ("The shelling of the town went on.", "shelling", "noun", "gerund with an article"),
    ("They are shelling the town.", "shelling", "finite", "progressive"),
    ("An early-warning radar failed.", "warning", None, "part of a compound"),
    ("Ministers hold talks in Paris.", "hold talks", "finite", "phrase"),
    ("A landing strike force sailed.", "strike", None, "no subject before it"),
    ("The trade deal fell through.", "deal", "noun", "a kind of deal, no subject"),
    ("They met to end the war and attack the causes.", "attack", "infinitive", "and after to"),
    ("It sent fighting vehicles.", "fighting", None, "what a vehicle is for"),
    ("Nobody fired a shot.", "fired", None, "nobody did"),
]


@pytest.mark.parametrize(("text", "word", "expected", "point"), SHAPES)
def test_shape(text: str, word: str, expected: str | None, point: str) -> None:
    start = text.index(word)
    assert shape(text, start, start + len(word), []) == expected, point
