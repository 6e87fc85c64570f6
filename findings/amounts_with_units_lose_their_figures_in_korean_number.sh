#!/usr/bin/env bash
# korean-number 1.0.2 (PyPI) reads 3조 5000억 as 1조 1억, which it wrote itself; kr-number 0.1.1 (PyPI) writes 3억 as 삼억만, which is 3억 1만.
#
# Amounts in reports have figures and units together (`1,234억 원`, `3만5천 명`). kor2num knows 일이삼 and 만억조 alone: it drops every
# figure without an error and takes a unit with nothing before it for one of it, so that any amount in 억 is 100,000,000. addunit of
# the same package writes amounts that way, and they do not come back. kr-number's convert writes 만 wherever four noughts go by, so
# that a round amount has a second unit, and others read another number (harupy 2.0.1 here). One would expect the amount, or an error,
# as harupy raises for figures.
#
# Output seen:
#   kor2num:         1,234억 -> 100000000, 3만5천 -> 11000, 12억5천만 -> 110000000, 2024 -> 0
#   and of addunit:  3500000000000 -> 3조 5000억 -> 1000100000000
#   kr-number:       300000000 -> 삼억만, 3000000000000 -> 삼조억만, 120000000 -> 일억이천만
#   read by harupy:  삼억만 -> 300010000, 삼조억만 -> 3000100010000, 일억이천만 -> 120000000
#   harupy, figures: ValueError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q korean-number==1.0.2 kr-number==0.1.1 harupy==2.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import knum
import korean_number
from harupy import String

AMOUNTS = ["1,234억", "3만5천", "12억5천만", "2024"]
NUMBERS = [300_000_000, 3_000_000_000_000, 120_000_000]


def shown(pairs):
    return ", ".join(f"{before} -> {after}" for before, after in pairs)


read = [(amount, korean_number.kor2num(amount)) for amount in AMOUNTS]
whole = 3_500_000_000_000
text = korean_number.addunit(whole)
back = korean_number.kor2num(text)
written = [(number, knum.convert(number, "")) for number in NUMBERS]
heard = [(words, String(words).to_number()) for _, words in written]
print("kor2num:        ", shown(read))
print("and of addunit: ", f"{whole} -> {text} -> {back}")
print("kr-number:      ", shown(written))
print("read by harupy: ", shown(heard))
assert [number for _, number in read] == [100_000_000, 11_000, 110_000_000, 0], "korean-number does otherwise now"
assert (text, back) == ("3조 5000억", 1_000_100_000_000), "korean-number does otherwise now"
assert [words for _, words in written] == ["삼억만", "삼조억만", "일억이천만"], "kr-number does otherwise now"
assert [number for _, number in heard] == [300_010_000, 3_000_100_010_000, 120_000_000], "harupy does otherwise now"
try:
    String("1,234억").to_number()
except ValueError:
    print("harupy, figures: ValueError")
else:
    raise SystemExit("harupy takes figures now")
PYTHON
