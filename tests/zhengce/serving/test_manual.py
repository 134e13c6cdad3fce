"""The interface's page: every address with its parameters, in Chinese, and nothing from outside."""

import re

import pytest
from fastapi.testclient import TestClient

from zhengce.serving.manual import manual_page
from zhengce.serving.rest import make_app


@pytest.fixture(scope="module")
def described(answers):
    return make_app(answers).openapi()


def test_every_address_and_parameter_is_told_in_chinese(described):
    page = manual_page(described)
    for path, methods in described["paths"].items():
        route = methods["get"]
        assert f"<code>GET {path}</code>" in page
        assert re.search("[一-龥]", route["summary"])
        assert re.search("[一-龥]", route["description"])
        for parameter in route.get("parameters", ()):
            assert re.search("[一-龥]", parameter["description"]), (path, parameter["name"])


def test_nothing_comes_from_outside(answers):
    page = TestClient(make_app(answers), base_url="http://localhost").get("/").text
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!/api/)", page)


def test_words_are_shown_not_run(described):
    info = {**described["info"], "title": "<script>x</script>"}
    assert "<script>" not in manual_page({**described, "info": info})
