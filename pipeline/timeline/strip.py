"""The overview: how many events each day, month or year has and how grave, as data for strip.js."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.models import Lang
from pipeline.timeline.labels import level_name, short_date, word
from pipeline.timeline.layout import Window
from pipeline.timeline.store import Mask, Store

# A window of at most so many days has bins of this unit of numpy, of this precision.
_UNITS = ((100, "D", "day"), (6000, "M", "month"), (10**7, "Y", "year"))


def strip(store: Store, mask: Mask, span: Window, chosen: Window, lang: Lang) -> dict[str, Any]:
    """Events of `mask`, by the day they begin, in bins over `span`; one place per bin.

    `edges` are where bins begin and the last one ends, as shares of `span`; `days` their first
    and last days; `chosen` the first and last bin with a day of the window `chosen`.
    """
    length = span.last + 1 - span.first
    unit, precision = next((unit, name) for most, unit, name in _UNITS if length <= most)
    first, last = np.array(span.dates, dtype=f"datetime64[{unit}]")
    starts = np.arange(first, last + 2).astype("datetime64[D]")
    edges = starts.astype("int64")
    bins = np.searchsorted(edges, store.first[mask], side="right") - 1
    inside = (bins >= 0) & (bins < len(edges) - 1)
    counts = np.bincount(bins[inside], minlength=len(edges) - 1)
    levels = np.zeros(len(counts), dtype="int64")
    np.maximum.at(levels, bins[inside], store.level[mask][inside])
    days = list(zip(starts[:-1].astype(str), (starts[1:] - 1).astype(str), strict=True))
    names = [short_date(lang, *ends, precision) for ends in days]
    graves = [level_name(lang, int(level)) for level in levels]
    held = zip(names, counts, graves, strict=True)
    low, high = np.searchsorted(edges[1:], [chosen.first, chosen.last], side="right")
    return {
        "edges": np.clip((edges - span.first) / length, 0, 1).round(4).tolist(),
        "days": days,
        "names": names,
        "texts": [
            word(lang, "bin", name=name, count=count, level=level) if count else ""
            for name, count, level in held
        ],
        "counts": counts.tolist(),
        "levels": levels.tolist(),
        "chosen": np.clip([low, high], 0, len(counts) - 1).tolist(),
        "words": {key: word(lang, f"strip_{key}") for key in ("from", "to", "label")}
        | {"unit": word(lang, f"strip_{precision}")},
    }
