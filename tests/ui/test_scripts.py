"""The scripts that run in the browser."""

from importlib.resources import files

from ui.scripts import script


def test_every_script_is_read_as_it_is_written() -> None:
    names = [file.name for file in (files("ui") / "static").iterdir() if file.name.endswith(".js")]
    assert {"locale.js", "keys.js", "panel.js"} <= set(names)
    for name in names:
        words = script(name)
        assert words.strip()
        assert "http://" not in words.replace("http://www.w3.org/", "")  # nothing comes from elsewhere
        assert "https://" not in words
