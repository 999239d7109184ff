//! A deal's reach in sentences with names. Only phrases what [`Reach`] found.

use super::{Carriers, Link, Member, Part, Persuader, Reach};
use crate::domain::record::id::StakeholderId;

/// The most names in one sentence.
const NAMES: usize = 4;

/// Sums up in one sentence how far our view spreads in the whole group.
#[must_use]
pub fn summary(reach: &Reach) -> String {
    let sources = reach.sources();
    let others = reach.members().len() - sources.len();
    let names = names(sources.iter().map(|one| one.name.as_str()));
    let out = reach.unreachable();
    let count = others - out.len();
    let s = if sources.len() == 1 { "es" } else { "" };
    match reach.carriers() {
        Carriers::Nobody => "Nobody looks like a Mobilizer yet, so nobody is making our case inside.".to_owned(),
        Carriers::Likely => {
            format!("No confirmed Mobilizer yet. Once tested, {names} would reach {count} of {others}.")
        }
        Carriers::Confirmed if others == 0 => format!(
            "{names} {} the only {} on the map.",
            if s.is_empty() { "are" } else { "is" },
            if s.is_empty() { "people" } else { "person" }
        ),
        Carriers::Confirmed if out.is_empty() => format!("{names} reach{s} everyone."),
        Carriers::Confirmed => format!("{names} reach{s} {count} of {others}. Out of reach: {}.", member_names(&out)),
    }
}

/// Returns the sentences about one person: how our view reaches them, or which link would bring it; who is out of
/// reach, where they carry it; and who could persuade them, where they aren't for us yet.
#[must_use]
pub fn about(reach: &Reach, id: StakeholderId) -> Vec<String> {
    let Some(person) = reach.member(id) else { return Vec::new() };
    let mut said = vec![how_reached(reach, person)];
    if reach.steps(id) == Some(0) {
        let out = reach.unreachable();
        if !out.is_empty() {
            said.push(format!("Our case doesn't reach {} yet.", any_of(&out)));
        }
        said.extend(reach.next_link().map(|link| link_words(reach, &link)));
        return said;
    }
    let is_ours = is_ours_to_win(reach, id);
    let link = reach.link_to(id).filter(|_| !is_ours && reach.steps(id).is_none());
    let has_link = link.is_some();
    said.extend(link.map(|link| link_words(reach, &link)));
    // Where an introduction is all there is, saying that nobody could persuade them would take it back.
    let is_out_of_reach = has_link && reach.persuaders(id).is_empty();
    if !person.is_won() && !is_out_of_reach {
        said.push(persuasion(reach, person));
    }
    if is_ours {
        said.push(format!("{} {OURS_TO_WIN}", person.name));
    }
    said
}

/// Names the link to build, and the people it brings into reach.
#[must_use]
pub fn link_words(reach: &Reach, link: &Link) -> String {
    let further: Vec<&str> = link.brings.iter().skip(1).map(|id| name(reach, *id)).collect();
    let (from, to) = (name(reach, link.from), name(reach, link.to));
    let way = match reach.member(link.to) {
        Some(one) if is_ours_to_win(reach, one.id) => format!("{to} {OURS_TO_WIN}"),
        // Nobody has to be won who is won already, but our view isn't heard through them yet.
        Some(one) if one.is_won() => format!("{to} is already in favor. Have {from} bring them in."),
        // Somebody we have met needs no introduction, but somebody inside who makes our case.
        Some(one) if one.met => format!("Easiest way to win {to}: have {from} make the case to them."),
        Some(_) | None => format!("Easiest introduction: {from} to {to}."),
    };
    if further.is_empty() { way } else { format!("{way} That also gets you to {}.", names(further.into_iter())) }
}

/// What is said of somebody against us: the plan says the same (M8).
const OURS_TO_WIN: &str = "is yours to win: plan it, and don't hand them to your Mobilizer.";

/// Returns whether somebody is against us, so that winning them is nothing to hand to somebody on their side.
fn is_ours_to_win(reach: &Reach, id: StakeholderId) -> bool {
    reach.member(id).is_some_and(|one| matches!(one.part, Part::Against | Part::Blocker))
}

