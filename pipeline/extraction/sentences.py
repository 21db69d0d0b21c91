"""Text → sentences and headings that know their place.

Markdown and plain text alike. A span leaves out list marks, heading marks and anything a
spreadsheet would take for the start of a formula, so that evidence stays verbatim in a CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.models import Lang, Sentence

BOLD_LINE, LONE_LINE = 7, 8  # ranks of headings that no "#" marks

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"\s*(#{1,6})\s")
_NOTE = r"(?:\s*[(（][^()（）]*[)）])?\s*$"  # "15 November (all times local)"
_BOLD = re.compile(rf"\s*(?:\*\*[^*]+\*\*|__[^_]+__){_NOTE}")
MARKS = "・※▽▼△▲▷▶■□●○◎◆◇★☆"  # of Japanese lists and headings, without a blank: ▼1月
# "24 Feb – Russia invades", "May 11, 2023: …": a line that its date sets off
DATED_LINE = (
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?(?:\s*[:–—|]|\s+-)\s"
)
_ITEM = re.compile(rf"\s*(?:[-*+•–]\s|\d{{1,2}}[.)]\s|[{MARKS}]|{DATED_LINE}|\d{{4}}\s*$)")
# ■20日（水）: a heading, though lists have such marks
_DAY_LINE = re.compile(
    rf"[{MARKS}]?[【＜〈]?"
    r"(?:(?:[0-9０-９]+年)?(?:[0-9０-９]+月)?[0-9０-９]+日(?:[（(].[)）])?|[月火水木金土日]曜日?)"
    rf"(?:午前|午後|未明|早朝|朝|夜)?[】＞〉]?[{MARKS}]?"
)
_NUMBER = re.compile(r"\s*\d{1,2}\.")
# what may stand before the words of a line: list and quote marks, emphasis, formula starts
_LEAD = re.compile(rf"[\s#>*_=+\-@＝＋－＠−•–|{MARKS}]+")
_LETTER = re.compile(r"[^\W_]")
_TAIL = " \t\r\n\u3000*_#"
_ENDS = "。！？!?.…」』）)]”\"'*_:："
# ▽ sets items apart within a line: 「…を非難▽13日、…が到着▽15日、…」
_JA_END = re.compile(r"[。！？!?]+[」』）)”\"]*|[「『（(]|[」』）)]|(?<=.)[▽▼◇◆](?=.)")
_BRACKET = re.compile(r"[「『（(」』）)]")
_OPEN, _CLOSE = "「『（(", "」』）)"
# begins where a run of marks begins and never steps back, so "......" costs no more than words
_EN_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*_]*+(?=\s+(?P<next>[\"'“‘(\[*_—–-]*\w))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|St|Mt|No|Nos|vs|v|"
    r"Jr|Sr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|"
    r"Fri|Sat|Sun|approx|cf|etc|e\.g|i\.e|U\.S|U\.K|U\.N|D\.C)|\b[A-Z])\.$"
)

# "at 7 a.m. Moscow time", "at 7 a.m. Monday": the sentence goes on
_CLOCK = re.compile(
    r"(?:[A-Z][a-z]+ ){1,2}time\b|(?:[A-Z][a-z]+day|GMT|UTC|[A-Z]{2,3}T|January|February|March|"
    r"April|May|June|July|August|September|October|November|December)\b"
)
_HOUR = re.compile(r"\b[ap]\.m\.$")


def split(text: str, lang: Lang) -> list[Sentence]:
    """The sentences and headings of `text`, in order, not overlapping."""
    found: list[Sentence] = []
    blocks = list(_blocks(text, lang))
    if len(blocks) == 1 and blocks[0][2] == LONE_LINE:  # a sentence without its full stop
        blocks = [(*blocks[0][:2], 0)]
    for number, (start, end, rank) in enumerate(blocks):
        spans = _japanese(text, start, end) if lang == "ja" else _english(text, start, end)
        for first, last in [(start, end)] if rank else spans:
            trimmed = _trim(text, first, last)
            if trimmed:
                a, b = trimmed
                found.append(Sentence(a, b, text[a:b], rank, number))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return (start, end) if _LETTER.search(text, start, end) else None


def _blocks(text: str, lang: Lang) -> Iterator[tuple[int, int, int]]:
    """(start, end, heading rank) of each paragraph, list item and heading."""
    open_start, open_end, lines = -1, -1, 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group()
        blank = line.isspace()
        rank = 0 if blank else _rank(line)
        new = blank or rank or text[open_end:start] != "\n" or _ITEM.match(line)
        if open_start >= 0 and new:
            yield open_start, open_end, _lone(text, open_start, open_end, lines, lang)
            open_start = -1
        if blank:
            continue
        if rank:
            yield start, end, rank
        elif open_start < 0:
            open_start, open_end, lines = start, end, 1
        else:
            open_end, lines = end, lines + 1
    if open_start >= 0:
        yield open_start, open_end, _lone(text, open_start, open_end, lines, lang)


def _rank(line: str) -> int:
    if mark := _HEADING.match(line):
        return len(mark.group(1))
    return BOLD_LINE if _BOLD.match(line) else 0


def _lone(text: str, start: int, end: int, lines: int, lang: Lang) -> int:
    """The rank of a paragraph that is one unfinished line: a link, a caption, a subheading."""
    line = text[start:end].strip()
    if _DAY_LINE.fullmatch(line):
        return LONE_LINE
    line = re.sub(_NOTE, "", line) or line
    if lines > 1 or _ITEM.match(line) or line[-1] in _ENDS:
        return 0
    short = len(line) <= 60 if lang == "ja" else len(line.split()) <= 12
    return LONE_LINE if short else 0


def _japanese(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after 。！？ and at line ends, but not inside 「quotes」 that close in their line."""
    for line in _LINE.finditer(text, start, end):
        first, depth = line.start(), 0
        balance = _balanced(line.group())
        told = line[0].rstrip().endswith("。")  # a line of ▽ that ends in none names other stories
        for mark in _JA_END.finditer(text, line.start(), line.end()):
            sign = mark.group()
            if sign[0] in _OPEN:
                depth += balance
            elif sign[0] in _CLOSE:
                depth = max(0, depth - 1)
            elif sign in MARKS:
                if depth == 0 and told:
                    yield first, mark.start()
                    first = mark.start()
            else:
                closed = len(sign) > 1 and sum(c in _CLOSE for c in sign)
                depth = max(0, depth - closed)
                quoted = closed and text[mark.end() : mark.end() + 1] in tuple("とはもがのな")
                if depth == 0 and not quoted:
                    yield first, mark.end()
                    first = mark.end()
        yield first, line.end()


def _balanced(line: str) -> int:
    """1 when the brackets of the line pair up, else 0: then they protect nothing.

    Nor does 「 that opens and 」 that closes the whole line: an answer of an interview.
    """
    depth, pairs = 0, 0
    for bracket in _BRACKET.finditer(line):
        depth += 1 if bracket.group() in _OPEN else -1
        pairs += depth == 0
        if depth < 0:
            return 0
    whole = pairs == 1 and line[:1] == "「" and line[-1:] == "」"
    return int(depth == 0 and not whole)


def _english(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for mark in _EN_END.finditer(text, start, end):
        stop = mark.end()
        before = text[max(first, stop - 12) : stop]
        if before.endswith(".") and (
            _ABBREVIATION.search(before) or _NUMBER.fullmatch(text, first, stop)
        ):
            continue
        if _HOUR.search(before) and _CLOCK.match(text, mark.start("next")):
            continue
        if mark["next"][0].islower() and not mark.group().endswith(("!", "?")):
            continue
        yield first, stop
        first = stop
    yield first, end
