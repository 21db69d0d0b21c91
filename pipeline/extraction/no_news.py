"""What is no news: text about the paper, the writer's guesses, experts' talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import sentences
from pipeline.extraction.predicates import PredicateMention
from pipeline.extraction.segments import Found
from pipeline.models import Lang, Sentence

# Credits, links to other stories, corrections, previews: text about the paper, not the news.
# A market report is none either; a strike that moves the markets is.
_ABOUT_THE_PAPER = re.compile(
    r"[（(＜<【\[](?:.*[）)＞>】\]]$|写真|関連|特集|あわせて|作成|本稿|クレジット|編集|取材)|※|"
    "写真[：:＝=／/]|このあと|続いて|次回|関連記事|あわせて読みたい|(?:本紙|小紙|本誌|筆者|記者|私)(?:たち)?[はもが]"
)
_MOVED = "[^。]{0,20}(?:増え|減[っり]|上昇|低下|下落|落ち込)"
_NOT_NEWS_JA = (  # words, what must follow them
    ("番組 次号 連載 別の記事", "[^。]{0,12}(?:配信|放送|発売|掲載|公開)"),
    ("配信 放送 掲載", "(?:し|され)ている[^。]{0,4}番組"),
    ("▽ 脱稿 （→ \\(→ 最安値 最高値 支持率 世論調査", ""),
    ("社説", "[でがは]"),
    ("撮影 提供", "[）)]。?$"),
    (
        "相場 株価 平均株 為替",
        "[^。]{0,20}(?:上昇|下落|推移|続落|反発|高値|安値|下が|上が)",
    ),
    ("% ％ 割 倍", f"(?<=[0-9０-９].){_MOVED}"),
    ("数 量 額", f"[はが]{_MOVED}"),
)
_NOT_NEWS: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(
        "|".join(word + then for words, then in _NOT_NEWS_JA for word in words.split())
    ),
    "en": re.compile(
        r"^(?:Last )?[Uu]pdated\b|^(?:Read more|MORE|More:|Corrections?|Graphics?|Photo|Source|"
        r"Compiled by|The writer)|"
        r"^(?:In a moment|Coming up|Up next|Still to come)|^This is an? (?:\w+ )?transcript|"
        r"\blive (?:coverage|blog|updates)\b|\b(?:newsletter|next (?:column|issue|edition))\b"
    ),
}
# the line over links to other stories
_LINKS_FOLLOW = re.compile(
    r"[【＜]?(?:関連(?:記事|リンク|ニュース|特集)|(?:あわ|合わ)せて読みたい|こちらも).{0,6}|"
    r"(?:Related|Read more|More on this|See also|Further reading)\b.{0,20}"
)
_EXPERTS = re.compile(
    r"(?:専門家|アナリスト|研究者|評論家|論説委員|所長|教授)[^。、]{0,12}(?:は|によると|も|が)|"
    r"\b(?i:analysts?|experts?|specialists?|pundits|observers)\b"
)
_GUESS = re.compile(
    "と(?:いう(?:内容|趣旨|筋書き|意味)(?:だ|である|だった|です|でした)。?$|"
    "の(?:見方|声|観測|懸念|期待|疑念|指摘)[がも][^。]{0,8}(?:広が|強ま|出て|上が|根強|あ[るり]|多い|浮上))|"
    "だろう。?$|ではないか。?$|べき(?:だ|である)。?$|ねばならない。?$|なければならない。?$|必要がある。?$|"
    "かもしれない。?$|おかしくない。?$|はずだ(?:った)?。?$|のか、"
)
_QUESTION = re.compile(
    "(?:(?:です|ます|ました|でした|たの|るの|んだ)か|(?:どちら|どれ|誰|だれ|何|どこ|なぜ)(?:だった|なの|である)?か|[?？])。?$"
)


def why_not(found: Found) -> str:
    """Why the sentence can hold no event whatever its dates say, or ""."""
    part = found.part
    if part.heading and not (part.heading == sentences.LONE_LINE and _leads(found)):
        return "a heading"
    if _ABOUT_THE_PAPER.match(part.text) or _NOT_NEWS[found.lang].search(part.text):
        return "not news: a credit, a link to another story or a note of the paper"
    return ""


def links(parts: Sequence[Sentence]) -> set[int]:
    """The numbers of the sentences that only name other stories, under a line that says so."""
    found: set[int] = set()
    under = False
    for number, part in enumerate(parts):
        over = _LINKS_FOLLOW.fullmatch(part.text)
        under = bool(over) or (under and part.text[-1] not in "。.")
        if under and not over:
            found.add(number)
    return found


def _leads(found: Found) -> bool:
    """Whether a lone line opens with a date and goes on: an item of a chronology."""
    first = found.dated[0] if found.dated else None
    return first is not None and first.start == found.part.start and first.end < found.part.end


def is_guess(found: Found) -> bool:
    """The writer's own guess or opinion (…だろう。, …すべきだ。) is no event."""
    if found.lang == "ja" and not found.dates and _QUESTION.search(found.part.text):
        return True
    return bool(_GUESS.search(found.part.text)) and not any("future" in m.rule for m in found.dates)


def is_commentary(part: Sentence, head: PredicateMention | None) -> bool:
    """Experts' and journalists' talk about events is no event."""
    spoken = head is None or head.predicate.kind in ("report", "speech")
    return spoken and bool(_EXPERTS.search(part.text))
