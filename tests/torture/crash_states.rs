//! Every state that a power cut can leave, from the recorded calls of each task of the store.
//!
//! The rules are the strict ones: bytes of a file are safe once the file was synced, names in a folder once that folder
//! was synced; of all that was not synced any part may be missing, in any order. A rename happens or does not.

use crate::child::{has_strace, traced};
use crate::injection::without_thread;
use crate::scene::Dice;
use crate::table::Trial;
use crate::tasks::{Stand, Start, Task};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// More choices than this of names after one call, and of bytes for each of those, are drawn by lot.
const MOST: u64 = 64;

/// One call, on paths.
#[derive(Debug, Clone)]
enum Call {
    Create(PathBuf),
    MakeFolder(PathBuf),
    Write(PathBuf),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    /// Two names change places.
    Swap(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Unlink(PathBuf),
    /// The program says that it is saved.
    Said,
}

/// A change of names, not yet safe.
#[derive(Debug, Clone)]
enum Naming {
    Add(PathBuf, usize),
    Move(PathBuf, PathBuf, usize),
    /// The first name is the second file's from now on, the second the first's.
    Swap(PathBuf, PathBuf, usize, usize),
    Remove(PathBuf),
}

/// Locks are empty, and nothing is lost with them.
fn is_lock(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "lock" || ending == "saving")
}

