"""Files and pasted text → `Article`: Markdown with front matter, plain text, HTML.

Every failure is an `InputError` that says what is wrong, where, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import groupby, pairwise
from pathlib import Path
from typing import ClassVar
from unicodedata import east_asian_width

from pipeline.extraction import sentences
from pipeline.models import LANGUAGES, Article, InputError, Lang

_BINARY = "is binary, not text; save the article as UTF-8 text"
_KEYS = ("title", "published", "source", "url", "lang")
_KANA = re.compile(r"[ぁ-んァ-ヺ]")
_MARKS = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Pages that say Shift_JIS hold Microsoft's larger set (①, 髙), as browsers know.
_MEANT = {"shift_jis": "cp932", "x-sjis": "cp932", "shift-jis": "cp932"}
_HTML = re.compile(
    r"\s*(?>(?:<!--.*?-->|<\?xml.*?\?>)\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|section|div|meta|title|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDED = re.compile(r"[。！？!?.…:：][」』）)”\"'*_]*\s*$")
_LETTERS = re.compile("[A-Za-z]{2}")
# a mark of a list, 「26日　国連安保理で…」
_OWN_LINE = re.compile(
    rf"\s*(?:[#|*_+•–{sentences.MARKS}【]|[-=]|\d+[.)]\s|{sentences.DATED_LINE})|\u3000|"
    r"(?:(?:[0-9０-９]+月)?[0-9０-９]+日|[0-9０-９]{1,2}(?:・[0-9０-９]{1,2}){1,2})\u3000"
)
# 「…の供与を発表⏎26日、…」: the next item of a chronology that no full stop ends
_NEW_DAY = re.compile(
    r"(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日|(?:同|翌)日|(?:その)?[0-9０-９]+(?:日|週間|カ月)後"
)
_ENDS_ON_NOUN = re.compile(r"(?![年月])[一-龯ァ-ヶ」）)]\s*$")
_LINK = re.compile(
    r"!\[[^\[\]\n]*\]\([^()\s]*\)|\[(?P<words>[^\[\]\n]+)\]\((?:https?:|[/#.])[^()\s]*\)"
)
_CITED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_BROKEN = re.compile(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])")  # a line of Japanese HTML
# What schema.org's description of a news page gives, in a script that is otherwise skipped.
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


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
    identity = path.stem.encode(errors="replace").decode()  # a file name may hold any bytes
    return parse_article(raw, name=str(path), id=identity, published=published, lang=lang)


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
    if "\0" in text:
        raise InputError(f"{name}: {_BINARY}")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.match(text):
        fields, body = _from_html(text, name)
    else:
        fields, body = _front_matter(text, name)
    fields = {key: " ".join(value.split()) for key, value in fields.items()}
    lang = lang or _language(fields, body, name)
    body = _unwrapped(body, lang)
    if not body.strip():
        raise InputError(f"{name}: holds no text; put the article's sentences into it")
    return Article(
        id=id,
        text=body,
        title=fields.get("title", ""),
        published=published or _published(fields, name),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
        lang=lang,
    )


def _decoded(raw: bytes, name: str) -> str:
    encoding = _encoding(raw)
    if b"\0" in raw and encoding != "utf-16":
        raise InputError(f"{name}: {_BINARY}")
    try:
        return raw.decode(encoding)
    except LookupError:
        raise InputError(
            f"{name}: declares an unknown encoding {encoding!r}; save it as UTF-8"
        ) from None
    except UnicodeError as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"{name}: not {encoding.removesuffix('-sig').upper()}{where}; "
            "save it as UTF-8, e.g. with: iconv -f CP932 -t UTF-8"
        ) from None


def _encoding(raw: bytes) -> str:
    """What the byte order mark says, else the page itself, else UTF-8."""
    for mark, encoding in _BOMS.items():
        if raw.startswith(mark):
            return encoding
    declared = _CHARSET.search(raw[:2048])
    name = declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"
    return _MEANT.get(name, name)


def _front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the leading "---" lines, and the text after them."""
    if not re.match(r"---[ \t]*\n", text):
        return {}, text
    found = _MARKS.match(text)
    if not found:
        raise InputError(f"{name}: the front matter is not closed; end it with a line '---'")
    fields = {}
    for number, line in enumerate(found.group(1).split("\n"), 2):
        key, colon, value = line.partition(":")
        if line.strip() and not colon:
            raise InputError(f"{name}, line {number}: expected 'key: value', found {line!r}")
        if key.strip() in _KEYS:
            fields[key.strip()] = _unquoted(value.strip())
    return fields, text[found.end() :]


def _unquoted(value: str) -> str:
    """The value without the quotes around all of it ('no' to 'yes' keeps its own)."""
    quoted = _QUOTED.fullmatch(value)
    return (quoted[1] or quoted[2] or "") if quoted else value


def _published(fields: dict[str, str], name: str) -> date:
    given = fields.get("published", "")
    if not given:
        raise InputError(
            f"{name}: no publication date; add a line 'published: YYYY-MM-DD' to the front "
            "matter, or use --published YYYY-MM-DD"
        )
    return _written_date(given) or iso_date(given, f"{name}: published")


