//! The look of each role on screen. No other file names a color.
//!
//! Everything a color says is also said by a letter or a sign, so the plain theme loses nothing. The hues of the three
//! groups (teal, amber and rose) also differ for color-blind users.

mod palette;
mod signs;
mod sixteen;

pub use signs::{ASCII, Signs, UNICODE};

use palette::Palette;
use ratatui::style::{Color, Modifier, Style};

/// The role of a piece of text, which decides its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Plain text, in the terminal's own color.
    Text,
    /// Secondary text.
    Dim,
    /// The most important text of a block.
    Strong,
    /// The frame of a pane without focus, a rule, a grid, and the empty part of a bar.
    Border,
    /// The focused element; one at a time.
    Accent,
    /// A key in a hint.
    Key,
    /// The row under the cursor in the focused list.
    Selected,
    /// The row under the cursor in any other list.
    Marked,
    /// A Mobilizer.
    Mobilizer,
    /// A Talker.
    Talker,
    /// A Blocker.
    Blocker,
    /// Something proven or done.
    Good,
    /// Something that needs attention.
    Warn,
    /// Something wrong.
    Bad,
    /// A text field.
    Field,
}

/// The brightness of the terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// A dark background, so light text.
    Dark,
    /// A light background, so dark text.
    Light,
    /// Not known: text that can be read on both.
    Unknown,
}

/// The contrast between text and its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contrast {
    /// At least 4.5 to 1.
    Normal,
    /// At least 7 to 1.
    High,
}

/// The number of colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All 24-bit colors.
    True,
    /// The 256 colors that look alike in nearly every terminal.
    Indexed,
    /// The 16 colors of the terminal's own palette, of which few can be used: see `theme/sixteen.rs`.
    Sixteen,
    /// No color: `NO_COLOR`, or a terminal without colors.
    None,
}

/// The styles of all roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The brightness of the background.
    pub shade: Shade,
    /// The number of colors.
    pub depth: Depth,
    /// The contrast of the colors.
    pub contrast: Contrast,
    /// The signs that the same terminal can show.
    pub signs: Signs,
}

impl Role {
    /// Every role, in the order of their declaration.
    pub const ALL: [Self; 15] = [
        Self::Text,
        Self::Dim,
        Self::Strong,
        Self::Border,
        Self::Accent,
        Self::Key,
        Self::Selected,
        Self::Marked,
        Self::Mobilizer,
        Self::Talker,
        Self::Blocker,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Field,
    ];
}

impl Theme {
    /// Returns the theme for a terminal, with normal contrast.
    #[must_use]
    pub const fn new(shade: Shade, depth: Depth, signs: Signs) -> Self {
        Self { shade, depth, contrast: Contrast::Normal, signs }
    }

    /// Returns whether dim text has a color of its own, chosen to be readable.
    #[must_use]
    pub fn has_dim_color(&self) -> bool {
        self.style(Role::Dim).fg.is_some()
    }

    /// Returns the style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let style = match (self.depth, Palette::of(self.shade, self.contrast)) {
            (Depth::True | Depth::Indexed, Some(palette)) => colored(role, palette, self.depth),
            (Depth::Sixteen, _) if self.contrast == Contrast::Normal => sixteen::style(role),
            (Depth::True | Depth::Indexed, None) | (Depth::Sixteen | Depth::None, _) => plain(role),
        };
        match self.contrast {
            Contrast::Normal => style,
            // How dark dim text is depends on the terminal.
            Contrast::High => style.remove_modifier(Modifier::DIM),
        }
    }
}

fn colored(role: Role, palette: &Palette, depth: Depth) -> Style {
    let ink = |tone: palette::Tone| Style::new().fg(tone.color(depth));
    let bold = Style::new().add_modifier(Modifier::BOLD);
    match (role, &palette.grounds) {
        (Role::Text, _) => Style::new(),
        (Role::Dim, _) => ink(palette.dim),
        (Role::Strong, _) => bold,
        (Role::Border, _) => ink(palette.border),
        (Role::Accent, _) => ink(palette.accent).add_modifier(Modifier::BOLD),
        (Role::Key, _) => ink(palette.accent),
        // With a color for the text too: the terminal's own may be as bright as this background.
        (Role::Selected, Some(grounds)) => ink(grounds.ink).patch(bold).bg(grounds.selected.color(depth)),
        (Role::Marked | Role::Field, Some(grounds)) => ink(grounds.ink).bg(grounds.marked.color(depth)),
        (Role::Selected, None) => reversed(),
        (Role::Marked, None) => bold,
        (Role::Field, None) => Style::new().add_modifier(Modifier::UNDERLINED),
        (Role::Mobilizer, _) => ink(palette.mobilizer),
        (Role::Talker | Role::Warn, _) => ink(palette.talker),
        (Role::Blocker, _) => ink(palette.blocker),
        (Role::Bad, _) => ink(palette.blocker).add_modifier(Modifier::BOLD),
        (Role::Good, _) => ink(palette.good),
    }
}

/// Returns the terminal's own two colors, swapped: as easy to read as its plain text, whatever they are. One background
/// for the whole of a row: a color that stays, or text that is dimmed before the swap, would cut it into pieces.
fn reversed() -> Style {
    let own = Style::new().fg(Color::Reset).bg(Color::Reset);
    own.add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM)
}

/// The look without colors of our own. What is wrong stands out most.
fn plain(role: Role) -> Style {
    let with = |modifier| Style::new().add_modifier(modifier);
    match role {
        Role::Text | Role::Mobilizer | Role::Talker | Role::Good => Style::new(),
        Role::Dim | Role::Border => with(Modifier::DIM),
        Role::Strong | Role::Accent | Role::Key | Role::Marked | Role::Blocker | Role::Warn => with(Modifier::BOLD),
        Role::Bad => with(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Selected => reversed(),
        Role::Field => with(Modifier::UNDERLINED),
    }
}

#[cfg(test)]
mod tests;
