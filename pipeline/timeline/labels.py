"""Every word of the interface, in English and Japanese, and the sentences made from them."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.models import Lang

Pair = dict[Lang, str]
OWN_SOURCE = "Escalation Timeline corpus"  # of articles that are no news: `source` in their heads


def _pair(en: str, ja: str) -> Pair:
    return {"en": en, "ja": ja}


WORDS: dict[str, Pair] = {
    "title": _pair("Escalation Timeline", "エスカレーション年表"),
    "subtitle": _pair(
        "Dated events of war and nuclear threat, each with the sentence that proves it",
        "戦争と核の威嚇をめぐる出来事を、根拠の一文とともに日付順に",
    ),
    "language": _pair("Language", "言語"),
    "count": _pair("**{shown:,}** of {total:,} events", "{total:,}件中 **{shown:,}件**"),
    "gravest": _pair(
        "Gravest, plans and denials left out: {level}, {count:,} of them, {days}.",
        "予定・可能性・否定を除き、最も重い段階は「{level}」（{count:,}件、{days}）。",
    ),
    "busiest": _pair("Busiest month: {month} ({count:,}).", "最多の月は{month}（{count:,}件）。"),
    "filters": _pair("Filters", "絞り込み"),
    "clear": _pair("Clear all", "すべて解除"),
    "country": _pair("Country or organisation", "国・組織"),
    "weapon": _pair("Weapon or weapon class", "兵器・兵器の種類"),
    "class_mark": _pair("{name} (class)", "{name}（種類）"),
    "role": _pair("Role of the country", "国の役割"),
    "role_any": _pair("any role", "どちらでも"),
    "role_actor": _pair("acting", "行う側"),
    "role_target": _pair("target", "受ける側"),
    "match": _pair("Of several", "複数なら"),
    "any": _pair("any", "いずれか"),
    "all": _pair("all", "すべて"),
    "dates": _pair("Dates", "期間"),
    "level": _pair("Escalation level", "エスカレーション段階"),
    "status": _pair("Status", "状態"),
    "nuclear": _pair("Nuclear only", "核に関わるものだけ"),
    "type": _pair("Kind of event", "出来事の種類"),
    "source": _pair("Source", "出典"),
    "text": _pair("Words in the text", "本文の語句"),
    "anything": _pair("All", "すべて"),
    "view": _pair("View", "表示"),
    "view_lanes": _pair("By country", "国別"),
    "view_weapons": _pair("By weapon", "兵器別"),
    "view_ladder": _pair("Ladder", "段階別"),
    "view_list": _pair("List", "一覧"),
    "view_steps": _pair("Thresholds", "節目"),
    "other": _pair("Other or none", "その他・なし"),
    "strip_label": _pair("Events over time: choose a period", "件数の推移: 期間を選ぶ"),
    "strip_from": _pair("First shown", "始め"),
    "strip_to": _pair("Last shown", "終わり"),
    "strip_day": _pair("Events per day;\ndrag to choose", "日ごとの件数\nドラッグで選択"),
    "strip_month": _pair("Events per month;\ndrag to choose", "月ごとの件数\nドラッグで選択"),
    "strip_year": _pair("Events per year;\ndrag to choose", "年ごとの件数\nドラッグで選択"),
    "bin": _pair(
        "{name}: {count:,}, up to {level}", "{name}: {count:,}件、最も重い段階は「{level}」"
    ),
    "outside": _pair(
        "Not drawn: {count:,} outside {days}. Show all years",
        "{days}の外の{count:,}件は図に出ていません。全期間を表示",
    ),
    "chart_alt": _pair(
        "Timeline chart; the list below holds the same events",
        "年表の図。下の一覧に同じ出来事がある",
    ),
    "to_list": _pair("Go to the list of these events", "この出来事の一覧へ"),
    "show": _pair("Show {count:,} {events}", "{count:,}件を表示"),
    "cluster": _pair(
        "{count:,} more events here: click to zoom in", "ここにあと{count:,}件。クリックで拡大"
    ),
    "legend_day": _pair("exact day", "日が確か"),
    "legend_range": _pair("stated range", "期間"),
    "legend_fuzzy": _pair("week to year", "週・月・季節・年"),
    "legend_hollow": _pair("planned or possible", "予定・可能性"),
    "legend_denied": _pair("denied or called off", "否定・中止"),
    "legend_nuclear": _pair("nuclear", "核"),
    "legend_cluster": _pair("more: click to zoom", "ほかの件数（クリックで拡大）"),
    "legend_selected": _pair("selected", "選択中"),
    "hint": _pair(
        "Choose an event on the chart or in the list to see the sentence behind it.",
        "図か一覧で出来事を選ぶと、根拠の文を表示します。",
    ),
    "evidence": _pair("Evidence", "根拠"),
    "outside_filter": _pair(
        "This event does not match the filters above.", "この出来事は今の絞り込みには含まれません。"
    ),
    "filtered_out": _pair("outside the filter", "絞り込みの外"),
    "how_graded": _pair("Why this level", "段階の決め方"),
    "graded": _pair(
        "kind of event “{type}”; this level means {meaning}",
        "出来事の種類は「{type}」。この段階の意味は「{meaning}」",
    ),
    "previous": _pair("Earlier event", "前の出来事"),
    "next": _pair("Later event", "次の出来事"),
    "close": _pair("Close", "閉じる"),
    "how_dated": _pair("How it was dated", "日付の決め方"),
    "mark_date": _pair("date", "日付"),
    "mark_anchor": _pair("what the date leans on", "日付の基準"),
    "mark_act": _pair("what happened", "出来事を表す語"),
    "mark_actor": _pair("country or organisation", "国・組織"),
    "mark_weapon": _pair("weapon", "兵器"),
    "published": _pair("published {day}", "{day}公開"),
    "open_article": _pair("Open the article", "記事を開く"),
    "sources_1": _pair("told by one article", "1本の記事による"),
    "sources_n": _pair("told by {count} articles", "{count}本の記事による"),
    "confidence": _pair("confidence {percent}%", "確からしさ {percent}%"),
    "also": _pair("Also told here", "ほかの記述"),
    "text_in": _pair("Text in {language}", "{language}の文"),
    "language_ja": _pair("Japanese", "日本語"),
    "language_en": _pair("English", "英語"),
    "gloss": _pair("{type}, level {level}", "{type}・段階{level}"),
    "own": _pair(
        "written for this project, not a news report", "この企画のための文章で、報道ではない"
    ),
    "own_foot": _pair(
        "The articles of “{source}” were written for this project. They are not news reports.",
        "「{source}」の記事はこの企画のために書いたもので、報道ではありません。",
    ),
    "doing": _pair("Who to whom", "誰が誰に"),
    "countries": _pair("Countries and organisations", "国・組織"),
    "weapons": _pair("Weapons", "兵器"),
    "date_outside": _pair("The date stands earlier in the text", "日付は本文の前の箇所にある"),
    "anchor_outside": _pair("It leans on an earlier line", "基準は本文の前の箇所にある"),
    "date_carried": _pair(
        "no date of its own, goes on from {words}: {because}",
        "この節に日付はなく、{words}から続く（{because}）",
    ),
    "named": _pair("“{words}”", "「{words}」"),
    "named_day": _pair("{words} ({day})", "{words}（{day}）"),
    "by_publication": _pair("publication ({day})", "公開日（{day}）"),
    "by_words": _pair("{words} ({day}), the day of its heading", "見出し{words}の日（{day}）"),
    "by_day": _pair("{day}", "{day}"),
    "said_by": _pair("Said by", "述べた側"),
    "list": _pair("Events in this view", "表示中の出来事"),
    "table": _pair("Table with all columns", "全項目の表"),
    "download": _pair("CSV", "CSV"),
    "more": _pair("More", "ほかの形式"),
    "take": _pair("The {count:,} {events} shown, as", "表示中の{count:,}件を保存"),
    "format_json": _pair("JSON", "JSON"),
    "format_parquet": _pair("Parquet", "Parquet"),
    "format_ics": _pair("Calendar (.ics)", "カレンダー（.ics）"),
    "format_timelinejs": _pair("TimelineJS table", "TimelineJS用の表"),
    "chart_as": _pair("The chart, as", "図を保存"),
    "copy": _pair("Copy link", "リンクをコピー"),
    "copied": _pair("Link copied", "コピーしました"),
    "full_page": _pair("Open with filters", "絞り込みつきで開く"),
    "chip_level": _pair("level {range}", "段階{range}"),
    "begin": _pair("Begin with", "まず見る"),
    "place": _pair("{place:,} of {count:,}", "{count:,}件中{place:,}件目"),
    "chip_from": _pair("from {first}", "{first}から"),
    "chip_to": _pair("until {last}", "{last}まで"),
    "chip_text": _pair("“{text}”", "「{text}」"),
    "weapon_steps": _pair("Weapon by weapon: which threshold fell when", "兵器ごとの節目"),
    "weapon_steps_note": _pair(
        "First event of each kind among those shown. Choose one to read its sentence.",
        "表示中の出来事のうち、節目ごとの最初のもの。選ぶと根拠の文を表示します。",
    ),
    "no_steps": _pair(
        "No event shown tells a threshold of a named weapon system.",
        "表示中の出来事に、名の挙がった兵器の節目はありません。",
    ),
    "more_weapons": _pair("More weapon systems ({count})", "ほかに{count}種の兵器"),
    "days_later": _pair("{count} days later", "{count}日後"),
    "day_later": _pair("1 day later", "翌日"),
    "since_first": _pair("{count} days after “{step}”", "「{step}」から{count}日"),
    "not_named": _pair(
        "system not named there; later text: “{cue}”", "兵器名なし（後の文に「{cue}」）"
    ),
    "reactions": _pair("Action and reaction", "作用と反作用"),
    "reactions_note": _pair(
        "Only where the text itself says that one answers the other.",
        "本文が、ほかの行動への反応だと述べているものだけ。",
    ),
    "no_reactions": _pair(
        "No event shown is told as an answer to another.",
        "表示中の出来事に、反応として述べられたものはありません。",
    ),
    "answers": _pair("answered: the text says “{cue}”", "これへの反応（本文の語「{cue}」）"),
    "answers_by": _pair(
        "answered by {who}: the text says “{cue}”", "{who}の反応（本文の語「{cue}」）"
    ),
    "answer_alone": _pair(
        "an answer to what the table does not hold: the text says “{cue}”",
        "表にない行動への反応（本文の語「{cue}」）",
    ),
    "linked": _pair("What it is linked with", "つながりのある出来事"),
    "link_before": _pair("In response to (“{cue}”)", "次の行動への反応（「{cue}」）"),
    "link_after": _pair("Answered by (“{cue}”)", "これに対する反応（「{cue}」）"),
    "link_beside": _pair(
        "Told together: in the same sentence, or beside it of the same day",
        "同じ文、または隣の文が同じ日のこととして伝える出来事",
    ),
    "empty": _pair("No event matches these filters.", "条件に合う出来事はありません。"),
    "loosen": _pair("Drop a filter to see events again:", "条件を外すと見つかります。"),
    "loosen_more": _pair(
        "Dropping a few filters is not enough.", "条件をいくつか外しても見つかりません。"
    ),
    "drop": _pair("Drop {name} ({count:,} {events})", "{name}を外す（{count:,}件）"),
    "drop_all": _pair("Clear all ({count:,} {events})", "すべて解除（{count:,}件）"),
    "and": _pair(" + ", " ＋ "),
    "rejected": _pair("Ignored in the link: {values}", "リンクのうち無視したもの: {values}"),
    "broken": _pair(
        "The event table cannot be read: {problem}", "出来事の表を読めません: {problem}"
    ),
}

STATUS: dict[str, Pair] = {
    "occurred": _pair("occurred", "発生"),
    "reported": _pair("reported", "報道・主張"),
    "planned": _pair("planned", "予定"),
    "possible": _pair("possible", "可能性"),
    "denied": _pair("denied", "否定・中止"),
}
PRECISION: dict[str, Pair] = {
    "day": _pair("to the day", "日単位"),
    "week": _pair("to the week", "週単位"),
    "month": _pair("to the month", "月単位"),
    "season": _pair("to the season", "季節単位"),
    "year": _pair("to the year", "年単位"),
    "range": _pair("stated range", "期間"),
}
TYPES: dict[str, Pair] = {
    "AGREE": _pair("agree", "合意"),
    "CONSULT": _pair("consult", "協議"),
    "SUPPORT": _pair("support", "支持"),
    "COOPERATE": _pair("cooperate", "協力"),
    "AID": _pair("give aid", "支援"),
    "CONCEDE": _pair("concede", "譲歩"),
    "RETREAT": _pair("retreat", "撤退"),
    "REQUEST": _pair("request", "要求"),
    "ACCUSE": _pair("accuse", "非難"),
    "REJECT": _pair("reject", "拒否"),
    "PROTEST": _pair("protest", "抗議"),
    "SANCTION": _pair("sanction", "制裁"),
    "THREATEN": _pair("threaten", "威嚇"),
    "MOBILIZE": _pair("mobilise", "動員・展開"),
    "COERCE": _pair("coerce", "強要"),
    "ASSAULT": _pair("assault", "攻撃"),
}
# Level → (short name, what counts).
LEVELS: tuple[tuple[Pair, Pair], ...] = (
    (
        _pair("Diplomacy", "緩和・外交"),
        _pair(
            "talks, truce, agreement, withdrawal, prisoner swap", "会談、停戦、合意、撤退、捕虜交換"
        ),
    ),
    (
        _pair("Diplomatic conflict", "外交的対立"),
        _pair("accuse, condemn, refuse, sanction, expel", "非難、拒否、制裁、追放"),
    ),
    (
        _pair("Threat", "威嚇"),
        _pair("threaten a hostile act, declare a red line", "敵対行為の予告、レッドラインの宣言"),
    ),
    (
        _pair("Arms and permission", "支援・許可"),
        _pair("arms or training given, use of arms allowed", "武器や訓練の供与、使用の許可"),
    ),
    (
        _pair("Posture and policy", "態勢・政策"),
        _pair(
            "deploy, mobilise, exercise, test launch, doctrine",
            "配備、動員、演習、発射実験、ドクトリン",
        ),
    ),
    (
        _pair("Force in theatre", "戦域での武力"),
        _pair("attack or strike in the country at war", "戦場となっている国での攻撃"),
    ),
    (
        _pair("Force in sanctuary", "聖域への武力"),
        _pair(
            "attack on the soil of a nuclear power or of a state not at war",
            "核保有国や交戦国でない国の領土への攻撃",
        ),
    ),
    (
        _pair("Nuclear use", "核・化学の使用"),
        _pair("a nuclear, chemical or biological weapon goes off", "核・化学・生物兵器が使われる"),
    ),
)

# How a date was resolved. {anchor} is the date the words lean on, with the words that name it;
# {words} those alone; {reference} the day of publication, or of the heading of a live blog's post;
# {unit} a word of UNITS.
RULES: dict[str, Pair] = {
    "absolute": _pair("the words name the date in full", "本文が日付をそのまま述べている"),
    "past": _pair("latest {unit} on or before {reference}", "{reference}以前で直近の{unit}"),
    "future": _pair(
        "the text looks ahead: first {unit} on or after {reference}",
        "これからの話なので、{reference}以後で最初の{unit}",
    ),
    "soon": _pair(
        "first {unit} within a week after {reference}, else the latest before it",
        "{reference}から1週間以内の{unit}、なければその前で直近の{unit}",
    ),
    "near": _pair("{unit} nearest to {reference}", "{reference}に最も近い{unit}"),
    "shift.publication": _pair("counted from {reference}", "{reference}から数えた"),
    "shift.narrative": _pair(
        "counted from {anchor}, the date the text named before", "前に述べた{anchor}から数えた"
    ),
    "chain": _pair("continues the dates before it: {anchor}", "前に述べた{anchor}に続く"),
    "heading": _pair("dated by the heading it stands under: {words}", "見出し{words}による"),
    "range": _pair("a range with both ends named", "始めと終わりが述べられた期間"),
    "list": _pair(
        "one of several dates in a row, completed by its neighbours",
        "並んだ日付の一つで、前後から補った",
    ),
    "duration": _pair("a stretch of time that ends on {anchor}", "{anchor}に終わる期間"),
    "other": _pair("read together with {anchor}", "{anchor}と合わせて読んだ"),
}
UNITS: dict[str, Pair] = {
    "day": _pair("such day of the month", "その日"),
    "weekday": _pair("{weekday}", "{weekday}"),
    "month": _pair("such month", "その月"),
    "season": _pair("such season", "その季節"),
    "year": _pair("such year", "その年"),
    "date": _pair("such date", "その日付"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: tuple[Pair, ...] = tuple(
    _pair(en, ja + "曜日")
    for en, ja in zip(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "月火水木金土日",
        strict=True,
    )
)


STEPS: dict[str, Pair] = {
    "asked": _pair("asked for", "要請"),
    "refused": _pair("refused", "拒否"),
    "pledged": _pair("pledged", "約束"),
    "allowed": _pair("use allowed", "使用許可"),
    "delivered": _pair("delivered", "引き渡し"),
    "used": _pair("used in combat", "実戦使用"),
    "crossed": _pair("used across a border", "越境攻撃"),
}


def word(lang: Lang, key: str, **values: object) -> str:
    """The text of `key` in `lang`, its {places} filled with `values`; {events} as `count` needs."""
    events = "event" if values.get("count") == 1 else "events"
    return WORDS[key][lang].format(events=events, **values)


def level_name(lang: Lang, level: int) -> str:
    """Number and short name of a level."""
    return f"{level} {LEVELS[level][0][lang]}"


def level_range(lang: Lang, low: int, high: int) -> str:
    """Levels from `low` to `high` in short; one alone by its name."""
    if low == high:
        return level_name(lang, low)
    return word(lang, "chip_level", range=f"{low}–{high}" if lang == "en" else f"{low}～{high}")


def short_count(count: int) -> str:
    """`count` in three characters, for where there is no room for more.

    >>> short_count(999), short_count(1846)
    ('999', '1k')
    """
    return str(count) if count < 1000 else f"{count // 1000}k"


def day_text(lang: Lang, day: str) -> str:
    """An ISO date as readers of `lang` write it.

    >>> day_text("en", "2024-11-19"), day_text("ja", "2024-11-19")
    ('19 Nov 2024', '2024年11月19日')
    """
    moment = date.fromisoformat(day)
    if lang == "ja":
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def weekday_text(lang: Lang, day: str) -> str:
    """An ISO date with its day of the week.

    >>> weekday_text("en", "2024-11-19"), weekday_text("ja", "2024-11-19")
    ('Tue 19 Nov 2024', '2024年11月19日（火）')
    """
    weekday, text = _WEEKDAYS[date.fromisoformat(day).weekday()][lang], day_text(lang, day)
    return f"{text}（{weekday[0]}）" if lang == "ja" else f"{weekday[:3]} {text}"


def interval(lang: Lang, first: str, last: str) -> str:
    """ISO dates as one text that names a shared month or year once; one day stands alone.

    >>> interval("en", "2024-05-01", "2024-05-10"), interval("ja", "2024-05-28", "2024-06-03")
    ('1–10 May 2024', '2024年5月28日～6月3日')
    """
    if first == last:
        return day_text(lang, first)
    start, end = day_text(lang, first), day_text(lang, last)
    if lang == "ja":
        shared = 7 if first[:7] == last[:7] else 4 if first[:4] == last[:4] else 0
        return f"{start}～{_after(end, {7: '月', 4: '年', 0: ''}[shared])}"
    if first[:7] == last[:7]:
        return f"{start.split()[0]}–{end}"
    return f"{start[:-5] if first[:4] == last[:4] else start} – {end}"


def _after(text: str, mark: str) -> str:
    """What follows the first `mark` in `text`."""
    return text[text.index(mark) + len(mark) :]


def short_date(lang: Lang, first: str, last: str, precision: str) -> str:
    """An interval in as few words as its precision needs: a month is May 2024, a year 2024."""
    starts, ends = date.fromisoformat(first), date.fromisoformat(last)
    whole = starts.day == 1 and (ends == date.max or (ends + timedelta(days=1)).day == 1)
    if precision == "month" and whole and first[:7] == last[:7]:
        month = _MONTHS[starts.month - 1]
        return f"{starts.year}年{starts.month}月" if lang == "ja" else f"{month} {starts.year}"
    if precision == "year" and (first[4:], last[4:]) == ("-01-01", "-12-31"):
        unit, dash = ("年", "～") if lang == "ja" else ("", "–")
        return dash.join(f"{year}{unit}" for year in sorted({starts.year, ends.year}))
    return interval(lang, first, last)


def period(lang: Lang, first: date | None, last: date | None) -> str:
    """Chosen dates, open at an end that is None."""
    if first and last:
        return short_date(lang, first.isoformat(), last.isoformat(), "month")
    if first:
        return word(lang, "chip_from", first=day_text(lang, first.isoformat()))
    return word(lang, "chip_to", last=day_text(lang, last.isoformat())) if last else ""


def dated_because(
    lang: Lang, rule: str, first: str, anchor: str, published: str, words: str = ""
) -> str:
    """Why a date is the day `first`: `rule` as the resolver names it; dates come in ISO.

    `words` are those of the text that name the day `anchor`.

    >>> dated_because("en", "bare.weekday.past", "2024-11-19", "2024-11-21", "2024-11-21")
    'latest Tuesday on or before publication (Thu 21 Nov 2024)'
    """
    key, unit = _rule_and_unit(rule)
    weekday = _WEEKDAYS[date.fromisoformat(first).weekday()][lang]
    lean = anchor or published
    day = day_text(lang, lean)
    named = word(lang, "named", words=words) if words else day
    by = "by_publication" if lean == published else "by_words" if words else "by_day"
    return RULES[key][lang].format(
        unit=UNITS[unit][lang].format(weekday=weekday),
        words=named,
        anchor=word(lang, "named_day", words=named, day=day) if words else day,
        reference=word(lang, by, words=named, day=weekday_text(lang, lean)),
    )


def _rule_and_unit(rule: str) -> tuple[str, str]:
    """(key of RULES, key of UNITS): "bare.UNIT.DIRECTION" splits, an unknown rule is "other"."""
    if rule in RULES:
        return rule, "date"
    root, *rest = rule.split(".")
    if root == "bare" and len(rest) == 2 and rest[1] in ("past", "future", "near", "soon"):
        return rest[1], rest[0] if rest[0] in UNITS else "date"
    return (root, "date") if root in RULES else ("other", "date")
