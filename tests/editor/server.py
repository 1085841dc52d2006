"""The server that editors ask about YAML, asked over its standard input and output as editors do."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

LONGEST_SECONDS = 60  # a server that says nothing more is ended, so that no test waits for ever
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
    },
}


class Server:
    """A running server, and the findings it has sent about each file."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        self.process = process
        self.settings = settings
        self.asked = 0
        self.found: dict[str, list[dict[str, Any]]] = {}

    def tell(self, method: str, **params: Any) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Ask something, and wait for the answer; meanwhile the server may ask and tell as well."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params or None})
        while True:
            said = self._next()
            if said.get("id") == self.asked and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def findings(self, texts: Mapping[Path, str]) -> dict[Path, list[dict[str, Any]]]:
        """What the server finds in each of these files, when they hold these texts."""
        for path, text in texts.items():
            self.show(path, text)
        while any(path.as_uri() not in self.found for path in texts):
            self._next()
        return {path: self.found[path.as_uri()] for path in texts}

    def show(self, path: Path, text: str) -> None:
        """Open a file with this text, which need not be on disk."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)

    def ask_at(self, method: str, path: Path, text: str, cursor: str = "|") -> Any:
        """Ask about the place in a text where the cursor stands."""
        before, _, after = text.partition(cursor)
        self.show(path, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(method, textDocument={"uri": path.as_uri()}, position=position)

    def _send(self, message: Mapping[str, Any]) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        """The next thing the server says; what it asks is answered from the settings."""
        said = self._read()
        if said.get("method") == "textDocument/publishDiagnostics":
            self.found[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif "method" in said and "id" in said:
            wanted = said["params"].get("items", []) if said["method"] == "workspace/configuration" else []
            self._send({"id": said["id"], "result": [self.settings.get(one["section"]) for one in wanted] or None})
        return said

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        said: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return said


@contextmanager
def running(program: Path, folder: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """A server that has this folder open, with these settings, until it is told to end."""
    process = subprocess.Popen(
        ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    guard = Timer(LONGEST_SECONDS, process.kill)
    guard.start()
    try:
        with process:
            server = Server(process, settings)
            opened = [{"uri": folder.as_uri(), "name": folder.name}]
            server.ask("initialize", rootUri=folder.as_uri(), workspaceFolders=opened, capabilities=CAPABILITIES)
            server.tell("initialized")
            yield server
            server.ask("shutdown")
            server.tell("exit")
            process.wait()
    finally:
        guard.cancel()
        process.kill()
