"""Files and pasted text → `Article`: Markdown with front matter, plain text, HTML.

Every failure is an `InputError` that says what is wrong, where, and what to do.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

from pipeline.models import LANGUAGES, Article, InputError, Lang

_KEYS = ("title", "published", "source", "url", "lang")
_KANA = re.compile(r"[ぁ-んァ-ヺ]")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|body|article|meta|title|p)\b", re.IGNORECASE)


def read_article(
    path: str | Path, *, published: date | None = None, lang: Lang | None = None
) -> Article:
    """The article in the file `path`; `published` and `lang` override what the file says.

    Raises InputError for a missing, empty or binary file, a folder, an encoding that is not
    UTF-8 (or declared in HTML), a missing or impossible date, or an unknown language.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise InputError(
            f"{path}: is a folder; name article files, or use: python -m pipeline build {path}"
        ) from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    return parse_article(raw, name=str(path), id=path.stem, published=published, lang=lang)


def parse_article(
    raw: bytes | str,
    *,
    name: str = "text",
    id: str = "text",
    published: date | None = None,
    lang: Lang | None = None,
) -> Article:
    """The article in `raw`; `name` is what messages call it. Raises InputError as above."""
    text = raw if isinstance(raw, str) else _decoded(raw, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(text):
        fields, body = _from_html(text)
    else:
        fields, body = _front_matter(text, name)
    if not body.strip():
        raise InputError(f"{name}: holds no text")
    return Article(
        id=id,
        text=body,
        title=fields.get("title", ""),
        published=published or _published(fields, name),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        lang=lang or _language(fields, body, name),
    )


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in raw:
        raise InputError(f"{name}: is binary, not text; save the article as UTF-8 text")
    elif declared := _CHARSET.search(raw[:2048]):
        encoding = declared.group(1).decode("ascii")
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except LookupError:
        raise InputError(f"{name}: declares an unknown encoding {encoding!r}") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not UTF-8 (byte {error.start}); "
            "save it as UTF-8, e.g. with: iconv -f CP932 -t UTF-8"
        ) from None


def _front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the leading "---" lines, and the text after them."""
    if not text.startswith("---\n"):
        return {}, text
    head, mark, body = text[4:].partition("\n---\n")
    if not mark:
        raise InputError(f"{name}: the front matter is not closed; end it with a line '---'")
    fields = {}
    for number, line in enumerate(head.splitlines(), 2):
        key, colon, value = line.partition(":")
        if line.strip() and not colon:
            raise InputError(f"{name}, line {number}: expected 'key: value', found {line!r}")
        if key.strip() in _KEYS:
            fields[key.strip()] = value.strip().strip("\"'")
    return fields, body


def _published(fields: dict[str, str], name: str) -> date:
    given = fields.get("published", "")
    if not given:
        raise InputError(
            f"{name}: no publication date; add a line 'published: YYYY-MM-DD' to the front "
            "matter, or use --published YYYY-MM-DD"
        )
    return iso_date(given, f"{name}: published")


def iso_date(text: str, what: str) -> date:
    """The date of an ISO date or date-time; raises InputError that begins with `what`."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise InputError(f"{what}: {text!r} is not a date of the form YYYY-MM-DD") from None


def _language(fields: dict[str, str], body: str, name: str) -> Lang:
    given = fields.get("lang", "")[:2].lower()
    for lang in LANGUAGES:
        if given == lang:
            return lang
    if given:
        raise InputError(f"{name}: lang {given!r} is not supported; use ja or en")
    return "ja" if 20 * len(_KANA.findall(body)) > len(body) else "en"


class _Reader(HTMLParser):
    """Collects the paragraphs, headings and list items of a page, and what dates it."""

    _BLOCKS = ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", "article", "br")
    _SKIPPED = ("script", "style", "nav", "footer", "aside", "figure", "template", "noscript")

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.parts: list[str] = []
        self.skipping = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.skipping += tag in self._SKIPPED
        self.in_title = self.in_title or tag == "title"
        if tag in self._BLOCKS:
            self.parts.append("\n\n" + ("#" * int(tag[1]) + " " if tag[1:].isdigit() else ""))
        if tag == "html" and given.get("lang"):
            self.fields["lang"] = given["lang"]
        if tag == "time" and given.get("datetime"):
            self.fields.setdefault("published", given["datetime"])
        if tag == "meta":
            self._meta(given.get("property") or given.get("name", ""), given.get("content", ""))

    def _meta(self, name: str, content: str) -> None:
        key = {
            "article:published_time": "published",
            "date": "published",
            "og:title": "title",
            "og:site_name": "source",
            "og:url": "url",
        }.get(name)
        if key and content:
            self.fields[key] = content

    def handle_endtag(self, tag: str) -> None:
        self.skipping = max(0, self.skipping - (tag in self._SKIPPED))
        self.in_title = self.in_title and tag != "title"
        if tag in self._BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.fields.setdefault("title", data.strip())
        elif not self.skipping:
            self.parts.append(re.sub(r"\s+", " ", data))


def _from_html(text: str) -> tuple[dict[str, str], str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    body = re.sub(r" *\n[ \n]*", "\n\n", "".join(reader.parts)).strip()
    return reader.fields, body
