"""The secret is made once, kept private, and never quietly replaced."""

from __future__ import annotations

import errno
import stat

import pytest

from facilitator.store import Damaged, StorageFull, installation_secret
from tests.store.disks import FailingDisk


def test_it_is_made_once_and_stays_the_same(directory):
    secret = installation_secret(directory)
    assert len(secret) == 32
    assert installation_secret(directory) == secret
    assert [path.name for path in directory.iterdir()] == ["secret.key"]


def test_every_installation_has_its_own(tmp_path):
    assert installation_secret(tmp_path / "here") != installation_secret(tmp_path / "there")


def test_only_the_owner_reads_it(directory):
    installation_secret(directory)
    path = directory / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    installation_secret(directory)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_half_a_secret_is_no_secret(directory):
    secret = installation_secret(directory)
    (directory / "secret.key").write_bytes(secret[:31])
    with pytest.raises(Damaged):
        installation_secret(directory)


def test_a_full_disk_leaves_none_behind(directory):
    with pytest.raises(StorageFull):
        installation_secret(directory, disk=FailingDisk(1, errno.ENOSPC, ["write"]))
    assert list(directory.iterdir()) == []
    assert len(installation_secret(directory)) == 32


def test_two_that_start_together_share_one(directory, monkeypatch):
    first = installation_secret(directory)
    monkeypatch.setattr("pathlib.Path.exists", lambda path: False)
    assert installation_secret(directory) == first
