//! The stakemap program.

fn main() {}
