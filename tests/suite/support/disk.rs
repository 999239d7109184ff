//! A disk in memory that answers effects the way the real one does; what is read from it went through the real format.

#![allow(clippy::unwrap_used)]

use super::canary::{self, Plant};
use super::file::File;
use super::hostile;
use jiff::Timestamp;
use jiff::civil::Date;
use stakemap::app::effect::Effect;
use stakemap::app::importing::{Beside, PeopleRead, ReadPeople, Source};
use stakemap::app::msg::{
    Earlier, Exported, Failure, Listed, Msg, NotExported, OnShelves, Opened, PutBack, RESTORE_HINT, Refused, Restore,
    Shelf, ShelfMove, ShelvedDeal, Signed,
};
use stakemap::app::theme_name::ThemeName;
use stakemap::content;
use stakemap::domain::change::diff::missing_steps;
use stakemap::domain::judge::deal_index::DealIndex;
use stakemap::domain::judge::overview::Chosen;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::record::dates::reading::DayOrder;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::domain::record::text::slug;
use stakemap::import::{Choices, Field, Input, paths, read, read_talk, read_text};
use stakemap::store::journal::{Edits, Left};
use stakemap::store::portfolio_position::PortfolioPosition;
use stakemap::store::recover::{Brought, Recovered, holds, put_together, recovered_copy, stands_in_the_way};
use stakemap::store::{Durability, Holds, How, LastPosition, Lost, Saved, SavedAs, StoreError, format, migrate};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What lies where.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    /// The deals' files.
    pub(crate) deals: BTreeMap<PathBuf, File>,
    /// The state that was saved last of each, as the program keeps it.
    pub(crate) last: BTreeMap<PathBuf, File>,
    /// Earlier versions of each file, the oldest first; they are numbered from 1.
    pub(crate) earlier: BTreeMap<PathBuf, Vec<File>>,
    /// Files in the trash.
    pub(crate) trash: BTreeMap<PathBuf, File>,
    /// What was moved aside when a deal was written again.
    pub(crate) aside: Vec<File>,
    /// Files in the archive.
    pub(crate) archive: BTreeMap<PathBuf, File>,
    /// What was chosen on Home.
    pub(crate) chosen: Option<Chosen>,
    /// Which number of `12/11` comes first.
    pub(crate) day_order: Option<DayOrder>,
    pub(crate) theme: ThemeName,
    /// The first start with the present rules, where an earlier version was used.
    pub(crate) rules: Option<Timestamp>,
    /// The deals in which it was told what they changed.
    pub(crate) told: Vec<DealId>,
    /// Where the user was.
    pub(crate) positions: BTreeMap<DealId, LastPosition>,
    /// Where the user was in a review of several deals.
    pub(crate) portfolio: Option<PortfolioPosition>,
    /// The user's name in the configuration.
    pub(crate) me: Option<String>,
    /// What dead programs left.
    pub(crate) left: Vec<Left>,
    /// What of it was let go and not brought into a deal: the user threw it away.
    pub(crate) thrown: Vec<Left>,
    pub(crate) recovered: BTreeSet<String>,
    /// How often a deal was written.
    pub(crate) writes: usize,
    /// What was written out of deals.
    pub(crate) written: BTreeMap<PathBuf, String>,
    /// Files of other programs, by their paths as typed.
    pub(crate) foreign: BTreeMap<String, Vec<u8>>,
    /// What the columns of tables mean, by their headers.
    pub(crate) columns: BTreeMap<String, Vec<Field>>,
    /// While set, somebody else has every deal open, in these words.
    pub(crate) taken: Option<String>,
    /// While set, nothing can be written or moved, for this reason.
    pub(crate) broken: Option<String>,
}

impl Disk {
    /// Puts a deal's file there; returns where.
    pub(crate) fn put(&mut self, deal: &Deal) -> PathBuf {
        let path = file_of(deal);
        self.deals.insert(path.clone(), written(deal));
        path
    }

    /// Puts the worked example there, as it is on a day.
    pub(crate) fn put_example(&mut self, on: Date) -> PathBuf {
        self.put_made(&format!("example on {on}"), || content::sample(on))
    }

    /// Puts a deal there that is made once for all tests.
    pub(crate) fn put_made(&mut self, name: &str, make: impl FnOnce() -> Deal) -> PathBuf {
        self.put_known(name, || {
            let deal = make();
            (file_of(&deal), written(&deal))
        })
    }

