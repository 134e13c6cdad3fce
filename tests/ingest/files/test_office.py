"""Office packages that would do harm, and old formats with and without LibreOffice."""

import shutil
import tempfile
import time

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.files import office
from tests.made_files import HANG, NOTICE, SENTENCE, zipped


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
def test_libreoffice_reads_rtf(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # others convert at the same time
    body = "".join(f"\\u{ord(c)}?" for c in NOTICE.replace("\n", ""))
    document = ingest.load_bytes("旧.rtf", b"{\\rtf1\\ansi " + body.encode() + b"}")
    assert SENTENCE in document.text
    assert not list(tmp_path.glob("zhengce-*"))  # nothing is left behind


# --- packages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unpacked", "limits", "refused"),
    [
        (1000, (1000, 10_000, 1), False),
        (1001, (1000, 10_000, 1), True),
        (1000, (5000, 1, 1000), False),
        (1001, (5000, 1, 1000), True),
        (1001, (5000, 100, 1000), False),
    ],
)
def test_a_package_may_unpack_to_so_much(monkeypatch, unpacked, limits, refused):
    for name, limit in zip(("_MAX_UNPACKED", "_MAX_RATIO", "_RATIO_FLOOR"), limits, strict=True):
        monkeypatch.setattr(office, name, limit)
    data = zipped(a=bytes(unpacked - 1), b=b"x")
    assert code_of(lambda: office.check_package(data)) is (IngestCode.UNSAFE if refused else None)


ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xml", ENTITY, IngestCode.UNSAFE),
        ("a.rels", b"<!ENTITY a>", IngestCode.UNSAFE),
        ("a.xml", b" " * 4000 + ENTITY, IngestCode.UNSAFE),
        ("a.xml", b" " * 4096 + ENTITY, None),  # where no parser accepts it any more
        ("a.bin", ENTITY, None),
        ("a.xml", b"<a/>", None),
    ],
)
def test_entities_are_refused_where_xml_defines_them(name, content, code):
    assert code_of(lambda: office.check_package(zipped(**{name: content}))) is code


def test_a_package_that_cannot_be_opened_is_broken():
    assert code_of(lambda: office.check_package(zipped(a=b"x" * 100)[:60])) is IngestCode.BROKEN


# --- conversion -------------------------------------------------------------------------------------------------------


def code_of(call) -> IngestCode | None:
    try:
        call()
    except IngestError as error:
        assert error.message.endswith("。")
        return error.code
    return None


@pytest.fixture
def program(monkeypatch, tmp_path):
    """A program that stands in for LibreOffice: what it does is the text of its script."""

    def made(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(script)
        path.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda name: str(path) if name == "soffice" else None)

    return made


COPIES = """#!/bin/sh
while [ $# -gt 1 ]; do
    case "$1" in --outdir) out=$2 ;; --convert-to) to=$2 ;; esac
    shift
done
mkdir -p "$out"
{ echo "$to"; cat "$1"; } > "$out/source.$to"
"""


def test_what_libreoffice_makes_is_what_is_read(program):
    program(COPIES)
    assert office.convert(b"old", ".doc", "docx") == b"docx\nold"
    assert office.convert(b"old", ".xls", "xlsx") == b"xlsx\nold"


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("#!/bin/sh\nexit 0\n", IngestCode.NOT_CONVERTED),
        ("#!/nowhere/at/all\n", IngestCode.OFFICE_FAILED),
        ("#!/bin/sh\nsleep 60\n", IngestCode.OFFICE_FAILED),
    ],
    ids=["nothing", "no start", "no end"],
)
def test_a_conversion_that_fails_says_how(program, monkeypatch, script, code):
    monkeypatch.setattr(office, "_TIMEOUT", 0.3)
    program(script)
    assert code_of(lambda: office.convert(b"old", ".doc", "docx")) is code


def test_libreoffice_may_have_another_name(program, monkeypatch):
    program(COPIES)
    found = shutil.which("soffice")
    monkeypatch.setattr(shutil, "which", lambda name: found if name == "libreoffice" else None)
    assert office.convert(b"old", ".doc", "docx") == b"docx\nold"


def test_without_it_the_code_says_so(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert code_of(lambda: office.convert(b"old", ".doc", "docx")) is IngestCode.NEEDS_OFFICE
