"""Leave the parts of numpy unloaded that an edition does not need.

scipy makes a list of all parts of numpy, by which those for Fortran, masks and tests are loaded: 50 ms of the 100 ms of
its start.  They are loaded when something in them is used, by the standard library's `LazyLoader`.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

_UNUSED = ("numpy.f2py", "numpy.ma", "numpy.testing")


def leave_unloaded(names: tuple[str, ...] = _UNUSED) -> None:
    """Let parts of packages load themselves at their first use; nothing for parts that are imported already."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is None or spec.loader is None:
            continue
        spec.loader = loader = LazyLoader(spec.loader)
        sys.modules[name] = module = module_from_spec(spec)
        loader.exec_module(module)
        package, _, part = name.rpartition(".")
        setattr(sys.modules[package], part, module)
