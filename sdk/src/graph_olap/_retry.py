"""When a request is sent again, and after how long."""

from __future__ import annotations

import httpx

__all__ = ["IDEMPOTENT", "delay", "safe_to_repeat"]

#: Methods that do the same however often they are sent.
IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE"})

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_UNKNOWN = (httpx.ReadTimeout, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)


def delay(attempt: int) -> float:
    """Seconds to wait after this attempt, the first being 0: 1, 2, 4, 8, then 10."""
    return min(10.0, 2.0 ** min(attempt, 4))


def safe_to_repeat(error: httpx.TransportError, repeatable: bool) -> bool:
    """Whether the request never left, or left and may be repeated."""
    return isinstance(error, _NOT_SENT) or (repeatable and isinstance(error, _UNKNOWN))
