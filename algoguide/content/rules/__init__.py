"""What content must respect, beyond the shape of its files."""
