//! The second line, where not all panes are on the screen: what had no room in the first, and the other panes by their
//! keys.

use super::shorten::{GAP, Part};
use crate::app::mouse::{Area, Hit};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::domain::privacy::Datum;
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
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most people in a deal for which short names in the tabs differ from everybody's; above it only from each other.
const CROWD: usize = 200;
/// The fewest columns of a name in the tabs.
const LEAST: usize = 8;
/// The most columns of a tab.
const WIDEST: u16 = 24;

/// Draws what had no room in the line above and, at the right, the tabs of the panes that aren't on the screen, but for
/// those in which there is nothing yet.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    open: &OpenDeal,
    short: &mut ShortPeople,
    regions: &Regions,
    left: &[Part],
) {
    let area = regions.tabs;
    let people = format!("1 Stakeholders {}", open.shown().stakeholders.len());
    let names = [
        (Pane::People, people, None),
        (Pane::Profile, "2 Profile ".to_owned(), open.selected()),
        (Pane::Coaching, "3 Coaching ".to_owned(), open.coached()),
    ];
    let is_hidden = |pane: Pane| regions.panes().all(|(shown, _)| shown != pane);
    let mut tabs: Vec<_> = names
        .into_iter()
        .filter(|(pane, _, person)| is_hidden(*pane) && (*pane == Pane::People || person.is_some()))
        // Whom we coach is our choice: nobody else is to read it.
        .filter(|(pane, ..)| *pane != Pane::Coaching || !canvas.hides(Datum::Coaching))
        .collect();
    let columns = |text: &str| u16::try_from(width(text.trim_end())).unwrap_or(u16::MAX);
    let needed: u16 = tabs.iter().map(|(_, name, _)| columns(name) + GAP).sum();
    let used = facts(canvas, left, Rect { x: area.x + 1, width: area.width.saturating_sub(2 + needed), ..area });
    // What is left over goes to the names.
    let mut over = area.width.saturating_sub(2 + needed + used);
    for (_, name, person) in &mut tabs {
        let bare = columns(name);
        let Some(person) = person.filter(|_| over > 0) else { continue };
        *name += &short.name(open, person.id, usize::from(over.min(WIDEST - bare).saturating_sub(1)));
        over -= columns(name) - bare;
    }
    let mut x = area.right().saturating_sub(1);
    for (pane, name, _) in tabs.iter().rev() {
        let from = canvas.put_right(x, area.y, area.width, name.trim_end(), Role::Dim);
        canvas.hit(Rect { x: from, width: x - from, ..area }, Hit::Area(Area::Pane(*pane)));
        x = from.saturating_sub(GAP);
    }
}

/// Draws as many facts as fit, what gives way last first of all. Returns the columns used.
fn facts(canvas: &mut Canvas<'_>, left: &[Part], area: Rect) -> u16 {
    let mut by_need: Vec<usize> = (0..left.len()).collect();
    by_need.sort_by_key(|index| std::cmp::Reverse(left[*index].leaves()));
    let mut chosen = BTreeMap::new();
    let mut room = usize::from(area.width);
    // As many as there is room for, in few words; then in more, as long as none has to go for it.
    for index in &by_need {
        let (words, role) = left[*index].shortest();
        if width(words) <= room {
            room = room.saturating_sub(width(words) + usize::from(GAP));
            chosen.insert(*index, (words, role));
        }
    }
    for index in by_need {
        let Some(now) = chosen.get(&index).map(|(words, _)| width(words)) else { continue };
        if let Some((words, role)) = left[index].fitting(now + room) {
            room = room.saturating_sub(width(words).saturating_sub(now));
            chosen.insert(index, (words, role));
        }
    }
    let mut x = area.x;
    for (words, role) in chosen.into_values() {
        x += canvas.put(x, area.y, area.right().saturating_sub(x), words, role) + GAP;
    }
    x - area.x
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
            let index = shown.iter().position(|person| person.id == id);
            let short = ShortNames::of(shown.iter().map(|person| deal.called(person).as_str()));
            return index.map_or_else(String::new, |index| short.get(index, columns));
        }
        if !self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, deal)) {
            self.of = Some(Arc::clone(deal));
            let names = deal.stakeholders.iter().map(|person| deal.called(person));
            if !names.clone().eq(&self.names) {
                self.names = names.cloned().collect();
                self.short = ShortNames::of(self.names.iter().map(Text::as_str));
            }
        }
        let index = deal.stakeholders.iter().position(|person| person.id == id);
        index.map_or_else(String::new, |index| self.short.get(index, columns))
    }
}
