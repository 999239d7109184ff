//! The kit for a customer's Mobilizer: a neutral working paper, with the lines that were released and blanks for all else.
//!
//! It is made of released lines and the method's texts alone. How many blanks there are depends on nothing else either, so
//! that a kit doesn't tell what was kept back.

pub mod html;

use super::markdown::plain;
use crate::domain::judge::kit::{KitRow, KitState, kit_rows};
use crate::domain::method::kit_texts::KitTexts;
use crate::domain::record::deal::Deal;
use crate::domain::record::kit::{KitKind, KitPart};

/// The fewest people, and questions, for whom there is room in the kit.
const ROOM: usize = 3;

/// A rule to write on, in Markdown.
const RULE: &str = "________________________________";

/// The kit as its readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// The heading.
    pub title: String,
    /// The sentence below it.
    pub lead: String,
    /// The parts, in order.
    pub parts: Vec<KitPage>,
}

/// A part of the kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitPage {
    /// The heading.
    pub title: String,
    /// The sentence below it.
    pub lead: String,
    /// What is in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A person, or room for a name.
    Person(Option<String>),
    /// A step of the agenda, and what to do in it.
    Step(String, String),
    /// A line with its label: the text or room for it, and what to ask. Without a label it belongs to what is above.
    Line(String, Option<String>, String),
    /// A table to fill in, by its column heads.
    Table([&'static str; 3]),
}

/// Returns the kit of a deal.
#[must_use]
pub fn kit(texts: &KitTexts, deal: &Deal) -> Kit {
    let mut rows = kit_rows(deal);
    rows.retain(|row| matches!(row.state, KitState::Released(_)));
    let out = Rows { texts, rows };
    let title = out.text(KitKind::Title, "").unwrap_or_else(|| texts.title.clone());
    let pages = [
        (KitPart::Case, out.case()),
        (KitPart::Guide, out.guide()),
        (KitPart::Objections, out.objections()),
        (KitPart::Workshop, out.workshop()),
        (KitPart::Steps, out.steps()),
    ];
    let page = |(part, blocks)| {
        let (title, lead) =
            texts.part(part).map_or_else(Default::default, |text| (text.title.clone(), text.lead.clone()));
        KitPage { title, lead, blocks }
    };
    Kit { title, lead: texts.lead.clone(), parts: pages.into_iter().map(page).collect() }
}

/// The released lines.
struct Rows<'a> {
    texts: &'a KitTexts,
    rows: Vec<KitRow>,
}

impl Rows<'_> {
    /// Returns the text of a line, if it was released.
    fn text(&self, kind: KitKind, about: &str) -> Option<String> {
        self.rows.iter().find(|row| row.kind == kind && row.about == about).map(|row| row.text.clone())
    }

    /// Returns the ids of what lines of these kinds are about, in order, each once.
    fn about(&self, kinds: &[KitKind]) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for row in self.rows.iter().filter(|row| kinds.contains(&row.kind)) {
            if !all.contains(&row.about.as_str()) {
                all.push(&row.about);
            }
        }
        all
    }

    fn steps(&self) -> Vec<Block> {
        let bare = |id| Block::Line(String::new(), self.text(KitKind::Step, id), String::new());
        let mut all: Vec<Block> = self.about(&[KitKind::Step]).into_iter().map(bare).collect();
        all.push(Block::Table(["Step", "Who does or decides it", "By when"]));
        all
    }

    fn label(&self, kind: KitKind) -> String {
        self.texts.kind(kind).map_or_else(String::new, |text| text.label.clone())
    }

    fn say(&self, kind: KitKind) -> String {
        self.texts.kind(kind).map_or_else(String::new, |text| text.say.clone())
    }

    /// Returns a line with its label.
    fn line(&self, kind: KitKind, about: &str) -> Block {
        Block::Line(self.label(kind), self.text(kind, about), self.say(kind))
    }

    fn case(&self) -> Vec<Block> {
        let mut about = self.about(&KitKind::SHEET);
        if about.is_empty() {
            // A sheet to fill in; no insight has this id.
            about.push("-");
        }
        let sheet = |id: &str| KitKind::SHEET.map(|kind| self.line(kind, id));
        let mut all: Vec<Block> = about.into_iter().flat_map(sheet).collect();
        all.push(self.line(KitKind::Inaction, ""));
        all
    }

    fn guide(&self) -> Vec<Block> {
        let known = self.about(&KitKind::PERSON);
        let room = ROOM.saturating_sub(known.len()).max(1);
        let mut all = Vec::new();
        for id in known {
            let who = self.rows.iter().find(|row| row.about == id && !row.who.is_empty());
            all.push(Block::Person(who.map(|row| row.who.clone())));
            all.extend(KitKind::PERSON.map(|kind| self.line(kind, id)));
        }
        for _ in 0..room {
            all.push(Block::Person(None));
            all.extend(KitKind::PERSON.map(|kind| self.line(kind, "-")));
        }
        all
    }

    fn objections(&self) -> Vec<Block> {
        let known = self.about(&[KitKind::Concern]);
        let room = ROOM.saturating_sub(known.len()).max(1);
        let all = known.into_iter().chain(std::iter::repeat_n("-", room));
        all.flat_map(|id| [self.line(KitKind::Concern, id), self.line(KitKind::Answer, id)]).collect()
    }

    fn workshop(&self) -> Vec<Block> {
        let step = |kind| Block::Step(self.label(kind), self.say(kind));
        let bare = |kind, about: &str| Block::Line(String::new(), self.text(kind, about), String::new());
        let mut all = vec![self.line(KitKind::When, ""), self.line(KitKind::Who, "")];
        all.extend([step(KitKind::Prompt), bare(KitKind::Prompt, ""), step(KitKind::Topic)]);
        let topics = self.about(&[KitKind::Topic]);
        all.extend(topics.into_iter().map(|id| bare(KitKind::Topic, id)));
        all.push(bare(KitKind::Topic, "-"));
        all.extend([step(KitKind::Decide), bare(KitKind::Decide, "")]);
        all.push(Block::Table(["What we agree on, or leave open", "Who does what", "By when"]));
        all
    }
}

/// The beginning of the name of its file, which names neither the deal nor us.
pub const STEM: &str = "working-paper";

/// Formats the kit as Markdown. Whatever people typed is plain text there, never markup.
#[must_use]
pub fn markdown(kit: &Kit) -> String {
    let mut out = format!("# {}\n\n*{}*\n", plain(&kit.title), plain(&kit.lead));
    for page in &kit.parts {
        out.push_str(&format!("\n## {}\n\n{}\n\n", plain(&page.title), plain(&page.lead)));
        for block in &page.blocks {
            out.push_str(&block_markdown(block));
        }
    }
    out
}

fn block_markdown(block: &Block) -> String {
    let or_rule = |text: &Option<String>| text.as_deref().map_or_else(|| RULE.to_owned(), plain);
    match block {
        Block::Person(name) => format!("\n### {}\n\n", or_rule(name)),
        Block::Step(label, say) => format!("\n### {}\n\n{}\n\n", plain(label), plain(say)),
        Block::Line(label, text, say) => {
            let label = if label.is_empty() { String::new() } else { format!("**{}**: ", plain(label)) };
            let say = if say.is_empty() { String::new() } else { format!(" *Ask: {}*", plain(say)) };
            format!("- {label}{}{say}\n", or_rule(text))
        }
        Block::Table(heads) => {
            let row = "|  |  |  |\n".repeat(ROOM);
            format!("\n| {} |\n|---|---|---|\n{row}", heads.join(" | "))
        }
    }
}
