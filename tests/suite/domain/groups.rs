//! A group is the sum of its profiles.

use super::*;
use stakemap::domain::record::profile::{Profile, ProfileGroup, by_group};

#[test]
fn group_is_the_sum_of_its_three_profiles_or_one() {
    assert_eq!(by_group(&[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0]), [7.0, 56.0, 64.0]);
    let verdict = verdict("insight=pressed talk=me guide.frank=once");
    for group in ProfileGroup::ALL {
        let sum: f64 = Profile::ALL.into_iter().filter(|one| one.group() == group).map(|one| verdict.of(one)).sum();
        assert!(close(verdict.of_group(group), sum));
    }
}

#[test]
fn groups_differ_by_letter_and_not_only_by_colour() {
    assert_eq!(ProfileGroup::ALL.map(ProfileGroup::letter), ['M', 'T', 'B']);
}
