from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest

from graph_olap import notebook, progress
from graph_olap.models import AlgorithmExecution, GraphSchema, Instance, QueryResult

SCHEMA = GraphSchema(
    node_tables=[{"label": "Airport", "properties": {"iata": "STRING", "city": "STRING"}}],
    edge_tables=[{"type": "ROUTE", "properties": {"flights": "INT64"}}],
    total_nodes=3,
    total_edges=2,
)


class FakeConnection:
    """Remembers what is asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.algo = self

    def query(self, cypher: str, parameters: dict[str, Any]) -> QueryResult:
        self.asked.append((cypher, parameters))
        return QueryResult(["n"], [[1]])

    def run(self, name: str, label: str, prop: str, edge_type: str, params: dict[str, Any]) -> AlgorithmExecution:
        self.asked.append((name, label, prop, edge_type, params))
        return AlgorithmExecution(execution_id="e", started_at="2024-01-01T00:00:00Z")

    def get_schema(self) -> GraphSchema:
        return SCHEMA

    def close(self) -> None:
        self.asked.append("closed")


class FakeClient:
    """Two instances of one name, and another one."""

    def __init__(self) -> None:
        self.instances = self
        self.all = [
            Instance(id=1, name="twice", status="running"),
            Instance(id=2, name="twice", status="running"),
            Instance(id=3, name="US flights", status="running"),
            Instance(id=4, name="US flights", status="failed"),
        ]
        self.connections: list[FakeConnection] = []

    def get(self, instance_id: int) -> Instance:
        return self.all[instance_id - 1]

    def list(self, search: str, limit: int) -> list[Instance]:
        return [i for i in self.all if search in i.name]

    def connect(self, instance_id: int) -> FakeConnection:
        self.connections.append(FakeConnection())
        return self.connections[-1]


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> FakeClient:
    client = FakeClient()
    monkeypatch.setattr(notebook, "_current_client", client)
    return client


@pytest.fixture
def shell() -> Iterator[Any]:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "graph_olap.magics")
    yield shell
    shell.restore_sys_module_state()
    shell.history_manager.end_session()


def refusal(shell: Any, name: str, line: str, cell: str | None = None) -> str:
    from IPython.core.error import UsageError

    with pytest.raises(UsageError) as caught:
        shell.run_line_magic(name, line) if cell is None else shell.run_cell_magic(name, line, cell)
    return str(caught.value)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
class TestMagics:
    def test_an_instance_is_found_by_name_or_id(
        self, shell: Any, client: FakeClient, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shell.run_line_magic("graph_connect", '"US flights"')
        assert capsys.readouterr().out == "US flights: 3 nodes, 2 edges\n"
        shell.run_line_magic("graph_connect", "1")
        assert client.connections[0].asked == ["closed"]

    def test_what_is_not_clear_is_asked(self, shell: Any, client: FakeClient) -> None:
        assert "Which instance" in refusal(shell, "graph_connect", "")
        assert "1 (running), 2 (running)" in refusal(shell, "graph_connect", "twice")
        assert "0 instances" in refusal(shell, "graph_connect", "none")
        assert "%graph_connect" in refusal(shell, "graph_query", "RETURN 1")
        shell.run_line_magic("graph_connect", "3")
        assert "-o NAME" in refusal(shell, "cypher", "--what", "RETURN 1")
        assert "$nothing" in refusal(shell, "graph_query", "RETURN $nothing")
        assert "LABEL" in refusal(shell, "graph_algo", "")

    def test_queries_take_variables_and_leave_results(self, shell: Any, client: FakeClient) -> None:
        shell.run_line_magic("graph_connect", "3")
        shell.user_ns["code"] = "BTV"
        result = shell.run_cell_magic("cypher", "-o kept", "RETURN $code")
        assert shell.user_ns["kept"] is result
        shell.run_line_magic("graph_query", "RETURN 1")
        assert client.connections[0].asked == [("RETURN $code", {"code": "BTV"}), ("RETURN 1", {})]

    def test_algorithms_take_parameters(self, shell: Any, client: FakeClient) -> None:
        shell.run_line_magic("graph_connect", "3")
        shell.run_line_magic("graph_algo", "pagerank Airport rank ROUTE damping_factor=0.9 mode=fast")
        expected = ("pagerank", "Airport", "rank", "ROUTE", {"damping_factor": 0.9, "mode": "fast"})
        assert client.connections[0].asked == [expected]

    def test_labels_types_and_properties_are_completed(self, shell: Any, client: FakeClient) -> None:
        def complete(text: str) -> set[str]:
            return {c.text for c in shell.Completer.completions(text, len(text))}

        from IPython.core.completer import provisionalcompleter

        with provisionalcompleter():
            assert "Airport" not in complete("%%cypher\nMATCH (a:Air")
            shell.run_line_magic("graph_connect", "3")
            assert complete("%%cypher\nMATCH (a:Air") == {"Airport"}
            assert complete("%%cypher\nMATCH (a)-[:ro") == {"ROUTE"}
            assert complete("%graph_query MATCH (a) RETURN a.ci") == {"city"}
            assert "Airport" not in complete("x = Air")


def test_a_bar_says_phase_and_steps_and_ends_by_itself() -> None:
    drawn = io.StringIO()
    bar = progress.bar("flights", file=drawn, ascii=True)
    bar("waiting_for_snapshot", 0, 3)
    bar("running", 3, 3)
    assert "flights: waiting for snapshot:   0%" in drawn.getvalue()
    assert "flights: running: 100%" in drawn.getvalue()
    assert drawn.getvalue().endswith("\n")
    bar.close()
