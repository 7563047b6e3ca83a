"""What is shipped."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str, **options: object) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(ROOT))
    assert len(list(dist.glob("graph_olap_sdk-*.tar.gz"))) == 1
    return next(dist.glob("graph_olap_sdk-*.whl"))


def test_the_wheel_has_what_it_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"graph_olap/py.typed", "graph_olap/aio/client.py", "graph_olap/client.py"} <= set(names)
    assert {"graph_olap/view/view.html", "graph_olap/styles/notebook.css"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"graph_olap", "graph_olap_sdk"}


def test_it_runs_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "clean", with_pip=True)
    python = str(tmp_path / "clean/bin/python")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    code = "import graph_olap, graph_olap.aio, graph_olap.notebook; print(graph_olap.__version__)"
    assert run(python, "-W", "error", "-c", code, cwd=tmp_path).strip() == "0.1.0"
    installed = run(python, "-m", "pip", "list", "--format", "freeze").lower()
    assert "polars" not in installed
    assert "networkx" not in installed


@pytest.mark.integration  # takes long, and needs no platform
def test_the_reference_is_generated(tmp_path: Path) -> None:
    run(sys.executable, str(ROOT / "tools/reference.py"), str(tmp_path))
    page = (tmp_path / "graph_olap/instance/connection.html").read_text(encoding="utf-8")
    assert "query_df" in page
    assert "Seconds it may run" in page


def test_the_oldest_python_understands_it() -> None:
    vermin = Path(sys.executable).with_name("vermin")
    run(str(vermin), "--no-tips", "--target=3.9-", "--violations", "--eval-annotations", str(ROOT / "src"))


def test_importing_takes_no_time_to_speak_of() -> None:
    code = "import time; t = time.perf_counter(); import graph_olap; print(time.perf_counter() - t)"
    best = min(float(run(sys.executable, "-c", code)) for _ in range(3))
    assert best < 2.0, "a lazy import was lost"
    loaded = run(sys.executable, "-c", "import graph_olap, sys; print(*sys.modules)").split()
    assert not {"pandas", "polars", "pyarrow", "networkx", "IPython"} & set(loaded)
