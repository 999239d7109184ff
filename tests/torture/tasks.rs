//! What the store does, one task at a time in a process of its own, and what must lie on the disk whatever became of that.

use crate::scene::{Scene, advance, leftovers};
use stakemap::domain::change::merge::{common_ancestor, merge};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::format::encode;
use stakemap::store::journal::{Draft, Edits, Journal, Typed, Unfinished};
use stakemap::store::{DataPaths, Durability, Holder, Locked, SavedAs, Stamp, Store, StoreError};
use stakemap::term::{new_id, now};
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use uuid::Uuid;

/// A task of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Save,
    /// A file of another owner that others may read: its state before cannot be kept under a second name, only copied.
    SaveForOthers,
    /// The first deal of all, in folders that are not added yet.
    Create,
    Restore,
    Trash,
    Archive,
    /// A second copy merged, saved and put into the trash.
    TakeIn,
    Sweep,
    /// Edits of a dead program merged with what was saved since.
    Recover,
    KeepLast,
    /// A text that is in the journal already, with more of it.
    Journal,
    /// The same, with nothing unfinished any more.
    JournalEnds,
    /// The journal of a dead program taken over into an own one.
    TakeOver,
    Lock,
}

/// Where the disk stands: as before a task, as after it, or between the two with nothing lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    Before,
    Between,
    After,
}

impl Task {
    pub(crate) const ALL: [Self; 14] = [
        Self::Save,
        Self::SaveForOthers,
        Self::Create,
        Self::Restore,
        Self::Trash,
        Self::Archive,
        Self::TakeIn,
        Self::Sweep,
        Self::Recover,
        Self::KeepLast,
        Self::Journal,
        Self::JournalEnds,
        Self::TakeOver,
        Self::Lock,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::SaveForOthers => "save for others",
            Self::Create => "create",
            Self::Restore => "restore",
            Self::Trash => "trash",
            Self::Archive => "archive",
            Self::TakeIn => "take in",
            Self::Sweep => "sweep",
            Self::Recover => "recover",
            Self::KeepLast => "keep last",
            Self::Journal => "journal",
            Self::JournalEnds => "journal ends",
            Self::TakeOver => "take over",
            Self::Lock => "lock",
        }
    }
}

/// The journal's own name.
const JOURNAL: Uuid = Uuid::from_u128(7);
const THEIRS: &str = "Uma Theirs";
const TYPED: [&str; 2] = ["Bring fin", "Bring finance along"];
/// A leftover with newer work, and one that is worth nothing.
const LEFTOVERS: [&str; 2] = [".stakemap-aaaaaaaaaaaa.tmp", ".stakemap-bbbbbbbbbbbb.tmp"];

fn typed(value: &str) -> Unfinished {
    let people = Vec::new();
    let fields = vec![Typed { label: "Name".to_owned(), before: String::new(), value: value.to_owned(), people }];
    let kind = vec!["new-deal".to_owned()];
    let draft = Draft { kind, title: "A new deal".to_owned(), about: None, fields, focus: 0, open: true };
    Unfinished { drafts: vec![draft], edits: None }
}

fn copy_of(file: &Path) -> PathBuf {
    file.with_file_name(format!("{} (conflicted copy).json", file.file_stem().unwrap().to_str().unwrap()))
}

/// Where the first deal of all is created.
fn fresh(root: &Path) -> DataPaths {
    DataPaths::under(&root.join("fresh"))
}

/// What the child says of a result.
pub(crate) fn told(result: Result<Durability, StoreError>) -> String {
    match result {
        Ok(Durability::Safe) => "saved".to_owned(),
        Ok(Durability::Unknown(_)) => "unknown".to_owned(),
        Err(error) => format!("refused {error} | {}", error.hint()),
    }
}

