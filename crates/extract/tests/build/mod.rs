//! Writes tiny PDFs for the tests: numbered objects, a page, a font whose codes are UTF-16.
#![allow(dead_code, clippy::expect_used)]

use gwaje_extract::{Error, Options};
use gwaje_model::{Glyph, Noted, Page, Pages};

/// A PDF under construction. Objects 1 to 6 are the catalog, the page tree, the page, its content, its resources
/// and the font `/F`, whose two-byte codes are UTF-16.
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    /// Further entries of the catalog.
    pub(crate) catalog: String,
    /// Further entries of the page.
    pub(crate) page: String,
    /// Further entries of the resources.
    pub(crate) resources: String,
    /// Further fonts.
    pub(crate) fonts: String,
    content: Vec<u8>,
    content_entries: String,
}

const FIRST_FREE: usize = 9;

impl Pdf {
    pub(crate) fn new(content: &str) -> Self {
        Self {
            objects: Vec::new(),
            catalog: String::new(),
            page: "/MediaBox [0 0 600 800]".into(),
            resources: String::new(),
            fonts: String::new(),
            content: content.as_bytes().to_vec(),
            content_entries: String::new(),
        }
    }

    pub(crate) fn page(mut self, entries: &str) -> Self {
        self.page = entries.into();
        self
    }

    pub(crate) fn resources(mut self, entries: &str) -> Self {
        self.resources = entries.into();
        self
    }

    pub(crate) fn fonts(mut self, entries: &str) -> Self {
        self.fonts = entries.into();
        self
    }

    pub(crate) fn catalog(mut self, entries: &str) -> Self {
        self.catalog = entries.into();
        self
    }

    /// Replaces the content by encoded bytes.
    pub(crate) fn encoded(mut self, content: Vec<u8>, entries: &str) -> Self {
        self.content = content;
        self.content_entries = entries.into();
        self
    }

    /// Adds an object, the first of which is number 9.
    pub(crate) fn object(mut self, body: &str) -> Self {
        self.objects.push(body.as_bytes().to_vec());
        self
    }

    /// Adds a stream.
    pub(crate) fn stream(mut self, entries: &str, data: &[u8]) -> Self {
        self.objects.push(stream(entries, data));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let map = "1 begincodespacerange <0000> <ffff> endcodespacerange \
                   1 beginbfrange <0000> <ffff> <0000> endbfrange";
        let mut all = vec![
            format!("<</Type/Catalog/Pages 2 0 R {}>>", self.catalog).into_bytes(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 5 0 R {}>>", self.page).into_bytes(),
            stream(&self.content_entries, &self.content),
            format!("<</Font<</F 6 0 R {}>> {}>>", self.fonts, self.resources).into_bytes(),
            b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Test/Encoding/Identity-H/DescendantFonts[7 0 R]\
              /ToUnicode 8 0 R>>"
                .to_vec(),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
              /Supplement 0>>/DW 1000/W[32 [500]]>>"
                .to_vec(),
            stream("", map.as_bytes()),
        ];
        assert_eq!(all.len() + 1, FIRST_FREE);
        all.extend(self.objects.iter().cloned());
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in all.iter().enumerate() {
            offsets.push(out.len());
            out.extend(format!("{} 0 obj\n", index + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).bytes());
        for offset in offsets {
            out.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        let size = all.len() + 1;
        out.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
        out
    }

    pub(crate) fn read(&self) -> Result<Noted<Pages>, Error> {
        gwaje_extract::pages(&self.bytes(), &Options::default())
    }

    /// The first page.
    pub(crate) fn shown(&self) -> Page {
        self.read().expect("the test page is readable").value.pages.remove(0)
    }
}

pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<</Length {} {entries}>>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// A text as a hexadecimal string of UTF-16 codes, for the font `/F`.
pub(crate) fn hex(text: &str) -> String {
    let units: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<{}>", units.concat())
}

/// Ordinary content that keeps a page from being judged bad.
pub(crate) fn text(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.ch).collect()
}

/// A TrueType program of four glyphs on 1000 units: 0 and 1 are empty, 2 and 3 are squares.
pub(crate) fn true_type() -> Vec<u8> {
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    // One contour of four points on the curve, each as two words.
    let square = words(&[1, 0, 0, 700, 700, 3, 0, 0x0101, 0x0101, 0, 700, 0, 0xfd44, 0, 0, 700, 0]);
    let (end, twice) = (square.len() as u16 / 2, square.len() as u16);
    let head = words(&[
        1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 700, 700, 0, 8, 2, 0, 0,
    ]);
    let tables = [
        (b"glyf", [square.clone(), square].concat()),
        (b"head", head),
        (b"hhea", words(&[1, 0, 800, 0xff38, 0, 900, 0, 0, 700, 1, 0, 0, 0, 0, 0, 0, 0, 4])),
        (b"hmtx", words(&[900, 0, 300, 0, 900, 0, 900, 0])),
        (b"loca", words(&[0, 0, 0, end, twice])),
        (b"maxp", words(&[1, 0, 4, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    let mut out = words(&[1, 0, tables.len() as u16, 0, 0, 0]);
    let mut at = out.len() + 16 * tables.len();
    for (tag, data) in &tables {
        out.extend(*tag);
        out.extend([0, at as u32, data.len() as u32].iter().flat_map(|field| field.to_be_bytes()));
        at += data.len().next_multiple_of(4);
    }
    for (_, mut data) in tables {
        data.resize(data.len().next_multiple_of(4), 0);
        out.extend(data);
    }
    out
}