def _written_date(text: str) -> date | None:
    """A date written out with its month's name or 年月日 ("19 November 2024"), else None.

    dateparser knows the spellings; strict, so that nothing is filled in from today. Numbers alone
    ("03/04/2024") stay refused: their order is anyone's guess.
    """
    if not re.search(r"[^\W\d_]{3}|年", text) or re.match(r"\d{4}-", text):
        return None
    import dateparser  # takes as long to load as all the rest, and few articles need it

    found = dateparser.parse(
        text,
        languages=list(LANGUAGES),
        settings={
            "STRICT_PARSING": True,
            "PARSERS": ["absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
            "RELATIVE_BASE": datetime(1970, 1, 1),
        },
    )
    return found.date() if found else None


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


def _unwrapped(text: str, lang: Lang) -> str:
    """`text` with the lines that a mail program or a PDF broke put together again.

    Of Markdown links the words are left, of quotations the lines without their mark.
    """
    text = _LINK.sub(r"\g<words>", _CITED.sub("", text))
    blocks = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return "\n".join("\n".join(_joined(list(lines), lang)) for _, lines in blocks)


def _joined(lines: list[str], lang: Lang) -> Iterator[str]:
    """The lines of one block, those as one that were broken because they were full.

    A title above a long line is short beside it, lines of a list begin with marks or days, and a
    list of catchwords has no full stop.
    """
    days = 4 * sum(line.lstrip()[:1].isdigit() for line in lines) >= 3 * len(lines)
    if len(lines) == 1 or days or not any("。" in line or _ENDED.search(line) for line in lines):
        yield from lines
        return
    full = 0.75 * max(map(_width, lines))
    parts = [lines[0]]
    for line, after in pairwise(lines):
        own = _ENDED.search(line) or line.startswith(("#", "|")) or _OWN_LINE.match(after)
        own = own or (_NEW_DAY.match(after) and _ENDS_ON_NOUN.search(line))
        if own or _width(line) < full:
            yield "".join(parts)
            parts = [after]
        else:
            blank = lang == "en" or _LETTERS.fullmatch(line[-1] + after[0])
            parts[-1] = parts[-1].rstrip() + " " * bool(blank)
            parts.append(after.lstrip())
    yield "".join(parts)


def _width(line: str) -> int:
    """Columns of a screen: two for a kanji or kana."""
    return sum(1 + (east_asian_width(char) in "WF") for char in line)


class _Reader(HTMLParser):
    """Collects the paragraphs, headings and list items of a page, and what dates it."""

    _BLOCK = re.compile(
        "p|li|blockquote|h[1-6]|div|article|section|header|main|br|hr|pre|dt|dd|ul|ol|tr|td|th"
    )
    _SKIPPED = re.compile(
        "script|style|nav|footer|aside|figure|template|noscript|button|select|svg|iframe"
    )
    _METAS: ClassVar[dict[str, str]] = {
        "article:published_time": "published",
        "datePublished": "published",
        "date": "published",
        "og:title": "title",
        "og:site_name": "source",
        "og:url": "url",
    }

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.time = ""  # the first one shown: less sure than what the page says of itself
        self.parts: list[str] = []
        self.skipping = 0
        self.in_title = False
        self.in_reading = False  # the kana beside a kanji word, not part of the text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.skipping += bool(self._SKIPPED.fullmatch(tag))
        self.in_title = self.in_title or tag == "title"
        self.in_reading = tag in ("rt", "rp")
        if self._BLOCK.fullmatch(tag):
            self.parts.append("\n\n" + ("#" * int(tag[1]) + " " if tag[1:].isdigit() else ""))
        if tag == "html" and given.get("lang"):
            self.fields["lang"] = given["lang"]
        if tag == "time" and given.get("datetime"):
            self.time = self.time or given["datetime"]
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop", "")
            if name in self._METAS and given.get("content"):
                self.fields[self._METAS[name]] = given["content"]

    def handle_endtag(self, tag: str) -> None:
        self.skipping = max(0, self.skipping - bool(self._SKIPPED.fullmatch(tag)))
        self.in_title = self.in_title and tag != "title"
        self.in_reading = self.in_reading and tag not in ("rt", "rp", "ruby")
        if self._BLOCK.fullmatch(tag):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.fields.setdefault("title", data)
        elif not self.skipping and not self.in_reading:
            self.parts.append(re.sub(r"\s+", " ", _BROKEN.sub("", data)))


def _from_html(text: str, name: str) -> tuple[dict[str, str], str]:
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:  # how the standard library gives up, e.g. on "<![x["
        raise InputError(f"{name}: HTML that cannot be read; save it as plain text") from None
    described = _JSON_LD_DATE.search(text)
    reader.fields.setdefault("published", described.group(1) if described else reader.time)
    body = re.sub(r" *\n[ \n]*", "\n\n", "".join(reader.parts)).strip()
    return reader.fields, body
