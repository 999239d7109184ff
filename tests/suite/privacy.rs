//! Privacy: at each level nothing hidden is on any screen, whatever is drawn, and nothing tells how much of it there is.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::canary::{CANARY, Plant, plant, with};
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use crate::support::states;
use ratatui::buffer::Buffer;
use stakemap::app::Screen;
use stakemap::app::command::Command;
use stakemap::app::key::Key;
use stakemap::app::msg::{Failure, Msg};
use stakemap::app::overlays::Overlay;
use stakemap::content;
use stakemap::domain::privacy::{Mask, Masked, Names, PrivacyLevel, masked};
use stakemap::domain::record::answer::Answer;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::stakeholder::Reading;
use stakemap::domain::record::tell::TellAnswer;
use stakemap::domain::record::text::MARK;
use std::sync::Arc;

/// The smallest and the largest: what is drawn is read whole beside.
const SIZES: [(u16, u16); 2] = [(60, 18), (200, 50)];

const LEVELS: [PrivacyLevel; 2] = [PrivacyLevel::Team, PrivacyLevel::Customer];

const CUSTOMER_BY_INITIALS: Mask = Mask { level: PrivacyLevel::Customer, names: Names::Initials };

/// All places but the coach's own window, which is for nobody else.
fn shared() -> impl Iterator<Item = states::State> {
    states::ALL.into_iter().filter(|(name, _)| !name.starts_with("coach window"))
}

/// The program in a place, as a customer may see it.
fn in_privacy(plant: Plant, reach: fn() -> Session) -> Session {
    at(PrivacyLevel::Customer, plant, reach)
}

/// The program in a place, at a level.
fn at(level: PrivacyLevel, plant: Plant, reach: fn() -> Session) -> Session {
    let mut session = with(plant, reach);
    match level {
        PrivacyLevel::Customer if session.app.privacy.level() == level => {}
        PrivacyLevel::Customer => _ = session.keys("<f9>"),
        PrivacyLevel::Team => session.send(Msg::Run(Command::ShowToTeam)),
        PrivacyLevel::All => {}
    }
    assert_eq!(session.app.privacy.level(), level);
    session
}

/// What is planted to be hidden at a level.
const fn planted_for(level: PrivacyLevel) -> Plant {
    match level {
        PrivacyLevel::All => Plant::Nothing,
        PrivacyLevel::Team => Plant::Team,
        PrivacyLevel::Customer => Plant::Everywhere,
    }
}

/// Fails where a canary is on a screen, or anywhere in what is drawn.
fn no_canary(session: &mut Session, place: &str) {
    let app = session.app.to_draw().expect("something is drawn");
    // All that a screen is made of, whether there is room for it or not.
    let (deal, home, said) = (app.deal.as_ref(), &app.home, &app.notices);
    let (left, also) = (app.left_lines(), app.also_in());
    let drawn = format!("{deal:?} {home:?} {said:?} {:?} {left:?} {also:?} {:?}", app.overlays, app.facts());
    if let Some(at) = drawn.find(CANARY) {
        let around: String = drawn[..at].chars().rev().take(300).collect();
        let around: String = around.chars().rev().collect();
        panic!("{place}: what is drawn holds a canary after …{around}");
    }
    for size in SIZES {
        session.size = size;
        let screen = session.screen();
        assert!(!screen.contains(CANARY), "{place}, {size:?}: a canary shows:\n{screen}");
    }
}

fn pictures(session: &mut Session) -> Vec<Buffer> {
    SIZES
        .iter()
        .map(|size| {
            session.size = *size;
            session.paint().0
        })
        .collect()
}

#[test]
fn the_canaries_sing_where_everything_shows() {
    for (plant, least) in [(Plant::Everywhere, 25), (Plant::Team, 6)] {
        let shown = states::ALL.iter().filter(|(_, reach)| {
            let mut session = with(plant, *reach);
            session.size = SIZES[1];
            session.screen().contains(CANARY)
        });
        let shown = shown.count();
        assert!(shown > least, "{plant:?}: {shown}; else the tests below would prove nothing");
    }
}

#[test]
fn no_private_text_shows_on_any_screen_or_in_any_message() {
    for (level, (name, reach)) in LEVELS.into_iter().flat_map(|level| shared().map(move |state| (level, state))) {
        let mut session = at(level, planted_for(level), reach);
        no_canary(&mut session, &format!("{name}, {level:?}"));
        session.send(Msg::Warned(Failure { what: CANARY.to_string(), hint: CANARY.to_string() }));
        no_canary(&mut session, &format!("{name}, {level:?}, warned"));
    }
}

