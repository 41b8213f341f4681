"""Network drives are refused by the mount table."""

from pathlib import Path

import pytest

from il2nurse.storage.files.places import NETWORK, judge_place, refuse_place

MOUNTS = """/dev/vda / ext4 rw 0 0
ward:/x /mnt/ward\\040share nfs4 rw 0 0
tmpfs /mnt/ward\\040share/local tmpfs rw 0 0
//s/x /srv cifs rw 0 0
/dev/vdb /srv ext4 rw 0 0
"""


@pytest.mark.parametrize("kind", sorted(NETWORK))
def test_a_network_drive_is_refused_in_a_sentence(kind: str) -> None:
    refusal = judge_place(Path("/mnt/x/ward.register"), f"/dev/vda / ext4\nx /mnt/x {kind} rw\n")
    assert f"lies on a network drive ({kind})" in refusal
    assert refusal.endswith("choose a folder on a disk of this computer.")


def test_a_mount_point_with_a_blank_is_found() -> None:
    assert "nfs4" in judge_place(Path("/mnt/ward share/a/ward.register"), MOUNTS)


@pytest.mark.parametrize("place", ["/home/ward", "/mnt/ward share/local/ward", "/srv/ward", "/mnt"])
def test_a_local_disk_is_taken(place: str) -> None:
    assert judge_place(Path(place), MOUNTS) == ""


def test_a_table_that_says_nothing_refuses_nothing() -> None:
    assert judge_place(Path("/home/ward"), "\nnonsense\n") == ""


def test_this_computers_own_table_is_read(tmp_path: Path) -> None:
    assert refuse_place(tmp_path / "ward.register") == ""
