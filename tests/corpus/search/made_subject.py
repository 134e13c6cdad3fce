"""A made-up document whose records have a value of every field."""

from dataclasses import replace
from datetime import date

from corpus.model import Assignment, Deadline, Priority, Span, UnitRole
from tests.made_up import make_parsed, make_target

LINEAGE = {"330000": ("清河省",), "330100": ("清河省", "清河省白水市")}


def lineage(code):
    return LINEAGE[code]


def assigned(*units):
    span = Span(0, 1)
    return tuple(Assignment(span=span, role=UnitRole(role), unit=unit, unit_full=full) for role, unit, full in units)


PARSED = make_parsed("关于甲的意见\n1.推进生态补偿。\n2.推进乙。\n覆盖率达75%以上", issuers=("白水市人民政府(办公室)",),
                     region_code="330100", level="市", document_type="意见", document_date=date(2016, 5, 1))  # fmt: skip
UNITS = assigned(("lead", "市財政局", None), ("responsible", "商务局", "市商务局"), ("lead", "水利局", "市水利局"))
TASK = replace(PARSED.tasks[0], assignments=UNITS, deadline=Deadline(span=Span(0, 1), text="每年", due=date(2025, 6, 30), recurs="每年"))  # fmt: skip
TARGET = make_target(PARSED, "覆盖率达75%以上")
PRIORITY = Priority(span=Span(0, 2), region="库区", region_codes=(), text="甲", themes=("信用", "红线"))
WHOLE = replace(PARSED, tasks=(TASK, PARSED.tasks[1]), targets=(TARGET,), priorities=(PRIORITY,))
