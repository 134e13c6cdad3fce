"""Without the extra people are told how to add it."""

from ingest.ocr import extra


def test_every_library_is_needed(monkeypatch):
    for missing in ("rapidocr", "onnxruntime", "cv2"):
        monkeypatch.setattr(extra, "find_spec", lambda name, missing=missing: None if name == missing else object())
        extra.is_installed.cache_clear()
        assert not extra.is_installed()
    monkeypatch.setattr(extra, "find_spec", lambda name: object())
    extra.is_installed.cache_clear()
    assert extra.is_installed()
    extra.is_installed.cache_clear()


def test_the_command_and_its_size_are_named():
    assert 'pip install "zhengce[ocr]"' in extra.ADVICE and "300 MB" in extra.ADVICE
