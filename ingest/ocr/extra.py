"""Whether the libraries of the extra are there, and what people are told where they are not."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

_NEEDED = ("rapidocr", "onnxruntime", "cv2")
COMMAND = 'pip install "zhengce[ocr]"'
"""Adds what is missing."""
ADVICE = f"请运行 {COMMAND} 安装文字识别组件（约 300 MB，识别在本机进行）后重新导入"


@cache
def is_installed() -> bool:
    """Whether pictures can be read."""
    return all(find_spec(name) is not None for name in _NEEDED)
