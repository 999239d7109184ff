//! Cleaning: everything that could control a terminal, or hide in a text, becomes a visible mark.
//!
//! Tabs and line breaks become blanks. The other controls below a blank and DEL become their pictures, such as `␛`. The
//! upper controls, non-characters and every invisible character (bidi controls, zero-width characters, fillers, soft
//! hyphens, tags) become `⟨U+202E⟩`: always an angle bracket, `U+`, at least four hexadecimal digits. A character that
//! joins or varies the one before it is kept where it has that effect: joiners inside an emoji and between letters of a
//! script that uses them, variation selectors after a character with variants, tags in a flag. Cleaning twice is the
//! same as cleaning once.

use std::borrow::Cow;
use std::fmt::Write;
use unicode_normalization::char::is_combining_mark;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BLACK_FLAG: char = '\u{1f3f4}';
const LAST_TAG: char = '\u{e007f}';

/// Cleans a text into a single line.
#[must_use]
pub fn one_line(text: &str) -> String {
    cleaned(text).unwrap_or_else(|| text.to_owned())
}

/// Cleans a text of several lines; only the ends of lines are kept.
///
/// A text that was cut may end in a joiner, so characters that are legitimate in some positions are not marked here.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && acts(c)) {
        return Cow::Borrowed(text);
    }
    let clean: Vec<String> = text.split('\n').map(one_line).collect();
    Cow::Owned(clean.join("\n"))
}

/// Cleans a text into lines: line breaks of any system stay, as `\n`.
#[must_use]
pub fn several_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: Vec<String> = text.split('\n').map(one_line).collect();
    clean.join("\n")
}

/// Returns whether a character is marked or blanked in every position.
#[must_use]
pub const fn acts(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\0'..='\u{9f}' | '\u{2028}' | '\u{2029}' => true,
        // Legitimate in some positions.
        ZWNJ | ZWJ | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' => false,
        '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => false,
        c => is_unseen(c) || is_no_character(c),
    }
}

/// Returns whether a character is invisible: Unicode's default ignorable code points, and the anchors of interlinear
/// annotations.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Returns the clean form of a text; `None` if it is clean already.
pub(super) fn cleaned(text: &str) -> Option<String> {
    // Nearly every text is plain, and needs no look at its characters.
    if is_plain(text) || text.bytes().all(is_quiet) {
        return None;
    }
    let first = text.char_indices().find(|(_, c)| acts(*c) || is_unseen(*c) || *c == BLACK_FLAG)?.0;
    let mut clean = String::with_capacity(text.len() + 16);
    clean.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let flag = if c == BLACK_FLAG { flag_tags(after) } else { 0 };
        match c {
            '\r' if after.starts_with('\n') => {}
            // Terminals send a bare carriage return for each line of a paste; the rest are line breaks of other
            // systems.
            '\r' | '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            c if acts(c) || (is_unseen(c) && !fits(clean.chars().next_back(), c, after.chars().next())) => {
                mark(c, &mut clean);
            }
            c => clean.push(c),
        }
        clean.push_str(&after[..flag]);
        rest = &after[flag..];
    }
    (clean != text).then_some(clean)
}

/// Returns whether a text is printable ASCII throughout. It never stops early, so that many bytes are checked at once.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Returns whether a character made only of such bytes needs no check: printable ASCII, and letters of most scripts.
const fn is_quiet(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xc3..=0xcc | 0xce..=0xd7 | 0xd9..=0xe0 | 0xe4..=0xee)
}

/// Appends the mark of a character.
fn mark(c: char, clean: &mut String) {
    match c {
        '\0'..='\u{1f}' => clean.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => clean.push('␡'),
        // Writing into a string cannot fail.
        c => drop(write!(clean, "⟨U+{:04X}⟩", u32::from(c))),
    }
}

/// Returns whether an invisible character is legitimate between two others: the one before as cleaned, the one after as
/// it came.
fn fits(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    let joins_letters = || is_joined(before) && after.is_some_and(is_joined);
    match c {
        ZWNJ => joins_letters(),
        ZWJ => joins_letters() || (ends_emoji(before) && after.is_some_and(is_pictograph)),
        '\u{fe0f}' if matches!(before, '0'..='9' | '#' | '*') => after == Some(KEYCAP),
        '\u{fe00}'..='\u{fe0f}' => is_pictograph(before) || is_ideograph(before) || is_myanmar(before),
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        _ => false,
    }
}

/// Returns the number of leading bytes that turn a black flag into a region's flag: up to six tags, then the end tag.
fn flag_tags(text: &str) -> usize {
    let is_tag = |c: char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let count = text.chars().take(7).take_while(|c| is_tag(*c)).count();
    let is_flag = (3..=6).contains(&count) && text.chars().nth(count) == Some(LAST_TAG);
    if is_flag { (count + 1) * LAST_TAG.len_utf8() } else { 0 }
}

/// Returns whether a joiner may follow: after a pictograph, its variant, its skin tone or the end of a flag.
const fn ends_emoji(c: char) -> bool {
    is_pictograph(c) || matches!(c, '\u{fe0f}' | LAST_TAG)
}

/// Returns whether it is in a block of pictographs, or of signs with an emoji form.
const fn is_pictograph(c: char) -> bool {
    matches!(
        c,
        '\u{a9}'
            | '\u{ae}'
            | '\u{203c}'
            | '\u{2049}'
            | '\u{2100}'..='\u{21ff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{2460}'..='\u{24ff}'
            | '\u{25a0}'..='\u{27bf}'
            | '\u{2900}'..='\u{297f}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{3030}'
            | '\u{303d}'
            | '\u{3297}'
            | '\u{3299}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

const fn is_myanmar(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{109f}' | '\u{aa60}'..='\u{aa7f}')
}

/// Returns whether it is a letter, or a mark on one, of a script whose letters join: Arabic, Syriac and related
/// scripts, the scripts of India and South-East Asia, Mongolian.
fn is_joined(c: char) -> bool {
    let in_script = matches!(
        c,
        '\u{600}'..='\u{77f}'
            | '\u{7c0}'..='\u{7ff}'
            | '\u{840}'..='\u{dff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{18af}'
            | '\u{1a20}'..='\u{1c4f}'
            | '\u{1cd0}'..='\u{1cff}'
            | '\u{a800}'..='\u{a95f}'
            | '\u{a980}'..='\u{aa7f}'
            | '\u{aae0}'..='\u{aaff}'
            | '\u{abc0}'..='\u{abff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10d00}'..='\u{10d3f}'
            | '\u{11000}'..='\u{11fff}'
            | '\u{1e900}'..='\u{1e95f}'
    );
    in_script && !is_unseen(c) && !is_no_character(c) && (c.is_alphabetic() || is_combining_mark(c))
}

/// Returns whether Unicode guarantees never to assign a character to this number.
const fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests;
