"""A cue verb in, the runs of tokens that it answers for out, by the frames the verb takes."""

from __future__ import annotations

from regesta.extract.cues import Cue, phrase_at, verb_cue
from regesta.extract.quotations import Quotations
from regesta.extract.stretches import QUOTE_MARKS, Run
from regesta.model.parse import Parse, Token

LATER = frozenset(
    {"advcl", "prep", "npadvmod", "advmod", "dobj", "oprd", "ccomp", "xcomp", "dep", "appos", "acl", "relcl", "pobj"}
)
"""What may hang on the cue by the parser's mistake though it stands in the content."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ENDS = frozenset({".", "?", "!", "”", '"', "’", "'", ":", ";"})
REACH = 300
"""Tokens of a content that are searched for the start of another attribution."""
NAMED = 12
"""Tokens behind "called" in which a quotation may say what something was called."""
CHARGED = frozenset({"for", "of", "with", "on", "in"})
CUTTING = frozenset({"speech", "demand"})


def clause(parse: Parse, verb: Token, cue: Cue, quoted: bool = False) -> tuple[Token, list[Run]] | None:
    """The finite clause that a verb reports: its head and its runs."""
    if not cue.frames & {"t", "w"}:
        return None
    found = [c for c in verb.children if c.dep == "ccomp" or (c.dep == "xcomp" and _finite(c))]
    for head in found:
        if head.i > verb.i and _finite(head):
            return head, [to_the_right(parse, verb, head)]
    for head in found:
        if head.i < verb.i and (_finite(head) or head.pos in ("VERB", "AUX")):
            return head, to_the_left(parse, verb, head)
    if verb.dep == "advcl" and not found and (mark := verb.child("mark", "advmod")) and mark.lower == "as":
        return verb.head, _main_clause(parse, verb)
    if verb.dep in ("parataxis", "ccomp", "advcl", "dep") and verb.head is not verb and _interrupts(parse, verb):
        return verb.head, around(parse, verb)
    return None


def _finite(head: Token) -> bool:
    """Whether a clause has a subject or a finite verb of its own."""
    if head.tag in FINITE or any(c.dep in ("nsubj", "nsubjpass", "expl", "mark", "csubj") for c in head.children):
        return True
    return any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in head.children)


def to_the_right(parse: Parse, verb: Token, head: Token) -> Run:
    """From the clause's first word to the end of what hangs on the cue behind it."""
    first = head.left_edge
    while first <= verb.i:
        first += 1
    last = head.right_edge
    for child in verb.children:
        if child.i > head.i and child.dep in LATER and not _own_cue(child):
            last = max(last, child.right_edge)
    return first, cut(parse, verb, head.i, last_of_line(parse, last))


def last_of_line(parse: Parse, last: int) -> int:
    """Where a clause ends that the parser's sentence border broke off: no full stop, and a small letter follows."""
    sentence = parse.sentences[parse.tokens[last].sentence]
    if last < sentence.last - 1 or sentence.index + 1 >= len(parse.sentences):
        return last
    after = parse.sentences[sentence.index + 1]
    here, then = parse.tokens[last], parse.tokens[after.first]
    broken = here.text not in ENDS and then.text[:1].islower() and "\n" not in parse.text[here.end : then.start]
    return after.last - 1 if broken else last


def cut(parse: Parse, verb: Token, start: int, last: int) -> int:
    """The last token of a content that ends before another attribution: ", adding that …", ", according to …"."""
    tokens = parse.tokens
    for token in tokens[start + 1 : min(last, start + REACH) + 1]:
        if not _paused(tokens, token.i):
            continue
        if phrase_at(tokens, token.i) is not None:
            return token.i - 1
        if (
            token.tag == "VBG"
            and (cue := verb_cue(token))
            and cue.kind in CUTTING
            and token.dep in ("advcl", "xcomp", "acl", "conj")
        ):
            return token.i - 1
        if token.lower in ("while", "whereas", "but", "and") and _other_speaker(token, verb):
            return token.i - 1
    return last


