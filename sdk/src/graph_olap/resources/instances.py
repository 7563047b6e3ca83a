# Generated from aio/resources/instances.py by tools/unasync_sdk.py; change that file.
"""Instances: private graph databases."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any, Optional, Union

from graph_olap._text import UNSET, Duration, Unset, duration, given
from graph_olap.exceptions import GraphOLAPError, InvalidStateError
from graph_olap.instance.connection import InstanceConnection
from graph_olap.models import Access, Instance, InstanceEvent, UserStatus
from graph_olap.pagination import PaginatedList
from graph_olap.resources.creating import CreatingInstances

__all__ = ["InstanceResource"]


class InstanceResource(CreatingInstances):
    """Manage graph instances."""

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

    def update(self, instance_id: int, *, name: Optional[str] = None, description: Optional[str] = None) -> Instance:
        """Renames it or describes it anew."""
        return self._one("PUT", f"/{instance_id}", given(name=name, description=description))

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
