//! The colors of each theme, with all colors and with 256.

use super::{Contrast, Depth, Shade};
use ratatui::style::Color;

/// A color, and what stands for it among the 256.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tone {
    rgb: u32,
    indexed: u8,
}

impl Tone {
    pub(super) fn color(self, depth: Depth) -> Color {
        if depth == Depth::Indexed { Color::Indexed(self.indexed) } else { Color::from_u32(self.rgb) }
    }
}

/// The backgrounds of rows and fields, and the text on them that has no other color.
#[derive(Debug)]
pub(super) struct Grounds {
    pub(super) ink: Tone,
    pub(super) selected: Tone,
    pub(super) marked: Tone,
}

/// The colors of one theme.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) dim: Tone,
    pub(super) border: Tone,
    pub(super) accent: Tone,
    /// `None` swaps the terminal's own colors instead: no other background leaves that much contrast.
    pub(super) grounds: Option<Grounds>,
    pub(super) mobilizer: Tone,
    pub(super) talker: Tone,
    pub(super) blocker: Tone,
    pub(super) good: Tone,
}

impl Palette {
    /// Returns the colors for a background. No color has high contrast on any background.
    pub(super) const fn of(shade: Shade, contrast: Contrast) -> Option<&'static Self> {
        match (shade, contrast) {
            (Shade::Dark, Contrast::Normal) => Some(&DARK),
            (Shade::Light, Contrast::Normal) => Some(&LIGHT),
            (Shade::Unknown, Contrast::Normal) => Some(&EITHER),
            (Shade::Dark, Contrast::High) => Some(&HIGH_DARK),
            (Shade::Light, Contrast::High) => Some(&HIGH_LIGHT),
            (Shade::Unknown, Contrast::High) => None,
        }
    }
}

const fn tone(rgb: u32, indexed: u8) -> Tone {
    Tone { rgb, indexed }
}

const DARK: Palette = Palette {
    dim: tone(0x0098_9eaa, 248),
    border: tone(0x006c_7380, 243),
    accent: tone(0x007a_a8f7, 111),
    grounds: Some(Grounds {
        ink: tone(0x00ec_eff4, 255),
        selected: tone(0x0022_304a, 17),
        marked: tone(0x0022_262e, 235),
    }),
    mobilizer: tone(0x004f_d1b5, 79),
    talker: tone(0x00e3_b45c, 179),
    blocker: tone(0x00ff_7f8a, 210),
    good: tone(0x009a_d07a, 157),
};

const LIGHT: Palette = Palette {
    dim: tone(0x005a_616e, 241),
    border: tone(0x0085_8d9b, 244),
    accent: tone(0x001f_55c0, 26),
    grounds: Some(Grounds {
        ink: tone(0x0012_151b, 233),
        selected: tone(0x00d5_e2fa, 195),
        marked: tone(0x00ec_eff4, 255),
    }),
    mobilizer: tone(0x0000_655a, 23),
    talker: tone(0x0080_5300, 94),
    blocker: tone(0x00b0_2438, 125),
    good: tone(0x0006_5824, 22),
};

/// As far from black as from white: each is as bright as can be read on both.
const EITHER: Palette = Palette {
    dim: tone(0x006f_7682, 243),
    border: tone(0x006f_7682, 243),
    accent: tone(0x0035_72db, 98),
    grounds: None,
    mobilizer: tone(0x0000_847f, 63),
    talker: tone(0x0099_6e11, 131),
    blocker: tone(0x00cf_3e73, 163),
    good: tone(0x0033_8618, 29),
};

const HIGH_DARK: Palette = Palette {
    dim: tone(0x00c8_ccd4, 251),
    border: tone(0x009a_a0ac, 247),
    accent: tone(0x009d_c1ff, 153),
    grounds: None,
    mobilizer: tone(0x005c_e0c6, 86),
    talker: tone(0x00ff_d27a, 222),
    blocker: tone(0x00ff_9aa3, 217),
    good: tone(0x00c6_ec97, 193),
};

const HIGH_LIGHT: Palette = Palette {
    dim: tone(0x003a_3f48, 238),
    border: tone(0x006a_707c, 242),
    accent: tone(0x001a_3f96, 18),
    grounds: None,
    mobilizer: tone(0x0000_5a5c, 23),
    // Among the 256 no amber is dark enough: a brown, and the Blocker a pink.
    talker: tone(0x006a_4300, 52),
    blocker: tone(0x009a_1030, 125),
    good: tone(0x000a_4a1c, 22),
};
