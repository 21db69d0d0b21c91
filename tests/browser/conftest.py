"""The page in a real Chromium: one server on a free port, one browser, a fresh visitor per test."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 40


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the page, served from the repository as it stands."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    options += ["--server.fileWatcherType=none"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS * 5):
        assert process.poll() is None, f"the server ended with code {process.returncode}"
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} did not answer within {START_SECONDS} seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "these tests need Chromium: install the package 'chromium'"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """visit(query or address, width, height, locale, dark, touch) → the page, for a new visitor."""
    contexts = []

    def open_page(
        query: str = "",
        width: int = 1366,
        height: int = 900,
        locale: str = "en-US",
        dark: bool = False,
        touch: bool = False,
    ) -> Page:
        size = ViewportSize(width=width, height=height)
        context = browser.new_context(
            viewport=size,
            locale=locale,
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            is_mobile=touch,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(query if query.startswith("http") else server + query)
        page.wait_for_selector(".st-key-events button, .st-key-empty", timeout=20_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
