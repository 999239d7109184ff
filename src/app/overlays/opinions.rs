//! Two assessors compared on one person: their differences, what each saw, settling a difference or keeping it open.

use super::Overlay;
use crate::app::App;
use crate::app::command::{Command, Scope};
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::search::{Choice, Match};
use crate::domain::judge::opinion::{Comparison, Differing, Pair, Side, Sum, compare, open_since, pairs};
use crate::domain::privacy::Datum;
use crate::domain::record::answer::Answer;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::opinion::{item_words, said_words};
use std::sync::Arc;

/// The open comparison.
#[derive(Debug, Clone)]
pub struct Opinions {
    /// The person they are compared on.
    pub person: StakeholderId,
    /// The two assessors; none if fewer than two answered.
    pub pair: Option<Pair>,
    /// The cursor's index among the items on which they differ.
    pub cursor: usize,
    /// Their rater agreement in the whole deal.
    pub sum: Sum,
    /// The state of the deal from which the rest was computed.
    of: Option<Arc<Deal>>,
}

/// The open comparison as a screen shows it.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The user's place in it.
    pub view: &'a Opinions,
    /// The person.
    pub person: &'a Stakeholder,
    /// The two assessors.
    pub pair: &'a Pair,
    /// Their answers, compared.
    pub found: Comparison,
}

impl Compared<'_> {
    /// Returns the difference under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Differing> {
        self.found.differ.get(self.view.cursor.min(self.found.differ.len().saturating_sub(1)))
    }
}

impl Layer for Box<Opinions> {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Opinions, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let count = app.compared().map_or(0, |all| all.found.differ.len());
        if let Some(view) = app.opinions_mut() {
            view.cursor = moved(view.cursor, by, count);
        }
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn forget(&mut self) {
        self.of = None;
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the open comparison with its content, if two answered.
    #[must_use]
    pub fn compared(&self) -> Option<Compared<'_>> {
        let view = self.opinions()?;
        let person = self.deal.as_ref()?.shown().person(view.person)?;
        let pair = view.pair.as_ref()?;
        Some(Compared { view, person, pair, found: compare(person, pair) })
    }

    /// Returns the open comparison.
    #[must_use]
    pub fn opinions(&self) -> Option<&Opinions> {
        self.overlays.iter().rev().find_map(Overlay::opinions)
    }

