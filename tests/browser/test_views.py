"""What the views show at a glance: marks, labels, legend, evidence, ways out of an empty result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from bench.page import lay_out, served
from playwright.sync_api import expect

from browser.shown import OVERFLOW, ROOT, Visit, expect_count, table
from pipeline.models import Lang
from pipeline.timeline.answers import reactions
from pipeline.timeline.figures import PALETTES
from pipeline.timeline.filters import Filters, chosen, gravest, neighbours
from pipeline.timeline.labels import LEVELS, RULES, WORDS, day_text, level_name, word
from pipeline.timeline.layout import LIMIT
from pipeline.timeline.view import VIEWS

CHARTS = [view for view in VIEWS if view not in ("steps", "list")]
# Pairs of a label and what it covers, labels outside the chart, and how many marks cover another.
COVERED = """() => {
  const chart = document.querySelector(".st-key-timeline");
  const box = (part) => part.getBoundingClientRect();
  const labels = [...chart.querySelectorAll(".annotation-text")];
  const marks = [...chart.querySelectorAll(".scatterlayer .trace")]
    .filter((group) => ["events", "clusters"].includes(group.__data__[0].trace.name))
    .flatMap((group) => [...group.querySelectorAll(".point")]);
  const meet = (one, other) => {
    const [a, b] = [box(one), box(other)];
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2.5;
  };
  const frame = box(chart.querySelector(".main-svg"));
  const told = (list) => list.map((label) => label.textContent);
  return {
    labels: labels.length,
    covering: told(labels.filter((label) =>
      [...marks, ...labels].some((part) => part !== label && meet(label, part)))),
    outside: told(labels.filter((label) =>
      box(label).left < frame.left || box(label).right > frame.right)),
    marks: marks.filter((mark, place) =>
      marks.slice(place + 1).some((other) => meet(mark, other))).length,
  };
}"""
MARKS = """() => {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  return Object.fromEntries([...chart.querySelectorAll(".scatterlayer .trace")]
    .map((group) => group.__data__[0].trace)
    .map((trace) => [trace.name, trace.customdata]));
}"""


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("view", CHARTS)
def test_labels_cover_nothing_and_stay_inside(visit: Visit, view: str, lang: Lang) -> None:
    for window in ("", "&from=2024-11-01&to=2024-11-30"):
        page = visit(f"?view={view}&lang={lang}{window}", width=1280)
        page.wait_for_selector(".st-key-timeline .annotation-text")
        found = page.evaluate(COVERED)
        assert found["labels"] >= 3
        assert found | {"labels": 0} == {"labels": 0, "covering": [], "outside": [], "marks": 0}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_legend_and_the_story_tell_the_levels(visit: Visit, lang: Lang) -> None:
    page = visit(f"?lang={lang}")
    for level in range(len(LEVELS)):
        expect(page.locator(".legend")).to_contain_text(LEVELS[level][0][lang])
    for shape in ("day", "range", "fuzzy", "hollow", "denied", "nuclear", "cluster"):
        expect(page.locator(".legend")).to_contain_text(WORDS[f"legend_{shape}"][lang])
    worst = gravest(table(), chosen(table(), Filters()))
    expect(page.locator(".story")).to_contain_text(level_name(lang, table().level[worst][0]))
    expect(page.locator(".story")).to_contain_text(str(worst.sum()))


@pytest.mark.parametrize("dark", [False, True])
def test_the_chart_has_the_colours_of_the_theme(visit: Visit, dark: bool) -> None:
    page = visit(dark=dark)
    page.wait_for_selector(".st-key-timeline .scatterlayer .point")
    paper = page.evaluate(
        "document.querySelector('.st-key-timeline .js-plotly-plot').layout.paper_bgcolor"
    )
    assert paper == PALETTES["dark" if dark else "light"].background


@pytest.mark.parametrize(("width", "lang"), [(1280, "ja"), (390, "en")])
def test_the_evidence_tells_why_who_else_and_what_is_next(
    visit: Visit, width: int, lang: Lang
) -> None:
    proofs = pd.read_csv(ROOT / "data" / "evidence.csv", dtype=str, keep_default_na=False)
    weekday = proofs[proofs["date_rule"] == "bare.weekday.past"]["event_id"]
    event = table().events.set_index("event_id").loc[weekday.iloc[0]]
    page = visit(f"?lang={lang}&event={weekday.iloc[0]}", width=width)
    reason = RULES["past"][lang].split("{reference}")[0].split("{unit}")[-1]
    dated, graded = page.locator(".st-key-evidence .how").all()[:2]
    expect(dated).to_contain_text(day_text(lang, event["date_start"]))
    expect(dated).to_contain_text(reason)
    expect(graded).to_contain_text(LEVELS[int(event["level"])][1][lang])
    told = proofs["event_id"].value_counts()
    page = visit(f"?lang={lang}&event={told.index[0]}", width=width)
    expect(page.locator(".st-key-evidence blockquote")).to_have_count(int(told.iloc[0]))
    assert page.evaluate(OVERFLOW) == [0, 0]
    _, later = neighbours(chosen(table(), Filters()), table().row[str(told.index[0])])
    assert later is not None
    page.locator(".st-key-next_event button").click()
    page.wait_for_url(f"**event={table().events['event_id'][later]}*")
    page.locator(".st-key-close_event button").click()
    expect(page.locator(".st-key-evidence")).to_contain_text(WORDS["hint"][lang])


@pytest.mark.parametrize(("width", "lang"), [(1280, "ja"), (390, "en")])
def test_an_answer_leads_to_what_it_answers_and_back(visit: Visit, width: int, lang: Lang) -> None:
    answer, *_ = reactions(table(), np.ones(len(table()), dtype=bool))
    assert answer.action is not None
    before, after = (table().events["event_id"][row] for row in (answer.action, answer.row))
    page = visit(f"?lang={lang}&view=list&event={after}", width=width)
    links = page.locator(".st-key-linked")
    expect(links).to_contain_text(word(lang, "link_before", cue=answer.cue))
    assert page.evaluate(OVERFLOW) == [0, 0]
    links.locator(f"[data-pick={before}]").first.click()
    page.wait_for_url(f"**event={before}*")
    expect(links).to_contain_text(word(lang, "link_after", cue=answer.cue))
    expect(links.locator(f"[data-pick={after}]")).to_have_count(1)


def test_what_is_only_reported_tells_who_says_so(visit: Visit) -> None:
    proof = table().evidence[table().evidence["said_by"] != ""].iloc[0]
    page = visit(f"?lang=en&view=list&event={proof['event_id']}")
    said = page.locator(".st-key-evidence .fact", has_text=WORDS["said_by"]["en"]).first
    expect(said).to_contain_text(proof["said_by"])


def test_an_empty_result_says_what_to_loosen(visit: Visit) -> None:
    filters = Filters(level=(7, 7), text="nothing-like-this")
    page = visit("?level=7-7&q=nothing-like-this&nuclear=1")
    text = word("en", "chip_text", text=filters.text)
    both = WORDS["and"]["en"].join((level_name("en", 7), text))
    left = int(chosen(table(), Filters(nuclear=True)).sum())
    expect(page.locator(".st-key-empty")).to_contain_text(WORDS["empty"]["en"])
    page.get_by_role("button", name=word("en", "drop", name=both, count=left)).click()
    expect_count(page, left)
    page = visit("?level=4-6&q=nothing-like-this")
    left = int(chosen(table(), Filters(level=(4, 6))).sum())
    page.get_by_role("button", name=word("en", "drop", name=text, count=left)).click()
    expect_count(page, left)
    page = visit("?q=nothing-like-this")
    page.get_by_role("button", name=word("en", "drop_all", count=len(table()))).click()
    expect_count(page, len(table()))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page with 20,000 made-up events."""
    app = Path(tmp_path_factory.mktemp("large")) / "app.py"
    lay_out(app, 20_000)
    with served(app) as (address, _):
        yield address


def test_a_large_table_stays_readable_and_opens_cluster_by_cluster(
    visit: Visit, large: str
) -> None:
    page = visit(f"{large}?view=ladder")
    for _ in range(4):
        page.wait_for_selector(".st-key-timeline .scatterlayer .point")
        marks = page.evaluate(MARKS)
        clusters = marks.get("clusters", [])
        assert len(marks.get("events", [])) + len(clusters) <= LIMIT
        assert page.evaluate(COVERED)["marks"] == 0
        if not clusters:
            break
        first, last = clusters[0].split("..")
        page = visit(f"{large}?view=ladder&from={first}&to={last}")
    assert marks["events"] and not clusters
