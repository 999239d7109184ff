//! What matters most about a person, in a word or a few.

use super::differing::Differing;
use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::domain::judge::verdict::{GroupWord, Read, Verdict, Word};
use crate::domain::record::card::{Role as Part, Standing};
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::short_words;
use crate::ui::parts::text::width;
use crate::ui::past::{Since, becomes, since_then};
use crate::ui::theme::{Role, Signs};
use crate::ui::words::{mark, verdict_role};

/// A person in the list, with what is shown of them.
pub(super) struct Shown<'a> {
    pub(super) app: &'a App,
    pub(super) open: &'a OpenDeal,
    pub(super) person: &'a Stakeholder,
    /// The assessor whose verdict is shown.
    pub(super) by: &'a str,
    pub(super) verdict: &'a Verdict,
}

impl Shown<'_> {
    /// Returns the words and their color, in words that fit in so many columns.
    pub(super) fn matter(&self, signs: &Signs, room: u16) -> (String, Role) {
        match since_then(self.app, self.open, self.person, self.verdict) {
            Since::Gone => return ("gone".to_owned(), Role::Key),
            Since::Other(now) => return (format!("{} {}", becomes(signs), self.reading_now(&now, signs)), Role::Key),
            Since::Same => {}
        }
        if let Some((word, role)) = self.status() {
            let short = if width(word) > usize::from(room) { in_short(word) } else { word };
            return (short.to_owned(), role);
        }
        let differs = Differing::of(self.app, self.by, self.person, self.verdict).is_some();
        let sign = if differs { format!("{} ", signs.differ) } else { String::new() };
        let room = usize::from(room).saturating_sub(width(&sign));
        let (text, role) = self.task(room).or_else(|| self.fact()).unwrap_or_else(|| self.reading());
        (sign + &text, role)
    }

    /// Returns the status, if the person is not active here or left according to another deal.
    pub(super) fn status(&self) -> Option<(&'static str, Role)> {
        match self.person.card().standing() {
            Some(Standing::Left) => Some(("left", Role::Bad)),
            Some(Standing::OnLeave) if self.person.is_on_leave(self.app.today()) => Some(("on leave", Role::Dim)),
            Some(Standing::Interim) => Some(("interim", Role::Dim)),
            Some(Standing::Unreachable) => Some(("unreachable", Role::Warn)),
            Some(Standing::NotFound) => Some(("to identify", Role::Warn)),
            Some(Standing::OnLeave) | None => self.app.left_elsewhere(self.person.id).map(|_| ("left?", Role::Bad)),
        }
    }

    /// Returns when their task is due. The day is the fact: the word before it gives way where there is little room.
    fn task(&self, room: usize) -> Option<(String, Role)> {
        let today = self.app.today();
        let task = self.person.open_task()?;
        if task.due < today {
            return Some(("overdue!".to_owned(), Role::Bad));
        }
        let day = dates::near_short(task.due, today);
        let words = ["task ", "due "].map(|word| format!("{word}{day}"));
        let fitting = words.into_iter().find(|words| width(words) <= room);
        Some((fitting.unwrap_or(day), Role::Warn))
    }

    /// Returns a fact that says more than the verdict does.
    fn fact(&self) -> Option<(String, Role)> {
        let is_unknown = matches!(self.verdict.read(), Read::Unknown | Read::Unclear);
        let roles = &self.person.card().roles;
        let word = |word: &str, role| Some((word.to_owned(), role));
        if self.person.opposition().is_some() {
            return word("opposed", Role::Blocker);
        }
        // While somebody answers blind, what others saw is hidden, and who was met can't be told.
        let met = || self.open.is_blind() || self.open.people.contacts().met(self.person);
        if self.verdict.read() == Read::Unknown && !met() {
            return word("never met", Role::Warn);
        }
        match (is_unknown, roles.has(Part::Decides), roles.has(Part::Approves)) {
            (true, true, _) => word("decides", Role::Text),
            (true, false, true) => word("approves", Role::Text),
            _ => None,
        }
    }

    /// Returns how somebody reads today: by the sign if that is another one, or by the profile.
    fn reading_now(&self, now: &Verdict, signs: &Signs) -> String {
        let [then_sign, now_sign] = [self.verdict, now].map(|one| mark(one, false, signs).0);
        if then_sign == now_sign { short_words(now.read()).to_owned() } else { format!("{now_sign} now") }
    }

    /// Returns the verdict in a word.
    fn reading(&self) -> (String, Role) {
        let read = self.verdict.read();
        // What is only leaning must not look as sure as what is likely.
        let is_sure = match read {
            Read::Unknown | Read::Unclear => false,
            Read::As(_, _, Some((_, word))) => word == Word::Likely,
            Read::As(_, word, None) => word > GroupWord::Leaning,
        };
        (short_words(read).to_owned(), if is_sure { verdict_role(self.verdict) } else { Role::Dim })
    }
}

/// Returns a status in a narrow column.
fn in_short(status: &str) -> &str {
    match status {
        "to identify" => "identify",
        "unreachable" => "no way in",
        other => other,
    }
}
