"""What holds on a day, by what is known of a document."""

from datetime import date

import pytest

from corpus.model.validity import Term, Validity, parse_term

OLD, DAY, LATER = date(2020, 1, 1), date(2024, 6, 1), date(2030, 1, 1)


@pytest.mark.parametrize(
    ("term", "status"),
    [
        (Term(), "unknown"),
        (Term(effective_date=OLD), "unknown"),  # nothing says that it still holds
        (Term(effective_date=LATER), "pending"),
        (Term(effective_date=date(2024, 6, 1)), "unknown"),
        (Term(effective_date=OLD, valid_until=LATER), "in_force"),
        (Term(valid_until=DAY), "in_force"),  # its last day
        (Term(valid_until=date(2024, 5, 31)), "expired"),
        (Term(status=Validity.IN_FORCE), "in_force"),
        (Term(status=Validity.IN_FORCE, valid_until=OLD), "expired"),  # the page was saved before that
        (Term(status=Validity.IN_FORCE, effective_date=LATER), "pending"),
        (Term(status=Validity.EXPIRED, valid_until=LATER), "expired"),
        (Term(status=Validity.REPEALED, valid_until=LATER), "repealed"),
        (Term(status=Validity.PENDING), "unknown"),  # it was so when the page was saved
        (Term(valid_until=LATER, repealed=OLD), "repealed"),
        (Term(valid_until=LATER, repealed=DAY), "repealed"),
        (Term(valid_until=LATER, repealed=LATER), "in_force"),
        (Term(valid_until=OLD, repealed=date.min), "repealed"),
    ],
)
def test_the_status_on_a_day(term: Term, status: str) -> None:
    assert term.on(DAY).value == status


def test_the_same_document_passes_through_its_states() -> None:
    term = Term(effective_date=date(2021, 1, 1), valid_until=date(2022, 12, 31), repealed=date(2023, 6, 1))
    days = (date(2020, 12, 31), date(2021, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 1))
    assert [term.on(day).value for day in days] == ["pending", "in_force", "in_force", "expired", "repealed"]


@pytest.mark.parametrize(
    "term",
    [
        Term(),
        Term(effective_date=OLD, valid_until=DAY, status=Validity.REPEALED, repealed=date.min),
        Term(repealed=DAY),
    ],
)
def test_a_term_survives_its_word(term: Term) -> None:
    assert parse_term(str(term)) == term
