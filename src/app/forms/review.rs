//! The leader and the length of a new review.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::review::Review;
use crate::domain::record::text::one_line;

const LED_BY: FieldKey = FieldKey::of(Datum::Course, "Led by");
const MINUTES: FieldKey = FieldKey::of(Datum::Course, "Minutes").labeled("Length (min)");
const HERE: FieldKey = FieldKey::naming(Datum::Questions, "Present").labeled("Attendees");

/// The most minutes that a review may take: more is a typing error.
const MOST_MINUTES: u32 = 480;

impl App {
    /// Opens the form for who leads, and for how long.
    pub(in crate::app) fn ask_to_review(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let form = Form::new(FormKind::Review(open.deal.id), "Review this deal")
            .lead("Eight parts, from last time's decisions to the forecast. U undoes the whole review.")
            .suggest(LED_BY, &self.likely_name(), "who asks the questions")
            .suggest(MINUTES, &self.settings.review.minutes.to_string(), "how long it should take")
            .field(HERE, "", "who takes part; the minutes name them");
        self.open_form(form);
    }

    pub(in crate::app) fn save_review(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let coach = filled(form, LED_BY, "Who is leading?")?;
        let minutes = match form.value(MINUTES) {
            "" => self.settings.review.minutes,
            text => text.parse().ok().filter(|many| (1..=MOST_MINUTES).contains(many)).ok_or_else(|| {
                form.fault(MINUTES, format!("I can't read “{text}” as minutes. Enter 1 to {MOST_MINUTES}, such as 30"))
            })?,
        };
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        let present = one_line(form.value(HERE)).trim().to_owned();
        let (id, started, on) = (self.new_record(), self.now.timestamp(), self.today());
        let review = Review { minutes: Some(minutes), present: present.into(), ..Review::new(id, started, on, &coach) };
        self.close_saved_form();
        self.edit_within("start the review", Some(id), |deal| deal.begin_review(review));
        self.walk_through(id);
        Ok(())
    }
}
