"""Layouts of papers: an item is dated by its own day, and what stands around changes no event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline import extract
from pipeline.articles import parse_article
from pipeline.models import Lang

Line = Callable[[date, str], str]
Heading = Callable[[date], str]

DAYS = [date(2022, 2, 24), date(2022, 3, 4), date(2022, 10, 8),
        date(2023, 2, 21), date(2023, 5, 11), date(2023, 9, 13)]  # fmt: skip
ITEMS: dict[Lang, list[str]] = {
    "ja": ["ロシア軍、ウクライナに侵攻", "ロシア軍、ザポリージャ原発を砲撃", "クリミア橋で爆発",
           "プーチン氏、新STARTの履行停止を表明", "英国、ストームシャドーの供与を発表",
           "金正恩氏、プーチン氏と会談"],
    "en": ["Russia invades Ukraine", "Russian troops shell the Zaporizhzhia plant",
           "An explosion cripples the Crimean bridge", "Putin suspends New START",
           "Britain announces Storm Shadow missiles for Ukraine",
           "Kim Jong Un meets Putin in Vostochny"],
}  # fmt: skip
LEDE: dict[Lang, str] = {"ja": "主な出来事をまとめた。", "en": "The main steps of the war so far."}
NEW_PARAGRAPH = "\n\n"


def listed(lang: Lang, line: Line, *headings: Heading, between: str = "\n") -> str:
    """The items, each heading again when what it says has changed."""
    said: dict[int, str] = {}
    lines = []
    for day, item in zip(DAYS, ITEMS[lang], strict=True):
        for rank, heading in enumerate(headings):
            if said.get(rank) != heading(day):
                said = {**{r: h for r, h in said.items() if r < rank}, rank: heading(day)}
                lines.append(heading(day))
        lines.append(line(day, item))
    return LEDE[lang] + NEW_PARAGRAPH + between.join(lines)


def ja(line: Line, *headings: Heading, between: str = "\n") -> tuple[Lang, str]:
    return "ja", listed("ja", line, *headings, between=between)


def en(line: Line, *headings: Heading, between: str = "\n") -> tuple[Lang, str]:
    return "en", listed("en", line, *headings, between=between)


def md(d: date) -> str:
    return f"{d.month}月{d.day}日"


def ymd(d: date) -> str:
    return f"{d.year}年{md(d)}"


def weekday(d: date) -> str:
    return "月火水木金土日"[d.weekday()]


def us(d: date) -> str:
    return f"{d:%B} {d.day}, {d.year}"


def once(d: date, form: Callable[[date], str]) -> str:
    """The year stands at the first item of it alone."""
    return form(d) if d in (DAYS[0], DAYS[3]) else form(d).replace(str(d.year), "").strip(" 年")


def first(d: date, form: str) -> str:
    """The same in a form of its own, nothing for the other items."""
    return f"{d:{form}}" if d in (DAYS[0], DAYS[3]) else ""


LAYOUTS: dict[str, tuple[Lang, str]] = {
    "ja markdown": ja(
        lambda d, t: f"- {d.day}日　{t}", lambda d: f"## {d.year}年", lambda d: f"### {d.month}月"
    ),
    "ja ■年 ▼月": ja(
        lambda d, t: f"{d.day}日　{t}", lambda d: f"■{d.year}年", lambda d: f"▼{d.month}月"
    ),
    "ja ◆年◆ ◇月": ja(
        lambda d, t: f"・{d.day}日　{t}", lambda d: f"◆{d.year}年◆", lambda d: f"◇{d.month}月"
    ),
    "ja 年月日": ja(lambda d, t: f"{ymd(d)}　{t}"),
    "ja ・年月日：": ja(lambda d, t: f"・{ymd(d)}：{t}"),
    "ja 年月日 over its text": ja(lambda d, t: f"{ymd(d)}\n{t}。", between=NEW_PARAGRAPH),
    "ja 【年】": ja(lambda d, t: f"{md(d)}　{t}", lambda d: f"【{d.year}年】"),
    "ja 【年】 parted": ja(
        lambda d, t: f"{md(d)}　{t}", lambda d: f"【{d.year}年】", between=NEW_PARAGRAPH
    ),
    "ja 〈年〉 ▽": ja(lambda d, t: f"▽{md(d)}　{t}", lambda d: f"〈{d.year}年〉"),
    "ja ＜年＞": ja(lambda d, t: f"▽{md(d)}　{t}", lambda d: f"＜{d.year}年＞"),
    "ja 月日＝": ja(lambda d, t: f"　{md(d)}＝{t}", lambda d: f"{d.year}年"),
    "ja a blank": ja(lambda d, t: f"{md(d)} {t}", lambda d: f"{d.year}年"),
    "ja slashes": ja(lambda d, t: f"{d.year}/{d.month}/{d.day}　{t}"),
    "ja points": ja(lambda d, t: f"{d.year}.{d.month}.{d.day}　{t}"),
    "ja ISO 8601": ja(lambda d, t: f"{d}　{t}"),
    "ja two digits": ja(lambda d, t: f"{d.year % 100}年{md(d)}　{t}"),
    "ja weekdays": ja(
        lambda d, t: f"{md(d)}（{weekday(d)}）　{t}",
        lambda d: f"## {d.year}年",
        between=NEW_PARAGRAPH,
    ),
    "ja weekday over its text": ja(
        lambda d, t: f"{md(d)}（{weekday(d)}）\n{t}", lambda d: f"■{d.year}年"
    ),
    "ja table": ja(lambda d, t: f"| {ymd(d)} | {t} |"),
    "ja brackets": ja(lambda d, t: f"[{ymd(d)}] {t}"),
    "ja what repeats left out": ja(
        lambda d, t: (
            f"{f'{d.year % 100}年{md(d)}' if d in (DAYS[0], DAYS[3]) else f'　　{md(d)}'}　{t}。"
            "双方は確認を急ぐと説明したが、詳しいことはわからないままで、"
        )
    ),
    "ja bold": ja(
        lambda d, t: f"**{md(d)}**　{t}", lambda d: f"**{d.year}年**", between=NEW_PARAGRAPH
    ),
    "ja the day behind": ja(
        lambda d, t: f"{d.month}月　{t}（{d.day}日）", lambda d: f"■{d.year}年"
    ),
    "ja the day after the doer": ja(
        lambda d, t: f"◇{d.month}月　現地では{d.day}日、{t}。", lambda d: f"■{d.year}年"
    ),
    "ja all behind": ja(lambda d, t: f"・{t}（{ymd(d)}）"),
    "ja year said once": ja(lambda d, t: f"{once(d, ymd)}　{t}"),
    "ja 年月 over 日": ja(lambda d, t: f"{d.year}年{d.month}月\n{d.day}日　{t}"),
    "ja 月・日": ja(lambda d, t: f"{d.month}・{d.day}　{t}", lambda d: f"〈{d.year}年〉"),
    "ja 年・月・日": ja(lambda d, t: f"{d.year % 100}・{d.month}・{d.day}　{t}"),
    "ja table of slashes": ja(lambda d, t: f"| {first(d, '%y')} | {d.month}/{d.day} | {t} |"),
    "ja points and weekdays": ja(
        lambda d, t: f"{first(d, '%Y.')}{d:%m.%d}（{weekday(d)}）[核] {t}"
    ),
    "ja numbered": ja(lambda d, t: f"{DAYS.index(d) + 1}. {ymd(d)}　{t}"),
    "ja 令和": ja(lambda d, t: f"令和{d.year - 2018}年{md(d)}　{t}"),
    "en bold": en(lambda d, t: f"**{d.day} {d:%B} {d.year}** — {t}.", between=NEW_PARAGRAPH),
    "en list": en(lambda d, t: f"- {d.day} {d:%b} {d.year}: {t}"),
    "en date over its text": en(lambda d, t: f"{us(d)}\n{t}.", between=NEW_PARAGRAPH),
    "en colon": en(lambda d, t: f"{us(d)}: {t}.", between=NEW_PARAGRAPH),
    "en year line": en(
        lambda d, t: f"{d.day} {d:%b} – {t}", lambda d: f"{d.year}", between=NEW_PARAGRAPH
    ),
    "en year line, tight": en(lambda d, t: f"{d.day} {d:%b} – {t}", lambda d: f"{d.year}"),
    "en ## year": en(lambda d, t: f"- **{d.day} {d:%B}** — {t}.", lambda d: f"## {d.year}"),
    "en ### month": en(
        lambda d, t: f"- {d.day}: {t}", lambda d: f"## {d.year}", lambda d: f"### {d:%B}"
    ),
    "en ordinals": en(
        lambda d, t: f"- {d.day}th — {t}", lambda d: f"## {d.year}", lambda d: f"### {d:%B}"
    ),
    "en MONTH YEAR": en(
        lambda d, t: f"{d.day}: {t}.", lambda d: f"{d:%B} {d.year}".upper(), between=NEW_PARAGRAPH
    ),
    "en table": en(lambda d, t: f"| {d.day} {d:%b} {d.year} | {t} |"),
    "en bars": en(lambda d, t: f"{d:%b} {d.day}, {d.year} | {t}"),
    "en ISO 8601": en(lambda d, t: f"- {d} – {t}"),
    "en day first": en(lambda d, t: f"{d:%d/%m/%Y} – {t}."),
    "en points": en(lambda d, t: f"{d:%d.%m.%Y}: {t}."),
    "en brackets": en(lambda d, t: f"[{us(d)}] {t}."),
    "en weekday over its text": en(
        lambda d, t: f"{d:%A}, {d:%B} {d.day}\n\n{t}.",
        lambda d: f"## {d.year}",
        between=NEW_PARAGRAPH,
    ),
    "en behind": en(lambda d, t: f"- {t} ({d.day} {d:%B} {d.year})"),
    "en behind all": en(lambda d, t: f"- {t}, two days after a warning ({d.day} {d:%B} {d.year})."),
    "en headlines under the days": en(
        lambda d, t: f"{d:%A} {d.day} {d:%B} {d.year}\n\nWhat came that day\n\n{t}.",
        between=NEW_PARAGRAPH,
    ),
    "en numbered": en(lambda d, t: f"{DAYS.index(d) + 1}. {us(d)}: {t}."),
    "en year said once": en(
        lambda d, t: f"**{once(d, lambda day: f'{day.day} {day:%B} {day.year}')}:** {t}.",
        between=NEW_PARAGRAPH,
    ),
}


IN_A_YEAR = [date(2024, 1, 2), date(2024, 4, 13), date(2024, 10, 1), date(2024, 12, 8)]
STRIKES: dict[Lang, str] = {"ja": "米軍がイエメンを空爆した。", "en": "American jets bomb Yemen."}
MONTHS: dict[str, tuple[Lang, Callable[[date], str]]] = {
    "en TUE 2.": ("en", lambda d: f"{d:%B}\n\n{d:%a} {d.day}.".upper()),
    "en the 2nd": ("en", lambda d: f"### {d:%B}\n\n{d.day}:"),
    "ja 2日": ("ja", lambda d: f"■{d.month}月\n\n{d.day}日　"),
}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("layout", MONTHS)
def test_months_that_name_no_year_are_read_together(layout: str, order: int) -> None:
    lang, head = MONTHS[layout]
    days = IN_A_YEAR[::order]
    body = NEW_PARAGRAPH.join([LEDE[lang], *(f"{head(d)} {STRIKES[lang]}" for d in days)])
    events = extract(parse_article(body, published=date(2025, 1, 3), lang=lang))
    assert [e.span.first for e in events] == days, body


def test_items_of_a_paragraph_are_set_apart_by_their_marks() -> None:
    body = (
        "◇9月　2日、米軍がイエメンを空爆した。▽その2日後、ロシア軍がウクライナに侵攻"
        "▽13日、英国が戦闘機を配備▽15日、クリミア橋で爆発。"
    )
    events = extract(parse_article(body, published=date(2025, 1, 3), lang="ja"))
    assert [e.span.first.day for e in events] == [2, 4, 13, 15]


WEEK = [date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 2), date(2025, 1, 5)]


@pytest.mark.parametrize(
    ("lang", "head"), [("en", "MONDAY"), ("en", "## Monday"), ("ja", "■月曜日")]
)
def test_weekdays_that_are_lines_are_of_the_last_week(lang: Lang, head: str) -> None:
    def line(day: date) -> str:
        name = f"{day:%A}" if lang == "en" else f"{weekday(day)}曜日"
        return head.replace("MONDAY", name.upper()).replace("Monday", name).replace("月曜日", name)

    body = NEW_PARAGRAPH.join([LEDE[lang], *(f"{line(d)}\n\n{STRIKES[lang]}" for d in WEEK)])
    events = extract(parse_article(body, published=date(2025, 1, 6), lang=lang))
    assert [e.span.first for e in events] == WEEK, body
    ahead = body.replace(LEDE[lang], {"en": "The week ahead.", "ja": "来週の予定。"}[lang])
    told = extract(parse_article(ahead, published=date(2025, 1, 6), lang=lang))
    assert [e.span.first for e in told] != WEEK


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_item_is_dated_by_its_day(layout: str) -> None:
    lang, body = LAYOUTS[layout]
    events = extract(parse_article(body, published=date(2024, 3, 5), lang=lang))
    assert [(e.span.first, e.span.last) for e in events] == [(day, day) for day in DAYS], body


JA = ["ロシア軍は19日、ウクライナ東部ハルキウ州の発電所をミサイルで攻撃した。",
      "ウクライナのゼレンスキー大統領は翌20日、報復を警告した。",
      "米国は同日、防空システム「パトリオット」の追加供与を発表した。",
      "プーチン大統領は先週の金曜日、核ドクトリンを改定した。"]  # fmt: skip
EN = ["Russian forces struck a power station in Kharkiv with missiles on Tuesday.",
      "The next day President Volodymyr Zelensky vowed revenge.",
      "The United States agreed on Wednesday to send more Patriot launchers.",
      "Last Friday Vladimir Putin signed a new nuclear doctrine."]  # fmt: skip
J, E = "".join(JA), " ".join(EN)
FORMS = {
    "ja agency's dateline": f"［キーウ　２０日　通信社］　{J}",
    "ja dateline in brackets": f"【キーウ共同】{J}",
    "ja time of an update": f"2024年11月21日 18時30分更新\n\n{J}",
    "ja caption": f"写真：破壊された発電所（2023年3月2日撮影）\n\n{J}",
    "ja links": f"{J}\n\n関連記事\n・昨年8月の空爆を振り返る\n・【年表】2023年",
    "ja an answer": f"――何が起きたのですか。\n「{J}」",
    "ja link": J.replace("ゼレンスキー大統領", "[ゼレンスキー大統領](https://example.org/2023/05)"),
    "ja a sentence a line": "\n".join(JA),
    "ja full-width figures": J.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "ja Chinese figures": J.replace("19日", "十九日").replace("20日", "二十日"),
    "ja broken lines": "\n".join(J[i : i + 30] for i in range(0, len(J), 30)),
    "en agency's dateline": f"KYIV, Nov 20 (Agency) - {E}",
    "en time of an update": f"Updated 21 November 2024, 18:30 GMT\n\n{E}",
    "en links": f"{E}\n\nRelated\n\n- How the August 2023 strikes unfolded\n\n- Timeline of 2022",
    "en quotation": "\n".join(f"> {sentence}" for sentence in EN),
    "en link": E.replace("Zelensky", "[Zelensky](https://example.org/2023/05/03/a)"),
    "en transcript": f"ANCHOR: {EN[0]}\n\nREPORTER: {' '.join(EN[1:])}",
    "en no-break spaces": E.replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_around_the_sentences_changes_no_event(form: str) -> None:
    lang: Lang = "ja" if form.startswith("ja") else "en"

    def told(body: str) -> list[tuple[object, ...]]:
        events = extract(parse_article(body, published=date(2024, 11, 21), lang=lang))
        return sorted((e.span.first, e.span.last, e.type, e.level, e.countries) for e in events)

    plain = told(J if lang == "ja" else E)
    assert len(plain) == 4
    assert told(FORMS[form]) == plain


POSTS: dict[Lang, list[str]] = {
    "ja": ["ロシア軍が東部ハルキウ州の発電所を攻撃した。", "ゼレンスキー大統領が報復を警告した。",
           "米国が「パトリオット」の追加供与を発表した。"],
    "en": ["Russian forces struck a power plant in Kharkiv.", "Zelensky vowed revenge.",
           "The United States agreed to send more Patriot launchers."],
}  # fmt: skip
HOURS = ["08:15", "11:40", "16:05"]
BLOGS: dict[str, tuple[Lang, str, Callable[[str, str], str]]] = {
    "en bold hours": ("en", "## 20 November", lambda t, p: f"**{t}** {p}"),
    "en hours before dashes": ("en", "## Wednesday 20 November 2024", lambda t, p: f"{t} – {p}"),
    "en hours over the posts": ("en", "### Wednesday, November 20", lambda t, p: f"{t} GMT\n\n{p}"),
    "en hour and day over each": ("en", "Live", lambda t, p: f"{t}, 20 Nov 2024\n\n{p}"),
    "en a note": ("en", "**20 November** (all times local)", lambda t, p: f"**{t}** {p}"),
    "en a weekday": ("en", "**Wednesday**", lambda t, p: f"{t}: {p}"),
    "en hours as headings": ("en", "## 20 November", lambda t, p: f"### {t}\n\n{p}"),
    "ja bold hours": ("ja", "## 11月20日", lambda t, p: f"**{t}** {p}"),
    "ja ▽午前": ("ja", "■20日（水）", lambda t, p: f"▽午前{t[:2]}時{t[3:]}分　{p}"),
    "ja 【hours】": ("ja", "【11月20日】", lambda t, p: f"【{t}】{p}"),
    "ja hour and day over each": ("ja", "速報", lambda t, p: f"2024年11月20日 {t}\n\n{p}"),
    "ja hours as headings": ("ja", "## 11月20日（水）", lambda t, p: f"### {t}\n\n{p}"),
    "ja the day alone": ("ja", "■20日午前", lambda t, p: p),
}


@pytest.mark.parametrize("blog", BLOGS)
def test_posts_are_of_the_day_they_stand_under(blog: str) -> None:
    lang, head, post = BLOGS[blog]
    posts = map(post, HOURS, POSTS[lang])
    body = NEW_PARAGRAPH.join([LEDE[lang], head, *posts])
    events = extract(parse_article(body, published=date(2024, 11, 21), lang=lang))
    assert [(e.span.first, e.span.last) for e in events] == [(date(2024, 11, 20),) * 2] * 3
    assert not any(hour in e.title for e in events for hour in HOURS)
