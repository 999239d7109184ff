//! The coaching pane: the person whose coaching is shown, and the cursor over stages, verifiers and lines.
//!
//! The stage under the cursor is unfolded, the others are one line each.

use crate::app::App;
use crate::app::overlays::page::Paragraph;
use crate::app::panes::Pane;
use crate::domain::method::playbook::{Stage, Verifier};
use crate::domain::record::coaching::{StageEntry, Tick, Track};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::insight::insight_in_short;
use std::sync::Arc;

/// The state of the pane.
#[derive(Debug, Clone, Default)]
pub struct Coaching {
    /// The person whose coaching is shown: the selected one, as soon as they are coached.
    pub whom: Option<StakeholderId>,
    /// The person who was selected when that was decided.
    seen: Option<StakeholderId>,
    /// The index of the stage under the cursor.
    pub stage: usize,
    /// The index of the entry under the cursor in that stage: 0 is the heading, then verifiers, then lines.
    pub entry: usize,
}

/// A spot that the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot<'a> {
    /// A stage's heading.
    Heading(&'a Stage),
    /// A verifier.
    Verifier(&'a Stage, &'a Verifier),
    /// A line of the stage's own list.
    Line(&'a Stage, &'a StageEntry),
}

/// Returns the lines of a stage's own list.
pub fn lines<'a>(stage: &'a Stage, track: Option<&'a Track>) -> impl Iterator<Item = &'a StageEntry> {
    track.into_iter().flat_map(|track| &track.lines).filter(|line| line.stage == stage.id)
}

/// Returns the number of entries below a stage's heading.
#[must_use]
pub fn entries(stage: &Stage, track: Option<&Track>) -> usize {
    stage.verifiers.len() + lines(stage, track).count()
}

/// Returns an entry of a stage, or nothing past the end.
#[must_use]
pub fn entry<'a>(stage: &'a Stage, track: Option<&'a Track>, index: usize) -> Option<Spot<'a>> {
    let Some(below) = index.checked_sub(1) else { return Some(Spot::Heading(stage)) };
    match stage.verifiers.get(below) {
        Some(verifier) => Some(Spot::Verifier(stage, verifier)),
        None => lines(stage, track).nth(below - stage.verifiers.len()).map(|line| Spot::Line(stage, line)),
    }
}

/// Returns what we do to reach a stage.
fn how_to_get_there(stage: &Stage) -> Vec<Paragraph> {
    let text = |label: &str, words: String| Paragraph::Text(label.to_owned(), words);
    let leads = stage.leads.iter().map(|lead| text("You", format!("{} {}", lead.text, lead.why)));
    let heading = Paragraph::Heading(format!("How to get there: {}", stage.name));
    [heading, text("Aim", stage.aim.clone())].into_iter().chain(leads).collect()
}

/// Returns what the customer does where a stage is reached.
fn what_proves(stage: &Stage) -> Vec<Paragraph> {
    let step = |one: &Verifier| {
        let label = if one.required { "" } else { "optional" };
        Paragraph::Text(label.to_owned(), format!("{}. {} What counts: {}", one.text, one.means, one.evidence))
    };
    let heading = Paragraph::Heading("What proves it".to_owned());
    std::iter::once(heading).chain(stage.verifiers.iter().map(step)).collect()
}

/// Returns the required verifiers that have no evidence yet.
fn missing<'a>(stage: &'a Stage, track: Option<&Track>) -> Vec<&'a str> {
    let proved = |id: &str| track.and_then(|track| track.tick(id)).is_some_and(Tick::has_evidence);
    let open = stage.verifiers.iter().filter(|verifier| verifier.required && !proved(&verifier.id));
    open.map(|verifier| verifier.text.as_str()).collect()
}

impl Coaching {
    /// Shows a person's coaching, at the first stage that is not proven.
    pub fn show(&mut self, whom: StakeholderId, stages: &[Stage], track: Option<&Track>) {
        self.whom = Some(whom);
        self.stage = track.and_then(|track| track.current(stages)).unwrap_or(0);
        self.entry = 1;
    }

    /// Stays on a person until another one is selected.
    pub const fn stay(&mut self, selected: Option<StakeholderId>) {
        self.seen = selected;
    }

    /// Returns what the cursor is on; the heading if the entry no longer exists.
    #[must_use]
    pub fn spot<'a>(&self, stages: &'a [Stage], track: Option<&'a Track>) -> Option<Spot<'a>> {
        let stage = stages.get(self.stage)?;
        entry(stage, track, self.entry).or(Some(Spot::Heading(stage)))
    }

    /// Moves by so many entries, across stages.
    pub fn step(&mut self, by: isize, stages: &[Stage], track: Option<&Track>) {
        let count = |stage: usize| stages.get(stage).map_or(0, |stage| entries(stage, track));
        self.entry = self.entry.min(count(self.stage));
        for _ in 0..by.unsigned_abs() {
            if by > 0 {
                if self.entry < count(self.stage) {
                    self.entry += 1;
                } else if self.stage + 1 < stages.len() {
                    self.stage += 1;
                    self.entry = 0;
                }
            } else if self.entry > 0 {
                self.entry -= 1;
            } else if self.stage > 0 {
                self.stage -= 1;
                self.entry = count(self.stage);
            }
        }
    }
}