    fn opinions_mut(&mut self) -> Option<&mut Opinions> {
        self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Opinions(view) => Some(&mut **view),
            _ => None,
        })
    }

    /// Opens the comparison on the selected person.
    pub(in crate::app) fn open_opinions(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        let view = Opinions { person, pair: None, cursor: 0, sum: Sum::default(), of: None };
        self.overlays.push(Overlay::Opinions(Box::new(view)));
    }

    /// Updates the comparison if the deal changed; closes it if the person was removed or is hidden.
    pub(in crate::app) fn refresh_opinions(&mut self) {
        let Some(view) = self.opinions() else { return };
        // The masked deal where something is hidden.
        let deal = self.deal_to_show().filter(|_| self.deal.as_ref().is_some_and(|open| !open.is_blind()));
        let Some((deal, person)) = deal.as_ref().and_then(|deal| Some((deal, deal.person(view.person)?))) else {
            self.overlays.retain(|overlay| overlay.opinions().is_none());
            return;
        };
        if view.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, deal)) {
            return;
        }
        let all = pairs(deal, person);
        let pair = view.pair.clone().filter(|pair| all.contains(pair)).or_else(|| all.into_iter().next());
        let (sum, differ) = match &pair {
            Some(pair) => (Sum::of(deal, pair), compare(person, pair).differ.len()),
            None => (Sum::default(), 0),
        };
        let deal = Arc::clone(deal);
        let Some(view) = self.opinions_mut() else { return };
        view.cursor = view.cursor.min(differ.saturating_sub(1));
        (view.pair, view.sum, view.of) = (pair, sum, Some(deal));
    }

    /// Goes to the next or previous person on whom two answered, wrapping around.
    pub(in crate::app) fn turn_opinions(&mut self, back: bool) {
        let (Some(view), Some(open)) = (self.opinions(), self.deal.as_ref()) else { return };
        let people = &open.deal.stakeholders;
        let here = people.iter().position(|one| one.id == view.person).unwrap_or(0);
        let (before, after) = people.split_at(here);
        let others = after.iter().skip(1).chain(before);
        let can = |person: &&Arc<Stakeholder>| !pairs(&open.deal, person).is_empty();
        let found = if back { others.rev().find(can) } else { others.clone().find(can) };
        let Some(id) = found.map(|person| person.id) else {
            self.note("Nobody else has two opinions yet");
            return;
        };
        self.select_person(id);
        if let Some(view) = self.opinions_mut() {
            *view = Opinions { person: id, pair: view.pair.take(), cursor: 0, sum: Sum::default(), of: None };
        }
    }

    /// Compares the next pair, if more than two answered.
    pub(in crate::app) fn turn_pair(&mut self) {
        let Some((open, all)) = self.deal.as_ref().zip(self.compared()) else { return };
        let every = pairs(&open.deal, all.person);
        let here = every.iter().position(|pair| pair == all.pair).unwrap_or(0);
        let next = every.get((here + 1) % every.len().max(1)).cloned();
        if let Some(view) = self.opinions_mut() {
            (view.pair, view.cursor, view.of) = (next, 0, None);
        }
    }

    /// Returns the ways to settle the selected difference, or to keep it open, by the commands that do.
    pub(in crate::app) fn ways_to_settle(&self) -> Vec<Match> {
        let Some(all) = self.compared() else { return Vec::new() };
        let Some(one) = all.selected() else { return Vec::new() };
        let said = |side, answer| format!("{}: {}", all.pair.name(side), said_words(&self.playbook, answer));
        let keep = if open_since(all.person, all.pair, one.item).is_some() {
            "No longer keep it open"
        } else {
            "Keep it open for next time"
        };
        let line = |command: Command, text: String| Match {
            choice: Choice::Command(command),
            text,
            group: "",
            key: command.spec().keys.first().map_or_else(String::new, |key| (*key).to_owned()),
            blocked: None,
        };
        let mut all = vec![
            line(Command::TakeLeft, said(Side::Left, one.left)),
            line(Command::TakeRight, said(Side::Right, one.right)),
        ];
        // Talking about it may show that neither was right.
        let thirds = one.item.answers().into_iter().filter(|answer| ![one.left, one.right].contains(answer));
        all.extend(thirds.map(|answer| Match {
            choice: Choice::Agree(answer),
            text: format!("Neither: {}", said_words(&self.playbook, answer)),
            group: "",
            key: String::new(),
            blocked: None,
        }));
        all.push(line(Command::KeepOpen, keep.to_owned()));
        all
    }

    /// Settles the selected difference: both get one side's answer.
    pub(in crate::app) fn agree_with(&mut self, side: Side) {
        let one = self.compared().and_then(|all| all.selected().map(|one| one.answer(side)));
        one.into_iter().for_each(|answer| self.agree_on(answer));
    }

    /// Settles the selected difference: both get this answer.
    pub(in crate::app) fn agree_on(&mut self, answer: Answer) {
        let (record, by, now, today) = (self.new_record(), self.me(), self.now.clone(), self.today());
        let Some(all) = self.compared() else { return };
        let Some(one) = all.selected().copied().filter(|one| one.item == answer.item()) else { return };
        let (id, pair) = (all.person.id, all.pair.clone());
        let words = item_words(&self.playbook, one.item);
        let side = [Side::Left, Side::Right].into_iter().find(|side| one.answer(*side) == answer);
        let how = match side {
            Some(side) => format!("as {} saw it", pair.name(side)),
            None => format!("as neither had: {}", said_words(&self.playbook, answer)),
        };
        let what = format!("{}: {words}, {how}", self.called(all.person));
        let change = |deal: &mut Deal| deal.agree_on(id, &pair, answer, Self::act(record, &by, &now), today);
        if self.edit(format!("settle {what}"), change) {
            self.done(format!("Settled: {what}"));
        }
    }

    /// Keeps the selected difference open for next time, or stops doing so.
    pub(in crate::app) fn keep_open(&mut self) {
        let (record, by, now, today) = (self.new_record(), self.me(), self.now.clone(), self.today());
        let Some(all) = self.compared() else { return };
        let Some(one) = all.selected().copied() else { return };
        let (id, name, pair) = (all.person.id, self.called(all.person).clone(), all.pair.clone());
        let words = item_words(&self.playbook, one.item).to_owned();
        if open_since(all.person, &pair, one.item).is_some() {
            let what = format!("{name}: no longer open: {words}");
            if self.edit(&what, |deal| deal.keep_no_more(id, &pair, one.item)) {
                self.done(what);
            }
            return;
        }
        let what = format!("{name}: kept open for next time: {words}");
        let change = |deal: &mut Deal| deal.keep_open(id, &pair, one.item, Self::act(record, &by, &now), today);
        if self.edit(&what, change) {
            self.done(what);
        }
    }

    /// Returns whether two assessors answered about the selected person.
    pub(in crate::app) fn has_two_opinions(&self) -> bool {
        let Some(open) = self.deal.as_ref().filter(|open| !open.is_blind()) else { return false };
        open.selected().is_some_and(|person| !pairs(&open.deal, person).is_empty())
    }

    /// Returns the reason why no other pair can be compared, if any.
    pub(in crate::app) fn other_pair_blocked(&self) -> Option<String> {
        let Some(all) = self.compared() else { return self.settling_blocked() };
        let count = self.deal.as_ref().map_or(0, |open| pairs(&open.deal, all.person).len());
        (count < 2).then(|| "Only these two have answered about them".to_owned())
    }

    /// Returns the reason why nothing can be settled or kept open now, if any.
    pub(in crate::app) fn settling_blocked(&self) -> Option<String> {
        match self.compared() {
            Some(all) if all.selected().is_some() => None,
            Some(all) if all.found.agree.is_empty() => Some("No question has two answers yet".to_owned()),
            Some(_) => Some("They agree, so there's nothing to settle".to_owned()),
            None if self.opinions().is_some() => {
                Some("Only one of you answered, so there's nothing to settle".to_owned())
            }
            None => Some("Compare two opinions first (D)".to_owned()),
        }
    }
}
