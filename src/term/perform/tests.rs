//! Tests of the runner: jobs in, files and messages out.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::app::msg::Refused;
use crate::domain::record::deal::Deal;
use crate::store::{Became, DataPaths, How, Moment, format, visited};
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

#[path = "../../../tests/suite/effects/table.rs"]
mod table;

struct Scene {
    _folder: TempDir,
    store: Store,
    runner: EffectRunner,
    said: Receiver<Msg>,
    deal: Deal,
    /// The loop's end of the pipe and the jobs of a watch, only kept open.
    ends: (UnixStream, Receiver<Job>),
}

impl Scene {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let playbook = Arc::new(crate::content::playbook(&[]).0);
        let (answers, said) = channel();
        let (reader, writer) = UnixStream::pair().unwrap();
        let (jobs, heard) = channel();
        let replies = Replies::new(answers, Waker(writer));
        let runner = EffectRunner::new(store.clone(), playbook, "Ida".to_owned(), replies, jobs);
        let id = Uuid::parse_str("0197a3c0-1111-7000-8000-000000000001").unwrap();
        let deal = Deal::new(DealId(id), "Acme", "Ida", "2026-03-01T08:00:00Z".parse().unwrap());
        Self { _folder: folder, store, runner, said, deal, ends: (reader, heard) }
    }

    fn said(&self) -> Vec<Msg> {
        self.said.try_iter().collect()
    }
}

impl table::Files for Scene {
    fn put(&mut self, deal: &Deal) -> PathBuf {
        self.store.create(deal).unwrap().at.path
    }

    fn overwrite(&mut self, path: &Path, bytes: &[u8]) {
        fs::write(path, bytes).unwrap();
    }

    fn remove(&mut self, path: &Path) {
        fs::remove_file(path).unwrap();
    }

    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        self.runner.perform(effect);
        // As in a pause between two jobs.
        self.runner.copy_last();
        self.said()
    }
}

#[test]
fn the_disk_answers_as_the_one_in_memory_does() {
    table::check(Scene::new);
}

fn values(store: &Store, file: &Path) -> Vec<String> {
    let value = |path: &PathBuf| store.load(path).unwrap().deal.value.to_string();
    store.generations(file).unwrap().iter().map(|one| value(&one.path)).collect()
}

#[test]
fn what_was_saved_last_of_each_deal_is_there_when_an_editor_truncates_their_files_in_place() {
    let Scene { store, runner, deal, .. } = Scene::new();
    let other = Deal { id: DealId(Uuid::parse_str("0197a3c0-1111-7000-8000-000000000002").unwrap()), ..deal.clone() };
    let (first, second) = (store.create(&deal).unwrap().at, store.create(&other).unwrap().at);
    let (jobs, taken) = channel();
    let save = |deal: &Deal, at: &SavedAs| {
        let deal = Deal { value: "the last word".into(), ..deal.clone() };
        jobs.send(Job::Do(Box::new(Effect::Save { deal: Arc::new(deal), at: Some(at.clone()) }))).unwrap();
    };
    save(&deal, &first);
    save(&other, &second);
    jobs.send(Job::End).unwrap();
    runner.work(&taken);
    for at in [first, second] {
        fs::OpenOptions::new().write(true).open(&at.path).unwrap().set_len(10).unwrap();
        assert_eq!(values(&store, &at.path), ["the last word", ""]);
    }
}

#[test]
fn an_outdated_copy_that_came_while_it_was_closed_is_told_as_a_change_of_what_was_saved_last() {
    let mut scene = Scene::new();
    let step = |number| {
        let id = crate::domain::record::id::RecordId(Uuid::from_u128(number));
        Arc::new(crate::domain::record::step::Step::new(id, scene.deal.created, "Ida", "something", Vec::new()))
    };
    let before = Deal { history: vec![step(1)], ..scene.deal.clone() };
    let after = Deal { value: "ours".into(), history: vec![step(1), step(2)], ..scene.deal.clone() };
    let at = scene.store.create(&before).unwrap().at;
    scene.runner.perform(Effect::Save { deal: Arc::new(after), at: Some(at.clone()) });
    scene.runner.copy_last();
    scene.runner.held = None;
    fs::write(&at.path, format::encode(&before)).unwrap();
    scene.said();
    // Read before the first screen, or later.
    let mut first = crate::term::first::read((scene.store.clone(), vec![Effect::Open(at.path.clone())], false, None));
    let left = crate::term::first::left_to_do(&first, Effect::Open(at.path.clone())).unwrap();
    scene.runner.perform(left);
    first.extend(scene.said());
    scene.runner.held = None;
    scene.runner.perform(Effect::Open(at.path.clone()));
    for said in [first, scene.said()] {
        let [Msg::Opened(Ok(opened)), Msg::Outside { opened: there, .. }] = &said[..] else { panic!("{said:?}") };
        assert_eq!((&*opened.deal.value, &*there.deal), ("ours", &before));
        assert_eq!(there.at, scene.store.load(&at.path).unwrap().at, "and it can be saved over");
    }
}

