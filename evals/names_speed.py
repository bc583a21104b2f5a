"""How fast names are resolved: known forms, misspelt and unknown ones, all distinct, on one core.

    python evals/names_speed.py [--names 20000]

60 % of the names are known forms, 20 % known forms with one letter changed, 20 % unknown. A million must take less than
two minutes: 8,333 a second.
"""

from __future__ import annotations

import argparse
import random
import string
import time

from regesta.authority.actors import resolve_actor
from regesta.authority.index import index
from regesta.lexicon.load import table

SEED = 20000
SYLLABLES = (
    "ba",
    "ker",
    "lin",
    "mo",
    "ster",
    "ta",
    "vel",
    "nor",
    "qua",
    "rit",
    "sum",
    "del",
    "har",
    "pon",
    "zi",
    "wold",
)


def known_names() -> list[str]:
    """Every full form of a name in the tables."""
    people = [row["name"] for row in table("people")]
    bodies = [name for kind in ("organisations", "groups") for row in table(kind) for name in row["names"].split("|")]
    return [*people, *bodies, *(row["name"] for row in table("states"))]


def misspelt(name: str, dice: random.Random) -> str:
    """The name with one letter of its last word changed, doubled or lost."""
    at = dice.randrange(max(1, len(name) - 4), len(name))
    return name[:at] + dice.choice(["", name[at] * 2, dice.choice(string.ascii_lowercase)]) + name[at + 1 :]


def unknown(dice: random.Random) -> str:
    """Two made-up words with capitals."""
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))).title() for _ in range(2))


def sample(count: int) -> list[str]:
    """Distinct names in the given shares; known names repeat only with a title or an initial before them."""
    dice = random.Random(SEED)
    known = known_names()
    titles = ["", "President ", "Mr ", "the ", "former ", "Prime Minister ", "Dr ", "General ", "Minister ", "Senator "]
    names: dict[str, None] = {}
    while len(names) < count:
        share = dice.random()
        if share < 0.6:
            name = dice.choice(titles) + dice.choice(known)
        elif share < 0.8:
            name = misspelt(dice.choice(known), dice)
        else:
            name = unknown(dice)
        if name in names:
            name = f"{unknown(dice).split()[0]} {name}" if share >= 0.6 else f"{dice.choice(known)} of {name}"
        names[name] = None
    return list(names)


def main() -> None:
    """Resolve the sample and print the rate."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--names", type=int, default=20_000)
    names = sample(options.parse_args().names)
    started = time.process_time()
    index()
    loaded = time.process_time()
    resolve_actor("Xanadu Smith")
    ready = time.process_time()
    found = sum(resolve_actor(name) is not None for name in names)
    seconds = time.process_time() - ready
    print(f"tables {loaded - started:.2f} s, spelling {ready - loaded:.2f} s")
    print(f"{len(names)} names, {found} resolved, {seconds:.2f} s: {len(names) / seconds:.0f} a second")


if __name__ == "__main__":
    main()
