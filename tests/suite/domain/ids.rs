//! Ids are stable for ever: they stand in people's files.

use super::*;
use stakemap::domain::judge::verdict::{GroupWord, Word};
use stakemap::domain::record::profile::{Profile, ProfileGroup};
use stakemap::domain::record::tell::Tell;
use stakemap::domain::record::traits::{Seen, Trait};

const TRAITS: [&str; 21] = [
    "go-getter.backs-ideas",
    "go-getter.over-delivers",
    "go-getter.learns-from-failure",
    "teacher.brings-insight",
    "teacher.sought-after",
    "teacher.persuades",
    "skeptic.wary-of-vague-projects",
    "skeptic.prepares-influencers",
    "skeptic.small-wins-first",
    "guide.inside-information",
    "guide.frank",
    "guide.tells-every-vendor",
    "friend.easy-to-reach",
    "friend.introduces",
    "friend.generous-with-time",
    "climber.personal-gain",
    "climber.expects-reward",
    "climber.advertises-successes",
    "blocker.stability-for-itself",
    "blocker.projects-distract",
    "blocker.does-not-help-vendors",
];

const TELLS: [(&str, &[&str]); 5] = [
    ("insight", &["pressed", "accepted", "not-engaged", "waved-away"]),
    ("talk", &["we", "both", "me"]),
    ("press", &["to-do", "to-know", "to-test", "does-not-press"]),
    ("gives", &["nothing", "information", "time-and-introductions"]),
    ("task", &["delivered", "in-part", "not-delivered", "refused", "declined"]),
];

#[test]
fn traits_are_named_as_the_design_names_them_in_the_order_of_the_method() {
    assert!(Trait::all().map(Trait::id).eq(TRAITS));
    for id in TRAITS {
        let one = Trait::from_id(id).unwrap();
        assert_eq!(id.split('.').next(), Some(one.profile().id()));
        assert_eq!(Item::from_id(id), Some(Item::Trait(one)));
    }
}

#[test]
fn tells_and_their_answers_are_named_as_in_the_design() {
    assert!(Tell::ALL.map(Tell::id).iter().eq(TELLS.map(|(id, _)| id).iter()));
    for (id, answers) in TELLS {
        let Some(Item::Tell(tell)) = Item::from_id(id) else { panic!("{id}") };
        assert!(tell.answers().iter().map(|one| one.id()).eq(answers.iter().copied()));
        assert!(tell.answers().iter().all(|one| one.tell() == tell));
    }
}

#[test]
fn trait_answers_are_named_as_in_the_design_and_stand_behind_their_keys() {
    assert_eq!(Seen::ALL.map(Seen::id), ["not-so", "claimed", "once", "repeated"]);
    assert_eq!(Seen::ALL.map(Seen::was_seen), [false, false, true, true]);
    assert!(
        Seen::ALL.into_iter().all(|seen| Seen::ALL[seen.index()] == seen && Seen::from_id(seen.id()) == Some(seen))
    );
}

#[test]
fn every_answer_is_found_by_its_id_within_its_item() {
    for item in Item::all() {
        for one in item.answers() {
            assert_eq!(item.answer(one.id()), Some(one));
            assert_eq!(one.item(), item);
        }
        assert_eq!(item.answer("unknown"), None);
    }
    assert_eq!(Item::from_id("teacher.glows"), None);
    assert_eq!(Item::Tell(Tell::Talk).answer("pressed"), None, "an answer to another tell");
}

#[test]
fn profiles_and_groups_are_named_as_in_the_method() {
    let profiles = ["go-getter", "teacher", "skeptic", "guide", "friend", "climber", "blocker"];
    assert_eq!(Profile::ALL.map(Profile::id), profiles);
    assert_eq!(ProfileGroup::ALL.map(ProfileGroup::id), ["mobilizer", "talker", "blocker"]);
    use ProfileGroup::{Blocker, Mobilizer, Talker};
    assert_eq!(Profile::ALL.map(Profile::group), [Mobilizer, Mobilizer, Mobilizer, Talker, Talker, Talker, Blocker]);
    assert!(Profile::ALL.into_iter().all(|one| Profile::from_id(one.id()) == Some(one)));
    assert!(ProfileGroup::ALL.into_iter().all(|one| ProfileGroup::from_id(one.id()) == Some(one)));
}

#[test]
fn words_of_a_verdict_are_those_of_the_design() {
    assert_eq!([Word::Unclear, Word::Leaning, Word::Likely].map(Word::id), ["unclear", "leaning", "likely"]);
    assert_eq!([GroupWord::Unproven, GroupWord::Confirmed].map(GroupWord::id), ["unproven", "confirmed"]);
    assert_eq!((verdict("").word_id(), verdict("").group_word_id()), ("unknown", "unknown"));
}

#[test]
fn mixed_order_holds_every_trait_and_no_two_neighbours_of_one_profile() {
    let mixed: Vec<Trait> = Trait::mixed().collect();
    assert!(mixed.windows(2).all(|pair| pair[0].profile() != pair[1].profile()));
    let mut sorted = mixed;
    sorted.sort_unstable();
    assert!(sorted.into_iter().eq(Trait::all()));
}

#[test]
fn short_id_of_a_deal_is_the_random_tail() {
    let id: Uuid = "0197a3c0-1111-7000-8000-00abcdef0123".parse().unwrap();
    assert_eq!(DealId(id).short(), "cdef0123");
}
