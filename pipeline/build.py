"""Every article → `events.csv` and `evidence.csv`, merged across articles.

A bad article is reported and skipped; files appear whole or not at all; an article that has not
changed since the last build, by the same program and vocabulary, is not read again.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pandas as pd

from pipeline import table
from pipeline.articles import read_article
from pipeline.extraction import extract
from pipeline.extraction.merge import merge_events
from pipeline.gazetteer import FOLDER, load
from pipeline.models import Article, Event, InputError

SUFFIXES = (".md", ".txt", ".html", ".htm")
Result = list[Event] | str  # events, or why the article was skipped


def build(
    folder: Path,
    out: Path,
    *,
    workers: int = 1,
    parquet: bool = False,
    engine: str = "local",
    scheduler: str | None = None,
) -> int:
    """Write the tables of the articles in `folder` into `out`; returns 0.

    `engine` "dask" reads the articles on a dask cluster: the one at the address `scheduler`, which
    must see the same files, or one of `workers` processes on this machine. Raises InputError for a
    missing folder, one without a good article, an `out` that cannot be written, or a cluster that
    cannot be reached; then nothing is written.
    """
    paths, twins = article_paths(folder)
    reading = _by_dask(paths, workers, scheduler) if engine == "dask" else _local(paths, workers)
    results = list(_progress(reading, len(paths)))
    skipped = [result for result in results if isinstance(result, str)]
    for message in twins + skipped:
        print(f"skipped: {message}", file=sys.stderr)
    if len(skipped) == len(paths):
        raise InputError(f"{folder}: no article could be read; nothing was written")
    events = tables(result for result in results if not isinstance(result, str))
    _write(out, dict(zip(("events", "evidence"), events, strict=True)), parquet)
    print(f"{len(events[0])} events from {len(paths) - len(skipped)} articles → {out}")
    return 0


def article_paths(folder: Path) -> tuple[list[Path], list[str]]:
    """(the article files below `folder` in a fixed order, why others are left out).

    Of two files of one name, which is the article's id, the second is left out. Raises InputError
    when there are none.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    if not paths:
        raise InputError(f"{folder}: holds no article ({', '.join(SUFFIXES)})")
    first: dict[str, Path] = {}
    twins = [
        f"{path}: {first[path.stem]} has the same name; rename one of them"
        for path in paths
        if first.setdefault(path.stem, path) != path
    ]
    return list(first.values()), twins


def tables(articles: Iterable[list[Event]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(events, evidence) of many articles: earliest publication first, then by date."""
    told = sorted(articles, key=lambda events: _order(events[0]) if events else ("", ""))
    merged = merge_events(event for events in told for event in events)
    merged.sort(key=lambda e: (e.span.first, e.span.last, e.article.id, e.evidence[0].start, e.id))
    return table.event_rows(merged, load().weapon_class())


def _order(event: Event) -> tuple[str, str]:
    return event.article.published.isoformat(), event.article.id


def _by_dask(paths: list[Path], workers: int, scheduler: str | None) -> Iterator[Result]:
    try:
        from distributed import Client  # the cluster's package is no part of requirements.txt
    except ImportError:
        raise InputError("--engine dask needs the package distributed: pip install it") from None
    try:
        client = Client(scheduler, timeout=10) if scheduler else Client(n_workers=workers)
    except (OSError, ValueError) as error:
        raise InputError(f"--scheduler {scheduler}: no dask scheduler answers ({error})") from None
    with client:
        yield from client.gather(client.map(_one, [path.resolve() for path in paths]))


def _local(paths: list[Path], workers: int) -> Iterator[Result]:
    if workers <= 1:
        yield from map(_one, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_one, paths, chunksize=4)


def _one(path: Path) -> Result:
    """The events of one file, or why it is skipped."""
    try:
        return _cached(read_article(path))
    except InputError as error:
        return str(error)
    except Exception as error:  # one bad article never stops a build
        return f"{path}: {type(error).__name__}: {error}"


def _cached(article: Article) -> list[Event]:
    """The events of the article, from the cache when nothing changed."""
    place = _cache() / hashlib.sha256(_program() + repr(article).encode()).hexdigest()
    with suppress(Exception):  # not there, not readable or not whole: read the article anew
        known: list[Event] = pickle.loads(place.read_bytes())
        return known
    events = extract(article)
    _put(place, pickle.dumps(events))
    return events


@lru_cache(maxsize=1)
def _program() -> bytes:
    """A fingerprint of the program, its vocabulary and the packages it runs with."""
    packages = sorted(f"{d.name} {d.version}" for d in importlib.metadata.distributions())
    digest = hashlib.sha256("\n".join([sys.version, *packages]).encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")) + sorted(FOLDER.glob("*.csv")):
        digest.update(file.read_bytes())
    return digest.digest()


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home) / "escalation-timeline"


def _put(path: Path, content: bytes) -> None:
    """Write the whole file or none; a cache that cannot be written is no error."""
    new = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)


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
