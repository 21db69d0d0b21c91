"""Text to merged table beside bare tokenizing: the ratio of CPU time over the same Japanese text.

    .venv/bin/python -m tests.bench.speed

Bare tokenizing is what nothing on fugashi can beat: every node of every sentence, surface and
features read. Best of seven in one run; read the ratio, not the times.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from fugashi import Tagger

from pipeline import extract, read_article
from pipeline.build import tables
from pipeline.extraction import sentences
from pipeline.extraction.tokens import tokens

ROOT = Path(__file__).resolve().parent.parent.parent


def best(work: Callable[[], object], times: int = 7) -> float:
    """Seconds of CPU time, the least of `times` runs."""
    least = float("inf")
    for _ in range(times):
        tokens.cache_clear()
        began = time.process_time()
        work()
        least = min(least, time.process_time() - began)
    return least


def main() -> None:
    articles = [read_article(p) for p in sorted((ROOT / "data" / "articles").glob("ja-*.md"))]
    texts = [s.text for a in articles for s in sentences.split(a.text, "ja")]
    tagger = Tagger()

    def bare() -> int:
        return sum(len(n.surface) + len(n.feature_raw) for text in texts for n in tagger(text))

    def whole() -> object:
        return tables(extract(article) for article in articles)

    whole()  # load the vocabulary before the clock starts
    base, ours = best(bare), best(whole)
    size = sum(len(a.text) for a in articles)
    print(f"{size} characters: fugashi {base:.3f} s, text to table {ours:.3f} s")
    print(f"ratio {ours / base:.2f}")


if __name__ == "__main__":
    main()
