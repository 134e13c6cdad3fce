"""Archives: their files come out one by one, none leads out of its folder, and no archive swells."""

import os
import re
import struct
import zipfile
from io import BytesIO

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.files.archive import MAX_FILE, too_large
from tests.hostile.raw_zip import raw_zip, stored
from tests.made_files import JUNK, word, zipped


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


def locked() -> bytes:
    data = bytearray(zipped(a=b"x"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        struct.pack_into("<H", data, at, 1)
    return bytes(data)


def test_a_locked_archive_is_refused(tmp_path):
    with pytest.raises(IngestError, match="密码"):
        list(ingest.expand(archive(tmp_path, locked())))


def test_a_broken_file_in_an_archive_does_not_stop_the_others(tmp_path):
    data = bytearray(zipped(**{"甲.txt": b"x" * 50, "乙.txt": JUNK, "丙.txt": b"y" * 50}))
    at = data.index(JUNK[:8]) if JUNK[:8] in data else data.index("乙.txt".encode()) + 200
    data[at : at + 40] = bytes(40)
    found = list(ingest.expand(archive(tmp_path, bytes(data))))
    assert [name for name, _ in found] == ["批.zip/甲.txt", "批.zip/乙.txt", "批.zip/丙.txt"]
    assert re.search(r"乙\.txt.*损坏", str(found[1][1])) and isinstance(found[1][1], IngestError)
    assert found[2][1] == b"y" * 50


def test_a_zip_in_a_zip_is_opened_but_not_endlessly(tmp_path):
    """What is not opened has its name and its reason."""
    deep = zipped(**{"内.txt": b"x"})
    for level in ("五", "四", "三", "二"):
        deep = zipped(**{f"{level}.zip": deep, f"{level}.txt": b"y"})
    found = list(ingest.expand(archive(tmp_path, deep)))
    assert [name.rpartition("/")[2] for name, _ in found] == ["五.zip", "五.txt", "四.txt", "三.txt", "二.txt"]
    assert isinstance(found[0][1], IngestError) and found[0][1].code is IngestCode.ARCHIVE
    assert "套得太深" in found[0][1].message and found[0][0].count(".zip/") == 4


def test_what_holds_nothing_or_is_locked_in_a_zip_has_its_reason(tmp_path):
    found = list(ingest.expand(archive(tmp_path, zipped(**{"空.zip": zipped(), "锁.zip": locked(), "甲.txt": b"x"}))))
    assert [(name, getattr(data, "code", data)) for name, data in found] == [
        ("批.zip/空.zip", IngestCode.EMPTY),
        ("批.zip/锁.zip", IngestCode.ENCRYPTED),
        ("批.zip/甲.txt", b"x"),
    ]
    with pytest.raises(IngestError, match="空的"):
        list(ingest.expand(archive(tmp_path, zipped())))


def test_archives_inside_count_with_the_one_around_them(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.files.archive._MAX_MEMBERS", 5)
    inner = zipped(**{"甲.txt": b"x", "乙.txt": b"y"})
    found = list(ingest.expand(archive(tmp_path, zipped(**{"一.zip": inner, "二.zip": inner}))))
    assert [name for name, _ in found] == ["批.zip/一.zip/甲.txt", "批.zip/一.zip/乙.txt", "批.zip/二.zip"]
    assert found[2][1].code is IngestCode.TOO_LARGE


def test_content_decides_what_is_an_archive(tmp_path):
    """A Word file named .zip is one document, and files in a folder word/ are files."""
    document = word("甲")
    assert list(ingest.expand(archive(tmp_path, document))) == [("批.zip", document)]
    found = list(ingest.expand(archive(tmp_path, zipped(**{"word__通知.docx": document, "内.docx": zipped(a=b"x")}))))
    assert found == [("批.zip/word/通知.docx", document), ("批.zip/内.docx/a", b"x")]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"Rar!\x1a\x07" + bytes(50), "RAR.*先解压"), (b"7z\xbc\xaf\x27\x1c" + bytes(50), "7z.*先解压")],
)
def test_an_archive_of_another_kind_is_told(tmp_path, data, words):
    with pytest.raises(IngestError, match=words) as caught:
        list(ingest.expand(archive(tmp_path, data)))
    assert caught.value.code is IngestCode.FOREIGN


def test_one_locked_file_does_not_lock_the_others(tmp_path):
    data = bytearray(zipped(甲=b"x", 乙=b"y"))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1 | 0x800)
    found = list(ingest.expand(archive(tmp_path, bytes(data))))
    assert [(name, getattr(each, "code", each)) for name, each in found] == [
        ("批.zip/甲", IngestCode.ENCRYPTED),
        ("批.zip/乙", b"y"),
    ]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "管道.txt"
    os.mkfifo(path)
    for use in (ingest.load, lambda each: list(ingest.expand(each)), ingest.is_small):
        with pytest.raises(IngestError, match="不是普通文件"):
            use(path)


def test_an_upload_may_have_a_long_name():
    name = "关于" * 50 + ".zip"
    assert list(ingest.expand_bytes(name, zipped(**{"甲.txt": b"x"}))) == [(f"{name}/甲.txt", b"x")]


def test_names_that_deceive_are_shown_harmlessly(tmp_path):
    found = list(ingest.expand(archive(tmp_path, zipped(**{"通知\u202excod.exe": b"x", "a\x1b[31m.txt": b"y"}))))
    assert [name for name, _ in found] == ["批.zip/通知\ufffdxcod.exe", "批.zip/a\ufffd[31m.txt"]


MAIL = (
    b"From: a@example.cn\nTo: b@example.cn\nSubject: x\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\n%s\n"
    b"--B\nContent-Type: application/octet-stream; name=a.txt\nContent-Disposition: attachment\n\nfile\n--B--\n"
)


def test_the_files_of_a_mail_come_after_it(tmp_path):
    path = tmp_path / "来信.eml"
    path.write_bytes(MAIL % b"text")
    assert [name for name, _ in ingest.expand(path)] == ["来信.eml", "来信.eml/a.txt"]
    path.write_bytes(MAIL % b"")
    assert list(ingest.expand(path)) == [("来信.eml/a.txt", b"file")]


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
    ((_, content),) = ingest.expand(archive(tmp_path, bytes(data)))
    assert content.code is IngestCode.BROKEN if isinstance(content, IngestError) else len(content) <= 3


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
    found = list(ingest.expand(archive(tmp_path, zipped(**{"一.zip": b"PK", "乙.txt": b"x"}))))
    assert [name for name, _ in found] == ["批.zip/一.zip", "批.zip/乙.txt"]
    assert found[0][1].code is IngestCode.BROKEN and "压缩包已损坏" in found[0][1].message


def test_a_member_without_a_name_costs_no_other(tmp_path):
    found = list(ingest.expand(archive(tmp_path, raw_zip(stored("", b"x"), stored("/", b""), stored("甲.txt", b"y")))))
    assert [isinstance(data, IngestError) for _, data in found] == [True, False]
    assert found[1] == ("批.zip/甲.txt", b"y")
