//! Marked content: identifiers for the structure tree, hidden layers, replacement text.

use super::{Frame, Interpreter};
use crate::text_string;
use gwaje_model::Glyph;
use hayro_syntax::object::{Dict, Name, Object, String as Bytes};

/// The marked-content sections open now.
#[derive(Debug, Default)]
pub(super) struct Marked {
    sections: Vec<Section>,
    hidden: usize,
    identifiers: Vec<u32>,
}

#[derive(Debug, Default)]
struct Section {
    hidden: bool,
    identified: bool,
    /// Replacement text and how many glyphs had been placed before it.
    actual: Option<(String, usize)>,
}

impl Marked {
    pub(super) fn depth(&self) -> usize {
        self.sections.len()
    }

    /// Whether a switched-off layer is open.
    pub(super) fn hidden(&self) -> bool {
        self.hidden > 0
    }

    pub(super) fn identifier(&self) -> u32 {
        self.identifiers.last().copied().unwrap_or(Glyph::NO_MCID)
    }

    fn push(&mut self, section: Section, identifier: Option<u32>) {
        self.hidden += usize::from(section.hidden);
        self.identifiers.extend(identifier);
        self.sections.push(Section { identified: identifier.is_some(), ..section });
    }

    fn pop(&mut self) -> Option<(String, usize)> {
        let section = self.sections.pop()?;
        self.hidden -= usize::from(section.hidden);
        if section.identified {
            self.identifiers.pop();
        }
        section.actual
    }
}

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn begin_marked(
        &mut self,
        frame: &Frame<'_, 'a>,
        tag: &Name<'_>,
        properties: Option<&Object<'_>>,
    ) {
        // A document that opens a million sections closes none of them in the right place anyway.
        if self.marked.depth() >= self.shared.limits.nesting {
            self.cut = Some("nested sections");
            return;
        }
        let dict = match properties {
            Some(Object::Name(name)) => frame.resources.properties.get::<Dict<'_>>(name),
            Some(Object::Dict(dict)) => Some(dict.clone()),
            _ => None,
        };
        let layer = match properties {
            Some(Object::Name(name)) if tag.as_ref() == b"OC" => frame.resources.properties.get_ref(name),
            _ => None,
        };
        let hidden = tag.as_ref() == b"OC"
            && (layer.is_some_and(|id| self.shared.layers.off(id))
                || dict.as_ref().is_some_and(|dict| self.shared.layers.membership_off(dict)));
        let identifier = dict.as_ref().and_then(|dict| dict.get::<u32>(b"MCID")).filter(|_| self.depth == 0);
        let actual = dict.as_ref().and_then(|dict| dict.get::<Bytes<'_>>(b"ActualText"));
        let section = Section {
            hidden,
            identified: false,
            actual: actual.map(|text| (text_string::decode(text.as_bytes()), self.glyphs.len())),
        };
        self.marked.push(section, identifier);
    }

    pub(super) fn end_marked(&mut self) {
        if let Some((text, from)) = self.marked.pop() {
            super::actual::replace(&mut self.glyphs, from, &text);
        }
    }
}
