//! Lines of at most 80 columns, for a terminal or a pipe.

use crate::domain::record::text::{LongWord, width, wrap};

/// The width of text output. A longer word gets a line of its own.
const WIDTH: usize = 80;

/// Writes a paragraph: the first line after `first`, the others aligned below it, then a line end.
pub(super) fn paragraph(out: &mut String, first: &str, text: &str) {
    let indent = " ".repeat(width(first));
    let lines = wrap(text, WIDTH.saturating_sub(indent.len()), LongWord::Whole).join(&format!("\n{indent}"));
    out.push_str(format!("{first}{lines}").trim_end());
    out.push('\n');
}

/// Pads a text with blanks to a width in cells; a longer one is unchanged.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_keeps_to_80_columns_and_hangs_under_its_first_line() {
        let mut out = String::new();
        paragraph(&mut out, "   why   ", &"one two ".repeat(30));
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| width(line) <= WIDTH));
        assert!(lines[0].starts_with("   why   one"));
        assert!(lines[1..].iter().all(|line| line.starts_with("         ") && !line.starts_with("          ")));
    }

    #[test]
    fn wide_characters_count_two_cells_and_a_long_word_stands_alone() {
        let mut out = String::new();
        paragraph(&mut out, "- ", &format!("a {} b", "漢".repeat(60)));
        assert_eq!(out.lines().count(), 3);
        assert_eq!(pad("漢", 4), "漢  ");
    }

    #[test]
    fn an_empty_text_leaves_no_blanks_behind() {
        let mut out = String::new();
        paragraph(&mut out, "title  ", "");
        assert_eq!(out, "title\n");
    }
}
