"""Makes a checkout ready: Qt's system libraries, a font set-up, and `.venv` from the hashed lock.

python build/prepare.py               what the tests and the command line need
python build/prepare.py run [WORDS]   the same for a screen, then starts the program with WORDS

Standard library only, for it runs before anything is installed. When nothing has changed since
the last call it only looks, and is done in a fraction of a second.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "requirements.sha256"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Shared libraries that Qt loads and its wheels do not bring, with their Debian packages.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
OLDEST_PYTHON = (3, 11)

WITHOUT_SCREEN = """\
On a machine without one:
  apt-get update && apt-get install -y --no-install-recommends xvfb xauth && xvfb-run -a make run"""


def loads(library: str) -> bool:
    """True when the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """True when fontconfig is set up and at least one font file lies where it looks."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    fonts = (font for folder in folders for font in folder.rglob("*.[ot]t[fc]"))
    return Path("/etc/fonts/fonts.conf").exists() and next(fonts, None) is not None


def find_missing(*, screen: bool) -> dict[str, str]:
    """What this system lacks, each with the Debian package that brings it; empty when complete."""
    if sys.platform != "linux":
        return {}
    wanted = LIBRARIES | (SCREEN_LIBRARIES if screen else {})
    missing = {name: package for name, package in wanted.items() if not loads(name)}
    if not has_fonts():
        missing["a font and its configuration"] = "fonts-dejavu-core fontconfig-config"
    if not STAMP.exists() and importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing["Python's venv"] = f"python{version}-venv"
    return missing


def find_root_prefix() -> list[str] | None:
    """The words that let apt-get install without a question, or None without that right."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        sudo = None
    return [sudo, "-n"] if sudo else None


def run_quietly(command: list[str]) -> bool:
    """True when the command succeeded; what it said is shown only when it did not."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="", file=sys.stderr)
    return done.returncode == 0


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages when this person may; True when apt-get said that it did."""
    prefix = find_root_prefix()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    print("Installing what the system lacks:", *packages, flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    run_quietly([*apt, "update"])  # where this fails, older lists may still do
    return run_quietly(install)


def complete_system(*, screen: bool) -> None:
    """Install what the system lacks, or stop with one line that does."""
    missing = find_missing(screen=screen)
    packages = sorted({word for package in missing.values() for word in package.split()})
    if missing and install_packages(packages):
        missing = find_missing(screen=screen)
    if not missing:
        return
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    sys.exit(
        f"This system lacks {', '.join(missing)}.\n"
        "On Debian or Ubuntu, as root, this line installs all of it; elsewhere, install the same "
        f"under the names used there:\n  {line}"
    )


def read_lock_digest() -> str:
    """The stamp of the locked set: its SHA-256 and the Python it is installed for."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest} {sys.implementation.cache_tag}\n"


def is_current() -> bool:
    """True when `.venv` holds exactly what the lock says."""
    stamped = STAMP.read_text(encoding="ascii") if STAMP.exists() else ""
    return PYTHON.exists() and stamped == read_lock_digest()


def fill_environment() -> None:
    """Make `.venv` anew and install the lock into it, every file checked against its hash."""
    print("Installing the locked packages into .venv; this takes a minute or two.", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    checked = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--compile"]
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        sys.exit("The folder .venv could not be made; the lines above say why.")
    if subprocess.run([*pip, *checked, "-r", str(LOCK)], check=False).returncode:
        sys.exit("The packages were not installed; the lines above say why. Mend it and try again.")
    STAMP.write_text(read_lock_digest(), encoding="ascii")


def demand_screen() -> None:
    """End with a sentence where no window could open."""
    sys.path.insert(0, str(ROOT))
    # The program has no package to wait for in this module, and says the same when it starts.
    from il2nurse.app.screen import NO_SCREEN, lacks_screen

    if lacks_screen():
        sys.exit(f"{NO_SCREEN}\n{WITHOUT_SCREEN}")


def start(words: list[str]) -> None:
    """Start the program from this checkout and end as it ends."""
    command = [str(PYTHON), str(ROOT / "main.py"), *words]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    sys.exit(subprocess.run(command, check=False).returncode)


def main(words: list[str]) -> None:
    """Make the checkout ready; with `run`, start the program after it."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        sys.exit("il2nurse needs Python 3.11 or newer. Call this script with a newer Python.")
    if words and words[0] != "run":
        sys.exit(__doc__)
    opens_window = words == ["run"]
    if opens_window:
        demand_screen()
    complete_system(screen=opens_window)
    if not is_current():
        fill_environment()
    if words:
        start(words[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
