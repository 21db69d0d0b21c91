"""Japanese date words → candidates: pieces that stand together join.

Pieces that touch, or are tied by の, make one expression (昨年9月, 先週木曜の11日); two expressions
tied by から, 〜, と or 、 make a range or a list (10日から20日, 19、20両日).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.dates.expression import Candidate, Expression, Shift
from pipeline.extraction.dates.ja_pieces import Level, Piece, pieces, unit_of
from pipeline.extraction.dates.ja_tense import direction
from pipeline.extraction.dates.ja_words import NUMBER, fold, number

__all__ = ["direction", "scan"]

_JOINS: dict[Level, tuple[Level, ...]] = {
    "year": ("year", "month", "season", "part", "nth", "day"),
    "month": ("month", "day", "part", "nth", "weekday"),
    "part": ("day",),
    "week": ("weekday", "part", "day", "month"),
    "day": ("day", "weekday", "clock"),
    "weekday": ("day", "month", "clock"),
    "season": (),
    "nth": ("clock",),
    "clock": (),
}
_TIE = re.compile(r"の?[ ]?|\(|、")
_TIED = 4  # characters between two expressions that belong together, at most
_OPEN = Expression()
_MONTH_TOLD = Shift("month", 0, "narrative")


def _leads_on(piece: Piece) -> bool:
    """昨年, 来月, きょう may stand before their number: 昨年2023年, 来月12月, きょう20日."""
    shift = piece.expression.shift
    return shift is not None and (shift.anchor == "publication" or shift.unit == "year")


def _merged(a: Expression, b: Expression) -> Expression | None:
    """Both together, or None when they give the same field."""
    values = []
    for mine, theirs, open in zip(a, b, _OPEN, strict=True):
        if mine != open and theirs != open:
            return None
        values.append(theirs if mine == open else mine)
    return Expression._make(values)


def _to_the_day(ago: Expression, day: Expression) -> Expression | None:
    """10年前のきょう, 79年前の同じ日: the very day so many years before."""
    years, today = ago.shift, day.shift
    if (
        not (years and today)
        or today.unit != "day"
        or today.n
        or years.unit not in ("year", "month")
    ):
        return None
    if years.n in (0, 1) or ago != Expression(shift=years) or day != Expression(shift=today):
        return None
    return Expression(shift=years._replace(anchor=today.anchor, exact=True))


def _that_day_of(year: Expression, day: Expression) -> Expression | None:
    """2014年のきょう, 1915年のこの日: the same day in that year."""
    today = day.shift
    if year.year is None or year != Expression(year=year.year) or today is None:
        return None
    same_day = today.unit == "day" and not today.n and day == Expression(shift=today)
    return year._replace(part="same", shift=today) if same_day else None


def _years_back(ago: Expression, now: Expression) -> Expression | None:
    """10年前の今月, 10年前の今週, 2年後の同じ月: the month or week so many years off."""
    years, this = ago.shift, now.shift
    if not (years and this) or years.unit != "year" or not years.n or years.anchor != this.anchor:
        return None
    if ago != Expression(shift=years) or now != Expression(shift=this._replace(n=0)):
        return None
    if this.unit == "month":
        return Expression(shift=this._replace(n=12 * years.n))
    back = Expression(shift=Shift("day", 0), moved=((years.n, "year"),), week_of=True)
    return back if this.unit == "week" else None


def _only_counts(e: Expression) -> bool:
    """Whether it is no more than 2日後, 3週間後 of a story."""
    s = e.shift
    counts = s and s.n and s.anchor == "narrative" and s.unit in ("day", "week")
    return bool(counts) and e == Expression(shift=s)


def _named_day(count: Piece, named: Piece) -> Expression | None:
    """The day that is counted and named: 2日後の23日, 3週間後の翌月11日."""
    e = named.expression
    if e == Expression(shift=Shift("month", 1, "narrative")):
        return e  # its day follows
    if not e.day or e.year or e.weekday is not None or e.part:
        return None
    if e.shift is None and not e.month:
        return e._replace(shift=count.expression.shift)
    return e if e.shift and e.shift.anchor == "narrative" else None


def _join(folded: str, left: Piece, right: Piece) -> Piece | None:
    """One piece of two neighbours, or None where they do not belong together."""
    gap = folded[left.end : right.start]
    if gap == "の" and (then := _years_back(left.expression, right.expression)):
        return left._replace(end=right.end, level=right.level, expression=then)
    if gap == "の" and (then := _that_day_of(left.expression, right.expression)):
        return left._replace(end=right.end, level="day", expression=then)
    if gap == "の" and _only_counts(left.expression) and (day := _named_day(left, right)):
        return left._replace(end=right.end, level=right.level, expression=day)
    if right.start - left.end > _TIED or right.level not in _JOINS[left.level]:
        return None
    if not _TIE.fullmatch(gap):
        return None
    if gap == "、" and not (left.level == "weekday" and right.level == "day"):
        return None
    given = right.expression
    if gap == "の" and (back := _to_the_day(left.expression, given)):
        return left._replace(end=right.end, level="day", expression=back)
    if left.level == right.level and (gap not in ("", "の") or not _leads_on(left)):
        return None
    if left.level == "year" and right.level == "day" and not given.month and not given.shift:
        return None  # 昨年の24日 leaves the month open
    if gap == "(" and right.level not in ("day", "month"):
        return None
    if left.level == "week" and given.part == "end":
        given = given._replace(part="late")  # 今週の終わり begins on Thursday
    merged = left.expression if right.level == "clock" else _merged(left.expression, given)
    if merged is None or left.last is not None:
        return None
    last = _merged(left.expression, right.last) if right.last else None
    level = left.level if right.level in ("clock", "weekday") else right.level
    closing = int(gap == "(" and folded[right.end : right.end + 1] == ")")
    return Piece(
        left.start,
        right.end + closing,
        level,
        merged,
        last,
        right.listed,
        left.event or right.event,
    )


def _grouped(folded: str) -> Iterator[Piece | Candidate]:
    held: Piece | None = None
    for piece in pieces(folded):
        if isinstance(piece, Candidate):
            if held:
                yield held
            held = None
            yield piece
            continue
        if held and piece.start < held.end:
            held = None  # 今日 is part of 今日から2日後
        joined = _join(folded, held, piece) if held else None
        if held and not joined:
            yield held
        held = joined or piece
    if held:
        yield held


# --- expressions, ranges, lists -----------------------------------------------------------

# から; after 9日午後 also 11時半ごろから
_RANGE_TIE = re.compile(
    r"(?:\d{1,2}時(?:半|\d{1,2}分)?(?:ごろ|頃|過ぎ|すぎ)?から|から|より|~|-|―|ー)(?:同|翌)?"
)
_LIST_TIE = re.compile(r"と|、|および|及び|・|か|または|や|あるいは|もしくは")
_AFTER_RANGE = re.compile(r"(?:まで(?:の(?=間))?|の(?=間))?(?:間|にかけて?)?")
_FOR = re.compile(rf"(?:から|より)の?({NUMBER})(年|[かカヶケ]月|週間|日)(?:間|連続)?")
# the last time before: 2017年9月15日以来だった, 昨年の演習以来となる
_SINCE = re.compile(
    r"(?:の[^、。]{1,16})?以来(?:だ|で|の|と|、?初|。|$)|[^。0-9]{1,40}以来(?:だ|で(?:ある|す)|とな)"
)
# 1951年の相互防衛条約で結ばれた…: a year that only names a paper, unless it became one then
_DOCUMENT = re.compile(
    r"の[^、。年月日]{0,12}?(?:条約|協定|合意|協約|議定書|共同声明|宣言|決議|覚書|憲法|法律|ドクトリン|報告書|判決)"
    r"(?![^。]{0,40}(?:署名|調印|締結|採択|批准|発効|成立|結ん|公表|発表|交わ))"
)
_WEEK_OF = re.compile(r"の週")
_MONTH_OF = re.compile(r"の月(?![曜面])")
# あすで壁の建設から60年になる, 6日で原爆の投下から80年: what it tells of was so long ago
_ANNIVERSARY = re.compile(
    rf"で、?[^。、\n]{{2,40}}から({NUMBER})(年|[かカヶケ]月|日)(?:(?:に|と)なる|を迎え|が?たつ|。)"
)
# 毎年3月, 毎週月曜と木曜
_EVERY = re.compile(r"(?:毎[年月週日]|例年|隔週)の?(?:[月火水木金土日]曜日?[と、・])*$")
_ZONE = ("時間", "時間の", "時間で")  # 日本時間の24日


def scan(text: str) -> list[Candidate]:
    """Every stretch of `text` that names a date, in order, not overlapping, unresolved."""
    folded = fold(text)
    groups = [g for g in _grouped(folded) if isinstance(g, Candidate) or not g.weak]
    found: list[Candidate] = []
    position = 0
    while position < len(groups):
        group = groups[position]
        following = groups[position + 1] if position + 1 < len(groups) else None
        position += 1
        if isinstance(group, Candidate):
            found.append(group)
        elif _EVERY.search(folded, max(0, group.start - 8), group.start):
            continue
        elif isinstance(following, Candidate) and _ends_stretch(group, following):
            n, unit = following.length or (0, "day")
            e, end = group.expression, following.end
            found.append(Candidate(group.start, end, e, kind="for", length=(-n, unit)))
            position += 1
        elif isinstance(following, Piece) and _is_range(folded, group, following):
            found.append(_range(folded, group, following))
            position += 1
        elif not isinstance(following, Piece) or following.start - group.end > _TIED:
            found.extend(_single(folded, group))
        else:
            groups[position] = _inherit(folded, group, following)
            found.extend(_single(folded, group))
    return _with_sayings(folded, found)


# 大統領は26日、 and 11日の声明で、 frame what is said; 26日に着き、 has its own verb
_FRAMES = re.compile(r"、|の[^、。]{1,20}で、")
# who says so acts on that day; 発表 and 報告 only tell of another
_SAYS = re.compile(
    r"[^。\n]*?(?<=[うくぐすつぬぶむるただい])と(?:し、|の?述べ|語|話|説明|主張|非難|批判|警告|表明|指摘|強調|訴え|"
    r"誇|認め|告げ|宣言|通告|答え|反論|断)"
)


def _with_sayings(folded: str, found: list[Candidate]) -> list[Candidate]:
    """Marks the dates of what is said: 「大統領は26日、21日の試験に成功したと誇った」."""
    frame_until = -1
    for at, candidate in enumerate(found):
        shift = candidate.first.shift
        back = (
            shift is not None and shift.anchor == "narrative" and shift.n < 0
        )  # 前日に落ちたと認めた
        if candidate.start < frame_until or back:
            if _SAYS.match(folded, candidate.end):
                found[at] = candidate._replace(said=True)
        elif _FRAMES.match(folded, candidate.end):
            frame_until = folded.find("。", candidate.end)
    return found


def _ends_stretch(left: Piece, right: Candidate) -> bool:
    """20日までの3日間: the stretch ends with the date before it.

    1月20日までの2カ月 is one from publication on, and the date stands for itself.
    """
    unit = right.length[1] if right.length else None
    touch = right.kind == "until" and right.start == left.end
    return touch and left.last is None and left.level == unit


def _is_range(folded: str, left: Piece, right: Piece) -> bool:
    if left.last is not None or right.last is not None:
        return False
    if _RANGE_TIE.fullmatch(folded, left.end, right.start):
        return True
    day = left.expression.day  # 9日と10日: two days in a row
    in_a_row = day is not None and right.expression == Expression(day=day + 1)
    return in_a_row and folded[left.end : right.start] == "と"


def _range(folded: str, left: Piece, right: Piece) -> Candidate:
    tail = _AFTER_RANGE.match(folded, right.end)
    last = _inherited(left.expression, right.expression)
    end = tail.end() if tail else right.end
    return Candidate(left.start, end, left.expression, last, event=left.event)


def _inherited(left: Expression, right: Expression) -> Expression:
    """`right` with the coarser fields it leaves to `left`: 昨年11月19日から21日."""
    if right.year or right.shift:
        return right
    if right.weekday is not None and right.day is None:
        weekly = left.shift if left.shift and left.shift.unit == "week" else None
        return right._replace(shift=weekly)
    shift = left.shift if left.shift and left.shift.unit in ("year", "month") else None
    if right.month is None and (right.day or (right.part and left.part)):
        return right._replace(year=left.year, month=left.month, shift=shift)
    if right.month and (left.month is None or right.month >= left.month):
        return right._replace(
            year=left.year, shift=shift if shift and shift.unit == "year" else None
        )
    if right.month and left.year:
        return right._replace(year=left.year + 1)
    return right


def _inherit(folded: str, left: Piece, right: Piece) -> Piece:
    """The second of a list (19日と21日, 来週の月曜日か火曜日) with the fields of the first."""
    gap = folded[left.end : right.start]
    e = right.expression
    if not _LIST_TIE.fullmatch(gap) or not e.bare or right.last or left.last:
        return right
    if e.weekday is not None and left.expression.weekday is not None and not e.day:
        return right._replace(expression=e._replace(shift=left.expression.shift))
    if right.level == left.level and right.level in ("day", "month", "part"):
        return right._replace(expression=_inherited(left.expression, e))
    return right


def _is_month_told(folded: str, piece: Piece) -> bool:
    """月末には撤収した, 月末の28日に撃たれた; but 月末に撤収する is of this month."""
    an_edge = piece.expression.shift == Shift("month", 0) and folded[piece.start] == "月"
    return an_edge and direction(folded, piece.start, piece.end) == "past"


def _single(folded: str, piece: Piece) -> Iterator[Candidate]:
    e, end = piece.expression, piece.end
    zone = folded.endswith(_ZONE, 0, piece.start)
    gloss = zone and folded[max(0, piece.start - 10) : piece.start].rfind("(") >= 0
    if piece.last is not None and piece.listed:
        middle = re.search(r"[、,・]", folded[piece.start : piece.end])
        cut = piece.start + (middle.start() if middle else 1)
        yield Candidate(piece.start, cut, e)
        yield Candidate(cut + 1, end, piece.last)
        return
    if piece.last is not None:
        tail = _AFTER_RANGE.match(folded, end)
        yield Candidate(piece.start, tail.end() if tail else end, e, piece.last)
        return
    if (length := _FOR.match(folded, end)) and piece.level in ("day", "weekday", "week"):
        n = (number(length[1]), unit_of(length[2]))
        yield Candidate(piece.start, length.end(), e, kind="for", length=n)
        return
    if piece.level == "day" and (back := _ANNIVERSARY.match(folded, end)):
        n = (number(back[1]), unit_of(back[2]))
        yield Candidate(piece.start, end, e, kind="since", length=n, aside=True)
        return
    if e.day and (week := _WEEK_OF.match(folded, end)):
        e, end = e._replace(week_of=True), week.end()
    elif e.day and (month := _MONTH_OF.match(folded, end)):
        e, end = e._replace(day=None), month.end()
    if e == Expression(part=e.part) and "旬" in folded[piece.start : end]:
        e = e._replace(shift=_MONTH_TOLD)  # 下旬に: of the month told last
    elif _is_month_told(folded, piece):
        e = e._replace(shift=_MONTH_TOLD)
    passing = folded.startswith(("を迎え", "を過ぎ", "を前に", "を控え"), end)
    glance = bool(_SINCE.match(folded, end))
    names = piece.level == "year" and bool(_DOCUMENT.match(folded, end))
    topic = piece.level == "year" and folded.startswith(("は", "には"), end)
    alone = e == Expression(year=e.year)
    brief = alone and folded.startswith("に", end) and not folded.startswith(("には", "に入"), end)
    told = not (gloss or passing)
    yield Candidate(
        piece.start,
        end,
        e,
        event=piece.event,
        narrative=told,
        aside=glance,
        topic=topic,
        names=names,
        brief=brief,
    )
