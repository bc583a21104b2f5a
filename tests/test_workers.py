"""Work spread over processes: order, what happens when one of them dies, and how an interrupt ends it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
import json, os, sys
from regesta.workers import in_order

def doubled(items):
    if 13 in items:
        os._exit(9)
    return [item * 2 for item in items]

if __name__ == "__main__":
    taken = []
    def batches():
        for batch in json.loads(sys.argv[1]):
            taken.append(batch)
            yield batch
    found = []
    for batch, results in in_order(doubled, batches(), 2):
        found.append([batch, results, len(taken)])
    print(json.dumps(found))
"""


def doubled(batches: list[list[int]], tmp_path: Path) -> list[Any]:
    """What two workers make of `batches`, with how many batches had been taken by then."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, script, json.dumps(batches)], capture_output=True, check=True, timeout=60)
    found: list[Any] = json.loads(done.stdout)
    return found


def test_results_come_in_the_order_of_the_batches_which_are_taken_as_needed(tmp_path: Path) -> None:
    batches = [[n, n + 1] for n in range(20, 60, 2)]
    found = doubled(batches, tmp_path)
    assert [pair[:2] for pair in found] == [[batch, [n * 2 for n in batch]] for batch in batches]
    assert found[0][2] < 8


def test_only_the_item_that_a_worker_dies_of_is_lost(tmp_path: Path) -> None:
    found = doubled([[1, 2], [3, 13, 4], [5], [6]], tmp_path)
    results = {n: result for batch, results, _ in found for n, result in zip(batch, results or [None], strict=True)}
    assert list(results.items()) == [(1, 2), (2, 4), (3, 6), (13, None), (4, 8), (5, 10), (6, 12)]


LATE = """
import os, sys, time
from regesta.workers import in_order

def work(items):
    if 13 in items:
        os._exit(9)
    return items

if __name__ == "__main__":
    for batch, results in in_order(work, ([n] for n in (1, 13, 2, 3, 4, 5, 6, 7)), 2):
        time.sleep(1 if batch == [1] else 0)
        print(batch[0], results is not None)
"""


def test_a_worker_may_die_while_no_one_waits_for_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(LATE)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert done.stdout.split("\n")[:-1] == [f"{n} {n != 13}" for n in (1, 13, 2, 3, 4, 5, 6, 7)], done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_reading_without_a_traceback(workers: str, tmp_path: Path) -> None:
    words = "Russia and Iran signed a treaty in Moscow on Friday, officials said. " * 40
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(f"{words}{number}")
    command = [sys.executable, "-m", "regesta", "read", "--workers", workers, str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(4)
    running.send_signal(signal.SIGINT)
    _, messages = running.communicate(timeout=30)
    assert running.returncode not in (0, None)
    assert b"Traceback" not in messages
