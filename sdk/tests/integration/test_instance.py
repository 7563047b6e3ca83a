from __future__ import annotations

import threading
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from graph_olap import GraphOLAPClient, InstanceConnection
from graph_olap.exceptions import (
    AlgorithmNotFoundError,
    NotFoundError,
    PermissionDeniedError,
    QueryError,
    QueryTimeoutError,
    ValidationError,
)
from graph_olap.models import Instance
from graph_olap.models.result import ResultTruncatedWarning
from graph_olap.testing import connect

AIRPORTS = 3376
ROUTES = 5366


def test_what_the_connection_knows(conn: InstanceConnection, instance: Instance) -> None:
    assert (conn.id, conn.name, conn.snapshot_id) == (instance.id, instance.name, instance.snapshot_id)
    assert (conn.current_status, conn.instance_url) == ("running", instance.instance_url)
    assert conn.health()["status"] == "healthy"
    assert conn.status()["node_count"] == AIRPORTS


def test_queries(conn: InstanceConnection) -> None:
    assert conn.query_scalar("MATCH (a:Airport) RETURN count(a)") == AIRPORTS
    found = conn.query("MATCH (a:Airport {iata: $code}) RETURN a.name, a.city AS city", {"code": "BTV"})
    assert found.columns == ["a.name", "city"]
    assert found[0]["city"] == "Burlington"
    assert conn.query_one("MATCH (a:Airport {iata: $code}) RETURN a.city", {"code": "none"}) is None
    with pytest.raises(ValidationError, match="2 rows"):
        conn.query_scalar("MATCH (a:Airport) RETURN a.iata LIMIT 2")


def test_values_become_those_of_python(conn: InstanceConnection) -> None:
    row = conn.query_one(
        "RETURN date('2024-02-29') AS d, timestamp('2024-02-29 10:00:00') AS t, interval('1 day 2 hours') AS i,"
        " [date('2024-01-01')] AS l, 1.5 AS f, true AS b, NULL AS n"
    )
    assert row == {
        "d": date(2024, 2, 29),
        "t": datetime(2024, 2, 29, 10),
        "i": timedelta(days=1, hours=2),
        "l": [date(2024, 1, 1)],
        "f": 1.5,
        "b": True,
        "n": None,
    }


def test_parameters_of_python(conn: InstanceConnection) -> None:
    values: dict[str, Any] = {"s": "o'x", "n": 3, "f": 0.5, "b": True, "l": [1, 2], "d": date(2024, 1, 1)}
    found = conn.query_one("RETURN $s AS s, $n AS n, $f AS f, $b AS b, $l AS l, $d AS d", values)
    assert found == {**values, "d": "2024-01-01"}


def test_errors_tell_the_next_step(conn: InstanceConnection) -> None:
    with pytest.raises(QueryError, match="CREATE"):
        conn.query("CREATE (:Airport {iata: 'X'})")
    with pytest.raises(QueryError):
        conn.query("MATCH (a RETURN a")
    with pytest.raises(QueryError):
        conn.query("MATCH (a:Nowhere) RETURN a")
    with pytest.raises(QueryTimeoutError):
        conn.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)", timeout=1)


def test_data_frames(conn: InstanceConnection) -> None:
    cypher = "MATCH (a:Airport) RETURN a.iata AS iata, a.latitude AS latitude ORDER BY iata"
    polars = conn.query_df(cypher)
    pandas = conn.query_df(cypher, backend="pandas")
    rows = conn.query(cypher)
    assert polars.rows() == [tuple(row) for row in rows.rows]
    assert list(map(tuple, pandas.values.tolist())) == polars.rows()
    assert str(polars.schema["latitude"]) == "Float64"
    assert conn.query_df("MATCH (a:Airport {iata: 'none'}) RETURN a.iata").height == 0


def test_results_that_do_not_fit_into_json_come_as_a_stream(conn: InstanceConnection) -> None:
    pairs = "MATCH (a:Airport), (b:Airport) WHERE a.state = 'AK' RETURN a.iata AS a, b.iata AS b"
    expected = AIRPORTS * conn.query_scalar("MATCH (a:Airport) WHERE a.state = 'AK' RETURN count(a)")
    assert expected > 800_000
    with pytest.warns(ResultTruncatedWarning):
        cut = conn.query(pairs)
    assert cut.truncated
    assert len(cut) < expected
    assert conn.query_df(pairs).height == expected
    assert sum(batch.num_rows for batch in conn.stream(pairs)) == expected


def test_a_stream_of_a_wrong_query_is_the_same_error(conn: InstanceConnection) -> None:
    with pytest.raises(QueryError):
        conn.query_df("MATCH (a:Nowhere) RETURN a")
    with pytest.raises(QueryError):
        list(conn.stream("CREATE (:Airport)"))


