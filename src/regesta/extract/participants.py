"""A telling in, the tokens of its actors and recipients out."""

from __future__ import annotations

from regesta.extract.patterns import NAMED, nouns
from regesta.extract.phrases import reading
from regesta.extract.predicates import Telling, speech_over
from regesta.extract.roles import (
    chained,
    core,
    direct_objects,
    is_passive,
    noun_owners,
    own,
    passive_subjects,
    prepositional,
    subjects,
    with_conjuncts,
    word_class,
)
from regesta.model.parse import Token

PEOPLE = ("OFFICIAL", "ARMED", "GROUPS", "CAPTIVE", "HUMAN", "CIVIL", "DIPLOMAT", "PERSONS", "COMPANY")
AGENTS = ("ers", "ors", "ists")
HELD = frozenset({"captive", "hostage", "prisoner"})
THROUGH = frozenset(
    {
        "promise",
        "intend",
        "stop",
        "light",
        "aspect",
        "refuse",
        "threaten",
        "order",
        "approve",
        "help",
        "force",
        "announce",
        "warn",
        "allow",
        "ban",
        "claim",
    }
)
"""Operators whose recipients are those of the event inside: "refused to release *the crew*"."""


DIRECT = frozenset({"against", "at", "on", "into", "of"})
"""Prepositions after which a thing counts as recipient; after others only actors do."""


def actor_like(noun: Token) -> bool:
    """Whether a noun can act or be acted on in the register's sense: a name, a pronoun, people, bodies."""
    if noun.ent in NAMED or noun.lower in word_class("PRONOUN"):
        return True
    if noun.pos == "PROPN" and not _is_time(noun):
        return True
    if reading(noun) is not None:
        return True
    if noun.lemma in word_class("WEAPON") or noun.lemma in word_class("WEAPONRY"):
        return False  # a drone is its owner's: "shot down a *Turkish* drone"
    return human(noun) or _by_ending(noun)


def _by_ending(noun: Token) -> bool:
    """Whether a plural names people by its ending: "exporters", "dockers", "motorists"; no tools, ships or places."""
    plural = noun.tag == "NNS" and noun.lower.endswith(AGENTS) and len(noun.lower) > 6
    return plural and noun.lemma not in word_class("THINGS")


def human(noun: Token) -> bool:
    """Whether a common noun names people by what they are: "official", "brewer", "mourners"."""
    return any(noun.lemma in word_class(name) for name in PEOPLE)


def drilled(noun: Token, itself: bool = True) -> list[Token]:
    """The actor in a noun phrase: itself, else its owner: Iran in "Iran's nuclear programme"."""
    noun = core(noun)
    if itself and actor_like(noun) and (noun.lemma not in nouns() or human(noun)):
        return [noun]
    owners = [t for child in noun.children_of("poss") for t in with_conjuncts(child)]
    if not itself or noun.lemma not in nouns():
        owners = [owner for owner in owners if owner.tag != "PRP$"]
    owners += [child for child in _modifiers(noun) if child.ent != "PERSON"]
    for word in ("of", "by", "against", "on", "from", "in", "with", "between"):
        if not owners:
            owners = [t for t in map(core, prepositional(noun, word)) if actor_like(t)]
    return owners or ([noun] if itself and actor_like(noun) else [])


def _human(noun: Token) -> bool:
    """Whether an object that is part of the trigger is also whom it is done to: "released *the prisoners*"."""
    noun = core(noun)
    return noun.ent in ("PERSON", "NORP", "GPE") or human(noun)


def actors_of(told: Telling) -> list[Token]:
    """The tokens of those who do it."""
    token = told.token
    if told.entry.lemma == "must":
        speech = speech_over(token)
        return _unique([one for noun in subjects(speech) for one in drilled(noun)]) if speech else []
    if told.entry.recipients[:1] == ("subj",) and token.pos in ("VERB", "AUX"):
        return _unique([one for word in ("from", "by") for noun in chained(token, word) for one in drilled(noun)])
    if token.pos in ("VERB", "AUX"):
        found = [one for noun in subjects(token) for one in drilled(noun)]
        if not found and told.inner and told.entry.operator in ("light", "announce", "stop"):
            found = actors_of(told.inner)
        return _unique(found)
    found = _at(token, told.entry.actors, bool(_at(token, told.entry.recipients, True)))
    if not found:
        owners = noun_owners(token) if told.entry.operator else _blamed(token)
        found = [one for noun in owners for one in drilled(noun)]
    return _unique(found)


def _blamed(noun: Token) -> list[Token]:
    """Who is said to have done it: Y in "X blamed Y for the attack"."""
    verb = noun.head.head
    if noun.dep == "pobj" and noun.head.lower in ("for", "of", "over") and verb.lemma in word_class("BLAMING"):
        return direct_objects(verb)
    return []


def recipients_of(told: Telling) -> list[Token]:
    """The tokens of those it is done to, without the actors."""
    found = _own_recipients(told)
    inner = told.inner
    if inner and not found and told.entry.operator in THROUGH:
        found = recipients_of(inner)
        if not found and told.entry.operator not in ("light", "aspect", "announce"):
            found = actors_of(inner)
    if not found and told.entry.operator in ("ask", "accuse"):
        found = (actors_of(inner) or recipients_of(inner)) if inner else _doers(told.token)
    taken = {token.i for token in actors_of(told)}
    return _unique([token for token in found if token.i not in taken])


