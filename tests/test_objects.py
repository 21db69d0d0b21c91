"""Every row of objects.csv decides its own example."""

from __future__ import annotations

import pytest

from pipeline.extraction.grade.objects import UNLISTED, Rule, by_words, rules
from pipeline.extraction.predicates import find_predicates
from pipeline.models import Lang

ROWS = [(lang, rule) for lang in ("ja", "en") for rule in rules(lang)]


@pytest.mark.parametrize(("lang", "rule"), ROWS, ids=lambda cell: getattr(cell, "example", cell))
def test_examples(lang: Lang, rule: Rule) -> None:
    armed = bool(rule.armed)
    found = {m.predicate.id for m in find_predicates(rule.example, lang)} or {UNLISTED}
    able = [id for id in rule.predicates if id in found]
    assert able, "the example says none of the predicates"
    firsts = [
        next(
            r
            for r in rules(lang)
            if id in r.predicates
            and r.armed in (None, armed)
            and r.words.search(rule.example)
            and not (r.unless and r.unless.search(rule.example))
        )
        for id in able
    ]
    assert rule in firsts, "rows before it take the example"
    assert rule.graded in [by_words(lang, id, rule.example, armed=armed) for id in able]
