"""How fast the page is with 100,000 events, as ratios to a one-button Streamlit app.

Run: python -m tests.bench.page [--events N] [--rounds N]

Both apps run on this machine in this run, so that the ratios hold on any. Needs Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.gazetteer import load
from pipeline.models import STATUSES
from pipeline.table import EVENTS, EVIDENCE, PLOVER
from pipeline.timeline.store import store

ROOT = Path(__file__).resolve().parents[2]
VISITORS = 10
HELLO = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("again", key="again"):
    st.session_state.n += 1
st.markdown(f"count {st.session_state.n}")
"""
# Milliseconds from a click on a button until what it changes is drawn.
HELLO_CLICK = """async () => {
  const texts = () => [...document.querySelectorAll("p")].map((p) => p.innerText);
  const said = () => texts().find((text) => text.startsWith("count"));
  const before = said(), start = performance.now();
  document.querySelector(".st-key-again button").click();
  while (said() === before) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
FILTER_CLICK = """async (place) => {
  const chart = () => document.querySelector(".st-key-timeline .js-plotly-plot");
  const before = chart(), start = performance.now();
  document.querySelectorAll(".st-key-status button")[place].click();
  while (chart() === before || !chart()?.querySelector(".scatterlayer .point"))
    await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def made_up(count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events, evidence) of `count` made-up events over ten years, spread as news is: in waves."""
    chance, gazetteer = np.random.default_rng(7), load()
    columns = dict.fromkeys(EVENTS, "") | {"date_text": "on that day", "date_basis": "explicit"}
    events = pd.DataFrame({name: [value] * count for name, value in columns.items()}, dtype=str)
    days = np.datetime64("2016-01-01") + chance.beta(4, 2, count) * np.timedelta64(3650, "D")
    first = days.astype("datetime64[D]").astype(str)
    countries = [id for id in gazetteer.actors if len(id) == 3][:60]
    weapons = list(gazetteer.weapons)
    classes, weapon = gazetteer.weapon_class(), chance.choice(weapons, count)
    number = np.arange(count).astype(str)
    level = chance.choice(8, count, p=[0.25, 0.1, 0.1, 0.1, 0.2, 0.17, 0.079, 0.001])
    words = np.array(["Strike on a depot", "演習を始めた", "Talks in Geneva", "ミサイルを発射した"])
    title = np.char.add(words[chance.integers(0, 4, count)], np.char.add(" ", number))
    pairs = chance.choice(countries, (count, 2), p=_falling(len(countries)))
    events = events.assign(
        event_id=np.char.add("e", number),
        date_start=first,
        date_end=first,
        date_precision="day",
        status=chance.choice(STATUSES, count, p=[0.6, 0.2, 0.1, 0.05, 0.05]),
        event_type=chance.choice(PLOVER, count),
        level=level.astype(str),
        nuclear=np.where(chance.random(count) < 0.1, "True", "False"),
        title=title,
        countries=[";".join(sorted(set(pair))) for pair in pairs],
        actors=pairs[:, 0],
        targets=pairs[:, 1],
        weapons=weapon,
        weapon_classes=[classes[id] for id in weapon],
        sentence=np.char.add(title, ". The ministry said so on that day, and nobody denied it."),
        clause=title,
        span="0:60",
        article_id=np.char.add("a", (np.arange(count) // 20).astype(str)),
        article_title="A day",
        published=first,
        source=np.char.add("Wire ", chance.integers(0, 20, count).astype(str)),
        lang="en",
        sources="1",
        confidence="0.90",
    )[list(EVENTS)]
    proofs = events.reindex(columns=list(EVIDENCE), fill_value="")
    return events, proofs.assign(date_span="0:4", date_rule="absolute")


def _falling(count: int) -> np.ndarray:
    shares = 1 / np.arange(1, count + 1)
    return np.asarray(shares / shares.sum())


@contextmanager
def served(app: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of the Streamlit app `app`, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", app.name, *options]
    command.append("--server.fileWatcherType=none")
    process = subprocess.Popen(command, cwd=app.parent, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/", process
    finally:
        process.terminate()
        process.wait(10)


def first_paint(browser: Browser, address: str, selector: str) -> float:
    """Milliseconds from the address to the first `selector`, for a new visitor."""
    page = browser.new_context(locale="en-US").new_page()
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(selector, timeout=60_000)
    took = (time.perf_counter() - start) * 1000
    page.context.close()
    return took


def resident(process: subprocess.Popen[bytes]) -> float:
    """Megabytes of memory that `process` holds."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def clicks(plain: Page, page: Page, rounds: int) -> tuple[list[float], list[float], float]:
    """(milliseconds of a plain rerun, from click to chart; kB received per click on the page)."""
    received: list[int] = []
    page.on("websocket", lambda s: s.on("framereceived", lambda f: received.append(len(f))))
    page.reload()
    page.wait_for_selector(".st-key-timeline .scatterlayer .point", timeout=60_000)
    page.wait_for_timeout(1500)
    page.evaluate(FILTER_CLICK, 0)
    page.wait_for_timeout(500)
    received.clear()
    reruns, times = [], []
    for number in range(rounds):
        reruns.append(plain.evaluate(HELLO_CLICK))
        times.append(page.evaluate(FILTER_CLICK, 1 + number % 4))
        page.wait_for_timeout(400)
    return reruns, times, sum(received) / rounds / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=16)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        hello, page = Path(folder) / "hello" / "app.py", Path(folder) / "page" / "app.py"
        for app in (hello, page):
            app.parent.mkdir()
        hello.write_text(HELLO)
        lay_out(page, options.events)
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=shutil.which("chromium"))
        slow = measure(stack, browser, hello, page, options.rounds)
        browser.close()
    print("\n".join(slow))


