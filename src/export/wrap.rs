//! Lines of at most 80 columns, for a terminal or a pipe.

use unicode_width::UnicodeWidthStr;

/// How wide text output is. A word that is longer stands alone on its line.
const WIDTH: usize = 80;

/// Writes a paragraph: the first line after `first`, the others under it, and ends the line.
pub(super) fn paragraph(out: &mut String, first: &str, text: &str) {
    let indent = " ".repeat(first.width());
    let mut line = first.to_owned();
    let mut begun = false;
    for word in text.split_whitespace() {
        if begun && line.width() + 1 + word.width() > WIDTH {
            end(out, &line);
            line.clone_from(&indent);
            begun = false;
        }
        if begun {
            line.push(' ');
        }
        line.push_str(word);
        begun = true;
    }
    end(out, &line);
}

fn end(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Fills a text up with blanks to a width in cells; a longer one stays.
pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
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
        assert!(lines.iter().all(|line| line.width() <= WIDTH));
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
