//! What holds for any answers whatever, checked on random ones.

use super::tables::multiplied;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use stakemap::domain::judge::next::{Next, next};
use stakemap::domain::judge::verdict::{GroupWord, Read, Word};
use stakemap::domain::judge::weight::Target;
use stakemap::domain::judge::why::{explained, reasons, why};
use stakemap::domain::method::model::Tables;
use stakemap::domain::record::profile::{Profile, ProfileGroup, by_group};
use stakemap::domain::record::tell::Tell;
use stakemap::domain::record::traits::{Seen, Trait};

fn an_item() -> impl Strategy<Value = Item> {
    select(Item::all().collect::<Vec<_>>())
}

fn an_answer() -> impl Strategy<Value = Answer> {
    an_item().prop_flat_map(|item| select(item.answers()))
}

/// From nothing answered to about everything.
fn some_answers() -> impl Strategy<Value = Vec<Answer>> {
    vec(an_answer(), 0..40)
}

/// Answers of which only traits were seen to be absent, or were claimed.
fn unseen_answers() -> impl Strategy<Value = Answers> {
    let one = (select(Trait::all().collect::<Vec<_>>()), select(vec![Seen::NotSo, Seen::Claimed]));
    vec(one, 0..60).prop_map(|all| all.into_iter().map(|(one, seen)| Answer::Trait(one, seen)).collect())
}

/// Tables whose columns sum to 1 and whose trait rows tell more the more was seen.
fn some_tables() -> impl Strategy<Value = Tables> {
    let rows = vec(vec(0.02..1.0_f64, 7), TellAnswer::COUNT);
    (rows, 0.01..0.5_f64).prop_map(|(rows, error_allowance)| {
        let mut tables = Tables { error_allowance, ..PLAYBOOK.tables.clone() };
        for tell in Tell::ALL {
            for profile in Profile::ALL.map(Profile::index) {
                let of = |one: &TellAnswer| rows[one.index()][profile];
                let sum: f64 = tell.answers().iter().map(of).sum();
                for one in tell.answers() {
                    tables.tells[one.index()][profile] = of(one) / sum;
                }
            }
        }
        tables
    })
}

fn swapped(profile: Profile, pair: (Profile, Profile)) -> Profile {
    match profile {
        one if one == pair.0 => pair.1,
        one if one == pair.1 => pair.0,
        one => one,
    }
}

fn swap_answer(given: Answer, pair: (Profile, Profile)) -> Answer {
    match given {
        Answer::Trait(one, seen) => {
            let profile = swapped(one.profile(), pair);
            Answer::Trait(Trait::from_index(profile.index() * 3 + one.index() % 3).unwrap(), seen)
        }
        tell @ Answer::Tell(_) => tell,
    }
}

/// Whether no two profiles are too near for the order of additions to decide.
fn is_clear(profiles: &[f64; 7]) -> bool {
    let mut sorted = *profiles;
    sorted.sort_by(f64::total_cmp);
    sorted.windows(2).all(|pair| pair[1] - pair[0] > 1e-9)
}

