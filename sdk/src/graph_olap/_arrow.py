"""Arrow streams as DataFrames and batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from graph_olap._extras import need

__all__ = ["frame", "record_batches"]


def frame(file: BinaryIO, backend: str) -> Any:
    """The DataFrame of an Arrow stream, by polars or by pandas."""
    if backend == "polars":
        polars = need("polars", "dataframe")
        return polars.read_ipc_stream(file)
    need("pandas", "dataframe")
    reader = need("pyarrow.ipc", "dataframe").open_stream(file)
    return reader.read_all().to_pandas()


def record_batches(file: BinaryIO) -> Iterator[Any]:
    """The batches of an Arrow stream."""
    return iter(need("pyarrow.ipc", "dataframe").open_stream(file))
