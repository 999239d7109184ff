//! What effects on deals' files are answered with. The disk in memory, on which the other tests stand, and the one that the
//! program runs on pass the same table: a flow that holds in memory holds on files.

use stakemap::app::effect::Effect;
use stakemap::app::msg::{Failure, Msg, Restore, Shelf, ShelfMove, ShelvedDeal, Way};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId};
use stakemap::domain::record::step::Step;
use stakemap::store::SavedAs;
use stakemap::store::format::encode;
use stakemap::store::journal::Edits;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// Files, and whatever does effects on them.
pub(crate) trait Files {
    /// Writes a deal's file past the program; returns where.
    fn put(&mut self, deal: &Deal) -> PathBuf;

    /// Writes any bytes over a file past the program.
    fn overwrite(&mut self, path: &Path, bytes: &[u8]);

    /// Removes a file past the program.
    fn remove(&mut self, path: &Path);

    /// Does what is asked for; everything that is said about it.
    fn perform(&mut self, effect: Effect) -> Vec<Msg>;
}

/// One thing that happens: an effect, or something past the program.
#[derive(Debug, Clone, Copy)]
enum Act {
    Open,
    ReadCopy,
    /// Saves the deal with this value over what it was opened or saved as.
    Save(&'static str),
    /// Saves it as a new deal.
    Create,
    WriteAgain(&'static str),
    Move(Shelf, ShelfMove),
    Discard,
    Earlier,
    Restore(u64),
    WriteOut,
    /// Brings in edits that were made on what was opened or saved last.
    Recover(&'static str),
    ChangedOutside(&'static str),
    /// Saves the deal with this value and with steps of its history, up to this one.
    SaveStep(&'static str, u128),
    /// Somebody puts another state there, with steps up to this one.
    OutdatedThere(&'static str, u128),
    Damaged,
    OtherDealThere,
    Removed,
}

use Act::{
    ChangedOutside, Create, Damaged, Discard, Earlier, Move, Open, OtherDealThere, OutdatedThere, ReadCopy, Recover,
    Removed, Save, SaveStep, WriteAgain, WriteOut,
};

/// What happens to a file whose deal has the value “first”, and what is said.
const TABLE: [(&[Act], &[&str]); 26] = [
    (&[Open], &["opened: first"]),
    (&[ReadCopy], &["copy: first"]),
    (&[Damaged, Open], &["not opened"]),
    (&[Damaged, ReadCopy], &["copy not read"]),
    (&[Removed, Open], &["not opened: can't read this file: it doesn't exist"]),
    (&[Removed, ReadCopy], &["copy not read: can't read this file: it doesn't exist"]),
    (&[Open, Save("second"), Save("third"), Open], &["opened: first", "saved", "saved", "opened: third"]),
    (&[Create], &["not saved: already exists; not overwritten"]),
    (&[Removed, Create, Save("second"), Open], &["saved", "saved", "opened: second"]),
    (&[Open, ChangedOutside("theirs"), Save("ours")], &["opened: first", "changed outside: theirs, Save"]),
    (
        &[Open, ChangedOutside("theirs"), Save("ours"), Save("both"), Open],
        &["opened: first", "changed outside: theirs, Save", "saved", "opened: both"],
    ),
    (&[Open, Removed, Save("ours")], &["opened: first", "lost: Gone, Save"]),
    (&[Open, Damaged, Save("ours")], &["opened: first", "lost: Damaged, Save"]),
    (&[Open, OtherDealThere, Save("ours")], &["opened: first", "lost: OtherDeal, Save"]),
    (&[Open, Removed, WriteAgain("ours"), Open], &["opened: first", "saved", "opened: ours"]),
    (&[Open, Damaged, WriteAgain("ours"), Save("more"), Open], &["opened: first", "saved", "saved", "opened: more"]),
    (
        &[Move(Shelf::Trash, ShelfMove::In), Open, Move(Shelf::Trash, ShelfMove::Out), Open],
        &["moved", "not opened: can't read this file: it doesn't exist", "moved", "opened: first"],
    ),
    (
        &[Move(Shelf::Archive, ShelfMove::In), Open, Move(Shelf::Archive, ShelfMove::Out), Open],
        &["moved", "not opened: can't read this file: it doesn't exist", "moved", "opened: first"],
    ),
    (&[Removed, Move(Shelf::Trash, ShelfMove::In)], &["not moved: no longer there"]),
    (&[Discard, Open], &["not opened: can't read this file: it doesn't exist"]),
    (
        &[Open, Save("second"), Save("third"), Earlier, Act::Restore(1), Open],
        &["opened: first", "saved", "saved", "earlier: 2 1", "restored, 3 undoes it", "opened: first"],
    ),
    (
        &[Open, SaveStep("second", 1), SaveStep("third", 2), OutdatedThere("second", 1), Open],
        &["opened: first", "saved", "saved", "opened: third", "changed outside: second, Nothing"],
    ),
    (
        &[Open, SaveStep("second", 1), SaveStep("third", 2), OutdatedThere("newer", 3), Open],
        &["opened: first", "saved", "saved", "opened: newer"],
    ),
    (
        &[Open, SaveStep("second", 1), SaveStep("third", 2), Earlier, Act::Restore(2), Open],
        &["opened: first", "saved", "saved", "earlier: 2 1", "restored, 3 undoes it", "opened: second"],
    ),
    (&[WriteOut], &["written: acme-00000001-page.md"]),
    (
        &[Open, Recover("ours"), Open, ChangedOutside("theirs"), Recover("more"), Removed, Recover("last")],
        &[
            "opened: first",
            "recovered: Whole",
            "opened: ours",
            "recovered: Merged { conflicts: 1 }",
            "recovered: Apart",
        ],
    ),
];

/// Holds something to the table.
pub(crate) fn check<F: Files>(new: impl Fn() -> F) {
    let mut other = String::new();
    for (acts, wanted) in TABLE {
        let mut files = new();
        let path = files.put(&deal(1, "first"));
        let mut run = Run { files: &mut files, path, at: None, bin: None, said: Vec::new() };
        acts.iter().for_each(|act| run.act(*act));
        if run.said != wanted {
            other.push_str(&format!("{acts:?}\n  says  {:?}\n  not   {wanted:?}\n", run.said));
        }
    }
    assert!(other.is_empty(), "\n{other}");
}

fn deal(number: u128, value: &str) -> Deal {
    let at = "2026-03-01T08:00:00Z".parse().expect("a time");
    let id = DealId(Uuid::from_u128(number));
    Deal { value: value.into(), ..Deal::new(id, "Acme", "Ida", at) }
}

/// The deal with steps of its history, up to this one.
fn with_steps(value: &str, last: u128) -> Deal {
    let mut deal = deal(1, value);
    let step = |number| Step::new(RecordId(Uuid::from_u128(number)), deal.created, "Ida", "something", Vec::new());
    deal.history = (1..=last).map(|number| Arc::new(step(number))).collect();
    deal
}

/// One row on its way.
struct Run<'a, F> {
    files: &'a mut F,
    path: PathBuf,
    at: Option<SavedAs>,
    bin: Option<PathBuf>,
    said: Vec<String>,
}

impl<F: Files> Run<'_, F> {
    fn act(&mut self, act: Act) {
        let path = self.path.clone();
        let at = || self.at.clone().expect("it was opened or saved");
        let ours = |value| Arc::new(deal(1, value));
        let effect = match act {
            ChangedOutside(value) => return self.files.overwrite(&path, &encode(&deal(1, value))),
            OutdatedThere(value, last) => return self.files.overwrite(&path, &encode(&with_steps(value, last))),
            OtherDealThere => return self.files.overwrite(&path, &encode(&deal(2, "other"))),
            Damaged => return self.files.overwrite(&path, b"{"),
            Removed => return self.files.remove(&path),
            Open => Effect::Open(path),
            ReadCopy => Effect::ReadCopy(path),
            Save(value) => Effect::Save { deal: ours(value), at: Some(at()) },
            SaveStep(value, last) => Effect::Save { deal: Arc::new(with_steps(value, last)), at: Some(at()) },
            Create => Effect::Save { deal: ours("new"), at: None },
            WriteAgain(value) => Effect::WriteAgain { deal: ours(value), at: at() },
            Move(shelf, to) => {
                let bin = self.bin.clone().filter(|_| to == ShelfMove::Out);
                Effect::Move { deal: ShelvedDeal { name: "Acme".into(), path, bin, shelf }, to }
            }
            Discard => Effect::Discard(path),
            Earlier => Effect::Earlier(path),
            Act::Restore(sequence) => Effect::Restore(Restore { name: "Acme".into(), path, sequence, way: Way::Back }),
            WriteOut => {
                Effect::WriteOut { deal: path, name: "page".to_owned(), extension: "md", text: "text".to_owned() }
            }
            Recover(value) => {
                let edits = Edits { deal: ours(value), at: Some(at()) };
                Effect::Recover { journal: "j".to_owned(), edits, copy: DealId(Uuid::from_u128(9)) }
            }
        };
        for msg in self.files.perform(effect) {
            self.note(msg);
        }
    }

    fn note(&mut self, msg: Msg) {
        let words = match msg {
            Msg::Opened(Ok(opened)) => {
                let words = format!("opened: {}", opened.deal.value);
                self.at = Some(opened.at);
                words
            }
            Msg::Opened(Err(failure)) => failed("not opened", &failure),
            Msg::CopyRead(Ok(opened)) => format!("copy: {}", opened.deal.value),
            Msg::CopyRead(Err(failure)) => failed("copy not read", &failure),
            Msg::Saved { result: Ok(at), .. } => {
                self.at = Some(at);
                "saved".to_owned()
            }
            Msg::Saved { result: Err(failure), .. } => failed("not saved", &failure),
            Msg::Outside { opened, refused } => {
                let words = format!("changed outside: {}, {refused:?}", opened.deal.value);
                self.at = Some(opened.at);
                words
            }
            Msg::Lost { lost, refused, .. } => format!("lost: {:?}, {refused:?}", lost.how),
            Msg::Moved { deal, result: Ok(()), .. } => {
                self.bin = deal.bin;
                "moved".to_owned()
            }
            Msg::Moved { result: Err(failure), .. } => failed("not moved", &failure),
            Msg::Earlier { result, .. } => {
                let numbers = result.into_iter().flatten().map(|one| format!(" {}", one.sequence));
                format!("earlier:{}", numbers.collect::<String>())
            }
            Msg::Restored { result, .. } => match result {
                Ok(back) => format!("restored, {} undoes it", back.undo.unwrap_or_default()),
                Err(failure) => failed("not restored", &failure),
            },
            Msg::WrittenOut(Ok(path)) => format!("written: {}", path.file_name().unwrap_or_default().display()),
            Msg::WrittenOut(Err(failure)) => failed("not written", &failure),
            Msg::Recovered { result: Ok(recovered), .. } => format!("recovered: {:?}", recovered.brought),
            Msg::Recovered { result: Err(failure), .. } => failed("not recovered", &failure),
            // What is told beside the answer only the real disk knows.
            _ => return,
        };
        self.said.push(words);
    }
}

/// That something failed, and why, without the file's name, which is another on each.
fn failed(what: &str, failure: &Failure) -> String {
    match failure.what.rsplit_once(".json: ") {
        Some((_, why)) if !why.starts_with("line ") => format!("{what}: {why}"),
        _ => what.to_owned(),
    }
}
