"""What `regesta show` found in, a page for people out."""

from __future__ import annotations

import json
import re

from rich.text import Text

from regesta.answer import summary
from regesta.cli.output import Record, console
from regesta.values.characters import printable


def print_shown(shown: Record) -> None:
    """Print a statement, a document or a tombstone."""
    screen = console()
    screen.soft_wrap = False
    if shown["record"] == "removed":
        lines = [Text(f"document {shown['document']}: removed for good by {shown['who']}: {shown['because']}")]
    elif shown["record"] == "judgement":
        lines = _judgements([shown])
    elif "context" in shown:
        lines = _statement(shown)
    else:
        lines = _document(shown)
    for line in lines:
        line.plain = printable(line.plain)
        screen.print(line)


def _statement(shown: Record) -> list[Text]:
    doc, record = shown["document"], shown["statement"]
    lines = [
        Text(f"{shown['kind']} {shown['id']}", style="bold"),
        Text(f"in {doc['title'] or doc['path']}, {_publisher(doc)}, {_day(doc['published'])}"),
        Text(""),
        _surroundings(shown["context"]),
        Text(""),
    ]
    if record is None:
        lines.append(Text("nothing is read here any more; what was read before is below", style="yellow"))
    else:
        lines += _pairs(_read(record))
    return lines + _history(shown["history"]) + _judgements(shown["judgements"]) + _others(shown)


def _publisher(doc: Record) -> str:
    """The publisher with the user's grade and its reason."""
    known = doc.get("reliability")
    told = f" (grade {': '.join(filter(None, (known['grade'], known['why'])))})" if known else ""
    return (doc["publisher"] or "publisher unknown") + told


def _surroundings(context: Record) -> Text:
    text = Text(_flat(context["before"]), style="dim")
    text.append(_flat(context["sentence"]["text"]), style="not dim bold")
    text.append(_flat(context["after"]), style="dim")
    return text


def _flat(text: str) -> str:
    """A text on one line; a space at its ends stays."""
    return re.sub(r"\s+", " ", text)


def _read(record: Record) -> list[tuple[str, str]]:
    found = [("who", summary.who(record)), ("what", summary.what(record)), ("words", _flat(record["text"]))]
    for i, say in enumerate(record["says"]):
        cue = f" ({_flat(say['cue']['text'])})" if say["cue"] else ""
        source = summary.names(say["source"]) if say["source"] else "unnamed"
        found.append(("on whose word" if i == 0 else "told by", f"{source}{cue}"))
    found.append(("when", summary.date(record)))
    found.append(("where", summary.names(record["where"])))
    evidence = record["evidence"]
    if record["evidence_span"]:
        evidence += f": {_flat(record['evidence_span']['text'])}"
    found.append(("evidence", evidence))
    sure = f"{record['certainty']}, {record['polarity']}, {record['tense']}; factuality {record['factuality']:+g}"
    found.append(("how sure the source", sure))
    reader = record["extractor"]
    found.append(("how sure the reading", f"{record['score']:.2f} ({reader['name']} {reader['version']})"))
    if record.get("verdict"):
        found.append(("judged", record["verdict"] + (", to be reviewed" if record["review"] else "")))
    return [(name, words) for name, words in found if words]


def _pairs(pairs: list[tuple[str, str]]) -> list[Text]:
    return [Text.assemble((f"{name:<22}", "dim"), words) for name, words in pairs]


def _history(history: list[Record]) -> list[Text]:
    if len(history) < 2:
        return []
    lines = [Text(""), Text("how it was read", style="bold")]
    for entry in history:
        mark = "stands    " if entry["stands"] else "superseded"
        since = f"  from {entry['from']}" if "from" in entry else ""
        value = json.dumps(entry["reading"]["value"], ensure_ascii=False)
        reader = f"{entry['extractor']} {entry['version']}, {entry['score']:.2f}"
        lines.append(Text(f"{mark}  {reader}{since}  {summary.shorten(value, 160)}"))
    return lines


def _judgements(words: list[Record]) -> list[Text]:
    if not words:
        return []
    lines = [Text(""), Text("what was judged", style="bold")]
    for word in words:
        what = f"{word['field']} = {word['value'] or 'unknown'}" if word["act"] == "set" else word["act"]
        if word["subject"] == "entity":
            what = f"{word['act']} {word['target']} {word['field'][:8]} {word['value']}"
        mark = "" if word["stands"] else " (undone)"
        lines.append(Text(f"{word['id'][:8]}  {what}{mark}, {word['who']}: {word['because']}"))
    return lines


def _others(shown: Record) -> list[Text]:
    lines: list[Text] = []
    for title, key in (("answered by", "answered_by"), ("also here", "here")):
        if shown[key]:
            lines += [Text(""), Text(title, style="bold")]
            lines += [Text(f"{o['id'][:8]}  {o['kind']:<10} {summary.shorten(o['text'], 76)}") for o in shown[key]]
    return lines


def _document(shown: Record) -> list[Text]:
    doc = shown["document"]
    published = doc["published"]
    because = f" ({published['basis']}{': ' if published['because'] else ''}{'; '.join(published['because'])})"
    pairs = [
        ("title", doc["title"]),
        ("publisher", _publisher(doc) if doc["publisher"] else ""),
        ("author", doc["author"]),
        ("published", _day(published["value"]) + because),
        ("path", doc["path"]),
        ("address", doc["url"]),
        ("language", doc["language"]),
        ("length", f"{doc['length']} characters"),
        ("collections", ", ".join(doc["collections"])),
        ("revises", doc["revises"]),
        ("revised by", ", ".join(shown["revised_by"])),
        ("statements", ", ".join(f"{n} {kind}" for kind, n in shown["statements"].items())),
    ]
    lines = [Text(f"document {doc['id']}", style="bold"), *_pairs([(name, words) for name, words in pairs if words])]
    if doc["flags"]:
        lines += [Text(""), Text("looks damaged", style="bold")]
        lines += [Text(f"{f['flag']}: {summary.shorten(f['text'], 60)}: {f['because']}") for f in doc["flags"]]
    return lines + _judgements(shown["judgements"])


def _day(value: str | None) -> str:
    return value or "date unknown"
