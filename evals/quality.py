"""Reading quality on passages written for the project, gated by floors that may only rise.

    python evals/quality.py [--errors] [--raise-floors]

Reads every passage of `gold*.yaml` and compares what was read with what it expects. `found`: a statement of
the kind overlaps the words; `right`: its fields agree too. Precision has no meaning here, since a passage lists
what must be there and not all that may be; `none` says what must not. Exit status 1 where a figure is
below its floor in `floors.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from regesta.language.english import parse
from regesta.model.document import Document
from regesta.model.record import statement_record
from regesta.pipeline import extract

HERE = Path(__file__).resolve().parent
MARGIN = 0.02
"""How far below what was measured a floor is set: another processor rounds a parser's scores differently."""
OWN = {"certainty", "polarity", "evidence", "tense"}
COUNT = {"stated", "low", "high", "comparator"}
REFERENCES = {"actors", "recipients", "parties", "supplier", "recipient", "source", "by", "against", "holder",
              "person", "organization", "item", "owed_by", "owed_to"}  # fmt: skip


def names(ref: Any, wanted: str) -> bool:
    """Whether a reference is called `wanted`: its country, its entity's name, or words of its text."""
    if not ref:
        return False
    entity = ref.get("entity") or {}
    words = wanted.casefold()
    return (
        wanted == entity.get("country")
        or words in str(entity.get("name")).casefold()
        or words in ref["text"].casefold()
    )


def filled(refs: Any, wanted: Any) -> bool:
    """A slot holds just the references wanted; a plain name asks for one reference."""
    got = refs if isinstance(refs, list) else [refs] if refs else []
    asked = wanted if isinstance(wanted, list) else [wanted]
    return all(any(names(r, w) for r in got) for w in asked) and all(any(names(r, w) for w in asked) for r in got)


def agrees(stmt: dict[str, Any], field: str, wanted: Any) -> bool:
    """Whether one expected field agrees with a statement record."""
    value = stmt["value"]
    if field == "says":
        chain = [say["source"] for say in stmt["says"]]
        return len(chain) == len(wanted) and all(map(names, chain, wanted))
    if field == "when":
        return str((stmt["when"] or {}).get("value", "")).startswith(wanted)
    if field == "parties" and stmt["kind"] == "event":
        return filled(value["actors"] + value["recipients"], wanted)
    if field in REFERENCES:
        return filled(value[field], wanted)
    if field in COUNT:
        got = value["count"][field]
        return got in wanted if isinstance(wanted, list) else bool(got == wanted)
    if field == "role":
        return wanted in str(value["role"]).casefold()
    got = stmt[field] if field in OWN else value[field]
    return got in wanted if isinstance(wanted, list) else got == wanted


def judge(passage: dict[str, Any], tally: dict[str, list[int]], errors: list[str]) -> None:
    """Read one passage and add what was found and right to the tally."""
    text = passage["text"]
    doc = Document("gold-" + passage["name"], passage["name"], passage["name"], "", text, language="en")
    statements = [statement_record(s) for s in extract(doc, parse(text), str(passage["date"])).statements]
    for item in passage.get("expect", []):
        start = text.index(item["at"])
        end = start + len(item["at"])
        near = [s for s in statements if s["kind"] == item["kind"] and s["start"] < end and start < s["end"]]
        fields = {k: v for k, v in item.items() if k not in ("kind", "at")}
        wrong = [[f for f, v in fields.items() if not agrees(s, f, v)] for s in near]
        right = any(not w for w in wrong)
        for key in ("all", item["kind"]):
            tally[f"{key}_found"][0] += bool(near)
            tally[f"{key}_right"][0] += right
            tally[f"{key}_found"][1] += 1
            tally[f"{key}_right"][1] += 1
        if not right:
            least = min(wrong, key=len) if wrong else ["not found"]
            errors.append(f"{passage['name']}: {item['kind']} at “{item['at']}”: {', '.join(least)}")
    for kind in passage.get("none", []):
        extra = [s for s in statements if s["kind"] == kind]
        tally["none_kept"][0] += not extra
        tally["none_kept"][1] += 1
        errors.extend(f"{passage['name']}: {kind} that is none: “{s['text']}”" for s in extra)


def measure(only: str = "gold*.yaml") -> tuple[dict[str, float], list[str]]:
    """All figures (shares, 0 to 1) and what went wrong, one line each."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    errors: list[str] = []
    for path in sorted(HERE.glob(only)):
        for passage in yaml.safe_load(path.read_text(encoding="utf-8")):
            judge(passage, tally, errors)
    return {name: round(hits / asked, 3) for name, (hits, asked) in sorted(tally.items())}, errors


def main() -> int:
    """Print figures beside their floors; 1 where one is below."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    parser.add_argument("--raise-floors", action="store_true", help="raise floors to what was measured, less MARGIN")
    parser.add_argument("--only", default="gold*.yaml", help="only the passages of these files (no floors then)")
    args = parser.parse_args()
    path = HERE / "floors.json"
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    figures, errors = measure(args.only)
    for name, value in figures.items():
        print(f"{name:20} {value:6.3f}   floor {floors.get(name, 0):.3f}")
    if args.errors:
        print("\n".join(errors))
    if args.only != "gold*.yaml":
        return 0
    if args.raise_floors:
        raised = {name: max(round(value - MARGIN, 3), floors.get(name, 0)) for name, value in figures.items()}
        path.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
    below = [name for name, floor in floors.items() if figures.get(name, 0) < floor]
    if below:
        print("below the floor:", ", ".join(below))
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
