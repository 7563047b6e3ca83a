from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from graph_olap.testing import connect

README = Path(__file__).parents[2] / "README.md"


def test_the_quick_start_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.findall(r"```python\n(.*?)```", README.read_text(), re.S)
    assert len(code) == 1
    with connect() as here:
        text = code[0].replace("http://127.0.0.1:8000", here.config.api_url)
    names: dict[str, Any] = {}
    try:
        exec(compile(text, str(README), "exec"), names)
    finally:
        names["conn"].close()
        names["client"].close()
    assert "ATL" in capsys.readouterr().out
