"""How parts lie in a file, what may not stay in one, and OpenDocument."""

from building import (
    MARKER,
    STYLES,
    TYPE,
    W,
    head,
    letter,
    opened,
    picture,
    save,
    section,
)


def packages() -> None:
    """How the parts lie in the file."""
    usual = letter()
    usual.types.pop("/word/document.xml")
    usual.defaults["xml"] = f"{TYPE}.document.main+xml"
    save("pak-type-als-standaard.docx", usual.packed())
    other = letter()
    other.types["/word/document.xml"] = f"{TYPE}.template.main+xml"
    save("pak-sjabloon.dotx", other.packed())
    other.types["/word/document.xml"] = "application/vnd.ms-word.document.macroEnabled.main+xml"
    save("pak-met-macros.docx", other.packed())
    moved = letter().logo(90, "media/één logo.png").packed()
    save(
        "pak-schuine-strepen.docx",
        {name.replace("/", "\\") if name.startswith("word") else name: one for name, one in moved.items()},
    )
    capitals = letter(f"{MARKER}<w:p>{picture('rId90')}</w:p>").logo(90, "media/Een%20logo.PNG").packed()
    capitals["word/MEDIA/een logo.png"] = capitals.pop("word/media/Een%20logo.PNG")
    save("pak-hoofdletters.docx", capitals)
    away = {name.replace("word/", "brief/tekst/"): one for name, one in letter().packed().items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        away[name] = away[name].replace(b"word/", b"/brief/tekst/" if name.startswith("_") else b"brief/tekst/")
    save("pak-andere-map.docx", away)
    lost = letter(
        f"<w:p>{picture('rId90')}</w:p>{MARKER}<w:p><w:r><w:pict><v:shape style='width:9pt;height:9pt'><v:imagedata r:id='rId91'/></v:shape></w:pict></w:r></w:p>",
        section(head(92)),
    )
    save(
        "pak-verwijzing-null.docx",
        lost.points("image", "../NULL", 90).points("image", "NULL", 91).points("header", "header9.xml", 92).packed(),
    )
    strict = {
        name: one.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        ).replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        for name, one in letter().packed().items()
    }
    save("pak-strikt.docx", strict)
    half = dict(letter().packed())
    half["word/document.xml"] = strict["word/document.xml"]
    save("pak-half-strikt.docx", half)


def harm() -> None:
    """Addresses outside and names of people, in every place that was seen to hold one."""
    vml = (
        '<w:p><w:r><w:pict><v:shape id="s" style="width:50pt;height:50pt" href="https://evil.example" o:href="https://evil.example" alt="https://evil.example">'
        '<v:imagedata src="https://evil.example/x.png" o:href="https://evil.example/y.png" o:title="Jan de Vries" r:id="rId90"/>'
        '<v:fill type="frame" src="https://evil.example/z.png" o:althref="https://evil.example/a.png"/>'
        '<v:stroke filltype="frame" src="https://evil.example/b.png" o:althref="https://evil.example/c.png"/></v:shape></w:pict></w:r></w:p>'
    )
    save("kwaad-vml-adres.docx", letter(MARKER + vml).logo().packed())
    water = (
        '<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;'
        'rotation:315" fillcolor="silver" stroked="f"><v:textpath style="font-family:&quot;Calibri&quot;" string="CONCEPT"/></v:shape></w:pict></w:r></w:p>'
    )
    save("watermerk.docx", letter(last=section(head(3))).header(3, water).packed())
    change = '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="Jan de Vries" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange></w:rPr><w:t>vet</w:t></w:r></w:p>'
    save("kwaad-opmaakwijziging.docx", letter(MARKER + change).packed())
    styled = letter()
    styled.put(
        "word/styles.xml",
        STYLES.replace("<w:keepNext/>", '<w:keepNext/><w:pPrChange w:id="1" w:author="Jan de Vries"><w:pPr/></w:pPrChange>'),
    )
    save("kwaad-stijlwijziging.docx", styled.packed())
    kept = '<w:docVars><w:docVar w:name="steller" w:val="Jan de Vries"/></w:docVars><w:rsids><w:rsidRoot w:val="00AA"/></w:rsids><w:attachedTemplate r:id="rId1"/>'
    names = letter(settings=kept.replace(' r:id="rId1"', "")).points(
        "attachedTemplate", "https://evil.example/x.dotm", 40, outside=True
    )
    names.more(
        "people",
        "people.xml",
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Jan de Vries"/></w15:people>',
        41,
    )
    names.put(
        "docProps/core.xml",
        '<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>Jan de Vries</dc:creator></cp:coreProperties>',
    )
    names.put("docProps/custom.xml", "<Properties><p>Jan de Vries</p></Properties>")
    save("kwaad-namen.docx", names.packed())
    edits = '<w:p><w:permStart w:id="1" w:ed="jan@duinrade.example"/><w:bookmarkStart w:id="2" w:name="Jan_de_Vries"/><w:r w:rsidR="00AA"><w:t>Vrij</w:t></w:r><w:bookmarkEnd w:id="2"/><w:permEnd w:id="1"/></w:p>'
    save("kwaad-rechten.docx", letter(MARKER + edits).packed())
    empty = letter().more("comments", "comments.xml", f"<w:comments {W}/>", 50)
    save("opmerkingen-leeg.docx", empty.packed())
    remark = letter(MARKER + '<w:p><w:r><w:t>x</w:t><w:commentReference w:id="0"/></w:r></w:p>')
    remark.more(
        "comments",
        "comments.xml",
        f'<w:comments {W}><w:comment w:id="0" w:author="Jan de Vries"><w:p/></w:comment></w:comments>',
        50,
    )
    save("kwaad-opmerking.docx", remark.packed())
    save(
        "kwaad-buiten-plaatje.docx",
        letter(f"<w:p>{picture('rId90')}</w:p>{MARKER}").points("image", "https://evil.example/x.png", 90, outside=True).packed(),
    )
    blip = letter(f"<w:p>{picture('rId90', ' r:link=&quot;rId91&quot;'.replace('&quot;', chr(34)))}</w:p>{MARKER}").logo()
    save("kwaad-plaatje-met-link.docx", blip.packed())
    chart = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="g"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    save("kwaad-grafiek.docx", letter(MARKER + chart).packed())
    save(
        "kwaad-vreemd.docx",
        letter(MARKER + '<x:doos xmlns:x="urn:x"><w:p><w:r><w:t>verborgen</w:t></w:r></w:p></x:doos>').packed(),
    )
    link = '<w:p><w:hyperlink r:id="rId60" w:tooltip="https://evil.example"><w:r><w:t>onze site</w:t></w:r></w:hyperlink></w:p>'
    save("link.docx", letter(MARKER + link).points("hyperlink", "https://evil.example", 60, outside=True).packed())


