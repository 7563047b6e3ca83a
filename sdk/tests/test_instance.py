from __future__ import annotations

import json
from datetime import date
from typing import Any

import httpx
import pytest

from graph_olap import InstanceConnection
from graph_olap.exceptions import AlgorithmFailedError, AlgorithmTimeoutError, ServerError, TimeoutError
from graph_olap.models import LockStatus
from graph_olap.models.result import ResultTruncatedWarning

from .conftest import Script, error

ANSWER = {"columns": ["n"], "column_types": ["INT64"], "rows": [[1]], "row_count": 1, "execution_time_ms": 1}


def connection(script: Script) -> InstanceConnection:
    return InstanceConnection("http://instance/wrapper/x", "key", 5, transport=httpx.MockTransport(script))


def run(status: str, **fields: Any) -> httpx.Response:
    body = {"execution_id": "e1", "algorithm_name": "wcc", "started_at": "2024-01-01T00:00:00Z", "status": status}
    return httpx.Response(200, json={**body, **fields})


def sent(script: Script, index: int = 0) -> dict[str, Any]:
    return dict(json.loads(script.requests[index].content))


def test_a_query_is_sent_with_its_parameters_and_its_time() -> None:
    script = Script(httpx.Response(200, json=ANSWER))

    assert connection(script).query_scalar("RETURN $d", {"d": date(2024, 1, 1)}, timeout=2.5) == 1
    assert str(script.requests[0].url) == "http://instance/wrapper/x/query"
    assert sent(script) == {"query": "RETURN $d", "timeout_ms": 2500, "parameters": {"d": "2024-01-01"}}


def test_the_first_row_or_none() -> None:
    assert connection(Script(httpx.Response(200, json=ANSWER))).query_one("x") == {"n": 1}
    assert connection(Script(httpx.Response(200, json={**ANSWER, "rows": []}))).query_one("x") is None


def test_an_answer_that_was_cut_warns() -> None:
    with pytest.warns(ResultTruncatedWarning, match="query_df"):
        connection(Script(httpx.Response(200, json={**ANSWER, "truncated": True}))).query("x")


def test_half_an_answer_is_an_error(naps: list[float]) -> None:
    broken = httpx.RemoteProtocolError("peer closed connection without sending complete message body")
    with pytest.raises(ConnectionError):
        connection(Script(broken)).query_df("x")


def test_an_answer_that_does_not_come_is_a_time_out(naps: list[float]) -> None:
    with pytest.raises(TimeoutError):
        connection(Script(httpx.ReadTimeout("late"))).query("x")


def test_an_unknown_backend_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(ValueError, match="spark"):
        connection(Script(error(500, "X"))).query_df("x", backend="spark")


def test_a_lock_has_one_spelling() -> None:
    lock = {"locked": True, "holder_username": "bob", "algorithm_name": "wcc", "acquired_at": "2024-01-01T00:00:00Z"}
    found = connection(Script(httpx.Response(200, json={"lock": lock}))).get_lock()

    assert (found.holder_name, found.algorithm) == ("bob", "wcc")
    assert found.locked_at is not None
    assert LockStatus.from_dict({"locked": False}).holder_name is None


def test_an_algorithm_is_followed_until_it_ends(naps: list[float]) -> None:
    script = Script(run("running"), run("running"), run("completed", nodes_updated=3))

    found = connection(script).algo.wcc("Person", "group")
    assert found.nodes_updated == 3
    assert sent(script) == {
        "node_label": "Person",
        "result_property": "group",
        "parameters": {},
        "timeout_ms": 300_000,
    }
    assert naps == [0.1, pytest.approx(0.15)]
    assert script.requests[1].url.path.endswith("/algo/status/e1")


def test_without_a_property_nothing_is_written() -> None:
    script = Script(run("completed"))
    connection(script).algo.louvain(resolution=0.5)

    assert sent(script) == {"parameters": {"resolution": 0.5}, "timeout_ms": 300_000, "write_back": False}
    assert script.requests[0].url.path.endswith("/algo/louvain")


def test_names_come_from_the_server() -> None:
    listing = httpx.Response(200, json={"algorithms": [{"name": "wcc"}, {"name": "bridges"}], "total_count": 2})
    algo = connection(Script(listing)).algo
    algo.algorithms()

    assert "bridges" in dir(algo)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = algo.nonsense


def test_networkx_has_its_own_path(naps: list[float]) -> None:
    script = Script(run("running"), run("completed"))
    connection(script).networkx.clustering_coefficient("Person", "c")

    paths = [request.url.path for request in script.requests]
    assert paths == ["/wrapper/x/networkx/clustering", "/wrapper/x/networkx/status/e1"]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"status": "failed", "error_message": "why"}, AlgorithmFailedError),
        ({"status": "cancelled"}, AlgorithmFailedError),
        ({"status": "failed", "error_code": "ALGORITHM_TIMEOUT"}, AlgorithmTimeoutError),
    ],
)
def test_an_end_that_is_no_success_is_an_error(fields: dict[str, str], kind: type[Exception]) -> None:
    with pytest.raises(kind):
        connection(Script(run(**fields))).algo.wcc()


def test_one_that_takes_too_long_is_cancelled(naps: list[float]) -> None:
    script = Script(run("running"), httpx.Response(200, json={"status": "cancelled"}))

    with pytest.raises(AlgorithmTimeoutError, match="0 s"):
        connection(script).algo.wcc(timeout=0)
    assert script.requests[-1].method == "DELETE"
    assert script.requests[-1].url.path.endswith("/algo/executions/e1")


def test_interrupting_cancels_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    script = Script(run("running"), httpx.Response(200, json={}))
    with pytest.raises(KeyboardInterrupt):
        connection(script).algo.wcc()
    assert script.requests[-1].method == "DELETE"


def test_starting_one_is_not_repeated(naps: list[float]) -> None:
    script = Script(httpx.ReadTimeout("late"))
    with pytest.raises(TimeoutError):
        connection(script).algo.wcc()
    assert len(script.requests) == 1


def test_one_can_be_left_to_itself() -> None:
    assert connection(Script(run("running"))).algo.wcc(wait=False).status == "running"


def test_what_is_no_execution_is_an_error_of_the_server() -> None:
    with pytest.raises(ServerError):
        connection(Script(httpx.Response(200, json={}))).algo.wcc()