    /// Puts a file there that is made once for all tests, since making it takes long. It is made anew for each thing that is
    /// put into texts.
    pub(crate) fn put_known(&mut self, name: &str, make: impl FnOnce() -> (PathBuf, File)) -> PathBuf {
        type Known = BTreeMap<(String, &'static str, u8), (PathBuf, File)>;
        static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
        let key = (name.to_owned(), hostile::payload(), canary::now() as u8);
        let known = KNOWN.lock().unwrap().get(&key).cloned();
        let (path, file) = known.unwrap_or_else(|| {
            let made = make();
            KNOWN.lock().unwrap().insert(key, made.clone());
            made
        });
        self.deals.insert(path.clone(), file);
        path
    }

    /// Puts any bytes there as a deal's file.
    pub(crate) fn put_bytes(&mut self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = PathBuf::from("/data/deals").join(format!("{}{name}", hostile::payload().replace('/', "")));
        self.deals.insert(path.clone(), bytes.to_vec().into());
        path
    }

    /// The deal in a file.
    pub(crate) fn deal(&self, path: &Path) -> Deal {
        self.deals[path].read(path).unwrap().deal
    }

    /// Does what was asked for; the answer, where there is one.
    pub(crate) fn perform(&mut self, effect: Effect, playbook: &Playbook, today: jiff::civil::Date) -> Option<Msg> {
        match effect {
            Effect::List => Some(Msg::Listed { deals: self.list(playbook, today), done: true }),
            Effect::ListShelf(shelf) => {
                let files = match shelf {
                    Shelf::Trash => &self.trash,
                    Shelf::Archive => &self.archive,
                };
                let all = files.iter().map(|(path, file)| self.listed(path, file, playbook, today));
                Some(Msg::Shelved { shelf, deals: all.collect(), deals_folder: "/data/deals".into() })
            }
            Effect::CountShelves => {
                Some(Msg::OnShelves(OnShelves { archive: self.archive.len(), trash: self.trash.len() }))
            }
            Effect::RememberHome(chosen) => {
                self.chosen = Some(chosen);
                None
            }
            Effect::ReadPeople(ask) => {
                let result = self.read_people(&ask);
                Some(Msg::PeopleRead { number: ask.number, result })
            }
            Effect::RememberColumns { header, columns } => {
                self.columns.insert(header, columns);
                None
            }
            Effect::ReadTalk(ask) => {
                let bytes = self.foreign.get(&ask.file).map_or(&[][..], Vec::as_slice);
                let talk = read_talk(bytes, &ask.file, ask.order, &mut |_| ControlFlow::Continue(()));
                let failed =
                    |refused: stakemap::import::Refused| Failure { what: refused.to_string(), hint: String::new() };
                Some(Msg::TalkRead(ask.number, talk.map(Box::new).map_err(failed)))
            }
            Effect::StopReading(_) => None,
            Effect::RememberRules(deal) => {
                self.told.push(deal);
                None
            }
            // Only the next start asks for it.
            Effect::RememberLevel(_) => None,
            Effect::RememberDayOrder(order) => {
                self.day_order = Some(order);
                None
            }
            Effect::Open(path) => {
                let opened = self.open(&path).map(|there| self.as_left(&path, &there).unwrap_or(there));
                Some(Msg::Opened(opened.map(Box::new)))
            }
            Effect::ReadReviewed(path) => {
                let result = self.open(&path).map(|opened| opened.deal);
                Some(Msg::ReviewedRead(path, result))
            }
            Effect::ReadCopy(path) => Some(Msg::CopyRead(self.open(&path).map(Box::new))),
            Effect::Hold { .. } => None,
            Effect::Discard(copy) => {
                if let (None, Some(file)) = (&self.broken, self.deals.remove(&copy)) {
                    self.trash.insert(Path::new("/data/trash").join(copy.file_name().unwrap_or_default()), file);
                }
                None
            }
            Effect::Save { deal, at } => Some(self.answer_save(&deal, at.as_ref())),
            Effect::WriteAgain { deal, at } => Some(self.write_again(&deal, &at)),
            Effect::Move { deal, to } => Some(self.move_deal(deal, to)),
            Effect::Earlier(path) => Some(Msg::Earlier { result: Ok(self.earlier(&path)), path }),
            Effect::Restore(restore) => {
                let result = self.restore(&restore, playbook, today).map(Box::new).map_err(|e| failure(&e));
                Some(Msg::Restored { restore, result })
            }
            Effect::Remember { deal, position } => {
                self.positions.insert(deal, position);
                None
            }
            Effect::RememberPortfolio(position) => {
                self.portfolio = position.map(|one| *one);
                None
            }
            Effect::SaveMe(name) => {
                self.me = Some(name);
                None
            }
            Effect::SaveTheme(theme) => {
                self.theme = theme;
                None
            }
            Effect::CountSigned(name) => {
                let all = self.deals.iter().filter_map(|(path, file)| file.read(path).ok());
                let deals = all.filter(|found| found.deal.is_signed_by(&name)).count();
                Some(Msg::Signed(Signed::Counted { name, deals }))
            }
            Effect::SignAgain { from, to, except } => Some(self.sign_again(&from, &to, except)),
            Effect::FindLeft => Some(self.still_missing()).filter(|left| !left.is_empty()).map(Msg::Left),
            Effect::Recover { journal, edits, copy } => {
                let result = self.recover(&edits, copy).map_err(|e| failure(&e));
                self.recovered.extend(result.is_ok().then(|| journal.clone()));
                Some(Msg::Recovered { journal, edits, result })
            }
            Effect::LetGo(journals) => {
                let (gone, left) =
                    std::mem::take(&mut self.left).into_iter().partition(|left| journals.contains(&left.journal));
                self.left = left;
                let gone: Vec<Left> = gone;
                self.thrown.extend(gone.into_iter().filter(|left| !self.recovered.contains(&left.journal)));
                None
            }
            Effect::WriteOut { deal, name, extension, text } => Some(Msg::WrittenOut(match &self.broken {
                Some(why) => Err(Failure { what: why.clone(), hint: String::new() }),
                None => {
                    let stem = deal.file_stem().unwrap_or_default().to_string_lossy();
                    let path = Path::new("/data/exports").join(format!("{stem}-{name}.{extension}"));
                    self.written.insert(path.clone(), text);
                    Ok(path)
                }
            })),
            Effect::Export { typed, name: _, level, text, replaces } => {
                let path = PathBuf::from(&typed);
                let result = match &self.broken {
                    Some(why) => Err(NotExported::Failed(Failure { what: why.clone(), hint: String::new() })),
                    None if self.written.contains_key(&path) && !replaces => Err(NotExported::Exists),
                    None => {
                        self.written.insert(path.clone(), text);
                        Ok(path)
                    }
                };
                Some(Msg::Exported(Box::new(Exported { typed, level, result })))
            }
            Effect::Copy(_)
            | Effect::ShowTheme(_)
            | Effect::Suspend
            | Effect::Repaint
            | Effect::Quit
            | Effect::Publish(_)
            | Effect::AskPresenter(_)
            | Effect::Follow(_) => None,
        }
    }

    /// Reads people to import, as the thread for it does.
    fn read_people(&self, ask: &ReadPeople) -> Result<PeopleRead, Failure> {
        let mut all = Vec::new();
        let sources = match &ask.source {
            Source::Files(typed) => paths(typed, &|one| self.foreign.contains_key(one)),
            Source::Text(_) => vec![ask.source.name()],
        };
        for source in sources {
            match self.read_source(ask, &source) {
                Ok(Input::People(found)) => all.push((source, found)),
                Ok(Input::Columns(unmapped)) => return Ok(PeopleRead::Columns(unmapped)),
                Err(refused) => return Err(Failure { what: refused.to_string(), hint: String::new() }),
            }
        }
        Ok(PeopleRead::Found(Arc::new(Beside::of(&ask.deal, &ask.me, all))))
    }

    fn read_source(&self, ask: &ReadPeople, name: &str) -> Result<Input, stakemap::import::Refused> {
        let all = |choices: &Choices| match &ask.source {
            Source::Files(_) => {
                read(self.foreign.get(name).map_or(&[], Vec::as_slice), choices, &mut |_| ControlFlow::Continue(()))
            }
            Source::Text(text) => read_text(text, choices, &mut |_| ControlFlow::Continue(())),
        };
        let input = all(&ask.choices)?;
        let Input::Columns(unmapped) = &input else { return Ok(input) };
        let Some(columns) = self.columns.get(&unmapped.header.key()).cloned() else { return Ok(input) };
        let mut choices = ask.choices.clone();
        choices.columns.insert(unmapped.header.key(), columns);
        all(&choices)
    }

    fn list(&self, playbook: &Playbook, today: jiff::civil::Date) -> Vec<Listed> {
        self.deals.iter().map(|(path, file)| self.listed(path, file, playbook, today)).collect()
    }

    fn listed(&self, path: &Path, file: &File, playbook: &Playbook, today: jiff::civil::Date) -> Listed {
        let (summary, inside) = match file.listed(path, playbook, today) {
            Ok((summary, inside)) => (Ok(summary), inside),
            Err(e) => (Err(self.fault(path, &e)), DealIndex::default()),
        };
        Listed { path: path.to_owned(), summary, inside }
    }

    pub(crate) fn open(&self, path: &Path) -> Result<Opened, Failure> {
        let missing = || {
            let cause = std::io::Error::from(std::io::ErrorKind::NotFound).into();
            failure(&StoreError::Unreadable { path: path.to_owned(), cause })
        };
        let file = self.deals.get(path).ok_or_else(missing)?;
        let found = file.read(path).map_err(|e| self.fault(path, &e))?;
        let at = SavedAs { path: path.to_owned(), stamp: file.stamp(), version: found.version };
        let position = self.positions.get(&found.deal.id).cloned();
        let read_only = found.read_only;
        let rules = self.rules.filter(|_| !self.told.contains(&found.deal.id));
        Ok(Opened { deal: Arc::new(found.deal), at, read_only, held_by: self.taken.clone(), position, rules })
    }

    /// The deal as it was saved last, where somebody replaced its file by one that lacks steps of that.
    fn as_left(&self, path: &Path, there: &Opened) -> Option<Opened> {
        let last = self.replaced(path).filter(|_| there.read_only.is_none())?;
        let deal = last.read(path).ok()?.deal;
        let at = SavedAs { stamp: last.stamp(), ..there.at.clone() };
        (missing_steps(&there.deal, &deal) > 0).then(|| Opened { deal: Arc::new(deal), at, ..there.clone() })
    }

    /// The state that was saved last, where it is neither in the file nor the newest of the earlier ones.
    fn replaced(&self, path: &Path) -> Option<&File> {
        let is_it = |other: Option<&File>, last: &File| other.is_some_and(|other| other.stamp() == last.stamp());
        let newest = self.earlier.get(path).and_then(|all| all.last());
        self.last.get(path).filter(|last| !is_it(self.deals.get(path), last) && !is_it(newest, last))
    }

    /// Gives the state that was saved last its number among the earlier ones, where it is replaced.
    fn settle(&mut self, path: &Path) {
        if let Some(last) = self.replaced(path).cloned() {
            self.earlier.entry(path.to_owned()).or_default().push(last);
        }
    }

    /// What is told after an answer: that the file is another by now than the deal that was opened.
    pub(crate) fn told_after(&self, answer: &Msg) -> Option<Msg> {
        let Msg::Opened(Ok(opened)) = answer else { return None };
        let is_other = self.deals.get(&opened.at.path).is_some_and(|file| file.stamp() != opened.at.stamp);
        is_other.then(|| self.outside(&opened.at.path, opened.deal.id, Refused::Nothing))
    }

    /// What somebody else made of a deal's file, as whoever has it open is told.
    pub(crate) fn outside(&self, path: &Path, deal: DealId, refused: Refused) -> Msg {
        let lost = match self.deals.get(path).map(|file| file.read(path)) {
            Some(Ok(found)) if found.deal.id == deal => {
                let opened = Box::new(self.open(path).unwrap());
                return Msg::Outside { opened, refused };
            }
            Some(Ok(_)) => Lost::new(How::OtherDeal),
            Some(Err(error)) => Lost::of(&error, path),
            None => Lost::new(How::Gone),
        };
        Msg::Lost { deal, lost, held_by: self.taken.clone(), refused }
    }

    fn write_again(&mut self, deal: &Deal, at: &SavedAs) -> Msg {
        if self.broken.is_none()
            && let Some(aside) = self.deals.remove(&at.path)
        {
            self.aside.push(aside);
        }
        let file = File::of(deal);
        let now = SavedAs { path: at.path.clone(), stamp: file.stamp(), version: migrate::CURRENT };
        if self.broken.is_none() {
            self.deals.insert(at.path.clone(), file);
            self.writes += 1;
            return Msg::Saved { deal: deal.id, result: Ok(now) };
        }
        self.outside(&at.path, deal.id, Refused::Save)
    }

    fn answer_save(&mut self, deal: &Deal, at: Option<&SavedAs>) -> Msg {
        let error = match self.save(deal, at) {
            Ok(at) => return Msg::Saved { deal: deal.id, result: Ok(at) },
            Err(error) => error,
        };
        let newer = match &error {
            StoreError::ChangedOutside { path } | StoreError::Gone { path } => {
                Some(self.outside(path, deal.id, Refused::Save))
            }
            _ => None,
        };
        newer.unwrap_or_else(|| Msg::Saved { deal: deal.id, result: Err(failure(&error)) })
    }

    fn sign_again(&mut self, from: &str, to: &str, except: Option<DealId>) -> Msg {
        let mut deals = 0;
        for (path, file) in &mut self.deals {
            let Ok(found) = file.read(path) else { continue };
            let mut deal = found.deal.clone();
            deal.sign_again(from, to);
            if Some(deal.id) != except && deal != found.deal {
                *file = File::of(&deal);
                deals += 1;
            }
        }
        Msg::Signed(Signed::Again { deals, failed: Vec::new() })
    }

    fn save(&mut self, deal: &Deal, at: Option<&SavedAs>) -> Result<SavedAs, StoreError> {
        let path = at.map_or_else(|| file_of(deal), |at| at.path.clone());
        if let Some(reason) = &self.broken {
            let cause = stakemap::store::Cause { kind: std::io::ErrorKind::StorageFull, words: reason.clone() };
            return Err(StoreError::NotSaved { path, cause });
        }
        match (at, self.deals.get(&path)) {
            (None, Some(_)) => return Err(StoreError::AlreadyThere { path }),
            (None, None) => {}
            (Some(_), None) => return Err(StoreError::Gone { path }),
            (Some(at), Some(file)) if file.stamp() != at.stamp => {
                return Err(StoreError::ChangedOutside { path });
            }
            (Some(_), Some(_)) => {}
        }
        self.settle(&path);
        let file = File::of(deal);
        self.last.insert(path.clone(), file.clone());
        let at = SavedAs { path: path.clone(), stamp: file.stamp(), version: migrate::CURRENT };
        if let Some(old) = self.deals.insert(path.clone(), file) {
            self.earlier.entry(path).or_default().push(old);
        }
        self.writes += 1;
        Ok(at)
    }

    fn recover(&mut self, edits: &Edits, copy: DealId) -> Result<Recovered, StoreError> {
        let (deal, at, brought) = match self.save(&edits.deal, edits.at.as_ref()) {
            Ok(at) => ((*edits.deal).clone(), at, Brought::Whole),
            Err(error) if stands_in_the_way(&error) => match self.beside(edits) {
                Some((there, at)) => {
                    let merged = put_together(self.base_of(edits).as_ref(), &edits.deal, &there);
                    let brought = Brought::Merged { conflicts: merged.conflicts.len() };
                    let at = self.save(&merged.deal, Some(&at))?;
                    (merged.deal, at, brought)
                }
                None => {
                    let deal = recovered_copy(&edits.deal, copy);
                    let at = self.save(&deal, None)?;
                    (deal, at, Brought::Apart)
                }
            },
            Err(error) => return Err(error),
        };
        let saved = Saved { at, durable: Durability::Safe, not_kept: None };
        Ok(Recovered { saved, deal: deal.id, name: deal.name, brought })
    }

    /// The deal that stands where edits belong.
    fn beside(&self, edits: &Edits) -> Option<(Deal, SavedAs)> {
        let path = edits.at.as_ref().map_or_else(|| file_of(&edits.deal), |at| at.path.clone());
        let opened = self.open(&path).ok().filter(|there| there.deal.id == edits.deal.id)?;
        Some(((*opened.deal).clone(), opened.at))
    }

    /// The state that edits were made on.
    fn base_of(&self, edits: &Edits) -> Option<Deal> {
        let at = edits.at.as_ref()?;
        let kept = self.earlier.get(&at.path).into_iter().flatten().chain(self.last.get(&at.path));
        let file = kept.into_iter().find(|file| file.stamp() == at.stamp)?;
        file.read(&at.path).ok().map(|found| found.deal)
    }

    /// What dead programs left and is nowhere else.
    fn still_missing(&self) -> Vec<Left> {
        let is_there = |edits: &Edits| self.beside(edits).is_some_and(|(there, _)| holds(&there, &edits.deal));
        let missing = |left: &Left| {
            let mut left = left.clone();
            left.unfinished.edits = left.unfinished.edits.filter(|edits| !is_there(edits));
            Some(left).filter(|left| !left.unfinished.is_empty())
        };
        self.left.iter().filter_map(missing).collect()
    }

    /// What is wrong with a file, with the way out where earlier states are kept.
    fn fault(&self, path: &Path, error: &StoreError) -> Failure {
        let hint = if self.earlier.contains_key(path) { RESTORE_HINT.to_owned() } else { error.hint() };
        Failure { what: error.to_string(), hint }
    }

    fn holds(file: &File, path: &Path) -> Result<Holds, StoreError> {
        file.read(path).map(|found| Holds::of(&found.deal))
    }

    fn earlier(&self, path: &Path) -> Vec<Earlier> {
        let now = self.deals.get(path).and_then(|file| Self::holds(file, path).ok());
        let all = self.earlier.get(path).into_iter().flatten().chain(self.replaced(path)).enumerate();
        let offered = |(place, file): (usize, &File)| Earlier {
            sequence: place as u64 + 1,
            saved: Some("2026-11-20T15:04:00Z".parse().unwrap()),
            holds: Self::holds(file, path).map(|one| one.words(now.as_ref())).map_err(|e| e.to_string()),
        };
        let mut all: Vec<Earlier> = all.map(offered).collect();
        all.reverse();
        all
    }

    fn restore(
        &mut self,
        wanted: &Restore,
        playbook: &Playbook,
        today: jiff::civil::Date,
    ) -> Result<PutBack, StoreError> {
        let path = &wanted.path;
        if let Some(reason) = &self.broken {
            let cause = stakemap::store::Cause { kind: std::io::ErrorKind::StorageFull, words: reason.clone() };
            return Err(StoreError::NotRestored { path: path.clone(), cause });
        }
        self.settle(path);
        let states = self.earlier.entry(path.clone()).or_default();
        let file = states[usize::try_from(wanted.sequence).unwrap() - 1].clone();
        let holds = Self::holds(&file, path)?;
        self.last.insert(path.clone(), file.clone());
        let before = self.deals.insert(path.clone(), file).unwrap();
        let undo = Self::holds(&before, path).is_ok();
        states.push(before);
        let undo = undo.then_some(states.len() as u64);
        let rows = self.list(playbook, today);
        let row = rows.into_iter().find(|row| row.path == *path).unwrap();
        Ok(PutBack { row, holds: holds.words(None), undo, warning: None })
    }

    fn move_deal(&mut self, deal: ShelvedDeal, to: ShelfMove) -> Msg {
        if self.broken.is_some() {
            let result = Err(failure(&StoreError::Gone { path: deal.path.clone() }));
            return Msg::Moved { deal, to, result };
        }
        let (folder, shelf) = match deal.shelf {
            Shelf::Trash => ("/data/trash", &mut self.trash),
            Shelf::Archive => ("/data/archive", &mut self.archive),
        };
        if let (Shelf::Archive, ShelfMove::In, Some(who)) = (deal.shelf, to, &self.taken) {
            let result = Err(Failure { what: format!("Not archived: {who}"), hint: String::new() });
            return Msg::Moved { deal, to, result };
        }
        let (from, into, place, target) = match (to, &deal.bin) {
            (ShelfMove::In, _) => {
                let bin = PathBuf::from(folder).join(deal.path.file_name().unwrap_or_default());
                (&mut self.deals, shelf, deal.path.clone(), bin)
            }
            (ShelfMove::Out, bin) => {
                let bin = bin.clone().unwrap_or_default();
                (shelf, &mut self.deals, bin, deal.path.clone())
            }
        };
        let Some(file) = from.remove(&place) else {
            let result = Err(failure(&StoreError::Gone { path: place }));
            return Msg::Moved { deal, to, result };
        };
        into.insert(target.clone(), file);
        let bin = (to == ShelfMove::In).then_some(target);
        Msg::Moved { deal: ShelvedDeal { bin, ..deal }, to, result: Ok(()) }
    }
}

/// A deal's file, with whatever is put into its texts now.
fn written(deal: &Deal) -> File {
    if hostile::payload().is_empty() && canary::now() == Plant::Nothing {
        return File::of(deal);
    }
    canary::planted_now(hostile::spoiled(&format::encode(deal), hostile::payload())).into()
}

fn file_of(deal: &Deal) -> PathBuf {
    PathBuf::from("/data/deals").join(format!("{}-{}.json", slug(&deal.name), deal.id.short()))
}

fn failure(error: &StoreError) -> Failure {
    Failure { what: error.to_string(), hint: error.hint() }
}
