//! Pieces that panes and overlays draw with.

pub mod area;
pub mod bar;
pub mod canvas;
pub mod details;
pub mod field;
pub mod frame;
pub mod matches;
pub mod scrollbar;
pub mod text;
pub mod window;
