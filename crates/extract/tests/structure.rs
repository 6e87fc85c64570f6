//! The tables of a structure tree.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

mod build;

use build::{Pdf, hex};

#[test]
fn tables_are_read_with_their_spans_and_content() {
    let pdf = Pdf::new(&format!("BT /F 10 Tf 50 700 Td {} Tj ET", hex("가")))
        .catalog("/StructTreeRoot 9 0 R")
        .object("<</Type/StructTreeRoot/K[10 0 R]/RoleMap<</Tabelle/Table/Kopf/TH>>>>")
        .object("<</S/Document/Pg 3 0 R/K[<</S/P/K 0>> 11 0 R]>>")
        .object("<</S/Tabelle/K[<</S/TBody/K[12 0 R 13 0 R]>>]/P 10 0 R>>")
        .object("<</S/TR/K[<</S/Kopf/A<</O/Table/ColSpan 2>>/K[<</S/P/K[1 2]>>]>>]>>")
        .object(
            "<</S/TR/K[<</S/TD/A[<</O/Layout>><</O/Table/RowSpan 3>>]/K<</Type/MCR/Pg 3 0 R/MCID 3>>>> \
             <</S/TD/K[<</S/Table/K<</S/TR/K<</S/TD/K 4>>>>>>]>> 13 0 R]>>",
        );
    let tables = pdf.read().expect("readable").value.tables;
    let shown: Vec<String> = tables
        .iter()
        .flat_map(|table| &table.rows)
        .map(|row| {
            let cells =
                row.cells.iter().map(|cell| format!("{}x{}{:?}", cell.columns, cell.rows, cell.content));
            cells.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(shown, ["2x1[(1, 1), (1, 2)]", "1x3[(1, 3)] 1x1[(1, 4)]"]);
}
