"""Which commands there are, by the names of their modules; none is imported before it is meant.

An underscore in the name of a module is a hyphen in that of the command: `report_done.py` is `agenda report-done`.
"""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

from lerarenagenda import cli


def command_names() -> tuple[str, ...]:
    """Every command; what begins with `_` is shared by them."""
    names = (one.name for one in pkgutil.iter_modules(cli.__path__))
    return tuple(sorted(name.replace("_", "-") for name in names if not name.startswith("_")))


def command_module(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"{cli.__name__}.{_identifier(name)}")


def declared_in(module: ModuleType, name: str) -> Any:  # noqa: ANN401 a Command, which is not imported for a mere list
    """The command that its module declares under its own name."""
    return getattr(module, _identifier(name))


def help_of(name: str) -> str:
    """What a command does, in its own words, still to be translated."""
    module = command_module(name)
    return str(module.HELP if hasattr(module, "COMMANDS") else declared_in(module, name).help)


def _identifier(name: str) -> str:
    return name.replace("-", "_")
