"""Steps that wait for one another, as many at a time as there are connections to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from graphlib import TopologicalSorter

import duckdb


@dataclass(frozen=True)
class Step:
    """Something to do with a connection, when all steps it is `after` are done.

    It is done in a thread of its own, where the same region counts.
    """

    name: str
    after: frozenset[str]
    work: Callable[[duckdb.DuckDBPyConnection], None]


def run_steps(connections: Sequence[duckdb.DuckDBPyConnection], steps: Sequence[Step]) -> None:
    """Take every step, each on a connection that no other step has at that time.

    Of those that can be taken the one with the longest row of others behind it goes first: begun
    last, that row would be all that one connection does and the others wait for.
    Raises what a step raises: those that run are stopped then, and no other begins.
    """
    order = TopologicalSorter({step.name: step.after for step in steps})
    order.prepare()
    works = {step.name: step.work for step in steps}
    waiting = _waiting(steps)
    with ThreadPoolExecutor(len(connections)) as pool, _stopped_at_once(connections):
        idle = list(connections)
        running: dict[Future[None], tuple[str, duckdb.DuckDBPyConnection]] = {}
        ready = list(order.get_ready())
        while ready or running:
            ready.sort(key=lambda name: -waiting[name])
            while ready and idle:
                name, connection = ready.pop(0), idle.pop()
                task = pool.submit(copy_context().run, works[name], connection)
                running[task] = name, connection
            for task in wait(running, return_when=FIRST_COMPLETED).done:
                name, connection = running.pop(task)
                task.result()
                idle.append(connection)
                order.done(name)
            ready += order.get_ready()


def _waiting(steps: Sequence[Step]) -> dict[str, int]:
    """How long the longest row of steps behind each is. What a step needs stands before it."""
    rows = dict.fromkeys((step.name for step in steps), 0)
    for step in reversed(steps):
        for name in step.after:
            rows[name] = max(rows[name], rows[step.name] + 1)
    return rows


@contextmanager
def _stopped_at_once(connections: Sequence[duckdb.DuckDBPyConnection]) -> Iterator[None]:
    """Nobody waits for what still runs when a step failed, or when the analyst stops it all."""
    try:
        yield
    except BaseException:
        for connection in connections:
            connection.interrupt()
        raise
