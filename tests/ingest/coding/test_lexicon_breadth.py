"""Phrases of courts, streets, embassies and chambers, and the same words where nothing political is done."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


def kinds(text: str) -> set[str]:
    """The types of a sentence's events."""
    return {kind for kind, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Kenyan supreme court put the law on hold.", "REJECT", id="put on hold"),
        pytest.param("The American House held the former adviser in contempt.", "ACCUSE", id="held in contempt"),
        pytest.param("The Indian Supreme Court pulled up the Bihar government.", "ACCUSE", id="pulled up"),
        pytest.param("The Kerala government moved the Supreme Court of India.", "REQUEST", id="moved the court"),
        pytest.param("The Delhi police booked forty farmers over the blockade.", "COERCE", id="booked"),
        pytest.param("The Thai activist is serving six years for insulting the king.", "COERCE", id="serving years"),
        pytest.param("The Turkish reporter was led away in handcuffs.", "COERCE", id="led away"),
        pytest.param("The Belarusian editor has been behind bars since May.", "COERCE", id="behind bars"),
        pytest.param("The Kenyan minister was sacked at dawn.", "COERCE", id="sacked by nobody named"),
        pytest.param("The United States flew back 300 Hondurans.", "COERCE", id="flown back"),
        pytest.param("Serbian police turned water cannon on the students.", "ASSAULT", id="water cannon"),
        pytest.param("The Georgian police responded with tear gas.", "ASSAULT", id="answered with gas"),
        pytest.param("Seven Bolivian officers were hurt in clashes.", "ASSAULT", id="hurt in clashes"),
        pytest.param("Indian farmers staged a tractor parade in Delhi.", "PROTEST", id="parade"),
        pytest.param("Students in Nepal burned copies of the constitution.", "PROTEST", id="copies burnt"),
        pytest.param("Train drivers in Montreal voted to strike.", "PROTEST", id="voted to strike"),
        pytest.param("The Indian farmers called off their agitation.", "RETREAT", id="agitation called off"),
        pytest.param("The Estonian chancellor handed in her notice.", "RETREAT", id="notice"),
        pytest.param("Israel and Hamas stopped fighting for four days.", "RETREAT", id="stopped fighting"),
        pytest.param("Honduras switched diplomatic recognition from Taiwan to China.", "SANCTION", id="recognition"),
        pytest.param("China stopped buying coal from Australia.", "SANCTION", id="stopped buying"),
        pytest.param("Turkey put trade with Israel on ice.", "SANCTION", id="on ice"),
        pytest.param("Pakistan shut its airspace to India.", "SANCTION", id="airspace"),
        pytest.param("India issued a demarche to Pakistan.", "ACCUSE", id="demarche"),
        pytest.param("The Lithuanian president compared the Belarusian leader to a pirate.", "ACCUSE", id="compared"),
        pytest.param("The Thai opposition tabled a censure motion against the premier.", "ACCUSE", id="motion"),
        pytest.param("Israel sent negotiators to Qatar.", "CONSULT", id="negotiators sent"),
        pytest.param("The American speaker agreed with the president.", "SUPPORT", id="agreed with somebody"),
        pytest.param("The Dutch parties hammered out a deal.", "AGREE", id="hammered out"),
        pytest.param("The Italian senate shot down the reform.", "REJECT", id="reform shot down"),
        pytest.param("The American senator suggested that the governor resign.", "REQUEST", id="suggested to resign"),
        pytest.param("The Nigerian unions served a strike notice on the government.", "THREATEN", id="strike notice"),
        pytest.param("Zimbabwean armoured vehicles rolled into Harare.", "MOBILIZE", id="rolled into"),
        pytest.param("Norway stumped up three billion euros for Ukraine.", "AID", id="stumped up"),
        pytest.param("Mexico handed over 29 cartel members to Washington.", "COOPERATE", id="handed over"),
        pytest.param("The Tunisian opposition leader is in prison.", "COERCE", id="in prison"),
        pytest.param("Five Malian ministers are under arrest.", "COERCE", id="under arrest"),
        pytest.param("The Bolivian president ended up behind bars.", "COERCE", id="ended up behind bars"),
        pytest.param("The Italian minister came under fire over the deaths at sea.", "ACCUSE", id="fire of words"),
        pytest.param("The Dutch minister drew criticism for the remark.", "ACCUSE", id="criticism drawn"),
        pytest.param("The prime minister was jeered in the Greek parliament.", "ACCUSE", id="jeered"),
        pytest.param("Armenian villagers came under fire from soldiers.", "ASSAULT", id="fire of arms"),
        pytest.param("Kuwait pulled its ambassador out of Tehran.", "SANCTION", id="ambassador pulled out"),
        pytest.param("Washington stripped Ethiopia of its trade privileges.", "SANCTION", id="privileges"),
        pytest.param("The European Union withheld budget support from Ethiopia.", "SANCTION", id="support withheld"),
        pytest.param("The Qatari diplomats were given 48 hours to leave Cairo.", "SANCTION", id="hours to leave"),
        pytest.param("Hundreds of farmers massed outside the court in Dakar.", "PROTEST", id="massed"),
        pytest.param("Marches in Lagos ended in looting.", "PROTEST", id="marches in a town"),
        pytest.param("Protesters overran the president's residence in Colombo.", "PROTEST", id="overrun by a crowd"),
        pytest.param("The Nigerian unions asked the president to name the officers.", "REQUEST", id="asked to name"),
        pytest.param("The site of the Qatari news agency was hacked.", "COERCE", id="site hacked"),
        pytest.param("Agents pulled the Iraqi editor into a car.", "COERCE", id="pulled into a car"),
        pytest.param("Soldiers came for the Sudanese premier before dawn.", "COERCE", id="came for somebody"),
        pytest.param("The Ethiopian army used hunger as a weapon.", "COERCE", id="hunger as a weapon"),
        pytest.param("Shells fell on the Armenian town.", "ASSAULT", id="shells fell"),
        pytest.param("Soldiers lined the streets of Harare.", "MOBILIZE", id="lined the streets"),
        pytest.param("The French unions brought a million people on to the streets.", "PROTEST", id="brought out"),
        pytest.param(
            "The Zambian court gave the minister five days to report to prison.", "REQUEST", id="days to report"
        ),
        pytest.param("Sudan's envoys said they no longer recognised the junta.", "REJECT", id="no longer recognised"),
        pytest.param("The Danish premier came in for criticism from Greenland.", "ACCUSE", id="came in for criticism"),
        pytest.param("The Israeli minister drew fire from Washington.", "ACCUSE", id="fire drawn"),
        pytest.param("The Irish leader poured scorn on the British plan.", "ACCUSE", id="scorn"),
        pytest.param("Syrian rebels took back three villages.", "ASSAULT", id="villages taken back"),
        pytest.param("The French unions called a ninth day of strikes.", "PROTEST", id="day of strikes"),
        pytest.param("A march of 20,000 people filled the streets of Belgrade.", "PROTEST", id="march of many"),
    ],
)
def test_the_phrase_is_known(text: str, expected: str) -> None:
    assert expected in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The French striker was booked for dissent in the second half.", id="booked by a referee"),
        pytest.param("The Irish band put its world tour on hold.", id="tour on hold"),
        pytest.param("The American network pulled the sitcom off the air.", id="end of a series"),
        pytest.param("The French chef served three years in the kitchen of a hotel.", id="years of work"),
        pytest.param("The English coach was shown the door after five defeats.", id="coach dismissed"),
        pytest.param("The airline flew back 300 British tourists from Mallorca.", id="tourists flown back"),
        pytest.param("The English gardener turned a hose on the roses.", id="hose"),
        pytest.param("The American patient showed signs of agitation and confusion.", id="agitation of a patient"),
        pytest.param("The French chef burned a copy of his first recipe.", id="recipe burnt"),
        pytest.param("The French climber scaled the building for a film.", id="climber"),
        pytest.param("Brazilian fans poured onto the streets after the final.", id="fans"),
        pytest.param("The Scottish crowd stormed the pitch after the match.", id="pitch stormed"),
        pytest.param("The British retailer stopped selling plastic bags.", id="retailer"),
        pytest.param("The German firm froze hiring in Europe.", id="hiring frozen"),
        pytest.param("Viewers voted out the Irish dancer on Saturday.", id="voted out of a show"),
        pytest.param("The Spanish rescuers dug two bodies out of the rubble.", id="the dead recovered"),
        pytest.param("The French president's gamble blew up in his face.", id="gamble that blew up"),
        pytest.param("The Hungarian government rammed through a law on judges.", id="law rammed through"),
        pytest.param("Iran seized on the split among the Gulf states.", id="seized on"),
        pytest.param("Zambia defaulted on its foreign debt.", id="default"),
        pytest.param("The Nigerian officials asked not to be named.", id="asked not to be named"),
        pytest.param("The Danish minister was in custody of the keys.", id="custody of a thing"),
        pytest.param("Qatar hosts 10,000 American troops at an air base.", id="troops hosted"),
        pytest.param("Soldiers came for training in Kenya.", id="came for training"),
        pytest.param("Plane trees lined the streets of Paris.", id="trees lined the streets"),
        pytest.param("The French government took back its citizens from Wuhan.", id="citizens taken back"),
        pytest.param("The march of time spares nobody in Venice.", id="march of time"),
    ],
)
def test_the_same_words_of_other_things_are_no_act(text: str) -> None:
    assert kinds(text) == set()
