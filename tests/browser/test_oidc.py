"""The organisation's own login, whole: a provider vouches for somebody, and the register says who that is here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.build import Corpus
from corpus.intake.members import Members
from corpus.people.people import Role
from tests.browser.conftest import ROOT
from tests.browser.provider import CLIENT, SECRET, provider
from tests.browser.serving import free_port, log_of, served

pytest.importorskip("argon2")
pytestmark = pytest.mark.browser
PEOPLE = {
    "王": {"sub": "7", "email": "wang@ju.example", "email_verified": True},
    "李（没有登记）": {"sub": "8", "email": "li@ju.example", "email_verified": True},
    "冒名者": {"sub": "9", "email": "wang@ju.example", "email_verified": False},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser") / "统一登录"
    with Corpus.open(folder) as corpus:
        corpus.add(sorted((ROOT / "corpus/samples").glob("01_*")), workers=0)
    people = Members.open(folder)
    people.add("wang@ju.example", Role.READER, None)
    people.close()
    port = free_port()
    with provider(free_port(), PEOPLE) as vouching:
        settings = folder.parent / "oidc.toml"
        settings.write_text(
            f'redirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{SECRET * 3}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{vouching}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        with served(folder, options=("--oidc", str(settings)), port=port, ZHENGCE_LOGIN="1") as address:
            yield address
    assert "Traceback" not in log_of(folder).read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def come_as(page: Page, site: str, name: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="用单位账号登录").click()
    expect(page.get_by_role("heading", name="某单位登录")).to_be_visible()
    page.get_by_role("link", name=name, exact=True).click()


def test_somebody_who_is_registered_comes_in_with_their_role(page: Page, site: str) -> None:
    come_as(page, site, "王")
    expect(page.locator(".st-key-zc-who")).to_contain_text("wang@ju.example（读者）", timeout=60_000)
    page.get_by_role("button", name="退出登录").click()
    page.goto(site)
    expect(page.get_by_role("link", name="用单位账号登录")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "said"), [("李（没有登记）", "“li@ju.example”还不是本系统的用户"), ("冒名者", "没有给出可用的名称")]
)
def test_whoever_is_not_registered_or_not_vouched_for_stays_outside(
    page: Page, site: str, name: str, said: str
) -> None:
    come_as(page, site, name)
    expect(page.get_by_text(said)).to_be_visible()
    page.goto(site)
    expect(page.get_by_role("link", name="用单位账号登录")).to_be_visible()
    assert not page.locator(".stApp").count()
    assert not [each for each in page.context.cookies() if each["name"].startswith("_streamlit_user")]
