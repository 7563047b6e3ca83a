"""How what the SDK shows in notebooks looks.

>>> from graph_olap import styles
>>> styles.install()   # for every notebook of this user, from the next start of Jupyter
>>> styles.apply()     # for this notebook, now
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Optional, Union

from graph_olap._extras import need

__all__ = ["apply", "get_notebook_css", "install"]

BEGIN = "/* graph-olap: begin */\n"
END = "/* graph-olap: end */\n"


def get_notebook_css() -> str:
    """The style sheet that comes with the SDK."""
    return resources.files(__package__).joinpath("notebook.css").read_text(encoding="utf-8")


def apply() -> None:
    """Styles the notebook that calls this."""
    display = need("IPython.display", "notebook")
    display.display(display.HTML(f"<style>{get_notebook_css()}</style>"))


def install(target: Optional[Union[str, Path]] = None) -> Path:
    """Puts the style sheet into a file, beside what is in it; doing it again replaces it.

    Args:
        target: The file; by default ``~/.jupyter/custom/custom.css``, which Jupyter reads.

    Returns:
        The file.
    """
    file = Path(target) if target else Path.home() / ".jupyter" / "custom" / "custom.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    if BEGIN in before and END in before:
        before = before[: before.index(BEGIN)] + before[before.index(END) + len(END) :]
    file.write_text(before + BEGIN + get_notebook_css() + END, encoding="utf-8")
    return file
