"""Article → events: `extract` is the whole way from text to dated, evidenced events."""

from __future__ import annotations

from pipeline.extraction.events import trace
from pipeline.extraction.merge import events_of
from pipeline.models import Article, Event


def extract(article: Article) -> list[Event]:
    """The dated events that `article` tells, in text order, restatements merged."""
    tellings = [telling for found in trace(article) for telling in found.tellings]
    return events_of(article, tellings)
