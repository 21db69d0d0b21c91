"""`level_words.csv` counted anew from the events that we annotated by hand.

From the articles of tests/gold and its folder `extra`, never from `unseen`, and from the single
sentences of `level_sentences.csv` (columns: lang, level, sentence).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.articles import read_article
from pipeline.check import gold_articles, read_gold
from pipeline.extraction import clauses, sentences
from pipeline.extraction.grade import taught
from pipeline.gazetteer import FOLDER
from pipeline.models import LANGUAGES, Lang

SENTENCES = FOLDER / "level_sentences.csv"
_SELDOM = 2  # events; a word that stood in fewer teaches nothing


def teach(root: Path, out: Path = taught.FILE) -> int:
    """Write the counts; returns 0."""
    counts = {lang: defaultdict[str, list[int]](lambda: [0] * taught.LEVELS) for lang in LANGUAGES}
    told = [*_articles(root)]
    for lang, level, _ in told:
        if level < taught.LEVELS:
            counts[lang][taught.NEWS][level] += 1
    for lang, level, text in (*told, *_sentences(), *_rows(root / "tests" / "cases")):
        if level < taught.LEVELS:
            for word in (taught.ALL, *taught.words(text, lang)):
                counts[lang][word][level] += 1
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["lang", "word", *range(taught.LEVELS)])
        for lang, rows in counts.items():
            table.writerows(
                [lang, word, *row] for word, row in sorted(rows.items()) if sum(row) >= _SELDOM
            )
    return 0


def _articles(root: Path) -> Iterator[tuple[Lang, int, str]]:
    """(language, level, the clause) of every annotated event."""
    for name, place, gold in gold_articles(root):
        if name == "unseen":
            continue
        article = read_article(place)
        for part in sentences.split(article.text, article.lang):
            rows = [
                (row, article.text.find(row["anchor"]))
                for row in read_gold(gold)
                if part.start <= article.text.find(row["anchor"]) < part.end
            ]
            ranges = clauses.split([part], article.lang)[0] if rows else []
            for row, start in rows:
                end = start + len(row["anchor"])
                inside = [r for r in ranges if r[0] < end and start < r[1]]
                first, last = min(inside)[0], max(inside)[1]
                yield article.lang, row["level"], article.text[first:last]


def _sentences() -> Iterator[tuple[Lang, int, str]]:
    for row in _read(SENTENCES):
        yield "ja" if row["lang"] == "ja" else "en", int(row["level"]), row["sentence"]


def _rows(cases: Path) -> Iterator[tuple[Lang, int, str]]:
    """The rows of the tests that tell one event."""
    for row in _read(cases / "grades_ja.csv"):
        yield "ja", int(row["level"]), row["text"]
    for row in _read(cases / "events_en.csv"):
        if row["grades"][:1].isdigit() and ";" not in row["grades"]:
            yield "en", int(row["grades"][0]), row["text"]


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
