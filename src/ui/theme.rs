//! The look of each role on screen. No other file names a color.
//!
//! Everything a color says is also said by a letter or a sign, so the plain theme loses nothing. The hues of the three
//! groups (teal, amber and rose) also differ for color-blind users.

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
    /// The frame of a pane without focus.
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
    /// The empty part of a bar.
    Track,
}

/// The brightness of the terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// A dark background, so light text.
    Dark,
    /// A light background, so dark text.
    Light,
}

/// The number of colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All 24-bit colors.
    True,
    /// The 16 colors of the terminal's own palette.
    Sixteen,
    /// No color: `NO_COLOR`, or a terminal without colors.
    None,
}

/// The signs for what a letter can't say in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// The full part of a bar.
    pub full: &'static str,
    /// The empty part of a bar.
    pub empty: &'static str,
    /// Done, confirmed or proven.
    pub check: &'static str,
    /// Not proven: the task was not done.
    pub cross: &'static str,
    /// The current item.
    pub here: &'static str,
    /// A ticked box.
    pub ticked: &'static str,
    /// An open box.
    pub open: &'static str,
    /// The chosen answer.
    pub chosen: &'static str,
    /// The cursor's bar at the left of a row.
    pub bar: &'static str,
    /// The separator between parts of a line.
    pub dot: &'static str,
    /// The mark of a cut text.
    pub cut: &'static str,
    /// A minus sign as wide as the plus sign.
    pub minus: &'static str,
    /// Opinions that differ.
    pub differ: &'static str,
    /// Something that needs attention.
    pub alert: &'static str,
    /// Whether frames are drawn with lines rather than `+-|`.
    pub lines: bool,
}

/// The signs for terminals that show Unicode.
pub const UNICODE: Signs = Signs {
    full: "━",
    empty: "─",
    check: "✓",
    cross: "✗",
    here: "▶",
    ticked: "■",
    open: "□",
    chosen: "●",
    bar: "▌",
    dot: "·",
    cut: "…",
    minus: "−",
    differ: "≠",
    alert: "▲",
    lines: true,
};

/// The signs for terminals that show only ASCII.
pub const ASCII: Signs = Signs {
    full: "=",
    empty: "-",
    check: "v",
    cross: "x",
    here: ">",
    ticked: "x",
    open: "o",
    chosen: "*",
    bar: "|",
    dot: "-",
    cut: "~",
    minus: "-",
    differ: "/",
    alert: "^",
    lines: false,
};

/// The styles of all roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    shade: Shade,
    depth: Depth,
    /// The signs that the same terminal can show.
    pub signs: Signs,
}

impl Role {
    /// Every role, in the order of their declaration.
    pub const ALL: [Self; 16] = [
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
        Self::Track,
    ];
}

impl Theme {
    /// Returns the theme for a terminal.
    #[must_use]
    pub const fn new(shade: Shade, depth: Depth, signs: Signs) -> Self {
        Self { shade, depth, signs }
    }

    /// Returns the style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        match self.depth {
            Depth::True => match self.shade {
                Shade::Dark => dark(role),
                Shade::Light => light(role),
            },
            Depth::Sixteen => sixteen(role),
            Depth::None => plain(role),
        }
    }
}

const fn hex(rgb: u32) -> Color {
    Color::from_u32(rgb)
}

fn dark(role: Role) -> Style {
    let of = |rgb| Style::new().fg(hex(rgb));
    match role {
        Role::Text => Style::new(),
        Role::Dim => of(0x0098_9eaa),
        Role::Strong => Style::new().add_modifier(Modifier::BOLD),
        Role::Border => of(0x0049_4f5a),
        Role::Accent => of(0x007a_a8f7).add_modifier(Modifier::BOLD),
        Role::Key => of(0x007a_a8f7),
        Role::Selected => Style::new().bg(hex(0x0022_304a)).add_modifier(Modifier::BOLD),
        Role::Marked => Style::new().bg(hex(0x0022_262e)),
        Role::Mobilizer => of(0x004f_d1b5),
        Role::Talker => of(0x00e3_b45c),
        Role::Blocker => of(0x00ff_7f8a),
        Role::Good => of(0x009a_d07a),
        Role::Warn => of(0x00e3_b45c),
        Role::Bad => of(0x00ff_7f8a).add_modifier(Modifier::BOLD),
        Role::Field => Style::new().bg(hex(0x0022_262e)),
        Role::Track => of(0x003a_3f48),
    }
}

