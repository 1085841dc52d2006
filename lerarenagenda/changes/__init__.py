"""What people do becomes edits of files: proved in memory first, then written."""
