"""The report of a test as a file: what it is by its content, whatever its name says."""

from enum import StrEnum, unique
from pathlib import Path
from typing import Final

import pypdfium2

from il2nurse.files.reading import BadFile, read_bytes

MOST_BYTES: Final = 20_000_000
LOCKED: Final = 4
"""What PDFium calls a password that is missing or wrong (``FPDF_ERR_PASSWORD``)."""
PNG, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
JPEG, JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
TAIL: Final = 1024
"""Programs write so much behind the end of a picture, or before the head of a PDF."""


@unique
class ReportFormat(StrEnum):
    """What a report is."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"


def read_report_file(path: Path) -> bytes:
    """What the file holds; ``BadFile`` where it is too large, cannot be read, or is no report."""
    try:
        content = read_bytes(path, MOST_BYTES)
    except FileNotFoundError as missing:
        raise BadFile(f"{path} is not there any more.") from missing
    format_of(content)
    return content


def format_of(content: bytes) -> ReportFormat:
    """What the content is; ``BadFile`` for another kind, a damaged file and a locked one."""
    if len(content) > MOST_BYTES:
        raise BadFile(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    if content.startswith(PNG):
        return _whole(content, PNG_ENDS, ReportFormat.PNG)
    if content.startswith(JPEG):
        return _whole(content, JPEG_ENDS, ReportFormat.JPEG)
    if b"%PDF-" in content[:TAIL]:
        _read_pdf(content)
        return ReportFormat.PDF
    raise BadFile("The file is no PDF, PNG or JPEG, whatever its name says.")


def _whole(content: bytes, end: bytes, kind: ReportFormat) -> ReportFormat:
    if end not in content[-TAIL:]:
        raise BadFile(f"The picture is cut off: its end is missing ({kind}).")
    return kind


def _read_pdf(content: bytes) -> None:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == LOCKED or "password" in str(error).lower():
            raise BadFile("The PDF is locked with a password. Save it without one.") from error
        raise BadFile("The PDF is damaged and cannot be shown.") from error
    try:
        if not len(document):
            raise BadFile("The PDF has no page.")
        document[0].close()
    except pypdfium2.PdfiumError as error:
        raise BadFile("The PDF is damaged and cannot be shown.") from error
    finally:
        document.close()
