"""What a user does, without Qt."""
