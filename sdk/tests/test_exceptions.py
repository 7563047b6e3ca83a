from __future__ import annotations

import builtins
import re
from pathlib import Path

import pytest

from graph_olap import exceptions
from graph_olap._answers import from_answer
from graph_olap.exceptions import GraphOLAPError

CODES = Path(__file__).parents[2] / "common/contract/src/main/java/io/grapholap/common/error/ErrorCode.java"

EXPECTED = {
    "VALIDATION_FAILED": "ValidationError",
    "QUERY_NOT_ALLOWED": "QueryError",
    "UNAUTHORIZED": "AuthenticationError",
    "PERMISSION_DENIED": "PermissionDeniedError",
    "INSUFFICIENT_ROLE": "ForbiddenError",
    "USER_DISABLED": "ForbiddenError",
    "RESOURCE_NOT_FOUND": "NotFoundError",
    "ALGORITHM_NOT_FOUND": "AlgorithmNotFoundError",
    "EXECUTION_NOT_FOUND": "ExecutionNotFoundError",
    "QUERY_TIMEOUT": "QueryTimeoutError",
    "ALGORITHM_TIMEOUT": "AlgorithmTimeoutError",
    "INVALID_STATE": "InvalidStateError",
    "ALREADY_EXISTS": "ConflictError",
    "RESOURCE_HAS_DEPENDENCIES": "DependencyError",
    "CONCURRENCY_LIMIT_EXCEEDED": "ConcurrencyLimitError",
    "RESOURCE_LOCKED": "ResourceLockedError",
    "IDEMPOTENCY_KEY_REUSED": "ValidationError",
    "RATE_LIMIT_EXCEEDED": "RateLimitError",
    "INTERNAL_ERROR": "ServerError",
    "ALGORITHM_ERROR": "AlgorithmFailedError",
    "SERVICE_UNAVAILABLE": "ServiceUnavailableError",
    "WAREHOUSE_UNAVAILABLE": "ServiceUnavailableError",
    "INSUFFICIENT_MEMORY": "InsufficientMemoryError",
}


def platform_codes() -> dict[str, int]:
    if not CODES.is_file():
        pytest.skip("not in the repository of the platform")
    return {code: int(status) for code, status in re.findall(r"^    ([A-Z_]+)\((\d+)\)", CODES.read_text(), re.M)}


def answer(code: str, status: int, **details: object) -> GraphOLAPError:
    return from_answer(status, {"error": {"code": code, "message": "so", "details": details}})


def test_every_code_of_the_platform_is_an_error_of_its_own_kind() -> None:
    codes = platform_codes()
    assert len(codes) > 30
    assert set(EXPECTED) <= set(codes)
    for code, status in codes.items():
        found = answer(code, status)
        assert type(found).__name__ == EXPECTED.get(code, type(found).__name__), code
        assert type(found) is not GraphOLAPError or status in (405, 413, 415), code
        assert (found.code, found.status, str(found)) == (code, status, "so")


def test_older_spellings_of_codes_are_known() -> None:
    assert isinstance(answer("CONCURRENCY_LIMIT", 409), exceptions.ConcurrencyLimitError)
    assert isinstance(answer("DEPENDENCY_EXISTS", 409), exceptions.DependencyError)
    assert isinstance(answer("RYUGRAPH_ERROR", 500), exceptions.RyugraphError)


def test_a_rate_limit_is_a_concurrency_limit_for_older_code() -> None:
    found = answer("RATE_LIMIT_EXCEEDED", 429, retry_after_seconds=60)
    assert isinstance(found, exceptions.ConcurrencyLimitError)
    assert isinstance(found, exceptions.RateLimitError)
    assert found.retry_after == 60


def test_who_holds_the_lock_is_told_in_either_spelling() -> None:
    for details in ({"holder_name": "bob", "algorithm": "wcc"}, {"holder_username": "bob", "algorithm_name": "wcc"}):
        found = answer("RESOURCE_LOCKED", 409, **details)
        assert isinstance(found, exceptions.ResourceLockedError)
        assert (found.holder_name, found.algorithm) == ("bob", "wcc")


def test_limits_are_attributes() -> None:
    found = answer("CONCURRENCY_LIMIT_EXCEEDED", 409, limit_type="per_analyst", current_count=10, max_allowed=10)
    assert isinstance(found, exceptions.ConcurrencyLimitError)
    assert (found.limit_type, found.current_count, found.max_allowed) == ("per_analyst", 10, 10)


def test_time_outs_are_those_of_python_too() -> None:
    assert isinstance(answer("QUERY_TIMEOUT", 408), builtins.TimeoutError)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"detail": "Not Found"}, "Not Found"),
        ({"detail": {"code": "USER_DISABLED", "message": "locked out"}}, "locked out"),
        ("plain", "plain"),
        (None, "The request was answered with status 418."),
        ({"error": "words"}, "The request was answered with status 418."),
    ],
)
def test_other_forms_of_errors_keep_their_message(body: object, text: str) -> None:
    assert str(from_answer(418, body)) == text


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = {}
    above: list[str] = []
    for line in (exceptions.__doc__ or "").splitlines():
        if match := re.match(r"    ((?:[│├└─ ]{4})*)(\w+Error)\b", line):
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            drawn[match[2]] = above[depth - 1] if depth else None
    classes = {n: getattr(exceptions, n) for n in exceptions.__all__ if n.endswith("Error")}
    assert drawn == {n: None if c is GraphOLAPError else c.__mro__[1].__name__ for n, c in classes.items()}
