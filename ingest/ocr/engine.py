"""RapidOCR (PP-OCRv6 on ONNX Runtime), whose models lie in its wheel: nothing is loaded from the network."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np

Image = np.ndarray[Any, Any]
"""Rows, columns, blue-green-red, as OpenCV has them."""
Quad = np.ndarray[Any, Any]
"""The corners of a line of text: top left, top right, bottom right, bottom left."""
Crop = Callable[[Image, Quad], Image]
"""Takes a line out of an image."""
_THREADS = 2
"""More take more memory and, on a page, hardly less time."""
_TALL = 3.0
"""A crop that is so much higher than wide holds a column of single characters."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a line says, and how sure of each of its characters (blanks included) the model is: 0 to 1."""

    text: str
    sure: tuple[float, ...]

    @property
    def confidence(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Models:
    """The models in memory."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        threads = min(_THREADS, os.cpu_count() or 1)
        self._models = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_cls": False,
                "Global.return_word_box": True,
                "Global.use_vertical_padding": False,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def find(self, image: Image) -> list[Quad]:
        """Where the lines of text stand."""
        from rapidocr.main import RapidOCRError

        try:
            _, found = self._models.detect_and_crop(image, {})
        except RapidOCRError:  # no text
            return []
        return [np.asarray(quad, dtype=np.float32) for quad in (found.boxes if found.boxes is not None else ())]

    def read(self, image: Image, quads: Sequence[Quad], crop: Crop | None = None) -> list[Recognised]:
        """What stands in each of some places, as ``crop`` takes it out of the image."""
        if not quads:
            return []
        crop = crop or cropped
        found = self._models.recognize_txt([crop(image, quad) for quad in quads])
        return [_reading(text, info) for text, info in zip(found.txts or (), found.word_results, strict=True)]


def _reading(text: str, info: Any) -> Recognised:
    sure = tuple(float(each) for each in info.confs) if info is not None else ()
    return Recognised(text, sure[: len(text)] if len(sure) >= len(text) else (0.0,) * len(text))


@cache
def loaded() -> Models:
    """The models, once in a process: loading the models takes two seconds."""
    return Models()


def cropped(image: Image, quad: Quad) -> Image:
    """The part of an image within four corners, straightened."""
    width = max(round(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2]))), 1)
    height = max(round(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))), 1)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    crop = cv2.warpPerspective(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return np.rot90(crop) if height > _TALL * width else crop
