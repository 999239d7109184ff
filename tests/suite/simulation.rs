//! How often `likely` is right, and after how many answers: a simulation with people of known profile.
//!
//! The people are drawn from the model's own tables, so this proves nothing about people; it shows that the words hold what
//! they promise and what the order of asking is worth. `cargo test --test suite simulation -- --nocapture` prints it.

#![allow(clippy::print_stderr, clippy::unwrap_used)]

use stakemap::content;
use stakemap::domain::answer::{Answer, Answers, Item};
use stakemap::domain::model::{Model, Tables};
use stakemap::domain::next::{next_trait, screening_steps};
use stakemap::domain::profile::Profile;
use stakemap::domain::tell::{Tell, TellAnswer};
use stakemap::domain::traits::Trait;
use stakemap::domain::verdict::judge;

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

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// The table of the README, as Markdown.
fn table(outcomes: &[(Order, u32, Outcome)]) -> String {
    let mut out = String::from(
        "| order | random answers | reach likely | right among likely | stated | answers: median | mean |\n",
    );
    out += "|---|---|---|---|---|---|---|\n";
    for (order, noise, one) in outcomes {
        let order = match order {
            Order::TellsThenBest => "tells, then best first",
            Order::TellsThenFixed => "tells, then fixed order",
            Order::Random => "random order",
        };
        out += &format!(
            "| {order} | {noise} % | {} | {} | {} | {} | {:.1} |\n",
            percent(one.reached() as f64 / one.people as f64),
            percent(one.share_right()),
            percent(one.mean_stated()),
            one.median_needed(),
            one.mean_needed()
        );
    }
    out
}

/// What was stated against what was right, for the verdicts after each answer in all three orders.
fn calibration(outcomes: &[(Order, u32, Outcome)]) -> String {
    let mut out = String::from("| stated |");
    for noise in NOISE {
        out += &format!(" right, {noise} % random |");
    }
    out += "\n|---|---|---|---|\n";
    for place in 1..10 {
        out += &format!("| {}–{} % |", place * 10, place * 10 + 10);
        for noise in NOISE {
            let tenth = tenths(outcomes, noise)[place];
            out += &format!(" {} of {} |", percent(tenth.share_right()), tenth.count);
        }
        out += "\n";
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
    eprintln!("{}\n{}", table(&outcomes), calibration(&outcomes));

    for (order, noise, one) in &outcomes {
        let (right, stated) = (one.share_right(), one.mean_stated());
        assert!(one.reached() * 4 >= one.people * 3, "{order:?} {noise} %: hardly anybody becomes likely");
        match noise {
            0 => assert!(right > 0.87 && right > stated, "{order:?}: {right} right, {stated} stated"),
            10 => assert!((right - stated).abs() < 0.06, "{order:?}: {right} right, {stated} stated"),
            _ => assert!(right > stated - 0.06, "{order:?}: {right} right, {stated} stated"),
        }
    }
    for noise in NOISE {
        for tenth in tenths(&outcomes, noise).iter().filter(|tenth| tenth.count >= 500) {
            let (right, stated) = (tenth.share_right(), tenth.mean_stated());
            assert!(right > stated - 0.06, "{noise} %: {stated} stated, {right} right");
            assert!(noise != 10 || right < stated + 0.06, "{noise} %: {stated} stated, {right} right");
        }
        let of = |order| &outcomes.iter().find(|one| one.0 == order && one.1 == noise).unwrap().2;
        let (best, fixed, random) = (of(Order::TellsThenBest), of(Order::TellsThenFixed), of(Order::Random));
        assert!(best.mean_needed() < 0.75 * fixed.mean_needed(), "{noise} %");
        assert!(best.median_needed() < fixed.median_needed(), "{noise} %");
        assert!(fixed.mean_needed() < random.mean_needed(), "{noise} %");
    }
}
