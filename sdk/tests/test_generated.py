"""The synchronous SDK is the asynchronous one, and complete."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graph_olap
from graph_olap import GraphOLAPClient, aio
from graph_olap.instance.connection import InstanceConnection
from graph_olap.resources import InstanceResource, MappingResource, SnapshotResource

ROOT = Path(__file__).parents[1]


def test_the_synchronous_code_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/unasync_sdk.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_module_says_what_it_offers_and_imports() -> None:
    for module in pkgutil.walk_packages(graph_olap.__path__, "graph_olap."):
        found = importlib.import_module(module.name)
        assert all(hasattr(found, name) for name in getattr(found, "__all__", [])), module.name


def parameters(method: Any) -> list[tuple[str, Any]]:
    return [(p.name, p.default) for p in inspect.signature(method).parameters.values()]


@pytest.mark.parametrize("name", [n for n in vars(GraphOLAPClient("http://x")) if not n.startswith("_")])
def test_both_clients_have_the_same_surface(name: str) -> None:
    ours, theirs = (getattr(kind("http://x"), name) for kind in (GraphOLAPClient, aio.AsyncGraphOLAPClient))
    methods = [m for m in dir(ours) if not m.startswith("_")]
    assert methods == [m for m in dir(theirs) if not m.startswith("_")]
    for method in methods:
        assert parameters(getattr(ours, method)) == parameters(getattr(theirs, method)), method


def test_nothing_is_awaited_in_the_synchronous_one() -> None:
    for kind in (GraphOLAPClient, InstanceConnection, InstanceResource, MappingResource, SnapshotResource):
        for name, method in inspect.getmembers(kind, inspect.isfunction):
            assert not inspect.iscoroutinefunction(method), name


REQUIRED = inspect.Parameter.empty


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (InstanceResource.wait_until_running, {"timeout": 300, "poll_interval": 5}),
        (InstanceResource.create_from_mapping_and_wait, {"timeout": 900, "poll_interval": 5, "name": REQUIRED}),
        (InstanceResource.extend_ttl, {"hours": 24}),
        (SnapshotResource.wait_until_ready, {"timeout": 600, "poll_interval": 5}),
        (SnapshotResource.create_and_wait, {"timeout": 600, "poll_interval": 5}),
        (SnapshotResource.create, {"version": None, "name": REQUIRED}),
        (MappingResource.list, {"sort_by": "created_at", "sort_order": "desc", "offset": 0, "limit": 50}),
        (GraphOLAPClient.quick_start, {"wait_timeout": 600, "snapshot_name": None, "instance_name": None}),
        (GraphOLAPClient.__init__, {"timeout": 30.0, "max_retries": 3}),
    ],
)
def test_defaults_are_those_that_users_know(method: Any, expected: dict[str, Any]) -> None:
    assert expected.items() <= dict(parameters(method)).items()
