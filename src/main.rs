//! The `zhifa` program: wiring only.

fn main() {}
