"""Which event answers which, where the text says so; and what one sentence tells together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pipeline.models import Lang
from pipeline.timeline.evidence import span
from pipeline.timeline.store import Mask, Store

# Characters between the action and its answer: one short sentence may stand there.
_NEAR: dict[Lang, int] = {"en": 100, "ja": 50}
_TOUCH = 3  # characters between one sentence and the next
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
_ANSWERS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:retaliat|aveng)\w*(?: for\b)?|reprisals?\b(?: for\b)?"
        r"|in (?:\w+ )?(?:response|reply|answer|reprisal|revenge|return) (?:to|for)"
        r"|(?:respond|answer)(?:ed|s|ing)? (?:to|with|by)|repl(?:y|ies) (?:came|to)"
        r"|tit-for-tat|(?:hit|hits|hitting|struck|strikes?|fir(?:ed|es?)) back\b"
        r"|(?:(?<=['’]s )|(?<=s['’] ))(?:reply|response|answer)\b(?! is\b)",
        re.IGNORECASE,
    ),
    # 報復を想定 is imagined, in an exercise; 攻撃への報復だ is said of a deed told elsewhere;
    # 攻撃を受け is to be attacked.
    "ja": re.compile(
        r"報復(?!攻?撃?を想定|だ|で(?:ある|す)|とみ)|対抗(?:し|措置|する)|への(?:反発|対抗|仕返し)"
        r"|反撃(?:し|とし|に[出転])"
        r"|(?:[これそ]れ|こと|[決判]定|判断|表明|発[表言射]|声明|侵攻|演習|実験|容認|解禁|派[兵遣]|併合)を受け[て、]"
        r"|[これそ]の(?:攻撃|空爆|砲撃|挑発)を受け[て、]|[これそ]れに応じ[て、]"
    ),
}
# What may come to be answered: (before the words, after them).
_IF: dict[Lang, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        re.compile(
            r"\b(?:if|should|unless|whether|could|might|may|how to)\b[^,;.]{0,30}$"
            r"|\bwere \w+ to\b.*$",
            re.IGNORECASE,
        ),
        re.compile(r"[^,;.]{0,20} (?:if|should|unless)\b"),
    ),
    "ja": (
        re.compile(r"(?:れば|たら|なら|場合)[^。]{0,20}$"),
        re.compile(r"(?:に出)?(?:れば|すれば|たら|したら|するなら)|の連鎖"),
    ),
}


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


@dataclass(frozen=True)
class Links:
    """What an event answers, what answers it, and the rows that are told together with it."""

    before: list[Reaction] = field(default_factory=list)
    after: list[Reaction] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)


def answer_cue(text: str, lang: Lang) -> str:
    """The words of `text` that call its happening an answer to another, "" when none do."""
    before, after = _IF[lang]
    for match in _ANSWERS[lang].finditer(text):
        if not (before.search(text[: match.start()]) or after.match(text, match.end())):
            return match.group()
    return ""


def reactions(store: Store, mask: Mask) -> list[Reaction]:
    """The events that their text calls an answer, where `mask` has them or what they answer.

    Those whose action is known come first, sides of a kind together, by date.
    """
    found = [
        one
        for one in _found(store, store.evidence)
        if mask[one.row] or (one.action is not None and mask[one.action])
    ]
    found.sort(key=lambda one: (one.action is None, one.row))
    order = {pair: place for place, pair in enumerate(dict.fromkeys(one.sides for one in found))}
    return sorted(found, key=lambda one: (one.action is None, order[one.sides], one.row))


def links(store: Store, row: int) -> Links:
    """What the texts that tell the event at `row` link with it."""
    id = store.events["event_id"].iloc[row]
    proofs = store.evidence
    own = proofs[proofs["event_id"] == id]
    near = proofs[proofs["article_id"].isin(own["article_id"])]
    found = list(_found(store, near))
    before = [one for one in found if one.row == row]
    after = [one for one in found if one.action == row]
    linked = {row, *(one.action for one in before), *(one.row for one in after)}
    beside = {
        store.row[id]
        for id, article, at in zip(near["event_id"], near["article_id"], near["span"], strict=True)
        for mine, place in zip(own["article_id"], own["span"], strict=True)
        if mine == article and id in store.row and _beside(store, row, store.row[id], place, at)
    }
    return Links(before, after, sorted(beside - linked))


def _beside(store: Store, row: int, other: int, place: str, at: str) -> bool:
    """Whether one sentence tells both events, or two that touch tell them of the same days."""
    (start, end), (first, last) = span(place), span(at)
    same = store.first[row] == store.first[other] and store.last[row] == store.last[other]
    touch = 0 <= max(first - end, start - last) <= _TOUCH
    return place == at or bool(same and touch)


def _found(store: Store, proofs: pd.DataFrame) -> Iterator[Reaction]:
    """The answers that the sentences `proofs` tell, one for each event."""
    # A sentence that tells one event only speaks of that event as a whole.
    alone = proofs.groupby(["article_id", "span"])["event_id"].transform("size") == 1
    texts = np.where(alone, proofs["sentence"], proofs["clause"])
    places, best = proofs.groupby("article_id").indices, dict[int, Reaction]()
    for place, (id, text) in enumerate(zip(proofs["event_id"], texts, strict=True)):
        lang: Lang = "ja" if _JAPANESE.search(text) else "en"
        row, cue = store.row.get(id, -1), answer_cue(text, lang)
        if row < 0 or not cue or (row in best and best[row].action is not None):
            continue
        told = proofs.iloc[places[proofs["article_id"].iloc[place]]]
        action = answered(store, proofs.iloc[place], told, cue, _NEAR[lang])
        both = [row] if action is None else [row, action]
        best[row] = Reaction(row, cue, action, sides(store.events.iloc[both]))
    yield from best.values()


def answered(store: Store, proof: pd.Series, told: pd.DataFrame, cue: str, near: int) -> int | None:
    """The event that the one of `proof` answers: told just before it, not later, by another side.

    `told` are the tellings of its article; just before means with at most `near` characters
    between the sentences. Words that end in "to" or "for" may also have it after them in their own
    sentence. Of several it is the one told last.
    """
    row, start = store.row[proof["event_id"]], _start(proof)
    ahead = cue.endswith((" to", " for"))
    best: tuple[int, int] | None = None
    for _, other in told.iterrows():
        at, place = store.row.get(other["event_id"], -1), _start(other)
        inside = other["span"] == proof["span"] and (ahead or place < start)
        close = 0 <= span(proof["span"])[0] - span(other["span"])[1] <= near
        if at not in (-1, row) and (inside or close) and _by_another(store, row, at):
            best = max(best or (place, at), (place, at))
    return best[1] if best else None


def _start(proof: pd.Series) -> int:
    """Where the clause of `proof` begins in its article."""
    sentence, clause = str(proof["sentence"]), str(proof["clause"])
    return span(proof["span"])[0] + max(0, sentence.find(clause))


def _by_another(store: Store, row: int, other: int) -> bool:
    """Whether the event at `other` happened no later than that at `row`, as another's deed."""
    doers, others, struck = (
        _ids(store.events[column].iloc[place])
        for column, place in (("actors", row), ("actors", other), ("targets", other))
    )
    apart = not doers & others and bool(doers) and bool(others or doers & struck)
    happened = store.events["status"].iloc[other] in ("occurred", "reported")
    return apart and happened and bool(store.first[other] <= store.last[row])


def sides(events: pd.DataFrame) -> tuple[str, ...]:
    """Who acts and who is acted on in `events`; all that take part where neither is known."""
    for columns in (("actors", "targets"), ("countries", "organisations")):
        ids = set().union(*(_ids(cell) for column in columns for cell in events[column]))
        if ids:
            return tuple(sorted(ids))
    return ()


def _ids(cell: str) -> set[str]:
    return {id for id in cell.split(";") if id}
