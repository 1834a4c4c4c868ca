"""What may stand in a Word template, by its full name: whatever is not here does not go along."""

from collections.abc import Mapping
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
V: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
W10: Final = "urn:schemas-microsoft-com:office:word"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML: Final = "http://www.w3.org/XML/1998/namespace"
STRICT: Final = "http://purl.oclc.org/ooxml/"

_TEXT = """
document body p r t tab br cr sym noBreakHyphen softHyphen ptab pict drawing background txbxContent hdr ftr footnotes footnote
endnotes endnote footnoteRef endnoteRef footnoteReference endnoteReference separator continuationSeparator pgNum dayLong
dayShort monthLong monthShort yearLong yearShort fldChar instrText fldSimple bookmarkStart bookmarkEnd ruby rubyPr rubyAlign
rubyBase hps hpsBaseText hpsRaise lid rt bdo dir pPr rPr sectPr tbl tblGrid gridCol tblPr tblPrEx tr trPr tc tcPr
"""
_LOOKS = """
adjustRightInd autoSpaceDE autoSpaceDN b bCs bar bdr between bidi bidiVisual bottom caps cantSplit cnfStyle color cols col
contextualSpacing cs docGrid dstrike eastAsianLayout effect em emboss end fitText footerReference framePr gridAfter gridBefore
gridSpan headerReference hidden hMerge hideMark highlight i iCs ilvl imprint ind insideH insideV jc keepLines keepNext kern
kinsoku lang left lnNumType mirrorIndents noEndnote noProof noWrap numId numPr oMath outline outlineLvl overflowPunct pBdr
pStyle pageBreakBefore paperSrc pgBorders pgMar pgNumType pgSz position rFonts rStyle right rtl rtlGutter shadow shd smallCaps
snapToGrid spacing specVanish start strike suppressAutoHyphens suppressLineNumbers suppressOverlap sz szCs tabs tblBorders
tblCaption tblCellMar tblCellSpacing tblDescription tblHeader tblInd tblLayout tblLook tblOverlap tblStyle tblStyleColBandSize
tblStyleRowBandSize tblW tblpPr tcBorders tcFitText tcMar tcW textAlignment textDirection textboxTightWrap titlePg tl2br top
topLinePunct tr2bl trHeight type u vAlign vMerge vanish vertAlign w wAfter wBefore webHidden widowControl wordWrap formProt
footnotePr endnotePr pos numFmt numStart numRestart
"""
_STYLES = """
styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link autoRedefine
uiPriority semiHidden unhideWhenUsed qFormat locked tblStylePr numbering abstractNum nsid multiLevelType tmpl styleLink
numStyleLink lvl lvlText lvlJc lvlRestart lvlPicBulletId isLgl suff legacy num abstractNumId lvlOverride startOverride
numPicBullet fonts font altName panose1 charset family notTrueType pitch sig
"""
_SETTINGS = """
settings alignBordersAndEdges autoHyphenation bookFoldPrinting bookFoldPrintingSheets bookFoldRevPrinting
bordersDoNotSurroundFooter bordersDoNotSurroundHeader characterSpacingControl clrSchemeMapping compat compatSetting
consecutiveHyphenLimit decimalSymbol defaultTabStop defaultTableStyle displayBackgroundShape doNotHyphenateCaps
evenAndOddHeaders gutterAtTop hyphenationZone listSeparator mirrorMargins noLineBreaksAfter noLineBreaksBefore printTwoOnOne
strictFirstAndLastChars themeFontLang adjustLineHeightInTable allowSpaceOfSameStyleInTable applyBreakingRules
autofitToFirstFixedWidthCell balanceSingleByteDoubleByteWidth cachedColBalance doNotAutofitConstrainedTables
doNotBreakConstrainedForcedTable doNotBreakWrappedTables doNotExpandShiftReturn doNotSnapToGridInCell doNotSuppressIndentation
doNotSuppressParagraphBorders doNotUseEastAsianBreakRules doNotUseHTMLParagraphAutoSpacing doNotUseIndentAsNumberingTabStop
doNotVertAlignCellWithSp doNotVertAlignInTxbx doNotWrapTextWithPunct footnoteLayoutLikeWW8 forgetLastTabAlignment growAutofit
layoutRawTableWidth layoutTableRowsApart lineWrapLikeWord6 mwSmallCaps noColumnBalance noExtraLineSpacing noLeading
noPunctuationKerning noSpaceRaiseLower noTabHangInd selectFldWithFirstOrLastChar shapeLayoutLikeWW8 spaceForUL
spacingInWholePoints splitPgBreakAndParaMark subFontBySize suppressBottomSpacing suppressSpBfAfterPgBrk
suppressSpacingAtTopOfPage suppressTopSpacing suppressTopSpacingWP swapBordersFacingPages truncateFontHeightsLikeWP6
ulTrailSpace underlineTabInNumList useAltKinsokuLineBreakRules useAnsiKerningPairs useFELayout useNormalStyleForList
usePrinterMetrics useSingleBorderforContiguousCells useWord2002TableStyleRules useWord97LineBreakRules wpJustification
wpSpaceWidth wrapTrailSpaces autoSpaceLikeWord95 convMailMergeEsc
"""
_DRAWING = """
theme themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink fontScheme
majorFont minorFont latin ea cs font fmtScheme fillStyleLst lnStyleLst effectStyleLst effectStyle bgFillStyleLst
objectDefaults spDef lnDef txDef extraClrSchemeLst ahLst ahPolar ahXY alpha alphaBiLevel alphaCeiling alphaFloor alphaInv
alphaMod alphaModFix alphaOff alphaOutset alphaRepl anchor arcTo avLst backdrop bevel bevelB bevelT bgClr biLevel blend blip
blipFill blue blueMod blueOff blur bodyPr camera clrChange clrFrom clrRepl clrTo close comp cont contourClr cubicBezTo custClr
custClrLst custDash custGeom cxn cxnLst cxnSpLocks defPPr defRPr ds duotone effectDag effectLst effectRef extrusionClr fgClr
fill fillOverlay fillRect fillRef fillToRect flatTx fontRef gamma gd gdLst glow gradFill graphic graphicData graphicFrameLocks
gray grayscl green greenMod greenOff grpFill grpSpLocks gs gsLst headEnd hsl hslClr hue hueMod hueOff innerShdw inv invGamma
lightRig lin ln lnRef lnSpc lnTo lstStyle lum lumMod lumOff lvl1pPr lvl2pPr lvl3pPr lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr
lvl9pPr miter moveTo noAutofit noFill norm normAutofit off outerShdw path pathLst pattFill picLocks pos prstClr prstDash
prstGeom prstShdw prstTxWarp pt quadBezTo rect red redMod redOff reflection relOff rot round sat satMod satOff scene3d
schemeClr scrgbClr shade softEdge solidFill sp3d spAutoFit spLocks spPr spcAft spcBef spcPct spcPts srcRect srgbClr stretch
style sx sy sysClr tailEnd tile tileRect tint up xfrm ext chOff chExt tab tabLst buNone buChar buAutoNum buFont buClr buSzPct
clrMap overrideClrMapping masterClrMapping
"""
_MATHS = """
acc accPr aln alnScr argPr argSz bar barPr baseJc begChr borderBox borderBoxPr box boxPr brk brkBin brkBinSub cGp cGpRule cSp
chr count ctrlPr d dPr defJc deg degHide den diff dispDef e endChr eqArr eqArrPr f fName fPr func funcPr groupChr groupChrPr
grow hideBot hideLeft hideRight hideTop intLim interSp intraSp jc lMargin lim limLoc limLow limLowPr limUpp limUppPr lit m mPr
mathFont mathPr maxDist mc mcJc mcPr mcs mr nary naryLim naryPr noBreak nor num oMath oMathPara oMathParaPr objDist opEmu
phant phantPr plcHide pos postSp preSp r rMargin rPr rSp rSpRule rad radPr sPre sPrePr sSub sSubPr sSubSup sSubSupPr sSup
sSupPr scr sepChr show shp smallFrac strikeBLTR strikeH strikeTLBR strikeV sty sub subHide sup supHide t transp type vertJc
wrapIndent wrapRight zeroAsc zeroDesc zeroWid
"""
_PLACED = """
align anchor cNvGraphicFramePr docPr effectExtent extent inline lineTo posOffset positionH positionV simplePos start wrapNone
wrapPolygon wrapSquare wrapThrough wrapTight wrapTopAndBottom
"""
_SHAPES = """
arc background curve f fill formulas group h handles image imagedata line oval path polyline rect roundrect shadow shape shapetype
stroke textbox textpath
"""
_GROUP = "wgp grpSp grpSpPr cNvPr cNvGrpSpPr wsp cNvSpPr cNvCnPr spPr style txbx linkedTxbx bodyPr"

