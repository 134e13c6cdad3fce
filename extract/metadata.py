"""标题 发文字号 发文机关 主送机关 日期 文种 级别 地区."""

from corpus.model import Metadata
from extract.knowledge import Knowledge
from extract.layout import Layout


def find_metadata(layout: Layout, knowledge: Knowledge) -> Metadata:
    return Metadata()
