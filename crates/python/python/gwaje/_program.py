"""How the command is started in a process of its own, from whatever Python this is."""

import pathlib
import sys

from . import _gwaje

#: The words that start the command; its arguments follow.
WORDS = [sys.executable, "-I", "-S", str(pathlib.Path(__file__).with_name("_start.py")), _gwaje.__file__]
