"""A predicate in, who stands in which role out: subjects, objects and prepositional phrases through the tree.

Passives, relative and participial clauses, control and coordination are undone here, so that "the troops
who were sent to attack the town" has the troops attacking.
"""

from __future__ import annotations

from functools import cache

from regesta.lexicon.load import table
from regesta.model.parse import Token

FINITE = frozenset({"VBD", "VBZ"})
RELATIVE = frozenset({"who", "which", "that", "whom"})


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of `plover_classes.tsv`."""
    for row in table("plover_classes"):
        if row["class"] == name:
            return frozenset(row["words"].split(","))
    return frozenset()


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was arrested", "arrested by police", "the man arrested on Friday"."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    for child in verb.children:
        if child.dep in ("nsubjpass", "auxpass", "csubjpass", "agent"):
            return True
    if verb.child("nsubj", "dobj") or any(child.dep == "aux" for child in verb.children):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in ("acl", "amod") or (verb.tag == "VBN" and verb.dep == "advcl")


def core(noun: Token) -> Token:
    """The noun a measure phrase is about: the troops in "hundreds of troops"."""
    for _ in range(3):
        if noun.lemma not in word_class("QUANTITY"):
            break
        inner = next((obj for prep in noun.children_of("prep") if prep.lower == "of" for obj in objects_of(prep)), None)
        if inner is None:
            break
        noun = inner
    return noun


def objects_of(prep: Token) -> list[Token]:
    """The nouns a preposition governs, through a second one ("from inside the country")."""
    found = []
    for child in prep.children:
        if child.dep in ("pobj", "pcomp"):
            found.append(child)
        elif child.dep == "prep":
            found.extend(objects_of(child))
    return found


def with_conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it."""
    found = [token]
    for child in token.children:
        if child.dep == "conj" and child.pos != "VERB":
            found.extend(with_conjuncts(child))
    return found


def prepositional(token: Token, word: str) -> list[Token]:
    """The nouns after the preposition `word` that hang on `token`, each with its conjuncts."""
    found = []
    for child in token.children:
        if child.lower == word and child.dep in ("prep", "agent", "dative", "prt", "advmod"):
            for noun in objects_of(child):
                found.extend(with_conjuncts(noun))
            if not child.children and child.dep == "prep" and token.dep == "relcl":
                found.append(token.head)
    return found


def chained(token: Token, word: str) -> list[Token]:
    """As `prepositional`, through nouns in between: "troops for the war *against* the rebels"."""
    found = prepositional(token, word)
    for child in token.children:
        if found:
            break
        if child.i > token.i and child.dep in ("prep", "pobj", "dobj", "agent", "acl", "relcl"):
            found = chained(child, word)
    return found


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb tells: the logical subject, wherever the sentence has it."""
    if depth > 6:
        return []
    if is_passive(verb):
        return prepositional(verb, "by")
    own = [child for child in verb.children if child.dep in ("nsubj", "csubj") and child.lower != "there"]
    if own:
        return [noun for child in own for noun in _meant(child, verb)]
    return _borrowed(verb, depth)


def _meant(noun: Token, verb: Token) -> list[Token]:
    """The subject with its conjuncts, a relative pronoun's antecedent, or the speaker a pronoun goes back to."""
    if noun.lower in word_class("PRONOUN") and verb.dep == "ccomp" and verb.head.lemma in word_class("SPEECH"):
        speaker = verb.head.child("nsubj")
        if speaker is not None and _agrees(noun, speaker):
            return with_conjuncts(speaker)
    return with_conjuncts(_antecedent(noun, verb))


def own(possessor: Token) -> list[Token]:
    """The possessor, or for "its", "their" the subject of the clause it goes back to where that agrees."""
    if possessor.tag != "PRP$":
        return [possessor]
    for above in possessor.head.ancestors():
        if above.pos in ("VERB", "AUX"):
            found = passive_subjects(above) if is_passive(above) else subjects(above)
            if found and found[0] is not possessor.head and _agrees(possessor, found[0]):
                return found
            break
    return [possessor]


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Whether "X said it …" can mean X: he and she a person, it a body or state, they any, we and I any."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    person = noun.ent == "PERSON" or noun.lemma in word_class("OFFICIAL")
    if pronoun.lower in ("he", "she", "his", "her"):
        return person
    if pronoun.lower in ("my", "your", "our"):
        return False
    if pronoun.lower in ("it", "its"):
        return not person and noun.tag in ("NN", "NNP", "NNPS")
    return True


def _antecedent(noun: Token, verb: Token) -> Token:
    """The noun a relative pronoun stands for."""
    if noun.lower in RELATIVE and verb.dep == "relcl":
        return verb.head
    if noun.lower in RELATIVE and verb.dep == "conj" and verb.head.dep == "relcl":
        return verb.head.head
    return noun


