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

# The middle of the mark whose event id is given, scrolled into the middle of the screen.
FIND_MARK = """(id) => {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  const trace = [...chart.querySelectorAll(".scatterlayer .trace")]
    .find((group) => group.__data__[0].trace.name === "events");
  const place = trace.__data__[0].trace.customdata.indexOf(id);
  const mark = trace.querySelectorAll(".point")[place];
  mark.scrollIntoView({block: "center"});
  const box = mark.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


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


def settle(page: Page) -> None:
    """Until a rerun is over and a scroll has come to rest."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(400)


def click_mark(page: Page, event_id: str) -> None:
    page.wait_for_timeout(500)  # the chart is drawn anew after a filter
    x, y = page.evaluate(FIND_MARK, event_id)
    page.wait_for_timeout(200)  # until the scroll has come to rest
    page.mouse.click(x, y)
