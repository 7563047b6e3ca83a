"""Graphs to look at."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph_olap.exceptions import ValidationError
from graph_olap.models import QueryResult
from graph_olap.view import MAX_NODES

ANNE = {"_id": "p1", "_label": "Person", "name": "Anne </script>", "age": 30}
BOB = {"_id": "p2", "_label": "Person", "name": "Bob"}
KNOWS = {"_id": "k1", "_type": "KNOWS", "_src": "p1", "_dst": "p2"}


def result(*cells: Any) -> QueryResult:
    return QueryResult([f"c{i}" for i in range(len(cells))], [list(cells)])


def drawn(page: str) -> dict[str, Any]:
    found = re.search(r"const graph = (.*);\n", page)
    assert found
    return dict(json.loads(found[1]))


def test_nodes_edges_and_paths_are_drawn_once() -> None:
    path = {"_nodes": [ANNE, BOB], "_rels": [KNOWS]}
    graph = drawn(result(ANNE, path, [KNOWS, 5, None], {"who": BOB}).graph().to_html())

    assert [n["name"] for n in graph["nodes"]] == ["Anne </script>", "Bob"]
    assert graph["edges"] == [{"source": 0, "target": 1, "type": "KNOWS"}]
    assert graph["cut"] is None


def test_a_page_is_whole_and_safe(tmp_path: Path) -> None:
    view = result(ANNE).graph(caption="age", height=300)
    page = view.to_html()

    assert drawn(page)["nodes"][0]["name"] == "30"
    assert page.count("</script>") == 1
    assert not re.search(r"https?://|src=|@import", page)
    assert html.unescape(view._repr_html_().split('srcdoc="')[1].split('"')[0]) == page
    view.save(tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8") == page


def test_of_a_big_graph_the_best_connected_nodes_are_drawn() -> None:
    nodes = [{"_id": i, "_label": "N"} for i in range(MAX_NODES + 10)]
    edges = [{"_id": f"e{i}", "_src": MAX_NODES + 9, "_dst": i} for i in range(5)]
    graph = drawn(result(nodes, edges).graph().to_html())

    assert len(graph["nodes"]) == MAX_NODES
    assert len(graph["edges"]) == 5
    assert graph["cut"] == f"{MAX_NODES + 10} nodes, 5 edges"


def test_rows_without_a_graph_are_told_so() -> None:
    with pytest.raises(ValidationError, match="no nodes"):
        result(1, "a").graph()


def test_showing_draws_a_graph_or_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    monkeypatch.setattr("itables.show", shown.append)
    result(ANNE).show()
    result(5).show()

    assert repr(shown[0]) == "GraphView(1 nodes, 0 edges)"
    assert list(shown[1].columns) == ["c0"]
