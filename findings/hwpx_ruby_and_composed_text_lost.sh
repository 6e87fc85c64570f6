#!/usr/bin/env bash
# Five readers of HWPX lose words that carry a ruby (덧말), and characters that are composed (글자겹침): python-hwpx 6.9.0,
# hwp-hwpx-parser 1.0.0 and unhwp 0.23.1 (PyPI), @rhwp/core 0.8.6 (npm) lose both, kordoc 4.14.1 (npm) the composed ones.
#
# `<hp:dutmal><hp:mainText>공정</hp:mainText><hp:subText>公正</hp:subText></hp:dutmal>` is the word 공정 with a small 公正 above it; the
# whole element is passed over, the word itself too. `<hp:compose composeText="7">` is a 7 in a ring, as authors number
# items with it; it stands in an attribute and is read by none. One would expect 공정 and at least 7.
#
# Output seen (paragraphs '공정 사회 구현', '⑦ 입법예고'):
#   python-hwpx:     ' 사회 구현', ' 입법예고'
#   hwp-hwpx-parser: ' 사회 구현', ' 입법예고'
#   unhwp:           ' 사회 구현', ' 입법예고'
#   @rhwp/core:      ' 사회 구현', ' 입법예고'
#   kordoc:          '공정公正 사회 구현', '입법예고'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q hwp-hwpx-parser==1.0.0 python-hwpx==6.9.0 unhwp==0.23.1
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @rhwp/core@0.8.6 kordoc@4.14.1
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
PARAGRAPHS = [
    '<hp:dutmal posType="TOP" szRatio="0" option="0" styleIDRef="0" align="CENTER"><hp:mainText>공정</hp:mainText>'
    "<hp:subText>公正</hp:subText></hp:dutmal><hp:t> 사회 구현</hp:t>",
    '<hp:compose circleType="SHAPE_CIRCLE" charSz="-3" composeType="SPREAD" charPrCnt="0" composeText="7"/>'
    "<hp:t> 입법예고</hp:t>",
]
body = "".join(
    f'<hp:p id="{number}" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">{text}</hp:run></hp:p>'
    for number, text in enumerate(PARAGRAPHS)
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
        '</hh:charProperties><hh:paraProperties itemCnt="1"><hh:paraPr id="0"/></hh:paraProperties></hh:refList></hh:head>',
    )
    file.writestr("Contents/section0.xml", f"<hs:sec {USED}>{body}</hs:sec>")

import unhwp
from hwp_hwpx_parser import Reader
from hwpx import TextExtractor

def told(name, text):
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    print(f"{name + ':':17}" + str(lines)[1:-1])
    assert [line.strip() for line in lines] == ["사회 구현", "입법예고"], f"{name} does otherwise now"

with TextExtractor("a.hwpx") as extractor:
    told("python-hwpx", extractor.extract_text())
with Reader("a.hwpx") as reader:
    told("hwp-hwpx-parser", reader.text)
told("unhwp", unhwp.extract_text("a.hwpx"))
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import init, { HwpDocument } from "@rhwp/core";
import { parse } from "kordoc";

const bytes = new Uint8Array(fs.readFileSync("a.hwpx"));
globalThis.measureTextWidth = (font, text) => text.length * 10;
await init({ module_or_path: fs.readFileSync("node_modules/@rhwp/core/rhwp_bg.wasm") });
const rhwp = JSON.parse(new HwpDocument(bytes).getTextFileUnicode()).split("\r\n").filter((line) => line.trim());
console.log("@rhwp/core:     ", rhwp.map((line) => `'${line}'`).join(", "));
assert.deepEqual(rhwp.map((line) => line.trim()), ["사회 구현", "입법예고"], "@rhwp/core does otherwise now");
const kordoc = (await parse(bytes.buffer)).markdown.split("\n").filter((line) => line.trim());
console.log("kordoc:         ", kordoc.map((line) => `'${line}'`).join(", "));
assert.deepEqual(kordoc.map((line) => line.trim()), ["공정公正 사회 구현", "입법예고"], "kordoc does otherwise now");
NODE
node read.mjs
