"""The Dutch catalogue; the English texts stand in the code."""
