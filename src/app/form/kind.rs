//! What is made from each row of the table of forms: the kind with the ids it is about, the words by which a draft finds
//! its form again, and how it is opened and saved.

use crate::domain::record::answer::Item;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stance::Topic;

/// What saving a form changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Saves {
    /// Something outside the open deal.
    Apart,
    /// Facts in the open deal, whoever says so.
    Unsigned,
    /// What the user says, in the open deal and signed with their name.
    Signed,
}

/// An id or text that a kind of form is about.
pub(super) trait Subject: Sized {
    /// Returns it as a word that outlives the program.
    fn word(&self) -> String;

    /// Reads such a word back.
    fn read(word: &str) -> Option<Self>;

    /// Returns the person, if it is one.
    fn person(&self) -> Option<StakeholderId> {
        None
    }

    /// Returns the same in another deal.
    fn moved(self, _to: DealId) -> Self {
        self
    }
}

impl Subject for DealId {
    fn word(&self) -> String {
        self.to_string()
    }

    fn read(word: &str) -> Option<Self> {
        Some(Self(word.parse().ok()?))
    }

    fn moved(self, to: DealId) -> Self {
        to
    }
}

impl Subject for StakeholderId {
    fn word(&self) -> String {
        self.to_string()
    }

    fn read(word: &str) -> Option<Self> {
        Some(Self(word.parse().ok()?))
    }

    fn person(&self) -> Option<StakeholderId> {
        Some(*self)
    }
}

/// A person, or the deal as a whole.
impl Subject for Option<StakeholderId> {
    fn word(&self) -> String {
        self.map_or_else(|| "deal".to_owned(), |id| id.to_string())
    }

    fn read(word: &str) -> Option<Self> {
        if word == "deal" { Some(None) } else { StakeholderId::read(word).map(Some) }
    }

    fn person(&self) -> Option<StakeholderId> {
        *self
    }
}

impl Subject for RecordId {
    fn word(&self) -> String {
        self.to_string()
    }

    fn read(word: &str) -> Option<Self> {
        Some(Self(word.parse().ok()?))
    }
}

/// A part of something, or a new one.
impl Subject for Option<RecordId> {
    fn word(&self) -> String {
        self.map_or_else(|| "new".to_owned(), |id| id.to_string())
    }

    fn read(word: &str) -> Option<Self> {
        if word == "new" { Some(None) } else { RecordId::read(word).map(Some) }
    }
}

impl Subject for String {
    fn word(&self) -> String {
        self.clone()
    }

    fn read(word: &str) -> Option<Self> {
        Some(word.to_owned())
    }
}

impl Subject for Item {
    fn word(&self) -> String {
        self.id().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_id(word)
    }
}

impl Subject for Topic {
    fn word(&self) -> String {
        self.id().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_id(word)
    }
}

impl Subject for RelationKind {
    fn word(&self) -> String {
        self.id().to_owned()
    }

    fn read(word: &str) -> Option<Self> {
        Self::from_id(word)
    }
}

/// Makes the kinds of forms from the rows of the table.
macro_rules! forms {
    (($app:ident, $form:ident) $(
        $(#[$doc:meta])*
        $kind:ident $(($($subject:ident: $type:ty),+))? = $word:literal, $title:expr, $saves:ident,
            open $open:expr, save $save:expr;
    )*) => {
        /// The purpose of a form, with the ids that it is about.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum FormKind {
            $($(#[$doc])* $kind $(($($type),+))?,)*
        }

        impl FormKind {
            /// Returns the person it is about, if any.
            #[must_use]
            pub fn person(&self) -> Option<StakeholderId> {
                match self {
                    $(Self::$kind $(($($subject),+))? => {
                        let people: &[Option<StakeholderId>] = &[$($($subject.person()),+)?];
                        people.iter().flatten().next().copied()
                    })*
                }
            }

            /// Returns words that outlive the program: the sort of form, then the ids it is about.
            pub(in crate::app) fn words(&self) -> Vec<String> {
                match self {
                    $(Self::$kind $(($($subject),+))? => vec![$word.to_owned() $($(, $subject.word())+)?],)*
                }
            }

            /// Returns the kind with these words, or nothing if this version knows no such form.
            pub(in crate::app) fn from_words(words: &[String]) -> Option<Self> {
                let (sort, ids) = words.split_first()?;
                let mut ids = ids.iter();
                let kind = match sort.as_str() {
                    $($word => Self::$kind $(($(<$type as Subject>::read(ids.next()?)?),+))?,)*
                    _ => return None,
                };
                ids.next().is_none().then_some(kind)
            }

            /// Returns the same form for another deal: for the copy that received the edits.
            pub(in crate::app) fn moved(self, to: DealId) -> Self {
                match self {
                    $(Self::$kind $(($($subject),+))? => Self::$kind $(($($subject.moved(to)),+))?,)*
                }
            }

            /// Returns its purpose in words that name nobody, for privacy mode.
            pub(in crate::app) const fn title(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => $title,)*
                }
            }

            /// Returns what saving it changes.
            pub(in crate::app) const fn saves(&self) -> Saves {
                match self {
                    $(Self::$kind { .. } => Saves::$saves,)*
                }
            }
        }

        // Not every row needs all of its subjects, or the form.
        #[allow(unused_variables)]
        impl App {
            /// Opens the form of a draft again, as the user would have opened it.
            pub(in crate::app) fn open_again(&mut self, kind: FormKind) {
                let $app = self;
                match kind {
                    $(FormKind::$kind $(($($subject),+))? => $open,)*
                }
            }

            /// Saves a form, or returns what is wrong with which field.
            pub(in crate::app) fn save_by_kind(&mut self, $form: &Form) -> Result<(), (usize, String)> {
                let $app = self;
                match $form.kind.clone() {
                    $(FormKind::$kind $(($($subject),+))? => $save,)*
                }
            }
        }
    };
}
pub(super) use forms;
