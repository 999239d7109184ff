//! The question at the start after a program died: view, keep or discard what it left.
//!
//! A journal is released only once its content is safe elsewhere, or was discarded by a key pressed twice.

use super::Overlay;
use super::page::{PageKind, Paragraph};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::effect::Effect;
use crate::app::errand::Then;
use crate::app::form::FormKind;
use crate::app::layer::Layer;
use crate::app::msg::Failure;
use crate::app::notice::Level;
use crate::app::panes::Pane;
use crate::domain::record::dates;
use crate::domain::record::id::{DealId, StakeholderId};
use crate::domain::record::text::MARK;
use crate::domain::record::text::one_line;
use crate::store::journal::{Draft, Edits, Left, Typed, Unfinished};
use crate::store::recover::{Brought, Recovered};
use std::path::PathBuf;

/// The question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recover {
    /// Whether discarding was asked for once, so that the same key does it.
    pub sure: bool,
}

/// The unsaved texts and edits of dead programs, and the progress of recovering them.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// The journals that the question is about.
    pub left: Vec<Left>,
    /// The number of deals whose edits are still being written to files.
    waiting: usize,
    /// The results of those that are written, in words.
    said: Vec<String>,
    /// The deal to open once all are written.
    deal: Option<(DealId, PathBuf)>,
    /// The draft to go back to, once its deal is open.
    draft: Option<Draft>,
}

impl Leftovers {
    /// Returns a masked stand-in for privacy mode: it shows that there is something, but no word of it.
    pub(in crate::app) fn in_privacy(&self) -> Self {
        let left = self.left.iter().map(|one| one.at).max().map(|at| {
            let unfinished = Unfinished { drafts: vec![masked_draft()], edits: None };
            Left { journal: String::new(), at, unfinished }
        });
        Self { left: left.into_iter().collect(), ..Self::default() }
    }
}

/// Returns a stand-in for anything typed, for privacy mode: it reveals neither the purpose nor the length.
pub(in crate::app) fn masked_draft() -> Draft {
    let (label, before, value) = ("Text".to_owned(), String::new(), MARK.to_owned());
    let typed = Typed { label, before, value, people: Vec::new() };
    let title = "Unsaved text".to_owned();
    Draft { kind: Vec::new(), title, about: None, fields: vec![typed], focus: 0, open: false }
}

impl Layer for Recover {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Recover, Scope::Always]
    }
}

impl App {
    /// Takes in what was found. The user is asked as soon as nothing else has the keys.
    pub(in crate::app) fn found_left(&mut self, left: Vec<Left>) {
        self.leftovers.left.extend(left);
    }

    /// Asks about what was left if no overlay is open and nobody is typing: a stray key must not answer the question.
    pub(in crate::app) fn ask_about_left(&mut self) {
        let typing = self.scopes().first().is_some_and(|scope| scope.takes_text());
        if !self.leftovers.left.is_empty() && self.overlays.is_empty() && !typing {
            self.overlays.push(Overlay::Recover(Recover::default()));
        }
    }

    /// Shows all of it. A user who looks again is no longer sure about discarding.
    pub(in crate::app) fn view_left(&mut self) {
        if let Some(Overlay::Recover(question)) = self.overlays.last_mut() {
            question.sure = false;
        }
        self.open_page(PageKind::Left);
    }

    /// Leaves it where it is: the next start asks again.
    pub(in crate::app) fn decide_later(&mut self) {
        self.close_overlay();
        self.leftovers.left.clear();
        self.note("Nothing is lost. stakemap asks again next time");
    }

    /// Discards everything on the second press.
    pub(in crate::app) fn discard_left(&mut self) {
        let Some(Overlay::Recover(question)) = self.overlays.last_mut() else { return };
        if !question.sure {
            question.sure = true;
            return;
        }
        self.close_overlay();
        let journals = self.leftovers.left.drain(..).map(|left| left.journal).collect();
        self.effects.push(Effect::LetGo(journals));
        self.done("Discarded the unsaved text for good");
    }

