"""What a visitor does: filter, click an event, read its evidence, share the view, take the table.

Countries, weapons and events are picked from the committed table when the tests run.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from browser.shown import (
    OVERFLOW,
    Visit,
    click_mark,
    country_and_weapon,
    expect_count,
    table,
    wanted,
)
from pipeline.gazetteer import load as load_gazetteer
from pipeline.models import STATUSES
from pipeline.table import EVENTS, EVIDENCE
from pipeline.timeline.evidence import unmarked
from pipeline.timeline.filters import Filters, chosen
from pipeline.timeline.labels import WORDS, interval
from pipeline.timeline.names import Names

ROOT = Path(__file__).resolve().parents[2]
# The middle of the largest cluster, its days and its number of events.
FIND_CLUSTER = """() => {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  const trace = [...chart.querySelectorAll(".scatterlayer .trace")]
    .find((group) => group.__data__[0].trace.name === "clusters");
  const {customdata, text} = trace.__data__[0].trace, most = Math.max(...text.map(Number));
  const place = text.map(Number).indexOf(most), mark = trace.querySelectorAll(".point")[place];
  mark.scrollIntoView({block: "center"});
  const box = mark.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2, customdata[place], most];
}"""
# Whether the time axis goes from one day to the other.
RANGE = """(days) => {
  const axis = document.querySelector(".st-key-timeline .js-plotly-plot")?.layout?.xaxis;
  return axis?.range.every((end, side) => new Date(end).toISOString().startsWith(days[side]));
}"""
# Whether at least `count` events have marks of their own.
OPENED = """(count) => {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  const trace = [...(chart?.querySelectorAll(".scatterlayer .trace") ?? [])]
    .find((group) => group.__data__[0].trace.name === "events");
  return new Set(trace?.__data__[0].trace.customdata).size >= count;
}"""
# The ids of the marks, once the chart shows `count` different events; false before that.
DRAWN = """(count) => {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  const trace = [...(chart?.querySelectorAll(".scatterlayer .trace") ?? [])]
    .find((group) => group.__data__[0].trace.name === "events");
  const ids = trace?.__data__[0].trace.customdata;
  return new Set(ids).size <= count && ids;
}"""


def choose(page: Page, key: str, name: str) -> None:
    box = page.locator(f".st-key-{key} input")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def test_filter_click_read_share_and_download(visit: Visit, tmp_path: Path) -> None:
    country, weapon = country_and_weapon()
    names, events = Names(load_gazetteer(), "en"), wanted(country, weapon)
    page = visit()
    expect_count(page, len(table()))
    choose(page, "country", names.country(country))
    expect_count(page, int(chosen(table(), Filters(country=(country,))).sum()))
    choose(page, "weapon", names.weapon_choice(weapon))
    expect_count(page, len(events))

    event_id = page.wait_for_function(DRAWN, arg=len(events)).json_value()[0]
    click_mark(page, event_id)
    event = events.set_index("event_id").loc[event_id]
    card = page.locator(".st-key-evidence")
    expect(card.locator("h3")).to_have_text(unmarked(event["title"]).strip())
    days = interval("en", event["date_start"], event["date_end"])
    expect(card.locator(".when")).to_contain_text(days)
    expect(card.locator("blockquote .sentence").first).to_contain_text(first_words(event))
    page.wait_for_url(f"**event={event_id}*")

    shared = page.locator(".st-key-copy_link code").inner_text()
    assert parse_qs(urlsplit(shared).query) == parse_qs(urlsplit(page.url).query)
    second = visit(shared, locale="ja-JP")
    expect_count(second, len(events))
    expect(second.locator(".st-key-evidence h3")).to_have_text(unmarked(event["title"]).strip())
    expect(second.locator(".st-key-country")).to_contain_text(names.country(country))

    with page.expect_download() as download:
        page.locator(".st-key-download_csv button").click()
    assert download.value.suggested_filename == f"escalation-timeline_{country}_{weapon}.csv"
    download.value.save_as(tmp_path / "events.csv")
    raw = (tmp_path / "events.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    with open(tmp_path / "events.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(EVENTS)
    assert [row["event_id"] for row in rows] == events["event_id"].to_list()


def first_words(event: pd.Series) -> str:
    """The beginning of the sentence, which a page shows with its line breaks as they are."""
    return unmarked(re.split(r"\n", event["sentence"].strip())[0])[:30]


def test_a_switch_of_language_keeps_choice_and_event(visit: Visit) -> None:
    country, weapon = country_and_weapon()
    event_id = wanted(country, weapon)["event_id"].iloc[0]
    page = visit(f"?lang=en&country={country}&weapon={weapon}&event={event_id}&view=ladder")
    expect_count(page, len(wanted(country, weapon)))
    page.locator(".st-key-language button", has_text="日本語").click()
    japanese = Names(load_gazetteer(), "ja")
    expect(page.locator(".st-key-country")).to_contain_text(japanese.country(country))
    page.locator(".st-key-view button", has_text=WORDS["view_lanes"]["ja"]).click()
    count = f"{len(table())}件中 {len(wanted(country, weapon))}件"
    expect(page.locator(".st-key-bar")).to_contain_text(count)
    expect(page.locator(".st-key-country")).to_contain_text(japanese.country(country))
    expect(page.locator(".st-key-weapon")).to_contain_text(japanese.weapon(weapon))
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator(".st-key-evidence .how").first).to_contain_text(WORDS["how_dated"]["ja"])


def test_a_browser_in_japanese_gets_a_japanese_page(visit: Visit) -> None:
    page = visit(locale="ja-JP")
    expect(page.locator(".page-title")).to_contain_text(WORDS["title"]["ja"])


def test_back_returns_to_the_view_before(visit: Visit) -> None:
    country, _ = country_and_weapon()
    page = visit()
    choose(page, "country", Names(load_gazetteer(), "en").country(country))
    page.wait_for_url(f"**country={country}*")
    page.locator(".st-key-view button", has_text=WORDS["view_list"]["en"]).click()
    page.wait_for_url("**view=list*")
    page.go_back()
    expect(page.locator(".st-key-timeline")).to_be_visible(timeout=15_000)
    expect_count(page, int(chosen(table(), Filters(country=(country,))).sum()))


def bins(page: Page) -> tuple[list[str], list[int]]:
    """The names of the months on the overview, and the places of those that hold events."""
    page.wait_for_selector(".strip i")
    texts = page.locator(".strip i").evaluate_all("bars => bars.map((bar) => bar.title)")
    return texts, [place for place, text in enumerate(texts) if text]


def dates_of(page: Page) -> tuple[str, str]:
    page.wait_for_url(re.compile(r"from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d"))
    query = parse_qs(urlsplit(page.url).query)
    return query["from"][0], query["to"][0]


def month_of(text: str) -> str:
    """The ISO month that a bar's text begins with."""
    return pd.to_datetime(text.split(":")[0]).strftime("%Y-%m")