def open_files() -> None:
    """OpenDocument, by hand."""
    line = "<text:p>{{ Inhoud }}</text:p>"
    fixed = '<style:header-style><style:header-footer-properties svg:height="0.5cm"/></style:header-style>'
    off = '<style:header style:display="false"><text:p>Gemeente Duinrade</text:p></style:header>'
    three = (
        "<style:header><text:p>Rechts</text:p></style:header><style:header-left><text:p>Links</text:p></style:header-left>"
        "<style:header-first><text:p>Voorblad</text:p></style:header-first>"
    )
    row = '<style:style style:name="R" style:family="table-row"><style:table-row-properties style:row-height="1cm" fo:keep-together="always"/></style:style>'
    column = '<style:style style:name="K" style:family="table-column"><style:table-column-properties style:column-width="9cm"/></style:style>'
    cells = f'<table:table><table:table-column table:style-name="K"/><table:table-row table:style-name="R"><table:table-cell>{line}</table:table-cell></table:table-row></table:table>'
    frame = f'<text:p><draw:frame svg:width="5cm" svg:height="3cm" text:anchor-type="as-char"><draw:text-box>{line}</draw:text-box></draw:frame></text:p>'
    people = '<text:p><text:author-name>Jan de Vries</text:author-name><text:sender-email>jan@duinrade.example</text:sender-email> <text:placeholder text:placeholder-type="text">&lt;datum&gt;</text:placeholder> <text:user-defined text:name="zaak">2027-014</text:user-defined></text:p>'
    tracked = "<text:tracked-changes><text:changed-region><text:insertion><dc:creator>Jan de Vries</dc:creator></text:insertion></text:changed-region></text:tracked-changes>"
    for name, parts in {
        "merk-spaties": opened("<text:p>{{ inhoud }}</text:p>"),
        "merk-over-stukken": opened("<text:p>{<text:span>{in</text:span>hou<text:span>d}</text:span>}</text:p>"),
        "merk-in-regel": opened("<text:p>Hierbij: <text:span>{{inhoud}}</text:span> Einde.</text:p>"),
        "merk-in-kopregel": opened('<text:h text:outline-level="1">{{inhoud}}</text:h>'),
        "merk-in-cel": opened(cells, automatic=row + column),
        "merk-in-lijst": opened(f"<text:list><text:list-item>{line}</text:list-item></text:list>"),
        "merk-in-tekstvak": opened(frame),
        "merk-in-sectie": opened(f'<text:section text:name="Deel">{line}</text:section>'),
        "merk-niet": opened(""),
        "kop-uit": opened(line, head=off), "kop-geen": opened(line, head=""), "kop-vaste-hoogte": opened(line, layout=fixed),
        "kop-drie": opened(line, head=three, layout="<style:header-style/>"),
        "velden": opened(line + people),
        "opmerking": opened(line + "<text:p>x<office:annotation><dc:creator>Jan de Vries</dc:creator><text:p>nee</text:p></office:annotation></text:p>"),
        "wijziging": opened(tracked + line), "wijzigingen-leeg": opened('<text:tracked-changes text:track-changes="false"/>' + line),
        "lost-plaatje": opened(line + '<text:p><draw:frame svg:width="1cm" svg:height="1cm" text:anchor-type="as-char"><draw:image xlink:href="Pictures/weg.png"/></draw:frame>Na het logo</text:p>'),
        "link": opened(line + '<text:p>Zie <text:a xlink:href="https://evil.example" office:title="https://evil.example">onze site</text:a>.</text:p>'),
    }.items():  # fmt: skip
        save(f"{name}.odt", parts)
