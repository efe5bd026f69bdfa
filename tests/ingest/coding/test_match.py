"""Where entries of the lexicon stand: particles, second objects, senses told apart, words that look like acts."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


def kinds(text: str) -> set[str]:
    """The types of a sentence's events."""
    return {kind for kind, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Togolese rebels handed over four soldiers to Ghana.", "RETREAT", id="given away, counted"),
        pytest.param("The Chilean opposition branded the budget a disgrace.", "ACCUSE", id="predicative noun"),
        pytest.param("The Dutch premier called the ruling “unlawful”.", "ACCUSE", id="predicative adjective"),
        pytest.param("Kenya described the raid as a massacre.", "ACCUSE", id="predicative after as"),
        pytest.param("Kenya described the strikes as reckless.", "ACCUSE", id="adjective after as"),
        pytest.param("More than 300 were held in Paris on Friday.", "COERCE", id="a number for people"),
        pytest.param("The Peruvian premier vowed to find and punish the rebels.", "THREATEN", id="joined infinitive"),
        pytest.param("Sudanese soldiers burned and looted the town.", "ASSAULT", id="object told once"),
        pytest.param("A five-day march ended in Jerusalem.", "PROTEST", id="march"),
        pytest.param("The council met at the request of Kenya.", "REQUEST", id="what led to a meeting"),
        pytest.param("Norway threw out three Russian diplomats.", "SANCTION", id="particle before a number"),
        pytest.param("The gunmen took over 200 hostages in Beslan.", "ASSAULT", id="rough number"),
        pytest.param("The Nigerien junta gave French troops one month to leave.", "THREATEN", id="time given"),
        pytest.param("The sect gave Christians in northern Nigeria three days to leave.", "THREATEN", id="time apart"),
        pytest.param("The Togolese party gave the president until Monday to resign.", "THREATEN", id="until a time"),
        pytest.param("The Fijian opposition has called for the text to be released.", "REQUEST", id="for it to be"),
        pytest.param("The Irish deputy had called for Ms Byrne to quit.", "REQUEST", id="for her to act"),
        pytest.param("European ministers meeting in Rome agreed to widen sanctions.", "AGREE", id="ministers meeting"),
        pytest.param(
            "The opposition leader offered the British prime minister his full backing.", "SUPPORT", id="second object"
        ),
        pytest.param("The Kenyan opposition called the curfew illegal.", "ACCUSE", id="judgement"),
        pytest.param("The Greek premier called the Cypriot president to congratulate him.", "SUPPORT", id="phone call"),
        pytest.param("Sweden told Libyan diplomats to pack their bags.", "SANCTION", id="expulsion in other words"),
        pytest.param("Policemen beat four television reporters in Colombo.", "ASSAULT", id="capital of a first word"),
        pytest.param("The deposed president was held at his residence in Niamey.", "COERCE", id="held"),
        pytest.param("Nigerian troops retook the port of Lagos.", "ASSAULT", id="past mistaken for the present"),
        pytest.param("The Thai and Lao premiers spoke by telephone.", "CONSULT", id="means, not doer"),
        pytest.param("The Zambian court invited lawyers to examine the lists.", "REQUEST", id="asked to act"),
        pytest.param("The Kuwaiti emir dissolved the assembly.", "COERCE", id="parliament dissolved"),
        pytest.param("The Maltese premier accepted it on Monday.", "AGREE", id="something accepted"),
        pytest.param("Iran holds a dozen foreigners in Tehran.", "COERCE", id="people held"),
        pytest.param("The former Pakistani premier has called on them to march.", "REQUEST", id="on them"),
        pytest.param("Cuba called the embargo an attack on its people.", "ACCUSE", id="attack as a judgement"),
        pytest.param("The Kenyan court ordered a new election within weeks.", "REQUEST", id="something ordered"),
        pytest.param("The Indian minister attacked the verdict.", "ACCUSE", id="attacked in words"),
        pytest.param("The Fijian premier dismissed those figures.", "REJECT", id="figures are no people"),
        pytest.param("Demonstrators attacked offices of the Tunisian party.", "PROTEST", id="riot"),
        pytest.param("Soldiers disarmed the Fijian police guards.", "COERCE", id="others disarmed"),
        pytest.param("Hamas welcomed the blast without claiming it.", "SUPPORT", id="welcomed"),
        pytest.param("The Peruvian general was found guilty of murder.", "ACCUSE", id="found guilty"),
        pytest.param("The German minister warned the delegation that it would pay.", "THREATEN", id="people warned"),
        pytest.param("Kenyan prosecutors dropped the charges against the premier.", "CONCEDE", id="charges dropped"),
        pytest.param("Dutch police used pepper spray on students in Amsterdam.", "ASSAULT", id="crowd control"),
        pytest.param("The Malian junta vowed not to negotiate.", "REJECT", id="vowed not to"),
        pytest.param("Some 400 French police officers were deployed on Friday.", "MOBILIZE", id="who was deployed"),
        pytest.param("About a hundred people gathered outside the Russian embassy in Prague.", "PROTEST", id="crowd"),
    ],
)
def test_the_act_is_found(text: str, expected: str) -> None:
    assert expected in kinds(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("The Danish prime minister called the plan a beginning.", "ACCUSE", id="no judgement"),
        pytest.param("The Danish minister described the plan as ambitious.", "ACCUSE", id="no bad word"),
        pytest.param("The Spanish king spoke to people in Valencia.", "CONSULT", id="a crowd spoken to"),
        pytest.param("One Haitian protester had driven from San Antonio.", "COERCE", id="drove himself"),
        pytest.param("The Canadian premier authorised the release of internal papers.", "RETREAT", id="papers let out"),
        pytest.param("The Palauan minister told deputies the pact was needed to win.", "REQUEST", id="need told"),
        pytest.param("The Sudanese minister spoke on March 15 in Cairo.", "PROTEST", id="month"),
        pytest.param("The Dutch minister resigned and left the office.", "COERCE", id="no object shared"),
        pytest.param("The army denied claims that it had burned the village.", "REJECT", id="denial is a status"),
        pytest.param("The Egyptian foreign minister resigned in protest.", "PROTEST", id="manner"),
        pytest.param("The Peruvian ministers met under siege in Lima.", "COERCE", id="state"),
        pytest.param("The coup's supporters marched on the embassy of France in Niamey.", "COERCE", id="whose it is"),
        pytest.param("The Tunisian opposition called the move a coup.", "COERCE", id="label"),
        pytest.param("Washington pledged its full support for the Libyan government.", "AGREE", id="said and done"),
        pytest.param("A meeting in the Aegean port of Izmir ended early.", "CONSULT", id="of goes with nearest noun"),
        pytest.param("Hurricane Maria killed 3,000 people in Puerto Rico.", "ASSAULT", id="storm"),
        pytest.param("A heart attack killed the Cuban general.", "ASSAULT", id="heart attack"),
        pytest.param("The Danish company launched an offensive in the market for beer.", "ASSAULT", id="business"),
        pytest.param("The American president called the Saudi king on Saturday.", "REQUEST", id="time after on"),
        pytest.param("The sect gave Christians in the north of Nigeria a chapel.", "CONCEDE", id="far preposition"),
        pytest.param("The Brazilian president flew to Florida in January.", "CONSULT", id="flown without meeting"),
        pytest.param("The rebel was met by forty Chadian soldiers.", "CONSULT", id="met by force"),
        pytest.param("The Danish minister quit before a visit to a police station.", "CONSULT", id="visit"),
        pytest.param("The Greek government called him soft on crime.", "REQUEST", id="soft on, not call on"),
        pytest.param("The German minister warned that the state could run out of cash.", "THREATEN", id="forecast"),
        pytest.param("French police cleared a camp of migrants in Paris.", "SUPPORT", id="cleared, not acquitted"),
        pytest.param("Sudan's generals called an early election.", "CONCEDE", id="election called"),
        pytest.param("Senegal's opposition accused the president of fraud.", "REJECT", id="opposition, a party"),
        pytest.param("The Texan governor rammed the bill through the senate.", "ASSAULT", id="rammed through"),
        pytest.param("A new judge took over the Peruvian case.", "COERCE", id="case taken over"),
        pytest.param("Kenyan police, backed by armoured vehicles, waited.", "SUPPORT", id="backed by things"),
        pytest.param("The South African premier defended his decision.", "SUPPORT", id="one's own decision"),
        pytest.param("The French president vowed not to rest.", "REJECT", id="vowed not to rest"),
        pytest.param("Three Peruvian officers were killed in a car crash.", "ASSAULT", id="accident"),
        pytest.param("The Kenyan scientists demonstrated the effect in mice.", "PROTEST", id="demonstrated a thing"),
        pytest.param("Moscow gave the Cuban president a warm welcome.", "THREATEN", id="no time given"),
    ],
)
def test_what_only_looks_like_the_act_is_none(text: str, wrong: str) -> None:
    assert wrong not in kinds(text)


