//! How often `likely` is right, and after how many answers: a simulation with people of known profile.
//!
//! The people are drawn from the model's own tables, so this proves nothing about people; it shows that the words hold what
//! they promise, by which the error allowance was chosen, and what the order of asking is worth.
//! `UPDATE_README=1 cargo test --test suite simulation` writes the tables into the guide.

#![allow(clippy::print_stderr, clippy::unwrap_used)]

mod debriefs;

use stakemap::content;
use stakemap::domain::judge::next::{next_trait, screening_steps};
use stakemap::domain::judge::verdict::{GroupWord, Word, judge};
use stakemap::domain::method::model::{Model, Tables};
use stakemap::domain::record::answer::{Answer, Answers, Item};
use stakemap::domain::record::profile::Profile;
use stakemap::domain::record::tell::{Tell, TellAnswer};
use stakemap::domain::record::traits::Trait;
use std::path::Path;
use std::sync::Mutex;

const PEOPLE: usize = 700;
/// Out of a hundred answers, how many are not the person's but anything.
const NOISE: [u32; 3] = [0, 10, 20];

/// In which order a rep finds things out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    TellsThenBest,
    TellsThenFixed,
    Random,
}

const ORDERS: [Order; 3] = [Order::TellsThenBest, Order::TellsThenFixed, Order::Random];

/// A small generator of random numbers (splitmix64), so that every run is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        (self.roll() * count as f64) as usize
    }
}

/// Somebody whose profile is known, and what a rep would note of each item.
struct Person {
    profile: Profile,
    noted: Vec<(Item, Answer)>,
}

impl Person {
    fn draw(tables: &Tables, profile: Profile, noise: u32, dice: &mut Dice) -> Self {
        let note = |item: Item| {
            let answers = item.answers();
            if dice.roll() * 100.0 < f64::from(noise) {
                return (item, answers[dice.below(answers.len())]);
            }
            let mut left = dice.roll();
            let drawn = answers.iter().find(|one| {
                left -= likelihood(tables, profile, **one);
                left < 0.0
            });
            (item, *drawn.or(answers.last()).unwrap())
        };
        Self { profile, noted: Item::all().map(note).collect() }
    }

    fn noted(&self, item: Item) -> Answer {
        self.noted.iter().find(|one| one.0 == item).unwrap().1
    }
}

fn likelihood(tables: &Tables, profile: Profile, answer: Answer) -> f64 {
    match answer {
        Answer::Trait(one, seen) if one.profile() == profile => tables.trait_own[seen.index()],
        Answer::Trait(_, seen) => tables.trait_base[seen.index()],
        Answer::Tell(tell) => tables.tells[tell.index()][profile.index()],
    }
}

/// The next thing to find out. How they press can only be seen where the insight caught them; a task takes days, so it
/// comes when all else is known.
fn next_item(order: Order, model: &Model, given: &Answers, shuffled: &[Item]) -> Option<Item> {
    let insight = given.tell(Tell::Insight);
    let open = |item: &Item| given.get(*item).is_none();
    let can_be_seen = |item: &Item| match item {
        Item::Tell(Tell::Press) => insight.is_some_and(TellAnswer::engaged),
        Item::Tell(Tell::Task) => false,
        Item::Tell(Tell::Insight | Tell::Talk | Tell::Gives) | Item::Trait(_) => true,
    };
    let walk = || screening_steps(insight).iter().copied().map(Item::Tell).filter(can_be_seen).find(open);
    let others = || Item::all().filter(can_be_seen).find(open);
    let found = match order {
        Order::TellsThenBest => walk().or_else(|| next_trait(model, given, &[], &[])).or_else(others),
        Order::TellsThenFixed => walk().or_else(|| Trait::all().map(Item::Trait).find(open)).or_else(others),
        Order::Random => shuffled.iter().copied().filter(can_be_seen).find(open),
    };
    found.or_else(|| Some(Item::Tell(Tell::Task)).filter(open))
}

/// What came of asking about all people in one order until each was `likely` or nothing was left.
#[derive(Default)]
struct Outcome {
    people: usize,
    right: usize,
    stated: f64,
    needed: Vec<usize>,
    /// For each tenth of the stated percentage, the verdicts after each answer.
    tenths: [Tenth; 10],
}

/// Verdicts that stated about the same.
#[derive(Clone, Copy, Default)]
struct Tenth {
    count: usize,
    right: usize,
    stated: f64,
}

impl Tenth {
    fn share_right(&self) -> f64 {
        self.right as f64 / self.count as f64
    }

    fn mean_stated(&self) -> f64 {
        self.stated / self.count as f64
    }
}

impl Outcome {
    fn reached(&self) -> usize {
        self.needed.len()
    }

