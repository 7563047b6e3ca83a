"""Snapshots: the data of a mapping, frozen."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, Callable, Optional, Union

from graph_olap._text import UNSET, Duration, Unset, duration, given
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.aio.waiting import AsyncWaiter
from graph_olap.exceptions import GraphOLAPError, SnapshotFailedError
from graph_olap.models import Access, Quality, Snapshot, SnapshotProgress
from graph_olap.pagination import PaginatedList

__all__ = ["AsyncSnapshotResource"]

OnProgress = Callable[[str, int, int], Any]


class AsyncSnapshotResource(AsyncResource):
    """Manage data snapshots."""

    async def list(
        self,
        mapping_id: Optional[int] = None,
        mapping_version: Optional[int] = None,
        owner: Optional[str] = None,
        status: Optional[str] = None,
        search: Optional[str] = None,
        created_after: Optional[str] = None,
        created_before: Optional[str] = None,
        sort_by: str = "created_at",
        sort_order: str = "desc",
        offset: int = 0,
        limit: int = 50,
    ) -> PaginatedList[Snapshot]:
        """Lists snapshots, a page at a time; filters are combined."""
        params = given(
            mapping_id=mapping_id,
            mapping_version=mapping_version,
            owner=owner,
            status=status,
            search=search,
            created_after=created_after,
            created_before=created_before,
        )
        params.update(sort_by=sort_by, sort_order=sort_order, offset=offset, limit=min(limit, 100))
        return PaginatedList.of(await self._http.get("/api/snapshots", params), Snapshot.from_api_response)

    async def get(self, snapshot_id: int) -> Snapshot:
        """The snapshot.

        Raises:
            NotFoundError: If there is none that the caller may see.
        """
        return await self._one("GET", f"/{snapshot_id}")

    async def create(
        self,
        mapping_id: int,
        name: str,
        description: Optional[str] = None,
        version: Optional[int] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        *,
        visibility: Optional[str] = None,
    ) -> Snapshot:
        """Starts a snapshot: pending, then creating, then ready or failed.

        Args:
            mapping_id: What to freeze.
            name: Display name.
            description: What it is for.
            version: Version of the mapping; the current one if left out.
            ttl: How long it lives (ISO 8601).
            inactivity_timeout: How long it lives unused.
            visibility: everyone or private.
        """
        body = given(
            mapping_id=mapping_id,
            name=name,
            description=description,
            version=version,
            ttl=duration(ttl),
            inactivity_timeout=duration(inactivity_timeout),
            visibility=visibility,
        )
        answer = await self._http.create("/api/snapshots", body)
        return Snapshot.from_api_response(answer["data"])

    async def wait_until_ready(self, snapshot_id: int, timeout: float = 600, poll_interval: float = 5) -> Snapshot:
        """Waits until a snapshot is ready.

        Args:
            snapshot_id: The snapshot.
            timeout: Seconds to wait at most.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.

        Raises:
            TimeoutError: If it is not ready in time.
            SnapshotFailedError: If it failed or was cancelled.
        """
        waiter = AsyncWaiter(self._http, "snapshot", snapshot_id, timeout=timeout, poll_interval=poll_interval)
        return await waiter.until(self._ready(snapshot_id), "become ready")

    async def create_and_wait(
        self,
        mapping_id: int,
        name: str,
        *,
        description: Optional[str] = None,
        version: Optional[int] = None,
        ttl: Optional[Duration] = None,
        inactivity_timeout: Optional[Duration] = None,
        timeout: float = 600,
        poll_interval: float = 5,
        on_progress: Optional[OnProgress] = None,
    ) -> Snapshot:
        """Creates a snapshot and waits until it is ready; interrupting cancels it on the platform.

        Args:
            mapping_id: What to freeze.
            name: Display name.
            description: What it is for.
            version: Version of the mapping; the current one if left out.
            ttl: How long it lives (ISO 8601).
            inactivity_timeout: How long it lives unused.
            timeout: Seconds to wait at most.
            poll_interval: Seconds between two looks, where the platform tells nothing by itself.
            on_progress: Called with phase, completed steps and all steps.

        Raises:
            TimeoutError: If it is not ready in time.
            SnapshotFailedError: If it failed or was cancelled.
        """
        snapshot = await self.create(mapping_id, name, description, version, ttl, inactivity_timeout)
        waiter = AsyncWaiter(self._http, "snapshot", snapshot.id, timeout=timeout, poll_interval=poll_interval)
        try:
            return await waiter.until(self._ready(snapshot.id, on_progress), "become ready")
        except GraphOLAPError:
            raise
        except BaseException:
            await self._give_up(snapshot.id)
            raise

    async def update(self, snapshot_id: int, name: Optional[str] = None, description: Optional[str] = None) -> Snapshot:
        """Renames it or describes it anew."""
        return await self._one("PUT", f"/{snapshot_id}", given(name=name, description=description))

    async def delete(self, snapshot_id: int) -> None:
        """Deletes a snapshot and its files.

        Raises:
            DependencyError: If instances use it.
            PermissionDeniedError: If it belongs to somebody else.
        """
        await self._http.delete(f"/api/snapshots/{snapshot_id}")

    async def set_lifecycle(
        self,
        snapshot_id: int,
        ttl: Union[Duration, Unset, None] = UNSET,
        inactivity_timeout: Union[Duration, Unset, None] = UNSET,
    ) -> Snapshot:
        """Sets how long it lives; ``None`` clears, what is left out stays."""
        wishes = {"ttl": ttl, "inactivity_timeout": inactivity_timeout}
        body = {k: duration(v) for k, v in wishes.items() if not isinstance(v, Unset)}
        return await self._one("PUT", f"/{snapshot_id}/lifecycle", body)

    async def get_progress(self, snapshot_id: int) -> SnapshotProgress:
        """How far it is."""
        answer = await self._http.get(f"/api/snapshots/{snapshot_id}/progress")
        return SnapshotProgress.from_api_response(answer["data"])

    async def retry(self, snapshot_id: int) -> Snapshot:
        """Does again what did not succeed.

        Raises:
            InvalidStateError: If it has not failed.
        """
        return await self._one("POST", f"/{snapshot_id}/retry")

    async def cancel(self, snapshot_id: int) -> Snapshot:
        """Stops making it, in the warehouse too.

        Raises:
            InvalidStateError: Unless it is pending or creating.
        """
        return await self._one("POST", f"/{snapshot_id}/cancel")

    async def get_quality(self, snapshot_id: int) -> Quality:
        """What was wrong with its rows, and what became of them."""
        answer = await self._http.get(f"/api/snapshots/{snapshot_id}/quality")
        return Quality.from_api_response(answer["data"])

    async def get_access(self, snapshot_id: int) -> Access:
        """Who may see it."""
        answer = await self._http.get(f"/api/snapshots/{snapshot_id}/access")
        return Access.from_api_response(answer["data"])

    async def set_access(
        self,
        snapshot_id: int,
        visibility: Optional[str] = None,
        grants: Optional[dict[str, str]] = None,
    ) -> Access:
        """Sets who may see it: everyone or private, and levels (read, run) by user name."""
        body = given(visibility=visibility)
        if grants is not None:
            body["grants"] = [{"username": u, "level": level} for u, level in grants.items()]
        answer = await self._http.put(f"/api/snapshots/{snapshot_id}/access", body)
        return Access.from_api_response(answer["data"])

    async def _one(self, method: str, path: str, body: Optional[dict[str, Any]] = None) -> Snapshot:
        answer = await self._http.request(method, f"/api/snapshots{path}", json=body)
        return Snapshot.from_api_response(answer["data"])

    def _ready(
        self, snapshot_id: int, on_progress: Optional[OnProgress] = None
    ) -> Callable[[], Awaitable[Optional[Snapshot]]]:
        async def look() -> Optional[Snapshot]:
            progress = await self.get_progress(snapshot_id)
            if on_progress:
                on_progress(progress.phase, progress.completed_steps, progress.total_steps)
            if progress.status == "ready":
                return await self.get(snapshot_id)
            if progress.status in ("failed", "cancelled"):
                reason = progress.error_message or "no reason was given"
                raise SnapshotFailedError(
                    f"Snapshot {snapshot_id} {progress.status}: {reason}. "
                    f"client.snapshots.retry({snapshot_id}) does again what did not succeed.",
                    {"snapshot_id": snapshot_id, "status": progress.status},
                )
            return None

        return look

    async def _give_up(self, snapshot_id: int) -> None:
        with suppress(GraphOLAPError):  # it may have ended by itself
            await self.cancel(snapshot_id)
