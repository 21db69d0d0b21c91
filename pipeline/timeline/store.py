"""The event table in memory: one bit mask per country, weapon, status, type and source."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.table import EVENTS, EVIDENCE, read_table

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.integer]
Days = npt.NDArray[np.int64]  # days since 1970-01-01

TURNS = 32  # a level counts twice, each further article twice up to three, a first two, nuclear one
# The columns whose ids one filter looks through.
FACETS = {
    "country": ("countries", "organisations"),
    "actor": ("actors",),
    "target": ("targets",),
    "weapon": ("weapon_classes", "weapons"),
    "status": ("status",),
    "type": ("event_type",),
    "source": ("source",),
}
HAPPENED = ("occurred", "reported")  # the statuses of what is said to have come about
_SEARCHED = ("title", "sentence", "clause", "article_title", "date_text")
# Katakana ァ–ヶ stand 0x60 above hiragana ぁ–ゖ.
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, eq=False)
class Store:
    """Events by date, oldest first; every array has one place per row of `events`."""

    events: pd.DataFrame
    evidence: pd.DataFrame
    first: Days
    last: Days
    level: Integers
    nuclear: Mask
    turn: Integers  # how much of a turning point each is, below TURNS
    masks: dict[str, dict[str, Mask]]  # facet → id, most events first → those that have it
    bits: dict[str, npt.NDArray[np.uint8]]  # facet → its masks, eight events a byte
    folded: pd.Series
    row: dict[str, int]

    def __len__(self) -> int:
        return len(self.events)

    def counts(self, facet: str, mask: Mask) -> Iterator[tuple[str, int]]:
        """(id, events of `mask` that have it) for each id of `facet`, in the order of its masks."""
        held = np.bitwise_count(self.bits[facet] & np.packbits(mask)).sum(axis=1)
        return zip(self.masks[facet], held.tolist(), strict=True)


def fold(text: str) -> str:
    """`text` with width, case and kana differences removed, for comparing only.

    >>> fold("ＡＴＡＣＭＳ オレシュニク") == fold("atacms おれしゅにく")
    True
    """
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_HIRAGANA)


def load(folder: Path) -> Store:
    """The store of `folder`'s events.csv and evidence.csv; raises InputError when one is broken."""
    return store(
        read_table(folder / "events.csv", EVENTS), read_table(folder / "evidence.csv", EVIDENCE)
    )


def store(events: pd.DataFrame, evidence: pd.DataFrame) -> Store:
    """The store of two tables as `pipeline.table` reads them."""
    events = events.sort_values(["date_start", "date_end", "event_id"], ignore_index=True)
    level = events["level"].astype("int64").to_numpy(dtype="int64")
    nuclear = (events["nuclear"] == "True").to_numpy()
    further = (events["sources"].astype("int64").to_numpy(dtype="int64") - 1).clip(0, 3)
    masks = {facet: _masks(events, columns) for facet, columns in FACETS.items()}
    return Store(
        events=events,
        evidence=evidence,
        first=days(events["date_start"]),
        last=days(events["date_end"]),
        level=level,
        nuclear=nuclear,
        turn=2 * (level + further + _firsts(events)) + nuclear,
        masks=masks,
        bits={facet: _packed(list(ids.values()), len(events)) for facet, ids in masks.items()},
        folded=_folded(events),
        row={event_id: row for row, event_id in enumerate(events["event_id"])},
    )


def _packed(masks: Sequence[Mask], length: int) -> npt.NDArray[np.uint8]:
    return np.packbits(np.array(masks, dtype=bool).reshape(len(masks), length), axis=1)


def _firsts(events: pd.DataFrame) -> Mask:
    """The first attack that happened of each level with each weapon: a threshold."""
    attack = (events["event_type"] == "ASSAULT") & events["status"].isin(HAPPENED)
    attacks = events.loc[attack & (events["weapons"] != ""), ["weapons", "level"]]
    first = attacks.assign(weapons=attacks["weapons"].str.split(";")).explode("weapons")
    firsts = np.zeros(len(events), dtype=bool)
    firsts[first[~first.duplicated()].index] = True
    return firsts


def _folded(events: pd.DataFrame) -> pd.Series:
    """The words of each event that a search looks through, folded."""
    columns = [events[column].to_list() for column in _SEARCHED]
    return pd.Series([fold("\n".join(cells)) for cells in zip(*columns, strict=True)], dtype=str)


def days(dates: pd.Series) -> Days:
    """ISO dates as days since 1970-01-01."""
    numbers: Days = dates.to_numpy(dtype="datetime64[D]").astype("int64")
    return numbers


def _masks(events: pd.DataFrame, columns: tuple[str, ...]) -> dict[str, Mask]:
    masks: dict[str, Mask] = {}
    for column in columns:
        codes, cells = pd.factorize(events[column])
        ends = np.cumsum(np.bincount(codes, minlength=len(cells)))
        rows_of_cells = np.split(np.argsort(codes, kind="stable"), ends[:-1])
        for cell, rows in zip(cells, rows_of_cells, strict=bool(len(cells))):
            for value in [cell] if column == "source" else cell.split(";"):
                if value:
                    masks.setdefault(value, np.zeros(len(events), dtype=bool))[rows] = True
    return dict(sorted(masks.items(), key=lambda pair: (-np.count_nonzero(pair[1]), pair[0])))
