"""Reading reports back: the text of a PDF, a Word file and an ODT, page by page where there are pages."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pikepdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def squeezed(text):
    """Without white space and hyphens: line ends and hyphenation differ between formats."""
    return re.sub(r"[\s\-\u00ad\u200b]", "", text)


def pdf_pages(data):
    with pikepdf.open(io.BytesIO(data)) as document:
        return [squeezed(_shown(page, page.Resources)) for page in document.pages]


def pdf_text(data):
    return "".join(pdf_pages(data))


def xml_parts(data, *names):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def docx_text(data):
    [body] = xml_parts(data, "word/document.xml")
    return squeezed("".join(node.text or "" for node in body.iter(f"{W}t")))


def odt_text(data):
    [body] = xml_parts(data, "content.xml")
    return squeezed("".join(body.itertext()))


def _shown(source, resources):
    """The text that a page or a form shows, through the fonts' own tables."""
    tables, parts, table = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(source):
        match str(operator):
            case "Tf":
                name = str(operands[0])
                if name not in tables:
                    tables[name] = _letters(resources.Font[name].ToUnicode.read_bytes().decode())
                table = tables[name]
            case "Tj":
                parts.append(_decoded(operands[0], table))
            case "TJ":
                parts += [_decoded(piece, table) for piece in operands[0] if isinstance(piece, pikepdf.String)]
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.Subtype == "/Form":
                    parts.append(_shown(form, form.Resources))
    return "".join(parts)


def _decoded(piece, table):
    codes = bytes(piece)
    return "".join(table.get(codes[at : at + 2].hex().upper(), "") for at in range(0, len(codes), 2))


def _letters(cmap):
    found = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, letters in re.findall(r"<(\w+)>\s*<(\w+)>", section):
            found[code.upper()] = bytes.fromhex(letters).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", section):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04X}"] = chr(int(letters, 16) + step)
    return found
