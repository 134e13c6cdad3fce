"""Archives: their files come out one by one, none leads out of its folder, and no archive swells."""

import struct
import zipfile
from io import BytesIO

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.files.archive import MAX_FILE, too_large
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


def many(count: int) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for number in range(count):
            made.writestr(f"{number}.txt", b"x")
    return stream.getvalue()


@pytest.mark.parametrize(("count", "refused"), [(3, False), (4, True)])
def test_an_archive_has_so_many_files_and_no_more(tmp_path, monkeypatch, count, refused):
    monkeypatch.setattr("ingest.files.archive._MAX_MEMBERS", 3)
    path = archive(tmp_path, many(count))
    if not refused:
        assert len(list(ingest.expand(path))) == count
        return
    with pytest.raises(IngestError, match=f"{count} 个文件，超过 3 个的上限") as caught:
        list(ingest.expand(path))
    assert caught.value.code is IngestCode.TOO_LARGE


def test_folders_and_what_systems_leave_are_no_files(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.files.archive._MAX_MEMBERS", 1)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in ("夹/", "夹/通知.txt", "__MACOSX/a", "夹/.DS_Store", "Thumbs.db", "desktop.ini"):
            made.writestr(name, b"")
    assert [name for name, _ in ingest.expand(archive(tmp_path, stream.getvalue()))] == ["批.zip/夹/通知.txt"]


@pytest.mark.parametrize(
    ("unpacked", "limits", "refused"),
    [
        (1000, (1000, 10_000, 1), False),  # as large as may be
        (1001, (1000, 10_000, 1), True),
        (1000, (5000, 1, 1000), False),  # swells, but is small
        (1001, (5000, 1, 1000), True),
        (1001, (5000, 100, 1000), False),  # large, but does not swell
    ],
)
def test_an_archive_may_unpack_to_so_much(tmp_path, monkeypatch, unpacked, limits, refused):
    for name, limit in zip(("MAX_ARCHIVE", "_MAX_RATIO", "_RATIO_FLOOR"), limits, strict=True):
        monkeypatch.setattr(f"ingest.files.archive.{name}", limit)
    path = archive(tmp_path, zipped(a=bytes(unpacked - 1), b=b"x"))
    if not refused:
        assert sum(len(data) for _, data in ingest.expand(path)) == unpacked
        return
    with pytest.raises(IngestError) as caught:
        list(ingest.expand(path))
    assert caught.value.code is IngestCode.UNSAFE


@pytest.mark.parametrize(("name", "size", "refused"), [("a.txt", 10, False), ("a.txt", 11, True), ("a.zip", 200, True)])
def test_a_file_is_opened_up_to_its_limit(tmp_path, monkeypatch, name, size, refused):
    monkeypatch.setattr("ingest.files.archive.MAX_FILE", 10)
    monkeypatch.setattr("ingest.files.archive.MAX_ARCHIVE", 199)
    path = tmp_path / name
    path.write_bytes(b"x" * size)
    if not refused:
        assert list(ingest.expand(path)) == [(name, b"x" * size)]
        return
    with pytest.raises(IngestError) as caught:
        list(ingest.expand(path))
    assert caught.value.code is IngestCode.TOO_LARGE


def test_an_archive_may_be_larger_than_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.files.archive.MAX_FILE", 10)
    assert [data for _, data in ingest.expand(archive(tmp_path, zipped(a=b"x")))] == [b"x"]


def test_a_limit_is_told_in_megabytes():
    assert "超过 64 MB 的上限" in too_large(MAX_FILE).message
    assert too_large(MAX_FILE).code is IngestCode.TOO_LARGE


def test_a_header_that_lies_about_its_size_brings_no_more(tmp_path):
    """What is read of a member ends where its header says."""
    data = bytearray(zipped(a=b"abcdefgh"))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 3)
    try:
        found = list(ingest.expand(archive(tmp_path, bytes(data))))
    except IngestError as error:
        assert error.code is IngestCode.BROKEN
    else:
        assert all(len(content) <= 3 for _, content in found)


def test_a_member_above_the_limit_is_cut_so_that_reading_it_refuses_it(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.files.archive.MAX_FILE", 4)
    assert [data for _, data in ingest.expand(archive(tmp_path, zipped(a=b"abcdefgh")))] == [b"abcde"]


def test_the_limit_is_passed_only_by_what_swells_more(tmp_path, monkeypatch):
    """Exactly as many times its packed size is not more."""
    path = archive(tmp_path, zipped(a=bytes(4000)))
    for ratio, refused in ((4000 // path.stat().st_size, True), (4000 // path.stat().st_size + 1, False)):
        monkeypatch.setattr("ingest.files.archive._RATIO_FLOOR", 10)
        monkeypatch.setattr("ingest.files.archive._MAX_RATIO", ratio)
        if not refused:
            assert len(list(ingest.expand(path))) == 1
            continue
        with pytest.raises(IngestError, match="压缩炸弹"):
            list(ingest.expand(path))


def test_a_zip_in_a_zip_keeps_both_names(tmp_path):
    data = zipped(**{"夹__内.ZIP": zipped(a=b"x"), "b": b"y"})
    assert list(ingest.expand(archive(tmp_path, data))) == [("批.zip/夹/内.ZIP/a", b"x"), ("批.zip/b", b"y")]


def test_a_broken_zip_in_a_zip_does_not_stop_the_others(tmp_path):
    found = []
    with pytest.raises(IngestError, match="压缩包已损坏") as caught:
        for name, _ in ingest.expand(archive(tmp_path, zipped(**{"一.zip": b"PK", "乙.txt": b"x"}))):
            found.append(name)
    assert found == ["批.zip/乙.txt"]
    assert caught.value.code is IngestCode.BROKEN
