//! Every state that a power cut can leave, from the recorded calls of a save, a create and a restore.
//!
//! The rules are the strict ones: bytes of a file are safe once the file was synced, names in a folder once that folder
//! was synced; of all that was not synced any part may be missing, in any order.

use crate::child::child;
use crate::injection::trace;
use crate::scene::{Scene, runs};
use crate::table::{Trial, skip};
use stakemap::store::{Places, Store};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One call, on paths.
#[derive(Debug, Clone)]
enum Call {
    Create(PathBuf),
    Write(PathBuf),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
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
    Remove(PathBuf),
}

/// Reads a line of strace; nothing where it failed or is about other files.
fn parse(line: &str, root: &Path) -> Option<Call> {
    let call = line.split_once(' ').filter(|(pid, _)| pid.bytes().all(|b| b.is_ascii_digit())).map_or(line, |it| it.1);
    let (name, rest) = call.trim_start().split_once('(')?;
    let (args, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let ours = |path: &str| Some(PathBuf::from(path)).filter(|path| path.starts_with(root));
    let quoted: Vec<&str> = args.split('"').skip(1).step_by(2).collect();
    let handle = || ours(args.split_once('<')?.1.split_once('>')?.0);
    match name {
        "openat" if args.contains("O_CREAT") && args.contains("O_EXCL") => Some(Call::Create(ours(quoted.first()?)?)),
        "write" if args.starts_with("1<") => Some(Call::Said),
        "write" => Some(Call::Write(handle()?)),
        "fsync" | "fdatasync" => Some(Call::Sync(handle()?)),
        "rename" | "renameat" | "renameat2" => Some(Call::Rename(ours(quoted.first()?)?, ours(quoted.get(1)?)?)),
        "link" | "linkat" => Some(Call::Link(ours(quoted.first()?)?, ours(quoted.get(1)?)?)),
        "unlink" | "unlinkat" => Some(Call::Unlink(ours(quoted.first()?)?)),
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
    /// The bytes in the end, by file.
    bytes: HashMap<usize, Vec<u8>>,
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
            Call::Create(path) => {
                let file = self.add(None);
                self.name(Naming::Add(path.clone(), file));
            }
            Call::Write(path) => {
                if let Some(file) = self.now.get(path) {
                    self.synced.remove(file);
                }
            }
            Call::Sync(path) => match self.now.get(path) {
                Some(file) => {
                    self.synced.insert(*file);
                }
                None => {
                    let is_in = |one: &Path| one.parent() == Some(path);
                    let (done, open) = self.pending.drain(..).partition(|naming| match naming {
                        Naming::Add(one, _) | Naming::Remove(one) => is_in(one),
                        Naming::Move(from, to, _) => is_in(from) || is_in(to),
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
            Call::Link(from, to) => {
                if let Some(file) = self.now.get(from).copied() {
                    self.name(Naming::Add(to.clone(), file));
                }
            }
            Call::Unlink(path) => self.name(Naming::Remove(path.clone())),
            Call::Said => {}
        }
    }

    /// Every state that a power cut can leave now: names and bytes.
    fn states(&self) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
        let mut states = Vec::new();
        for chosen in 0..1_u32 << self.pending.len() {
            let mut names = self.safe.clone();
            for (place, naming) in self.pending.iter().enumerate() {
                if chosen & (1 << place) != 0 {
                    apply(&mut names, naming);
                }
            }
            let unsafe_files: Vec<usize> = names
                .values()
                .copied()
                .filter(|file| !self.synced.contains(file))
                .collect::<HashSet<_>>()
                .into_iter()
                .collect();
            // Of bytes that were not synced: none, a part, zeros, all.
            for torn in 0..4_usize.pow(u32::try_from(unsafe_files.len()).unwrap()) {
                let bytes = |file: &usize| {
                    let whole = self.bytes.get(file).cloned().unwrap_or_default();
                    match unsafe_files.iter().position(|one| one == file) {
                        None => whole,
                        Some(place) => match torn / 4_usize.pow(u32::try_from(place).unwrap()) % 4 {
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
        Naming::Remove(path) => {
            names.remove(path);
        }
    }
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

/// Records a task, then opens every state that a power cut can leave on its way.
fn try_task(trial: &mut Trial, task: &str) {
    let scene = Scene::new();
    let (root, log) = (scene.root.path().canonicalize().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let mut disk = Disk::default();
    for path in files(&root) {
        let file = disk.add(Some(fs::read(&path).unwrap()));
        disk.synced.insert(file);
        disk.safe.insert(path.clone(), file);
        disk.now.insert(path, file);
    }
    let before = scene.bytes();
    let lines = trace(task, &root, &scene.file, log.path());
    let calls: Vec<Call> = lines.iter().filter_map(|line| parse(line, &root)).collect();
    let last_sync = calls.iter().rposition(|call| matches!(call, Call::Sync(_))).unwrap();
    // What each file holds in the end is what is there now under its last name.
    let mut end = Disk { now: disk.now.clone(), files: disk.files, ..Disk::default() };
    for call in &calls {
        end.take(call);
    }
    for (path, file) in &end.now {
        disk.bytes.insert(*file, fs::read(path).unwrap());
    }
    let was_there: HashSet<PathBuf> = disk.safe.keys().cloned().collect();
    let created =
        end.now.keys().find(|path| path.parent() == scene.file.parent() && !was_there.contains(*path)).cloned();
    let target = created.clone().unwrap_or_else(|| scene.file.canonicalize().unwrap());
    let after = fs::read(&target).unwrap();
    for (place, call) in calls.iter().enumerate() {
        disk.take(call);
        // From the last sync on it may be said to be saved.
        let is_safe = place >= last_sync;
        for state in disk.states() {
            let old = created.is_none().then_some(&before);
            trial.case(
                open(&state, &root, &target, old, &after, is_safe).map_err(|e| format!("{task}, after {call:?}: {e}")),
            );
        }
    }
}

/// Lays a state out on a disk and starts the program's store on it.
fn open(
    state: &BTreeMap<PathBuf, Vec<u8>>,
    root: &Path,
    target: &Path,
    old: Option<&Vec<u8>>,
    new: &[u8],
    is_safe: bool,
) -> Result<(), String> {
    match state.get(target) {
        None if old.is_some() || is_safe => return Err("the file is gone".to_owned()),
        None => {}
        Some(there) if there == new => {}
        Some(_) if is_safe => return Err("said saved, and it is not the new one".to_owned()),
        Some(there) if old == Some(there) => {}
        Some(_) => return Err("neither old nor new".to_owned()),
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in state {
        let path = folder.path().join(path.strip_prefix(root).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let store = Store::new(Places::under(folder.path()));
    let swept = store.sweep();
    if !swept.left.is_empty() {
        return Err(format!("{swept:?}"));
    }
    for file in store.files().map_err(|e| e.to_string())? {
        store.load(&file.path).map_err(|e| e.to_string())?;
    }
    Ok(())
}

#[test]
#[ignore = "long: every state of a power cut"]
fn torture_power_cuts_leave_the_old_or_the_new_file() {
    let promise = "power cut at every point of create, save and restore: old or new";
    if !runs("strace", &["-o", "/dev/null", "true"]) {
        return skip(promise, "strace is missing or may not trace");
    }
    let mut trial = Trial::of(promise);
    for task in ["once", "create", "restore"] {
        try_task(&mut trial, task);
    }
    trial.end();
    // The recording itself: a child without strace does the same.
    let scene = Scene::new();
    assert!(child(&[], "once", scene.root.path(), &scene.file).output().unwrap().status.success());
}
