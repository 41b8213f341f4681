"""What a regimen file can say."""
