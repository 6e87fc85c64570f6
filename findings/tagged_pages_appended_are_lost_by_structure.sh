#!/usr/bin/env bash
# opendataloader-pdf 2.5.16 (PyPI), reading by tags: pages that another tool added to a tagged PDF are lost whole.
#
# pikepdf 10.18.0 (`pages.extend`) and PyMuPDF 2.0 (`insert_pdf`) add the pages of a second tagged PDF to a first one, and the
# result has the first one's tags alone and still calls itself tagged. With --use-struct-tree nothing is read of the pages that no
# tag knows, and nothing tells. When both are added to a new PDF by pikepdf no tags are left, and all is read. One would
# expect that pages without tags are read by their places, as they are without the option.
#
# Output seen (the second PDF begins with 어촌 뉴딜):
#   pikepdf onto the first: ['농촌 지원', '과제 실적', '1-1 협약 35건 체결']
#   PyMuPDF onto the first: ['농촌 지원', '과제 실적', '1-1 협약 35건 체결']
#   pikepdf, a new one:     ['농촌 지원', '과제 실적', '1-1 협약 35건 체결', '어촌 뉴딜', '과제 실적', '항만 정비 착공', '교육 420명 수료']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q opendataloader-pdf==2.5.16 pikepdf==10.18.0 pymupdf==2.0 typst==0.15.2
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @expo-google-fonts/nanum-gothic@0.4.0
venv/bin/python - <<'PYTHON'
import pathlib

import opendataloader_pdf
import pikepdf
import pymupdf
import typst

REPORTS = {
    "first": ("농촌 지원", [("1-1", "협약 35건 체결")]),
    "second": ("어촌 뉴딜", [("항만 정비", "착공"), ("교육", "420명 수료")]),
}
for name, (title, rows) in REPORTS.items():
    cells = ", ".join(f"[{task}], [{done}]" for task, done in rows)
    pathlib.Path(f"{name}.typ").write_text(
        f'#set text(font: "NanumGothic", lang: "ko")\n= {title}\n#table(columns: 2, table.header([과제], [실적]), {cells})\n',
        encoding="utf-8",
    )
    typst.compile(f"{name}.typ", output=f"{name}.pdf", font_paths=["node_modules/@expo-google-fonts/nanum-gothic"])

with pikepdf.open("first.pdf") as first, pikepdf.open("second.pdf") as second:
    first.pages.extend(second.pages)
    first.save("pikepdf.pdf")
document = pymupdf.open("first.pdf")
document.insert_pdf(pymupdf.open("second.pdf"))
document.save("pymupdf.pdf")
with pikepdf.new() as new, pikepdf.open("first.pdf") as first, pikepdf.open("second.pdf") as second:
    new.pages.extend(first.pages)
    new.pages.extend(second.pages)
    new.save("new.pdf")


def read(name, **options):
    opendataloader_pdf.convert(f"{name}.pdf", output_dir="out", format="text", quiet=True, **options)
    text = pathlib.Path(f"out/{name}.txt").read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


FIRST = ["농촌 지원", "과제 실적", "1-1 협약 35건 체결"]
BOTH = [*FIRST, "어촌 뉴딜", "과제 실적", "항만 정비 착공", "교육 420명 수료"]
for told, name, right in [
    ("pikepdf onto the first:", "pikepdf", FIRST),
    ("PyMuPDF onto the first:", "pymupdf", FIRST),
    ("pikepdf, a new one:    ", "new", BOTH),
]:
    lines = read(name, use_struct_tree=True)
    print(told, lines)
    assert lines == right, f"{told} it is otherwise now"
assert read("pikepdf") == BOTH, "without the option it is otherwise now"
PYTHON
