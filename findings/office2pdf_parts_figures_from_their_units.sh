#!/usr/bin/env bash
# office2pdf-python 0.4.0 (PyPI): a DOCX file made into a PDF has a blank between every figure and the Hangul beside it.
#
# Korean writes figures and units together (35건, 제3조의2, 1~3월). Word can set them a little apart (`w:autoSpaceDN`), for looks.
# office2pdf writes a blank there as if it were text (U+00A0), also where the document says no to it: who reads the PDF gets `35 건`,
# a search for 35건 or 제3조의2 finds nothing, and what compares it with another print of the document finds nearly every line
# changed. Its warnings are empty. One would expect a gap that is no letter, or none, as dxpdf 0.8.1 (PyPI) makes of the same file.
#
# Output seen (by pypdfium2 5.15.2):
#   as it comes:   ['2024 년 1 분기 협약 35 건', '제 3 조의 2 개정, 1~3 월 공고', '1,234 억 원, A 사']
#   autoSpaceDN=0: ['2024 년 1 분기 협약 35 건', '제 3 조의 2 개정, 1~3 월 공고', '1,234 억 원, A 사']
#   dxpdf:         ['2024년 1분기 협약 35건', '제3조의2 개정, 1~3월 공고', '1,234억 원, A사']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q office2pdf-python==0.4.0 dxpdf==0.8.1 python-docx==1.2.0 pypdfium2==5.15.2
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @expo-google-fonts/nanum-gothic@0.4.0
mkdir fonts
cp node_modules/@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf fonts/
export HOME=$folder XDG_DATA_HOME=$folder
venv/bin/python - <<'PYTHON'
import docx
import dxpdf
import office2pdf
import pypdfium2
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LINES = ["2024년 1분기 협약 35건", "제3조의2 개정, 1~3월 공고", "1,234억 원, A사"]
PARTED = ["2024 년 1 분기 협약 35 건", "제 3 조의 2 개정, 1~3 월 공고", "1,234 억 원, A 사"]


def write(space=None):
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "NanumGothic"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "NanumGothic")
    for line in LINES:
        properties = document.add_paragraph(line)._p.get_or_add_pPr()
        for name in ("w:autoSpaceDE", "w:autoSpaceDN") if space else ():
            mark = OxmlElement(name)
            mark.set(qn("w:val"), space)
            properties.append(mark)
    document.save("a.docx")


def read():
    text = pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range()
    return [line.strip() for line in text.splitlines() if line.strip()]


def by_office2pdf():
    result = office2pdf.convert_path("a.docx", options=OPTIONS)
    assert not result.warnings, "office2pdf tells of it now"
    open("a.pdf", "wb").write(result.pdf)
    return read()


OPTIONS = office2pdf.ConvertOptions(font_paths=["fonts"])
write()
plain = by_office2pdf()
dxpdf.convert_file("a.docx", "a.pdf")
reference = read()
write("0")
apart = by_office2pdf()
print("as it comes:  ", plain)
print("autoSpaceDN=0:", apart)
print("dxpdf:        ", reference)
assert plain == apart == PARTED, "office2pdf does otherwise now"
assert reference == LINES, "dxpdf does otherwise now"
PYTHON
