"""Sends generated requests to a control plane that was started for them alone.

Every answer must be what the OpenAPI document says, and none a 5xx. `run` beside this file starts it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOCUMENT = ROOT / "control-plane/src/main/resources/openapi/openapi.json"
WORK = HERE / "target"
STATE = WORK / "state"

# Seeds of the local profile: who asks, and which of the routes.
CALLERS = {
    "carol (admin)": ({"X-Username": "carol", "X-User-Role": "admin"}, []),
    "alice (analyst)": ({"X-Username": "alice", "X-User-Role": "analyst"}, []),
    "dave (ops)": ({"X-Username": "dave", "X-User-Role": "ops"}, ["--include-path-regex", "^/api/(config|cluster|ops)/"]),
}
INSTANCES_AT_MOST = 2
EXPORT_WAIT_SECONDS = 120
MAPPING = {
    "name": "airports",
    "node_definitions": [
        {
            "label": "Airport",
            "sql": "SELECT 1 AS id, 'one' AS name UNION ALL SELECT 2, 'two'",
            "primary_key": {"name": "id", "type": "INT64"},
            "properties": [{"name": "name", "type": "STRING"}],
        }
    ],
    "edge_definitions": [
        {
            "type": "ROUTE",
            "from_node": "Airport",
            "to_node": "Airport",
            "sql": "SELECT 1 AS a, 2 AS b",
            "from_key": "a",
            "to_key": "b",
        }
    ],
}


def main() -> int:
    options = arguments()
    shutil.rmtree(WORK / "reports", ignore_errors=True)
    launcher = [options.java, "-Xmx96m", "-XX:+UseSerialGC", "-jar", options.launcher]
    try:
        run(*launcher, "up", "--any-ports", "--state-dir", STATE)
        base = json.loads((STATE / "stack.json").read_text())["urls"]["control-plane"]
        prepare(base)
        began = time.monotonic()
        results = {caller: ask(base, caller, options) for caller in CALLERS}
        seconds = time.monotonic() - began
        alive = call(base, "GET", "/ready", "dave", "ops")["status"]
    finally:
        subprocess.run([*launcher, "down", "--state-dir", str(STATE)], cwd=ROOT, check=False)
    requests = sum(count for _, count in results.values())
    failed = [caller for caller, (status, _) in results.items() if status != 0]
    print(f"{requests} generated requests in {seconds:.0f} s; the control plane is {alive} after them")
    if failed:
        print(f"Answers to {', '.join(failed)} are not as the document says, see above.", file=sys.stderr)
        print(f"Logs and reports: {WORK}", file=sys.stderr)
        return 1
    if requests < options.at_least:
        print(f"At least {options.at_least} were wanted: raise --examples.", file=sys.stderr)
        return 1
    shutil.rmtree(STATE)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--launcher", required=True)
    parser.add_argument("--java", required=True)
    parser.add_argument("--examples", type=int, required=True, help="generated requests per operation and phase, at most")
    parser.add_argument("--at-least", type=int, required=True, help="fail if fewer requests were sent")
    parser.add_argument("--phases", default="fuzzing")
    parser.add_argument("--workers", type=int, default=2, help="requests under way at the same time")
    parser.add_argument("--seed", default=str(int(time.time())))
    return parser.parse_args()


def prepare(base: str) -> None:
    """Sets the bounds of what may be started, and makes something that small ids mean."""
    limits = {"per_analyst": 1, "cluster_total": INSTANCES_AT_MOST}
    call(base, "PUT", "/api/config/concurrency", "dave", "ops", limits)
    mapping = call(base, "POST", "/api/mappings", "alice", "analyst", MAPPING)["data"]["id"]
    wanted = {"mapping_id": mapping, "name": "airports"}
    snapshot = call(base, "POST", "/api/snapshots", "alice", "analyst", wanted)["data"]["id"]
    end = time.monotonic() + EXPORT_WAIT_SECONDS
    while (status := call(base, "GET", f"/api/snapshots/{snapshot}", "alice", "analyst")["data"]["status"]) != "ready":
        if status == "failed" or time.monotonic() > end:
            raise SystemExit(f"The snapshot {snapshot} that the run needs is {status}, not ready.")
        time.sleep(0.5)


def call(base: str, method: str, path: str, user: str, role: str, body: object = None) -> dict:
    request = urllib.request.Request(
        base + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "X-Username": user, "X-User-Role": role},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"{method} {path} answered {refused.code}: {refused.read().decode()}") from refused


def ask(base: str, caller: str, options: argparse.Namespace) -> tuple[int, int]:
    """Sends the requests of one caller; gives the exit status, and how many requests there were."""
    headers, only = CALLERS[caller]
    report = WORK / "reports" / f"{caller.split()[0]}.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    print(f"--- as {caller}", flush=True)
    command = [Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run", DOCUMENT]
    command += ["--url", base, "--phases", options.phases, "--max-examples", options.examples, "--seed", options.seed]
    command += ["--workers", options.workers, "--continue-on-failure", "--no-color", "--request-timeout", 60]
    command += ["--generation-database", "none", "--report", "json", "--report-json-path", report, *only]
    command += [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    status = subprocess.run([str(part) for part in command], cwd=WORK, check=False).returncode
    try:
        return status, json.loads(report.read_text())["test_cases"]["generated"]
    except (OSError, ValueError) as unreadable:
        raise SystemExit(f"schemathesis ended with {status} and left no report in {report}: {unreadable}") from unreadable


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, env=os.environ)


if __name__ == "__main__":
    sys.exit(main())
