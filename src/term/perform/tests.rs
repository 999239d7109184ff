//! Tests of the desk: orders in, files and messages out.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::store::Places;
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

struct Scene {
    _folder: TempDir,
    store: Store,
    desk: Desk,
    said: Receiver<Msg>,
    deal: Deal,
    _ends: (UnixStream, Receiver<Order>),
}

impl Scene {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let store = Store::new(Places::under(folder.path()));
        let playbook = Arc::new(crate::content::playbook(&[]).0);
        let (answers, said) = channel();
        let (reader, writer) = UnixStream::pair().unwrap();
        let (orders, heard) = channel();
        let mouth = Mouth::new(answers, Waker(writer));
        let desk = Desk::new(store.clone(), playbook, "Ida".to_owned(), mouth, orders);
        let id = Uuid::parse_str("0197a3c0-1111-7000-8000-000000000001").unwrap();
        let deal = Deal::new(DealId(id), "Acme", "Ida", "2026-03-01T08:00:00Z".parse().unwrap());
        Self { _folder: folder, store, desk, said, deal, _ends: (reader, heard) }
    }

    fn said(&self) -> Vec<Msg> {
        self.said.try_iter().collect()
    }
}

fn values(store: &Store, file: &Path) -> Vec<String> {
    let value = |path: &PathBuf| store.load(path).unwrap().deal.value.to_string();
    store.generations(file).unwrap().iter().map(|one| value(&one.path)).collect()
}

#[test]
fn what_was_saved_last_of_each_deal_is_there_when_an_editor_truncates_their_files_in_place() {
    let Scene { store, desk, deal, .. } = Scene::new();
    let other = Deal { id: DealId(Uuid::parse_str("0197a3c0-1111-7000-8000-000000000002").unwrap()), ..deal.clone() };
    let (first, second) = (store.create(&deal).unwrap().at, store.create(&other).unwrap().at);
    let (orders, taken) = channel();
    let save = |deal: &Deal, at: &SavedAs| {
        let deal = Deal { value: "the last word".into(), ..deal.clone() };
        orders.send(Order::Do(Effect::Save { deal: Arc::new(deal), at: Some(at.clone()) })).unwrap();
    };
    save(&deal, &first);
    save(&other, &second);
    orders.send(Order::End).unwrap();
    desk.work(&taken);
    for at in [first, second] {
        fs::OpenOptions::new().write(true).open(&at.path).unwrap().set_len(10).unwrap();
        assert_eq!(values(&store, &at.path), ["the last word", ""]);
    }
}

#[test]
fn a_lock_won_while_the_file_is_away_is_told_once_the_file_is_back() {
    let mut scene = Scene::new();
    let path = scene.store.create(&scene.deal).unwrap().at.path;
    let holder = Holder { by: "Kim Osei".to_owned(), since: scene.deal.created };
    let Locked::Ours(lock) = scene.store.lock(scene.deal.id, &holder) else { panic!() };
    scene.desk.perform(Effect::Open(path.clone()));
    let opened = scene.said();
    assert!(matches!(&opened[0], Msg::Opened(Ok(opened)) if opened.held_by.is_some()), "{opened:?}");

    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    drop(lock);
    scene.desk.stirred();
    assert!(scene.said().is_empty(), "there is nothing to show yet");
    fs::rename(&away, &path).unwrap();
    scene.desk.stirred();
    let said = scene.said();
    assert!(matches!(&said[..], [Msg::Outside { opened, .. }] if opened.held_by.is_none()), "{said:?}");
    scene.desk.stirred();
    assert!(scene.said().is_empty(), "told once");
}
