//! Structure as written to the document as published.
