"""The page run by Streamlit's own test harness: what it shows, its URL, its messages."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sample_events import frames
from streamlit.testing.v1 import AppTest

from pipeline.table import csv_text
from pipeline.timeline import cards
from pipeline.timeline.labels import OWN_SOURCE, word

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    {"countries": "RUS;UKR", "actors": "UKR", "targets": "RUS", "weapons": "atacms",
     "weapon_classes": "ballistic_missile", "day": "2024-11-19", "level": "6",
     "title": "ATACMS strike on Bryansk"},
    {"countries": "IRN;ISR", "day": "2024-04-13", "date_end": "2024-04-14",
     "date_precision": "range", "level": "6", "title": "Drones and missiles at Israel"},
    {"countries": "RUS", "actors": "RUS", "day": "2024-11-19", "level": "4", "nuclear": "True",
     "event_type": "MOBILIZE", "title": "新しい核ドクトリンに署名", "url": "https://example.org/a"},
    *({"countries": "USA", "day": f"2023-{month:02}-15", "level": "3"} for month in range(1, 13)),
]  # fmt: skip


def folder_with(path: Path, **files: str) -> Path:
    """A copy of the page in `path` whose data folder holds `files` and nothing else."""
    shutil.copy(ROOT / "app.py", path)
    (path / "pipeline").symlink_to(ROOT / "pipeline")
    (path / "data").mkdir()
    for name, text in files.items():
        (path / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def page(tmp_path: Path) -> AppTest:
    events, evidence = frames(*ROWS)
    folder = folder_with(tmp_path, events=csv_text(events), evidence=csv_text(evidence))
    return AppTest.from_file(str(folder / "app.py"), default_timeout=60)


def shown(page: AppTest) -> str:
    """The line that counts events."""
    assert not page.exception
    return next(
        item.value for item in page.markdown if "events" in item.value or "件" in item.value
    )


def opened(page: AppTest, **params: str | list[str]) -> AppTest:
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def picked_from(page: AppTest, kind: str) -> list[str]:
    """Ids of the events whose buttons are of a `kind`, in their order."""
    drawn = "".join(part.proto.json for part in page.get("bidi_component"))
    return re.findall(rf'class=\\"{kind}\\" data-pick=\\"(\w+)', drawn)


LINKS = [
    ({}, "**15** of 15 events", "no parameters"),
    ({"country": "RUS"}, "**2** of 15 events", "a country"),
    ({"country": ["RUS", "UKR"], "match": "all"}, "**1** of 15 events", "all of two"),
    ({"weapon": "ballistic_missile"}, "**1** of 15 events", "a weapon class"),
    ({"from": "2024-04-14", "to": "2024-04-14"}, "**1** of 15 events", "a day of a range"),
    ({"from": "2024-01-01"}, "**3** of 15 events", "an open end"),
    ({"to": "2023-03-31"}, "**3** of 15 events", "an open start"),
    ({"level": "4-6", "nuclear": "1"}, "**1** of 15 events", "level and nuclear"),
    ({"q": "どくとりん", "lang": "ja"}, "15件中 **1件**", "text, in Japanese"),
    ({"type": "MOBILIZE", "status": "occurred"}, "**1** of 15 events", "kind and status"),
    ({"view": "ladder"}, "**15** of 15 events", "another view"),
    ({"view": "weapons"}, "**15** of 15 events", "another view"),
    ({"view": "steps"}, "**15** of 15 events", "another view"),
    ({"country": "RUS", "role": "actor"}, "**1** of 15 events", "a country that acts"),
    ({"country": "RUS", "role": "target"}, "**1** of 15 events", "a country acted on"),
    ({"view": "list"}, "**15** of 15 events", "another view"),
]


@pytest.mark.parametrize(("params", "expected", "point"), LINKS)
def test_a_link_opens_its_view(
    page: AppTest, params: dict[str, str | list[str]], expected: str, point: str
) -> None:
    assert shown(opened(page, **params)) == expected, point


def test_the_contract_widgets_are_there(page: AppTest) -> None:
    page.run()
    keys = {"country": page.multiselect, "weapon": page.multiselect, "dates": page.date_input}
    keys |= {"level": page.slider, "status": page.button_group, "language": page.button_group}
    for key, widgets in keys.items():
        assert key in [widget.key for widget in widgets], key


def test_filters_narrow_and_write_the_url(page: AppTest) -> None:
    page.run()
    assert "country" not in page.query_params
    page.multiselect(key="country").set_value(["RUS"]).run()
    page.multiselect(key="weapon").set_value(["atacms"]).run()
    assert shown(page) == "**1** of 15 events"
    assert page.query_params["country"] == "RUS"
    assert page.query_params["weapon"] == "atacms"


@pytest.mark.parametrize("key", ["clear_all", "clear"])
def test_clear_all_brings_everything_back(page: AppTest, key: str) -> None:
    opened(page, country="RUS", level="6-7", q="Bryansk", event="e1", view="ladder", lang="ja")
    page.button(key=key).click().run()
    assert shown(page) == "15件中 **15件**"
    assert set(page.query_params) == {"lang", "view"}, "the event is closed, the view stays"


def test_at_first_there_is_something_to_begin_with(page: AppTest) -> None:
    page.run()
    begin = [button.key for button in page.button if (button.key or "").startswith("begin_")]
    assert begin == ["begin_nuclear", "begin_level", "begin_dates"]
    page.button(key="begin_level").click().run()
    assert page.query_params["level"] == "6-6" and shown(page) == "**2** of 15 events"
    assert "begin_level" not in [button.key for button in page.button]


OPEN = [
    ({"from": "2024-01-01"}, {"from": "2024-01-01"}, ["2024-01-01"], "an open end"),
    ({"to": "2023-03-31"}, {"to": "2023-03-31"}, ["2023-01-15", "2023-03-31"],
     "an open start shows the first event"),
    ({"to": "1990-01-01"}, {"to": "1990-01-01"}, ["1990-01-01"] * 2, "before all events"),
    ({}, {}, [], "none"),
]  # fmt: skip


def test_a_switch_that_comes_back_empty_stands_for_any(page: AppTest) -> None:
    """After a link with a country, "clear" and another country, the browser sends no role."""
    opened(page, country="RUS")
    page.session_state["role"] = page.session_state["match"] = None
    page.run()
    assert shown(page)
    assert "role" not in page.query_params and "match" not in page.query_params


@pytest.mark.parametrize(("params", "kept", "calendar", "point"), OPEN)
def test_open_dates_stay_open(
    page: AppTest,
    params: dict[str, str | list[str]],
    kept: dict[str, str],
    calendar: list[str],
    point: str,
) -> None:
    opened(page, **params)
    assert [str(day) for day in page.session_state["dates"]] == calendar, point
    page.multiselect(key="country").set_value(["USA"]).run()
    dates = {name: page.query_params[name] for name in ("from", "to") if name in page.query_params}
    assert dates == kept, point


def test_a_chip_drops_its_piece_and_no_other(page: AppTest) -> None:
    opened(page, country=["RUS", "UKR"], level="6-7", q="Bryansk")
    chips = [button.key for button in page.button if (button.key or "").startswith("chip_")]
    assert chips == ["chip_country_RUS", "chip_country_UKR", "chip_level_", "chip_text_"]
    page.button(key="chip_country_RUS").click().run()
    assert page.query_params["country"] == "UKR" and page.query_params["level"] == "6-7"
    page.button(key="chip_level_").click().run()
    assert "level" not in page.query_params


def test_thresholds_are_buttons_of_their_events(page: AppTest) -> None:
    assert picked_from(opened(page, view="steps"), "step") == ["e1"]


@pytest.mark.parametrize("params", [{"country": "IRN"}, {"country": "ISR"}, {}])
def test_the_half_of_an_answer_outside_the_filter_says_so(
    tmp_path: Path, params: dict[str, str | list[str]]
) -> None:
    told = {"sentence": "Iran fired missiles and Israel retaliated", "day": "2024-10-01"}
    rows = (("IRN", "Iran fired missiles"), ("ISR", "Israel retaliated"))
    events, evidence = frames(
        *(told | {"actors": id, "countries": id, "clause": clause} for id, clause in rows)
    )
    folder = folder_with(tmp_path, events=csv_text(events), evidence=csv_text(evidence))
    page = AppTest.from_file(str(folder / "app.py"), default_timeout=60)
    opened(page, view="steps", **params)
    (drawn,) = [part.proto.json for part in page.get("bidi_component") if "pair" in part.proto.json]
    assert "e1" in drawn and "e2" in drawn
    assert drawn.count(word("en", "filtered_out")) == len(params)


def test_a_language_switch_keeps_the_choices(page: AppTest) -> None:
    opened(page, country="RUS", weapon="atacms", status="occurred", view="ladder")
    page.button_group(key="language").set_value("ja").run()
    for _ in range(2):
        page.run()
        assert shown(page) == "15件中 **1件**"
        assert page.multiselect(key="country").value == ["RUS"]
        assert page.query_params["lang"] == "ja" and page.query_params["view"] == "ladder"


def test_a_chosen_event_shows_its_evidence(page: AppTest) -> None:
    opened(page, event="e3")
    text = "".join(item.proto.body for item in page.get("html"))
    assert "新しい核ドクトリンに署名" in text
    assert "The army attacked on 19 November." in text
    assert "latest such day of the month on or before publication (Thu 21 Nov 2024)" in text
    assert "kind of event “mobilise”" in text
    assert 'href="https://example.org/a"' in text


def test_the_foot_tells_where_the_projects_own_articles_come_from(tmp_path: Path) -> None:
    events, evidence = frames({"source": OWN_SOURCE})
    folder = folder_with(tmp_path, events=csv_text(events), evidence=csv_text(evidence))
    for params in ({}, {"embed": "true"}, {"view": "steps"}):
        page = opened(AppTest.from_file(str(folder / "app.py"), default_timeout=60), **params)
        last = [item.proto.body for item in page.main.get("html")][-1]
        assert word("en", "own_foot", source=OWN_SOURCE) in last


def test_stepping_through_the_events(page: AppTest) -> None:
    opened(page, country="RUS", event="e1")
    page.button(key="next_event").click().run()
    assert page.query_params["event"] == "e3"
    assert page.button(key="next_event").disabled
    page.button(key="close_event").click().run()
    assert "event" not in page.query_params


def test_bad_values_of_a_link_are_named(page: AppTest) -> None:
    opened(page, country="XXX", level="9-1", event="gone")
    assert shown(page) == "**15** of 15 events"
    notice = next(item.proto.body for item in page.get("html") if "notice" in item.proto.body[:30])
    assert "country=XXX" in notice and "level=9-1" in notice and "event=gone" in notice


def test_an_empty_result_offers_what_to_loosen(page: AppTest) -> None:
    opened(page, country="IRN", nuclear="1")
    labels = [button.label for button in page.button if (button.key or "").startswith("loosen_")]
    nuclear, every = word("en", "nuclear"), word("en", "drop_all", count=15)
    assert labels == [*(drop_label(name, 1) for name in ("Iran", nuclear)), cards.plain(every)]
    page.button(key="loosen_1").click().run()
    assert shown(page) == "**1** of 15 events" and page.query_params["country"] == "IRN"


def drop_label(name: str, count: int) -> str:
    return cards.plain(word("en", "drop", name=name, count=count))


def test_the_list_is_by_date_and_the_table_comes_when_it_is_opened(page: AppTest) -> None:
    opened(page, level="4-7")
    assert picked_from(page, "event") == ["e2", "e1", "e3"]
    assert not page.dataframe
    page.session_state["table"] = True
    page.run()
    assert page.dataframe[0].value["event_id"].to_list() == ["e2", "e1", "e3"]


BROKEN = [
    ({}, "no such file", "no tables at all"),
    ({"events": ""}, "not a readable CSV table", "an empty file"),
    ({"events": "event_id,title\ne1,x\n", "evidence": ""}, "is missing", "columns are missing"),
    ({"events": "<html>"}, "is missing", "another kind of file"),
]


@pytest.mark.parametrize(("files", "problem", "point"), BROKEN)
def test_a_broken_table_is_one_clear_message(
    tmp_path: Path, files: dict[str, str], problem: str, point: str
) -> None:
    folder = folder_with(tmp_path, **files)
    page = AppTest.from_file(str(folder / "app.py"), default_timeout=60).run()
    assert not page.exception, point
    assert problem in page.error[0].value.replace("\\", ""), point


def test_a_table_without_events_is_a_page(tmp_path: Path) -> None:
    events, evidence = frames()
    folder = folder_with(tmp_path, events=csv_text(events), evidence=csv_text(evidence))
    page = AppTest.from_file(str(folder / "app.py"), default_timeout=60).run()
    assert shown(page) == "**0** of 0 events"
    page = AppTest.from_file(str(folder / "app.py"), default_timeout=60)
    assert shown(opened(page, to="2024-01-01", level="7-7")) == "**0** of 0 events"


def test_nothing_is_written_beside_the_data(page: AppTest, tmp_path: Path) -> None:
    before = sorted(os.listdir(tmp_path / "data"))
    opened(page, country="RUS", event="e1")
    assert sorted(os.listdir(tmp_path / "data")) == before
