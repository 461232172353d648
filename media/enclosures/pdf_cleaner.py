"""The process in which a PDF that came in is cleaned: a file in, a file out.

    python -I media/enclosures/pdf_cleaner.py SOURCE TARGET

It holds no login, key or name. What is kept is named here; all else is left behind,
and the file is written anew from its pages, so that no earlier version stays in it.
It answers in JSON: `pages` and `removed` (of REMOVED), or `unfit`.
"""

import json
import sys
import zlib
from pathlib import Path

MOST_PAGES = 5_000
REMOVED = (
    *("properties", "scripts", "files", "forms", "comments", "links", "bookmarks"),
    *("thumbnails", "program_data"),
)
# What a document, a page and a link may say; no other key goes on.
_ROOT = {"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/PageLabels"}
_ROOT |= {"/OCProperties", "/Dests", "/Names"}
_PAGE = {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox"}
_PAGE |= {"/TrimBox", "/ArtBox", "/Contents", "/Rotate", "/Group", "/Annots"}
_PAGE |= {"/StructParents", "/Tabs", "/UserUnit"}
_LINK = {"/Type", "/Subtype", "/Rect", "/Border", "/C", "/A", "/Dest", "/H"}
_LINK |= {"/QuadPoints", "/StructParent", "/BS"}
# What goes wherever it stands, with the word for it.
_ANYWHERE = {
    "/Metadata": "properties",
    "/PieceInfo": "program_data",
    "/LastModified": "program_data",
    "/AA": "scripts",
    "/OpenAction": "scripts",
    "/JS": "scripts",
    "/AF": "files",
    "/EF": "files",
    "/Thumb": "thumbnails",
    "/Alternates": "program_data",
    "/OPI": "program_data",
    "/PS": "scripts",
    "/Ref": "files",
}
_OF_ROOT = {
    "/AcroForm": "forms",
    "/Outlines": "bookmarks",
    "/AF": "files",
    "/Collection": "files",
    "/OpenAction": "scripts",
    "/AA": "scripts",
    "/Perms": "forms",
}
_DCT, _JPX, _FLATE = "/DCTDecode", "/JPXDecode", "/FlateDecode"
_SHORT = {"/DCT": _DCT, "/Fl": _FLATE}


class NotFit(Exception):
    """The reason stands in `unfit.py`."""


def main(source, target) -> dict:
    import pikepdf

    try:
        with pikepdf.open(source) as pdf:
            return _clean(pdf, target)
    except pikepdf.PasswordError:
        return {"unfit": "encrypted"}
    except NotFit as unfit:
        return {"unfit": str(unfit)}
    except MemoryError:
        return {"unfit": "costly"}
    except OSError as error:
        return {"unfit": "full" if error.errno == 28 else "damaged"}
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError):
        # What a broken file makes of the steps from it to pages.
        return {"unfit": "damaged"}


def _clean(pdf, target) -> dict:
    if pdf.is_encrypted:
        raise NotFit("encrypted")
    pages = len(pdf.pages)
    if not 0 < pages <= MOST_PAGES:
        raise NotFit("pages")
    removed = set()
    _trailer(pdf, removed)
    _root(pdf.Root, removed)
    for page in pdf.pages:
        _page(page.obj, removed)
    for each in pdf.objects:
        _anywhere(each, removed)
    pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return {"pages": pages, "removed": sorted(removed)}


def _trailer(pdf, removed):
    if "/Info" in pdf.trailer:
        removed.add("properties")
        del pdf.trailer["/Info"]
    if "/ID" in pdf.trailer:  # by which a file is known again wherever it went
        del pdf.trailer["/ID"]


def _root(root, removed):
    if "/OCProperties" in root:
        _layers(root["/OCProperties"])
    _names(root, removed)
    for key in set(root.keys()) - _ROOT:
        if word := {**_ANYWHERE, **_OF_ROOT}.get(key):
            removed.add(word)
        del root[key]


def _names(root, removed):
    """Places to which links within the document lead stay."""
    if "/Names" not in root:
        return
    names = root["/Names"]
    for key in set(names.keys()) - {"/Dests"}:
        removed.add("scripts" if key == "/JavaScript" else "files")
        del names[key]
    if not len(names.keys()):
        del root["/Names"]


