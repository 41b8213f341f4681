"""PDFs as a hospital might send one: made for tests, with a line of text on each page."""

from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def pdf(pages: int = 1, *, locked: bool = False) -> bytes:
    """A report with so many pages, the same each time; ``locked`` with a password."""
    made = BytesIO()
    key = StandardEncryption("secret", ownerPassword="owner", strength=128) if locked else None
    sheet = Canvas(made, pagesize=(420, 595), encrypt=key, invariant=True)
    for number in range(1, pages + 1):
        sheet.drawString(40, 540, f"Chest X-ray, practice report, page {number}")
        sheet.showPage()
    sheet.save()
    return made.getvalue()
