"""The SDK for asyncio. This is where the code is written; the rest is generated from it.

``python tools/unasync_sdk.py`` writes ``graph_olap/client.py``, ``http.py``, ``waiting.py``, ``resources`` and
``instance`` from the modules here; a test fails when they are stale.
"""

from __future__ import annotations

from graph_olap.aio.client import AsyncGraphOLAPClient
from graph_olap.aio.instance.connection import AsyncInstanceConnection

__all__ = ["AsyncGraphOLAPClient", "AsyncInstanceConnection"]
