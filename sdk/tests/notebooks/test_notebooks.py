"""Every notebook runs from its first cell to its last, says what it should, and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from graph_olap.testing import connect

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.notebooks, pytest.mark.filterwarnings("default")]

#: What must be among the outputs of each.
EXPECTED = {
    "notebooks/1_quick_start.ipynb": ["healthy", "3376", "New York", "ATL", "Atlanta"],
    "notebooks/2_mappings.ipynb": ["airports", "stat", "1 nodes modified", "<iframe"],
    "notebooks/3_cypher.ipynb": ["Burlington International", "San Francisco", "5366", "3376 nodes", "iata,name,routes"],
    "notebooks/4_algorithms.ipynb": ["pagerank", "community", "305", "'found': True"],
    "notebooks/5_networkx.ipynb": ["['ATL', 'DFW', 'ORD', 'MSP', 'SLC']", "3072", "True"],
    "notebooks/6_operating.ipynb": ["running", "4:00:00", "US flights", "kafka"],
    "notebooks/7_trade.ipynb": ["(385, 5942)", "AMERICA", "Supplier#", "<iframe"],
    "examples/basic_workflow.ipynb": ["TX"],
    "examples/algorithms.ipynb": ["ATL", "rank, between"],
    "examples/visualization.ipynb": ["<iframe", "kB"],
}


def test_none_is_left_out() -> None:
    found = {str(p.relative_to(ROOT)) for folder in ("notebooks", "examples") for p in (ROOT / folder).glob("*.ipynb")}
    assert found == set(EXPECTED)


@pytest.mark.parametrize("path", EXPECTED)
def test_it_runs(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook: Any = nbformat.read(ROOT / path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are not kept in the repository"

    before = left()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()

    said = "\n".join(text for cell in notebook.cells for text in outputs(cell))
    assert [text for text in EXPECTED[path] if text not in said] == []
    assert left() == before
    assert [p.name for p in tmp_path.iterdir() if p.name != "ipython"] == []
    if keep := os.environ.get("GRAPH_OLAP_EXECUTED_NOTEBOOKS"):
        nbformat.write(notebook, Path(keep) / Path(path).name)


def outputs(cell: Any) -> list[str]:
    found = []
    for output in cell.get("outputs", []):
        assert output.output_type != "error"
        data = output.get("data", {"text/plain": output.get("text", "")})
        found += ["".join(text) for text in data.values() if isinstance(text, (str, list))]
    return found


def left() -> set[tuple[str, int]]:
    with connect(username="alice") as client:
        pages: dict[str, Any] = {"instance": client.instances, "mapping": client.mappings, "snapshot": client.snapshots}
        return {(kind, item.id) for kind, resource in pages.items() for item in resource.list(limit=100)}
