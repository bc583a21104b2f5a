"""An article in, its events out: types, participants, and what must give none."""

from __future__ import annotations

import pytest


def told(read_text, text: str) -> list[tuple[str, set[str], set[str]]]:
    """Type, actors and recipients of every event."""
    found = []
    for stmt in read_text(text, "2024-05-02").statements:
        if stmt.kind == "event":
            value = stmt.value
            found.append((value.type, {r.text for r in value.actors}, {r.text for r in value.recipients}))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Germany condemned Hungary.", "ACCUSE", "Germany", "Hungary"),
        ("Hungary was condemned by Germany.", "ACCUSE", "Germany", "Hungary"),
        ("Germany, which condemned Hungary, is calm.", "ACCUSE", "Germany", "Hungary"),
        ("Germany tried to attack Hungary.", "ASSAULT", "Germany", "Hungary"),
        ("The attack by Germany on Hungary began at dawn.", "ASSAULT", "Germany", "Hungary"),
        ("Germany's invasion of Hungary failed.", "ASSAULT", "Germany", "Hungary"),
        ("Germany carried out a strike on Hungary.", "ASSAULT", "Germany", "Hungary"),
        ("Germany said it had bombed Hungary.", "ASSAULT", "Germany", "Hungary"),
        ("Germany urged Hungary to end the siege.", "REQUEST", "Germany", "Hungary"),
        ("Germany imposed sanctions on Hungary.", "SANCTION", "Germany", "Hungary"),
    ],
)
def test_who_does_what_to_whom(read_text, text, kind, actor, recipient):
    assert (kind, {actor}, {recipient}) in told(read_text, text)


def test_every_pair_of_a_coordination(read_text):
    events = told(read_text, "France and Italy condemned Libya and Syria.")
    assert ("ACCUSE", {"France", "Italy"}, {"Libya", "Syria"}) in events


def test_coordinated_verbs_share_their_subject(read_text):
    events = told(read_text, "Germany invaded Austria and bombed Hungary.")
    assert [(kind, actors) for kind, actors, _ in events] == [("ASSAULT", {"Germany"}), ("ASSAULT", {"Germany"})]


def test_a_place_after_in_is_no_recipient(read_text):
    ((kind, _, recipients),) = told(read_text, "Russian troops killed a general in Kharkiv.")
    assert kind == "ASSAULT"
    assert "Kharkiv" not in recipients


def test_an_event_without_actor_is_kept(read_text):
    events = told(read_text, "Three airstrikes killed twelve people on Monday.")
    assert [kind for kind, _, _ in events] == ["ASSAULT"]


def test_blame_gives_the_blamed_act_too(read_text):
    kinds = [kind for kind, _, _ in told(read_text, "Germany blamed Hungary for the bombing of the bridge.")]
    assert kinds == ["ACCUSE", "ASSAULT"]


def test_a_claim_of_responsibility_is_the_act(read_text):
    events = told(read_text, "The Taliban claimed responsibility for the attack on the airport.")
    assert [kind for kind, _, _ in events] == ["ASSAULT"]


def test_span_trigger_mode_and_contexts(read_text):
    text = "On Monday Germany hit Hungarian barracks with missiles."
    reading = read_text("Rwanda withdrew its troops from Congo on Monday.", "2024-05-02")
    (event,) = [s for s in reading.statements if s.kind == "event"]
    assert event.text == "Rwanda withdrew its troops from Congo"
    assert event.value.trigger.text == "withdrew"
    assert event.value.mode == "withdraw"
    assert "military" in event.value.contexts
    assert all(0 <= s.score <= 1 for s in read_text(text).statements)


@pytest.mark.parametrize(
    "text",
    [
        "Ministers said the figures were encouraging.",
        "Chelsea attacked from the first whistle and scored twice.",
        "The champions beat Germany in the semifinal of the World Cup.",
        "The striker threatened the goal before the referee stopped the match.",
        "Critics praised the film, whose sequel bombed at the box office.",
        "The quarterly profit beat forecasts and shareholders welcomed the dividend.",
        "An earthquake killed forty people in the valley.",
        "The company launched a new product in its stores.",
        "She met the deadline.",
    ],
)
def test_no_event(read_text, text):
    assert told(read_text, text) == []


def test_only_the_bombing_in_market_news(read_text):
    events = told(read_text, "Shares tumbled on the stock market after the bombing of the embassy.")
    assert [kind for kind, _, _ in events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind", "measure", "phase"),
    [
        ("Canada imposed an oil embargo on Iran.", "SANCTION", "oil embargo", "imposed"),
        ("Canada reimposed sanctions on Iran.", "SANCTION", "sanctions", "restored"),
        ("Canada lifted the travel ban on Iran.", "CONCEDE", "travel ban", "lifted"),
        ("Canada expelled two Iranian diplomats.", "SANCTION", None, "imposed"),
    ],
)
def test_what_a_sanction_is(read_text, text, kind, measure, phase):
    (event,) = [s for s in read_text(text, "2024-05-02").statements if s.kind == "event"]
    assert (event.value.type, event.value.measure, event.value.phase) == (kind, measure, phase)


def test_the_programme_of_a_sanction(read_text):
    reading = read_text("Canada imposed sanctions on Iran under the Magnitsky Act.", "2024-05-02")
    (event,) = [s for s in reading.statements if s.kind == "event"]
    assert event.value.programme == "Magnitsky Act"


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("Canada will not attack Iran.", "ASSAULT", "negative"),
        ("Canada refused to release the prisoners.", "REJECT", "positive"),
        ("Canada will not release the prisoners.", "REJECT", "positive"),
    ],
)
def test_negation(read_text, text, kind, polarity):
    (event,) = [s for s in read_text(text, "2024-05-02").statements if s.kind == "event"]
    assert (event.value.type, event.polarity) == (kind, polarity)


def test_an_operator_holds_for_each_complement(read_text):
    kinds = [kind for kind, _, _ in told(read_text, "Canada agreed to lift the sanctions and to send aid to Iran.")]
    assert kinds == ["AGREE", "AGREE"]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "Peruvian and Chilean officials met in Lima.",
            "CONSULT",
            {"Peruvian and Chilean officials", "Chilean officials"},
            set(),
        ),
        ("The Nairobi bombing shocked Kenya.", "ASSAULT", set(), {"Nairobi"}),
        ("Turkey imposed a tariff on Indian steel on Friday.", "SANCTION", {"Turkey"}, {"Indian"}),
        ("Ghana vowed not to withdraw its soldiers.", "REJECT", {"Ghana"}, set()),
        ("Peru vowed to respond.", "THREATEN", {"Peru"}, set()),
        ("France is training Lebanese soldiers.", "AID", {"France"}, {"Lebanese soldiers"}),
        ("Egypt shot down a Libyan reconnaissance drone.", "ASSAULT", {"Egypt"}, {"Libyan"}),
    ],
)
def test_parties_places_and_owners(read_text, text, kind, actors, recipients):
    assert (kind, actors, recipients) in told(read_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "The opera begins with the siege of a castle.",
        "Hail destroyed vineyards in Hungary.",
        "Fans bombarded the Swiss champion with questions.",
        "Swiss watchmakers agreed to share a stand.",
        "Riot police waited outside.",
    ],
)
def test_no_act_of_weather_players_firms_or_books(read_text, text):
    assert told(read_text, text) == []
