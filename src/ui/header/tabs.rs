//! The tabs: the panes by their keys, where not all of them are on the screen.

use crate::app::mouse::{Hit, Place};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::ShortNames;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use crate::ui::arrange::Regions;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The most people in a deal for which short names in the tabs differ from everybody's; above it only from each other.
const CROWD: usize = 200;
/// The fewest columns of a name in the tabs.
const LEAST: usize = 5;
/// The most columns of a tab.
const WIDEST: u16 = 24;

/// Draws the tabs, without those of panes in which there is nothing yet.
pub(super) fn draw(canvas: &mut Canvas<'_>, open: &OpenDeal, short: &mut ShortPeople, places: &Regions) {
    let area = places.tabs;
    let people = format!("1 Stakeholders {}", open.shown().stakeholders.len());
    let names = [
        (Pane::People, people, None),
        (Pane::Profile, "2 Profile ".to_owned(), open.selected()),
        (Pane::Coaching, "3 Coaching ".to_owned(), open.coached()),
    ];
    let mut x = area.x + 1;
    for (pane, mut name, person) in names {
        if pane != Pane::People && pane != open.pane && person.is_none() {
            continue;
        }
        let role = if pane == open.pane { Role::Accent } else { Role::Dim };
        let room = area.right().saturating_sub(x).min(WIDEST);
        if let Some(person) = person {
            name += &short.name(open, person.id, usize::from(room).saturating_sub(width(&name)));
        }
        let used = canvas.put(x, area.y, room, name.trim_end(), role);
        canvas.hit(Rect { x, width: used, ..area }, Hit::Place(Place::Pane(pane)));
        x += used + 3;
    }
}

/// A cache of the short names of a deal's people, valid as long as the people are the same.
#[derive(Debug, Default)]
pub(in crate::ui) struct ShortPeople {
    of: Option<Arc<Deal>>,
    names: Vec<Text>,
    short: ShortNames,
}

impl ShortPeople {
    /// Returns a person's short name for a width: unlike anyone's in the deal or, in a large deal, unlike any other in
    /// the tabs.
    fn name(&mut self, open: &OpenDeal, id: StakeholderId, columns: usize) -> String {
        if columns < LEAST {
            return String::new();
        }
        let deal = open.shown();
        if deal.stakeholders.len() > CROWD {
            let shown: Vec<&Arc<Stakeholder>> = [open.selected(), open.coached()].into_iter().flatten().collect();
            let place = shown.iter().position(|person| person.id == id);
            let short = ShortNames::of(shown.iter().map(|person| deal.called(person).as_str()));
            return place.map_or_else(String::new, |place| short.get(place, columns));
        }
        if !self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, deal)) {
            self.of = Some(Arc::clone(deal));
            let names = deal.stakeholders.iter().map(|person| deal.called(person));
            if !names.clone().eq(&self.names) {
                self.names = names.cloned().collect();
                self.short = ShortNames::of(self.names.iter().map(Text::as_str));
            }
        }
        let place = deal.stakeholders.iter().position(|person| person.id == id);
        place.map_or_else(String::new, |place| self.short.get(place, columns))
    }
}
