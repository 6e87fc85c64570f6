#!/usr/bin/env bash
# opendataloader-pdf 2.5.16 (PyPI): page titles that differ in a number only are left out as running heads, the quarter with them.
#
# A progress report begins every page with its quarter (`2024년 1분기`, on the next page `2024년 2분기`), another with the number of
# its task (`50-1. 수출 지원`, `50-2. 수출 지원`). As figures that count on pass for page numbers, such lines are taken for a
# header and left out of every page, as the defaults have it; nothing tells. Pages of a title and one line give an empty file.
# With --include-header-footer all is there. A quarter that does not count on (1분기, then 4분기) stays. One would
# expect that only what is the same on each page, or a bare page number, goes.
#
# Output seen (text form):
#   1분기, 2분기, 3분기: ['○ 협약 체결', '○ 금융 심사', '○ 보증 신설']
#   with headers:        ['2024년 1분기', '○ 협약 체결', '2024년 2분기', '○ 금융 심사', '2024년 3분기', '○ 보증 신설']
#   1분기, 4분기:        ['2024년 1분기', '○ 협약 체결', '2024년 4분기', '○ 금융 심사']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q opendataloader-pdf==2.5.16 pymupdf==2.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import pathlib

import opendataloader_pdf
import pymupdf


def read(pages, **options):
    document = pymupdf.open()
    for lines in pages:
        page = document.new_page()
        for place, line in enumerate(lines):
            page.insert_text((60, 90 + place * 24), line, fontname="korea", fontsize=12)
    document.save("a.pdf")
    opendataloader_pdf.convert("a.pdf", output_dir="out", format="text", quiet=True, **options)
    text = pathlib.Path("out/a.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.split("\n") if line.strip() and "사업 추진" not in line]


def page(quarter, item, letter, count):
    return [f"2024년 {quarter}분기", f"○ {item}"] + [f"○ {letter}{chr(0xAC00 + 28 * n)}사업 추진" for n in range(count)]


three = [page(1, "협약 체결", "가", 25), page(2, "금융 심사", "나", 15), page(3, "보증 신설", "다", 10)]
lost = read(three)
whole = read(three, include_header_footer=True)
apart = read([page(1, "협약 체결", "가", 25), page(4, "금융 심사", "나", 15)])
print("1분기, 2분기, 3분기:", lost)
print("with headers:       ", whole)
print("1분기, 4분기:       ", apart)
items = ["○ 협약 체결", "○ 금융 심사", "○ 보증 신설"]
both = [line for n, item in enumerate(items, 1) for line in (f"2024년 {n}분기", item)]
assert lost == items, "opendataloader-pdf does otherwise now"
assert whole == both, "opendataloader-pdf does otherwise now with headers"
assert apart == ["2024년 1분기", "○ 협약 체결", "2024년 4분기", "○ 금융 심사"], "opendataloader-pdf does otherwise now with 4분기"
assert read([[f"50-{n}. 수출 지원", f"○ 협약 {30 + n}건 체결"] for n in (1, 2)]) == [], "the short pages are read now"
PYTHON
