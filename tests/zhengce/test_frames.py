"""Frames have the records of the JSON contract."""

from datetime import date

import pandas
import pytest

from corpus.export.records import SHEETS
from tests.sample_plan import PLAN
from zhengce.frames import RECORD_KINDS, to_arrow, to_pandas


def test_kinds_are_those_of_the_book():
    assert RECORD_KINDS == SHEETS
    with pytest.raises(ValueError, match="可选：document"):
        to_arrow([PLAN], "拼写")


def test_a_frame_has_figures_days_and_lists():
    targets, tasks = to_pandas([PLAN], "target"), to_pandas([PLAN], "task")
    assert list(targets["value"]) == [35.0, 120.0, 5.0]
    assert tasks["due"].tolist()[1] == pandas.Timestamp(2024, 12, 31)
    assert list(tasks["cooperating"].iloc[0]) == ["市财政局", "市商务局"]


def test_days_of_arrow_are_days():
    assert to_arrow([PLAN], "task").column("due").to_pylist()[1] == date(2024, 12, 31)