def _borrowed(verb: Token, depth: int) -> list[Token]:
    """The subject a verb without one takes from above."""
    head = verb.head
    if head is verb:
        return []
    if verb.dep == "conj" and head.tag == "VB" and verb.tag in FINITE:
        above = next((one for one in head.ancestors() if one.tag in FINITE and one.pos in ("VERB", "AUX")), None)
        if above is not None:  # "*Peru* decided to leave and called on others", hung on "leave" by the parser
            return subjects(above, depth + 1)
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return (
            subjects(head, depth + 1) if not is_passive(head) else passive_subjects(head) or subjects(head, depth + 1)
        )
    if verb.dep == "acl" and verb.tag == "VBG":
        return with_conjuncts(head)
    if verb.dep in ("xcomp", "ccomp", "pcomp", "advcl"):
        above = head.head if head.dep in ("prep", "mark") else head
        while above.pos in ("ADJ", "ADV") and above.head is not above:
            above = above.head
        if above.pos in ("NOUN", "PROPN"):
            return noun_owners(above)
        if verb.dep != "advcl" and above.lemma in word_class("OBJECT_CONTROL"):
            controlled = passive_subjects(above) if is_passive(above) else direct_objects(above)
            if controlled:
                return controlled
        return passive_subjects(above) if is_passive(above) else subjects(above, depth + 1)
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN"):
        return noun_owners(head) or subjects(head.head, depth + 1) if head.dep == "dobj" else noun_owners(head)
    if verb.dep == "relcl" and not verb.child("nsubj", "nsubjpass"):
        return with_conjuncts(head)
    return []


def noun_owners(noun: Token) -> list[Token]:
    """Whose plan, call or promise it is: the possessor, else the subject of the verb that has the noun as object."""
    owners = [owner for child in noun.children_of("poss") for owner in with_conjuncts(child)]
    if owners:
        return owners
    by = prepositional(noun, "by")
    if by:
        return by
    if noun.dep in ("dobj", "attr", "pobj"):
        verb = noun.head.head if noun.dep == "pobj" else noun.head
        if verb.pos in ("VERB", "AUX"):
            return subjects(verb, 3)
    return []


def passive_subjects(verb: Token) -> list[Token]:
    """The grammatical subject of a passive, which is what the act is done to."""
    own = verb.children_of("nsubjpass")
    if own:
        return [noun for child in own for noun in with_conjuncts(_antecedent(child, verb))]
    if verb.dep in ("acl", "amod") or (verb.dep == "relcl" and not verb.child("nsubj")):
        return with_conjuncts(verb.head)
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        return passive_subjects(verb.head) if is_passive(verb.head) else subjects(verb.head, 3)
    if verb.dep == "advcl" and (before := _noun_before(verb)):
        return [before]
    if verb.dep in ("xcomp", "advcl", "ccomp", "pcomp"):
        return _borrowed(verb, 2)
    return []


def _noun_before(verb: Token) -> Token | None:
    """The noun a participle after a comma goes with: "the raid, reportedly led by the army"."""
    comma = False
    for child in [*verb.head.children, verb.head]:
        comma = comma or (child.dep == "punct" and verb.left_edge - 2 <= child.i < verb.i)
    if not comma:
        return None
    stack = [verb.head]
    while stack:
        token = stack.pop()
        if token.pos in ("NOUN", "PROPN") and verb.left_edge - 2 <= token.i < verb.left_edge:
            return token
        stack.extend(child for child in token.children if child is not verb)
    return None


def direct_objects(verb: Token) -> list[Token]:
    """What the verb acts on, each with its conjuncts; in a passive its grammatical subject."""
    if is_passive(verb):
        return passive_subjects(verb)
    own = [noun for child in verb.children_of("dobj") for noun in with_conjuncts(child)]
    if own and own[0].lower not in RELATIVE:
        return own
    if verb.dep == "relcl" and verb.child("nsubj") is not None:
        subject = verb.child("nsubj")
        whose = subject is not None and any(child.tag == "WP$" for child in subject.children)
        if own or (subject is not None and subject.lower not in RELATIVE and not whose):
            return with_conjuncts(verb.head)
    place = verb.child("npadvmod")
    if place is not None and place.ent == "GPE" and place.i == verb.i + 1:
        return with_conjuncts(place)  # "visited *Lima*", which the parser may take for an adverb
    for child in verb.children_of("conj"):
        if (
            child.pos == "VERB"
            and (child.tag == "VBD") == (verb.tag == "VBD")
            and not child.child("nsubj")
            and verb.right_edge - verb.i < 25
        ):
            shared = child.children_of("dobj")
            if shared and child.i - verb.i <= 3:
                return [noun for obj in shared for noun in with_conjuncts(obj)]
    return []


def clauses(token: Token) -> list[Token]:
    """The predicates a verb or noun takes as complement: "agreed to *withdraw*", "accused of *bombing*"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep == "prep":
            found.extend(inner for inner in child.children if inner.dep == "pcomp")
        elif child.dep in ("xcomp", "ccomp") or (child.tag == "VB" and _completes(token, child)):
            found.append(child)
    return found


def _completes(token: Token, infinitive: Token) -> bool:
    """Whether an infinitive under another label is a complement: "a plan to attack", "urged them to stop"."""
    if infinitive.dep in ("acl", "relcl"):
        return True
    return infinitive.dep == "advcl" and token.pos == "VERB" and not infinitive.child("mark")
