"""All settings in one table: name, default, help. Options, environment variables and docs are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """A setting: `--name` on the command line, `OOGST_NAME` in the environment."""

    name: str
    default: str | int | bool
    help: str

    @property
    def option(self) -> str:
        """The command line option."""
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """The environment variable."""
        return "OOGST_" + self.name.upper()


SETTINGS = (
    Setting("host", "0.0.0.0", "Address to listen on; 0.0.0.0 is every network of this computer."),  # noqa: S104  # phones come in over any of them
    Setting("port", 8000, "Port to listen on; 0 takes a free one."),
    Setting("data", "sessions", "Folder that holds the sessions."),
    Setting("public_url", "", "Address that phones use, when it is not an address of this computer itself."),
    Setting("browser", True, "Open the start page in a browser."),
    Setting("https", False, "Set when the public address is https: cookies then never travel without it."),
)


@dataclass(frozen=True)
class Settings:
    """The settings of this run."""

    host: str = "0.0.0.0"  # noqa: S104  # see SETTINGS
    port: int = 8000
    data: str = "sessions"
    public_url: str = ""
    browser: bool = True
    https: bool = False

    @property
    def data_dir(self) -> Path:
        """The data folder, absolute."""
        return Path(self.data).resolve()
