#!/usr/bin/env bash
# pymupdf4llm 2.0 (PyPI): the marks □, ○ and - all become the list sign `-`, and the levels of a report are one list.
#
# In Korean reports the mark tells the level (□ a theme, ○ a result, - a detail), and each is set in by about a letter. The Markdown
# takes all three for bullets, drops □ and ○, and nests by the indent: with steps of 10 points, as here, it nests nothing, so
# details cannot be told from themes; with 24 points it nests below ○, and the □ stays. One would expect marks or nesting.
#
# Output seen ('□ 수출 지원', '○ 협약 체결', '- 35개 기업 참여', '○ 공고', '- 3회 게시'):
#   10 points: ['- 수출 지원', '- 협약 체결', '- 35개 기업 참여', '- 공고', '- 3회 게시']
#   24 points: ['□ 수출 지원', '- 협약 체결', '   - 35개 기업 참여', '- 공고', '   - 3회 게시']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pymupdf4llm==2.0 pymupdf==2.0 pymupdf_layout==2.0
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @expo-google-fonts/nanum-gothic@0.4.0
venv/bin/python - <<'PYTHON'
import pymupdf
import pymupdf4llm

pymupdf.set_messages(path="messages.txt")

FONT = "node_modules/@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf"
LINES = ["□ 수출 지원", "○ 협약 체결", "- 35개 기업 참여", "○ 공고", "- 3회 게시"]


def read(step):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font(fontname="nanum", fontfile=FONT)
    page.insert_text((50, 80), "추진 실적", fontname="nanum", fontsize=16)
    for number, line in enumerate(LINES):
        page.insert_text((50 + step * "□○-".index(line[0]), 120 + 20 * number), line, fontname="nanum", fontsize=11)
    document.save("a.pdf")
    assert page.get_text().strip().split("\n") == ["추진 실적", *LINES], "get_text does otherwise now"
    markdown = pymupdf4llm.to_markdown("a.pdf", show_progress=False)
    return [line.rstrip() for line in markdown.split("\n") if line.strip() and "추진 실적" not in line]


near, far = read(10), read(24)
print("10 points:", near)
print("24 points:", far)
assert near == ["- " + line[2:] for line in LINES], "pymupdf4llm does otherwise now"
assert far == ["□ 수출 지원", "- 협약 체결", "   - 35개 기업 참여", "- 공고", "   - 3회 게시"], "pymupdf4llm does otherwise now"
PYTHON
