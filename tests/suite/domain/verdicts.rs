//! The words of a verdict. Percentages in the comments were multiplied out by hand from the design's tables.

use super::*;
use stakemap::domain::judge::verdict::{Contest, GroupWord, Word};
use stakemap::domain::record::profile::{Profile, ProfileGroup};
use stakemap::domain::record::traits::{Seen, Trait};

fn all_not_so(but: Profile) -> Answers {
    Trait::all().filter(|one| one.profile() != but).map(|one| Answer::Trait(one, Seen::NotSo)).collect()
}

#[test]
fn nothing_answered_is_unknown_and_all_are_equally_likely() {
    let verdict = verdict("");
    assert_eq!((verdict.profile, verdict.group, verdict.contested), (None, None, None));
    assert!(verdict.also_shows.is_empty());
    assert!(verdict.profiles.iter().all(|p| close(*p, 1.0 / 7.0)));
    assert!(
        close(verdict.of_group(ProfileGroup::Mobilizer), 3.0 / 7.0)
            && close(verdict.of_group(ProfileGroup::Blocker), 1.0 / 7.0)
    );
}

#[test]
fn one_tell_is_weighed_by_its_row() {
    // 0.75 · row + 0.25 / 4 = .55 .55 .5875 .1525 .1225 .325 .1, which sum to 2.3875.
    let verdict = verdict("insight=pressed");
    let expected = [0.2304, 0.2304, 0.2461, 0.0639, 0.0513, 0.1361, 0.0419];
    assert!(verdict.profiles.iter().zip(expected).all(|(p, e)| (p - e).abs() < 1e-4), "{:?}", verdict.profiles);
    assert_eq!(verdict.profile, Some((Profile::Skeptic, Word::Unclear)));
    assert!(close(verdict.of_group(ProfileGroup::Mobilizer), 1.6875 / 2.3875));
    assert_eq!(verdict.group, Some((ProfileGroup::Mobilizer, GroupWord::Leaning)), "71 %");
}

#[test]
fn trait_speaks_for_its_profile_alone() {
    // Own 0.75 · 0.30 + 0.0625 = 0.2875, every other 0.75 · 0.16 + 0.0625 = 0.1825: 0.2875 / (0.2875 + 6 · 0.1825).
    let verdict = verdict("teacher.brings-insight=once");
    assert!(close(verdict.of(Profile::Teacher), 0.2875 / 1.3825));
    assert!(Profile::ALL.into_iter().filter(|one| *one != Profile::Teacher).all(|one| close(verdict.of(one), 0.1320)));
}

#[test]
fn best_below_half_is_unclear_up_to_three_quarters_leaning_from_there_likely() {
    let cases = [
        // 29 %, 59 %, 67 %, 69 %, 81 % and 66 %.
        ("teacher.brings-insight=once teacher.sought-after=once", Profile::Teacher, Word::Unclear),
        ("teacher.brings-insight=repeated teacher.sought-after=repeated", Profile::Teacher, Word::Leaning),
        ("insight=not-engaged gives=information guide.frank=repeated", Profile::Guide, Word::Leaning),
        ("insight=pressed talk=we press=to-know teacher.persuades=once", Profile::Teacher, Word::Leaning),
        ("insight=pressed talk=we press=to-know teacher.persuades=repeated", Profile::Teacher, Word::Likely),
        ("insight=waved-away gives=nothing blocker.does-not-help-vendors=once", Profile::Blocker, Word::Leaning),
    ];
    for (text, profile, word) in cases {
        assert_eq!(verdict(text).profile, Some((profile, word)), "{text}");
    }
}

#[test]
fn group_can_be_likely_where_the_profile_is_not() {
    let verdict = verdict("insight=pressed talk=we");
    assert_eq!(verdict.group, Some((ProfileGroup::Mobilizer, GroupWord::Likely)), "86 %");
    assert_eq!(verdict.profile, Some((Profile::Skeptic, Word::Unclear)), "30 %");
}

