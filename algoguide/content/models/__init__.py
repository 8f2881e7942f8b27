"""The shape of the files of content/, one pydantic model per kind of mapping."""
