"""What all resources are made of."""

from __future__ import annotations

from graph_olap.aio.http import AsyncHTTPClient

__all__ = ["AsyncResource"]


class AsyncResource:
    """Calls below one path."""

    def __init__(self, http: AsyncHTTPClient) -> None:
        self._http = http
