"""A parse in, the weapons and agreements in it out: those known by name, agreements by their form, weapons by noun."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from regesta.authority.index import Candidate, Index
from regesta.authority.treaties import Treaty, treaties
from regesta.authority.weapons import Weapon, weapons
from regesta.extract.naming import Name
from regesta.extract.phrases import before
from regesta.lexicon.load import table, words
from regesta.model.mention import Mention
from regesta.model.parse import Parse, Token
from regesta.model.reference import Entity
from regesta.values.name import slug

FORMED = frozenset(
    {"treaty", "agreement", "accord", "accords", "pact", "convention", "protocol", "memorandum", "charter"}
)
"""A capitalised name that ends in one of these is an agreement's."""
PEOPLE = frozenset({"PERSON", "GPE", "NORP"})
SCORE = 0.6


@cache
def things() -> Index:
    """The index of the names of weapons and agreements."""
    made = Index()
    for weapon in weapons():
        add_thing(made, weapon)
    for treaty in treaties():
        add_thing(made, treaty)
    return made


def add_thing(made: Index, thing: Weapon | Treaty) -> None:
    """Make the names of a weapon (in the plural too) or an agreement known."""
    weapon = isinstance(thing, Weapon)
    candidate = Candidate(thing.entity, "weapon" if weapon else "agreement")
    for form in (thing.name, *thing.aliases):
        for spelt in (form, f"{form}s") if weapon and not form.endswith("s") else (form,):
            made.add(spelt, candidate)


def named_things(parse: Parse) -> list[Name]:
    """The weapons and agreements that a text names."""
    found = []
    for sentence in parse.sentences:
        tokens = parse.tokens_of(sentence)
        taken: set[int] = set()
        for first, last, candidates in things().scan([t.text for t in tokens]):
            best = candidates[0]
            if _is_other(tokens, first, last):
                continue
            taken.update(range(first, last))
            why = (f"name of a {best.type}",)
            span = sentence.first + first, sentence.first + last
            found.append(Name(*span, best.type, best.entity, best.kind, best.score, why))
        found.extend(name for name in _formed(parse, tokens) if name.first - sentence.first not in taken)
    return sorted(found, key=lambda name: name.first)


def _is_other(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a one-word name without figures means somebody or some town: "Caesar", "Dana", "Milan"."""
    token = tokens[first]
    if last - first > 1 or any(c.isdigit() for c in token.text) or (token.text.isupper() and len(token.text) > 2):
        return False
    after = tokens[last] if last < len(tokens) else None
    if after is not None and _weapon_noun(after):
        return False
    return token.ent in PEOPLE or token.pos not in ("PROPN", "NOUN", "ADJ") or _goes_on(tokens, first, last)


def _goes_on(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a capitalised word stands right beside: the name is then part of another."""
    left = tokens[first - 1] if first else None
    right = tokens[last] if last < len(tokens) else None
    return any(
        t is not None and t.pos == "PROPN" and t.text[:1].isupper() and not t.text.isupper() for t in (left, right)
    )


def _formed(parse: Parse, tokens: list[Token]) -> Iterator[Name]:
    """Names that end in a word for an agreement: "the Windhoek Agreement", or begin with one: "Treaty of Windhoek"."""
    for n, token in enumerate(tokens):
        if token.lower not in FORMED or not token.text[0].isupper():
            continue
        start, end = n, n + 1
        while start > 0 and tokens[start - 1].text[:1].isupper() and tokens[start - 1].pos in ("PROPN", "ADJ", "NOUN"):
            start -= 1
        if (
            end + 1 < len(tokens)
            and tokens[end].lower in ("of", "on", "against")
            and tokens[end + 1].text[:1].isupper()
        ):
            end += 2
            while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].pos in ("PROPN", "NOUN", "ADJ"):
                end += 1
        if end - start < 2:
            continue
        text = " ".join(parse.text[tokens[start].start : tokens[end - 1].end].split())
        entity = Entity(f"agreement:{slug(text)}", text)
        yield Name(tokens[start].i, tokens[end - 1].i + 1, "agreement", entity, "", SCORE, ("named as an agreement",))


@cache
def _nouns() -> dict[str, bool]:
    return {row["word"]: row["always"] == "yes" for row in table("weapon_nouns")}


def _weapon_noun(token: Token) -> bool:
    return token.lemma in _nouns() or token.lower in _nouns()


def weapon_nouns(parse: Parse, taken: set[int]) -> Iterator[Mention]:
    """Weapons and platforms by common nouns: "artillery", "two attack helicopters"; `taken` are tokens of names."""
    nouns, military = _nouns(), words("weapon_words")
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.i in taken or token.dep == "compound":
            continue
        always = nouns.get(token.lemma, nouns.get(token.lower))
        if always is None:
            continue
        left = [t for t in before(parse, token) if t.dep not in ("det", "poss", "nummod", "predet")]
        if not always and not any(t.lower in military for t in left):
            continue
        kept = [t for t in left if t.pos != "DET" and t.tag not in ("PRP$", "POS", "CD")]
        while kept and kept[0].pos in ("PUNCT", "CCONJ"):
            kept.pop(0)
        if any(t.i in taken for t in kept):
            kept = kept[max(n for n, t in enumerate(kept) if t.i in taken) + 1 :]
        start = kept[0].start if kept else token.start
        yield Mention(start, token.end, parse.text[start : token.end], "weapon", None, SCORE, ("a noun for a weapon",))
