"""A predicate in, its arguments out: who does it, to what, to whom, with passives and relative clauses undone."""

from __future__ import annotations

from collections.abc import Collection

from regesta.model.parse import Token

RELATIVE = {"who", "which", "that", "whom", "whose"}
OBJECT_CONTROL = (
    "allow",
    "ask",
    "enable",
    "force",
    "help",
    "let",
    "oblige",
    "order",
    "permit",
    "require",
    "tell",
    "urge",
)
MODIFIES = ("compound", "amod", "nummod", "nmod", "quantmod", "det", "poss", "advmod")
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "SYM")


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was shipped", "drones shipped by Iran"."""
    if verb.child("nsubjpass", "auxpass", "agent"):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not verb.child("nsubj", "aux"):
        return is_passive(verb.head)
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "amod") and not verb.child("nsubj", "aux")


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, also where the verb shares or borrows it ("agreed to send", "came and went")."""
    own = verb.child("nsubj", "nsubjpass", "csubj")
    if own is not None:
        if own.lower in RELATIVE and own.tag in ("WP", "WDT", "WP$", "IN") and verb.dep == "relcl":
            return verb.head
        return own
    if depth > 6:
        return None
    head = verb.head
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        controlled = head.child("dobj", "dative") if head.lemma in OBJECT_CONTROL else None
        return controlled or subject(head, depth + 1)
    if verb.dep == "advcl" and head.pos in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if verb.dep == "pcomp":
        up = head.head
        return subject(up, depth + 1) if up.pos in ("VERB", "AUX") else owner(up)
    if verb.dep == "acl":
        return owner(head) if verb.tag == "VB" else head
    if verb.dep == "acomp":
        return subject(head, depth + 1)
    return None


def owner(noun: Token) -> Token | None:
    """Whose a deed told by a noun is: "Iran's delivery", "the delivery by Iran", "Moscow made a promise"."""
    own = noun.child("poss")
    if own is not None:
        return own
    by = prepositional(noun, ("by",))
    if by is not None:
        return by
    if noun.dep in ("dobj", "attr") and noun.head.pos in ("VERB", "AUX"):
        return subject(noun.head)
    return None


def agent(verb: Token) -> Token | None:
    """Who does what a verb says: the subject, or in the passive what stands after "by"."""
    if not is_passive(verb):
        return subject(verb)
    by = verb.child("agent")
    if by is not None:
        return by.child("pobj")
    return prepositional(verb, ("by",))


def patient(verb: Token) -> Token | None:
    """What a verb's deed is done to: the object, or in the passive the subject."""
    if is_passive(verb):
        own = verb.child("nsubjpass", "nsubj")
        if own is not None and own.lower in RELATIVE and verb.dep == "relcl":
            return verb.head
        return own or (verb.head if verb.dep in ("acl", "amod") else subject(verb))
    found = verb.child("dobj")
    if found is not None and found.lower in RELATIVE and verb.dep == "relcl":
        return verb.head
    if found is None and verb.dep == "relcl" and verb.child("nsubj"):
        own = verb.child("nsubj")
        return verb.head if own is not None and own.lower not in RELATIVE else None
    if found is None and verb.dep == "conj" and not verb.child("prep") and verb.head.pos == "VERB":
        return None
    return found


def prepositional(head: Token, words: Collection[str]) -> Token | None:
    """The noun after one of these prepositions that hang on `head` ("to Russia")."""
    for child in head.children:
        if child.dep in ("prep", "dative", "agent") and child.lower in words:
            found = child.child("pobj")
            if found is not None:
                return found
    return None


def governor(noun: Token) -> tuple[Token, str] | None:
    """The predicate a noun phrase depends on and the label of the way there ("dobj", "nsubjpass", "to")."""
    token = noun
    while token.dep in ("conj", "appos") and token.head.pos in ("NOUN", "PROPN", "NUM", "PRON"):
        token = token.head
    head = token.head
    if token.dep == "pobj" and head.pos in ("ADP", "SCONJ", "PART", "ADV"):
        return head.head, head.lower
    return (head, token.dep) if head is not token else None


def root_noun(token: Token) -> Token:
    """The head of the noun phrase a modifier stands in: "Shahed" in "Shahed attack drones" gives "drones"."""
    while token.dep in MODIFIES and token.head.pos in NOMINAL:
        token = token.head
    return token


def conjuncts(noun: Token) -> list[Token]:
    """The nouns joined to one: of "Nikos, Ann and Jean" the last two."""
    found = []
    for child in noun.children:
        if child.dep == "conj":
            found.extend([child, *conjuncts(child)])
    return found
