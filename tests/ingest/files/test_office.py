"""Office packages that would do harm, and old formats with and without LibreOffice."""

import shutil
import tempfile
import time
from pathlib import Path

import pytest

import ingest
from ingest import IngestError
from tests.made_files import HANG, NOTICE, SENTENCE


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".xls"])
def test_without_libreoffice_old_formats_say_so(monkeypatch, suffix):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(IngestError, match="需要 LibreOffice"):
        ingest.load_bytes("旧" + suffix, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_a_conversion_that_hangs_is_stopped(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    monkeypatch.setattr("ingest.files.office._TIMEOUT", 0.3)
    started = time.monotonic()
    with pytest.raises(IngestError, match="已停止"):
        ingest.load_bytes("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert time.monotonic() - started < HANG


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_rtf():
    body = "".join(f"\\u{ord(c)}?" for c in NOTICE.replace("\n", ""))
    document = ingest.load_bytes("旧.rtf", b"{\\rtf1\\ansi " + body.encode() + b"}")
    assert SENTENCE in document.text
    assert not list(Path(tempfile.gettempdir()).glob("zhengce-*"))  # nothing is left behind
