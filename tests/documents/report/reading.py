"""Reading reports back: the text of a PDF, a Word file and an ODT, page by page where there are pages."""

import io
import re
import zipfile
from xml.etree import ElementTree

from pypdfium2 import PdfDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def squeezed(text):
    """Without white space and hyphens: line ends and hyphenation differ between formats (U+FFFE: a hyphen that broke a line)."""
    return re.sub(r"[\s\-\u00ad\u200b\ufffe]", "", text)


def pdf_pages(data):
    with PdfDocument(data) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


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
