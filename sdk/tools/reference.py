"""Writes the reference of every public module, class and method as HTML: ``reference.py [FOLDER]``."""

from __future__ import annotations

import pkgutil
import sys
from pathlib import Path

import pdoc

import graph_olap

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Writes to the folder, or below ``target``."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "reference"
    modules = [m.name for m in pkgutil.walk_packages(graph_olap.__path__, "graph_olap.") if "._" not in m.name]
    pdoc.render.configure(docformat="google")
    pdoc.pdoc("graph_olap", *modules, output_directory=folder)
    print(f"{len(modules) + 1} modules: {folder / 'index.html'}")


if __name__ == "__main__":
    main()
