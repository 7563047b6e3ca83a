"""Times the SDK against what it is built on, in rows like those of ``make bench``; ``sdk/test bench`` runs it.

Each pair is timed in turns after its answers were compared; figures are medians, every row ends in ok or MISS.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

import httpx
import polars as pl

from graph_olap import EdgeDefinition, InstanceConnection, NodeDefinition, PropertyDefinition
from graph_olap.testing import TestFixtures, random_name, test_context

ROWS = 1_000_000
JSON_ROWS = 100_000
QUERY = "MATCH (p:P) WHERE p.id >= $low AND p.id < $high RETURN p.id, p.name, p.score, p.day, p.flag"
LOOKUP = "MATCH (p:P {id: $id}) RETURN p.name"


class Table:
    """Rows with their bars; knows how many were missed."""

    ROW = "{:58} {:>12} {:>12} {:>9}   {:4} {}"

    def __init__(self) -> None:
        self.verdicts: list[bool] = []
        print(self.ROW.format("what", "ours", "reference", "ratio", "", "bar"), flush=True)

    def speed(self, name: str, ours: float, reference: float, at_least: float) -> None:
        """Seconds; above 1 we are faster."""
        ratio = reference / ours
        self._row(name, f"{ours:.3f} s", f"{reference:.3f} s", ratio, ratio >= at_least, f">= {at_least:.2f}")

    def within(self, name: str, ours: float, at_most: float) -> None:
        """Milliseconds that must not be more."""
        self._row(name, f"{ours:.3f} ms", f"{at_most:.3f} ms", ours, ours <= at_most, f"<= {at_most:.2f}")

    def _row(self, name: str, ours: str, reference: str, ratio: float, ok: bool, bar: str) -> None:
        self.verdicts.append(ok)
        print(self.ROW.format(name, ours, reference, f"{ratio:.2f}", "ok" if ok else "MISS", bar), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--repetitions", type=int, default=3)
    repetitions = parser.parse_args().repetitions
    table = Table()
    whole, bare = medians(max(5, repetitions), importing, starting)
    table.within("import graph_olap", (whole - bare) * 1000, 300)
    with test_context(username="alice") as (client, fixtures), client.instances.connect(instance(fixtures)) as conn:
        rows(table, conn, repetitions)
        lookups(table, conn, repetitions)
    ok = sum(table.verdicts)
    print(f"{ok} ok, {len(table.verdicts) - ok} MISS")
    return 0 if all(table.verdicts) else 1


def instance(fixtures: TestFixtures) -> int:
    node = NodeDefinition(
        label="P",
        sql=f"""SELECT range AS id, 'person ' || range AS name, range / 7.0 AS score,
            DATE '2020-01-01' + (range % 1000)::INTEGER AS day, range % 2 = 0 AS flag FROM range({ROWS})""",
        primary_key=PropertyDefinition(name="id", type="INT64"),
        properties=[
            PropertyDefinition(name="name", type="STRING"),
            PropertyDefinition(name="score", type="DOUBLE"),
            PropertyDefinition(name="day", type="DATE"),
            PropertyDefinition(name="flag", type="BOOL"),
        ],
    )
    edge = EdgeDefinition(
        type="E", from_node="P", to_node="P", sql="SELECT 0 AS a, 1 AS b", from_key="a", to_key="b", properties=[]
    )
    mapping = fixtures.create_mapping(
        name=random_name("bench"), description="", node_definitions=[node], edge_definitions=[edge]
    )
    return int(fixtures.create_instance(name=random_name("bench"), mapping_id=mapping.id).id)


def rows(table: Table, conn: InstanceConnection, repetitions: int) -> None:
    """From a query to polars: over Arrow, over JSON in as many pages as it takes, and from a file."""
    whole = {"low": 0, "high": ROWS}

    def arrow() -> pl.DataFrame:
        return conn.query_df(QUERY, whole)

    def json() -> pl.DataFrame:
        pages = ({"low": at, "high": at + JSON_ROWS} for at in range(0, ROWS, JSON_ROWS))
        return pl.concat([conn.query(QUERY, page).to_polars() for page in pages])

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.arrow"
        arrow().write_ipc(file)

        def local() -> pl.DataFrame:
            return pl.read_ipc(file.read_bytes())

        if not arrow().sort("p.id").equals(local().sort("p.id")) or json().height != ROWS:
            raise SystemExit("The answers differ.")
        over_arrow, over_json, from_file = medians(repetitions, arrow, json, local)
    table.speed(f"{ROWS:,} x 5 to polars, over JSON", over_arrow, over_json, 10)
    table.speed(f"{ROWS:,} x 5 to polars, local Arrow file", over_arrow, from_file, 0.5)


def lookups(table: Table, conn: InstanceConnection, repetitions: int) -> None:
    """A hundred queries one after the other, beside the same requests without the SDK."""
    config = conn._http.config
    with httpx.Client(base_url=config.api_url, headers=config.headers(), timeout=60) as bare:

        def ours() -> None:
            for i in range(100):
                conn.query_scalar(LOOKUP, {"id": i})

        def reference() -> None:
            for i in range(100):
                body: dict[str, Any] = {"query": LOOKUP, "timeout_ms": 60000, "parameters": {"id": i}}
                bare.post("/query", json=body).json()

        ours()
        reference()
        with_sdk, without = medians(max(5, repetitions), ours, reference)
    table.within("look-up, what the SDK adds", (with_sdk - without) * 10, 1)
    print(f"{'':4}a look-up takes {with_sdk * 10:.2f} ms, the bare request {without * 10:.2f} ms")


def importing() -> None:
    subprocess.run([sys.executable, "-c", "import graph_olap"], check=True)


def starting() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def medians(repetitions: int, *todo: Callable[[], Any]) -> list[float]:
    """Median seconds of each, timed in turns."""
    taken: list[list[float]] = [[] for _ in todo]
    for _ in range(repetitions):
        for samples, work in zip(taken, todo):
            began = time.perf_counter()
            work()
            samples.append(time.perf_counter() - began)
    return [statistics.median(samples) for samples in taken]


if __name__ == "__main__":
    sys.exit(main())
