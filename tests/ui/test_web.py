"""The page's server put together: what stands before Streamlit's app, by which names it may be asked, its options."""

import os

import pytest

from corpus.intake.members import Members
from ui import web
from ui.gate.door import Door
from ui.gate.policy import LOCAL, Policy
from ui.settings import DATA, LOGIN
from ui.web import main, site

OIDC = {"cookie_secret": "geheim" * 6, "client_id": "zhengce", "claim": "sub"}


class Held:
    """In place of Streamlit's app: what it is made with, and with which options it runs."""

    last = None

    def __init__(self, script, middleware, secrets):
        self.script, self.secrets, self.config = script, secrets, None
        self.layers = {each.cls: each.kwargs for each in middleware}
        self.order = [each.cls for each in middleware]
        Held.last = self

    def run(self, config):
        self.config = config


@pytest.fixture(autouse=True)
def app(monkeypatch, tmp_path):
    monkeypatch.setattr(web, "App", Held)
    monkeypatch.setenv(DATA, str(tmp_path))
    monkeypatch.delenv(LOGIN, raising=False)


@pytest.fixture
def login(monkeypatch):
    monkeypatch.setenv(LOGIN, "1")


def members_of(made):
    found = made.layers[Door]["members"]
    found.close()
    return found


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("localhost", LOCAL),
        ("127.0.0.1", LOCAL),
        ("0.0.0.0", LOCAL),
        ("", LOCAL),
        ("Ju.example", {*LOCAL, "ju.example"}),
    ],
)
def test_without_a_login_the_server_is_asked_by_names_of_its_own(host, names):
    made = site(host)
    assert made.order == [Policy]
    assert set(made.layers[Policy]["hosts"]) == set(names)


def test_where_all_have_to_log_in_the_door_stands_behind_the_policy(login, tmp_path):
    made = site("0.0.0.0")
    assert made.order == [Policy, Door]
    assert not made.layers[Policy]["hosts"]
    assert isinstance(members_of(made), Members)
    assert made.layers[Door]["outside"] is None
    assert (tmp_path / "corpus.sqlite").is_file()


def test_the_organisations_login_is_told_to_both(login):
    made = site("0.0.0.0", OIDC)
    members_of(made)
    assert made.layers[Door]["outside"] is not None
    assert made.secrets == {"auth": {"cookie_secret": "geheim" * 6, "client_id": "zhengce"}}


def test_streamlits_own_page_may_run_its_script():
    made = site("localhost")
    assert "sha256-" in made.layers[Policy]["content"]["script-src"]
    assert made.script.is_file()


def test_what_the_command_line_says_is_what_the_server_does(monkeypatch):
    monkeypatch.setattr("sys.argv", ["web", "localhost", "8765"])
    main()
    config = Held.last.config
    assert (config["server.address"], config["server.port"], config["server.headless"]) == ("localhost", 8765, True)
    assert config["browser.gatherUsageStats"] is False
    assert not [name for name in config if "ssl" in name]


def test_with_a_certificate_it_is_https(monkeypatch):
    monkeypatch.setattr("sys.argv", ["web", "localhost", "8765", "--certificate", "a.pem", "--key", "b.pem"])
    main()
    assert (Held.last.config["server.sslCertFile"], Held.last.config["server.sslKeyFile"]) == ("a.pem", "b.pem")


def test_cookies_of_the_organisations_login_are_signed_with_its_secret(monkeypatch, tmp_path):
    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", "former")
    monkeypatch.setattr(web, "read_settings", lambda path: {**OIDC, "path": path.name})
    monkeypatch.setattr("sys.argv", ["web", "localhost", "8765", "--oidc", str(tmp_path / "oidc.toml")])
    main()
    assert os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] == OIDC["cookie_secret"]
    assert Held.last.secrets["auth"]["path"] == "oidc.toml"
