"""The way in from a terminal: Ctrl+C before and after the command itself says nothing of Python either."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """The entry point of the package."""
    heard = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN  # a program in the background is not interrupted
    if heard:
        # While our own modules are loaded nothing is begun yet: the program simply ends.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ui.cli import app
    from ui.cli.words import run

    if heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    status = run(app)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done, and said
    sys.exit(status)
