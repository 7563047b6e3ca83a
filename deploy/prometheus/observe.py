#!/usr/bin/env python3
"""A Prometheus beside a local stack.

observe.py up    the stack that is up, or a new one, and a Prometheus that reads it until Ctrl-C
observe.py test  a stack of its own, the main job on it, and every query of every dashboard against what was read

Needs Python 3.10, and prometheus (Debian: apt install prometheus); without it, it ends with status 77, by which test
harnesses know what was skipped. Nothing but loopback addresses is asked or served.
"""

import argparse
import json
import math
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SKIPPED = 77
LONG_QUERY = "MATCH (a:Airport), (b:Airport), (c:Airport) WHERE a.iata < b.iata AND b.city > c.city RETURN count(*)"


def get(url, timeout=5):
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.read().decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listening(pid):
    """Ports that a process listens on."""
    try:
        sockets = {os.readlink(f) for f in pathlib.Path(f"/proc/{pid}/fd").iterdir() if os.path.islink(f)}
    except OSError:
        return []
    ports = []
    for table in ("tcp", "tcp6"):
        for line in pathlib.Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            field = line.split()
            if field[3] == "0A" and f"socket:[{field[9]}]" in sockets:
                ports.append(int(field[1].rsplit(":", 1)[1], 16))
    return ports


