"""Word: pages and headers, the marker, and fields."""

from building import (
    BEFORE,
    BEHIND,
    CHECK,
    CHOICE,
    EVEN,
    FIRST,
    MARKER,
    STYLES,
    Word,
    box,
    breaks,
    cell,
    field,
    head,
    letter,
    marked,
    p,
    picture,
    save,
    section,
    table,
)


def sections() -> None:
    """Headers in every way that Word has them."""
    save("kop-even-ontbreekt.docx", letter(last=section(head(3)), settings=EVEN).header(3, "Gemeente Duinrade").packed())
    both = section(head(3) + head(4, "even"))
    save("kop-even-eigen.docx", letter(last=both, settings=EVEN).header(3, "Gemeente").header(4, "Duinrade").packed())
    later = Word(p("Deel 1") + breaks(head(3) + head(4, "first")) + marked() + p(BEHIND), section(FIRST))
    save("kop-eerste-in-deel-2.docx", later.header(3, "Gemeente Duinrade").header(4, "Voorblad").packed())
    save("kop-eerste-ontbreekt.docx", letter(last=section(head(3) + FIRST)).header(3, "Gemeente Duinrade").packed())
    own = Word(
        p("Voorblad") + breaks(head(3) + FIRST) + marked() + breaks(FIRST) + p(BEHIND), section(head(4, "first") + FIRST), EVEN
    )
    save("kop-alles-door-elkaar.docx", own.header(3, "Gemeente Duinrade").header(4, "Bijlage").packed())
    save("kop-geen.docx", letter().packed())
    three = Word(p("Een") + breaks(head(3)) + p("Twee") + breaks() + marked() + p(BEHIND), section())
    save("kop-van-deel-1.docx", three.header(3, "Gemeente Duinrade").packed())
    # The usual, first and even headers are of part one; part two has no first page, part three has one again.
    there = marked() + breaks(head(3) + head(4, "first") + FIRST) + p("Bijlage") + breaks(sort="oddPage")
    again = Word(there + p("Deel drie") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("Slot"), section(FIRST), EVEN)
    save("kop-eerste-weer-in-deel-3.docx", again.header(3, "Gemeente Duinrade").header(4, "Voorblad").packed())
    flow = Word(p(BEFORE) + breaks(head(3)) + marked() + p(BEHIND), section(head(4), sort="continuous"))
    save("kop-doorlopend.docx", flow.header(3, "Gemeente Duinrade").header(4, "Vervolg").packed())
    wide = Word(p(BEFORE) + breaks(head(3)) + marked() + p(BEHIND), section(wide=True))
    save("bladzijde-liggend.docx", wide.header(3, "Gemeente Duinrade").packed())
    save("bladzijde-vaste-marge.docx", letter(last=section(head(3), margin="-1000")).header(3, "Gemeente Duinrade").packed())
    save("bladzijde-kolommen.docx", letter(last=section('|<w:cols w:num="2" w:space="400"/>')).packed())
    save("sectie-ontbreekt.docx", letter(last="").packed())
    save("sectie-niet-achteraan.docx", Word(p(BEFORE) + section(head(3)) + marked(), "").header(3, "Gemeente").packed())
    same = marked("{{inhoud}}", f"<w:pPr>{section(head(3))}</w:pPr>")
    save(
        "sectie-in-merkregel.docx", Word(p(BEFORE) + same + p(BEHIND), section(head(3), wide=True)).header(3, "Gemeente").packed()
    )
    table_head = table(f"<w:tr>{cell(p('Gemeente Duinrade'))}</w:tr>") + "<w:p/>"
    save(
        "kop-met-tabel.docx",
        letter(last=section(head(3) + head(4, part="footer"))).header(3, table_head).header(4, "Voet", "footer").packed(),
    )


def unseen() -> None:
    """Styles of which plain text cannot be read: all that the template has is set in them."""
    letters = '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>'
    line = '<w:spacing w:line="20" w:lineRule="exact"/>'
    normal = '<w:name w:val="Normal"/>'
    frame = '<w:framePr w:w="200" w:h="20" w:hRule="exact" w:hAnchor="page" w:vAnchor="page" w:x="1" w:y="1"/>'
    for name, looks in {
        "wit": f"<w:pPr>{line}</w:pPr><w:rPr>{letters}</w:rPr>",
        "verborgen": "<w:rPr><w:vanish/></w:rPr>",
        "kader": f"<w:pPr>{frame}</w:pPr>",
    }.items():
        made = letter(last=section(head(3))).header(3, "Gemeente Duinrade")
        save(f"stijl-{name}.docx", made.put("word/styles.xml", STYLES.replace(normal, normal + looks)).packed())
    whole = f"<w:pPrDefault><w:pPr>{line}</w:pPr></w:pPrDefault></w:docDefaults>"
    overall = STYLES.replace('<w:sz w:val="20"/>', letters).replace("</w:docDefaults>", whole)
    save("stijl-overal-wit.docx", letter().put("word/styles.xml", overall).packed())