/// Does a task, and says when all is ready for it.
pub(crate) fn perform(task: Task, root: &Path, file: &Path, begin: impl FnOnce()) -> Result<Durability, StoreError> {
    let store = Store::new(DataPaths::under(root));
    let done = Ok(Durability::Safe);
    match task {
        Task::Save | Task::SaveForOthers => {
            begin();
            let loaded = store.load(file)?;
            let mut deal = loaded.deal;
            advance(&mut deal, "next");
            store.save(&deal, &loaded.at).map(|saved| saved.durable)
        }
        Task::Create => {
            let (store, mut deal) = (Store::new(fresh(root)), stakemap::content::sample(now().date()));
            advance(&mut deal, "next");
            begin();
            store.create(&deal).map(|saved| saved.durable)
        }
        Task::Restore => {
            begin();
            let oldest = store.generations(file)?.pop().unwrap();
            store.restore(file, &oldest).map(|restored| restored.durable)
        }
        Task::Trash => {
            begin();
            store.trash(file).and(done)
        }
        Task::Archive => {
            begin();
            store.archive(file).and(done)
        }
        Task::TakeIn => {
            begin();
            let (ours, theirs) = (store.load(file)?, store.load(&copy_of(file))?.deal);
            let merged = merge(common_ancestor(&ours.deal, &theirs).as_ref(), &ours.deal, &theirs).deal;
            let durable = store.save(&merged, &ours.at)?.durable;
            store.trash(&copy_of(file))?;
            Ok(durable)
        }
        Task::Sweep => {
            begin();
            store.sweep().left.into_iter().next().map_or(done, Err)
        }
        Task::Recover => {
            let edits = edits(&store, file);
            begin();
            store.recover(&edits, DealId(new_id())).map(|recovered| recovered.saved.durable)
        }
        Task::KeepLast => {
            let loaded = store.load(file)?;
            begin();
            store.keep_last(loaded.deal.id, &loaded.at).and(done)
        }
        Task::Journal | Task::JournalEnds => {
            let mut journal = Journal::new(store.paths(), JOURNAL);
            begin();
            let then = if task == Task::Journal { typed(TYPED[1]) } else { Unfinished::default() };
            journal.keep(&then, now().timestamp()).and(done)
        }
        Task::TakeOver => {
            let mut journal = Journal::new(store.paths(), new_id());
            begin();
            let (left, faults) = journal.take_over();
            if let Some(fault) = faults.into_iter().next() {
                return Err(fault.error);
            }
            for one in left {
                journal.keep(&one.unfinished, now().timestamp())?;
                journal.let_go(&[one.journal]);
            }
            done
        }
        Task::Lock => {
            begin();
            let holder = Holder { by: "Ida".to_owned(), since: now().timestamp() };
            match store.lock(store.load(file)?.deal.id, &holder) {
                Locked::Ours(_) | Locked::Unknown => done,
                Locked::Theirs(_) => Err(StoreError::AlreadyThere { path: file.to_owned() }),
            }
        }
    }
}

/// Edits that were made on the state before the one that is there.
fn edits(store: &Store, file: &Path) -> Edits {
    let before = store.generations(file).unwrap().remove(0).path;
    let loaded = store.load(&before).unwrap();
    let at =
        SavedAs { path: file.to_owned(), stamp: Stamp::of(&fs::read(&before).unwrap()), version: loaded.at.version };
    let mut deal = loaded.deal;
    advance(&mut deal, "mine");
    Edits { deal: Arc::new(deal), at: Some(at) }
}

/// The disk before a task, put back for each try.
pub(crate) struct Start {
    pub(crate) scene: Scene,
    pub(crate) task: Task,
    /// All of it, once more.
    kept: TempDir,
    /// The deal's file, and its oldest earlier state.
    before: Vec<u8>,
    oldest: Vec<u8>,
}

