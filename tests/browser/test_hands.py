"""What a hand feels: things stay under the pointer, taps hit, the keyboard keeps its place."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from browser.shown import Visit, click_mark, country_and_weapon, expect_count, settle, table
from pipeline.models import Lang
from pipeline.timeline.evidence import unmarked
from pipeline.timeline.filters import Filters, chosen
from pipeline.timeline.labels import WORDS, word

PHONE = {"width": 390, "height": 844, "touch": True}
DESKTOP = {"width": 1366, "height": 900}
# Where each named part of the filters, and each button among them, stands.
PLACES = """() => {
  const box = (part) => {
    const {x, y, width} = part.getBoundingClientRect();
    return [x, y, width].map(Math.round);
  };
  const side = document.querySelector("[data-testid=stSidebarUserContent]");
  const named = [...side.querySelectorAll("[class*=st-key-]")]
    .map((part) => [part.className.match(/st-key-\\w+/)[0], box(part)]);
  const told = (kind, parts) => [...side.querySelectorAll(parts)]
    .map((part) => [`${kind} ${part.dataset.pick ?? part.innerText}`, box(part)]);
  return Object.fromEntries([...named, ...told("country", ".st-key-country_counts .count"),
    ...told("status", ".st-key-status button")]);
}"""

FIRST_MARK = """() => [...document.querySelectorAll(".st-key-timeline .scatterlayer .trace")]
  .map((group) => group.__data__[0].trace).find(({name}) => name === "events").customdata[0]"""


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("deep", [False, True])
def test_later_can_be_clicked_again_and_again(
    visit: Visit, size: dict[str, int], deep: bool
) -> None:
    ids = table().events["event_id"].to_list()
    start = ids.index(table().evidence["event_id"].mode()[0])
    page = visit(f"?lang=en&event={ids[start]}", **size)
    later = page.locator(".st-key-next_event button")
    later.scroll_into_view_if_needed()
    if deep:
        page.locator(".st-key-evidence .trust").scroll_into_view_if_needed()
        later.click()  # from deep in one text to the head of the next
        start += 1
    settle(page)
    place = middle(later)
    for event_id in ids[start + 1 : start + 6]:
        page.mouse.click(*place)
        page.wait_for_url(f"**event={event_id}*")
        settle(page)
        assert middle(later) == pytest.approx(place, abs=2)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_filters_stay_in_their_places(visit: Visit, lang: Lang) -> None:
    page = visit(f"?lang={lang}")
    for part in ("role button", "dates [role=spinbutton]", "nuclear p", "source_counts .count"):
        page.wait_for_selector(f".st-key-{part}")
    settle(page)
    first = page.evaluate(PLACES)
    for place in range(4):
        page.locator(".st-key-country_counts .count").nth(place).click()
        settle(page)
    page.locator(".st-key-match button").nth(1).click()
    settle(page)
    assert moved(first, page.evaluate(PLACES), "st-key-", "country ", "status ") == {}
    page.locator(".st-key-weapon_counts .count").first.click()
    page.locator(".st-key-status button").first.click()
    settle(page)
    assert moved(first, page.evaluate(PLACES), "st-key-", "status ") == {}


def moved(
    before: dict[str, list[int]], now: dict[str, list[int]], *kinds: str
) -> dict[str, object]:
    """The places of those of some `kinds` that are elsewhere now, or gone."""
    return {
        name: (place, now.get(name))
        for name, place in before.items()
        if name.startswith(kinds) and now.get(name) != pytest.approx(place, abs=2)
    }


def test_choices_do_not_move_the_overview(visit: Visit) -> None:
    page = visit()
    strip = page.locator(".strip")
    settle(page)
    top = middle(strip)[1]
    page.locator(".strip i").nth(2).click()
    page.wait_for_url("**from=*")
    settle(page)
    assert middle(strip)[1] == pytest.approx(top, abs=2)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_open_end_stays_open_on_the_calendar(visit: Visit, lang: Lang) -> None:
    page = visit(f"?lang={lang}&from=2024-01-01")
    expect_fields(page, ["2024", "01", "01", "yyyy", "mm", "dd"])
    page.reload()
    expect_fields(page, ["2024", "01", "01", "yyyy", "mm", "dd"])
    assert parse_qs(urlsplit(page.url).query) == {"lang": [lang], "from": ["2024-01-01"]}
    page.get_by_test_id("stDateInputCalendarButton").click()
    calendar = page.get_by_test_id("stDateInputCalendar")
    expect(calendar).to_be_visible()
    assert "Select" not in calendar.inner_text()


def test_both_dates_are_typed_in_one_go(visit: Visit) -> None:
    page = visit("?lang=en")
    for typed, days in (("2024110120241130", "from=2024-11-01&to=2024-11-30"),
                        ("202411420241108", "from=2024-11-04&to=2024-11-08")):  # fmt: skip
        page.locator(".st-key-dates [role=spinbutton]").first.click()
        page.keyboard.type(typed, delay=60)
        page.locator(".page-title").click()  # the calendar is put away
        page.wait_for_url(f"**{days}*")
        settle(page)


def expect_fields(page: Page, expected: list[str]) -> None:
    expect(page.locator(".st-key-dates [role=spinbutton]")).to_have_text(expected)


def test_clear_all_closes_the_event(visit: Visit) -> None:
    country, _ = country_and_weapon()
    event_id = table().events["event_id"].iloc[-1]
    page = visit(f"?country={country}&event={event_id}")
    page.locator(".st-key-clear_all button").click()
    expect(page.locator(".st-key-evidence")).to_contain_text(WORDS["hint"]["en"])
    expect_count(page, len(table()))
    page.wait_for_url(lambda url: "event" not in parse_qs(urlsplit(url).query))


def test_each_first_step_is_a_view_of_its_own(visit: Visit) -> None:
    page = visit("?lang=en")
    page.locator(".st-key-begin_nuclear button").click()
    expect_count(page, int(chosen(table(), Filters(nuclear=True)).sum()))
    page.locator(".st-key-chip_nuclear_ button").click()
    expect(page.locator(".st-key-begin_level")).to_be_visible()


def test_a_bar_of_a_level_chooses_it_and_all_again(visit: Visit) -> None:
    page = visit("?lang=en")
    bar = page.locator(".levels button").nth(5)
    bar.click()
    page.wait_for_url("**level=5-5*")
    expect_count(page, int(chosen(table(), Filters(level=(5, 5))).sum()))
    expect(bar).to_have_attribute("aria-current", "true")
    bar.click()
    page.wait_for_url(lambda url: "level" not in parse_qs(urlsplit(url).query))


def test_taps_on_the_overview_choose_months_side_by_side(visit: Visit) -> None:
    page = visit("?lang=ja", **PHONE)
    page.wait_for_selector(".strip i")
    bars = page.locator(".strip i")
    held = np.flatnonzero(bars.evaluate_all("bars => bars.map((bar) => !!bar.title)"))
    first = next(bin for bin in held if bin + 1 in held)
    for bin in (first, first + 1):  # the handles of the first cover the second
        settle(page)
        page.touchscreen.tap(*middle(bars.nth(int(bin))))
        month = re.findall(r"\d+", str(bars.nth(int(bin)).get_attribute("title")))[:2]
        page.wait_for_url(f"**from={month[0]}-{int(month[1]):02}-01*")
        expect(page.locator(".st-key-chips button").first).to_be_in_viewport()
    settle(page)
    page.touchscreen.tap(*middle(bars.nth(int(bin))))  # the one that is chosen: all again
    page.wait_for_url(lambda url: "from" not in parse_qs(urlsplit(url).query))


def test_a_tap_beside_the_bars_takes_the_nearest(visit: Visit) -> None:
    page = visit("?lang=ja", **PHONE)
    page.wait_for_selector(".strip i")
    empty = page.locator(".strip i:not([title]), .strip i[title='']").last
    settle(page)
    page.touchscreen.tap(*middle(empty))
    page.wait_for_url("**from=*")


@pytest.mark.parametrize("view", ["lanes", "ladder", "steps"])
def test_a_view_chosen_on_a_phone_comes_into_sight(visit: Visit, view: str) -> None:
    page = visit("?lang=ja", **PHONE)
    page.wait_for_selector(".strip i")
    part = page.locator(".st-key-thresholds" if view == "steps" else ".st-key-timeline")
    expect(part).not_to_be_in_viewport()
    name = WORDS[f"view_{view}"]["ja"]  # 国別 is chosen from the start: a tap shows it all the same
    page.locator(".st-key-view button", has_text=name).tap()
    expect(part).to_be_in_viewport()
    page.locator(".st-key-view button", has_text=WORDS["view_list"]["ja"]).tap()
    expect(page.locator(".st-key-events button").first).to_be_in_viewport()


def test_the_filters_of_a_phone_are_put_away_to_show_what_is_left(visit: Visit) -> None:
    page = visit("?lang=ja&level=6-6", **PHONE)
    page.get_by_test_id("stExpandSidebarButton").tap()
    country = page.locator(".st-key-country_counts .count").first
    country.tap()
    count = int(country.locator("b").inner_text())
    button = page.get_by_role("button", name=word("ja", "show", count=count))
    expect(button).to_be_in_viewport()
    button.tap()
    expect(page.locator(".st-key-events button").first).to_be_in_viewport()
    expect(page.locator(".st-key-country")).not_to_be_in_viewport()


def test_the_keyboard_passes_the_chart_to_the_list(visit: Visit) -> None:
    page = visit("?lang=en")
    page.get_by_role("slider", name=WORDS["strip_to"]["en"]).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=WORDS["to_list"]["en"])).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-events button").first).to_be_focused()
    expect(page.locator(".st-key-events button").first).to_be_in_viewport()


def test_the_focus_goes_to_the_evidence_and_back(visit: Visit) -> None:
    page = visit("?lang=en&view=list")
    row = page.locator(".st-key-events button").nth(3)
    event = table().events.iloc[3]
    row.focus()
    page.keyboard.press("Enter")
    heading = page.locator(".st-key-evidence h3")
    expect(heading).to_have_text(unmarked(event["title"]).strip())
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-evidence h3")).to_have_count(0)
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_link_to_an_event_opens_at_its_evidence(visit: Visit, size: dict[str, int]) -> None:
    event_id = table().events["event_id"].iloc[len(table()) // 2]
    page = visit(f"?lang=en&event={event_id}", **size)
    page.wait_for_selector(".st-key-timeline .point")
    settle(page)
    expect(page.locator(".st-key-evidence h3")).to_be_in_viewport()
    buttons = [middle(button)[1] for button in page.locator(".st-key-neighbours button").all()]
    assert buttons == pytest.approx([buttons[0]] * 3, abs=1)
    # What loads late above it does not push it out of sight, until somebody acts.
    push = "document.querySelector('.st-key-page').style.paddingTop = '{}px'"
    page.evaluate(push.format(2000))
    settle(page)
    expect(page.locator(".st-key-evidence h3")).to_be_in_viewport()
    page.keyboard.press("Shift")
    page.evaluate(push.format(4000))
    settle(page)
    expect(page.locator(".st-key-evidence h3")).not_to_be_in_viewport()


def test_the_focus_stays_on_the_button_to_go_on(visit: Visit) -> None:
    ids = table().events["event_id"]
    page = visit(f"?lang=en&view=list&event={ids[3]}")
    later = page.locator(".st-key-next_event button")
    later.focus()
    for event_id in ids[4:7]:
        page.keyboard.press("Enter")
        page.wait_for_url(f"**event={event_id}*")
        settle(page)
        expect(later).to_be_focused()
    place = word("en", "place", place=7, count=len(table()))
    expect(page.locator(".st-key-neighbours")).to_contain_text(place)


def test_the_focus_returns_to_the_chart(visit: Visit) -> None:
    page = visit("?lang=en")
    page.wait_for_selector(".st-key-timeline .scatterlayer .point")
    click_mark(page, page.evaluate(FIRST_MARK))
    expect(page.locator(".st-key-evidence h3")).to_be_focused()
    page.locator(".st-key-close_event button").click()
    expect(page.get_by_role("figure")).to_be_focused()
