"""Places where a register must not lie: network drives, where locks cannot be trusted."""

import os
import re
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/mounts")
NETWORK: Final = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "nfs",
    "nfs4",
    "smb",
    "smb3",
    "smbfs",
}


def refuse_place(path: Path) -> str:
    """A sentence where the path lies on a network drive; "" where it does not.

    Only Linux tells; elsewhere every place is taken.
    """
    mounts = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""
    return judge_place(Path(os.path.realpath(path)), mounts)


def judge_place(path: Path, mounts: str) -> str:
    """As ``refuse_place``, for a resolved path and the text of a mount table."""
    kind = kind_of_place(path, mounts)
    if kind not in NETWORK:
        return ""
    return (
        f"{path} lies on a network drive ({kind}), where two stations could both believe that they "
        "write alone. Nothing was opened or changed; choose a folder on a disk of this computer."
    )


def kind_of_place(path: Path, mounts: str) -> str:
    """The file system type of the deepest mount above the path; "" where the table has none."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        _, _, rest = line.partition(" ")
        name, _, rest = rest.partition(" ")
        point = Path(unescape(name))
        if name and path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), rest.partition(" ")[0]
    return kind


def unescape(text: str) -> str:
    """A mount point as it is called; the table writes blanks and the like as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)
