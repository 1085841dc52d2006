"""The formats of an answer: each module is a value of `--format` and has `render(document, *, screen)`."""