#[test]
fn names_of_people_do_not_show_either_where_they_are_called_by_their_initials() {
    for (name, reach) in shared() {
        let mut session = with(Plant::Names, reach);
        session.send(Msg::Run(Command::PrivacyInitials));
        // On Home nobody is shown by name, so initials are asked for in a deal. Other texts are hidden from a customer.
        if session.app.screen == Screen::Deal && session.is_private() {
            no_canary(&mut session, name);
        }
    }
    let mut session = with(Plant::Names, Session::in_example);
    for keys in ["V", "q", "d", "<esc>:", "<esc><enter>l", "e", "<esc>M"] {
        session.keys(keys);
        no_canary(&mut session, keys);
    }
}

#[test]
fn screens_of_deals_that_differ_only_in_private_texts_are_the_same() {
    // Planting leaves the history's own values, so what a review or the past looks back to is another deal.
    let alike = |name: &str| !["review", "minutes", "past"].iter().any(|one| name.starts_with(one));
    for (level, plant) in [(PrivacyLevel::Team, Plant::Team), (PrivacyLevel::Customer, Plant::Texts)] {
        for (name, reach) in shared().filter(|(name, _)| alike(name)) {
            let (mut one, mut other) = (at(level, Plant::Nothing, reach), at(level, plant, reach));
            for (place, (one, other)) in pictures(&mut one).iter().zip(&pictures(&mut other)).enumerate() {
                assert_eq!(one, other, "{name}, {level:?}, {:?}", SIZES[place]);
            }
        }
    }
}

#[test]
fn nothing_tells_whether_there_is_something_private() {
    let places = ["people", "profile", "coaching", "home, with deals", "page, portrait", "help", "map, field"];
    for name in places {
        let reach = states::ALL.iter().find(|(one, _)| *one == name).unwrap().1;
        let (mut one, mut other) = (in_privacy(Plant::Nothing, reach), in_privacy(Plant::Everywhere, reach));
        for keys in ["", "<esc>P", "<esc>e", "<esc><esc>!", "<esc>d", "<esc>o", "<tab>", "<tab>", "<esc>m", "m"] {
            one.keys(keys);
            other.keys(keys);
            for (place, (one, other)) in pictures(&mut one).iter().zip(&pictures(&mut other)).enumerate() {
                assert_eq!(one, other, "{name}, {keys:?}, {:?}", SIZES[place]);
            }
        }
    }
}

#[test]
fn no_search_finds_what_is_hidden() {
    for (name, reach) in [("people", Session::in_example as fn() -> Session), ("home", states::home_with_deals)] {
        let mut session = in_privacy(Plant::Everywhere, reach);
        session.keys(&format!(":{CANARY}"));
        let app = session.app.to_draw().unwrap();
        let Some(Overlay::Finder(finder)) = app.overlays.last() else { unreachable!("the palette is open") };
        assert!(app.matches(finder).is_empty(), "{name}");
        session.keys(&format!("<esc>/{CANARY}")).sees(if name == "home" { "Deals" } else { "Nobody" });
    }
    let mut session = with(Plant::Names, Session::in_example);
    session.send(Msg::Run(Command::PrivacyInitials));
    session.keys(&format!("/{CANARY}")).sees("Nobody matches");
}

#[test]
fn no_label_can_be_read_but_in_the_method_s_own_texts() {
    let words = ["Go-Getter", "Teacher", "Skeptic", "Guide", "Friend", "Climber", "Blocker", "Talker", "Mobilizer"];
    let method = [
        "help",
        "palette",
        "guide",
        "page, sources",
        "page, portrait",
        "home, views",
        "home, a view",
        "group",
        "coaching",
        "map, a line",
    ];
    for (name, reach) in shared() {
        if method.iter().any(|one| name.starts_with(one)) {
            continue;
        }
        let mut session = in_privacy(Plant::Nothing, reach);
        for size in SIZES {
            session.size = size;
            let screen = session.screen();
            // Said to everybody by the method, and of nobody.
            let screen = screen.replace("Coach a Mobilizer", "").replace("your Mobilizer", "");
            let found = words.iter().find(|word| screen.contains(*word));
            assert_eq!(found, None, "{name}, {size:?}:\n{screen}");
        }
    }
}

