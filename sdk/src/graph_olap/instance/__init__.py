# Generated from aio/instance/__init__.py by tools/unasync_sdk.py; change that file.
"""A running instance: queries and algorithms."""

from __future__ import annotations

from graph_olap.instance.algorithms import AlgorithmManager, NetworkXManager
from graph_olap.instance.connection import InstanceConnection

__all__ = ["AlgorithmManager", "InstanceConnection", "NetworkXManager"]
