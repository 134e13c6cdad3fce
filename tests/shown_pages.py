"""Pages as Streamlit runs them, and what they show."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.search.asked import Kind, Query

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "corpus/samples").glob("0[1-5]_*"))
Run = Callable[..., AppTest]


def page(name: str) -> None:
    """One page without the router, as AppTest runs it."""
    from importlib import import_module

    import streamlit as st

    from ui import session
    from ui.address import Page

    if wanted := session.pending():  # what the router does
        st.session_state["tests-page"] = wanted[0].name.lower()
        st.query_params.from_dict(wanted[1])
    name = st.session_state.get("tests-page", name)
    session.entered(Page[name.upper()])
    import_module(f"ui.app_pages.{name}").show()


def html(app: AppTest) -> str:
    """All that the panels of a page show."""
    return "".join(data["html"] for data in panels(app))


def panels(app: AppTest) -> list[dict[str, Any]]:
    """What is given to each panel of a page."""
    return [json.loads(panel.proto.bytes) for panel in app.get("bidi_component") if panel.proto.bytes]


def words(app: AppTest) -> str:
    """All that Streamlit's own elements say."""
    kinds = (app.info, app.warning, app.error, app.caption, app.markdown)
    labels = [button.label for button in app.button]
    return "\n".join([*(element.value for kind in kinds for element in kind), *labels])


def first(folder: Path, kind: Kind, text: str = "") -> str:
    with Corpus.open(folder) as corpus:
        return corpus.search(Query(text=text, kind=kind)).hits[0].entry.entry_id


def opened(app: AppTest, name: str) -> AppTest:
    """The page after its box of this name was opened."""
    state = app.session_state
    number = state[name] if name in state else 0  # noqa: SIM401 -- it has no get
    state[f"{name}-{number}"] = True
    return app.run()
