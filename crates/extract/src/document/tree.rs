//! Whether all pages of a document were found.

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

/// What shows that pages are missing or not in their order: the root of the page tree says how many there are (ISO
/// 32000-1, 7.7.3.2), and the engine passes over nodes it cannot read, or gathers pages from all over the file.
pub(super) fn damage(pdf: &Pdf) -> Option<String> {
    let found = pdf.pages().len();
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let root = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>(b"Pages"));
    let Some(root) = root.filter(|root| root.contains_key(b"Kids")) else {
        return Some("the list of the pages is damaged: some may be missing or in another order".into());
    };
    let told = root.get::<i64>(b"Count").and_then(|told| usize::try_from(told).ok());
    told.filter(|told| *told != found)
        .map(|told| format!("the list of the pages is damaged: it tells of {told}, and {found} are there"))
}
