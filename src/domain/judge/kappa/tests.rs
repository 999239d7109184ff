//! Published and hand-made tables, and properties that hold for any table.

#![allow(clippy::unwrap_used)]

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// 91 couples' answers to one question: the data set SexualFun of the R package vcd, from Agresti.
const COUPLES: [[u32; 4]; 4] = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]];

fn close(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 5e-5
}

fn of(table: [[u32; 4]; 4], weight: impl Fn(usize, usize, usize) -> f64) -> (f64, f64) {
    let table = Table(table);
    weighted(&table.shares(), f64::from(table.cases()), weight).unwrap()
}

fn seen(index: usize) -> Seen {
    Seen::ALL[index]
}

fn cases() -> impl Strategy<Value = Vec<(Seen, Seen)>> {
    vec((select(&Seen::ALL[..]), select(&Seen::ALL[..])), 10..80)
}

fn told(cases: &[(Seen, Seen)]) -> Result<Kappa, Unsaid> {
    kappa(&cases.iter().copied().collect())
}

fn reversed(one: Seen) -> Seen {
    seen(Seen::COUNT - 1 - one.index())
}

#[test]
fn published_figures_come_out_with_their_weights() {
    let equal = |one: usize, other: usize, _: usize| f64::from(u8::from(one == other));
    let (unweighted, error) = of(COUPLES, equal);
    assert!(close(unweighted, 0.1293) && close(error, 0.0686), "{unweighted} {error}");
    // Weights that fall evenly, as the statistics package R prints them (vcd::Kappa).
    #[allow(clippy::cast_precision_loss)]
    let even = |one: usize, other: usize, steps: usize| 1.0 - one.abs_diff(other) as f64 / steps as f64;
    let (linear, error) = of(COUPLES, even);
    assert!((linear - 0.2374).abs() < 5e-5 && (error - 0.07832).abs() < 5e-6, "{linear} {error}");
}

#[test]
fn quadratic_weights_come_out_as_worked_out_by_differences() {
    // Kappa by its definition, the error by numeric derivatives (the delta method), both apart from this program.
    let (value, error) = of(COUPLES, quadratic);
    assert!(close(value, 0.332_046) && close(error, 0.097_298), "{value} {error}");
    let (value, error) = of([[4, 1, 0, 0], [1, 3, 1, 0], [0, 1, 2, 1], [0, 0, 1, 5]], quadratic);
    assert!(close(value, 0.888_683) && close(error, 0.045_902), "{value} {error}");
}

#[test]
fn two_answers_by_hand() {
    // Ends of the scale only: weights are 1 and 0, so it is plain kappa. 20 cases: 8 and 7 alike, 2 and 3 not.
    // Observed 0.75; expected 0.5 · 0.55 + 0.5 · 0.45 = 0.5; kappa 0.5.
    let mut table = Table::default();
    for (count, one, other) in [(8, 0, 0), (2, 0, 3), (3, 3, 0), (7, 3, 3)] {
        (0..count).for_each(|_| table.add(seen(one), seen(other)));
    }
    let found = kappa(&table).unwrap();
    assert!((found.kappa - 0.5).abs() < 1e-12);
    assert_eq!(found.cases, 20);
}

#[test]
fn a_step_costs_less_than_a_leap() {
    let base: Vec<(Seen, Seen)> = Seen::ALL.iter().flat_map(|one| [(*one, *one); 3]).collect();
    let with = |one: usize, other: usize| {
        let mut cases = base.clone();
        cases.push((seen(one), seen(other)));
        told(&cases).unwrap().kappa
    };
    assert!(with(0, 1) > with(0, 2) && with(0, 2) > with(0, 3));
}

