"""What one file may say."""
