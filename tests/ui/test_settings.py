"""What is set in the environment, and what holds where nothing is."""

import pytest

from corpus.search.engines import DEFAULT_ENGINE, ENGINES
from ui.settings import DATA, DEFAULTS, ENGINE, setting


@pytest.mark.parametrize(("value", "found"), [("elsewhere", "elsewhere"), ("", None), (None, None)])
@pytest.mark.parametrize("variable", DEFAULTS)
def test_a_variable_that_is_not_set_or_empty_has_its_default(variable, value, found, monkeypatch):
    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)
    assert setting(variable) == (found or DEFAULTS[variable])


def test_defaults():
    assert DEFAULTS == {DATA: "zhengce-data", ENGINE: DEFAULT_ENGINE}
    assert DEFAULT_ENGINE in ENGINES
