"""Rules beyond what the examples on their pages show."""
