"""All records joined, and what they say on a day."""
