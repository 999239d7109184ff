//! What a debrief after each conversation is worth, against a log alone and a screening now and then.
//!
//! Six people a deal, each met once a round, two at a time. In a conversation only some of what can be seen of somebody
//! comes up: one item in three. A debrief asks about just that conversation; a sitting later may answer whatever came up
//! until then, and forgets nothing, which favors the sitting.

use super::*;
use stakemap::domain::judge::debrief::{MOST, open_questions};
use stakemap::domain::record::conversation::{Conversation, Starter};
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use uuid::Uuid;

const DEALS: usize = 28;
const GROUP: usize = 6;
const ROUNDS: usize = 16;
/// After so many conversations with somebody there is a sitting about them.
const EVERY: usize = 3;
const REP: &str = "Kim";

/// Somebody whose profile is known, and what of them comes up in each conversation.
struct Met {
    person: Person,
    shown: Vec<Vec<Item>>,
}

impl Met {
    fn draw(tables: &Tables, number: usize, noise: u32, dice: &mut Dice) -> Self {
        let person = Person::draw(tables, Profile::ALL[number % Profile::COUNT], noise, dice);
        let shown = (0..ROUNDS).map(|_| Item::all().filter(|_| dice.below(3) == 0).collect());
        Self { person, shown: shown.collect() }
    }

    fn came_up(&self, until: usize) -> Vec<Item> {
        self.shown[..=until].iter().flatten().copied().collect()
    }
}

/// What is known of somebody in the end, and what it took.
#[derive(Clone, Copy, Default)]
struct Course {
    /// After how many conversations they were `likely` first, and whether rightly so.
    likely: Option<(usize, bool)>,
    /// Keys until then, or until the end.
    keys: usize,
}

impl Course {
    fn look(&mut self, model: &Model, given: &Answers, met: &Met, round: usize) {
        let verdict = judge(model, given);
        if self.likely.is_none() && verdict.is_likely() {
            let is_right = verdict.profile.is_some_and(|(profile, _)| profile == met.person.profile);
            self.likely = Some((round + 1, is_right));
        }
    }
}

/// After each conversation its debrief: a key to open it, then one a question.
fn debriefed(model: &Model, people: &[Met]) -> Vec<Course> {
    let at = jiff::Timestamp::UNIX_EPOCH;
    let id = |number: usize| StakeholderId(Uuid::from_u128(number as u128 + 1));
    let mut deal = Deal::new(DealId(Uuid::nil()), "", REP, at);
    (0..people.len()).for_each(|number| deal.add_person(Stakeholder::new(id(number), &number.to_string())));
    let mut courses = vec![Course::default(); people.len()];
    let mut records = 1_000_u128;
    for round in 0..ROUNDS {
        for pair in 0..people.len() / 2 {
            let two = [0, 1].map(|one| (2 * pair + one + round) % people.len());
            records += 1;
            let with = two.into_iter().map(id).collect();
            let talk = Conversation {
                id: RecordId(Uuid::from_u128(records)),
                on: jiff::civil::date(2026, 11, 21),
                with,
                started: Starter::Us.into(),
                said: "".into(),
                by: REP.into(),
                at,
                source: String::new().into(),
                extra: serde_json::Map::new(),
            };
            let mut passed = Vec::new();
            for asked in 0..MOST {
                let Some((who, item)) = open_questions(model, &deal, &talk, REP, None, &passed).first().copied() else {
                    break;
                };
                let number = two.into_iter().find(|number| id(*number) == who).unwrap();
                courses[number].keys += 1 + usize::from(asked == 0);
                if people[number].shown[round].contains(&item) {
                    records += 1;
                    let act = Act { id: RecordId(Uuid::from_u128(records)), by: REP, at };
                    deal.answer(who, act, people[number].person.noted(item));
                } else {
                    passed.push((who, item));
                }
            }
            for number in two {
                let given = deal.person(id(number)).unwrap().answers(REP);
                courses[number].look(model, &given, &people[number], round);
            }
        }
    }
    courses
}

