"""Kept files: the same one once, whole or not at all, and what is definitive as it was made."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from facilitator.store import StorageFailed, StorageFull
from facilitator.store.files import LARGEST, MOST, Files, TooManyFiles
from tests.store.disks import FailingDisk, QuickDisk

MARK = "0123456789ab"


def test_a_file_is_kept_under_what_is_in_it(tmp_path: Path) -> None:
    files = Files(tmp_path, disk=QuickDisk())
    photo = files.put("s1", b"licht", ".jpg")
    assert files.put("s1", b"licht", ".jpg") == photo
    other = files.put("s1", b"schaduw", ".jpg")
    assert Files(tmp_path).ids("s1") == sorted([photo, other])
    assert Files(tmp_path).get("s1", photo) == b"licht"
    assert files.get("s2", photo) is None


@pytest.mark.parametrize("name", ["", "..", "../s2.files/x", "ab.jpg", "0" * 20 + ".svg", "0123456789abcdef0123.jpg/.."])
def test_only_an_id_finds_a_file(tmp_path: Path, name: str) -> None:
    files = Files(tmp_path, disk=QuickDisk())
    files.put("s1", b"licht", ".jpg")
    assert files.get("s1", name) is None
    files.remove("s1", name)
    assert len(files.ids("s1")) == 1


@pytest.mark.parametrize(("content", "suffix"), [(b"", ".jpg"), (b"x", ".svg"), (b"x", ""), (b"x" * (LARGEST + 1), ".jpg")])
def test_what_is_no_file_to_keep_is_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    with pytest.raises(ValueError, match="not a file to keep"):
        Files(tmp_path).put("s1", content, suffix)
    assert list(tmp_path.iterdir()) == []


def test_a_session_keeps_so_many_files_and_no_more(tmp_path: Path) -> None:
    files = Files(tmp_path, disk=QuickDisk())
    kept = [files.put("s1", str(n).encode(), ".png") for n in range(MOST)]
    with pytest.raises(TooManyFiles):
        files.put("s1", b"one more", ".png")
    assert files.put("s1", b"0", ".png") == kept[0]  # it is there already
    files.remove("s1", kept[0])
    files.put("s1", b"one more", ".png")


@pytest.mark.parametrize("fail_at", range(1, 6))
def test_a_disk_that_fails_leaves_nothing_half(tmp_path: Path, fail_at: int) -> None:
    files = Files(tmp_path, disk=FailingDisk(fail_at, errno.ENOSPC, ("write", "sync", "replace", "open_append"), once=True))
    try:
        photo = files.put("s1", b"licht", ".jpg")
    except StorageFull:
        assert Files(tmp_path).ids("s1") == []
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    else:
        assert Files(tmp_path).get("s1", photo) == b"licht"


def test_what_is_definitive_is_kept_by_name_and_gives_the_same_bytes(tmp_path: Path) -> None:
    files = Files(tmp_path, disk=QuickDisk())
    files.put("s1", b"licht", ".jpg")
    files.keep("s1", MARK, {"report.md": b"# Verslag", "report.html": b"<h1>"})
    assert Files(tmp_path).kept("s1", MARK) == {"report.html": 4, "report.md": 9}
    assert Files(tmp_path).get_kept("s1", MARK, "report.md") == b"# Verslag"
    assert files.get_kept("s1", MARK, "../../s1.oogst") is None
    assert files.get_kept("s1", "../x", "report.md") is None
    files.keep("s1", "ab" * 6, {"report.md": b"# Anders"})
    assert files.kept("s1", MARK) == {}
    files.let_go("s1")
    assert files.kept("s1", "ab" * 6) == {}
    assert len(files.ids("s1")) == 1  # photos stay


def test_a_definitive_report_that_was_half_kept_is_not_there(tmp_path: Path) -> None:
    files = Files(tmp_path, disk=FailingDisk(3, errno.EIO, ("write",)))
    with pytest.raises(StorageFailed):
        files.keep("s1", MARK, {"a.md": b"a", "b.md": b"b", "c.md": b"c"})
    assert files.kept("s1", MARK) == {}


def test_what_a_stopped_server_was_making_is_gone_at_the_next_start(tmp_path: Path) -> None:
    files = Files(tmp_path, disk=QuickDisk())
    photo = files.put("s1", b"licht", ".jpg")
    (tmp_path / "s1.files" / (photo + ".tmp")).write_bytes(b"half")
    (tmp_path / "s1.files" / (MARK + ".tmp")).mkdir()
    files.making("s1").mkdir()
    (files.making("s1") / "report.md").write_bytes(b"half")
    Files(tmp_path, disk=QuickDisk()).tidy()
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["s1.files", photo])
