//! A user whose program is killed again and again, or written over by others, and all that lies on their disk.

use crate::scene::{Dice, leftovers};
use crate::support::{Setup, Terminal, User};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::{DataPaths, Store};
use stakemap::term::{new_id, now};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The question about what a dead program left.
pub(crate) const QUESTION: &str = "decide next time";

pub(crate) struct Victim {
    pub(crate) user: User,
    pub(crate) store: Store,
    pub(crate) dice: Dice,
    /// The deal's file.
    pub(crate) file: PathBuf,
    /// How many kills so far.
    pub(crate) kills: usize,
    /// What was entered so far, where later rounds ask for it again.
    pub(crate) ledger: Vec<String>,
}

impl Victim {
    /// With a name, and a deal of one person.
    pub(crate) fn new(number: usize) -> Self {
        let user = User::new();
        let own = |folder: &str| user.root().join(folder).join("stakemap");
        let (state, config, cache) = (own("state"), own("config"), own("cache"));
        fs::create_dir_all(&config).unwrap();
        fs::write(config.join("config.toml"), "me = \"Kim Osei\"\n").unwrap();
        let store = Store::new(DataPaths { data: user.data(), state, config, cache });
        let mut deal = Deal::new(DealId(new_id()), "Halden Foods", "Kim Osei", now().timestamp());
        deal.add_person(Stakeholder::new(StakeholderId(new_id()), "Ida Berg"));
        let file = store.create(&deal).unwrap().at.path;
        Self { user, store, dice: Dice(number as u64 + 1), file, kills: 0, ledger: Vec::new() }
    }

    /// Starts the program and waits until it shows this.
    pub(crate) fn start(&self, args: &[&str], shows: &str) -> Terminal {
        let mut tty = Setup::new(&self.user).args(args).start();
        tty.until(shows);
        tty
    }

    /// The same, and waits for what it asks about the dead one before, where there is anything to ask.
    pub(crate) fn start_after_death(&self, args: &[&str], shows: &str) -> (Terminal, bool) {
        let mut tty = self.start(args, shows);
        // What is safe elsewhere it lets go of without a word.
        let asked = tty.until_or(QUESTION, || self.user.journals().is_empty());
        (tty, asked)
    }

    /// The deal as it lies in its file, which must be whole.
    pub(crate) fn deal(&self) -> Result<Deal, String> {
        Ok(self.store.load(&self.file).map_err(|e| format!("not whole: {e}"))?.deal)
    }

    /// The earlier states, each of which must be whole, with their texts.
    pub(crate) fn earlier(&self) -> Result<Vec<String>, String> {
        let all = self.store.generations(&self.file).map_err(|e| e.to_string())?;
        let mut texts = Vec::new();
        for one in all.into_iter().filter(|one| one.path.exists()) {
            match (one.holds, fs::read_to_string(&one.path)) {
                (Ok(_), Ok(text)) => texts.push(text),
                // A program that lives may thin them out meanwhile.
                (_, Err(gone)) if gone.kind() == ErrorKind::NotFound => {}
                (Err(damage), _) => return Err(format!("an earlier state is damaged: {damage}")),
                (_, Err(error)) => return Err(error.to_string()),
            }
        }
        Ok(texts)
    }

    /// The files among the deals, in the trash and in the archive.
    pub(crate) fn everywhere(&self) -> Vec<PathBuf> {
        let paths = self.store.paths();
        let all = [paths.deals(), paths.trash(), paths.archive()];
        let files = all.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
        let paths = files.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
    }

    /// What every kill must leave alone: earlier states are whole.
    pub(crate) fn is_whole(&mut self) -> Result<(), String> {
        self.kills += 1;
        self.earlier().map(|_| ())
    }

    /// After the last kill a program that is quit has cleared away what the others left, and damaged nothing.
    pub(crate) fn rest_in_peace(&mut self) -> Result<(), String> {
        let (mut tty, asked) = self.start_after_death(&[], "who will move this deal");
        if asked {
            tty.send("xx");
            tty.until("Discarded");
        }
        let paths = self.store.paths().clone();
        let journals = paths.journal();
        tty.until_done("leftovers are swept", || all_leftovers(&paths).is_empty() && is_empty(&journals));
        tty.key("q");
        match tty.end() {
            0 => self.earlier().map(|_| ()),
            code => Err(format!("quit with {code}")),
        }
    }
}

/// Unfinished files anywhere.
fn all_leftovers(paths: &DataPaths) -> Vec<PathBuf> {
    let backups = fs::read_dir(paths.backups()).into_iter().flatten().map(|entry| entry.unwrap().path());
    let own = [paths.deals(), paths.trash(), paths.archive(), paths.state.clone(), paths.journal()];
    let folders = own.into_iter().chain([paths.config.clone(), paths.cache.clone()]).chain(backups);
    folders.filter(|folder| folder.is_dir()).flat_map(|folder| leftovers(&folder)).collect()
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