#[test]
fn what_leaves_the_program_is_what_a_room_may_see() {
    let session = in_privacy(Plant::Everywhere, Session::in_example);
    let shown = serde_json::to_string(&*session.app.deal_to_show().unwrap()).unwrap();
    assert!(!shown.contains(CANARY), "{shown}");
    assert!(serde_json::to_string(&*session.open().deal).unwrap().contains(CANARY), "and the deal itself is whole");
}

#[test]
fn masking_knows_only_what_it_lets_through() {
    let deal = content::sample(TODAY);
    for names in [Names::Full, Names::Initials] {
        let customer = Mask { level: PrivacyLevel::Customer, names };
        let seen = masked(&deal, customer);
        assert_eq!(masked(&plant(&deal, Plant::Texts), customer), seen, "no text makes a difference");
        assert!(seen.stakeholders.iter().all(|one| one.observations.is_empty() && one.stances.is_empty()));
        assert_eq!(seen.cost_of_inaction, MARK);
        let team = Mask { level: PrivacyLevel::Team, names };
        assert_eq!(masked(&plant(&deal, Plant::Team), team), masked(&deal, team), "nor whether there is one");
        for mask in [customer, team] {
            let planted = plant(&deal, planted_for(mask.level));
            assert!(serde_json::to_string(&planted).unwrap().contains(CANARY));
            assert!(!serde_json::to_string(&masked(&planted, mask)).unwrap().contains(CANARY), "{mask:?}");
            let called = masked(&plant(&deal, Plant::Names), Mask { names: Names::Initials, ..mask });
            let named = called.stakeholders.iter().flat_map(|one| [&one.name, &one.title]);
            assert!(named.into_iter().all(|text| !text.contains(CANARY)), "{mask:?}");
        }
    }
    let called = masked(&plant(&deal, Plant::Names), CUSTOMER_BY_INITIALS);
    assert!(!serde_json::to_string(&called).unwrap().contains(CANARY));
}

#[test]
fn what_was_masked_before_makes_no_difference() {
    let start = content::sample(TODAY);
    type Change = fn(&mut Deal);
    let changes: [Change; 11] = [
        |deal| Arc::make_mut(&mut deal.stakeholders[1]).title = "Head of Ida’s office".into(),
        |deal| Arc::make_mut(&mut deal.stakeholders[0]).name = "Ottilie Brandt".into(),
        |deal| drop(deal.stakeholders.remove(2)),
        |deal| deal.stakeholders.swap(0, 3),
        |deal| Arc::make_mut(&mut deal.stakeholders[1]).name = deal.stakeholders[0].name.clone(),
        |deal| deal.stakeholders.swap(0, 1),
        |deal| drop(deal.history.drain(..5)),
        |deal| deal.history.truncate(40),
        |deal| deal.actions.iter_mut().for_each(|one| Arc::make_mut(one).what = "Ask Ottilie Brandt".into()),
        |deal| deal.conversations.reverse(),
        |deal| deal.stakeholders.clear(),
    ];
    let team = Mask::of(PrivacyLevel::Team);
    for mask in [team, CUSTOMER_BY_INITIALS, Mask { names: Names::Initials, ..team }] {
        let mut now = Arc::new(start.clone());
        let mut kept = Masked::of(&now, mask, None);
        for (place, change) in changes.iter().enumerate() {
            let before = Arc::clone(&now);
            change(Arc::make_mut(&mut now));
            assert!(before != now, "change {place} changes nothing");
            kept = Masked::of(&now, mask, Some(kept));
            assert_eq!(**kept.deal(), masked(&now, mask), "change {place}, {mask:?}");
        }
        let other = Mask::of(PrivacyLevel::Customer);
        let called =
            Masked::of(&Arc::new(start.clone()), other, Some(Masked::of(&Arc::new(start.clone()), mask, None)));
        assert_eq!(**called.deal(), masked(&start, other), "seen otherwise");
    }
}

