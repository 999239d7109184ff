//! GNU screen, which may stand between this program and the terminal: it shows fewer colors, and hands nothing on by
//! itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns whether GNU screen is between, by its own variable, or by the terminal's name where tmux, which may use the
/// same name, is not there. Where it is not known which of the two is inside, it counts as between.
pub(super) fn is_between(env: impl Fn(&str) -> Option<String>) -> bool {
    let is_named = || env("TERM").is_some_and(|term| term.starts_with("screen")) && env("TMUX").is_none();
    env("STY").is_some() || is_named()
}

/// The process that holds the windows of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Server(u32);

impl Server {
    /// Reads it from the session's name, such as `4711.pts-0.host`.
    pub(super) fn of(sty: &str) -> Option<Self> {
        sty.split('.').next()?.parse().ok().map(Self)
    }

    /// Returns the terminals that the session is attached to, as the system lists what the process has open; `None` where
    /// it does not let us see that. A window's own side is not among them.
    pub(super) fn displays(self) -> Option<BTreeSet<PathBuf>> {
        let open = fs::read_dir(format!("/proc/{}/fd", self.0)).ok()?;
        let files = open.filter_map(|file| fs::read_link(file.ok()?.path()).ok());
        Some(files.filter(|file| is_terminal(file)).collect())
    }
}

/// Returns whether a file is one of the system's terminals.
fn is_terminal(file: &Path) -> bool {
    let is_numbered = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty();
    let name = file.to_str().unwrap_or_default();
    let console = name.strip_prefix("/dev/tty");
    [name.strip_prefix("/dev/pts/"), console].into_iter().flatten().any(is_numbered)
}

/// The most bytes that GNU screen takes as one sequence; the oldest take 255.
const MOST: usize = 240;

/// The two ways to end a sequence. The first is what ends a piece, so that it can't be part of one.
const END: &[u8] = b"\x1b\\";
const BELL: &[u8] = b"\x07";

/// Wraps a sequence for the terminal behind GNU screen, in pieces that it takes.
pub(super) fn hand_on(sequence: &[u8]) -> Vec<u8> {
    let sequence = sequence.strip_suffix(END).map_or_else(|| sequence.to_vec(), |text| [text, BELL].concat());
    sequence.chunks(MOST).flat_map(|piece| [b"\x1bP", piece, END].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_by_its_variable_or_by_the_name_that_it_gives_the_terminal() {
        let with = |all: &[(&str, &str)]| {
            is_between(|name| all.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(with(&[("STY", "4711.pts-0.host"), ("TERM", "xterm-256color")]));
        assert!(with(&[("TERM", "screen.xterm-256color")]));
        assert!(with(&[("STY", "4711.pts-0.host"), ("TMUX", "/tmp/tmux-0/default,1,0")]));
        assert!(!with(&[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")]));
        assert!(!with(&[("TERM", "xterm-256color")]));
    }

    #[test]
    fn terminals_are_told_from_other_files_and_the_process_from_its_session() {
        for (file, is) in [
            ("/dev/pts/12", true),
            ("/dev/tty3", true),
            ("/dev/tty", false),
            ("/dev/ptmx", false),
            ("/dev/null", false),
        ] {
            assert_eq!(is_terminal(Path::new(file)), is, "{file}");
        }
        assert_eq!(Server::of("4711.pts-0.host"), Some(Server(4711)));
        assert_eq!(Server::of("review"), None);
        assert_eq!(Server(u32::MAX).displays(), None);
    }

    #[test]
    fn a_long_sequence_goes_through_in_pieces_and_whole() {
        let letters: Vec<u8> = (0..2_000_u32).map(|n| b'a' + u8::try_from(n % 26).unwrap_or(0)).collect();
        let wrapped = hand_on(&[&letters, END].concat());
        let text = String::from_utf8_lossy(&wrapped);
        let pieces: Vec<&str> = text.split("\x1b\\").filter_map(|piece| piece.strip_prefix("\x1bP")).collect();
        assert!(pieces.len() > 8 && pieces.iter().all(|piece| piece.len() <= MOST));
        assert_eq!(pieces.concat().as_bytes(), [&letters, BELL].concat(), "its own end is no end of a piece");
    }
}
