"""What a command loads before it begins: people wait for it each time that they type one."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "streamlit", "openpyxl", "xlsxwriter", "docx", "jieba", "bs4", "whoosh", "asyncio")
"""Libraries that take a twentieth of a second to half a second to load, and that only some commands need."""
ROOMS = ("extract.pipeline", "ingest.readers", "corpus.intake.worker")
"""What reads files: elsewhere the worker processes load it."""


@pytest.fixture(scope="module")
def loaded():
    code = "import sys, ui.cli; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY + ROOMS)
def test_a_command_that_only_asks_does_not_load(module, loaded):
    assert "ui.cli" in loaded
    assert module not in loaded