#[test]
fn what_did_not_change_is_not_masked_anew() {
    let deal = Arc::new(content::sample(TODAY));
    let first = Masked::of(&deal, CUSTOMER_BY_INITIALS, None);
    let mut next = Deal::clone(&deal);
    Arc::make_mut(&mut next.stakeholders[1]).title = "Head of design".into();
    next.history.push(Arc::clone(&next.history[0]));
    let second = Masked::of(&Arc::new(next), CUSTOMER_BY_INITIALS, Some(first.clone()));
    let (first, second) = (first.deal(), second.deal());
    let anew = |one: &usize| !Arc::ptr_eq(&first.stakeholders[*one], &second.stakeholders[*one]);
    assert_eq!((0..first.stakeholders.len()).filter(anew).collect::<Vec<_>>(), [1]);
    assert!(first.history.iter().zip(&second.history).all(|(one, other)| Arc::ptr_eq(one, other)));
}

/// Xorshift: the same walks every time.
fn dice(state: &mut u64, count: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap() % count
}

#[test]
fn no_walk_in_room_view_meets_a_canary() {
    let letters: Vec<char> = (' '..='~').filter(|letter| *letter != 'v').collect();
    let others =
        [Key::Enter, Key::Esc, Key::Tab, Key::Up, Key::Down, Key::Left, Key::Right, Key::Ctrl('p'), Key::Ctrl('r')];
    let starts: [fn() -> Session; 4] =
        [Session::in_example, states::home_with_deals, states::whole_group, states::values_differ];
    for seed in 1..=12_u64 {
        let level = LEVELS[usize::try_from(seed % 2).unwrap()];
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut session = at(level, planted_for(level), starts[dice(&mut state, starts.len())]);
        let mut pressed = String::new();
        for _ in 0..250 {
            let key = if dice(&mut state, 2) == 0 {
                others[dice(&mut state, others.len())]
            } else {
                Key::Char(letters[dice(&mut state, letters.len())])
            };
            pressed += &format!("<{}>", key.spelling());
            session.key(key);
            if session.has_quit() {
                break;
            }
            assert!(session.app.privacy.level() >= level, "it was never left: {pressed}");
            session.size = SIZES[dice(&mut state, SIZES.len())];
            let screen = session.screen();
            assert!(!screen.contains(CANARY), "seed {seed}, {pressed}:\n{screen}");
            if let (0, Some(seen), Some(open)) =
                (dice(&mut state, 5), session.app.deal_to_show(), session.app.deal.as_ref())
            {
                let anew = session.app.privacy.mask().map(|mask| masked(open.shown(), mask));
                assert_eq!(
                    anew,
                    Some((*seen).clone()),
                    "what was kept is not what would be made anew: seed {seed}, {pressed}"
                );
            }
        }
        no_canary(&mut session, &format!("seed {seed}, {pressed}"));
    }
}

#[test]
fn a_planted_disk_is_what_the_tests_above_stand_on() {
    let mut disk = Disk::default();
    let path = with(Plant::Everywhere, || disk.put_example(TODAY));
    let text = String::from_utf8_lossy(&disk.deals[&path]).into_owned();
    assert!(text.matches(CANARY).count() > 100);
}

#[test]
fn the_customer_meets_no_other_deal() {
    let others = ["Vestra", "Cedar", "Halden", "send her the study"];
    let starts: [fn() -> Session; 3] = [states::several, states::two_deals, states::home_with_deals];
    for reach in starts {
        let mut session = with(Plant::Nothing, reach);
        session.keys("<esc>/tarn<enter><enter>");
        assert_eq!(session.app.screen, Screen::Deal);
        for keys in [
            "v",
            "d",
            "P",
            "<esc>:ves",
            "<esc><esc>L",
            "<esc>M",
            "<esc>q",
            "d",
            ":ves",
            "<esc>M",
            "<esc>V",
            "o",
            "/ves",
        ] {
            session.keys(keys);
            let app = session.app.to_draw().expect("something is drawn");
            let drawn = format!("{:?} {:?} {:?} {:?}", app.home, app.deal, app.overlays, app.notices);
            let screen = session.screen();
            let told = others.iter().find(|other| drawn.contains(*other) || screen.contains(*other));
            assert_eq!(told, None, "{keys:?}:\n{screen}");
        }
        session.keys("<esc>v1").sees("Deals");
    }
    // Nor without one that is open.
    let mut session = states::home_with_deals();
    session.app.deal = None;
    session.keys("v").sees("The list of deals is hidden").sees_no("Tarnbeck").sees_no("Vestra");
}

