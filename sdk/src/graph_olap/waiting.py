# Generated from aio/waiting.py by tools/unasync_sdk.py; change that file.
"""Waiting for a snapshot or an instance: told by the platform's events, else by looking now and then."""

from __future__ import annotations

import time
from time import monotonic
from typing import Callable, Optional, TypeVar

import httpx

from graph_olap.exceptions import GraphOLAPError, TimeoutError
from graph_olap.http import HTTPClient

__all__ = ["Waiter"]

T = TypeVar("T")


class Waiter:
    """Looks at a resource whenever it may have changed.

    The first event of a stream is the current state, so nothing is missed between two streams. Where there are no
    events, it looks every ``poll_interval`` seconds; with events it does so too, for what they do not tell.
    """

    def __init__(
        self,
        http: HTTPClient,
        resource: str,
        resource_id: int,
        *,
        timeout: float,
        poll_interval: float,
    ) -> None:
        self._http = http
        self._resource = resource
        self._id = resource_id
        self._timeout = timeout
        self._deadline = monotonic() + timeout
        self._poll_interval = max(0.05, poll_interval)
        self._has_events = True
        self._seen: Optional[str] = None

    def until(self, look: Callable[[], Optional[T]], goal: str) -> T:
        """What ``look`` gives, as soon as that is something.

        Args:
            look: Called at once, and after every change.
            goal: Ends the sentence "it did not ...", if the time is over.

        Raises:
            TimeoutError: If the time is over.
        """
        while True:
            found = look()
            if found is not None:
                return found
            left = self._deadline - monotonic()
            if left <= 0:
                raise TimeoutError(
                    f"{self._resource.capitalize()} {self._id} did not {goal} within "
                    f"{self._timeout:g} s. It goes on; wait longer with timeout=, or end it."
                )
            self._change(min(left, self._poll_interval))

    def _change(self, limit: float) -> None:
        """Returns after an event that is new, or after ``limit`` seconds."""
        end = monotonic() + limit
        if self._has_events:
            try:
                if self._event(end):
                    return
            except TimeoutError:
                return
            except GraphOLAPError:
                self._has_events = False
        time.sleep(max(0.0, end - monotonic()))

    def _event(self, end: float) -> bool:
        with self._http.stream(
            "GET",
            "/api/events",
            accept="text/event-stream",
            params={"resource": self._resource, "id": self._id},
            timeout=httpx.Timeout(self._http.config.timeout, read=max(0.05, end - monotonic())),
        ) as response:
            for line in response.iter_lines():
                field, _, value = line.partition(":")
                if field == "id" and value.strip() != self._seen:
                    self._seen = value.strip()
                    return True
                if monotonic() >= end:
                    break
        return False
