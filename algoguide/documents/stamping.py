"""Who a consent is for, put into the room that a consent for nobody leaves for it.

Two patients who come for the same thing sign the same words. Laid out once, they take the lines of each as a
drawing of its own, which holds the only name of the file. Tags lead to it as to any text.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from algoguide.documents.pdf import Place

ROOM = Name.Sect
"""The tag of the room that is left: no document has another element of that kind."""


def stamped(blank: bytes, room: Place, lines: bytes, at: Place) -> bytes:
    """`blank` with what stands at `at` in `lines`, both written by `Renderer.write`, at `room`.

    Raises:
        LookupError: `blank` has no room.
    """
    with Pdf.open(BytesIO(blank)) as whole, Pdf.open(BytesIO(lines)) as identity:
        page = whole.pages[room.page]
        form = whole.copy_foreign(identity.pages[at.page].as_form_xobject())
        name = page.add_resource(form, Name.XObject)
        move = f"Q q 1 0 0 1 {room.left - at.left:.4f} {room.top - at.top:.4f} cm {name} Do Q"
        page.contents_add(b"q", prepend=True)
        page.contents_add(move.encode())
        _tag(whole, page, form, identity, at.page)
        written = BytesIO()
        whole.save(written, compress_streams=False, deterministic_id=True)
    return written.getvalue()


def _tag(whole: Pdf, page: Page, form: Object, identity: Pdf, number: int) -> None:
    """Move the elements of `identity` into the room, and have them say in which drawing their words are."""
    root = whole.Root.StructTreeRoot
    room = next((e for e in _elements(root.K[0]) if e.S == ROOM), None)
    if room is None:
        raise LookupError("no room for an identity")
    # The page of the lines is not copied: what says that its words are there says it anew.
    for element in _elements(identity.Root.StructTreeRoot.K[0]):
        if "/Pg" in element:
            del element.Pg
    tree = whole.copy_foreign(identity.Root.StructTreeRoot)
    top = tree.K[0].K[0]
    for element in list(_elements(top)):
        element.Pg = page.obj
        element.K = Array([_marked(kid, page, form) for kid in element.get("/K", [])])
    room.S, room.K = Name.Div, top.K
    for kid in room.K:
        kid.P = room
    numbers, more = root.ParentTree.Nums, tree.ParentTree.Nums
    key = int(numbers[-2]) + 1
    form.StructParents = key
    numbers.append(key)
    numbers.append(more[2 * number + 1])


def _marked(kid: Object | int, page: Page, form: Object) -> Object | Dictionary:
    """A number says which words of the page; those of a drawing on the page need to name it."""
    if isinstance(kid, int):
        return Dictionary(Type=Name.MCR, Pg=page.obj, Stm=form, MCID=kid)
    return kid


def _elements(element: Object) -> Iterator[Object]:
    """An element and those in it, in reading order."""
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, Dictionary):
            yield from _elements(kid)
