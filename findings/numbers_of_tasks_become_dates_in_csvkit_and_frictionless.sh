#!/usr/bin/env bash
# csvkit 2.2.0 (with agate 1.14.2) and frictionless 5.21.0 (PyPI): numbers of tasks in a CSV file become dates, and nothing tells.
#
# Reports number tasks by agenda item and place: 9-2, 10-1. csvkit guesses types from the values, and parsedatetime takes month and
# day: csvsql declares the column DATE, csvjson writes 2001-09-02, in the year 2001 whatever year it is. Whether it does depends on
# which items a file has: 31-5 is no month and no year to it and keeps a column text, while 32-1 is a year and becomes 2032-01-01.
# frictionless takes 9-2 for a month of the year 9 (its type `yearmonth`) and hands on 9-02. One would expect numbers as they are written:
# csvkit does so with --no-inference, frictionless where a schema says `string`.
#
# Output seen:
#   csvsql:       task DATE NOT NULL
#   csvjson:      9-2 -> 2001-09-02, 10-1 -> 2001-10-01
#   with 31-5:    9-2 -> 9-2, 31-5 -> 31-5
#   32-1 alone:   32-1 -> 2032-01-01
#   frictionless: yearmonth, 9-2 -> 9-02, 10-1 -> 10-01
#   as it is:     9-2 -> 9-2, 10-1 -> 10-1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 frictionless==5.21.0
cd "$folder"
PATH=$folder/venv/bin:$PATH
printf 'task,title\n9-2,해양 관측망 구축\n10-1,산림 복원\n' >tasks.csv
printf 'task,title\n9-2,해양 관측망 구축\n31-5,지역 의료 확충\n' >mixed.csv
printf 'task,title\n32-1,공공 도서관 개방\n' >one.csv

# shown FILE [OPTION]: each task as it is written and as csvjson hands it on.
shown() {
    csvjson "${@:2}" "$1" | python3 -c '
import csv, json, sys
written = [row["task"] for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"))]
print(", ".join(before + " -> " + row["task"] for before, row in zip(written, json.load(sys.stdin))))' "$1"
}

expected='csvsql:       task DATE NOT NULL
csvjson:      9-2 -> 2001-09-02, 10-1 -> 2001-10-01
with 31-5:    9-2 -> 9-2, 31-5 -> 31-5
32-1 alone:   32-1 -> 2032-01-01
frictionless: yearmonth, 9-2 -> 9-02, 10-1 -> 10-01
as it is:     9-2 -> 9-2, 10-1 -> 10-1'
guessed=$(frictionless describe tasks.csv --json | python3 -c '
import json, sys
found = json.load(sys.stdin)
resource = found["resources"][0] if "resources" in found else found
print(resource["schema"]["fields"][0]["type"])')
handed=$(frictionless extract tasks.csv --json | python3 -c '
import json, sys
print(", ".join(before + " -> " + row["task"] for before, row in zip(("9-2", "10-1"), json.load(sys.stdin)["tasks"])))')
seen="csvsql:       $(csvsql tasks.csv | grep -o 'task DATE NOT NULL')
csvjson:      $(shown tasks.csv)
with 31-5:    $(shown mixed.csv)
32-1 alone:   $(shown one.csv)
frictionless: $guessed, $handed
as it is:     $(shown tasks.csv --no-inference)"
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
