"""Text to merged table beside bare tokenizing: the ratio of CPU time over the same Japanese text.

    .venv/bin/python -m tests.bench.speed

Bare tokenizing is what nothing on fugashi can beat: every node of every sentence, its surface and
its features as one string. Reading a field of the features (`word.feature.lemma`, as fugashi's
manual does) costs more; that ratio stands beside. Best of seven in one run, by turns; read the
ratios, not the times.
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


def best(works: dict[str, Callable[[], object]], times: int = 7) -> dict[str, float]:
    """Seconds of CPU time of each, the least of `times` runs that take turns."""
    least = dict.fromkeys(works, float("inf"))
    for _ in range(times):
        for name, work in works.items():
            tokens.cache_clear()
            began = time.process_time()
            work()
            least[name] = min(least[name], time.process_time() - began)
    return least


def main() -> None:
    articles = [read_article(p) for p in sorted((ROOT / "data" / "articles").glob("ja-*.md"))]
    texts = [s.text for a in articles for s in sentences.split(a.text, "ja")]
    tagger = Tagger()
    works: dict[str, Callable[[], object]] = {
        "nodes": lambda: sum(
            len(n.surface) + len(n.feature_raw) for text in texts for n in tagger(text)
        ),
        "lemmas": lambda: [(n.surface, n.feature.lemma) for text in texts for n in tagger(text)],
        "ours": lambda: tables(extract(article) for article in articles),
    }
    works["ours"]()  # load the vocabulary before the clock starts
    took = best(works)
    size = sum(len(a.text) for a in articles)
    print(f"{size} characters: " + ", ".join(f"{k} {v:.3f} s" for k, v in took.items()))
    print(f"ratio to bare nodes {took['ours'] / took['nodes']:.2f}")
    print(f"ratio to nodes with their lemmas {took['ours'] / took['lemmas']:.2f}")


if __name__ == "__main__":
    main()
