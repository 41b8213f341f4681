"""Papers that are read at the first print."""

import subprocess
import sys

from il2nurse.app.papers import LatePapers
from il2nurse.readable.papers import RECORD
from il2nurse.reports.papers import ReportPapers
from tests.reports.stories import PRINTED, full_dose, told


def test_nothing_of_reportlab_is_read_before_the_first_print() -> None:
    code = "import sys; from il2nurse.app.papers import LatePapers; LatePapers()"
    asked = f"{code}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_they_print_the_same_bytes(papers: ReportPapers) -> None:
    summary = told(full_dose())
    late = LatePapers().make(RECORD, summary, PRINTED, "A4")
    assert late == papers.make(RECORD, summary, PRINTED, "A4")
