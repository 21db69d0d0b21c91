"""Every article → `events.csv` and `evidence.csv`, merged across articles.

A bad article is reported and skipped; files appear whole or not at all; an article that has not
changed since the last build, by the same program and vocabulary, is not read again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

from pipeline import table
from pipeline.articles import read_article
from pipeline.extraction import extract
from pipeline.extraction.merge import merge_events
from pipeline.gazetteer import FOLDER, load
from pipeline.models import Event, InputError

SUFFIXES = (".md", ".txt", ".html", ".htm")
Result = list[Event] | str  # events, or why the article was skipped


def build(folder: Path, out: Path, *, workers: int = 1, parquet: bool = False) -> int:
    """Write the tables of the articles in `folder` into `out`; returns 0, or 2 if none was good.

    Raises InputError for a missing folder, an empty one, or an `out` that cannot be written.
    """
    paths = article_paths(folder)
    results = list(_progress(_extracted(paths, workers), len(paths)))
    skipped = [result for result in results if isinstance(result, str)]
    for message in skipped:
        print(f"skipped: {message}", file=sys.stderr)
    events = tables(result for result in results if not isinstance(result, str))
    if len(skipped) == len(paths):
        raise InputError(f"{folder}: no article could be read; nothing was written")
    _write(out, dict(zip(("events", "evidence"), events, strict=True)), parquet)
    print(f"{len(events[0])} events from {len(paths) - len(skipped)} articles → {out}")
    return 0


def article_paths(folder: Path) -> list[Path]:
    """The article files below `folder`, in a fixed order. Raises InputError when there are none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    if not paths:
        raise InputError(f"{folder}: holds no article ({', '.join(SUFFIXES)})")
    return paths


def tables(articles: Iterable[list[Event]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events, evidence) of many articles: earliest publication first, then by date."""
    told = sorted(articles, key=lambda events: _order(events[0]) if events else ("", ""))
    merged = merge_events(event for events in told for event in events)
    merged.sort(key=lambda e: (e.span.first, e.span.last, e.article.id, e.evidence[0].start, e.id))
    return table.event_rows(merged, load().weapon_class())


def _order(event: Event) -> tuple[str, str]:
    return event.article.published.isoformat(), event.article.id


def _extracted(paths: list[Path], workers: int) -> Iterator[Result]:
    if workers <= 1:
        yield from map(_one, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_one, paths, chunksize=4)


def _one(path: Path) -> Result:
    """The events of one file, from the cache when nothing changed."""
    try:
        key = hashlib.sha256(_program() + str(path).encode() + path.read_bytes()).hexdigest()
        cached = _cache() / key
        if cached.exists():
            events: list[Event] = pickle.loads(cached.read_bytes())
            return events
        events = extract(read_article(path))
    except InputError as error:
        return str(error)
    except Exception as error:  # one bad article never stops a build
        return f"{path}: {type(error).__name__}: {error}"
    _put(cached, pickle.dumps(events))
    return events


def _program() -> bytes:
    """A fingerprint of the program and its vocabulary."""
    files = sorted(Path(__file__).parent.rglob("*.py")) + sorted(FOLDER.glob("*.csv"))
    stamp = "".join(f"{f.name}{f.stat().st_mtime_ns}{f.stat().st_size}" for f in files)
    return stamp.encode()


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "escalation-timeline"


def _put(path: Path, content: bytes) -> None:
    """Write the whole file or none; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        os.replace(file.name, path)
    except OSError:
        return


def _progress(results: Iterator[Result], total: int) -> Iterator[Result]:
    """The results, with a bar on standard error when that is a terminal."""
    for done, result in enumerate(results, 1):
        if sys.stderr.isatty():
            bar = "█" * (30 * done // total)
            end = "\n" if done == total else ""
            print(f"\r{bar:░<30} {done}/{total} articles", end=end, file=sys.stderr, flush=True)
        yield result


def _write(out: Path, frames: dict[str, pd.DataFrame], parquet: bool) -> None:
    """All tables written beside their places first, then moved there."""
    ready: list[tuple[Path, Path]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, frame in frames.items():
            ready.append((out / f".{name}.csv.new", out / f"{name}.csv"))
            ready[-1][0].write_text(table.csv_text(frame), encoding="utf-8")
            if parquet:
                ready.append((out / f".{name}.parquet.new", out / f"{name}.parquet"))
                frame.to_parquet(ready[-1][0], index=False)
        for new, place in ready:
            new.replace(place)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from None
    finally:
        for new, _ in ready:
            new.unlink(missing_ok=True)