    fn share_right(&self) -> f64 {
        self.right as f64 / self.reached() as f64
    }

    fn mean_stated(&self) -> f64 {
        self.stated / self.reached() as f64
    }

    fn mean_needed(&self) -> f64 {
        self.needed.iter().sum::<usize>() as f64 / self.reached() as f64
    }

    fn median_needed(&self) -> usize {
        let mut sorted = self.needed.clone();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    }
}

fn simulate(tables: &Tables, order: Order, noise: u32) -> Outcome {
    let model = Model::new(tables);
    // The same people for every order.
    let mut dice = Dice(2015 + u64::from(noise));
    let mut outcome = Outcome { people: PEOPLE, ..Outcome::default() };
    for number in 0..PEOPLE {
        let person = Person::draw(tables, Profile::ALL[number % Profile::COUNT], noise, &mut dice);
        let mut shuffled: Vec<Item> = Item::all().collect();
        for place in (1..shuffled.len()).rev() {
            shuffled.swap(place, dice.below(place + 1));
        }
        let mut given = Answers::default();
        let mut count = 0;
        while let Some(item) = next_item(order, &model, &given, &shuffled) {
            given.set(person.noted(item));
            count += 1;
            let verdict = judge(&model, &given);
            let Some((profile, _)) = verdict.profile else { continue };
            let (stated, is_right) = (verdict.of(profile), profile == person.profile);
            let tenth = &mut outcome.tenths[((stated * 10.0) as usize).min(9)];
            tenth.count += 1;
            tenth.right += usize::from(is_right);
            tenth.stated += stated;
            if verdict.is_likely() {
                outcome.needed.push(count);
                outcome.right += usize::from(is_right);
                outcome.stated += stated;
                break;
            }
        }
    }
    outcome
}

/// What `likely` says and how often it is right, of profiles or of groups.
#[derive(Debug, Clone, Copy, Default)]
struct Likely {
    count: usize,
    right: usize,
    said: f64,
}

impl Likely {
    fn add(&mut self, said: f64, is_right: bool) {
        self.count += 1;
        self.right += usize::from(is_right);
        self.said += said;
    }

    fn share_right(&self) -> f64 {
        self.right as f64 / self.count as f64
    }

    fn mean_said(&self) -> f64 {
        self.said / self.count as f64
    }
}

/// People of whom a share of all items is answered, some of it at random.
struct Sample {
    answered: u32,
    noise: u32,
    people: usize,
    profile: Likely,
    group: Likely,
}

/// Shares of the items that are answered, and how many people each is tried on: with few answers hardly anybody is likely.
const ANSWERED: [(u32, usize); 3] = [(30, 21_000), (60, 7_000), (100, 7_000)];

fn sample(tables: &Tables, (answered, people): (u32, usize), noise: u32) -> Sample {
    let model = Model::new(tables);
    let mut dice = Dice(1000 * u64::from(answered) + u64::from(noise));
    let mut sample = Sample { answered, noise, people, profile: Likely::default(), group: Likely::default() };
    let known = (Item::COUNT * answered as usize + 50) / 100;
    let mut items: Vec<Item> = Item::all().collect();
    for number in 0..people {
        let person = Person::draw(tables, Profile::ALL[number % Profile::COUNT], noise, &mut dice);
        for place in 0..known {
            let other = place + dice.below(items.len() - place);
            items.swap(place, other);
        }
        let mut given: Answers = items[..known].iter().map(|item| person.noted(*item)).collect();
        // Only where the insight caught them can it be seen how they press.
        if !given.tell(Tell::Insight).is_some_and(TellAnswer::engaged) {
            given.clear(Item::Tell(Tell::Press));
        }
        let verdict = judge(&model, &given);
        if let Some((profile, Word::Likely)) = verdict.profile {
            sample.profile.add(verdict.of(profile), profile == person.profile);
        }
        if let Some((group, GroupWord::Likely | GroupWord::Confirmed)) = verdict.group {
            sample.group.add(verdict.of_group(group), group == person.profile.group());
        }
    }
    sample
}

fn samples(tables: &Tables) -> Vec<Sample> {
    ANSWERED.into_iter().flat_map(|share| NOISE.map(|noise| sample(tables, share, noise))).collect()
}

