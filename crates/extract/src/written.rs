//! When a PDF was written, by its own word.

use hayro_syntax::Pdf;
use hayro_syntax::metadata::Metadata;

/// The later of its days of making and of changing, with the time and its offset from UTC as in ISO 8601.
pub(crate) fn written(pdf: &Pdf) -> Option<String> {
    let Metadata { creation_date, modification_date, .. } = pdf.metadata();
    let dates = [creation_date, modification_date].into_iter().flatten();
    let spelled =
        dates.filter(|date| date.year >= FIRST_YEAR && date.month > 0 && date.day > 0).map(|date| {
            format!(
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{:+03}:{:02}",
                date.year,
                date.month,
                date.day,
                date.hour,
                date.minute,
                date.second,
                date.utc_offset_hour,
                date.utc_offset_minute
            )
        });
    spelled.max()
}

/// The year PDF was published in: programs that know no time write 0 or 1970.
const FIRST_YEAR: u16 = 1993;
