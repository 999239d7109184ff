//! The likelihoods in force are those of the design, and a verdict is what they multiply to.

use super::*;
use stakemap::domain::method::model::{Tables, entropy, normalise};
use stakemap::domain::record::profile::Profile;
use stakemap::domain::record::tell::Tell;
use stakemap::domain::record::traits::{Seen, Trait};

/// Typed from the design, apart from the program's own file. Columns: Go-Getter, Teacher, Skeptic, Guide, Friend,
/// Climber, Blocker.
const TELLS: [(&str, [f64; 7]); 19] = [
    ("insight=pressed", [0.65, 0.65, 0.70, 0.12, 0.08, 0.35, 0.05]),
    ("insight=accepted", [0.20, 0.20, 0.08, 0.43, 0.50, 0.40, 0.15]),
    ("insight=not-engaged", [0.10, 0.10, 0.07, 0.40, 0.40, 0.20, 0.40]),
    ("insight=waved-away", [0.05, 0.05, 0.15, 0.05, 0.02, 0.05, 0.40]),
    ("talk=we", [0.65, 0.65, 0.65, 0.35, 0.30, 0.05, 0.25]),
    ("talk=both", [0.25, 0.25, 0.25, 0.40, 0.40, 0.20, 0.40]),
    ("talk=me", [0.10, 0.10, 0.10, 0.25, 0.30, 0.75, 0.35]),
    ("press=to-do", [0.70, 0.10, 0.07, 0.05, 0.05, 0.25, 0.02]),
    ("press=to-know", [0.10, 0.65, 0.13, 0.20, 0.10, 0.10, 0.03]),
    ("press=to-test", [0.10, 0.15, 0.70, 0.10, 0.05, 0.10, 0.25]),
    ("press=does-not-press", [0.10, 0.10, 0.10, 0.65, 0.80, 0.55, 0.70]),
    ("gives=nothing", [0.40, 0.40, 0.40, 0.10, 0.10, 0.40, 0.85]),
    ("gives=information", [0.35, 0.35, 0.35, 0.70, 0.15, 0.30, 0.10]),
    ("gives=time-and-introductions", [0.25, 0.25, 0.25, 0.20, 0.75, 0.30, 0.05]),
    ("task=delivered", [0.65, 0.65, 0.65, 0.15, 0.12, 0.15, 0.02]),
    ("task=in-part", [0.20, 0.20, 0.20, 0.25, 0.28, 0.30, 0.05]),
    ("task=not-delivered", [0.08, 0.08, 0.08, 0.40, 0.43, 0.35, 0.30]),
    ("task=refused", [0.01, 0.01, 0.01, 0.08, 0.05, 0.08, 0.48]),
    ("task=declined", [0.06, 0.06, 0.06, 0.12, 0.12, 0.12, 0.15]),
];
const OWN: [f64; 4] = [0.08, 0.22, 0.30, 0.40];
const BASE: [f64; 4] = [0.58, 0.18, 0.16, 0.08];

/// The verdict's probabilities once more, by plain multiplication of the design's numbers.
pub(super) fn multiplied(given: &Answers) -> [f64; 7] {
    let mut product = [1.0; 7];
    for one in given.given() {
        let (row, answers) = match one {
            Answer::Trait(of, seen) => {
                let mut row = [BASE[seen as usize]; 7];
                row[of.profile() as usize] = OWN[seen as usize];
                (row, 4.0)
            }
            Answer::Tell(tell) => {
                let same_tell = |text: &&(&str, [f64; 7])| answer(text.0).item() == one.item();
                let row = TELLS.iter().find(|(text, _)| answer(text) == Answer::Tell(tell)).unwrap().1;
                (row, TELLS.iter().filter(same_tell).count() as f64)
            }
        };
        for (product, p) in product.iter_mut().zip(row) {
            *product *= 0.75 * p + 0.25 / answers;
        }
    }
    let sum: f64 = product.iter().sum();
    product.map(|p| p / sum)
}

#[test]
fn tables_in_force_are_those_of_the_design() {
    let tables = &PLAYBOOK.tables;
    for (text, row) in TELLS {
        let Answer::Tell(tell) = answer(text) else { panic!("{text} is no tell") };
        assert_eq!(tables.tells[tell.index()], row, "{text}");
    }
    assert_eq!((tables.trait_own, tables.trait_base, tables.error_allowance), (OWN, BASE, 0.25));
    let words = tables.words;
    assert_eq!((words.leaning, words.likely, words.contested, words.seen_needed), (0.50, 0.75, 0.60, 2));
}