#[test]
fn what_somebody_puts_in_place_between_two_steps_of_a_save_is_handed_on_to_be_merged() {
    let mut scene = Scene::new();
    let at = scene.store.create(&scene.deal).unwrap().at;
    scene.runner.perform(Effect::Open(at.path.clone()));
    scene.said();
    let theirs = format::encode(&Deal { value: "theirs".into(), ..scene.deal.clone() });
    let path = at.path.clone();
    let put_there = move |moment| {
        if moment == Moment::Compared {
            fs::write(path.with_extension("new"), &theirs).unwrap();
            fs::rename(path.with_extension("new"), &path).unwrap();
        }
    };
    let ours = Arc::new(Deal { value: "ours".into(), ..scene.deal.clone() });
    visited(put_there, || scene.runner.perform(Effect::Save { deal: ours, at: Some(at.clone()) }));
    let said = scene.said();
    let [Msg::Outside { opened, refused: Refused::Save }] = &said[..] else { panic!("{said:?}") };
    assert_eq!(opened.deal.value, "theirs");
    assert_eq!(opened.at, scene.store.load(&at.path).unwrap().at, "and it can be saved over");
}

#[test]
fn a_lock_won_while_the_file_is_away_is_told_once_the_file_is_back() {
    let mut scene = Scene::new();
    let path = scene.store.create(&scene.deal).unwrap().at.path;
    let holder = Holder { by: "Kim Osei".to_owned(), since: scene.deal.created };
    let Locked::Ours(lock) = scene.store.lock(scene.deal.id, &holder) else { panic!() };
    scene.runner.perform(Effect::Open(path.clone()));
    let opened = scene.said();
    assert!(matches!(&opened[0], Msg::Opened(Ok(opened)) if opened.held_by.is_some()), "{opened:?}");

    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    scene.runner.file_changed();
    let said = scene.said();
    assert!(matches!(&said[..], [Msg::Lost { held_by: Some(_), .. }]), "{said:?}");
    drop(lock);
    scene.runner.file_changed();
    let said = scene.said();
    assert!(matches!(&said[..], [Msg::Lost { held_by: None, .. }]), "it is all there is: {said:?}");
    fs::rename(&away, &path).unwrap();
    scene.runner.file_changed();
    let said = scene.said();
    assert!(matches!(&said[..], [Msg::Outside { opened, .. }] if opened.held_by.is_none()), "{said:?}");
    scene.runner.file_changed();
    assert!(scene.said().is_empty(), "told once");
}

#[test]
fn a_file_that_got_lost_is_told_once_and_when_it_is_back() {
    let mut scene = Scene::new();
    let at = scene.store.create(&scene.deal).unwrap().at;
    scene.runner.perform(Effect::Open(at.path.clone()));
    scene.said();
    let bytes = fs::read(&at.path).unwrap();
    for turn in 0..2 {
        fs::write(&at.path, &bytes[..bytes.len() / 2]).unwrap();
        scene.runner.file_changed();
        let said = scene.said();
        assert!(matches!(&said[..], [Msg::Lost { lost, .. }] if lost.how == How::Damaged), "{turn}: {said:?}");
        scene.runner.file_changed();
        assert!(scene.said().is_empty(), "told once");
        fs::remove_file(&at.path).unwrap();
        scene.runner.file_changed();
        let said = scene.said();
        assert!(matches!(&said[..], [Msg::Lost { lost, .. }] if lost.how == How::Gone), "{turn}: {said:?}");
        fs::write(&at.path, &bytes).unwrap();
        scene.runner.file_changed();
        let said = scene.said();
        assert!(matches!(&said[..], [Msg::Outside { refused: Refused::Nothing, .. }]), "{turn}: {said:?}");
    }
}

