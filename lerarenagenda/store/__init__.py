"""Text on disk: files, what they say, and where."""
