//! How long the hot paths take: verdicts, reasons, questions, files, history, filter and one full paint.
//!
//! `cargo bench --bench judge`. Figures are for the machine they were taken on; only ratios travel.

#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use stakemap::app::importing::Beside;
use stakemap::app::key::Key;
use stakemap::app::msg::{Msg, Opened};
use stakemap::app::{App, Ids, Settings};
use stakemap::content;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::merge;
use stakemap::domain::judge::coach_questions::cues;
use stakemap::domain::judge::next::next;
use stakemap::domain::judge::summary::summary;
use stakemap::domain::judge::verdict::judge;
use stakemap::domain::judge::why::why;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::record::answer::{Answers, Item};
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::tell::Tell;
use stakemap::domain::record::text::Words;
use stakemap::import::{Choices, Input, read};
use stakemap::store::format::{decode, encode};
use stakemap::store::{SavedAs, Stamp};
use stakemap::ui::theme::{Depth, Shade, Theme, UNICODE};
use stakemap::ui::{self, Memory};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

static PLAYBOOK: LazyLock<Arc<Playbook>> = LazyLock::new(|| Arc::new(content::playbook(&[]).0));
const TODAY: Date = date(2026, 11, 21);
const SURNAMES: [&str; 8] = ["Lee", "Patel", "Berg", "Ruiz", "Müller", "Osei", "Kvale", "Sørensen"];
const NAMES: [&str; 8] = ["Ann", "Dev", "Ida", "Tom", "Eva", "Kim", "Anders", "Mei"];

fn main() {
    divan::main();
}

/// A deal whose people have from no answer to 25 of the 26, in many mixtures.
fn deal(people: usize) -> Deal {
    let at = Timestamp::from_second(1_795_000_000).unwrap();
    let mut deal = Deal::new(DealId(Uuid::from_u128(1)), "Acme · Line analytics", "Ida", at);
    let mut count = 0;
    let mut number = || {
        count += 1;
        count
    };
    for place in 0..people {
        let id = StakeholderId(Uuid::from_u128(number() << 64));
        let name = format!("{} {} {place}", NAMES[place % 8], SURNAMES[place / 8 % 8]);
        deal.add_person(Stakeholder { title: "Head of Quality".into(), ..Stakeholder::new(id, &name) });
    }
    let items: Vec<Item> = Item::all().filter(|item| *item != Item::Tell(Tell::Task)).collect();
    for (place, person) in deal.stakeholders.iter_mut().enumerate() {
        let mut one = Deal::new(deal.id, "", "Ida", at);
        one.add_person(Stakeholder::clone(person));
        for step in 0..place % (items.len() + 1) {
            let item = items[(place + step * 7) % items.len()];
            let answers = item.answers();
            let act = Act { id: RecordId(Uuid::from_u128(number())), by: "Ida", at };
            one.answer(person.id, act, answers[(place / 3 + step) % answers.len()]);
        }
        *person = one.stakeholders.remove(0);
    }
    deal
}

/// The people with the most answers.
fn busiest(deal: &Deal) -> Answers {
    deal.stakeholders.iter().map(|one| one.answers("Ida")).max_by_key(|one| one.given().count()).unwrap()
}

#[divan::bench]
fn judge_10_000_people(bencher: Bencher<'_, '_>) {
    let deal = deal(10_000);
    let model = &PLAYBOOK.model;
    bencher.bench_local(|| {
        let judged = deal.stakeholders.iter().map(|one| judge(model, &one.answers(&deal.owner)));
        judged.filter(|verdict| verdict.is_likely()).count()
    });
}

#[divan::bench]
fn next_for_one_person(bencher: Bencher<'_, '_>) {
    let model = &PLAYBOOK.model;
    let given: Answers = busiest(&deal(60)).given().take(5).collect();
    let verdict = judge(model, &given);
    bencher.bench_local(|| next(model, black_box(&given), &verdict, &[]));
}

#[divan::bench]
fn why_for_one_person(bencher: Bencher<'_, '_>) {
    let model = &PLAYBOOK.model;
    let given = busiest(&deal(60));
    let verdict = judge(model, &given);
    bencher.bench_local(|| why(model, black_box(&given), &verdict));
}

#[divan::bench(sample_count = 20)]
fn summary_of_50_000_people(bencher: Bencher<'_, '_>) {
    let deal = deal(50_000);
    bencher.bench_local(|| summary(&PLAYBOOK, &deal, TODAY));
}

