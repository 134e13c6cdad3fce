"""Units as written to organs, and to what they are called today."""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from extract.names.institutions import Institutions
from extract.rules import check_example, load_rules

INSTITUTIONS = Institutions.load()
OLD, NEW = date(2013, 5, 1), date(2022, 5, 1)
HEAVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪乾坤"


@pytest.mark.parametrize(
    ("unit", "level", "institution_id", "found_level"),
    [
        ("市财政局", "市", "local.finance", "市"),
        ("廣州市財政局", "市", "local.finance", "市"),  # traditional
        ("区科技局", "县", "local.science", "县"),
        ("住建局", "市", "local.housing", "市"),  # elliptic: the issuer's level
        ("市科委", "省", "local.science", "省"),  # a municipality's
        ("市科委", "县", "local.science", None),  # a county-level city's or the city's above
        ("省委宣传部", "省", "party.propaganda", "省"),
        ("中共广州市委组织部", "市", "party.organization", "市"),
        ("团市委", "市", "mass.youth_league", "市"),
        ("团省委", "省", "mass.youth_league", "省"),
        ("省法院", "省", "court.court", "省"),
        ("市高院", "省", "court.court", "省"),
        ("市交通委（市道运局）", "省", "local.transport", "省"),  # the bracket is a second nameplate
        ("各县（市、区）供电公司", "市", "local.power", "县"),
        ("国网某某供电公司", "市", "local.power", None),
        ("中国移动广州分公司", "市", "ent.mobile", "市"),
        ("上海海关", "省", "local.customs", "省"),
        ("人民银行西安分行", "省", "local.pboc", "市"),
        ("西咸新区管委会", "省", "zone.generic", "市"),
        ("梅州高新区管委会", "市", "zone.high_tech", "市"),
        ("韩城市政府", "省", "gov.government", "县"),
        ("天河区", "市", "gov.government", "县"),  # a place stands for its government
        ("五星街道", "县", "gov.street", "乡"),
        ("基层处", "市", "int.health", "市"),
        ("人事科", "县", "int.general", "县"),
        ("云澜省清河市财政局", "省", "local.finance", "市"),  # a place that no list has
        ("高新区财政局", "市", "local.finance", None),  # a zone is no level
        ("市双减办", "市", "body.special_offices", "市"),  # an office set up for one task
        ("省环科院", "省", "body.research", "省"),
        ("市生态环境局天河区分局", "市", "local.ecology", "县"),  # a branch in a district
        ("县推进科技创新领导小组成员单位", "县", "bodies.leading_group_office", None),
        ("县教育和科学技术局（县知识产权局）", "县", "local.education", "县"),
        ("国家发展改革委办公厅", "国家", "cn.ndrc", "国家"),  # the organ's own office
        ("市深化医改领导小组办公室", "市", "bodies.leading_group_office", None),
        ("十五运会和残特奥会广州赛区执委会", "市", "bodies.headquarters", None),
        ("财政部", "国家", "cn.mof", "国家"),
        ("发展改革委", "国家", "cn.ndrc", "国家"),
        ("发展改革委", "省", "local.development", "省"),
        ("能源局", "省", "local.energy", "省"),
        ("生态环境部", "市", "cn.mee", "国家"),  # only the nation has a 部
        ("药监局", "国家", "cn.nmpa", "国家"),
        ("药监局", "市", "local.drug", "市"),
        ("海关总署", None, "cn.gacc", "国家"),  # no place has one
        ("全国妇联", None, "cn.acwf", "国家"),  # 全国 is no place with a 妇联 of its own
        ("光明日报社", "省", "cn.guangming", "国家"),  # 光明 is a district, and this is not its 日报社
        ("国家保密局", "市", "party.secret", "市"),  # the second name of a city's
        ("财政厅", "国家", "local.finance", None),  # of provinces that are not named
        ("管委会", "市", "zone.generic", None),
        ("魁星山管委会", "市", "zone.generic", None),
        ("荆州市公安局", "市", "local.police", "市"),  # not an organ of 公安 in 荆州
        ("西咸新区", "省", "zone.generic", "市"),  # a zone's own name is its committee
        ("国有企业", "市", "ent.company", "市"),  # a name of the list comes before a collective one
        ("魁星镇", "县", "gov.township", "乡"),
        ("质量强市办", "省", "local.quality_leading", "省"),  # one character in the middle, a level
        ("中国移动广州东山分公司", "市", "ent.mobile", None),  # the place goes on: whose level it is is open
        ("省财政厅预算处", "省", "int.general", "省"),  # an office inside an organ has its level
        ("省发展改革委市财政局", "省", "local.finance", "市"),  # a lost separator: the last one
        ("市生态环境局魁星东路新区分局", "市", "local.ecology", None),
    ],
)
def test_links(unit, level, institution_id, found_level):
    found = INSTITUTIONS.link(unit, NEW, level)
    assert found
    assert (found.institution_id, found.level) == (institution_id, found_level)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("各区政府", "coll.governments"),
        ("各区", "coll.areas"),
        ("各县（市、区）人民政府", "coll.governments"),
        ("省级有关部门", "coll.departments"),
        ("各相关单位", "coll.departments"),
        ("市各委、办、局（公司）", "coll.departments"),
        ("财政部门", "coll.sectors"),  # not the ministry
        ("相关区", "coll.areas"),
        ("各镇（街道）", "coll.areas"),
        ("相关企业", "coll.enterprises"),
        ("在杭高校", "coll.institutions"),
    ],
)
def test_collectives(unit, kind):
    found = INSTITUTIONS.link(unit, NEW, "市")
    assert found
    assert (found.institution_id, found.present_name) == (kind, unit)


