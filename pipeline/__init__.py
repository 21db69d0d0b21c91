"""Japanese and English news about wars and nuclear threats → a dated, evidenced event table."""

from pipeline.articles import read_article
from pipeline.extraction import extract

__all__ = ["extract", "read_article"]
