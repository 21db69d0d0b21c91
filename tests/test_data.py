"""The committed data: every article is read, and the tables are what the program makes of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.articles import read_article
from pipeline.build import article_paths, tables
from pipeline.extraction import extract
from pipeline.models import Article
from pipeline.table import EVENTS, EVIDENCE, csv_text, read_table

DATA = Path(__file__).parent.parent / "data"
PATHS, _ = article_paths(DATA / "articles")
STALE = "data/{} is not what the articles give; run: python -m pipeline build"


@cache
def articles() -> dict[str, Article]:
    return {path.stem: read_article(path) for path in PATHS}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_article_says_what_it_is(path: Path) -> None:
    article = read_article(path)
    assert article.id == path.stem
    assert article.id.startswith(f"{article.lang}-")
    assert article.title and article.source


def test_no_article_of_a_newspaper_is_committed() -> None:
    """The tutorial's source article is copyrighted: it is cited, never copied."""
    assert not [path.stem for path in PATHS if "nuclear-threat" in path.stem]


def test_the_tables_are_what_the_articles_give() -> None:
    events, evidence = tables(extract(article) for article in articles().values())
    for name, frame in (("events.csv", events), ("evidence.csv", evidence)):
        same = csv_text(frame) == (DATA / name).read_bytes().decode()
        assert same, STALE.format(name)


def test_the_tables_stay_the_same_in_any_order() -> None:
    found = [extract(article) for article in articles().values()]
    assert csv_text(tables(found)[0]) == csv_text(tables(reversed(found))[0])


def test_every_id_stands_once_and_has_evidence() -> None:
    events = read_table(DATA / "events.csv", EVENTS)
    evidence = read_table(DATA / "evidence.csv", EVIDENCE)
    assert events["event_id"].is_unique
    assert set(events["event_id"]) == set(evidence["event_id"])


def test_every_sentence_stands_in_its_article() -> None:
    events = read_table(DATA / "events.csv", EVENTS)
    evidence = read_table(DATA / "evidence.csv", EVIDENCE)
    for frame in (events, evidence):
        for row in frame.to_dict("records"):
            assert at(row["article_id"], row["span"]) == row["sentence"]
    assert all(c in s for c, s in zip(events["clause"], events["sentence"], strict=True))


def test_every_date_stands_in_its_article() -> None:
    evidence = read_table(DATA / "evidence.csv", EVIDENCE)
    for row in evidence.to_dict("records"):
        words = at(row["article_id"], row["date_span"])
        assert words.strip() and row["date_text"] in ("", words)


def at(article_id: str, span: str) -> str:
    start, end = map(int, span.split(":"))
    return articles()[article_id].text[start:end]
