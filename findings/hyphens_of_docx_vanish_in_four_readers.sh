#!/usr/bin/env bash
# docx2python 3.7.1, aspose-words-foss 26.7.0, kreuzberg 4.10.4 (PyPI) and officeparser 7.8.0 (npm): task 50-1 of a DOCX file is task 501.
#
# A hyphen at which a line must not break (Ctrl+Shift+hyphen in Word, so that 50-1 or 1-3월 is not torn) is no letter in the file but
# an element in the run (`<w:t>50</w:t><w:noBreakHyphen/><w:t>1. 수출</w:t>`). The four pass it over and put together what stands
# around it: the number of a task is that of another, and January to March is a thirteenth month. Nothing tells. In three of them a
# line broken by hand (`<w:cr/>`) is one word as well. One would expect a hyphen, as docx-parser-converter 1.0.3 gives it, or U+2011,
# as mammoth 1.13.0 does.
#
# Output seen ('50-1. 수출', '2024. 1-3월 협약', '제3조|개정' with hyphens as told and a break at the stroke):
#   docx2python:           501. 수출 | 2024. 13월 협약 | 제3조개정
#   aspose-words-foss:     501. 수출 | 2024. 13월 협약 | 제3조 | 개정
#   kreuzberg:             501. 수출 | 2024. 13월 협약 | 제3조개정
#   officeparser:          501. 수출 | 2024. 13월 협약 | 제3조개정
#   docx-parser-converter: 50-1. 수출 | 2024. 1-3월 협약 | 제3조 | 개정
#   mammoth:               50‑1. 수출 | 2024. 1‑3월 협약 | 제3조개정
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q docx2python==3.7.1 aspose-words-foss==26.7.0 kreuzberg==4.10.4 docx-parser-converter==1.0.3 \
    mammoth==1.13.0 python-docx==1.2.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund officeparser@7.8.0
venv/bin/python - <<'PYTHON'
import pathlib
import subprocess
import warnings

import aspose.words_foss as aspose
import docx
import docx_parser_converter
import kreuzberg
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

warnings.simplefilter("ignore")
PARAGRAPHS = [
    "<w:t>50</w:t><w:noBreakHyphen/><w:t>1. 수출</w:t>",
    "<w:t>2024. 1</w:t><w:noBreakHyphen/><w:t>3월 협약</w:t>",
    "<w:t>제3조</w:t><w:cr/><w:t>개정</w:t>",
]
document = docx.Document()
for run in PARAGRAPHS:
    document.add_paragraph()._p.append(
        parse_xml(f'<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{run}</w:r>')
    )
document.save("a.docx")


def by_aspose():
    aspose.Document("a.docx").save("a.md", aspose.SaveFormat.MARKDOWN)
    return pathlib.Path("a.md").read_text(encoding="utf-8").replace("\\\n", "\n").replace("\\", "")


def by_officeparser():
    source = "require('officeparser').parseOffice('a.docx').then(found => console.log(found.toText()))"
    return subprocess.run(["node", "-e", source], check=True, capture_output=True, text=True).stdout


LOST, KEPT = ["501. 수출", "2024. 13월 협약"], ["50-1. 수출", "2024. 1-3월 협약"]
READERS = {
    "docx2python": (lambda: docx2python("a.docx").text, [*LOST, "제3조개정"]),
    "aspose-words-foss": (by_aspose, [*LOST, "제3조", "개정"]),
    "kreuzberg": (lambda: kreuzberg.extract_file_sync("a.docx").content, [*LOST, "제3조개정"]),
    "officeparser": (by_officeparser, [*LOST, "제3조개정"]),
    "docx-parser-converter": (lambda: docx_parser_converter.docx_to_text("a.docx"), [*KEPT, "제3조", "개정"]),
    "mammoth": (
        lambda: mammoth.extract_raw_text(open("a.docx", "rb")).value,
        [*(line.replace("-", "\u2011") for line in KEPT), "제3조개정"],
    ),
}
wrong = []
for name, (read, expected) in READERS.items():
    seen = [line.strip() for line in read().split("\n") if line.strip()]
    print(f"{name + ':':22}", " | ".join(seen))
    if seen != expected:
        wrong.append(name)
if wrong:
    raise SystemExit(f"it is otherwise now: {', '.join(wrong)}")
PYTHON