impl Start {
    pub(crate) fn new(task: Task) -> Self {
        let scene = Scene::new();
        let file = &scene.file;
        match task {
            Task::SaveForOthers => {
                fs::set_permissions(file, Permissions::from_mode(0o644)).unwrap();
                // Only root may; for everybody else it is their own.
                let _ = chown(file, Some(65_534), Some(65_534));
            }
            Task::TakeIn => {
                let mut copy = scene.load().unwrap().0;
                copy.add_person(Stakeholder::new(StakeholderId(new_id()), THEIRS));
                advance(&mut copy, "theirs");
                fs::write(copy_of(file), encode(&copy)).unwrap();
                scene.save().unwrap();
            }
            Task::Sweep => {
                let mut left = scene.load().unwrap().0;
                advance(&mut left, "left");
                fs::write(file.with_file_name(LEFTOVERS[0]), encode(&left)).unwrap();
                fs::write(file.with_file_name(LEFTOVERS[1]), "{\"format\"").unwrap();
            }
            Task::Recover => drop(scene.save().unwrap()),
            Task::Journal | Task::JournalEnds | Task::TakeOver => {
                let mut dead = Journal::new(scene.store.paths(), JOURNAL);
                dead.keep(&typed(TYPED[0]), now().timestamp()).unwrap();
            }
            Task::Save | Task::Create | Task::Restore | Task::Trash | Task::Archive => {}
            Task::KeepLast | Task::Lock => {}
        }
        let kept = TempDir::new().unwrap();
        copy_all(scene.root.path(), kept.path());
        let before = fs::read(file).unwrap();
        let oldest = fs::read(scene.store.generations(file).unwrap().pop().unwrap().path).unwrap();
        Self { task, kept, before, oldest, scene }
    }

    pub(crate) fn put_back(&self) {
        let root = self.scene.root.path();
        for entry in fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        copy_all(self.kept.path(), root);
    }

    /// Where the disk stands after the task, however that ended.
    ///
    /// # Errors
    /// When something is lost, half there or in two places.
    pub(crate) fn stand(&self) -> Result<Stand, String> {
        let (store, file) = (&self.scene.store, &self.scene.file);
        let paths = store.paths();
        let here = fs::read(file).ok();
        let is_as_before = here.as_ref() == Some(&self.before);
        let of = |is_after: bool| if is_after { Stand::After } else { Stand::Before };
        let unless_other = |stand: Stand| if is_as_before { Ok(stand) } else { Err("the file changed".to_owned()) };
        match self.task {
            Task::Save | Task::SaveForOthers if is_as_before => Ok(Stand::Before),
            Task::Save | Task::SaveForOthers if self.scene.load()?.0.value == "next" => Ok(Stand::After),
            Task::Save | Task::SaveForOthers => Err("neither the old nor the new file".to_owned()),
            Task::Create => {
                let made = deals_in(&fresh(self.scene.root.path()).deals())?;
                unless_other(of(made.iter().any(|deal| deal.value == "next")))
            }
            Task::Restore if is_as_before => Ok(Stand::Before),
            Task::Restore if here.as_ref() == Some(&self.oldest) => {
                let is_kept = self.earlier()?.contains(&self.before);
                if is_kept { Ok(Stand::After) } else { Err("what stood there is not kept".to_owned()) }
            }
            Task::Restore => Err("neither the old nor the wanted file".to_owned()),
            Task::Trash | Task::Archive => {
                let shelf = if self.task == Task::Trash { paths.trash() } else { paths.archive() };
                let there: Vec<Vec<u8>> = files_in(&shelf).iter().map(|path| fs::read(path).unwrap()).collect();
                match (is_as_before, there.as_slice()) {
                    (true, []) => Ok(Stand::Before),
                    (false, [only]) if *only == self.before => Ok(Stand::After),
                    (here, there) => Err(format!("here: {here}, there {} times, or changed", there.len())),
                }
            }
            Task::TakeIn => {
                let is_in = self.scene.load()?.0.stakeholders.iter().any(|one| one.name == *THEIRS);
                match (is_in, copy_of(file).exists(), files_in(&paths.trash()).len()) {
                    (false, true, 0) => unless_other(Stand::Before),
                    (true, true, 0) => Ok(Stand::Between),
                    (true, false, 1) => Ok(Stand::After),
                    state => Err(format!("in the deal, beside it, in the trash: {state:?}")),
                }
            }
            Task::Sweep => {
                let is_kept = self.earlier()?.iter().any(|state| holds(state, "value left"));
                match (is_kept, file.with_file_name(LEFTOVERS[0]).exists()) {
                    (false, true) => unless_other(Stand::Before),
                    (true, true) => unless_other(Stand::Between),
                    (true, false) => unless_other(Stand::After),
                    (false, false) => Err("newer work was swept away".to_owned()),
                }
            }
            Task::Recover => {
                let all = deals_in(&paths.deals())?;
                let has = |deal: &Deal, what: &str| deal.history.iter().any(|step| step.what == *what);
                if !all.iter().any(|deal| has(deal, "value next")) {
                    return Err("what was saved since is gone".to_owned());
                }
                Ok(of(all.iter().any(|deal| has(deal, "value mine"))))
            }
            // A copy that cannot be read is never offered.
            Task::KeepLast => unless_other(of(self.last().is_some_and(|last| last == self.before))),
            Task::Journal | Task::JournalEnds | Task::TakeOver => {
                let (left, faults) = Journal::new(paths, new_id()).take_over();
                let texts =
                    left.iter().flat_map(|one| &one.unfinished.drafts).map(|draft| draft.fields[0].value.as_str());
                match (texts.collect::<Vec<_>>().as_slice(), self.task) {
                    _ if !faults.is_empty() => Err(format!("damaged: {faults:?}")),
                    ([], Task::JournalEnds) => unless_other(Stand::After),
                    ([one], Task::Journal) if *one == TYPED[1] => unless_other(Stand::After),
                    ([one, ..], Task::TakeOver) if *one == TYPED[0] => unless_other(Stand::Between),
                    ([one], Task::Journal | Task::JournalEnds) if *one == TYPED[0] => unless_other(Stand::Before),
                    (texts, _) => Err(format!("in the journals: {texts:?}")),
                }
            }
            Task::Lock => unless_other(Stand::Between),
        }
    }

