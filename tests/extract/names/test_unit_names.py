"""How units are written: what stands before an organ's own name, and today's name in the style of a former one."""

import pytest

from extract.names.organs import namings
from extract.names.regions import Regions
from extract.names.unit_names import (
    NameHead,
    Present,
    generic_head,
    heads,
    present_local,
    present_national,
    unlisted_heads,
)

REGIONS = Regions.load()


def read(name, level=None):
    return [(name[: head.length], head.level) for head in heads(name, REGIONS, level)]


@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("市财政局", ("市", "市")),
        ("省直有关部门", ("省直有关", "省")),
        ("各县(市、区)财政局", ("各县(市、区)", "县")),
        ("各市、县(区)财政局", ("各市、县(区)", None)),  # two levels
        ("各区县财政局", ("各区县", "县")),
        ("各市(州)财政局", ("各市(州)", "市")),
        ("各省、市、县(区)财政局", ("各省、市、县(区)", None)),
        ("朝阳财政局", ("朝阳", None)),  # a city and two districts
        ("一带一路办公室", ("一带一路", None)),  # of no region
        ("广州市天河区财政局", ("广州市天河区", "县")),
        ("广州市财政局", ("广州市", "市")),
        ("中共广州市委", ("中共广州市", "市")),
        ("自治区财政厅", ("自治区", "省")),
        ("自治州财政局", ("自治州", "市")),  # an unnamed prefecture
        ("财政局", ("", None)),
        ("各市、县、区财政局", ("各市、县、区", None)),
        ("各市县财政局", ("各市县", None)),
        ("市、县(区)财政局", ("市、县(区)", None)),
        ("市属国有企业", ("市属", "市")),
        ("市直机关", ("市直", "市")),
        ("市级机关", ("市级", "市")),
        ("南沙区财政局", ("南沙区", "县")),
    ],
)
def test_the_longest_head(name, longest):
    found = read(name)
    assert found[0] in {("", None), ("中共", None)}  # no head is a reading too
    assert found[-1] == longest


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("财政局", [("", None)]),
        ("中共广州市委", [("中共", None), ("中共广州市", "市")]),
        ("荆州市公安局", [("", None), ("荆州市", "市"), ("荆州市公安", "县")]),  # 公安 is a county there
        ("中共荆州市公安局", [("中共", None), ("中共荆州市", "市"), ("中共荆州市公安", "县")]),
        ("省直有关部门", [("", None), ("省", "省"), ("省直", "省"), ("省直有关", "省")]),
        ("各街道市国有公司", [("", None), ("各", None), ("各街道", None)]),
    ],
)
def test_every_reading_of_a_beginning_once(name, readings):
    assert read(name) == readings


def test_the_municipality_is_known_by_its_name():
    assert [head.municipality for head in heads("上海市财政局", REGIONS, None)] == [False, True]
    assert [head.municipality for head in heads("广东省财政厅", REGIONS, None)] == [False, False]
    assert not any(head.municipality for head in heads("上海市黄浦区财政局", REGIONS, None))  # its district is not it


def test_two_units_without_a_separator_are_not_one_head():
    """各街道|市国有公司."""
    assert ("各街道市", "市") not in read("各街道市国有公司")
    assert read("各镇市国有公司")[-1][0] == "各镇"


@pytest.mark.parametrize(
    ("run", "issuer", "head"),
    [
        ("市", None, NameHead(1, "市")),
        ("市", "省", NameHead(1, "省", municipality=True)),  # a municipality speaks of itself
        ("市级", "省", NameHead(1, "省", municipality=True)),
        ("市直", "省", NameHead(1, "省", municipality=True)),
        ("市", "县", NameHead(1, None)),  # its own or the city above it
        ("市", "市", NameHead(1, "市")),
        ("县", "省", NameHead(1, "县")),
        ("各市", "省", NameHead(1, "市")),
    ],
)
def test_whose_word_for_its_area_it_is(run, issuer, head):
    assert generic_head(run, 1, issuer) == head


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("云澜省清河市财政局", [("云澜省", "省"), ("云澜省清河市", "市")]),
        ("某某新区财政局", [("某某新区", None)]),  # a zone is no level
        ("某某开发区财政局", [("某某开发区", None)]),
        ("某某试验区财政局", [("某某试验区", None)]),
        ("某某镇财政所", [("某某镇", "乡")]),
        ("财政局某某市", []),  # an organ ends before it
        ("甲乙丙丁戊己庚辛壬癸子丑寅市财政局", [("甲乙丙丁戊己庚辛壬癸子丑寅市", "市")]),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯市财政局", []),  # too long for a place
        ("某市财政局", []),  # one character is hardly a name
        ("某某市", []),  # a place alone
        ("某某某市", []),
        ("某某市局", [("某某市", "市")]),
        ("市", []),
    ],
)
def test_places_that_no_list_has(name, found):
    assert [(name[: head.length], head.level) for head in unlisted_heads(name)] == found


def local(core, head, on="", former=None):
    meanings = namings(national=False)[core]
    naming = next(one for one in meanings if former is None or (one.former is not None) == former)
    return present_local(naming, core, head, on)


@pytest.mark.parametrize(
    ("core", "head", "names"),
    [
        ("环保局", NameHead(1, "市"), ("生态环境局",)),
        ("环境保护厅", NameHead(1, "省"), ("生态环境厅",)),
        ("环境保护局", NameHead(1, "省"), ("生态环境厅",)),  # a province's is a 厅
        ("农委", NameHead(1, "省", municipality=True), ("农业农村委",)),  # a municipality's stays a 委
        ("农委", NameHead(1, "省"), ("农业农村厅",)),
        ("物价局", NameHead(1, "市"), ("发展和改革局", "市场监督管理局")),
    ],
)
def test_todays_name_is_styled_like_the_former(core, head, names):
    assert local(core, head, "2013-05").names == names


def test_a_present_name_stays_as_written():
    assert local("财政局", NameHead(1, "市"), former=False) == Present(("财政局",))


def test_an_organ_named_long_after_its_end_lives_on_there():
    assert local("物价局", NameHead(1, "市"), "2022-05") == Present(("物价局",))
    assert local("物价局", NameHead(1, "市"), "2019-05").names != ("物价局",)  # a year's grace


def test_the_deciding_document_is_that_of_the_year():
    national = namings(national=True)
    (naming,) = national["环保部"]
    assert present_national(naming, "环保部") == Present(("生态环境部",), "2018-03", "国发〔2018〕6号")
    (naming, *_) = national["国家发改委"]
    assert present_national(naming, "国家发改委") == Present(("国家发改委",))


@pytest.mark.parametrize(
    ("name", "names", "since"),
    [
        ("国家环保总局", ("生态环境部",), "2018-03"),  # renamed twice since
        ("国家计划委员会", ("国家发展和改革委员会",), "2003-03"),
        ("邮电部", ("工业和信息化部", "国家邮政局"), "2008-03"),  # the heirs of its heirs, since the last reform
        ("国务院联防联控机制", ("国务院联防联控机制",), None),  # it ended, and nobody took over
    ],
)
def test_who_a_national_organ_is_today(name, names, since):
    found = present_national(namings(national=True)[name][0], name)
    assert (found.names, found.since) == (names, since)
