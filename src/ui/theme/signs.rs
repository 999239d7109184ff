//! The signs for what letters can't say, for terminals with Unicode and without.

/// The signs for what a letter can't say in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// The full part of a bar.
    pub full: &'static str,
    /// The empty part of a bar.
    pub empty: &'static str,
    /// Done, confirmed or proven.
    pub check: &'static str,
    /// The current item.
    pub here: &'static str,
    /// A ticked box.
    pub ticked: &'static str,
    /// An open box.
    pub open: &'static str,
    /// The chosen answer.
    pub chosen: &'static str,
    /// The visible part of a list, on the line of its frame.
    pub thumb: &'static str,
    /// The cursor's bar at the left of a row.
    pub bar: &'static str,
    /// The separator between parts of a line.
    pub dot: &'static str,
    /// The step from a place into one inside it.
    pub into: &'static str,
    /// The mark of a cut text.
    pub cut: &'static str,
    /// A minus sign as wide as the plus sign.
    pub minus: &'static str,
    /// Opinions that differ.
    pub differ: &'static str,
    /// Something that needs attention.
    pub alert: &'static str,
    /// What changed for the better.
    pub better: &'static str,
    /// What changed for the worse.
    pub worse: &'static str,
    /// The column by which a table is sorted.
    pub sorted: &'static str,
    /// The bars of a small chart, from none to all.
    pub levels: [&'static str; 8],
    /// Whether frames are drawn with lines rather than `+-|`.
    pub lines: bool,
}

/// The signs for terminals that show Unicode.
pub const UNICODE: Signs = Signs {
    full: "━",
    empty: "─",
    check: "✓",
    here: "▶",
    ticked: "■",
    open: "□",
    chosen: "●",
    thumb: "┃",
    bar: "▌",
    dot: "·",
    into: "›",
    cut: "…",
    minus: "−",
    differ: "≠",
    alert: "▲",
    better: "↑",
    worse: "↓",
    sorted: "↓",
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    lines: true,
};

/// The signs for terminals that show only ASCII.
pub const ASCII: Signs = Signs {
    full: "=",
    empty: "-",
    check: "v",
    here: ">",
    ticked: "x",
    open: "o",
    chosen: "*",
    thumb: "#",
    bar: "|",
    dot: "-",
    into: ">",
    cut: "~",
    minus: "-",
    differ: "/",
    alert: "^",
    better: "+",
    worse: "-",
    sorted: "v",
    levels: ["_", ".", ":", "-", "=", "+", "*", "#"],
    lines: false,
};
