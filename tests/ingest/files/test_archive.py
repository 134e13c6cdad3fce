"""Archives: their files come out one by one, none leads out of its folder, and no archive swells."""

import struct
import zipfile
from io import BytesIO

import pytest

import ingest
from ingest import IngestError
from tests.made_files import JUNK, zipped


def archive(tmp_path, data: bytes):
    path = tmp_path / "批.zip"
    path.write_bytes(data)
    return path


def test_names_cannot_leave_the_archive(tmp_path):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in (
            "../../etc/通知.txt",
            "/root/通知.txt",
            "C:\\temp\\通知.txt",
            "好/通知.txt",
            "__MACOSX/._通知.txt",
        ):
            made.writestr(name, "x")
    names = [name for name, _ in ingest.expand(archive(tmp_path, stream.getvalue()))]
    assert names == ["批.zip/etc/通知.txt", "批.zip/root/通知.txt", "批.zip/temp/通知.txt", "批.zip/好/通知.txt"]


def test_names_written_in_gbk_are_decoded(tmp_path):
    data = zipped(**{"XXXXXX.txt": b"x"}).replace(b"XXXXXX", "通知书".encode("gbk"))
    assert [name for name, _ in ingest.expand(archive(tmp_path, data))] == ["批.zip/通知书.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(**{f"{i}.txt": bytes(5_000_000) for i in range(20)}), "压缩炸弹"),
        (zipped(a=b"x")[:30], "损坏"),
        (b"", "损坏"),
        (JUNK, "损坏"),
    ],
    ids=["bomb", "truncated", "empty", "junk"],
)
def test_a_bad_archive_is_refused(tmp_path, data, reason):
    with pytest.raises(IngestError, match=reason):
        list(ingest.expand(archive(tmp_path, data)))


def test_a_locked_archive_is_refused(tmp_path):
    data = bytearray(zipped(a=b"x"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        struct.pack_into("<H", data, at, 1)
    with pytest.raises(IngestError, match="密码"):
        list(ingest.expand(archive(tmp_path, bytes(data))))


def test_a_broken_file_in_an_archive_does_not_stop_the_others(tmp_path):
    data = bytearray(zipped(**{"甲.txt": b"x" * 50, "乙.txt": JUNK, "丙.txt": b"y" * 50}))
    at = data.index(JUNK[:8]) if JUNK[:8] in data else data.index("乙.txt".encode()) + 200
    data[at : at + 40] = bytes(40)
    found = []
    with pytest.raises(IngestError, match=r"乙\.txt.*损坏"):
        for name, _ in ingest.expand(archive(tmp_path, bytes(data))):
            found.append(name)
    assert found == ["批.zip/甲.txt", "批.zip/丙.txt"]


def test_a_zip_in_a_zip_is_opened_but_not_endlessly(tmp_path):
    inner = zipped(**{"内.txt": b"x"})
    deep = zipped(**{"二.zip": zipped(**{"三.zip": inner}), "一.zip": inner})
    names = [name for name, _ in ingest.expand(archive(tmp_path, deep))]
    assert names == ["批.zip/一.zip/内.txt"]


def test_other_files_come_as_they_are(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_bytes(b"abc")
    assert list(ingest.expand(path)) == [("通知.txt", b"abc")]