ELEMENTS: Final[Mapping[str, frozenset[str]]] = {
    W: frozenset(f"{_TEXT}{_LOOKS}{_STYLES}{_SETTINGS}".split()),
    A: frozenset(_DRAWING.split()),
    WP: frozenset(_PLACED.split()),
    PIC: frozenset(["pic", "nvPicPr", "cNvPr", "cNvPicPr", "blipFill", "spPr"]),
    WPS: frozenset(_GROUP.split()),
    WPG: frozenset(_GROUP.split()),
    V: frozenset(_SHAPES.split()),
    OFFICE: frozenset({"lock", "extrusion", "callout", "skew", "left", "top", "right", "bottom", "column"}),
    W10: frozenset(["anchorlock", "borderbottom", "borderleft", "borderright", "bordertop", "wrap"]),
    M: frozenset(_MATHS.split()),
}
"""By namespace."""

UNWRAPPED: Final = frozenset(f"{{{W}}}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "proofErr"))
"""What only stands around text: the text stays."""

_W_ATTRIBUTES = """
abstractNumId after afterAutospacing afterLines anchor anchorLock ascii asciiTheme before beforeAutospacing beforeLines bg1
bg2 t1 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink bidi bottom bottomFromText chapSep
chapStyle char charSpace characterSet clear code color combine combineBrackets count countBy cs csb0 csb1 usb0 usb1 usb2 usb3
cstheme customMarkFollows customStyle default defLockedState defQFormat defSemiHidden defUIPriority defUnhideWhenUsed distance
drawAspect dropCap eastAsia eastAsiaTheme equalWidth evenHBand evenVBand fill firstColumn firstLine firstLineChars firstRow
firstRowFirstColumn firstRowLastColumn fldCharType fldLock fmt footer format frame gutter h hAnchor hAnsi hAnsiTheme hRule
hSpace hanging hangingChars header hint horzAnchor id ilvl instr lang lastColumn lastRow lastRowFirstColumn lastRowLastColumn
leader left leftChars leftFromText legacy legacyIndent legacySpace line linePitch lineRule lines locked name noHBand noVBand
null num numFmt numId oddHBand oddVBand offsetFrom orient other percent pos qFormat relativeTo restart right rightChars
rightFromText semiHidden sep shadow space start startChars end endChars styleId sz tblpX tblpXSpec tblpY tblpYSpec tentative
themeColor themeFill themeFillShade themeFillTint themeShade themeTint top topFromText tplc type uiPriority unhideWhenUsed uri
val value vAnchor vMerge vSpace vert vertAnchor vertCompress w wrap x xAlign y yAlign zOrder first alignment
"""
_DRAWING_ATTRIBUTES = """
a accent1 accent2 accent3 accent4 accent5 accent6 algn allowOverlap amt anchor anchorCtr ang b bIns baseline behindDoc bg1 bg2
bld blend blurRad bottom bright bwMode cap char charset cmpd compatLnSpc contourW contrast cstate cx cy d defTabSz descr dir
dist distB distL distR distT dpi dx dy eaLnBrk edited endA endPos extrusionH fadeDir fill fmla folHlink fontAlgn fontScale
forceAA fov fromWordArt gdRefAng gdRefR gdRefX gdRefY grow h hR hangingPunct hidden hlink horzOverflow hue i id idx indent
kern kx ky l lIns lang lastClr lat latinLnBrk layoutInCell len lim lnSpcReduction locked lon lum lvl marL marR maxAng maxR
maxX maxY minAng minR minX minY n name noAdjustHandles noChangeArrowheads noChangeAspect noChangeShapeType noCrop noEditPoints
noGrp noMove noResize noRot noSelect noTextEdit noUngrp normalEastAsianFlow normalizeH numCol orient panose path pitchFamily
pos preferRelativeResize prst prstMaterial r rAng rIns rad relativeFrom relativeHeight rev rig rot rotWithShape rtl rtlCol sat
scaled script seq simplePos sp spc spcCol spcFirstLastPara stA stAng stPos startAt strike stroke swAng sx sy sz t tIns thresh
tx tx1 tx2 txBox ty type typeface u upright uri useBgFill val vert vertOverflow w wR wrap wrapText x y z zoom flip flipH
flipV
"""
_VML_ATTRIBUTES = """
adj adjusthandles alignshape allowincell allowoverlap alt anchorx anchory angle arcsize arrowok aspect aspectratio autolayout
autoformat bilevel blacklevel borderbottomcolor borderleftcolor borderrightcolor bordertopcolor brightness bullet bwmode
bwnormal bwpure chromakey class clip cliptowrap color color2 colormode colors connectangles connectlocs connectloc
connectortype connecttype control1 control2 coordorigin coordsize cropbottom cropleft cropping cropright croptop dashstyle
diffusity distance edge embosscolor endAngle endarrow endarrowlength endarrowwidth endcap eqn ext extrusionok fillcolor filled
fillok filltype fitpath fitshape focus focusposition focussize forcedash from gain gamma gradientshapeok grayscale grouping hr
hralign hrnoshade hrpct hrstd id imagealignshape imageaspect imagesize inset insetmode insetpen insetpenok invx invy joinstyle
limo linestyle lockrotationcenter map matrix metal method miterlimit minusx minusy obscured offset offset2 on opacity opacity2
oned oleicon origin path plane points polar position preferrelative print radiusrange recolor recolortarget regroupid rotate
rotation selection shadow shadowok shapetype shininess side size skewamt skewangle specularity spid spt startAngle startarrow
startarrowlength startarrowwidth string strokecolor stroked strokeok strokeweight style switch text textborder textboxrect
textpathok to trim type userdrawn ungrouping v v-text-anchor verticies viewpoint viewpointorigin weight width wrapcoords
xrange xscale yrange
"""
_OF_DRAWING = frozenset(_DRAWING_ATTRIBUTES.split())
_OF_VML = frozenset(_VML_ATTRIBUTES.split())
QUALIFIED: Final[Mapping[str, frozenset[str]]] = {
    W: frozenset(_W_ATTRIBUTES.split()),
    V: _OF_VML,
    OFFICE: _OF_VML,
    M: frozenset({"val", "alnAt"}),
    R: frozenset({"id", "embed"}),
    XML: frozenset({"space", "lang"}),
}
"""Attributes with a namespace of their own, by that namespace."""
PLAIN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys((A, WP, PIC, WPS, WPG), _OF_DRAWING),
    **dict.fromkeys((V, OFFICE, W10), _OF_VML),
}
"""Attributes without a namespace, by that of their element."""

_TRACKED = """
ins del moveFrom moveTo moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd delText delInstrText cellIns cellDel
cellMerge commentReference customXmlInsRangeStart customXmlDelRangeStart customXmlMoveFromRangeStart customXmlMoveToRangeStart
numberingChange
"""
REFUSED_TRACKED: Final = frozenset(f"{{{W}}}{name}" for name in _TRACKED.split())
REFUSED_EMBEDDED: Final = frozenset(
    {f"{{{W}}}{name}" for name in ("object", "objectEmbed", "objectLink", "control", "altChunk", "subDoc", "movie", "ocx")}
    | {f"{{{OFFICE}}}OLEObject"}
)
