//! The theme for this terminal: the requested one, then `NO_COLOR`, then what the terminal says about itself.

use super::decode::Answer;
use crate::ui::theme::{ASCII, Depth, Shade, Signs, Theme, UNICODE};
use std::env::var;

/// The question for the background, and then for the kind of terminal: one that doesn't know the first question answers
/// the second at once.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// The program's look, and whether to ask the terminal for its background.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) theme: Theme,
    /// Whether the background would decide the look.
    pub(super) asks: bool,
}

impl Look {
    /// Chooses the look. `wanted` is `auto`, `dark`, `light`, `16` or `mono`; anything else counts as `auto`.
    pub(super) fn choose(wanted: &str) -> Self {
        // Colours are ours to leave out; crossterm's own way of doing so would drop the selection with them.
        crossterm::style::force_color_output(true);
        let set = |name: &str| var(name).ok().filter(|value| !value.is_empty());
        let signs = signs();
        let known = |shade, depth| Self { theme: Theme::new(shade, depth, signs), asks: false };
        if wanted == "mono" || set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term.contains("mono")) {
            return known(Shade::Dark, Depth::None);
        }
        let many = set("COLORTERM").is_some_and(|value| value.contains("truecolor") || value.contains("24bit"));
        match wanted {
            "dark" => known(Shade::Dark, Depth::True),
            "light" => known(Shade::Light, Depth::True),
            _ if wanted == "16" || !many => known(Shade::Dark, Depth::Sixteen),
            _ => match set("COLORFGBG").and_then(|value| shade_of(&value)) {
                Some(shade) => known(shade, Depth::True),
                None => Self { asks: true, ..known(Shade::Dark, Depth::True) },
            },
        }
    }

    /// Takes in an answer of the terminal, however late. Returns whether more answers are expected.
    pub(super) fn answered(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Background(colour) if self.asks => {
                self.theme = Theme::new(shade_on(colour), Depth::True, self.theme.signs);
                true
            }
            Answer::Background(_) => true,
            Answer::Attributes => false,
        }
    }
}

/// Returns dark or light, by how bright the background looks; the middle of CIE L* separates them.
fn shade_on(background: [u16; 3]) -> Shade {
    let [red, green, blue] = background.map(|part| (f64::from(part) / 65_535.0).powf(2.2));
    if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.184 { Shade::Light } else { Shade::Dark }
}

/// Reads `COLORFGBG`, such as `15;0`: the last number is the background in the palette of sixteen.
fn shade_of(value: &str) -> Option<Shade> {
    match value.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 9..=15 => Some(Shade::Light),
        0..=6 | 8 => Some(Shade::Dark),
        _ => None,
    }
}

/// Returns the signs that the locale can show; an unset locale counts as UTF-8, as terminals usually are.
fn signs() -> Signs {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| var(name).ok().filter(|value| !value.is_empty()));
    let unicode = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    if unicode { UNICODE } else { ASCII }
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

    #[test]
    fn common_backgrounds_are_told_apart() {
        let rgb = |hex: u32| [16, 8, 0].map(|shift| u16::try_from(hex >> shift & 0xff).unwrap_or(0) * 257);
        for dark in [0x00_0000, 0x1e_1e2e, 0x00_2b36, 0x28_2c34, 0x30_0a24, 0x00_00aa] {
            assert_eq!(shade_on(rgb(dark)), Shade::Dark, "{dark:06x}");
        }
        for light in [0xff_ffff, 0xfd_f6e3, 0xee_eeee, 0xc0_c0c0, 0xff_ffdd] {
            assert_eq!(shade_on(rgb(light)), Shade::Light, "{light:06x}");
        }
    }

    #[test]
    fn an_answer_decides_only_where_it_was_asked_for() {
        let white = Answer::Background([u16::MAX; 3]);
        let dark = Theme::new(Shade::Dark, Depth::True, UNICODE);
        for (asks, shade) in [(true, Shade::Light), (false, Shade::Dark)] {
            let mut look = Look { theme: dark, asks };
            assert!(look.answered(white), "the other answer is still to come");
            assert!(!look.answered(Answer::Attributes));
            assert_eq!(look.theme, Theme::new(shade, Depth::True, UNICODE));
        }
    }
}
