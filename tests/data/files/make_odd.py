# ruff: noqa: E501, PLR0915 - what stands in a file stands on one line here
"""Makes by hand what no program at hand makes, each with its right value: ``python make_odd.py``; only the standard library is needed.

Each file is of a kind that people met with other programs; ``right.json`` says what is to be read, or with which words it is refused.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ODD = Path(__file__).parent / "odd"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"

RIGHT: dict[str, Any] = {}
LIST = [["Actie", "Deadline"], ["Een", "2027-03-01"]]
"""What nearly every workbook here says; 46447 is that day, counted from 1900."""

Parts = dict[str, str]


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATED}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text(where: str, words: str) -> str:
    return f'<c r="{where}" t="inlineStr"><is><t>{words}</t></is></c>'


ROWS = (
    f'<row r="1">{text("A1", "Actie")}{text("B1", "Deadline")}</row>'
    f'<row r="2">{text("A2", "Een")}<c r="B2" s="1"><v>46447</v></c></row>'
)
WORKBOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><workbookPr/><sheets><sheet name="Acties" sheetId="1" r:id="rId1"/></sheets></workbook>'
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
OVERRIDES = {"/xl/workbook.xml": f"{SHEET}.sheet.main+xml", "/xl/worksheets/sheet1.xml": f"{SHEET}.worksheet+xml"}


def types(overrides: Mapping[str, str], **defaults: str) -> str:
    by_ending = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", **defaults}
    lines = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in by_ending.items())
    lines += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{lines}</Types>'


def relations(*targets: tuple[str, str], space: str = RELATED) -> str:
    lines = "".join(f'<Relationship Id="rId{n}" Type="{space}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def book(**changes: str | None) -> Parts:
    """The parts of a plain workbook; a name has ``__`` for a slash and ``_`` for a dot, and None leaves a part out."""
    made: dict[str, str | None] = {
        "[Content_Types].xml": types(OVERRIDES),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet(ROWS),
    }
    names = {
        "types": "[Content_Types].xml",
        "top": "_rels/.rels",
        "workbook": "xl/workbook.xml",
        "sheet1": "xl/worksheets/sheet1.xml",
    }
    names |= {"rels": "xl/_rels/workbook.xml.rels", "styles": "xl/styles.xml", "strings": "xl/sharedStrings.xml"}
    made |= {names[name]: content for name, content in changes.items()}
    return {name: content for name, content in made.items() if content is not None}


def packed(parts: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo("x", (2026, 11, 30, 0, 0, 0))
            entry.filename, entry.compress_type = name, way  # by hand: a backslash would be mended
            archive.writestr(entry, content)
    return made.getvalue()


def keep(file: str, data: bytes | str, right: object, *, theirs: str = "") -> None:
    """Write a file; ``right`` is its rows by sheet, or the words of its refusal; ``theirs`` why python-calamine says something else."""
    (ODD / file).write_bytes(data if isinstance(data, bytes) else data.encode())
    RIGHT[file] = {"refused": right} if isinstance(right, str) else {"sheets": right}
    if theirs:
        RIGHT[file]["theirs"] = theirs


def listed(file: str, parts: Mapping[str, str | bytes], right: Any = None, **more: Any) -> None:
    keep(file, packed(parts), right or {"Acties": LIST}, **more)


def names_and_zips() -> None:
    plain = book()
    listed("gewoon.xlsx", plain)
    listed("omgekeerde-schuine-strepen.xlsx", {name.replace("/", "\\"): content for name, content in plain.items()})
    listed("gemengde-schuine-strepen.xlsx", {name.replace("s/sheet1", "s\\sheet1"): content for name, content in plain.items()})
    listed("hoofdletters.xlsx", {name.replace("xl/", "XL/").replace("sheet1", "Sheet1"): c for name, c in plain.items()})
    listed("kleine-letters.xlsx", {name.lower(): content for name, content in plain.items()})
    root = book(top=relations(("officeDocument", "boek.xml")), types=types({"/boek.xml": f"{SHEET}.sheet.main+xml"}))
    moved = {"xl/workbook.xml": "boek.xml", "xl/_rels/workbook.xml.rels": "_rels/boek.xml.rels", "xl/styles.xml": "styles.xml"}
    moved |= {"xl/worksheets/sheet1.xml": "worksheets/sheet1.xml"}
    at_top = {moved.get(name, name): content for name, content in root.items()}
    listed("alles-bovenin.xlsx", at_top, theirs="zoekt altijd _rels/workbook.xml.rels")
    listed("heel-pad.xlsx", book(rels=relations(("worksheet", "/xl/worksheets/sheet1.xml"), ("styles", "/xl/styles.xml"))))
    listed(
        "pad-met-punten.xlsx",
        book(rels=relations(("worksheet", "../xl/worksheets/sheet1.xml"), ("styles", "./styles.xml"))),
        theirs="volgt ../ in een pad niet",
    )
    spaced = book(rels=relations(("worksheet", "worksheets/mijn%20blad.xml"), ("styles", "styles.xml")))
    listed(
        "spatie-in-naam.xlsx",
        {name.replace("sheet1", "mijn blad"): content for name, content in spaced.items()},
        theirs="leest een pad met %20 niet",
    )
    other = book(
        top=relations(("officeDocument", "data/workbook.xml")), types=types({"/data/workbook.xml": f"{SHEET}.sheet.main+xml"})
    )
    listed("andere-map.xlsx", {name.replace("xl/", "data/"): content for name, content in other.items()})
    listed("zonder-bovenste-relaties.xlsx", book(top=None), theirs="eist _rels/.rels")
    keep("niet-ingepakt.xlsx", packed(plain, zipfile.ZIP_STORED), {"Acties": LIST})
    listed("met-mappen.xlsx", {"xl/": "", "xl/worksheets/": "", "_rels/": "", **plain})
    listed("bijlagen.xlsx", {**plain, "xl/media/foto.png": b"\x89PNG", "customXml/item1.xml": "<eigen/>"})
    keep("rommel-ervoor.xlsx", packed(plain) + b"\0" * 40, {"Acties": LIST})
    listed("byteteken.xlsx", {name: "\ufeff" + content for name, content in plain.items()})
    listed(
        "utf-16.xlsx",
        {
            n: ('<?xml version="1.0" encoding="UTF-16"?>' + c).encode("utf-16") if n.startswith("xl/w") else c
            for n, c in plain.items()
        },
        theirs="leest geen UTF-16",
    )


def spaces_of_names() -> None:
    extension = f'<extLst><ext uri="x"><x15:workbookPr xmlns:x15="{X15}" chartTrackingRefBase="1"/></ext></extLst>'
    of_1904 = WORKBOOK.replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    days = {"Acties": [["Actie", "Deadline"], ["Een", "2031-03-02"]]}
    listed("1904.xlsx", book(workbook=of_1904), days)
    listed("1904-met-uitbreiding.xlsx", book(workbook=of_1904.replace("</workbook>", extension + "</workbook>")), days)
    listed("1904-true.xlsx", book(workbook=of_1904.replace('"1"/><sheets', '"true"/><sheets')), days)
    alternative = f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{extension}</mc:AlternateContent>'
    listed("1904-met-keuze.xlsx", book(workbook=of_1904.replace("<sheets>", alternative + "<sheets>")), days)
    fake = f'<extLst><ext uri="x"><row r="1"><c r="A1"><v>9</v></c></row><x14:c xmlns:x14="{X15}" r="A2"><v>8</v></x14:c></ext></extLst>'
    listed("uitbreiding-met-cellen.xlsx", book(sheet1=sheet(ROWS, after=fake)))
    other = f'<x14:row xmlns:x14="{X15}" r="2"><x14:c r="A2"><x14:v>9</x14:v></x14:c></x14:row>'
    listed("vreemde-rijen.xlsx", book(sheet1=sheet(ROWS + other)), theirs="kent elementen alleen bij hun laatste naam")
    prefixed = {name: content.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"') for name, content in book().items()}
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"):
        prefixed[name] = prefixed[name].replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    listed("voorvoegsel.xlsx", prefixed)
    strict = {name: c.replace(MAIN, STRICT).replace(RELATED, STRICT_RELATED) for name, c in book().items()}
    listed("strict.xlsx", strict)
    of_strict = (
        WORKBOOK.replace("<workbookPr/>", '<workbookPr date1904="true"/>').replace(MAIN, STRICT).replace(RELATED, STRICT_RELATED)
    )
    listed("strict-1904.xlsx", {**strict, "xl/workbook.xml": of_strict}, days)
    dated = ROWS.replace('<c r="B2" s="1"><v>46447</v></c>', '<c r="B2" s="1" t="d"><v>2027-03-01T00:00:00</v></c>')
    listed("datum-als-iso.xlsx", {**strict, "xl/worksheets/sheet1.xml": sheet(dated).replace(MAIN, STRICT)})


def cells() -> None:
    bare = ROWS
    for where in ("A1", "B1", "A2", "B2"):
        bare = bare.replace(f' r="{where}"', "")
    listed("zonder-plaatsen.xlsx", book(sheet1=sheet(bare.replace(' r="1"', "").replace(' r="2"', ""))))
    strings = f'<sst xmlns="{MAIN}"><si><t xml:space="preserve"> Actie </t></si><si><r><t>Dead</t></r><r><rPr><b/></rPr><t>line</t></r></si>'
    strings += '<si><t>Een</t><rPh sb="0" eb="1"><t>uitspraak</t></rPh><phoneticPr fontId="1"/></si></sst>'
    shared = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    shared += '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>46447</v></c></row>'
    listed("gedeelde-teksten.xlsx", book(sheet1=sheet(shared), strings=strings))
    listed("cdata.xlsx", book(sheet1=sheet(ROWS.replace("<t>Een</t>", "<t><![CDATA[E]]>e<!-- -->n</t>"))))
    listed("instructies.xlsx", book(sheet1="<?mso-application x?>" + sheet(ROWS)))
    typed = (
        text("A1", "_x005F_x000D_") + text("B1", "_x0041__x00e9_") + text("C1", "_xD83D__xDE00_") + text("D1", "a_x000A_b _x41_")
    )
    listed(
        "ontsnapt.xlsx",
        book(sheet1=sheet(f'<row r="1">{typed}</row>')),
        {"Acties": [["_x000D_", "Aé", "😀", "a\nb _x41_"]]},
        theirs="voegt de helften van een teken niet samen",
    )
    formula = (
        '<c r="A1" t="str"><f>A2</f><v>tekst</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c>'
    )
    listed("formules.xlsx", book(sheet1=sheet(f'<row r="1">{formula}</row>')), {"Acties": [["tekst", 2, 3]]})
    flaws = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c><c r="C1"><f>1+1</f></c><c r="D1"><v>nan</v></c><c r="E1"><v>5</v></c>'
    listed(
        "gemeld.xlsx",
        book(sheet1=sheet(f'<row r="1">{flaws}</row>')),
        {"Acties": [["(gemeld)"] * 4 + [5]]},
        theirs="geeft WAAR als waarde",
    )
    looks = '<numFmts><numFmt numFmtId="170" formatCode="[$-413]d&#32;mmm&#32;yyyy;@"/><numFmt numFmtId="171" formatCode="0.0%"/>'
    looks += '<numFmt numFmtId="172" formatCode="&quot;dag&quot; 0"/><numFmt numFmtId="173" formatCode="[h]:mm"/></numFmts><cellStyleXfs>'
    looks += '<xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
    looks += "".join(f'<xf numFmtId="{number}"/>' for number in (0, 170, 171, 172, 173)) + "</cellXfs>"
    dressed = "".join(f'<c r="{column}1" s="{look}"><v>46447</v></c>' for look, column in enumerate("ABCDE"))
    dressed += '<c r="F1" s="99"><v>7</v></c>'
    listed(
        "celnotaties.xlsx",
        book(sheet1=sheet(f'<row r="1">{dressed}</row>'), styles=STYLES.partition("<cellXfs>")[0] + looks + "</styleSheet>"),
        {"Acties": [[46447, "2027-03-01", "(gemeld)", 46447, "(gemeld)", 7]]},
        theirs="geeft een percentage als getal",
    )
    early = "".join(f'<c r="{column}1" s="1"><v>{serial}</v></c>' for column, serial in zip("ABC", (1, 59, 61), strict=True))
    listed(
        "vroege-dagen.xlsx",
        book(sheet1=sheet(f'<row r="1">{early}</row>')),
        {"Acties": [["1900-01-01", "1900-02-28", "1900-03-01"]]},
    )
    merged = '<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="Z9"/><mergeCell ref="B1:A1"/><mergeCell ref=""/></mergeCells>'
    listed(
        "onder-samengevoegd.xlsx",
        book(sheet1=sheet(ROWS, after=merged)),
        {"Acties": [["Actie", "Deadline"], ["Een"]]},
        theirs="geeft ook wat onder een samengevoegde cel ligt",
    )
    many = "".join(f'<xf numFmtId="{14 if number % 2 else 0}" fontId="{number}" applyFont="1"/>' for number in range(20_000))
    listed("veel-opmaak.xlsx", book(styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>{many}</cellXfs></styleSheet>'))
    pivot = {"xl/pivotCache/records.xml": "<a/>" * 1_100_000}
    listed("grote-draaitabel.xlsx", {**book(), **{name: content + str(len(content)) for name, content in pivot.items()}})


def macros() -> None:
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    listed("binair-genoemd.xlsx", book(types=types(OVERRIDES, bin=binary)))
    printer = {"xl/printerSettings/printerSettings1.bin": b"x"}
    listed("printer.xlsx", {**book(types=types(OVERRIDES, bin=binary)), **printer})
    told = {**OVERRIDES, "/xl/workbook.xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}
    listed("macroboek.xlsx", book(types=types(told)), "bevat macro")
    as_default = types({}, xml="application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    listed("macroboek-als-standaard.xlsx", book(types=as_default), "bevat macro")
    hidden = types({**OVERRIDES, "/xl/plaatje.dat": "application/vnd.ms-office.vbaProject"})
    listed("macro-onder-andere-naam.xlsx", {**book(types=hidden), "xl/plaatje.dat": b"x"}, "bevat macro")
    listed("macro-met-streep.xlsx", {**book(), "xl\\VBAPROJECT.BIN": b"x"}, "bevat macro")
    loose = types({**OVERRIDES, "/XL/Workbook.xml": "application/vnd.ms-excel.sheet.MACROENABLED.main+xml"})
    listed("macroboek-met-hoofdletters.xlsx", book(types=loose), "bevat macro")
    bin_book = {
        **book(top=relations(("officeDocument", "xl/workbook.bin")), workbook=None, types=types({}, bin=binary)),
        "xl/workbook.bin": b"x",
    }
    listed("binair.xlsx", bin_book, "is een binair werkboek (.xlsb)")
    slides = {
        "[Content_Types].xml": types({}),
        "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": "<p/>",
    }
    listed("dia.xlsx", slides, "is een PowerPoint-presentatie")


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
DAY = '<table:table-cell office:value-type="date" office:date-value="2027-03-01"><text:p>1 mrt</text:p></table:table-cell>'


def words(said: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{said}</text:p></table:table-cell>'


def row(*given: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(given)}</table:table-row>"


def opened(rows: str, *, styles: str = "", more: str = "") -> bytes:
    spaces = "".join(f' xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "style", "drawing"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Acties">{rows}</table:table>{more}</office:spreadsheet></office:body>'
    content = f"<office:document-content{spaces}>{styles}{body}</office:document-content>"
    listed_in = f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"/>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": listed_in,
        }
    )


def open_documents() -> None:
    head, first, right = row(words("Actie"), words("Deadline")), row(words("Een"), DAY), {"Acties": LIST}
    empty = '<table:table-cell table:number-columns-repeated="16382"/>'
    keep("gewoon.ods", opened(head + first), right)
    keep(
        "lege-staart.ods",
        opened(head + row(words("Een"), DAY, empty) + row(empty, more=' table:number-rows-repeated="1048574"')),
        right,
    )
    note = "<office:annotation><text:p>opmerking</text:p></office:annotation>"
    keep("opmerking.ods", opened(head + row(words("Een").replace("<text:p>", note + "<text:p>", 1), DAY)), right)
    spaced = '<table:table-cell><text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e</text:p></table:table-cell>'
    keep("spaties.ods", opened(row(spaced)), {"Acties": [["a   b\tc\nd\ne"]]}, theirs="telt herhaalde spaties en tabs anders")
    keep(
        "herhaald.ods",
        opened(row(words("x", ' table:number-columns-repeated="3"'), more=' table:number-rows-repeated="2"')),
        {"Acties": [["x"] * 3] * 2},
    )
    grouped = f"<table:table-header-rows>{head}</table:table-header-rows><table:table-row-group>{first}</table:table-row-group>"
    keep("groepen.ods", opened(grouped), right)
    drawn = "<table:shapes><drawing:frame><text:p>tekening</text:p></drawing:frame></table:shapes>"
    keep("tekening.ods", opened(drawn + head + first), right)
    tracked = "<table:tracked-changes><text:p>was</text:p></table:tracked-changes>"
    keep("bijgehouden.ods", opened(tracked + head + first), right)
    link = words("").replace("<text:p>", "<text:p>zie <text:a>de <text:span>brief</text:span></text:a>")
    keep("koppeling.ods", opened(row(link)), {"Acties": [["zie de brief"]]})
    euro = '<table:table-cell office:value-type="currency" office:value="5"/><table:table-cell office:value-type="time" office:time-value="PT1H"/>'
    truth = '<table:table-cell table:formula="of:=TRUE()" office:value-type="float" office:value="1"/>'
    keep(
        "gemeld.ods",
        opened(row(euro + truth + words("x"))),
        {"Acties": [["(gemeld)"] * 3 + ["x"]]},
        theirs="geeft bedragen en tijden als waarde",
    )
    under = '<table:covered-table-cell office:value-type="string"><text:p>oud</text:p></table:covered-table-cell>'
    keep(
        "onder-samengevoegd.ods",
        opened(head + row(words("Een", ' table:number-columns-spanned="2"'), under)),
        {"Acties": [["Actie", "Deadline"], ["Een"]]},
        theirs="geeft ook wat onder een samengevoegde cel ligt",
    )
    keep(
        "tekst.ods",
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "geen werkboek (.ods)",
    )


def separated() -> None:
    plain, right = "Actie;Deadline\r\nEen;2027-03-01\r\n", {"Bestand": LIST}
    keep("gewoon.csv", plain, right)
    keep("byteteken.csv", "\ufeff" + plain, right)
    keep("sep.csv", "sep=;\r\n" + plain, right)
    keep("sep-komma.csv", ("\ufeffSEP=,\n" + plain).replace(";", ","), right)
    keep("sep-tab.csv", "sep=\t\n" + plain.replace(";", "\t"), right)
    keep("sep-tussen-tekens.csv", '"sep=;"\n' + plain, right)
    keep(
        "titelregel.csv",
        "Actielijst ondermijning\n\n" + plain.replace(";", ","),
        {"Bestand": [["Actielijst ondermijning"], [], *LIST]},
    )
    keep(
        "titelregel-met-komma.csv",
        "Actielijst, versie 3, concept\n\n" + plain,
        {"Bestand": [["Actielijst, versie 3, concept"], [], *LIST]},
    )
    keep("titel-met-lege-cellen.csv", "Actielijst;\n;\n" + plain, {"Bestand": [["Actielijst"], [], *LIST]})
    keep(
        "kommagetallen.csv",
        "Nr;Maat\n1;2,5\n2;3,5\n3;4,5\n",
        {"Bestand": [["Nr", "Maat"], ["1", "2,5"], ["2", "3,5"], ["3", "4,5"]]},
    )
    keep(
        "zinnen.csv",
        'Nr,Actie\n1,"Leg vast; wie, wat; en waar"\n2,Nee\n',
        {"Bestand": [["Nr", "Actie"], ["1", "Leg vast; wie, wat; en waar"], ["2", "Nee"]]},
    )
    keep("regels-in-cel.csv", 'Actie;Wie\n"Een\nregel";griffier\n', {"Bestand": [["Actie", "Wie"], ["Een\nregel", "griffier"]]})
    keep("tab.csv", plain.replace(";", "\t"), right)
    keep(
        "windows.csv",
        "Actie;Wie\nCafé – ‘één’ €;griffier\n".encode("cp1252"),
        {"Bestand": [["Actie", "Wie"], ["Café – ‘één’ €", "griffier"]]},
    )
    keep(
        "windows-aanhalingstekens.csv",
        "Actie;Wie\n“Vier ogen”…;coördinator\n".encode("cp1252"),
        {"Bestand": [["Actie", "Wie"], ["“Vier ogen”…", "coördinator"]]},
    )
    keep("dos.csv", "Actie;Wie\nCafé;griffier\n".encode("cp850"), "CSV UTF-8")
    keep("mac.csv", "Actie;Wie\nCafé;griffier\n".encode("mac-roman"), "CSV UTF-8")
    keep("half-utf-8.csv", "Actie;Wie\nCafé;een".encode() + b"\xe9\n", "CSV UTF-8")
    keep("utf-16.csv", plain.encode("utf-16"), right)
    keep("utf-16-achterstevoren.csv", b"\xfe\xff" + plain.replace(";", ",").encode("utf-16-be"), right)
    keep("unicode-tekst.txt", ("\ufeff" + plain.replace(";", "\t")).encode("utf-16-le"), right)
    keep("utf-16-kaal.csv", plain.encode("utf-16-le"), "zegt dat niet aan het begin")
    keep("utf-16-kaal-achterstevoren.csv", plain.encode("utf-16-be"), "zegt dat niet aan het begin")
    keep("utf-16-afgebroken.csv", plain.encode("utf-16")[:-1], "klopt niet tot het eind")
    keep("utf-32.csv", plain.encode("utf-32"), "CSV UTF-8")
    keep("aanhalingstekens.csv", 'Actie;Wie\n"Een"x;griffier\n', "aanhalingstekens kloppen niet")
    keep("regeleinden-mac.csv", plain.replace("\r\n", "\r"), right)


def main() -> None:
    ODD.mkdir(exist_ok=True)
    for make in (names_and_zips, spaces_of_names, cells, macros, open_documents, separated):
        make()
    (ODD / "right.json").write_text(json.dumps(RIGHT, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
