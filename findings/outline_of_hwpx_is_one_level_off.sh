#!/usr/bin/env bash
# The first outline level (개요 1) of HWPX is no heading in unhwp 0.23.1 and openhanji 0.1.0, and the second one is `#`; in dochan
# 1.15.0 the fourth is none (PyPI).
#
# Levels count from 0: `<hh:heading type="OUTLINE" idRef="0" level="0"/>` is what the style 개요 1 has in Hancom's own new document
# (the Skeleton.hwpx of python-hwpx 6.9.0). Two readers take the number for the depth of the heading, so that the titles of
# chapters become body text under the last heading before them: 투자 유치 below belongs to 세부 of the chapter before. Whoever
# cuts the Markdown at headings gets chapters without titles. One would expect `#` for 개요 1, as hwp2markdown 0.1.0 has.
#
# Output seen (개요 1 to 4, then 개요 1 and 2 again):
#   unhwp:        1. 수출 지원 | # 가. 중소기업 | ## 1) 보증 | ### 가) 세부 | 2. 투자 유치 | # 가. 외국인
#   openhanji:    수출 지원 | # 중소기업 | ## 보증 | ### 세부 | 투자 유치 | # 외국인
#   dochan:       # 수출 지원 | ## 중소기업 | ### 보증 | 세부 | # 투자 유치 | ## 외국인
#   hwp2markdown: # 수출 지원 | ## 중소기업 | ### 보증 | #### 세부 | # 투자 유치 | ## 외국인
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q unhwp==0.23.1 openhanji==0.1.0 dochan==1.15.0 hwp2markdown==0.1.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
FORMS = [("DIGIT", "^1."), ("HANGUL_SYLLABLE", "^2."), ("DIGIT", "^3)"), ("HANGUL_SYLLABLE", "^4)")]
numbers = "".join(
    f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="1" autoIndent="1" widthAdjust="0" textOffsetType="PERCENT"'
    f' textOffset="50" numFormat="{form}" charPrIDRef="4294967295" checkable="0">{text}</hh:paraHead>'
    for level, (form, text) in enumerate(FORMS, 1)
)
forms = "".join(
    f'<hh:paraPr id="{number}"><hh:heading type="OUTLINE" idRef="0" level="{number - 1}"/></hh:paraPr>' for number in range(1, 5)
)
styles = "".join(
    f'<hh:style id="{number}" type="PARA" name="개요 {number}" engName="Outline {number}" paraPrIDRef="{number}" charPrIDRef="0"'
    f' nextStyleIDRef="{number}" langID="1042" lockForm="0"/>'
    for number in range(1, 5)
)
SECTION = (
    '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="1" memoShapeIDRef="0"'
    ' textVerticalWidthHead="0" masterPageCnt="0"/>'
)
ITEMS = [(0, "업무 계획"), (1, "수출 지원"), (2, "중소기업"), (3, "보증"), (4, "세부"), (1, "투자 유치"), (2, "외국인")]
body = "".join(
    f'<hp:p id="{number}" paraPrIDRef="{level}" styleIDRef="{level}"><hp:run charPrIDRef="0">{"" if level else SECTION}'
    f"<hp:t>{text}</hp:t></hp:run></hp:p>"
    for number, (level, text) in enumerate(ITEMS)
)
items = "".join(
    f'<opf:item id="{name}" href="Contents/{name}.xml" media-type="application/xml"/>' for name in ("header", "section0")
)
spine = '<opf:itemref idref="header"/><opf:itemref idref="section0"/>'
with zipfile.ZipFile("a.hwpx", "w") as file:
    file.writestr("mimetype", "application/hwp+zip")
    file.writestr(
        "version.xml",
        f'<hv:HCFVersion xmlns:hv="{NAMES}version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0"'
        ' buildNumber="1" xmlVersion="1.4"/>',
    )
    file.writestr(
        "META-INF/container.xml",
        '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile'
        ' full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>',
    )
    file.writestr(
        "Contents/content.hpf",
        f'<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest>{items}</opf:manifest>'
        f"<opf:spine>{spine}</opf:spine></opf:package>",
    )
    file.writestr(
        "Contents/header.xml",
        f'<hh:head {USED} version="1.4" secCnt="1"><hh:refList><hh:charProperties itemCnt="1"><hh:charPr id="0" height="1000"/>'
        f'</hh:charProperties><hh:numberings itemCnt="1"><hh:numbering id="1" start="1">{numbers}</hh:numbering></hh:numberings>'
        f'<hh:paraProperties itemCnt="5"><hh:paraPr id="0"/>{forms}</hh:paraProperties><hh:styles itemCnt="5"><hh:style id="0"'
        ' type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0" charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/>'
        f"{styles}</hh:styles></hh:refList></hh:head>",
    )
    file.writestr("Contents/section0.xml", f"<hs:sec {USED}>{body}</hs:sec>")
import dochan
import hwp2md
import openhanji
import unhwp

for name, text, right in [
    (
        "unhwp",
        unhwp.to_markdown("a.hwpx").replace("\\", ""),
        "1. 수출 지원 | # 가. 중소기업 | ## 1) 보증 | ### 가) 세부 | 2. 투자 유치 | # 가. 외국인",
    ),
    (
        "openhanji",
        openhanji.open("a.hwpx").to_markdown(),
        "수출 지원 | # 중소기업 | ## 보증 | ### 세부 | 투자 유치 | # 외국인",
    ),
    ("dochan", dochan.Dochan("a.hwpx").to_markdown(), "# 수출 지원 | ## 중소기업 | ### 보증 | 세부 | # 투자 유치 | ## 외국인"),
    (
        "hwp2markdown",
        hwp2md.convert("a.hwpx").markdown,
        "# 수출 지원 | ## 중소기업 | ### 보증 | #### 세부 | # 투자 유치 | ## 외국인",
    ),
]:
    told = " | ".join([line.strip() for line in text.split("\n") if line.strip()][1:])
    print(f"{name + ':':14}{told}")
    assert told == right, f"{name} does otherwise now"
PYTHON
