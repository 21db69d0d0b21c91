"""Which event answers which, and what one sentence tells together."""

from __future__ import annotations

import numpy as np
import pytest
from sample_events import store_of

from pipeline.models import Lang
from pipeline.timeline.answers import Links, answer_cue, links, reactions

CUES = [
    ("Israel retaliated with air strikes", "en", "retaliated", "a verb"),
    ("It fired in response to the strike", "en", "in response to", "a phrase"),
    ("Tehran's reply came the next day", "en", "reply came", "a noun"),
    ("The rebels hit back on Sunday", "en", "hit back", "a verb of two words"),
    ("Seoul answered with leaflets", "en", "answered with", "an answer in deeds"),
    ("He was gone before anyone could reply", "en", "", "an answer in words"),
    ("The ship was back in port", "en", "", "back alone"),
    ("It would strike if Iran retaliated", "en", "", "only if"),
    ("Should it hit back, more would follow", "en", "", "only should it"),
    ("Its ministers debated how to respond to the raid", "en", "", "not yet decided"),
    ("イスラエルへの報復として発射した", "ja", "報復", "a noun"),
    ("大規模核攻撃への報復を想定した演習", "ja", "", "imagined in an exercise"),
    ("軍は8日の空爆への報復だと主張した", "ja", "", "said of a deed told elsewhere"),
    ("報復すれば戦火が広がると警告した", "ja", "", "only if"),
    ("撃たれれば全面的な報復を加えると述べた", "ja", "", "only if, before"),
    ("翌日に反撃し、基地をたたいた", "ja", "反撃し", "a verb"),
    ("反撃能力の保有を決めた", "ja", "", "an arm, not a deed"),
    ("この決定を受けて部隊を動かした", "ja", "決定を受けて", "in the wake of a decision"),
    ("この空爆を受けて大使を召還した", "ja", "この空爆を受けて", "in the wake of that raid"),
    ("攻撃を受けて5人が死亡した", "ja", "", "to be attacked is no answer"),
    ("これを受け、制裁を科した", "ja", "これを受け、", "points to what was told before"),
    ("影響を受けている", "ja", "", "to be affected"),
]


@pytest.mark.parametrize(("text", "lang", "cue", "point"), CUES)
def test_answer_cue(text: str, lang: Lang, cue: str, point: str) -> None:
    assert answer_cue(text, lang) == cue, point


def told(day: str, doer: str, span: str, clause: str, **rest: str) -> dict[str, str]:
    about = {"day": day, "actors": doer, "countries": doer, "span": span}
    return about | {"clause": clause, "sentence": clause} | rest


STRIKE = told("2024-10-01", "IRN", "0:40", "Iran fired missiles")
REPLY = told("2024-10-26", "ISR", "0:40", "Israel retaliated")
BOTH = {"sentence": "Iran fired missiles and Israel retaliated"}
TURNED = {"sentence": "Israel bombed Tehran in response to what Iran fired on the 1st"}
ANSWERS = [
    ([STRIKE | BOTH, REPLY | BOTH], "e2<-e1", "both in one sentence"),
    ([STRIKE | TURNED | {"clause": "what Iran fired on the 1st"},
      REPLY | TURNED | {"clause": "Israel bombed Tehran in response to"}],
     "e2<-e1", "the words point ahead"),
    ([STRIKE | TURNED | {"clause": "what Iran fired on the 1st"},
      REPLY | TURNED | {"clause": "Israel bombed Tehran in reprisal"}], "e2", "they do not"),
    ([STRIKE, REPLY | {"span": "42:80"}], "e2<-e1", "in the sentence before"),
    ([STRIKE, REPLY | {"span": "90:130"}], "e2<-e1", "a short sentence between them"),
    ([STRIKE, REPLY | {"span": "190:230"}], "e2", "further away nothing says what it answers"),
    ([STRIKE, REPLY | {"article_id": "b2"}], "e2", "in another article"),
    ([STRIKE | BOTH | {"actors": "ISR"}, REPLY | BOTH], "e2", "nobody answers himself"),
    ([STRIKE | BOTH | {"actors": "IRN;ISR"}, REPLY | BOTH], "e2", "nor a deed he shared"),
    ([STRIKE | BOTH | {"actors": "", "targets": "ISR"}, REPLY | BOTH], "e2<-e1",
     "done to him, by whom is not said"),
    ([STRIKE | BOTH | {"actors": ""}, REPLY | BOTH], "e2", "nobody knows who did what to whom"),
    ([STRIKE | BOTH | {"status": "denied"}, REPLY | BOTH], "e2", "what did not happen"),
    ([STRIKE | BOTH | {"day": "2024-12-01"}, REPLY | BOTH], "e2", "what comes later"),
    ([STRIKE, REPLY | {"clause": "Israel struck", "sentence": "Israel struck"}], "", "no cue"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "point"), ANSWERS)
