//! The guide: the pages under `assets/help`, for `stakemap guide` and the page of the same name in the program.

/// A page of the guide.
#[derive(Debug)]
pub struct Topic {
    /// The word it is asked for with.
    pub name: &'static str,
    /// The page as Markdown; its first line is the title.
    pub text: &'static str,
}

/// A piece of a page, without the marks of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph, or an entry of a list.
    Text(String),
    /// A line of a table: its first cell, and the others.
    Row(String, String),
    /// A line to be shown as it is.
    Verbatim(String),
}

macro_rules! topics {
    ($($name:literal,)*) => {
        /// All pages: first what can be done, then the method.
        pub const TOPICS: [Topic; [$($name,)*].len()] =
            [$(Topic { name: $name, text: include_str!(concat!("../../assets/help/", $name, ".md")) },)*];
    };
}

topics! {
    "keys",
    "typing",
    "import",
    "export",
    "log",
    "group",
    "alerts",
    "opinions",
    "review",
    "privacy",
    "shell",
    "terminals",
    "files",
    "verdicts",
    "tests",
    "why-a-map",
    "profiles",
    "tells",
    "task",
    "speaking-up",
    "coaching",
    "blockers",
    "deciding",
    "silence",
    "insight",
    "inside",
}

impl Topic {
    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// Returns the page below its title.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let mut reader = Reader::default();
        self.text.lines().skip(1).for_each(|line| reader.take(line));
        reader.end_paragraph();
        reader.blocks
    }
}

/// What was read of a page so far.
#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    paragraph: String,
    is_verbatim: bool,
    /// Whether the head of the present table was read.
    is_past_head: bool,
}

impl Reader {
    fn take(&mut self, line: &str) {
        if line.starts_with("```") {
            self.end_paragraph();
            self.is_verbatim = !self.is_verbatim;
        } else if self.is_verbatim {
            self.blocks.push(Block::Verbatim(line.to_owned()));
        } else if let Some(cells) = line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) {
            self.end_paragraph();
            self.row(cells);
        } else {
            self.is_past_head = false;
            self.line(line.trim());
        }
    }

    fn row(&mut self, cells: &str) {
        if cells.chars().all(|sign| "-:| ".contains(sign)) {
            self.is_past_head = true;
        } else if self.is_past_head {
            let (first, rest) = cells.split_once('|').unwrap_or((cells, ""));
            let rest: Vec<String> = rest.split('|').map(|cell| plain(cell.trim())).collect();
            self.blocks.push(Block::Row(plain(first.trim()), rest.join(" · ")));
        }
    }

    fn line(&mut self, line: &str) {
        if line.is_empty() || line.starts_with("<!--") {
            self.end_paragraph();
        } else if line.starts_with('#') {
            self.end_paragraph();
            self.blocks.push(Block::Heading(plain(line.trim_start_matches(['#', ' ']))));
        } else {
            if let Some(entry) = line.strip_prefix("- ") {
                self.end_paragraph();
                self.paragraph.push_str("• ");
                self.paragraph.push_str(entry);
                return;
            }
            if !self.paragraph.is_empty() {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(line);
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if !text.is_empty() {
            self.blocks.push(Block::Text(plain(&text)));
        }
    }
}

/// Returns a text without the marks for bold, slanted and code.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        // Text between backticks is kept as it is.
        if index % 2 == 1 { out.push_str(part) } else { out.push_str(&part.replace('*', "")) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Block, TOPICS, plain};
    use std::collections::BTreeSet;

    #[test]
    fn every_page_is_a_topic_and_begins_with_its_title() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/help");
        let entries = std::fs::read_dir(folder).expect("the pages");
        let files: BTreeSet<String> =
            entries.map(|entry| entry.expect("a page").file_name().to_string_lossy().replace(".md", "")).collect();
        assert_eq!(files, TOPICS.iter().map(|topic| topic.name.to_owned()).collect());
        for topic in &TOPICS {
            assert!(topic.text.starts_with("# ") && topic.title().len() > 3, "{}", topic.name);
            assert!(!topic.blocks().is_empty(), "{}", topic.name);
        }
    }

    #[test]
    fn no_mark_of_markdown_is_left() {
        for topic in &TOPICS {
            for block in topic.blocks() {
                let (Block::Heading(text) | Block::Text(text)) = &block else { continue };
                assert!(
                    !text.contains("**") && !text.contains('`') && !text.contains("<!--"),
                    "{}: {text}",
                    topic.name
                );
            }
        }
        assert_eq!(plain("**Bold**, *slanted* and `a*b`"), "Bold, slanted and a*b");
    }

    #[test]
    fn each_line_of_the_key_table_is_a_row() {
        let keys = &TOPICS[0];
        let rows = keys.blocks().iter().filter(|block| matches!(block, Block::Row(..))).count();
        let heads = keys.text.matches("| --- |").count();
        let lines = keys.text.lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(rows, lines - 2 * heads);
    }
}
