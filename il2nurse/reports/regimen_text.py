"""A text of a regimen on paper: as that of a patient's course, and about no patient."""

from il2nurse.reports.regimen import draw

__all__ = ["draw"]
