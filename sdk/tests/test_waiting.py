from __future__ import annotations

import asyncio
from typing import Any, Callable

import httpx
import pytest

from graph_olap.aio import AsyncGraphOLAPClient
from graph_olap.exceptions import InstanceFailedError, SnapshotFailedError, TimeoutError

from .conftest import client_of, data, error


class Platform:
    """A platform with one instance and one snapshot, which go through states, one each time they are looked at."""

    def __init__(self, *states: str, events: Callable[[], httpx.Response] | None = None) -> None:
        self.states = list(states)
        self.events = events or (lambda: error(404, "RESOURCE_NOT_FOUND"))
        self.calls: list[str] = []
        self.healthy = iter([True])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.calls.append(f"{request.method} {path}")
        if path == "/api/events":
            return self.events()
        if path.endswith("/terminate"):
            return httpx.Response(204)
        if path.endswith("/cancel"):
            return data({"id": 1, "status": "cancelled"})
        if path.endswith("/progress"):
            state = self.states.pop(0) if "snapshots" in path and len(self.states) > 1 else self.states[0]
            steps = [{"status": "completed"}, {"status": "pending"}]
            return data(
                {"id": 1, "status": state, "phase": f"phase of {state}", "steps": steps, "error_message": "why"}
            )
        if request.method == "GET" and "instances" in path and len(self.states) > 1:
            state = self.states.pop(0)
        else:
            state = self.states[0]
        body = {
            "id": 1,
            "status": state,
            "name": "x",
            "snapshot_id": 9,
            "instance_url": "http://instance",
            "error_message": "why",
        }
        return data(body)


@pytest.fixture(autouse=True)
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instances answer; that they really do is the business of the integration tests."""
    from graph_olap.aio.resources.instances import AsyncInstanceResource
    from graph_olap.resources.instances import InstanceResource

    async def answers(self: Any, instance: Any) -> bool:
        return True

    monkeypatch.setattr(InstanceResource, "_answers", lambda self, instance: True)
    monkeypatch.setattr(AsyncInstanceResource, "_answers", answers)


def test_from_a_mapping_progress_has_three_steps(naps: list[float]) -> None:
    platform = Platform("waiting_for_snapshot", "starting", "running")
    told: list[tuple[str, int, int]] = []
    found = client_of(platform).instances.create_from_mapping_and_wait(1, "x", on_progress=lambda *p: told.append(p))

    assert found.status == "running"
    assert told == [("waiting_for_snapshot", 0, 3), ("starting", 1, 3), ("running", 3, 3)]


def test_from_a_snapshot_progress_is_that_of_the_start(naps: list[float]) -> None:
    told: list[tuple[str, int, int]] = []
    client_of(Platform("running")).instances.create_and_wait(1, "x", on_progress=lambda *p: told.append(p))

    assert told == [("phase of running", 1, 2)]


def test_without_events_it_looks_at_intervals(naps: list[float]) -> None:
    platform = Platform("starting", "starting", "running")
    client_of(platform).instances.wait_until_running(1, poll_interval=7)

    assert naps == pytest.approx([7, 7], abs=0.5)
    assert platform.calls.count("GET /api/events") == 1


def test_an_event_ends_the_pause(naps: list[float]) -> None:
    sequence = iter(range(100))
    stream = lambda: httpx.Response(200, text=f"event: state\nid: {next(sequence)}\ndata: {{}}\n\n")  # noqa: E731
    platform = Platform("starting", "starting", "running", events=stream)
    client_of(platform).instances.wait_until_running(1, poll_interval=1000)

    assert naps == []


def test_an_event_that_was_seen_before_is_none(naps: list[float]) -> None:
    platform = Platform("starting", "starting", "running", events=lambda: httpx.Response(200, text="id: 5\n\n"))
    client_of(platform).instances.wait_until_running(1, poll_interval=3)

    assert naps == pytest.approx([3], abs=0.5)


def test_a_failure_says_why(naps: list[float]) -> None:
    with pytest.raises(InstanceFailedError, match="why"):
        client_of(Platform("failed")).instances.wait_until_running(1)
    with pytest.raises(SnapshotFailedError, match=r"retry\(1\)"):
        client_of(Platform("creating", "failed")).snapshots.wait_until_ready(1)
    with pytest.raises(SnapshotFailedError, match="cancelled"):
        client_of(Platform("cancelled")).snapshots.create_and_wait(1, "x")


def test_an_instance_that_is_terminated_meanwhile_ends_the_wait() -> None:
    with pytest.raises(InstanceFailedError, match="gone"):
        client_of(lambda request: error(404, "RESOURCE_NOT_FOUND")).instances.wait_until_running(1)


def test_when_the_time_is_over_nothing_is_ended(naps: list[float]) -> None:
    platform = Platform("creating")
    with pytest.raises(TimeoutError, match=r"within 0 s.*timeout="):
        client_of(platform).snapshots.create_and_wait(1, "x", timeout=0)
    assert not any(call.endswith("/cancel") for call in platform.calls)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit])
def test_an_interruption_ends_what_was_begun(
    monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    def interrupt(seconds: float) -> None:
        raise interruption

    monkeypatch.setattr("time.sleep", interrupt)
    platform = Platform("starting")
    with pytest.raises(interruption):
        client_of(platform).instances.create_and_wait(1, "x")
    assert platform.calls[-1] == "POST /api/instances/1/terminate"
    platform = Platform("waiting_for_snapshot")
    with pytest.raises(interruption):
        client_of(platform).instances.create_from_mapping_and_wait(1, "x")
    assert platform.calls[-2:] == ["POST /api/instances/1/terminate", "POST /api/snapshots/9/cancel"]
    platform = Platform("creating")
    with pytest.raises(interruption):
        client_of(platform).snapshots.create_and_wait(1, "x")
    assert platform.calls[-1] == "POST /api/snapshots/1/cancel"


def test_interrupting_a_mere_wait_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    platform = Platform("starting")
    with pytest.raises(KeyboardInterrupt):
        client_of(platform).instances.wait_until_running(1)
    assert not any("terminate" in call for call in platform.calls)


async def test_a_cancelled_task_ends_what_was_begun() -> None:
    platform = Platform("starting")
    async with AsyncGraphOLAPClient("http://platform", transport=httpx.MockTransport(platform)) as client:
        task = asyncio.create_task(client.instances.create_and_wait(1, "x"))
        while "GET /api/events" not in platform.calls:  # noqa: ASYNC110
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert platform.calls[-1] == "POST /api/instances/1/terminate"
