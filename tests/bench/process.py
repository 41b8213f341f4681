"""Processes that measure from outside, or that give back what they measured inside."""

import os
import platform
import subprocess
import sys
import threading
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
# Said by a window as soon as it takes typing.
READY = "ready"
PATIENCE_S = 60
# How much of what went wrong is told.
SAID = 600


def environment(**more: str) -> dict[str, str]:
    """This process's environment, with a platform that needs no screen where none was chosen."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONUTF8": "1", **more}


def told(module: str, *words: str) -> str:
    """What a module prints last when it is run with these words."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{module} could not measure: {ended.stderr[-SAID:]}")
    return ended.stdout.splitlines()[-1]


def seconds_to_ready(module: str, **more: str) -> float:
    """How long it takes from starting a module to its window taking typing."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        patience = threading.Timer(PATIENCE_S, process.kill)
        patience.start()
        line = process.stdout.readline() if process.stdout else ""
        taken = perf_counter() - start
        said = process.communicate()[1]
        patience.cancel()
    if line.strip() != READY or process.returncode:
        raise RuntimeError(f"{module} showed no window that takes typing: {said}")
    return taken


def machine() -> str:
    """What was measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}"
    return f"{cores} cores, {system}, Python {platform.python_version()}"
