"""What stands for an organ at another level: every row of counterparts.csv by its own examples."""

import re

import pytest

from corpus.model.seats import Seat
from extract import lexicon
from extract.lexicon import LexiconError
from extract.names.institutions import Institutions
from extract.names.moved_units import Mover
from extract.names.moving import BELOW, COLUMNS, core_at, load_counterparts, lower
from extract.names.organs import load_organs

SEATS = {
    "国": Seat(level="国家", word="国家", code="000000"),
    "省": Seat(level="省", word="省", names=("广东省",), code="440000"),
    "市": Seat(level="市", word="市", names=("广东省", "梅州市"), code="441400"),
    "县": Seat(level="县", word="县", names=("广东省", "梅州市", "大埔县"), code="441422"),
}
EXAMPLES = [
    pytest.param(example, id=f"{organ_id}: {example}")
    for organ_id, row in load_counterparts().items()
    for example in row.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example):
    levels, _, names = example.partition(":")
    old, becomes, new = names.partition(">")
    moved = Mover(Institutions.load(), SEATS[levels[0]], SEATS[levels[1]]).move(old)
    assert moved.new == (new if becomes else None)
    assert moved.why


@pytest.mark.parametrize(
    ("organ_id", "core", "seat", "named"),
    [
        ("local.finance", "财政厅", "市", "财政局"),
        ("local.finance", "财政局", "省", "财政厅"),
        ("local.market", "市场监管局", "省", "市场监管局"),  # no province has a 厅 of it
        ("local.development", "发展改革局", "省", "发展改革委"),
        ("local.development", "发改委", "县", "发改局"),
        ("local.fire", "消防救援支队", "县", "消防救援大队"),
        ("local.state_security", "国家安全局", "县", None),
        ("local.customs", "海关", "市", None),
        ("cn.cas", "中国科学院", "市", None),
        ("cn.nsfc", "国家自然科学基金委员会", "市", None),
    ],
)
def test_an_own_name_at_a_level(organ_id, core, seat, named):
    found = core_at(load_organs()[organ_id], core, SEATS[seat])
    assert found.core == named
    assert bool(found.why) is (named is None)


def test_what_only_municipalities_have_is_called_otherwise_elsewhere():
    science, municipality = load_organs()["local.science"], Seat(level="省", word="市", names=("上海市",))
    assert core_at(science, "科委", SEATS["市"]).core == "科技局"
    assert core_at(science, "科委", municipality).core == "科委"


def test_a_name_at_a_level_is_the_same_from_whichever_level_above_it_comes():
    """What a province calls an organ, and a city, tells what the others call it."""
    seats = {level: SEATS[level] for level in "省市县"}
    seen = 0
    for organ in load_organs().values():
        if organ.national or "*" in organ.preferred[0]:
            continue
        names = {level: core_at(organ, organ.preferred[0], seat).core for level, seat in seats.items()}
        if None in names.values():
            continue
        seen += 1
        for level in "省市":
            assert {other: core_at(organ, names[level], seat).core for other, seat in seats.items()} == names
    assert seen > 300


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("local.finance,,,,,,\nlocal.finance,,,,,,", "local.finance"),
        ("local.finance,,,,,,\nlocal.nowhere,cn.nowhere,,,,,", "local.nowhere"),  # the first that nobody knows
        ("local.finance,cn.one|cn.other,,,,,", "cn.one"),
    ],
)
def test_a_row_of_no_organ_is_refused(rows, named, tmp_path, monkeypatch):
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "counterparts.csv").write_text(f"{','.join(COLUMNS)}\n{rows}\n", encoding="utf-8")
    load_organs()  # of the real ones
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=f"counterparts.csv.*{re.escape(repr(named))} is no organ, or there twice"):
        load_counterparts.__wrapped__()


def test_levels_in_their_order():
    assert lower("市", "省") == 1
    assert lower("省", "县") == -2
    assert set(BELOW) == {"国家", "省", "市", "县"}
