"""NetworkX's own tests on the platform: each graph of a test becomes a query over one instance of bare nodes.

A plugin of pytest: ``pytest -p tests.networkx_suite.arena --pyargs networkx.algorithms --backend graph_olap
--fallback-to-nx``. What the backend does not take runs in NetworkX; at the end it
says how many tests asked the platform.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import networkx as nx
import pytest

from graph_olap import EdgeDefinition, InstanceConnection, NodeDefinition
from graph_olap.nx import RemoteGraph
from graph_olap.nx.backend import backend
from graph_olap.testing import TestFixtures, random_name, test_context

NODES = 300
EDGES_AT_MOST = 400
CALLS_AT_MOST = 40
ATTRIBUTES = ("weight", "distance", "capacity")


class Arena:
    """The instance, and what the tests did with it."""

    connection: Optional[InstanceConnection] = None
    calls: Counter[str] = Counter()
    calls_of_test = 0
    passed = 0
    failed: list[str] = []


class ArenaGraph(RemoteGraph):
    """A graph of a test. Its nodes are those of the instance by their order, its edges the rows of a query."""

    def __init__(self, graph: Any) -> None:
        assert Arena.connection is not None
        if not graph.number_of_edges() or any(True for _ in nx.isolates.orig_func(graph)):
            raise NotImplementedError("a query has no row for a node without edges")
        if len(graph) > NODES or graph.number_of_edges() > EDGES_AT_MOST:
            raise NotImplementedError("too big for the text of a query")
        if Arena.calls_of_test >= CALLS_AT_MOST:
            raise NotImplementedError("a test that asks so often would take too long")
        super().__init__(Arena.connection.networkx, directed=graph.is_directed(), timeout=60)
        self._graph = graph
        self._nodes = list(graph)
        self._keys = {node: i for i, node in enumerate(self._nodes)}

    def is_multigraph(self) -> bool:
        return bool(self._graph.is_multigraph())

    def name_of(self, key: Any) -> Any:
        return self._nodes[key] if isinstance(key, int) else key

    def is_node(self, value: Any) -> bool:
        return not isinstance(value, (list, set, dict)) and value in self._keys

    def key_of(self, node: Any) -> Any:
        return self._keys.get(node, -1)

    def answer(self, function: str, parameters: dict[str, Any]) -> dict[str, Any]:
        known = {p["name"]: p for p in self.info(function).parameters}
        attribute = next((a for a in ATTRIBUTES if known.get(a, {}).get("type") == "string"), None)
        parameters = dict(parameters)
        weight = parameters.pop(attribute, known[attribute]["default"]) if attribute else None
        self.subgraph_query = self._query(weight)
        Arena.calls[function] += 1
        Arena.calls_of_test += 1
        return super().answer(function, parameters)

    def _query(self, weight: Optional[str]) -> str:
        edges = list(self._graph.edges(data=True))
        weighted = weight is not None and any(weight in data for *_, data in edges)
        numbers = [_number(data.get(weight, 1)) for *_, data in edges] if weighted else []
        rows = ",".join(f"[{self._keys[u]},{self._keys[v]},{i + 1}]" for i, (u, v, _) in enumerate(edges))
        third = f", {numbers}[e[3]]" if weighted else ""
        return f"UNWIND [{rows}] AS e MATCH (a:N {{id: e[1]}}), (b:N {{id: e[2]}}) RETURN a, b{third}"


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value in (float("inf"), float("-inf")):
        raise NotImplementedError(f"{value!r} is no number for a query")
    return float(value)


def _convert(graph: Any, *args: Any, **kwargs: Any) -> Any:
    return graph if isinstance(graph, RemoteGraph) else ArenaGraph(graph)


def _context() -> Iterator[InstanceConnection]:
    with test_context(username="alice") as (client, fixtures):
        yield client.instances.connect(_instance(fixtures))


def _instance(fixtures: TestFixtures) -> int:
    node = NodeDefinition(
        label="N",
        sql=f"SELECT range AS id FROM range({NODES})",
        primary_key={"name": "id", "type": "INT64"},
        properties=[],
    )
    edge = EdgeDefinition(
        type="E", from_node="N", to_node="N", sql="SELECT 0 AS a, 1 AS b", from_key="a", to_key="b", properties=[]
    )
    mapping = fixtures.create_mapping(
        name=random_name("arena"), description="", node_definitions=[node], edge_definitions=[edge]
    )
    return int(fixtures.create_instance(name=random_name("arena"), mapping_id=mapping.id).id)


@pytest.fixture(scope="session", autouse=True)
def _arena() -> Iterator[None]:
    context = _context()
    Arena.connection = next(context)
    backend.convert_from_nx = _convert  # type: ignore[method-assign]
    yield
    Arena.connection = None
    next(context, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lines = (Path(__file__).parent / "known.txt").read_text(encoding="utf-8").splitlines()
    known = [line for line in lines if line and not line.startswith("#")]
    for item in items:
        if any(line in item.nodeid for line in known):
            item.add_marker(pytest.mark.xfail(reason="known", strict=False))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if call.when == "setup":
        Arena.calls_of_test = 0
    elif call.when == "call" and Arena.calls_of_test:
        Arena.passed += bool(report.passed)
        if report.failed:
            Arena.failed.append(item.nodeid)
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    write = terminalreporter.write_line
    write(f"{sum(Arena.calls.values())} calls of {len(Arena.calls)} functions ran on the platform.")
    write(f"Of the tests that asked it {Arena.passed} passed, {len(Arena.failed)} failed.")
    if os.environ.get("ARENA_CALLS"):
        write(str(Arena.calls.most_common()))
