"""What edited cells say."""

from datetime import date

import pytest

from corpus.intake.tables import LexiconReader
from corpus.model import UnitRole
from corpus.workspace.cells import limit_of, plain_name, source_of_row, units_of
from tests.plan_tables import SOURCE, row

READER = LexiconReader()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("市农业农村局（原市农业局）", "市农业农村局"),
        ("市交通委（市道运局）", "市交通委（市道运局）"),
        ("（原市农业局）", "（原市农业局）"),
    ],
)
def test_the_former_name_beside_todays_is_no_part_of_it(name, plain):
    assert plain_name(name) == plain


def test_the_column_says_the_role_unless_the_cell_does():
    one = row("a", lead="甲局", responsible="乙局配合", cooperating="丙局")
    assert list(units_of(one, READER)) == [
        ("甲局", UnitRole.LEAD), ("乙局", UnitRole.COOPERATING), ("丙局", UnitRole.COOPERATING),
    ]  # fmt: skip


def test_a_time_limit_is_of_its_documents_year():
    assert limit_of(row("a", deadline="6月底前"), READER).due == date(2024, 6, 30)
    assert limit_of(row("a", deadline="6月底前", origins=()), READER).due is None
    assert limit_of(row("a"), READER).due is None
    assert source_of_row(row("a")) == SOURCE
    assert source_of_row(row("a", origins=())) is None
