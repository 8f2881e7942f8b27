"""The shape of the files of content/, one pydantic model per kind of mapping."""

import os

# Before pydantic is imported: a package installed beside us must not alter how content is read, and to
# look for one takes longer than reading half the content.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