#[test]
fn the_likeliest_profile_stands_first_where_no_group_is_named() {
    use Profile::{Blocker, GoGetter, Skeptic, Teacher};
    let given = "gives=nothing go-getter.backs-ideas=once teacher.persuades=once skeptic.small-wins-first=once \
                 blocker.projects-distract=once";
    // Alone the Blocker is the likeliest with 31 %; three kinds of Mobilizer, 17 % each, are 50 % together.
    let found = verdict(given);
    assert_eq!(found.group, Some((ProfileGroup::Mobilizer, GroupWord::Unclear)), "three together name nobody");
    assert!(Profile::ALL.into_iter().all(|one| one == Blocker || found.of(one) < found.of(Blocker)));
    assert_eq!(found.ranked()[..4], [Blocker, GoGetter, Teacher, Skeptic]);
    assert_eq!(verdict("").ranked(), Profile::ALL);
    assert_eq!(found.apart(), Some((ProfileGroup::Mobilizer, Blocker)));
    assert_eq!(found.shown(2), [Blocker, GoGetter]);
}

#[test]
fn nobody_is_named_a_mobilizer_while_a_profile_of_another_group_is_likelier() {
    // The debrief of a CFO who gives vendors nothing and asks nothing for themselves: 50 % Mobilizer, of whom nobody saw
    // anything that a Blocker wouldn't do.
    let found = verdict("gives=nothing climber.personal-gain=not-so");
    assert_eq!(found.profile.unwrap().0, Profile::Blocker);
    assert_eq!(found.read(), stakemap::domain::judge::verdict::Read::Unclear);
    // Nor does what nobody saw, with vendors getting nothing, make one: 57 %.
    let bare = verdict("gives=nothing blocker.stability-for-itself=not-so");
    assert_eq!(bare.group, Some((ProfileGroup::Mobilizer, GroupWord::Unclear)));
    let items: Vec<Item> = Item::all().collect();
    for (at, one) in items.iter().enumerate() {
        for other in &items[at + 1..] {
            for (a, b) in one.answers().iter().flat_map(|a| other.answers().into_iter().map(move |b| (*a, b))) {
                let found = judge(model(), &[a, b].into_iter().collect());
                let (group, word) = found.group.unwrap();
                let is_apart = found.profile.unwrap().0.group() != group;
                let is_mobilizer = group == ProfileGroup::Mobilizer;
                assert!(!is_apart || !is_mobilizer || word == GroupWord::Unclear, "{a:?} {b:?}: {word:?}");
            }
        }
    }
}

#[test]
fn tie_goes_to_the_first_in_the_order_of_the_method() {
    // Three profiles with one trait each: the same factors, multiplied in another order.
    let tied = "teacher.persuades=once friend.introduces=once climber.expects-reward=once guide.frank=not-so \
                skeptic.small-wins-first=claimed blocker.projects-distract=claimed";
    let verdict = verdict(tied);
    assert!(close(verdict.of(Profile::Teacher), verdict.of(Profile::Friend)));
    assert_eq!(verdict.profile.unwrap().0, Profile::Teacher);
    let all_alike: Answers = Trait::all().map(|one| Answer::Trait(one, Seen::Once)).collect();
    assert_eq!(judge(model(), &all_alike).profile.unwrap().0, Profile::GoGetter);
}

#[test]
fn absence_alone_is_never_more_than_leaning() {
    // 92 % Blocker, and nobody saw anything.
    let mut all = all_not_so(Profile::Blocker);
    let verdict = judge(model(), &all);
    assert!(close(verdict.of(Profile::Blocker), 0.91778));
    assert_eq!(
        (verdict.profile, verdict.group),
        (Some((Profile::Blocker, Word::Leaning)), Some((ProfileGroup::Blocker, GroupWord::Leaning)))
    );
    // Claims are no sight either: 94 %.
    for one in Trait::all().filter(|one| one.profile() == Profile::Blocker) {
        all.set(Answer::Trait(one, Seen::Claimed));
    }
    assert_eq!(judge(model(), &all).profile, Some((Profile::Blocker, Word::Leaning)));
}