def markers() -> None:
    """The marker as people type it."""
    for name, text in {
        "spaties": "{{ inhoud }}", "hoofdletters": "{{INHOUD}}", "vaste-spatie": "{{\u00a0inhoud\u00a0}}", "in-regel": "Hierbij: {{inhoud}} Einde.",
        "bijna": "{inhoud}", "haken": "[inhoud]", "tikfout": "{{ inhuod }}", "open": "{{inhoud", "andere": "{{ naam }} en {{ datum }}",
    }.items():  # fmt: skip
        save(f"merk-{name}.docx", letter(marked(text)).packed())
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{part}</w:t></w:r>" for part in ("{", "{in", "hou", "d", "}}"))
    save("merk-over-stukken.docx", letter(f"<w:p>{runs}</w:p>").packed())
    fixed = '<w:trPr><w:cantSplit/><w:trHeight w:val="1000" w:hRule="exact"/></w:trPr>'
    one = table(f"<w:tr>{fixed}{cell(p('Links'), 3000)}{cell(marked(), 6000)}</w:tr>", grid=(3000, 6000))
    save("merk-in-cel.docx", letter(one).packed())
    floats = '<w:tblpPr w:leftFromText="141" w:rightFromText="141" w:vertAnchor="text" w:tblpY="1"/>'
    save("merk-in-zwevende-tabel.docx", letter(table(f"<w:tr>{cell(marked())}</w:tr>", looks=floats)).packed())
    names = '<w:sdtPr><w:alias w:val="Jan de Vries"/><w:tag w:val="jdevries"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    save("merk-in-inhoudsbesturing.docx", letter(f"<w:sdt>{names}<w:sdtContent>{marked()}</w:sdtContent></w:sdt>").packed())
    inside = f"<w:p><w:sdt>{names}<w:sdtContent><w:r><w:t>{{{{inhoud}}}}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    save("merk-in-besturing-in-regel.docx", letter(inside).packed())
    around = table(f"<w:tr><w:sdt>{names}<w:sdtContent>{cell(marked())}</w:sdtContent></w:sdt></w:tr>")
    save("merk-in-besturing-om-cel.docx", letter(around).packed())
    listed = '<w:pPr><w:framePr w:w="4000" w:hSpace="141" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="5000" w:y="2000"/></w:pPr>'
    save("merk-in-kader.docx", letter(marked("{{inhoud}}", listed)).packed())
    logo = f"<w:p>{picture('rId90')}<w:r><w:t>{{{{inhoud}}}}</w:t></w:r></w:p>"
    save("merk-bij-logo.docx", letter(logo).logo().packed())
    save("merk-in-tekstvak.docx", letter(box(marked())).packed())
    save("merk-in-kop.docx", letter("", section(head(3))).header(3, "{{inhoud}}").packed())
    save("merk-twee-keer.docx", letter(marked() + marked()).packed())
    save("merk-in-veld.docx", letter(f"<w:p>{field('REF _Toc1', '{{inhoud}}')}</w:p>").packed())
    save("merk-niet.docx", letter("").packed())
    save("merk-met-tekstvak-ernaast.docx", letter(box(p("Team veiligheid")) + marked()).packed())


