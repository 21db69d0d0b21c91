"""Our date tagger beside ja-timex and dateparser, in one run: accuracy and speed.

    .venv/bin/pip install -r tests/bench/requirements.txt
    .venv/bin/python -m tests.bench.dates

Accuracy: the share of the gold's date words (tests/gold, our own articles) that a tagger gives
exactly the gold interval. The others' values are widened to the interval their precision means
(a month, a year), so that only the reading counts. Speed: characters of the same articles a
second of CPU time, best of five; read the ratios, not the figures.
"""

from __future__ import annotations

import re
import time
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pendulum
from dateparser.search import search_dates
from ja_timex import TimexParser

from pipeline import read_article
from pipeline.check import read_gold
from pipeline.extraction.dates import tag
from pipeline.extraction.tokens import tokens
from pipeline.models import Article

ROOT = Path(__file__).resolve().parent.parent.parent
Found = tuple[int, int, date, date]  # offsets of the words, first and last day
Tagger = Callable[[Article], Iterable[Found]]


def ours(article: Article) -> Iterable[Found]:
    for m in tag(article.text, article.published, article.lang):
        if m.span:
            yield m.start, m.end, m.span.first, m.span.last


def ja_timex(article: Article) -> Iterable[Found]:
    day = article.published
    parser = TimexParser(reference=pendulum.datetime(day.year, day.month, day.day))
    for timex in parser.parse(article.text):
        try:
            found = timex.to_datetime()
        except (ValueError, AttributeError, NotImplementedError, TypeError):
            continue  # what ja-timex itself cannot turn into a day counts as not found
        if found and timex.span:
            yield *timex.span, *_widened(date(found.year, found.month, found.day), timex.value)


def _widened(day: date, value: str) -> tuple[date, date]:
    """The year, month or week that a TIMEX value of that precision means."""
    if re.fullmatch(r"[\dX]{4}-XX-XX|P\d+Y", value):
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if re.fullmatch(r"[\dX]{4}-\d\d-XX|P\d+M", value):
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if re.fullmatch(r"P\d+W", value):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day, day


def dateparser(article: Article) -> Iterable[Found]:
    base = datetime.combine(article.published, datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    position = 0
    found = search_dates(article.text, languages=[article.lang], settings=settings) or []
    for words, moment in found:
        start = article.text.find(words, position)
        if start >= 0:
            position = start + len(words)
            yield start, position, moment.date(), moment.date()


def accuracy(tagger: Tagger, articles: Iterable[Article]) -> float:
    """The share of gold date words that get exactly their interval."""
    right = total = 0
    for article in articles:
        mentions = list(tagger(article))
        for row in read_gold(ROOT / "tests" / "gold" / f"{article.id}.jsonl"):
            if not row["date_text"]:
                continue
            anchor = article.text.find(row["anchor"])
            places = [m.start() for m in re.finditer(re.escape(row["date_text"]), article.text)]
            start = min(places, key=lambda place: abs(place - anchor))
            end = start + len(row["date_text"])
            due = (date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"]))
            total += 1
            right += any(a < end and start < b and (x, y) == due for a, b, x, y in mentions)
    return right / total


def speeds(taggers: Iterable[Tagger], articles: list[Article]) -> dict[Tagger, float]:
    """Characters a second over the articles, best of five; the taggers take turns."""
    size = sum(len(a.text) for a in articles)
    best = dict.fromkeys(taggers, 0.0)
    for _ in range(5):
        for tagger in best:
            tokens.cache_clear()  # every run reads the words anew
            began = time.process_time()
            for article in articles:
                list(tagger(article))
            best[tagger] = max(best[tagger], size / (time.process_time() - began))
    return best


def main() -> None:
    articles = [read_article(p) for p in sorted((ROOT / "data" / "articles").glob("*.md"))]
    print("| language | tagger | dates right | speed | ratio to ours |\n|---|---|---|---|---|")
    for lang, taggers in {"ja": (ours, ja_timex, dateparser), "en": (ours, dateparser)}.items():
        texts = [a for a in articles if a.lang == lang]
        list(ours(texts[0]))  # load the vocabulary before the clock starts
        paces = speeds(taggers, texts)
        for tagger, pace in paces.items():
            share = accuracy(tagger, texts)
            name = "Escalation Timeline" if tagger is ours else tagger.__name__.replace("_", "-")
            row = (
                lang,
                name,
                f"{share:.3f}",
                f"{pace / 1000:.0f} kB/s",
                f"{pace / paces[ours]:.3f}",
            )
            print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
