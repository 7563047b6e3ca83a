"""Starting instances, as far as waiting for them goes."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, Callable, Optional

from graph_olap.aio.http import AsyncHTTPClient
from graph_olap.aio.instance.connection import AsyncInstanceConnection
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.aio.waiting import AsyncWaiter
from graph_olap.config import Config
from graph_olap.exceptions import (
    GraphOLAPError,
    InstanceFailedError,
    InvalidStateError,
    NotFoundError,
    SnapshotFailedError,
)
from graph_olap.models import Instance, InstanceProgress

__all__ = ["AsyncStartingInstances", "OnProgress"]

OnProgress = Callable[[str, int, int], Any]

FROM_MAPPING_STEPS = {"waiting_for_snapshot": 0, "starting": 1, "running": 3}


class AsyncStartingInstances(AsyncResource):
    """Looks at instances until they run and answer, or undoes their start."""

    def __init__(self, http: AsyncHTTPClient, config: Config) -> None:
        super().__init__(http)
        self._config = config

    async def get(self, instance_id: int) -> Instance:
        """The instance.

        Raises:
            NotFoundError: If there is none that the caller may see.
        """
        return await self._one("GET", f"/{instance_id}")

    async def terminate(self, instance_id: int) -> None:
        """Ends an instance; it is gone afterwards.

        Raises:
            PermissionDeniedError: If it belongs to somebody else.
        """
        await self._http.post(f"/api/instances/{instance_id}/terminate")

    async def get_progress(self, instance_id: int) -> InstanceProgress:
        """How far its start is."""
        answer = await self._http.get(f"/api/instances/{instance_id}/progress")
        return InstanceProgress.from_api_response(answer["data"])

    async def wait_until_running(self, instance_id: int, timeout: float = 300, poll_interval: float = 5) -> Instance:
        """Waits until an instance runs and answers.

        Args:
            instance_id: The instance.
            timeout: Seconds to wait at most.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.

        Raises:
            TimeoutError: If it does not run in time.
            InstanceFailedError: If it failed.
        """
        waiter = AsyncWaiter(self._http, "instance", instance_id, timeout=timeout, poll_interval=poll_interval)
        return await waiter.until(self._running(instance_id), "start")

    async def _one(self, method: str, path: str, body: Optional[dict[str, Any]] = None) -> Instance:
        answer = await self._http.request(method, f"/api/instances{path}", json=body)
        return Instance.from_api_response(answer["data"])

    def _address(self, instance: Instance) -> str:
        """Inside the cluster the name of its service, else what the platform says."""
        if self._config.in_cluster and instance.pod_name:
            slug = instance.pod_name.removeprefix("wrapper-")
            return f"http://wrapper-{slug}.{self._config.namespace}.svc.cluster.local:8000"
        if not instance.instance_url:
            raise InvalidStateError(f"Instance {instance.id} has no address yet; it is {instance.status}.")
        return instance.instance_url

    async def _created(
        self,
        instance: Instance,
        *,
        timeout: float,
        poll_interval: float,
        on_progress: Optional[OnProgress],
        in_phases: bool,
    ) -> Instance:
        waiter = AsyncWaiter(self._http, "instance", instance.id, timeout=timeout, poll_interval=poll_interval)
        look = self._running(instance.id, on_progress, in_phases=in_phases)
        try:
            return await waiter.until(look, "start")
        except GraphOLAPError:
            raise
        except BaseException:
            await self._give_up(instance, with_snapshot=not in_phases)
            raise

    def _running(
        self,
        instance_id: int,
        on_progress: Optional[OnProgress] = None,
        *,
        in_phases: bool = True,
    ) -> Callable[[], Awaitable[Optional[Instance]]]:
        async def look() -> Optional[Instance]:
            instance = await self._existing(instance_id)
            if instance.status in ("failed", "suspended", "stopping"):
                raise self._failure(instance)
            runs = instance.status == "running" and await self._answers(instance)
            if on_progress and in_phases:
                progress = await self.get_progress(instance_id)
                on_progress(progress.phase, progress.completed_steps, progress.total_steps)
            elif on_progress and instance.status in FROM_MAPPING_STEPS:
                status = instance.status if runs or instance.status != "running" else "starting"
                on_progress(status, FROM_MAPPING_STEPS[status], 3)
            return instance if runs else None

        return look

    async def _existing(self, instance_id: int) -> Instance:
        try:
            return await self.get(instance_id)
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

    async def _answers(self, instance: Instance) -> bool:
        config = Config.at(self._config, self._address(instance), timeout=5.0)
        try:
            async with AsyncInstanceConnection(
                config.api_url, instance=instance, config=config, retries=0
            ) as connection:
                await connection.health()
        except GraphOLAPError:
            return False
        return True

    async def _give_up(self, instance: Instance, *, with_snapshot: bool) -> None:
        with suppress(GraphOLAPError):  # it may have ended by itself
            await self.terminate(instance.id)
        if with_snapshot:
            with suppress(GraphOLAPError):  # it may be ready
                await self._http.post(f"/api/snapshots/{instance.snapshot_id}/cancel")
