"""A running instance: queries and algorithms."""

from __future__ import annotations

from graph_olap.aio.instance.algorithms import AsyncAlgorithmManager, AsyncNetworkXManager
from graph_olap.aio.instance.connection import AsyncInstanceConnection

__all__ = ["AsyncAlgorithmManager", "AsyncInstanceConnection", "AsyncNetworkXManager"]
