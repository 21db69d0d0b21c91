"""Who and what the page reaches: screen readers, other programs, blogs, phones, shared links."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.shown import OVERFLOW, Visit, country_and_weapon, expect_count, settle, table, wanted
from pipeline.gazetteer import load as load_gazetteer
from pipeline.timeline.answers import reactions
from pipeline.timeline.filters import Filters, chosen
from pipeline.timeline.labels import WORDS
from pipeline.timeline.names import Names
from pipeline.timeline.steps import weapon_steps
from pipeline.timeline.view import VIEWS

LOOKS = [
    *((f"?view={view}&lang=en", 1366, False) for view in VIEWS),
    ("?view=lanes&lang=ja", 390, False),
    ("?view=ladder&lang=ja", 1366, True),
    ("?embed=true", 800, False),
    ("?country=nobody&q=%20nothing-like-this", 1366, False),
]


@pytest.mark.parametrize(("query", "width", "dark"), LOOKS)
def test_axe_finds_nothing(visit: Visit, query: str, width: int, dark: bool) -> None:
    answer, *_ = reactions(table(), np.ones(len(table()), dtype=bool))
    event = table().events["event_id"].iloc[answer.row]
    page = visit(f"{query}&event={event}", width=width, dark=dark)
    settle(page)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    told = {one["id"]: [node["html"][:140] for node in one["nodes"]] for one in found}
    assert told == {}


def read(name: str, raw: bytes) -> list[str]:
    """The ids, or for TimelineJS the dates, of the events in a downloaded file."""
    if name == "json":
        return [row["event_id"] for row in json.loads(raw)]
    if name == "parquet":
        return list(pd.read_parquet(io.BytesIO(raw))["event_id"])
    if name == "ics":
        return re.findall(r"UID:(\w+)@", raw.decode())
    return list(pd.read_csv(io.BytesIO(raw), dtype=str)["Display Date"])


def test_downloads_hold_the_events_shown(visit: Visit, tmp_path: Path) -> None:
    country, weapon = country_and_weapon()
    events = wanted(country, weapon)
    page = visit(f"?country={country}&weapon={weapon}")
    expect_count(page, len(events))
    page.get_by_role("button", name=WORDS["more"]["en"]).click()
    for name, suffix in (("json", ".json"), ("parquet", ".parquet"), ("ics", ".ics"),
                         ("timelinejs", "_timelinejs.csv")):  # fmt: skip
        with page.expect_download() as download:
            page.locator(f".st-key-download_{name} button").click()
        file = f"escalation-timeline_{country}_{weapon}{suffix}"
        assert download.value.suggested_filename == file
        download.value.save_as(tmp_path / file)
        held = read(name, (tmp_path / file).read_bytes())
        assert len(held) == len(events)
        assert name == "timelinejs" or held == events["event_id"].to_list()


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_chart_is_saved_as_a_picture(
    visit: Visit, tmp_path: Path, kind: str, start: bytes
) -> None:
    page = visit("?view=ladder")
    page.wait_for_selector(".st-key-timeline .point")
    page.get_by_role("button", name=WORDS["more"]["en"]).click()
    with page.expect_download() as download:
        page.locator(f"[data-saves={kind}]").click()
    assert download.value.suggested_filename == f"escalation-timeline_ladder.{kind}"
    download.value.save_as(tmp_path / "chart")
    assert (tmp_path / "chart").read_bytes().startswith(start)


def test_copy_link_copies_the_view(visit: Visit) -> None:
    country, _ = country_and_weapon()
    page = visit(f"?country={country}&view=ladder")
    page.locator(".st-key-copy_link button").click()
    expect(page.locator(".st-key-copy_link [role=status]")).to_have_text(WORDS["copied"]["en"])
    copied = parse_qs(urlsplit(page.evaluate("navigator.clipboard.readText()")).query)
    assert copied == {"country": [country], "view": ["ladder"], "lang": ["en"]}


def test_a_reload_keeps_the_view(visit: Visit) -> None:
    country, _ = country_and_weapon()
    page = visit(f"?country={country}")
    page.locator(".st-key-role button", has_text=WORDS["role_actor"]["en"]).click()
    page.wait_for_url("**role=actor*")
    page.reload()
    count = int(chosen(table(), Filters(country=(country,), role="actor")).sum())
    expect_count(page, count)
    chip = f"{Names(load_gazetteer(), 'en').country(country)} ({WORDS['role_actor']['en']})"
    expect(page.locator(".st-key-chips")).to_contain_text(chip)


def test_a_chip_drops_its_filter(visit: Visit) -> None:
    country, weapon = country_and_weapon()
    page = visit(f"?country={country}&weapon={weapon}")
    page.locator(f".st-key-chip_weapon_{weapon} button").click()
    page.wait_for_url(lambda url: "weapon" not in parse_qs(urlsplit(url).query))
    expect_count(page, int(chosen(table(), Filters(country=(country,))).sum()))


def test_an_embedded_page_is_the_chart_without_filters(visit: Visit) -> None:
    country, _ = country_and_weapon()
    page = visit(f"?embed=true&country={country}&view=ladder", width=800)
    page.wait_for_selector(".st-key-timeline .point")
    for key in ("country", "language", "bar"):
        expect(page.locator(f".st-key-{key}")).to_have_count(0)
    tops = [page.locator(f".st-key-{key}").bounding_box() for key in ("timeline", "events")]
    assert tops[0] and tops[1] and tops[0]["y"] < tops[1]["y"]
    whole = page.get_by_role("link", name=WORDS["full_page"]["en"]).get_attribute("href")
    assert whole and parse_qs(urlsplit(whole).query)["country"] == [country]


def test_an_unknown_name_in_the_link_is_told(visit: Visit) -> None:
    page = visit("?countri=RUS")
    expect(page.get_by_text("countri=RUS")).to_be_visible()
    expect_count(page, len(table()))


@pytest.mark.parametrize(("width", "lang"), [(1366, "en"), (390, "ja")])
def test_a_threshold_opens_its_evidence(visit: Visit, width: int, lang: str) -> None:
    generic = {id for id, weapon in load_gazetteer().weapons.items() if weapon.generic}
    chains = weapon_steps(table(), np.ones(len(table()), dtype=bool), generic)
    weapon, steps = next(iter(chains.items()))
    event = table().events.iloc[steps[-1].row]
    page = visit(f"?view=steps&weapon={weapon}&lang={lang}", width=width)
    step = page.locator(f".st-key-steps .step[data-pick={event['event_id']}]").first
    step.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**event={event['event_id']}*")
    expect(page.locator(".st-key-evidence h3")).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) == [0, 0]
    expect(page.locator(".st-key-evidence h3")).to_be_focused()
    chosen, panel = step.bounding_box(), page.locator(".st-key-evidence").bounding_box()
    assert chosen and panel and 0 <= chosen["y"] <= panel["y"] - chosen["height"]
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-neighbours button:enabled").first).to_be_focused()


def test_a_phone_cuts_off_no_control(visit: Visit) -> None:
    for lang in ("en", "ja"):
        page = visit(f"?lang={lang}", width=390, height=844)
        buttons = page.locator(".st-key-bar button, .st-key-view button").all()
        boxes = [box for button in buttons if (box := button.bounding_box())]
        assert max(box["x"] + box["width"] for box in boxes) <= 390
