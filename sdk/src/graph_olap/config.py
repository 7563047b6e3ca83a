"""Where the platform is, and who asks."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Any, Optional

__all__ = ["DEFAULT_NAMESPACE", "Config", "in_cluster", "namespace", "version"]

DEFAULT_NAMESPACE = "graph-olap-local"


def version() -> str:
    """The version of this SDK."""
    from graph_olap import __version__

    return __version__


def in_cluster() -> bool:
    """Whether this process runs in the platform's own cluster, by ``GRAPH_OLAP_IN_CLUSTER_MODE``."""
    return os.environ.get("GRAPH_OLAP_IN_CLUSTER_MODE", "").strip().lower() == "true"


def namespace() -> str:
    """The Kubernetes namespace of instances, by ``GRAPH_OLAP_NAMESPACE``."""
    return os.environ.get("GRAPH_OLAP_NAMESPACE") or DEFAULT_NAMESPACE


@dataclass(frozen=True)
class Config:
    """Settings of a client.

    Attributes:
        api_url: Address of the control plane, without ``/api``.
        api_key: Sent as bearer token, unless there is an internal key.
        internal_api_key: Sent as ``X-Internal-Api-Key``.
        username: Sent as ``X-Username`` beside either.
        role: Sent as ``X-User-Role``; believed only where the platform is in dev mode.
        timeout: Seconds that one request may take.
        max_retries: How often a request is sent again when sending it again is safe.
        namespace: Kubernetes namespace of the instances, used inside the cluster only.
        in_cluster: Whether instances are addressed by the names of their services.
    """

    api_url: str
    api_key: Optional[str] = field(default=None, repr=False)
    internal_api_key: Optional[str] = field(default=None, repr=False)
    username: Optional[str] = None
    role: Optional[str] = None
    timeout: float = 30.0
    max_retries: int = 3
    namespace: str = DEFAULT_NAMESPACE
    in_cluster: bool = False

    def __post_init__(self) -> None:
        if not self.api_url.startswith(("http://", "https://")):
            raise ValueError(f"api_url must start with http:// or https://, found {self.api_url!r}.")
        if self.timeout <= 0:
            raise ValueError(f"timeout must be more than 0 seconds, found {self.timeout}.")
        if self.max_retries < 0:
            raise ValueError(f"max_retries must be 0 or more, found {self.max_retries}.")
        object.__setattr__(self, "api_url", self.api_url.rstrip("/"))

    @classmethod
    def from_env(
        cls,
        api_url: Optional[str] = None,
        api_key: Optional[str] = None,
        internal_api_key: Optional[str] = None,
        username: Optional[str] = None,
        **kwargs: Any,
    ) -> Config:
        """Settings from ``GRAPH_OLAP_*``; arguments win.

        Raises:
            ValueError: If the address is neither given nor in ``GRAPH_OLAP_API_URL``.
        """
        env = os.environ
        url = api_url or env.get("GRAPH_OLAP_API_URL")
        if not url:
            raise ValueError(
                "GRAPH_OLAP_API_URL is not set: set it to the address of the control plane, "
                "e.g. http://localhost:8000, or pass api_url."
            )
        kwargs.setdefault("namespace", namespace())
        kwargs.setdefault("in_cluster", in_cluster())
        return cls(
            api_url=url,
            api_key=api_key or env.get("GRAPH_OLAP_API_KEY"),
            internal_api_key=internal_api_key or env.get("GRAPH_OLAP_INTERNAL_API_KEY"),
            username=username or env.get("GRAPH_OLAP_USERNAME"),
            **kwargs,
        )

    def at(self, url: str, *, timeout: Optional[float] = None) -> Config:
        """The same caller at another address."""
        return replace(self, api_url=url, timeout=self.timeout if timeout is None else timeout)

    def headers(self) -> dict[str, str]:
        """What every request carries."""
        headers = {"Accept": "application/json", "User-Agent": f"graph-olap-sdk/{version()}"}
        if self.internal_api_key:
            headers["X-Internal-Api-Key"] = self.internal_api_key
        elif self.api_key:
            headers["Authorization"] = f"Bearer {self.api_key}"
        if self.username:
            headers["X-Username"] = self.username
        if self.role:
            headers["X-User-Role"] = self.role
        return headers