#[test]
fn likely_needs_two_things_seen_that_speak_for_it() {
    let mut all = all_not_so(Profile::Blocker);
    all.set(answer("blocker.projects-distract=once"));
    assert_eq!(judge(model(), &all).profile, Some((Profile::Blocker, Word::Leaning)), "95 % on one sight");
    let mut against = all;
    against.set(answer("talk=we"));
    assert_eq!(judge(model(), &against).profile.unwrap().1, Word::Leaning, "a second sight that speaks against it");
    let mut tell = all;
    tell.set(answer("gives=nothing"));
    assert_eq!(judge(model(), &tell).profile, Some((Profile::Blocker, Word::Likely)), "a tell is a sight");
    all.set(answer("blocker.stability-for-itself=repeated"));
    assert_eq!(judge(model(), &all).profile, Some((Profile::Blocker, Word::Likely)));
}

#[test]
fn one_tell_and_absence_leave_a_group_leaning() {
    // All traits of the four others missing and the insight pressed: 99 % Mobilizer on one sight.
    let mut all: Answers = Trait::all()
        .filter(|one| one.profile().group() != ProfileGroup::Mobilizer)
        .map(|one| Answer::Trait(one, Seen::NotSo))
        .collect();
    all.set(answer("insight=pressed"));
    let verdict = judge(model(), &all);
    assert!(verdict.of_group(ProfileGroup::Mobilizer) > 0.95);
    assert_eq!(verdict.group, Some((ProfileGroup::Mobilizer, GroupWord::Leaning)));
}

#[test]
fn confirmed_needs_the_task_delivered_and_insight_and_talk_answered() {
    let cases = [
        ("insight=pressed talk=we", GroupWord::Likely),
        ("insight=pressed talk=we task=delivered", GroupWord::Confirmed),
        ("insight=pressed talk=we task=in-part", GroupWord::Likely),
        ("insight=pressed task=delivered", GroupWord::Likely),
        ("talk=we task=delivered", GroupWord::Likely),
        // 55 %: the task and little else.
        ("insight=accepted talk=both task=delivered", GroupWord::Leaning),
        // No insight needed to be pressed: seven sights of a Teacher outweigh it.
        (
            "insight=not-engaged talk=we task=delivered teacher.persuades=repeated teacher.sought-after=repeated \
             teacher.brings-insight=repeated",
            GroupWord::Confirmed,
        ),
    ];
    for (text, word) in cases {
        assert_eq!(verdict(text).group, Some((ProfileGroup::Mobilizer, word)), "{text}");
    }
}

/// A person whom Kim screened, with a task that was given on 9 November at noon and delivered; seen on these days.
fn delivered(seen: &[(&str, &str)]) -> Stakeholder {
    let evidence = seen.iter().enumerate().map(|(number, (on, text))| {
        format!(r#"{{"id":"00000000-0000-0000-0000-00000000010{number}","text":"{text}","on":"{on}","by":"Kim"}}"#)
    });
    let evidence = evidence.collect::<Vec<_>>().join(",");
    let seen = |number: u8, item: &str, answer: &str, more: &str| {
        format!(
            r#"{{"id":"00000000-0000-0000-0000-00000000000{number}","item":"{item}","answer":"{answer}","by":"Kim",
                "at":"2026-11-12T12:00:00Z"{more}}}"#
        )
    };
    let came =
        r#","evidence":[{"id":"00000000-0000-0000-0000-000000000005","text":"came","on":"2026-11-12","by":"Kim"}]"#;
    let (insight, talk) = (seen(2, "insight", "pressed", ""), seen(3, "talk", "we", ""));
    let task = seen(4, "task", "delivered", came);
    serde_json::from_str(&format!(
        r#"{{"id":"00000000-0000-0000-0000-000000000001","name":"Dev","observations":[{insight},{talk},{task}],
            "tasks":[{{"id":"00000000-0000-0000-0000-000000000006","what":"Bring finance","due":"2026-11-20",
            "given":"2026-11-09T12:00:00Z","by":"Kim",
            "judged":{{"result":"delivered","at":"2026-11-12T12:00:00Z","by":"Kim","evidence":[{evidence}]}}}}]}}"#
    ))
    .unwrap()
}

