"""Domain -> HTML -> PDF: what each document says and how it is typeset."""
