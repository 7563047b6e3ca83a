"""The answer of a query."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

from graph_olap._coerce import convert_rows
from graph_olap._extras import has, need
from graph_olap.exceptions import ServerError, ValidationError
from graph_olap.models.elements import Elements

if TYPE_CHECKING:
    from graph_olap.view import GraphView

__all__ = ["QueryResult", "ResultTruncatedWarning"]

SHOWN_ROWS = 10


class ResultTruncatedWarning(UserWarning):
    """The server left rows out, since there were too many for one JSON answer."""


class QueryResult:
    """Rows, and what they can become.

    Nodes are dicts with ``_id`` and ``_label``, edges with ``_type``, ``_src`` and ``_dst``, paths with ``_nodes``
    and ``_rels``; their properties stand beside.

    Attributes:
        columns: Names of the columns.
        column_types: Their types, e.g. ``STRING``, ``NODE``, ``LIST<DATE>``.
        rows: One list of cells per row.
        row_count: How many rows there are.
        execution_time_ms: How long the query ran on the server.
        truncated: Whether the server left rows out, since there were too many.
    """

    def __init__(
        self,
        columns: list[str],
        rows: list[list[Any]],
        *,
        column_types: Optional[list[str]] = None,
        execution_time_ms: float = 0,
        truncated: bool = False,
        coerce_types: bool = True,
    ) -> None:
        self.columns = columns
        self.column_types = column_types or []
        self.rows = convert_rows(self.column_types, rows) if coerce_types else rows
        self.execution_time_ms = execution_time_ms
        self.truncated = truncated

    @classmethod
    def from_dict(cls, data: dict[str, Any], *, coerce_types: bool = True) -> QueryResult:
        """The result that an instance answered.

        Raises:
            ServerError: If it is not one.
        """
        try:
            return cls(
                data["columns"],
                data["rows"],
                column_types=data.get("column_types"),
                execution_time_ms=data["execution_time_ms"],
                truncated=bool(data.get("truncated")),
                coerce_types=coerce_types,
            )
        except (KeyError, TypeError, ValueError, IndexError) as e:
            raise ServerError(f"The instance answered what is no result of a query: {type(e).__name__}: {e}") from e

    from_api_response = from_dict

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row)) for row in self.rows)

    def __getitem__(self, index: int) -> dict[str, Any]:
        return dict(zip(self.columns, self.rows[index]))

    def __repr__(self) -> str:
        cut = ", truncated" if self.truncated else ""
        return f"QueryResult({len(self.rows)} rows of {', '.join(self.columns)}{cut})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict per row, by the names of the columns."""
        return list(self)

    def to_list_of_dicts(self) -> list[dict[str, Any]]:
        """Same as :meth:`to_dicts`."""
        return self.to_dicts()

    def to_dict(self) -> dict[str, list[Any]]:
        """One list per column, by its name."""
        return {name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}

    def scalar(self) -> Any:
        """The one cell of the one row.

        Raises:
            ValidationError: If there are more or fewer.
        """
        if len(self.rows) != 1 or len(self.columns) != 1:
            raise ValidationError(
                f"scalar() needs one row of one column, found {len(self.rows)} rows of "
                f"{len(self.columns)} columns; take rows, or return less."
            )
        return self.rows[0][0]

    def to_polars(self) -> Any:
        """A polars DataFrame."""
        polars = need("polars", "dataframe")
        columns = [polars.Series(n, c, strict=False) for n, c in self.to_dict().items()]
        return polars.DataFrame(columns)

    def to_pandas(self) -> Any:
        """A pandas DataFrame."""
        return need("pandas", "dataframe").DataFrame(self.rows, columns=self.columns)

    def to_arrow(self) -> Any:
        """A pyarrow Table."""
        arrow = need("pyarrow", "dataframe")
        return arrow.table([arrow.array(c) for c in self.to_dict().values()], self.columns)

    def to_networkx(self) -> Any:
        """A ``networkx.DiGraph`` of all nodes and edges in the cells, those of paths and lists included.

        Nodes are named by ``_id`` and have ``label`` beside their properties; edges have ``type``. An end of an edge
        that is not in the result is there without properties.
        """
        graph = need("networkx", "networkx").DiGraph()
        elements = self._elements()
        for key, node in elements.nodes.items():
            graph.add_node(key, **({"label": node["_label"], **_properties(node)} if "_label" in node else {}))
        for edge in elements.edges:
            graph.add_edge(edge["_src"], edge["_dst"], **{"type": edge.get("_type"), **_properties(edge)})
        return graph

    def graph(self, *, caption: Optional[str] = None, height: int = 480) -> GraphView:
        """All nodes and edges in the cells, to look at and to move.

        Args:
            caption: Node property to write beside each node; by default one that sounds like a name.
            height: In pixels.

        Raises:
            ValidationError: If there are none.
        """
        from graph_olap.view import GraphView

        elements = self._elements()
        if not elements:
            raise ValidationError("The result has no nodes and no edges; return them rather than their properties.")
        return GraphView(elements, caption=caption, height=height)

    def to_csv(self, path: Union[str, Path, None] = None) -> Optional[str]:
        """Writes CSV to a file; without one, gives it as text. Graph values become JSON."""
        if path is not None:
            with Path(path).open("w", newline="", encoding="utf-8") as file:
                self._write_csv(file)
            return None
        text = io.StringIO()
        self._write_csv(text)
        return text.getvalue()

    def to_parquet(self, path: Union[str, Path]) -> None:
        """Writes Parquet to a file."""
        if has("pyarrow"):
            need("pyarrow.parquet", "dataframe").write_table(self.to_arrow(), str(path))
        else:
            self.to_polars().write_parquet(str(path))

    def show(self) -> None:
        """Shows in a notebook what there is: a graph to move if cells have nodes, else rows to search and sort.

        The latter where itables is installed, else the first rows.
        """
        display = need("IPython.display", "notebook").display
        if self._elements():
            display(self.graph())
        elif has("itables") and has("pandas"):
            need("itables", "notebook").show(self.to_pandas())
        else:
            display(self)

    def _elements(self) -> Elements:
        return Elements(self.rows)

    def _write_csv(self, file: Any) -> None:
        writer = csv.writer(file)
        writer.writerow(self.columns)
        writer.writerows([_text(cell) for cell in row] for row in self.rows)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str(_text(cell)))}</td>" for cell in row) + "</tr>"
            for row in self.rows[:SHOWN_ROWS]
        )
        more = len(self.rows) - SHOWN_ROWS
        rest = f", {more} more not shown" if more > 0 else ""
        cut = "; the server left rows out" if self.truncated else ""
        return (
            f'<table class="graph-olap-result"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
            f"<p>{len(self.rows)} rows{rest}{cut}, {self.execution_time_ms:g} ms</p>"
        )


def _text(cell: Any) -> Any:
    if isinstance(cell, (dict, list)):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return "" if cell is None else cell


def _properties(value: dict[str, Any]) -> dict[str, Any]:
    return {key: v for key, v in value.items() if not key.startswith("_")}
