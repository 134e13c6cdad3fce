"""Real OpenSearch nodes, each a process of its own, from the jars of Maven Central: no distribution, no installation.

The jars are fetched once and kept outside of the repository. A node listens on loopback alone, and ends with whoever
started it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PATIENCE = 120.0
"""Seconds: a busy machine of two cores needed 81 for three nodes."""
TOOLS = ("java", "javac", "mvn")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_RECIPE = (HERE / "pom.xml", HERE / "SearchNode.java")


def lacking() -> list[str]:
    """What of Java is not on this machine."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def program() -> Path:
    """The folder with jars and the compiled class, made where there is none yet."""
    told = b"\0".join(path.read_bytes() for path in _RECIPE)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhengce-tests"
    made = cache / f"opensearch-{sha256(told).hexdigest()[:12]}"
    if not made.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            _make(Path(temporary) / "made")
            if not made.is_dir():  # another process may have been faster
                (Path(temporary) / "made").rename(made)
    return made


def _make(folder: Path) -> None:
    folder.mkdir()
    for path in _RECIPE:
        shutil.copy(path, folder)
    subprocess.run(["mvn", "-q", "-B", _COPY, "-DoutputDirectory=lib"], cwd=folder, check=True)
    subprocess.run(["javac", "-cp", "lib/*", "-d", "classes", "SearchNode.java"], cwd=folder, check=True)


@dataclass
class Cluster:
    """So many nodes, each with its data in a folder of its own."""

    folder: Path
    count: int
    memory: str = "512m"
    processors: int = 1
    tier: int = 1
    """How far Java compiles: for short runs half the work is better."""
    http: list[int] = field(default_factory=list)
    transport: list[int] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes] | None] = field(default_factory=list)

    def start(self) -> None:
        ports = free_ports(2 * self.count)
        self.http, self.transport = ports[: self.count], ports[self.count :]
        self.processes = [None] * self.count
        for number in range(self.count):
            self.start_node(number)
        self.wait(self.count)

    def start_node(self, number: int) -> None:
        """One that is not there, or there no more."""
        home, made = self.folder / f"n{number}", program()
        for name in ("config", "data", "logs"):
            (home / name).mkdir(parents=True, exist_ok=True)
        with (home / "out.log").open("ab") as log:
            self.processes[number] = subprocess.Popen(
                [*_java(made, self.memory, self.tier), str(home), *self._settings(number)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
            )

    def _settings(self, number: int) -> Sequence[str]:
        return (
            "cluster.name=zhengce-tests",
            f"node.name=n{number}",
            f"http.port={self.http[number]}",
            f"transport.port={self.transport[number]}",
            "discovery.seed_hosts=" + ",".join(f"127.0.0.1:{port}" for port in self.transport),
            "cluster.initial_cluster_manager_nodes=" + ",".join(f"n{each}" for each in range(self.count)),
            "cluster.routing.allocation.disk.threshold_enabled=false",
            f"node.processors={self.processors}",
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(f"http://127.0.0.1:{port}" for port in self.http)

    def ask(self, path: str, number: int | None = None, method: str = "GET") -> Any:
        """JSON of a node, or of the first that answers."""
        numbers = range(self.count) if number is None else (number,)
        for each in numbers:
            request = urllib.request.Request(f"{self.addresses[each]}{path}", method=method)
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, OSError):
                if each == numbers[-1]:
                    raise
        raise AssertionError

    def wait(self, nodes: int, status: str = "yellow") -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                asked = (
                    f"wait_for_nodes=>={nodes}&wait_for_status={status}&timeout=1s&wait_for_no_initializing_shards=true"
                )
                if not self.ask(f"/_cluster/health?{asked}")["timed_out"]:
                    return
            except (urllib.error.URLError, OSError):
                pass
            if time.monotonic() > until:
                raise TimeoutError(self._last_words())
            time.sleep(0.25)

    def _last_words(self) -> str:
        return "\n".join(
            (self.folder / f"n{n}" / "out.log").read_text(errors="replace")[-2000:] for n in range(self.count)
        )

    def manager(self) -> int:
        """The number of the elected manager's node."""
        (found,) = self.ask("/_cat/cluster_manager?format=json")
        return int(found["node"][1:])

    def primary(self, index: str) -> int:
        """The number of the node that has the first part of an index."""
        rows = self.ask(f"/_cat/shards/{index}?format=json")
        return next(int(row["node"][1:]) for row in rows if row["prirep"] == "p" and row["shard"] == "0")

    def kill(self, number: int) -> None:
        """As if its machine had lost its power."""
        process = self.processes[number]
        assert process is not None
        process.kill()
        process.communicate()
        self.processes[number] = None

    def stop(self) -> None:
        there = [process for process in self.processes if process is not None]
        for process in there:
            process.kill()  # what they hold is thrown away
        for process in there:
            process.communicate()


def _java(made: Path, memory: str, tier: int) -> Sequence[str]:
    return (
        "java", f"-Xms{memory}", f"-Xmx{memory}", "-XX:+UseSerialGC",
        f"-XX:TieredStopAtLevel={tier}", "-Dlog4j2.disable.jmx=true",
        "-Dopensearch.set.netty.runtime.available.processors=false", "-cp", f"{made}/classes:{made}/lib/*", "SearchNode",
    )  # fmt: skip


def free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports
