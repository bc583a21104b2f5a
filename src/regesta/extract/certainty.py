"""A predicate in, its modality out: how certain, whether negated, in which time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from regesta.extract.analysis import Modality
from regesta.extract.embedding import Embedder, embedder, frame_of, has_to
from regesta.extract.tenses import tense_of
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token
from regesta.model.statement import Certainty

FULL = 3.0
LEVELS: tuple[tuple[float, Certainty], ...] = ((2.0, "certain"), (1.5, "probable"), (0.35, "possible"))
"""From which size of a source's factuality a certainty is told: "will" stays certain, "likely" is probable."""
HIGH = 30
"""Words up the tree that are looked at; real sentences have fewer."""
PURPOSE = 0.55
ASKED = 0.2
ORDERED = 0.4
"""Certainty left to what is ordered ("Send him back")."""
NONE = 0.7
"""Certainty that there is no such thing ("no response"): often there is one of another kind."""
BOUND = frozenset({"nsubj", "nsubjpass", "aux", "expl", "csubj", "mark"})
CLAUSES = frozenset({"advcl", "relcl", "acl", "parataxis", "appos"})
PREDICATES = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ASIDE = frozenset({"advcl", "relcl", "acl", "appos", "parataxis", "amod", "compound", "poss", "nmod"})
"""Clauses that stand beside what they hang on: what decides on that does not decide on them."""
PUT_FORWARD = frozenset({"speech", "claim", "belief"})
SETTLED = frozenset({"after", "amid", "since", "during", "through", "despite", "following", "until", "under", "over"})
"""Prepositions whose noun is taken for granted, whatever is said of the clause."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ROLES = frozenset({"of", "for", "against", "from", "to", "about", "on", "in"})
OPEN = 0.5
"""Certainty left to an infinitive under a word that nothing is known of."""
OPEN_GERUND = 0.65


def modality(token: Token) -> Modality:
    """How the author and the nearest source present the predicate headed by `token`."""
    source, author = _values(token)
    certainty: Certainty = next((name for least, name in LEVELS if abs(source) >= least), "unknown")
    if certainty == "probable" and _is_sure(token):
        certainty = "certain"
    return Modality(certainty, "negative" if source < 0 else "positive", round(author, 2), tense_of(token))


def _is_sure(token: Token) -> bool:
    """Whether all that lessens a predicate is a modal that its source may use with certainty ("would", "should")."""
    modals = [c for c in _carrier(token).children if c.dep == "aux" and c.tag == "MD" and c.lower in _sure()]
    hedged = any(c.dep in ("advmod", "amod") and (c.lower in _hedges("adverb")) for c in token.children)
    return bool(modals) and not hedged


def factuality_of(parse: Parse, start: int, end: int) -> float:
    """The author's factuality (-3 to +3) of the predicate at a range of characters."""
    token = parse.head_of(start, end)
    return modality(token).factuality if token else FULL


def _values(token: Token) -> tuple[float, float]:
    """The factuality for the nearest source and for the author: the predicate's own, then what it hangs on."""
    share = own_share(token)
    source: float | None = None
    below, aside = token, is_definite(token) and token.dep not in ("attr", "acomp")
    for above, frame in _climb(token):
        found = embedder(above, frame) if frame else None
        if found is not None and found.says and source is None:
            source = share
        if below.dep == "conj":
            share *= clause_share(below.head)
        if found is not None and not (aside and (below is not token or found.kind in PUT_FORWARD)):
            share *= _left_by(found, above, aside)
        elif found is None and frame and not aside:
            share *= _passed(below, above, frame)
        if frame == "":
            aside = aside or below.dep in ASIDE or (below.dep == "pobj" and below.head.lower in SETTLED)
            share *= 1.0 if aside and below.dep not in CLAUSES else clause_share(above)
        below = above
    author = FULL * max(-1.0, min(1.0, share))
    return (author if source is None else FULL * source), author


def _climb(token: Token) -> Iterator[tuple[Token, str]]:
    """The words above a predicate, each with the frame in which the one below hangs on it."""
    below = token
    for _ in range(HIGH):
        above, frame = hung_on(below)
        if above is None:
            return
        yield above, frame
        below = above


def _left_by(found: Embedder, above: Token, aside: bool) -> float:
    """The share of certainty that a word leaves to what hangs on it; a definite noun keeps half of the rest."""
    above_share = own_share(above)
    share = found.affirmed if above_share >= 0 else found.negated
    if not found.factive:
        share *= min(1.0, abs(above_share) / 0.75)
    return (1.0 + share) / 2 if aside else share


