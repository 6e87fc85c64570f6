#!/usr/bin/env bash
# pdf_oxide 0.3.78 (PyPI): three lines of a list become a table with words glued in its cells, and stand there a second time.
#
# All Hangul syllables of a font are equally wide, so words of as many syllables stand one below the other without anybody having
# set them so. to_markdown takes the blanks between them for columns: the items of a task are a table whose first item is its header,
# blanks inside its cells go (`협약체결`), and below it all items are written again as one paragraph, so that each figure is there
# twice. Words of other lengths share cells in other ways. Two lines stay a list, and extract_text reads all of it rightly. One
# would expect a table where rulings or wide gaps part the columns.
#
# Output seen:
#   marks: | ○ 보증 | 지원확대 |
#          |---|---|
#          | ○ 투자 | 협약체결 |
#          | ○ 공고 | 35건완료 |
#          ○ 보증 지원 확대 ○ 투자 협약 체결 ○ 공고 35건 완료
#   years: | 2024년 | 예산 | 35 억원 |
#          |---|---|---|
#          | 2025년 | 예산 | 38 억원 |
#          | 2026년 | 예산 | 40 억원 |
#          2024년 예산 35 억 원 2025년 예산 38 억 원 2026년 예산 40 억 원
#   mixed: | ○ 보증 | 지원확대 |  |
#          |---|---|---|
#          | ○ | 투자유치협약 | 체결 |
#          | ○ 공고문 | 35건 | 게시완료 |
#          ○ 보증 지원 확대 ○ 투자유치 협약 체결 ○ 공고문 35건 게시 완료
#   two:   - 보증 지원 확대
#          - 투자 협약 체결
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pdf_oxide==0.3.78 typst==0.15.2
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @expo-google-fonts/nanum-gothic@0.4.0
venv/bin/python - <<'PYTHON'
import pathlib

import pdf_oxide
import typst

FONTS = ["node_modules/@expo-google-fonts/nanum-gothic"]
MARKS = ["○ 보증 지원 확대", "○ 투자 협약 체결", "○ 공고 35건 완료"]
YEARS = ["2024년 예산 35 억 원", "2025년 예산 38 억 원", "2026년 예산 40 억 원"]
MIXED = ["○ 보증 지원 확대", "○ 투자유치 협약 체결", "○ 공고문 35건 게시 완료"]


def read(lines):
    page = '#set page(width: 15cm, height: 9cm)\n#set text(font: "NanumGothic", lang: "ko", size: 11pt)\n'
    pathlib.Path("a.typ").write_text(page + "\n\n".join(lines) + "\n", encoding="utf-8")
    typst.compile("a.typ", output="a.pdf", font_paths=FONTS)
    document = pdf_oxide.PdfDocument("a.pdf")
    text = [line.strip() for line in document.extract_text(0).split("\n") if line.strip()]
    assert text == lines, f"extract_text does otherwise now: {text}"
    return [line for line in document.to_markdown(0).split("\n") if line]


expected = {
    "marks": [
        "| ○ 보증 | 지원확대 |",
        "|---|---|",
        "| ○ 투자 | 협약체결 |",
        "| ○ 공고 | 35건완료 |",
        " ".join(MARKS),
    ],
    "years": [
        "| 2024년 | 예산 | 35 억원 |",
        "|---|---|---|",
        "| 2025년 | 예산 | 38 억원 |",
        "| 2026년 | 예산 | 40 억원 |",
        " ".join(YEARS),
    ],
    "mixed": [
        "| ○ 보증 | 지원확대 |  |",
        "|---|---|---|",
        "| ○ | 투자유치협약 | 체결 |",
        "| ○ 공고문 | 35건 | 게시완료 |",
        " ".join(MIXED),
    ],
    "two": ["- 보증 지원 확대", "- 투자 협약 체결"],
}
for name, lines in (("marks", MARKS), ("years", YEARS), ("mixed", MIXED), ("two", MARKS[:2])):
    seen = read(lines)
    print(f"{name + ':':6}", "\n       ".join(seen))
    assert seen == expected[name], f"pdf_oxide does otherwise now: {name}"
PYTHON
