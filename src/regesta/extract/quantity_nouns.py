"""A number and its parse in, what it counts and whether it rises or falls out, and whether it counts at all."""

from __future__ import annotations

from functools import cache

from regesta.lexicon.load import table, words
from regesta.model.count import Change
from regesta.model.parse import Parse, Token
from regesta.values.pieces import Piece

NAMES = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "ORG", "GPE", "PERSON"})
PRONOUN_ONE = frozenset({"no", "any", "every", "each", "this", "that", "which", "another", "some", "someone", "the"})
RATES = frozenset({"a", "an", "per", "each", "every"})
DIRECT = frozenset({"dobj", "advmod", "obl"})


@cache
def _changes(kind: str) -> dict[str, Change]:
    return {row["word"]: row["direction"] for row in table("change_words") if row["kind"] == kind}  # type: ignore[misc]


def is_label(found: list[Piece], first: int, last: int, parse: Parse, measured: bool) -> bool:
    """Whether a number is part of a name or sign ("Su-35", "Article 5", "Unit 29155") or otherwise counts nothing."""
    piece = found[first]
    before = found[first - 1] if first else None
    after = found[last] if last < len(found) else None
    if before is not None and before.end == piece.start and _glued(found, first, before):
        return True
    if after is not None and after.lower.startswith("~"):
        return True
    if after is not None and after.start == found[last - 1].end and after.lower in (":", "/") and piece.digits:
        return True
    if piece.lower == "one" and _is_pronoun(found, first, last, parse):
        return True
    if after is not None and after.lower == "-" and _joins(found, last, piece):
        return True
    if before is not None and before.lower in ("top", "bottom") and (after is None or not after.lower.isalpha()):
        return True
    if not piece.digits or measured:
        return False
    if before is not None and before.lower in words("number_labels"):
        return True
    if after is not None and after.lower == "." and _opens_line(parse.text, piece.start):
        return True
    return _is_age(found, first, last, parse) or _in_name(piece, parse)


def _joins(found: list[Piece], last: int, piece: Piece) -> bool:
    """Whether a dash ties a number to what follows: the score "2-2", the "four-door" car."""
    if found[last].start != found[last - 1].end or last + 1 >= len(found) or found[last + 1].start != found[last].end:
        return False
    follower = found[last + 1]
    if follower.number is not None:
        return piece.digits and follower.digits
    return not piece.digits and follower.lower not in ("plus", "odd", "some", "strong") and piece.number is not None


def _is_age(found: list[Piece], first: int, last: int, parse: Parse) -> bool:
    """ "Jane Roe, 34, said": a number in commas after a person's name."""
    number = found[first].number or 0.0
    if not 10 <= number <= 110 or last >= len(found) or first < 2 or found[first - 1].lower not in (",", "("):
        return False
    name = parse.token_at(found[first - 2].start)
    return found[last].lower in (",", ")", ".") and name is not None and name.pos == "PROPN"


def _glued(found: list[Piece], first: int, before: Piece) -> bool:
    """Whether something before a number makes one sign with it: "F-16", "G7", "9:30"."""
    if before.lower in (":", "/", "#", "_", "@"):
        return found[first].digits
    if before.lower == "-":
        other = found[first - 2] if first > 1 else None
        return other is not None and other.end == before.start
    return before.number is None and (before.lower[-1:].isalnum()) and found[first].digits


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _is_pronoun(found: list[Piece], first: int, last: int, parse: Parse) -> bool:
    token = parse.token_at(found[first].start)
    if token is None or token.pos == "PRON" or token.tag in ("PRP", "NN", "NNS"):
        return True
    before = found[first - 1].lower if first else ""
    after = found[last].lower if last < len(found) else ""
    return (before in PRONOUN_ONE and token.dep != "nummod") or after in ("another", "-", "who", "'s")


def _in_name(piece: Piece, parse: Parse) -> bool:
    """Whether digits stand behind a name they belong to: "Boeing 737", "Zone 5 district"."""
    token = parse.token_at(piece.start)
    if token is None or token.i == 0:
        return False
    left = parse.tokens[token.i - 1]
    if left.sentence != token.sentence or left.pos != "PROPN" or left.text.islower():
        return False
    if token.head.i > token.i and token.dep == "nummod" and token.head.tag == "NNS":
        return False
    if token.dep in ("nummod", "appos", "npadvmod") and token.head.i < token.i:
        return True
    if token.head.i > token.i and token.head.tag == "NN" and piece.number != 1:
        return True
    following = parse.tokens[token.i + 1 : token.i + 4]
    if not any(t.tag in ("NNS", "NNPS") for t in following) and token.head.pos != "NOUN":
        return True
    return token.ent in NAMES or token.pos == "PROPN" or (token.head.pos == "PROPN" and token.head.i > token.i)


def changes_at(piece: Piece, parse: Parse) -> bool:
    """Whether the verb above a number is one of rising or falling."""
    token = parse.token_at(piece.start)
    verb = next((t for t in token.ancestors() if t.pos == "VERB"), None) if token else None
    return verb is not None and verb.lemma in _changes("verb")