    /// Keeps the texts as drafts, brings the edits into files, and goes back to where the user was.
    pub(in crate::app) fn keep_left(&mut self) {
        self.come_back();
        self.close_overlay();
        let mut safe = Vec::new();
        for Left { journal, unfinished, .. } in std::mem::take(&mut self.leftovers.left) {
            for draft in unfinished.drafts {
                let nearer = draft.open && self.leftovers.draft.as_ref().is_none_or(|other| !other.open);
                if self.leftovers.draft.is_none() || nearer {
                    self.leftovers.draft = Some(draft.clone());
                }
                self.drafts.keep(Draft { open: false, ..draft });
            }
            match unfinished.edits {
                Some(edits) => {
                    let copy = DealId((self.ids.0)());
                    self.leftovers.waiting += 1;
                    self.effects.push(Effect::Recover { journal, edits, copy });
                }
                None => safe.push(journal),
            }
        }
        if !safe.is_empty() {
            self.effects.push(Effect::LetGo(safe));
        }
        self.go_back_to_text();
    }

    /// Handles the result of bringing edits into a file.
    pub(in crate::app) fn recovered(&mut self, journal: String, edits: &Edits, result: Result<Recovered, Failure>) {
        self.leftovers.waiting = self.leftovers.waiting.saturating_sub(1);
        match result {
            Ok(recovered) => {
                let (from, to) = (edits.deal.id, recovered.deal);
                self.effects.push(Effect::LetGo(vec![journal]));
                self.effects.push(Effect::List);
                self.leftovers.said.push(in_words(edits, &recovered));
                let drafts = self.drafts.unfinished_mut().iter_mut().chain(self.leftovers.draft.as_mut());
                for draft in drafts {
                    move_to(draft, from, &recovered);
                }
                self.leftovers.deal.get_or_insert((to, recovered.saved.at.path));
            }
            Err(failure) => self.fail(&failure),
        }
        self.go_back_to_text();
    }

    /// Opens the deal that the text belongs to, or that edits were brought into, once all edits are written.
    fn go_back_to_text(&mut self) {
        if self.leftovers.waiting > 0 {
            return;
        }
        let recovered = self.leftovers.deal.take();
        match self.leftovers.draft.as_ref().map(|draft| draft.about.as_ref()) {
            Some(Some(about)) => {
                let listed =
                    self.home.rows.iter().find(|row| row.summary.as_ref().is_ok_and(|one| one.id == about.deal));
                let path = listed.map(|row| row.path.clone()).or_else(|| about.path.clone());
                let is_open = self.deal.as_ref().is_some_and(|open| open.deal.id == about.deal);
                // A deal that was just written is read again, even if it is open.
                if is_open && recovered.is_none() {
                    self.stay_in_deal();
                    self.deal_is_there();
                } else if let Some(path) = path {
                    self.open_file(path, Then::Stay);
                } else {
                    self.leftovers.draft = None;
                    self.note("Your text is kept and comes back when you open that form in its deal");
                }
            }
            Some(None) => self.deal_is_there(),
            None => {
                if let Some((_, path)) = recovered {
                    self.open_file(path, Then::Stay);
                }
            }
        }
    }

    /// Goes back to the text if its deal is on the screen now, and reports what happened to the rest.
    pub(in crate::app) fn deal_is_there(&mut self) {
        if self.leftovers.waiting > 0 {
            return;
        }
        let (draft, said) = (self.leftovers.draft.take(), std::mem::take(&mut self.leftovers.said));
        if let Some(draft) = draft {
            let here = draft.about.as_ref().map(|about| about.deal);
            if here.is_none() || here == self.deal.as_ref().map(|open| open.deal.id) {
                self.come_back_to(&draft);
            }
        }
        if !said.is_empty() {
            self.say(Level::Note, said.join(" · "));
        }
    }

    /// Opens the form of a draft, with the selection from which the user would have opened it.
    fn come_back_to(&mut self, draft: &Draft) {
        let Some(kind) = FormKind::from_words(&draft.kind) else { return self.only_show_texts() };
        if let Some(id) = kind.person() {
            if self.deal.as_ref().is_none_or(|open| open.deal.person(id).is_none()) {
                return self.only_show_texts();
            }
            self.go_to_person(id);
        }
        self.open_again(kind);
    }

    /// Opens a form of the coaching, with the person's coaching behind it.
    pub(in crate::app) fn open_in_coaching(&mut self, id: StakeholderId, open: impl FnOnce(&mut Self)) {
        let playbook = std::sync::Arc::clone(&self.playbook);
        if let Some(open) = self.deal.as_mut() {
            open.show_coaching(&playbook.stages, Some(id));
            open.pane = Pane::Coaching;
        }
        open(self);
    }

