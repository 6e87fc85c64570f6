#!/usr/bin/env bash
# unhwp 0.23.1 (PyPI): a line break made by hand, a fixed-width space and a bundling space vanish, and two words are one.
#
# HWPX writes 강제 줄나눔, 고정폭 빈칸 and 묶음 빈칸 as elements inside the text (`<hp:lineBreak/>`, `<hp:fwSpace/>`,
# `<hp:nbSpace/>`). A tab becomes a blank, the three others nothing: two words, or the end of a line and the beginning of the next, are
# one word. One would expect a blank, as python-hwpx 6.9.0 keeps them (U+3000 and U+00A0).
#
# Output seen:
#   unhwp:       '추진 완료', '첫 줄둘째 줄', '예산100억원', '2025년까지'
#   python-hwpx: '추진\t완료', '첫 줄', '둘째 줄', '예산\u3000100억원', '2025년\xa0까지'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q unhwp==0.23.1 python-hwpx==6.9.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import zipfile

NAMES = "http://www.hancom.co.kr/hwpml/2011/"
USED = " ".join(f'xmlns:{short}="{NAMES}{name}"' for short, name in (("hp", "paragraph"), ("hs", "section"), ("hh", "head")))
PARAGRAPHS = [
    '추진<hp:tab width="4000" leader="0" type="1"/>완료',
    "첫 줄<hp:lineBreak/>둘째 줄",
    "예산<hp:fwSpace/>100억원",
    "2025년<hp:nbSpace/>까지",
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

import unhwp
from hwpx import TextExtractor

glued = [line for line in unhwp.extract_text("a.hwpx").split("\n") if line.strip()]
with TextExtractor("a.hwpx") as extractor:
    whole = extractor.extract_text().split("\n")
print("unhwp:      ", str(glued)[1:-1])
print("python-hwpx:", str(whole)[1:-1])
assert [line.strip() for line in glued] == ["추진 완료", "첫 줄둘째 줄", "예산100억원", "2025년까지"], "unhwp does otherwise now"
assert whole == ["추진\t완료", "첫 줄", "둘째 줄", "예산\u3000100억원", "2025년\xa0까지"], "python-hwpx does otherwise now"
PYTHON
