"""Graph OLAP from Python.

>>> from graph_olap import notebook
>>> client = notebook.connect()
"""

from __future__ import annotations

from graph_olap.client import GraphOLAPClient
from graph_olap.config import Config
from graph_olap.exceptions import GraphOLAPError
from graph_olap.instance.connection import InstanceConnection
from graph_olap.models import EdgeDefinition, NodeDefinition, PropertyDefinition, QueryResult
from graph_olap.pagination import PaginatedList

__version__ = "0.1.0"

__all__ = [
    "Config",
    "EdgeDefinition",
    "GraphOLAPClient",
    "GraphOLAPError",
    "InstanceConnection",
    "NodeDefinition",
    "PaginatedList",
    "PropertyDefinition",
    "QueryResult",
    "__version__",
]
