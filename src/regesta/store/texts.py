"""A transcript's number and a place in it in, the words that stand there out."""

from __future__ import annotations

import json
from bisect import bisect_right

from sqlalchemy import Connection, select

from regesta.model.span import Passage
from regesta.store.tables import transcripts


class Texts:
    """The texts of documents as they were read, each loaded once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._loaded: dict[int, tuple[str, list[tuple[int, int]]]] = {}

    def text(self, transcript: int) -> str:
        """The whole text."""
        return self._load(transcript)[0]

    def sentences(self, transcript: int) -> list[tuple[int, int]]:
        """Where each sentence begins and ends; nothing for a text that was not read in depth."""
        return self._load(transcript)[1]

    def around(self, transcript: int, start: int, end: int, more: int = 0) -> Passage:
        """The sentences from `start` to `end`, and `more` of them before and after."""
        body, sentences = self._load(transcript)
        if not sentences:
            return _line(body, start, end)
        starts = [s for s, _ in sentences]
        first = max(0, bisect_right(starts, start) - 1 - more)
        last = min(len(sentences) - 1, max(0, bisect_right(starts, max(start, end - 1)) - 1) + more)
        left, right = min(start, sentences[first][0]), max(end, sentences[last][1])
        return Passage(left, right, body[left:right])

    def _load(self, transcript: int) -> tuple[str, list[tuple[int, int]]]:
        if transcript not in self._loaded:
            find = select(transcripts.c.text, transcripts.c.sentences).where(transcripts.c.number == transcript)
            row = self._connection.execute(find).one()
            self._loaded[transcript] = (row.text, [(s, e) for s, e in json.loads(row.sentences)])
        return self._loaded[transcript]


def _line(body: str, start: int, end: int) -> Passage:
    """The line that a place stands in, where a text was not split into sentences."""
    left = body.rfind("\n", 0, start) + 1
    right = body.find("\n", end)
    right = len(body) if right < 0 else right
    return Passage(left, right, body[left:right])
