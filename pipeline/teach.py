"""`level_words.csv` counted anew from what we annotated by hand.

From the articles of tests/gold and its folder `extra`, never from `unseen`; from the sentences of
`level_sentences.csv` (columns: lang, level, sentence) and from the rows of the tests.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.articles import read_article
from pipeline.check import gold_articles, read_gold
from pipeline.extraction import clauses, sentences
from pipeline.extraction.dates import tag
from pipeline.extraction.grade import taught
from pipeline.gazetteer import FOLDER
from pipeline.models import LANGUAGES, InputError, Lang

SENTENCES = FOLDER / "level_sentences.csv"
_SELDOM = 2  # clauses; a word that stood in fewer teaches nothing

# language, level (NONE for a clause without an event), clause
Example = tuple[Lang, int, str]


def teach(root: Path, out: Path = taught.FILE) -> int:
    """Write the counts; returns 0. Raises InputError for a bad row, or where it cannot write."""
    articles = list(_articles(root))
    counts = {lang: defaultdict[str, list[int]](_no_count) for lang in LANGUAGES}
    for lang, level, text in (*articles, *_sentences(), *_rows(root / "tests" / "cases")):
        if level < taught.LEVELS:
            for word in (taught.ALL, *taught.words(text, lang)):
                counts[lang][word][level] += 1
    for lang, level, _ in articles:
        if level < taught.LEVELS:
            counts[lang][taught.NEWS][level] += 1
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["lang", "word", *range(taught.LEVELS), "none"])
    for lang, words in counts.items():
        rows.writerows([lang, word, *n] for word, n in sorted(words.items()) if sum(n) >= _SELDOM)
    try:
        out.write_text(table.getvalue(), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from None
    return 0


def _no_count() -> list[int]:
    return [0] * (taught.LEVELS + 1)


def _articles(root: Path) -> Iterator[Example]:
    """The clause of every annotated event, and every dated clause that tells none."""
    for name, place, gold in gold_articles(root):
        if name == "unseen":
            continue
        article = read_article(place)
        text, lang = article.text, article.lang
        rows = [(text.find(row["anchor"]), row) for row in read_gold(gold)]
        days = [m.start for m in tag(text, article.published, lang) if m.span and not m.background]
        for cut in clauses.split(sentences.split(text, lang), lang):
            for first, last in cut:
                told = [r for at, r in rows if at < last and first < at + len(r["anchor"])]
                for row in told:
                    yield lang, row["level"], text[first:last]
                if not told and any(first <= day < last for day in days):
                    yield lang, taught.NONE, text[first:last]


def _sentences() -> Iterator[Example]:
    for number, row in enumerate(_read(SENTENCES), 2):
        if row["lang"] not in LANGUAGES or row["level"] not in list("01234567"):
            raise InputError(f"{SENTENCES.name}, line {number}: lang or level is not of the scale")
        yield "ja" if row["lang"] == "ja" else "en", int(row["level"]), row["sentence"]


def _rows(cases: Path) -> Iterator[Example]:
    """The rows of the tests that tell one event."""
    for row in _read(cases / "grades_ja.csv"):
        yield "ja", int(row["level"]), row["text"]
    for row in _read(cases / "events_en.csv"):
        if row["grades"] and " / " not in row["grades"]:
            yield "en", int(row["grades"][0]), row["text"]


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
