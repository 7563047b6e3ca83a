"""Creating instances, from snapshots and from mappings."""

from __future__ import annotations

from typing import Any, Optional

from graph_olap._text import Duration, duration, given, word
from graph_olap.aio.resources.starting import AsyncStartingInstances, OnProgress
from graph_olap.models import Estimate, Instance

__all__ = ["AsyncCreatingInstances"]

FROM_SNAPSHOT_SECONDS = 300
FROM_MAPPING_SECONDS = 900


class AsyncCreatingInstances(AsyncStartingInstances):
    """Every way to a new instance."""

    async def create(
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
        answer = await self._http.create("/api/instances", body)
        return Instance.from_api_response(answer["data"])

    async def create_and_wait(
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
        instance = await self.create(
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
        return await self._created(
            instance,
            timeout=limit if timeout is None else timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
            in_phases=mapping_id is None,
        )

    async def create_from_mapping(
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
        answer = await self._http.create("/api/instances/from-mapping", body)
        return Instance.from_api_response(answer["data"])

    async def create_from_mapping_and_wait(
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
        instance = await self.create_from_mapping(
            mapping_id,
            name,
            description=description,
            mapping_version=mapping_version,
            snapshot_name=snapshot_name,
            ttl=ttl,
            inactivity_timeout=inactivity_timeout,
        )
        return await self._created(
            instance,
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
            in_phases=False,
        )

    async def estimate(self, *, snapshot_id: Optional[int] = None, mapping_id: Optional[int] = None) -> Estimate:
        """What an instance would take."""
        body = given(name="estimate", snapshot_id=snapshot_id, mapping_id=mapping_id)
        answer = await self._http.request("POST", "/api/instances/estimate", json=body, repeatable=True)
        return Estimate.from_api_response(answer["data"])