def _paused(tokens: list[Token], i: int) -> bool:
    """Whether a comma stands before a word, with a quotation mark or an adverb between at most."""
    before = i - 1
    while before > 0 and i - before < 3 and (tokens[before].text in QUOTE_MARKS or tokens[before].pos == "ADV"):
        before -= 1
    return tokens[before].text == ","


def _other_speaker(word: Token, verb: Token) -> bool:
    """Whether a conjunction opens a clause in which somebody else speaks (", while Berlin said …")."""
    joined = (c for c in word.head.children if c.dep == "conj" and c.i > word.i)
    clause = word.head if word.dep == "mark" else next(joined, None)
    if clause is None or clause.i < word.i:
        return False
    cue = verb_cue(clause)
    return cue is not None and "q" in cue.frames and clause.child("nsubj") is not None and clause is not verb


def _own_cue(child: Token) -> bool:
    """A participle behind the content that starts an attribution of its own (", adding that …")."""
    return child.dep in ("advcl", "conj") and child.tag == "VBG" and verb_cue(child) is not None


def to_the_left(parse: Parse, verb: Token, head: Token) -> list[Run]:
    """The clause before "he said", and what of it goes on behind."""
    start = core(parse, verb)[0]
    runs = [(head.left_edge, start - 1)]
    stop = core(parse, verb)[1]
    if head.right_edge > stop:
        runs.append((stop + 1, head.right_edge))
    return [run for run in runs if run[0] <= run[1]]


def core(parse: Parse, verb: Token) -> Run:
    """The tokens of the cue's own clause: its subject, itself, and what stands between."""
    first = last = verb.i
    for child in verb.children:
        if child.dep in ("nsubj", "aux", "neg", "auxpass", "nsubjpass") or (
            child.dep == "advmod" and abs(child.i - verb.i) == 1
        ):
            first, last = min(first, child.left_edge), max(last, child.right_edge)
    return first, last


def _main_clause(parse: Parse, verb: Token) -> list[Run]:
    """The clause beside "as the minister announced", without it."""
    sentence = parse.sentence_of(verb)
    runs = [(sentence.first, verb.left_edge - 1), (verb.right_edge + 1, sentence.last - 1)]
    return [run for run in runs if run[1] - run[0] >= 2]


def _interrupts(parse: Parse, verb: Token) -> bool:
    """Whether a clause like "she said" stands between commas in the clause it hangs on."""
    first, last = core(parse, verb)
    if last - first < 1 or not any(c.dep == "nsubj" for c in verb.children):
        return False
    before = parse.tokens[first - 1].text if first else ""
    after = parse.tokens[last + 1].text if last + 1 < len(parse.tokens) else ""
    return before in (",", "”", '"', "—", "–", "-") and after in (",", ".", "“", '"', "—", "–", "-", ":")


def around(parse: Parse, verb: Token) -> list[Run]:
    """The whole clause that an interrupting "she said" stands in, without it."""
    first, last = verb.left_edge, verb.right_edge
    top = verb.head
    runs = [(top.left_edge, first - 1), (last + 1, top.right_edge)]
    return [run for run in runs if run[0] <= run[1]]


def infinitive(verb: Token, cue: Cue) -> tuple[Token, list[Run]] | None:
    """The infinitive that a verb takes: "plans | to leave", "urged | them to leave"."""
    for child in verb.children:
        if child.dep not in ("xcomp", "ccomp") or child.i < verb.i or child.tag not in ("VB", "VBN", "VBG"):
            continue
        to = any(c.lower == "to" and c.dep == "aux" for c in child.children)
        inner = child.child("nsubj")
        if to and (inner is None) and "i" in cue.frames and verb.child("dobj") is None:
            return child, [(child.left_edge, _with_joined(verb, child))]
        if to and "I" in cue.frames:
            noun = verb.child("dobj")
            first = noun.left_edge if noun is not None and verb.i < noun.i < child.i else child.left_edge
            if noun is not None or inner is not None:
                return child, [(first, child.right_edge)]
        if child.tag == "VBG" and not to and "g" in cue.frames:
            return child, [(child.left_edge, child.right_edge)]
        if not to and inner is not None and ("g" in cue.frames or "I" in cue.frames):
            return child, [(child.left_edge, child.right_edge)]
    return None


