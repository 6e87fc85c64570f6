#!/usr/bin/env bash
# xlsx2csv 0.8.6 and DuckDB 1.5.5 with its excel extension (PyPI): a figure of an XLSX file whose number format has a unit is lost.
#
# Tables of results show units by the number format: the cell holds 12.5, and `0.0"ha"` shows 12.5ha. What stands in quotes is text,
# but these two look for the letters of dates in it. xlsx2csv fills day, month and hour into the format and writes that (`0.0"12a"`);
# the figure is gone. DuckDB declares the column TIME, and both 12.5ha and 7.5ha are noon. It depends on the unit: 건, ton and GW are
# safe, MW and km in DuckDB only, so that one column of a sheet is right and the next is not. Nothing tells. One would expect the
# number, as python-calamine 0.9.1 and openpyxl 3.1.5 give it.
#
# Output seen (12.5 and 7.5 by their format):
#   0.0"ha"  xlsx2csv: 0.0"12a", 0.0"12a"; DuckDB: TIME 12:00:00, 12:00:00; calamine: 12.5, 7.5
#   0.0"MWh" xlsx2csv: 0.0"01w12", 0.0"01w12"; DuckDB: TIME 12:00:00, 12:00:00; calamine: 12.5, 7.5
#   0.0"MW"  xlsx2csv: 0.0"01w", 0.0"01w"; DuckDB: DOUBLE 12.5, 7.5; calamine: 12.5, 7.5
#   0.0"km"  xlsx2csv: 0.0"k01", 0.0"k01"; DuckDB: DOUBLE 12.5, 7.5; calamine: 12.5, 7.5
#   0.0"GW"  xlsx2csv: 12.50000, 7.50000; DuckDB: DOUBLE 12.5, 7.5; calamine: 12.5, 7.5
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q xlsx2csv==0.8.6 openpyxl==3.1.5 python-calamine==0.9.1 duckdb==1.5.5 duckdb-extensions==1.5.5 \
    duckdb-extension-excel==1.5.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import csv
import io

import duckdb
import duckdb_extensions
import openpyxl
import python_calamine
import xlsx2csv

FIGURES = [12.5, 7.5]
connection = duckdb.connect()
duckdb_extensions.import_extension("excel", con=connection)


def write(unit):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["과제", "성과"])
    for row, figure in enumerate(FIGURES, 2):
        sheet.append([f"50-{row}", figure])
        sheet.cell(row, 2).number_format = f'0.0"{unit}"'
    book.save("a.xlsx")


def by_xlsx2csv():
    out = io.StringIO()
    xlsx2csv.Xlsx2csv("a.xlsx").convert(out)
    return ", ".join(row[1] for row in list(csv.reader(io.StringIO(out.getvalue())))[1:])


def by_duckdb():
    rows = connection.sql("select 성과 from read_xlsx('a.xlsx')")
    return f"{rows.types[0]} " + ", ".join(str(row[0]) for row in rows.fetchall())


def by_calamine():
    rows = python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()
    return ", ".join(str(row[1]) for row in rows[1:])


NUMBER, NOON = "DOUBLE 12.5, 7.5", "TIME 12:00:00, 12:00:00"
for unit, csv_gives, duckdb_gives in [
    ("ha", '0.0"12a", 0.0"12a"', NOON),
    ("MWh", '0.0"01w12", 0.0"01w12"', NOON),
    ("MW", '0.0"01w", 0.0"01w"', NUMBER),
    ("km", '0.0"k01", 0.0"k01"', NUMBER),
    ("GW", "12.50000, 7.50000", NUMBER),
]:
    write(unit)
    seen = by_xlsx2csv(), by_duckdb(), by_calamine()
    shown = f'0.0"{unit}"'
    print(f"{shown:8} xlsx2csv: {seen[0]}; DuckDB: {seen[1]}; calamine: {seen[2]}")
    assert seen == (csv_gives, duckdb_gives, "12.5, 7.5"), f"it is otherwise now: {unit}"
    assert [row[1].value for row in openpyxl.load_workbook("a.xlsx").active.iter_rows(min_row=2)] == FIGURES
PYTHON
