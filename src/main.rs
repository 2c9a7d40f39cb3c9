//! The `zhifa` program: wiring only.
fn main() {
    let location = std::env::args().nth(1).unwrap_or_default().parse().expect("db");
    let entropy = zhifa::entropy::Entropy::os().expect("os");
    let (app, filled) =
        zhifa::app::demo::open::open(&location, entropy, None, 1, None).expect("demo");
    eprintln!("{filled:?}");
    if std::env::args().nth(2).is_none() {
        zhifa::tui::start::run(&app, Default::default()).expect("tui");
    }
}
