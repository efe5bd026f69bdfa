"""Dates, history and places that an act takes from its clause or from the sentences around it.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import PUBLISHED, code, day_of, events, of_type, one


def test_the_headline_takes_the_day_of_the_opening() -> None:
    found = code(
        "Police arrested five protesters in Lagos on Thursday.", title="Police arrest protesters"
    ).event_mentions
    assert [day_of(event) for event in of_type(found, "COERCE")] == [date(2024, 12, 5)] * 2


def test_quoted_words_belong_to_the_day_of_their_speaker() -> None:
    text = (
        "On Wednesday, Russian Foreign Minister Sergei Lavrov condemned Estonia. Egypt met Sudan on Thursday. "
        "Lavrov accused Estonia of lying."
    )
    assert [day_of(event) for event in of_type(events(text), "ACCUSE")] == [date(2024, 12, 4)] * 2


def test_a_whole_year_is_not_passed_on_to_another_act() -> None:
    text = "Rebels killed two soldiers in 2011. Rebels killed two soldiers in a raid."
    _, later = of_type(events(text), "ASSAULT")[:2]
    assert day_of(later).year == 2024
    assert not later.is_background


def test_counts_of_dead_tell_acts_apart() -> None:
    text = "In October 2023 rebels killed 40 villagers in Mali. The rebels have killed 900 villagers in Mali."
    first, last = of_type(events(text), "ASSAULT")
    assert first.is_background
    assert not last.is_background


def test_all_mentions_of_a_thing_told_once_share_its_date_and_are_history() -> None:
    text = (
        "The ban, passed by Egypt's parliament last March, hurt Sudan. Sudan rejected Egypt's decision to ban imports."
    )
    found = [event for event in events(text) if event.trigger.startswith("ban")]
    assert {day_of(event) for event in found} == {date(2024, 3, 1)}
    assert all(event.is_background for event in found)


def test_a_year_before_a_noun_dates_the_participle_that_made_it_and_no_other_act() -> None:
    brokered, condemned = events(
        "A 2020 ceasefire brokered by Russia and signed in Minsk failed. Ukraine condemned a 2015 law."
    )
    assert (day_of(brokered), brokered.is_background) == (date(2020, 1, 1), True)
    assert (day_of(condemned), condemned.is_background) == (PUBLISHED, False)


def test_a_treatys_year_does_not_date_the_demand_to_respect_it() -> None:
    assert (
        day_of(one("Iran must respect the treaty of 1979, the German foreign minister said.", "REQUEST")) == PUBLISHED
    )


def test_since_when_gives_the_day_of_the_act() -> None:
    imposed = one("No lorries have come since 2 March, when Egypt imposed a blockade on Gaza.", "COERCE")
    assert imposed.date is not None
    assert (imposed.date.date_start, imposed.date.date_end) == (date(2024, 3, 2), date(2024, 3, 2))
    assert imposed.is_background
    text = "Trade has stood still since last May, when police say gunmen shot 30 people who had blocked the road."
    assert {day_of(event) for event in of_type(events(text), "ASSAULT")} == {date(2024, 5, 1)}
    blockade = one("No lorries have come since 2 March, when Egypt began what has become a blockade of Gaza.", "COERCE")
    assert not blockade.is_background


def test_a_noun_is_dated_by_the_clause_after_it() -> None:
    siege = one("Refugees told of the siege the militia began late last month.", "COERCE")
    assert day_of(siege) == date(2024, 11, 21)


def test_a_sister_clauses_time_does_not_date_the_things_named_in_this_one() -> None:
    killings = events("He served 20 years for the killings of two soldiers and went home early in 2011.")[0]
    assert not killings.date_in_sentence


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mali's foreign minister will meet his French counterpart on Tuesday.", date(2024, 12, 10)),
        ("The hostages will be freed in Bangui on Friday.", date(2024, 12, 13)),
        ("Unions plan to strike on Thursday.", date(2024, 12, 12)),
        ("Talks between Athens and Skopje are scheduled for Thursday.", date(2024, 12, 12)),
        ("The talks between Athens and Skopje will resume on Thursday.", date(2024, 12, 12)),
        ("Talks between Athens and Skopje were held on Thursday.", date(2024, 12, 5)),
        ("Mali's foreign minister met his French counterpart on Tuesday.", date(2024, 12, 3)),
    ],
)
def test_days_of_coming_acts_lie_ahead(text: str, day: date) -> None:
    assert [day_of(event) for event in events(text)] == [day]


def test_the_day_of_an_announcement_is_not_that_of_what_it_announces() -> None:
    assert day_of(one("Kenya announced on Tuesday plans to ban the opposition party.", "COERCE")) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya had imposed sanctions on Uganda.", False),
        ("For years Kenya had long accused Uganda of lying.", True),
        ("Kenya refused for two years to recognise Uganda.", True),
        ("Kenya refused for two days to recognise Uganda.", False),
        ("Kenya at once expelled the Ugandan ambassador.", False),
        ("Kenya previously expelled the Ugandan ambassador.", True),
        ("Previous attacks on the embassy by Hezbollah hurt nobody.", True),
        ("The rebels have killed 300 civilians since 2011.", False),
        ("The army has shelled Aleppo since Monday.", False),
        ("Kenya imposed sanctions on Uganda.", False),
        ("Kenya's president said Uganda had attacked Kenya.", False),
    ],
)
def test_history(text: str, expected: bool) -> None:
    assert {event.is_background for event in events(text)} == {expected}


def test_what_somebody_is_sentenced_for_is_history() -> None:
    found = events("A court in Kenya sentenced six men to death for the attack on the embassy of France.")
    assert {event.event_type: event.is_background for event in found} == {"COERCE": False, "ASSAULT": True}


def test_a_thing_named_again_has_the_date_it_was_first_named_with() -> None:
    text = (
        "France condemned the October 3 attack on a market in Mali. "
        "Police arrested two Malians over the attack on Friday."
    )
    found = [event for event in events(text) if event.event_type == "ASSAULT"]
    assert {(day_of(event), event.is_background) for event in found} == {(date(2024, 10, 3), True)}


def test_the_attack_is_where_it_was_told_not_where_it_is_condemned() -> None:
    text = "Iraqi soldiers shelled a school in Basra on Tuesday. The attack was condemned by ministers meeting in Oslo."
    assert {event.place.name for event in of_type(events(text), "ASSAULT") if event.place} == {"Basrah"}


def test_the_attack_is_the_last_one_told() -> None:
    text = (
        "Iraqi soldiers shelled the Iranian army on Tuesday. France held a vote on Thursday. "
        "The attack killed nine Iranians."
    )
    assert {day_of(event) for event in of_type(events(text), "ASSAULT")} == {date(2024, 12, 3)}


def test_a_day_told_in_passing_is_not_gone_on_with() -> None:
    text = (
        "The Iraqi army shelled Basra on Friday. The mayor is calm. The city is quiet. The envoy, who was hurt on "
        "Monday, is a lawyer. Iraqi police arrested two Iranians."
    )
    assert day_of(events(text)[-1]) == date(2024, 12, 6)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("In 2019 the army raided villages during a crackdown on rebels.", "crackdown on", date(2019, 1, 1)),
        (
            "The ban, passed by Egypt's parliament last May, followed months of attacks on the charity by Israel.",
            "attacks on",
            date(2023, 11, 1),
        ),
        ("In March, France said Mali had attacked civilians.", "attacked", date(2024, 3, 1)),
    ],
)
def test_what_is_told_within_history_is_history(text: str, trigger: str, day: date) -> None:
    (event,) = [event for event in events(text) if event.trigger == trigger]
    assert (day_of(event), event.is_background) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "The militia, which Iran founded in 1982, attacked Israel with missiles.",
        "In 2017 Qatar joined the group. Qatar supports Hamas.",
    ],
)
def test_what_is_told_beside_history_or_still_holds_is_none(text: str) -> None:
    assert not events(text)[-1].is_background


def test_an_answer_is_dated_by_what_it_answers() -> None:
    event = one(
        "Egypt responded to the late October attack on its embassy by expelling the Libyan ambassador.", "SANCTION"
    )
    assert day_of(event) == date(2024, 10, 21)


def test_places_of_one_name_are_told_apart_by_the_countries_of_the_actors() -> None:
    text = "Venezuelan police and Venezuelan soldiers arrested Venezuelan protesters in Valencia."
    place = one(text, "COERCE").place
    assert place is not None
    assert place.country == "VEN"


def test_where_people_come_from_is_not_where_the_act_is_done() -> None:
    assert not one("Two envoys from Uganda were arrested by the Kenyan police.", "COERCE").place_in_sentence
    assert one("France withdrew its troops from Mali.", "RETREAT").place_in_sentence


def test_a_day_to_come_makes_what_is_announced_for_it_a_plan() -> None:
    strike = one("French unions announced a ninth day of strikes for 13 December.", "PROTEST")
    assert (strike.status, day_of(strike)) == ("planned", date(2024, 12, 13))
    meeting = one("The Indian prime minister called a meeting of party leaders for Monday.", "CONSULT")
    assert (meeting.status, day_of(meeting)) == ("planned", date(2024, 12, 9))


def test_the_time_limit_of_a_promise_does_not_date_the_promise() -> None:
    assert day_of(one("France promised to hold talks with Mali within two weeks.", "AGREE")) == PUBLISHED
    assert day_of(one("Israel agreed to talks with Syria on Thursday.", "AGREE")) == date(2024, 12, 5)


def test_the_killed_in_an_attack_are_dated_by_its_name() -> None:
    found = events("Nine Iraqi soldiers were killed in Monday's attack on the town.")
    assert {day_of(event) for event in found} == {date(2024, 12, 2)}


def test_what_somebody_supports_in_quotation_marks_has_been_said() -> None:
    quoted = one('"France supports the Malian government," French President Emmanuel Macron said.', "SUPPORT")
    assert quoted.status == "occurred"
    assert one("France supports the Malian government.", "SUPPORT").status == "ongoing"
    of_others = one('"Italy supports the Malian government," French President Emmanuel Macron said.', "SUPPORT")
    assert of_others.status == "ongoing"


def test_a_sister_clauses_own_time_comes_second() -> None:
    ousted, convicted = events(
        "He was forced out of the same office in 2017 and convicted by a Kenyan court a year later."
    )
    assert (day_of(ousted), day_of(convicted)) == (date(2017, 1, 1), date(2018, 1, 1))
    beaten = events("Kenyan police arrested and beat protesters on Tuesday.")
    assert {day_of(event) for event in beaten} == {date(2024, 12, 3)}


def test_the_largest_since_then_is_not_dated_by_it() -> None:
    protests, killed = events(
        "The protests in Iran are the largest since 2019, when the Iranian army killed 300 people."
    )
    assert (day_of(protests), day_of(killed)) == (PUBLISHED, date(2019, 1, 1))


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Libya said American warplanes bombed Tripoli on Tuesday.", "ASSAULT", "Tripoli"),
        ("The Iraqi president visited Tehran on Monday.", "CONSULT", "Tehran"),
        ("Speaking in Oslo, the French foreign minister accused Iraq of lying.", "ACCUSE", "Oslo"),
        ("Rebels entered Goma, where they shelled a camp.", "ASSAULT", "Goma"),
        ("The French president criticised Berlin.", "ACCUSE", "France"),
        ("Mali expelled the French ambassador.", "SANCTION", "Mali"),
        ("The French president, speaking in Oslo, accused Iraq of lying.", "ACCUSE", "Oslo"),
        ("The ambassador to Libya was killed in an attack in Benghazi.", "ASSAULT", "Benghazi"),
        ("Egyptian police arrested an Egyptian editor. Israel is quiet. Israel is calm.", "COERCE", "Egypt"),
    ],
)
def test_the_place_of_an_act(text: str, event_type: str, place: str) -> None:
    found = one(text, event_type).place
    assert found is not None
    assert found.name == place


def test_an_act_named_again_takes_the_party_it_lacks() -> None:
    found = code(
        "Egypt banned Israeli ships from the canal in 1948.", "The ban by Cairo lasted for years."
    ).event_mentions
    assert [event.target.actor.country if event.target else None for event in found][-1] == "ISR"


def test_a_stretch_of_the_past_dates_the_perfect_not_the_present() -> None:
    text = (
        "The news comes during talks on ending a war that has ravaged Chad and killed 9,000 people, medics say, over "
        "the past three months."
    )
    (killed,) = [event for event in events(text) if event.trigger.startswith("killed")]
    assert day_of(killed) == date(2024, 9, 7)
    later = events(text + " Rebels killed a mayor.")[-1]
    assert day_of(later) == PUBLISHED


def test_words_have_the_place_of_the_meeting_that_the_article_is_about_alone() -> None:
    opening = "Chad's president met his French counterpart in Oslo on Friday. Chad accused Libya of lying. "
    aside = "Talks dragged on. Nothing came of it. It rained. Nobody knew why. All was still. "
    visit = "Chad's president met the king in Madrid on Friday. Chad accused Sudan of theft."
    places = [event.place and event.place.country for event in of_type(events(opening + aside + visit), "ACCUSE")]
    assert places == ["NOR", "NOR"]
    (accused,) = of_type(events(aside + "It was late. " + visit), "ACCUSE")
    assert accused.place is not None
    assert accused.place.country == "TCD"


def test_what_still_goes_on_began_when_another_telling_says() -> None:
    found = code(
        "Egypt condemned Israel's aid ban, which hurts Gaza.",
        "Israel has blocked aid to Gaza since March 2, when its blockade of Gaza began.",
        "Turkey said Israel's siege of Gaza goes on.",
    ).event_mentions
    lasting = [event for event in of_type(found, "COERCE") if event.status == "ongoing"]
    assert {(day_of(event), event.date and event.date.date_end) for event in lasting} == {(date(2024, 3, 2), PUBLISHED)}
    assert "siege of" in {event.trigger for event in lasting}


def test_an_old_war_is_not_the_begin_of_another() -> None:
    found = code("In 1982 Israel launched a war on Lebanon.", "Israel's war on Lebanon goes on.").event_mentions
    assert [day_of(event) for event in of_type(found, "ASSAULT")] == [date(1982, 1, 1), PUBLISHED]