def _with_joined(verb: Token, infinitive_: Token) -> int:
    """The last token of an infinitive with further ones that the parser hung on the cue ("plans to X, Y and Z")."""
    last = infinitive_.right_edge
    for child in verb.children:
        if child.dep == "conj" and child.i > infinitive_.i and child.tag == "VB" and verb.tag != "VB":
            last = max(last, child.right_edge)
    return last


def predicate(verb: Token, cue: Cue) -> tuple[Token, list[Run]] | None:
    """Object with predicate: "called | it a lie", "described | it as a lie"."""
    if "a" not in cue.frames:
        return None
    noun = verb.child("dobj")
    rest = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep in ("oprd", "ccomp", "xcomp") or (c.dep == "prep" and c.lower == "as"))
    ]
    if noun is not None and noun.i > verb.i and rest:
        return noun, [(noun.left_edge, max(c.right_edge for c in rest))]
    if rest and rest[0].dep != "prep":
        return rest[0], [(rest[0].left_edge, rest[0].right_edge)]
    return None


def named(parse: Parse, quotes: Quotations, verb: Token, cue: Cue) -> tuple[Token, list[Run]] | None:
    """What is called something in quotation marks, from the order of words: "called | the deal “a farce”"."""
    if "a" not in cue.frames:
        return None
    for token in parse.tokens[verb.i + 1 : verb.i + NAMED]:
        quote = quotes.at(token.start)
        if quote is not None and quotes.at(verb.start) is None and token.i > verb.i + 1:
            last = parse.tokens_in(quote.start, quote.end)[-1]
            return token, [(verb.i + 1, last.i)]
        if token.tag in FINITE or token.pos == "PUNCT" or token.sentence != verb.sentence:
            return None
    return None


def accusation(verb: Token, cue: Cue) -> tuple[Token, list[Run]] | None:
    """Object with what it is held to have done: "blamed | Kyiv for the attack", "accused | it of lying"."""
    noun = verb.child("dobj")
    if "b" not in cue.frames or noun is None or noun.i < verb.i:
        return None
    held = [c for c in verb.children if c.i > noun.i and c.dep == "prep" and c.lower in CHARGED]
    inner = [c for c in noun.children if c.i > noun.i and c.dep == "prep" and c.lower in CHARGED]
    if not held and not inner:
        return None
    return noun, [(noun.left_edge, max(c.right_edge for c in (*held, *inner, noun)))]


def noun_phrase(parse: Parse, verb: Token, cue: Cue) -> tuple[Token, list[Run]] | None:
    """The object as the content: "criticised | the plan"; with what else hangs on the verb behind it."""
    if "o" not in cue.frames or "D" in cue.frames:
        return None
    noun = verb.child("dobj")
    if noun is None:
        return None
    if noun.i < verb.i:
        return noun, [(noun.left_edge, noun.right_edge)]
    last = noun.right_edge
    for child in verb.children:
        if (
            child.i > noun.i
            and child.dep in ("prep", "acl", "relcl", "dative")
            and child.lower not in ("in", "on", "at", "during", "after")
        ):
            last = max(last, child.right_edge)
    return noun, [(noun.left_edge, last)]


def prepositional(verb: Token, cue: Cue) -> tuple[Token, Token, list[Run]] | None:
    """The object of a preposition that the verb takes: "called for | a truce"; also gives the preposition."""
    for child in verb.children:
        if child.dep in ("prep", "dative", "prt") and child.i > verb.i and child.lower in cue.prepositions:
            noun = child.child("pobj", "pcomp")
            if noun is not None:
                last = noun.right_edge
                for other in verb.children:
                    if other.i > child.i and other.dep == "xcomp":
                        last = max(last, other.right_edge)
                return noun, child, [(noun.left_edge, last)]
    return None
