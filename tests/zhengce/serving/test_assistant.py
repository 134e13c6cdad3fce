"""The server for assistants, asked by the protocol's own client: words, places, links, faults in one sentence."""

import sys
from pathlib import Path

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.own_loop import in_own_loop
from tests.zhengce.serving.corpus_of_two import answers_of_two
from zhengce.serving.assistant import make_server

ROOT = Path(__file__).parents[3]


@pytest.fixture
def ask(answers):
    """Call a tool of a server in this process."""

    def call(tool: str, **arguments: object):
        async def run():
            async with Client(make_server(answers, lambda entry_id: f"http://localhost/?{entry_id}")) as client:
                return await client.call_tool(tool, arguments)

        return in_own_loop(lambda: anyio.run(run))

    return call


def test_what_is_found_can_be_quoted_and_looked_at(ask, answers):
    found = ask("search", query="水价", kind="task").structured_content
    assert found["total"] == len(found["hits"]) == 2
    for hit in found["hits"]:
        text = answers.corpus.document(hit["document_id"]).document.text
        assert "水价" in text[hit["start"] : hit["end"]]
        assert hit["quote"]
        assert hit["link"] == f"http://localhost/?{hit['entry_id']}"
        assert hit["document_number"].endswith("号")


def test_pages_go_on(ask):
    first = ask("search", query="水", size=1).structured_content
    second = ask("search", query="水", size=1, cursor=first["next"]).structured_content
    assert first["hits"] != second["hits"]


def test_a_document_is_read_step_by_step(ask, ids):
    document_id = ids["甲.txt"]
    assert ask("get_document", document_id=document_id).structured_content["outline"]
    (first, _) = ask("get_records", document_id=document_id, kind="task").structured_content["records"]
    text = ask("get_text", document_id=document_id, start=first["start"], length=5).structured_content["text"]
    assert first["quote"].startswith(text)
    assert ask("table", document_ids=[document_id]).structured_content["rows"][0]["link"]
    assert ask("compare", document_ids=[*ids.values()]).structured_content["rows"]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get_document", {"document_id": "ff"}, "没有编号为 ff 的文件"),
        ("search", {"query": "水", "cursor": "x"}, "cursor 应是"),
        ("compare", {"document_ids": ["ff", "ff"]}, "2 至 6 份"),
    ],
)
def test_faults_are_one_sentence(ask, tool, arguments, words):
    found = ask(tool, **arguments)
    assert found.is_error
    assert words in found.content[0].text


def test_tools_say_in_chinese_what_they_are_for(answers):
    async def run():
        async with Client(make_server(answers, str)) as client:
            return (await client.list_tools()).tools

    tools = in_own_loop(lambda: anyio.run(run))
    assert [tool.name for tool in tools] == ["search", "get_document", "get_records", "get_text", "table", "compare"]
    assert all("一" <= tool.description[0] <= "鿿" for tool in tools)


def test_the_command_speaks_the_protocol_and_nothing_else(tmp_path):
    with answers_of_two(tmp_path):
        pass
    command = [sys.executable, "-c", "from ui.cli import main; main()"]
    server = StdioServerParameters(
        command=command[0],
        args=[*command[1:], "mcp", "--corpus", str(tmp_path / "库")],
        env={"PYTHONPATH": str(ROOT)},
        cwd=str(ROOT),
    )

    async def run():
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("search", {"query": "水价"})

    found = in_own_loop(lambda: anyio.run(run))
    assert found.structured_content["total"] > 0
    assert found.structured_content["hits"][0]["link"].startswith("http://localhost:8501/document")