def is_definite(token: Token) -> bool:
    """Whether a noun takes its thing for granted ("the attack", "their war")."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in DEFINITE) for c in token.children)


def own_share(token: Token) -> float:
    """The certainty left by what stands beside a predicate: modals, adverbs, negation, question, condition."""
    return _beside(token) * clause_share(token)


def _beside(token: Token) -> float:
    share = 1.0
    modals, adverbs, adjectives = _hedges("modal"), _hedges("adverb"), _hedges("adjective")
    verb = _carrier(token)
    for child in {id(c): c for c in (*token.children, *verb.children)}.values():
        word = child.lower
        if child.dep == "aux" and child.tag == "MD" and word in modals:
            share *= modals[word]
        elif child.dep in ("advmod", "npadvmod") and word in adverbs:
            share *= adverbs[word]
        elif child.dep == "amod" and word in adjectives and token.pos == "NOUN":
            share *= adjectives[word]
    if not negated(token):
        return share
    return -NONE * share if token.pos == "NOUN" and _none(token) else -share


def _carrier(token: Token) -> Token:
    """The verb whose auxiliaries a predicate shares: the copula of a noun or adjective, the first of joined verbs."""
    if token.pos in ("ADJ", "NOUN") and token.dep in ("acomp", "attr", "oprd") and token.head.pos in PREDICATES:
        return token.head
    for _ in range(HIGH):
        joined = token.dep == "conj" and token.head.pos in PREDICATES and token.pos in PREDICATES
        if not joined or _finite(token):
            break
        token = token.head
    return token


def _finite(token: Token) -> bool:
    """Whether a joined verb has a subject, tense or auxiliary of its own."""
    return token.tag in FINITE or any(c.dep in ("nsubj", "nsubjpass", "aux", "expl") for c in token.children)


def negated(token: Token) -> bool:
    """Whether a predicate is negated where it stands: "not", "never", "no troops left", "without leaving"."""
    verb = _carrier(token)
    shared = verb.children if verb is token or verb.dep != "conj" else token.children
    for child in (*token.children, *(shared if verb is not token else ())):
        if child.dep == "neg" or (
            child.dep in ("advmod", "preconj", "cc") and child.lower in _negators("beside") and child.i < token.i
        ):
            return True
        object_only = child.dep == "dobj" and token.lemma in _negators("stative")
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and _none(child) and not object_only:
            return True
    if token.pos == "NOUN" and _none(token):
        return True
    if token.dep == "conj" and any(c.dep == "cc" and c.lower == "nor" and c.i < token.i for c in token.head.children):
        return True
    return token.dep in ("pcomp", "pobj") and token.head.lower in _negators("preposition")


def _none(noun: Token) -> bool:
    if noun.lower in _negators("subject"):
        return True
    return any(c.dep in ("det", "neg", "preconj") and c.lower in _negators("determiner") for c in noun.children)


def clause_share(token: Token) -> float:
    """The certainty left by the kind of clause: a condition, a purpose, a question."""
    conditions = _conditions()
    for child in token.children:
        opens = child.dep in ("mark", "advmod") and child.lower in conditions
        if opens and (token.dep in CLAUSES or (token.dep == "ccomp" and child.lower not in ("if", "whether"))):
            return conditions[child.lower]
    if token.dep == "advcl" and has_to(token):
        return PURPOSE
    if token.head is token and _asked(token):
        return ASKED
    if token.tag == "VB" and token.dep in ("ROOT", "ccomp") and not any(c.dep in BOUND for c in token.children):
        return ORDERED
    return 1.0


def _asked(root: Token) -> bool:
    asks = embedder(root, "q") or embedder(root, "w")
    return asks is None and any(c.dep == "punct" and c.text == "?" for c in root.children)


def hung_on(token: Token) -> tuple[Token | None, str]:
    """The word above a predicate and the frame it fills there ("" for a clause that only stands beside it)."""
    for _ in range(HIGH):
        if token.dep != "conj":
            break
        if token.pos not in PREDICATES and token.head.pos != token.pos:
            return token.head, ""
        if token.tag in FINITE and token.head.tag in ("VB", "VBG"):
            return None, ""
        token = token.head
    head, dep = token.head, token.dep
    if head is token:
        return None, ""
    if dep in ("ccomp", "xcomp", "csubj", "csubjpass", "acomp", "oprd") or (dep == "acl" and _complement(token)):
        return head, frame_of(token)
    if dep == "compound" and embedder(head, "o") is not None:
        return head, "o"
    if dep == "pcomp" and head.head is not head:
        return head.head, frame_of(token)
    if dep in ("dobj", "nsubjpass", "attr", "dative"):
        return head, "o" if token.pos in ("NOUN", "PROPN") else ""
    if dep == "pobj" and head.head is not head:
        return head.head, "o" if head.lower in ROLES else ""
    return head, ""


def _complement(token: Token) -> bool:
    return has_to(token) or token.child("mark") is not None


def _passed(below: Token, above: Token, frame: str) -> float:
    """What a word without an entry passes on: a light verb its whole certainty to its object, others less."""
    if frame == "i":
        return _too(above) if above.pos == "ADJ" else OPEN
    if frame == "g" and above.pos == "NOUN":
        return OPEN_GERUND
    if above.pos not in PREDICATES or _carrier(below) is above:
        return 1.0
    share = own_share(above)
    if below.pos in PREDICATES:
        return share if below.dep in ("xcomp", "ccomp") and share < 1 else 1.0
    return abs(share) if _none(below) else share


def _too(adjective: Token) -> float:
    return -0.6 if any(c.lower == "too" for c in adjective.children) else OPEN


@cache
def _hedges(where: str) -> dict[str, float]:
    return {row["word"]: float(row["share"]) for row in table("hedges") if row["where"] == where}


@cache
def _sure() -> frozenset[str]:
    return frozenset(row["word"] for row in table("hedges") if row["source"] == "certain")


@cache
def _negators(where: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("negators") if row["where"] == where)


@cache
def _conditions() -> dict[str, float]:
    return {row["word"]: float(row["share"]) for row in table("conditions")}
