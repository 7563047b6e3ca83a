"""What tests share: answers that only a fake can give."""

from __future__ import annotations

from typing import Any, Callable, Union

import httpx
import pytest

from graph_olap import GraphOLAPClient

Answer = Union[httpx.Response, Exception, Callable[[httpx.Request], httpx.Response]]


class Script:
    """Answers requests one after the other, the last one for ever, and remembers them."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)


def data(value: Any, **meta: Any) -> httpx.Response:
    return httpx.Response(200, json={"data": value, "meta": meta})


def error(status: int, code: str, message: str = "no", **details: Any) -> httpx.Response:
    body = {"error": {"code": code, "message": message, "details": details}, "meta": {}}
    return httpx.Response(status, json=body)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody sleeps; these are the seconds they would have."""
    slept: list[float] = []

    async def nap(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("asyncio.sleep", nap)
    return slept


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if not {"integration", "notebooks"} & set(request.keywords):
        for name in ("API_URL", "API_KEY", "INTERNAL_API_KEY", "USERNAME", "IN_CLUSTER_MODE", "NAMESPACE"):
            monkeypatch.delenv(f"GRAPH_OLAP_{name}", raising=False)


def client_of(script: Script, **settings: Any) -> GraphOLAPClient:
    return GraphOLAPClient("http://platform", "key", transport=httpx.MockTransport(script), **settings)
