from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from graph_olap._coerce import convert_rows, plain
from graph_olap.exceptions import ServerError, ValidationError
from graph_olap.models import QueryResult

ANNE = {"_id": "p1", "_label": "Person", "name": "Anne", "age": 30}
BOB = {"_id": "p2", "_label": "Person", "name": "Bob", "age": None}
KNOWS = {"_id": "k1", "_type": "KNOWS", "_src": "p1", "_dst": "p2", "since": 2001}


def result(columns: list[str], *rows: list[Any], types: list[str] | None = None) -> QueryResult:
    return QueryResult(columns, list(rows), column_types=types, execution_time_ms=3)


def test_cells_become_what_their_column_says() -> None:
    types = ["DATE", "TIMESTAMP", "INTERVAL", "BLOB", "LIST<DATE>", "LIST<LIST<BLOB>>", "STRING"]
    cells = ["2024-02-29", "2024-02-29T10:00:00.5Z", "P1DT2H3M4.5S", "aGk=", ["2024-01-01", None], [["aGk="]], "x"]
    assert convert_rows(types, [cells, [None] * 7]) == [
        [
            date(2024, 2, 29),
            datetime(2024, 2, 29, 10, 0, 0, 500_000),
            timedelta(days=1, hours=2, minutes=3, seconds=4.5),
            b"hi",
            [date(2024, 1, 1), None],
            [[b"hi"]],
            "x",
        ],
        [None] * 7,
    ]


@pytest.mark.parametrize(
    ("text", "micros"), [("", 0), (".1", 100_000), (".123", 123_000), (".123456789", 123_456), (".000001Z", 1)]
)
def test_any_number_of_digits_of_a_second_is_read(text: str, micros: int) -> None:
    assert convert_rows(["TIMESTAMP"], [["2024-01-01T00:00:00" + text]])[0][0].microsecond == micros


@pytest.mark.parametrize(
    ("text", "seconds"), [("PT0S", 0), ("P2D", 172_800), ("-PT1H", -3600), ("PT-1.5S", -1.5), ("P0D", 0)]
)
def test_intervals(text: str, seconds: float) -> None:
    assert convert_rows(["INTERVAL"], [[text]])[0][0] == timedelta(seconds=seconds)


def test_rows_without_anything_to_convert_are_not_copied() -> None:
    rows = [[1, "a"]]
    assert convert_rows(["INT64", "STRING"], rows) is rows


@pytest.mark.parametrize("rows", [[["2024-13-01"]], [["x", "y"], []], 5])
def test_an_answer_that_contradicts_itself_is_an_error_of_the_server(rows: Any) -> None:
    answer = {"columns": ["d"], "column_types": ["DATE"], "rows": rows, "row_count": 1, "execution_time_ms": 1}
    with pytest.raises(ServerError):
        QueryResult.from_dict(answer)


def test_an_answer_without_rows_is_an_error_of_the_server() -> None:
    with pytest.raises(ServerError, match="rows"):
        QueryResult.from_dict({"columns": []})


def test_rows_as_dicts() -> None:
    found = result(["a", "b"], [1, 2], [3, 4])
    assert list(found) == found.to_dicts() == found.to_list_of_dicts() == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert found[1] == {"a": 3, "b": 4}
    assert found.to_dict() == {"a": [1, 3], "b": [2, 4]}
    assert (len(found), found.row_count) == (2, 2)


def test_a_scalar_is_exactly_one_cell() -> None:
    assert result(["n"], [42]).scalar() == 42
    for other in (result(["n"]), result(["n"], [1], [2]), result(["a", "b"], [1, 2])):
        with pytest.raises(ValidationError, match="found"):
            other.scalar()


def test_data_frames() -> None:
    found = result(["name", "age"], ["Anne", 30], ["Bob", None])
    assert found.to_polars().rows() == [("Anne", 30), ("Bob", None)]
    assert found.to_pandas()["name"].tolist() == ["Anne", "Bob"]
    assert found.to_arrow().to_pylist() == found.to_dicts()


def test_an_empty_result_keeps_its_columns() -> None:
    found = result(["a", "b"])
    assert found.to_polars().columns == ["a", "b"]
    assert list(found.to_pandas().columns) == ["a", "b"]
    assert found.to_csv() == "a,b\r\n"


def test_files_hold_what_the_result_holds(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    found = result(["n", "d", "node"], [1, date(2024, 1, 1), ANNE], [2, None, BOB])
    found.to_parquet(tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet").to_pylist() == found.to_dicts()
    found.to_csv(tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_bytes().decode()
    assert text == found.to_csv()
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][:2] == ["1", "2024-01-01"]
    assert '"name": "Anne"' in rows[1][2]


def test_a_graph_of_nodes_edges_paths_and_lists() -> None:
    path = {"_nodes": [ANNE, BOB], "_rels": [KNOWS]}
    for found in (
        result(["a", "k", "b"], [ANNE, KNOWS, BOB]),
        result(["p"], [path]),
        result(["l"], [[ANNE, BOB, KNOWS]]),
    ):
        graph = found.to_networkx()
        assert dict(graph.nodes(data=True)) == {
            "p1": {"label": "Person", "name": "Anne", "age": 30},
            "p2": {"label": "Person", "name": "Bob", "age": None},
        }
        assert list(graph.edges(data=True)) == [("p1", "p2", {"type": "KNOWS", "since": 2001})]


def test_a_map_that_is_no_node_is_no_node() -> None:
    assert len(result(["m"], [{"name": "x"}], [None], ["text"]).to_networkx()) == 0


def test_a_notebook_shows_ten_rows_and_executes_none() -> None:
    html = result(["<b>"], *([f"<script>{i}"] for i in range(12)))._repr_html_()
    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;script&gt;9" in html
    assert "&lt;script&gt;10" not in html
    assert "12 rows, 2 more not shown, 3 ms" in html


def test_parameters_may_be_values_of_python() -> None:
    value = {
        "at": datetime(2024, 1, 1, tzinfo=timezone.utc),
        "on": date(2024, 1, 1),
        "for": timedelta(seconds=90),
        "id": UUID(int=1),
        "sum": Decimal("1.50"),
        "raw": b"hi",
        "many": (1, {2}),
    }
    assert plain(value) == {
        "at": "2024-01-01T00:00:00+00:00",
        "on": "2024-01-01",
        "for": "PT90.000000S",
        "id": "00000000-0000-0000-0000-000000000001",
        "sum": "1.50",
        "raw": "aGk=",
        "many": [1, [2]],
    }
    with pytest.raises(TypeError, match="object"):
        plain(object())
