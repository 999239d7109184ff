//! Checks of the surroundings: terminal, locale, and what happens to the memory after a crash.

use crate::app::theme_name::ThemeName;
use crate::cli::args::without_a_screen;
use crate::cli::full_screen::has_terminal;
use crate::domain::record::text::one_line;
use crate::store::{Check, Grade};
use crate::term::{is_in_gnu_screen, seen_theme};
use crate::ui::theme::{Contrast, Depth, Shade, Theme};
use rustix::process::{Resource, getrlimit};
use std::env::var;
use std::fs;

/// The columns and rows that the program needs; at [`COMPLETE`] everything shows.
const USABLE: (u16, u16) = (60, 18);
const COMPLETE: (u16, u16) = (80, 24);

/// Checks them, with the theme that the screen would be started with.
pub(super) fn look(theme: ThemeName) -> Vec<Check> {
    let theme = seen_theme(theme, has_terminal());
    let env = |name: &str| var(name).unwrap_or_default();
    let size = crossterm::terminal::size().ok().filter(|_| has_terminal());
    let mut found = vec![
        kind(&env("TERM"), has_terminal()),
        colors(&theme, is_in_gnu_screen()),
        locale(&[env("LC_ALL"), env("LC_CTYPE"), env("LANG")]),
    ];
    found.extend(size.map(measure));
    let session =
        if env("TMUX").is_empty() { is_in_gnu_screen().then_some(Session::GnuScreen) } else { Some(Session::Tmux) };
    found.extend(sharing(session, !env("SSH_CONNECTION").is_empty()));
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
    found.push(crash(getrlimit(Resource::Core).current, &pattern));
    found
}

fn kind(term: &str, has_terminal: bool) -> Check {
    let about = if term.is_empty() { "TERM".to_owned() } else { format!("TERM={}", one_line(term)) };
    match term {
        "" | "dumb" => {
            let remedy = format!("Start it in a terminal window. Without one, use: stakemap {}.", without_a_screen());
            Check::new("terminal", Grade::Note, &about, "stakemap can't draw on this terminal", &remedy)
        }
        _ if !has_terminal => {
            let words = "not run in a terminal, so its size is unknown";
            Check::new("terminal", Grade::Ok, &about, words, "")
        }
        _ => Check::new("terminal", Grade::Ok, &about, "stakemap can draw on this terminal", ""),
    }
}

/// Tells the colors that the screen would have too.
fn colors(theme: &Theme, in_gnu_screen: bool) -> Check {
    let depth = match theme.depth {
        Depth::None => "none: signs and letters replace the colors",
        Depth::True => "all colors",
        Depth::Indexed => "256 colors",
        Depth::Sixteen => "16 colors",
    };
    let contrast = match theme.contrast {
        Contrast::Normal => "",
        Contrast::High => ", high contrast",
    };
    let ground = match (theme.depth, theme.shade) {
        (Depth::None | Depth::Sixteen, _) => "",
        (_, Shade::Dark) => ", for a dark background",
        (_, Shade::Light) => ", for a light background",
        (_, Shade::Unknown) => ", for any background",
    };
    let remedy = match (theme.depth, theme.shade) {
        (Depth::Sixteen, _) if in_gnu_screen => "For 256 colors, put `term screen-256color` in .screenrc.",
        (Depth::Sixteen, _) => "If your terminal has more, set COLORTERM=truecolor.",
        (Depth::True | Depth::Indexed, Shade::Unknown) => {
            "The terminal doesn't report its background. Choose --theme dark or light."
        }
        (Depth::None | Depth::True | Depth::Indexed, _) => "",
    };
    Check::new("colors", Grade::Ok, "colors", &format!("{depth}{contrast}{ground}"), remedy)
}

/// Checks the locale: the first variable that is set decides, as in every other program.
fn locale(names: &[String]) -> Check {
    let set = names.iter().find(|name| !name.is_empty()).map_or("", String::as_str);
    let lower = set.to_lowercase();
    if lower.contains("utf-8") || lower.contains("utf8") || cfg!(target_os = "macos") && set.is_empty() {
        return Check::new("locale", Grade::Ok, "LANG", "UTF-8", "");
    }
    let words = match set {
        "" => "no locale is set, so special characters may look wrong".to_owned(),
        set => format!("{} isn't UTF-8, so special characters may look wrong", one_line(set)),
    };
    Check::new("locale", Grade::Note, "LANG", &words, "Set a UTF-8 locale, such as LANG=C.UTF-8.")
}

