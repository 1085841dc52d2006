"""The command line: a module a command; what begins with `_` is shared by all of them."""

import gc


def main() -> None:
    """Run `agenda` with the words it was called with."""
    gc.disable()  # a command ends long before circles could fill the memory, and looking for them takes a fifth of it
    from lerarenagenda.cli._program import run

    run()
