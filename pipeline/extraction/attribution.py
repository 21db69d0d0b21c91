"""Who vouches for a happening that is only reported: the source a clause or sentence names."""

from __future__ import annotations

import re

from pipeline.extraction.names import find_names
from pipeline.models import Lang

_SAY_JA = (
    "主張|発表|公表|報じ|報道|伝え|説明|明らかに|述べ|語っ|指摘|推定|断定|"
    "非難|批判|訴え|見方を示|証言|報告|警告"
)
_SAY_EN = (
    r"(?:(?:have|has|had) )?(?:sa(?:id|ys?)|(?:claim|report|suggest|announc|confirm|insist|estimat|"
    r"believ|reckon|alleg|maintain|complain|admit)(?:ed|s|es|ted|ts)?)"
)
_PATTERNS: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "ja": (
        # 国防省によると、…; 国防省の説明では
        re.compile(
            r"(?<![^、。「」（）】\n])(?P<who>[^、。「」（）】\n]{1,30}?)"
            r"(?:に(?:よると|よれば)|の(?:説明|発表|集計)では)"
        ),
        # …を撃墜したと空軍は主張した
        re.compile(
            rf"と、?(?P<who>[^、。「」はがも]{{1,25}})[はがも][^、。]{{0,10}}?(?:{_SAY_JA})"
        ),
        # 国防省は13日、…を撃墜したと発表した; が alone may belong to what is told
        re.compile(
            rf"(?:^|[。、）」】\n]|[にで]は)(?P<who>[^、。「」（）】はがも\n]{{1,30}})"
            rf"(?:[はも]|が[^、。]{{0,8}}、)"
            rf"(?=[^。]*?(?:と|を)(?:{_SAY_JA}))"
        ),
        # 当局者の話として
        re.compile(r"(?<![^、。「」（）は\n])(?P<who>[^、。「」（）は\n]{1,25})の話として"),
    ),
    "en": (
        re.compile(r"\b[Aa]ccording to (?P<who>[^,;:—–()]+?)(?=\s*(?:[,;:—–()]|(?<![A-Z])\.|$))"),
        # by Kyiv's own count
        re.compile(
            r"\b(?:[Bb]y|[Ii]n) (?P<who>[\w ]+?)['’]s? "
            r"(?:own )?(?:account|count|reckoning|telling|version)\b"
        ),
        # the work, says Ukraine, of a missile
        re.compile(rf"[,—–] {_SAY_EN} (?P<who>[^,;:—–]+?)(?=\s*(?:[,;:—–]|\.?$))"),
        # The ministry said that … ; …, officials suggested
        re.compile(
            rf"(?:^|[,;:—–]\s)[\s*_]*(?:[Tt]hat\s)?(?P<who>[^,;:—–]+?)\s+(?:\w+ly )?{_SAY_EN}\b"
            r"(?! (?:to|by|of)\b)"
        ),
    ),
}
_LEAD = re.compile(
    r"^(?:一方の|今回|[Bb]ut |[Aa]nd |[Tt]hen |[Ww]hile |(?:[Oo]n|[Ll]ast|[Tt]his) \w+day )"
)
# What can vouch and is no name of the gazetteer, as a word that ends (ja) or is in (en) its name.
_SPEAKER: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?:[軍省庁院局部側紙誌社氏師筋長者官相]|政府|当局|政権|大統領|機関|通信|メディア|新聞|テレビ|放送|"
        r"サイト|団体|組織|連合|同盟|勢力|空軍)(?:ら|など)?$"
    ),
    "en": re.compile(
        r"\b(?:officials?|officers?|ministr(?:y|ies)|ministers?|militar(?:y|ies)|army|navy|forces?|"
        r"spokes\w+|governors?|mayors?|police|newspapers?|media|television|agenc(?:y|ies)|staff|"
        r"command|governments?|presidents?|intelligence|authorit(?:y|ies)|press service|sources?|"
        r"outlets?|broadcasters?|monitors?|reports|watchdog|rescuers?|medics|others|diplomats?|"
        r"workers|inspectors?|leaders?)\b"
    ),
}
_NO_SPEAKER = re.compile(r"^(?:it|he|she|they|we|I|you|there|who|which|that|what|this)\b", re.I)
_LONGEST = 8  # words of an English source


def said_by(text: str, lang: Lang) -> str:
    """The words of `text` that name the source of what it tells, "" when they name none.

    >>> said_by("The depot burned down, according to the region's governor.", "en")
    "the region's governor"
    >>> said_by("空軍は無人機3機を撃墜したと発表した。", "ja")
    '空軍'
    """
    for pattern in _PATTERNS[lang]:
        for found in pattern.finditer(text):
            who = _LEAD.sub("", found["who"].strip(" *_"))
            if _is_speaker(who, lang):
                return who
    return ""


def _is_speaker(who: str, lang: Lang) -> bool:
    """Whether the words name somebody who can say something: not a thing, not a pronoun."""
    if not who or _NO_SPEAKER.match(who) or (lang == "en" and len(who.split()) > _LONGEST):
        return False
    if _SPEAKER[lang].search(who):
        return True
    names = [name for name in find_names(who, lang) if name.kind != "weapon"]
    return any(name.end == len(who) for name in names) or (lang == "en" and _is_proper(who))


def _is_proper(who: str) -> bool:
    """Whether every long word has a capital, as in the name of a person or paper."""
    return all(word[0].isupper() for word in who.split() if len(word) > 3 or word.isupper())
