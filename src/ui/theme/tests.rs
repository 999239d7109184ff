#![allow(clippy::unwrap_used)]

use super::*;
use std::array::from_fn;

/// Black to white in the terminals that people have, unless they chose others.
const SIXTEEN: [(&str, [u32; 16]); 7] = [
    (
        "xterm",
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f,
            0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    ),
    (
        "urxvt",
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00cd, 0xcd_00cd, 0x00_cdcd, 0xfa_ebd7, 0x40_4040,
            0xff_0000, 0x00_ff00, 0xff_ff00, 0x00_00ff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    ),
    (
        "the console of Linux",
        [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    ),
    (
        "GNOME Terminal",
        [
            0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf, 0x55_5753,
            0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
        ],
    ),
    (
        "Terminal of macOS",
        [
            0x00_0000, 0xc2_3621, 0x25_bc24, 0xad_ad27, 0x49_2ee1, 0xd3_38d3, 0x33_bbc8, 0xcb_cccd, 0x81_8383,
            0xfc_391f, 0x31_e722, 0xea_ec23, 0x58_33ff, 0xf9_35f8, 0x14_f0f0, 0xe9_ebeb,
        ],
    ),
    (
        "PuTTY",
        [
            0x00_0000, 0xbb_0000, 0x00_bb00, 0xbb_bb00, 0x00_00bb, 0xbb_00bb, 0x00_bbbb, 0xbb_bbbb, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    ),
    (
        "Windows",
        [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc, 0x76_7676,
            0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
    ),
];

const SHADES: [Shade; 3] = [Shade::Dark, Shade::Light, Shade::Unknown];

/// Red, green and blue from 0 to 1, as amounts of light.
type Light = [f64; 3];

fn light(rgb: u32) -> Light {
    let part = |c: u32| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    [16, 8, 0].map(|shift| part(rgb >> shift & 0xff))
}

/// The color behind a number of the 256, from where all terminals agree.
fn indexed(number: u8) -> u32 {
    let number = u32::from(number);
    assert!(number >= 16, "the first 16 are the user's own");
    let step = |level: u32| if level == 0 { 0 } else { 55 + 40 * level };
    match number.checked_sub(232) {
        Some(gray) => (8 + 10 * gray) * 0x01_0101,
        None => step((number - 16) / 36) << 16 | step((number - 16) / 6 % 6) << 8 | step((number - 16) % 6),
    }
}

fn shown(color: Color) -> Light {
    match color {
        Color::Rgb(r, g, b) => light(u32::from_be_bytes([0, r, g, b])),
        Color::Indexed(number) => light(indexed(number)),
        other => unreachable!("{other:?} is no color of a theme"),
    }
}

fn contrast(one: Light, other: Light) -> f64 {
    let bright = |[r, g, b]: Light| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (a, b) = (bright(one), bright(other));
    a.max(b) / a.min(b)
}

/// All themes that have more than 16 colors, with the backgrounds that they are made for.
fn themes() -> impl Iterator<Item = (Theme, Vec<u32>)> {
    let kinds = [
        (Contrast::Normal, Depth::True),
        (Contrast::Normal, Depth::Indexed),
        (Contrast::High, Depth::True),
        (Contrast::High, Depth::Indexed),
    ];
    SHADES.into_iter().flat_map(move |shade| {
        kinds.map(|(contrast, depth)| {
            let papers = match shade {
                Shade::Dark => vec![0x00_0000, 0x10_1010],
                Shade::Light => vec![0xff_ffff],
                Shade::Unknown => vec![0x00_0000, 0xff_ffff],
            };
            (Theme { contrast, ..Theme::new(shade, depth, UNICODE) }, papers)
        })
    })
}

#[test]
fn every_text_role_can_be_read_on_every_background() {
    let grounded = [Role::Selected, Role::Marked, Role::Field];
    for (theme, papers) in themes() {
        let needed = if theme.contrast == Contrast::High { 7.0 } else { 4.5 };
        let rows = grounded.into_iter().filter_map(|role| theme.style(role).bg);
        let rows: Vec<Light> = rows.filter(|ground| *ground != Color::Reset).map(shown).collect();
        let papers: Vec<Light> = papers.into_iter().map(light).collect();
        for role in Role::ALL {
            let Some(ink) = theme.style(role).fg.filter(|ink| *ink != Color::Reset) else { continue };
            // Such text is on nothing but its own background; and a line need only be seen.
            let papers = if grounded.contains(&role) { &[][..] } else { &papers };
            let needed = if role == Role::Border { 3.0 } else { needed };
            let rows = if role == Role::Border { &[][..] } else { &rows };
            for ground in papers.iter().chain(rows) {
                let found = contrast(shown(ink), *ground);
                assert!(found >= needed, "{theme:?} {role:?} on {ground:?}: {found:.2}");
            }
        }
    }
}

#[test]
fn text_on_a_background_of_ours_has_a_color_of_ours_whatever_the_terminal() {
    let few = [Depth::Sixteen, Depth::None].map(|depth| Theme::new(Shade::Unknown, depth, UNICODE));
    for theme in themes().map(|(theme, _)| theme).chain(few) {
        for role in Role::ALL {
            let style = theme.style(role);
            let is_ours = |color: Option<Color>| color.is_some_and(|color| color != Color::Reset);
            assert!(!is_ours(style.bg) || is_ours(style.fg), "{theme:?} {role:?}");
        }
    }
}

#[test]
fn what_is_wrong_stands_out_more_than_what_is_good_without_colors_too() {
    for depth in [Depth::Sixteen, Depth::None] {
        let of = |role| Theme::new(Shade::Dark, depth, UNICODE).style(role);
        assert_eq!([Role::Good, Role::Mobilizer].map(of), [Style::new(); 2]);
        assert!(of(Role::Bad).add_modifier.contains(of(Role::Warn).add_modifier) && of(Role::Bad) != of(Role::Warn));
    }
}

#[test]
fn only_the_selected_row_is_swapped_and_only_without_colors() {
    for depth in [Depth::Sixteen, Depth::None] {
        for role in Role::ALL {
            let swapped = Theme::new(Shade::Dark, depth, UNICODE).style(role).add_modifier.contains(Modifier::REVERSED);
            assert_eq!(swapped, role == Role::Selected && depth == Depth::None, "{depth:?} {role:?}");
        }
    }
}

#[test]
fn high_contrast_dims_nothing() {
    for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
        for shade in SHADES {
            let theme = Theme { contrast: Contrast::High, ..Theme::new(shade, depth, UNICODE) };
            assert!(Role::ALL.iter().all(|role| !theme.style(*role).add_modifier.contains(Modifier::DIM)), "{theme:?}");
        }
    }
}

#[test]
fn no_color_of_the_sixteen_could_stand_on_black_and_on_white_in_every_palette() {
    let holds = |number: usize, paper: u32| {
        SIXTEEN.iter().all(|(_, palette)| contrast(light(palette[number]), light(paper)) >= 4.5)
    };
    assert!((0..16).all(|number| !(holds(number, 0x00_0000) && holds(number, 0xff_ffff))));
}

/// The number of one of the sixteen.
fn number(color: Color) -> usize {
    use Color::{
        Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightGreen, LightMagenta, LightRed,
        LightYellow, Magenta, Red, White, Yellow,
    };
    let dark = [Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray];
    let bright = [DarkGray, LightRed, LightGreen, LightYellow, LightBlue, LightMagenta, LightCyan, White];
    [dark, bright].concat().iter().position(|one| *one == color).unwrap()
}

#[test]
fn every_pair_of_the_sixteen_can_be_read_in_every_palette() {
    for shade in SHADES {
        let theme = Theme::new(shade, Depth::Sixteen, UNICODE);
        let grounds: Vec<Color> = Role::ALL.iter().filter_map(|role| theme.style(*role).bg).collect();
        assert!(!grounds.is_empty(), "some role has a color");
        for role in Role::ALL {
            let Some(text) = theme.style(role).fg else { continue };
            // On the row under the cursor a text keeps its color: see `Canvas::lay`.
            for ground in [theme.style(role).bg.unwrap(), theme.style(Role::Selected).bg.unwrap()] {
                for (name, palette) in SIXTEEN {
                    let found = contrast(light(palette[number(text)]), light(palette[number(ground)]));
                    assert!(found >= 4.5, "{role:?} in {name}, {text:?} on {ground:?}: {found:.2}");
                }
                assert!(number(ground) < 8, "the Linux console has no bright backgrounds");
            }
        }
    }
}

#[test]
fn high_contrast_uses_none_of_the_sixteen() {
    for role in Role::ALL {
        let theme = Theme { contrast: Contrast::High, ..Theme::new(Shade::Dark, Depth::Sixteen, UNICODE) };
        let mono = Theme { depth: Depth::None, ..theme };
        assert_eq!(theme.style(role), mono.style(role), "{role:?}");
    }
}

#[test]
fn a_selected_row_has_one_background_whatever_is_in_it() {
    let few = [Depth::Sixteen, Depth::None].map(|depth| Theme::new(Shade::Dark, depth, UNICODE));
    for theme in themes().map(|(theme, _)| theme).chain(few) {
        let mut looks: Vec<(Option<Color>, bool, bool)> = Role::ALL
            .into_iter()
            .filter(|role| ![Role::Selected, Role::Marked, Role::Field].contains(role))
            .map(|role| {
                let style = theme.style(role).patch(theme.style(Role::Selected));
                let swapped = style.add_modifier.contains(Modifier::REVERSED);
                // What a swap turns to the background.
                let ground = if swapped { style.fg.filter(|ink| *ink != Color::Reset) } else { style.bg };
                (ground, swapped, style.add_modifier.contains(Modifier::DIM))
            })
            .collect();
        looks.dedup();
        assert_eq!(looks.len(), 1, "{theme:?}: {looks:?}");
    }
}

/// How people without the red or without the green receptors see a color (Machado, Oliveira and Fernandes, 2009).
const EYES: [(&str, [Light; 3]); 3] = [
    ("all three receptors", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "no red",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "no green",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]],
    ),
];

