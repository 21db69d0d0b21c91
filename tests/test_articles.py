"""Files → articles: every form that is read, and a message to act on for every one that is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extract
from pipeline.articles import parse_article, read_article
from pipeline.models import InputError

ROOT = Path(__file__).parent.parent
DAY = date(2024, 11, 20)
JA = "ロシア軍は19日、ミサイルを発射した。\n"
EN = "Russia fired a missile on Tuesday.\n"
HEAD = "---\ntitle: 題\npublished: 2024-11-20\nsource: 社\nurl: https://example.org/1\n---\n"

PAGE = """<!DOCTYPE html>
<html lang="ja-JP"><head><meta charset="utf-8"><title>発射 | 例の新聞</title>
<meta property="article:published_time" content="2024-11-20T08:30:00+09:00">
<meta property="og:site_name" content="例の新聞"><style>p { color: red }</style></head>
<body><nav><a href="/">ホーム</a></nav>
<article><h2>見出し</h2><p>ロシア軍は19日、
ミサイルを<b>発射</b>した。</p><ul><li>一つ目</li><li>二つ目</li></ul></article>
<script>var shown = "広告";</script><footer>例の新聞社</footer></body></html>"""

# raw file, what it must give, why
READ = [
    (HEAD + JA, {"title": "題", "source": "社", "url": "https://example.org/1"}, "front matter"),
    (HEAD + JA, {"text": JA, "published": DAY, "lang": "ja"}, "the text after it, unchanged"),
    (HEAD + EN, {"lang": "en"}, "the language is seen in the text"),
    (HEAD.replace("---\n", "--- \n") + JA, {"text": JA}, "a blank after the marks"),
    ("---\npublished: 2024-11-20\nlang: en\n---\n" + JA, {"lang": "en"}, "a language given wins"),
    ("---\npublished: 2024-11-20T23:10:00+09:00\n---\n" + EN, {"published": DAY}, "a date-time"),
    ("---\npublished: '2024-11-20'\n---\n" + EN, {"published": DAY}, "a quoted value"),
    (HEAD.replace("題", "'No' to 'yes'") + EN, {"title": "'No' to 'yes'"}, "quotes of its own"),
    (HEAD.replace("題", "Kyiv: day 1000") + EN, {"title": "Kyiv: day 1000"}, "a colon in a title"),
    (HEAD.replace("---\ntitle", "---\ntags: a\ntitle") + EN, {"title": "題"}, "keys not ours"),
    (
        HEAD.replace("題", "a \x85 b\u3000c") + EN,
        {"title": "a b c"},
        "blanks and breaks in a title",
    ),
    (
        "<meta property=og:title content='a&#13;b'><meta name=date content=2024-11-20><p>x",
        {"title": "a b"},
        "a line break in a page's title",
    ),
    (
        HEAD + "ウクライナ軍は19日、米国製の長射程ミサイルで\nロシア西部の弾薬庫を攻撃した。\n",
        {"text": "ウクライナ軍は19日、米国製の長射程ミサイルでロシア西部の弾薬庫を攻撃した。\n"},
        "lines broken because they were full",
    ),
    (
        HEAD + "Ukraine fired missiles at a depot in\nRussia on Tuesday, the army said.\n",
        {"text": "Ukraine fired missiles at a depot in Russia on Tuesday, the army said.\n"},
        "and in English, with a blank",
    ),
    (HEAD + "発射\n" + JA, {"text": "発射\n" + JA}, "a title above its text is short"),
    (
        HEAD + "19日 ロシアが発射\n20日 ウクライナが反撃。\n",
        {"text": "19日 ロシアが発射\n20日 ウクライナが反撃。\n"},
        "items of a chronology begin with days",
    ),
    (HEAD + "中国、ロシア\n北朝鮮\n", {"text": "中国、ロシア\n北朝鮮\n"}, "catchwords: no stop"),
    (HEAD + JA + JA, {"text": JA + JA}, "a line that ends its sentence"),
    (HEAD + "- Kyiv and\n- Moscow.\n", {"text": "- Kyiv and\n- Moscow.\n"}, "list items"),
    (HEAD + EN + "---\n" + EN, {"text": EN + "---\n" + EN}, "a rule in the text is text"),
    ("\ufeff" + HEAD + JA, {"text": JA, "title": "題"}, "a byte order mark"),
    ((HEAD + JA).encode("utf-16"), {"text": JA, "title": "題"}, "UTF-16, as Windows saves it"),
    ((HEAD + JA).replace("\n", "\r\n"), {"text": JA, "title": "題"}, "CRLF line ends"),
    ((HEAD + JA).replace("\n", "\r"), {"text": JA}, "CR line ends"),
    (PAGE, {"published": DAY, "lang": "ja", "source": "例の新聞"}, "a page's meta lines"),
    (PAGE, {"title": "発射 | 例の新聞"}, "its title, where nothing better is given"),
    (
        PAGE,
        {"text": "## 見出し\n\nロシア軍は19日、ミサイルを発射した。\n\n一つ目\n\n二つ目"},
        "only the words of the article: no menu, script, style or footer",
    ),
    (
        PAGE.replace("発射</b>", "<ruby>発射<rp>(</rp><rt>はっしゃ</rt><rp>)</rp></ruby></b>"),
        {"text": "## 見出し\n\nロシア軍は19日、ミサイルを発射した。\n\n一つ目\n\n二つ目"},
        "how a word is read stands beside it, not in it",
    ),
    (
        PAGE.replace("発射</b>", "<ruby>発射<rt>はっしゃ</ruby></b>"),
        {"text": "## 見出し\n\nロシア軍は19日、ミサイルを発射した。\n\n一つ目\n\n二つ目"},
        "its end may be left out",
    ),
    (PAGE.encode().replace(b"utf-8", b"utf-8", 1), {"lang": "ja"}, "a declared encoding"),
    (
        PAGE.replace("utf-8", "Shift_JIS").replace("一つ目", "①").encode("cp932"),
        {"title": "発射 | 例の新聞", "source": "例の新聞"},
        "Shift_JIS with Microsoft's letters",
    ),
    (b"\xef\xbb\xbf" + PAGE.encode(), {"source": "例の新聞"}, "a page with a byte order mark"),
    (f"<!-- saved -->\n{PAGE}", {"source": "例の新聞"}, "a comment before the page"),
    (
        f"<p>{EN}</p><time datetime='2024-11-20'>Wed</time><time datetime='2024-11-19'>Tue</time>",
        {"text": EN.strip() + "\n\nWedTue", "published": DAY},
        "the first <time> of a page that says nothing else",
    ),
    (
        '<head><script type="application/ld+json">{"datePublished": "2024-11-20"}</script>'
        f"<time datetime='2024-12-31'>now</time><p>{EN}",
        {"published": DAY},
        "schema.org's date before a <time>",
    ),
    (
        f"<meta itemprop=datePublished content=2024-11-20><h1>A &amp; B</h1><div>{EN}<br>x</div>",
        {"text": "# A & B\n\nRussia fired a missile on Tuesday.\n\nx"},
        "entities, line breaks, unquoted attributes",
    ),
    (
        "<p>a<table><tr><td>1 May</td><td>war</td></tr></table><meta name=date content=2024-11-20>",
        {"text": "a\n\n1 May\n\nwar"},
        "cells of a table stay apart",
    ),
]


@pytest.mark.parametrize(("raw", "expected", "point"), READ)
def test_read(tmp_path: Path, raw: str | bytes, expected: dict[str, object], point: str) -> None:
    article = read_article(saved(tmp_path / "note.md", raw))
    assert {key: getattr(article, key) for key in expected} == expected, point
    assert article.id == "note"


# raw file (None: not there), what the message must say besides the file's name, why
BAD: list[tuple[str | bytes | None, str, str]] = [
    (None, "no such file", "missing"),
    ("", "holds no text; put the article's sentences into it", "empty"),
    (" \n\u3000\n", "holds no text", "blank"),
    (HEAD, "holds no text", "front matter alone"),
    (HEAD + ">\n> \n", "holds no text", "marks of a quotation alone"),
    (HEAD.rstrip("\n"), "holds no text", "front matter alone, no line end"),
    ("<html><body><script>x</script></body></html>", "holds no text", "a page made by a script"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[4:], "is binary", "a picture"),
    (b"\xff\xfe\0\0\0\0", "is binary", "NUL letters in UTF-16"),
    ((HEAD + JA).encode("cp932"), "not UTF-8 (byte 11); save it as UTF-8", "CP932"),
    ((HEAD + JA).encode("utf-16")[:-1], "not UTF-16", "UTF-16 cut in the middle"),
    ("<meta charset=klingon><p>" + EN, "unknown encoding 'klingon'", "an encoding of no machine"),
    ("<meta charset=hex><p>" + EN, "unknown encoding 'hex'", "a codec that is no encoding"),
    ("<meta charset=undefined><p>" + EN, "not UNDEFINED", "a codec that always fails"),
    ("---\ntitle: x\n" + EN, "end it with a line '---'", "front matter not closed"),
    ("---\ntitle\n---\n" + EN, ", line 2: expected 'key: value'", "no colon"),
    (EN, "add a line 'published: YYYY-MM-DD'", "no date"),
    ("---\ntitle: x\n---\n" + EN, "or use --published YYYY-MM-DD", "no date in front matter"),
    (HEAD.replace("11-20", "13-45") + EN, "'2024-13-45' is not a date", "an impossible date"),
    (HEAD.replace("2024-11-20", "20 Nov") + EN, "'20 Nov' is not a date", "a date in words"),
    (HEAD.replace("2024-11-20", "") + EN, "no publication date", "an empty date"),
    (HEAD.replace("source", "lang") + EN, "lang '社' is not supported; use ja or en", "no code"),
    (HEAD.replace("source: 社", "lang: fr") + EN, "'fr' is not supported", "another language"),
    (
        '<html lang="de"><p>' + EN + "<time datetime=2024-11-20>",
        "'de' is not supported",
        "a page's",
    ),
    ("<p>x<![x[", "cannot be read", "a declaration that no parser knows"),
]


@pytest.mark.parametrize(("raw", "message", "point"), BAD)
def test_refused(tmp_path: Path, raw: str | bytes | None, message: str, point: str) -> None:
    path = tmp_path / "note.md" if raw is None else saved(tmp_path / "note.md", raw)
    with pytest.raises(InputError) as refusal:
        read_article(path)
    assert message in str(refusal.value), point
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_folder_is_refused_with_the_command_for_folders(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is a folder; .* python -m pipeline build"):
        read_article(tmp_path)


def test_what_the_caller_gives_wins_over_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path / "note.txt", HEAD.replace("2024-11-20", "soon") + EN)
    article = read_article(path, published=DAY, lang="ja")
    assert (article.published, article.lang) == (DAY, "ja")


def test_a_file_name_of_any_bytes_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    path = saved(tmp_path / "caf\udce9.md", HEAD + EN)
    assert read_article(path).id == "caf?"


def test_events_of_an_article_stay_when_its_lines_are_broken() -> None:
    path = ROOT / "data" / "articles" / "en-analysis-2025-07-twelve-day-war.md"
    head, body = path.read_text("utf-8").rsplit("---\n", 1)
    lines = "\n".join(fill(line, 72, break_on_hyphens=False) for line in body.split("\n"))
    assert lines.count("\n") > body.count("\n") + 20
    whole, broken = (extract(parse_article(head + "---\n" + text)) for text in (body, lines))
    assert [e.id for e in broken] == [e.id for e in whole]


def test_an_item_that_opens_with_a_day_is_no_broken_line() -> None:
    head = "---\ntitle: 年表\npublished: 2024-11-20\nlang: ja\n---\n"
    items = (
        "東部の州都に向けて進軍が始まり、政府は総動員令を発表\n16日、米国が追加の支援を表明した。"
    )
    broken = "東部の州都に向けて進軍が始まり、政府は総動員令を、\n16日に議会へ示した。"
    assert parse_article(head + items).text.count("\n") == 1
    assert parse_article(head + broken).text.count("\n") == 0


# Front matter, pages and bytes in pieces, whole and broken.
PIECES = st.sampled_from(
    [
        *("---\n", "published: 2024-11-20\n", "title: '", "lang: ja\n", "文", "\r"),
        *("<!DOCTYPE html", "<html lang=ja>", "<meta charset=", "<p>", "</p>", "<h1", "<script>"),
        *("<![CDATA[", "<![x[", "<!--", "&#0;"),
    ]
)


@given(raw=st.one_of(st.binary(), st.text(), st.lists(PIECES).map("".join)))
def test_nothing_raises_but_an_input_error(raw: str | bytes) -> None:
    try:
        found = parse_article(raw, published=DAY)
    except InputError as refusal:
        assert str(refusal).startswith("text")
    else:
        assert found.text.strip()
        assert not {"\r", "\0"} & {*found.text, *found.title, *found.source, *found.url}


def saved(path: Path, raw: str | bytes) -> Path:
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path