    /// Opens a form of the review, unless the review in which it was typed has ended.
    pub(in crate::app) fn open_in_review(&mut self, open: impl FnOnce(&mut Self)) {
        if self.comes_back_to_left_deal() || self.comes_back_to_review() {
            open(self);
        } else {
            self.only_show_texts();
        }
    }

    /// Shows the texts whose form no longer exists.
    fn only_show_texts(&mut self) {
        self.open_page(PageKind::Left);
        self.note("The form for this is gone. Your text is kept until you quit");
    }

    /// Returns what was left, for the question: a heading and the typed fields each, the form that was open first.
    #[must_use]
    pub fn left_lines(&self) -> Vec<(String, Vec<(String, String)>)> {
        let drafts = self.leftovers.left.iter().flat_map(|left| &left.unfinished.drafts);
        let edits = self.leftovers.left.iter().filter_map(|left| left.unfinished.edits.as_ref());
        let (open, closed): (Vec<&Draft>, Vec<&Draft>) = drafts.partition(|draft| draft.open);
        let own = self.drafts.all().filter(|_| self.leftovers.left.is_empty());
        open.into_iter().chain(closed).chain(own).map(of_draft).chain(edits.map(of_edits)).collect()
    }

    /// Returns when the last of it was typed, in words; empty if nothing is left.
    #[must_use]
    pub fn left_since(&self) -> String {
        let Some(latest) = self.leftovers.left.iter().map(|left| left.at).max() else { return String::new() };
        let at = latest.to_zoned_datetime(self.now.time_zone().clone());
        format!("{}, {}", dates::show(at.date(), self.today()), at.strftime("%-I:%M %p"))
    }

    /// Returns all unsaved texts in full.
    pub(in crate::app) fn left_page(&self) -> Vec<Paragraph> {
        let part = |(heading, lines): (String, Vec<(String, String)>)| {
            let lines = lines.into_iter().map(|(label, text)| Paragraph::Text(label, text));
            std::iter::once(Paragraph::Heading(heading)).chain(lines).collect::<Vec<_>>()
        };
        self.left_lines().into_iter().flat_map(part).collect()
    }
}

fn of_draft(draft: &Draft) -> (String, Vec<(String, String)>) {
    let about = draft.about.iter().flat_map(|about| [&about.name, &about.person]);
    let parts: Vec<String> = about.chain([&draft.title]).map(|part| one_line(part)).collect();
    let mut heading: Vec<&str> = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        // Many titles name the person already.
        heading.retain(|before| !part.contains(before));
        heading.push(part);
    }
    let fields = draft.fields.iter().map(|typed| (one_line(&typed.label), one_line(&typed.value)));
    (heading.join(" · "), fields.collect())
}

fn of_edits(edits: &Edits) -> (String, Vec<(String, String)>) {
    let last = edits.deal.history.last().map(|step| ("Last change".to_owned(), one_line(&step.what)));
    (format!("{} · unsaved changes", one_line(&edits.deal.name)), last.into_iter().collect())
}

/// Moves a draft to the deal that received its deal's edits.
fn move_to(draft: &mut Draft, from: DealId, recovered: &Recovered) {
    let Some(about) = draft.about.as_mut().filter(|about| about.deal == from) else { return };
    about.deal = recovered.deal;
    about.name = recovered.name.to_string();
    about.path = Some(recovered.saved.at.path.clone());
    if let Some(kind) = FormKind::from_words(&draft.kind) {
        draft.kind = kind.moved(recovered.deal).words();
    }
}

/// Returns what happened to recovered edits, in words.
fn in_words(edits: &Edits, recovered: &Recovered) -> String {
    let name = &recovered.name;
    match recovered.brought {
        Brought::Whole => format!("Saved the unsaved changes to “{name}”"),
        Brought::Merged { conflicts: 0 } => {
            format!("Merged the unsaved changes into “{name}”, with what changed since")
        }
        Brought::Merged { conflicts: 1 } => {
            format!("“{name}” has changed since: 1 conflict, both values kept · = resolves")
        }
        Brought::Merged { conflicts } => {
            format!("“{name}” has changed since: {conflicts} conflicts, all values kept · = resolves")
        }
        Brought::Apart => {
            format!("The file of “{}” is missing or damaged. Your version is now “{name}”", edits.deal.name)
        }
    }
}
