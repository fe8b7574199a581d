"""Find the browser that the page tests drive, and print its path.

In this order: the `CHROMIUM` setting, Chromium's headless shell, an installed Chrome or Chromium, and with `--install` one
from apt (as root or by sudo without a question). Nothing found: exit code 1, with the line to type. The shell comes first:
a window of the whole browser costs seven times as much processor time, and the pages are drawn by the same engine.
Standard library only: it runs before the tests' own requirements matter.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("chromium-headless-shell", "chromium")  # what apt may have: the first that it can install is enough
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
LINES_TO_TYPE = {
    "darwin": "brew install --cask chromium",
    "win32": "winget install Google.Chrome",
    "linux": "sudo apt-get install chromium",
}


class NoBrowser(Exception):
    """There is no browser to test with; the message holds the line to type."""


def chosen() -> str | None:
    """Return the browser named by `CHROMIUM`, or None when that is not set; raise NoBrowser when it points nowhere."""
    setting = os.environ.get("CHROMIUM", "").strip()
    if not setting:
        return None
    path = shutil.which(setting)
    if path is None:
        raise NoBrowser(f"CHROMIUM is set to {setting}, but there is no programme to run there.")
    return path


def installed() -> str | None:
    """Return the path of an installed Chrome or Chromium, or None."""
    by_name = (shutil.which(name) for name in NAMES)
    by_place = (place for place in APPLICATIONS if Path(place).exists())
    return next((path for path in by_name if path), None) or next(by_place, None)


def install() -> None:
    """Install Chromium with apt where that needs no password; elsewhere do nothing."""
    if not shutil.which("apt-get"):
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root and not _may_sudo():
        return
    prefix = [] if is_root else ["sudo", "-n"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def apt(*words: str) -> bool:
        # Our own output is the path alone: what apt has to say goes where errors go.
        return subprocess.run([*prefix, "apt-get", *words], stdout=sys.stderr, env=quiet, check=False).returncode == 0

    apt("update", "-qq")
    any(apt("install", "-y", "-qq", "--no-install-recommends", package) for package in PACKAGES)


def _may_sudo() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def find(*, may_install: bool = False) -> str:
    """Return the path of a browser, or raise NoBrowser."""
    path = chosen() or installed()
    if path is None and may_install:
        install()
        path = installed()
    if path is None:
        line = LINES_TO_TYPE.get(sys.platform, LINES_TO_TYPE["linux"])
        raise NoBrowser(f"The page tests need Chrome or Chromium. Type:\n  {line}\nor set CHROMIUM to where yours is.")
    return path


if __name__ == "__main__":
    try:
        print(find(may_install="--install" in sys.argv))
    except NoBrowser as problem:
        sys.exit(str(problem))
