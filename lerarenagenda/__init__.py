"""The action list of parties that answer to one another: plain YAML in git."""

__version__ = "0.1.0"
