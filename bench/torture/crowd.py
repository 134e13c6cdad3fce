"""Eight readers, two writers and a page to which files are uploaded, all on one corpus at once."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from bench.torture.operations import ROOT, SAMPLES
from corpus.build import Corpus
from tests.held import faults

_READERS = (
    ("search", "补偿"),
    ("stats",),
    ("matrix",),
    ("like", "生态补偿机制"),
    ("search", "牵头:财政局"),
    ("plan", "list"),
    ("doctor",),
    ("search", "数字*"),
)
_WRONG = ("Traceback", "程序内部出错", "Error")
_BUSY = ("另一个程序正在写入", "没有跟上库的改动")
_LIMIT = 300


class Crowd:
    """A round is so many seconds of all of them at once; what they wrote is there afterwards."""

    seconds = 60.0

    def __init__(self, seed: int, folder: Path) -> None:
        self._chance, self._folder, self._corpus = random.Random(seed), folder, folder / "库"
        self._wrong: list[str] = []
        self._done = dict.fromkeys(("reads", "writes", "uploads", "busy"), 0)
        self._ids: set[str] = set()
        with Corpus.open(self._corpus) as corpus:
            corpus.add(SAMPLES[:3], workers=0)
            corpus.plans.make("甲")

    def round(self, number: int) -> list[str]:
        self._wrong, end = [], time.monotonic() + self.seconds
        threads = [threading.Thread(target=self._read, args=(words, end)) for words in _READERS]
        threads += [threading.Thread(target=self._write, args=(f"{number}-{n}", end)) for n in range(2)]
        threads.append(threading.Thread(target=self._upload, args=(number, end)))
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        with Corpus.open(self._corpus) as corpus:
            held = {row.document_id for row in corpus.documents()}
        lost = [f"lost {self._ids - held}"] if self._ids - held else []
        return self._wrong + lost + faults(self._corpus)

    def _read(self, words: tuple[str, ...], end: float) -> None:
        while time.monotonic() < end:
            status, said = self._zhengce(*words)
            busy = words == ("doctor",) and any(word in said for word in _BUSY)
            self._note("reads", words, status if not busy else 0, said)

    def _write(self, name: str, end: float) -> None:
        chance, number = random.Random(f"{name}{self._chance.random()}"), 0
        while time.monotonic() < end:
            number += 1
            text = chance.choice(SAMPLES[2:5]).read_bytes() + f"\n第{name}-{number}号{chance.random()}。\n".encode()
            file = self._folder / f"{name}-{number}.txt"
            file.write_bytes(text)
            status, said = self._zhengce("add", file, "--workers", 0)
            if status and _BUSY[0] in said:
                self._done["busy"] += 1
                continue
            self._note("writes", ("add",), status, said)
            self._noted(text)

    def _noted(self, data: bytes) -> None:
        import hashlib

        self._ids.add(hashlib.sha256(data).hexdigest()[:16])

    def _note(self, kind: str, words: tuple[str, ...], status: int, said: str) -> None:
        self._done[kind] += 1
        if status or any(word in said for word in _WRONG):
            self._wrong.append(f"{words}: {status} {said[-400:]}")

    def _zhengce(self, *words: object) -> tuple[int, str]:
        ended = subprocess.run(
            [
                sys.executable,
                "-P",
                "-c",
                "from ui.start import main; main()",
                *map(str, words),
                "--corpus",
                self._corpus,
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
        return ended.returncode, ended.stdout + ended.stderr

    # --- the page -----------------------------------------------------------------------------------------------------

    def _upload(self, number: int, end: float) -> None:
        """One visitor who drops a file on the page of the corpus, again and again."""
        with socket.socket() as free:
            free.bind(("localhost", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-P", "-c", "from ui.start import main; main()", "serve", "--port", str(port)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZHENGCE_DATA": str(self._corpus)}
        with (self._folder / "page.log").open("w+") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
            try:
                _answering(port)
                self._visit(port, number, end)
            except Exception as error:
                self._wrong.append(f"page: {error!r}")
            finally:
                server.terminate()
                server.wait()
            log.seek(0)
            if "Traceback" in (said := log.read()):
                self._wrong.append(f"page's log: {said[-600:]}")

    def _visit(self, port: int, number: int, end: float) -> None:
        from playwright.sync_api import sync_playwright

        browser = shutil.which("chromium")
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
            page.goto(f"http://localhost:{port}/corpus")
            upload, seen = page.locator("input[type=file]:enabled"), page.get_by_role("button", name="知道了")
            kept, busy = page.get_by_text("新增 1"), page.get_by_text(_BUSY[0])
            upload.wait_for(state="attached", timeout=120_000)
            count = 0
            while time.monotonic() < end:
                count += 1
                road = f"第网页{number}-{count}号路{self._chance.random()}"
                text = f"关于修路的通知\n1.修{road}。（责任单位：市财政局）".encode()
                upload.set_input_files({"name": f"网页{number}-{count}.txt", "mimeType": "text/plain", "buffer": text})
                seen.first.wait_for(timeout=120_000)  # what came of it stays until it is put away
                if kept.count():
                    self._done["uploads"] += 1
                    self._noted(text)
                elif busy.count():
                    self._done["busy"] += 1  # as with the commands: it says so, and is tried again
                else:
                    self._wrong.append(f"page: {page.inner_text('body')[-400:]}")
                seen.first.press("Enter")  # a tip of the button beside it may cover it
                seen.first.wait_for(state="detached", timeout=120_000)
                upload.wait_for(state="attached", timeout=120_000)

    def figures(self) -> str:
        return ", ".join(f"{count} {kind}" for kind, count in self._done.items())

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _answering(port: int) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
            return
        time.sleep(0.3)
    raise TimeoutError("the page does not answer")
