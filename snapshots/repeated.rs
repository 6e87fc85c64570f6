//! A long document made of a short one: its pages again and again.

/// A PDF with the pages of another in turn until there are so many, by an update behind its end. `None` for what is no
/// PDF with a plain cross-reference table and one list of pages.
#[must_use]
pub fn repeated(pdf: &[u8], pages: usize) -> Option<Vec<u8>> {
    let dict = find(pdf, b"/Type /Pages").or_else(|| find(pdf, b"/Type/Pages"))?;
    let head = pdf.get(..dict)?;
    let start = head.windows(6).rposition(|word| word == b" 0 obj")?;
    let number = head.get(..start)?.iter().rposition(|byte| !byte.is_ascii_digit())? + 1;
    let number = std::str::from_utf8(head.get(number..start)?).ok()?;
    let end = start + find(pdf.get(start..)?, b"endobj")?;
    let text = std::str::from_utf8(pdf.get(start + b" 0 obj".len()..end)?).ok()?;
    let (before, rest) = text.split_once("/Kids")?;
    let (list, behind) = rest.split_once('[')?.1.split_once(']')?;
    let kids: Vec<&str> = list.split_inclusive('R').map(str::trim).filter(|kid| !kid.is_empty()).collect();
    let list: Vec<&str> = kids.iter().copied().cycle().take(pages).collect();
    let counted = |text: &str| {
        let Some((head, tail)) = text.split_once("/Count") else { return text.to_owned() };
        let tail = tail.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        format!("{head}/Count {pages}{tail}")
    };
    let tail = pdf.get(pdf.windows(7).rposition(|word| word == b"trailer")?..)?;
    let tail = String::from_utf8_lossy(tail);
    let (trailer, pointer) = tail.split_once("startxref")?;
    let trailer = trailer.strip_prefix("trailer")?.trim();
    let trailer = trailer.strip_prefix("<<")?;
    let mut out = pdf.to_vec();
    out.push(b'\n');
    let place = out.len();
    let object =
        format!("{number} 0 obj{}/Kids [{}]{}endobj\n", counted(before), list.join(" "), counted(behind));
    out.extend_from_slice(object.as_bytes());
    let table = out.len();
    let previous = pointer.split_whitespace().next()?;
    let update = format!(
        "xref\n{number} 1\n{place:010} 00000 n \ntrailer\n<</Prev {previous} {trailer}\nstartxref\n{table}\n%%EOF\n"
    );
    out.extend_from_slice(update.as_bytes());
    Some(out)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}