fn light(role: Role) -> Style {
    let of = |rgb| Style::new().fg(hex(rgb));
    match role {
        Role::Text => Style::new(),
        Role::Dim => of(0x005a_616e),
        Role::Strong => Style::new().add_modifier(Modifier::BOLD),
        Role::Border => of(0x00b4_bac6),
        Role::Accent => of(0x001f_55c0).add_modifier(Modifier::BOLD),
        Role::Key => of(0x001f_55c0),
        Role::Selected => Style::new().bg(hex(0x00d5_e2fa)).add_modifier(Modifier::BOLD),
        Role::Marked => Style::new().bg(hex(0x00ec_eff4)),
        Role::Mobilizer => of(0x0000_655a),
        Role::Talker => of(0x0080_5300),
        Role::Blocker => of(0x00b0_2438),
        Role::Good => of(0x002f_6a22),
        Role::Warn => of(0x0080_5300),
        Role::Bad => of(0x00b0_2438).add_modifier(Modifier::BOLD),
        Role::Field => Style::new().bg(hex(0x00ec_eff4)),
        Role::Track => of(0x00d0_d5de),
    }
}

fn sixteen(role: Role) -> Style {
    let of = |color| Style::new().fg(color);
    match role {
        Role::Text => Style::new(),
        Role::Dim | Role::Border | Role::Track => Style::new().add_modifier(Modifier::DIM),
        Role::Strong => Style::new().add_modifier(Modifier::BOLD),
        Role::Accent => of(Color::Blue).add_modifier(Modifier::BOLD),
        Role::Key => of(Color::Blue),
        Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Marked => Style::new().add_modifier(Modifier::BOLD),
        Role::Mobilizer => of(Color::Cyan),
        Role::Talker | Role::Warn => of(Color::Yellow),
        Role::Blocker => of(Color::Red),
        Role::Good => of(Color::Green),
        Role::Bad => of(Color::Red).add_modifier(Modifier::BOLD),
        Role::Field => Style::new().add_modifier(Modifier::UNDERLINED),
    }
}

fn plain(role: Role) -> Style {
    let with = |modifier| Style::new().add_modifier(modifier);
    match role {
        Role::Text | Role::Mobilizer | Role::Talker | Role::Blocker | Role::Good | Role::Warn => Style::new(),
        Role::Dim | Role::Border | Role::Track => with(Modifier::DIM),
        Role::Strong | Role::Accent | Role::Key | Role::Marked | Role::Bad => with(Modifier::BOLD),
        Role::Selected => with(Modifier::REVERSED),
        Role::Field => with(Modifier::UNDERLINED),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else { unreachable!("themes are written in RGB") };
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    #[test]
    fn every_text_role_can_be_read_on_every_background() {
        let not_text = [Role::Border, Role::Track];
        for (shade, paper) in [(Shade::Dark, 0x0010_1010), (Shade::Light, 0x00ff_ffff)] {
            let theme = Theme::new(shade, Depth::True, UNICODE);
            let grounds = [Some(hex(paper)), theme.style(Role::Selected).bg, theme.style(Role::Marked).bg];
            for role in Role::ALL.into_iter().filter(|role| !not_text.contains(role)) {
                for ground in grounds.iter().flatten() {
                    let Some(ink) = theme.style(role).fg else { continue };
                    let (a, b) = (luminance(ink), luminance(*ground));
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= 4.5, "{shade:?} {role:?} on {ground:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured() {
        let theme = Theme::new(Shade::Dark, Depth::None, UNICODE);
        for role in Role::ALL {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}
