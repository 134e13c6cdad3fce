"""主题: what a task is about, the user's own taxonomy, and proposals."""

import csv
import json
from pathlib import Path

import pytest

from corpus.model import Block, Document, Priority, Source, Span, Task
from extract.layout import Layout
from extract.lexicon import LexiconError
from extract.names.themes import COLUMNS, SUPPORT_DOMAIN, Themes, suggestion_rows, tag
from extract.rules import check_example, load_rules
from tests.documents import document_of, layout_of

THEMES = Themes.load()


def rank(title, text=""):
    return THEMES.rank([(title, text)])[0]


@pytest.mark.parametrize(
    ("title", "themes"),
    [
        ("探索建立横向生态补偿机制", ("生态保护补偿",)),
        ("探索建立流域生态保护补偿机制", ("生态保护补偿",)),  # a longer label begins before it, and is no theme there
        ("推进空间性规划“多规合一”", ("空间规划体系与多规合一",)),
        ("推進空間性規劃「多規合一」", ("空间规划体系与多规合一",)),  # traditional
        ("加快建设智慧城市", ("智慧城市与城市大脑",)),
        ("扩大新能源汽车消费", ("新能源汽车与充电设施",)),  # not 新能源
        ("加强组织领导", ("组织领导与统筹协调",)),  # support, where there is nothing else
        ("会议要求", ()),
        ("市市场监管局、应急管理厅", ()),  # organs are no themes
    ],
)
def test_titles(title, themes):
    assert rank(title) == themes


def test_support_gives_way_to_content():
    assert rank("加强组织领导，推进乡村振兴") == ("乡村振兴",)


def test_a_long_text_adds_only_what_it_says_twice():
    filler = "有关工作按照要求抓好落实，确保取得实效。" * 8
    assert rank("加强组织领导", filler + "治理噪声污染。") == ("组织领导与统筹协调",)
    assert rank("推进改水", filler + "治理噪声污染。") == ("噪声与核辐射环境",)  # all that there is
    twice = rank("推进养老服务", filler + "发展养老。完善医保支付，医保基金监管。提一次旅游。")
    assert twice[0] == "养老服务与老龄化"
    assert "医疗保障与医保支付" in twice
    assert "全域旅游与文旅融合" not in twice


def test_only_the_first_pages_are_read():
    """What a text says behind its first 5000 characters it does not say of itself."""
    assert rank("某事", "。" * 4996 + "乡村振兴" + "乡村振兴") == ("乡村振兴",)
    assert rank("某事", "。" * 4997 + "乡村振兴" + "乡村振兴") == ()


@pytest.mark.parametrize("above", ["", "甲", "甲乙", "乡村振兴乡村振兴", "乡" * 2049])
def test_of_a_document_the_text_under_the_title_alone_is_read(above):
    """Its first pages, wherever they begin; without a text under it nothing but the title counts."""
    layout = layout_of(document_of(above + "。" * 4992 + "旅游旅游" + "粮食" * 2 + "审计" * 2))
    at = len(above)
    text = Span(at, len(layout.folded))
    assert THEMES.rank_in(layout, [("推进某事", text)]) == [("全域旅游与文旅融合", *rank("推进粮食"))]
    assert THEMES.rank_in(layout, [("推进某事", None)]) == [()]


def test_the_limits_of_a_short_text():
    """In up to 120 characters one mention is enough."""
    assert set(rank("推进某事", "乡村振兴，旅游" + "。" * 113)) == {"乡村振兴", "全域旅游与文旅融合"}
    twice = "乡村振兴，乡村振兴，旅游"
    assert rank("推进某事", twice + "。" * 109) == ("乡村振兴",)
    assert len(rank("推进某事", twice + "。" * 108)) == len(rank("推进某事", twice)) == 2


def test_many_short_titles_keep_their_own_themes():
    titles = ["旅游", "粮食", "审计", "信访"] * 30
    assert THEMES.rank([(title, "") for title in titles]) == [rank(title) for title in titles]


def test_what_stands_in_an_aside_counts_where_the_title_names_nothing_else():
    assert rank("推进某事（如乡村振兴）") == ("乡村振兴",)
    assert "乡村振兴" not in rank("推进旅游（如乡村振兴）")


