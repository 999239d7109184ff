//! stakemap maps the people behind a B2B purchase.
//!
//! # The screen, and who draws what
//!
//! ```text
//!  Tarnbeck Beverages · Line monitoring   €310k   9 people       7 alerts, 1 urgent   saved    ui/header
//! ╭ 1 Stakeholders ───── 9 ╮╭ 2 Profile · Ottilie Brandt ╮╭ 3 Coaching · Mirela Dantu ╮
//! │ M✓ Mirela Dantu Teacher││ Blocker, likely 92%        ││ ✓ 1 Plan the consensus 4/4│   ui/panes, one file each;
//! │▌B  Ottilie Br…  Blocker││ ━━━━━━━━━━━━━━━━━━── 92%   ││ ▶ 2 Confirm the pro…   2/4│   their state: app/panes
//! │ ?  Graham Tully        ││ Why  + brushed off your i… ││   □ Put a number on the… │
//! ╰────────────────────────╯╰────────────────────────────╯╰───────────────────────────╯
//!  ✓ Ottilie Brandt: insight, brushed off                                                 app/notice, ui/hints
//!  a add  s screen  t traits  i best question                                   ? help    app/command, ui/hints
//! ```
//!
//! # The rooms
//!
//! ```text
//! domain  the method as values and rules, on floors that know only those below:
//!           record   what is in a file: the deal, its people and lists, dates, texts
//!           method   the texts and numbers of the method
//!           judge    verdicts, alerts, questions, what is due · change  differences, undo, merge, conflicts, the past
//!           privacy  the deal as several people may see it on one screen
//! content the method's texts and numbers from assets/method, read and checked; the worked example
//! export  deals and verdicts as words, text and JSON; pure
//! import  people in what other programs export; bytes in, records out, pure
//! store   files and folders: the only code that knows the disk layout
//! app     state and update: a message in, effects out; no terminal, file, clock or randomness
//! ui      draws the app into a buffer
//! term    the terminal, the clock, new ids, signals; does the effects
//! cli     arguments and the commands that need no screen
//! ```
//!
//! Arrows point one way, and a test holds them: `domain ← content, export, import, store ← app ← ui ← term ← cli ← main`.
//!
//! # How one key travels
//!
//! `term/input` makes it a [`app::key::Key`]; [`app::App::update`] looks it up in the scopes from the nearest outwards
//! ([`app::keymap`]), asks whether the command can run (`app/availability`), and runs what its row names (`app/command`).
//! A change of the deal goes through `App::edit`: one step for undo and history, and an effect to save.
//! Then `app/settle` brings up to date what follows from the state, where something it depends on changed.
//! `term/perform` does the effects and answers with messages. Then everything is painted once.
//!
//! A click goes the same way: whatever is drawn that can be clicked records its place ([`app::mouse::Hit`], with
//! `canvas.hit` beside the line that draws it), `term/screen` looks up what lies under the mouse, and `app/clicking` moves the
//! cursor there or presses the key that a hint names. A command that one click must not run has `.clicked_twice()` in its row.
//!
//! # Words
//!
//! **pane** a region of the deal's screen · **overlay** anything above it · **command** what a user can run · **message**
//! what happened · **effect** what the outside should do · **notice** what we tell the user.
//!
//! # What must not happen
//!
//! - A closure, a channel or a terminal type in a message, an effect or an overlay: they are plain data.
//! - A key that is not in the command table, or a hint that is not made from it.
//! - A control character of stored or typed text on a terminal.
//! - A write that could leave half a file, or replace one that was not read.
//! - A title or a role in a verdict.
//!
//! # The files
//!
//! What is new in a deal is added and never put in the place of something: lists and fields are optional, left out where
//! they are empty, and a program that does not know them carries them along. So an older program opens and saves what a newer
//! one wrote, and `version` stays 1 as long as that is possible; where it is not, [`store::migrate`] gets a step.
//!
//! # To add a command
//!
//! 1. Its row in `app/command/table.rs`: name, title, keys, hint, what runs, and what it needs and changes; 2. the function
//!    that runs, in the file of the pane or overlay that it works on (or a new `app/x.rs`). Help, palette, hints and the
//!    guide's table of keys follow from the row.
//!
//! # To add a list to the deal
//!
//! 1. `domain/record/x.rs` with the record, listed in `domain/record/mod.rs`; 2. the field in `domain/record/deal.rs`, as an
//!    optional one; 3. its row in `domain/record/deal/lists.rs`, from which addresses, differences, the past and the merge are
//!    made. Then the compiler asks for the rest: what is special about merging it (`domain/change/merge.rs`), whom it names
//!    (`domain/record/deal/naming.rs`), who sees it (`domain/privacy/mod.rs`). By hand: how it is edited
//!    (`domain/record/deal/edits.rs`), ids that stand twice (`domain/change/integrity/group.rs`), and what an entry is called
//!    in a conflict (`domain/change/conflict_words.rs`).
//!
//! # To add a pane
//!
//! 1. `app/panes/x.rs` with its state; 2. a variant in [`app::panes::Pane`]; 3. `ui/panes/x.rs`; 4. its rectangle in
//!    [`ui::arrange`]; 5. its rows in the command table; 6. a flow test and its screens. After 2 the compiler asks for the
//!    rest.
//!
//! # To add an overlay
//!
//! 1. `app/overlays/x.rs` with its state, its [`app::layer::Layer`] and what its commands do; 2. its line in
//!    `app/overlays/mod.rs`; 3. its scope in `app/command/scope.rs`, its rows in `table.rs`; 4. `ui/overlays/x.rs`; 5. its arm in
//!    `ui/overlays/mod.rs`; 6. a flow test and its screens.
//!
//! # To add a form
//!
//! 1. Its row in `app/form/table.rs`: what it is about, what a draft on disk calls it, its heading in privacy mode, what
//!    saving it changes, what opens and what saves it; 2. `app/forms/x.rs` with the keys of its fields, each with its label
//!    and who sees it, what opens it and what saving it does; 3. its line in `app/forms/mod.rs`; 4. the row of
//!    the command that opens it in `app/command/table.rs`. A key is what a draft calls its field: it is never changed.
//!
//! # To add a field on a card
//!
//! 1. The field in `domain/record/card.rs`, as an optional one, with its noun in a conflict; 2. its line in the form,
//!    `app/forms/card.rs`; 3. where a card prints it, `export/card.rs`. Then the compiler asks for the rest: what becomes of
//!    it where two entries are one person (in the same `domain/record/card.rs`), and who sees it
//!    (`domain/privacy/person.rs`).
//!
//! # To add an alert
//!
//! 1. Its kind, in the order of gravity, in `domain/method/alert_kind.rs`; 2. its words in `assets/method/alerts.toml`:
//!    without them a test fails; 3. when it is raised, as a function in `domain/judge/alert/x.rs`, asked for in
//!    `domain/judge/alert.rs`; 4. a case in which it comes and one in which it must not.
//!
//! # To add an export
//!
//! 1. `export/x.rs`: an [`export::outgoing::Outgoing`] in, text out; 2. its line in `export/mod.rs`; 3. its variant in
//!    `export/format.rs`, with its words, its ending and its arm. `stakemap export` and the list behind `X` follow from that.

// A table of the integration tests is checked from inside too, and names the crate as they do.
#[cfg(test)]
extern crate self as stakemap;

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod export;
pub mod import;
pub mod store;
pub mod term;
pub mod ui;
