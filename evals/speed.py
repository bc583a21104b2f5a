"""How much reading costs beside parsing alone: both on the same texts, in turn, in one process.

    python evals/speed.py [PATH...] [--rounds 3] [--most 1.5]

Prints words a second of the spaCy pipeline alone (`nlp.pipe(texts)`) and of Regesta from bytes to
records, and the ratio of the two, round by round; the median counts. Exit status 1 where it is above
`--most`. Without PATH the project's own examples are read.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

from regesta.language.english import pipeline
from regesta.model.record import document_record, mention_record, statement_record
from regesta.pipeline import Reading, read_paths
from regesta.settings import Settings

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def read_all(paths: list[str], settings: Settings) -> list[Reading]:
    """Every document at `paths` read and turned into records, as `regesta read` does."""
    readings = [item for item in read_paths(paths, None, settings) if isinstance(item, Reading)]
    for reading in readings:
        doc = reading.document
        document_record(doc)
        for mention in reading.mentions:
            mention_record(doc.id, mention)
        for stmt in reading.statements:
            statement_record(stmt)
    return readings


def main() -> int:
    """Measure and print; 1 where the median ratio is above the bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)], metavar="PATH")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=float, default=1.5)
    args = parser.parse_args()
    settings = Settings()
    texts = [r.document.text for r in read_all(args.paths, settings) if r.document.deep]  # warms both up
    words = sum(len(text.split()) for text in texts)
    nlp = pipeline(settings.pipeline)
    list(nlp.pipe(texts[:1]))
    ratios = []
    for n in range(args.rounds):
        started = time.perf_counter()
        list(nlp.pipe(texts))
        alone = time.perf_counter() - started
        started = time.perf_counter()
        read_all(args.paths, settings)
        whole = time.perf_counter() - started
        ratios.append(whole / alone)
        print(
            f"round {n + 1}: spaCy {words / alone:.0f} words/s, Regesta {words / whole:.0f} words/s, {ratios[-1]:.2f}"
        )
    ratio = statistics.median(ratios)
    print(
        f"{len(texts)} documents, {words} words: reading costs {ratio:.2f} times the parse alone (at most {args.most})"
    )
    return int(ratio > args.most)


if __name__ == "__main__":
    sys.exit(main())
