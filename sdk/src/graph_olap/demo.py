"""Two graphs to try things on, made of tables that come with the platform.

>>> flights = demo.flights(client)
>>> flights.conn.query_df("MATCH (a:Airport) RETURN a.iata, a.city LIMIT 5")
>>> flights.close()
"""

from __future__ import annotations

import atexit
from contextlib import suppress
from typing import Any, Callable, Optional

from typing_extensions import Self

from graph_olap.client import GraphOLAPClient
from graph_olap.exceptions import GraphOLAPError

__all__ = ["FLIGHTS", "TRADE", "Demo", "flights", "trade"]


def _column(name: str, type: str = "STRING") -> dict[str, str]:
    return {"name": name, "type": type}


#: US airports, and the flights between them in a year: 3,376 nodes, 5,366 edges.
FLIGHTS: dict[str, Any] = {
    "name": "US flights",
    "description": "Airports of the US and the flights between them in 2008",
    "node_definitions": [
        {
            "label": "Airport",
            "sql": "SELECT iata, name, city, state, latitude, longitude FROM local.flights.airports",
            "primary_key": _column("iata"),
            "properties": [
                _column("name"),
                _column("city"),
                _column("state"),
                _column("latitude", "DOUBLE"),
                _column("longitude", "DOUBLE"),
            ],
        }
    ],
    "edge_definitions": [
        {
            "type": "ROUTE",
            "from_node": "Airport",
            "to_node": "Airport",
            "sql": 'SELECT origin, destination, "count" AS flights FROM local.flights.routes',
            "from_key": "origin",
            "to_key": "destination",
            "properties": [_column("flights", "INT64")],
        }
    ],
}

#: TPC-H at its smallest: who bought which part, from which supplier, and where they are.
TRADE: dict[str, Any] = {
    "name": "Trade",
    "description": "Customers, suppliers and parts of TPC-H at scale factor 0.001",
    "node_definitions": [
        {
            "label": "Customer",
            "sql": "SELECT c_name, c_mktsegment AS segment, c_acctbal AS balance FROM local.tpch.customer",
            "primary_key": _column("c_name"),
            "properties": [_column("segment"), _column("balance", "DOUBLE")],
        },
        {
            "label": "Supplier",
            "sql": "SELECT s_name, s_acctbal AS balance FROM local.tpch.supplier",
            "primary_key": _column("s_name"),
            "properties": [_column("balance", "DOUBLE")],
        },
        {
            "label": "Part",
            "sql": "SELECT p_partkey, p_name AS name, p_brand AS brand, p_retailprice AS price FROM local.tpch.part",
            "primary_key": _column("p_partkey", "INT64"),
            "properties": [_column("name"), _column("brand"), _column("price", "DOUBLE")],
        },
        {
            "label": "Nation",
            "sql": """SELECT n_name, r_name AS region FROM local.tpch.nation
                JOIN local.tpch.region ON n_regionkey = r_regionkey""",
            "primary_key": _column("n_name"),
            "properties": [_column("region")],
        },
    ],
    "edge_definitions": [
        {
            "type": "BOUGHT",
            "from_node": "Customer",
            "to_node": "Part",
            "sql": """SELECT c_name, l_partkey, sum(l_quantity) AS quantity,
                    sum(l_extendedprice * (1 - l_discount)) AS revenue
                FROM local.tpch.lineitem
                JOIN local.tpch.orders ON l_orderkey = o_orderkey
                JOIN local.tpch.customer ON o_custkey = c_custkey
                GROUP BY c_name, l_partkey""",
            "from_key": "c_name",
            "to_key": "l_partkey",
            "properties": [_column("quantity", "DOUBLE"), _column("revenue", "DOUBLE")],
        },
        {
            "type": "SUPPLIES",
            "from_node": "Supplier",
            "to_node": "Part",
            "sql": """SELECT s_name, l_partkey, sum(l_quantity) AS quantity FROM local.tpch.lineitem
                JOIN local.tpch.supplier ON l_suppkey = s_suppkey GROUP BY s_name, l_partkey""",
            "from_key": "s_name",
            "to_key": "l_partkey",
            "properties": [_column("quantity", "DOUBLE")],
        },
        {
            "type": "LIVES_IN",
            "from_node": "Customer",
            "to_node": "Nation",
            "sql": """SELECT c_name, n_name FROM local.tpch.customer
                JOIN local.tpch.nation ON c_nationkey = n_nationkey""",
            "from_key": "c_name",
            "to_key": "n_name",
        },
    ],
}


class Demo:
    """A mapping and an instance of it; ``close``, or the end of the notebook, removes both.

    Attributes:
        mapping: The mapping.
        instance: The instance, which ends by itself after two hours.
        conn: A connection to the instance.
    """

    def __init__(
        self,
        client: GraphOLAPClient,
        definition: dict[str, Any],
        on_progress: Optional[Callable[[str, int, int], None]] = None,
    ) -> None:
        self._client: Optional[GraphOLAPClient] = client
        self.mapping = client.mappings.create(**definition)
        atexit.register(self._at_exit)
        self.instance = client.instances.create_from_mapping_and_wait(
            self.mapping.id, self.mapping.name, ttl="PT2H", on_progress=on_progress
        )
        self.conn = client.instances.connect(self.instance.id)

    def close(self) -> None:
        """Removes instance, snapshot and mapping; doing it again is harmless."""
        client, self._client = self._client, None
        if client is None:
            return
        atexit.unregister(self._at_exit)
        self.conn.close()
        client.instances.terminate(self.instance.id)
        if self.instance.snapshot_id is not None:
            client.snapshots.delete(self.instance.snapshot_id)
        client.mappings.delete(self.mapping.id)

    def _at_exit(self) -> None:
        with suppress(GraphOLAPError, AttributeError):  # it may not have got far, or the platform may be gone
            self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()


def flights(client: GraphOLAPClient, on_progress: Optional[Callable[[str, int, int], None]] = None) -> Demo:
    """US airports and the flights between them, ready to ask."""
    return Demo(client, FLIGHTS, on_progress)


def trade(client: GraphOLAPClient, on_progress: Optional[Callable[[str, int, int], None]] = None) -> Demo:
    """Customers, suppliers, parts and nations, ready to ask."""
    return Demo(client, TRADE, on_progress)
