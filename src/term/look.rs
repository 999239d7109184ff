//! The theme for this terminal: the requested one, then `NO_COLOR`, then what the terminal says about itself.
//!
//! The first screen is drawn with what the environment says, in colors for any background where it says nothing of that.
//! The terminal is asked for the rest, and its answer changes the look however late it comes.

use super::charset::locale;
use super::decode::Answer;
use super::gnu_screen;
use super::out::Out;
use crate::app::theme_name::ThemeName;
use crate::ui::theme::{ASCII, Contrast, Depth, Shade, Signs, Theme, UNICODE};
use std::env::var;
use std::io;
use std::time::{Duration, Instant};

/// The names of terminals that show all colors, whatever else they say.
const ALL_COLORS: [&str; 8] = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour", "rio", "-direct"];

/// The question for the background.
const BACKGROUND: &[u8] = b"\x1b]11;?\x07";
/// The question for the last of 256 colors: only a terminal that has so many knows it.
const LAST_COLOR: &[u8] = b"\x1b]4;255;?\x07";
/// The question for the kind of terminal, which all of them answer: one that knows no other question has answered then.
const KIND: &[u8] = b"\x1b[c";

/// The time for which answers are expected. They come much sooner except over a slow line.
const ANSWER_WAIT: Duration = Duration::from_secs(1);

/// The program's look, and what to ask the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) theme: Theme,
    /// Whether the background would decide the shade.
    asks_shade: bool,
    /// Whether it isn't known that there are more than 16 colors.
    asks_depth: bool,
    /// The time until which answers are expected, while the last has not come.
    expected: Option<Instant>,
    /// What the terminal was asked and has answered so far.
    known: Known,
}

/// What is known from the terminal itself: it holds for every theme.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Whether it was asked for its background, and the shade of that.
    asked_shade: bool,
    shade: Option<Shade>,
    /// Whether it was asked for the last of 256 colors, and whether it has them.
    asked_depth: bool,
    has_256: bool,
}

/// Returns the value of an environment variable that is set to something.
pub(super) fn set(name: &str) -> Option<String> {
    var(name).ok().filter(|value| !value.is_empty())
}

impl Look {
    /// Chooses the look for a theme. A theme decides the shade or the contrast; only the last three decide the number of
    /// colors.
    pub(super) fn choose(wanted: ThemeName) -> Self {
        Self::among(wanted, set)
    }

    /// Changes to another theme, with what the terminal has answered so far, and asks it for the rest.
    pub(super) fn wear(&mut self, wanted: ThemeName, out: &mut Out) {
        *self = self.changed(wanted, set);
        // A terminal that is gone is noticed by the next paint.
        let _ = self.ask(out);
    }

    /// Asks the terminal what it can add.
    pub(super) fn ask(&mut self, out: &mut Out) -> io::Result<()> {
        let Some(questions) = self.questions() else { return Ok(()) };
        self.expect(Instant::now());
        out.send(&questions)
    }

    fn changed(&self, wanted: ThemeName, env: impl Fn(&str) -> Option<String>) -> Self {
        let mut look = Self { expected: self.expected, known: self.known, ..Self::among(wanted, env) };
        look.take_known();
        look
    }

    fn among(wanted: ThemeName, env: impl Fn(&str) -> Option<String>) -> Self {
        let signs = signs(&env);
        let term = env("TERM").unwrap_or_default();
        let known = Known::default();
        if wanted == ThemeName::Mono || env("NO_COLOR").is_some() || term.contains("mono") {
            let theme = Theme::new(Shade::Dark, Depth::None, signs);
            return Self { theme, asks_shade: false, asks_depth: false, expected: None, known };
        }
        let shade = match wanted {
            ThemeName::Dark => Some(Shade::Dark),
            ThemeName::Light => Some(Shade::Light),
            _ => env("COLORFGBG").and_then(|value| shade_of(&value)),
        };
        let depth = match wanted {
            ThemeName::Colors256 => Some(Depth::Indexed),
            ThemeName::Colors16 => Some(Depth::Sixteen),
            _ => depth(&term, &env),
        };
        let contrast = if wanted == ThemeName::HighContrast { Contrast::High } else { Contrast::Normal };
        let found = Theme::new(shade.unwrap_or(Shade::Unknown), depth.unwrap_or(Depth::Sixteen), signs);
        // Sixteen colors look the same on any background.
        let asks_shade = shade.is_none() && depth != Some(Depth::Sixteen);
        Self { theme: Theme { contrast, ..found }, asks_shade, asks_depth: depth.is_none(), expected: None, known }
    }