#[test]
fn too_few_answers_and_answers_without_a_difference_say_nothing() {
    let same = |count| vec![(Seen::Once, Seen::Once); count];
    assert_eq!(told(&[]), Err(Unsaid::Few(0)));
    assert_eq!(told(&same(9)), Err(Unsaid::Few(9)));
    assert_eq!(told(&same(10)), Err(Unsaid::Even(10)));
    // An assessor who always gives the same answer would get 0 with no error range.
    let mut cases = same(10);
    cases.push((Seen::Once, Seen::NotSo));
    assert_eq!(told(&cases), Err(Unsaid::Even(11)));
    // Always the opposite end is −1, and no more certain than 1.
    let ends = [(Seen::NotSo, Seen::Repeated), (Seen::Repeated, Seen::NotSo)].repeat(6);
    let found = told(&ends).unwrap();
    assert!((found.kappa + 1.0).abs() < 1e-12 && found.interval.is_none());
}

#[test]
fn answers_by_chance_agree_as_chance_does() {
    // A generator of its own (splitmix64), so that the seeds stay what they are.
    let mut state = 0_u64;
    let mut next = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % 4).unwrap()
    };
    let (mut sum, mut held) = (0.0, 0);
    for _ in 0..500 {
        let cases: Vec<(Seen, Seen)> = (0..60).map(|_| (seen(next()), seen(next()))).collect();
        let found = told(&cases).unwrap();
        let (from, to) = found.interval.unwrap();
        sum += found.kappa;
        held += u32::from(from <= 0.0 && 0.0 <= to);
    }
    assert!((sum / 500.0).abs() < 0.02, "on average {}", sum / 500.0);
    assert!((450..=495).contains(&held), "nothing lies in {held} of 500 intervals of 95 in 100");
}

proptest! {
    #[test]
    fn all_alike_is_one_and_has_no_interval(ones in vec(select(&Seen::ALL[..]), 10..60)) {
        let cases: Vec<(Seen, Seen)> = ones.iter().map(|one| (*one, *one)).collect();
        match told(&cases) {
            Ok(found) => {
                prop_assert!((found.kappa - 1.0).abs() < 1e-12);
                prop_assert_eq!(found.interval, None);
            }
            Err(why) => prop_assert_eq!(why, Unsaid::Even(u32::try_from(cases.len()).unwrap())),
        }
    }

    #[test]
    fn who_comes_first_and_which_end_is_up_make_no_difference(all in cases()) {
        let close = |a: Result<Kappa, Unsaid>, b: Result<Kappa, Unsaid>| match (a, b) {
            (Ok(a), Ok(b)) => {
                let ends = |one: Kappa| one.interval.unwrap_or_default();
                let pairs = [(a.kappa, b.kappa), (ends(a).0, ends(b).0), (ends(a).1, ends(b).1)];
                pairs.iter().all(|(a, b)| (a - b).abs() < 1e-9)
            }
            (a, b) => a == b,
        };
        let swapped: Vec<_> = all.iter().map(|(a, b)| (*b, *a)).collect();
        prop_assert!(close(told(&all), told(&swapped)));
        let turned: Vec<_> = all.iter().map(|(a, b)| (reversed(*a), reversed(*b))).collect();
        prop_assert!(close(told(&all), told(&turned)));
    }

    #[test]
    fn it_lies_in_its_interval_and_both_within_bounds(all in cases()) {
        if let Ok(found) = told(&all) {
            prop_assert!(found.kappa.is_finite() && (-1.0..=1.0 + 1e-12).contains(&found.kappa));
            if let Some((from, to)) = found.interval {
                prop_assert!(-1.0 <= from && from <= found.kappa && found.kappa <= to && to <= 1.0);
            }
        }
    }

    #[test]
    fn more_of_the_same_narrows_the_interval_and_moves_nothing(all in cases()) {
        let four: Vec<_> = all.iter().copied().cycle().take(all.len() * 4).collect();
        if let (Ok(one), Ok(many)) = (told(&all), told(&four)) {
            prop_assert!((one.kappa - many.kappa).abs() < 1e-9);
            if let (Some((from, to)), Some((closer, near))) = (one.interval, many.interval) {
                prop_assert!(near - closer <= to - from + 1e-9);
            }
        }
    }
}
