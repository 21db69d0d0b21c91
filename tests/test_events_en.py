"""English events: what one sentence (or two) tells, and what it does not."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.models import Article

# (text, published, expected rows, the point): a row is "first..last TYPE level status
# COUNTRIES weapons", with "-" for none; the day alone where first and last are equal
TELLS = [
    ("On 3 May, two weeks after Israel's strike on Isfahan, Iran fired a missile.", "2024-12-25",
     ["2024-05-03 ASSAULT 5 occurred IRN any_missile"], "the day, not that of what it follows"),
    ("On 3 May, two weeks after Israel struck Isfahan, Iran fired a missile at Israel.",
     "2024-12-25", ["2024-04-19 ASSAULT 6 occurred IRN,ISR -",
                    "2024-05-03 ASSAULT 6 occurred IRN,ISR any_missile"], "a deed of each"),
    ("Two days before the summit on 11 July, Mr Biden approved cluster munitions for Ukraine.",
     "2024-12-25", ["2024-07-09 AID 3 occurred UKR,USA cluster"], "from a dated happening"),
    ("The jets promised in May arrived in Ukraine on Tuesday.", "2024-12-25",
     ["2024-05-01..2024-05-31 AID 3 occurred - any_fighter",
      "2024-12-24 AID 3 occurred UKR any_fighter"], "a date behind a participle"),
    ("The Kremlin announced on Monday it would hold nuclear drills in June.", "2024-12-25",
     ["2025-06-01..2025-06-30 MOBILIZE 4 planned RUS any_nuclear"], "a plan has its own day"),
    ("On Tuesday Mr Trump ruled out sending American troops to Ukraine.", "2024-12-25",
     ["2024-12-24 MOBILIZE 4 denied UKR,USA -"], "what was ruled out"),
    ("On Friday Kyiv said Russia had fired two missiles on Wednesday.", "2024-06-10",
     ["2024-06-05 ASSAULT 5 reported RUS,UKR any_missile"], "the day of what is said"),
    ("Kyiv said on Friday Russian drones had hit a school in Odesa on Wednesday.", "2024-06-10",
     ["2024-06-05 ASSAULT 5 reported RUS,UKR any_uav"], "behind the verb"),
    ("In early April Pakistan test-fired an Abdali missile on the 3rd.", "2024-06-10",
     ["2024-04-03 MOBILIZE 4 occurred PAK abdali"], "the finer date of one deed"),
    ("North Korean soldiers will be thrown into combat against Ukraine as early as Sunday, "
     "Zelensky said on Friday.", "2024-06-10",
     ["2024-06-16 MOBILIZE 4 planned PRK,UKR -"], "as early as: no clause"),
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
     ["1981-06-07 ASSAULT 6 occurred IRQ,ISR -"], "a war of others"),
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
    ("On Tuesday Britain slapped fresh sanctions on 14 Russian banks.", "2022-02-24",
     ["2022-02-22 SANCTION 1 occurred GBR,RUS -"],
     "noun after a verb of no list"),
    ("North Korea lobbed three short-range ballistic missiles off its east coast on "
     "Sunday.", "2023-03-20",
     ["2023-03-19 MOBILIZE 4 occurred PRK any_ballistic"],
     "a launch between states at peace is a show"),
    ("On 3 August 2022 China fired 11 ballistic missiles into waters around Taiwan.", "2022-08-05",
     ["2022-08-03 MOBILIZE 4 occurred CHN,TWN any_ballistic"],
     "into the sea"),
    ("The EU lifted its sanctions on Syria on 20 May 2025.", "2025-05-22",
     ["2025-05-20 COOPERATE 0 occurred SYR -"],
     "what is lifted decides: sanctions"),
    ("Russia suspended inspections under New START on 8 August 2022.", "2022-08-10",
     ["2022-08-08 COERCE 4 occurred RUS any_nuclear"],
     "what is suspended decides: a treaty's checks"),
    ("Donald Trump on Monday paused all military aid to Ukraine.", "2025-03-05",
     ["2025-03-03 SANCTION 1 occurred UKR,USA -"],
     "what is paused decides: aid"),
    ("Moscow summoned the British ambassador on Thursday.", "2022-11-05",
     ["2022-11-03 ACCUSE 1 occurred GBR,RUS -"],
     "an envoy is summoned in protest"),
    ("The European Union summoned its foreign ministers to Brussels on Monday.", "2022-11-05",
     ["2022-10-31 CONSULT 0 occurred - -"],
     "ministers are summoned to meet"),
    ("Protesters in Tehran burned American flags on Friday.", "2020-01-05",
     ["2020-01-03 PROTEST 1 occurred IRN,USA -"],
     "a burnt flag is a protest"),
    ("In August 2008 Russia recognised the breakaway region of Abkhazia.", "2008-09-01",
     ["2008-08-01..2008-08-31 COERCE 4 occurred GEO,RUS -"],
     "breakaway land"),
    ("Norway recognised Palestine on 28 May 2024.", "2024-06-01",
     ["2024-05-28 AGREE 0 occurred NOR,PSE -"],
     "a state"),
    ("Washington shelved a test of a Minuteman III missile on Friday.", "2022-04-03",
     ["2022-04-01 MOBILIZE 4 denied USA minuteman3"],
     "called off: keeps its level"),
    ("Iran retaliated on Monday by firing missiles at an American base in Qatar.", "2025-06-24",
     ["2025-06-23 ASSAULT 6 occurred IRN,QAT,USA any_missile"],
     "the means is the act"),
    ("Britain responded on 8 March by expelling a Russian diplomat.", "2024-03-10",
     ["2024-03-08 SANCTION 1 occurred GBR,RUS -"],
     "the means is the act"),
    ("Israel struck Hodeidah in Yemen on Saturday, two days after the Houthis had fired a "
     "missile at Eilat.", "2024-07-22",
     ["2024-07-20 ASSAULT 5 occurred ISR,YEM -",
      "2024-07-18 ASSAULT 6 occurred ISR any_missile"],
     "a date reckoned from the clause that follows"),
    ("NATO's leaders, who meet in Washington on 9 July, had hoped for better news from "
     "Ukraine.", "2024-07-02",
     ["2024-07-09 CONSULT 0 planned USA -"],
     "an aside tells of those it stands beside"),
    ("KYIV, June 7 - Russia shelled Kherson on Tuesday.", "2023-06-08",
     ["2023-06-06 ASSAULT 5 occurred RUS,UKR -"],
     "a dateline dates nothing"),
    ("South Korea's navy sank a patrol boat of North Korea on 15 June 1999. The North "
     "vowed revenge.", "1999-06-20",
     ["1999-06-15 ASSAULT 5 occurred KOR,PRK any_warship",
      "1999-06-15 THREATEN 2 occurred PRK -"],
     "the North"),
    ("Finland will buy 64 F-35s from America, Helsinki announced on 10 December 2021. The "
     "army tested its rockets a day later.", "2021-12-15",
     ["2021-12-10 AID 3 planned FIN,USA f35",
      "2021-12-11 MOBILIZE 4 occurred FIN -"],
     "an office of the state spoken of"),
    ("A Topol missile flew over the Urals on Friday.", "2021-12-15",
     ["2021-12-10 MOBILIZE 4 occurred RUS topol_m"],
     "arms stand for their state"),
    ("South Korean and American troops began a ten-day joint exercise on Monday.", "2023-08-23",
     ["2023-08-21 MOBILIZE 4 occurred KOR,USA -"],
     "an exercise begins"),
    ("Rebels captured the city of Goma on 27 January, forcing thousands to flee.", "2025-01-30",
     ["2025-01-27 ASSAULT 5 occurred COD -"],
     "a city that is captured"),
    ("France recalled its ambassador from Canberra on 17 September 2021.", "2021-09-20",
     ["2021-09-17 SANCTION 1 occurred AUS,FRA -"],
     "an ambassador recalled"),
    ("A suicide bomber killed 84 people at a memorial in Kerman, Iran, on 3 January.", "2024-01-05",
     ["2024-01-03 ASSAULT 6 occurred IRN -"],
     "a place in apposition"),
    ("Chinese coastguard vessels fired water cannon at a Philippine supply boat near "
     "Second Thomas Shoal on 5 March.", "2024-03-07",
     ["2024-03-05 ASSAULT 5 occurred CHN,PHL any_warship"],
     "water cannon"),
    ("Pakistan's army said on Wednesday its jets had downed five Indian aircraft.", "2025-05-09",
     ["2025-05-07 ASSAULT 5 reported IND,PAK any_fighter"],
     "its own success is reported"),
    ("On Sunday the Kremlin dismissed the ultimatum as blackmail.", "2025-05-13",
     ["2025-05-11 REJECT 1 occurred RUS -"],
     "an ultimatum dismissed"),
    ("Denmark handed over its first six F-16s to Ukraine in the summer of 2024.", "2024-11-10",
     ["2024-06-01..2024-08-31 AID 3 occurred DNK,UKR f16"],
     "handed over"),
    ("The German government on Wednesday gave the green light to the export of Leopard 2 "
     "tanks.", "2023-01-27",
     ["2023-01-25 AID 3 occurred DEU leopard2"],
     "a phrase of permission"),
    ("According to Seoul, Pyongyang sent around 1,500 special forces soldiers to Russia "
     "this month.", "2024-10-20",
     ["2024-10-01..2024-10-31 MOBILIZE 4 reported KOR,PRK,RUS -"],
     "a source that opens the sentence"),
    ("The UN Security Council adopted a resolution on Monday demanding an immediate "
     "ceasefire in Gaza.", "2024-03-27",
     ["2024-03-25 REQUEST 1 occurred PSE -"],
     "a resolution demands"),
    ("Serbia put its army on its highest state of alert on 26 December.", "2022-12-28",
     ["2022-12-26 MOBILIZE 4 occurred SRB -"],
     "alert"),
    ("Hungary blocked a €6.6bn package of arms for Ukraine on Monday.", "2024-05-28",
     ["2024-05-27 REJECT 1 occurred HUN,UKR -"],
     "blocked"),
    ("NATO jets intercepted a Russian Il-20 over the Baltic on Monday.", "2023-05-03",
     ["2023-05-01 MOBILIZE 4 occurred RUS il22"],
     "a plane that is met, not shot down"),
    ("Iran and Saudi Arabia agreed on 10 March 2023 to restore diplomatic relations.", "2023-03-12",
     ["2023-03-10 COOPERATE 0 occurred IRN,SAU -"],
     "what is agreed"),
    ("On Friday the Taliban took the city of Kandahar, Afghanistan's second largest.", "2021-08-15",
     ["2021-08-13 ASSAULT 5 occurred AFG -"],
     "a town that is taken"),
    ("Indian and Chinese soldiers came to blows in the Galwan valley on 15 June 2020.",
     "2020-06-20",
     ["2020-06-15 ASSAULT 6 occurred CHN,IND -"],
     "blows"),
    ("A missile killed two people in the Polish village of Przewodow on 15 November 2022.",
     "2022-11-18",
     ["2022-11-15 ASSAULT 6 occurred POL any_missile"],
     "a village of NATO"),
    ("Israel's cabinet approved the ceasefire with Hezbollah on Tuesday.", "2024-11-28",
     ["2024-11-26 AGREE 0 occurred ISR -"],
     "what is approved decides"),
    ("In 1962 the Soviet Union shipped nuclear missiles to Cuba.", "2022-10-14",
     ["1962-01-01..1962-12-31 MOBILIZE 4 occurred CUB,RUS any_nuclear"],
     "warheads delivered are posted"),
    ("The Fordow plant resumed enrichment on 5 November 2019.", "2019-11-08",
     ["2019-11-05 MOBILIZE 4 occurred IRN -"],
     "a plant at a place is that place"),
    ("Envoys of Iran and the United States have met once: on 12 April in Muscat.", "2025-04-22",
     ["2025-04-12 CONSULT 0 occurred IRN,OMN,USA -"], "a date after a colon"),
    ("More than 700 pilgrims died in a stampede near Mecca in Saudi Arabia on "
     "Thursday.", "2015-09-28",
     ["2015-09-24 CONSULT 0 occurred SAU -"],
     "an accident is nobody's force"),
    ("A sarin attack on Tuesday killed more than 80 people in Khan Sheikhoun, Syria.", "2017-04-06",
     ["2017-04-04 ASSAULT 7 occurred SYR chemical"],
     "a chemical attack"),
    ("On Wednesday Iraqi jets dropped shells filled with mustard gas on Halabja.", "1988-03-20",
     ["1988-03-16 ASSAULT 7 occurred IRQ any_fighter,chemical"],
     "shells filled with poison"),
    ("In response to the chemical attack, US ships fired Tomahawks at an airfield in Syria "
     "on Friday.", "2017-04-08",
     ["2017-04-07 ASSAULT 5 occurred SYR,USA chemical,tomahawk"],
     "a reply to a chemical attack is none"),
    ("The US Senate on Tuesday threw out a bill that would have funded both wars.", "2023-11-01",
     ["2023-10-31 REJECT 1 occurred USA -"],
     "a bill thrown out"),
    ("On Saturday Ukrainian troops threw the Russian army out of Izium.", "2022-09-12",
     ["2022-09-10 ASSAULT 5 occurred RUS,UKR -"],
     "an army thrown out"),
    ("On Saturday Turkey's parliament voted down a plan to let American troops in.", "2003-03-03",
     ["2003-03-01 REJECT 1 occurred TUR,USA -"],
     "a plan voted down"),
    ("On Thursday Washington revoked India's trade privileges.", "2019-05-10",
     ["2019-05-09 SANCTION 1 occurred IND,USA -"],
     "privileges revoked"),
    ("On Thursday France agreed that Ukraine could use the guns against targets across the "
     "border.", "2022-10-14",
     ["2022-10-13 AID 3 occurred FRA,UKR -"],
     "could, of a permission"),
    ("On Wednesday Turkey sent four fighter jets to Romania to help patrol its "
     "skies.", "2024-05-30",
     ["2024-05-29 MOBILIZE 4 occurred ROU,TUR any_fighter"],
     "jets sent to guard"),
    ("On Tuesday Lithuania shut its airspace to the airline.", "2021-05-25",
     ["2021-05-25 COERCE 4 occurred LTU -"],
     "an airspace that is shut"),
    ("On Friday all border crossings into Poland were closed.", "2020-03-20",
     ["2020-03-20 COERCE 4 occurred POL -"],
     "borders that are closed"),
    ("On Monday North Korea blew up the tunnels of its test site.", "2018-07-24",
     ["2018-07-23 RETREAT 0 occurred PRK -"],
     "one's own tunnels"),
    ("On Monday a South Korean drone crossed into North Korea.", "2023-01-03",
     ["2023-01-02 MOBILIZE 4 occurred KOR,PRK any_uav"],
     "a drone over the line between states at peace"),
    ("On Tuesday Ukrainian troops crossed into Russia's Kursk region.", "2024-08-07",
     ["2024-08-06 ASSAULT 6 occurred RUS,UKR -"],
     "troops over the line"),
    ("On Monday Paris ruled out sending troops to Ukraine.", "2024-03-12",
     ["2024-03-11 MOBILIZE 4 denied FRA,UKR -"],
     "ruled out: keeps its level"),
    ("On Monday Kyiv denied that its drones had struck the refinery in Russia.", "2024-03-12",
     ["2024-03-11 ASSAULT 6 denied RUS,UKR any_uav"],
     "denied: keeps its level"),
    ("On Thursday a bomber rammed a convoy at Pulwama in Indian-held Kashmir.", "2019-02-20",
     ["2019-02-14 ASSAULT 5 occurred IND -"],
     "Kashmir is the battlefield of India and Pakistan"),
    ("On Saturday India exploded a nuclear device in the desert.", "1974-05-20",
     ["1974-05-18 MOBILIZE 4 occurred IND any_nuclear"],
     "a bomb set off by its owner"),
    ("On Friday Moscow ordered two artillery brigades to be ready to open fire.", "2022-02-26",
     ["2022-02-25 MOBILIZE 4 occurred RUS any_artillery"],
     "ready to fire is not fire"),
    ("On Saturday the mutineers turned on Moscow.", "2023-06-26",
     ["2023-06-24 ASSAULT 6 occurred RUS -"],
     "turned on the capital"),
    ("On Monday Tehran told Washington that another strike would have grave "
     "consequences.", "2024-04-02",
     ["2024-04-01 THREATEN 2 occurred IRN,USA -"],
     "told of grave consequences"),
    ("On Thursday Putin unveiled the Avangard.", "2018-03-04",
     ["2018-03-01 MOBILIZE 4 occurred RUS avangard"],
     "a weapon shown"),
    ("On Thursday 3,000 North Korean soldiers were shipped to Russia.", "2024-11-15",
     ["2024-11-14 MOBILIZE 4 occurred PRK,RUS -"],
     "soldiers are shipped, not arms"),
    ("On Thursday Russian jets bombed Lysychansk and shells set a market ablaze.", "2022-06-10",
     ["2022-06-09 ASSAULT 5 occurred RUS,UKR any_fighter"],
     "set ablaze, and bombed"),
    ("On Friday a Norwegian frigate chased off a Russian submarine.", "2016-11-12",
     ["2016-11-11 MOBILIZE 4 occurred NOR,RUS any_submarine,any_warship"],
     "a submarine chased off"),
    ("Were Iran to build a bomb, Netanyahu warned on Monday, Israel would act alone.", "2012-03-07",
     ["2012-03-05 THREATEN 2 occurred IRN,ISR -"],
     "an inversion before words that were said"),
    ("It was not until Thursday that the army declared the exercises over.", "2017-08-11",
     ["2017-08-10 MOBILIZE 4 occurred - -"],
     "not until looks back"),
    ("On Thursday Armenia claimed that it had shot down three drones the day before.", "2020-10-02",
     ["2020-09-30 ASSAULT 5 reported ARM any_uav"],
     "what is claimed has a date of its own"),
    ("On Monday Russia demanded that Ukraine pull back its guns by the following "
     "evening.", "2022-05-18",
     ["2022-05-16 REQUEST 1 occurred RUS,UKR -"],
     "what is demanded, with its deadline"),
    ("On 16 and 17 May Russia shelled Avdiivka.", "2022-05-18",
     ["2022-05-16..2022-05-17 ASSAULT 5 occurred RUS,UKR -"],
     "two days that follow each other are one stretch"),
    ("Egyptian officials say that the crossing will be opened to the wounded on "
     "Friday.", "2023-11-09",
     ["2023-11-03 CONSULT 0 planned EGY -"],
     "said by officials, ahead"),
    ("- **3 January** \u2014 An American base is hit. Iran warns America that more will "
     "follow.", "2020-01-05",
     ["2020-01-03 ASSAULT 5 occurred USA -", "2020-01-03 THREATEN 2 occurred IRN,USA -"],
     "an item of a chronology goes on in the present"),
    ("On Monday the bloc broke off its dialogue with Minsk.", "2021-05-12",
     ["2021-05-10 SANCTION 1 occurred BLR -"],
     "talks broken off"),
    ("Russia shelled Kharkiv on Saturday. Conscripts who were promised leave stayed at the "
     "front.", "2024-06-10",
     ["2024-06-08 ASSAULT 5 occurred RUS,UKR -"],
     "who were promised: not what is told"),
]  # fmt: skip

TELLS_NOTHING = [
    ("And on Tuesday night we had the Russian ambassador.", "2024-06-10", "of the speaker"),
    ("The minister told reporters on Saturday that the raid might have been a mistake.",
     "2024-06-10", "a comment on a happening"),
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
    ("Poland said on Monday that it was weighing whether to send MiG-29s to Ukraine.", "2023-03-08",
     "a question left open"),
    ("Hungary has not ruled out a visit to Moscow on Friday.", "2024-07-03",
     "words left unsaid"),
    ("Nobody fired a shot at the border on Monday.", "2024-08-30",
     "a thing left open or not done"),
    ("Germany has ruled out sending Taurus missiles.", "2024-09-13",
     "a thing left open or not done"),
    ("Belgium is considering whether to send F-16s next year.", "2023-11-10",
     "a thing left open or not done"),
    ("Vladimir Putin has not ruled out a strike this month.", "2024-06-19",
     "a thing left open or not done"),
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


def _cases() -> list[dict[str, str]]:
    """Rows of text, published, grades ("level status COUNTRIES [weapons] / …"), point."""
    with (Path(__file__).parent / "cases" / "events_en.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", _cases(), ids=lambda row: row["text"][:40])
def test_grades(row: dict[str, str]) -> None:
    told = [cells.split()[2:] for cells in rows(row["text"], row["published"])]
    wanted = [cells.split() for cells in row["grades"].split(" / ")] if row["grades"] else []
    cut = [cells[: len(want)] for cells, want in zip(told, wanted, strict=False)]
    assert (cut, len(told)) == (wanted, len(wanted)), row["point"]


@pytest.mark.parametrize(("text", "published", "point"), TELLS_NOTHING)
def test_tells_nothing(text: str, published: str, point: str) -> None:
    assert rows(text, published) == [], point


TITLES = [
    ("12.50 million shells were sent to Russia on 3 May 2024.", "2024-06-28",
     "12.50 million shells were sent to Russia", "a number is no hour"),
    ("On 2 August 1990 Iraq invaded Kuwait.", "1990-08-05", "Iraq invaded Kuwait", "date first"),
    ("Iraq invaded Kuwait on 2 August 1990, and burned its wells.", "1990-08-05",
     "Iraq invaded Kuwait", "no loose preposition or conjunction"),
    ("A blast damaged the Crimean bridge late on Saturday, killing three people.", "2022-10-10",
     "A blast damaged the Crimean bridge, killing three people", "what follows stays"),
    ("Moscow condemned **Tuesday's attack on Belgorod**.", "2024-01-05",
     "Attack on Belgorod", "possessive and markup"),
    ("KYIV — Ukraine's army struck a depot in Crimea on Tuesday.", "2024-01-05",
     "Ukraine's army struck a depot in Crimea", "dateline"),
    ("KYIV/LVIV, June 7 (Agency) - Ukraine's army struck a depot in Crimea on Tuesday.",
     "2023-06-08", "Ukraine's army struck a depot in Crimea", "dateline with a date and an agency"),
    ("Ten days into a strike that nobody called, Poland closed its border.", "2023-02-10",
     "Poland closed its border", "what the date counts from"),
    ("**At the border**\nPoland closed its border on Thursday.", "2023-02-10",
     "Poland closed its border", "the headline of a post"),
    ("Moscow agreed on Tuesday to pull its guns back because on Monday a truce had been signed.",
     "2023-02-10", "Moscow agreed to pull its guns back", "no loose because"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected", "point"), TITLES)
def test_title(text: str, published: str, expected: str, point: str) -> None:
    article = Article("test", text, "", date.fromisoformat(published), "", "", "en")
    assert extract(article)[0].title == expected, point


def test_a_title_says_who_he_is() -> None:
    text = "Macron flew home. On Monday he recalled France's ambassador."
    article = Article("test", text, "", date(2023, 9, 28), "", "", "en")
    assert extract(article)[0].title == "[France] he recalled France's ambassador"


POSTS = [
    ("**08:15** Poland has put a plan for talks to the leaders of Ukraine.", "2024-05-20",
     "what a post tells in the perfect, whatever the verb"),
    ("**08:15** Kyiv counts 90 missiles, more than the 84 that Russia fired on 10 May. Ukrainian "
     "gunners downed ten drones.", "2024-05-10 2024-05-20",
     "a day of old is not that of what follows"),
    ("**08:15** It has been a long day for Poland.", "", "a comment"),
]  # fmt: skip


@pytest.mark.parametrize(("post", "days", "point"), POSTS)
def test_posts_of_a_live_blog(post: str, days: str, point: str) -> None:
    found = [row.split()[0] for row in rows(f"## 20 May 2024\n\n{post}", "2024-05-20")]
    assert found == days.split(), point