    /// Returns the questions to ask the terminal now; `None` if it can't add anything. Each is asked once.
    pub(super) fn questions(&mut self) -> Option<Vec<u8>> {
        let shade = self.asks_shade && !self.known.asked_shade;
        let depth = self.asks_depth && !self.known.asked_depth;
        self.known.asked_shade |= shade;
        self.known.asked_depth |= depth;
        let asked = [(shade, BACKGROUND), (depth, LAST_COLOR)];
        let mut bytes: Vec<u8> = asked.iter().filter(|(asks, _)| *asks).flat_map(|(_, ask)| ask.to_vec()).collect();
        (!bytes.is_empty()).then(|| {
            bytes.extend_from_slice(KIND);
            bytes
        })
    }

    /// Expects answers, as the questions are asked now.
    pub(super) fn expect(&mut self, now: Instant) {
        self.expected = Some(now + ANSWER_WAIT);
    }

    /// Returns the time until which answers are expected; `None` if there will be no more.
    pub(super) fn expected(&self, now: Instant) -> Option<Instant> {
        self.expected.filter(|end| now < *end)
    }

    /// Takes in the terminal's answers, however late.
    pub(super) fn hear(&mut self, answers: Vec<Answer>) {
        answers.into_iter().for_each(|answer| self.answered(answer));
    }

    fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Background(color) => self.known.shade = Some(shade_on(color)),
            Answer::LastColor => self.known.has_256 = true,
            // The last question is answered last.
            Answer::Attributes => self.expected = None,
        }
        self.take_known();
    }

    /// Takes what the terminal has answered, where the theme leaves that open.
    fn take_known(&mut self) {
        if let Some(shade) = self.known.shade.filter(|_| self.asks_shade) {
            self.theme.shade = shade;
        }
        if self.asks_depth && self.known.has_256 {
            self.theme.depth = Depth::Indexed;
        }
    }
}

