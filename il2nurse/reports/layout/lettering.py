"""Writing a text on a ReportLab canvas, in whichever typefaces it takes."""

from reportlab.pdfgen.canvas import Canvas

from il2nurse.reports.layout.fonts import Face, Run, Typeface


def write_text(
    canvas: Canvas, typeface: Typeface, at: tuple[float, float], text: str, face: Face, size: float
) -> None:
    """Write from a place on the base line, in the colour that is set."""
    x, y = at
    for run in typeface.runs(text, face):
        if run.glyphs:
            _write_glyphs(canvas, run, x, y, size)
        else:
            canvas.setFont(run.font, size)
            canvas.drawString(x, y, run.text)
        x += run.width * size / 1000


def _write_glyphs(canvas: Canvas, run: Run, x: float, y: float, size: float) -> None:
    """Each glyph at its place; who copies from the paper gets the letters as they were typed."""
    letters = run.text.encode("utf-16-be").hex().upper()
    canvas.addLiteral(f"/Span <</ActualText <FEFF{letters}>>> BDC")
    written = canvas.beginText()
    written.setFont(run.font, size)
    for glyph in run.glyphs:
        written.setTextOrigin(x + glyph.x * size / 1000, y + glyph.y * size / 1000)
        written.textOut(glyph.code)
    canvas.drawText(written)
    canvas.addLiteral("EMC")