def test_reactions(rows: list[dict[str, str]], expected: str, point: str) -> None:
    store = store_of(*rows)
    ids = store.events["event_id"]
    found = [
        ids[one.row] + (f"<-{ids[one.action]}" if one.action is not None else "")
        for one in reactions(store, np.ones(len(store), dtype=bool))
    ]
    assert " ".join(found) == expected, point


def test_sides_are_those_that_act_and_are_acted_on() -> None:
    store = store_of(STRIKE | BOTH | {"targets": "ISR"}, REPLY | BOTH | {"targets": "IRN"})
    (one,) = reactions(store, np.ones(2, dtype=bool))
    assert one.sides == ("IRN", "ISR")


@pytest.mark.parametrize(
    ("shown", "found"),
    [("e1", ["e2"]), ("e2", ["e2"]), ("e1 e2", ["e2"]), ("e3", ["e3"]), ("", [])],
)
def test_an_answer_stays_while_one_half_is_shown(shown: str, found: list[str]) -> None:
    alone = REPLY | {"article_id": "b2", "actors": "PAK", "countries": "PAK"}
    store = store_of(STRIKE | BOTH, REPLY | BOTH, alone)
    ids = store.events["event_id"]
    mask = ids.isin(shown.split()).to_numpy()
    assert [ids[one.row] for one in reactions(store, mask)] == found


def test_answers_with_their_action_come_first() -> None:
    alone = REPLY | {"day": "2024-01-01", "article_id": "b2", "actors": "PAK", "countries": "PAK"}
    store = store_of(alone, STRIKE | BOTH, REPLY | BOTH)
    found = reactions(store, np.ones(len(store), dtype=bool))
    assert [one.action is None for one in found] == [False, True]


def test_an_event_is_linked_both_ways_and_with_its_sentence() -> None:
    store = store_of(STRIKE | BOTH, REPLY | BOTH, STRIKE | BOTH | {"actors": "LBN"})
    strike, reply, other = (store.row[id] for id in ("e1", "e2", "e3"))
    assert [one.row for one in links(store, other).after] == [reply]
    assert [one.action for one in links(store, reply).before] == [other]
    assert links(store, reply).beside == [strike]
    assert set(links(store, strike).beside) == {reply, other}
    assert links(store_of(STRIKE), 0) == Links()


BESIDE = [
    ({"span": "41:80"}, [1], "the next sentence, the same day"),
    ({"span": "41:80", "day": "2024-10-02"}, [], "the next sentence, another day"),
    ({"span": "60:80"}, [], "further away"),
    ({"day": "2024-10-02"}, [1], "the same sentence, another day"),
    ({"article_id": "b2"}, [], "another article"),
]


@pytest.mark.parametrize(("other", "rows", "point"), BESIDE)
def test_what_is_told_together(other: dict[str, str], rows: list[int], point: str) -> None:
    assert links(store_of(STRIKE, STRIKE | {"actors": "LBN"} | other), 0).beside == rows, point
