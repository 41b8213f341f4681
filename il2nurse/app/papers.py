"""The papers of the program, which bring ReportLab with them when they are first asked for."""

from il2nurse.workflow.papers import Papers


def load_papers() -> Papers:
    """What makes PDFs; raises ``FontMissing`` where the typeface is missing or damaged."""
    from il2nurse.reports.papers import ReportPapers

    return ReportPapers()
