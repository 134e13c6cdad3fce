"""Messages between the corpus and its workers arrive whole, or not at all."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.jobs import Job, receive, send


@given(
    st.lists(
        st.builds(Job, st.text(max_size=9), st.binary(max_size=99), st.none() | st.dates(), st.integers(0, 9)),
        max_size=4,
    )
)
def test_messages_arrive_whole_and_in_order(jobs):
    stream = io.BytesIO()
    for job in jobs:
        send(stream, job)
    stream.seek(0)
    assert [receive(stream) for _ in jobs] == jobs
    with pytest.raises(EOFError):
        receive(stream)


@pytest.mark.parametrize("left_out", [1, 5, 10**6])
def test_a_message_that_breaks_off_is_none(left_out):
    stream = io.BytesIO()
    send(stream, Job("a.txt", b"x" * 100))
    data = stream.getvalue()
    with pytest.raises(EOFError):
        receive(io.BytesIO(data[: max(0, len(data) - left_out)]))
    with pytest.raises(EOFError):
        receive(io.BytesIO(data[:7]))  # not even its length
