"""Progress bars for everything that takes ``on_progress``.

>>> client.snapshots.create_and_wait(1, "Analysis", on_progress=progress.bar())
"""

from __future__ import annotations

import sys
from typing import Any, Optional

from graph_olap._extras import has, need

__all__ = ["ProgressBar", "bar"]


class ProgressBar:
    """A bar that says the phase, the steps done, the time it took and the time that is left.

    It is drawn by tqdm: as a widget in a notebook with ipywidgets, else as text. When all steps are done it ends.
    """

    def __init__(self, description: Optional[str] = None, **options: Any) -> None:
        self._description = description
        self._options = options
        self._bar: Any = None

    def __call__(self, phase: str, completed: int, total: int) -> None:
        """Draws what is known now."""
        if self._bar is None:
            tqdm = need("tqdm.auto" if has("ipywidgets") else "tqdm", "notebook").tqdm
            self._bar = tqdm(**{"total": total, "unit": "step", "file": sys.stdout, **self._options})
        self._bar.total = total
        self._bar.set_description(": ".join(filter(None, [self._description, phase.replace("_", " ")])), refresh=False)
        self._bar.n = completed
        self._bar.refresh()
        if total and completed >= total:
            self.close()

    def close(self) -> None:
        """Leaves the bar as it is; another call begins another one."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def bar(description: Optional[str] = None, **options: Any) -> ProgressBar:
    """A new progress bar.

    Args:
        description: What stands before the phase.
        options: Those of tqdm, e.g. ``leave=False``.
    """
    return ProgressBar(description, **options)