/// Returns the number of colors, as far as the environment says it.
fn depth(term: &str, env: impl Fn(&str) -> Option<String>) -> Option<Depth> {
    let many = term.contains("256").then_some(Depth::Indexed);
    if gnu_screen::is_between(&env) {
        // What COLORTERM says is said of the terminal behind it.
        return Some(many.unwrap_or(Depth::Sixteen));
    }
    let all = env("COLORTERM").is_some_and(|value| value.contains("truecolor") || value.contains("24bit"));
    if all || ALL_COLORS.iter().any(|name| term.contains(name)) { Some(Depth::True) } else { many }
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
fn signs(env: impl Fn(&str) -> Option<String>) -> Signs {
    let unicode = locale(env).is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    if unicode { UNICODE } else { ASCII }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(wanted: &str, env: &[(&str, &str)]) -> Look {
        Look::among(ThemeName::of(wanted), in_env(env))
    }

    fn in_env(env: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| env.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned())
    }

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
    fn as_many_colors_are_used_as_the_terminal_has_and_no_more_than_gnu_screen_shows() {
        let truecolor = ("COLORTERM", "truecolor");
        let screen = ("STY", "4711.pts-0.host");
        for (env, depth) in [
            (&[("TERM", "xterm"), truecolor][..], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "screen"), truecolor, screen], Depth::Sixteen),
            (&[("TERM", "screen.xterm-256color"), truecolor, screen], Depth::Indexed),
            (&[("TERM", "xterm-256color"), truecolor, screen], Depth::Indexed),
            (&[("TERM", "screen-256color"), truecolor, ("TMUX", "a,1,0")], Depth::True),
            (&[("TERM", "xterm"), truecolor, ("NO_COLOR", "1")], Depth::None),
        ] {
            assert_eq!(look("auto", env).theme.depth, depth, "{env:?}");
        }
    }

    #[test]
    fn the_word_chooses_the_shade_and_not_the_number_of_colors() {
        for env in
            [&[("TERM", "xterm-256color")][..], &[("TERM", "xterm")], &[("TERM", "xterm"), ("COLORTERM", "24bit")]]
        {
            let depth = look("auto", env).theme.depth;
            for (word, shade) in [("dark", Shade::Dark), ("light", Shade::Light)] {
                let look = look(word, env);
                assert_eq!(
                    (look.theme.shade, look.theme.depth, look.asks_shade),
                    (shade, depth, false),
                    "{word} {env:?}"
                );
            }
            let high = look("high-contrast", env);
            assert_eq!(
                (high.theme.contrast, high.theme.depth, high.asks_shade),
                (Contrast::High, depth, true),
                "{env:?}"
            );
            assert_eq!(look("256", env).theme.depth, Depth::Indexed);
            assert_eq!(look("16", env).theme.depth, Depth::Sixteen);
            assert_eq!(look("mono", env).theme.depth, Depth::None);
        }
    }

    #[test]
    fn an_answer_decides_only_where_it_was_asked_for() {
        let white = Answer::Background([u16::MAX; 3]);
        let (plain, many) = ([("TERM", "xterm")], [("TERM", "xterm-256color")]);
        for (word, env, shade, depth) in [
            ("auto", &plain, Shade::Light, Depth::Indexed),
            ("auto", &many, Shade::Light, Depth::Indexed),
            ("dark", &plain, Shade::Dark, Depth::Indexed),
            ("16", &plain, Shade::Unknown, Depth::Sixteen),
            ("mono", &many, Shade::Dark, Depth::None),
        ] {
            let mut look = look(word, env);
            let now = Instant::now();
            look.expect(now);
            look.hear(vec![white, Answer::LastColor]);
            assert!(look.expected(now).is_some(), "the last answer is still to come");
            look.hear(vec![Answer::Attributes]);
            assert_eq!(look.expected(now), None);
            assert_eq!((look.theme.shade, look.theme.depth), (shade, depth), "{word} {env:?}");
        }
    }

    #[test]
    fn another_theme_keeps_what_the_terminal_answered_and_asks_only_for_the_rest() {
        let env = [("TERM", "xterm")];
        let mut dark = look("dark", &env);
        assert!(dark.questions().is_some_and(|asked| !asked.starts_with(BACKGROUND)));
        dark.hear(vec![Answer::LastColor, Answer::Attributes]);
        let mut auto = dark.changed(ThemeName::Auto, in_env(&env));
        assert_eq!((auto.theme.shade, auto.theme.depth), (Shade::Unknown, Depth::Indexed));
        assert_eq!(auto.questions().as_deref(), Some(&[BACKGROUND, KIND].concat()[..]));
        auto.hear(vec![Answer::Background([u16::MAX; 3])]);
        let mut mono = auto.changed(ThemeName::Mono, in_env(&env));
        assert_eq!((mono.theme.depth, mono.questions()), (Depth::None, None));
        let mut back = mono.changed(ThemeName::Auto, in_env(&env));
        assert_eq!((back.theme, back.questions()), (auto.theme, None));
        let light = mono.changed(ThemeName::HighContrast, in_env(&env)).theme;
        assert_eq!((light.shade, light.contrast), (Shade::Light, Contrast::High));
    }

    #[test]
    fn answers_are_expected_for_a_second_after_they_were_asked_for() {
        let (mut look, now) = (look("auto", &[("TERM", "xterm")]), Instant::now());
        assert_eq!(look.expected(now), None, "nothing was asked");
        look.expect(now);
        assert_eq!(look.expected(now + ANSWER_WAIT / 2), Some(now + ANSWER_WAIT));
        assert_eq!(look.expected(now + ANSWER_WAIT), None, "it does not answer");
    }

    #[test]
    fn nothing_is_asked_that_is_known() {
        let asked = |word: &str, env: &[(&str, &str)]| {
            look(word, env).questions().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        };
        let plain = [("TERM", "xterm")];
        assert_eq!(asked("auto", &plain).as_deref(), Some("\x1b]11;?\x07\x1b]4;255;?\x07\x1b[c"));
        assert_eq!(asked("light", &plain).as_deref(), Some("\x1b]4;255;?\x07\x1b[c"));
        assert_eq!(asked("auto", &[("TERM", "xterm-256color")]).as_deref(), Some("\x1b]11;?\x07\x1b[c"));
        for (word, env) in [
            ("auto", &[("TERM", "screen"), ("STY", "4711.pts-0.host")][..]),
            ("16", &plain[..]),
            ("mono", &plain[..]),
            ("dark", &[("TERM", "xterm-256color")][..]),
        ] {
            assert_eq!(asked(word, env), None, "{word} {env:?}");
        }
    }
}
