"""What the committed table holds, so that the tests lean on no particular event."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
from playwright.sync_api import Page, expect

from pipeline.timeline.filters import Filters, chosen
from pipeline.timeline.store import Store, load

ROOT = Path(__file__).resolve().parents[2]
Visit = Callable[..., Page]
# Pixels that the page is wider than its window.
OVERFLOW = """() => [...document.querySelectorAll(
    "[data-testid=stMain], [data-testid=stMainBlockContainer]")]
  .map((part) => part.scrollWidth - part.clientWidth)"""


@cache
def table() -> Store:
    return load(ROOT / "data")


@cache
def country_and_weapon() -> tuple[str, str]:
    """The country and weapon system that share most events."""
    pairs = table().events[["countries", "weapons"]].map(lambda cell: cell.split(";"))
    both = pairs.explode("countries").explode("weapons")
    both = both[(both["countries"] != "") & (both["weapons"] != "")]
    country, weapon = both.value_counts().index[0]
    return str(country), str(weapon)


def wanted(country: str, weapon: str) -> pd.DataFrame:
    return table().events[chosen(table(), Filters(country=(country,), weapon=(weapon,)))]


def expect_count(page: Page, count: int) -> None:
    expect(page.locator(".st-key-bar")).to_contain_text(f"{count} of {len(table())} events")
