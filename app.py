"""The entrance of Oogst: `python app.py` opens the hall, `python app.py --help` tells what else it can do."""

from __future__ import annotations

import sys

ORDINARY_COMMANDS = {"erase", "export", "link", "rehearse"}

if __name__ == "__main__" and ORDINARY_COMMANDS.isdisjoint(sys.argv[1:]):
    # Only the server runs on gevent, which has to be patched in before anything else is imported. The other commands
    # are ordinary programs: a rehearsal's clients are threads, and a child process must not inherit the patching.
    from gevent import monkey

    monkey.patch_all()

from facilitator.web.cli import main

if __name__ == "__main__":
    main()
