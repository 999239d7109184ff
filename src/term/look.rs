//! Which theme fits this terminal: what was asked for, then `NO_COLOR`, then what the terminal says of itself.

use crate::ui::theme::{ASCII, Depth, Shade, Theme, UNICODE};
use std::env::var;
use std::time::Duration;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

/// How long the terminal may take to name its background. One that does not know the question answers the next one at
/// once, so only a terminal that answers nothing costs this.
const PATIENCE: Duration = Duration::from_millis(200);

/// Chooses the looks. `wanted` is `auto`, `dark`, `light`, `16` or `mono`; anything else counts as `auto`.
#[must_use]
pub fn look(wanted: &str) -> Theme {
    let signs = if speaks_unicode() { UNICODE } else { ASCII };
    // Colours are ours to leave out; crossterm's own way of doing so would drop the selection with them.
    crossterm::style::force_color_output(true);
    let set = |name: &str| var(name).ok().filter(|value| !value.is_empty());
    let term = var("TERM").unwrap_or_default();
    if wanted == "mono" || set("NO_COLOR").is_some() || term == "dumb" || term.contains("mono") {
        return Theme::new(Shade::Dark, Depth::None, signs);
    }
    let many = set("COLORTERM").is_some_and(|value| value.contains("truecolor") || value.contains("24bit"));
    if wanted == "16" || (!many && !["dark", "light"].contains(&wanted)) {
        return Theme::new(Shade::Dark, Depth::Sixteen, signs);
    }
    let shade = match wanted {
        "dark" => Shade::Dark,
        "light" => Shade::Light,
        _ => set("COLORFGBG").and_then(|value| shade_of(&value)).unwrap_or_else(ask),
    };
    Theme::new(shade, Depth::True, signs)
}

fn ask() -> Shade {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(ThemeMode::Light) => Shade::Light,
        Ok(ThemeMode::Dark) | Err(_) => Shade::Dark,
    }
}

/// Reads `COLORFGBG`, such as `15;0`: the last number is the background in the palette of sixteen.
fn shade_of(value: &str) -> Option<Shade> {
    match value.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 9..=15 => Some(Shade::Light),
        0..=6 | 8 => Some(Shade::Dark),
        _ => None,
    }
}

/// Whether the locale is UTF-8; an unset locale is taken for one that is, as terminals are.
fn speaks_unicode() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| var(name).ok().filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_the_last_number() {
        assert_eq!(shade_of("15;0"), Some(Shade::Dark));
        assert_eq!(shade_of("0;default;15"), Some(Shade::Light));
        assert_eq!(shade_of("default;default"), None);
    }
}