/// The place of a light in CIELAB, where distances are about as large as people see them.
fn lab([r, g, b]: Light) -> [f64; 3] {
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let x = f((0.412_456 * r + 0.357_576 * g + 0.180_438 * b) / 0.950_47);
    let y = f(0.212_673 * r + 0.715_152 * g + 0.072_175 * b);
    let z = f((0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn groups_and_good_news_differ_for_eyes_that_tell_no_red_from_green() {
    let pairs = [
        (Role::Mobilizer, Role::Talker),
        (Role::Mobilizer, Role::Blocker),
        (Role::Talker, Role::Blocker),
        (Role::Good, Role::Blocker),
    ];
    // High contrast on any background is without colors.
    for (theme, _) in themes().filter(|(theme, _)| theme.style(Role::Good).fg.is_some()) {
        for (one, other) in pairs {
            for (eyes, matrix) in EYES {
                let seen = |role: Role| {
                    let light = shown(theme.style(role).fg.unwrap());
                    let part = |row: Light| (0..3).map(|at| row[at] * light[at]).sum::<f64>().clamp(0.0, 1.0);
                    lab(matrix.map(part))
                };
                let (a, b) = (seen(one), seen(other));
                let apart = from_fn::<f64, 3, _>(|at| (a[at] - b[at]).powi(2)).iter().sum::<f64>().sqrt();
                assert!(apart >= 12.0, "{theme:?}: {one:?} and {other:?} for {eyes}: {apart:.1}");
            }
        }
    }
}

#[test]
fn without_colors_nothing_is_colored() {
    let theme = Theme::new(Shade::Dark, Depth::None, UNICODE);
    for role in Role::ALL {
        let style = theme.style(role);
        let is_own = |color: Option<Color>| color.is_none_or(|color| color == Color::Reset);
        assert!(is_own(style.fg) && is_own(style.bg), "{role:?}");
    }
}
