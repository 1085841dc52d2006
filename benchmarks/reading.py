"""The other yardstick: an agenda is read, and nothing is asked of it. `python -m benchmarks.reading FOLDER`.

It takes in the modules that `agenda check` does, those of all rules too: what check costs more is checking and showing.
"""

import gc
import sys
from importlib import import_module
from pathlib import Path

COMMAND = ("lerarenagenda.cli._program", "lerarenagenda.cli.check", "lerarenagenda.renderers.findings.text", "hashlib")


def main() -> None:
    """Read a folder, as the command line does."""
    gc.disable()
    for name in COMMAND:
        import_module(name)

    from lerarenagenda.agenda.load import load
    from lerarenagenda.rules import all_rules

    all_rules()
    load(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