@pytest.mark.parametrize(
    "unit",
    [
        "张三",
        "分管领导",
        "牵头抓总",
        "责任清单",
        "构建新发展格局",
        "以人民为中心",
        "鼓励行业协会",  # a clause
        "推动优化产业布局",
        "自然资源厅会同农业农村厅",  # two units
        "市财政局市教育局",  # two as well: the separator is lost
        "市生态环境局魁星东路新区东分局",  # too long for a branch's own name
        "社保基金管委会",  # no zone
        "质量强办",  # of whom?
        "住房城乡",  # 城乡 and 国家 are no towns
        "国家级镇",
        "委",
        "主要负责同志",
        "",
        "局",
    ],
)
def test_what_is_no_unit_is_not_linked(unit):
    assert INSTITUTIONS.link(unit, NEW, "市") is None


def test_an_organ_of_no_known_level_is_not_guessed():
    """发展改革委 is the nation's or a city's; 市发展改革委 is clear."""
    assert INSTITUTIONS.link("发展改革委") is None
    assert INSTITUTIONS.link("市发展改革委").institution_id == "local.development"


@pytest.mark.parametrize(
    ("unit", "level", "on", "present", "since"),
    [
        ("市环保局", "市", OLD, "市生态环境局", "2018"),
        ("县国土资源局", "县", OLD, "县自然资源局", "2018"),
        ("省環境保護廳", "省", OLD, "省生态环境厅", "2018"),
        ("省环境保护局", "省", date(2005, 1, 1), "省生态环境厅", "2018"),  # a province's is a 厅 today
        ("市卫生计生委", "市", OLD, "市卫生健康委", "2018"),
        ("市工商局", "市", OLD, "市市场监督管理局", "2018"),
        ("市文广新局", "市", OLD, "市文化广电旅游局", "2018"),
        ("市农委", "省", OLD, "市农业农村委", "2018"),  # a municipality keeps its 委
        ("市地方金融监管局", "省", NEW, "市地方金融管理局", "2024"),
        ("省农委", "省", OLD, "省农业农村厅", "2018"),
        ("陕西银保监局", "省", OLD, "陕西金融监管局", "2023"),
        ("市物价局", "市", OLD, "市发展和改革局、市市场监督管理局", "2018"),  # two took over
        ("市物价局", "市", NEW, "市物价局", None),  # it lives on there
        ("市交通局", "市", date(2005, 1, 1), "市交通运输局", "2009"),
        ("市交通局", "市", NEW, "市交通局", None),  # today an abbreviation
        ("环保部", "国家", OLD, "生态环境部", "2018-03"),
        ("国家环保总局", "国家", date(2005, 1, 1), "生态环境部", "2018-03"),  # renamed twice since
        ("国家林业局", "国家", OLD, "国家林业和草原局", "2018-03"),
        ("银监会", "国家", OLD, "国家金融监督管理总局", "2023-05"),  # through the 银保监会
        ("国家发改委", "国家", NEW, "国家发改委", None),  # an abbreviation, nothing changed
        ("市公安局", "市", OLD, "市公安局", None),
        (
            "国家计划委员会",
            "国家",
            date(1990, 1, 1),
            "国家发展和改革委员会",
            "2003-03",
        ),  # renamed twice: since the last
        (
            "邮电部",
            "国家",
            date(1997, 1, 1),
            "工业和信息化部、国家邮政局",
            "2008-03",
        ),  # since the last reform of its heirs
        ("铁道部", "国家", OLD, "交通运输部、国家铁路局、中国国家铁路集团有限公司", "2013-03"),
        ("国务院联防联控机制", "国家", date(2021, 1, 1), "国务院联防联控机制", None),  # it ended, and nobody took over
        ("国家行政学院", "国家", NEW, "国家行政学院", None),  # the name is still borne
        ("市物价局", "市", date(2019, 12, 1), "市发展和改革局、市市场监督管理局", "2018"),  # a year's grace
        ("市物价局", "市", date(2018, 5, 1), "市发展和改革局、市市场监督管理局", "2018"),
        ("市物价局", "市", date(2020, 1, 1), "市物价局", None),
        ("市交通局", "市", date(2009, 12, 1), "市交通运输局", "2009"),  # still that year
        ("市交通局", "市", date(2010, 1, 1), "市交通局", None),
        ("市新闻出版广电局", "市", OLD, "市新闻出版局、市广播电视局", "2018"),
        ("县农机中心", "县", OLD, "县农机中心", None),  # a centre lives on under the organ that took over
        ("市招标投标中心", "市", OLD, "市公共资源交易中心", "2016"),  # unless its own name changed
        ("市规划局", "市", OLD, "市自然资源和规划局", "2018"),  # the name that shares most with it
        ("市国土资源局", "市", OLD, "市自然资源局", "2018"),
        ("省监察厅", "省", OLD, "省纪委监委", "2018"),  # no 厅 among its names
        ("省卫生计生委", "省", OLD, "省卫生健康委", "2018"),
    ],
)
def test_present_names(unit, level, on, present, since):
    found = INSTITUTIONS.link(unit, on, level)
    assert found
    assert (found.present_name, found.since) == (present, since)