def test_a_period_dragged_on_the_overview_becomes_the_dates(visit: Visit) -> None:
    page = visit()
    texts, held = bins(page)
    ends = [page.locator(".strip i").nth(place).bounding_box() for place in (held[1], held[-2])]
    assert ends[0] and ends[1]
    page.mouse.move(ends[0]["x"] + 3, ends[0]["y"] + 20)
    page.mouse.down()
    page.mouse.move(ends[1]["x"] + 3, ends[1]["y"] + 25, steps=8)
    page.mouse.up()
    first, last = dates_of(page)
    assert first.startswith(month_of(texts[held[1]])) and first.endswith("-01")
    assert last.startswith(month_of(texts[held[-2]]))
    filters = Filters(first=date.fromisoformat(first), last=date.fromisoformat(last))
    expect_count(page, int(chosen(table(), filters).sum()))


def test_a_click_on_a_month_of_the_overview_chooses_it_and_back_widens_again(visit: Visit) -> None:
    page = visit()
    texts, held = bins(page)
    page.locator(".strip i").nth(held[2]).click()
    assert {day[:7] for day in dates_of(page)} == {month_of(texts[held[2]])}
    page.go_back()
    expect_count(page, len(table()))


def test_the_overview_is_moved_by_keys_and_keeps_the_focus(visit: Visit) -> None:
    page = visit()
    bins(page)
    handle = page.get_by_role("slider", name=WORDS["strip_from"]["en"])
    handle.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", "3")
    first, _ = dates_of(page)
    assert handle.get_attribute("aria-valuetext") == pd.to_datetime(first).strftime("%b %Y")
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.ariaValueNow") == "3"
    page.keyboard.press("Home")
    expect(page.locator(".st-key-clear_all")).to_have_count(0)


