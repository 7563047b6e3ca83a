"""What operators and administrators do, and the client of asyncio."""

from __future__ import annotations

from typing import Any

import pytest

from graph_olap import GraphOLAPClient
from graph_olap.aio import AsyncGraphOLAPClient
from graph_olap.exceptions import (
    AuthenticationError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    ValidationError,
)
from graph_olap.models import Instance, ResourceLifecycleConfig
from graph_olap.testing import TestFixtures, connect, random_name


def test_operators_see_and_set_everything(ops: GraphOLAPClient, instance: Instance) -> None:
    lifetimes = ops.ops.get_lifecycle_config()
    assert isinstance(lifetimes.instance, ResourceLifecycleConfig)
    assert lifetimes.instance.default_ttl == "PT24H"
    assert ops.ops.update_lifecycle_config(instance=lifetimes.instance, mapping={"default_ttl": None}) is True
    limits = ops.ops.get_concurrency_config()
    assert ops.ops.update_concurrency_config(per_analyst=limits.per_analyst).per_analyst == limits.per_analyst
    assert ops.ops.set_maintenance_mode(False, "soon").message == "soon"
    assert not ops.ops.get_maintenance_mode().enabled
    seconds = ops.ops.get_export_config().max_duration_seconds
    assert ops.ops.update_export_config(seconds).max_duration_seconds == seconds
    assert ops.ops.get_cluster_health().components["database"].status
    cluster = ops.ops.get_cluster_instances()
    assert cluster.limits.cluster_used + cluster.limits.cluster_available == cluster.limits.cluster_total
    assert cluster.by_status["running"] >= 1
    state = ops.ops.get_state()
    assert state["instances"]["by_status"]["running"] >= 1
    assert isinstance(ops.ops.get_export_jobs(status="completed", limit=5), list)
    assert {"lifecycle", "reconciliation"} <= {job["name"] for job in ops.ops.get_job_status()["jobs"]}
    assert "instances_by_status_total" in ops.ops.get_metrics()


def test_a_job_can_be_triggered_once_a_minute(ops: GraphOLAPClient) -> None:
    assert ops.ops.trigger_job("reconciliation", "test")["status"] == "queued"
    with pytest.raises(RateLimitError) as caught:
        ops.ops.trigger_job("reconciliation", "test")
    assert caught.value.retry_after
    with pytest.raises(ValidationError):
        ops.ops.trigger_job("no such job", "test")


def test_admins_delete_in_bulk_after_counting(admin: GraphOLAPClient, fixtures: TestFixtures) -> None:
    prefix = random_name("bulk")
    made = {fixtures.create_mapping(name=f"{prefix}-{i}").id for i in range(2)}
    arguments: dict[str, Any] = {"resource_type": "mapping", "filters": {"name_prefix": prefix}, "reason": "test"}
    dry = admin.admin.bulk_delete(**arguments, dry_run=True)
    assert set(dry["matched_ids"]) == made
    with pytest.raises(ValidationError, match="expected"):
        admin.admin.bulk_delete(**arguments, expected_count=1)
    assert set(admin.admin.bulk_delete(**arguments, expected_count=2)["deleted_ids"]) == made
    with pytest.raises(ValidationError, match="filter"):
        admin.admin.bulk_delete("mapping", {}, "test")


def test_users(admin: GraphOLAPClient, client: GraphOLAPClient) -> None:
    name = random_name("user")
    user = admin.users.create(name, f"{name}@example.com", "New", "analyst")
    assert (user.username, user.role) == (name, "analyst")
    assert admin.users.assign_role(name, "ops").role == "ops"
    assert admin.users.update(name, display_name="Newer").display_name == "Newer"
    assert client.users.get(name).display_name == "Newer"
    with pytest.raises(ConflictError):
        admin.users.create(name, f"{name}@example.com", "New")
    with pytest.raises(ForbiddenError):
        client.users.create(random_name("user"), "x@example.com", "X")
    assert not admin.users.deactivate(name).is_active
    assert name in [u.username for u in admin.users.list(is_active=False)]


def test_data_sources(client: GraphOLAPClient) -> None:
    source = client.data_sources.create(random_name("source"), "csv", {"schema": "flights"})
    assert source.config == {"schema": "flights"}
    assert source.id in [s.id for s in client.data_sources.list()]
    assert client.data_sources.update(source.id, name=random_name("other")).id == source.id
    client.data_sources.delete(source.id)
    with pytest.raises(NotFoundError):
        client.data_sources.get(source.id)


async def test_the_async_client_does_the_same(flights: dict[str, Any], instance: Instance) -> None:
    url = connect().config.api_url
    async with AsyncGraphOLAPClient(url, username="alice") as client:
        assert (await client.mappings.get(flights["mapping_id"])).id == flights["mapping_id"]
        assert (await client.instances.wait_until_running(instance.id)).status == "running"
        async with await client.instances.connect(instance.id) as conn:
            assert await conn.query_scalar("MATCH (a:Airport) RETURN count(a)") == 3376
            assert len(await conn.query_df("MATCH (a:Airport) RETURN a.iata")) == 3376
            rows = [batch.num_rows async for batch in conn.stream("MATCH (a:Airport) RETURN a.iata")]
            assert sum(rows) == 3376
            execution = await conn.algo.wcc("Airport", edge_type="ROUTE")
            assert execution.status == "completed"


def test_keys_ask_in_the_name_of_their_user(client: GraphOLAPClient, admin: GraphOLAPClient) -> None:
    made = client.keys.create(random_name("key"), "analyst", ["read"])
    assert made.key
    assert made.key not in repr(made) + made._repr_html_()
    assert [k.key for k in client.keys.list() if k.id == made.id] == [None]
    with connect(api_key=made.key) as program:
        assert program.mappings.list().offset == 0
    client.keys.revoke(made.id)
    with connect(api_key=made.key) as program, pytest.raises(AuthenticationError):
        program.mappings.list()
    with pytest.raises(ForbiddenError):
        client.audit.list()
    assert admin.audit.list(actor="alice", limit=5).items[0].actor == "alice"
