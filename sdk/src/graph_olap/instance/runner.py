# Generated from aio/instance/runner.py by tools/unasync_sdk.py; change that file.
"""Runs of algorithms: started, followed until they end, stopped when interrupted."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, Callable, List, Optional

from graph_olap._coerce import plain
from graph_olap._text import given, segment
from graph_olap.exceptions import (
    AlgorithmFailedError,
    AlgorithmTimeoutError,
    GraphOLAPError,
)
from graph_olap.http import HTTPClient
from graph_olap.models import AlgorithmExecution, AlgorithmInfo, RunEstimate

__all__ = ["START_SECONDS", "Runner", "completed"]

#: Seconds between two looks at a running execution: short at first, since most end soon.
FIRST_LOOK = 0.1
LONGEST_LOOK = 2.0

#: Seconds beside the run's own for the request that starts it.
START_SECONDS = 60.0


class Runner:
    """Runs algorithms below one path by their names.

    Every name that the server knows is a method too: ``runner.louvain(node_label="Person", property_name="group")``;
    what is no argument of :meth:`run` goes to the algorithm as a parameter.
    """

    _path = "/algo"

    def __init__(self, http: HTTPClient) -> None:
        self._http = http
        self._names: List[str] = []

    def algorithms(self, category: Optional[str] = None) -> List[AlgorithmInfo]:
        """What can be run here; of one category, or all."""
        answer = self._http.get(f"{self._path}/algorithms", given(category=category))
        found = [AlgorithmInfo.from_api_response(item) for item in answer["algorithms"]]
        if category is None:
            self._names = [info.name for info in found]
        return found

    def algorithm_info(self, algorithm: str) -> AlgorithmInfo:
        """One algorithm and its parameters.

        Raises:
            AlgorithmNotFoundError: If there is none of this name.
        """
        path = f"{self._path}/algorithms/{segment(algorithm)}"
        return AlgorithmInfo.from_api_response(self._http.get(path))

    def run(
        self,
        algorithm: str,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        edge_type: Optional[str] = None,
        params: Optional[dict[str, Any]] = None,
        timeout: float = 300,
        wait: bool = True,
        *,
        weight_property: Optional[str] = None,
        direction: Optional[str] = None,
        subgraph_query: Optional[str] = None,
        write_back: Optional[bool] = None,
    ) -> AlgorithmExecution:
        """Runs an algorithm; interrupting cancels it on the server.

        Args:
            algorithm: Its name, as in :meth:`algorithms`.
            node_label: Only nodes with this label.
            property_name: Node property to write the values to; without one nothing is written and the values are in
                ``result``.
            edge_type: Only edges of this type.
            params: Parameters of the algorithm.
            timeout: Seconds it may run, 1 to 7200.
            wait: Whether to return when it has ended, rather than when it has begun.
            weight_property: Edge property with the weights.
            direction: forward, reverse or undirected.
            subgraph_query: A query whose rows are the edges, in the place of labels and types.
            write_back: Whether to write, in the place of what ``property_name`` implies.

        Raises:
            ResourceLockedError: If another algorithm runs.
            AlgorithmFailedError: If it failed or was cancelled.
            AlgorithmTimeoutError: If it took too long.
        """
        body = self._body(
            node_label=node_label,
            property_name=property_name,
            edge_type=edge_type,
            params=params,
            weight_property=weight_property,
            direction=direction,
            subgraph_query=subgraph_query,
            write_back=write_back,
        )
        body["timeout_ms"] = round(timeout * 1000)
        answer = self._http.request("POST", f"{self._path}/{segment(algorithm)}", json=body, timeout=START_SECONDS)
        execution = AlgorithmExecution.from_api_response(answer)
        return self.wait(execution, timeout) if wait else execution

    def estimate(
        self, algorithm: str, node_label: Optional[str] = None, edge_type: Optional[str] = None
    ) -> RunEstimate:
        """What a run would take, and whether it would be let in."""
        body = self._body(node_label=node_label, edge_type=edge_type)
        path = f"{self._path}/{segment(algorithm)}/estimate"
        answer = self._http.request("POST", path, json=body, repeatable=True)
        return RunEstimate.from_api_response(answer)

    def status(self, execution_id: str) -> AlgorithmExecution:
        """How a run fares."""
        path = f"{self._path}/status/{segment(execution_id)}"
        return AlgorithmExecution.from_api_response(self._http.get(path))

    def executions(self, limit: int = 20, status: Optional[str] = None) -> List[AlgorithmExecution]:
        """Runs, newest first; an instance remembers the last hundred."""
        params = given(limit=limit, status_filter=status)
        answer = self._http.get("/algo/executions", params)
        return [AlgorithmExecution.from_api_response(item) for item in answer["executions"]]

    def cancel(self, execution_id: str) -> None:
        """Stops a run.

        Raises:
            ExecutionNotFoundError: If there is none.
        """
        self._http.delete(f"/algo/executions/{segment(execution_id)}")

    def wait(self, execution: AlgorithmExecution, timeout: float = 300) -> AlgorithmExecution:
        """Waits until a run has ended; interrupting cancels it.

        Raises:
            AlgorithmFailedError: If it failed or was cancelled.
            AlgorithmTimeoutError: If it took too long.
        """
        deadline = monotonic() + timeout
        pause = FIRST_LOOK
        try:
            while not execution.ended:
                if monotonic() > deadline:
                    self._give_up(execution)
                    raise AlgorithmTimeoutError(
                        f"{execution.algorithm_name} was cancelled since it did not end within "
                        f"{timeout:g} s; allow more with timeout=.",
                        {"execution_id": execution.execution_id},
                    )
                time.sleep(pause)
                pause = min(LONGEST_LOOK, pause * 1.5)
                execution = self.status(execution.execution_id)
        except GraphOLAPError:
            raise
        except BaseException:
            self._give_up(execution)
            raise
        return completed(execution)

    def _give_up(self, execution: AlgorithmExecution) -> None:
        with suppress(GraphOLAPError):  # it may have ended by itself
            self.cancel(execution.execution_id)

    def _body(self, **wishes: Any) -> dict[str, Any]:
        wishes["result_property"] = wishes.pop("property_name", None)
        wishes["parameters"] = plain(wishes.pop("params", None) or {})
        if wishes.get("write_back") is None and wishes["result_property"] is None:
            wishes["write_back"] = False
        return given(**wishes)

    def __getattr__(self, name: str) -> Callable[..., AlgorithmExecution]:
        if name.startswith("_") or (self._names and name not in self._names):
            raise AttributeError(f"{type(self).__name__} has no algorithm {name!r}; algorithms() lists them.")
        return partial(self._named, name)

    def _named(
        self,
        _algorithm: str,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        edge_type: Optional[str] = None,
        params: Optional[dict[str, Any]] = None,
        timeout: float = 300,
        wait: bool = True,
        *,
        weight_property: Optional[str] = None,
        direction: Optional[str] = None,
        subgraph_query: Optional[str] = None,
        write_back: Optional[bool] = None,
        **parameters: Any,
    ) -> AlgorithmExecution:
        return self.run(
            _algorithm,
            node_label,
            property_name,
            edge_type,
            {**(params or {}), **given(**parameters)},
            timeout,
            wait,
            weight_property=weight_property,
            direction=direction,
            subgraph_query=subgraph_query,
            write_back=write_back,
        )

    def __dir__(self) -> List[str]:
        return sorted({*super().__dir__(), *self._names})


def completed(execution: AlgorithmExecution) -> AlgorithmExecution:
    """The execution, if it ended well.

    Raises:
        AlgorithmFailedError: If it failed or was cancelled.
        AlgorithmTimeoutError: If it took too long.
    """
    if execution.status == "completed":
        return execution
    kind = AlgorithmTimeoutError if execution.error_code == "ALGORITHM_TIMEOUT" else AlgorithmFailedError
    raise kind(
        f"{execution.algorithm_name} {execution.status}: {execution.error_message or 'no reason was given'}",
        {"execution_id": execution.execution_id},
        code=execution.error_code,
    )
