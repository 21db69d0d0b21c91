"""Makes the pictures of the README: PYTHONPATH=.:tests python -m browser.screenshots

Writes .github/screenshots/*.png from the page as it stands, each at most 150 kB.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.page import served
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from pipeline.timeline.store import Store, load

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "screenshots"
MOST = 150_000  # bytes of a picture


@dataclass(frozen=True)
class Shot:
    """One picture: file name, address, size of the window, theme, part to bring into view."""

    name: str
    query: str
    width: int = 1280
    height: int = 800
    dark: bool = False
    show: str = ""


def shots(store: Store) -> list[Shot]:
    """The pictures; the event shown with its evidence is the one told by most articles."""
    events = store.events.assign(told=store.events["sources"].astype(int))
    event = events.sort_values(["told", "level", "date_start"])["event_id"].iloc[-1]
    evidence = ".st-key-evidence"
    return [
        Shot("timeline-en", "?lang=en"),
        Shot("timeline-ja", "?lang=ja"),
        Shot("ladder-dark", "?lang=en&view=ladder", dark=True),
        Shot("steps-en", "?lang=en&view=steps"),
        Shot("evidence-ja", f"?lang=ja&view=list&event={event}", height=700, show=evidence),
        Shot("phone-ja", f"?lang=ja&event={event}", width=390, show=evidence),
    ]


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Write one picture; fails when it is larger than MOST."""
    size = ViewportSize(width=shot.width, height=shot.height)
    scheme: Literal["dark", "light"] = "dark" if shot.dark else "light"
    page = browser.new_page(viewport=size, locale="en-US", color_scheme=scheme)
    page.goto(address + shot.query)
    page.wait_for_selector(".st-key-events button", timeout=60_000)
    page.wait_for_timeout(2500)
    if shot.show:
        page.locator(shot.show).evaluate("(part) => part.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(500)
    file = FOLDER / f"{shot.name}.png"
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    picture.convert("RGB").quantize(128).save(file, optimize=True)  # a palette: a third of the size
    if file.stat().st_size > MOST:
        raise SystemExit(f"{file.name} has {file.stat().st_size:,} bytes, more than {MOST:,}")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "app.py") as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for shot in shots(load(ROOT / "data")):
            take(browser, address, shot)
        browser.close()


if __name__ == "__main__":
    main()
