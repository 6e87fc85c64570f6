#!/usr/bin/env bash
# kordoc 4.14.1 (npm): a line of words of one syllable loses all its blanks.
#
# Headings are often spread out (`추 진 실 적`), and kordoc draws them together again. Words that are one syllable each look
# the same to it: in body text and in cells the blanks go, and figures grow onto words, without a word in its warnings. One
# would expect that lines in which the blanks part words stay, as `총 3 개 중 2 개` does.
#
# Output seen:
#   그 외 할 일 없음 → 그외할일없음
#   이 법 및 그 밖의 일 → 이법및그밖의일
#   한 미 일 3 국 → 한미일3국
#   총 3 개 중 2 개 → 총 3 개 중 2 개
#   warnings: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kordoc@4.14.1
python3 - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
PARAGRAPHS = ["그 외 할 일 없음", "이 법 및 그 밖의 일", "한 미 일 3 국", "총 3 개 중 2 개"]
body = "".join(
    f'<hp:p id="{number}" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>{text}</hp:t></hp:run></hp:p>'
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
PYTHON
cat > read.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { parse } from "kordoc";

const read = await parse(new Uint8Array(fs.readFileSync("a.hwpx")).buffer);
const lines = read.markdown.split("\n").filter((line) => line.trim());
["그 외 할 일 없음", "이 법 및 그 밖의 일", "한 미 일 3 국", "총 3 개 중 2 개"].forEach((text, at) => console.log(text, "→", lines[at]));
console.log("warnings:", read.warnings?.length ? JSON.stringify(read.warnings) : "none");
assert.deepEqual(lines, ["그외할일없음", "이법및그밖의일", "한미일3국", "총 3 개 중 2 개"], "kordoc does otherwise now");
assert.ok(!read.warnings?.length, "kordoc warns now");
NODE
node read.mjs
