#!/usr/bin/env bash
# @ssabrojs/hwpxjs 0.2.0 (npm): a figure in bold is lost, and so is a paragraph with a footnote.
#
# Where the letters' form changes HWPX begins a new `<hp:run>`. One whose whole text is a number (`<hp:t>35</hp:t>`) comes from the
# XML parser as a number, and only strings are taken: 수출 **35**건 is read 수출건, a paragraph `2024` as nothing; 1,234 and 23-1
# are no numbers and stay. A run with a note between two texts is a list of two, and both are lost. extractHtml loses the same, and
# nothing tells. One would expect all of it to be read, as python-hwpx 6.9.0 (PyPI) does.
#
# Output seen:
#   python-hwpx: '총 35건 체결', '총 1,234건 체결', '2024', '협약을 체결하였다', '예산 확보'
#   hwpxjs:      '총건 체결', '총1,234건 체결', '예산 확보'
#   in HTML:     '총건 체결', '총1,234건 체결', '예산 확보'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-hwpx==6.9.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @ssabrojs/hwpxjs@0.2.0
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
NOTE = (
    '<hp:ctrl><hp:footNote number="1"><hp:subList id=""><hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">'
    "<hp:t>부처 협의 뒤</hp:t></hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl>"
)
PARAGRAPHS = [  # runs: form of the letters, content
    [(0, "<hp:t>총 </hp:t>"), (1, "<hp:t>35</hp:t>"), (0, "<hp:t>건 체결</hp:t>")],
    [(0, "<hp:t>총 </hp:t>"), (1, "<hp:t>1,234</hp:t>"), (0, "<hp:t>건 체결</hp:t>")],
    [(0, "<hp:t>2024</hp:t>")],
    [(0, f"<hp:t>협약을</hp:t>{NOTE}<hp:t> 체결하였다</hp:t>")],
    [(0, "<hp:t>예산 확보</hp:t>")],
]
body = "".join(
    f'<hp:p id="{number}" paraPrIDRef="0" styleIDRef="0">'
    + "".join(f'<hp:run charPrIDRef="{form}">{content}</hp:run>' for form, content in runs)
    + "</hp:p>"
    for number, runs in enumerate(PARAGRAPHS)
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
        f'<hh:head {USED} version="1.4" secCnt="1"><hh:refList><hh:charProperties itemCnt="2"><hh:charPr id="0" height="1000"/>'
        '<hh:charPr id="1" height="1000"><hh:bold/></hh:charPr></hh:charProperties><hh:paraProperties itemCnt="1">'
        '<hh:paraPr id="0"/></hh:paraProperties></hh:refList></hh:head>',
    )
    file.writestr("Contents/section0.xml", f"<hs:sec {USED}>{body}</hs:sec>")
from hwpx import HwpxDocument

whole = [line for line in HwpxDocument.open("a.hwpx").text.markdown().split("\n") if line.strip()]
print("python-hwpx:", ", ".join(f"'{line}'" for line in whole))
right = ["총 35건 체결", "총 1,234건 체결", "2024", "협약을 체결하였다", "예산 확보"]
assert whole == right, "python-hwpx does otherwise now"
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { HwpxReader } from "@ssabrojs/hwpxjs";

const reader = new HwpxReader();
await reader.loadFromArrayBuffer(new Uint8Array(fs.readFileSync("a.hwpx")).buffer);
const text = (await reader.extractText()).split("\n");
const html = (await reader.extractHtml()).replace(/<style[^]*?<\/style>/g, "").split("</p>");
for (const [name, lines] of [["hwpxjs:     ", text], ["in HTML:    ", html]]) {
  const told = lines.map((line) => line.replace(/<[^>]*>/g, "").trim()).filter(Boolean);
  console.log(name, told.map((line) => `'${line}'`).join(", "));
  assert.deepEqual(told, ["총건 체결", "총1,234건 체결", "예산 확보"], "hwpxjs does otherwise now");
}
NODE
node read.mjs
