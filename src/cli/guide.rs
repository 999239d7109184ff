//! `stakemap guide`: a page as plain text. Its marks of Markdown are for the file, not for a reader at a terminal.

use super::{Stop, print};
use crate::content::guide::{TOPICS, plain};
use crate::domain::record::nearest::near;
use crate::domain::record::text::{LongWord, width, wrap};

/// The columns of a page.
const WIDTH: usize = 80;

/// The fewest columns that a wide cell is narrowed to.
const NARROWEST: usize = 9;

/// Prints a page of the guide, or the list of its pages.
pub(super) fn guide(topic: Option<&str>) -> Result<u8, Stop> {
    let Some(asked) = topic else {
        let list = TOPICS.iter().map(|topic| format!("  {:12} {}\n", topic.name, topic.title()));
        return print(&format!("stakemap guide TOPIC\n\n{}", list.collect::<String>()));
    };
    let names: Vec<&str> = TOPICS.iter().map(|topic| topic.name).collect();
    match TOPICS.iter().find(|topic| topic.name == asked.to_lowercase()) {
        Some(topic) => print(&printed(topic.text)),
        None => {
            let hint = near(asked, &names).map_or_else(String::new, |near| format!(" Did you mean “{near}”?"));
            let words = format!("the guide has no page “{asked}”.{hint}\n  Pages: {}", names.join(", "));
            Err(Stop::Usage(words))
        }
    }
}

/// Returns a page without marks: paragraphs wrapped, tables in columns, examples as they are.
fn printed(page: &str) -> String {
    let (mut out, mut paragraph, mut table) = (Vec::new(), String::new(), Vec::new());
    let mut is_verbatim = false;
    for line in page.lines().chain([""]) {
        let is_row = !is_verbatim && line.starts_with('|');
        if !is_row {
            end_table(&mut out, &mut table);
        }
        let begins = ["#", "- ", "<!--", "```", "|"].iter().any(|mark| line.starts_with(mark)) || is_numbered(line);
        if line.is_empty() || begins || is_verbatim {
            end_paragraph(&mut out, &mut paragraph);
        }
        if line.starts_with("```") {
            is_verbatim = !is_verbatim;
        } else if is_verbatim {
            out.push(format!("    {line}").trim_end().to_owned());
        } else if is_row {
            table.push(line);
        } else if line.starts_with('#') {
            out.push(plain(line.trim_start_matches(['#', ' '])));
        } else if line.is_empty() {
            out.push(String::new());
        } else if !line.starts_with("<!--") {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    // A mark that is left out leaves one blank line, not two.
    out.dedup_by(|one, before| one.is_empty() && before.is_empty());
    out.join("\n").trim_end().to_owned() + "\n"
}

/// Whether a line begins an entry of a numbered list.
fn is_numbered(line: &str) -> bool {
    line.split_once(". ").is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

fn end_paragraph(out: &mut Vec<String>, paragraph: &mut String) {
    let words = plain(paragraph.trim());
    paragraph.clear();
    let is_entry = words.starts_with("- ") || is_numbered(&words);
    let indent = if !is_entry {
        0
    } else if words.starts_with("- ") {
        2
    } else {
        3
    };
    for (index, line) in wrap(&words, WIDTH - indent, LongWord::Whole).into_iter().enumerate() {
        out.push(if index == 0 { line } else { format!("{}{line}", " ".repeat(indent)) });
    }
}

/// Adds the lines of a table, each cell wrapped in its column.
fn end_table(out: &mut Vec<String>, table: &mut Vec<&str>) {
    let rows: Vec<Vec<String>> = table
        .drain(..)
        .filter(|row| !row.chars().all(|sign| "-:| ".contains(sign)))
        .map(|row| row.trim_matches('|').split('|').map(|cell| plain(cell.trim())).collect())
        .collect();
    let Some(count) = rows.iter().map(Vec::len).max() else { return };
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max();
    let mut columns: Vec<usize> = (0..count).map(|column| widest(column).unwrap_or(0)).collect();
    while columns.iter().sum::<usize>() + 2 * (count - 1) > WIDTH {
        let Some(most) = columns.iter_mut().max().filter(|most| **most > NARROWEST) else { break };
        *most -= 1;
    }
    for row in &rows {
        let cells: Vec<Vec<String>> =
            row.iter().zip(&columns).map(|(cell, columns)| wrap(cell, *columns, LongWord::Whole)).collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (cell, columns) in cells.iter().zip(&columns) {
                let part = cell.get(line).map_or("", String::as_str);
                text.push_str(part);
                text.push_str(&" ".repeat((columns + 2).saturating_sub(width(part))));
            }
            out.push(text.trim_end().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, printed};
    use crate::content::guide::TOPICS;
    use crate::domain::record::text::width;

    #[test]
    fn no_page_is_printed_with_marks_and_every_word_of_it_is() {
        for topic in &TOPICS {
            let page = printed(topic.text);
            for mark in ["<!--", "|--", "| --", "**", "```"] {
                assert!(!page.contains(mark), "{}: {mark}", topic.name);
            }
            let long =
                page.lines().find(|line| width(line) > WIDTH && line.contains("  ") && !line.starts_with("    "));
            assert_eq!(long, None, "{}", topic.name);
            assert!(page.starts_with(topic.title()), "{}", topic.name);
        }
    }

    #[test]
    fn paragraphs_lists_tables_and_examples_keep_their_shape() {
        let page = "# Title\n\nOne\ntwo `*`.\n\n- **a**\n  b\n- c\n\n<!-- x -->\n| A | B |\n|---|---|\n| `k` | does |\n\n```sh\nrun *\n```\n";
        let wanted = "Title\n\nOne two *.\n\n- a b\n- c\n\nA  B\nk  does\n\n    run *\n";
        assert_eq!(printed(page), wanted);
    }
}
