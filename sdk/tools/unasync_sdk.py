"""Writes the synchronous SDK from the asynchronous one: ``unasync_sdk.py [--check]``.

``graph_olap/aio/x.py`` becomes ``graph_olap/x.py``. With ``--check`` nothing is written, and stale files are an error.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import unasync

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "graph_olap"
SOURCE = PACKAGE / "aio"
HEADER = "# Generated from aio/{name} by tools/unasync_sdk.py; change that file.\n"

NAMES = {
    "AbstractAsyncContextManager": "AbstractContextManager",
    "aclose": "close",
    "aiter_bytes": "iter_bytes",
    "aiter_lines": "iter_lines",
    "aread": "read",
    "asyncio": "time",
    "asynccontextmanager": "contextmanager",
    "WithoutGraphs": "Graphs",
}


def generated() -> dict[Path, str]:
    """The text of every generated file, by its path."""
    sources = {p.relative_to(SOURCE): p.read_text() for p in sorted(SOURCE.rglob("*.py"))}
    del sources[Path("__init__.py")]
    names = {n: n[len("Async") :] for text in sources.values() for n in re.findall(r"\bAsync[A-Z]\w+", text)}
    with tempfile.TemporaryDirectory() as scratch:
        inside, outside = Path(scratch) / "aio", Path(scratch) / "sync"
        for name, text in sources.items():
            copy = inside / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(HEADER.format(name=name.as_posix()) + _plain(text))
        rule = unasync.Rule(f"{inside}/", f"{outside}/", additional_replacements={**names, **NAMES})
        unasync.unasync_files([str(p) for p in inside.rglob("*.py")], [rule])
        _ruff("check", "--select", "I,F401,RUF022", "--fix", str(outside))
        _ruff("format", str(outside))
        return {PACKAGE / p.relative_to(outside): p.read_text() for p in sorted(outside.rglob("*.py"))}


def _plain(text: str) -> str:
    """Without what no single word says: the package, and ``Awaitable[X]`` for ``X``."""
    text = text.replace("graph_olap.aio.", "graph_olap.")
    while (start := text.find("Awaitable[")) >= 0:
        inner = end = start + len("Awaitable[")
        depth = 1
        while depth:
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = text[:start] + text[inner : end - 1] + text[end:]
    return text


def _ruff(*arguments: str) -> None:
    command, *rest = arguments
    config = ["--config", str(ROOT / "pyproject.toml"), "--quiet"]
    subprocess.run([sys.executable, "-m", "ruff", command, *config, *rest], check=True, cwd=ROOT)


def main() -> int:
    """Writes or checks; gives the exit code."""
    wanted = generated()
    stale = [p for p, text in wanted.items() if not p.is_file() or p.read_text() != text]
    names = ", ".join(str(p.relative_to(ROOT)) for p in stale)
    if "--check" in sys.argv:
        if stale:
            print(f"Stale: {names}; run python tools/unasync_sdk.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path])
    print(f"Written: {names or 'nothing, all is fresh'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
