"""Written documents joined into one file by qpdf: the tags, the outline and the declarations stay.

WeasyPrint can join what it laid out, but draws and writes every document again for each patient. qpdf copies
what is written already, and compresses once what is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf


def joined(documents: Sequence[bytes], title: str, *, two_sided: bool = False) -> bytes:
    """One compressed PDF of documents that `Renderer.write` wrote, or that were joined before.

    Author, language, colours and the standards that are declared are those of the first. With `two_sided`,
    each document begins on a new sheet of paper: a white page follows those of an odd number of pages.
    """
    with Pdf.open(BytesIO(documents[0])) as whole:
        if len(documents) > 1:
            _make_room(whole)
        for number, document in enumerate(documents):
            pages = len(whole.pages)
            if number:
                if two_sided and pages % 2:
                    *_, width, height = (float(edge) for edge in whole.pages[-1].mediabox)
                    whole.add_blank_page(page_size=(width, height))
                with Pdf.open(BytesIO(document)) as part:
                    _append(whole, part)
        whole.docinfo["/Title"] = title
        with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as declared:
            declared["dc:title"] = title
        written = BytesIO()
        whole.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def _make_room(whole: Pdf) -> None:
    """Make what was the whole of the structure tree the first part of it."""
    root = whole.Root.StructTreeRoot
    first = root.K[0]
    top = Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([first]))
    root.K[0] = whole.make_indirect(top)
    first.S, first.P = Name.Part, root.K[0]


def _append(whole: Pdf, part: Pdf) -> None:
    """The pages of `part` after those of `whole`, then what speaks of them: tags and headings."""
    pages = len(whole.pages)
    whole.pages.extend(part.pages)
    # Copied after the pages, what points at a page points at its copy.
    root, tree = whole.Root.StructTreeRoot, whole.copy_foreign(part.Root.StructTreeRoot)
    top, element = root.K[0], tree.K[0]
    element.S, element.P = Name.Part, top
    top.K.append(element)
    # The tree of parents is a list of keys, each followed by its value; pages, links, drawings say theirs.
    numbers, more = root.ParentTree.Nums, tree.ParentTree.Nums
    free = int(numbers[-2]) + 1
    for at in range(0, len(more), 2):
        numbers.append(int(more[at]) + free)
        numbers.append(more[at + 1])
    for owner in _owners(list(whole.pages)[pages:]):
        for key in ("/StructParents", "/StructParent"):
            if key in owner:
                owner[key] = int(owner[key]) + free
    _append_outline(whole, part)


def _owners(pages: Iterable[Page]) -> Iterable[Object]:
    """What may hold words: pages with their links and drawings, each once, though pages share drawings."""
    found: dict[tuple[int, int], Object] = {}
    for page in pages:
        owners = [page.obj, *page.obj.get("/Annots", [])]
        if "/XObject" in page.resources:
            owners += page.resources.XObject.values()
        for owner in owners:
            found[owner.objgen] = owner
    return found.values()


def _append_outline(whole: Pdf, part: Pdf) -> None:
    """The headings of `part` after those of `whole`, as a reader shows them beside the pages."""
    outline, more = whole.Root.Outlines, whole.copy_foreign(part.Root.Outlines)
    outline.Last.Next, more.First.Prev = more.First, outline.Last
    heading = more.First
    heading.Parent = outline
    while "/Next" in heading:
        heading = heading.Next
        heading.Parent = outline
    outline.Last = more.Last
    outline.Count = int(outline.Count) + int(more.Count)
