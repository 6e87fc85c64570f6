//! One field of a row, whatever engine it goes to.

/// One field of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// Text, a day (ISO 8601) or JSON, by the kind of its column.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
}

impl Cell {
    /// The text, if it is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f32> for Cell {
    /// The shortest decimal that means the same, as JSON has it: 0.997, not 0.996999979.
    fn from(number: f32) -> Self {
        Self::Real(number.to_string().parse().unwrap_or_else(|_| number.into()))
    }
}

macro_rules! integers {
    ($($kind:ty)+) => { $(impl From<$kind> for Cell {
        fn from(number: $kind) -> Self {
            Self::Integer(i64::from(number))
        }
    })+ };
}
integers!(u8 u16 i16 u32 i64);

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
