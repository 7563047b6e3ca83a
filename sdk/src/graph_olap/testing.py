"""Tests against a real platform, which leave nothing behind.

>>> from graph_olap.testing import test_context
>>> with test_context() as (client, fixtures):
...     instance = fixtures.create_instance(name="test-instance")
"""

from __future__ import annotations

import atexit
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Callable

from graph_olap.client import GraphOLAPClient
from graph_olap.exceptions import GraphOLAPError, NotFoundError
from graph_olap.instance.connection import InstanceConnection
from graph_olap.models import Instance, Mapping, Snapshot

__all__ = ["TestFixtures", "connect", "instance_context", "random_name", "test_context"]

#: What a mapping is if nothing is said: three people who know each other, from no table at all.
PEOPLE = {
    "node_definitions": [
        {
            "label": "Person",
            "sql": "SELECT * FROM (VALUES ('anne', 30), ('bob', 40), ('carla', 50)) AS people(id, age)",
            "primary_key": {"name": "id", "type": "STRING"},
            "properties": [{"name": "age", "type": "INT64"}],
        }
    ],
    "edge_definitions": [
        {
            "type": "KNOWS",
            "from_node": "Person",
            "to_node": "Person",
            "sql": "SELECT * FROM (VALUES ('anne', 'bob'), ('bob', 'carla')) AS pairs(a, b)",
            "from_key": "a",
            "to_key": "b",
        }
    ],
}

#: Lets an instance end by itself, should a test not even get to its cleaning up.
TTL = "PT1H"


def connect(**settings: Any) -> GraphOLAPClient:
    """A client from the environment; settings are those of ``GraphOLAPClient.from_env``."""
    return GraphOLAPClient.from_env(**settings)


def random_name(prefix: str = "test") -> str:
    """A name that nobody else has."""
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


class TestFixtures:
    """Makes resources, and removes them in the end, also when the interpreter exits."""

    __test__ = False

    def __init__(self, client: GraphOLAPClient) -> None:
        self._client = client
        self._undo: list[tuple[str, Callable[[], None]]] = []
        atexit.register(self._at_exit)

    def create_mapping(self, **kwargs: Any) -> Mapping:
        """A mapping; arguments are those of ``client.mappings.create``, all with defaults."""
        wishes: dict[str, Any] = {"name": random_name(), **PEOPLE, **kwargs}
        mapping = self._client.mappings.create(**wishes)
        self._later(f"mapping {mapping.id}", lambda: self._client.mappings.delete(mapping.id))
        return mapping

    def create_snapshot(self, **kwargs: Any) -> Snapshot:
        """A snapshot that is ready; arguments are those of ``client.snapshots.create_and_wait``."""
        if "mapping_id" not in kwargs:
            kwargs["mapping_id"] = self.create_mapping().id
        snapshot = self._client.snapshots.create_and_wait(**{"name": random_name(), **kwargs})
        self._later(f"snapshot {snapshot.id}", lambda: self._client.snapshots.delete(snapshot.id))
        return snapshot

    def create_instance(self, **kwargs: Any) -> Instance:
        """An instance that runs; arguments are those of ``client.instances.create_and_wait``."""
        if not {"snapshot_id", "mapping_id"} & kwargs.keys():
            kwargs["mapping_id"] = self.create_mapping().id
        wishes: dict[str, Any] = {"name": random_name(), "ttl": TTL, **kwargs}
        instance = self._client.instances.create_and_wait(**wishes)
        snapshot = instance.snapshot_id
        if snapshot is not None and "snapshot_id" not in kwargs:
            self._later(f"snapshot {snapshot}", lambda: self._client.snapshots.delete(snapshot))
        self._later(f"instance {instance.id}", lambda: self._client.instances.terminate(instance.id))
        return instance

    def cleanup(self) -> None:
        """Removes everything, the newest first; doing it again is harmless.

        Raises:
            GraphOLAPError: If something could not be removed; the rest is removed all the same.
        """
        failed = []
        while self._undo:
            what, undo = self._undo.pop()
            try:
                undo()
            except NotFoundError:
                continue
            except GraphOLAPError as e:
                failed.append(f"{what}: {e}")
        atexit.unregister(self._at_exit)
        if failed:
            raise GraphOLAPError("Could not be removed: " + "; ".join(failed))

    def _later(self, what: str, undo: Callable[[], None]) -> None:
        self._undo.append((what, undo))

    def _at_exit(self) -> None:
        with suppress(GraphOLAPError):
            self.cleanup()


@contextmanager
def test_context(**settings: Any) -> Iterator[tuple[GraphOLAPClient, TestFixtures]]:
    """A client and its fixtures, cleaned up in the end; settings are those of :func:`connect`."""
    with connect(**settings) as client:
        fixtures = TestFixtures(client)
        try:
            yield client, fixtures
        finally:
            fixtures.cleanup()


@contextmanager
def instance_context(name: str, **kwargs: Any) -> Iterator[InstanceConnection]:
    """A connection to an instance of this name, which is gone in the end.

    Args:
        name: Name of the instance.
        kwargs: Those of :meth:`TestFixtures.create_instance`.
    """
    with test_context() as (client, fixtures):
        instance = fixtures.create_instance(name=name, **kwargs)
        with client.instances.connect(instance.id) as connection:
            yield connection


test_context.__test__ = False  # type: ignore[attr-defined]
