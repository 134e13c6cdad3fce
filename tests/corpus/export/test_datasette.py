"""The real Datasette over a real corpus, with the file that we write for it."""

import asyncio
import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode

from corpus.export.datasette import datasette_metadata
from corpus.store.migrations import migrate
from corpus.store.sqlite import Store
from tests.sample_plan import PLAN

VIEWS = ("文件", "任务", "分工", "目标", "制度创新", "引用")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Answers addresses: status and what is said."""
    folder = tmp_path_factory.mktemp("库")
    with closing(Store(folder / "corpus.sqlite")) as store:
        store.add(PLAN)
    told = json.loads(json.dumps(datasette_metadata()))
    with ThreadPoolExecutor(1) as pool:  # where pages were driven, this thread has a loop already
        served = Datasette(files=[str(folder / "corpus.sqlite")], metadata=told)
        loop = pool.submit(asyncio.new_event_loop).result()

        def ask(address):
            answer = pool.submit(lambda: loop.run_until_complete(served.client.get(address))).result()
            return answer.status_code, answer.text

        yield ask
        pool.submit(loop.close).result()
        for database in served.databases.values():
            database.close()


def rows(site, address):
    status, text = site(address)
    assert status == 200, text
    return json.loads(text)


def test_only_what_people_read_is_listed(site):
    told = rows(site, "/corpus.json")
    assert [table["name"] for table in told["tables"] if not table["hidden"]] == []
    assert {view["name"] for view in told["views"]} >= set(VIEWS)
    assert "政策文件库" in site("/")[1]


def test_what_is_kept_of_people_is_not_seen(site):
    """The store holds logins too, and whoever types SQL would see them."""
    assert site("/corpus/users.json")[0] == site("/corpus/sessions")[0] == site("/corpus/audit")[0] == 403
    assert site(f"/corpus.json?sql={quote('select password from users')}")[0] == 403
    assert "users" not in site("/corpus")[1]


@pytest.mark.parametrize("view", VIEWS)
def test_every_table_opens_with_its_description_and_facets(site, view):
    about = datasette_metadata()["databases"]["corpus"]["tables"][view]
    told = rows(site, f"/corpus/{tilde_encode(view)}.json?_shape=objects")
    assert told["rows"]
    assert set(told["facet_results"]) == set(about["facets"])
    assert about["description"] in site(f"/corpus/{tilde_encode(view)}")[1]


def test_a_row_has_its_number_place_and_words(site):
    told = rows(site, f"/corpus/{tilde_encode('分工')}.json?_shape=objects&{quote('角色')}={quote('牵头')}")
    assert {(row["文号"], row["原文摘录"]) for row in told["rows"]} == {
        ("云政发〔2023〕7号", "市环保局"), ("云政发〔2023〕7号", "市委宣传部"),
    }  # fmt: skip
    assert all(row["章节路径"] for row in told["rows"])


@pytest.mark.parametrize("name", datasette_metadata()["databases"]["corpus"]["queries"])
def test_questions_are_answered(site, name):
    told = rows(site, f"/corpus/{name}.json?_shape=objects&unit={quote('环保局')}&day=2030-01-01")
    assert told["rows"]
    assert told["query"]["sql"]


def test_what_is_said_of_columns_and_tables_is_there():
    told = datasette_metadata()["databases"]["corpus"]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        columns = {name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")} for name in VIEWS}
        assert set().union(*(told["tables"][name]["columns"] for name in VIEWS)) <= set().union(*columns.values())
        assert all(set(told["tables"][name]["facets"]) <= columns[name] for name in VIEWS)
        for query in told["queries"].values():
            asked = dict.fromkeys(re.findall(r":(\w+)", query["sql"]), "")
            connection.execute(query["sql"], asked).fetchall()
