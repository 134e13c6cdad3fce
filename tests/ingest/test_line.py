"""What travels between readers and canonical text, and how a refusal says what it is."""

import pickle

import pytest

from ingest.line import MAX_LINES, MAX_TEXT, IngestCode, IngestError, check_size


@pytest.mark.parametrize(
    ("lines", "characters", "refused"),
    [
        (MAX_LINES, MAX_TEXT, False),
        (MAX_LINES + 1, 1, True),
        (1, MAX_TEXT + 1, True),
    ],
)
def test_how_much_a_person_writes(lines, characters, refused):
    if not refused:
        check_size(lines, characters)
        return
    with pytest.raises(IngestError, match="超过 10 万行或 500 万字，不像一份公文") as caught:
        check_size(lines, characters)
    assert caught.value.code is IngestCode.TOO_LARGE


def test_an_error_is_its_sentence_and_its_code():
    error = IngestError(IngestCode.BROKEN, "文件已损坏。")
    assert (str(error), error.message, error.code) == ("文件已损坏。", "文件已损坏。", "broken")


def test_an_error_may_travel_between_processes():
    error = pickle.loads(pickle.dumps(IngestError(IngestCode.EMPTY, "文件是空的。")))
    assert (error.code, str(error)) == (IngestCode.EMPTY, "文件是空的。")
