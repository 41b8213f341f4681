"""How much memory this process holds."""

import re
import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
PER_MB = 1024


def resident_mb() -> float:
    """Resident memory in MB; where the system does not tell it, the most there ever was."""
    if STATUS.exists() and (found := RESIDENT.search(STATUS.read_text(encoding="ascii"))):
        return int(found[1]) / PER_MB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / PER_MB**2 if sys.platform == "darwin" else most / PER_MB