proptest! {
    #[test]
    fn probabilities_sum_to_one_and_are_what_the_tables_multiply_to(given in some_answers()) {
        let given: Answers = given.into_iter().collect();
        let verdict = judge(model(), &given);
        prop_assert!((verdict.profiles.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((verdict.groups.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for (found, expected) in verdict.profiles.iter().zip(multiplied(&given)) {
            prop_assert!((found - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn words_follow_the_percentages(given in some_answers(), is_seen in any::<bool>()) {
        let mut given: Answers = given.into_iter().collect();
        if is_seen {
            given.set_evident(Item::Tell(Tell::Task));
        }
        let verdict = judge(model(), &given);
        let (Some((profile, word)), Some((group, group_word))) = (verdict.profile, verdict.group) else {
            prop_assert!(given.is_empty() && verdict.profile.is_none() && verdict.group.is_none());
            return Ok(());
        };
        let most = verdict.profiles.iter().copied().fold(0.0, f64::max);
        prop_assert!(verdict.of(profile) > most - 1e-11);
        let seen_for = |target| {
            let all = reasons(model(), &given, target);
            all.iter().filter(|one| one.weight > 1e-9 && one.answer.was_seen()).count()
        };
        let shows = given.given().filter(|answer| answer.was_seen()).any(|answer| {
            let likelihood = model().likelihood(answer);
            let blocker = likelihood[Profile::Blocker.index()];
            let mobilizers = Profile::ALL.into_iter().filter(|one| one.group() == ProfileGroup::Mobilizer);
            mobilizers.into_iter().any(|one| likelihood[one.index()] > blocker)
        });
        let expected = |p: f64, target| match p {
            p if p < 0.5 => Word::Unclear,
            p if p >= 0.75 && seen_for(target) >= 2 => Word::Likely,
            _ => Word::Leaning,
        };
        prop_assert_eq!(word, expected(verdict.of(profile), Target::Profile(profile)));
        let base = match expected(verdict.of_group(group), Target::Group(group)) {
            Word::Unclear => GroupWord::Unclear,
            // While another profile is likelier than each of theirs, or nothing seen tells them from a Blocker, nobody is
            // named a Mobilizer.
            Word::Leaning if group == ProfileGroup::Mobilizer && (profile.group() != group || !shows) => GroupWord::Unclear,
            Word::Leaning => GroupWord::Leaning,
            Word::Likely => GroupWord::Likely,
        };
        let mobilizer = group == ProfileGroup::Mobilizer;
        let screened = given.tell(Tell::Insight).is_some() && given.tell(Tell::Talk).is_some();
        let expected = match given.tell(Tell::Task) {
            Some(TellAnswer::NotDelivered | TellAnswer::Refused | TellAnswer::Declined)
                if mobilizer && base > GroupWord::Unclear => {
                GroupWord::Unproven
            }
            Some(TellAnswer::Delivered) if mobilizer && base == GroupWord::Likely && screened && is_seen => {
                GroupWord::Confirmed
            }
            _ => base,
        };
        prop_assert_eq!(group_word, expected);
        let delivered = given.tell(Tell::Task) == Some(TellAnswer::Delivered) && mobilizer && screened;
        prop_assert_eq!(verdict.awaits_evidence, delivered && base == GroupWord::Likely && !is_seen);
    }

    #[test]
    fn evidence_moves_no_percentage_and_no_word_but_confirmed(given in some_answers(), seen in vec(an_item(), 0..8)) {
        let mut evident: Answers = given.iter().copied().collect();
        seen.into_iter().for_each(|item| evident.set_evident(item));
        let (with, bare) = (judge(model(), &evident), judge(model(), &given.into_iter().collect()));
        prop_assert_eq!((with.profiles, with.profile), (bare.profiles, bare.profile));
        if with.group != bare.group {
            prop_assert!(with.group_word_id() == "confirmed" && bare.awaits_evidence);
        }
        prop_assert!(!rests_without_evidence(model(), &evident.with_evidence(), &judge(model(), &evident.with_evidence())));
    }

    #[test]
    fn profiles_of_the_group_named_lead_and_without_one_the_likeliest(given in some_answers()) {
        let verdict = judge(model(), &given.into_iter().collect());
        let Some((group, _)) = verdict.group else { return Ok(()) };
        let ranked = verdict.ranked();
        let is_named = matches!(verdict.read(), Read::As(..));
        let members = Profile::ALL.iter().filter(|one| is_named && one.group() == group).count();
        let (first, rest) = ranked.split_at(members);
        prop_assert!(first.iter().all(|one| one.group() == group), "{ranked:?}");
        for part in [first, rest] {
            prop_assert!(part.windows(2).all(|two| verdict.of(two[0]) > verdict.of(two[1]) - 1e-8));
        }
    }

    #[test]
    fn no_bar_hides_a_likelier_profile(given in some_answers(), most in 1_usize..6) {
        let verdict = judge(model(), &given.into_iter().collect());
        let shown = verdict.shown(most);
        let ranked = verdict.ranked();
        prop_assert_eq!(shown[0], ranked[0], "the best group leads");
        let least = shown.iter().map(|one| verdict.of(*one)).fold(1.0, f64::min);
        let hidden = ranked.iter().filter(|one| !shown.contains(one));
        prop_assert!(hidden.clone().all(|one| verdict.of(*one) < least + 1e-8), "{shown:?}");
        prop_assert!(shown.len() >= most && shown.len() + hidden.count() == 7);
        let places: Vec<_> = shown.iter().map(|one| ranked.iter().position(|other| other == one)).collect();
        prop_assert!(places.is_sorted());
    }

    #[test]
    fn reasons_are_about_what_the_verdict_says(given in some_answers()) {
        let verdict = judge(model(), &given.into_iter().collect());
        match (verdict.read(), explained(&verdict)) {
            (Read::Unknown, about) => prop_assert_eq!(about, None),
            (Read::Unclear, about) => prop_assert!(about.is_some()),
            (Read::As(_, _, Some((said, _))), about) => prop_assert_eq!(about, Some(Target::Profile(said))),
            (Read::As(group, ..), Some(Target::Profile(profile))) => {
                prop_assert_eq!((profile.group(), group), (ProfileGroup::Blocker, ProfileGroup::Blocker));
            }
            (Read::As(group, ..), about) => prop_assert_eq!(about, Some(Target::Group(group))),
        }
    }

    #[test]
    fn unknown_never_counts(given in some_answers(), item in an_item(), other in an_answer()) {
        let given: Answers = given.into_iter().collect::<Answers>().without(item);
        let mut detour = given;
        for one in item.answers() {
            detour.set(one);
        }
        detour.clear(item);
        prop_assert_eq!(judge(model(), &detour), judge(model(), &given));
        // What is unknown has no row either: the others alone make the verdict.
        let only: Answers = [other].into_iter().collect();
        prop_assert!(judge(model(), &only).profiles.iter().zip(multiplied(&only)).all(|(a, b)| (a - b).abs() < 1e-9));
    }

    #[test]
    fn order_of_answering_is_irrelevant(given in some_answers(), seed in any::<u64>()) {
        let given: Answers = given.into_iter().collect();
        let mut shuffled: Vec<Answer> = given.given().collect();
        let mut random = seed;
        for place in (1..shuffled.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(place, (random >> 33) as usize % (place + 1));
        }
        let again: Answers = shuffled.iter().copied().collect();
        prop_assert_eq!(judge(model(), &again), judge(model(), &given));
        let both = (model().profiles(shuffled), model().profiles(given.given()));
        prop_assert!(both.0.iter().zip(both.1).all(|(a, b)| (a - b).abs() < 1e-9));
    }

    #[test]
    fn more_seen_never_lowers_the_profile(given in some_answers(), place in 0..Trait::COUNT) {
        let one = Trait::from_index(place).unwrap();
        let mut given: Answers = given.into_iter().collect();
        let mut last = 0.0;
        for seen in Seen::ALL {
            given.set(Answer::Trait(one, seen));
            let now = judge(model(), &given).of(one.profile());
            prop_assert!(now >= last, "{} {last} {now}", seen.id());
            last = now;
        }
        let unknown = judge(model(), &given.without(Item::Trait(one))).of(one.profile());
        given.set(Answer::Trait(one, Seen::Once));
        prop_assert!(judge(model(), &given).of(one.profile()) >= unknown);
        given.set(Answer::Trait(one, Seen::NotSo));
        prop_assert!(judge(model(), &given).of(one.profile()) <= unknown);
    }

    #[test]
    fn swapping_two_profiles_in_tables_and_answers_swaps_the_result(
        given in some_answers(), tables in some_tables(), a in select(Profile::ALL.to_vec()), b in select(Profile::ALL.to_vec()),
    ) {
        let pair = (a, b);
        let mut other = tables.clone();
        for row in &mut other.tells {
            row.swap(a.index(), b.index());
        }
        let (model, other) = (Model::new(&tables), Model::new(&other));
        let given: Answers = given.into_iter().collect();
        let turned: Answers = given.given().map(|one| swap_answer(one, pair)).collect();
        let (before, after) = (judge(&model, &given), judge(&other, &turned));
        for profile in Profile::ALL {
            prop_assert!((before.of(profile) - after.of(swapped(profile, pair))).abs() < 1e-9);
        }
        if is_clear(&before.profiles) {
            prop_assert_eq!(before.profile.map(|(one, word)| (swapped(one, pair), word)), after.profile);
            let turn = |all: &[Profile]| {
                let mut all: Vec<Profile> = all.iter().map(|one| swapped(*one, pair)).collect();
                all.sort_unstable();
                all
            };
            prop_assert_eq!(turn(&before.also_shows), after.also_shows);
        }
        if a.group() == b.group() {
            prop_assert!(before.groups.iter().zip(after.groups).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }

    #[test]
    fn absence_alone_is_at_most_leaning(given in unseen_answers()) {
        let verdict = judge(model(), &given);
        prop_assert!(verdict.profile.is_none_or(|(_, word)| word <= Word::Leaning));
        prop_assert!(verdict.group.is_none_or(|(_, word)| word <= GroupWord::Leaning));
    }

    #[test]
    fn only_a_delivered_task_confirms(given in some_answers()) {
        let mut given: Answers = given.into_iter().collect();
        prop_assert_ne!(judge(model(), &given).group_word_id(), "confirmed", "not without evidence");
        given.set_evident(Item::Tell(Tell::Task));
        if judge(model(), &given).group_word_id() == "confirmed" {
            prop_assert_eq!(given.tell(Tell::Task), Some(TellAnswer::Delivered));
            for needed in [Tell::Task, Tell::Insight, Tell::Talk] {
                prop_assert_ne!(judge(model(), &given.without(Item::Tell(needed))).group_word_id(), "confirmed");
            }
        }
        for result in [TellAnswer::InPart, TellAnswer::NotDelivered, TellAnswer::Refused, TellAnswer::Declined] {
            let mut other = given;
            other.set(Answer::Tell(result));
            prop_assert_ne!(judge(model(), &other).group_word_id(), "confirmed");
        }
    }

    #[test]
    fn leaving_an_answer_out_twice_is_leaving_it_out_once(given in some_answers(), item in an_item()) {
        let given: Answers = given.into_iter().collect();
        let once = given.without(item);
        prop_assert_eq!(once.without(item), once);
        prop_assert_eq!(once.get(item), None);
        for one in given.given().filter(|one| one.item() != item) {
            prop_assert_eq!(once.get(one.item()), Some(one));
        }
    }

    #[test]
    fn weight_is_what_leaving_out_does_to_the_odds(given in some_answers()) {
        let given: Answers = given.into_iter().collect();
        let verdict = judge(model(), &given);
        let why = why(model(), &given, &verdict);
        prop_assert_eq!(why.len(), given.given().count(), "each answer, counter-evidence included");
        prop_assert!(why.windows(2).all(|pair| pair[0].weight.abs() > pair[1].weight.abs() - 1e-8));
        let odds = |all: &Answers, target: Target| {
            let profiles = multiplied(all);
            let p = match target {
                Target::Profile(profile) => profiles[profile.index()],
                Target::Group(group) => by_group(&profiles)[group.index()],
            };
            (p / (1.0 - p)).ln()
        };
        for one in why {
            let moved = |target| odds(&given, target) - odds(&given.without(one.answer.item()), target);
            prop_assert!((one.weight - moved(one.target)).abs() < 1e-6, "{:?}", one);
            // A minus stands before whatever lowers the number above the reasons, which is that of the group.
            if let Read::As(group, ..) = verdict.read() {
                prop_assert!(one.weight < 0.0 || moved(Target::Group(group)) > -1e-6, "{:?} as {:?}", one, verdict.read());
            }
            prop_assert!(Some(one.target) == explained(&verdict) || one.weight < 0.0);
        }
    }

    #[test]
    fn contested_only_where_both_sides_are_firm(given in some_answers()) {
        let given: Answers = given.into_iter().collect();
        let firm = |all: Answers| {
            let groups = by_group(&multiplied(&all));
            ProfileGroup::ALL.into_iter().find(|one| !all.is_empty() && groups[one.index()] >= 0.6)
        };
        let of = |are: fn(&Answer) -> bool| firm(given.given().filter(are).collect());
        let (traits, tells) =
            (of(|one| matches!(one, Answer::Trait(..))), of(|one| matches!(one, Answer::Tell(_))));
        let expected = traits.zip(tells).filter(|(traits, tells)| traits != tells);
        prop_assert_eq!(judge(model(), &given).contested.map(|one| (one.traits, one.tells)), expected);
    }

    #[test]
    fn next_never_repeats_a_question_or_asks_what_cannot_be_seen(given in some_answers(), postponed in vec(an_item(), 0..5)) {
        let given: Answers = given.into_iter().collect();
        let verdict = judge(model(), &given);
        // A Mobilizer who is not confirmed always has something to come.
        let is_waiting = matches!(verdict.group, Some((ProfileGroup::Mobilizer, GroupWord::Likely | GroupWord::Unproven)));
        match next(model(), &given, &verdict, &postponed) {
            Next::Ask(item) => {
                prop_assert_eq!(given.get(item), None);
                prop_assert_ne!(item, Item::Tell(Tell::Task));
                let engaged = given.tell(Tell::Insight).is_some_and(TellAnswer::engaged);
                prop_assert!(item != Item::Tell(Tell::Press) || engaged);
                let others = Item::all().filter(|one| {
                    given.get(*one).is_none()
                        && *one != Item::Tell(Tell::Task)
                        && (engaged || *one != Item::Tell(Tell::Press))
                        && !postponed.contains(one)
                });
                // What a delivered task still needs cannot be put off.
                let delivered = given.tell(Tell::Task) == Some(TellAnswer::Delivered) && is_waiting;
                prop_assert!(delivered || !postponed.contains(&item) || others.count() == 0);
            }
            Next::GiveTask => prop_assert!(verdict.likely_mobilizer() && given.tell(Tell::Task).is_none()),
            Next::GiveAnother => prop_assert!(given.tell(Tell::Task).is_some_and(|it| it != TellAnswer::Delivered)),
            Next::AddEvidence => prop_assert!(verdict.awaits_evidence),
            Next::Enough => prop_assert!(verdict.is_likely() && verdict.contested.is_none() && !is_waiting),
            Next::NothingLeft => prop_assert!(given.traits_answered() == Trait::COUNT && !is_waiting),
        }
        if verdict.likely_mobilizer() && given.tell(Tell::Task).is_none() {
            prop_assert_eq!(next(model(), &given, &verdict, &postponed), Next::GiveTask);
        }
    }

    #[test]
    fn hearsay_moves_a_probability_and_never_a_word_beyond_leaning(
        given in some_answers(),
        heard in vec(an_item(), 0..8),
    ) {
        let given: Answers = given.into_iter().collect();
        let mut mixed = given;
        for item in heard {
            given.get(item).into_iter().for_each(|answer| mixed.set_hearsay(answer));
        }
        let (verdict, seen) = (judge(model(), &mixed), judge(model(), &mixed.first_hand()));
        prop_assert_eq!(verdict.profiles, judge(model(), &given).profiles);
        if let Some((profile, Word::Likely)) = verdict.profile {
            prop_assert_eq!(seen.profile, Some((profile, Word::Likely)));
        }
        if let Some((group, GroupWord::Likely | GroupWord::Confirmed)) = verdict.group {
            prop_assert_eq!(seen.group.map(|(group, _)| group), Some(group));
            prop_assert!(matches!(seen.group, Some((_, GroupWord::Likely | GroupWord::Confirmed))));
        }
        prop_assert_eq!(mixed.hearsay() as usize + mixed.first_hand().given().count(), given.given().count());
    }

    #[test]
    fn no_line_of_hearsay_is_shown_as_seen_and_none_is_lost(
        steps in vec((select(vec!["talk=we", "talk=me", "insight=pressed"]), 0..3, 10..40_u32), 0..24),
    ) {
        let mut deal = deal();
        let mut written = 0;
        // Clocks are set back now and then.
        for (number, (what, kind, minute)) in (1000..).zip(steps) {
            let (one, item) = (answer(what), answer(what).item());
            let act = Act { id: record(number), ..act("Ida", minute) };
            let before = ann(&deal).answers("Ida");
            match kind {
                0 => deal.hear(ANN, act, one),
                1 => deal.answer(ANN, act, one),
                _ => {
                    let text = if before.is_hearsay(item) { "heard" } else { "seen" };
                    written += usize::from(before.get(item).is_some());
                    let (id, by) = (record(number), "Ida".into());
                    let line = Evidence { id, text: text.into(), on: TODAY, by, conversation: None, extra: serde_json::Map::new() };
                    deal.add_evidence(ANN, "Ida", item, line);
                }
            }
            if kind < 2 {
                let after = ann(&deal).answers("Ida");
                prop_assert_eq!((after.get(item), after.is_hearsay(item)), (Some(one), kind == 0), "the latest counts");
            }
        }
        let lines: Vec<_> = ["talk", "insight"].iter().filter_map(|id| Item::from_id(id)).flat_map(|item| ann(&deal).lines("Ida", item)).collect();
        prop_assert!(lines.iter().all(|(line, is_heard)| *is_heard || line.text == "seen"), "{lines:?}");
        prop_assert_eq!(lines.len(), written);
    }

    #[test]
    fn title_never_enters(given in some_answers(), title in any::<String>()) {
        let mut deal = deal();
        for (minute, one) in (10..).zip(given) {
            deal.answer(ANN, act("Ida", minute), one);
        }
        let before = judge(model(), &ann(&deal).answers("Ida"));
        deal.edit_person(ANN, |ann| ann.title = title.into());
        prop_assert_eq!(judge(model(), &ann(&deal).answers("Ida")), before);
    }

    #[test]
    fn recorded_answers_are_the_last_ones_given(given in some_answers()) {
        let mut deal = deal();
        for (minute, one) in (10..).zip(&given) {
            deal.answer(ANN, act("Ida", minute), *one);
        }
        let expected: Answers = given.into_iter().filter(|one| one.item() != Item::Tell(Tell::Task)).collect();
        prop_assert_eq!(ann(&deal).answers("Ida"), expected);
    }
}
