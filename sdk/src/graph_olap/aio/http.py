"""The only HTTP of the SDK: who asks, what may be sent again, and which error an answer is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Dict, Optional

import httpx

from graph_olap._answers import from_answer
from graph_olap._retry import IDEMPOTENT, delay, safe_to_repeat
from graph_olap._text import new_key
from graph_olap.config import Config
from graph_olap.exceptions import (
    ConnectError,
    ConnectionClosedError,
    RequestInFlightError,
    ServerError,
    TimeoutError,
)

__all__ = ["AsyncHTTPClient"]


class _Answer(Dict[str, Any]):
    """An object of the platform; what must be in it and is not, is the platform's fault."""

    def __missing__(self, key: str) -> Any:
        raise ServerError(f"The platform answered without {key!r}: {str(dict(self))[:200]}")


class AsyncHTTPClient:
    """Requests to one address.

    A connection that could not be made is always tried again. An answer that did not come is asked for again only
    when repeating the request does no harm: reading, replacing, deleting, and creating with an idempotency key.
    """

    def __init__(self, config: Config, *, transport: Optional[httpx.AsyncBaseTransport] = None) -> None:
        self._config = config
        self._client = httpx.AsyncClient(
            base_url=config.api_url,
            headers=config.headers(),
            timeout=config.timeout,
            transport=transport,
        )

    @property
    def config(self) -> Config:
        """The settings this was made with."""
        return self._config

    async def close(self) -> None:
        """Closes all connections; closing again is harmless."""
        await self._client.aclose()

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Optional[dict[str, Any]] = None,
        json: Optional[Any] = None,
        timeout: Optional[float] = None,
        create: bool = False,
        repeatable: Optional[bool] = None,
    ) -> Any:
        """Sends a request; gives the answer as JSON, or ``{}`` when there is none.

        Args:
            method: The HTTP method.
            path: Below the client's address.
            params: The query; ``None`` is left out.
            json: The body.
            timeout: Seconds, in the place of the client's.
            create: Whether it creates something: it then carries an idempotency key.
            repeatable: Whether sending it twice does no harm; by default as its method says.

        Raises:
            GraphOLAPError: As the answer says.
        """
        headers = {"Idempotency-Key": new_key()} if create else {}
        response = await self._sent(
            method,
            path,
            params=params,
            json=json,
            headers=headers,
            timeout=timeout,
            repeatable=method in IDEMPOTENT or create if repeatable is None else repeatable,
        )
        if response.status_code == 204 or not response.content:
            return {}
        try:
            return _Answer(response.json())
        except (TypeError, ValueError) as e:
            raise ServerError(
                f"{method} {path} was answered with what is no JSON object: {response.text[:200]!r}. "
                f"Is {self._config.api_url} really the platform?",
                status=response.status_code,
            ) from e

    async def get_text(self, path: str) -> str:
        """The answer as text."""
        response = await self._sent("GET", path, headers={"Accept": "text/plain"}, repeatable=True)
        return response.text

    async def get(self, path: str, params: Optional[dict[str, Any]] = None) -> Any:
        """Reads."""
        return await self.request("GET", path, params=params)

    async def post(self, path: str, json: Optional[Any] = None) -> Any:
        """Does something that may not happen twice."""
        return await self.request("POST", path, json=json)

    async def create(self, path: str, json: Optional[Any] = None) -> Any:
        """Creates something, once however often the request has to be sent."""
        return await self.request("POST", path, json=json, create=True)

    async def put(self, path: str, json: Optional[Any] = None) -> Any:
        """Replaces."""
        return await self.request("PUT", path, json=json)

    async def delete(self, path: str, json: Optional[Any] = None) -> Any:
        """Deletes."""
        return await self.request("DELETE", path, json=json)

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        path: str,
        *,
        accept: str,
        params: Optional[dict[str, Any]] = None,
        json: Optional[Any] = None,
        timeout: Optional[httpx.Timeout] = None,
    ) -> AsyncIterator[httpx.Response]:
        """An answer that is read piece by piece; leaving the block early stops it on the server.

        Raises:
            GraphOLAPError: As the answer says.
        """
        options: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
        try:
            async with self._client.stream(
                method, path, params=params, json=json, headers={"Accept": accept}, **options
            ) as response:
                if not response.is_success:
                    await response.aread()
                    raise self._error(response)
                yield response
        except httpx.TransportError as e:
            raise self._unreachable(e, method, path) from e

    async def _sent(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str],
        repeatable: bool,
        params: Optional[dict[str, Any]] = None,
        json: Optional[Any] = None,
        timeout: Optional[float] = None,
    ) -> httpx.Response:
        options: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
        query = {k: v for k, v in (params or {}).items() if v is not None}
        retries = self._config.max_retries
        attempt = 0
        while True:
            try:
                response = await self._client.request(method, path, params=query, json=json, headers=headers, **options)
                if response.is_success:
                    return response
                if method == "DELETE" and attempt and response.status_code == 404:
                    return httpx.Response(204)  # the first one got through
                error = self._error(response)
                if not (isinstance(error, RequestInFlightError) and attempt < retries):
                    raise error
            except httpx.TransportError as e:
                if attempt >= retries or not safe_to_repeat(e, repeatable):
                    raise self._unreachable(e, method, path) from e
            except RuntimeError as e:
                raise self._closed(e) from e
            await asyncio.sleep(delay(attempt))
            attempt += 1

    def _error(self, response: httpx.Response) -> Exception:
        try:
            body = response.json()
        except ValueError:
            body = response.text[:500]
        return from_answer(
            response.status_code,
            body,
            request_id=response.headers.get("X-Request-ID"),
            what=f"{response.request.method} {response.request.url.path}",
        )

    def _unreachable(self, e: httpx.TransportError, method: str, path: str) -> Exception:
        if isinstance(e, httpx.TimeoutException) and not isinstance(e, httpx.ConnectTimeout):
            return TimeoutError(
                f"{method} {path} got no answer in time ({e or type(e).__name__}). It may still be "
                "under way on the platform; allow more with timeout=."
            )
        return ConnectError(
            f"{method} {path} did not reach {self._config.api_url}: {e or type(e).__name__}. "
            "Is the platform up, and GRAPH_OLAP_API_URL right?"
        )

    def _closed(self, e: RuntimeError) -> Exception:
        if self._client.is_closed:
            return ConnectionClosedError("This client was closed; make another one.")
        return e
