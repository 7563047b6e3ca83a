"""The way in: one client, with a resource for every noun of the platform."""

from __future__ import annotations

from typing import Any, Optional

import httpx
from typing_extensions import Self

from graph_olap import config as here
from graph_olap.aio.http import AsyncHTTPClient
from graph_olap.aio.instance.connection import AsyncInstanceConnection
from graph_olap.aio.resources import (
    AsyncAdminResource,
    AsyncAuditResource,
    AsyncDataSourceResource,
    AsyncFavoriteResource,
    AsyncHealthResource,
    AsyncInstanceResource,
    AsyncKeyResource,
    AsyncMappingResource,
    AsyncOpsResource,
    AsyncSchemaResource,
    AsyncSnapshotResource,
    AsyncUserResource,
)
from graph_olap.config import Config

__all__ = ["AsyncGraphOLAPClient"]


class AsyncGraphOLAPClient:
    """Everything the platform does, for one caller.

    Example:
        >>> client = AsyncGraphOLAPClient("https://graph.example.com", api_key="...")
        >>> page = await client.mappings.list()

    Attributes:
        mappings: What graphs are, in SQL.
        snapshots: Their data, frozen.
        instances: Private graph databases.
        favorites: Resources at hand.
        schema: The warehouse.
        data_sources: Where mappings read from.
        ops: Running the platform (role ops).
        admin: Privileged operations (role admin).
        keys: Keys for programs.
        audit: Who did what (role admin).
        health: Whether the platform is up.
        users: People and their roles.
    """

    def __init__(
        self,
        api_url: str,
        api_key: Optional[str] = None,
        internal_api_key: Optional[str] = None,
        username: Optional[str] = None,
        role: Optional[str] = None,
        *,
        timeout: float = 30.0,
        max_retries: int = 3,
        namespace: Optional[str] = None,
        in_cluster: Optional[bool] = None,
        transport: Optional[httpx.AsyncBaseTransport] = None,
    ) -> None:
        """Makes a client; nothing is sent yet.

        Args:
            api_url: Address of the control plane.
            api_key: Sent as bearer token, unless there is an internal key.
            internal_api_key: Sent as ``X-Internal-Api-Key``.
            username: Sent as ``X-Username`` beside either.
            role: Sent as ``X-User-Role``; believed only where the platform is in dev mode.
            timeout: Seconds that one request may take.
            max_retries: How often a request is sent again when that is safe.
            namespace: Kubernetes namespace of the instances; ``GRAPH_OLAP_NAMESPACE`` if left out.
            in_cluster: Whether instances are addressed by the names of their services;
                ``GRAPH_OLAP_IN_CLUSTER_MODE`` if left out.
            transport: How requests are sent; for tests.
        """
        self._config = Config(
            api_url=api_url,
            api_key=api_key,
            internal_api_key=internal_api_key,
            username=username,
            role=role,
            timeout=timeout,
            max_retries=max_retries,
            namespace=namespace or here.namespace(),
            in_cluster=here.in_cluster() if in_cluster is None else in_cluster,
        )
        self._http = AsyncHTTPClient(self._config, transport=transport)
        self.mappings = AsyncMappingResource(self._http)
        self.snapshots = AsyncSnapshotResource(self._http)
        self.instances = AsyncInstanceResource(self._http, self._config)
        self.favorites = AsyncFavoriteResource(self._http)
        self.schema = AsyncSchemaResource(self._http)
        self.data_sources = AsyncDataSourceResource(self._http)
        self.ops = AsyncOpsResource(self._http)
        self.admin = AsyncAdminResource(self._http)
        self.keys = AsyncKeyResource(self._http)
        self.audit = AsyncAuditResource(self._http)
        self.health = AsyncHealthResource(self._http)
        self.users = AsyncUserResource(self._http)

    @classmethod
    def from_env(
        cls,
        api_url: Optional[str] = None,
        api_key: Optional[str] = None,
        internal_api_key: Optional[str] = None,
        username: Optional[str] = None,
        **kwargs: Any,
    ) -> Self:
        """A client from the environment; arguments win.

        Reads ``GRAPH_OLAP_API_URL``, ``GRAPH_OLAP_API_KEY``, ``GRAPH_OLAP_INTERNAL_API_KEY``,
        ``GRAPH_OLAP_USERNAME``, ``GRAPH_OLAP_IN_CLUSTER_MODE`` and ``GRAPH_OLAP_NAMESPACE``.

        Raises:
            ValueError: If there is no address.
        """
        transport = kwargs.pop("transport", None)
        config = Config.from_env(api_url, api_key, internal_api_key, username, **kwargs)
        return cls(
            config.api_url,
            config.api_key,
            config.internal_api_key,
            config.username,
            config.role,
            timeout=config.timeout,
            max_retries=config.max_retries,
            namespace=config.namespace,
            in_cluster=config.in_cluster,
            transport=transport,
        )

    @property
    def config(self) -> Config:
        """The settings of this client."""
        return self._config

    async def quick_start(
        self,
        mapping_id: int,
        *,
        snapshot_name: Optional[str] = None,
        instance_name: Optional[str] = None,
        wait_timeout: float = 600,
        wrapper_type: Any = None,
    ) -> AsyncInstanceConnection:
        """From a mapping to a connection, in one call. Terminate the instance when done.

        Args:
            mapping_id: The mapping.
            snapshot_name: "Quick Snapshot" if left out.
            instance_name: "Quick Instance" if left out.
            wait_timeout: Seconds to wait at most, for snapshot and instance together.
            wrapper_type: The graph engine; the platform's own choice if left out.
        """
        instance = await self.instances.create_and_wait(
            name=instance_name or "Quick Instance",
            mapping_id=mapping_id,
            snapshot_name=snapshot_name or "Quick Snapshot",
            wrapper_type=wrapper_type,
            timeout=wait_timeout,
        )
        return await self.instances.connect(instance.id)

    async def close(self) -> None:
        """Closes all connections; closing again is harmless."""
        await self._http.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *args: object) -> None:
        await self.close()
