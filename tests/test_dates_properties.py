"""The date tagger on any text at all: never raises, offsets hold, cost grows with the length."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.dates import tag
from pipeline.models import LANGUAGES, Lang

# What dates are made of, so that most texts hold some, whole or broken.
PIECES: dict[Lang, list[str]] = {
    "ja": [
        *"年月日時週前後昨今来翌同末初春夏秋冬半〜、。「」（）()　\n０１９0129一二三十廿百千元",
        *(
            "令和",
            "昭和",
            "平成",
            "西暦",
            "上旬",
            "下旬",
            "火曜日",
            "（水）",
            "から",
            "まで",
            "その",
            "その後",
        ),
        *(
            "2024年",
            "13月",
            "32日",
            "予定だ",
            "した。",
            "する。",
            "過去",
            "今後",
            "年間",
            "か月",
            "世紀",
            "年代",
        ),
        *(
            "## ",
            "**",
            "\n\n",
            "・",
            "ロシアは",
            "以来",
            "第3",
            "週目",
            "前日",
            "翌々日",
            "時点",
            "未明",
        ),
        *(
            "年度",
            "91年に",
            "寛政",
            "毎週",
            "年末年始",
            "数日前",
            "までの3日間",
            "両日",
            "年代",
            "同8日",
        ),
    ],
    "en": [
        *"0129 ,.-–/'’\"()\n",
        *("Monday ", "Tues. ", "Nov. ", "May ", "march ", "the ", "of ", "last ", "next ", "this "),
        *(
            "2024 ",
            "31st ",
            "32 ",
            "two ",
            "twenty-",
            "hundred ",
            "days ",
            "weeks ",
            "years ",
            "ago ",
        ),
        *("later ", "earlier ", "before ", "after ", "from ", "to ", "between ", "and ", "since "),
        *("early ", "mid-", "late ", "summer ", "decade ", "century ", "quarter ", "end ", "half "),
        *(
            "## ",
            "**",
            "\n\n",
            "- ",
            "He will meet ",
            "It fell on ",
            "the same day ",
            "BC ",
            "1990s ",
        ),
    ],
}
REFERENCES = st.one_of(
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    st.sampled_from([date.min, date.max, date(2024, 2, 29), date(1, 12, 31), date(9999, 1, 1)]),
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Lang, str]:
    lang = draw(st.sampled_from(LANGUAGES))
    pieces = st.lists(st.sampled_from(PIECES[lang]), max_size=40).map("".join)
    return lang, draw(st.one_of(pieces, st.text()))


@given(case=texts(), reference=REFERENCES)
def test_any_text_at_any_time(case: tuple[Lang, str], reference: date) -> None:
    lang, text = case
    end = 0
    for mention in tag(text, reference, lang):
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.start >= end
        assert mention.span is None or mention.span.first <= mention.span.last
        end = mention.end


# language, what the text repeats, why it might cost more than its length
REPEATED: list[tuple[Lang, str, str]] = [
    ("ja", "2024年11月19日、", "dates in one sentence"),
    ("ja", "ロシアは19日、署名した。", "sentences in one line"),
    ("ja", "・\n", "empty list items"),
    ("ja", "2", "one number"),
    ("ja", "二千百", "one number in kanji"),
    ("ja", "（「", "brackets never closed"),
    ("ja", "その", "the start of その2日後"),
    ("ja", "1989年と91年に、", "years of two digits after one of four"),
    ("ja", "毎週月曜と", "a frequency with a list"),
    ("en", "on 19 November 2024, ", "dates in one sentence"),
    ("en", "It fell on Tuesday. ", "sentences in one line"),
    ("en", "x\n\n", "short lines alone"),
    ("en", "2", "one number"),
    ("en", "two hundred ", "one number in words"),
    ("en", "(\"'", "brackets never closed"),
    ("en", ".", "full stops"),
    ("en", "the day after ", "the start of an anchor"),
]


@pytest.mark.parametrize(("lang", "piece", "point"), REPEATED)
def test_ten_times_the_text_costs_about_ten_times(lang: Lang, piece: str, point: str) -> None:
    short, long = seconds(lang, piece, 10_000), seconds(lang, piece, 100_000)
    assert long < 40 * max(short, 0.01), f"{point}: {short:.2f} s, then {long:.2f} s"


@pytest.mark.parametrize(
    ("lang", "piece"), [("ja", "ロシアは19日、署名した。\n"), ("en", "It fell on Tuesday. ")]
)
def test_a_megabyte_of_news_costs_seconds(lang: Lang, piece: str) -> None:
    short, long = seconds(lang, piece, 100_000), seconds(lang, piece, 1_000_000)
    assert long < 25 * short, f"{short:.2f} s, then {long:.2f} s"


def seconds(lang: Lang, piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = process_time()
    tag(text, date(2024, 11, 21), lang)
    return process_time() - start