/// Reads a line of strace; nothing where it failed or is about other files.
fn parse(line: &str, root: &Path) -> Option<Call> {
    let (name, rest) = without_thread(line).split_once('(')?;
    let (args, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let ours = |path: &str| Some(PathBuf::from(path)).filter(|path| path.starts_with(root) && !is_lock(path));
    let quoted: Vec<&str> = args.split('"').skip(1).step_by(2).collect();
    let path = |number: usize| ours(quoted.get(number)?);
    // Handles stand as `3</the/path>`.
    let handle = |number: usize| ours(args.split('<').nth(number + 1)?.split_once('>')?.0);
    match name {
        "openat" if args.contains("O_CREAT") => Some(Call::Create(path(0)?)),
        "openat" if args.contains("O_TRUNC") => Some(Call::Write(path(0)?)),
        "mkdir" | "mkdirat" => Some(Call::MakeFolder(path(0)?)),
        "write" if args.starts_with("1<") => Some(Call::Said),
        "write" | "pwrite64" | "ftruncate" | "sendfile" => Some(Call::Write(handle(0)?)),
        "copy_file_range" => Some(Call::Write(handle(1)?)),
        "fsync" | "fdatasync" => Some(Call::Sync(handle(0)?)),
        "renameat2" if args.contains("RENAME_EXCHANGE") => Some(Call::Swap(path(0)?, path(1)?)),
        "rename" | "renameat" | "renameat2" => Some(Call::Rename(path(0)?, path(1)?)),
        "link" | "linkat" => Some(Call::Link(path(0)?, path(1)?)),
        "unlink" | "unlinkat" => Some(Call::Unlink(path(0)?)),
        _ => None,
    }
}

/// A disk as the rules see it.
#[derive(Default)]
struct Disk {
    /// What is safe: names and whose bytes they stand for.
    safe: BTreeMap<PathBuf, usize>,
    /// All names now.
    now: BTreeMap<PathBuf, usize>,
    pending: Vec<Naming>,
    /// Files whose bytes are safe.
    synced: HashSet<usize>,
    /// The bytes in the end, by file. A folder has none.
    bytes: HashMap<usize, Vec<u8>>,
    folders: HashSet<usize>,
    files: usize,
}

impl Disk {
    fn add(&mut self, bytes: Option<Vec<u8>>) -> usize {
        self.files += 1;
        self.bytes.extend(bytes.map(|bytes| (self.files, bytes)));
        self.files
    }

    fn name(&mut self, naming: Naming) {
        apply(&mut self.now, &naming);
        self.pending.push(naming);
    }

    fn take(&mut self, call: &Call) {
        match call {
            // What is only opened is there already.
            Call::Create(path) if self.now.contains_key(path) => {}
            Call::Create(path) => {
                let file = self.add(None);
                self.name(Naming::Add(path.clone(), file));
            }
            Call::MakeFolder(path) => {
                let folder = self.add(None);
                self.folders.insert(folder);
                self.name(Naming::Add(path.clone(), folder));
            }
            Call::Write(path) => {
                if let Some(file) = self.now.get(path) {
                    self.synced.remove(file);
                }
            }
            Call::Sync(path) => match self.now.get(path).filter(|file| !self.folders.contains(file)) {
                Some(file) => {
                    self.synced.insert(*file);
                }
                None => {
                    let is_in = |one: &Path| one.parent() == Some(path);
                    let (done, open) = self.pending.drain(..).partition(|naming| match naming {
                        Naming::Add(one, _) | Naming::Remove(one) => is_in(one),
                        Naming::Move(from, to, _) | Naming::Swap(from, to, ..) => is_in(from) || is_in(to),
                    });
                    self.pending = open;
                    let done: Vec<Naming> = done;
                    done.iter().for_each(|naming| apply(&mut self.safe, naming));
                }
            },
            Call::Rename(from, to) => {
                if let Some(file) = self.now.get(from).copied() {
                    self.name(Naming::Move(from.clone(), to.clone(), file));
                }
            }
            Call::Swap(one, two) => {
                if let (Some(first), Some(second)) = (self.now.get(one).copied(), self.now.get(two).copied()) {
                    self.name(Naming::Swap(one.clone(), two.clone(), first, second));
                }
            }
            Call::Link(from, to) => {
                if let Some(file) = self.now.get(from).copied() {
                    self.name(Naming::Add(to.clone(), file));
                }
            }
            Call::Unlink(path) => self.name(Naming::Remove(path.clone())),
            Call::Said => {}
        }
    }

    /// Every state that a power cut can leave now, names and bytes; of very many some.
    fn states(&self, dice: &mut Dice) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
        let mut states = Vec::new();
        for chosen in drawn(dice, 1 << self.pending.len()) {
            let mut names = self.safe.clone();
            for (place, naming) in self.pending.iter().enumerate() {
                if chosen & (1 << place) != 0 {
                    apply(&mut names, naming);
                }
            }
            let names = self.reachable(names);
            let unsafe_files: Vec<usize> = names
                .values()
                .copied()
                .filter(|file| !self.synced.contains(file))
                .collect::<HashSet<_>>()
                .into_iter()
                .collect();
            // Of bytes that were not synced: none, a part, zeros, all.
            for torn in drawn(dice, 1 << (2 * unsafe_files.len())) {
                let bytes = |file: &usize| {
                    let whole = self.bytes.get(file).cloned().unwrap_or_default();
                    match unsafe_files.iter().position(|one| one == file) {
                        None => whole,
                        Some(place) => match torn >> (2 * place) & 3 {
                            0 => Vec::new(),
                            1 => whole[..whole.len() / 2].to_vec(),
                            2 => vec![0; whole.len()],
                            _ => whole,
                        },
                    }
                };
                states.push(names.iter().map(|(path, file)| (path.clone(), bytes(file))).collect());
            }
        }
        states
    }

    /// The files among some names, without those in a folder that is not there.
    fn reachable(&self, names: BTreeMap<PathBuf, usize>) -> BTreeMap<PathBuf, usize> {
        let made: Vec<&PathBuf> =
            self.now.iter().filter(|(_, one)| self.folders.contains(one)).map(|it| it.0).collect();
        let missing: Vec<&PathBuf> = made.into_iter().filter(|folder| !names.contains_key(*folder)).collect();
        let is_there = |path: &PathBuf| !missing.iter().any(|folder| path.starts_with(folder));
        names.into_iter().filter(|(path, one)| !self.folders.contains(one) && is_there(path)).collect()
    }
}

