"""The command show: a record in its context."""

import json
import re

import pytest

from tests.command_line import found


@pytest.mark.parametrize("kind", ["document", "passage", "task", "target", "priority"])
def test_show_gives_the_record_in_its_context(ask, kind):
    hit = found(ask, "*" if kind == "document" else "", "--kind", kind, "--limit", 1)["hits"][0]
    status, text = ask("show", hit["entry_id"])
    assert status == 0
    assert hit["entry_id"] in text
    assert re.search(r"第 \d+—\d+ 字", re.sub(r"\s*│\n│\s*│\s*", "", text)) or "位置" in text
    status, text = ask("show", hit["entry_id"], "--format", "json")
    assert json.loads(text)["entry_id"] == hit["entry_id"]


def test_show_knows_every_id_that_exports_hand_out(ask):
    lines = ask("export")[1].splitlines()
    one_of_each = {record["record"]: record["entry_id"] for record in map(json.loads, lines)}
    assert set(one_of_each) >= {"document", "task", "target", "priority", "citation"}
    for entry_id in one_of_each.values():
        status, text = ask("show", entry_id)
        assert status == 0
        assert not re.search(r"\b(?:None|True|False)\b", text)
