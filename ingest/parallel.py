"""Run one pure function over batches, in order, on several processes, with a bounded number in flight.

Only the fan-out lives here. The function must be importable and its batches picklable; it must turn bad input into
rows, never into exceptions. A batch that kills its worker (memory, a crash in a parser) is handed to `on_lost`, the
rest goes on.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def default_processes() -> int:
    """The processors this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of up to `size` items, in order."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def map_batches(
    function: Callable[[T], R], batches: Iterable[T], *, processes: int, on_lost: Callable[[T], R]
) -> Iterator[R]:
    """Yield `function(batch)` for each batch, in order.

    A single batch, or `processes` of 1, runs in this process (a worker's start costs more than it saves). At most twice
    `processes` batches are in flight, so memory does not grow with the input.
    """
    iterator = iter(batches)
    first = list(islice(iterator, 2))
    source = chain(first, iterator)
    if processes <= 1 or len(first) < 2:
        yield from map(function, source)
        return
    finished = False
    while not finished:
        in_flight: deque[T] = deque()
        futures: deque[Future[R]] = deque()
        try:
            with _pool(processes) as pool:
                for batch in source:
                    in_flight.append(batch)
                    futures.append(pool.submit(function, batch))
                    if len(futures) == 2 * processes:
                        result = futures.popleft().result()
                        in_flight.popleft()
                        yield result
                while futures:
                    result = futures.popleft().result()
                    in_flight.popleft()
                    yield result
            finished = True
        except BrokenProcessPool:  # one of these killed its worker: alone in a pool, each shows whether it was the one
            for batch in in_flight:
                yield _run_alone(function, batch, on_lost)


def _run_alone(function: Callable[[T], R], batch: T, on_lost: Callable[[T], R]) -> R:
    with _pool(1) as pool:
        try:
            return pool.submit(function, batch).result()
        except BrokenProcessPool:
            return on_lost(batch)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Polars and spaCy start threads, which a plain fork would copy in an undefined state.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("forkserver"))
