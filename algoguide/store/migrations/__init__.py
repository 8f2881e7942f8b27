"""The steps between the versions of the schema, oldest first. They are written by hand and never changed."""