#[test]
fn a_file_that_was_written_by_hand_confirms_nobody_without_what_was_seen_after_the_task_was_given() {
    let word = |seen: &[(&str, &str)]| judge(model(), &delivered(seen).answers("Kim")).group.unwrap().1;
    let rows: [(&[(&str, &str)], GroupWord); 6] = [
        (&[], GroupWord::Likely),
        (&[("2026-11-12", "  ")], GroupWord::Likely),
        (&[("2026-11-07", "Finance came")], GroupWord::Likely),
        (&[("2026-11-09", "Finance came")], GroupWord::Confirmed),
        (&[("2026-11-07", "Finance came"), ("2026-11-12", "")], GroupWord::Likely),
        (&[("2026-11-07", "Finance came"), ("2026-11-12", "She did it again")], GroupWord::Confirmed),
    ];
    for (seen, wanted) in rows {
        assert_eq!(word(seen), wanted, "{seen:?}");
        assert_eq!(delivered(seen).delivered_unseen(), wanted == GroupWord::Likely, "{seen:?}");
    }
}

#[test]
fn a_delivered_task_confirms_only_with_a_line_of_evidence_for_it() {
    let text = "insight=pressed talk=we task=delivered";
    let of = |answers: &Answers| {
        let verdict = judge(model(), answers);
        (verdict.group.unwrap().1, verdict.awaits_evidence)
    };
    let mut given = bare(text);
    assert_eq!(of(&given), (GroupWord::Likely, true));
    given.set_evident(Item::Tell(Tell::Insight));
    assert_eq!(of(&given), (GroupWord::Likely, true), "evidence of something else");
    given.set_evident(Item::Tell(Tell::Task));
    assert_eq!(of(&given), (GroupWord::Confirmed, false));
    given.set(answer("task=delivered"));
    assert_eq!(of(&given), (GroupWord::Likely, true), "an answer that is given again has none yet");
    for text in ["insight=pressed task=delivered", "insight=pressed talk=we task=in-part", "insight=pressed talk=we"] {
        assert!(!judge(model(), &bare(text)).awaits_evidence, "{text}: something else is missing too");
    }
}

#[test]
fn a_verdict_says_that_it_rests_on_answers_without_evidence() {
    let text = "insight=pressed talk=we press=to-know task=delivered";
    let rests = |evident: &[&str]| {
        let mut given = bare(text);
        evident.iter().for_each(|id| given.set_evident(Item::from_id(id).unwrap()));
        rests_without_evidence(model(), &given, &judge(model(), &given))
    };
    assert!(rests(&[]));
    assert!(rests(&["insight"]), "71 % are leaning, and it says likely");
    assert!(!rests(&["insight", "talk"]), "86 %, likely without the rest");
    assert!(rests(&["task"]), "confirmed, and nobody wrote down how they took the insight");
    assert!(!rests(&["insight", "talk", "task"]));
    let nothing = Answers::default();
    assert!(!rests_without_evidence(model(), &nothing, &judge(model(), &nothing)));
    let unclear = bare("guide.frank=once");
    assert!(!rests_without_evidence(model(), &unclear, &judge(model(), &unclear)), "it says nothing");
}

#[test]
fn everything_but_the_task_never_confirms() {
    let all = "insight=pressed talk=we press=to-know gives=time-and-introductions teacher.persuades=repeated \
               teacher.sought-after=repeated teacher.brings-insight=repeated";
    assert_eq!(verdict(all).group, Some((ProfileGroup::Mobilizer, GroupWord::Likely)));
}

