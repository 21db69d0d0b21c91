"""What led to what: the threshold an event passes, the first of each kind, who answers whom."""

from __future__ import annotations

import numpy as np
import pytest
from sample_events import store_of

from pipeline.models import Lang
from pipeline.timeline.steps import answer_cue, reactions, step_kind, weapon_steps

KINDS = [
    ("ASSAULT", 6, "occurred", "", "en", "crossed", "force beyond the battlefield"),
    ("ASSAULT", 5, "reported", "", "en", "used", "a use that one side reports"),
    ("ASSAULT", 5, "planned", "", "en", None, "a use that has not happened"),
    ("ASSAULT", 6, "denied", "", "en", None, "a use that did not happen"),
    ("REQUEST", 1, "occurred", "", "en", "asked", "a request"),
    ("REJECT", 1, "occurred", "", "en", "refused", "a refusal"),
    ("AID", 3, "occurred", "Britain agreed to supply the missiles", "en", "pledged", "a promise"),
    ("AID", 3, "occurred", "the first jets arrived in Kyiv", "en", "delivered", "an arrival"),
    ("AID", 3, "planned", "the jets will be delivered", "en", "pledged", "a planned delivery"),
    ("AID", 3, "occurred", "Washington allowed strikes with it", "en", "allowed", "a permission"),
    ("AID", 3, "denied", "Berlin will not send it", "en", "refused", "aid that is denied"),
    ("AID", 3, "possible", "Paris may send it", "en", None, "what may be is no step"),
    ("AID", 3, "occurred", "the new missile", "en", None, "no cue, no step"),
    ("AID", 3, "occurred", "He announced it had delivered them", "en", "delivered",
     "announcing tells nothing where another verb does"),
    ("AID", 3, "occurred", "戦車の供与を発表した", "ja", "pledged", "announced, nothing else"),
    ("AID", 3, "occurred", "政府は戦車を引き渡したと発表した", "ja", "delivered", "handed over"),
    ("AID", 3, "occurred", "要請を受けて供与を決めた", "ja", "pledged", "the last verb governs"),
    ("AID", 3, "occurred", "供与を決定するよう求めた", "ja", "asked", "the last verb governs"),
    ("AGREE", 3, "occurred", "領内への使用を許可した", "ja", "allowed", "a permission"),
    ("AID", 3, "occurred", "使用を認めなかった", "ja", "refused", "認め with a negation"),
    ("CONSULT", 0, "occurred", "They agreed to talk", "en", None, "talks are no step"),
    ("AGREE", 0, "occurred", "They agreed to a truce", "en", None, "an agreement without arms"),
]  # fmt: skip


@pytest.mark.parametrize(("type", "level", "status", "clause", "lang", "kind", "point"), KINDS)
def test_step_kind(
    type: str, level: int, status: str, clause: str, lang: Lang, kind: str | None, point: str
) -> None:
    assert step_kind(type, level, status, clause, lang) == kind, point


def aid(day: str, clause: str, weapons: str = "atacms", **rest: str) -> dict[str, str]:
    return {
        "day": day,
        "clause": clause,
        "weapons": weapons,
        "event_type": "AID",
        "level": "3",
    } | rest


def use(day: str, level: str, weapons: str = "atacms") -> dict[str, str]:
    return {"day": day, "level": level, "weapons": weapons}


CHAINS = [
    ([aid("2023-01-05", "Kyiv asked for it"), aid("2023-09-22", "he promised it"),
      use("2023-10-17", "5"), aid("2024-11-17", "he allowed strikes"), use("2024-11-19", "6")],
     {"atacms": "asked pledged used allowed crossed"}, "a whole story, by date"),
    ([use("2024-01-01", "5"), use("2024-01-02", "5")], {"atacms": "used"}, "the first of a kind"),
    ([use("2024-01-01", "6"), use("2024-01-02", "5")], {"atacms": "crossed"},
     "the use across a border was the first"),
    ([use("2024-01-01", "5", "atacms;f16")], {"atacms": "used", "f16": "used"}, "each weapon"),
    ([use("2024-01-01", "5", "any_missile")], {}, "no system is named"),
    ([use("2024-01-01", "4")], {}, "no threshold"),
    ([], {}, "no events"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "point"), CHAINS)
def test_weapon_steps(rows: list[dict[str, str]], expected: dict[str, str], point: str) -> None:
    store = store_of(*rows)
    found = weapon_steps(store, np.ones(len(store), dtype=bool), {"any_missile"})
    kinds = {weapon: " ".join(step.kind for step in steps) for weapon, steps in found.items()}
    assert kinds == expected, point


def test_steps_come_from_the_chosen_events_only() -> None:
    store = store_of(use("2024-01-01", "5"), use("2024-02-01", "5"))
    (step,) = weapon_steps(store, np.array([False, True]), ())["atacms"]
    assert store.events["date_start"][step.row] == "2024-02-01"


CUES = [
    ("Israel retaliated with air strikes", "en", "retaliated", "a verb"),
    ("It fired in response to the strike", "en", "in response to", "a phrase"),
    ("Tehran's reply came the next day", "en", "reply came", "a noun"),
    ("He was gone before anyone could reply", "en", "", "an answer in words"),
    ("イスラエルへの報復として発射した", "ja", "報復", "a noun"),
    ("大規模核攻撃への報復を想定した演習", "ja", "", "imagined in an exercise"),
    ("この決定を受けて部隊を動かした", "ja", "決定を受けて", "in the wake of a decision"),
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
ANSWERS = [
    ([STRIKE, REPLY], "e2<-e1", "both in one sentence"),
    ([STRIKE, REPLY | {"span": "42:80"}], "e2<-e1", "in the sentence before"),
    ([STRIKE, REPLY | {"span": "90:130"}], "e2", "further away nothing says what it answers"),
    ([STRIKE, REPLY | {"article_id": "b2"}], "e2", "in another article"),
    ([STRIKE | {"actors": "ISR"}, REPLY], "e2", "nobody answers himself"),
    ([STRIKE | {"day": "2024-12-01"}, REPLY], "e2", "what comes later is not answered"),
    ([STRIKE, REPLY | {"clause": "Israel struck", "sentence": "Israel struck"}], "", "no cue"),
]


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
    store = store_of(STRIKE | {"targets": "ISR"}, REPLY | {"targets": "IRN"})
    (one,) = reactions(store, np.ones(2, dtype=bool))
    assert one.sides == ("IRN", "ISR")
