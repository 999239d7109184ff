//! The state of each pane. Each file has its drawing counterpart of the same name under `ui/panes`.

pub mod coaching;
pub mod facts;
pub mod people;
pub mod profile;

/// A region of the deal's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The list of people.
    #[default]
    People,
    /// The selected person's profile and questionnaire.
    Profile,
    /// The coaching of one person.
    Coaching,
}

impl Pane {
    /// All panes in the order of their keys.
    pub const ALL: [Self; 3] = [Self::People, Self::Profile, Self::Coaching];

    /// Returns the number that is its key.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the pane `by` further, wrapping around.
    #[must_use]
    pub const fn turn(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}
