"""Real documents as scans: set as a 公文, printed by LibreOffice, photographed by arithmetic."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import docx
import numpy as np
import pypdfium2 as pdfium
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from corpus.model import Block, ParsedDocument

Picture = np.ndarray[Any, Any]
_FONT = "Noto Serif CJK SC"


@dataclass(frozen=True, slots=True)
class Scan:
    """How a document becomes pictures."""

    name: str
    """How the file's name begins."""
    dpi: int = 150
    look: str = "plain"
    """plain, noise, skew, perspective or seal."""
    columns: int = 1
    size: float = 16.0
    """Of the type, in points, where the document is set anew."""


def typeset(parsed: ParsedDocument, scan: Scan) -> bytes:
    """A document as a Word file in the manner of 公文 (GB/T 9704), its tables ruled."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    if scan.columns > 1:
        columns = OxmlElement("w:cols")
        columns.set(qn("w:num"), str(scan.columns))
        columns.set(qn("w:space"), "500")
        for old in section._sectPr.findall(qn("w:cols")):
            section._sectPr.remove(old)
        section._sectPr.append(columns)
    blocks = list(parsed.document.blocks)
    at = 0
    while at < len(blocks):
        cell = blocks[at].cell
        if cell is None:
            _paragraph(made, parsed, blocks[at], scan.size)
            at += 1
            continue
        end = at
        while end < len(blocks) and (other := blocks[end].cell) and other.table == cell.table:
            end += 1
        _table(made, parsed, blocks[at:end])
        at = end
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _paragraph(made: Any, parsed: ParsedDocument, block: Block, size: float) -> None:
    words = parsed.document[block.span]
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(size * 1.75)
    paragraph.paragraph_format.space_after = Pt(0)
    title = words in (parsed.metadata.title, parsed.metadata.document_number) or block.heading == 0
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif words.rstrip("：:") != parsed.metadata.addressees:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    _run(paragraph, words, size + 4 if title else size)


def _run(paragraph: Any, words: str, size: float) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.font.name = Pt(size), _FONT
    run._element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _table(made: Any, parsed: ParsedDocument, blocks: Sequence[Block]) -> None:
    cells = [block.cell for block in blocks if block.cell]
    rows, columns = max(c.row + c.row_span for c in cells), max(c.column + c.column_span for c in cells)
    table = made.add_table(rows, columns, style="Table Grid")
    for block in blocks:
        cell = block.cell
        assert cell is not None
        place = table.cell(cell.row, cell.column)
        if cell.row_span > 1 or cell.column_span > 1:
            place = place.merge(table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1))
        paragraph = place.paragraphs[-1] if not place.paragraphs[-1].text else place.add_paragraph()
        _run(paragraph, parsed.document[block.span], 10.5)


def to_pdf(data: bytes, suffix: str, folder: Path) -> bytes:
    """A Word file printed by LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice prints the documents"
    source = folder / f"printed{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf").read_bytes()


def scanned(pdf: bytes, scan: Scan) -> bytes:
    """The pages of a PDF as a PDF of pictures, looking as the scan says."""
    document = pdfium.PdfDocument(pdf)
    pages = [_LOOKS[scan.look](page.render(scale=scan.dpi / 72).to_numpy()[:, :, :3], scan.dpi) for page in document]
    images = [Image.fromarray(np.ascontiguousarray(page[:, :, ::-1])) for page in pages]
    out = BytesIO()
    images[0].save(out, "PDF", resolution=scan.dpi, save_all=True, append_images=images[1:], quality=80)
    return out.getvalue()


def _noise(page: Picture, dpi: int) -> Picture:
    """Grain, a gray paper, and a little blur."""
    random = np.random.default_rng(7)
    soft = cv2.GaussianBlur(page, (3, 3), 0.7).astype(np.float32) * 0.88 + 14
    return np.clip(soft + random.normal(0, 16, page.shape), 0, 255).astype(np.uint8)


def _skew(page: Picture, dpi: int) -> Picture:
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 2.0, 1.0)
    return cv2.warpAffine(page, turn, (wide, high), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)


def _perspective(page: Picture, dpi: int) -> Picture:
    """A sheet on a dark table, seen from below at a slant, lit from one side."""
    high, wide = page.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = np.array([[0.10, 0.06], [0.93, 0.03], [0.98, 0.97], [0.03, 0.94]], np.float32) * np.array(
        [wide, high], np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(page, matrix, (wide, high), borderValue=(52, 60, 70), flags=cv2.INTER_CUBIC)
    light = np.linspace(1.0, 0.72, wide, dtype=np.float32)[None, :, None]
    return np.clip(photo * light, 0, 255).astype(np.uint8)


def _seal(page: Picture, dpi: int) -> Picture:
    """A red seal of 42 mm over the lower right of the page."""
    high, wide = page.shape[:2]
    seal = np.full_like(page, 255)
    radius, middle = int(21 / 25.4 * dpi), (int(0.66 * wide), int(0.42 * high))
    cv2.circle(seal, middle, radius, (40, 40, 215), max(dpi // 40, 2))
    star = [
        (middle[0] + int(radius * 0.4 * np.sin(a)), middle[1] - int(radius * 0.4 * np.cos(a)))
        for a in np.arange(5) * 4 * np.pi / 5
    ]
    cv2.fillPoly(seal, [np.array(star, np.int32)], (40, 40, 215))
    return np.minimum(page, seal)


_LOOKS: dict[str, Callable[[Picture, int], Picture]] = {
    "plain": lambda page, dpi: page,
    "noise": _noise,
    "skew": _skew,
    "perspective": _perspective,
    "seal": _seal,
}