    /// The file's earlier states.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub(crate) fn earlier(&self) -> Result<Vec<Vec<u8>>, String> {
        let all = self.scene.store.generations(&self.scene.file).map_err(|e| e.to_string())?;
        let read = |one: stakemap::store::Generation| match one.holds {
            Ok(_) => Ok(fs::read(&one.path).unwrap()),
            Err(error) => Err(format!("an earlier state is damaged: {error}")),
        };
        all.into_iter().map(read).collect()
    }

    fn last(&self) -> Option<Vec<u8>> {
        folders_of_states(self.scene.store.paths()).iter().find_map(|folder| fs::read(folder.join("last")).ok())
    }

    /// Unfinished files in any folder.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        let paths = self.scene.store.paths();
        let own = [paths.deals(), paths.trash(), paths.archive(), paths.state.clone(), paths.journal()];
        let all = own.into_iter().chain(folders_of_states(paths)).chain([fresh(self.scene.root.path()).deals()]);
        all.filter(|folder| folder.is_dir()).flat_map(|folder| leftovers(&folder)).collect()
    }

    /// What must hold in any state: every deal and every earlier state can be read, and the next start sweeps what is left.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) fn is_whole(&self) -> Result<(), String> {
        let paths = self.scene.store.paths();
        for folder in [paths.deals(), paths.trash(), paths.archive(), fresh(self.scene.root.path()).deals()] {
            deals_in(&folder)?;
        }
        self.earlier()?;
        // A power cut may leave both names of one exchange. They share a lock, so the second goes with the sweep after.
        for is_last in [false, true] {
            let swept = [self.scene.store.sweep(), Store::new(fresh(self.scene.root.path())).sweep()];
            let left = if is_last { self.leftovers() } else { Vec::new() };
            if swept.iter().any(|one| !one.left.is_empty()) || !left.is_empty() {
                return Err(format!("not swept: {swept:?} {left:?}"));
            }
        }
        self.earlier().map(|_| ())
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(text)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

/// The deals in a folder, each of which must be whole.
fn deals_in(folder: &Path) -> Result<Vec<Deal>, String> {
    let decode = |path: &PathBuf| stakemap::store::format::decode(&fs::read(path).unwrap(), path);
    let deal = |path: PathBuf| decode(&path).map(|found| found.deal).map_err(|e| format!("not whole: {e}"));
    files_in(folder).into_iter().map(deal).collect()
}

fn folders_of_states(paths: &DataPaths) -> Vec<PathBuf> {
    let all = fs::read_dir(paths.backups()).into_iter().flatten().map(|entry| entry.unwrap().path());
    all.filter(|path| path.is_dir()).collect()
}

/// Copies all of a folder as it is, owners and second names too.
fn copy_all(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status().unwrap().success());
}
