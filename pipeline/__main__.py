"""The commands: `python -m pipeline extract | build | dates | explain | check | teach`.

Exit code 0: done. 2: bad input or usage, with a short message on standard error. 130: interrupted.
Output is UTF-8 whatever the terminal's language.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

from pipeline import table
from pipeline.articles import iso_date, parse_article, read_article
from pipeline.build import build
from pipeline.check import check
from pipeline.explain import explain
from pipeline.extraction import extract
from pipeline.extraction.dates import tag
from pipeline.extraction.merge import merge_events
from pipeline.gazetteer import load
from pipeline.models import LANGUAGES, Article, InputError, Lang
from pipeline.teach import teach

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except InputError as error:
        print(f"pipeline: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader went away: | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    made = commands.add_parser("extract", help="the event table of articles, on standard output")
    _article_options(made)
    made.add_argument("--format", choices=("csv", "json"), default="csv")
    made.add_argument("-o", "--output", type=Path, metavar="OUT")
    made.set_defaults(run=_extract)

    made = commands.add_parser("build", help="articles → data/events.csv and data/evidence.csv")
    made.add_argument("articles", nargs="?", type=Path, default=ROOT / "data" / "articles")
    made.add_argument("--out", type=Path, default=ROOT / "data", metavar="DIR")
    made.add_argument("--workers", type=int, default=1, metavar="N")
    made.add_argument("--engine", choices=("local", "dask"), default="local")
    made.add_argument("--scheduler", metavar="ADDRESS", help="of a dask cluster")
    made.add_argument("--parquet", action="store_true", help="write Parquet files too")
    made.set_defaults(run=_build)

    made = commands.add_parser("dates", help="JSON lines in, JSON lines out: the date tagger alone")
    made.add_argument("--lang", choices=LANGUAGES, help="of lines that name none")
    made.set_defaults(run=_dates)

    made = commands.add_parser("explain", help="what each sentence gave, and why")
    _article_options(made)
    made.set_defaults(run=_explain)

    made = commands.add_parser("check", help="gazetteers and data; accuracy against its floors")
    made.set_defaults(run=lambda _: check(ROOT))

    made = commands.add_parser("teach", help="counts anew which words tell how grave an event is")
    made.set_defaults(run=lambda _: teach(ROOT))
    return parser


def _article_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="an article; - is standard input")
    parser.add_argument("--published", metavar="DATE", help="publication date, YYYY-MM-DD")
    parser.add_argument("--lang", choices=LANGUAGES)


def _articles(options: argparse.Namespace) -> list[Article]:
    published = iso_date(options.published, "--published") if options.published else None
    return [_article(name, published, options.lang) for name in options.files]


def _article(name: str, published: date | None, lang: Lang | None) -> Article:
    if name == "-":
        raw = sys.stdin.buffer.read()
        return parse_article(raw, name="standard input", id="stdin", published=published, lang=lang)
    return read_article(name, published=published, lang=lang)


def _extract(options: argparse.Namespace) -> int:
    events = merge_events(e for article in _articles(options) for e in extract(article))
    frame, _ = table.event_rows(events, load().weapon_class())
    if options.format == "json":
        text = frame.to_json(orient="records", force_ascii=False, indent=1) + "\n"
    else:
        text = table.csv_text(frame)
    if options.output:
        _write(options.output, text)
    else:
        sys.stdout.write(text)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from None


def _build(options: argparse.Namespace) -> int:
    return build(
        options.articles,
        options.out,
        workers=options.workers,
        parquet=options.parquet,
        engine=options.engine,
        scheduler=options.scheduler,
    )


def _explain(options: argparse.Namespace) -> int:
    for article in _articles(options):
        print(explain(article))
    return 0


def _dates(options: argparse.Namespace) -> int:
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if raw.strip():
            print(json.dumps(_tagged(raw, number, options.lang), ensure_ascii=False))
    return 0


def _tagged(raw: bytes, number: int, lang: Lang | None) -> dict[str, object]:
    """One output line of `dates`; raises InputError that names the line."""
    where = f"standard input, line {number}"
    try:
        case = json.loads(raw)
        identity, text = case["id"], case["text"]
        reference = iso_date(case["reference"], f"{where}: reference")
        language = case.get("lang") or lang
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise InputError(
            f"{where}: expected a JSON object with id, text and reference (an ISO date)"
        ) from None
    if language not in LANGUAGES or not isinstance(text, str):
        raise InputError(f"{where}: text must be a string and lang ja or en (or use --lang)")
    return {
        "id": identity,
        "pred": [
            {
                "surface": m.text,
                "start_char": m.start,
                "end_char": m.end,
                "date_start": m.span.first.isoformat() if m.span else None,
                "date_end": m.span.last.isoformat() if m.span else None,
                "precision": m.span.precision if m.span else None,
                "basis": m.basis,
            }
            for m in tag(text, reference, language)
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