/// By how much what is right exceeds what is said, in the worst case.
fn margin(samples: &[Sample]) -> f64 {
    let margins =
        samples.iter().flat_map(|one| [one.profile, one.group]).map(|one| one.share_right() - one.mean_said());
    margins.fold(f64::INFINITY, f64::min)
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// With a decimal, where a rounded percent could hide which of two is more.
fn exactly(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// The first table of the guide: how often `likely` is right.
fn allowance_table(samples: &[Sample]) -> String {
    let mut out = String::from(
        "| answered | random answers | profile `likely` | right | said | group `likely` | right | said |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for one in samples {
        let of = |likely: Likely| {
            let reach = percent(likely.count as f64 / one.people as f64);
            format!("{reach} | {} | {}", exactly(likely.share_right()), exactly(likely.mean_said()))
        };
        out += &format!("| {}% | {}% | {} | {} |\n", one.answered, one.noise, of(one.profile), of(one.group));
    }
    out
}

/// The second: what the order of asking is worth.
fn order_table(outcomes: &[(Order, u32, Outcome)]) -> String {
    let mut out = String::from(
        "| answers in order | random answers | reach `likely` | right among them | said | median answers needed |\n\
         |---|---|---|---|---|---|\n",
    );
    for (order, noise, one) in outcomes {
        let order = match order {
            Order::TellsThenBest => "tells, then best first",
            Order::TellsThenFixed => "tells, then fixed order",
            Order::Random => "random order",
        };
        out += &format!(
            "| {order} | {noise}% | {} | {} | {} | {} |\n",
            percent(one.reached() as f64 / one.people as f64),
            percent(one.share_right()),
            percent(one.mean_stated()),
            one.median_needed(),
        );
    }
    out
}

fn tenths(outcomes: &[(Order, u32, Outcome)], noise: u32) -> [Tenth; 10] {
    let mut sums = [Tenth::default(); 10];
    for (_, _, one) in outcomes.iter().filter(|one| one.1 == noise) {
        for (sum, tenth) in sums.iter_mut().zip(one.tenths) {
            sum.count += tenth.count;
            sum.right += tenth.right;
            sum.stated += tenth.stated;
        }
    }
    sums
}

#[test]
fn simulation_of_people_drawn_from_the_models_own_tables() {
    let tables = content::playbook(&[]).0.tables;
    let outcomes: Vec<(Order, u32, Outcome)> = ORDERS
        .into_iter()
        .flat_map(|order| NOISE.map(|noise| (order, noise)))
        .map(|(order, noise)| (order, noise, simulate(&tables, order, noise)))
        .collect();
    let samples = samples(&tables);

    for one in &samples {
        for (what, likely) in [("profile", one.profile), ("group", one.group)] {
            let (right, said) = (likely.share_right(), likely.mean_said());
            assert!(likely.count >= 400, "{} % answered: hardly anybody's {what} is likely", one.answered);
            assert!(
                right >= said,
                "{what}, {} % answered, {} % random: {right} right, {said} said",
                one.answered,
                one.noise
            );
        }
    }
    for (order, noise, one) in &outcomes {
        let (right, stated) = (one.share_right(), one.mean_stated());
        assert!(one.reached() * 3 >= one.people * 2, "{order:?} {noise} %: hardly anybody becomes likely");
        assert!(right >= stated, "{order:?} {noise} %: {right} right, {stated} stated");
    }
    for noise in NOISE {
        for tenth in tenths(&outcomes, noise).iter().filter(|tenth| tenth.count >= 500) {
            let (right, stated) = (tenth.share_right(), tenth.mean_stated());
            assert!(right > stated - 0.02, "{noise} %: {stated} stated, {right} right");
        }
        let of = |order| &outcomes.iter().find(|one| one.0 == order && one.1 == noise).unwrap().2;
        let (best, fixed, random) = (of(Order::TellsThenBest), of(Order::TellsThenFixed), of(Order::Random));
        assert!(best.median_needed() * 4 <= fixed.median_needed() * 3, "{noise} %: at most three quarters");
        assert!(fixed.mean_needed() < random.mean_needed(), "{noise} %");
    }
    in_the_guide(&format!("{}\n{}", allowance_table(&samples), order_table(&outcomes)), "simulation");
}

/// The allowance before was too small: that is what this test is there to find.
#[test]
fn simulation_finds_an_allowance_that_promises_more_than_it_holds() {
    let tables = content::playbook(&[]).0.tables;
    let before = Tables { error_allowance: 0.15, ..tables };
    let noisy: Vec<Sample> = ANSWERED.into_iter().map(|share| sample(&before, share, 20)).collect();
    let margin = margin(&noisy);
    assert!((-0.045..-0.035).contains(&margin), "{margin}: the guide says 4 points");
}

/// The guide shows what the program does, between two marks of this name.
fn in_the_guide(tables: &str, name: &str) {
    let (from, to) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    // Two tests write to the page, each between its own marks.
    static PAGE: Mutex<()> = Mutex::new(());
    let _page = PAGE.lock().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help/verdicts.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(&from).unwrap();
    let (there, after) = rest.split_once(&to).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{before}{from}{tables}{to}{after}")).unwrap();
        return;
    }
    assert_eq!(there, tables, "UPDATE_README=1 cargo test --test suite simulation");
}