def _doers(token: Token) -> list[Token]:
    """Those whose act the clause below is, where it tells no event: Y in "alleged that Y lied"."""
    return [one for clause in token.children_of("ccomp") for noun in subjects(clause) for one in drilled(noun)]


def _own_recipients(told: Telling) -> list[Token]:
    token, entry = told.token, told.entry
    if entry.lemma == "must":
        return [one for noun in (subjects(token) or passive_subjects(token)) for one in drilled(noun) or [noun]]
    if token.pos not in ("VERB", "AUX"):
        return _at(token, entry.recipients, False)
    slots = entry.recipients
    if not entry.type and told.inner and told.inner.token.pos not in ("VERB", "AUX"):
        slots = told.inner.entry.recipients
    objects = direct_objects(token)
    for slot in slots:
        found = _verb_slot(token, slot, objects, entry.object_words or bool(told.inner))
        if found:
            return found
    return []


def _verb_slot(verb: Token, slot: str, objects: list[Token], object_told: bool) -> list[Token]:
    """Those who stand in one place of a verb's pattern."""
    if slot == "obj":
        given = _verb_slot(verb, "dative", objects, object_told)
        if given and not is_passive(verb):
            return [one for noun in given for one in drilled(noun)]  # "gave *Kenya* the boats"
        if len(objects) > 1:
            objects = [noun for noun in objects if noun.lemma not in HELD]
        if object_told:
            return [one for noun in objects for one in drilled(noun, _human(noun))]
        return [one for noun in objects for one in drilled(noun) or _itself(noun)]
    if slot == "dative":
        return [t for child in verb.children_of("dative") if child.pos != "ADP" for t in with_conjuncts(child)]
    if slot == "subj":
        return passive_subjects(verb) if is_passive(verb) else subjects(verb)
    found = [t for t in prepositional(verb, slot) if not _is_time(t)]
    if not found:
        found = [t for noun in objects for t in _on_object(noun, slot) if not _is_time(t)]
    if not found and slot in ("against", "on", "with"):
        found = [t for t in chained(verb, slot) if actor_like(t)]
    return [one for noun in found for one in drilled(noun) or (_itself(noun) if slot in DIRECT else [])]


def _on_object(noun: Token, slot: str) -> list[Token]:
    """Those a preposition on the object brings, or on its relative clause: "the ban they imposed on agencies"."""
    found = prepositional(noun, slot)
    for child in noun.children_of("relcl", "acl"):
        found = found or prepositional(child, slot)
    return found


def _itself(noun: Token) -> list[Token]:
    """A thing that is acted on without being an actor: "struck the bridge"; no event, time or pronoun."""
    noun = core(noun)
    plain = noun.pos == "NOUN" and noun.lemma not in nouns() and not _is_time(noun)
    return [noun] if plain else []


def _at(noun: Token, slots: tuple[str, ...], taken: bool) -> list[Token]:
    """Those who stand in the first filled place of a noun's pattern."""
    for slot in slots:
        if slot == "self":
            return [noun]
        if slot == "poss":
            found = [one for child in noun.children_of("poss") for t in with_conjuncts(child) for one in own(t)]
        elif slot in ("subj", "engaged"):
            found = _around(noun, slot)
        elif slot == "mod":
            found = _modifiers(noun)
        elif slot.endswith("2"):
            found = [] if taken else prepositional(noun, slot[:-1])
        else:
            found = prepositional(noun, slot) or (chained(noun, slot) if slot in ("on", "against") else [])
        whole = slot in DIRECT or slot == "of2"
        found = [one for t in found for one in drilled(t) or (_itself(t) if whole else []) if not _is_time(t)]
        if found:
            return found
    return []


def _around(noun: Token, slot: str) -> list[Token]:
    """Those a noun in a prepositional phrase is about: "*they* acted in support of", "helped *Iraq* in the fight"."""
    verb = noun.head.head
    if noun.dep != "pobj" or verb.pos not in ("VERB", "AUX") or (slot == "engaged" and noun.head.lower != "in"):
        return []
    if slot == "engaged":
        return direct_objects(verb) or subjects(verb)
    return passive_subjects(verb) if is_passive(verb) else subjects(verb)


def _modifiers(noun: Token) -> list[Token]:
    """Named modifiers before a noun: "Russian" in "Russian shelling", none in "pro-Russian protests"."""
    if any(child.lower in ("pro", "anti") or child.lower.startswith(("pro-", "anti-")) for child in noun.children):
        return []
    named = ("GPE", "NORP", "ORG", "PERSON")
    before = [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.pos != "PUNCT"]
    found = [c for c in before if c.ent in named]
    return found or [
        inner for c in before for inner in c.children if inner.dep in ("compound", "amod") and inner.ent in named
    ]


def _is_time(noun: Token) -> bool:
    return noun.ent in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")


def _unique(tokens: list[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())