def _layers(layers):
    """Layers that can be seen stay; a hidden one nobody has looked at."""
    usual = layers.get("/D", {})
    if usual.get("/BaseState") == "/OFF" or len(usual.get("/OFF", ())):
        raise NotFit("hidden")


def _page(page, removed):
    for key in set(page.keys()) - _PAGE:
        if word := _ANYWHERE.get(key):
            removed.add(word)
        del page[key]
    if "/Annots" not in page:
        return
    kept = []
    for each in page["/Annots"]:
        if _is_link(each):
            for key in set(each.keys()) - _LINK:
                del each[key]
            kept.append(each)
        else:
            removed.add(_word_for(each))
    del page["/Annots"]
    if kept:
        import pikepdf

        page["/Annots"] = pikepdf.Array(kept)


def _is_link(annotation) -> bool:
    """Within the document, or to an address on the web."""
    if annotation.get("/Subtype") != "/Link":
        return False
    action = annotation.get("/A")
    if action is None:
        return "/Dest" in annotation
    if action.get("/S") == "/GoTo":
        allowed = {"/Type", "/S", "/D"}
    elif action.get("/S") == "/URI" and _is_web(str(action.get("/URI", ""))):
        allowed = {"/Type", "/S", "/URI"}
    else:
        return False
    for key in set(action.keys()) - allowed:
        del action[key]
    return True


def _is_web(address) -> bool:
    return address.strip().lower().startswith(("http://", "https://", "mailto:"))


def _word_for(annotation) -> str:
    kind = annotation.get("/Subtype")
    if kind == "/Link":
        return "links"
    if kind == "/Widget":
        return "forms"
    return "files" if kind == "/FileAttachment" else "comments"


def _anywhere(each, removed):
    import pikepdf

    for found in _dictionaries(each, pikepdf):
        for key in _ANYWHERE.keys() & set(found.keys()):
            removed.add(_ANYWHERE[key])
            del found[key]
        if found.get("/Type") == "/OCG" and "/Usage" in found:
            del found["/Usage"]
    if isinstance(each, pikepdf.Stream):
        _picture(each, removed)


def _dictionaries(each, pikepdf):
    """An object and the dictionaries written inside it; what it only points to comes
    by itself."""
    waiting = [each]
    while waiting:
        found = waiting.pop()
        if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            yield found
            inner = [found[key] for key in list(found.keys())]
        elif isinstance(found, pikepdf.Array):
            inner = list(found)
        else:
            continue
        waiting += [
            one
            for one in inner
            if isinstance(one, (pikepdf.Dictionary, pikepdf.Array))
            and not one.is_indirect
        ]


def _picture(stream, removed):
    filters = _filters(stream)
    if not {_DCT, _JPX} & set(filters):
        return
    from jpegs import Strange, bare_jpeg, bare_jpeg_2000

    if set(filters[:-1]) - {_FLATE} or len(filters) > 2:
        raise NotFit("unclean")
    raw = stream.read_raw_bytes()
    try:
        if len(filters) == 2:
            raw = _inflated(raw)
        bare = bare_jpeg(raw) if filters[-1] == _DCT else bare_jpeg_2000(raw)
    except (Strange, zlib.error) as error:
        raise NotFit("unclean") from error
    if bare != raw or len(filters) == 2:
        removed.add("properties")
        _write(stream, bare, filters[-1])


def _filters(stream) -> list[str]:
    import pikepdf

    given = stream.get("/Filter")
    if given is None:
        return []
    given = given if isinstance(given, pikepdf.Array) else [given]
    return [_SHORT.get(str(name), str(name)) for name in given]


def _inflated(raw) -> bytes:
    """A picture that was pressed once more; one that swells a hundredfold is none."""
    most = 100 * len(raw) + 1_000_000
    opened = zlib.decompressobj().decompress(raw, most)
    if len(opened) >= most:
        raise zlib.error("too much")
    return opened


def _write(stream, bare, kind):
    import pikepdf

    given = stream.get("/DecodeParms")
    if isinstance(given, pikepdf.Array):
        given = given[len(given) - 1] if len(given) else None
    parms = given if isinstance(given, pikepdf.Dictionary) else None
    stream.write(bare, filter=pikepdf.Name(kind), decode_parms=parms)


if __name__ == "__main__":
    # Isolated Python does not look beside the program: `jpegs` is there.
    sys.path.append(str(Path(__file__).resolve().parent))
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201
