from __future__ import annotations

import sys
import types

import pytest

from graph_olap import Config, GraphOLAPClient, notebook
from graph_olap.models import Instance


def test_without_an_address_the_way_out_is_named() -> None:
    with pytest.raises(ValueError, match="GRAPH_OLAP_API_URL"):
        GraphOLAPClient.from_env()


def test_settings_come_from_the_environment_and_arguments_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_OLAP_API_URL", "http://there:8000/")
    monkeypatch.setenv("GRAPH_OLAP_API_KEY", "bearer")
    monkeypatch.setenv("GRAPH_OLAP_INTERNAL_API_KEY", "inner")
    monkeypatch.setenv("GRAPH_OLAP_USERNAME", "alice")
    monkeypatch.setenv("GRAPH_OLAP_NAMESPACE", "prod")
    monkeypatch.setenv("GRAPH_OLAP_IN_CLUSTER_MODE", "true")

    found = GraphOLAPClient.from_env(username="bob", timeout=3.0).config
    assert found == Config(
        "http://there:8000", "bearer", "inner", "bob", timeout=3.0, namespace="prod", in_cluster=True
    )


def test_defaults() -> None:
    config = GraphOLAPClient.from_env("http://x").config
    assert (config.timeout, config.max_retries, config.namespace) == (30.0, 3, "graph-olap-local")
    assert not config.in_cluster


@pytest.mark.parametrize("wrong", [{"api_url": "there:8000"}, {"timeout": 0}, {"max_retries": -1}])
def test_wrong_settings_are_refused_with_the_value_found(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="found"):
        Config(**{"api_url": "http://x", **wrong})  # type: ignore[arg-type]


def test_keys_are_not_printed() -> None:
    assert "secret" not in repr(Config("http://x", "secret", "secret"))


def test_a_notebook_finds_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "_current_client", None)
    assert notebook.get_client() is None
    assert notebook.connect().config.api_url == "http://localhost:8000"
    monkeypatch.setenv("GRAPH_OLAP_IN_CLUSTER_MODE", "true")
    assert notebook.connect().config.api_url == "http://control-plane.graph-olap.svc:8000"
    monkeypatch.setenv("GRAPH_OLAP_API_URL", "http://env")
    assert notebook.connect().config.api_url == "http://env"
    client = notebook.init("http://argument", api_key="k")
    assert client.config.api_url == "http://argument"
    assert notebook.get_client() is client


def test_tables_become_interactive_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    itables = types.ModuleType("itables")
    itables.init_notebook_mode = lambda **k: calls.append(k)  # type: ignore[attr-defined]
    ipython = types.ModuleType("IPython")
    ipython.get_ipython = object  # type: ignore[attr-defined]
    for module in (itables, ipython):
        module.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    notebook.connect()
    assert calls == [{"all_interactive": True}]


def test_inside_the_cluster_an_instance_is_addressed_by_its_service() -> None:
    client = GraphOLAPClient("http://x", in_cluster=True, namespace="prod")
    instance = Instance(id=1, status="running", pod_name="wrapper-abc", instance_url="http://outside")
    assert client.instances._address(instance) == "http://wrapper-abc.prod.svc.cluster.local:8000"
