//! The interface of everything shown above the panes. The default methods suit most layers.

use crate::app::App;
use crate::app::command::Scope;
use crate::app::key::Key;
use crate::domain::privacy::{Datum, Mask};

/// A layer above the panes, as the rest of the program sees it.
pub trait Layer {
    /// Returns the scopes in which keys are looked up while this layer is on top, nearest first.
    fn scopes(&self) -> &'static [Scope];

    /// Handles a key that is text. Called only if the nearest scope takes text.
    fn text_key(&mut self, _key: Key) {}

    /// Inserts pasted text. Returns the number of characters that did not fit.
    fn paste(&mut self, _text: &str) -> usize {
        0
    }

    /// Moves the cursor of this layer while it is on top; large steps stop at the ends.
    fn move_by(_app: &mut App, _by: isize)
    where
        Self: Sized,
    {
    }

    /// Makes room for a command that works in the panes.
    fn step_aside(_app: &mut App)
    where
        Self: Sized,
    {
    }

    /// Returns the kind of data that all of it is about, if there is one: where that is hidden, it is closed.
    fn is_about(&self) -> Option<Datum> {
        None
    }

    /// Removes what must not be seen; called on a copy.
    fn mask(&mut self, _mask: Mask) {}

    /// Forgets cached results that can be computed again.
    fn forget(&mut self) {}

    /// Returns whether the user can travel in time while it is on top; it may step aside for that.
    fn over_past(&self) -> bool {
        false
    }

    /// Returns whether it closes when another deal is opened.
    fn closes_with_deal(&self) -> bool {
        false
    }

    /// Returns whether it fills the whole area of the panes. It is then drawn only on top or as the lowest layer, where
    /// a form above it may be filled in from it.
    fn covers(&self) -> bool {
        false
    }

    /// Returns whether it shows the time left in a review itself.
    fn shows_review_time(&self) -> bool {
        false
    }
}
