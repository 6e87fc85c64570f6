#!/usr/bin/env bash
# Markdown made from HWPX loses date ranges or dates when it is rendered: unhwp 0.23.1 (PyPI) guards dates and not ranges,
# kordoc 4.14.1 (npm) ranges and not dates.
#
# Both guard signs of the text that Markdown would take for its own with a backslash. Two ranges in a paragraph
# (`1~2월 협약, 3~4월 공고`) are a stretch crossed out in GitHub's dialect, where one `~` is enough; a paragraph that begins with a date
# (`2024. 5. 24. 협약`) is a list in a list in a list. unhwp writes `2024\.` and a bare `~`, kordoc `\~` and a bare `2024.`. marked
# 18.2.1 and mdast-util-from-markdown 2.1.0 with micromark-extension-gfm 3.0.0 (npm; what remark uses) take the signs away, and who
# takes the plain text gets other months: 1~2월 is 12월. One would expect that the paragraph comes back as it was.
#
# Output seen (what mdast-util-to-string 4.0.0 gives):
#   kordoc: '1~2월 협약, 3~4월 공고', '협약 체결'
#   unhwp:  '12월 협약, 34월 공고', '2024. 5. 24. 협약 체결'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q unhwp==0.23.1
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kordoc@4.14.1 marked@18.2.1 micromark-extension-gfm@3.0.0 \
  mdast-util-from-markdown@2.1.0 mdast-util-gfm@3.1.0 mdast-util-to-string@4.0.0
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
PARAGRAPHS = ["1~2월 협약, 3~4월 공고", "2024. 5. 24. 협약 체결"]
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
import unhwp

with open("unhwp.md", "w", encoding="utf-8") as file:
    file.write(unhwp.to_markdown("a.hwpx"))
PYTHON
cat > render.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import { parse } from "kordoc";
import { marked } from "marked";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

const plain = (markdown) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.map((node) => toString(node));
const kordoc = (await parse(new Uint8Array(fs.readFileSync("a.hwpx")).buffer)).markdown;
const unhwp = fs.readFileSync("unhwp.md", "utf8");
for (const [name, markdown, right, wrong] of [
  ["kordoc:", kordoc, ["1~2월 협약, 3~4월 공고", "협약 체결"], '<ol start="5">'],
  ["unhwp: ", unhwp, ["12월 협약, 34월 공고", "2024. 5. 24. 협약 체결"], "1<del>2월 협약, 3</del>4월 공고"],
]) {
  const told = plain(markdown);
  console.log(name, told.map((line) => `'${line}'`).join(", "));
  assert.deepEqual(told, right, `${name} does otherwise now`);
  assert.ok(marked(markdown).includes(wrong), `marked does otherwise now with ${name}`);
}
NODE
node render.mjs
