//! Home as a table, at the five sizes that people have, with no deal, one, a few and very many.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::screen::text;
use crate::support::states::home_of;
use stakemap::ui::parts::canvas::Cursor;

const SIZES: [(u16, u16); 5] = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)];
const COUNTS: [u32; 4] = [0, 1, 7, 200];

/// The column heads that there must be at a width, from left to right.
fn heads(width: u16) -> &'static [&'static str] {
    match width {
        ..74 => &["Deal", "To do first", "Next due"],
        74..96 => &["Deal", "Value", "To do first", "Next due"],
        96..108 => &["Deal", "Value", "To do first", "Next due", "Customer move"],
        108..134 => &["Deal", "Value", "Buying stage", "To do first", "Next due", "Customer move"],
        134.. => &["Deal", "Value", "Buying stage", "People", "To do first", "Next due", "Customer move"],
    }
}

#[test]
fn columns_go_in_order_and_the_sorted_one_is_marked() {
    let mut session = home_of(7);
    for size in SIZES {
        session.size = size;
        let screen = session.screen();
        let heading = screen.lines().find(|line| line.contains("To do first")).unwrap_or_default();
        let places: Vec<Option<usize>> = heads(size.0).iter().map(|head| heading.find(head)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{size:?}: {heading}");
        let all = heads(200).iter().filter(|head| heading.contains(*head)).count();
        assert_eq!(all, places.len(), "{size:?}: {heading}");
    }
    session.size = (120, 40);
    for head in ["To do first", "Next due", "Deal", "Customer move"] {
        session.sees(&format!("{head} ↓")).keys("o");
        assert_eq!(session.screen().matches('↓').count(), usize::from(head != "Customer move"));
    }
    session.keys("o").sees("Value ↓");
}

#[test]
fn today_the_deals_and_the_cursor_show_at_every_size() {
    for count in COUNTS {
        let mut session = home_of(count);
        for size in SIZES {
            session.size = size;
            let (buf, cursor) = session.paint();
            let screen = text(&buf);
            assert_eq!(screen.contains("Today"), count > 0, "{count} at {size:?}");
            if count == 0 {
                assert!(screen.contains("a  add a deal") && screen.contains("D  add the example deal"));
                continue;
            }
            assert!(screen.contains("t do it"), "{count} at {size:?}");
            let Some(Cursor::Hidden(at)) = cursor else { panic!("{count} at {size:?}: no cursor") };
            let name = session.app.home.name(session.app.home.selected().unwrap());
            let line = screen.lines().nth(usize::from(at.y)).unwrap();
            assert!(line.contains(&name[..8]), "{count} at {size:?}: {line}");
            // The row under the cursor is one background from edge to edge.
            let backgrounds: Vec<_> = (at.x - 1..size.0 - 1).map(|x| buf[(x, at.y)].bg).collect();
            assert!(backgrounds.windows(2).all(|pair| pair[0] == pair[1]), "{count} at {size:?}: {backgrounds:?}");
        }
    }
}

#[test]
fn what_a_deal_needs_is_whole_where_there_is_room_and_marked_where_it_is_cut() {
    for count in [1, 7, 200] {
        let mut session = home_of(count);
        for size in SIZES {
            session.size = size;
            let screen = session.screen();
            let app = &session.app;
            let need = app.home.selected().unwrap().summary.as_ref().unwrap().words(app.today());
            let letters = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let whole = screen.contains(&need) || letters(&screen).contains(&letters(&need));
            let begins = screen.contains(&need[..12]);
            assert!(begins && (whole || screen.contains('…') || count < 8), "{count} at {size:?}");
        }
    }
}

#[test]
fn nothing_a_deal_needs_is_cut_while_rows_are_free() {
    for count in [1, 3] {
        let mut session = home_of(count);
        for size in SIZES.into_iter().skip(1) {
            session.size = size;
            let screen = session.screen();
            let deals: Vec<&str> = screen.lines().skip_while(|line| !line.contains("To do first")).collect();
            let deals = &deals[..deals.len() - 3];
            let blank = |line: &str| line.trim_matches(['│', '▌', ' ']).is_empty();
            let is_free = deals.iter().rev().skip(1).take(2).all(|line| blank(line));
            let cut: Vec<&&str> = deals.iter().filter(|line| line.contains('…')).collect();
            assert!(cut.is_empty() || !is_free, "{count} at {size:?}: {cut:?}");
        }
    }
}

#[test]
fn the_keys_of_today_are_in_its_first_line_at_every_size() {
    for count in [1, 7] {
        let mut session = home_of(count);
        for size in SIZES {
            session.size = size;
            let screen = session.screen();
            let first = screen.lines().nth(1).unwrap_or_default();
            assert!(first.contains("Today") && first.contains("t do it"), "{count} at {size:?}: {first}");
        }
    }
}

#[test]
fn a_key_leads_to_every_deal_and_the_row_below_the_list_says_what_it_needs() {
    let mut session = home_of(200);
    session.size = (80, 24);
    for keys in ["<end>", "<up>", "<home>", "<pgdn>"] {
        session.keys(keys);
        let name = session.app.home.name(session.app.home.selected().unwrap()).to_string();
        session.sees(&name[..8]);
    }
}
