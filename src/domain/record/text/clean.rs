//! Cleaning: whatever could act on a terminal, or be there without being seen, becomes a mark that can be seen.
//!
//! Tabs and line breaks become blanks. The other controls below a blank and DEL become their pictures, such as `␛`. The
//! upper controls, non-characters and every character that has no look of its own (bidi controls, zero-width characters,
//! fillers, soft hyphens, tags) become `⟨U+202E⟩`: always an angle bracket, `U+`, at least four hexadecimal digits. What
//! joins or varies the character before it is kept where it does so: joiners inside an emoji and between letters of a
//! script that uses them, variation selectors behind what has variants, tags in a flag. Cleaning twice is cleaning once.

use std::borrow::Cow;
use std::fmt::Write;
use unicode_normalization::char::is_combining_mark;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BLACK_FLAG: char = '\u{1f3f4}';
const LAST_TAG: char = '\u{e007f}';

/// A text as one line in which nothing acts and nothing hides.
#[must_use]
pub fn one_line(text: &str) -> String {
    cleaned(text).unwrap_or_else(|| text.to_owned())
}

/// Returns the same for several lines; only their ends are kept.
///
/// Texts that were cut may end in a joiner, so of those characters that are right in some places none is marked here.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && acts(c)) {
        return Cow::Borrowed(text);
    }
    let clean: Vec<String> = text.split('\n').map(one_line).collect();
    Cow::Owned(clean.join("\n"))
}

/// Returns whether a character is marked or blanked wherever it stands.
#[must_use]
pub const fn acts(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\0'..='\u{9f}' | '\u{2028}' | '\u{2029}' => true,
        // Right in some places.
        ZWNJ | ZWJ | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' => false,
        '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => false,
        c => is_unseen(c) || is_no_character(c),
    }
}

/// Returns whether a character has no look of its own: the default ignorable code points of Unicode, and the anchors of
/// interlinear notes.
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

/// Returns the clean form of a text; nothing where it is clean already.
pub(super) fn cleaned(text: &str) -> Option<String> {
    // Nearly every text is plain: no character of it has to be looked at.
    if text.bytes().all(is_quiet) {
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
            // Terminals send a bare carriage return for each line of a paste; the rest are breaks of other systems.
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

/// Returns whether no character of which all bytes are such has to be looked at: ASCII that prints, and letters of most
/// scripts.
const fn is_quiet(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xc3..=0xcc | 0xce..=0xd7 | 0xd9..=0xe0 | 0xe4..=0xee)
}

/// Writes the mark of a character.
fn mark(c: char, clean: &mut String) {
    match c {
        '\0'..='\u{1f}' => clean.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => clean.push('␡'),
        // Writing into a text cannot fail.
        c => drop(write!(clean, "⟨U+{:04X}⟩", u32::from(c))),
    }
}

/// Returns whether an unseen character is right between these two: the one before as it was cleaned, the one after as
/// it comes.
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

/// Returns how many bytes at the beginning make a black flag the flag of a region: up to six tags, then their end.
fn flag_tags(text: &str) -> usize {
    let is_tag = |c: char| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let count = text.chars().take(7).take_while(|c| is_tag(*c)).count();
    let is_flag = (3..=6).contains(&count) && text.chars().nth(count) == Some(LAST_TAG);
    if is_flag { (count + 1) * LAST_TAG.len_utf8() } else { 0 }
}

/// Returns whether a joiner may stand behind this: a pictograph, its variant, its skin or the end of a flag.
const fn ends_emoji(c: char) -> bool {
    is_pictograph(c) || matches!(c, '\u{fe0f}' | LAST_TAG)
}

/// Blocks of pictographs and of the signs that have an emoji form.
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

/// Returns whether it is a letter, or a mark on one, of a script whose letters join: Arabic, Syriac and their kin, the
/// scripts of India and South-East Asia, Mongolian.
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

/// Returns whether Unicode keeps this number free of a character for ever.
const fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests;
