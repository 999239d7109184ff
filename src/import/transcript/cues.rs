//! Captions: cues with times, as Teams, Zoom and others write them (VTT, SRT).

use super::name::{is_name, without_company};
use super::{Source, Turn, Turns};
use crate::domain::change::import::Rejected;
use crate::import::found::Progress;
use crate::import::refused::Refused;
use crate::import::words::tidy;

/// What stands between the two times of a cue.
const ARROW: &str = "-->";

/// How many lines are looked at to recognize captions.
const TOP: usize = 20;

/// How many lines are read between two looks at whether to go on.
const STRIDE: usize = 1_000;

/// Returns whether a text is captions: a line with two times is near its top.
pub(super) fn is_captions(text: &str) -> bool {
    text.lines().take(TOP).any(is_timing)
}

fn is_timing(line: &str) -> bool {
    let is_time = |text: &str| {
        let text = text.split_whitespace().next().unwrap_or_default();
        text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
    };
    line.split_once(ARROW).is_some_and(|(from, to)| is_time(from.trim()) && is_time(to.trim()))
}

/// Where the reader is.
enum Block {
    /// Between two blocks.
    Between,
    /// The lines above the first cue, or how the file is to look: nobody said them.
    Header,
    /// A comment.
    Comment,
    /// A cue.
    Cue,
}

pub(super) fn read(text: &str, progress: Progress<'_>) -> Result<Turns, Refused> {
    let mut turns = Turns::default();
    let mut block = Block::Between;
    let (mut at, mut is_first) = (String::new(), true);
    let mut lines = (1..).zip(text.lines().map(str::trim)).peekable();
    while let Some((number, line)) = lines.next() {
        if number % STRIDE == 0 && progress(number).is_break() {
            return Err(Refused::Stopped);
        }
        if line.is_empty() {
            block = Block::Between;
            continue;
        }
        if is_timing(line) {
            at = time(line);
            block = Block::Cue;
            is_first = true;
            continue;
        }
        let begins = |with: &str| line.split_whitespace().next().is_some_and(|word| word == with);
        if matches!(block, Block::Between) {
            let is_id = lines.peek().is_some_and(|(_, next)| is_timing(next));
            block = match () {
                () if is_id => continue,
                () if line.starts_with("WEBVTT") || begins("STYLE") || begins("REGION") => Block::Header,
                () if begins("NOTE") => Block::Comment,
                () => Block::Cue,
            };
        }
        match block {
            Block::Header => {}
            Block::Comment => {
                let what = line.trim_start_matches("NOTE").trim();
                if !what.is_empty() {
                    let (what, reason) = (what.chars().take(80).collect(), "a comment in the file".to_owned());
                    turns.rejected.push(Rejected { file: 0, line: number, what, reason });
                }
            }
            Block::Between | Block::Cue => {
                spoken(&mut turns.all, number, &at, line, is_first);
                is_first = false;
            }
        }
    }
    Ok(turns)
}

/// Returns the time at which a cue begins, in whole seconds.
fn time(line: &str) -> String {
    let from = line.split(ARROW).next().unwrap_or_default().trim();
    let whole = from.split(['.', ',']).next().unwrap_or(from);
    whole.strip_prefix("00:").filter(|rest| rest.contains(':')).unwrap_or(whole).to_owned()
}

/// Adds the words of a line of a cue. A voice goes on until another begins, or the cue ends.
fn spoken(all: &mut Vec<Turn>, line: usize, at: &str, text: &str, is_first: bool) {
    let mut rest = text;
    let mut is_begun = false;
    while let Some(start) = rest.find("<v") {
        let Some((tag, behind)) = rest[start..].split_once('>') else { break };
        let Some((_, name)) = tag.split_once(char::is_whitespace) else { break };
        plain(all, line, at, &rest[..start], !is_first || is_begun);
        let end = behind.find("<v").unwrap_or(behind.len());
        let end = behind.find("</v>").map_or(end, |close| close.min(end));
        let said = untagged(&behind[..end]);
        let name = tidy(&untagged(name));
        if !said.is_empty() || !name.is_empty() {
            let name = (!name.is_empty()).then_some((name, Source::Marked));
            all.push(Turn {
                line,
                at: at.to_owned(),
                name,
                whole: said.clone(),
                text: said,
                goes_on: false,
                is_joined: true,
            });
        }
        is_begun = true;
        rest = behind[end..].strip_prefix("</v>").unwrap_or(&behind[end..]);
    }
    plain(all, line, at, rest, !is_first || is_begun);
}

/// Adds words without a voice: `Name: words`, `(Name)` alone, `- words` of somebody else.
fn plain(all: &mut Vec<Turn>, line: usize, at: &str, text: &str, goes_on: bool) {
    let text = untagged(text);
    let dashed = text.strip_prefix(['-', '–', '—']);
    let said = dashed.unwrap_or(&text).trim();
    if said.is_empty() {
        return;
    }
    let alone = said.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|name| is_name(name));
    if let Some(name) = alone {
        let name = Some((without_company(name).to_owned(), Source::Guessed));
        all.push(Turn { line, at: at.to_owned(), name, whole: said.to_owned(), goes_on: true, ..Turn::default() });
        return;
    }
    // Behind a name on a line of its own, its words may come in cues of their own.
    let is_under_name = all.last().is_some_and(|last| last.text.is_empty() && last.name.is_some());
    let follows_bracket = all.iter().rev().take(1).any(|last| last.goes_on && last.name.is_none());
    let goes_on = dashed.is_none() && (goes_on || is_under_name || follows_bracket);
    all.push(Turn { goes_on, is_joined: dashed.is_none(), ..Turn::read(line, at, said) });
}

/// Returns a text without its tags, and with the letters that its escapes stand for.
fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let is_tag = rest[start + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        match rest[start..].find('>').filter(|_| is_tag) {
            Some(end) => {
                out.push_str(&rest[..start]);
                rest = &rest[start + end + 1..];
            }
            None => {
                out.push_str(&rest[..=start]);
                rest = &rest[start + 1..];
            }
        }
    }
    out.push_str(rest);
    if out.contains('&') {
        for (escape, letter) in
            [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        {
            out = out.replace(escape, letter);
        }
    }
    out.trim().to_owned()
}