/// After every few conversations a sitting: the screening, then the traits, the most useful first, until they are `likely`
/// or all is asked. A key opens each of the two; whatever never came up is skipped with one.
fn apart(model: &Model, met: &Met) -> Course {
    let mut course = Course::default();
    let mut given = Answers::default();
    for round in (0..ROUNDS).filter(|round| (round + 1) % EVERY == 0) {
        if course.likely.is_some() {
            break;
        }
        let known = met.came_up(round);
        course.keys += 2;
        let mut dropped = Vec::new();
        while !judge(model, &given).is_likely() {
            let walk = screening_steps(given.tell(Tell::Insight)).iter().copied().filter(|tell| *tell != Tell::Task);
            let step = walk.map(Item::Tell).find(|item| given.get(*item).is_none() && !dropped.contains(item));
            let Some(item) = step.or_else(|| next_trait(model, &given, &[], &dropped)) else { break };
            course.keys += 1;
            if known.contains(&item) {
                given.set(met.person.noted(item));
            } else {
                dropped.push(item);
            }
        }
        course.look(model, &given, met, round);
    }
    course
}

/// What came of one way for all people, deal by deal.
struct Way {
    name: &'static str,
    noise: u32,
    courses: Vec<Course>,
}

impl Way {
    fn within(&self, talks: usize) -> f64 {
        let reached = self.courses.iter().filter(|one| one.likely.is_some_and(|(after, _)| after <= talks));
        reached.count() as f64 / self.courses.len() as f64
    }

    fn share_right(&self) -> f64 {
        let reached: Vec<bool> =
            self.courses.iter().filter_map(|one| one.likely).map(|(_, is_right)| is_right).collect();
        reached.iter().filter(|is_right| **is_right).count() as f64 / reached.len().max(1) as f64
    }

    /// After how many conversations with each so many of a deal's people were `likely`: the median of all deals, or that
    /// it isn't reached.
    fn median(&self, people: usize) -> String {
        let of_deal = |deal: &[Course]| {
            let mut after: Vec<usize> =
                deal.iter().map(|one| one.likely.map_or(usize::MAX, |(after, _)| after)).collect();
            after.sort_unstable();
            after[people - 1]
        };
        let mut all: Vec<usize> = self.courses.chunks(GROUP).map(of_deal).collect();
        all.sort_unstable();
        match all[all.len() / 2] {
            usize::MAX => format!("not in {ROUNDS}"),
            after => after.to_string(),
        }
    }

    fn keys(&self) -> f64 {
        self.courses.iter().map(|one| one.keys).sum::<usize>() as f64 / self.courses.len() as f64
    }
}

fn ways(tables: &Tables, noise: u32) -> [Way; 2] {
    let model = Model::new(tables);
    let mut dice = Dice(31 + u64::from(noise));
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for deal in 0..DEALS {
        let people: Vec<Met> =
            (0..GROUP).map(|place| Met::draw(tables, deal * GROUP + place, noise, &mut dice)).collect();
        with.extend(debriefed(&model, &people));
        without.extend(people.iter().map(|met| apart(&model, met)));
    }
    [
        Way { name: "a debrief after each", noise, courses: with },
        Way { name: "log, and a sitting every third", noise, courses: without },
    ]
}

fn table(all: &[Way]) -> String {
    let mut out = String::from(
        "| way | random | after 3 | 5 | 8 | 16 | half a deal | right | keys |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for one in all {
        let within: Vec<String> = [3, 5, 8, ROUNDS].map(|talks| percent(one.within(talks))).to_vec();
        out += &format!(
            "| {} | {}% | {} | {} | {} | {:.0} |\n",
            one.name,
            one.noise,
            within.join(" | "),
            one.median(GROUP / 2),
            percent(one.share_right()),
            one.keys()
        );
    }
    out
}

#[test]
fn simulation_of_debriefs_against_log_and_screening_apart() {
    let tables = content::playbook(&[]).0.tables;
    let all: Vec<Way> = [0, 10, 20].into_iter().flat_map(|noise| ways(&tables, noise)).collect();
    eprintln!("{}", table(&all));
    for pair in all.chunks(2) {
        let [with, without] = pair else { unreachable!("two ways each") };
        assert!(with.within(2) > without.within(2), "before a sitting nothing is known");
        let whole = [with, without].map(|way| way.median(GROUP));
        assert!(
            whole.iter().all(|after| after.starts_with("not")),
            "the guide says that neither gets there: {whole:?}"
        );
    }
    in_the_guide(&table(&all), "debriefs");
}
