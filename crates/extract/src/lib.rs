//! PDF bytes or plain text to pages of placed glyphs and ruling lines.
