//! The look with the 16 colors of the terminal's own palette.
//!
//! People choose that palette, so a color counts only as far as it can be read in all seven that are common. None of the
//! sixteen has a contrast of 4.5 to 1 on black and on white in each of them, so none is the color of text on the terminal's
//! own background. A text and a background that are both of the sixteen don't depend on it:
//!
//! | Text | Background | Lowest contrast | Role |
//! |---|---|---|---|
//! | bright white | blue | 5.1 | the row under the cursor |
//! | bright white | red | 4.6 | what is wrong |
//!
//! More pairs hold and aren't used: those on a bright background, because the Linux console darkens it; those on black or
//! on white, because one of them is the terminal's own background for nearly everybody, where a patch of the other is
//! louder than the cursor; bright yellow on blue for keys, since a block for each of them is louder still, and a rarer
//! palette has it at 2.6. No pair holds on green, yellow, magenta or cyan. So the other roles are bold or underlined, as
//! without colors. No pair on blue or red has 7 to 1: high contrast is without colors too.

use super::{Role, plain};
use ratatui::style::{Color, Modifier, Style};

pub(super) fn style(role: Role) -> Style {
    match role {
        Role::Selected => pair(Color::White, Color::Blue).add_modifier(Modifier::BOLD),
        Role::Bad => pair(Color::White, Color::Red).add_modifier(Modifier::BOLD),
        Role::Text
        | Role::Dim
        | Role::Strong
        | Role::Border
        | Role::Accent
        | Role::Key
        | Role::Marked
        | Role::Mobilizer
        | Role::Talker
        | Role::Blocker
        | Role::Good
        | Role::Warn
        | Role::Field => plain(role),
    }
}

/// Returns a text on a background. What was dim before would have less contrast than the pair.
fn pair(text: Color, background: Color) -> Style {
    Style::new().fg(text).bg(background).remove_modifier(Modifier::DIM)
}
