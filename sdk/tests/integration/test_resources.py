from __future__ import annotations

from datetime import timedelta
from enum import Enum

import pytest

from graph_olap import GraphOLAPClient
from graph_olap.exceptions import (
    AuthenticationError,
    ConflictError,
    DependencyError,
    ForbiddenError,
    InvalidStateError,
    NotFoundError,
    PermissionDeniedError,
    SnapshotFailedError,
    ValidationError,
)
from graph_olap.testing import PEOPLE, TestFixtures, connect, random_name
from graph_olap.utils.diff import diff_to_dict, render_diff_details, render_diff_summary

from .conftest import AIRPORT


class Engine(Enum):
    RYUGRAPH = "ryugraph"


def test_health(client: GraphOLAPClient) -> None:
    assert client.health.check().status == "healthy"
    ready = client.health.ready()
    assert (ready.status, ready.database) == ("ready", "connected")


def test_who_is_nobody_is_told_so() -> None:
    with connect() as nobody, pytest.raises(AuthenticationError):
        nobody.mappings.list()


def test_a_mapping_through_its_whole_life(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping(description="first", ttl=timedelta(days=2))
    assert (mapping.owner_username, mapping.current_version, mapping.description) == ("alice", 1, "first")
    assert mapping.node_definitions[0].properties[0].type == "INT64"
    assert client.mappings.get(mapping.id) == mapping

    person = {**PEOPLE["node_definitions"][0], "properties": []}
    changed = client.mappings.update(mapping.id, "no age", node_definitions=[person])
    assert (changed.current_version, changed.change_description) == (2, "no age")
    assert [v.version for v in client.mappings.list_versions(mapping.id)] == [2, 1]
    assert client.mappings.get_version(mapping.id, 1).node_definitions == mapping.node_definitions
    diff = client.mappings.diff_versions(mapping.id, 1, 2)
    assert render_diff_summary(diff) == "Version 1 to 2: 1 nodes modified"
    assert "~ node Person (properties, sql)" in render_diff_details(diff) or "(properties)" in render_diff_details(diff)
    assert diff_to_dict(diff)["nodes"]["modified"] == ["Person"]

    copy = client.mappings.copy(mapping.id, random_name("copy"))
    assert copy.current_version == 1
    client.mappings.delete(copy.id)
    with pytest.raises(NotFoundError) as caught:
        client.mappings.get(copy.id)
    assert caught.value.code == "RESOURCE_NOT_FOUND"
    assert caught.value.request_id


def test_lifecycles_are_set_cleared_and_left(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping()
    changed = client.mappings.set_lifecycle(mapping.id, ttl="P7D", inactivity_timeout=48)
    assert (changed.ttl, changed.inactivity_timeout) == ("P7D", "PT48H")
    changed = client.mappings.set_lifecycle(mapping.id, ttl=None)
    assert (changed.ttl, changed.inactivity_timeout) == (None, "PT48H")


def test_a_list_has_pages_filters_and_an_order(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    prefix = random_name("listed")
    names = [f"{prefix}-{i}" for i in range(3)]
    made = [fixtures.create_mapping(name=name) for name in names]
    page = client.mappings.list(search=prefix, sort_by="name", sort_order="asc", limit=2)
    assert ([m.name for m in page], page.total, page.has_more) == (names[:2], 3, True)
    page = client.mappings.list(search=prefix, sort_by="name", sort_order="asc", offset=2)
    assert [m.id for m in page] == [made[2].id]
    assert client.mappings.list(search=prefix, owner="bob").total == 0
    after = made[0].created_at
    assert after is not None
    assert client.mappings.list(search=prefix, created_after=after.isoformat()).total == 3
    assert client.mappings.list(search=prefix, created_before="2001-01-01T00:00:00Z").total == 0


def test_wrong_definitions_are_refused_one_by_one(client: GraphOLAPClient) -> None:
    wrong = {**PEOPLE["node_definitions"][0], "sql": "SELECT nothing FROM nowhere"}
    with pytest.raises(ValidationError) as caught:
        client.mappings.create(random_name(), None, [wrong])
    assert caught.value.errors
    report = client.mappings.validate([wrong])
    assert not report.valid
    assert client.mappings.validate([AIRPORT]).valid


def test_others_may_look_but_not_touch(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping()
    with connect(username="bob") as bob:
        assert bob.mappings.get(mapping.id).name == mapping.name
        with pytest.raises(PermissionDeniedError):
            bob.mappings.delete(mapping.id)
        with pytest.raises(ForbiddenError):
            bob.ops.get_state()


def test_a_snapshot_through_its_whole_life(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    told: list[tuple[str, int, int]] = []
    snapshot = fixtures.create_snapshot(on_progress=lambda *p: told.append(p), description="frozen")
    assert snapshot.status == "ready"
    assert (snapshot.node_counts, snapshot.edge_counts) == ({"Person": 3}, {"KNOWS": 2})
    phase, done, steps = told[-1]
    assert (phase, done) == ("ready", steps)
    progress = client.snapshots.get_progress(snapshot.id)
    assert (progress.completed_steps, progress.progress_percent) == (progress.total_steps, 100)

    assert client.snapshots.update(snapshot.id, name="renamed").name == "renamed"
    assert client.snapshots.set_lifecycle(snapshot.id, ttl="P2D").ttl == "P2D"
    assert client.snapshots.get_quality(snapshot.id).policy == "fail"
    assert client.snapshots.wait_until_ready(snapshot.id).name == "renamed"
    mapping_id = snapshot.mapping_id
    assert mapping_id is not None
    assert [s.id for s in client.snapshots.list(mapping_id=mapping_id, mapping_version=1)] == [snapshot.id]
    assert [s.id for s in client.mappings.list_snapshots(mapping_id)] == [snapshot.id]
    tree = client.mappings.get_tree(mapping_id)
    assert tree["versions"][0]["snapshots"][0]["id"] == snapshot.id
    with pytest.raises(InvalidStateError):
        client.snapshots.retry(snapshot.id)
    with pytest.raises(DependencyError):
        client.mappings.delete(mapping_id)
    assert client.snapshots.set_access(snapshot.id, "private", {"bob": "read"}).grants[0].username == "bob"
    assert client.snapshots.get_access(snapshot.id).visibility == "private"


def test_a_snapshot_that_fails_says_why(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    twice = "SELECT * FROM (VALUES ('anne', 1), ('anne', 2)) AS people(id, age)"
    person = {**PEOPLE["node_definitions"][0], "sql": twice}
    mapping = fixtures.create_mapping(node_definitions=[person], edge_definitions=[])
    with pytest.raises(SnapshotFailedError, match="Person"):
        client.snapshots.create_and_wait(mapping.id, random_name())
    for snapshot in client.mappings.list_snapshots(mapping.id):
        client.snapshots.delete(snapshot.id)


def test_an_instance_through_its_whole_life(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    told: list[tuple[str, int, int]] = []
    snapshot = fixtures.create_snapshot()
    instance = client.instances.create_and_wait(
        snapshot.id, random_name(), ttl="PT2H", wrapper_type=Engine.RYUGRAPH, on_progress=lambda *p: told.append(p)
    )
    assert (instance.status, instance.wrapper_type, instance.snapshot_id) == ("running", "ryugraph", snapshot.id)
    assert told[-1][0] == "ready"
    before = instance.expires_at
    extended = client.instances.extend_ttl(instance.id, hours=3)
    assert before is not None
    assert extended.expires_at == before + timedelta(hours=3)
    with pytest.raises(ValidationError):
        client.instances.extend_ttl(instance.id, hours=24 * 8)
    assert client.instances.update(instance.id, name="renamed").name == "renamed"
    assert client.instances.update_cpu(instance.id, 2).cpu_cores == 2
    assert client.instances.check_health(instance.id)
    assert client.instances.get_user_status().active_instances >= 1
    assert instance.id in [i.id for i in client.instances.list(snapshot_id=snapshot.id, status="running")]
    assert client.instances.suspend(instance.id).status == "suspended"
    with pytest.raises(InvalidStateError, match="wait_until_running"):
        client.instances.connect(instance.id)
    client.instances.resume(instance.id)
    assert client.instances.wait_until_running(instance.id).instance_url == instance.instance_url
    client.instances.terminate(instance.id)
    with pytest.raises(NotFoundError):
        client.instances.get(instance.id)


def test_from_a_mapping_in_either_spelling(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    told: list[tuple[str, int, int]] = []
    mapping = fixtures.create_mapping()
    old = client.instances.create_from_mapping_and_wait(
        mapping.id, random_name("old"), snapshot_name="mine", ttl="PT1H", on_progress=lambda *p: told.append(p)
    )
    assert old.snapshot_name == "mine"
    assert told[0] == ("waiting_for_snapshot", 0, 3)
    assert told[-1] == ("running", 3, 3)
    assert {i.id for i in client.mappings.list_instances(mapping.id)} == {old.id}
    client.instances.terminate(old.id)
    new = client.instances.create(mapping_id=mapping.id, name=random_name("new"), wrapper_type="ryugraph")
    assert new.status in ("waiting_for_snapshot", "starting")
    assert client.instances.wait_until_running(new.id).id == new.id
    client.instances.terminate(new.id)
    for snapshot in client.mappings.list_snapshots(mapping.id):
        client.snapshots.delete(snapshot.id)


def test_from_nothing_to_an_answer_in_one_call(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping()
    with client.quick_start(mapping.id) as conn:
        assert (conn.name, conn.query_scalar("MATCH (n) RETURN count(n)")) == ("Quick Instance", 3)
        assert conn.id is not None
        client.instances.terminate(conn.id)
    for snapshot in client.mappings.list_snapshots(mapping.id):
        assert snapshot.name == "Quick Snapshot"
        client.snapshots.delete(snapshot.id)


def test_favorites(client: GraphOLAPClient, fixtures: TestFixtures) -> None:
    mapping = fixtures.create_mapping()
    client.favorites.add("mapping", mapping.id)
    with pytest.raises(ConflictError):
        client.favorites.add("mapping", mapping.id)
    assert [f.resource_name for f in client.favorites.list("mapping") if f.resource_id == mapping.id] == [mapping.name]
    client.favorites.remove("mapping", mapping.id)
    with pytest.raises(NotFoundError):
        client.favorites.remove("mapping", mapping.id)


def test_the_warehouse_can_be_browsed(client: GraphOLAPClient, admin: GraphOLAPClient) -> None:
    admin.schema.admin_refresh()
    catalog = client.schema.list_catalogs()[0].catalog_name
    assert "flights" in [s.schema_name for s in client.schema.list_schemas(catalog)]
    assert {"airports", "routes"} <= {t.table_name for t in client.schema.list_tables(catalog, "flights")}
    columns = client.schema.list_columns(catalog, "flights", "airports")
    assert [c.ordinal_position for c in columns] == list(range(1, len(columns) + 1))
    assert "airports" in [t.table_name for t in client.schema.search_tables("airp")]
    assert "iata" in [c.column_name for c in client.schema.search_columns("IATA")]
    assert admin.schema.get_stats().total_tables >= 2
    with pytest.raises(NotFoundError, match="not found in cache"):
        client.schema.list_schemas("nowhere")
    with pytest.raises(ForbiddenError):
        client.schema.get_stats()
