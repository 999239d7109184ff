//! The decisions about the Mobilizer's kit as a mask shows them.

use super::level::Datum;
use super::mask::Masker;
use crate::domain::record::kit::{KitLine, Release};

pub(super) fn line(mask: &Masker<'_>, one: &KitLine) -> KitLine {
    let KitLine { id, line, wording, released, by, at, extra } = one;
    KitLine {
        id: *id,
        line: line.clone(),
        wording: mask.text(Datum::Insights, wording),
        released: released.as_ref().map(|one| release(mask, one)),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn release(mask: &Masker<'_>, one: &Release) -> Release {
    let Release { who, text, by, at, extra } = one;
    Release {
        who: mask.text(Datum::Insights, who),
        text: mask.text(Datum::Insights, text),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}
