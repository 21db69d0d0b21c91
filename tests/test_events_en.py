"""English events: what one sentence (or two) tells, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction import extract
from pipeline.models import Article

# (text, published, expected rows, the point): a row is "first..last TYPE level status
# COUNTRIES weapons", with "-" for none; the day alone where first and last are equal
TELLS = [
    ("On 24 February 2022 Russia invaded Ukraine.", "2022-03-01",
     ["2022-02-24 ASSAULT 5 occurred RUS,UKR -"], "date first, invasion of the battlefield"),
    ("The chancellor, asked on Monday whether Germany would send Taurus missiles, ruled it out.",
     "2024-03-06", ["2024-03-04 REJECT 1 occurred DEU taurus"], "the answer, not the question"),
    ("Iraq invaded Kuwait on 2 August 1990.", "1990-08-05",
     ["1990-08-02 ASSAULT 5 occurred IRQ,KWT -"], "date last"),
    ("Germany's chancellor, Olaf Scholz, agreed on 25 January 2023 to supply Leopard 2 tanks.",
     "2023-01-26", ["2023-01-25 AID 3 occurred DEU leopard2"], "what is agreed heads"),
    ("On 3 September 2017 North Korea tested a nuclear weapon.", "2017-09-04",
     ["2017-09-03 MOBILIZE 4 occurred PRK any_nuclear"], "a test is posture"),
    ("North Korea fired an ICBM into the Sea of Japan on 18 November 2022.", "2022-11-19",
     ["2022-11-18 MOBILIZE 4 occurred PRK any_icbm"], "a test launch, not an attack"),
    ("Hamas gunmen attacked southern Israel on 7 October 2023.", "2023-10-09",
     ["2023-10-07 ASSAULT 6 occurred ISR -"], "force on Israel proper"),
    ("On 13 April 2024 Iran launched drones and missiles at Israel.", "2024-04-15",
     ["2024-04-13 ASSAULT 6 occurred IRN,ISR any_missile,any_uav"], "two kinds of weapon"),
    ("Indian jets struck a camp at Balakot in Pakistan on 26 February 2019.", "2019-02-27",
     ["2019-02-26 ASSAULT 6 occurred IND,PAK any_fighter"], "across the line of Kashmir"),
    ("On 7 June 1981 Israel bombed the Osirak reactor in Iraq.", "1981-06-09",
     ["1981-06-07 ASSAULT 5 occurred IRQ,ISR -"], "Iraq is a battlefield"),
    ("The United States withdrew from the INF Treaty on 2 August 2019.", "2019-08-03",
     ["2019-08-02 COERCE 4 occurred USA any_nuclear"], "the end of an arms treaty is nuclear"),
    ("Donald Trump met Kim Jong Un in Singapore on 12 June 2018.", "2018-06-13",
     ["2018-06-12 CONSULT 0 occurred PRK,SGP,USA -"], "the place of a meeting takes part"),
    ("On 15 April 2021 the United States expelled ten Russian diplomats.", "2021-04-16",
     ["2021-04-15 SANCTION 1 occurred RUS,USA -"], "expulsion"),
    ("Azerbaijan and Armenia agreed to a ceasefire on 10 November 2020.", "2020-11-11",
     ["2020-11-10 AGREE 0 occurred ARM,AZE -"], "truce"),
    ("Armenian officials said on 19 September 2023 that Azerbaijan had shelled Stepanakert.",
     "2023-09-20", ["2023-09-19 ASSAULT 5 reported ARM,AZE -"], "told by the other side"),
    ("Ukrainian gunners shot down a Su-34 on Friday, the air force said.", "2024-02-18",
     ["2024-02-16 ASSAULT 5 reported UKR su34"], "a success in battle is reported"),
    ("On Monday Moscow accused Kyiv of shelling the Zaporizhzhia nuclear plant.", "2022-08-10",
     ["2022-08-08 ACCUSE 1 occurred RUS,UKR -"], "a plant is no nuclear arm"),
    ("Putin ordered his nuclear forces on high alert on 27 February 2022.", "2022-03-01",
     ["2022-02-27 MOBILIZE 4 occurred RUS any_nuclear"], "order, then what was ordered"),
    ("On Thursday China began military exercises around Taiwan.", "2024-05-24",
     ["2024-05-23 MOBILIZE 4 occurred CHN,TWN -"], "the noun tells where the verb does not"),
    ("China will hold naval drills off Taiwan next week.", "2024-05-22",
     ["2024-05-27..2024-06-02 MOBILIZE 4 planned CHN,TWN -"], "announced for the future"),
    ("The two presidents are due to meet in Geneva on 16 June.", "2021-06-10",
     ["2021-06-16 CONSULT 0 planned CHE -"], "due to, infinitive"),
    ("The ICC issued an arrest warrant for Vladimir Putin on 17 March 2023.", "2023-03-18",
     ["2023-03-17 SANCTION 1 occurred RUS -"], "warrant"),
    ("Wednesday's drone attack on the Kremlin was condemned by Moscow.", "2023-05-05",
     ["2023-05-03 ASSAULT 6 occurred RUS any_uav"], "a possessive date dates the noun"),
    ("Israel withdrew its troops from southern Lebanon in May 2000.", "2000-06-01",
     ["2000-05-01..2000-05-31 RETREAT 0 occurred ISR,LBN -"], "withdrawal"),
    ("Saudi Arabia intercepted a Houthi missile over Riyadh on 4 November 2017.", "2017-11-05",
     ["2017-11-04 ASSAULT 6 occurred SAU any_missile"], "interception over a state at peace"),
    ("Houthi rebels seized the tanker Galaxy Leader in the Red Sea on 19 November 2023.",
     "2023-11-20", ["2023-11-19 ASSAULT 5 occurred - -"], "a ship taken by those at war"),
    ("In 2014 Russia annexed Crimea.", "2024-01-10",
     ["2014-01-01..2014-12-31 COERCE 4 occurred RUS,UKR -"], "annexation"),
    ("NATO promised Ukraine 40 billion euros of military aid on 10 July.", "2024-07-12",
     ["2024-07-10 AID 3 occurred UKR -"], "a promise of arms"),
    ("On 21 February 2023 Putin announced the suspension of New START.", "2023-02-22",
     ["2023-02-21 COERCE 4 occurred RUS any_nuclear"], "what is announced heads"),
    ("On Sunday Tehran threatened to strike Israel again.", "2024-10-29",
     ["2024-10-27 THREATEN 2 occurred IRN,ISR -"], "the threat, not the strike"),
    ("Berlin refused on Tuesday to send Taurus missiles to Kyiv.", "2023-10-06",
     ["2023-10-03 REJECT 1 occurred DEU,UKR taurus"], "the refusal, not the sending"),
    ("Turkey shot down a Russian Su-24 on 24 November 2015, and Moscow imposed sanctions four "
     "days later.", "2015-12-01",
     ["2015-11-24 ASSAULT 5 occurred RUS,TUR su24", "2015-11-28 SANCTION 1 occurred RUS -"],
     "two clauses, two dates"),
    ("On 3 January 2020 an American drone killed Qassem Soleimani at Baghdad airport. Five days "
     "later Iran fired ballistic missiles at Ain al-Asad in Iraq.", "2020-01-10",
     ["2020-01-03 ASSAULT 5 occurred IRN,IRQ,USA any_uav",
      "2020-01-08 ASSAULT 5 occurred IRN,IRQ any_ballistic"], "a chain over two sentences"),
    ("Biden spoke in Warsaw on 26 March 2022. He accused Putin of war crimes.", "2022-03-28",
     ["2022-03-26 CONSULT 0 occurred POL,USA -", "2022-03-26 ACCUSE 1 occurred RUS,USA -"],
     "a pronoun carries the last leader"),
    ("Pakistan tested six nuclear devices in May 1998. It declared a moratorium afterwards.",
     "1998-07-01", ["1998-05-01..1998-05-31 MOBILIZE 4 occurred PAK any_nuclear"],
     "a report without an act of its own carries no date"),
    ("The Senate is expected to vote on military aid to Ukraine on Tuesday.", "2024-04-21",
     ["2024-04-23 AID 3 planned UKR -"], "a vote on arms"),
    ("American troops left Kabul on 30 August 2021; the Taliban had entered it on 15 August.",
     "2021-09-01", ["2021-08-30 RETREAT 0 occurred AFG,USA -",
     "2021-08-15 CONSULT 0 occurred AFG -"], "a verb of no list still tells what a day dates"),
    ("The cruiser Moskva sank on 14 April 2022.", "2022-04-20",
     ["2022-04-14 ASSAULT 5 occurred RUS moskva"], "a ship that sinks stands for its state"),
    ("On 17 July 2014 flight MH17 was shot down over eastern Ukraine.", "2014-07-20",
     ["2014-07-17 ASSAULT 5 occurred UKR -"], "passive"),
    ("Poland closed its border with Belarus on 9 February 2023.", "2023-02-10",
     ["2023-02-09 COERCE 4 occurred BLR,POL -"], "a border that is closed"),
    ("Kim Jong Un vowed on 27 July to retaliate.", "2013-07-30",
     ["2013-07-27 THREATEN 2 occurred PRK -"], "vow before to and a verb"),
    ("On 22 May 1999 NATO jets bombed a depot in Serbia.", "1999-05-23",
     ["1999-05-22 ASSAULT 5 occurred SRB any_fighter"], "an organisation as the doer"),
    ("The talks between Russia and Ukraine, which opened in Belarus, did not resume on 5 March "
     "2022.", "2022-03-06", ["2022-03-05 COOPERATE 0 denied BLR,RUS,UKR -"], "negated"),
]  # fmt: skip

TELLS_NOTHING = [
    ("Will Russia attack the port on Monday?", "2024-05-01", "a question"),
    ("Had Iran closed the strait on Monday, oil would have doubled.", "2024-05-01", "unreal: Had"),
    ("Analysts said on Monday that Russia was running out of shells.", "2024-05-01", "experts"),
    ("I was in a cafe in Kyiv on Tuesday, and the coffee was good.", "2024-05-01", "a musing"),
    ("We talked about it on Sunday.", "2024-05-01", "the writer's own talk"),
    ("Read more: how Russia invaded Ukraine in February 2022.", "2024-05-01", "a link"),
    ("Photo: Russian troops enter Kherson, 2 March 2022.", "2024-05-01", "a caption's credit"),
    ("Correction: an earlier version said the attack of 3 May was the first.", "2024-05-05",
     "a correction"),
    ("The next newsletter on Russia will appear on Friday.", "2024-05-01", "housekeeping"),
    ("Russia has shelled the town every day for two years.", "2024-05-01", "a duration"),
    ("The drone force was admired.", "2024-05-01", "nothing dates it"),
    ("The carrier strike group is large.", "2024-05-01", "a noun about a thing, no date"),
    ("The harbour festival opened on Monday.", "2024-05-01", "no actor, no act"),
    ("Prices rose in March.", "2024-05-01", "no war in it"),
    ("He went for a walk on Tuesday.", "2024-05-01", "no actor"),
    ("A year like 1983 should worry Washington.", "2024-05-01", "a year only spoken of"),
    ("The lesson of 1962 is that resolve pays, Moscow thinks.", "2024-05-01",
     "the lesson of a year"),
    ("On Tuesday the bakery sold out by noon.", "2024-05-01", "no actor, nothing listed"),
    ("The writer's column on Ukraine returns on Sunday.", "2024-05-01", "about the paper"),
    ("Could Israel strike before Saturday?", "2024-10-10", "a question with could"),
    ("Experts warned on Monday that China might blockade Taiwan.", "2024-05-01",
     "experts who warn"),
    ("More: Ukraine's war in maps, updated on Monday.", "2024-05-01", "a link with a date"),
    ("Russia fought there. It was a long war.", "2024-05-01", "no date at all"),
    ("You said on Monday that Russia would win.", "2024-05-01", "said by you"),
    ("Source: Reuters, 3 May 2024, from Kyiv.", "2024-05-05", "a source line"),
    ("In 2021 many in Kabul still looked to America.", "2021-09-01", "a year as background"),
    ("Joe Biden said on Tuesday that Ukraine was a proud country.", "2023-02-22", "plain speaking"),
    ("What would happen if China blockaded Taiwan next year?", "2024-05-01", "what if"),
    ("If Congress does not act by Friday, aid to Ukraine will stop.", "2024-05-01", "if"),
    ("Were Iran to attack on Friday, Israel would respond.", "2024-10-10", "unreal: Were"),
]  # fmt: skip


def rows(text: str, published: str) -> list[str]:
    article = Article("test", text, "", date.fromisoformat(published), "", "", "en")
    found = []
    for e in extract(article):
        first, last = e.span.first.isoformat(), e.span.last.isoformat()
        days = first if first == last else f"{first}..{last}"
        names = [",".join(ids) or "-" for ids in (e.countries, e.weapons)]
        found.append(" ".join([days, e.type, str(e.level), e.status, *names]))
    return found


@pytest.mark.parametrize(("text", "published", "expected", "point"), TELLS)
def test_tells(text: str, published: str, expected: list[str], point: str) -> None:
    assert rows(text, published) == expected, point


@pytest.mark.parametrize(("text", "published", "point"), TELLS_NOTHING)
def test_tells_nothing(text: str, published: str, point: str) -> None:
    assert rows(text, published) == [], point


TITLES = [
    ("On 2 August 1990 Iraq invaded Kuwait.", "1990-08-05", "Iraq invaded Kuwait", "date first"),
    ("Iraq invaded Kuwait on 2 August 1990, and burned its wells.", "1990-08-05",
     "Iraq invaded Kuwait", "no loose preposition or conjunction"),
    ("A blast damaged the Crimean bridge late on Saturday, killing three people.", "2022-10-10",
     "A blast damaged the Crimean bridge, killing three people", "what follows stays"),
    ("Moscow condemned **Tuesday's attack on Belgorod**.", "2024-01-05",
     "Attack on Belgorod", "possessive and markup"),
    ("KYIV — Ukraine's army struck a depot in Crimea on Tuesday.", "2024-01-05",
     "Ukraine's army struck a depot in Crimea", "dateline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected", "point"), TITLES)
def test_title(text: str, published: str, expected: str, point: str) -> None:
    article = Article("test", text, "", date.fromisoformat(published), "", "", "en")
    assert extract(article)[0].title == expected, point