class Stack:
    """A local stack, as its launcher keeps it."""

    def __init__(self, java, launcher, state):
        self.state = pathlib.Path(state)
        self.command = [java, "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(launcher)]

    def call(self, name, *options):
        return subprocess.run([*self.command, name, "--state-dir", str(self.state), *options], check=False).returncode

    def begin(self, name, log):
        return subprocess.Popen([*self.command, name, "--state-dir", str(self.state)], stdout=log, stderr=log)

    def record(self):
        try:
            return json.loads((self.state / "stack.json").read_text())
        except (OSError, ValueError):
            return {}

    def url(self, service):
        return self.record()["urls"][service]

    def wrappers(self):
        """Ports of the wrappers that run for an instance, by slug."""
        found = {}
        for file in (self.state / "instances" / "wrappers").glob("*/record.json"):
            try:
                pid = json.loads(file.read_text()).get("pid")
            except (OSError, ValueError):
                continue
            ports = listening(pid) if pid else []
            if ports:
                found[file.parent.name.rsplit("-", 1)[0]] = ports[0]  # SLUG-INCARNATION
        return found

    def targets(self):
        """What Prometheus is to read: the management port of each service, the one port of each wrapper."""
        found = []
        for service in self.record().get("urls", {}):
            properties = self.state / "config" / f"{service}.properties"
            if properties.exists():
                lines = properties.read_text().splitlines()
                port = next(x.split("=", 1)[1] for x in lines if x.startswith("quarkus.management.port="))
                found.append({"targets": [f"127.0.0.1:{port}"], "labels": {"service": service}})
        for port in self.wrappers().values():
            found.append({"targets": [f"127.0.0.1:{port}"], "labels": {"service": "wrapper"}})
        return found


class Prometheus:
    """Debian's Prometheus, in a directory of its own."""

    def __init__(self, stack, folder, port, interval):
        self.stack, self.folder, self.port = stack, pathlib.Path(folder), port
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(HERE / "rules", self.folder / "rules", dirs_exist_ok=True)
        config = (HERE / "prometheus.yml").read_text().replace("scrape_interval: 2s", f"scrape_interval: {interval}")
        (self.folder / "prometheus.yml").write_text(config.replace("evaluation_interval: 5s", f"evaluation_interval: {interval}"))
        self.refresh()
        self.log = (self.folder / "prometheus.out").open("w")
        self.process = subprocess.Popen(
            [
                "prometheus",
                f"--config.file={self.folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={self.folder / 'data'}",
                f"--web.listen-address=127.0.0.1:{port}",
                "--storage.tsdb.retention.time=1d",
                "--enable-feature=exemplar-storage",
            ],
            stdout=self.log,
            stderr=self.log,
            cwd=self.folder,
        )
        self.await_ready()

    def refresh(self):
        next_file = self.folder / "targets.json.next"
        next_file.write_text(json.dumps(self.stack.targets()))
        next_file.rename(self.folder / "targets.json")

    def await_ready(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                get(f"http://127.0.0.1:{self.port}/-/ready")
                return
            except OSError:
                time.sleep(0.2)
        self.stop()
        raise SystemExit(f"Prometheus did not become ready; see {self.folder / 'prometheus.out'}")

    def ask(self, path, **parameters):
        url = f"http://127.0.0.1:{self.port}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        try:
            return json.loads(get(url, 30))["data"]
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"Prometheus refused {parameters}: {refused.read().decode()}") from refused

    def has_data(self, expression, start, end):
        """Whether a query has a value that is a number at any time between."""
        result = self.ask("query_range", query=expression, start=start, end=end, step=1)["result"]
        return any(not math.isnan(float(value)) for series in result for _, value in series["values"])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def queries():
    """Every query of every dashboard: file, panel, expression."""
    for file in sorted((ROOT / "deploy/grafana/dashboards").glob("*.json")):
        for panel in json.loads(file.read_text())["panels"]:
            for target in panel.get("targets", []):
                yield file.stem, panel["title"], target["expr"]


def up(stack, args):
    if stack.call("up") != 0:
        return 1
    prometheus = Prometheus(stack, stack.state / "prometheus", args.port, "2s")
    print(f"Prometheus: http://127.0.0.1:{args.port}  Ctrl-C ends it; the stack stays (make down ends that).", flush=True)
    try:
        while prometheus.process.poll() is None and stack.record():
            prometheus.refresh()
            time.sleep(2)
    except KeyboardInterrupt:
        pass
    finally:
        prometheus.stop()
    return 0


def stop_a_query(stack):
    """Asks each instance something long and leaves, so that there is a cancel to see."""
    asked = 0
    for slug in stack.wrappers():
        request = urllib.request.Request(
            f"{stack.url('gateway')}/wrapper/{slug}/query",
            data=json.dumps({"query": LONG_QUERY}).encode(),
            headers={"Content-Type": "application/json", "X-Username": "alice"},
        )
        try:
            urllib.request.urlopen(request, timeout=1.5).close()
        except (TimeoutError, urllib.error.URLError):
            asked += 1
    return asked


def drive(stack, prometheus, log):
    """The main job, with Prometheus told of each wrapper as it comes; whether it went well."""
    stopped = 0
    demo = stack.begin("demo", log)
    deadline = time.monotonic() + 300
    while demo.poll() is None and time.monotonic() < deadline:
        prometheus.refresh()
        if stopped < 2 and stack.wrappers():
            stopped += stop_a_query(stack)
        time.sleep(0.3)
    if demo.poll() is None:
        demo.kill()
    return demo.wait() == 0


def exported(prometheus):
    """Names of all metrics that the services export, without those that Prometheus and the rules make."""
    names = prometheus.ask("label/__name__/values", **{"match[]": '{job!=""}'})
    made = ("scrape_", "up", "ALERTS", "slo:", "graph_olap:")
    return sorted(name for name in names if not name.startswith(made))


def test(stack, args):
    with tempfile.TemporaryDirectory(prefix="graph-olap-observability-") as folder:
        stack.state = pathlib.Path(folder) / "state"
        if stack.call("up", "--any-ports") != 0:
            return 1
        prometheus = None
        try:
            prometheus = Prometheus(stack, pathlib.Path(folder) / "prometheus", free_port(), "1s")
            begun = time.time()
            log_file = pathlib.Path(folder) / "demo.log"
            with log_file.open("w") as log:
                for _ in range(args.rounds):
                    if not drive(stack, prometheus, log):
                        print(log_file.read_text(), file=sys.stderr)
                        return 1
            time.sleep(6)  # two looks of the gauges that are counted every five seconds
            return judge(prometheus, begun, args)
        finally:
            if prometheus:
                prometheus.stop()
            stack.call("down")


def judge(prometheus, begun, args):
    end = time.time()
    count, empty = 0, []
    for file, panel, expression in queries():
        count += 1
        if not prometheus.has_data(expression.replace("$__rate_interval", "15s"), begun, end):
            empty.append(f"  {file}, {panel}: {expression}")
    names = exported(prometheus)
    if args.write_metrics:
        (HERE / "metrics.txt").write_text("\n".join(names) + "\n")
    known = (HERE / "metrics.txt").read_text().split()
    gone = [name for name in known if name not in names]
    firing = prometheus.ask("query", query='ALERTS{alertstate="firing"}')["result"]
    for title, lines in (
        ("Queries without data:", empty),
        ("In metrics.txt, and exported no more:", gone),
        ("Alerts that fire on a healthy stack:", [json.dumps(a["metric"]) for a in firing]),
    ):
        if lines:
            print(title, *lines, sep="\n", file=sys.stderr)
    print(f"Observability: {count - len(empty)} of {count} queries of the dashboards have data, {len(names)} metrics.")
    return 1 if empty or gone or firing else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["up", "test"])
    parser.add_argument("--java", required=True)
    parser.add_argument("--launcher", required=True)
    parser.add_argument("--port", type=int, default=19090, help="where Prometheus serves, for up")
    parser.add_argument("--rounds", type=int, default=1, help="how often the main job runs, for test")
    parser.add_argument("--write-metrics", action="store_true", help="write metrics.txt anew, for test")
    args = parser.parse_args()
    if not shutil.which("prometheus"):
        print("NOT RUN: prometheus is needed, e.g. apt install prometheus.", file=sys.stderr)
        return SKIPPED
    stack = Stack(args.java, args.launcher, ROOT / ".state")
    return up(stack, args) if args.what == "up" else test(stack, args)


if __name__ == "__main__":
    sys.exit(main())
