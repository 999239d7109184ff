//! What the rest of the program asks of whatever lies above the panes. What is not said is as for most.

use crate::app::App;
use crate::app::command::Scope;
use crate::app::key::Key;
use crate::domain::privacy::Names;

/// Something above the panes, as the rest of the program sees it.
pub trait Layer {
    /// The scopes in which keys are looked up while this is on top, nearest first.
    fn scopes(&self) -> &'static [Scope];

    /// Takes in a key that is text. It comes only where the nearest scope takes text.
    fn text_key(&mut self, _key: Key) {}

    /// Takes in pasted text. Returns how many characters found no room.
    fn paste(&mut self, _text: &str) -> usize {
        0
    }

    /// Moves the cursor of this layer while it is on top; large steps end at its ends.
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

    /// Whether it shows nothing but private things: privacy mode closes it.
    fn is_private(&self) -> bool {
        false
    }

    /// Takes out of a copy for privacy mode what may not show.
    fn mask(&mut self, _names: Names) {}

    /// Forgets what was worked out and can be again.
    fn forget(&mut self) {}

    /// Whether the past can be looked at in it, or it steps aside for that.
    fn over_past(&self) -> bool {
        false
    }

    /// Whether it is closed once another deal was opened.
    fn closes_with_deal(&self) -> bool {
        false
    }

    /// Whether it takes the panes' whole place and is not worth drawing below another, unless a form above it is filled in
    /// from it: as the lowest it is drawn.
    fn covers(&self) -> bool {
        false
    }

    /// Whether it says itself how much time of a review is left.
    fn shows_review_time(&self) -> bool {
        false
    }
}