#[test]
fn a_review_of_several_deals_shows_nothing_to_the_customer() {
    // Wherever the user is in it, and whatever they press: only the deal on the screen is known.
    let others = ["Vestra", "Cedar", "Halden", "of 3", "Who can stop it"];
    for deals_on in ["", "<right>"] {
        let mut session = states::several();
        session.keys(&format!("<esc>r{deals_on}"));
        let here = session.open().deal.name.to_string();
        session.keys("v");
        for keys in ["<right>", "<tab>", "r", "a", "<esc>", "<esc>", "q", "r"] {
            session.keys(keys);
            let screen = session.screen();
            let told = others.iter().find(|other| screen.contains(*other) && !here.contains(*other));
            assert_eq!(told, None, "{deals_on:?}, {keys:?}:\n{screen}");
        }
    }
}

#[test]
fn what_is_typed_into_a_form_shows_only_where_its_kind_of_data_does() {
    // Each field says which kind of data it takes; this types into all of them.
    let mut fields = 0;
    for (name, reach) in shared() {
        let mut session = at(PrivacyLevel::Customer, Plant::Nothing, reach);
        let count = |session: &Session| match session.app.overlays.last() {
            Some(Overlay::Form(form)) => form.fields.len(),
            _ => 0,
        };
        for _ in 0..count(&session) {
            session.keys(&CANARY.to_string());
            let app = session.app.to_draw().unwrap();
            let Some(Overlay::Form(form)) = app.overlays.last() else { break };
            let field = &form.fields[form.focus];
            let shows =
                ["Name", "Job title", "Department", "Reports to", "Status", "On leave until", "About", "Your name"];
            let shows = shows.iter().chain(&["Past entries", "Outcome", "Day", "Led by", "Minutes"]);
            let (label, text) = (field.label, field.input.value());
            assert!(!text.contains(CANARY) || shows.clone().any(|one| *one == label), "{name}: {label} shows {text}");
            fields += 1;
            session.keys("<tab>");
        }
    }
    assert!(fields > 40, "{fields} fields were tried");
}

#[test]
fn a_decision_typed_before_the_customer_came_is_hidden_and_stays_so() {
    let mut session = Session::in_example();
    session.keys("rRosa Moreau<enter>");
    session.keys(&format!("a{CANARY}")).sees(&CANARY.to_string());
    session.keys("<f9>").sees_no(&CANARY.to_string()).sees("Privacy mode");
    session.keys("<esc>").sees_no(&CANARY.to_string());
    session.keys("a<ctrl-o>").sees_no(&CANARY.to_string()).sees("Privacy mode");
    session.keys("<enter>").sees_no(&CANARY.to_string());
    assert!(session.open().deal.actions.iter().any(|one| one.what.contains(CANARY)), "it is kept as it was typed");
}

#[test]
fn a_filter_without_a_hit_names_nobody_who_is_coached() {
    for size in [(60, 18), (80, 24), (90, 24), (119, 30), (120, 40)] {
        let mut session = in_privacy(Plant::Nothing, Session::in_example);
        session.size = size;
        for keys in ["", "/", "zzz"] {
            session.keys(keys);
            let screen = session.screen();
            let line = screen.lines().find(|line| line.contains("Coaching"));
            assert_eq!(line, None, "{size:?} {keys:?}:\n{screen}");
        }
    }
}

#[test]
fn a_team_reads_that_somebody_wants_a_gain_and_not_the_words() {
    let deal = content::sample(TODAY);
    let team = masked(&deal, Mask::of(PrivacyLevel::Team));
    let gains = |what: &Reading| match what {
        Reading::Known(Answer::Trait(seen, _)) => {
            ["climber.personal-gain", "climber.expects-reward"].contains(&seen.id())
        }
        Reading::Known(Answer::Tell(said)) => *said == TellAnswer::Me,
        Reading::Foreign { .. } => false,
    };
    let mut found = 0;
    for (plain, seen) in deal.stakeholders.iter().zip(&team.stakeholders) {
        for (plain, seen) in plain.observations.iter().zip(&seen.observations) {
            assert_eq!(plain.what, seen.what, "the answer is read");
            let is_hidden = gains(&plain.what);
            for (plain, seen) in plain.evidence.iter().zip(&seen.evidence) {
                found += usize::from(is_hidden);
                assert_eq!(seen.text != plain.text, is_hidden, "{}", plain.text);
            }
        }
    }
    assert!(found > 0, "the worked example has a Climber");
}
