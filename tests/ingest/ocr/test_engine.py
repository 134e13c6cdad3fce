"""The models are those of the wheel: nothing is loaded from the network."""

import subprocess
import sys

import numpy as np

from ingest.ocr.engine import cropped, loaded
from tests.made_scans import needed

NO_NETWORK = """
import socket
def refuse(*arguments, **keywords):
    raise OSError("no network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from ingest import load_bytes
print(load_bytes("a.png", open({path!r}, "rb").read()).text)
"""


def test_a_page_is_read_without_network(tmp_path):
    needed()
    from tests.made_scans import notice_png

    path = tmp_path / "a.png"
    path.write_bytes(notice_png())
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK.format(path=str(path))], capture_output=True, text=True, check=False
    )
    assert "青政发〔2019〕860号" in done.stdout, done.stderr


def test_a_blank_page_has_no_lines():
    needed()
    page = np.full((400, 400, 3), 255, np.uint8)
    assert loaded().find(page) == [] and loaded().read(page, []) == []


def test_a_slanted_line_is_cropped_straight():
    needed()
    page = np.zeros((100, 100, 3), np.uint8)
    crop = cropped(page, np.array([[10, 10], [70, 20], [68, 40], [8, 30]], np.float32))
    assert crop.shape[:2] == (20, 61)
    assert cropped(page, np.array([[10, 10], [20, 10], [20, 90], [10, 90]], np.float32)).shape[:2] == (10, 80)
