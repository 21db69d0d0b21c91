"""The words of a clause as a second opinion on how grave it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.extraction.grade import taught
from pipeline.extraction.grade.clause import Clause
from pipeline.models import InputError, Lang
from pipeline.teach import teach

ROOT = Path(__file__).parent.parent

# none of these stands in the articles, sentences and rows that are counted
LIKELIEST: list[tuple[Lang, str, int]] = [
    ("en", "The two foreign ministers met over lunch in Vienna", 0),
    ("en", "The ministry summoned the ambassador and condemned the remarks", 1),
    ("en", "He warned that any such step would be answered with force", 2),
    ("en", "Denmark will deliver howitzers and shells to the Ukrainian army", 3),
    ("en", "The fleet began exercises and moved warships to the border", 4),
    ("en", "Shells and drones killed civilians in Kharkiv", 5),
    ("ja", "両国の外相がウィーンで会談した", 0),
    ("ja", "外務省は大使を呼び出して発言に抗議した", 1),
    ("ja", "武力で応じると警告した", 2),
    ("ja", "デンマークはりゅう弾砲と砲弾をウクライナに供与する", 3),
    ("ja", "艦隊は国境近くで軍事演習を始めた", 4),
    ("ja", "ハルキウが砲撃と無人機で攻撃され、市民が死亡した", 5),
]


@pytest.mark.parametrize(("lang", "text", "level"), LIKELIEST)
def test_likeliest(lang: Lang, text: str, level: int) -> None:
    assert taught.likeliest(text, lang)[0] == level


TELLS: list[tuple[Lang, str, bool]] = [
    ("en", "Russian missiles struck Kyiv and killed civilians", True),
    ("en", "That is how the war looks from here", False),
    ("ja", "ロシア軍がミサイルでキーウを攻撃した", True),
    ("ja", "この本は三刷になった", False),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TELLS)
def test_tells(lang: Lang, text: str, expected: bool) -> None:
    assert taught.tells(text, lang) == expected


def test_words_never_seen_say_what_news_say_most() -> None:
    unseen: list[tuple[Lang, int]] = [("ja", 4), ("en", 0)]
    for lang, level in unseen:
        found, share = taught.likeliest("Xyzzy plugh", lang)
        assert found == level
        assert share < 0.5
    for lang, text, level in LIKELIEST:
        share = taught.likeliest(text, lang)[1]
        assert 1 / taught.LEVELS < share <= 1, level


def test_a_refusal_keeps_its_level() -> None:
    text = "Denmark will not deliver howitzers and shells to the Ukrainian army"
    assert taught.likeliest(text, "en")[0] == 3
    assert taught.outweighed(_clause(text), ("REJECT", 1), 0, lambda _: False) == ("REJECT", 1)


def test_a_bad_sentence_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "level_sentences.csv"
    file.write_text("lang,level,sentence\nen,9,They met.\n", encoding="utf-8")
    monkeypatch.setattr("pipeline.teach.SENTENCES", file)
    with pytest.raises(InputError, match=r"level_sentences\.csv, line 2: lang or level"):
        teach(ROOT, tmp_path / "out.csv")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        teach(ROOT, tmp_path / "gone" / "level_words.csv")


def _clause(text: str) -> Clause:
    return Clause(text, 0, (), "en")


def test_no_blow_is_made_more_or_less_grave() -> None:
    struck = "Shells and drones killed civilians in Kharkiv"
    assert taught.likeliest(struck, "en")[0] == 5
    # the place decides between 5 and 6, and what was used is told by its own words
    assert taught.outweighed(_clause(struck), ("ASSAULT", 6), 0, lambda _: False) == ("ASSAULT", 6)
    assert taught.outweighed(_clause(struck), ("ASSAULT", 7), 0, lambda _: False) == ("ASSAULT", 7)


def test_what_is_not_clear_keeps_the_usual_grade() -> None:
    text = "The two foreign ministers met over lunch in Vienna"
    share = taught.likeliest(text, "en")[1]
    usual = ("AID", 3)
    assert taught.outweighed(_clause(text), usual, share - 0.01, lambda _: False) == ("CONSULT", 0)
    assert taught.outweighed(_clause(text), usual, share + 0.01, lambda _: False) == usual


def test_the_counts_are_those_of_our_annotations(tmp_path: Path) -> None:
    again = tmp_path / "level_words.csv"
    assert teach(ROOT, again) == 0
    same = again.read_bytes() == taught.FILE.read_bytes()
    assert same, "annotations, sentences or rules have changed: python -m pipeline teach"


@pytest.fixture
def fresh() -> Iterator[None]:
    taught._counts.cache_clear()
    yield
    taught._counts.cache_clear()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("text", ["lang,word\n", "lang,word,0\nen,(all),x\n", None])
def test_a_broken_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    file = tmp_path / "level_words.csv"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(taught, "FILE", file)
    with pytest.raises(InputError, match=r"level_words\.csv: .* python -m pipeline teach"):
        taught._counts("en")