#[test]
fn task_not_delivered_or_refused_is_unproven_however_warm_the_talk() {
    let cases = [
        // 67 %, 69 %, 80 %, 83 %, 83 %: with the talk alone, and with a profile that is leaning.
        ("insight=pressed talk=we task=not-delivered", Some((ProfileGroup::Mobilizer, GroupWord::Unproven))),
        ("insight=pressed talk=we task=refused", Some((ProfileGroup::Mobilizer, GroupWord::Unproven))),
        ("insight=pressed talk=we task=declined", Some((ProfileGroup::Mobilizer, GroupWord::Unproven))),
        (
            "insight=pressed talk=we task=not-delivered press=to-know teacher.sought-after=once",
            Some((ProfileGroup::Mobilizer, GroupWord::Unproven)),
        ),
        ("insight=pressed talk=we press=to-know task=refused", Some((ProfileGroup::Mobilizer, GroupWord::Unproven))),
        // Below one half, and for Talkers, there is nothing left to prove: 43 %, 51 %. A soft no leaves it at 58 %.
        ("insight=pressed talk=both task=refused", Some((ProfileGroup::Mobilizer, GroupWord::Unclear))),
        ("insight=pressed talk=both task=declined", Some((ProfileGroup::Mobilizer, GroupWord::Unproven))),
        ("insight=pressed talk=me task=refused", Some((ProfileGroup::Talker, GroupWord::Leaning))),
    ];
    for (text, group) in cases {
        assert_eq!(verdict(text).group, group, "{text}");
    }
}

#[test]
fn other_profiles_with_two_traits_seen_also_show() {
    let verdict = verdict(
        "teacher.persuades=repeated teacher.sought-after=repeated teacher.brings-insight=once \
         friend.introduces=once friend.easy-to-reach=repeated \
         guide.frank=repeated guide.inside-information=claimed guide.tells-every-vendor=not-so \
         climber.personal-gain=claimed climber.expects-reward=claimed climber.advertises-successes=claimed",
    );
    assert_eq!(verdict.profile.unwrap().0, Profile::Teacher);
    assert_eq!(verdict.also_shows, [Profile::Friend], "neither one trait seen nor claims make another");
}

#[test]
fn contested_are_traits_and_tells_that_point_to_other_groups() {
    // Traits alone: 70 % Blocker of two seen again and again and one once. Tells alone: 86 % Mobilizer.
    let blocks = "blocker.projects-distract=repeated blocker.stability-for-itself=repeated \
                  blocker.does-not-help-vendors=once";
    let both = format!("{blocks} insight=pressed talk=we");
    let contest = Contest { traits: ProfileGroup::Blocker, tells: ProfileGroup::Mobilizer };
    assert_eq!(verdict(&both).contested, Some(contest));
    let not_contested = [
        // One of the two sides is silent, or below 60 %, or they agree.
        "insight=pressed talk=we",
        blocks,
        "blocker.projects-distract=repeated blocker.stability-for-itself=repeated insight=pressed talk=we",
        &format!("{blocks} insight=not-engaged"),
        &format!("{blocks} insight=waved-away gives=nothing blocker.projects-distract=repeated"),
    ];
    for text in not_contested {
        assert_eq!(verdict(text).contested, None, "{text}");
    }
}

#[test]
fn task_is_one_of_the_tells_that_can_contest_the_traits() {
    let traits = "guide.frank=repeated guide.inside-information=repeated";
    // The task alone: 1.6125 / 2.1425 = 75 % Mobilizer.
    assert_eq!(
        verdict(&format!("{traits} task=delivered")).contested,
        Some(Contest { traits: ProfileGroup::Talker, tells: ProfileGroup::Mobilizer })
    );
}

#[test]
fn title_is_no_input() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 1, "insight=waved-away gives=nothing");
    let before = judge(model(), &ann(&deal).answers("Ida"));
    for title in ["Chief Executive Officer", "Intern", "Champion", "blocker", ""] {
        deal.edit_person(ANN, |ann| ann.title = title.into());
        assert_eq!(judge(model(), &ann(&deal).answers("Ida")), before, "{title}");
    }
}
