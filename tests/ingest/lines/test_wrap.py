"""Hard wraps are joined, paragraphs are not."""

import ingest
from ingest.line import Line
from ingest.lines.wrap import join_wrapped
from tests.made_files import LONG, WRAPPED, read_text


def test_hard_wraps_are_joined():
    lines = [line.text.strip() for line in read_text(WRAPPED)]
    assert lines[2].endswith("现就有关事项通知如下。") and "加快优化营商环境" in lines[2]
    assert lines[3] == "一、总体要求"
    assert lines[5].endswith("（责任单位：市行政审批局、市市场监管局）")
    assert lines[-2:] == ["青川市人民政府", "2026年3月1日"]
    assert [issue.code for issue in ingest.load_bytes("a.txt", WRAPPED.encode()).issues] == ["lines_joined"]


def test_without_indents_headings_still_stand_alone():
    lines = [line.text for line in read_text(UNINDENTED)]
    assert lines[0] == "在2025年优化营商环境工作部署会上的讲话"
    assert lines[2] == "一、提高认识，增强优化营商环境的责任感和紧迫感"
    assert len(lines) == 5


UNINDENTED = """在2025年优化营商环境工作部署会上的讲话
今天，我们召开这次优化营商环境工作部署会，主要目的是
深入贯彻落实党中央、国务院关于优化营商环境的决策部署，按
照省、市相关工作要求，总结过去的经验，查找存在的问题，全
面安排部署今年的优化营商环境工作，下面，我讲几点意见：
一、提高认识，增强优化营商环境的责任感和紧迫感
营商环境是经营主体生存发展的土壤，是一个地区经济软实
力和综合竞争力的重要体现。
从国家层面来看，优化营商环境是培育和激发市场活力、增
强发展内生动力的关键之举，对于以高质量发展推进中国式现代
化具有重大意义。"""


def test_paragraphs_are_not_joined():
    lines = [Line(LONG) for _ in range(20)] + [Line("第一章 总则"), Line("市财政局")]
    assert list(join_wrapped(lines)) == lines
