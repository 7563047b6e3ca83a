"""Every error the SDK raises, and how errors of the platform become one of them.

::

    GraphOLAPError                      code, message, details, status, request_id
    ├── AuthenticationError             401: who are you?
    ├── PermissionDeniedError           403: not yours
    │   └── ForbiddenError              403: not with your role
    ├── NotFoundError                   404
    │   ├── AlgorithmNotFoundError
    │   └── ExecutionNotFoundError
    ├── ValidationError                 400, 422: details["errors"] has one entry per fault
    │   └── QueryError                  the Cypher text is at fault
    ├── ConflictError                   409
    │   ├── ResourceLockedError         holder_name, algorithm
    │   ├── ConcurrencyLimitError       limit_type, current_count, max_allowed
    │   │   └── RateLimitError          429: retry_after (seconds)
    │   ├── DependencyError             something still needs it
    │   ├── InvalidStateError
    │   │   └── ConnectionClosedError   the client or the connection was closed
    │   └── RequestInFlightError        the same request is being worked on
    ├── TimeoutError                    408, or the wait is over; also a builtin TimeoutError
    │   ├── QueryTimeoutError
    │   └── AlgorithmTimeoutError
    ├── ConnectError                    no answer; also a builtin ConnectionError
    ├── ServerError                     5xx, or an answer that cannot be read
    │   ├── ServiceUnavailableError     503
    │   ├── InsufficientMemoryError     507
    │   └── RyugraphError               the graph engine failed
    ├── SnapshotFailedError
    ├── InstanceFailedError
    └── AlgorithmFailedError
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Optional

__all__ = [
    "AlgorithmFailedError",
    "AlgorithmNotFoundError",
    "AlgorithmTimeoutError",
    "AuthenticationError",
    "ConcurrencyLimitError",
    "ConflictError",
    "ConnectError",
    "ConnectionClosedError",
    "DependencyError",
    "ExecutionNotFoundError",
    "ForbiddenError",
    "GraphOLAPError",
    "InstanceFailedError",
    "InsufficientMemoryError",
    "InvalidStateError",
    "NotFoundError",
    "PermissionDeniedError",
    "QueryError",
    "QueryTimeoutError",
    "RateLimitError",
    "RequestInFlightError",
    "ResourceLockedError",
    "RyugraphError",
    "ServerError",
    "ServiceUnavailableError",
    "SnapshotFailedError",
    "TimeoutError",
    "ValidationError",
]


class GraphOLAPError(Exception):
    """Something the platform refused, or that failed on the way to it.

    Args:
        message: What happened, and the way out.
        details: What the platform added, by the names of its documentation.
        code: The platform's code, e.g. ``RESOURCE_NOT_FOUND``; none if the SDK noticed itself.
        status: HTTP status; none if there was no answer.
        request_id: Tells operators which request it was.
    """

    def __init__(
        self,
        message: str,
        details: Optional[Mapping[str, Any]] = None,
        *,
        code: Optional[str] = None,
        status: Optional[int] = None,
        request_id: Optional[str] = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details: dict[str, Any] = dict(details or {})
        self.code = code
        self.status = status
        self.request_id = request_id


class AuthenticationError(GraphOLAPError):
    """Nobody is logged in: give an API key, or a user name where the platform is in dev mode."""


class PermissionDeniedError(GraphOLAPError):
    """The resource belongs to somebody else."""


class ForbiddenError(PermissionDeniedError):
    """The caller's role does not allow it."""


class NotFoundError(GraphOLAPError):
    """There is no such thing, or the caller may not see it."""


class AlgorithmNotFoundError(NotFoundError):
    """No algorithm has this name."""


class ExecutionNotFoundError(NotFoundError):
    """No execution has this id; an instance remembers the last hundred."""


class ValidationError(GraphOLAPError):
    """The request breaks a rule; ``errors`` has one entry per fault."""

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The faults: field, message and type of each."""
        return list(self.details.get("errors") or [])


class QueryError(ValidationError):
    """The Cypher text cannot be run as it is."""


class ConflictError(GraphOLAPError):
    """It contradicts what is there."""


class ResourceLockedError(ConflictError):
    """An algorithm runs on the instance, and only one may at a time."""

    @property
    def holder_name(self) -> Optional[str]:
        """Who runs it."""
        return self.details.get("holder_name") or self.details.get("holder_username")

    @property
    def algorithm(self) -> Optional[str]:
        """What runs."""
        return self.details.get("algorithm") or self.details.get("algorithm_name")


class ConcurrencyLimitError(ConflictError):
    """As many instances, or as much memory, as is allowed are in use."""

    @property
    def limit_type(self) -> Optional[str]:
        """Which limit, e.g. ``per_analyst``."""
        return self.details.get("limit_type")

    @property
    def current_count(self) -> Optional[int]:
        """How many there are."""
        return self.details.get("current_count")

    @property
    def max_allowed(self) -> Optional[int]:
        """How many there may be."""
        return self.details.get("max_allowed")


class RateLimitError(ConcurrencyLimitError):
    """Too many requests of this kind in too short a time."""

    @property
    def retry_after(self) -> Optional[float]:
        """Seconds after which the same is allowed again."""
        return self.details.get("retry_after_seconds")


class DependencyError(ConflictError):
    """Something else still needs the resource."""


class InvalidStateError(ConflictError):
    """Not possible in the state that the resource is in."""


class ConnectionClosedError(InvalidStateError):
    """The client or the connection was closed before."""


class RequestInFlightError(ConflictError):
    """The same request is being worked on; its answer can be had in a moment."""


class TimeoutError(GraphOLAPError, builtins.TimeoutError):
    """It took longer than allowed."""


class QueryTimeoutError(TimeoutError):
    """The query took longer than allowed and was stopped."""


class AlgorithmTimeoutError(TimeoutError):
    """The algorithm took longer than allowed and was stopped."""


class ConnectError(GraphOLAPError, ConnectionError):
    """No connection, or none that lasted until the answer."""


class ServerError(GraphOLAPError):
    """The platform failed, or answered what cannot be read."""


class ServiceUnavailableError(ServerError):
    """Not able to serve now; try again later."""


class InsufficientMemoryError(ServerError):
    """The run would not fit into the instance's memory."""


class RyugraphError(ServerError):
    """The graph engine failed."""


class SnapshotFailedError(GraphOLAPError):
    """The snapshot could not be made."""


class InstanceFailedError(GraphOLAPError):
    """The instance could not be started, or it ended."""


class AlgorithmFailedError(GraphOLAPError):
    """The algorithm failed or was cancelled."""
