"""One marked pair in, its PLOVER type out: verbs, operators, nouns, light verbs and auxiliaries."""

from __future__ import annotations

import pytest

from regesta.extract.coding import code_pair


def coded(parse, marked: str) -> dict:
    """Code a sentence in which source and target stand in square brackets."""
    pieces = marked.replace("]", "[").split("[")
    text, places = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            places.append((len(text), len(text) + len(piece)))
        text += piece
    return code_pair(parse(text), places[0], places[1])


CASES = [
    ("[Norland] praised [Sudland] for its restraint.", "SUPPORT"),
    ("[Turkey] signed a trade agreement with [Japan] on Monday.", "SUPPORT"),
    ("[Turkey] agreed to sign a trade agreement with [Japan].", "AGREE"),
    ("[Poland] will meet [Hungary] in the spring.", "AGREE"),
    ("[Poland] refused to meet [Hungary].", "REJECT"),
    ("[Poland] will not meet [Hungary].", "REJECT"),
    ("[Brazil] called on [Peru] to release the prisoners.", "REQUEST"),
    ("[The president] said that [Peru] must release the prisoners.", "REQUEST"),
    ("[Kenya] accused [Somalia] of shelling its villages.", "ACCUSE"),
    ("[Prosecutors] opened an investigation into [the minister].", "ACCUSE"),
    ("[Chile] held talks with [Bolivia] about the border.", "CONSULT"),
    ("[The foreign minister of Chile] visited [Bolivia].", "CONSULT"),
    ("[India] sent food and medicine to [Nepal].", "AID"),
    ("[India] shared intelligence with [Nepal].", "COOPERATE"),
    ("[India] suspended aid to [Nepal].", "SANCTION"),
    ("[India] imposed sanctions on [Nepal].", "SANCTION"),
    ("[India] lifted the sanctions on [Nepal].", "CONCEDE"),
    ("[Greece] expelled [two Albanian diplomats].", "SANCTION"),
    ("[Rebels] released [three soldiers] on Sunday.", "RETREAT"),
    ("[Rwanda] withdrew its troops from [Congo].", "RETREAT"),
    ("[Rwanda] massed troops near the border with [Congo].", "MOBILIZE"),
    ("[Rwanda] threatened to attack [Congo].", "THREATEN"),
    ("[Rwanda] issued an ultimatum to [Congo].", "THREATEN"),
    ("[Students] took to the streets against [the government].", "PROTEST"),
    ("[Police] arrested [four journalists] in the capital.", "COERCE"),
    ("[Hackers] launched a cyberattack on [the ministry].", "COERCE"),
    ("[Four journalists] were arrested by [police].", "COERCE"),
    ("[Ethiopia] carried out an air strike on [Eritrea].", "ASSAULT"),
    ("[Gunmen] opened fire on [a convoy].", "ASSAULT"),
    ("[Ethiopia] vowed to retaliate against [Eritrea].", "THREATEN"),
    ("[The workers] called off a strike against [the ministry].", "CONCEDE"),
    ("[Belgium] opened its borders to [refugees].", "AID"),
]


@pytest.mark.parametrize(("marked", "kind"), CASES)
def test_type(parse, marked, kind):
    assert coded(parse, marked)["type"] == kind


def test_mode_and_score(parse):
    answer = coded(parse, "[Rebels] released [three soldiers] on Sunday.")
    assert answer["mode"] == "release"
    assert 0 < answer["score"] <= 1


def test_the_predicate_between_the_marks_wins(parse):
    text = "Norway, which bombed Mali in May, praised Ghana."
    praised = code_pair(parse(text), (0, 6), (text.index("Ghana"), text.index("Ghana") + 5))
    bombed = code_pair(parse(text), (0, 6), (text.index("Mali"), text.index("Mali") + 4))
    assert (praised["type"], bombed["type"]) == ("SUPPORT", "ASSAULT")


def test_nothing_to_code_gives_no_answer(parse):
    assert code_pair(parse("The lamp is green."), (0, 8), None) == {}
