"""agenda completion SHELL: the lines by which a shell completes what is typed after `agenda`."""

import sys
from pathlib import Path

from lerarenagenda.cli._options import Command
from lerarenagenda.cli._surface import write
from lerarenagenda.i18n import N_

HELP = N_("Print the lines by which the Tab key completes what is typed")
SHELLS = Path(__file__).with_name("_shells")


def _printing(name: str, file: str, help_line: str) -> Command:
    def script() -> None:
        write(sys.stdout, (SHELLS / file).read_text(encoding="utf-8"))

    return Command(name, script, help_line)


COMMANDS = (
    _printing("bash", "agenda.bash", N_('Put in ~/.bashrc: eval "$(agenda completion bash)"')),
    _printing("zsh", "agenda.zsh", N_('Put in ~/.zshrc, after compinit: eval "$(agenda completion zsh)"')),
    _printing("fish", "agenda.fish", N_("Run once: agenda completion fish > ~/.config/fish/completions/agenda.fish")),
    _printing(
        "powershell",
        "agenda.ps1",
        N_("Put in the file $PROFILE names: agenda completion powershell | Out-String | Invoke-Expression"),
    ),
)
