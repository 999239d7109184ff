//! The colors of groups and the strength of reasons, the same on every screen. The words come from `export::words`.

use crate::domain::judge::verdict::{Read, Verdict};
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::export::words;
pub(super) use crate::export::words::count;
use crate::export::words::signs::strength_of;
use crate::ui::theme::{Role, Signs};

/// Returns the role of a group, for its color; the letter beside it says the same.
pub(super) const fn group_role(group: ProfileGroup) -> Role {
    match group {
        ProfileGroup::Mobilizer => Role::Mobilizer,
        ProfileGroup::Talker => Role::Talker,
        ProfileGroup::Blocker => Role::Blocker,
    }
}

pub(super) const fn profile_role(profile: Profile) -> Role {
    group_role(profile.group())
}

/// Returns the role of a verdict's group, for its color; without a group, that of no group.
pub(super) fn verdict_role(verdict: &Verdict) -> Role {
    match verdict.read() {
        Read::Unknown | Read::Unclear => Role::Dim,
        Read::As(group, ..) => group_role(group),
    }
}

/// Returns a person's mark in two cells, and the role of its color.
///
/// Where it is hidden it is the same for everybody.
pub(super) fn mark(verdict: &Verdict, is_hidden: bool, signs: &Signs) -> (String, Role) {
    if is_hidden {
        // Nobody is marked, so that nobody looks judged.
        return ("  ".to_owned(), Role::Dim);
    }
    let role = verdict_role(verdict);
    let mark = words::mark(verdict.read());
    (mark.replace('✓', signs.check), role)
}

/// Returns how strongly a reason speaks for or against, as one to three signs in three cells.
pub(super) fn strength(weight: f64, signs: &Signs) -> (String, Role) {
    let (sign, role) = if weight >= 0.0 { ("+", Role::Strong) } else { (signs.minus, Role::Warn) };
    (sign.repeat(strength_of(weight)), role)
}