def test_what_is_said_most_comes_first_and_two_where_nothing_is_said_twice():
    long = "。" * 120
    assert rank("推进某事", "旅游" + "粮食" * 3 + "审计" * 2 + long)[1:] == rank("推进某事", "审计审计" + long)
    assert len(rank("推进某事", "旅游，粮食，审计" + long)) == 2


def test_at_most_three():
    title = "就业养老医保旅游粮食审计信访专利北斗电网"
    assert rank(title) == ("就业创业", "养老服务与老龄化", "医疗保障与医保支付")


@pytest.mark.parametrize(
    ("title", "themes"),
    [
        ("钢铁企业超低排放改造", ("大气污染防治",)),  # whose it is
        ("开发区污水处理", ("水污染防治与流域治理",)),  # where
        ("在开发区推行告知承诺", ("行政审批制度改革",)),
        ("依托船舶修造基地，发展养老服务", ("养老服务与老龄化",)),  # by what means
        ("推行养老服务（如旅游、康养）", ("养老服务与老龄化",)),  # examples
        ("跨区域生态补偿机制", ("生态保护补偿",)),
        ("建设船舶集群", ("产业转型升级",)),  # of broad words the last, which is the phrase's head
        ("管好船舶", ("先进制造业与技术改造",)),  # where there is no other
        ("推进某事改革", ("全面深化改革",)),
        ("深化农村改革事", ("乡村振兴",)),  # 改革 of something is about that
    ],
)
def test_a_place_a_means_or_an_example_is_no_theme(title, themes):
    assert rank(title) == themes


def test_broad_words_of_a_title_go_before_what_its_text_mentions():
    assert rank("建设应急中心", "乡村振兴，乡村振兴") == ("应急管理体系", "乡村振兴")
    assert rank("建设某中心", "应急") == ()  # of a text broad words say nothing


def test_many_items_are_ranked_as_one_by_one():
    items = [("探索建立横向生态补偿机制", ""), ("", "医保支付\n改革"), ("", "")]
    assert THEMES.rank(items) == [rank(*item) for item in items]
    many = [("某", "")] * 450 + [("推进乡村振兴", ""), ("某", "某"), ("发展旅游", "")]
    assert THEMES.rank(many) == [rank(*item) for item in many]


def test_the_taxonomy_has_two_levels_and_many_domains():
    """Issue: at least 40 themes that cover these domains."""
    assert len(THEMES.themes) >= 40
    assert {"生态文明", "营商环境", "科技创新", "数字经济", "乡村振兴", "自贸开放", "民生社会"} <= set(
        THEMES.domains.values()
    )
    assert all(parent not in THEMES.parents for parent in THEMES.parents.values())
    assert SUPPORT_DOMAIN in THEMES.domains.values()


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return path


def test_a_users_own_file(tmp_path):
    themes = Themes.load(
        write(tmp_path / "mine.csv", "a,,低空经济,无人机|低空,无人机场,产业,", "a.b,a,低空监管,空域管理,,,")
    )
    assert themes.rank([("放开低空空域管理", ""), ("建无人机场", "")]) == [("低空经济", "低空监管"), ()]
    assert themes.domains == {"低空经济": "产业", "低空监管": "低空监管"}


def test_broad_words_of_a_users_file(tmp_path):
    themes = Themes.load(write(tmp_path / "mine.csv", "a,,海事,?船舶|??船,,,", "b,,检验,检验,,,"))
    assert themes.rank([("船舶检验", ""), ("船舶", ""), ("渔船", "")]) == [("检验",), ("海事",), ("海事",)]


def test_a_users_file_may_leave_columns_out(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,preferred_label,alternative_labels,negative_labels\na,低空经济,低空,\n", encoding="utf-8")
    assert Themes.load(path).domains == {"低空经济": "低空经济"}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("a,,甲,,,,", "a,,乙,,,,"), "mine.csv:3: id 'a' is there twice"),
        (("a,,甲,,,,", "b,,甲,,,,"), "mine.csv:3: '甲' already names a"),
        (("a,x,甲,,,,",), "mine.csv:2: parent 'x' is no theme"),
        (("a,,,乙,,,",), "mine.csv:2: preferred_label is empty"),
    ],
)
def test_errors_of_a_users_file_name_file_and_line(tmp_path, lines, message):
    with pytest.raises(LexiconError) as error:
        Themes.load(write(tmp_path / "mine.csv", *lines))
    assert str(error.value) == message


