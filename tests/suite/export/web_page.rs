//! The web page: well-formed, self-contained, and without anything that acts.

use super::{example, exported, few, hostile};
use crate::domain::whole_deals::a_deal;
use proptest::prelude::*;
use roxmltree::{Document, ParsingOptions};
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;

/// The elements that a page may have.
const ELEMENTS: [&str; 34] = [
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "dl", "div", "dt", "dd", "ol", "ul", "li", "b",
    "section", "table", "thead", "tbody", "tr", "th", "td", "small", "span", "svg", "rect", "text", "g", "line",
    "path", "br", "a",
];

/// The attributes that a page may have: none that loads or runs anything.
const ATTRIBUTES: [&str; 17] = [
    "lang",
    "charset",
    "name",
    "content",
    "class",
    "scope",
    "viewBox",
    "role",
    "aria-label",
    "x",
    "y",
    "width",
    "height",
    "text-anchor",
    "id",
    "cx",
    "cy",
];

fn page(deal: &Deal, level: PrivacyLevel) -> String {
    exported(deal, ExportFormat::Html, level)
}

/// Reads a page strictly. Returns its title.
fn read(text: &str) -> String {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    for one in page.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&one.tag_name().name()), "{one:?}");
        for attribute in one.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
        }
    }
    let title = page.descendants().find(|one| one.has_tag_name("h1")).unwrap();
    title.text().unwrap_or_default().to_owned()
}

#[test]
fn a_page_has_everything_in_one_file() {
    let text = page(&example(), PrivacyLevel::Team);
    read(&text);
    for words in [
        "<svg",
        "prefers-color-scheme: dark",
        "@media print",
        "<table",
        "Next steps",
        "Alerts",
        "Coaching",
        "class=\"stages\"",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for loaded in ["<link", "<script", "src=", "url(", "@import"] {
        assert!(!text.contains(loaded), "{loaded}");
    }
    let full = page(&example(), PrivacyLevel::All);
    assert!(full.contains("Full export") && !text.contains("Full export"));
}

#[test]
fn everybody_rated_is_in_the_picture_and_nobody_for_a_customer() {
    let deal = crate::support::group::twelve().deal;
    let text = page(&deal, PrivacyLevel::Team);
    let picture = &text[text.find("<svg").unwrap()..text.find("</svg>").unwrap()];
    assert_eq!(picture.matches("class=\"name\"").count(), 7, "{picture}");
    assert!(text.contains("Not rated on both yet: ") && text.contains("Jonas"), "{text}");
    let text = page(&deal, PrivacyLevel::Customer);
    assert!(!text.contains("<svg") && text.contains("Dev Patel") && !text.contains("•••••"), "{text}");
}

#[test]
fn nothing_typed_is_markup() {
    let deal = hostile();
    for level in PrivacyLevel::ALL {
        assert_eq!(read(&page(&deal, level)), deal.name.trim());
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn no_deal_breaks_out_of_its_page(deal in a_deal()) {
        for level in PrivacyLevel::ALL {
            read(&page(&deal, level));
        }
    }
}
