"""What people ask, answered in plain values: a module a question, and no word of how it is shown."""
