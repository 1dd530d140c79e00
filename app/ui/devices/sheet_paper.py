"""The scanner doctor's sheet on paper: one A4 page as PDF, its symbols as large as scanners like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.ui.devices.checkup import SheetPage
from app.ui.devices.doctor_words import DoctorWords
from app.ui.devices.symbol_view import paint_symbol
from app.ui.devices.words import visible

DPI = 300
_MM = DPI / 25.4
_MARGIN_MM, _HEAD_MM, _FOOT_MM, _CAPTION_MM = 15, 24, 16, 17
_LINEAR_MM, _SQUARE_MM, _BETWEEN_MM = 52, 64, 8
_MODULE_MM = 1.0
"""Larger, and a code no longer fits into what a scanner sees at arm's length; smaller, and cheap printers blur it."""
_PAGE_MM = (210, 297)
_BLACK = Qt.GlobalColor.black


class SheetPaper(QObject):
    """Lays the sheet out; the same page as PDF or picture."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = DoctorWords(self)

    def write_pdf(self, path: Path, pages: Sequence[SheetPage]) -> None:
        """Raises OSError where nothing can be written there."""
        with path.open("wb"):
            pass  # Qt would only say that it did not work
        writer = QPdfWriter(str(path))
        writer.setResolution(DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        writer.setTitle(self.tr("扫码枪诊断页"))
        painter = QPainter(writer)
        self._paint(painter, pages)
        painter.end()

    def picture(self, pages: Sequence[SheetPage]) -> QImage:
        """The page as a printer would set it."""
        size = QSize(round(_PAGE_MM[0] * _MM), round(_PAGE_MM[1] * _MM))
        image = QImage(size, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._paint(painter, pages)
        painter.end()
        return image

    def _paint(self, painter: QPainter, pages: Sequence[SheetPage]) -> None:
        painter.setPen(_BLACK)
        width = round((_PAGE_MM[0] - 2 * _MARGIN_MM) * _MM)
        left = round(_MARGIN_MM * _MM)
        self._text(
            painter, QRect(left, _mm(_MARGIN_MM), width, _mm(10)), self.tr("药溯 · 扫码枪诊断页"), 7.0, bold=True
        )
        about = self.tr("在“设备”页按 F6 打开诊断，用要检查的枪把下面的码各扫一次。按 100% 打印，不要缩放。")
        self._text(painter, QRect(left, _mm(_MARGIN_MM + 11), width, _mm(12)), about, 3.4)
        linear = [page for page in pages if page.picture.width > 2 * page.picture.height]
        square = [page for page in pages if page not in linear]
        top = _MARGIN_MM + _HEAD_MM
        for place, page in enumerate(linear):
            room = QRect(left, _mm(top + place * _LINEAR_MM), width, _mm(_LINEAR_MM))
            self._place(painter, page, place + 1, room)
        below = _mm(top + len(linear) * _LINEAR_MM + _BETWEEN_MM)
        share = width // max(len(square), 1)
        for place, page in enumerate(square):
            room = QRect(left + place * share, below, share, _mm(_SQUARE_MM))
            self._place(painter, page, len(linear) + place + 1, room)
        foot = _PAGE_MM[1] - _MARGIN_MM - _FOOT_MM
        note = self.tr("本页的码都是虚构的，只用于检查扫码枪，不是药品追溯码。")
        self._text(painter, QRect(left, _mm(foot + 4), width, _mm(8)), note, 3.0)

    def _place(self, painter: QPainter, page: SheetPage, number: int, room: QRect) -> None:
        caption = QRect(room.x(), room.bottom() - _mm(_CAPTION_MM), room.width(), _mm(_CAPTION_MM) - _mm(2))
        words = f"{number}. {self._words.symbol(page.symbol.name)}\n{visible(page.symbol.content)}"
        self._text(painter, caption, words, 3.2, Qt.AlignmentFlag.AlignHCenter)
        inside = QRect(room.x(), room.y(), room.width(), caption.y() - room.y() - _mm(2))
        most = round(_MODULE_MM * _MM)
        high = min(inside.height(), page.picture.height * most)
        inside.setTop(inside.bottom() - high + 1)
        paint_symbol(painter, page.picture, inside)

    def _text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        high_mm: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        bold: bool = False,
    ) -> None:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(_mm(high_mm))
        font.setBold(bold)
        painter.setFont(font)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere, text)


def _mm(millimetres: float) -> int:
    return round(millimetres * _MM)
