"""The command line: a module a command; what begins with `_` is shared by all of them."""


def main() -> None:
    """Run `agenda` with the words it was called with."""
    from lerarenagenda.cli._program import run

    run()