def test_joined_verbs_with_objects_of_their_own_tell_acts_of_their_own() -> None:
    closed = told("Nigeria closed its embassy in Niamey and froze the assets of the junta.")
    assert [kind for kind, _, _ in closed] == ["SANCTION", "SANCTION"]
    assert len(told("Malian soldiers shelled the town and bombed the market.")) == 1


def test_the_noun_of_a_longer_phrase_is_no_act_beside_it() -> None:
    assert kinds("The European Union provided financial support for farms in Nigeria.") == {"AID"}
    assert kinds("The Brazilian government conceded to demands from the truck drivers.") == {"CONCEDE"}


def test_an_adjective_is_told_of_the_subject_of_its_copula() -> None:
    assert ("ACCUSE", "HUN", "POL") in told("The Hungarian government is critical of Poland.")
    assert ("AGREE", "UGA", None) in told("Uganda is willing to share the water.")
    assert kinds("Uganda is not willing to talk to the rebels.") == {"REJECT"}


def test_a_withdrawal_is_promised_in_ones_own_words_and_planned_in_those_of_others() -> None:
    assert kinds("Iraq said it would withdraw its troops from Kuwait.") == {"AGREE"}
    assert kinds("Under the accord, Israel will withdraw its troops from the Sinai.") == {"RETREAT"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Miners came to Bucharest on Thursday. They marched to the palace.", "PROTEST", id="miners"),
        pytest.param("The workers of Durban were angry. They shut down the port.", "PROTEST", id="workers"),
        pytest.param("The ministers of Durban were angry. They shut down the port.", None, id="ministers"),
    ],
)
def test_a_pronoun_is_of_the_class_of_its_noun(text: str, expected: str | None) -> None:
    assert ("PROTEST" in kinds(text)) == (expected == "PROTEST")


def test_what_never_stopped_tells_of_no_end() -> None:
    assert kinds("The Syrian army stopped shelling the town.") == {"RETREAT"}
    assert "RETREAT" not in kinds("The Syrian army never stopped shelling the town.")


def test_who_is_denied_something_after_a_passive_denies_nothing() -> None:
    text = "The Kenyan opposition leader was arrested and denied bail."
    assert [row for row in told(text) if row[0] == "REJECT"] == [("REJECT", None, "KEN")]
