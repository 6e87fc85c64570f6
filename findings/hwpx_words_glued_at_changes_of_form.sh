#!/usr/bin/env bash
# hwpxkit 0.2.1 (PyPI) and @ssabrojs/hwpxjs 0.2.0 (npm) glue words where bold or a link begins or ends in HWPX.
#
# Such a change begins a new `<hp:run>`, and the blank stands at the end of one run's text or at the start of the next
# (`<hp:t>수출 </hp:t>`, `<hp:t>지원</hp:t>`). Both trim the text of each run, and put nothing between; in Korean the blank is where one
# word ends, and dates grow onto words. hwpxkit's list of warnings is empty. One would expect the blanks as they are in the file,
# as python-hwpx 6.9.0 gives them.
#
# Output seen ('중소기업 **수출** 지원', '협약은 **2024. 5. 24.** 체결', '자료는 (link: 누리집) 참고'):
#   python-hwpx:      '중소기업 수출 지원', '협약은 2024. 5. 24. 체결', '자료는 누리집 참고'
#   hwpxkit:          '중소기업수출지원', '협약은2024. 5. 24.체결', '자료는누리집참고'
#   hwpxkit Markdown: '중소기업**수출**지원', '협약은**2024. 5. 24.**체결', '자료는누리집참고'
#   hwpxjs:           '중소기업수출지원', '협약은2024. 5. 24.체결', '자료는누리집참고'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q hwpxkit==0.2.1 python-hwpx==6.9.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @ssabrojs/hwpxjs@0.2.0
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
LINK = (
    '<hp:ctrl><hp:fieldBegin id="1" type="HYPERLINK" name="" editable="0" dirty="0" zorder="-1" fieldid="1"><hp:parameters cnt="1"'
    ' name=""><hp:stringParam name="Command">http\\://a.example;1;0;0;</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>'
)
END = '<hp:ctrl><hp:fieldEnd beginIDRef="1" fieldid="1"/></hp:ctrl>'
PARAGRAPHS = [  # runs: form of the letters, content
    [(0, "<hp:t>중소기업 </hp:t>"), (1, "<hp:t>수출</hp:t>"), (0, "<hp:t> 지원</hp:t>")],
    [(0, "<hp:t>협약은 </hp:t>"), (1, "<hp:t>2024. 5. 24.</hp:t>"), (0, "<hp:t> 체결</hp:t>")],
    [(0, "<hp:t>자료는 </hp:t>"), (0, LINK), (0, "<hp:t>누리집</hp:t>"), (0, END), (0, "<hp:t> 참고</hp:t>")],
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
import hwpxkit
from hwpx import HwpxDocument

document = hwpxkit.parse_file("a.hwpx")
glued = ["중소기업수출지원", "협약은2024. 5. 24.체결", "자료는누리집참고"]
marked = ["중소기업**수출**지원", "협약은**2024. 5. 24.**체결", "자료는누리집참고"]
right = ["중소기업 수출 지원", "협약은 2024. 5. 24. 체결", "자료는 누리집 참고"]
for name, text, expected in [
    ("python-hwpx", HwpxDocument.open("a.hwpx").text.markdown(), right),
    ("hwpxkit", document.get_text(), glued),
    ("hwpxkit Markdown", document.to_markdown(), marked),
]:
    lines = [line for line in text.split("\n") if line.strip()][-3:]
    print(f"{name + ':':18}" + ", ".join(f"'{line}'" for line in lines))
    assert lines == expected, f"{name} does otherwise now"
assert not document.warnings, "hwpxkit warns now"
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { HwpxReader } from "@ssabrojs/hwpxjs";

const reader = new HwpxReader();
await reader.loadFromArrayBuffer(new Uint8Array(fs.readFileSync("a.hwpx")).buffer);
const told = (await reader.extractText()).split("\n").filter((line) => line.trim());
console.log("hwpxjs:          ", told.map((line) => `'${line}'`).join(", "));
assert.deepEqual(told, ["중소기업수출지원", "협약은2024. 5. 24.체결", "자료는누리집참고"], "hwpxjs does otherwise now");
NODE
node read.mjs