def test_tag_fills_tasks_and_priorities():
    text = "推进生态补偿。建立生态保护红线制度"
    source = Source(name="a.txt", media_type="text/plain", sha256="0" * 64, size=1)
    layout = Layout(Document(source=source, text=text, blocks=(Block(Span(0, len(text))),)), text)
    task = Task(span=Span(0, 7), label=None, title="推进生态补偿", section=None, text=Span(0, 7))
    priority = Priority(span=Span(7, 17), region=None, text="建立生态保护红线制度")
    tasks, priorities = tag(layout, (task,), (priority,), THEMES)
    assert (tasks[0].themes, priorities[0].themes) == (("生态保护补偿",), ("生态保护红线",))
    assert tag(layout, (), (), THEMES) == ((), ())


def test_suggestions_are_frequent_arrangements_without_a_theme(tmp_path):
    themes = Themes.load(write(tmp_path / "mine.csv", "a,,数据,数据,,,", "b,a,数据产权,数据产权,,,"))
    texts = [
        "推行首席质量官制度。",
        "推行首席质量官制度，建立数据产权制度。",
        "推行首席质量官制度。建立数据流通机制。",
        "建立数据产权制度",
    ] * 2
    texts += ["建立数据流通机制"]
    found = themes.suggest(texts)
    assert [(one.phrase, one.count, one.texts, one.parent_id) for one in found] == [
        ("首席质量官制度", 6, 6, ""),
        ("数据流通机制", 3, 3, "a"),
    ]
    path = tmp_path / "more.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow({**dict.fromkeys(COLUMNS, ""), "id": "a", "preferred_label": "数据"})
        writer.writerows(suggestion_rows(found))
    assert Themes.load(path).rank([("首席质量官制度", "")]) == [("首席质量官制度",)]


def test_what_is_said_of_a_suggestion(tmp_path):
    """Its first place with what stands around it; those in most texts come first, then the most frequent."""
    themes = Themes.load(write(tmp_path / "mine.csv", "a,,甲,乙,,,"))
    around = "一二三四五六七八九十，推行“首席质量官制度”。" + "一二三四五六七八九十" * 3
    texts = [around, "推行首席质量官制度。推行首席质量官制度。"]
    texts += ["推行数据流通机制，"] * 2 + ["推行数据专员制度。" * 2] * 2 + ["推行轮值主席制度。" * 5]
    found = themes.suggest(texts)
    assert [(one.phrase, one.count, one.texts) for one in found] == [
        ("数据专员制度", 4, 2),
        ("首席质量官制度", 3, 2),
        ("轮值主席制度", 5, 1),
    ]
    assert found[1].example == "二三四五六七八九十，推行“首席质量官制度”。一二三四五六七八九十一二三四五六七八"
    assert [one.phrase for one in themes.suggest(texts, least=2)][2:] == ["数据流通机制", "轮值主席制度"]
    assert themes.suggest(["推行工作机制。建立退出机制。"] * 3) == ()  # they name nothing
    assert [one.phrase for one in themes.suggest(["推行总河长制度。"] * 3)] == ["总河长制度"]
    row = next(suggestion_rows(found))
    assert row["id"] == "suggested.1"
    assert row["definition"].startswith("共 4 处，见于 2 份文本；例：推行数据专员制度。")


@pytest.mark.parametrize("rule", load_rules("themes"), ids=lambda rule: rule.rule_id)
def test_rules_find_their_examples_and_nothing_else(rule):
    assert [error for example in rule.examples if (error := check_example(rule, example))] == []
    assert [text for text in rule.counterexamples if rule.pattern.search(text)] == []


@pytest.mark.shared
def test_gold_tasks_and_priorities_have_themes(tuned_gold: list[Path]):
    """Every listed priority has a theme, and nine tasks of ten."""
    items, priorities = [], []
    for path in tuned_gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        items += [(task["title"] or "", task.get("text") or "") for task in gold.get("tasks", ())]
        priorities += [
            (priority["text"], "") for priority in gold.get("priorities", ()) if priority.get("listed", True)
        ]
    assert all(THEMES.rank(priorities))
    assert sum(map(bool, THEMES.rank(items))) >= 0.9 * len(items)
