"""What is shown of writing: kills, failing calls, random moments and several writers, on real git."""
