//! Tables drawn without vertical rulings.

use crate::sheet::Fragment;
use gwaje_model::{Line, Page};

/// Finds tables in text that no ruling encloses.
pub(crate) fn tables(_page: &Page, text: Vec<Line>, tables: Vec<Fragment>) -> (Vec<Line>, Vec<Fragment>) {
    (text, tables)
}
