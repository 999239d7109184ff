//! Alerts about what the group agrees on: single yeses without a joint one, a supplier chosen before the problem is
//! agreed, and disconnects that stay open.

use super::Raised;
use super::facts::{Facts, Known, joined};
use super::progress::begun;
use crate::domain::judge::agreed::{Collective, agreement, collective, is_member};
use crate::domain::judge::phase::phases;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::concern::Matter;
use crate::domain::record::dates::days;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stance::{AGREEMENTS, Agreement, Topic};

/// The number of yeses from which they count as a pile; one alone doesn't.
pub(in crate::domain) const PILE: usize = 2;

/// Alerts on single yeses without a joint one, choices out of order, and disconnects that should be settled by now.
pub(super) fn agreed(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let early = out_of_order(facts);
    if let Some((topic, reason)) = &early {
        let who = facts.present.iter().filter(|one| agreement_on(one, *topic) == Some(Agreement::Yes));
        let who = who.map(|one| one.person.id).collect();
        raised.raise(AlertKind::SupplierFirst, Spot::Group, who, reason.clone());
    }
    let piles: Vec<(Topic, usize, usize)> = AGREEMENTS
        .into_iter()
        .filter(|topic| early.as_ref().is_none_or(|(chosen, _)| chosen != topic))
        .filter(|topic| !is_joint(facts, *topic))
        .filter_map(|topic| {
            let said: Vec<_> = facts.present.iter().filter_map(|one| Some((one, agreement_on(one, topic)?))).collect();
            let met = said.iter().filter(|(one, _)| facts.contacts.met(one.person)).count();
            let is_pile = met >= PILE && said.iter().all(|(_, answer)| *answer == Agreement::Yes);
            is_pile.then_some((topic, met, said.len() - met))
        })
        .collect();
    if let Some((_, most, unmet)) = piles.iter().max_by_key(|(_, met, _)| *met) {
        let topics = joined(piles.iter().map(|(topic, ..)| in_words(*topic)));
        // Nobody heard it from somebody who was never met.
        let unmet = match unmet {
            0 => String::new(),
            1 => ". 1 more is marked yes, but we've never met them".to_owned(),
            more => format!(". {more} more are marked yes, but we've never met them"),
        };
        let reason = format!("{most} people each agree on {topics}, but nothing shows they agree as a group{unmet}");
        raised.raise(AlertKind::Yeses, Spot::Group, Vec::new(), reason);
    }
    apart(raised);
    disconnects(raised);
}

/// Alerts where half of the group or more is willing, each alone, and they did nothing together for weeks. Yeses without an
/// agreement say the same more precisely.
fn apart(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    if raised.all.iter().any(|one| one.kind == AlertKind::Yeses) {
        return;
    }
    let last = facts.deal.marks.iter().filter(|tick| tick.has_evidence() && is_joint_act(tick.verifier.stored()));
    let last = last.map(|tick| tick.on).max();
    let passed = days(last.unwrap_or_else(|| begun(facts.deal)), facts.today);
    if u32::try_from(passed).unwrap_or(0) < facts.limits.apart_days {
        return;
    }
    // Last, as it looks at everybody.
    let all = phases(facts.deal);
    if all.willing < PILE || all.willing * 2 < all.all() {
        return;
    }
    let since = last.map_or_else(
        || "we haven't seen them do anything together yet".to_owned(),
        |_| format!("we haven't seen them do anything together for {passed} days"),
    );
    let reason = format!("{} of {} people are willing, each on their own, and {since}", all.willing, all.all());
    raised.raise(AlertKind::WillingAlone, Spot::Group, Vec::new(), reason);
}

/// Returns whether a mark is of something that a group does together, unlike the signals of a purchase stage.
fn is_joint_act(id: &str) -> bool {
    !id.starts_with("stage.")
}

/// Returns whether the group was seen to agree on a topic together.
fn is_joint(facts: &Facts<'_>, topic: Topic) -> bool {
    matches!(collective(facts.deal, topic), Collective::Proved(_))
}

/// Returns the answer to a topic of a person who takes part in the decision.
fn agreement_on(one: &Known<'_>, topic: Topic) -> Option<Agreement> {
    agreement(one.person, topic).filter(|_| is_member(one.person))
}

/// Returns the first choice made although an earlier one isn't agreed on. The order is problem, kind of solution,
/// supplier (M1).
fn out_of_order(facts: &Facts<'_>) -> Option<(Topic, String)> {
    let is_yes = |one: &Known<'_>, topic| agreement_on(one, topic) == Some(Agreement::Yes);
    let yes = |topic| {
        let all = facts.present.iter().filter(|one| is_yes(one, topic));
        all.filter(|one| facts.contacts.met(one.person)).count()
    };
    AGREEMENTS.into_iter().enumerate().rev().find_map(|(index, chosen)| {
        let together = is_joint(facts, chosen);
        let count = yes(chosen);
        // As many individual yeses as for the later topic are enough, unless that one was decided together.
        let is_open = |topic: &Topic| !is_joint(facts, *topic) && (together || yes(*topic) < count);
        let open: Vec<&str> = AGREEMENTS[..index].iter().copied().filter(is_open).map(in_words).collect();
        if open.is_empty() || !(together || count >= PILE) {
            return None;
        }
        let (chosen_words, open) = (in_words(chosen), joined(open.into_iter()));
        let how = if together {
            format!("They chose {chosen_words} together before agreeing on")
        } else {
            format!("{count} people say yes to {chosen_words} before the group agrees on")
        };
        Some((chosen, format!("{how} {open}")))
    })
}

const fn in_words(topic: Topic) -> &'static str {
    match topic {
        Topic::Problem => "the problem",
        Topic::Solution => "the kind of solution",
        Topic::Supplier => "the supplier",
        Topic::Buy => "buying",
        Topic::Advocate => "speaking up",
    }
}

fn disconnects(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    // If one of two people left, they no longer pull apart.
    let here = |id: &StakeholderId| facts.deal.person(*id).is_some_and(|person| !person.has_left());
    let open = facts.deal.concerns.iter().filter(|one| one.of.iter().filter(here).count() > 1 && !one.is_settled());
    let open: Vec<_> = open.collect();
    let past = open.into_iter().filter(|one| {
        // The problem is agreed in the second stage, everything else settled in the third (M6).
        let by = match one.over.as_ref().and_then(|over| over.known()) {
            Some(Matter::Problem) => 1,
            Some(
                Matter::Solution
                | Matter::Supplier
                | Matter::Goal
                | Matter::Priorities
                | Matter::Means
                | Matter::Metrics,
            )
            | None => 2,
        };
        facts.reach.is_some_and(|reach| reach > by)
    });
    let past: Vec<_> = past.collect();
    let disconnect = past.first().map(|first| {
        let of: Vec<StakeholderId> = first.of.iter().filter(here).collect();
        let more = if past.len() > 1 { format!(" (and {} more)", past.len() - 1) } else { String::new() };
        let reason = format!("Still open between {}: {}{more}", facts.names(&of), first.text);
        (of, reason)
    });
    if let Some((of, reason)) = disconnect {
        raised.raise(AlertKind::Disconnect, Spot::Group, of, reason);
    }
}