#[test]
fn what_is_removed_only_for_a_moment_is_not_lost() {
    let mut scene = Scene::new();
    let at = scene.store.create(&scene.deal).unwrap().at;
    scene.runner.perform(Effect::Open(at.path.clone()));
    scene.said();
    let bytes = fs::read(&at.path).unwrap();
    fs::remove_file(&at.path).unwrap();
    let mut pauses = 0;
    let became = scene.runner.what_became(|| {
        pauses += 1;
        // Whoever removed it has written it again.
        if pauses == 3 {
            fs::write(&at.path, &bytes).unwrap();
        }
    });
    assert_eq!((became, pauses), (Some(Became::Same), 3));
}

#[test]
fn a_save_to_a_lost_file_is_told_as_such_and_writing_it_again_keeps_what_is_there() {
    let mut scene = Scene::new();
    let at = scene.store.create(&scene.deal).unwrap().at;
    scene.runner.perform(Effect::Open(at.path.clone()));
    fs::write(&at.path, "something").unwrap();
    scene.said();
    let changed = Arc::new(Deal { value: "changed".into(), ..scene.deal.clone() });
    scene.runner.perform(Effect::Save { deal: Arc::clone(&changed), at: Some(at.clone()) });
    let said = scene.said();
    assert!(matches!(&said[..], [Msg::Lost { refused: Refused::Save, .. }]), "{said:?}");
    scene.runner.perform(Effect::WriteAgain { deal: Arc::clone(&changed), at: at.clone() });
    let said = scene.said();
    let [Msg::Saved { result: Ok(now), .. }, Msg::WrittenAgain { aside: Some(aside) }] = &said[..] else {
        panic!("{said:?}")
    };
    assert_eq!(fs::read_to_string(aside).unwrap(), "something");
    assert_eq!(scene.store.load(&now.path).unwrap().deal, *changed);
    scene.runner.file_changed();
    assert!(scene.said().is_empty(), "nothing is lost any more");
}

#[test]
fn a_holder_who_ends_before_the_watch_stands_is_not_followed_for_ever() {
    let mut scene = Scene::new();
    let path = scene.store.create(&scene.deal).unwrap().at.path;
    let holder = Holder { by: "Kim Osei".to_owned(), since: scene.deal.created };
    let Locked::Ours(lock) = scene.store.lock(scene.deal.id, &holder) else { panic!() };
    scene.runner.perform(Effect::Open(path));
    assert!(scene.runner.taken().is_some());
    // As it was when the last try for the lock had failed, and nothing was watched yet.
    scene.runner.held.as_mut().unwrap().watch = None;
    drop(lock);
    scene.runner.attend();
    assert_eq!(scene.runner.taken(), None);
}

#[test]
fn what_changes_while_a_deal_is_opened_is_told() {
    let mut scene = Scene::new();
    let at = scene.store.create(&scene.deal).unwrap().at;
    let opened = open(&scene.store, &at.path).unwrap();
    let changed = Deal { value: "changed".into(), ..scene.deal.clone() };
    scene.store.save(&changed, &at).unwrap();
    // Read before that, held only now.
    scene.runner.perform(Effect::Hold { deal: scene.deal.id, at: opened.at, read_only: false, read: None });
    let told = |msg: &Msg| matches!(msg, Msg::Outside { opened, .. } if &*opened.deal.value == "changed");
    assert!(scene.said().iter().any(told));
}

#[test]
fn it_is_looked_for_changes_only_while_nothing_tells_of_them() {
    let mut scene = Scene::new();
    assert_eq!(scene.runner.patience(), None, "nothing is open");
    let path = scene.store.create(&scene.deal).unwrap().at.path;
    scene.runner.perform(Effect::Open(path.clone()));
    assert_eq!(scene.runner.patience(), None, "the system tells");
    // The folder goes elsewhere, and the watch with it.
    let deals = scene.store.paths().deals();
    let away = deals.with_file_name("away");
    fs::rename(&deals, &away).unwrap();
    scene.runner.file_changed();
    assert!(scene.runner.patience().is_some(), "there is nothing to watch");
    fs::rename(&away, &deals).unwrap();
    scene.runner.file_changed();
    assert_eq!(scene.runner.patience(), None, "it is back");
    scene.said();
    let loaded = scene.store.load(&path).unwrap();
    scene.store.save(&Deal { value: "changed".into(), ..scene.deal.clone() }, &loaded.at).unwrap();
    let Ok(Job::FileChanged) = scene.ends.1.recv_timeout(Duration::from_secs(60)) else { panic!("the watch is deaf") };
}
