"""Instances: private graph databases."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any, Optional, Union

from graph_olap._text import UNSET, Duration, Unset, duration, given
from graph_olap.aio.instance.connection import AsyncInstanceConnection
from graph_olap.aio.resources.creating import AsyncCreatingInstances
from graph_olap.exceptions import GraphOLAPError, InvalidStateError
from graph_olap.models import Access, Instance, InstanceEvent, UserStatus
from graph_olap.pagination import PaginatedList

__all__ = ["AsyncInstanceResource"]


class AsyncInstanceResource(AsyncCreatingInstances):
    """Manage graph instances."""

    async def list(
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
        return PaginatedList.of(await self._http.get("/api/instances", params), Instance.from_api_response)

    async def update(
        self, instance_id: int, *, name: Optional[str] = None, description: Optional[str] = None
    ) -> Instance:
        """Renames it or describes it anew."""
        return await self._one("PUT", f"/{instance_id}", given(name=name, description=description))

    async def extend_ttl(self, instance_id: int, hours: int = 24) -> Instance:
        """Lets it live longer: exactly this many hours more than now.

        Raises:
            ValidationError: If that is longer than allowed.
        """
        body = {"extend_by": duration(timedelta(hours=hours))}
        answer = await self._http.request("PUT", f"/api/instances/{instance_id}/lifecycle", json=body, repeatable=False)
        return Instance.from_api_response(answer["data"])

    async def set_lifecycle(
        self,
        instance_id: int,
        ttl: Union[Duration, Unset, None] = UNSET,
        inactivity_timeout: Union[Duration, Unset, None] = UNSET,
    ) -> Instance:
        """Sets how long it lives; ``None`` clears, what is left out stays."""
        wishes = {"ttl": ttl, "inactivity_timeout": inactivity_timeout}
        body = {k: duration(v) for k, v in wishes.items() if not isinstance(v, Unset)}
        return await self._one("PUT", f"/{instance_id}/lifecycle", body)

    async def update_cpu(self, instance_id: int, cpu_cores: int) -> Instance:
        """Gives it more or fewer cores (1 to 8) while it runs.

        Raises:
            InvalidStateError: If it does not run.
        """
        return await self._one("PUT", f"/{instance_id}/cpu", {"cpu_cores": cpu_cores})

    async def update_memory(self, instance_id: int, memory_gb: int) -> Instance:
        """Gives it more memory (2 to 32 GiB) while it runs.

        Raises:
            InvalidStateError: If it does not run, or has more already.
        """
        return await self._one("PUT", f"/{instance_id}/memory", {"memory_gb": memory_gb})

    async def suspend(self, instance_id: int) -> Instance:
        """Stops its process and keeps the instance.

        Raises:
            InvalidStateError: If it does not run.
        """
        return await self._one("POST", f"/{instance_id}/suspend")

    async def resume(self, instance_id: int) -> Instance:
        """Starts it again, under the same address.

        Raises:
            InvalidStateError: If it is not suspended.
        """
        return await self._one("POST", f"/{instance_id}/resume")

    async def list_events(self, instance_id: int, offset: int = 0, limit: int = 50) -> PaginatedList[InstanceEvent]:
        """What happened to it."""
        answer = await self._http.get(
            f"/api/instances/{instance_id}/events", {"offset": offset, "limit": min(limit, 100)}
        )
        return PaginatedList.of(answer, InstanceEvent.from_api_response)

    async def get_user_status(self) -> UserStatus:
        """How many instances the caller has and may have."""
        answer = await self._http.get("/api/instances/user/status")
        return UserStatus.from_api_response(answer["data"])

    async def get_access(self, instance_id: int) -> Access:
        """Who may see and use it."""
        answer = await self._http.get(f"/api/instances/{instance_id}/access")
        return Access.from_api_response(answer["data"])

    async def set_access(
        self,
        instance_id: int,
        visibility: Optional[str] = None,
        grants: Optional[dict[str, str]] = None,
    ) -> Access:
        """Sets who may use it: everyone or private, and levels (read, run) by user name."""
        body = given(visibility=visibility)
        if grants is not None:
            body["grants"] = [{"username": u, "level": level} for u, level in grants.items()]
        answer = await self._http.put(f"/api/instances/{instance_id}/access", body)
        return Access.from_api_response(answer["data"])

    async def connect(self, instance_id: int) -> AsyncInstanceConnection:
        """Connects to a running instance, for queries and algorithms.

        Raises:
            InvalidStateError: If it does not run.
            ServerError: If it does not answer.
        """
        instance = await self.get(instance_id)
        if instance.status != "running":
            raise InvalidStateError(
                f"Instance {instance_id} is {instance.status}, not running; "
                f"client.instances.wait_until_running({instance_id}) waits for it.",
                {"instance_id": instance_id, "current_state": instance.status},
            )
        connection = AsyncInstanceConnection(self._address(instance), instance=instance, config=self._config)
        if os.environ.get("GRAPH_OLAP_SKIP_HEALTH_CHECK", "").lower() != "true":
            try:
                await connection.health()
            except BaseException:
                await connection.close()
                raise
        return connection

    async def get_health(self, instance_id: int) -> dict[str, Any]:
        """What the instance itself says."""
        instance = await self.get(instance_id)
        async with AsyncInstanceConnection(
            self._address(instance), instance=instance, config=self._config
        ) as connection:
            return await connection.health()

    async def check_health(self, instance_id: int) -> bool:
        """Whether the instance answers that it is healthy."""
        try:
            return (await self.get_health(instance_id)).get("status") == "healthy"
        except GraphOLAPError:
            return False
