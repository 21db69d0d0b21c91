"""Small event tables for the tests of the dashboard: rows that say only what the test is about."""

from __future__ import annotations

import pandas as pd

from pipeline.table import EVENTS, EVIDENCE, validate
from pipeline.timeline.store import Store, store

DEFAULTS = {
    "date_precision": "day",
    "date_text": "on 19 November",
    "date_basis": "explicit",
    "status": "occurred",
    "event_type": "ASSAULT",
    "level": "5",
    "nuclear": "False",
    "title": "an attack",
    "sentence": "The army attacked on 19 November.",
    "clause": "The army attacked",
    "span": "0:33",
    "article_id": "a1",
    "article_title": "A day",
    "published": "2024-11-21",
    "source": "Wire",
    "lang": "en",
    "sources": "1",
    "confidence": "0.80",
}


def frames(*rows: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events, evidence) with one event per row; ids are e1, e2, … and `day` stands for both ends.

    A row gives only the columns it cares about.
    """
    events = []
    for number, row in enumerate(rows, start=1):
        day = row.get("day", "2024-11-19")
        given = {key: value for key, value in row.items() if key != "day"}
        dates = {"event_id": f"e{number}", "date_start": day, "date_end": day}
        events.append(dict.fromkeys(EVENTS, "") | DEFAULTS | dates | given)
    table = pd.DataFrame(events, columns=list(EVENTS), dtype=str)
    proofs = table.reindex(columns=list(EVIDENCE), fill_value="")
    proofs = proofs.assign(date_span="18:32", date_rule="bare.day.past", date_anchor="2024-11-21")
    validate(table, EVENTS, "events")
    validate(proofs, EVIDENCE, "evidence")
    return table, proofs


def store_of(*rows: dict[str, str]) -> Store:
    """The store of such a table."""
    return store(*frames(*rows))