@pytest.mark.parametrize(
    ("unit", "present"),
    [
        ("廣州市財政局", "廣州市財政局"),  # as written where nothing changed
        ("市财政局（市国资委）", "市财政局（市国资委）"),
        ("市环保局（市林业局）", "市生态环境局(市林业局)"),
        ("市财政局等", "市财政局"),
        ("魁星镇", "魁星镇"),
        ("广州出入境检验检疫局", "广州海关"),  # the place stays where the label has it
        ("人民银行西安中心支行", "中国人民银行西安分行"),
        ("山西煤监局", "国家矿山安全监察局山西局"),
        ("省财政厅预算处", "省财政厅预算处"),
        ("市生态环境局天河区支局", "市生态环境局天河区支局"),
        ("省环保厅预算处", "省生态环境厅预算处"),  # the office is named as before, in the organ of today
    ],
)
def test_how_the_name_of_today_is_written(unit, present):
    assert INSTITUTIONS.link(unit, OLD, "市").present_name == present


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        ("{}镇", 6),  # a town
        ("{}海关", 12),  # a place
        ("{}指挥部", 24),  # a task
        ("市财政局（{}）", 34),  # 40 characters in all: more is a sentence
    ],
)
def test_names_inside_a_unit_are_short(pattern, longest):
    fitting, long = ((pattern.format(HEAVEN[:length])) for length in (longest, longest + 1))
    assert INSTITUTIONS.link(fitting, NEW, "县")
    assert INSTITUTIONS.link(long, NEW, "县") is None


