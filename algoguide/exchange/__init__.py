"""Other systems: files that come in from another program."""
