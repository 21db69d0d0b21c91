"""Tellings → events: what two sentences or clauses tell of one happening is one event."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction import extract
from pipeline.models import Article, Lang

# text, how many sentences tell each of its events, the point
TOLD = [
    (
        "ロシア軍は9月3日、ポルタワの軍の学校をミサイルで攻撃し、50人以上が死亡した。",
        [1],
        "the dead belong to the blow",
    ),
    (
        "イスラエル軍は9月3日、ガザ北部の学校を空爆した。地元の保健当局によると、20人が負傷した。",
        [2],
        "and in the sentence after it",
    ),
    (
        "On 3 September a Russian missile hit a school in Poltava, and 50 people were killed.",
        [1],
        "in English",
    ),
    (
        "イスラエル軍は9月3日、ベイルートを空爆し、ヒズボラの司令官を殺害した。",
        [1],
        "whom it was meant for",
    ),
    (
        "ロシア軍は9月3日、港を攻撃し、ウクライナ軍はロシアの司令官を殺害した。",
        [1, 1],
        "a killing with a doer of its own is a deed of its own",
    ),
    (
        "ロシア軍は9月3日、港を砲撃した。首都でも爆発が起きた。",
        [1, 1],
        "a blast elsewhere",
    ),
    (
        "ロシア軍は9月3日、ポルタワを攻撃した。翌4日には、リビウで7人が死亡した。",
        [1, 1],
        "the dead of another day",
    ),
    (
        "ロシアは9月3日に無人機20機を放ち、ウクライナ軍が18機を撃墜した。",
        [1, 1],
        "a launch and its interception are two",
    ),
]


@pytest.mark.parametrize(("text", "sentences", "point"), TOLD)
def test_one_happening_is_one_event(text: str, sentences: list[int], point: str) -> None:
    lang: Lang = "en" if text.isascii() else "ja"
    article = Article("a", text, "", date(2024, 9, 10), "", "", lang)
    assert [len(event.evidence) for event in extract(article)] == sentences, point
