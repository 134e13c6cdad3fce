"""The settings of the organisation's own login: what they lack is said."""

import pytest

from ui.gate.outside_settings import SettingsError, read_settings


def test_what_settings_lack_is_said(tmp_path):
    path = tmp_path / "oidc.toml"
    with pytest.raises(SettingsError, match="读不了"):
        read_settings(path)
    path.write_text('client_id = "zhengce"\nredirect_uri = ""', encoding="utf-8")
    with pytest.raises(SettingsError, match="redirect_uri、cookie_secret、client_secret"):
        read_settings(path)
