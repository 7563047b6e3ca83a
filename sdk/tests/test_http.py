from __future__ import annotations

import httpx
import pytest

from graph_olap.aio import AsyncGraphOLAPClient
from graph_olap.exceptions import (
    ConnectError,
    ConnectionClosedError,
    NotFoundError,
    ServerError,
    TimeoutError,
    ValidationError,
)

from .conftest import Script, client_of, data, error

MAPPING = {"id": 7, "name": "m"}
NODES = [{"label": "A", "sql": "select 1 as a", "primary_key": {"name": "a", "type": "INT64"}}]
REFUSED = httpx.ConnectError("refused")
LATE = httpx.ReadTimeout("late")


def test_a_connection_that_cannot_be_made_is_tried_again_with_growing_pauses(naps: list[float]) -> None:
    script = Script(REFUSED, REFUSED, REFUSED, data(MAPPING))

    assert client_of(script).mappings.get(7).id == 7
    assert naps == [1, 2, 4]


def test_no_more_often_than_max_retries(naps: list[float]) -> None:
    script = Script(REFUSED)

    with pytest.raises(ConnectError, match="http://platform"):
        client_of(script, max_retries=2).mappings.get(7)
    assert len(script.requests) == 3


def test_pauses_are_never_longer_than_ten_seconds(naps: list[float]) -> None:
    with pytest.raises(ConnectError):
        client_of(Script(REFUSED), max_retries=6).mappings.get(7)
    assert naps == [1, 2, 4, 8, 10, 10]


def test_reading_is_repeated_when_the_answer_is_late(naps: list[float]) -> None:
    script = Script(LATE, data(MAPPING))

    assert client_of(script).mappings.get(7).id == 7


def test_creating_is_repeated_with_the_same_idempotency_key(naps: list[float]) -> None:
    script = Script(LATE, httpx.RemoteProtocolError("gone"), data(MAPPING))

    client_of(script).mappings.create("m", "", NODES)
    keys = {request.headers["Idempotency-Key"] for request in script.requests}
    assert len(script.requests) == 3
    assert len(keys) == 1


def test_two_creations_have_different_keys(naps: list[float]) -> None:
    script = Script(data(MAPPING))
    client = client_of(script)
    client.mappings.create("m", "", NODES)
    client.mappings.create("m", "", NODES)

    assert len({request.headers["Idempotency-Key"] for request in script.requests}) == 2


def test_a_creation_that_is_still_being_worked_on_is_asked_for_again(naps: list[float]) -> None:
    script = Script(LATE, error(409, "REQUEST_IN_FLIGHT"), data(MAPPING))

    assert client_of(script).mappings.create("m", "", NODES).id == 7


def test_what_may_not_happen_twice_is_not_repeated(naps: list[float]) -> None:
    script = Script(LATE)

    with pytest.raises(TimeoutError, match="still be under way"):
        client_of(script).ops.trigger_job("reconciliation")
    with pytest.raises(TimeoutError):
        client_of(script).instances.extend_ttl(1)
    with pytest.raises(TimeoutError):
        client_of(script).admin.bulk_delete("instance", {"name_prefix": "x"}, "test")
    assert len(script.requests) == 3


def test_a_deletion_that_got_through_although_the_answer_was_lost_is_done(naps: list[float]) -> None:
    client_of(Script(LATE, error(404, "RESOURCE_NOT_FOUND"))).mappings.delete(7)


def test_deleting_what_is_not_there_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        client_of(Script(error(404, "RESOURCE_NOT_FOUND"))).mappings.delete(7)


def test_an_error_is_never_repeated(naps: list[float]) -> None:
    script = Script(error(503, "SERVICE_UNAVAILABLE"))

    with pytest.raises(ServerError):
        client_of(script).mappings.get(7)
    assert len(script.requests) == 1


@pytest.mark.parametrize("body", [b"<html>", b"{", b"\xff\xfe", b"[1]", b"null", b"3"])
def test_an_answer_that_is_not_json_says_where_it_came_from(body: bytes) -> None:
    with pytest.raises(ServerError, match="http://platform"):
        client_of(Script(httpx.Response(200, content=body))).mappings.get(7)


@pytest.mark.parametrize("answer", [{}, {"data": {}}, {"data": {"id": "x"}}, {"data": []}, {"data": None}])
def test_an_answer_that_lacks_what_must_be_there_is_an_error_of_the_server(answer: object) -> None:
    with pytest.raises(ServerError, match="platform answered"):
        client_of(Script(httpx.Response(200, json=answer))).mappings.get(7)


def test_an_error_of_something_between_is_an_error_by_its_status() -> None:
    with pytest.raises(ServerError, match="Bad Gateway"):
        client_of(Script(httpx.Response(502, text="Bad Gateway"))).mappings.get(7)


def test_faults_are_in_the_text_that_a_notebook_shows() -> None:
    fault = {"field": "body.name", "message": "is missing", "type": "required"}
    script = Script(error(400, "VALIDATION_FAILED", "1 fault", errors=[fault]))

    with pytest.raises(ValidationError, match=r"body\.name: is missing") as caught:
        client_of(script).mappings.get(7)
    assert caught.value.errors == [fault]


def test_a_closed_client_says_so() -> None:
    client = client_of(Script(data(MAPPING)))
    client.close()
    client.close()

    with pytest.raises(ConnectionClosedError):
        client.mappings.get(7)


def test_the_internal_key_goes_before_the_bearer_and_the_user_beside_it() -> None:
    script = Script(data(MAPPING))
    client_of(script, internal_api_key="inner", username="alice", role="ops").mappings.get(7)

    headers = script.requests[0].headers
    assert headers["X-Internal-Api-Key"] == "inner"
    assert "Authorization" not in headers
    assert (headers["X-Username"], headers["X-User-Role"]) == ("alice", "ops")
    assert headers["User-Agent"].startswith("graph-olap-sdk/")


def test_a_filter_that_is_not_given_is_not_sent() -> None:
    script = Script(data([], total=0, offset=0, limit=50))
    client_of(script).mappings.list(limit=1000)

    query = dict(script.requests[0].url.params)
    assert query == {"offset": "0", "limit": "100", "sort_by": "created_at", "sort_order": "desc"}


def test_names_in_paths_are_quoted() -> None:
    script = Script(data([]))
    client_of(script).schema.list_tables("a/b", "c d")

    assert script.requests[0].url.raw_path == b"/api/schema/catalogs/a%2Fb/schemas/c%20d/tables"


async def test_the_async_client_keeps_the_same_rules(naps: list[float]) -> None:
    script = Script(REFUSED, LATE, data(MAPPING))
    transport = httpx.MockTransport(script)
    async with AsyncGraphOLAPClient("http://platform", "key", transport=transport) as client:
        assert (await client.mappings.create("m", "", NODES)).id == 7
    assert naps == [1, 2]
    assert len({request.headers["Idempotency-Key"] for request in script.requests}) == 1
