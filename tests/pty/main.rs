//! The real program in a real pseudo-terminal: only what a terminal can show.
