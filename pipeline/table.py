"""The event table: its columns declared once, Events ↔ DataFrame ↔ CSV, validated both ways.

`EVENTS` and `EVIDENCE` list the columns in order, each with what its cells must look like; the
meaning of each column stands in the README. Several values in a cell are joined by ";".
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipeline.models import BASES, LANGUAGES, PRECISIONS, STATUSES, Event, InputError

Cells = dict[str, list[str]]  # by column

PLOVER = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "PROTEST", "SANCTION", "THREATEN", "MOBILIZE", "COERCE", "ASSAULT"),
)

_DAY = r"\d{4}-\d\d-\d\d"
_IDS = r"(?:[\w-]+(?:;[\w-]+)*)?"
_SPAN = r"\d+:\d+"


def _one_of(values: Iterable[str]) -> str:
    return "|".join(map(re.escape, values))


EVENTS: dict[str, str] = {
    "event_id": r"\w[\w-]*",
    "date_start": _DAY,
    "date_end": _DAY,
    "date_precision": _one_of(PRECISIONS),
    "date_text": r".*",
    "date_basis": _one_of(BASES),
    "status": _one_of(STATUSES),
    "event_type": _one_of(PLOVER),
    "level": r"[0-7]",
    "nuclear": r"True|False",
    "title": r".+",
    "countries": _IDS,
    "actors": _IDS,
    "targets": _IDS,
    "organisations": _IDS,
    "weapons": _IDS,
    "weapon_classes": _IDS,
    "sentence": r".+",
    "clause": r".+",
    "span": _SPAN,
    "article_id": r".+",
    "article_title": r".*",
    "published": _DAY,
    "source": r".*",
    "url": r".*",
    "lang": _one_of(LANGUAGES),
    "sources": r"\d+",
    "confidence": r"[01](?:\.\d+)?",
}
EVIDENCE: dict[str, str] = {
    "event_id": r"\w[\w-]*",
    "article_id": r".+",
    "span": _SPAN,
    "sentence": r".+",
    "date_text": r".*",
    "date_span": _SPAN,
    "date_rule": r"[\w.+-]+",
    "date_anchor": rf"(?:{_DAY})?",
    "anchor_span": rf"(?:{_SPAN})?",
    "clause": r".+",
    "said_by": r".*",
}

# What a spreadsheet takes for the start of a formula, with its full-width forms (＝＋－＠).
FORMULA_STARTS = "=+-@\t\r＝＋－＠−"
_FORMULA = re.compile(rf"\0[{re.escape(FORMULA_STARTS)}]")  # among cells, each after a \0


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would run it as a formula."""
    return "'" + text if text[:1] in FORMULA_STARTS and text else text


def event_rows(
    events: Iterable[Event], weapon_class: dict[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events table, evidence table) of `events`, all cells text, validated.

    `weapon_class` maps weapon ids to their class ids.
    """
    told = list(events)
    firsts = [event.evidence[0] for event in told]
    articles = [event.article for event in told]
    proofs = [(event.id, proof) for event in told for proof in event.evidence]
    return _frame(
        {
            "event_id": [e.id for e in told],
            "date_start": [e.span.first.isoformat() for e in told],
            "date_end": [e.span.last.isoformat() for e in told],
            "date_precision": [e.span.precision for e in told],
            "date_text": [first.date_text for first in firsts],
            "date_basis": [e.basis for e in told],
            "status": [e.status for e in told],
            "event_type": [e.type for e in told],
            "level": [str(e.level) for e in told],
            "nuclear": [str(e.nuclear) for e in told],
            "title": [e.title for e in told],
            "countries": [";".join(e.countries) for e in told],
            "actors": [";".join(e.actors) for e in told],
            "targets": [";".join(e.targets) for e in told],
            "organisations": [";".join(e.organisations) for e in told],
            "weapons": [";".join(e.weapons) for e in told],
            "weapon_classes": [
                ";".join(sorted({weapon_class[w] for w in e.weapons})) for e in told
            ],
            "sentence": [first.sentence for first in firsts],
            "clause": [first.clause for first in firsts],
            "span": [f"{first.start}:{first.end}" for first in firsts],
            "article_id": [article.id for article in articles],
            "article_title": [article.title for article in articles],
            "published": [article.published.isoformat() for article in articles],
            "source": [article.source for article in articles],
            "url": [article.url for article in articles],
            "lang": [article.lang for article in articles],
            "sources": [str(e.sources) for e in told],
            "confidence": [f"{e.confidence:.2f}" for e in told],
        },
        EVENTS,
        "events",
    ), _frame(
        {
            "event_id": [id for id, _ in proofs],
            "article_id": [p.article_id for _, p in proofs],
            "span": [f"{p.start}:{p.end}" for _, p in proofs],
            "sentence": [p.sentence for _, p in proofs],
            "date_text": [p.date_text for _, p in proofs],
            "date_span": [f"{p.date_start}:{p.date_end}" for _, p in proofs],
            "date_rule": [p.date_rule for _, p in proofs],
            "date_anchor": [p.date_anchor.isoformat() if p.date_anchor else "" for _, p in proofs],
            "anchor_span": ["{}:{}".format(*p.anchor_at) if p.anchor_at else "" for _, p in proofs],
            "clause": [p.clause for _, p in proofs],
            "said_by": [p.said_by for _, p in proofs],
        },
        EVIDENCE,
        "evidence",
    )


def _frame(cells: Cells, columns: dict[str, str], name: str) -> pd.DataFrame:
    """The table of these columns of cells, made safe and validated."""
    for column, values in cells.items():
        if _FORMULA.search("\0".join(("", *values))):
            cells[column] = [safe_cell(value) for value in values]
    validate(cells, columns, name)
    return pd.DataFrame(cells, dtype=str)


def validate(frame: pd.DataFrame | Cells, columns: dict[str, str], name: str) -> None:
    """Raise InputError naming the first row and column of `frame` that break the contract."""
    cells = frame if isinstance(frame, dict) else {str(c): frame[c].to_list() for c in frame}
    missing = [column for column in columns if column not in cells]
    if missing:
        raise InputError(f"{name}: column {missing[0]} is missing")
    for column, pattern in columns.items():
        fits = re.compile(pattern, re.DOTALL).fullmatch
        values = cells[column]
        bad = {value for value in set(values) if not fits(value)}
        if bad:
            row = next(i for i, value in enumerate(values) if value in bad)
            raise InputError(
                f"{name}, line {row + 2}, column {column}: "
                f"{values[row]!r} is not of the form {pattern}"
            )


def read_table(path: Path, columns: dict[str, str]) -> pd.DataFrame:
    """The table in the CSV file `path`, all cells text, validated against `columns`.

    Raises InputError when the file is missing, cannot be read, is no CSV, or breaks the contract.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; make it with: python -m pipeline build") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise InputError(f"{path}: not a readable CSV table ({error})") from None
    validate(frame, columns, path.name)
    return frame


def csv_text(frame: pd.DataFrame) -> str:
    """`frame` as CSV with line ends "\\n"."""
    out = io.StringIO()
    frame.to_csv(out, index=False, lineterminator="\n")
    return out.getvalue()


def csv_download(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV bytes with a byte order mark, so that spreadsheets read the Japanese."""
    return csv_text(frame.map(safe_cell)).encode("utf-8-sig")
