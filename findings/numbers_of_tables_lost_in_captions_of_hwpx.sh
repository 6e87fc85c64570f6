#!/usr/bin/env bash
# Captions of tables in HWPX lose their numbers in openhanji 0.1.0, hwp2markdown 0.1.0, syhwp 0.0.8, dochan 1.15.0, hwpx-tomd 0.2.2
# (PyPI) and kordoc 4.14.1 (npm); unhwp 0.23.1 and hwp-hwpx-parser 1.0.0 lose the captions whole.
#
# The number of `<표 3> 수출 실적` is no text but `<hp:autoNum num="3" numType="TABLE">`, which tells the figure itself; nothing is to
# be counted. All captions of a document so begin with the same `<표 >`, and the text's `표 3 참조` leads nowhere. One would
# expect the number, as python-hwpx 6.9.0 gives it in Markdown; its TextExtractor loses it as well.
#
# Output seen:
#   python-hwpx:     '<표 3> 수출 실적'
#   TextExtractor:   '<표 > 수출 실적'
#   openhanji:       '*<표 > 수출 실적*'
#   hwp2markdown:    '<표 > 수출 실적'
#   syhwp:           '<표 > 수출 실적'
#   dochan:          '*<표 > 수출 실적*'
#   hwpx-tomd:       '<표 > 수출 실적'
#   unhwp:           nothing
#   hwp-hwpx-parser: nothing
#   kordoc:          '**<표 > 수출 실적**'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-hwpx==6.9.0 openhanji==0.1.0 hwp2markdown==0.1.0 syhwp==0.0.8 dochan==1.15.0 \
  hwpx-tomd==0.2.2 unhwp==0.23.1 hwp-hwpx-parser==1.0.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kordoc@4.14.1
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
def paragraph(inner):
    return f'<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">{inner}</hp:run></hp:p>'


def number(figure):
    return (
        f'<hp:ctrl><hp:autoNum num="{figure}" numType="TABLE"><hp:autoNumFormat type="DIGIT" userChar="" prefixChar=""'
        ' suffixChar="" supscript="0"/></hp:autoNum></hp:ctrl>'
    )


rows = "".join(
    "<hp:tr>"
    + "".join(
        f'<hp:tc name="" header="0" borderFillIDRef="1"><hp:subList id="">{paragraph(f"<hp:t>{text}</hp:t>")}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
        '<hp:cellSz width="8000" height="1000"/></hp:tc>'
        for column, text in enumerate(line)
    )
    + "</hp:tr>"
    for row, line in enumerate([["분기", "건수"], ["1분기", "35"]])
)
caption = paragraph(f"<hp:t>&lt;표 </hp:t>{number(3)}<hp:t>&gt; 수출 실적</hp:t>")
table = (
    '<hp:tbl id="1" numberingType="TABLE" rowCnt="2" colCnt="2" cellSpacing="0" borderFillIDRef="1"><hp:sz width="16000"'
    ' height="2000" widthRelTo="ABSOLUTE" heightRelTo="ABSOLUTE" protect="0"/><hp:caption side="TOP" fullSz="0" width="8504" gap="850"'
    f' lastWidth="16000"><hp:subList id="">{caption}</hp:subList></hp:caption>{rows}</hp:tbl><hp:t/>'
)
body = paragraph("<hp:t>분기별로는 표 3 참조</hp:t>") + paragraph(table)
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
import dochan
import hwp2md
import hwpx_tomd
import openhanji
import syhwp
import unhwp
from hwp_hwpx_parser import Reader
from hwpx import HwpxDocument, TextExtractor

with Reader("a.hwpx") as reader:
    parser = reader.text
with TextExtractor("a.hwpx") as extractor:
    extracted = extractor.extract_text()
for name, text, right in [
    ("python-hwpx", HwpxDocument.open("a.hwpx").text.markdown(), ["<표 3> 수출 실적"]),
    ("TextExtractor", extracted, ["<표 > 수출 실적"]),
    ("openhanji", openhanji.open("a.hwpx").to_markdown(), ["*<표 > 수출 실적*"]),
    ("hwp2markdown", hwp2md.convert("a.hwpx").markdown, ["<표 > 수출 실적"]),
    ("syhwp", syhwp.extract_markdown("a.hwpx"), ["<표 > 수출 실적"]),
    ("dochan", dochan.Dochan("a.hwpx").to_markdown(), ["*<표 > 수출 실적*"]),
    ("hwpx-tomd", hwpx_tomd.to_markdown("a.hwpx"), ["<표 > 수출 실적"]),
    ("unhwp", unhwp.to_markdown("a.hwpx"), []),
    ("hwp-hwpx-parser", parser, []),
]:
    told = [line.strip() for line in text.split("\n") if "수출" in line]
    print(f"{name + ':':17}" + (", ".join(f"'{line}'" for line in told) or "nothing"))
    assert told == right and "35" in text, f"{name} does otherwise now"
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { parse } from "kordoc";

const { markdown } = await parse(new Uint8Array(fs.readFileSync("a.hwpx")).buffer);
const told = markdown.split("\n").filter((line) => line.includes("수출"));
console.log("kordoc:         ", told.map((line) => `'${line}'`).join(", "));
assert.deepEqual(told, ["**<표 > 수출 실적**"], "kordoc does otherwise now");
NODE
node read.mjs