@pytest.mark.parametrize(
    ("month", "institution_id"),
    [
        (date(1998, 2, 1), "cn.nmpa"),  # borne by nobody yet
        (date(1998, 3, 1), "cn.cfda"),  # the first month of the name as it was borne first
        (date(2001, 1, 1), "cn.cfda"),
        (date(2003, 3, 31), "cn.cfda"),  # its last month
        (date(2003, 4, 1), "cn.nmpa"),
        (NEW, "cn.nmpa"),
    ],
)
def test_a_name_means_the_organ_that_bore_it_then(month, institution_id):
    assert INSTITUTIONS.link("国家药监局", month, "国家").institution_id == institution_id


@pytest.mark.parametrize(
    ("month", "institution_id"),
    [
        (date(2009, 12, 1), "local.industry"),  # within the year that both bear it the first row counts
        (date(2012, 5, 1), "local.commerce"),
        (date(2020, 5, 1), "local.industry"),  # nobody bears it any more
    ],
)
def test_a_former_name_of_two_organs(month, institution_id):
    assert INSTITUTIONS.link("县经济贸易局", month, "县").institution_id == institution_id


def test_the_deciding_document_is_named():
    assert INSTITUTIONS.link("环保部", OLD, "国家").basis == "国发〔2018〕6号"
    assert "深化党和国家机构改革方案" in INSTITUTIONS.link("市环保局", OLD, "市").basis


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("教育局经开区高新园(邹区镇)各街道市国有公司", ["教育局", "经开区", "高新园(邹区镇)", "各街道", "市国有公司"]),
        ("住建局城管局晋陵公司五星街道南大街街道", ["住建局", "城管局", "晋陵公司", "五星街道", "南大街街道"]),
        ("广东省通信管理局广州市通信建设管理办公室", ["广东省通信管理局", "广州市通信建设管理办公室"]),
        ("市发展改革委市财政局市人力资源社会保障局", ["市发展改革委", "市财政局", "市人力资源社会保障局"]),
        ("发展改革委工业和信息化部财政部", ["发展改革委", "工业和信息化部", "财政部"]),
        ("科技部门", ["科技部门"]),  # not the ministry
        ("水利部门市教育局", ["水利部门", "市教育局"]),
        ("国企市财政局", ["国企", "市财政局"]),
        ("各市(州)、县(市、区)人民政府市财政局", ["各市(州)、县(市、区)人民政府", "市财政局"]),
        ("各市(州)、各县(市、区)人民政府市财政局", ["各市(州)、各县(市、区)人民政府", "市财政局"]),
        ("丁山新城街道公司市财政局", ["丁山新城街道", "公司", "市财政局"]),  # the name that ends first
    ],
)
def test_a_list_without_separators_is_cut(text, parts):
    found, at = [], 0
    while at < len(text):
        length = INSTITUTIONS.prefix(text, at)
        assert length, text[at:]
        found.append(text[at : at + length])
        at += length
    assert found == parts


def test_a_unit_far_on_in_the_text_is_found_as_well():
    assert INSTITUTIONS.prefix("甲" * 40 + "市财政局市教育局", 40) == 4


@pytest.mark.parametrize("end", ["街道办事处", "街道", "镇", "乡", "公司", "集团", "管委会"])
def test_a_name_that_no_list_has_ends_with_its_kind(end):
    assert INSTITUTIONS.prefix(f"魁星{end}市财政局") == 2 + len(end)
    assert INSTITUTIONS.prefix(f"魁{end}市") == 0  # one character is hardly a name


@pytest.mark.parametrize("tail", ["办公厅", "办公室", "党组", "党委", "党支部", "本级", "机关"])
def test_a_tail_makes_no_other_organ(tail):
    found = INSTITUTIONS.link(f"市财政局{tail}", NEW, "市")
    assert found
    assert (found.institution_id, found.present_name) == ("local.finance", f"市财政局{tail}")


@pytest.mark.parametrize("branch", ["分局", "支局"])
def test_a_branch_is_its_organs(branch):
    found = INSTITUTIONS.link(f"市生态环境局天河区{branch}", NEW, "市")
    assert found and found.institution_id == "local.ecology"