fn measure((columns, rows): (u16, u16)) -> Check {
    let about = format!("{columns}×{rows}");
    let fits = |wanted: (u16, u16)| columns >= wanted.0 && rows >= wanted.1;
    if fits(COMPLETE) {
        Check::new("size", Grade::Ok, &about, &format!("{about}, everything fits"), "")
    } else if fits(USABLE) {
        Check::new("size", Grade::Note, &about, "some columns are hidden", "Everything fits from 80×24.")
    } else {
        let words = "too small for most screens";
        Check::new("size", Grade::Note, &about, words, "Make the window at least 60×18.")
    }
}

/// A program between this one and the terminal, to which several people can attach.
#[derive(Debug, Clone, Copy)]
enum Session {
    Tmux,
    GnuScreen,
}

/// Notes that a terminal may have more than one reader, as under tmux or ssh.
fn sharing(session: Option<Session>, ssh: bool) -> Option<Check> {
    let about = match (session, ssh) {
        (Some(Session::Tmux), true) => "tmux over ssh",
        (Some(Session::Tmux), false) => "tmux",
        (Some(Session::GnuScreen), true) => "GNU screen over ssh",
        (Some(Session::GnuScreen), false) => "GNU screen",
        (None, true) => "ssh",
        (None, false) => return None,
    };
    let (words, remedy) = match session {
        Some(Session::Tmux) => (
            "everyone attached sees your screen, and Esc may be slow",
            "For a fast Esc, put set -sg escape-time 10 in tmux.conf. q does the same as Esc.",
        ),
        Some(Session::GnuScreen) => ("everyone attached sees your screen", ""),
        None => ("your deals are on the remote computer", ""),
    };
    Some(Check::new("sharing", Grade::Note, about, words, remedy))
}

/// Checks that a crash would not write memory to the disk: the program sets its limit to zero at the start.
fn crash(limit: Option<u64>, pattern: &str) -> Check {
    if limit != Some(0) {
        let words = "a crash may write memory to the disk";
        return Check::new(
            "core-dumps",
            Grade::Note,
            "core dumps",
            words,
            "To prevent that, run ulimit -c 0 in the shell.",
        );
    }
    match pattern.trim().strip_prefix('|') {
        Some(program) => {
            let program = one_line(program.split_whitespace().next().unwrap_or_default());
            let words = format!("off, but this system sends crashes to {program}, which may ignore that");
            Check::new("core-dumps", Grade::Note, "core dumps", &words, "If that matters, turn it off on this system.")
        }
        None => Check::new("core-dumps", Grade::Ok, "core dumps", "off: a crash writes no memory to the disk", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::UNICODE;

    #[test]
    fn a_locale_counts_where_it_is_utf_8() {
        let grade = |names: [&str; 3]| locale(&names.map(str::to_owned)).grade;
        assert_eq!(grade(["", "", "de_DE.UTF-8"]), Grade::Ok);
        assert_eq!(grade(["", "C.utf8", "POSIX"]), Grade::Ok);
        assert_eq!(grade(["C", "", "de_DE.UTF-8"]), Grade::Note, "the first that is set decides");
        assert_eq!(grade(["", "", "de_DE.ISO-8859-1"]), Grade::Note);
    }

    #[test]
    fn a_terminal_is_measured_by_what_fits() {
        assert_eq!(measure((80, 24)).grade, Grade::Ok);
        assert_eq!(measure((79, 24)).words, "some columns are hidden");
        assert!(measure((59, 40)).remedy.contains("60×18"));
        assert_eq!(kind("dumb", true).grade, Grade::Note);
        assert_eq!(kind("xterm", true).grade, Grade::Ok);
    }

    #[test]
    fn crashes_that_go_to_a_program_are_told() {
        assert_eq!(crash(Some(0), "core\n").grade, Grade::Ok);
        assert!(crash(Some(0), "|/usr/lib/collect %p\n").words.contains("/usr/lib/collect,"));
        assert_eq!(crash(None, "core").grade, Grade::Note);
    }

    #[test]
    fn colors_and_company_are_told() {
        let theme = |shade, depth| Theme::new(shade, depth, UNICODE);
        let many = colors(&theme(Shade::Light, Depth::Indexed), false);
        assert_eq!((many.words.as_str(), many.remedy.as_str()), ("256 colors, for a light background", ""));
        let high = Theme { contrast: Contrast::High, ..theme(Shade::Dark, Depth::True) };
        assert_eq!(colors(&high, false).words, "all colors, high contrast, for a dark background");
        let few = theme(Shade::Dark, Depth::Sixteen);
        assert!(colors(&few, false).remedy.contains("COLORTERM") && colors(&few, true).remedy.contains(".screenrc"));
        assert!(colors(&theme(Shade::Dark, Depth::None), false).words.starts_with("none"));
        assert_eq!(sharing(None, false), None);
        assert!(sharing(Some(Session::Tmux), true).is_some_and(|one| one.remedy.contains("escape-time")));
        assert!(sharing(Some(Session::GnuScreen), false).is_some_and(|one| one.words.contains("attached")));
    }
}
