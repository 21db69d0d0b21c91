"""The event table: its columns declared once, Events ↔ DataFrame ↔ CSV, validated both ways.

`EVENTS` and `EVIDENCE` list the columns in order, each with what its cells must look like; the
meaning of each column stands in the README. Several values in a cell are joined by ";".
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from pipeline.models import BASES, LANGUAGES, PRECISIONS, STATUSES, Event, InputError

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


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would run it as a formula."""
    return "'" + text if text[:1] in FORMULA_STARTS and text else text


def event_rows(
    events: Iterable[Event], weapon_class: dict[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events table, evidence table) of `events`, all cells text, validated.

    `weapon_class` maps weapon ids to their class ids.
    """
    rows, proofs = [], []
    for event in events:
        first, article = event.evidence[0], event.article
        classes = sorted({weapon_class[w] for w in event.weapons})
        values = (
            event.id,
            event.span.first.isoformat(),
            event.span.last.isoformat(),
            event.span.precision,
            first.date_text,
            event.basis,
            event.status,
            event.type,
            str(event.level),
            str(event.nuclear),
            event.title,
            *(
                ";".join(ids)
                for ids in (
                    event.countries,
                    event.actors,
                    event.targets,
                    event.organisations,
                    event.weapons,
                    classes,
                )
            ),
            first.sentence,
            first.clause,
            f"{first.start}:{first.end}",
            article.id,
            article.title,
            article.published.isoformat(),
            article.source,
            article.url,
            article.lang,
            str(event.sources),
            f"{event.confidence:.2f}",
        )
        rows.append([safe_cell(value) for value in values])
        for proof in event.evidence:
            cells = (
                event.id,
                proof.article_id,
                f"{proof.start}:{proof.end}",
                proof.sentence,
                proof.date_text,
                f"{proof.date_start}:{proof.date_end}",
                proof.date_rule,
                proof.date_anchor.isoformat() if proof.date_anchor else "",
                "{}:{}".format(*proof.anchor_at) if proof.anchor_at else "",
                proof.clause,
                proof.said_by,
            )
            proofs.append([safe_cell(cell) for cell in cells])
    return _frame(rows, EVENTS, "events"), _frame(proofs, EVIDENCE, "evidence")


def _frame(rows: Sequence[Sequence[str]], columns: dict[str, str], name: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns), dtype=str)
    validate(frame, columns, name)
    return frame


def validate(frame: pd.DataFrame, columns: dict[str, str], name: str) -> None:
    """Raise InputError naming the first row and column of `frame` that break the contract."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise InputError(f"{name}: column {missing[0]} is missing")
    for column, pattern in columns.items():
        fits = re.compile(pattern, re.DOTALL).fullmatch
        values = frame[column].to_list()
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