def lay_out(app: Path, count: int) -> None:
    """A copy of the page at `app` with `count` made-up events; prints how long its store takes."""
    shutil.copy(ROOT / "app.py", app)
    (app.parent / "pipeline").symlink_to(ROOT / "pipeline")
    (app.parent / ".streamlit").symlink_to(ROOT / ".streamlit")
    (app.parent / "data").mkdir()
    events, evidence = made_up(count)
    start = time.perf_counter()
    store(events, evidence)
    print(f"store of {count:,} events: {time.perf_counter() - start:.2f} s (at most 2)")
    events.to_csv(app.parent / "data" / "events.csv", index=False)
    evidence.to_csv(app.parent / "data" / "evidence.csv", index=False)


def measure(stack: ExitStack, browser: Browser, bare: Path, page: Path, rounds: int) -> list[str]:
    """Lines that tell each measure beside what it may be at most."""
    plain, _ = stack.enter_context(served(bare))
    address, process = stack.enter_context(served(page))
    chart, button = ".st-key-timeline .point", ".st-key-again button"
    first_paint(browser, address, chart)  # reads the table
    # The two take turns, so that a busy moment slows both.
    turns = [
        (first_paint(browser, plain, button), first_paint(browser, address, chart))
        for _ in range(7)
    ]
    ready, drawn = np.median(turns, axis=0)
    hello, visitor = (browser.new_context(locale="en-US").new_page() for _ in range(2))
    hello.goto(plain)
    hello.wait_for_selector(button)
    visitor.goto(address)
    reruns, times, sent = clicks(hello, visitor, rounds)
    rerun = np.median(reruns)
    before, contexts = resident(process), [browser.new_context() for _ in range(VISITORS)]
    for context in contexts:
        guest = context.new_page()
        guest.goto(address)
        guest.wait_for_selector(".st-key-timeline .point", timeout=60_000)
    each = (resident(process) - before) / VISITORS
    middle, slow = np.percentile(times, [50, 95])
    return [
        f"hello: first paint {ready:.0f} ms, rerun {rerun:.0f} ms",
        f"first chart: {drawn:.0f} ms, {drawn / ready:.1f}x (at most 3)",
        f"filter to chart, p50: {middle:.0f} ms, {middle / rerun:.1f}x (at most 3)",
        f"filter to chart, p95: {slow:.0f} ms, {slow / rerun:.1f}x (at most 5)",
        f"sent per filter: {sent:.0f} kB (at most 150)",
        f"memory per further visitor: {each:.1f} MB (at most 2)",
    ]


if __name__ == "__main__":
    main()
