"""The interface for programs: answers over HTTP, keys, hosts, errors; and whatever a client makes up, no failure."""

import json
from datetime import date

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation

from corpus.store.damage import StoreDamaged
from zhengce.serving.keys import Keys
from zhengce.serving.rest import make_app


@pytest.fixture(scope="module")
def app(answers):
    return make_app(answers)


@pytest.fixture(scope="module")
def client(app):
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as found:
        yield found


def get(client, path, **params):
    found = client.get(f"/api/v1{path}", params=params)
    assert found.status_code == 200, found.text
    return found.json()


def test_search_goes_on_by_cursor(client):
    first = get(client, "/search", q="水", size=1)
    second = get(client, "/search", q="水", size=1, cursor=first["next"])
    assert first["hits"][0]["entry_id"] != second["hits"][0]["entry_id"]
    assert get(client, "/search", q="水", kind="task", region="外省")["total"] == 0


def test_every_address_answers(client, ids):
    one, other = ids.values()
    assert get(client, f"/entries/{one}-t0")["quote"]
    assert len(get(client, "/documents")["documents"]) == 2
    assert get(client, f"/documents/{one}")["document_id"] == one
    assert get(client, f"/documents/{one}/outline")["counts"]
    assert get(client, f"/documents/{one}/records", kind="task")["records"]
    assert len(get(client, f"/documents/{one}/text", end=7)["text"]) == 7
    assert get(client, "/table", document=one, by="unit")["rows"]
    assert get(client, "/compare", document=[one, other], by="clause")["clauses"]
    assert "cells" in get(client, "/matrix", mentions=True)
    assert get(client, "/stats")["documents"] == 2


def test_the_whole_result_comes_line_by_line(client):
    found = client.get("/api/v1/export", params={"q": "水"})
    lines = [json.loads(line) for line in found.text.splitlines()]
    assert len(lines) == get(client, "/search", q="水")["total"] > 1
    assert found.headers["content-type"] == "application/x-ndjson"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/documents/ff", 404, "没有编号为 ff"),
        ("/search?kind=weather", 422, "参数 kind 有误，可取"),
        ("/search?size=0", 422, "参数 size 有误"),
        ("/search?cursor=x", 422, "cursor 应是"),
        ("/compare?document=ff", 422, "2 至 6 份"),
    ],
)
def test_errors_are_one_chinese_sentence(client, path, status, words):
    found = client.get(f"/api/v1{path}")
    assert found.status_code == status
    assert words in found.json()["detail"]


def test_a_broken_corpus_is_said(client, answers, monkeypatch):
    def broken(*_):
        raise StoreDamaged("ab")

    monkeypatch.setattr(type(answers.corpus), "document", broken)
    found = client.get("/api/v1/documents/ab")
    assert found.status_code == 503
    assert "备份" in found.json()["detail"]


def test_only_names_of_this_machine_are_answered(client):
    """A page elsewhere whose name leads here must not read the corpus through its visitor's browser."""
    assert client.get("/api/v1/stats", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/api/v1/stats", headers={"host": "127.0.0.1:8600"}).status_code == 200
    assert (
        client.get("/api/v1/stats", headers={"origin": "http://evil.example"}).headers.get(
            "access-control-allow-origin"
        )
        is None
    )


def test_over_the_network_a_key_is_asked_for(answers, tmp_path):
    keys = Keys(tmp_path)
    key = keys.make("统计处", date(2026, 3, 4))
    client = TestClient(make_app(answers, keys=keys, hosts=("*",)), base_url="http://10.1.2.3")

    def status(header: str | None) -> int:
        return client.get("/api/v1/stats", headers={"authorization": header} if header else {}).status_code

    assert [status(each) for each in (None, "", key, f"Basic {key}", f"Bearer {key}x", "Bearer ")] == [401] * 6
    assert status(f"Bearer {key}") == status(f"bearer {key}") == 200
    for path in ("/search", "/export", "/documents", "/documents/ff", "/matrix", "/entries/ff", "/table?document=ff"):
        assert client.get(f"/api/v1{path}").status_code == 401, path
    keys.remove("统计处")
    assert status(f"Bearer {key}") == 401
    (tmp_path / "api-keys.json").write_text("{", encoding="utf-8")
    assert status(f"Bearer {key}") == 503


def _ask_much(operation: APIOperation, client: TestClient, mode: GenerationMode, known: dict[str, str]) -> None:
    """Requests made from the description, with ``known`` in the place of made-up ids."""
    cases = operation.as_strategy(generation_mode=mode)

    @settings(max_examples=90, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases, real=st.booleans())
    def ask(case: Case, real: bool) -> None:
        if real and case.path_parameters:
            case.path_parameters |= {name: known[name] for name in case.path_parameters if name in known}
        found = client.request(case.method, case.formatted_path, params=case.query)
        assert found.status_code < 500, (case.formatted_path, case.query, found.text)

    ask()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_whatever_a_client_makes_up_the_server_does_not_fail(app, client, ids, mode):
    """Some 2,000 requests, half of them against the description."""
    schema = schemathesis.openapi.from_dict(app.openapi())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 12
    document_id = ids["甲.txt"]
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
            continue  # nothing can be asked wrongly
        _ask_much(operation, client, mode, {"document_id": document_id, "entry_id": f"{document_id}-t0"})