/// All numbers below a limit, or of very many some.
fn drawn(dice: &mut Dice, limit: u64) -> Vec<u64> {
    if limit <= MOST { (0..limit).collect() } else { (0..MOST).map(|_| dice.below(limit)).collect() }
}

fn apply(names: &mut BTreeMap<PathBuf, usize>, naming: &Naming) {
    match naming {
        Naming::Add(path, file) => {
            names.insert(path.clone(), *file);
        }
        Naming::Move(from, to, file) => {
            names.remove(from);
            names.insert(to.clone(), *file);
        }
        Naming::Swap(one, two, first, second) => {
            names.insert(one.clone(), *second);
            names.insert(two.clone(), *first);
        }
        Naming::Remove(path) => {
            names.remove(path);
        }
    }
}

/// Records a task, then lays out every state that a power cut can leave on its way, and looks at it.
fn try_task(trial: &mut Trial, task: Task) {
    let start = Start::new(task);
    let root = start.scene.root.path().canonicalize().unwrap();
    let mut disk = Disk::default();
    for path in files(&root).into_iter().filter(|path| !is_lock(path)) {
        let file = disk.add(Some(fs::read(&path).unwrap()));
        disk.synced.insert(file);
        disk.safe.insert(path.clone(), file);
        disk.now.insert(path, file);
    }
    let run = traced(task.name(), &root, &start.scene.file, &[]).unwrap();
    assert_eq!(run.said.as_deref(), Some("saved"), "{task:?}");
    let calls: Vec<Call> = run.log.iter().filter_map(|line| parse(line, &root)).collect();
    // What each file holds in the end is what is there now under its last name.
    let (now, folders) = (disk.now.clone(), disk.folders.clone());
    let mut end = Disk { now, folders, files: disk.files, ..Disk::default() };
    for call in &calls {
        end.take(call);
    }
    for (path, file) in end.now.iter().filter(|(_, file)| !end.folders.contains(file)) {
        disk.bytes.insert(*file, fs::read(path).unwrap());
    }
    assert!(calls.iter().any(|call| matches!(call, Call::Said)), "{task:?}: {:?}", run.log);
    let mut dice = Dice(3);
    let mut is_said = false;
    for call in &calls {
        disk.take(call);
        is_said |= matches!(call, Call::Said);
        for state in disk.states(&mut dice) {
            let found = look(&start, &root, &state, is_said);
            trial.case(found.map_err(|e| format!("{}, after {call:?}: {e}", task.name())));
        }
    }
}

/// Whether a task that said it is done outlives a power cut from then on. What it removes may come back, and nobody waits for
/// a second copy.
const fn is_lasting(task: Task) -> bool {
    match task {
        Task::Save | Task::SaveForOthers | Task::Create | Task::Restore | Task::Recover | Task::Journal => true,
        Task::Trash | Task::Archive | Task::TakeIn => true,
        Task::Sweep | Task::KeepLast | Task::JournalEnds | Task::TakeOver | Task::Lock => false,
    }
}

/// Lays a state out on the disk and starts the program's store on it.
fn look(start: &Start, root: &Path, state: &BTreeMap<PathBuf, Vec<u8>>, is_said: bool) -> Result<(), String> {
    for path in files(root) {
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in state {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    match start.stand()? {
        Stand::Before if is_said && is_lasting(start.task) => return Err("said done, and it is not".to_owned()),
        Stand::Before | Stand::Between | Stand::After => {}
    }
    start.is_whole()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

#[test]
#[ignore = "long: every state of a power cut"]
fn torture_power_cuts_leave_the_old_or_the_new_file() {
    let promise = "power cut at every point of every task of the store: as before or as after, earlier states whole";
    if !has_strace(promise) {
        return;
    }
    let mut trial = Trial::of(promise);
    Task::ALL.into_iter().for_each(|task| try_task(&mut trial, task));
    trial.end();
}
