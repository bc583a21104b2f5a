"""A function and batches in, the results out in the batches' order, worked on by processes side by side."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Batches handed out for each worker beyond the one that is waited for: keeps all busy, and memory bounded."""


def in_order(
    work: Callable[[list[Item]], list[Result]], batches: Iterable[list[Item]], workers: int
) -> Iterator[tuple[list[Item], list[Result] | None]]:
    """Each batch with its results. Where a worker dies, its batch is done item by item; the one it dies of has None."""
    pool = _pool(workers)
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    source = iter(batches)
    try:
        while True:
            while len(waiting) < workers * AHEAD and (batch := next(source, None)) is not None:
                waiting.append((batch, _handed(pool, work, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield batch, future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(work, batch)
                pool = _pool(workers)
                waiting = deque((later, _handed(pool, work, later)) for later, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _handed(
    pool: ProcessPoolExecutor, work: Callable[[list[Item]], list[Result]], batch: list[Item]
) -> Future[list[Result]]:
    """The results to come of a batch; a pool that broke since the last one fails it like those it held."""
    try:
        return pool.submit(work, batch)
    except BrokenProcessPool as error:
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(
    work: Callable[[list[Item]], list[Result]], batch: list[Item]
) -> Iterator[tuple[list[Item], list[Result] | None]]:
    """Each item of a batch in a process of its own that may die with it."""
    pool = _pool(1)
    try:
        for item in batch:
            try:
                yield [item], pool.submit(work, [item]).result()
            except BrokenProcessPool:
                pool = _pool(1)
                yield [item], None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("spawn"), _ignore_interrupt)


def _ignore_interrupt() -> None:
    """Ctrl-C is the parent's to handle; a worker that is told to stop stops without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
