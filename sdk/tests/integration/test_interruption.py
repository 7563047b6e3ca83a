"""Ctrl-C in a notebook leaves nothing running on the platform."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Callable
from uuid import uuid4

import pytest

from graph_olap import GraphOLAPClient, InstanceConnection
from graph_olap.testing import TestFixtures, random_name

LONG = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)"


def eventually(what: str, check: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.1)


@contextmanager
def interrupted_when(check: Callable[[], bool]) -> Iterator[None]:
    """Sends Ctrl-C to what runs in the block, as soon as something is true."""
    main = threading.main_thread().ident
    assert main is not None

    def interrupt() -> None:
        eventually("it runs", check)
        signal.pthread_kill(main, signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012
        thread.start()
        yield
    thread.join()


def test_an_interrupted_start_is_undone(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping()

    def interrupt(*progress: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client.instances.create_from_mapping_and_wait(mapping.id, random_name(), on_progress=interrupt)
    assert len(client.mappings.list_instances(mapping.id)) == 0
    (snapshot,) = client.mappings.list_snapshots(mapping.id)
    eventually("no export goes on", lambda: client.snapshots.get(snapshot.id).status in ("cancelled", "ready"))
    client.snapshots.delete(snapshot.id)


def test_an_interrupted_query_is_stopped(client: GraphOLAPClient, conn: InstanceConnection) -> None:
    assert conn.id is not None
    mark = f" AS `{uuid4().hex}`"

    def status() -> list[str]:
        return [q["status"] for q in watcher.list_queries() if mark in q["text"]]

    with client.instances.connect(conn.id) as watcher:
        with interrupted_when(lambda: status() == ["running"]):
            conn.query(LONG + mark, timeout=300)
        eventually("the query is stopped", lambda: status() == ["cancelled"])


def test_an_interrupted_stream_is_stopped(client: GraphOLAPClient, conn: InstanceConnection) -> None:
    assert conn.id is not None
    mark = f" AS `{uuid4().hex}`"

    def status() -> list[str]:
        return [q["status"] for q in watcher.list_queries() if mark in q["text"]]

    with client.instances.connect(conn.id) as watcher:
        with interrupted_when(lambda: status() == ["running"]):
            conn.query_df(LONG + mark, timeout=300)
        eventually("the query is stopped", lambda: status() == ["cancelled"])
