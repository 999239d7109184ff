//! Without colours nothing is lost: what a colour says is also said by a letter or a sign.

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::{screen, states};
use jiff::civil::{Date, date};
use ratatui::style::Color;
use stakemap::domain::judge::verdict::judge;
use stakemap::domain::record::answer::{Answer, Answers};
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::task::Task;
use stakemap::domain::record::tell::{Tell, TellAnswer};
use stakemap::ui::theme::{ASCII, Depth, Role, UNICODE};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a list of people must tell apart: the group, how sure it is, and what became of the task.
type State = (&'static str, &'static str, &'static str);

/// Answers to the tells for each group and word that tells alone can reach.
fn answers_by_state() -> BTreeMap<(&'static str, &'static str), Vec<TellAnswer>> {
    let playbook = stakemap::content::playbook(&[]).0;
    let mut found = BTreeMap::new();
    let choices = |tell: Tell| -> Vec<Option<TellAnswer>> {
        std::iter::once(None).chain(tell.answers().iter().copied().map(Some)).collect()
    };
    for insight in choices(Tell::Insight) {
        for talk in choices(Tell::Talk) {
            for press in choices(Tell::Press) {
                for gives in choices(Tell::Gives) {
                    let given: Vec<TellAnswer> = [insight, talk, press, gives].into_iter().flatten().collect();
                    let answers: Answers = given.iter().copied().map(Answer::Tell).collect();
                    let verdict = judge(&playbook.model, &answers);
                    let group = verdict.group.map_or("nobody", |(group, _)| group.id());
                    found.entry((group, verdict.group_word_id())).or_insert(given);
                }
            }
        }
    }
    found
}

/// A deal with somebody in every state, each with the state.
fn everybody() -> (Deal, BTreeMap<String, State>) {
    let mut ids = (1_u128..).map(Uuid::from_u128);
    let mut next = || ids.next().unwrap_or_default();
    let at = "2026-11-01T09:00:00Z".parse().unwrap_or_default();
    let mut deal = Deal::new(DealId(next()), "All states", "Kim", at);
    let mut states = BTreeMap::new();
    let tasks: [(&str, Option<Date>, Option<TellAnswer>); 5] = [
        ("no task", None, None),
        ("task out", Some(date(2026, 12, 1)), None),
        ("task overdue", Some(date(2026, 11, 2)), None),
        ("delivered", Some(date(2026, 11, 2)), Some(TellAnswer::Delivered)),
        ("refused", Some(date(2026, 11, 2)), Some(TellAnswer::Refused)),
    ];
    for ((group, word), given) in answers_by_state() {
        for (task, due, result) in tasks {
            let id = StakeholderId(next());
            let name = format!("Person {}", deal.stakeholders.len());
            deal.add_person(Stakeholder::new(id, &name));
            for answer in &given {
                deal.answer(id, Act { id: RecordId(next()), by: "Kim", at }, Answer::Tell(*answer));
            }
            let record = RecordId(next());
            if let Some(due) = due {
                let (what, by) = ("Bring finance".to_owned(), "Kim".to_owned());
                let extra = serde_json::Map::new();
                deal.give_task(
                    id,
                    Task { id: record, what: what.into(), due, given: at, by: by.into(), judged: None, extra },
                );
            }
            if let Some(result) = result {
                deal.judge_task(id, record, Act { id: record, by: "Kim", at }, result);
            }
            // A judged task is part of the verdict, and has no sign of its own.
            let task = if result.is_some() { "no task" } else { task };
            states.insert(name, (group, word, task));
        }
    }
    let playbook = stakemap::content::playbook(&[]).0;
    for person in &deal.stakeholders {
        let verdict = judge(&playbook.model, &person.answers("Kim"));
        if let Some(state) = states.get_mut(&*person.name) {
            // Where nothing fits best, no group is shown.
            let group = verdict.group.filter(|_| verdict.group_word_id() != "unclear");
            *state = (group.map_or("nobody", |(group, _)| group.id()), verdict.group_word_id(), state.2);
        }
    }
    (deal, states)
}

#[test]
fn no_two_states_of_a_person_look_the_same() {
    for signs in [UNICODE, ASCII] {
        let (deal, states) = everybody();
        let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
        disk.put(&deal);
        let mut session = Session::on(disk);
        session.theme = screen::theme(Depth::None, signs);
        session.size = (80, 24);
        session.keys("<enter><home>");
        let mut looks: BTreeMap<State, Vec<String>> = BTreeMap::new();
        for _ in &deal.stakeholders {
            // The list groups them: its order is not the deal's.
            let name = session.selected().to_owned();
            let screen = session.screen();
            let row = screen.lines().skip(2).find(|line| line.contains(&format!(" {name} ")));
            let row = row.unwrap_or_else(|| unreachable!("{name} is selected and not shown:\n{screen}"));
            let look = row.replace(&name, "").replace(['▌', '│', '|'], " ");
            // The profile is not part of the state; its names are no signs.
            let look: Vec<&str> = look.split_whitespace().filter(|word| !is_profile(word)).collect();
            looks.entry(states[&name]).or_default().push(look.join(" "));
            session.keys("<down>");
        }
        assert!(looks.len() >= 18, "only {} states were reached: {:?}", looks.len(), looks.keys());
        let all: Vec<(&State, &String)> =
            looks.iter().flat_map(|(state, looks)| looks.iter().map(move |look| (state, look))).collect();
        for (state, look) in &all {
            for (other, same) in &all {
                assert!(state == other || look != same, "{state:?} and {other:?} both look like {look:?}");
            }
        }
    }
}

fn is_profile(word: &str) -> bool {
    stakemap::domain::record::profile::Profile::ALL.iter().any(|profile| profile.name() == word)
}

#[test]
fn nothing_is_coloured_and_nothing_else_changes() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        session.size = (80, 24);
        let coloured = session.screen();
        session.theme = screen::theme(Depth::None, UNICODE);
        let (buf, _) = session.paint();
        assert_eq!(screen::text(&buf), coloured, "{name}: the letters are the same");
        let plain = buf.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset));
        assert!(plain, "{name}: a cell is coloured");
    }
}

#[test]
fn no_colour_names_a_group_that_no_letter_names() {
    let mut session = states::reach("people");
    session.size = (80, 24);
    let (buf, _) = session.paint();
    let y = (0..24).find(|y| screen::line(&buf, *y).contains("Hana Sugimoto")).unwrap_or_default();
    let mark = &buf[(2, y)];
    assert_eq!((mark.symbol(), mark.fg), ("~", session.theme.style(Role::Dim).fg.unwrap_or_default()));
}

#[test]
fn the_selected_row_can_be_told_from_the_others() {
    let mut session = states::reach("people");
    session.size = (80, 24);
    session.theme = screen::theme(Depth::None, UNICODE);
    let marked = session.screen().lines().filter(|line| line.contains('▌')).count();
    assert_eq!(marked, 1, "by a sign, not only by how it looks");
}
