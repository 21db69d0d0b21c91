"""The thresholds of each weapon system, from the events' own words, types and levels."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

import numpy as np
import pandas as pd

from pipeline.models import Lang
from pipeline.timeline.evidence import span
from pipeline.timeline.store import Mask, Store
from pipeline.timeline.weapon_part import part

Kind = Literal["asked", "refused", "pledged", "allowed", "delivered", "used", "crossed"]
_GIVING = ("AID", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE")
_ARMS = 3  # the level of arms and permission
_WORDS: dict[str, Kind] = {"REQUEST": "asked", "REJECT": "refused"}
_COLUMNS = ("event_type", "level", "status", "clause", "lang", "weapons")
_GIVEN = ("pledged", "allowed", "delivered")
_NEAR = 3  # characters between one sentence and the next: a blank, line ends


class _Cue(NamedTuple):
    """The words, as patterns, by which a clause about arms tells one kind of step."""

    kind: Kind
    en: str
    ja: str


_CUES = (
    _Cue("asked", r"ask|request|urg|appeal|plead|call\w* (?:for|on)\b|demand",
         r"要請し|求め|要求し|訴え"),
    _Cue("refused", r"refus|declin|reject|rul\w+ out",
         r"拒|見送|退け|応じな|認めな|否定し"),
    _Cue("allowed", r"allow|permi(?:t|ssion)|authori[sz]|green light"
         r"|lift\w* (?:\w+ )?(?:ban|restriction|limit)",
         r"許可|容認|認め(?!な)|解禁|制限[^、。]{0,6}(?:解除|緩和|撤廃)"),
    _Cue("delivered", r"deliver|arriv|hand\w* over|receiv|shipped|supplied|sent\b|gave\b|provided",
         r"引き渡|届[いけ]|到着|納入|受け取|受領|(?:供与|提供|供給)し(?:た|て)|送った"),
    _Cue("pledged", r"pledg|promis|agree\w* to|decid|approv"
         r"|clear\w* (?:\w+ ){0,2}(?:dispatch|deliver|transfer|export|shipment)"
         r"|(?:will|would|to) (?:send|supply|give|provide)",
         r"約束|決め|決定|合意|承認|方針|(?:供与|提供|供給)する"),
)  # fmt: skip
# Verbs of announcing, which pledge only where the clause has no other cue.
_ANNOUNCED = _Cue("pledged", "announc", "発表|表明|打ち出")

# What takes back a refusal told just before, which may have named no system: "he agreed after all".
_TURNS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"after all\b|relent\w*|(?:U-turn|about-turn|reversal)\b|chang\w+ (?:\w+ )?(?:mind|course)"
        r"|revers\w+ (?:\w+ )?(?:course|decision|position|stance)|no longer (?:refus|oppos)\w+",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"一転|翻し|翻意|結局|方針(?:を)?転換|態度を(?:変え|改め)|撤回し"),
}


@dataclass(frozen=True)
class Step:
    """A threshold of a weapon system, told by the event at `row` of the store.

    `cue` are the words that tie an event to the system which does not name it, "" for one that
    does.
    """

    kind: Kind
    row: int
    cue: str = ""


def step_kind(type: str, level: int, status: str, clause: str, lang: Lang) -> Kind | None:
    """The threshold that an event passes, None when it passes none."""
    if type == "ASSAULT":
        happened = status in ("occurred", "reported") and level >= 5
        return ("crossed" if level >= 6 else "used") if happened else None
    if type in _WORDS:
        return _WORDS[type] if status != "possible" else None
    if status == "possible" or type not in _GIVING or level != _ARMS:
        return None
    kind: Kind | None = "refused" if status == "denied" else cue_kind(clause, lang)
    return "pledged" if kind == "delivered" and status == "planned" else kind


def cue_kind(clause: str, lang: Lang) -> Kind | None:
    """The kind of the cue that governs `clause`: the last in Japanese, the first in English."""
    found = [(match.start(), cue.kind) for cue in _CUES for match in _matches(cue, clause, lang)]
    if found:
        return (max if lang == "ja" else min)(found)[1]
    return "pledged" if _matches(_ANNOUNCED, clause, lang) else None


def _matches(cue: _Cue, clause: str, lang: Lang) -> list[re.Match[str]]:
    pattern = cue.ja if lang == "ja" else rf"\b(?:{cue.en})"
    return list(re.finditer(pattern, clause, re.IGNORECASE))


def weapon_steps(store: Store, mask: Mask, generic: Collection[str]) -> dict[str, tuple[Step, ...]]:
    """Weapon id → its first step of each kind among the events of `mask`, by date.

    Weapons with most steps come first; those of `generic`, which name no system, are left out.
    """
    first: dict[str, dict[Kind, Step]] = {}
    for row, event in _rows(store, mask & (store.events["weapons"] != "").to_numpy()):
        kind = _kind(event)
        for weapon in event["weapons"].split(";") if kind else ():
            known = kind in first.get(weapon, ())
            if kind and not known and weapon not in generic and _passes(event, weapon, kind):
                steps = first.setdefault(weapon, {})
                steps[kind] = Step(kind, row)
                refusal = _turned(store, mask, row) if kind in _GIVEN else None
                if refusal and "refused" not in steps:
                    steps["refused"] = refusal
    found = {weapon: _in_order(steps) for weapon, steps in first.items()}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].row)))


def _passes(event: dict[str, Any], weapon: str, kind: Kind) -> bool:
    """Whether it is `weapon` that passes the threshold, not one shot at or named in passing."""
    role = part(event["clause"], weapon, event["lang"])
    return role == "means" or (role == "target" and kind not in ("used", "crossed"))


def _turned(store: Store, mask: Mask, row: int) -> Step | None:
    """The refusal that the event at `row` takes back: told just before it, of no named system."""
    event = store.events.iloc[row]
    cue = _TURNS[event["lang"]].search(event["sentence"])
    if not cue:
        return None
    start = span(event["span"])[0]
    for other in np.flatnonzero(mask & (store.events["article_id"] == event["article_id"])):
        told = store.events.iloc[other]
        near = 0 <= start - span(told["span"])[1] <= _NEAR
        same = bool({*told["actors"].split(";")} & {*event["actors"].split(";")} - {""})
        if near and same and _kind(told) == "refused" and store.first[other] <= store.first[row]:
            return Step("refused", int(other), cue.group())
    return None


def _kind(event: dict[str, Any] | pd.Series) -> Kind | None:
    type, level, status = event["event_type"], int(event["level"]), event["status"]
    return step_kind(type, level, status, event["clause"], event["lang"])


def _in_order(steps: dict[Kind, Step]) -> tuple[Step, ...]:
    """Steps by date; the use across a border is the first use when no other came before it."""
    if "crossed" in steps and "used" in steps and steps["used"].row > steps["crossed"].row:
        steps = {kind: step for kind, step in steps.items() if kind != "used"}
    return tuple(sorted(steps.values(), key=lambda step: step.row))


def _rows(store: Store, mask: Mask) -> Iterator[tuple[int, dict[str, Any]]]:
    places = np.flatnonzero(mask)
    events = store.events.loc[places, list(_COLUMNS)].to_dict("records")
    return zip(places.tolist(), cast("list[dict[str, Any]]", events), strict=True)
