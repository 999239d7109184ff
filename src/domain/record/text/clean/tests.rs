#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};

#[test]
fn what_acts_or_hides_becomes_a_mark() {
    let cases = [
        ("a\u{1b}[31mb", "a␛[31mb"),
        ("\u{1b}]8;;http://x\u{7}y\u{1b}]52;c;eA==\u{1b}\\", "␛]8;;http://x␇y␛]52;c;eA==␛\\"),
        ("\0\u{8}\u{e}\u{1f}\u{7f}", "␀␈␎␟␡"),
        ("\u{9b}2J\u{90}q\u{9c}", "⟨U+009B⟩2J⟨U+0090⟩q⟨U+009C⟩"),
        ("a\r\nb\rc\nd\te\u{b}f\u{c}g\u{85}h\u{2028}i\u{2029}j", "a b c d e f g h i j"),
        ("\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}", "⟨U+202A⟩⟨U+202B⟩⟨U+202C⟩⟨U+202D⟩⟨U+202E⟩"),
        ("\u{2066}\u{2067}\u{2068}\u{2069}", "⟨U+2066⟩⟨U+2067⟩⟨U+2068⟩⟨U+2069⟩"),
        ("\u{200e}\u{200f}\u{61c}", "⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
        ("\u{200b}\u{2060}\u{2064}\u{feff}\u{ad}\u{180e}", "⟨U+200B⟩⟨U+2060⟩⟨U+2064⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+180E⟩"),
        ("\u{34f}\u{fff9}\u{fffb}\u{3164}\u{115f}", "⟨U+034F⟩⟨U+FFF9⟩⟨U+FFFB⟩⟨U+3164⟩⟨U+115F⟩"),
        ("x\u{e0041}\u{e007f}", "x⟨U+E0041⟩⟨U+E007F⟩"),
        ("\u{fdd0}\u{ffff}\u{10fffe}", "⟨U+FDD0⟩⟨U+FFFF⟩⟨U+10FFFE⟩"),
        // Legitimate elsewhere, not here.
        ("De\u{200d}v", "De⟨U+200D⟩v"),
        ("De\u{200c}v", "De⟨U+200C⟩v"),
        ("\u{200d}", "⟨U+200D⟩"),
        ("می\u{200c}", "می⟨U+200C⟩"),
        ("می\u{200c}\u{200c}خ", "می⟨U+200C⟩⟨U+200C⟩خ"),
        ("👩\u{200d}", "👩⟨U+200D⟩"),
        ("a\u{fe0f}", "a⟨U+FE0F⟩"),
        ("1\u{fe0f}", "1⟨U+FE0F⟩"),
        ("1\u{fe0f}\u{200d}👩", "1⟨U+FE0F⟩⟨U+200D⟩👩"),
        ("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}⟨U+FE0F⟩"),
        ("a\u{e0100}", "a⟨U+E0100⟩"),
        ("🏴\u{e0067}\u{e0062}", "🏴⟨U+E0067⟩⟨U+E0062⟩"),
    ];
    for (text, clean) in cases {
        assert_eq!(one_line(text), clean, "{text:?}");
        assert_eq!(one_line(clean), clean, "{clean}: a mark is clean");
    }
}

#[test]
fn what_joins_or_varies_is_kept_where_it_does_so() {
    let kept = [
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "👩🏽\u{200d}💻",
        "🏳\u{fe0f}\u{200d}🌈",
        "❤\u{fe0f}\u{200d}🔥",
        "1\u{fe0f}\u{20e3} ☎\u{fe0e}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "🇳🇴",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "क्\u{200c}ष",
        "ശ്രീ നന്\u{200d}മ",
        "ක්\u{200d}ෂ",
        "葛\u{e0100}",
        "မ\u{fe00}",
        "ᠮ\u{180b}ᠣ",
        "Zoë Ångström, Łódź · 漢字 ｶﾅ € “x” – …",
        "e\u{301}\u{302}",
        "⟨U+202E⟩ ␛",
        "\u{fffd}",
        "",
    ];
    for text in kept {
        assert_eq!(cleaned(text), None, "{text}");
    }
}

#[test]
fn no_character_that_matters_is_passed_over_by_its_bytes() {
    for c in (0..=0x10_ffff).filter_map(char::from_u32) {
        let quiet = c.encode_utf8(&mut [0; 4]).bytes().all(is_quiet);
        assert!(!(quiet && (acts(c) || is_unseen(c) || c == BLACK_FLAG)), "U+{:04X}", u32::from(c));
    }
    assert_eq!(cleaned("Zoë Łódź, देव, 漢字"), None);
}

#[test]
fn several_lines_keep_their_ends_and_nothing_else() {
    assert_eq!(lines("a\nb\n"), "a\nb\n");
    assert!(matches!(lines("a\nb می\u{200c}"), Cow::Borrowed(_)), "the end of a cut text is no fault");
    assert_eq!(lines("a\r\n\u{1b}b\n"), "a \n␛b\n");
}

#[test]
fn a_long_text_of_nothing_but_marks_takes_no_longer_for_each() {
    let many = "\u{1f3f4}\u{e0061}".repeat(100_000);
    assert_eq!(one_line(&many).matches("⟨U+E0061⟩").count(), 100_000);
}

proptest! {
    #[test]
    fn nothing_that_acts_is_left_and_a_second_time_changes_nothing(
        text in prop::collection::vec(prop::sample::select(SOUP.to_vec()), 0..24)
    ) {
        let clean = one_line(&text.iter().collect::<String>());
        prop_assert!(!clean.chars().any(acts), "{clean:?}");
        prop_assert_eq!(&one_line(&clean), &clean);
    }

    #[test]
    fn whatever_comes_is_clean_after_once_and_loses_no_character(text in any::<String>()) {
        let clean = one_line(&text);
        prop_assert!(!clean.chars().any(acts), "{clean:?}");
        prop_assert_eq!(&one_line(&clean), &clean);
        let seen = |text: &str| text.chars().filter(|c| !c.is_control() && !is_unseen(*c) && !acts(*c)).count();
        prop_assert!(seen(&clean) >= seen(&text));
    }
}

/// Every character whose position matters, and letters to surround it.
const SOUP: [char; 32] = [
    'a',
    '1',
    ' ',
    '\r',
    '\n',
    '\u{1b}',
    '\u{7f}',
    '\u{9b}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{200b}',
    ZWNJ,
    ZWJ,
    '\u{202e}',
    '\u{2069}',
    '\u{180b}',
    '\u{180e}',
    'ᠮ',
    '\u{fe00}',
    '\u{fe0f}',
    KEYCAP,
    '❤',
    '👩',
    '🏽',
    BLACK_FLAG,
    '\u{e0061}',
    LAST_TAG,
    'خ',
    'क',
    '\u{94d}',
    '漢',
];
