"""A corpus for assistants: a server of the Model Context Protocol whose tools give the answers of ``answers``.

Each thing found comes with its words, its place and a link, so that an assistant can quote and a person can look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, NoReturn

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from corpus.comparison.sides import Aspect
from corpus.division.table import Grouping
from corpus.search.asked import Kind, Query
from corpus.search.entry_ids import RecordKind
from corpus.store.troubles import TROUBLES, explain
from zhengce.serving.answers import Answer, Answers, Unanswerable
from zhengce.serving.cursors import Cursor, InvalidCursor

PageOf = Callable[[str], str]
"""Where a person looks at an entry, by its id."""
_INSTRUCTIONS = (
    "政策文件（公文）语料库：任务及其牵头、责任、配合单位，目标，时限，引用，制度创新重点。"
    "先用 search 找到条目，再用 get_document、get_records、get_text 读原文。引用时写明文件标题、文号，并照录原文。"
    "结果是规则提取的，可能有遗漏；没有找到不等于文件没有说。"
)
_LONGEST = 600
"""Characters of a hit's words; the whole stands at its place."""
_MOST_TEXT = 8000
"""Characters of a document that are given at once."""

Words = Annotated[
    str, Field(description="检索式：词语，可加条件，如 生态补偿 地区:江西省 年份:2015-2020；也可是一句问话。")
]
DocumentId = Annotated[str, Field(description="文件编号（document_id），见 search 的结果。")]


def make_server(answers: Answers, page_of: PageOf) -> MCPServer:
    """``page_of``: the address of an entry on the page, for the links."""
    server = MCPServer("zhengce", instructions=_INSTRUCTIONS)
    tools = _Tools(answers, page_of)
    for tool in (tools.search, tools.get_document, tools.get_records, tools.get_text, tools.table, tools.compare):
        server.tool()(tool)
    return server


class _Tools:
    """One method a tool: its name, its parameters and its words are what an assistant is told."""

    def __init__(self, answers: Answers, page_of: PageOf) -> None:
        self._answers, self._page_of = answers, page_of

    def search(
        self,
        query: Words,
        kind: Annotated[Kind | None, Field(description="只要这一类；不写则各类都要。")] = None,
        size: Annotated[int, Field(description="几条。", ge=1, le=50)] = 10,
        cursor: Annotated[str, Field(description="上一次结果中的 next，取下一页。")] = "",
    ) -> dict[str, Any]:
        """检索语料库。每条有 quote（原文）、document_title、document_number、path（章节）、位置和 link。"""

        def found() -> Answer:
            page = self._answers.search(Query(text=query, kind=kind, page_size=size), Cursor.read(cursor))
            hits = [self._hit(each) for each in page["hits"]]
            return {
                "hits": hits,
                **{key: page[key] for key in ("total", "reading", "notes", "kinds", "offers", "next")},
            }

        return self._told(found)

    def get_document(self, document_id: DocumentId) -> dict[str, Any]:
        """一份文件的标题、文号、发文机关、日期和目录，以及各类记录的条数。"""
        return self._told(lambda: {**self._answers.outline(document_id), "link": self._page_of(document_id)})

    def get_records(
        self,
        document_id: DocumentId,
        kind: Annotated[RecordKind, Field(description="task 任务、target 目标、priority 制度创新、citation 引用。")],
    ) -> dict[str, Any]:
        """一份文件的一类记录，各有 quote（原文）、path（章节）、位置和 link。"""

        def found() -> Answer:
            held = self._answers.records(document_id, kind)["records"]
            return {"records": [{**each, "link": self._page_of(each["entry_id"])} for each in held]}

        return self._told(found)

    def get_text(
        self,
        document_id: DocumentId,
        start: Annotated[int, Field(description="从第几字，从 0 数。", ge=0)] = 0,
        length: Annotated[int, Field(description="几字。", ge=1, le=_MOST_TEXT)] = 2000,
    ) -> dict[str, Any]:
        """一份文件的一段原文。"""
        return self._told(lambda: self._answers.passage(document_id, start, start + length))

    def table(
        self,
        document_ids: Annotated[list[str], Field(description="文件编号，可多个。", min_length=1)],
        by: Annotated[
            Grouping, Field(description="分组：section 章节、unit 单位、theme 主题、deadline 时限。")
        ] = Grouping.SECTION,
    ) -> dict[str, Any]:
        """任务分工表：各行有任务、单位、时限、来源和原文；findings 是缺牵头单位、缺时限等问题。"""
        return self._told(lambda: self._linked(self._answers.table(document_ids, by)))

    def compare(
        self,
        document_ids: Annotated[list[str], Field(description="2 至 6 份文件的编号。", min_length=2, max_length=6)],
        by: Annotated[
            Aspect, Field(description="clause 逐条对照两个版本；task、target、unit、theme 并列多份文件。")
        ] = Aspect.TASK,
    ) -> dict[str, Any]:
        """对照文件：哪些相同、哪些改写、哪些只有一份有。"""
        return self._told(lambda: self._answers.compare(document_ids, by))

    # --- what is added ------------------------------------------------------------------------------------------

    def _hit(self, found: Mapping[str, Any]) -> Answer:
        text = str(found["text"])
        quote = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        names = ("entry_id", "kind", "title", "document_title", "document_number", "path", "day", "start", "end")
        document_id = str(found["entry_id"]).partition("-")[0]
        kept = {name: found[name] for name in names}
        return {**kept, "document_id": document_id, "quote": quote, "link": self._page_of(found["entry_id"])}

    def _linked(self, table: Answer) -> Answer:
        rows: Sequence[Answer] = table["rows"]
        links = [{"link": self._page_of(row["entry_id"])} if row.get("entry_id") else {} for row in rows]
        return {**table, "rows": [{**row, **link} for row, link in zip(rows, links, strict=True)]}

    def _told(self, ask: Callable[[], Answer]) -> Answer:
        """What goes wrong is said in one Chinese sentence."""
        try:
            return ask()
        except Unanswerable as error:
            _refuse(error.message, error)
        except InvalidCursor as error:
            _refuse("cursor 应是上一次结果中的 next。", error)
        except TROUBLES as error:
            _refuse(str(explain(error, self._answers.corpus.folder)), error)


def _refuse(message: str, error: Exception) -> NoReturn:
    raise ToolError(message) from error
