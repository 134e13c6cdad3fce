"""What adding files comes to, counted."""

from corpus.intake.outcomes import Outcome, Status, Summary


def outcome(name, status):
    return Outcome(name=name, status=status)


SUMMARY = Summary(
    outcomes=(outcome("a", Status.ADDED), outcome("b", Status.FAILED), outcome("c", Status.ADDED)), seconds=1.0
)


def test_every_status_is_counted_also_where_there_is_none():
    assert dict(SUMMARY.counts) == {Status.ADDED: 2, Status.UNCHANGED: 0, Status.SKIPPED: 0, Status.FAILED: 1}
    assert list(SUMMARY.counts) == list(Status)


def test_outcomes_of_a_status_are_in_the_order_of_the_files():
    assert [each.name for each in SUMMARY.with_status(Status.ADDED)] == ["a", "c"]
    assert SUMMARY.with_status(Status.SKIPPED) == ()
