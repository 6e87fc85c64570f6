#!/usr/bin/env bash
# hwp-hwpx-parser 1.0.0, syhwp 0.0.8 and pyhwp2md 0.1.3 (PyPI) shift cells to the left beside a merged cell of HWPX.
#
# A cell says where it stands (`<hp:cellAddr colAddr="1" rowAddr="2"/>`) and how far it reaches (`<hp:cellSpan rowSpan="2"/>`); the
# rows below hold only what is not covered. The three put the cells of a row down from the left, so that below a task over two rows
# the quarter stands in the column of the task and the figure in the column of the quarter. hwp-hwpx-parser also loses the last
# column when the first row is shorter than the table. One would expect the columns that the file tells, as python-hwpx 6.9.0 gives.
#
# Output seen (the last row of | 과제 (over 2 rows) | 분기 | 건수 |, where the file has 2분기 in the second column and 38 in the third):
#   hwp-hwpx-parser: ['2분기', '38']
#   syhwp:           ['2분기', '38', '']
#   pyhwp2md:        ['2분기', '38', '']
#   python-hwpx:     ['', '2분기', '38']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q hwp-hwpx-parser==1.0.0 syhwp==0.0.8 pyhwp2md==0.1.3 python-hwpx==6.9.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
CELLS = [  # text, column, row, rows that it covers
    [("과제", 0, 0, 1), ("분기", 1, 0, 1), ("건수", 2, 0, 1)],
    [("수출 지원", 0, 1, 2), ("1분기", 1, 1, 1), ("35", 2, 1, 1)],
    [("2분기", 1, 2, 1), ("38", 2, 2, 1)],
]


def paragraph(inner):
    return f'<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">{inner}</hp:run></hp:p>'


rows = "".join(
    "<hp:tr>"
    + "".join(
        f'<hp:tc name="" header="0" borderFillIDRef="1"><hp:subList id="">{paragraph(f"<hp:t>{text}</hp:t>")}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="1" rowSpan="{span}"/>'
        f'<hp:cellSz width="8000" height="{1000 * span}"/></hp:tc>'
        for text, column, row, span in line
    )
    + "</hp:tr>"
    for line in CELLS
)
body = paragraph(f'<hp:tbl id="1" rowCnt="3" colCnt="3" cellSpacing="0" borderFillIDRef="1">{rows}</hp:tbl><hp:t/>')
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
        '</hh:charProperties><hh:paraProperties itemCnt="1"><hh:paraPr id="0"/></hh:paraProperties></hh:refList></hh:head>',
    )
    file.writestr("Contents/section0.xml", f"<hs:sec {USED}>{body}</hs:sec>")
import pyhwp2md
import syhwp
from hwp_hwpx_parser import Reader
from hwpx import HwpxDocument

with Reader("a.hwpx") as reader:
    parser = reader.text
for name, markdown, right in [
    ("hwp-hwpx-parser", parser, ["2분기", "38"]),
    ("syhwp", syhwp.extract_markdown("a.hwpx"), ["2분기", "38", ""]),
    ("pyhwp2md", pyhwp2md.convert("a.hwpx"), ["2분기", "38", ""]),
    ("python-hwpx", HwpxDocument.open("a.hwpx").text.markdown(), ["", "2분기", "38"]),
]:
    last = [cell.strip() for cell in markdown.strip().split("\n")[-1].strip().removeprefix("|").removesuffix("|").split("|")]
    print(f"{name + ':':17}{last}")
    assert last == right, f"{name} does otherwise now"
PYTHON