#[divan::bench]
fn cues_of_1_000_people(bencher: Bencher<'_, '_>) {
    let deal = deal(1_000);
    bencher.bench_local(|| cues(&PLAYBOOK, &deal, TODAY).deal().len());
}

#[divan::bench(args = ["a", "tom", "soren ida"])]
fn filter_50_000_people(bencher: Bencher<'_, '_>, typed: &str) {
    let deal = deal(50_000);
    bencher.bench_local(|| {
        let words = Words::new(typed);
        deal.stakeholders.iter().filter(|one| words.found_in(&[&one.name, &one.title])).count()
    });
}

/// A file as an address book exports it, laid beside a deal.
#[divan::bench(sample_count = 10)]
fn preview_of_50_000_rows(bencher: Bencher<'_, '_>) {
    let mut text = "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone\n".to_owned();
    for row in 0..50_000 {
        let (first, last) = (NAMES[row % 8], SURNAMES[row / 8 % 8]);
        text +=
            &format!("{first},{last} {row},Zeta {},Head of Quality,p{row}@zeta.example,+49 30 {row:07}\n", row % 500);
    }
    let deal = deal(30);
    bencher.bench_local(|| {
        let choices = Choices { is_file: true, ..Choices::default() };
        match read(text.as_bytes(), &choices, &mut |_| ControlFlow::Continue(())).unwrap() {
            Input::People(found) => Beside::of(&deal, "Ida", vec![(String::new(), found)]).rows.len(),
            Input::Columns(_) => 0,
        }
    });
}

#[divan::bench(args = [30, 1_000])]
fn parse_a_deal_of(bencher: Bencher<'_, '_>, people: usize) {
    let bytes = encode(&deal(people));
    bencher.bench_local(|| decode(&bytes, Path::new("acme.json")).unwrap().deal.stakeholders.len());
}

#[divan::bench(args = [30, 1_000])]
fn encode_a_deal_of(bencher: Bencher<'_, '_>, people: usize) {
    let deal = deal(people);
    bencher.bench_local(|| encode(&deal).len());
}

#[divan::bench]
fn history_of_one_edit_among_50_000_people(bencher: Bencher<'_, '_>) {
    let before = deal(50_000);
    let mut after = before.clone();
    after.edit_person(before.stakeholders[25_000].id, |one| one.title = "Head of Supply".into());
    bencher.bench_local(|| changes(&before, &after).len());
}

/// Theirs comes from the disk, so that it shares nothing with ours.
#[divan::bench]
fn merge_of_10_000_people(bencher: Bencher<'_, '_>) {
    let base = deal(10_000);
    let (mut ours, mut theirs) = (base.clone(), decode(&encode(&base), Path::new("acme.json")).unwrap().deal);
    ours.edit_person(base.stakeholders[2_000].id, |one| one.title = "x".into());
    theirs.edit_person(base.stakeholders[5_000].id, |one| one.title = "y".into());
    theirs.remove_person(base.stakeholders[7_000].id);
    bencher.bench_local(|| merge(Some(&base), &ours, &theirs).deal.stakeholders.len());
}

#[divan::bench]
fn read_the_playbook() -> usize {
    content::playbook(&[]).0.figures.len()
}

/// The open deal at 120×40, with the cursor on its third person.
fn screen(deal: Deal) -> App {
    let now = TODAY.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let settings = Settings { me: Some("Ida".to_owned()), ..Settings::default() };
    let mut app = App::new(Arc::clone(&PLAYBOOK), settings, Ids(Box::new(|| Uuid::from_u128(7))), now.clone());
    let at = SavedAs { path: "acme.json".into(), stamp: Stamp::of(&[]), version: 1 };
    let opened = Opened { deal: Arc::new(deal), at, read_only: None, held_by: None, position: None, rules: None };
    app.update(Msg::Opened(Ok(Box::new(opened))), now.clone());
    for key in [Key::Down, Key::Down] {
        app.update(Msg::Key(key), now.clone());
    }
    app
}

fn paint(bencher: Bencher<'_, '_>, app: &App) {
    let theme = Theme::new(Shade::Dark, Depth::True, UNICODE);
    let mut memory = Memory::default();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    bencher.bench_local(|| {
        buffer.reset();
        ui::draw(app, &theme, &mut memory, &mut buffer).is_some()
    });
}

#[divan::bench]
fn paint_the_example(bencher: Bencher<'_, '_>) {
    paint(bencher, &screen(content::sample(TODAY)));
}

#[divan::bench]
fn paint_a_deal_of_50_000_people(bencher: Bencher<'_, '_>) {
    paint(bencher, &screen(deal(50_000)));
}
