"""Which exception an answer of the platform is."""

from __future__ import annotations

from typing import Any, Optional

from graph_olap.exceptions import (
    AlgorithmFailedError,
    AlgorithmNotFoundError,
    AlgorithmTimeoutError,
    AuthenticationError,
    ConcurrencyLimitError,
    ConflictError,
    DependencyError,
    ExecutionNotFoundError,
    ForbiddenError,
    GraphOLAPError,
    InstanceFailedError,
    InsufficientMemoryError,
    InvalidStateError,
    NotFoundError,
    PermissionDeniedError,
    QueryError,
    QueryTimeoutError,
    RateLimitError,
    RequestInFlightError,
    ResourceLockedError,
    RyugraphError,
    ServerError,
    ServiceUnavailableError,
    SnapshotFailedError,
    TimeoutError,
    ValidationError,
)

__all__ = ["from_answer"]

_BY_CODE: dict[str, type[GraphOLAPError]] = {
    "VALIDATION_FAILED": ValidationError,
    "VALIDATION_ERROR": ValidationError,
    "IDEMPOTENCY_KEY_REUSED": ValidationError,
    "INVALID_ALGORITHM_PARAMETERS": ValidationError,
    "QUERY_NOT_ALLOWED": QueryError,
    "QUERY_SYNTAX_ERROR": QueryError,
    "QUERY_EXECUTION_ERROR": QueryError,
    "QUERY_ERROR": QueryError,
    "PERMISSION_DENIED": PermissionDeniedError,
    "DATA_SOURCE_FORBIDDEN": PermissionDeniedError,
    "INSUFFICIENT_ROLE": ForbiddenError,
    "ALGORITHM_NOT_FOUND": AlgorithmNotFoundError,
    "EXECUTION_NOT_FOUND": ExecutionNotFoundError,
    "RESOURCE_LOCKED": ResourceLockedError,
    "CONCURRENCY_LIMIT_EXCEEDED": ConcurrencyLimitError,
    "CONCURRENCY_LIMIT": ConcurrencyLimitError,
    "RESOURCE_HAS_DEPENDENCIES": DependencyError,
    "DEPENDENCY_EXISTS": DependencyError,
    "INVALID_STATE": InvalidStateError,
    "REQUEST_IN_FLIGHT": RequestInFlightError,
    "QUERY_TIMEOUT": QueryTimeoutError,
    "ALGORITHM_TIMEOUT": AlgorithmTimeoutError,
    "ALGORITHM_FAILED": AlgorithmFailedError,
    "ALGORITHM_ERROR": AlgorithmFailedError,
    "ALGORITHM_EXECUTION_ERROR": AlgorithmFailedError,
    "SNAPSHOT_FAILED": SnapshotFailedError,
    "INSTANCE_FAILED": InstanceFailedError,
    "INSUFFICIENT_MEMORY": InsufficientMemoryError,
    "RYUGRAPH_ERROR": RyugraphError,
}

_BY_STATUS: dict[int, type[GraphOLAPError]] = {
    400: ValidationError,
    401: AuthenticationError,
    403: ForbiddenError,
    404: NotFoundError,
    408: TimeoutError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
    503: ServiceUnavailableError,
    507: InsufficientMemoryError,
}


def from_answer(
    status: int, body: Any, *, request_id: Optional[str] = None, what: str = "The request"
) -> GraphOLAPError:
    """The error that an answer other than 2xx stands for: by its code first, then by its status.

    Args:
        status: HTTP status.
        body: What was answered, as parsed JSON, or text that is none.
        request_id: From the headers of the answer.
        what: The request, for answers without a message of their own.
    """
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        detail = body.get("detail") if isinstance(body, dict) else body
        error = detail if isinstance(detail, dict) else {"message": detail}
    code = error.get("code")
    details = error.get("details")
    message = str(error.get("message") or f"{what} was answered with status {status}.")
    kind = _BY_CODE.get(str(code)) or _BY_STATUS.get(status)
    if kind is None:
        kind = ServerError if status >= 500 else GraphOLAPError
    return kind(
        message + _faults(details, message),
        details if isinstance(details, dict) else None,
        code=code,
        status=status,
        request_id=request_id,
    )


def _faults(details: Any, message: str) -> str:
    """One line per fault, so that a notebook shows what to change; none if the message says it all."""
    errors = details.get("errors") if isinstance(details, dict) else None
    faults = [e for e in errors if isinstance(e, dict)] if isinstance(errors, list) else []
    if len(faults) == 1 and str(faults[0].get("message")) in message:
        return ""
    return "".join(f"\n  {e.get('field', '?')}: {e.get('message', '')}" for e in faults)