def fields() -> None:
    """Fields: those that may stay, become text or are refused."""
    for name, parts in {
        "tekst": field("FORMTEXT", "…"), "vakje": field("FORMCHECKBOX", data=CHECK), "keuze": field("FORMDROPDOWN", data=CHOICE),
        "samenvoegen": field("MERGEFIELD Naam \\* MERGEFORMAT", "«Naam»"), "knop": field("MACROBUTTON NoMacro [Klik hier]"),
        "auteur": field("AUTHOR", "Jan de Vries"), "teken": field("SYMBOL 252 \\f Wingdings"), "datum": field('DATE \\@ "d MMMM yyyy"', "1 mei"),
        "register": field('XE "Jan de Vries"'), "bladzijde": field("PAGE", "1") + "<w:r><w:t> van </w:t></w:r>" + field("NUMPAGES", "2"),
        "woorden": field("NUMWORDS", "12"), "eigenschap": field('DOCPROPERTY "Zaak"', "2027-014"), "link": field('HYPERLINK "https://evil.example"', "onze site"),
        "buiten-plaatje": field('INCLUDEPICTURE "https://evil.example/x.png"', "x"), "buiten-dde": field("DDEAUTO cmd x"), "macro": field("MACROBUTTON Verstuur [klik]"),
        "onbekend": field("ABRACADABRA", "x"), "niet-af": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>x</w:t></w:r>',
    }.items():  # fmt: skip
        save(f"veld-{name}.docx", letter(f"{MARKER}<w:p><w:r><w:t>Door: </w:t></w:r>{parts}</w:p>").packed())
    begin, mid, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    said = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    nested = f"{begin}{said.format('IF')}{field('MERGEFIELD Soort', 'M')}{said.format('= M heer mevrouw')}{mid}<w:r><w:t>heer</w:t></w:r>{end}"
    save("veld-als.docx", letter(f"{MARKER}<w:p>{nested}</w:p>").packed())
    reckoned = f"{begin}{said.format('=')}{field('NUMPAGES', '3')}{said.format('- 1')}{mid}<w:r><w:t>2</w:t></w:r>{end}"
    save(
        "veld-som-in-voet.docx",
        letter(last=section(head(3, part="footer"))).header(3, f"<w:p>{reckoned}</w:p>", "footer").packed(),
    )
    hidden = f"{begin}{said.format('IF')}{field('INCLUDETEXT x')}{said.format('= M a b')}{mid}{end}"
    save("veld-verstopt.docx", letter(f"{MARKER}<w:p>{hidden}</w:p>").packed())
    simple = '<w:p><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Jan de Vries</w:t></w:r></w:fldSimple><w:fldSimple w:instr=" IF a = b "><w:r><w:t>kort</w:t></w:r></w:fldSimple></w:p>'
    save("veld-kort.docx", letter(MARKER + simple).packed())
    listed = said.format('TOC \\o "1-2" \\h')
    toc = f"<w:p>{begin}{listed}{mid}<w:r><w:t>Hoofdstuk</w:t></w:r></w:p><w:p><w:r><w:t>Nog een</w:t></w:r>{end}</w:p>"
    save("veld-inhoudsopgave.docx", letter(toc + MARKER).packed())
    quotes(begin, mid, end, said)


def quotes(begin: str, mid: str, end: str, said: str) -> None:
    """Fields that make text or stand around a drawing, and codes of signs by which another field can be hidden."""
    nested = f"{begin}{said.format('QUOTE')}{field('DATE')}{mid}<w:r><w:t>1 mei</w:t></w:r>{end}"
    built = f"{begin}{said.format(' ')}{field('QUOTE 68 68 69')}{said.format(' cmd')}{mid}<w:r><w:t>x</w:t></w:r>{end}"
    before = f"{begin}{field('STYLEREF Kop1', 'DDEAUTO cmd')}{said.format('PAGE')}{mid}<w:r><w:t>1</w:t></w:r>{end}"
    loose = f"{begin}<w:r><w:t>DDEAUTO cmd </w:t></w:r>{said.format('PAGE')}{mid}<w:r><w:t>x</w:t></w:r>{end}"
    drawn = (
        '<w:r><w:pict><v:group id="doek" editas="canvas" style="width:150pt;height:60pt" coordorigin="0,0" coordsize="3000,1200">'
        '<v:rect id="vak" style="position:absolute;left:100;top:100;width:2000;height:800" fillcolor="#006633"/></v:group></w:pict></w:r>'
    )
    canvas = (
        '<w:r><mc:AlternateContent xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas">'
        '<mc:Choice Requires="wpc"><w:drawing><wp:inline><wp:extent cx="1905000" cy="762000"/><wp:docPr id="9" name="Tekenpapier"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"><wpc:wpc/></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>{drawn[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    shape = said.format("SHAPE \\* MERGEFORMAT")
    for name, parts in {
        "aanhaling": field('QUOTE "Duinrade, artikel 13b" \\* MERGEFORMAT', "Duinrade, artikel 13b"),
        "aanhaling-zonder-uitkomst": field("QUOTE “Team veiligheid”"),
        "aanhaling-codes": field("QUOTE 68 68 69", "DDE"), "aanhaling-codes-zestien": field('QUOTE "0x44 0x44 0x45"', "DDE"),
        "aanhaling-genest": nested, "aanhaling-bouwt-veld": built, "losse-tekst-in-code": loose,
        "door-ander-veld": before,
        "tekening": f"{begin}{shape}{mid}{drawn}{end}", "tekenpapier": f"{begin}{shape}{mid}{canvas}{end}",
        "ingesloten": field("EMBED Word.Picture.8", "x"), "invoegsel": field("ADDIN EN.CITE", "x"), "printer": field("PRINT 27", "x"),
    }.items():  # fmt: skip
        save(f"veld-{name}.docx", letter(f"{MARKER}<w:p><w:r><w:t>Door: </w:t></w:r>{parts}</w:p>").packed())
