//! A key press and its spelling, independent of any terminal crate.

use std::fmt;

/// One key press. Shift is part of the character; `Shift-Tab` is [`Key::BackTab`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character as typed, Shift applied.
    Char(char),
    /// Control with a lowercase letter, or with `_`.
    Ctrl(char),
    /// Alt with a lowercase letter.
    Alt(char),
    /// Alt and Backspace.
    AltBackspace,
    /// Control or Alt and the left arrow: back by a word.
    WordLeft,
    /// Control or Alt and the right arrow: on by a word.
    WordRight,
    /// Enter.
    Enter,
    /// Alt-Enter.
    AltEnter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1, which asks for help everywhere.
    F1,
    /// F2, which changes the theme.
    F2,
    /// F9, which hides what is private where letters are text.
    F9,
}

const NAMED: [(Key, &str, &str); 21] = [
    (Key::Enter, "enter", "Enter"),
    (Key::AltEnter, "alt-enter", "Alt-Enter"),
    (Key::Esc, "esc", "Esc"),
    (Key::Tab, "tab", "Tab"),
    (Key::BackTab, "shift-tab", "Shift-Tab"),
    (Key::Backspace, "backspace", "Backspace"),
    (Key::AltBackspace, "alt-backspace", "Alt-Backspace"),
    (Key::WordLeft, "ctrl-left", "Ctrl-←"),
    (Key::WordRight, "ctrl-right", "Ctrl-→"),
    (Key::Delete, "delete", "Del"),
    (Key::Up, "up", "↑"),
    (Key::Down, "down", "↓"),
    (Key::Left, "left", "←"),
    (Key::Right, "right", "→"),
    (Key::Home, "home", "Home"),
    (Key::End, "end", "End"),
    (Key::PageUp, "pgup", "PgUp"),
    (Key::PageDown, "pgdn", "PgDn"),
    (Key::F1, "f1", "F1"),
    (Key::F2, "f2", "F2"),
    (Key::F9, "f9", "F9"),
];

impl Key {
    /// Reads a spelling such as `a`, `enter`, `ctrl-r` or `space`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((key, ..)) = NAMED.iter().find(|(_, name, _)| *name == text) {
            return Some(*key);
        }
        if text == "space" {
            return Some(Self::Char(' '));
        }
        let only = |rest: &str| {
            let mut chars = rest.chars();
            chars.next().filter(|_| chars.next().is_none())
        };
        if let Some(c) = text.strip_prefix("ctrl-").and_then(only) {
            return (c.is_ascii_lowercase() || c == '_').then_some(Self::Ctrl(c));
        }
        if let Some(c) = text.strip_prefix("alt-").and_then(only) {
            return c.is_ascii_lowercase().then_some(Self::Alt(c));
        }
        only(text).map(Self::Char)
    }

    /// Returns the spelling that [`Key::parse`] reads back.
    #[must_use]
    pub fn spelling(self) -> String {
        match self {
            Self::Char(' ') => "space".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("ctrl-{c}"),
            Self::Alt(c) => format!("alt-{c}"),
            key => {
                NAMED.iter().find(|(named, ..)| *named == key).map_or_else(String::new, |(_, name, _)| (*name).into())
            }
        }
    }

    /// Returns whether a text field takes this key as text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Char(_))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.write_str("Space"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "Ctrl-{}", c.to_ascii_uppercase()),
            Self::Alt(c) => write!(f, "Alt-{}", c.to_ascii_uppercase()),
            key => {
                let name = NAMED.iter().find(|(named, ..)| named == key).map_or("", |(.., shown)| shown);
                f.write_str(name)
            }
        }
    }
}
