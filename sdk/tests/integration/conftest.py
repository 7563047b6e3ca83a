"""A platform that runs, and one graph on it: US airports and the flights between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph_olap import EdgeDefinition, GraphOLAPClient, InstanceConnection, NodeDefinition
from graph_olap.models import Instance
from graph_olap.testing import TestFixtures, connect, random_name, test_context


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "integration" in item.path.parts:
            item.add_marker("integration")


def column(name: str, type: str = "STRING") -> dict[str, str]:
    return {"name": name, "type": type}


AIRPORT = NodeDefinition(
    label="Airport",
    sql="SELECT iata, name, city, state, latitude FROM local.flights.airports",
    primary_key=column("iata"),
    properties=[column("name"), column("city"), column("state"), column("latitude", "DOUBLE")],
)
ROUTE = EdgeDefinition(
    type="ROUTE",
    from_node="Airport",
    to_node="Airport",
    sql='SELECT origin, destination, "count" AS flights FROM local.flights.routes',
    from_key="origin",
    to_key="destination",
    properties=[column("flights", "INT64")],
)


@pytest.fixture(scope="session")
def context() -> Iterator[tuple[GraphOLAPClient, TestFixtures]]:
    with test_context(username="alice") as context:
        yield context


@pytest.fixture(scope="session")
def client(context: tuple[GraphOLAPClient, TestFixtures]) -> GraphOLAPClient:
    return context[0]


@pytest.fixture(scope="session")
def fixtures(context: tuple[GraphOLAPClient, TestFixtures]) -> TestFixtures:
    return context[1]


@pytest.fixture(scope="session")
def ops() -> Iterator[GraphOLAPClient]:
    with connect(username="dave") as client:
        yield client


@pytest.fixture(scope="session")
def admin() -> Iterator[GraphOLAPClient]:
    with connect(username="carol") as client:
        yield client


@pytest.fixture(scope="session")
def flights(fixtures: TestFixtures) -> dict[str, Any]:
    """The mapping of flights, as keyword arguments of another one."""
    mapping = fixtures.create_mapping(
        name=random_name("flights"), description="", node_definitions=[AIRPORT], edge_definitions=[ROUTE]
    )
    return {"mapping_id": mapping.id}


@pytest.fixture(scope="session")
def instance(fixtures: TestFixtures, flights: dict[str, Any]) -> Instance:
    return fixtures.create_instance(name=random_name("flights"), **flights)


@pytest.fixture(scope="session")
def conn(client: GraphOLAPClient, instance: Instance) -> Iterator[InstanceConnection]:
    with client.instances.connect(instance.id) as connection:
        yield connection
