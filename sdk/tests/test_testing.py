from __future__ import annotations

from pathlib import Path

import pytest

from graph_olap.exceptions import ConflictError, GraphOLAPError, NotFoundError
from graph_olap.testing import TestFixtures, random_name

from .conftest import Script, client_of

pytest_plugins = ["pytester"]


def test_names_differ() -> None:
    assert random_name().startswith("test-")
    assert len({random_name("x") for _ in range(100)}) == 100


def test_nothing_of_the_module_is_collected(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("from graph_olap.testing import *\ndef test_own(): pass")
    result = pytester.runpytest("-W", "error", "-p", "no:asyncio", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)


def test_everything_is_removed_the_newest_first_whatever_fails() -> None:
    fixtures = TestFixtures(client_of(Script()))
    done: list[str] = []

    def fail(error: Exception) -> None:
        raise error

    fixtures._later("one", lambda: done.append("one"))
    fixtures._later("two", lambda: fail(ConflictError("in use")))
    fixtures._later("three", lambda: fail(NotFoundError("gone")))
    fixtures._later("four", lambda: done.append("four"))
    with pytest.raises(GraphOLAPError, match="two: in use"):
        fixtures.cleanup()
    assert done == ["four", "one"]
    fixtures.cleanup()


def test_css_is_part_of_the_package_and_installed_once(tmp_path: Path) -> None:
    from graph_olap import styles

    assert ".graph-olap-result" in styles.get_notebook_css()
    target = tmp_path / "custom.css"
    target.write_text("body { color: red }\n")
    styles.install(target)
    styles.install(target)
    text = target.read_text()
    assert text.startswith("body { color: red }")
    assert text.count(styles.get_notebook_css()) == 1