#[test]
fn error_allowance_mixes_each_likelihood_with_an_even_guess() {
    let own = model().likelihood(answer("teacher.persuades=repeated"));
    // 0.75 · 0.40 + 0.25 / 4 = 0.3625 and 0.75 · 0.08 + 0.25 / 4 = 0.1225.
    assert!(close(own[Profile::Teacher.index()], 0.3625) && close(own[Profile::Blocker.index()], 0.1225));
    // Three answers: 0.75 · 0.65 + 0.25 / 3 = 0.57083.
    assert!(close(model().likelihood(answer("talk=we"))[0], 0.57083));
}

#[test]
fn without_an_allowance_the_tables_count_as_they_are() {
    let bare = Model::new(&Tables { error_allowance: 0.0, ..PLAYBOOK.tables.clone() });
    assert!(close(bare.likelihood(answer("talk=me"))[Profile::Climber.index()], 0.75));
}

#[test]
fn smallest_likelihoods_that_a_users_tables_can_have_leave_probabilities() {
    // The least allowance that is read, and every answer given one that the tables call impossible for all but one profile.
    let mut tables = Tables { error_allowance: 0.01, ..PLAYBOOK.tables.clone() };
    tables.trait_base[Seen::NotSo.index()] = 0.0;
    tables.trait_own[Seen::NotSo.index()] = 0.0;
    tables.tells = [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]; TellAnswer::COUNT];
    let mut given: Answers = Trait::all().map(|one| Answer::Trait(one, Seen::NotSo)).collect();
    for tell in Tell::ALL {
        given.set(Answer::Tell(tell.answers()[0]));
    }
    let verdict = judge(&Model::new(&tables), &given);
    assert!((verdict.profiles.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(verdict.of(Profile::Blocker) > 0.999 && verdict.of(Profile::Guide) > 0.0);
}

#[test]
fn answers_of_an_item_sum_to_one_for_each_profile() {
    for item in Item::all() {
        for profile in Profile::ALL {
            let rows = item.answers().into_iter().map(|one| model().likelihood(one)[profile.index()]);
            assert!((rows.sum::<f64>() - 1.0).abs() < 1e-9, "{} {}", item.id(), profile.id());
        }
    }
}

#[test]
fn more_seen_is_always_more_telling() {
    let ratio = |seen: Seen| OWN[seen.index()] / BASE[seen.index()];
    assert!(Seen::ALL.windows(2).all(|pair| ratio(pair[0]) < ratio(pair[1])));
}

#[test]
fn soft_no_says_less_than_a_flat_one_and_than_a_broken_promise() {
    let against = |text: &str, other: Profile| {
        let row = model().likelihood(answer(text));
        row[other.index()] / row[Profile::Teacher.index()]
    };
    for other in [Profile::Guide, Profile::Friend, Profile::Climber, Profile::Blocker] {
        let soft = against("task=declined", other);
        assert!(soft > 1.0 && soft < against("task=refused", other), "{}", other.id());
        assert!(soft < against("task=not-delivered", other), "{}", other.id());
    }
    // 0.75 · 0.15 + 0.25 / 5 = 0.1625 against 0.75 · 0.06 + 0.05 = 0.095, and 0.41 against 0.0575.
    assert!(close(against("task=declined", Profile::Blocker), 0.1625 / 0.095));
    assert!(close(against("task=refused", Profile::Blocker), 0.41 / 0.0575));
}

#[test]
fn normalising_and_entropy_hold_at_their_ends() {
    let far = normalise(&[1e-90, 2e-90, 1e-90, 0.0, 1e-95, 1e-90, 1e-90]);
    assert!((far.iter().sum::<f64>() - 1.0).abs() < 1e-12 && far[3] == 0.0);
    assert_eq!(entropy(&[1.0, 0.0, 0.0]), 0.0);
    assert!((entropy(&[0.25; 4]) - 4_f64.ln()).abs() < 1e-12);
}

#[test]
fn every_item_and_answer_has_its_place() {
    let places: Vec<usize> = {
        let mut all: Vec<usize> = Item::all().map(Item::index).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(places, (0..Item::COUNT).collect::<Vec<_>>());
    assert!(Trait::all().map(Trait::index).eq(0..Trait::COUNT));
    assert!(Tell::ALL.into_iter().flat_map(Tell::answers).map(|one| one.index()).eq(0..TellAnswer::COUNT));
    assert!((0..Trait::COUNT).all(|place| Trait::from_index(place).unwrap().index() == place));
    assert_eq!(Trait::from_index(Trait::COUNT), None);
}