def is_bare(found: list[Piece], first: int, last: int, parse: Parse) -> bool:
    """Whether a number stands without a noun, so that it counts what the number before it counts."""
    token = parse.token_at(found[last - 1].start)
    before = found[first - 1].lower if first else ""
    return token is not None and token.dep in ("pobj", "dobj", "conj", "nsubj", "nsubjpass", "attr") and before != "at"


def unit_of(found: list[Piece], first: int, last: int, parse: Parse) -> str:
    """The thing that a number counts, singular, in small letters; "" where none is named."""
    token = parse.head_of(found[first].start, found[last - 1].end)
    if token is None:
        return ""
    noun = _counted_noun(token, found, last, parse)
    if noun is not None:
        return singular(noun)
    return "person" if _of_people(token) else ""


def _counted_noun(token: Token, found: list[Piece], last: int, parse: Parse) -> Token | None:
    for _ in range(3):
        if (
            token.dep in ("nummod", "quantmod", "compound", "amod", "det", "predet", "advmod")
            and token.head.i > token.i
        ):
            token = token.head
            if token.pos in ("NOUN", "PROPN", "ADJ") and token.tag != "CD":
                return token if token.pos != "ADJ" else None
            continue
        break
    of = next((c for c in token.children if c.dep == "prep" and c.lower == "of"), None)
    if of is not None and (thing := of.child("pobj")) is not None and thing.i > of.i:
        return thing if thing.pos in ("NOUN", "PROPN") else None
    return _next_noun(found, last, parse)


def _next_noun(found: list[Piece], last: int, parse: Parse) -> Token | None:
    """The last noun of the phrase that follows right after a number, where the tree misses it."""
    if last >= len(found):
        return None
    token = parse.token_at(found[last].start)
    if token is not None and token.lower == "of" and token.i + 1 < len(parse.tokens):
        token = parse.tokens[token.i + 1]
    noun = None
    if token is None or token.lower in RATES:
        return None
    while token is not None and token.pos in ("ADJ", "NOUN", "PROPN", "DET") and token.tag != "CD":
        if token.pos in ("NOUN", "PROPN"):
            noun = token
            if token.tag in ("NNS", "NNPS"):
                break
        following = token.i + 1
        token = parse.tokens[following] if following < len(parse.tokens) else None
        if token is not None and token.sentence != parse.tokens[following - 1].sentence:
            break
    return noun


def singular(noun: Token) -> str:
    """A noun's singular in small letters: "people" is person, "troops" troop."""
    lemma = noun.lemma
    if noun.lower == "people":
        return "person"
    if noun.lower.endswith("ses") and lemma == noun.lower[:-2] and not lemma.endswith(("us", "ss", "gas")):
        return noun.lower[:-1]
    if lemma == noun.lower and noun.lower.endswith("s") and noun.tag in ("NNS", "NNPS", "NNP") and len(lemma) > 3:
        if lemma.endswith("ies"):
            return lemma[:-3] + "y"
        if lemma.endswith(("ches", "shes", "xes", "sses")):
            return lemma[:-2]
        return lemma if lemma.endswith(("ss", "us", "is")) else lemma[:-1]
    return lemma


def _of_people(token: Token) -> bool:
    """Whether a bare number is people by what happens to it: "156 were killed"."""
    verb = token.head
    roles = ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj")
    return token.dep in roles and verb.lemma in words("human_predicates")


def change_of(found: list[Piece], first: int, kind: str, parse: Parse) -> Change | None:
    """Whether a number is a rise or a fall: "up 5 percent", "cut by 2,000"."""
    before = found[first - 1] if first else None
    particles = _changes("particle")
    if before is not None and before.lower in particles and not _of_other_verb(before, parse):
        return particles[before.lower]
    token = parse.token_at(found[first].start)
    if token is None:
        return None
    if before is not None and before.lower in ("to", "at", "from"):
        return None
    by = before is not None and before.lower == "by"
    return _verb_change(token, by, kind) or _noun_change(token)


def _of_other_verb(piece: Piece, parse: Parse) -> bool:
    """Whether "up" or "down" belongs to a verb that tells of no change: "gave up 517 yards"."""
    token = parse.token_at(piece.start)
    return token is not None and token.dep == "prt" and token.head.lemma not in (*_changes("verb"), "be", "go", "come")


def _verb_change(token: Token, by: bool, kind: str) -> Change | None:
    verbs = _changes("verb")
    for above, below in zip(token.ancestors(), [token, *token.ancestors()], strict=False):
        if above.pos == "VERB":
            direct = below.dep == "npadvmod" or (kind in ("percent", "money", "measure") and below.dep in DIRECT)
            through = below.lower == "by" or (by and below.dep == "prep")
            return verbs.get(above.lemma) if direct or through else None
        if above.pos in ("NOUN", "PROPN") and above.tag in ("NNS",) and not by:
            return verbs.get(above.head.lemma) if above.dep == "pobj" and above.head.lower == "by" else None
    return None


def _noun_change(token: Token) -> Change | None:
    """A 15 percent increase", "a drop of 12 percent"."""
    nouns = _changes("noun")
    for above in (token, *token.ancestors()):
        if above.lemma in nouns and above.pos == "NOUN" and above is not token:
            return nouns[above.lemma]
        if above.pos not in ("NUM", "NOUN", "SYM", "ADP", "ADJ"):
            return None
        if above.pos == "ADP" and above.lower != "of":
            return None
    return None
