"""English dates: what is found and what it comes to, and what must not be found."""

from __future__ import annotations

import csv
import re
import time
from datetime import date, datetime
from pathlib import Path

import dateparser
import pytest

from pipeline.extraction.dates import tag
from pipeline.extraction.dates.en import direction, scan
from pipeline.extraction.dates.en_lexer import tokens
from pipeline.extraction.dates.en_shapes import SHAPES
from pipeline.extraction.dates.en_words import LETTERS

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("dates_en.csv"), ids=lambda row: row["point"])
def test_date(row: dict[str, str]) -> None:
    found = {
        mention.text: (mention.span.first.isoformat(), mention.span.last.isoformat())
        for mention in tag(row["text"], date.fromisoformat(row["reference"]), "en")
        if mention.span
    }
    assert found.get(row["surface"]) == (row["date_start"], row["date_end"]), found


@pytest.mark.parametrize("row", rows("dates_en_negative.csv"), ids=lambda row: row["point"])
def test_no_date(row: dict[str, str]) -> None:
    assert [row["text"][c.start : c.end] for c in scan(row["text"])] == []


@pytest.mark.parametrize("row", rows("stories_en.csv"), ids=lambda row: row["point"])
def test_a_story_of_the_past(row: dict[str, str]) -> None:
    """All dates of a text, in order; "¶" begins a paragraph, "?" is a date left open."""
    text = row["text"].replace(" ¶ ", "\n\n")
    spans = [m.span for m in tag(text, date.fromisoformat(row["published"]), "en")]
    days = [(s.first.isoformat(), s.last.isoformat()) if s else ("?", "?") for s in spans]
    assert " ".join("..".join(dict.fromkeys(ends)) for ends in days) == row["dates"]


EXAMPLES = [(example, pattern) for _, examples, pattern in SHAPES for example in examples]


@pytest.mark.parametrize(("example", "shape"), EXAMPLES, ids=[example for example, _ in EXAMPLES])
def test_shape_reads_its_example(example: str, shape: re.Pattern[str]) -> None:
    text = re.sub(r"[\[\]]", "", example)
    due = re.sub(r".*\[|\].*", "", example)
    words = list(tokens(text))
    found = shape.finditer("".join(LETTERS[word.kind] for word in words))
    spans = [words[m.start() : m.end()] for m in found if m.group()]
    assert due in [text[span[0].start : span[-1].end] for span in spans]


DIRECTIONS = [
    ("The talks will open on Friday.", "Friday", "future", "will"),
    ("We'll know on Friday.", "Friday", "future", "contraction"),
    ("The ship is due on Friday.", "Friday", "future", "due"),
    ("The ship arrived on Friday.", "Friday", "past", "past tense"),
    ("A quiet Friday.", "Friday", "past", "no sign at all"),
    ("The council is meeting on Friday.", "Friday", "ahead", "present continuous"),
    ("They agreed to return on Friday.", "Friday", "near", "infinitive"),
    ("The fee will rise; it was set on Friday.", "Friday", "past", "only its own clause"),
    ("On Friday the choir will sing.", "Friday", "future", "the verb may follow"),
    ("Repairs will last until Friday.", "Friday", "future", "until"),
]


@pytest.mark.parametrize(("text", "surface", "expected", "point"), DIRECTIONS)
def test_direction(text: str, surface: str, expected: str, point: str) -> None:
    start = text.index(surface)
    assert direction(text, start, start + len(surface)) == expected, point


HOSTILE = [
    "1",
    "1 ",
    "[(",
    "5 May 2022, ",
    "1, 2, ",
    "1-",
    "May ",
    "last ",
    "1/2/",
    "by the ",
    "\n",
    "from May 5 to 10, ",
    "two weeks and ",
    "2016-",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    started = time.process_time()
    scan(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 5


# which dateparser does not read
NAMED = (
    "New Year's",
    "last Friday",
    "Good Friday",
    "Easter",
    "Black Friday",
    "Day",
    "20160414",
    ", a",
)
SECOND_OPINION = [
    row
    for row in rows("dates_en.csv")
    if row["date_start"] == row["date_end"] and row["date_start"][:4] in row["surface"]
    if not any(name in row["surface"] for name in NAMED)
]


@pytest.mark.parametrize("row", SECOND_OPINION, ids=lambda row: row["point"])
def test_dateparser_reads_absolute_dates_alike(row: dict[str, str]) -> None:
    """Dates that lean on nothing, read by another program with every setting spelled out."""
    parsed = dateparser.parse(
        row["surface"],
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY" if "." in row["surface"] else "MDY",
            "RELATIVE_BASE": datetime.fromisoformat(row["reference"]),
            "STRICT_PARSING": True,
            "PREFER_DAY_OF_MONTH": "first",
        },
    )
    assert parsed and parsed.date().isoformat() == row["date_start"]
