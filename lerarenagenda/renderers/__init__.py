"""Answers and findings become text: a module a format, and no word of what is asked."""

import pkgutil
from importlib import import_module
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """The formats in a package, by the names of its modules; none of them is imported."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def renderer(package: ModuleType, name: str) -> ModuleType:
    """The module of one format."""
    return import_module(f"{package.__name__}.{name}")
