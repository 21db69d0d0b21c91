"""How sure a clause is of its happening: occurred, reported, planned, possible or denied."""

from __future__ import annotations

import re

from pipeline.models import Lang, Status

_CUES: dict[Lang, tuple[tuple[Status, re.Pattern[str]], ...]] = {
    "ja": (
        (
            "possible",
            re.compile(
                r"可能性(?:が|も|に)|かねない|かもしれ|おそれ|恐れ(?!が(?:ある|あり)と(?:の情報|して))|すれば|れば(?=、)|仮に"
            ),
        ),
        (
            "denied",
            re.compile(
                r"(?:し|され|い|わ|こと(?:は|も))なかった|ことはなかっ|否定し|見送|取りやめ|中止|"
                r"意味がないとして退け|していない(?:と|。)|使わない"
            ),
        ),
        (
            "planned",
            re.compile(
                r"予定|見通し|見込み|ことにして|つもり|計画だ|方針だ|控え|を迎える(?!と)"
            ),
        ),
        (
            "reported",
            re.compile(
                r"報じ|伝え(?:て|た|ら|まし)|報道|報告し|主張|とみられ|とされ|もよう|模様|によると|によれば|"
                r"という(?:。|$)|と訴え|がいうには|と説明|推定|仕留めたとし"
            ),
        ),
    ),
    "en": (
        ("possible", re.compile(r"\b(?:could|may|might|if|would have|perhaps|possibly)\b")),
        (
            "denied",
            re.compile(
                r"\b(?:denie[sd]|never took place|did not|was not|were not|no \w+ was|cancelled|"
                r"called off|no American involvement)\b"
            ),
        ),
        (
            "planned",
            re.compile(
                r"\b(?:will|is due|are due|is set to|are set to|is expected|are expected|plans? to|"
                r"is to be|are to be|scheduled|set for)\b"
            ),
        ),
        (
            "reported",
            re.compile(
                r"\b(?:reported(?:ly)?|reports?|according to|claim(?:s|ed)?|says?|suggested|"
                r"is thought to|are thought to|allegedly|unconfirmed)\b"
            ),
        ),
    ),
}


def status_of(clause: str, lang: Lang, *, future: bool) -> Status:
    """The status of a happening told by `clause`; `future`: its date lies after publication."""
    for status, cue in _CUES[lang]:
        if cue.search(clause):
            return "planned" if future and status == "reported" else status
    return "planned" if future else "occurred"
