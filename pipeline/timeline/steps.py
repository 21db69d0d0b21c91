"""What led to what: the thresholds of each weapon system, and which event answers which.

Both come from the events' own words, types and levels; a link that no text states is not made.
"""

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

Kind = Literal["asked", "refused", "pledged", "allowed", "delivered", "used", "crossed"]
_GIVING = ("AID", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE")
_ARMS = 3  # the level of arms and permission
_WORDS: dict[str, Kind] = {"REQUEST": "asked", "REJECT": "refused"}
_COLUMNS = ("event_type", "level", "status", "clause", "sentence", "lang", "weapons", "article_id")
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
         r"|(?:will|would|to) (?:send|supply|give|provide)",
         r"約束|決め|決定|合意|承認|方針|(?:供与|提供|供給)する"),
)  # fmt: skip
# Verbs of announcing, which pledge only where the clause has no other cue.
_ANNOUNCED = _Cue("pledged", "announc", "発表|表明|打ち出")

_ANSWERS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"retaliat\w*|reprisals?\b|in (?:\w+ )?(?:response|reply|reprisal|revenge) (?:to|for)"
        r"|respond\w* (?:to|with|by)|repl(?:y|ies) (?:came|to)"
        r"|(?:(?<=['’]s )|(?<=s['’] ))(?:reply|response)\b",
        re.IGNORECASE,
    ),
    # 報復を想定 is imagined, in an exercise; 攻撃を受け is to be attacked: neither is an answer.
    "ja": re.compile(
        r"報復(?!攻?撃?を想定)|対抗(?:し|措置|する)|への(?:反発|対抗)"
        r"|(?:[これそ]れ|こと|[決判]定|判断|表明|発[表言射]|声明|侵攻|演習|実験|容認|解禁)を受け[て、]"
    ),
}


@dataclass(frozen=True)
class Step:
    """A threshold of a weapon system, told by the event at `row` of the store."""

    kind: Kind
    row: int


@dataclass(frozen=True)
class Reaction:
    """The event at `row`, which answers another by the words `cue`.

    `action` is the row of the event it answers, None where the table does not hold it.
    `sides` are the countries and organisations of both, sorted.
    """

    row: int
    cue: str
    action: int | None
    sides: tuple[str, ...]


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
    first: dict[str, dict[Kind, int]] = {}
    for row, event in _rows(store, mask & (store.events["weapons"] != "").to_numpy()):
        kind = _kind(event)
        for weapon in event["weapons"].split(";"):
            if kind and weapon not in generic:
                first.setdefault(weapon, {}).setdefault(kind, row)
    found = {weapon: _in_order(kinds) for weapon, kinds in first.items()}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1][0].row)))


def _kind(event: dict[str, Any]) -> Kind | None:
    type, level, status = event["event_type"], int(event["level"]), event["status"]
    return step_kind(type, level, status, event["clause"], event["lang"])


def _in_order(rows: dict[Kind, int]) -> tuple[Step, ...]:
    """Steps by date; the use across a border is the first use when no other came before it."""
    if "crossed" in rows and rows.get("used", -1) > rows["crossed"]:
        rows = {kind: row for kind, row in rows.items() if kind != "used"}
    return tuple(Step(kind, row) for kind, row in sorted(rows.items(), key=lambda pair: pair[1]))


def _rows(store: Store, mask: Mask) -> Iterator[tuple[int, dict[str, Any]]]:
    places = np.flatnonzero(mask)
    events = store.events.loc[places, list(_COLUMNS)].to_dict("records")
    return zip(places.tolist(), cast("list[dict[str, Any]]", events), strict=True)


def answer_cue(text: str, lang: Lang) -> str:
    """The words of `text` that call its happening an answer to another, "" when none do."""
    match = _ANSWERS[lang].search(text)
    return match.group() if match else ""


def reactions(store: Store, mask: Mask) -> list[Reaction]:
    """The events of `mask` that their text calls an answer, by date, sides of a kind together."""
    told = store.events.groupby(["article_id", "span"])["event_id"].transform("size").to_numpy()
    article = store.events.groupby("article_id").indices
    found = []
    for row, event in _rows(store, mask):
        # A sentence that tells one event only speaks of that event as a whole.
        text = event["sentence"] if told[row] == 1 else event["clause"]
        if cue := answer_cue(text, event["lang"]):
            action = answered(store, row, list(article[event["article_id"]]))
            rows = [row] if action is None else [row, action]
            found.append(Reaction(row, cue, action, sides(store.events.iloc[rows])))
    order = {pair: place for place, pair in enumerate(dict.fromkeys(one.sides for one in found))}
    return sorted(found, key=lambda one: (order[one.sides], one.row))


def sides(events: pd.DataFrame) -> tuple[str, ...]:
    """Who acts and who is acted on in `events`; all that take part where neither is known."""
    for columns in (("actors", "targets"), ("countries", "organisations")):
        ids = {id for column in columns for cell in events[column] for id in cell.split(";") if id}
        if ids:
            return tuple(sorted(ids))
    return ()


def answered(store: Store, row: int, article: Collection[int]) -> int | None:
    """The event that the one at `row` answers: told just before it, not later, by another side.

    Just before means in the same sentence or in the one before it; `article` are the rows of its
    article.
    """
    event = store.events.iloc[row]
    start, end = span(event["span"])
    doers = set(event["actors"].split(";")) - {""}
    best: tuple[int, int] | None = None
    for other in article:
        before, after = span(store.events["span"].iloc[other])
        near = (before, after) == (start, end) or 0 <= start - after <= _NEAR
        others = set(store.events["actors"].iloc[other].split(";")) - {""}
        if other != row and near and store.first[other] <= store.last[row] and others - doers:
            best = max(best or (before, other), (before, other))
    return best[1] if best else None
