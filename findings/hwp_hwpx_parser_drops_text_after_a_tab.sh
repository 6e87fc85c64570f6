#!/usr/bin/env bash
# hwp-hwpx-parser 1.0.0 (PyPI): text behind a tab, a line break or a highlighter mark is lost.
#
# In HWPX a tab, a hand-made line break and the ends of a highlighted stretch are elements inside the run's text
# (`<hp:t>추진<hp:tab/>완료</hp:t>`). The reader takes only what stands before the first of them; the rest of the run is
# gone without an error or a warning. One would expect it to be read, as python-hwpx 6.9.0 does.
#
# Output seen:
#   hwp-hwpx-parser: '추진\n첫 줄\n정상\n한 줄에 다 있다'
#   python-hwpx:     '추진\t완료\n첫 줄\n둘째 줄\n정상형광펜\n한 줄에 다 있다'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q hwp-hwpx-parser==1.0.0 python-hwpx==6.9.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
PARAGRAPHS = [
    '추진<hp:tab width="4000" leader="0" type="1"/>완료',
    "첫 줄<hp:lineBreak/>둘째 줄",
    '정상<hp:markpenBegin color="#FFFF00"/>형광<hp:markpenEnd/>펜',
    "한 줄에 다 있다",
]
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

from hwp_hwpx_parser import Reader
from hwpx import TextExtractor

with Reader("a.hwpx") as reader:
    lost = reader.text
with TextExtractor("a.hwpx") as extractor:
    whole = extractor.extract_text()
print("hwp-hwpx-parser:", repr(lost))
print("python-hwpx:    ", repr(whole))
assert lost.split("\n") == ["추진", "첫 줄", "정상", "한 줄에 다 있다"], "hwp-hwpx-parser does otherwise now"
assert whole.split("\n") == ["추진\t완료", "첫 줄", "둘째 줄", "정상형광펜", "한 줄에 다 있다"], "python-hwpx does otherwise now"
PYTHON
