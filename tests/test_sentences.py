"""Texts → sentences and headings: where they end, what they leave out, and that offsets hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.sentences import BOLD_LINE, LONE_LINE, split
from pipeline.models import LANGUAGES, Lang
from pipeline.table import FORMULA_STARTS

# language, text, its sentences joined by "|", why
SENTENCES: list[tuple[Lang, str, str, str]] = [
    ("ja", "露軍が撃った。宇軍は反撃した。", "露軍が撃った。|宇軍は反撃した。", "full stops"),
    ("ja", "本当か？ 分からない！", "本当か？|分からない！", "question and exclamation"),
    (
        "ja",
        "「撃った！？」と驚いた。",
        "「撃った！？」と驚いた。",
        "と goes on with what was cried",
    ),
    (
        "ja",
        "撃った。とはいえ退いた。",
        "撃った。|とはいえ退いた。",
        "と begins a sentence of its own",
    ),
    (
        "ja",
        "彼は「撃つ。許さない。」と述べた。去った。",
        "彼は「撃つ。許さない。」と述べた。|去った。",
        "quote",
    ),
    ("ja", "彼は「撃つ。翌日、署名した。", "彼は「撃つ。|翌日、署名した。", "a quote left open"),
    ("ja", "彼は」撃つ。翌日、署名した。", "彼は」撃つ。|翌日、署名した。", "a quote never opened"),
    ("ja", "「甲。」「乙。」", "「甲。」|「乙。」", "two quotes"),
    ("ja", "『「甲。」と乙。』と丙。", "『「甲。」と乙。』と丙。", "a quote in a quote"),
    ("ja", "（通信社。19日）撃った。", "（通信社。19日）撃った。", "brackets"),
    ("ja", "前の行\n次の行だ。", "前の行|次の行だ。", "a line end ends a Japanese sentence"),
    ("ja", "・一つだ。\n・二つだ。", "一つだ。|二つだ。", "list marks are left out"),
    ("ja", "本文。\n※注だ。", "本文。|注だ。", "a note's mark, too"),
    ("ja", "＝甲＝\n\n＝1+1だ。", "甲＝|1+1だ。", "full-width formula starts"),
    ("ja", "。。。\n\n――\n", "", "marks alone are no sentence"),
    ("ja", "", "", "nothing"),
    ("ja", "19日に署名", "19日に署名", "no full stop at all"),
    ("en", "Russia struck. Ukraine replied.", "Russia struck.|Ukraine replied.", "full stops"),
    ("en", "Why? Nobody knows! He left.", "Why?|Nobody knows!|He left.", "other marks"),
    ("en", "What next? nobody knows.", "What next?|nobody knows.", "a small letter after ?"),
    ("en", "Mr. Orban met Gen. Petr. He left.", "Mr. Orban met Gen. Petr.|He left.", "titles"),
    ("en", "On Nov. 19 he signed. It held.", "On Nov. 19 he signed.|It held.", "a month"),
    ("en", "J. D. Vance spoke. He left.", "J. D. Vance spoke.|He left.", "initials"),
    ("en", "The U.S. Army struck. It hit.", "The U.S. Army struck.|It hit.", "U.S."),
    ("en", "It rose 2.5 percent. Then fell.", "It rose 2.5 percent.|Then fell.", "a decimal"),
    ("en", "He left at 5 p.m. and ate.", "He left at 5 p.m. and ate.", "a small letter follows"),
    ("en", "He left... Then he came.", "He left...|Then he came.", "an ellipsis"),
    ("en", "“We will.” He left.", "“We will.”|He left.", "the quote belongs to its sentence"),
    ("en", "“Yes,” he said. “Soon.”", "“Yes,” he said.|“Soon.”", "a quote begins a sentence"),
    ("en", 'He said "stop. Then he left.', 'He said "stop.|Then he left.', "a quote left open"),
    ("en", "One line\ngoes on. Next.", "One line\ngoes on.|Next.", "a line end ends nothing"),
    (
        "ja",
        "米国が非難▽13日、機が到着▽15日、爆発。",
        "米国が非難|13日、機が到着|15日、爆発。",
        "▽ within",
    ),
    ("ja", "▽大統領が訪日▽株価は続落", "大統領が訪日▽株価は続落", "other headlines"),
    (
        "en",
        "1. First thing. More.\n2. Second.",
        "1. First thing.|More.|2. Second.",
        "numbered list",
    ),
    ("en", "- One thing\n- Two things", "One thing|Two things", "bullets"),
    ("en", "> Quoted.\n\n*Leaning.*", "Quoted.|Leaning.", "quote marks and emphasis are left out"),
    ("en", "=SUM(A1) is no news.\n\n@a spoke.", "SUM(A1) is no news.|a spoke.", "formula starts"),
]


@pytest.mark.parametrize(("lang", "text", "expected", "point"), SENTENCES)
def test_sentences(lang: Lang, text: str, expected: str, point: str) -> None:
    assert "|".join(sentence.text for sentence in split(text, lang)) == expected, point


# language, text, (rank, paragraph) of each sentence, why
BLOCKS: list[tuple[Lang, str, list[tuple[int, int]], str]] = [
    ("ja", "# 題\n文だ。次だ。", [(1, 0), (0, 1), (0, 1)], "# needs no empty line after it"),
    ("ja", "### 章\n\n文だ。", [(3, 0), (0, 1)], "rank 3"),
    ("ja", "**太い行**\n\n文だ。", [(BOLD_LINE, 0), (0, 1)], "a line all in bold"),
    ("ja", "**太い**字の文だ。", [(0, 0)], "bold words in a line are no heading"),
    ("ja", "2024年11月\n\n文だ。", [(LONE_LINE, 0), (0, 1)], "a line alone, unfinished"),
    ("ja", "文だ。\n\n文だ。", [(0, 0), (0, 1)], "a finished line is no heading"),
    ("ja", "章題" * 40 + "\n\n文だ。", [(0, 0), (0, 1)], "too long for a heading"),
    ("ja", "・甲\n・乙", [(0, 0), (0, 1)], "every list item is a paragraph of its own"),
    ("ja", "－甲だ。\n乙だ。", [(0, 0), (0, 0)], "lines of one paragraph"),
    ("ja", "甲\n乙\n\n丙だ。", [(0, 0), (0, 0), (0, 1)], "two lines are no heading"),
    ("en", "14:05 BST\n\nIt fell.", [(LONE_LINE, 0), (0, 1)], "a live blog's clock"),
    ("en", "What we know:\n\nIt fell.", [(0, 0), (0, 1)], "a colon leads on"),
    ("en", "It fell", [(0, 0)], "all there is, is a sentence"),
    ("en", "#hashtag fell.", [(0, 0)], "no blank after #"),
]


@pytest.mark.parametrize(("lang", "text", "expected", "point"), BLOCKS)
def test_blocks(lang: Lang, text: str, expected: list[tuple[int, int]], point: str) -> None:
    assert [(s.heading, s.paragraph) for s in split(text, lang)] == expected, point


PIECES = st.sampled_from(
    [
        *"。！？「」『』（）・※#=+-@＝＋－＠−*_>.!?\"'”)：:\n \t　",
        *("\n\n", "# ", "- ", "1. ", "**", "Mr.", "U.S.", "He left", "攻撃した", "...", "\r", "\0"),
    ]
)


@given(text=st.one_of(st.text(), st.lists(PIECES).map("".join)), lang=st.sampled_from(LANGUAGES))
def test_offsets_hold_in_order_and_nothing_starts_a_formula(text: str, lang: Lang) -> None:
    end, paragraph = 0, 0
    for sentence in split(text, lang):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end and sentence.paragraph >= paragraph
        assert sentence.text[0] not in FORMULA_STARTS
        end, paragraph = sentence.end, sentence.paragraph
