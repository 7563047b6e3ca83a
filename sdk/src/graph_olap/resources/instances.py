# Generated from aio/resources/instances.py by tools/unasync_sdk.py; change that file.
"""Instances: private graph databases."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from typing import Any, Callable, Optional, Union

from graph_olap._text import UNSET, Duration, Unset, duration, given, word
from graph_olap.config import Config
from graph_olap.exceptions import (
    GraphOLAPError,
    InstanceFailedError,
    InvalidStateError,
    NotFoundError,
    SnapshotFailedError,
)
from graph_olap.http import HTTPClient
from graph_olap.instance.connection import InstanceConnection
from graph_olap.models import (
    Access,
    Estimate,
    Instance,
    InstanceEvent,
    InstanceProgress,
    UserStatus,
)
from graph_olap.pagination import PaginatedList
from graph_olap.resources.base import Resource
from graph_olap.waiting import Waiter

__all__ = ["InstanceResource"]

OnProgress = Callable[[str, int, int], Any]

FROM_SNAPSHOT_SECONDS = 300
FROM_MAPPING_SECONDS = 900
FROM_MAPPING_STEPS = {"waiting_for_snapshot": 0, "starting": 1, "running": 3}


class InstanceResource(Resource):
    """Manage graph instances."""

    def __init__(self, http: HTTPClient, config: Config) -> None:
        super().__init__(http)
        self._config = config

    def list(
        self,
        snapshot_id: Optional[int] = None,
        owner: Optional[str] = None,
        status: Optional[str] = None,
        search: Optional[str] = None,
        created_after: Optional[str] = None,
        created_before: Optional[str] = None,
        sort_by: str = "created_at",
        sort_order: str = "desc",
        offset: int = 0,
        limit: int = 50,
    ) -> PaginatedList[Instance]:
        """Lists instances, a page at a time; filters are combined."""
        params = given(
            snapshot_id=snapshot_id,
            owner=owner,
            status=status,
            search=search,
            created_after=created_after,
            created_before=created_before,
        )
        params.update(sort_by=sort_by, sort_order=sort_order, offset=offset, limit=min(limit, 100))
        return PaginatedList.of(self._http.get("/api/instances", params), Instance.from_api_response)

    def get(self, instance_id: int) -> Instance:
        """The instance.

        Raises:
            NotFoundError: If there is none that the caller may see.
        """
        return self._one("GET", f"/{instance_id}")

    def create(
        self,
        snapshot_id: Optional[int] = None,
        name: Optional[str] = None,
        description: Optional[str] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        *,
        mapping_id: Optional[int] = None,
        mapping_version: Optional[int] = None,
        snapshot_name: Optional[str] = None,
        wrapper_type: Any = None,
        cpu_cores: Optional[int] = None,
        visibility: Optional[str] = None,
    ) -> Instance:
        """Creates an instance, from a snapshot or straight from a mapping.

        Args:
            snapshot_id: A snapshot that is ready; or else give ``mapping_id``.
            name: Display name.
            description: What it is for.
            ttl: How long it lives (ISO 8601, a timedelta, or hours).
            inactivity_timeout: How long it runs unused.
            mapping_id: A mapping, of which a snapshot is made first.
            mapping_version: Its version; the current one if left out.
            snapshot_name: Name of that snapshot; the instance's if left out.
            wrapper_type: The graph engine, as a string or an enum; the platform's own choice if left out.
            cpu_cores: 1 to 8.
            visibility: everyone or private.

        Returns:
            The instance: starting, or waiting_for_snapshot.

        Raises:
            ValueError: Without a name, or unless one of snapshot and mapping is given.
            InvalidStateError: If the snapshot is not ready.
            ConcurrencyLimitError: If there are too many instances.
        """
        if not name:
            raise ValueError("name is missing: how shall the instance be called?")
        if (snapshot_id is None) == (mapping_id is None):
            raise ValueError(
                f"give either snapshot_id or mapping_id, found snapshot_id={snapshot_id} and mapping_id={mapping_id}."
            )
        body = given(
            snapshot_id=snapshot_id,
            mapping_id=mapping_id,
            mapping_version=mapping_version,
            snapshot_name=snapshot_name,
            name=name,
            description=description,
            ttl=duration(ttl),
            inactivity_timeout=duration(inactivity_timeout),
            wrapper_type=word(wrapper_type),
            cpu_cores=cpu_cores,
            visibility=visibility,
        )
        answer = self._http.create("/api/instances", body)
        return Instance.from_api_response(answer["data"])

    def create_and_wait(
        self,
        snapshot_id: Optional[int] = None,
        name: Optional[str] = None,
        *,
        description: Optional[str] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        timeout: Optional[float] = None,
        poll_interval: float = 5,
        on_progress: Optional[OnProgress] = None,
        mapping_id: Optional[int] = None,
        mapping_version: Optional[int] = None,
        snapshot_name: Optional[str] = None,
        wrapper_type: Any = None,
        cpu_cores: Optional[int] = None,
    ) -> Instance:
        """Creates an instance and waits until it answers; interrupting ends all that was begun.

        Args:
            snapshot_id: A snapshot that is ready; or else give ``mapping_id``.
            name: Display name.
            description: What it is for.
            ttl: How long it lives.
            inactivity_timeout: How long it runs unused.
            timeout: Seconds to wait at most; 300 from a snapshot and 900 from a mapping if left out.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.
            on_progress: Called with phase, completed steps and all steps.
            mapping_id: A mapping, of which a snapshot is made first.
            mapping_version: Its version.
            snapshot_name: Name of that snapshot.
            wrapper_type: The graph engine.
            cpu_cores: 1 to 8.

        Raises:
            TimeoutError: If it does not run in time.
            InstanceFailedError: If it failed.
            SnapshotFailedError: If its snapshot failed.
        """
        instance = self.create(
            snapshot_id,
            name,
            description,
            ttl,
            inactivity_timeout,
            mapping_id=mapping_id,
            mapping_version=mapping_version,
            snapshot_name=snapshot_name,
            wrapper_type=wrapper_type,
            cpu_cores=cpu_cores,
        )
        limit = FROM_SNAPSHOT_SECONDS if mapping_id is None else FROM_MAPPING_SECONDS
        return self._created(
            instance,
            timeout=limit if timeout is None else timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
            in_phases=mapping_id is None,
        )

    def create_from_mapping(
        self,
        mapping_id: int,
        name: str,
        *,
        description: Optional[str] = None,
        mapping_version: Optional[int] = None,
        snapshot_name: Optional[str] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
    ) -> Instance:
        """Creates an instance straight from a mapping; its status is waiting_for_snapshot.

        Args:
            mapping_id: The mapping, of which a snapshot is made first.
            name: Display name.
            description: What it is for.
            mapping_version: Version of the mapping; the current one if left out.
            snapshot_name: Name of the snapshot; the instance's if left out.
            ttl: How long it lives.
            inactivity_timeout: How long it runs unused.

        Raises:
            NotFoundError: If there is no such mapping.
            ValidationError: If it has no such version.
            ConcurrencyLimitError: If there are too many instances.
        """
        body = given(
            mapping_id=mapping_id,
            name=name,
            description=description,
            mapping_version=mapping_version,
            snapshot_name=snapshot_name,
            ttl=duration(ttl),
            inactivity_timeout=duration(inactivity_timeout),
        )
        answer = self._http.create("/api/instances/from-mapping", body)
        return Instance.from_api_response(answer["data"])

    def create_from_mapping_and_wait(
        self,
        mapping_id: int,
        name: str,
        *,
        description: Optional[str] = None,
        mapping_version: Optional[int] = None,
        snapshot_name: Optional[str] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        timeout: float = 900,
        poll_interval: float = 5,
        on_progress: Optional[OnProgress] = None,
    ) -> Instance:
        """Creates an instance straight from a mapping and waits until it answers.

        Interrupting ends all that was begun. ``on_progress`` gets (waiting_for_snapshot, 0, 3), (starting, 1, 3) and
        (running, 3, 3);
        the other arguments are those of :meth:`create_from_mapping`.

        Args:
            mapping_id: The mapping.
            name: Display name.
            description: What it is for.
            mapping_version: Version of the mapping.
            snapshot_name: Name of the snapshot.
            ttl: How long it lives.
            inactivity_timeout: How long it runs unused.
            timeout: Seconds to wait at most, for snapshot and start together.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.
            on_progress: Called with phase, completed steps and all steps.

        Raises:
            TimeoutError: If it does not run in time.
            InstanceFailedError: If it failed.
            SnapshotFailedError: If its snapshot failed.
        """
        instance = self.create_from_mapping(
            mapping_id,
            name,
            description=description,
            mapping_version=mapping_version,
            snapshot_name=snapshot_name,
            ttl=ttl,
            inactivity_timeout=inactivity_timeout,
        )
        return self._created(
            instance,
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
            in_phases=False,
        )

    def wait_until_running(self, instance_id: int, timeout: float = 300, poll_interval: float = 5) -> Instance:
        """Waits until an instance runs and answers.

        Args:
            instance_id: The instance.
            timeout: Seconds to wait at most.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.

        Raises:
            TimeoutError: If it does not run in time.
            InstanceFailedError: If it failed.
        """
        waiter = Waiter(self._http, "instance", instance_id, timeout=timeout, poll_interval=poll_interval)
        return waiter.until(self._running(instance_id), "start")

    def terminate(self, instance_id: int) -> None:
        """Ends an instance; it is gone afterwards.

        Raises:
            PermissionDeniedError: If it belongs to somebody else.
        """
        self._http.post(f"/api/instances/{instance_id}/terminate")

    def update(self, instance_id: int, *, name: Optional[str] = None, description: Optional[str] = None) -> Instance:
        """Renames it or describes it anew."""
        return self._one("PUT", f"/{instance_id}", given(name=name, description=description))

    def get_progress(self, instance_id: int) -> InstanceProgress:
        """How far its start is."""
        answer = self._http.get(f"/api/instances/{instance_id}/progress")
        return InstanceProgress.from_api_response(answer["data"])

    def extend_ttl(self, instance_id: int, hours: int = 24) -> Instance:
        """Lets it live longer: exactly this many hours more than now.

        Raises:
            ValidationError: If that is longer than allowed.
        """
        body = {"extend_by": duration(timedelta(hours=hours))}
        answer = self._http.request("PUT", f"/api/instances/{instance_id}/lifecycle", json=body, repeatable=False)
        return Instance.from_api_response(answer["data"])

    def set_lifecycle(
        self,
        instance_id: int,
        ttl: Union[Duration, Unset, None] = UNSET,
        inactivity_timeout: Union[Duration, Unset, None] = UNSET,
    ) -> Instance:
        """Sets how long it lives; ``None`` clears, what is left out stays."""
        wishes = {"ttl": ttl, "inactivity_timeout": inactivity_timeout}
        body = {k: duration(v) for k, v in wishes.items() if not isinstance(v, Unset)}
        return self._one("PUT", f"/{instance_id}/lifecycle", body)

    def update_cpu(self, instance_id: int, cpu_cores: int) -> Instance:
        """Gives it more or fewer cores (1 to 8) while it runs.

        Raises:
            InvalidStateError: If it does not run.
        """
        return self._one("PUT", f"/{instance_id}/cpu", {"cpu_cores": cpu_cores})

    def update_memory(self, instance_id: int, memory_gb: int) -> Instance:
        """Gives it more memory (2 to 32 GiB) while it runs.

        Raises:
            InvalidStateError: If it does not run, or has more already.
        """
        return self._one("PUT", f"/{instance_id}/memory", {"memory_gb": memory_gb})

    def suspend(self, instance_id: int) -> Instance:
        """Stops its process and keeps the instance.

        Raises:
            InvalidStateError: If it does not run.
        """
        return self._one("POST", f"/{instance_id}/suspend")

    def resume(self, instance_id: int) -> Instance:
        """Starts it again, under the same address.

        Raises:
            InvalidStateError: If it is not suspended.
        """
        return self._one("POST", f"/{instance_id}/resume")

    def list_events(self, instance_id: int, offset: int = 0, limit: int = 50) -> PaginatedList[InstanceEvent]:
        """What happened to it."""
        answer = self._http.get(f"/api/instances/{instance_id}/events", {"offset": offset, "limit": min(limit, 100)})
        return PaginatedList.of(answer, InstanceEvent.from_api_response)

    def get_user_status(self) -> UserStatus:
        """How many instances the caller has and may have."""
        answer = self._http.get("/api/instances/user/status")
        return UserStatus.from_api_response(answer["data"])

    def estimate(self, *, snapshot_id: Optional[int] = None, mapping_id: Optional[int] = None) -> Estimate:
        """What an instance would take."""
        body = given(name="estimate", snapshot_id=snapshot_id, mapping_id=mapping_id)
        answer = self._http.request("POST", "/api/instances/estimate", json=body, repeatable=True)
        return Estimate.from_api_response(answer["data"])

    def get_access(self, instance_id: int) -> Access:
        """Who may see and use it."""
        answer = self._http.get(f"/api/instances/{instance_id}/access")
        return Access.from_api_response(answer["data"])

    def set_access(
        self,
        instance_id: int,
        visibility: Optional[str] = None,
        grants: Optional[dict[str, str]] = None,
    ) -> Access:
        """Sets who may use it: everyone or private, and levels (read, run) by user name."""
        body = given(visibility=visibility)
        if grants is not None:
            body["grants"] = [{"username": u, "level": level} for u, level in grants.items()]
        answer = self._http.put(f"/api/instances/{instance_id}/access", body)
        return Access.from_api_response(answer["data"])

    def connect(self, instance_id: int) -> InstanceConnection:
        """Connects to a running instance, for queries and algorithms.

        Raises:
            InvalidStateError: If it does not run.
            ServerError: If it does not answer.
        """
        instance = self.get(instance_id)
        if instance.status != "running":
            raise InvalidStateError(
                f"Instance {instance_id} is {instance.status}, not running; "
                f"client.instances.wait_until_running({instance_id}) waits for it.",
                {"instance_id": instance_id, "current_state": instance.status},
            )
        connection = InstanceConnection(self._address(instance), instance=instance, config=self._config)
        if os.environ.get("GRAPH_OLAP_SKIP_HEALTH_CHECK", "").lower() != "true":
            try:
                connection.health()
            except BaseException:
                connection.close()
                raise
        return connection

    def get_health(self, instance_id: int) -> dict[str, Any]:
        """What the instance itself says."""
        instance = self.get(instance_id)
        with InstanceConnection(self._address(instance), instance=instance, config=self._config) as connection:
            return connection.health()

    def check_health(self, instance_id: int) -> bool:
        """Whether the instance answers that it is healthy."""
        try:
            return (self.get_health(instance_id)).get("status") == "healthy"
        except GraphOLAPError:
            return False

    def _one(self, method: str, path: str, body: Optional[dict[str, Any]] = None) -> Instance:
        answer = self._http.request(method, f"/api/instances{path}", json=body)
        return Instance.from_api_response(answer["data"])

    def _address(self, instance: Instance) -> str:
        """Inside the cluster the name of its service, else what the platform says."""
        if self._config.in_cluster and instance.pod_name:
            slug = instance.pod_name.removeprefix("wrapper-")
            return f"http://wrapper-{slug}.{self._config.namespace}.svc.cluster.local:8000"
        if not instance.instance_url:
            raise InvalidStateError(f"Instance {instance.id} has no address yet; it is {instance.status}.")
        return instance.instance_url

    def _created(
        self,
        instance: Instance,
        *,
        timeout: float,
        poll_interval: float,
        on_progress: Optional[OnProgress],
        in_phases: bool,
    ) -> Instance:
        waiter = Waiter(self._http, "instance", instance.id, timeout=timeout, poll_interval=poll_interval)
        look = self._running(instance.id, on_progress, in_phases=in_phases)
        try:
            return waiter.until(look, "start")
        except GraphOLAPError:
            raise
        except BaseException:
            self._give_up(instance, with_snapshot=not in_phases)
            raise

    def _running(
        self,
        instance_id: int,
        on_progress: Optional[OnProgress] = None,
        *,
        in_phases: bool = True,
    ) -> Callable[[], Optional[Instance]]:
        def look() -> Optional[Instance]:
            instance = self._existing(instance_id)
            if instance.status in ("failed", "suspended", "stopping"):
                raise self._failure(instance)
            runs = instance.status == "running" and self._answers(instance)
            if on_progress and in_phases:
                progress = self.get_progress(instance_id)
                on_progress(progress.phase, progress.completed_steps, progress.total_steps)
            elif on_progress and instance.status in FROM_MAPPING_STEPS:
                status = instance.status if runs or instance.status != "running" else "starting"
                on_progress(status, FROM_MAPPING_STEPS[status], 3)
            return instance if runs else None

        return look

    def _existing(self, instance_id: int) -> Instance:
        try:
            return self.get(instance_id)
        except NotFoundError as e:
            raise InstanceFailedError(f"Instance {instance_id} is gone: it was terminated meanwhile.", e.details) from e

    def _failure(self, instance: Instance) -> GraphOLAPError:
        reason = instance.error_message or "no reason was given"
        of_snapshot = "snapshot" in f"{instance.error_code} {reason}".lower()
        kind = SnapshotFailedError if of_snapshot else InstanceFailedError
        return kind(
            f"Instance {instance.id} is {instance.status}: {reason}",
            {"instance_id": instance.id, "snapshot_id": instance.snapshot_id},
            code=instance.error_code,
        )

    def _answers(self, instance: Instance) -> bool:
        config = Config.at(self._config, self._address(instance), timeout=5.0)
        try:
            with InstanceConnection(config.api_url, instance=instance, config=config, retries=0) as connection:
                connection.health()
        except GraphOLAPError:
            return False
        return True

    def _give_up(self, instance: Instance, *, with_snapshot: bool) -> None:
        with suppress(GraphOLAPError):  # it may have ended by itself
            self.terminate(instance.id)
        if with_snapshot:
            with suppress(GraphOLAPError):  # it may be ready
                self._http.post(f"/api/snapshots/{instance.snapshot_id}/cancel")