/// Names the people who could persuade a person, the best first.
#[must_use]
pub fn persuasion(reach: &Reach, person: &Member) -> String {
    let best = reach.persuaders(person.id);
    if best.is_empty() {
        return format!("We know nobody who could persuade {}. Find out who they listen to.", person.name);
    }
    let said: Vec<String> = best.iter().take(3).map(|one| persuader_words(reach, *one)).collect();
    format!("Could persuade {}: {}.", person.name, said.join(", then "))
}

fn persuader_words(reach: &Reach, one: Persuader) -> String {
    let part = match reach.member(one.id).map(|member| member.part) {
        Some(Part::Confirmed) => "Mobilizer, ",
        Some(Part::Likely) => "likely Mobilizer, ",
        Some(Part::Other | Part::Against | Part::Blocker) | None => "",
    };
    format!("{} ({part}{})", name(reach, one.id), steps_words(one.steps))
}

fn how_reached(reach: &Reach, person: &Member) -> String {
    let id = person.id;
    match (reach.steps(id), reach.carriers()) {
        (Some(0), _) => whom_they_reach(reach, person),
        (Some(steps), carriers) => {
            let way = reach.way(id).unwrap_or_default();
            let (first, between) = match way.as_slice() {
                [first, between @ .., _] => (name(reach, *first), between),
                _ => ("", &[][..]),
            };
            let verb = if carriers == Carriers::Likely { "would reach" } else { "reaches" };
            let by = if between.is_empty() {
                String::new()
            } else {
                format!(", through {}", names(between.iter().map(|id| name(reach, *id))))
            };
            format!("{first} {verb} {} {}{by}.", person.name, steps_words(steps))
        }
        (None, Carriers::Nobody) => {
            format!("Nobody looks like a Mobilizer yet, so nobody reaches {}.", person.name)
        }
        (None, Carriers::Confirmed | Carriers::Likely) => format!("Our case doesn't reach {} yet.", person.name),
    }
}

fn whom_they_reach(reach: &Reach, person: &Member) -> String {
    let heard = reach.heard_by(person.id);
    let others = reach.members().len() - 1;
    let verb = if reach.carriers() == Carriers::Likely { "would reach" } else { "reaches" };
    match heard.last() {
        None => format!("Nobody we know listens to {} yet. Find out who does.", person.name),
        Some(last) if heard.len() == others => {
            let far =
                if last.steps > 1 { format!(", in at most {} steps", last.steps) } else { " directly".to_owned() };
            format!("{} {verb} everyone{far}.", person.name)
        }
        Some(last) => {
            let nearest = heard.iter().take_while(|one| one.steps == 1).map(|one| name(reach, one.id));
            let far =
                if last.steps > 1 { format!(", the last one {}", steps_words(last.steps)) } else { String::new() };
            format!("{} {verb} {} of {others}: {} directly{far}.", person.name, heard.len(), names(nearest))
        }
    }
}

fn steps_words(steps: u32) -> String {
    if steps == 1 { "directly".to_owned() } else { format!("in {steps} steps") }
}

fn name(reach: &Reach, id: StakeholderId) -> &str {
    reach.member(id).map_or("", |member| member.name.as_str())
}

fn member_names(members: &[&Member]) -> String {
    names(members.iter().map(|one| one.name.as_str()))
}

/// Formats the names of members as a list after a “nobody”.
fn any_of(members: &[&Member]) -> String {
    listed(members.iter().map(|one| one.name.as_str()), "or")
}

/// Formats names as a list, counting the rest of a long one.
fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    listed(all, "and")
}

fn listed<'a>(all: impl Iterator<Item = &'a str>, before_last: &str) -> String {
    let all: Vec<&str> = all.collect();
    let shown = if all.len() > NAMES { NAMES - 1 } else { all.len() };
    let mut parts: Vec<String> = all[..shown].iter().map(|one| (*one).to_owned()).collect();
    // The count of those left out follows an “and” in any list.
    let before_last = if shown < all.len() { "and" } else { before_last };
    if shown < all.len() {
        parts.push(format!("{} more", all.len() - shown));
    }
    match parts.split_last() {
        None => "nobody".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {before_last} {last}", rest.join(", ")),
    }
}
