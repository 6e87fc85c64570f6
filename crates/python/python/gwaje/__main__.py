"""``python -m gwaje``: the whole command."""

import signal
import sys

from . import _gwaje
from ._program import WORDS


def main() -> int:
    """Runs the command with the words of the command line."""
    # The command has its own way with Ctrl-C; Python's would only take note of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _gwaje.started_by(WORDS)
    return _gwaje.run(["gwaje", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
