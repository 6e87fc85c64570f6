#!/usr/bin/env bash
# cocoapdf 0.10.4 (PyPI): in a tagged PDF, numbers of items become others, and a line that begins with a date is lost but for its year.
#
# A tagged list has each number as it is printed (`Lbl`) beside its item (`LBody`). cocoapdf takes the tags and counts anew: 3. and 5.
# are 3. and 4., 가. and 나. are 1. and 2., and what stands below an item is counted on with it, so that the second task is the
# fourth. `2024. 5. 24.` at the start of a line is three lists in one another to Typst, and of these only the first number is left;
# the terms of a list such as `/ 과제: 수출 지원` go too. Its `warnings` are empty. The same page without its tags is read with all numbers
# and dates, though tags are there so that readers need not guess. One would expect the labels that the tags hold.
#
# Output seen (with tags, then without; the file made by typst 0.15.2, the tags taken out by pikepdf 10.18.0):
#   gap: ['3. 수출', '4. 투자'] ['3. 수출', '5. 투자']
#   가나: ['1. 수출', '2. 투자'] ['가. 수출 나. 투자']
#   below: ['1. 수출', '2. 협약', '3. 공고', '4. 투자'] ['1. 수출', '1. 협약', '2. 공고', '2. 투자']
#   date: ['2024.', '본문'] ['2024\\. 5. 24. 고시하였다', '본문']
#   terms: ['- 수출 지원', '- 2024년 1분기'] ['**과제** 수출 지원 **기간** 2024년 1분기']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q cocoapdf==0.10.4 typst==0.15.2 pikepdf==10.18.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @expo-google-fonts/nanum-gothic@0.4.0
venv/bin/python - <<'PYTHON'
import pathlib

import cocoapdf
import pikepdf
import typst

PAGE = '#set page(width: 15cm, height: 9cm)\n#set text(font: "NanumGothic", lang: "ko", size: 11pt)\n'
CASES = {
    "gap": ("3. 수출\n\n5. 투자", ["3. 수출", "4. 투자"], ["3. 수출", "5. 투자"]),
    "가나": ('#set enum(numbering: "가.")\n+ 수출\n+ 투자', ["1. 수출", "2. 투자"], ["가. 수출 나. 투자"]),
    "below": (
        "1. 수출\n   + 협약\n   + 공고\n2. 투자",
        ["1. 수출", "2. 협약", "3. 공고", "4. 투자"],
        ["1. 수출", "1. 협약", "2. 공고", "2. 투자"],
    ),
    "date": ("2024. 5. 24. 고시하였다\n\n본문", ["2024.", "본문"], ["2024\\. 5. 24. 고시하였다", "본문"]),
    "terms": (
        "/ 과제: 수출 지원\n/ 기간: 2024년 1분기",
        ["- 수출 지원", "- 2024년 1분기"],
        ["**과제** 수출 지원 **기간** 2024년 1분기"],
    ),
}


def read(name):
    result = cocoapdf.convert_file(name)
    assert not list(result.warnings), "cocoapdf tells of it now"
    return [line.strip() for line in result.markdown.split("\n") if line.strip()]


for name, (source, tagged, bare) in CASES.items():
    pathlib.Path("a.typ").write_text(PAGE + source + "\n", encoding="utf-8")
    typst.compile("a.typ", output="tagged.pdf", font_paths=["node_modules/@expo-google-fonts/nanum-gothic"])
    with pikepdf.open("tagged.pdf") as document:
        del document.Root.StructTreeRoot, document.Root.MarkInfo
        document.save("bare.pdf")
    seen = read("tagged.pdf"), read("bare.pdf")
    print(f"{name}:", *seen)
    assert seen == (tagged, bare), f"cocoapdf does otherwise now: {name}"
PYTHON
