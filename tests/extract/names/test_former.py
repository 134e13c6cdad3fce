"""Former names of organs in running text."""

from datetime import date

import pytest

from corpus.fold import fold
from extract.names.former import find_former
from extract.names.institutions import Institutions
from extract.rules import check_example, load_rules

INSTITUTIONS = Institutions.load()


def found(text, on=date(2024, 1, 1), level="市"):
    return [text[span.start : span.end] for span, _ in find_former(fold(text), INSTITUTIONS, on, level)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("结果报市环保局备案", ["市环保局"]),
        ("由青砚市国土资源局、市卫生计生委会同办理", ["市国土资源局", "市卫生计生委"]),
        ("广州市环保局印发", ["广州市环保局"]),  # a place of the lists
        ("会同环境保护部开展督察", ["环境保护部"]),
        ("由国务院三峡工程建设委员会办公室审批", ["国务院三峡工程建设委员会办公室"]),  # the longest of several
        ("市農業局牽頭", ["市農業局"]),  # traditional
        ("各区农委", ["各区农委"]),
        ("市国土资源局部署开展检查", ["市国土资源局"]),
    ],
)
def test_names_of_the_past(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "结果报市生态环境局备案",
        "原市环保局的审批事项",  # says itself that it is of the past
        "原环境保护部印发的办法",
        "依据环境保护部令第35号",
        "市环保局更名为市生态环境局",
        "《环境保护部关于加强管理的通知》",
        "市自然资源和规划局",
        "各区农业部门",
        "鼓励机械部件、化工部件制造",  # the name ends inside another word
        "，粮食局部减产",
        "市农委托第三方开展评估",
        "由北京电视台负责宣传",  # a name of the past that another organ bears
    ],
)
def test_what_is_meant_as_it_was_or_is_another(text):
    assert found(text) == []


@pytest.mark.parametrize("rule", load_rules("former"), ids=lambda rule: rule.rule_id)
def test_rules(rule):
    assert [check_example(rule, example) for example in rule.examples if check_example(rule, example)] == []
    assert [text for text in rule.counterexamples if rule.pattern.search(fold(text))] == []
