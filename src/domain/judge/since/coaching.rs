//! Verifiers ticked and unticked, stages proven, what the group did together, and the purchase stage.

use super::{Sheet, Way, What};
use crate::domain::judge::agreed::{Collective, collective, joint_id};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::coaching::{Tick, Track};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stance::{AGREEMENTS, Topic};
use std::sync::Arc;

/// Reports the changes in each person's coaching, in the order it was begun; abandoned coachings come last.
pub(super) fn tracks(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    for track in &now.coaching {
        let was = before.track(track.stakeholder);
        if !was.is_some_and(|was| Arc::ptr_eq(was, track)) {
            compare(sheet, track.stakeholder, was.map(AsRef::as_ref), Some(track));
        }
    }
    for was in before.coaching.iter().filter(|was| now.track(was.stakeholder).is_none()) {
        // For removed people, nothing more is reported.
        if now.person(was.stakeholder).is_some() {
            compare(sheet, was.stakeholder, Some(was), None);
        }
    }
}

fn compare(sheet: &mut Sheet<'_>, whom: StakeholderId, was: Option<&Track>, now: Option<&Track>) {
    let ticks = |track: Option<&Track>| track.map_or_else(Vec::new, |track| track.ticks.clone());
    let changes = ticked(&ticks(was), &ticks(now));
    for (way, what) in changes {
        sheet.add([whom], way, what);
    }
    for (index, stage) in sheet.playbook.stages.iter().enumerate() {
        let proved = |track: Option<&Track>| track.is_some_and(|track| track.progress(stage).is_proved());
        match (proved(was), proved(now)) {
            (false, true) => sheet.add([whom], Way::Better, What::Proved { stage: index }),
            (true, false) => sheet.add([whom], Way::Worse, What::Unproved { stage: index }),
            (true, true) | (false, false) => {}
        }
    }
}

/// Returns the changes between two lists of ticks. Of several ticks on one verifier, the first counts.
fn ticked(was: &[Tick], now: &[Tick]) -> Vec<(Way, What)> {
    let first = |ticks: &[Tick], tick: &Tick| ticks.iter().find(|one| one.verifier == tick.verifier).cloned();
    let is_first = |ticks: &[Tick], at: usize| !ticks[..at].iter().any(|one| one.verifier == ticks[at].verifier);
    let mut found = Vec::new();
    for (_, tick) in now.iter().enumerate().filter(|(at, _)| is_first(now, *at)) {
        let verifier = tick.verifier.clone();
        match first(was, tick) {
            None => {
                let bare = !tick.has_evidence();
                // A tick without evidence proves nothing.
                found.push((if bare { Way::Neutral } else { Way::Better }, What::Ticked { verifier, bare }));
            }
            Some(old) if !old.has_evidence() && tick.has_evidence() => {
                found.push((Way::Better, What::Shown { verifier }));
            }
            Some(_) => {}
        }
    }
    for (_, tick) in was.iter().enumerate().filter(|(at, tick)| is_first(was, *at) && first(now, tick).is_none()) {
        found.push((Way::Worse, What::Unticked { verifier: tick.verifier.clone() }));
    }
    found
}

/// Reports what the group did together. The ticks that prove a collective yes are reported as such.
pub(super) fn marks(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    let is_joint = |tick: &Tick| Topic::ALL.iter().any(|topic| tick.verifier == *joint_id(*topic));
    let others = |ticks: &[Tick]| ticks.iter().filter(|tick| !is_joint(tick)).cloned().collect::<Vec<_>>();
    for (way, what) in ticked(&others(&before.marks), &others(&now.marks)) {
        sheet.add([], way, what);
    }
    for topic in AGREEMENTS {
        let agreed = |deal| matches!(collective(deal, topic), Collective::Proved(_));
        match (agreed(before), agreed(now)) {
            (false, true) => sheet.add([], Way::Better, What::Together { topic, agreed: true }),
            (true, false) => sheet.add([], Way::Worse, What::Together { topic, agreed: false }),
            (true, true) | (false, false) => {}
        }
    }
}

/// Reports a change of the purchase stage, and the deal's end.
pub(super) fn purchase(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    if before.stage != now.stage {
        let index = |id: &str| sheet.playbook.group.stage(id);
        let way = match (index(&before.stage), index(&now.stage)) {
            (Some(from), Some(to)) if to > from => Way::Better,
            (Some(_), Some(_)) => Way::Worse,
            (None, _) | (_, None) => Way::Neutral,
        };
        sheet.add([], way, What::Stage { from: before.stage.clone(), to: now.stage.clone() });
    }
    let how = |deal: &crate::domain::record::deal::Deal| {
        deal.outcome.as_ref().map(|one| one.result.known().map_or("ended", Choices::label))
    };
    if how(before) != how(now) {
        use crate::domain::record::outcome::Ending;
        let way = match now.outcome.as_ref().map(|one| Choice::known(&one.result)) {
            None | Some(Some(Ending::Won)) => Way::Better,
            Some(Some(Ending::Lost | Ending::NoDecision)) => Way::Worse,
            Some(None) => Way::Neutral,
        };
        sheet.add([], way, What::Ended { how: how(now) });
    }
}
