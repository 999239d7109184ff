//! What sort of damage a file has, and the stable name of every fault that a file can have.

/// What sort of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Damage {
    /// Nothing in it.
    Empty,
    /// Nothing but zeros.
    Zeros,
    /// Text, but two bytes a letter.
    Utf16,
    /// Bytes that are no text.
    NotUtf8,
    /// It breaks off.
    Truncated,
    /// No JSON.
    Syntax,
    /// Half of a pair of letters that only mean something together.
    LoneSurrogate,
    /// Brackets within brackets, more than any deal has.
    TooDeep,
    /// One field twice in one object.
    DoubledField,
    /// A number that would lose digits.
    TooLargeNumber,
    /// A field that must be there is not.
    MissingField,
    /// A text where a list should be, a word where an id should be.
    WrongValue,
}

impl Damage {
    /// What the parser met, by its kind and, where that says too little, by its words.
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

    /// Its stable name.
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
