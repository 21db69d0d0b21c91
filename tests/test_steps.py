"""The threshold an event passes, the first of each kind for every weapon."""

from __future__ import annotations

import numpy as np
import pytest
from sample_events import store_of

from pipeline.models import Lang
from pipeline.timeline.steps import step_kind, weapon_steps

KINDS = [
    ("ASSAULT", 6, "occurred", "", "en", "crossed", "force beyond the battlefield"),
    ("ASSAULT", 5, "reported", "", "en", "used", "a use that one side reports"),
    ("ASSAULT", 5, "planned", "", "en", None, "a use that has not happened"),
    ("ASSAULT", 6, "denied", "", "en", None, "a use that did not happen"),
    ("REQUEST", 1, "occurred", "", "en", "asked", "a request"),
    ("REJECT", 1, "occurred", "", "en", "refused", "a refusal"),
    ("AID", 3, "occurred", "Britain agreed to supply the missiles", "en", "pledged", "a promise"),
    ("AID", 3, "occurred", "Rome cleared the transfer of guns", "en", "pledged", "cleared to go"),
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
    ([use("2024-01-01", "5") | {"clause": "Kyiv shot down an ATACMS"},
      use("2024-02-01", "5") | {"clause": "Kyiv fired an ATACMS"}], {"atacms": "used"},
     "one that is shot down is no use"),
    ([aid("2024-01-01", "Days after the F-16 pledge he refused to send the Abrams", "abrams;f16",
      event_type="REJECT", level="1")], {"abrams": "refused"}, "one is named in passing"),
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


TURNS = [
    ("He agreed to send HIMARS after all", "refused pledged", "the text takes back the refusal"),
    ("He agreed to send HIMARS", "pledged", "it says nothing of one"),
]


@pytest.mark.parametrize(("clause", "kinds", "point"), TURNS)
def test_a_refusal_that_is_taken_back_counts(clause: str, kinds: str, point: str) -> None:
    no = {"actors": "USA", "event_type": "REJECT", "level": "1", "span": "0:40"}
    rows = (
        aid("2022-05-30", "He would send no rockets", "") | no,
        aid("2022-05-31", clause, "himars", actors="USA", span="41:80", sentence=clause),
    )
    store = store_of(*rows)
    steps = weapon_steps(store, np.ones(2, dtype=bool), ())["himars"]
    assert " ".join(step.kind for step in steps) == kinds, point
    assert steps[0].cue == ("after all" if len(steps) > 1 else "")
