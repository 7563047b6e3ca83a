# Generated from aio/resources/base.py by tools/unasync_sdk.py; change that file.
"""What all resources are made of."""

from __future__ import annotations

from graph_olap.http import HTTPClient

__all__ = ["Resource"]


class Resource:
    """Calls below one path."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http
