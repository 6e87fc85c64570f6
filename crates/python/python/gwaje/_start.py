"""The command as a program of its own: ``python -I -S _start.py EXTENSION ARGUMENTS``.

The extension is loaded by its file, so that nothing depends on the paths and settings of the interpreter that started
us: a cluster puts packages where a fresh interpreter would not look.
"""

import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_loader

_NAME = "gwaje._gwaje"
_extension = sys.argv[1]
_spec = spec_from_loader(_NAME, ExtensionFileLoader(_NAME, _extension))
_module = module_from_spec(_spec)
_spec.loader.exec_module(_module)
_module.started_by([sys.executable, "-I", "-S", __file__, _extension])
sys.exit(_module.run(["gwaje", *sys.argv[2:]]))