def test_the_zoom_stays_when_another_filter_changes(visit: Visit) -> None:
    page = visit("?from=2024-01-01&to=2024-12-31")
    choose(page, "country", Names(load_gazetteer(), "en").country(country_and_weapon()[0]))
    page.wait_for_url("**country=*")
    assert dates_of(page) == ("2024-01-01", "2024-12-31")
    page.wait_for_function(RANGE, arg=["2024-01-01", "2025-01-01"])


def test_a_cluster_opens_on_a_click(visit: Visit) -> None:
    page = visit()
    page.wait_for_selector(".st-key-timeline .scatterlayer .point")
    page.wait_for_timeout(500)
    x, y, days, count = page.evaluate(FIND_CLUSTER)
    page.wait_for_timeout(200)
    page.mouse.click(x, y)
    assert dates_of(page) == tuple(days.split(".."))
    page.wait_for_function(OPENED, arg=int(count))


def test_a_count_filters_and_follows_the_other_filters(visit: Visit) -> None:
    country, weapon = country_and_weapon()
    page = visit(f"?weapon={weapon}")
    button = page.locator(f".st-key-country_counts [data-pick={country}]")
    expect(button).to_contain_text(str(len(wanted(country, weapon))))
    button.click()
    page.wait_for_url(f"**country={country}*")
    expect_count(page, len(wanted(country, weapon)))
    expect(button).to_have_attribute("aria-current", "true")
    statuses = wanted(country, weapon)["status"].value_counts()
    pill = page.locator(".st-key-status button").first
    shown = pill.evaluate("(pill) => getComputedStyle(pill, '::after').content")
    assert shown == f'"{statuses.get(STATUSES[0], 0)}"'


def test_each_listed_event_is_reached_and_opened_by_keyboard(visit: Visit) -> None:
    country, weapon = country_and_weapon()
    events = wanted(country, weapon)
    page = visit(f"?view=list&country={country}&weapon={weapon}")
    buttons = page.locator(".st-key-events button")
    shown = min(len(events), 30)
    expect(buttons).to_have_count(shown)
    buttons.first.focus()
    for event_id in events["event_id"][:shown]:
        assert page.evaluate("document.activeElement.dataset.pick") == event_id
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    last = events.iloc[shown - 1]
    expect(page.locator(".st-key-evidence h3")).to_have_text(unmarked(last["title"]).strip())
    page.wait_for_url(f"**event={last['event_id']}*")
    expect(buttons.last).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_phone_shows_the_list_first_and_cuts_nothing_off(visit: Visit, lang: str) -> None:
    event_id = table().events["event_id"].iloc[-1]
    page = visit(f"?lang={lang}&event={event_id}", width=390, height=844)
    expect(page.locator(".st-key-timeline .js-plotly-plot")).to_be_attached()
    assert page.evaluate(OVERFLOW) == [0, 0]
    tops = [
        page.locator(f".st-key-{key}").bounding_box() for key in ("overview", "events", "timeline")
    ]
    assert [top["y"] for top in tops if top] == sorted(top["y"] for top in tops if top)
    wide = page.locator(".st-key-events button, .st-key-evidence, .st-key-bar button").all()
    edges = [box["x"] + box["width"] for part in wide if (box := part.bounding_box())]
    assert max(edges) <= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-country")).to_be_in_viewport()


def test_the_evidence_marks_words_apart(visit: Visit) -> None:
    dated = pd.read_csv(ROOT / "data" / "evidence.csv", dtype=str, keep_default_na=False)
    assert list(dated.columns) == list(EVIDENCE)
    dated = dated[(dated["date_text"] != "") & dated["event_id"].isin(table().row)]
    page = visit(f"?event={dated['event_id'].iloc[0]}")
    mark = page.locator(".st-key-evidence mark.date").first
    expect(mark).to_have_text(unmarked(dated["date_text"].iloc[0]))
    styles = [
        page.locator(f".st-key-evidence .trust mark.{kind}").evaluate(
            "(mark) => getComputedStyle(mark).backgroundColor + getComputedStyle(mark).boxShadow"
        )
        for kind in ("date", "act", "actor", "weapon")
    ]
    assert len(set(styles)) == 4
