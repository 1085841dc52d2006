"""The formats of `check`: each module is a value of its `--format` and has `render(report, *, screen)`."""
