//! A small district for the tests of people: agencies, officers with cards, a manager at a screen.

use crate::support::database::Database;
use crate::support::world::{noon, open};
use std::path::Path;
use std::sync::Arc;
use zhifa::app::files::local::LocalFiles;
use zhifa::app::officer::import::{ImportReport, import, read};
use zhifa::app::{Actor, App, AppError, Session, Via};
use zhifa::domain::agency::{Agency, AgencyKind};
use zhifa::domain::id::{AgencyId, Uid};
use zhifa::domain::identity::IdentityNumber;
use zhifa::domain::role::{Grant, Grants, Permission, Role, Scope};
use zhifa::i18n::Locale;
use zhifa::store::{Priority, Settle, agencies};
use zhifa::tui::action::{ActionState, Command};
use zhifa::tui::effect::Effect;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::screen::{Cx, Screen, Who};
use zhifa::tui::session::{Route, Shell};
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// The faces in which every screen is kept: language, size, and whether ambiguous characters are
/// two columns wide.
pub const FACES: [(Locale, (u16, u16), bool); 4] = [
    (Locale::Zh, (80, 24), false),
    (Locale::Zh, (120, 40), false),
    (Locale::En, (80, 24), false),
    (Locale::En, (120, 40), false),
];

/// A valid identity number of a region that does not exist.
pub fn number(sequence: u16) -> String {
    let birth = jiff::civil::date(1990, 5, 6);
    IdentityNumber::make("990101", birth, sequence).unwrap().as_str().to_owned()
}

/// An organisation with three agencies and nobody in them.
pub fn empty(database: &Database) -> Arc<App> {
    let app = open(database, noon());
    let named = [("市场监督管理分局", "市监"), ("城市管理行政执法局", "城管"), ("鸭园镇", "鸭园")];
    app.store
        .write(Settle::Receipt(Uid::derived("test", "agencies")), Priority::Normal, move |tx| {
            for (order, (name, short)) in (1..).zip(named) {
                let agency = Agency {
                    id: AgencyId(0),
                    uid: Uid::derived("agency", name),
                    parent: None,
                    name: name.into(),
                    short_name: short.into(),
                    kind: AgencyKind::Statutory,
                    official_order: order,
                    valid_from: None,
                    valid_to: None,
                    successor: None,
                    contact: None,
                    custom: Default::default(),
                };
                agencies::insert(tx, &agency)?;
            }
            Ok(())
        })
        .unwrap();
    app
}

/// The roster of the district: cards that are valid, near, expired, and people without.
pub fn roster() -> String {
    let mut rows =
        vec!["姓名,身份证号,单位,入职时间,证件编号,执法类别,有效期起,有效期止,应检日期".to_owned()];
    let people = [
        ("张三", "市监", "JL-01", "2024-06-01", "2029-05-31"),
        ("张山", "市监", "JL-02", "2022-01-01", "2026-12-31"),
        ("李四", "市监", "JL-03", "2021-01-01", "2025-12-31"),
        ("王五", "城管", "JL-04", "2025-03-01", "2030-02-28"),
        ("单雄信", "城管", "JL-05", "2022-02-15", "2027-02-14"),
        ("赵六", "鸭园", "", "", ""),
    ];
    for ((name, agency, card, from, to), n) in people.iter().zip(101..) {
        let due = if card.is_empty() { "" } else { "2027-06-30" };
        let kind = if card.is_empty() { "" } else { "市场监管" };
        rows.push(format!(
            "{name},{},{agency},2020-01-01,{card},{kind},{from},{to},{due}",
            number(n)
        ));
    }
    rows.join("\n")
}

/// Imports a roster as the operator of the machine.
pub fn take(app: &Arc<App>, text: &[u8], dry_run: bool) -> Result<ImportReport, AppError> {
    let found = read(app, "名册.csv", text)?;
    import(app, &Actor::operator(Via::Cli), &found, dry_run)
}

/// The district with its people.
pub fn staffed(database: &Database) -> Arc<App> {
    let app = empty(database);
    take(&app, roster().as_bytes(), false).unwrap();
    app
}

/// A person with one role everywhere.
pub fn person(role: Role) -> Actor {
    Actor {
        account: None,
        label: role.code().into(),
        display_name: "某人".into(),
        grants: Grants { officer: None, held: vec![Grant { role, scope: Scope::District }] },
        via: Via::Tui,
    }
}

/// The door of these tests: it lets a person with one role in.
struct Door(Role);

impl Screen for Door {
    fn title(&self, _: &Cx) -> String {
        String::new()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        let may = |one: &&Permission| self.0.permits(**one);
        match msg {
            Msg::Shown => vec![Effect::SignIn(Who {
                name: "管理员".into(),
                role: "证件管理员".into(),
                agency: String::new(),
                permissions: Permission::ALL.iter().filter(may).map(|one| one.code()).collect(),
            })],
            _ => vec![],
        }
    }

    fn view(&self, _: &mut ratatui::Frame, _: ratatui::layout::Rect, _: &Cx) {}
}

/// A session of somebody with one role everywhere in a room, with a home folder for files.
pub fn enter<S: Screen + 'static>(
    app: &Arc<App>,
    role: Role,
    home: &Path,
    at: (Locale, (u16, u16), bool),
    room: (Command, fn() -> S),
) -> Harness {
    enter_as(app, (person(role), role), home, at, room)
}

/// A session of a person with a role in a room, with a home folder for files.
pub fn enter_as<S: Screen + 'static>(
    app: &Arc<App>,
    (who, role): (Actor, Role),
    home: &Path,
    (locale, size, wide): (Locale, (u16, u16), bool),
    (room, screen): (Command, fn() -> S),
) -> Harness {
    let session = Session::with_files(Arc::clone(app), LocalFiles::new(home));
    session.set_actor(Some(who));
    let shell = Shell {
        start: Box::new(move |_| Box::new(Door(role))),
        routes: Box::new(move |_| {
            let open = Box::new(move |_: &Cx| -> Box<dyn Screen> { Box::new(screen()) });
            vec![Route { command: room, tab: true, open }]
        }),
        ..zhifa::tui::rooms::shell(false, None)
    };
    let look = Look::new(locale, ThemeName::Dark, ColorDepth::Ansi16, wide);
    Harness::with(shell, session, noon(), look, size)
}

/// A name of a snapshot that tells its face.
pub fn face(name: &str, (locale, size, wide): (Locale, (u16, u16), bool)) -> String {
    let wide = if wide { "_wide" } else { "" };
    format!("{name}_{}_{}x{}{wide}", locale.tag(), size.0, size.1)
}