/// A detail of the spot under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The kind of detail, such as “Seen” or “Proof”; empty if it continues the one before.
    pub label: &'static str,
    /// The words.
    pub text: String,
    /// Whether it is a tick without evidence.
    pub is_bare: bool,
}

/// The stage in which the insight is put into the customer's hands (M6).
const HANDS_OVER: &str = "problem";

/// Returns the deal's insight, in the stage that is about it.
fn insight_of(deal: &Deal, stage: &Stage) -> Option<String> {
    deal.lead_insight().filter(|_| stage.id == HANDS_OVER).map(|one| insight_in_short(one))
}

impl App {
    /// Returns the details of the spot under the cursor.
    #[must_use]
    pub fn about_spot(&self) -> Vec<Said> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let track = open.track().map(|track| &**track);
        let said = |label: &'static str, text: &str| Said { label, text: text.to_owned(), is_bare: false };
        match open.coaching.spot(&self.playbook.stages, track) {
            Some(Spot::Heading(stage)) => {
                let missing = missing(stage, track).join("; ");
                let missing = (!missing.is_empty()).then(|| said("Missing", &missing));
                let leads = stage.leads.iter().flat_map(|lead| [said("You", &lead.text), said("Why", &lead.why)]);
                let all = [said("Stage", &format!("{}: {}", stage.name, progress_words(stage, track)))];
                let insight = insight_of(open.shown(), stage).map(|text| said("Insight", &text));
                all.into_iter().chain([said("Aim", &stage.aim)]).chain(insight).chain(missing).chain(leads).collect()
            }
            Some(Spot::Verifier(stage, verifier)) => {
                let tick = track.and_then(|track| track.tick(&verifier.id));
                let seen = tick.map(|tick| Said { is_bare: !tick.has_evidence(), ..said("Seen", &self.seen(tick)) });
                let about = [("Meaning", &verifier.means), ("Why", &verifier.matters), ("Counts", &verifier.evidence)];
                let state = match tick {
                    Some(tick) if tick.has_evidence() => "checked off",
                    Some(_) => "checked off, but without evidence",
                    None if verifier.required => "not checked off yet",
                    None => "not checked off yet; optional",
                };
                let step = said("Step", &format!("{}: {state}", verifier.text));
                let about = about.map(|(label, text)| said(label, text));
                let insight = insight_of(open.shown(), stage).map(|text| said("Insight", &text));
                std::iter::once(step).chain(insight).chain(seen).chain(about).collect()
            }
            Some(Spot::Line(stage, line)) => vec![said("List", &stage.list), said("Line", &line.text)],
            None => Vec::new(),
        }
    }

    /// Returns the details of the spot under the cursor as a page, and what the pane has no room for: how to get there,
    /// and what proves the stage.
    pub(in crate::app) fn about_spot_page(&self) -> (String, Vec<Paragraph>) {
        let Some(open) = self.deal.as_ref() else { return (String::new(), Vec::new()) };
        let name = open.coached().map_or("", |person| self.called(person).as_str());
        let (heading, more) = match open.coaching.spot(&self.playbook.stages, open.track().map(|track| &**track)) {
            Some(Spot::Heading(stage)) => (stage.name.clone(), what_proves(stage)),
            Some(Spot::Line(stage, _)) => (stage.name.clone(), how_to_get_there(stage)),
            Some(Spot::Verifier(stage, verifier)) => (verifier.text.clone(), how_to_get_there(stage)),
            None => (String::new(), Vec::new()),
        };
        let said = self.about_spot().into_iter().filter(|said| said.label != "Step");
        let said = said.map(|said| Paragraph::Text(said.label.to_owned(), said.text));
        (format!("Coaching {name}"), std::iter::once(Paragraph::Heading(heading)).chain(said).chain(more).collect())
    }

    pub(in crate::app) fn seen(&self, tick: &Tick) -> String {
        let day = dates::show(tick.on, self.today());
        let by = if tick.by.is_empty() { String::new() } else { format!(", {}", tick.by) };
        if tick.has_evidence() {
            format!("{} ({day}{by})", tick.evidence)
        } else {
            format!("no evidence yet, so it proves nothing ({day}{by})")
        }
    }

    /// Returns the reason why nothing can be removed at the cursor, if any.
    pub(in crate::app) fn untick_blocked(&self) -> Option<String> {
        let open = self.deal.as_ref()?;
        let track = open.track().map(|track| &**track);
        match open.coaching.spot(&self.playbook.stages, track) {
            Some(Spot::Verifier(_, verifier)) => {
                let ticked = track.is_some_and(|track| track.tick(&verifier.id).is_some());
                (!ticked).then(|| "This isn't checked off".to_owned())
            }
            Some(Spot::Line(..)) => None,
            Some(Spot::Heading(_)) | None => Some("Go to a check mark or a line first".to_owned()),
        }
    }

    /// Shows the coaching of whoever was just selected, if they are coached.
    pub(in crate::app) fn follow_selected(&mut self) {
        let Some(open) = self.deal.as_mut() else { return };
        let selected = open.selected().map(|person| person.id);
        if open.coaching.seen == selected {
            return;
        }
        open.coaching.seen = selected;
        let track = selected.filter(|id| open.coaching.whom != Some(*id)).and_then(|id| open.deal.track(id)).cloned();
        if let Some(track) = track {
            open.coaching.show(track.stakeholder, &self.playbook.stages, Some(&track));
        }
    }

    /// Returns the selected person where the coaching shown is somebody else's.
    #[must_use]
    pub fn not_coached_here(&self) -> Option<&Stakeholder> {
        let open = self.deal.as_ref()?;
        open.selected().filter(|person| open.coaching.whom.is_some_and(|id| id != person.id)).map(|person| &**person)
    }

    /// Shows the selected person's coaching.
    pub(in crate::app) fn coach(&mut self) {
        let playbook = Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_mut() else { return };
        let Some(person) = open.selected().cloned() else { return };
        let track = open.deal.track(person.id).cloned();
        open.coaching.show(person.id, &playbook.stages, track.as_deref());
        open.pane = Pane::Coaching;
        let name = self.name_of(person.id);
        if self.read_only().is_some() {
            self.note(match track {
                Some(_) => format!("View only: {name}'s coaching"),
                None => format!("View only: nobody is coaching {name} yet"),
            });
            return;
        }
        let verdict = self.verdict(&person);
        match verdict.group {
            _ if track.is_some() => self.done(format!("Coaching {name}")),
            Some((ProfileGroup::Mobilizer, _)) => {
                self.note(format!("Coaching {name} starts when you check off the first step"));
            }
            Some((group, _)) => {
                self.note(format!("{name} looks like a {}; coaching is for Mobilizers", group.name()));
            }
            None => self.note(format!("Screen {name} first: coaching is for Mobilizers")),
        }
    }

    /// Opens the form to tick the verifier under the cursor: what the customer did, and when.
    pub(in crate::app) fn tick(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let (Some(person), stages) = (open.coached(), &self.playbook.stages) else { return };
        let track = open.track().map(|track| &**track);
        match open.coaching.spot(stages, track) {
            Some(Spot::Verifier(_, verifier)) => {
                let (person, verifier) = (person.id, verifier.id.clone());
                self.open_tick(person, &verifier);
            }
            Some(Spot::Heading(_)) => self.step_coaching(1),
            Some(Spot::Line(..)) => self.note("You can't check off your own line. x removes it"),
            None => {}
        }
    }

    fn step_coaching(&mut self, by: isize) {
        let playbook = Arc::clone(&self.playbook);
        if let Some(open) = self.deal.as_mut() {
            let track = open.track().cloned();
            open.coaching.step(by, &playbook.stages, track.as_deref());
        }
    }

    pub(in crate::app) fn untick(&mut self) {
        let id = self.new_record();
        let (now, me) = (self.now.clone(), self.me());
        let playbook = Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.coached().map(|person| person.id) else { return };
        let track = open.track().cloned();
        let name = self.name_of(person);
        match open.coaching.spot(&playbook.stages, track.as_deref()) {
            Some(Spot::Verifier(_, verifier)) => {
                let what = format!("{name}: unchecked “{}”", verifier.text);
                let act = Self::act(id, &me, &now);
                if self.edit(&what, |deal| deal.untick(person, act, &verifier.id)) {
                    self.done(what);
                }
            }
            Some(Spot::Line(_, line)) => {
                let (line, act) = (line.clone(), Self::act(id, &me, &now));
                let what = format!("{name}: removed “{}”", line.text);
                let gone = |deal: &mut crate::domain::record::deal::Deal| {
                    deal.edit_track(person, act, |track| track.lines.retain(|one| one.id != line.id));
                };
                if self.edit(&what, gone) {
                    self.done(what);
                }
            }
            Some(Spot::Heading(_)) | None => {}
        }
    }

    pub(in crate::app) fn add_line(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let (Some(person), Some(stage)) = (open.coached(), self.playbook.stages.get(open.coaching.stage)) else {
            return;
        };
        let (person, stage) = (person.id, stage.id.clone());
        self.open_line(person, &stage);
    }
}

/// Returns how far a stage is, in words.
fn progress_words(stage: &Stage, track: Option<&Track>) -> String {
    let Some(progress) = track.map(|track| track.progress(stage)) else { return "not begun".to_owned() };
    match (progress.is_proved(), progress.evident) {
        (true, _) => "proven by what the customer did".to_owned(),
        (false, 0) => "nothing proven yet".to_owned(),
        (false, evident) => format!("{evident} of {} proven", progress.total),
    }
}
