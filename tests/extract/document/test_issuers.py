"""发文机关: signed, or named by title, order, header or news lead; joint issuers each on their own."""

import pytest

from extract.document.issuers import split_organs
from extract.names.institutions import Institutions
from tests.documents import BODY, metadata_of


@pytest.mark.parametrize(
    ("name", "organs"),
    [
        ("国家发展和改革委员会", ["国家发展和改革委员会"]),
        ("科 技 部", ["科技部"]),
        ("中共江苏省委江苏省人民政府", ["中共江苏省委", "江苏省人民政府"]),
        ("中共中央 国务院", ["中共中央", "国务院"]),
        ("中共中央国务院", ["中共中央", "国务院"]),
        ("中共中央办公厅、国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("广州市财政局广州市人力资源和社会保障局", ["广州市财政局", "广州市人力资源和社会保障局"]),
        ("国务院办公厅", ["国务院办公厅"]),
        ("中共望溪水务公司纪律检查委员会", ["中共望溪水务公司纪律检查委员会"]),
        ("中共望溪水务公司党组组织部", ["中共望溪水务公司党组组织部"]),
        ("中央纪委国家监委驻水利部纪检监察组", ["中央纪委国家监委驻水利部纪检监察组"]),
        ("国务院关税税则委员会", ["国务院关税税则委员会"]),
        ("国务院中央军委", ["国务院", "中央军委"]),
        ("国家发展改革委办公厅", ["国家发展改革委办公厅"]),
        ("某省能源局国网某省电力公司", ["某省能源局", "国网某省电力公司"]),
        ("威海市环翠区竹岛街道办事处安全生产委员会", ["威海市环翠区竹岛街道办事处安全生产委员会"]),
        (
            "广州市天河区发展和改革局 广州市天河中央商务区管理委员会",
            ["广州市天河区发展和改革局", "广州市天河中央商务区管理委员会"],
        ),
        ("总理李某某", []),
        ("国务院关税税则委员会财政部", ["国务院关税税则委员会", "财政部"]),
        ("财政部税务总局海关总署", ["财政部", "税务总局", "海关总署"]),
        ("某市财政局某市教育局某市民政局", ["某市财政局", "某市教育局", "某市民政局"]),
        ("财政部办公厅教育部办公厅", ["财政部办公厅", "教育部办公厅"]),
        ("教育部 财政部", ["教育部", "财政部"]),
        ("国务院 中央军委", ["国务院", "中央军委"]),
        ("某省财政厅;某省教育厅|某省民政厅", ["某省财政厅", "某省教育厅", "某省民政厅"]),
        ("中央网信办国家发展改革委", ["中央网信办", "国家发展改革委"]),
        ("省委办公厅省政府办公厅", ["省委办公厅", "省政府办公厅"]),  # a word for the area opens the second
        ("县委县政府", ["县委", "县政府"]),
        ("澜州市教育局市财政局", ["澜州市教育局", "市财政局"]),
        ("市人力资源和社会保障局市财政局市税务局", ["市人力资源和社会保障局", "市财政局", "市税务局"]),
        ("望溪县林业局望溪县委宣传部", ["望溪县林业局", "望溪县委宣传部"]),
        ("教育部 共青团中央 全国妇联", ["教育部", "共青团中央", "全国妇联"]),
        ("省委省直机关工委", ["省委省直机关工委"]),  # one body
        ("市委城市工作委员会", ["市委城市工作委员会"]),
        ("财政部教育部门", ["财政部", "教育部门"]),  # a branch beside an organ is kept as it is printed
        ("教育部财政部门国家税务总局", ["教育部", "财政部门", "国家税务总局"]),
        ("财政部各部门", ["财政部"]),
        ("教育部门", []),  # alone it is no organ
        ("农业部 办公厅", ["农业部办公厅"]),  # a space inside one organ's name, not between two
        ("望溪县林业局 青山林场管委会", ["望溪县林业局", "青山林场管委会"]),
    ],
)
def test_joint_issuers_are_split(name: str, organs: list[str]) -> None:
    assert list(split_organs(name, Institutions.load())) == organs


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "某通知\n各省：\n请执行。\n国家发展和改革委员会\n财 政 部\n2015年12月31日",
            ("国家发展和改革委员会", "财政部"),
        ),
        ("广州市卫生健康委等4部门关于印发某方案的通知\n各区：\n" + BODY, ("广州市卫生健康委",)),
        ("泰州关于印发某方案的通知\n" + BODY, ()),  # a place is no organ
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", ("国务院",)),
        (
            "新华社北京12月14日电 近日，中共中央、国务院印发了《扩大内需战略规划纲要》，并发出通知。\n一、背景",
            ("中共中央", "国务院"),
        ),
        (
            "广州市人民政府令\n第179号\n《某办法》已经通过，现予公布。\n市长：某某\n2021年1月29日\n某办法\n第一条 为了",
            ("广州市人民政府",),
        ),
        (
            "某省气象管理规定\n某省人民政府\n某省气象管理规定\n政府令〔2010〕第15号\n《某规定》已经通过，现予公布。",
            ("某省人民政府",),
        ),
        ("某通知\n各村：\n请执行。\n某县某镇人民政府\n202341", ("某县某镇人民政府",)),
        ("某市政府\n某市长同志解读某市工作方案\n为推进工作，印发了方案。", ()),  # an article's publisher
        (
            "关于印发某方案的通知\n各单位：\n请执行。\n某县“七优享”工作专班办公室\n（某县人民政府办公室代章）\n2023年5月10日",
            ("某县“七优享”工作专班办公室",),
        ),
    ],
)
def test_issuers(text: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(text).issuers == issuers


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("某市财政局文件\n某财〔2020〕1号\n某办法", ("某市财政局",)),  # the header
        ("某市财政局\n某财〔2020〕1号\n某办法", ("某市财政局",)),  # above the number
        ("某市财政局\n某市专项资金管理办法", ("某市财政局",)),  # above the title
        ("某市财政局\n首页导航栏目\n某市专项资金管理办法", ()),  # above something else
        ("中华人民共和国国务院令\n第746号\n某条例", ("国务院",)),
        ("某市专项资金管理办法", ()),
    ],
)
def test_who_stands_in_the_head(head: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(f"{head}\n第一条 为了规范管理，制定本办法。").issuers == issuers


@pytest.mark.parametrize(
    ("page", "issuers"), [("某市财政局", ("某市财政局",)), ("某市财政局网站", ()), ("某日报", ()), ("新华社", ())]
)
def test_a_page_names_organs_and_papers(page: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of("某办法\n为做好工作。", issuer=page).issuers == issuers


@pytest.mark.parametrize("office", ["办公厅", "综合司", "机关党委"])
def test_an_office_belongs_to_the_organ_before_it(office: str) -> None:
    assert split_organs(f"财政部{office}", Institutions.load()) in {(f"财政部{office}",), ()}
    assert "财政部" not in split_organs(f"财政部{office}", Institutions.load())


def test_each_signer_counts_once() -> None:
    text = "某通知\n各省：\n请执行。\n财政部\n财 政 部\n2015年12月31日"
    assert metadata_of(text).issuers == ("财政部",)


@pytest.mark.parametrize(
    ("above", "organ", "found"),
    [
        (10, "某市财政局\n某财〔2020〕1号", True),  # the eleventh and twelfth line
        (11, "某市财政局\n某财〔2020〕1号", False),
        (59, "某市财政局文件", True),  # the sixtieth
        (60, "某市财政局文件", False),
    ],
)
def test_how_far_down_the_head_the_organ_may_stand(above: int, organ: str, found: bool) -> None:
    text = "\n".join(["某栏目名"] * above + [organ, "第一条 为了规范管理。"])
    assert metadata_of(text).issuers == (("某市财政局",) if found else ())


@pytest.mark.parametrize(("title", "found"), [("某某某某方案", True), ("某某某方案", False)])
def test_a_line_of_six_characters_may_be_the_title_below_the_organ(title: str, found: bool) -> None:
    assert metadata_of(f"某县财政局\n{title}\n第一条 为了。").issuers == (("某县财政局",) if found else ())


def test_a_file_of_two_lines() -> None:
    assert metadata_of("某市财政局\n某财〔2020〕1号").issuers == ("某市财政局",)


@pytest.mark.parametrize(("before", "found"), [(1174, True), (1175, False)])
def test_a_news_lead_names_the_organ_early(before: int, found: bool) -> None:
    lead = "近日，中共中央、国务院印发了《扩大内需战略规划纲要》，并发出通知。\n一、背景"
    assert metadata_of("长" * before + lead).issuers == (("中共中央", "国务院") if found else ())


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "澜江省林业局文件\n省林业局关于造林的通知\n各市：\n" + BODY,
            ("澜江省林业局",),
        ),  # in full as the header has it
        ("澜江省水利厅文件\n省林业局关于造林的通知\n各市：\n" + BODY, ("省林业局",)),
        ("【造林任务分解】望溪县人民政府关于造林任务分解的通知\n各镇：\n" + BODY, ("望溪县人民政府",)),
        (
            "望溪县人民政府\n关于转发《水渠维护细则》的通知（望府发〔2003〕10号）\n"
            "关于转发《水渠维护细则》的通知\n各镇：\n" + BODY,
            ("望溪县人民政府",),
        ),
        ("第九届澜州市人民代表大会关于造林的决定\n" + BODY, ("澜州市人民代表大会",)),
    ],
)
def test_who_issues_by_header_and_title(text: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(text).issuers == issuers


@pytest.mark.parametrize(
    ("publisher", "issuer"),
    [
        ("望溪县人民政府办公室", "望溪县人民政府办公室"),
        ("望溪县融媒体中心", "县人民政府办公室"),
        ("望溪县政府网站", "县人民政府办公室"),
    ],
)
def test_the_page_names_the_organ_in_full(publisher: str, issuer: str) -> None:
    text = "县人民政府办公室关于造林的通知\n各乡镇：\n" + BODY
    assert metadata_of(text, publisher=publisher).issuers == (issuer,)


@pytest.mark.parametrize("title", ["某条例", "某某条例"])
def test_the_bracket_under_a_statutes_title_names_the_organ(title: str) -> None:
    text = f"{title}\n（2021年7月27日望溪县人民政府令第6号公布）\n第一章 总则"
    assert metadata_of(text).issuers == ("望溪县人民政府",)


def test_a_notice_that_tells_what_others_issued_is_not_theirs() -> None:
    found = metadata_of("关于填报渔港情况表的通知\n各镇：\n4月1日，省渔港管理局印发《渔港管理办法》，请填报。\n" + BODY)
    assert found.issuers == ()
    told = metadata_of("省渔港新规出台\n4月1日，云澜省渔港管理局印发《渔港管理办法》。\n" + BODY)
    assert told.issuers == ("云澜省渔港管理局",)


def test_a_title_parts_organs_that_sign_side_by_side() -> None:
    text = "望溪水务审计部、望溪水务信息部关于开展审计的通知\n各分公司：\n请执行。\n望溪水务审计部望溪水务信息部\n2031年3月5日"
    assert metadata_of(text).issuers == ("望溪水务审计部", "望溪水务信息部")


@pytest.mark.parametrize(
    ("titled", "signed", "issuers"),
    [
        ("澜州市交通委员会 澜州市公安局", "市交通委    市公安局", ("澜州市交通委员会", "澜州市公安局")),
        ("澜州市水务局", "市水务局", ("澜州市水务局",)),  # the place alone is left out
        ("澜州市教育局", "市水务局", ("市水务局",)),  # the title names another
    ],
)
def test_the_title_names_in_full_those_whose_signature_is_shortened(
    titled: str, signed: str, issuers: tuple[str, ...]
) -> None:
    text = f"{titled}关于造林的通知\n各有关单位：\n{BODY}\n{signed}\n2031年4月1日"
    assert metadata_of(text).issuers == issuers


@pytest.mark.parametrize(
    ("title", "text", "issuers"),
    [
        ("望溪水务有限公司2031年防汛工作方案", "结合公司实际，制定本方案。", ("望溪水务有限公司",)),
        ("云澜航运集团有限公司安全检查方案（试行）", "一、要求\n公司各部门要自查。", ("云澜航运集团有限公司",)),
        ("望溪水务有限公司改制方案", "公司各部门要配合。", ()),  # somebody else's about it
        ("望溪水务有限公司2031年供水保障方案", "督促望溪水务公司各部门落实。", ()),  # nor does it speak of itself
    ],
)
def test_the_plan_of_a_company(title: str, text: str, issuers: tuple[str, ...]) -> None:
    assert metadata_of(f"{title}\n{text}").issuers == issuers


def test_organs_that_front_matter_calls_authors() -> None:
    stated = metadata_of("澜州渔港方案\n" + BODY, issuer='澜州市渔业局", "澜州市财政局')
    assert stated.issuers == ("澜州市渔业局", "澜州市财政局")
    assert metadata_of("澜州渔港方案\n" + BODY, issuer="李某某").issuers == ()


@pytest.mark.parametrize(
    ("note", "issuers", "day"),
    [
        (
            "2031年9月26日 云澜省第九届人民代表大会常务委员会第三次会议通过",
            ("云澜省第九届人民代表大会常务委员会",),
            "2031-09-26",
        ),
        ("2031年9月26日澜州市第五届人民代表大会第二次会议通过", ("澜州市第五届人民代表大会",), "2031-09-26"),
        ("2031年9月26日起由澜州市渔业局负责实施。", (), "None"),
    ],
)
def test_the_note_under_a_statute_without_brackets(note: str, issuers: tuple[str, ...], day: str) -> None:
    told = metadata_of(f"渔港条例\n{note}\n第一条 为了规范渔港管理，制定本条例。")
    assert (told.issuers, str(told.document_date)) == (issuers, day)