def test_graphs(conn: InstanceConnection) -> None:
    cypher = "MATCH p = (a:Airport {iata: 'BTV'})-[r:ROUTE]->(b:Airport) RETURN "
    flat = conn.query(cypher + "a, r, b").to_networkx()
    assert flat.number_of_edges() > 5
    assert {d["type"] for _, _, d in flat.edges(data=True)} == {"ROUTE"}
    assert {d["label"] for _, d in flat.nodes(data=True)} == {"Airport"}
    path = conn.query(cypher + "p").to_networkx()
    assert dict(path.nodes) == dict(flat.nodes)
    assert dict(path.edges) == dict(flat.edges)


def test_files(conn: InstanceConnection, tmp_path: Path) -> None:
    import polars

    found = conn.query("MATCH (a:Airport) RETURN a.iata AS iata, a.latitude AS latitude ORDER BY iata LIMIT 100")
    found.to_csv(tmp_path / "x.csv")
    found.to_parquet(tmp_path / "x.parquet")
    assert (
        polars.read_csv(tmp_path / "x.csv", schema_overrides={"iata": polars.String}).rows()
        == polars.read_parquet(tmp_path / "x.parquet").rows()
    )


def test_the_schema(conn: InstanceConnection) -> None:
    schema = conn.get_schema()
    assert (schema.total_nodes, schema.total_edges) == (AIRPORTS, ROUTES)
    assert "city" in schema.node_labels["Airport"]
    assert schema.relationship_types["ROUTE"] == ["flights"]


def test_an_algorithm_writes_its_values(conn: InstanceConnection) -> None:
    execution = conn.algo.pagerank("Airport", "sdk_rank", "ROUTE", tolerance=1e-9)
    assert (execution.status, execution.nodes_updated) == ("completed", AIRPORTS)
    top = conn.query("MATCH (a:Airport) RETURN a.iata ORDER BY a.sdk_rank DESC LIMIT 3")
    assert [row[0] for row in top.rows] == ["ATL", "DFW", "ORD"]
    assert execution.execution_id in [e.execution_id for e in conn.algo.executions()]
    assert conn.algo.status(execution.execution_id).ended


def test_an_algorithm_without_a_property_gives_its_values(conn: InstanceConnection) -> None:
    execution = conn.algo.connected_components("Airport", edge_type="ROUTE")
    assert execution.result is not None
    assert len({v["value"] for v in execution.result["values"]}) == 3072 or execution.result["truncated"]


def test_every_algorithm_of_the_server_has_a_method(conn: InstanceConnection) -> None:
    names = [info.name for info in conn.algo.algorithms()]
    assert len(names) > 20
    assert set(names) <= set(dir(conn.algo))
    assert conn.algo.algorithm_info("louvain").parameters
    assert conn.algo.estimate("louvain", "Airport", "ROUTE").fits
    with pytest.raises(AlgorithmNotFoundError):
        conn.algo.run("no_such_algorithm")
    with pytest.raises(AttributeError):
        conn.algo.no_such_algorithm()
    assert conn.algo.louvain("Airport", "sdk_group", "ROUTE", resolution=0.8).status == "completed"
    with pytest.raises(ValidationError):
        conn.algo.louvain("Airport", "sdk_group", "ROUTE", resolution="much")


def test_a_shortest_path(conn: InstanceConnection) -> None:
    found = conn.algo.shortest_path("BTV", "SFO", ["ROUTE"])
    assert found.result is not None
    assert found.result["found"]
    assert (found.result["path"][0], found.result["path"][-1]) == ("BTV", "SFO")
    assert found.result["length"] == len(found.result["path"]) - 1


def test_nobody_holds_the_lock(conn: InstanceConnection) -> None:
    lock = conn.get_lock()
    assert not lock.locked
    assert lock.holder_name is None


def test_running_queries_can_be_seen_and_stopped(conn: InstanceConnection) -> None:
    mark = uuid4().hex
    cypher = f"UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS `{mark}`"
    failure: list[BaseException] = []

    def ask() -> None:
        try:
            conn.query(cypher, timeout=120)
        except Exception as e:
            failure.append(e)

    thread = threading.Thread(target=ask)
    thread.start()
    deadline = time.monotonic() + 30
    running: list[dict[str, Any]] = []
    while not running and time.monotonic() < deadline:
        running = [q for q in conn.list_queries() if mark in q["text"] and q["status"] == "running"]
    conn.cancel_query(running[0]["query_id"])
    thread.join(30)
    assert not thread.is_alive()
    assert "stopped" in str(failure[0]) or "cancel" in str(failure[0])


def test_others_may_ask_but_not_compute(instance: Instance) -> None:
    with connect(username="bob") as bob, bob.instances.connect(instance.id) as conn:
        assert conn.query_scalar("MATCH (a:Airport) RETURN count(a)") == AIRPORTS
        with pytest.raises(PermissionDeniedError):
            conn.algo.wcc("Airport", "bobs", "ROUTE")


def test_an_address_without_an_instance_is_told_as_such(client: GraphOLAPClient, instance: Instance) -> None:
    assert instance.instance_url is not None
    base = instance.instance_url.rsplit("/", 1)[0]
    config = client.config.at(f"{base}/{uuid4()}")
    with InstanceConnection(config.api_url, config=config, retries=0) as conn, pytest.raises(NotFoundError):
        conn.health()
