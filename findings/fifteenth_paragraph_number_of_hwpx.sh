#!/usr/bin/env bash
# The fifteenth paragraph numbered 가. 나. 다. in HWPX is 거. in kordoc 4.14.1 (npm), 15. in unhwp 0.23.1 and hwp2markdown 0.1.0,
# and all are 1. in openhanji 0.1.0 (PyPI).
#
# The numbers are not in the text but told by the paragraph's head (`numFormat="HANGUL_SYLLABLE"`, `^1.`), so each reader counts for
# itself. After 하. government documents go on with 거. 너. 더.; two readers fall back to figures, where 15. looks like a number
# of another level. openhanji reads neither the form nor the count. One would expect the same number from all.
#
# Output seen (paragraphs 2, 14, 15 and 16):
#   kordoc:       나. 하. 거. 너.
#   unhwp:        나. 하. 15. 16.
#   hwp2markdown: 나. 하. 15. 16.
#   openhanji:    1. 1. 1. 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q unhwp==0.23.1 hwp2markdown==0.1.0 openhanji==0.1.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kordoc@4.14.1
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
NUMBERING = (
    '<hh:numberings itemCnt="1"><hh:numbering id="1" start="1"><hh:paraHead start="1" level="1" align="LEFT" useInstWidth="1"'
    ' autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="HANGUL_SYLLABLE" charPrIDRef="4294967295"'
    ' checkable="0">^1.</hh:paraHead></hh:numbering></hh:numberings>'
)
body = "".join(
    f'<hp:p id="{number}" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>{number}째 실적</hp:t></hp:run></hp:p>'
    for number in range(1, 17)
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
        f'</hh:charProperties>{NUMBERING}<hh:paraProperties itemCnt="1"><hh:paraPr id="0"><hh:heading type="NUMBER" idRef="1"'
        ' level="0"/></hh:paraPr></hh:paraProperties></hh:refList></hh:head>',
    )
    file.writestr("Contents/section0.xml", f"<hs:sec {USED}>{body}</hs:sec>")
import hwp2md
import openhanji
import unhwp

for name, text, right in [
    ("unhwp", unhwp.to_markdown("a.hwpx"), "나. 하. 15. 16."),
    ("hwp2markdown", hwp2md.convert("a.hwpx").markdown, "나. 하. 15. 16."),
    ("openhanji", openhanji.open("a.hwpx").to_markdown(), "1. 1. 1. 1."),
]:
    numbers = [line.split()[0].replace("\\", "") for line in text.split("\n") if line.endswith("째 실적")]
    told = " ".join(numbers[place - 1] for place in (2, 14, 15, 16))
    print(f"{name + ':':14}{told}")
    assert told == right, f"{name} does otherwise now"
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { parse } from "kordoc";

const lines = (await parse(new Uint8Array(fs.readFileSync("a.hwpx")).buffer)).markdown.split("\n");
const numbers = lines.filter((line) => line.endsWith("째 실적")).map((line) => line.split(" ")[0]);
const told = [2, 14, 15, 16].map((place) => numbers[place - 1]).join(" ");
console.log("kordoc:      ", told);
assert.equal(told, "나. 하. 거. 너.", "kordoc does otherwise now");
NODE
node read.mjs
