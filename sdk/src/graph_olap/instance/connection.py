# Generated from aio/instance/connection.py by tools/unasync_sdk.py; change that file.
"""A connection to a running instance."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, BinaryIO, Optional, cast

import httpx
from typing_extensions import Self

from graph_olap._arrow import Batches, frame
from graph_olap._coerce import plain
from graph_olap._text import segment
from graph_olap.config import Config
from graph_olap.exceptions import NotFoundError
from graph_olap.http import HTTPClient
from graph_olap.instance.algorithms import AlgorithmManager, NetworkXManager
from graph_olap.models import GraphSchema, Instance, LockStatus, QueryResult
from graph_olap.models.result import ResultTruncatedWarning
from graph_olap.nx import Graphs

__all__ = ["InstanceConnection"]

ARROW = "application/vnd.apache.arrow.stream"

#: Seconds beside the query's own: it may have to wait for its turn on the server.
QUEUE_SECONDS = 35.0

#: An answer up to this size stays in memory, a bigger one goes through a temporary file.
SPOOL_BYTES = 64 * 1024 * 1024


class InstanceConnection(Graphs):
    """Queries and algorithms of one instance.

    Example:
        >>> conn = await client.instances.connect(123)
        >>> result = await conn.query("MATCH (c:Customer) RETURN c.name LIMIT 10")

    Attributes:
        algo: The platform's own algorithms.
        networkx: Algorithms by their names in NetworkX.
    """

    def __init__(
        self,
        instance_url: str,
        api_key: Optional[str] = None,
        instance_id: Optional[int] = None,
        *,
        instance: Optional[Instance] = None,
        config: Optional[Config] = None,
        retries: Optional[int] = None,
        transport: Optional[httpx.BaseTransport] = None,
    ) -> None:
        """Connects when the first request is made.

        Args:
            instance_url: Address of the instance.
            api_key: Sent as bearer token, unless there is a config.
            instance_id: Its id, if known.
            instance: What the control plane says of it, if known.
            config: Who asks, and how patiently.
            retries: In the place of the config's.
            transport: How requests are sent; for tests.
        """
        config = config.at(instance_url) if config else Config(instance_url, api_key)
        if retries is not None:
            config = replace(config, max_retries=retries)
        self._instance = instance
        self._instance_id = instance.id if instance else instance_id
        self._http = HTTPClient(config, transport=transport)
        self.algo = AlgorithmManager(self._http)
        self.networkx = NetworkXManager(self._http)

    @property
    def id(self) -> Optional[int]:
        """The instance's id, if known."""
        return self._instance_id

    @property
    def name(self) -> Optional[str]:
        """The instance's name, if known."""
        return self._instance.name if self._instance else None

    @property
    def snapshot_id(self) -> Optional[int]:
        """The snapshot it was made from, if known."""
        return self._instance.snapshot_id if self._instance else None

    @property
    def current_status(self) -> Optional[str]:
        """Its status when the connection was made, if known."""
        return self._instance.status if self._instance else None

    @property
    def instance_url(self) -> str:
        """Its address."""
        return self._http.config.api_url

    def query(
        self,
        cypher: str,
        parameters: Optional[dict[str, Any]] = None,
        timeout: float = 60.0,
        coerce_types: bool = True,
    ) -> QueryResult:
        """Runs a query that reads.

        Interrupting stops it on the server. An answer of more than some 100,000 rows is cut, with a warning.

        Args:
            cypher: The query.
            parameters: Values for ``$name`` in the query; dates, times and UUIDs may be Python's.
            timeout: Seconds it may run, 1 to 1800.
            coerce_types: Whether dates, timestamps, intervals and bytes become Python's.

        Raises:
            QueryError: If the query cannot be run as it is.
            QueryTimeoutError: If it ran too long.
        """
        answer = self._http.request(
            "POST",
            "/query",
            json=_body(cypher, parameters, timeout),
            timeout=timeout + QUEUE_SECONDS,
            repeatable=True,
        )
        result = QueryResult.from_api_response(answer, coerce_types=coerce_types)
        if result.truncated:
            warnings.warn(
                f"The answer was cut after {len(result)} rows; query_df() and stream() give all.",
                ResultTruncatedWarning,
                stacklevel=2,
            )
        return result

    def query_df(
        self,
        cypher: str,
        parameters: Optional[dict[str, Any]] = None,
        backend: str = "polars",
        timeout: float = 60.0,
    ) -> Any:
        """Runs a query; gives a DataFrame with all rows, however many, over Arrow.

        Scalars keep their types; nodes, edges, paths, lists and maps are text in JSON.

        Args:
            cypher: The query.
            parameters: Values for ``$name`` in the query.
            backend: polars or pandas.
            timeout: Seconds it may run, 1 to 1800.
        """
        if backend not in ("polars", "pandas"):
            raise ValueError(f"backend must be polars or pandas, found {backend!r}.")
        with self._spool(cypher, parameters, timeout) as file:
            return frame(file, backend)

    def query_scalar(self, cypher: str, parameters: Optional[dict[str, Any]] = None, timeout: float = 60.0) -> Any:
        """The one cell of the one row that a query gives.

        Raises:
            ValidationError: If it gives more or less.
        """
        return (self.query(cypher, parameters, timeout)).scalar()

    def query_one(
        self, cypher: str, parameters: Optional[dict[str, Any]] = None, timeout: float = 60.0
    ) -> Optional[dict[str, Any]]:
        """The first row that a query gives, as a dict; None if there is none."""
        result = self.query(cypher, parameters, timeout)
        return result[0] if len(result) else None

    def stream(self, cypher: str, parameters: Optional[dict[str, Any]] = None, timeout: float = 60.0) -> Iterator[Any]:
        """All rows of a query, however many, as ``pyarrow.RecordBatch`` after ``pyarrow.RecordBatch``.

        Each batch comes as soon as it is there, and no more than one is in memory: the server waits for a slow reader.
        Leaving the loop early stops the answer.

        Args:
            cypher: The query.
            parameters: Values for ``$name`` in the query.
            timeout: Seconds it may run, 1 to 1800.
        """
        batches = Batches()
        with self._answer(cypher, parameters, timeout) as response:
            for piece in response.iter_bytes():
                for batch in batches.feed(piece):
                    yield batch
        batches.end()

    def list_queries(self) -> list[dict[str, Any]]:
        """Running and recent queries: all for the instance's owner, else the caller's own."""
        return list((self._http.get("/queries"))["queries"])

    def cancel_query(self, query_id: str) -> dict[str, Any]:
        """Stops a query."""
        return dict(self._http.delete(f"/queries/{segment(query_id)}"))

    def get_schema(self) -> GraphSchema:
        """Labels, types, properties and counts."""
        return GraphSchema.from_api_response(self._http.get("/schema"))

    def get_lock(self) -> LockStatus:
        """Whether an algorithm runs, and whose it is."""
        return LockStatus.from_api_response((self._http.get("/lock"))["lock"])

    def status(self) -> dict[str, Any]:
        """What the instance is and holds."""
        return dict(self._http.get("/status"))

    def health(self) -> dict[str, Any]:
        """Whether the instance serves.

        Raises:
            ServerError: If it does not.
        """
        try:
            return dict(self._http.get("/health"))
        except NotFoundError as e:
            raise NotFoundError(f"No instance answers at {self.instance_url}.", e.details) from e

    def close(self) -> None:
        """Closes the connection; the instance goes on. Closing again is harmless."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={self.id}, instance_url={self.instance_url!r})"

    def _spool(self, cypher: str, parameters: Optional[dict[str, Any]], timeout: float) -> BinaryIO:
        """The whole answer as an Arrow stream, at its beginning."""
        file = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES))  # noqa: SIM115
        try:
            with self._answer(cypher, parameters, timeout) as response:
                for chunk in response.iter_bytes():
                    file.write(chunk)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def _answer(
        self, cypher: str, parameters: Optional[dict[str, Any]], timeout: float
    ) -> AbstractContextManager[httpx.Response]:
        """The answer as an Arrow stream, which has just begun."""
        return self._http.stream(
            "POST",
            "/query",
            accept=ARROW,
            json=_body(cypher, parameters, timeout),
            timeout=httpx.Timeout(self._http.config.timeout, read=timeout + QUEUE_SECONDS),
        )


def _body(cypher: str, parameters: Optional[dict[str, Any]], timeout: float) -> dict[str, Any]:
    body: dict[str, Any] = {"query": cypher, "timeout_ms": round(timeout * 1000)}
    if parameters:
        body["parameters"] = plain(parameters)
    return body
