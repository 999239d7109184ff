//! The themes by their names: in the configuration, on the command line, and in the list to choose from.

/// A theme by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// For whatever the terminal says about itself.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// With a contrast of 7 to 1.
    HighContrast,
    /// With 256 colors.
    Colors256,
    /// With the 16 colors of the terminal's palette.
    Colors16,
    /// Without colors.
    Mono,
}

impl ThemeName {
    /// All themes in the order of the list.
    pub const ALL: [Self; 7] =
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Colors256, Self::Colors16, Self::Mono];

    /// Returns the word for it in the configuration and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Colors256 => "256",
            Self::Colors16 => "16",
            Self::Mono => "mono",
        }
    }

    /// Returns the theme for a word; for one that is unknown, the theme that suits every terminal.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.word() == word).unwrap_or_default()
    }

    /// Returns its name in the list.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Auto => "Automatic",
            Self::Dark => "Dark",
            Self::Light => "Light",
            Self::HighContrast => "High contrast",
            Self::Colors256 => "256 colors",
            Self::Colors16 => "16 colors",
            Self::Mono => "No colors",
        }
    }

    /// Returns what it is for.
    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Auto => "asks your terminal",
            Self::Dark => "for a dark background",
            Self::Light => "for a light background",
            Self::HighContrast => "easiest to read",
            Self::Colors256 => "for older terminals",
            Self::Colors16 => "your terminal's own colors",
            Self::Mono => "bold and underline only",
        }
    }
}
