"""Two lines to start with in a notebook.

>>> from graph_olap import notebook
>>> client = notebook.connect()
"""

from __future__ import annotations

import os
from typing import Any, Optional

from graph_olap._extras import has, need
from graph_olap.client import GraphOLAPClient
from graph_olap.config import in_cluster

__all__ = ["connect", "get_client", "init"]

IN_CLUSTER_URL = "http://control-plane.graph-olap.svc:8000"
LOCAL_URL = "http://localhost:8000"

_current_client: Optional[GraphOLAPClient] = None


def connect(api_url: Optional[str] = None, api_key: Optional[str] = None, **kwargs: Any) -> GraphOLAPClient:
    """Connects, and keeps the client for :func:`get_client`.

    The address is the argument, else ``GRAPH_OLAP_API_URL``, else the platform's own inside its cluster
    (``GRAPH_OLAP_IN_CLUSTER_MODE=true``), else this machine. Tables become interactive where itables is installed.

    Args:
        api_url: Address of the control plane.
        api_key: API key, in the place of ``GRAPH_OLAP_API_KEY``.
        kwargs: More settings, e.g. username, timeout, max_retries.
    """
    global _current_client
    _set_up_itables()
    url = api_url or os.environ.get("GRAPH_OLAP_API_URL")
    url = url or (IN_CLUSTER_URL if in_cluster() else LOCAL_URL)
    _current_client = GraphOLAPClient.from_env(api_url=url, api_key=api_key, **kwargs)
    return _current_client


def init(api_url: Optional[str] = None, api_key: Optional[str] = None, **kwargs: Any) -> GraphOLAPClient:
    """Same as :func:`connect`."""
    return connect(api_url=api_url, api_key=api_key, **kwargs)


def get_client() -> Optional[GraphOLAPClient]:
    """The client that was connected last, or None."""
    return _current_client


def _set_up_itables() -> None:
    if has("itables") and has("IPython") and need("IPython", "notebook").get_ipython():
        need("itables", "notebook").init_notebook_mode(all_interactive=True)