@pytest.mark.parametrize("text", ["推进改革开放", "委托", "(一)", "甲乙丙丁戊己庚镇市财政局"])
def test_no_unit_begins_there(text):
    assert INSTITUTIONS.prefix(text) == 0


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("市教育局门户网站", "市教育局"),
        ("各区推进工作", "各区"),
        ("市组织部门", "市组织部门"),
        ("甲乙丙丁戊己镇市财政局", "甲乙丙丁戊己镇"),
        ("市财政局(市国资委)", "市财政局(市国资委)"),
        ("市财政局(甲乙丙丁戊己庚辛壬癸子)", "市财政局(甲乙丙丁戊己庚辛壬癸子)"),
        ("市人民政府(甲乙丙丁戊己庚辛壬癸子)", "市人民政府(甲乙丙丁戊己庚辛壬癸子)"),
        ("市财政局(甲乙丙丁戊己庚辛壬癸子丑)", "市财政局"),  # too long for a name
        ("市财政局(市国资委", "市财政局"),  # the bracket has no end
    ],
)
def test_where_the_first_unit_ends(text, unit):
    assert text[: INSTITUTIONS.prefix(text)] == unit


@pytest.mark.parametrize(
    ("unit", "bare"),
    [
        ("财政厅", True),
        ("发展和改革局", True),
        ("财政部", False),
        ("陕西证监局", False),
        ("市财政局", False),
        ("委组织部", True),
        ("发展改革委", True),
        ("某集团", True),
        ("国家药监局", False),
        ("某某市财政局", False),  # a place that no list has
        ("市供电公司", False),
        ("天河区财政局", False),
    ],
)
def test_only_a_bare_name_shares_the_place_of_its_list(unit, bare):
    assert INSTITUTIONS.is_bare(unit) is bare


@pytest.mark.parametrize(
    "rule",
    [*load_rules("institutions"), *load_rules("unit_heads"), *load_rules("unit_clauses")],
    ids=lambda rule: rule.rule_id,
)
def test_rules_find_their_examples_and_nothing_else(rule):
    assert [error for example in rule.examples if (error := check_example(rule, example))] == []
    assert [text for text in rule.counterexamples if rule.pattern.search(fold(text))] == []


@given(
    st.text(alphabet=st.sampled_from("市省县区各有关部门单位局委厅政府(),、和街道镇公司级直属财政农业"), max_size=45)
)
def test_any_name_is_answered_quickly_and_alike(unit):
    """No text raises, and the same name is always the same organ."""
    assert INSTITUTIONS.link(unit, NEW, "市") == Institutions(INSTITUTIONS.regions).link(unit, NEW, "市")
    assert 0 <= INSTITUTIONS.prefix(unit) <= len(unit)


@pytest.mark.shared
def test_gold_units_are_linked(tuned_gold: list[Path]):
    """At least 95 % of all unit mentions; the most frequent others are printed."""
    linked, others = 0, Counter()
    for path in tuned_gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        facts = gold["document"]
        on = date.fromisoformat(facts["document_date"]) if facts.get("document_date") else None
        for task in gold.get("tasks", ()):
            for assignment in task.get("assignments", ()):
                if INSTITUTIONS.link(assignment["unit"], on, facts.get("level")):
                    linked += 1
                else:
                    others[assignment["unit"]] += 1
    sys.stdout.write(f"{linked} linked, others: {others.most_common(30)}\n")
    assert linked / (linked + others.total()) >= 0.95


@pytest.mark.shared
def test_extracted_units_are_linked(shared: Path):
    """At least 95 % of the unit mentions extracted from every eighth document."""
    from extract import extract
    from ingest import IngestError, load

    linked, others = 0, Counter()
    for path in sorted((shared / "documents").glob("*.*"))[::8]:
        try:
            parsed = extract(load(path))
        except IngestError:
            continue
        for assignment in (one for task in parsed.tasks for one in task.assignments):
            if assignment.institution:
                linked += 1
            else:
                others[assignment.unit] += 1
    sys.stdout.write(f"{linked} linked, others: {others.most_common(30)}\n")
    assert linked
    assert linked / (linked + others.total()) >= 0.95
