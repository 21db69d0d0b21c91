"""The event table: written, read back the same, refused by line and column when it is not."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.models import Article, DateSpan, Event, Evidence, InputError
from pipeline.table import (
    EVENTS,
    EVIDENCE,
    csv_download,
    csv_text,
    event_rows,
    read_table,
    safe_cell,
    validate,
)

DAY = date(2024, 11, 19)
SENTENCE = "ロシア軍は19日、ミサイルを発射した。"
ARTICLE = Article("note", SENTENCE, "題", date(2024, 11, 20), "社", "https://example.org", "ja")
EVENT = Event(
    id="e1",
    span=DateSpan(DAY, DAY, "day"),
    basis="publication",
    status="occurred",
    type="ASSAULT",
    level=5,
    nuclear=False,
    title="ミサイルを発射",
    countries=("RUS", "UKR"),
    actors=("RUS",),
    targets=("UKR",),
    organisations=(),
    weapons=("himars", "atacms"),
    evidence=(
        Evidence(
            "note", 0, 19, SENTENCE, SENTENCE[:-1], "19日", 5, 8, "bare.day.past", ARTICLE.published
        ),
        Evidence("other", 7, 26, SENTENCE, SENTENCE, "", 5, 8, "chain", None),
    ),
    article=ARTICLE,
    sources=2,
    confidence=0.8,
)
CLASSES = {"himars": "rocket_artillery", "atacms": "ballistic_missile"}


def test_one_row_per_event_and_one_per_sentence() -> None:
    events, evidence = event_rows([EVENT], CLASSES)
    assert events.iloc[0].to_dict() == {
        "event_id": "e1",
        "date_start": "2024-11-19",
        "date_end": "2024-11-19",
        "date_precision": "day",
        "date_text": "19日",
        "date_basis": "publication",
        "status": "occurred",
        "event_type": "ASSAULT",
        "level": "5",
        "nuclear": "False",
        "title": "ミサイルを発射",
        "countries": "RUS;UKR",
        "actors": "RUS",
        "targets": "UKR",
        "organisations": "",
        "weapons": "himars;atacms",
        "weapon_classes": "ballistic_missile;rocket_artillery",
        "sentence": SENTENCE,
        "clause": SENTENCE[:-1],
        "span": "0:19",
        "article_id": "note",
        "article_title": "題",
        "published": "2024-11-20",
        "source": "社",
        "url": "https://example.org",
        "lang": "ja",
        "sources": "2",
        "confidence": "0.80",
    }
    assert evidence["article_id"].tolist() == ["note", "other"]
    assert evidence["date_anchor"].tolist() == ["2024-11-20", ""]
    assert evidence["date_span"].tolist() == ["5:8", "5:8"]


def test_no_event_is_a_table_of_column_names() -> None:
    events, evidence = event_rows([], CLASSES)
    assert csv_text(events) == ",".join(EVENTS) + "\n"
    assert csv_text(evidence) == ",".join(EVIDENCE) + "\n"


# No article holds "\r" or "\0": test_articles.py. Half a surrogate pair is no character of a file.
WORDS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))


@given(title=WORDS.filter(bool), source=WORDS)
def test_any_words_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, title: str, source: str
) -> None:
    event = EVENT._replace(title=title, article=replace(ARTICLE, source=source))
    events, _ = event_rows([event], CLASSES)
    path = tmp_path_factory.getbasetemp() / "words.csv"
    path.write_text(csv_text(events), encoding="utf-8", newline="")
    assert read_table(path, EVENTS).equals(events)


def test_a_download_opens_in_a_spreadsheet_and_can_be_read_back(tmp_path: Path) -> None:
    events, _ = event_rows([EVENT], CLASSES)
    data = csv_download(events)
    assert data.startswith(b"\xef\xbb\xbfevent_id,")
    path = tmp_path / "events.csv"
    path.write_bytes(data)
    assert read_table(path, EVENTS).equals(events)


# a cell, what is written, why
CELLS = [
    ("=1+1", "'=1+1", "a formula"),
    ("+81 3", "'+81 3", "plus"),
    ("-5", "'-5", "minus"),
    ("@SUM(A1)", "'@SUM(A1)", "at"),
    ("\t=1", "'\t=1", "a tab before it"),
    ("\r=1", "'\r=1", "a carriage return before it"),
    ("＝1", "'＝1", "full-width equals"),
    ("＋1", "'＋1", "full-width plus"),
    ("－1", "'－1", "full-width minus"),
    ("−1", "'−1", "the minus sign of mathematics"),
    ("＠a", "'＠a", "full-width at"),
    ("'=1", "'=1", "escaped once, not twice"),
    ("1=1", "1=1", "a sign inside"),
    ("ー", "ー", "the long vowel mark is a letter"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("cell", "written", "point"), CELLS)
def test_formulas(cell: str, written: str, point: str) -> None:
    assert safe_cell(cell) == written, point
    event = EVENT._replace(article=replace(ARTICLE, source=cell))
    events, _ = event_rows([event], CLASSES)
    assert events["source"].tolist() == [written], "every column is escaped"


# column, value, why it is refused
WRONG = [
    ("event_id", "", "no id"),
    ("event_id", "=1", "an id that is a formula"),
    ("date_start", "2024-1-1", "not ISO"),
    ("date_precision", "hour", "no precision of ours"),
    ("date_basis", "guess", "no basis of ours"),
    ("status", "Occurred", "ids are in small letters"),
    ("event_type", "FIGHT", "no PLOVER root"),
    ("level", "8", "beyond the scale"),
    ("nuclear", "1", "True or False"),
    ("title", "", "an event needs a title"),
    ("countries", "RUS;", "an empty id"),
    ("weapons", "himars, atacms", "ids are joined by ;"),
    ("span", "0-19", "start:end"),
    ("lang", "fr", "a language not read"),
    ("sources", "1.0", "a count"),
    ("confidence", "2", "more than sure"),
]


@pytest.mark.parametrize(("column", "value", "point"), WRONG)
def test_a_broken_cell_is_named(column: str, value: str, point: str) -> None:
    events, _ = event_rows([EVENT, EVENT._replace(id="e2")], CLASSES)
    events.loc[1, column] = value
    with pytest.raises(InputError) as refusal:
        validate(events, EVENTS, "events.csv")
    assert str(refusal.value).startswith(f"events.csv, line 3, column {column}: {value!r}"), point


# file, what the message says, why
UNREADABLE: list[tuple[bytes | None, str, str]] = [
    (None, "no such file; make it with: python -m pipeline build", "missing"),
    (b"", "not a readable CSV table", "empty"),
    (b"\xff\xfe\0\0", "not a readable CSV table", "binary"),
    (b'event_id\n"e1', "not a readable CSV table", "a quote left open"),
    (b"event_id,level\ne1,5\n", "column date_start is missing", "columns left out"),
]


@pytest.mark.parametrize(("raw", "message", "point"), UNREADABLE)
def test_an_unreadable_table_is_refused(
    tmp_path: Path, raw: bytes | None, message: str, point: str
) -> None:
    path = tmp_path / "events.csv"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(InputError) as refusal:
        read_table(path, EVENTS)
    assert message in str(refusal.value) and "events.csv" in str(refusal.value), point


def test_a_folder_in_place_of_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path, EVENTS)


def test_any_csv_program_reads_the_table() -> None:
    events, _ = event_rows([EVENT._replace(title='a, "b"\nc')], CLASSES)
    (row,) = csv.DictReader(io.StringIO(csv_text(events), newline=""))
    assert row == events.iloc[0].to_dict()


def test_cells_are_text() -> None:
    events, evidence = event_rows([EVENT], CLASSES)
    assert all(
        pd.api.types.is_string_dtype(frame[c]) for frame in (events, evidence) for c in frame
    )
