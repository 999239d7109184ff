//! The kinds of damage to a file, and the stable name of every fault that a file can have.

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Damage {
    /// An empty file.
    Empty,
    /// Nothing but zero bytes.
    Zeros,
    /// Text in UTF-16.
    Utf16,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A text that breaks off.
    Truncated,
    /// Invalid JSON.
    Syntax,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// Nesting deeper than any deal's.
    TooDeep,
    /// A field that occurs twice in one object.
    DoubledField,
    /// A number that would lose digits.
    TooLargeNumber,
    /// A missing field.
    MissingField,
    /// A value of the wrong type: a text instead of a list, a word instead of an id.
    WrongValue,
}

impl Damage {
    /// Returns the parser's finding, by its kind and, if that says too little, by its words.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        let says = |part: &str| words.contains(part);
        if says("surrogate") || says("end of hex escape") {
            Self::LoneSurrogate
        } else if error.is_eof() {
            Self::Truncated
        } else if says("recursion limit") {
            Self::TooDeep
        } else if says("is there twice") {
            Self::DoubledField
        } else if says("beyond 64 bits") || says("number out of range") {
            Self::TooLargeNumber
        } else if says("missing field") {
            Self::MissingField
        } else if error.is_syntax() {
            Self::Syntax
        } else {
            Self::WrongValue
        }
    }

    /// Returns its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Zeros => "zeros",
            Self::Utf16 => "utf-16",
            Self::NotUtf8 => "not-utf-8",
            Self::Truncated => "truncated",
            Self::Syntax => "not-json",
            Self::LoneSurrogate => "lone-surrogate",
            Self::TooDeep => "too-deep",
            Self::DoubledField => "doubled-field",
            Self::TooLargeNumber => "too-large-number",
            Self::MissingField => "missing-field",
            Self::WrongValue => "wrong-value",
        }
    }
}
