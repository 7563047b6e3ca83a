"""Cypher and algorithms without Python around them: ``%load_ext graph_olap.magics``.

::

    %graph_connect "US flights"              an instance by name or id
    %graph_query MATCH (a) RETURN count(a)   one line
    %%cypher -o result                       a cell; $names are variables of the notebook
    MATCH (a:Airport {iata: $code}) RETURN a
    %graph_algo pagerank Airport rank ROUTE damping_factor=0.9

Labels, edge types and properties of the connected instance are completed inside all of them.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import Any, Optional

from graph_olap import notebook
from graph_olap._extras import need
from graph_olap.client import GraphOLAPClient
from graph_olap.instance.connection import InstanceConnection
from graph_olap.models import AlgorithmExecution, Instance, QueryResult

__all__ = ["GraphMagics", "load_ipython_extension"]

_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_OUTPUT = re.compile(r"\s*-o\s+([A-Za-z_]\w*)\s*")
_OURS = re.compile(r"\s*%?%(cypher|graph_query|graph_algo)\b")
_WORD = re.compile(r"\w*$")


class GraphMagics:
    """The magics of one notebook, and the instance that they talk to."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._connection: Optional[InstanceConnection] = None
        self._words: Optional[list[str]] = None

    @property
    def connection(self) -> InstanceConnection:
        """The instance that ``%graph_connect`` named.

        Raises:
            UsageError: If there is none yet.
        """
        if self._connection is None:
            raise self._usage("No instance is connected; do %graph_connect NAME first.")
        return self._connection

    def graph_connect(self, line: str) -> None:
        """``%graph_connect NAME|ID``: talks to this instance from now on."""
        wanted = " ".join(shlex.split(line))
        if not wanted:
            raise self._usage("Which instance? %graph_connect NAME or %graph_connect ID")
        client = notebook.get_client() or notebook.connect()
        instance = self._find(client, wanted)
        if self._connection is not None:
            self._connection.close()
        self._connection = client.instances.connect(instance.id)
        self._words = None
        schema = self._connection.get_schema()
        print(f"{instance.name}: {schema.total_nodes} nodes, {schema.total_edges} edges")  # noqa: T201

    def graph_query(self, line: str) -> QueryResult:
        """``%graph_query CYPHER``: the rows of a query on one line."""
        return self._run(line)

    def cypher(self, line: str, cell: str) -> QueryResult:
        """``%%cypher [-o NAME]``: the rows of the query below, kept as NAME too."""
        output = _OUTPUT.fullmatch(line)
        if line.strip() and not output:
            raise self._usage(f"Only -o NAME may stand beside %%cypher, found {line.strip()!r}.")
        result = self._run(cell)
        if output:
            self._shell.user_ns[output[1]] = result
        return result

    def graph_algo(self, line: str) -> AlgorithmExecution:
        """``%graph_algo NAME [LABEL [PROPERTY [TYPE]]] [parameter=value ...]``: runs an algorithm."""
        words = shlex.split(line)
        positional = [w for w in words if "=" not in w]
        if not 1 <= len(positional) <= 4:
            raise self._usage("%graph_algo NAME [LABEL [PROPERTY [TYPE]]] [parameter=value ...]")
        parameters = dict(w.split("=", 1) for w in words if "=" in w)
        params = {name: _value(text) for name, text in parameters.items()}
        name, label, property_name, edge_type = (*positional, None, None, None)[:4]
        return self.connection.algo.run(str(name), label, property_name, edge_type, params)

    def completions(self, context: Any) -> dict[str, Any]:
        """What the word before the cursor may become, by IPython's protocol of matchers."""
        if self._connection is None or not _OURS.match(context.full_text):
            return {"completions": []}
        word = _WORD.search(context.line_with_cursor[: context.cursor_position])
        start = word[0] if word else ""
        simple = need("IPython.core.completer", "notebook").SimpleCompletion
        found = [simple(w, type="graph") for w in self._known() if start and w.lower().startswith(start.lower())]
        return {"completions": found, "matched_fragment": start, "suppress": bool(found)}

    def _run(self, cypher: str) -> QueryResult:
        names = set(_PARAMETER.findall(cypher))
        missing = sorted(names - self._shell.user_ns.keys())
        if missing:
            raise self._usage(f"${missing[0]} is used in the query, and no variable has this name.")
        return self.connection.query(cypher, {name: self._shell.user_ns[name] for name in names})

    def _find(self, client: GraphOLAPClient, wanted: str) -> Instance:
        if wanted.isdigit():
            return client.instances.get(int(wanted))
        found = [i for i in client.instances.list(search=wanted, limit=100) if i.name == wanted]
        running = [i for i in found if i.status == "running"] or found
        if len(running) != 1:
            ids = ", ".join(f"{i.id} ({i.status})" for i in found)
            raise self._usage(
                f"{len(running)} instances are named {wanted!r}" + (f": {ids}; say which by its id." if ids else ".")
            )
        return running[0]

    def _known(self) -> list[str]:
        if self._words is None:
            schema = self.connection.get_schema()
            tables = {**schema.node_labels, **schema.relationship_types}
            self._words = sorted({*tables, *(p for properties in tables.values() for p in properties)})
        return self._words

    def _usage(self, message: str) -> Exception:
        error: Exception = need("IPython.core.error", "notebook").UsageError(message)
        return error


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def load_ipython_extension(shell: Any) -> None:
    """Called by ``%load_ext graph_olap.magics``."""
    magics = GraphMagics(shell)
    for name in ("graph_connect", "graph_query", "graph_algo"):
        shell.register_magic_function(getattr(magics, name), "line", name)
    shell.register_magic_function(magics.cypher, "cell", "cypher")
    matcher = need("IPython.core.completer", "notebook").context_matcher
    shell.Completer.custom_matchers.append(matcher(identifier="graph_olap")(lambda c: magics.completions(c)))
