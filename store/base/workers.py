"""Parsing in this process or over several: documents in, their facts out, in the same order.

A worker is a process of its own with its own network; what it sends back are facts, never parses.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.process import BaseProcess

from store.errors import ClusterUnusable, WorkerLost
from store.model import Document, Fact
from store.parse.pipeline import Failed, parse_all
from store.parse.reader.session import session

Result = tuple[Document, tuple[Fact, ...]] | Failed

_CHUNK = 16
"""Documents that a worker is given at a time."""
_AHEAD = 3
"""Chunks that wait for each worker: enough to keep it busy, little enough to hold in memory."""


def parse_documents(documents: Iterable[Document], jobs: int = 1) -> Iterator[Result]:
    """Each document, dated, with its facts, or why it has none, in order; over `jobs` processes when that is more than one.

    Raises WorkerLost when a process ends before it is done.
    """
    if jobs <= 1:
        yield from _results(documents)
        return
    context = multiprocessing.get_context("spawn")
    before = multiprocessing.active_children()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin) as executor:
        try:
            yield from _in_order(executor, documents, jobs * _AHEAD)
        except (BrokenProcessPool, WorkerLost) as error:
            _end_all_but(before)
            raise WorkerLost from error
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def parse_on_cluster(documents: Iterable[Document], address: str) -> Iterator[Result]:
    """The same over a Dask cluster, whose workers have factdeck installed; what a lost one had is given to another.

    Raises ClusterUnusable when there is none at `address`, or none that can work, and WorkerLost when too many are lost.
    """
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise ClusterUnusable(address, "Dask is not installed; the extra `dask` of factdeck brings it") from error
    try:
        client = Client(address, timeout=_REACH, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterUnusable(address, "nobody answers there") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterUnusable(address, "it has no workers")
        executor = client.get_executor(retries=_RETRIES, pure=False)
        try:
            yield from _in_order(executor, documents, threads * _AHEAD)
        except KilledWorker as error:
            raise WorkerLost from error
        finally:
            executor.shutdown(wait=False)


_REACH = "10s"
_RETRIES = 3


def _in_order(executor: Executor, documents: Iterable[Document], waiting: int) -> Iterator[Result]:
    """The results of chunks in the order of their documents, `waiting` of them under way at the most."""
    rest = iter(documents)
    under_way: deque[Future[list[Result]]] = deque()
    while True:
        while len(under_way) < waiting and (chunk := list(islice(rest, _CHUNK))):
            try:
                under_way.append(executor.submit(_parse_chunk, chunk))
            except OSError as error:  # a pool closes its pipe while it breaks, and may be asked in that moment
                raise WorkerLost from error
        if not under_way:
            return
        yield from under_way.popleft().result()


def _end_all_but(before: list[BaseProcess]) -> None:
    """End the workers that the pool leaves behind: one that it starts while another is lost it never ends (Python 3.11)."""
    for process in multiprocessing.active_children():
        if process not in before:
            process.terminate()


def _begin() -> None:
    """Ctrl-C is for the process that asks; a worker ends when it is told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    session()


def _parse_chunk(documents: list[Document]) -> list[Result]:
    return list(_results(documents))


def _results(documents: Iterable[Document]) -> Iterator[Result]:
    for parsed in parse_all(documents, session()):
        yield parsed if isinstance(parsed, Failed) else (parsed.document, parsed.facts)
