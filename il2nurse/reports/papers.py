"""The papers of the program: what the workflow asks for, made with ReportLab."""

from importlib import import_module
from pathlib import Path
from typing import Protocol

from il2nurse.domain.record.register.head_code import long_code
from il2nurse.readable.content import Content, PaperKind, Parts, Stuck
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.heading import Printed
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Typeface
from il2nurse.reports.layout.frame import PageFrame
from il2nurse.reports.layout.label import label_flow, write_copy
from il2nurse.reports.layout.notes import draw_notes
from il2nurse.reports.layout.pages import SIZES, Flow, PageNumber, PaperPage
from il2nurse.reports.layout.painting import Told, paint
from il2nurse.reports.layout.structure import Element
from il2nurse.reports.layout.wrapping import Wrapper


class Draw(Protocol):
    """What a file of this folder does: it puts the content of one kind of paper on pages."""

    def __call__(self, flow: Flow, content: Content, /) -> None:
        """Fill as many pages as it takes."""
        ...


def find_draw(kind: PaperKind) -> Draw:
    """How a kind of paper is drawn: ``draw`` in the file of its name; no other file is read."""
    draw: Draw = import_module(f"il2nurse.reports.{kind.name}").draw
    return draw


class ReportPapers:
    """Makes PDFs; keeps the typeface between papers, which costs most to read."""

    def __init__(self, fonts: Path | None = None) -> None:
        """Read the typeface; raises ``PaperFontMissing`` where its files are missing or damaged."""
        self._typeface = Typeface(fonts)
        self._wrapper = Wrapper(self._typeface)

    def ready(self) -> None:
        """Nothing stands in the way: the typeface was read when this was made."""

    def make(self, kind: PaperKind, content: Content, printed: Printed, size: str) -> bytes:
        """The paper as a PDF; a mark that no typeface has stands there by its name."""
        if isinstance(content, Stuck):
            return self._make_stuck(kind, content, printed, size)
        parts = content.parts if isinstance(content, Parts) else (content,)
        code = CodeImage("head", long_code(printed.head))
        framed = [PageFrame(self._wrapper, part, printed, size, code) for part in parts]
        flows = [
            self._laid_out(kind, part, size, frame)
            for part, frame in zip(parts, framed, strict=True)
        ]
        frames = [
            (frame, number, len(flow.pages))
            for flow, frame in zip(flows, framed, strict=True)
            for number, _ in enumerate(flow.pages, 1)
        ]
        pages = [page for flow in flows for page in flow.pages]
        whose = content.patient.mrn if content.patient else printed.ward
        tree = Element("Document", [flow.tree for flow in flows])
        told = Told(f"{content.title} · {whose}", printed.ward, tree)

        def frame(page: PaperPage, number: int, count: int) -> None:
            put, of_part, in_part = frames[number - 1]
            whole = (number, count) if len(parts) > 1 else None
            put(page, PageNumber(of_part, in_part, whole))

        return paint(self._typeface, pages, SIZES[size], told, frame, framed[0].under)

    def _make_stuck(self, kind: PaperKind, content: Stuck, printed: Printed, size: str) -> bytes:
        """What is stuck on something has no head and no foot, but the number of its copy."""
        flow = label_flow(self._wrapper, content.cut, size)
        # It has no title and no strip that are read aloud.
        flow.tree.kids.clear()
        find_draw(kind)(flow, content)
        write_copy(flow, printed)
        whose = content.patient.mrn if content.patient else printed.ward
        tree = Element("Document", [flow.tree])
        told = Told(f"{content.title} · {whose}", printed.ward, tree)
        page = (flow.page_width, flow.page_height)
        return paint(self._typeface, flow.pages, page, told, lambda *_: None)

    def _laid_out(self, kind: PaperKind, part: Content, size: str, frame: PageFrame) -> Flow:
        patient = part.patient
        flow = Flow(self._wrapper, size, frame.top, frame.bottom)
        # The stamp of a record stands above them.
        if patient and not isinstance(part, Summary):
            draw_notes(flow, patient)
        find_draw(kind)(flow, part)
        return flow
