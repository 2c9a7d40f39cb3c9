//! Accounts, audit, settings and agencies by keys, in both languages and sizes.

use crate::support::database::Database;
use crate::support::world::{World, noon};
use std::sync::Arc;
use zhifa::app::account::enrol::enrol;
use zhifa::app::agency::import::{import, parse};
use zhifa::app::audit::seal::seal;
use zhifa::app::{Actor, Session, Via};
use zhifa::domain::role::{Grant, Grants, Role, Scope};
use zhifa::i18n::Locale;
use zhifa::store::{Priority, Settle, accounts};
use zhifa::tui::action::{Command, rooms};
use zhifa::tui::effect::Effect;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::screen::{Cx, Screen, Who};
use zhifa::tui::screens::accounts::AccountsScreen;
use zhifa::tui::screens::agencies::AgenciesScreen;
use zhifa::tui::screens::audit::AuditScreen;
use zhifa::tui::screens::settings::SettingsScreen;
use zhifa::tui::session::{Route, Shell};
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// Language and size.
type Face = (Locale, (u16, u16));

const FACES: [Face; 4] = [
    (Locale::Zh, (80, 24)),
    (Locale::Zh, (120, 40)),
    (Locale::En, (80, 24)),
    (Locale::En, (120, 40)),
];

/// The door of these tests: it lets the administrator in.
struct Door;

impl Screen for Door {
    fn title(&self, _: &Cx) -> String {
        String::new()
    }

    fn actions(&self, _: &Cx) -> Vec<zhifa::tui::action::ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        let permissions = ["manage_accounts", "manage_site", "view_audit", "edit_agencies"];
        match msg {
            Msg::Shown => vec![Effect::SignIn(Who {
                name: "李娜".into(),
                role: "系统管理员".into(),
                agency: "司法局".into(),
                permissions: permissions.into(),
            })],
            _ => vec![],
        }
    }

    fn view(&self, _: &mut ratatui::Frame, _: ratatui::layout::Rect, _: &Cx) {}
}

fn room_screen(room: Command) -> Box<dyn Screen> {
    match room {
        rooms::ACCOUNTS => Box::new(AccountsScreen::default()),
        rooms::AUDIT => Box::new(AuditScreen::default()),
        rooms::AGENCIES => Box::new(AgenciesScreen::default()),
        _ => Box::new(SettingsScreen::default()),
    }
}

/// A district with three agencies and an account for each officer.
fn world() -> World {
    let world = World::new(&Database::sqlite());
    let operator = Actor::operator(Via::Cli);
    let list = parse("市场监督管理局,市监局\n执法大队,大队,市监局,王五,3210\n市政服务中心,委托");
    import(&world.app, &operator, &list, false).unwrap();
    enrol(&world.app, &operator, None, false).unwrap();
    world
}

/// The administrator.
fn admin(world: &World) -> Actor {
    let id = world.app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap().id;
    let held = vec![Grant { role: Role::Admin, scope: Scope::District }];
    Actor {
        account: Some(id),
        label: "admin".into(),
        display_name: "李娜".into(),
        grants: Grants { officer: None, held },
        via: Via::Tui,
    }
}

/// A session of the administrator in a room; the audit's key lies in `vault`.
fn enter(world: &World, room: Command, (locale, size): Face, vault: &tempfile::TempDir) -> Harness {
    let session = Session::new(Arc::clone(&world.app)).with_vault(vault.path().to_owned());
    session.set_actor(Some(admin(world)));
    let open = move |_: &Cx| room_screen(room);
    let shell = Shell {
        start: Box::new(|_| Box::new(Door)),
        routes: Box::new(move |_| vec![Route { command: room, tab: true, open: Box::new(open) }]),
        ..zhifa::tui::rooms::shell(false, None)
    };
    let look = Look::new(locale, ThemeName::Dark, ColorDepth::Ansi16, false);
    Harness::with(shell, session, noon(), look, size)
}

/// Keeps what is on screen in every language and size; `keys` lead from the room to the screen.
fn keep(name: &str, room: Command, keys: &str) {
    for face in FACES {
        let (world, vault) = (world(), tempfile::tempdir().unwrap());
        let screen = enter(&world, room, face, &vault).keys(keys).screen();
        let size = format!("{}x{}", face.1.0, face.1.1);
        insta::assert_snapshot!(format!("{name}_{}_{size}", face.0.tag()), screen);
    }
}

#[test]
fn codes_that_are_issued_are_always_seen() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = enter(&world, rooms::ACCOUNTS, FACES[0], &vault);
    let codes = h.keys("<down> <f8>").keys_before_jobs("<f10> <esc>").screen();
    assert!(codes.contains("请等它出来再离开"), "{codes}");
    assert!(codes.contains("只显示这一次") && codes.contains("F9 存成文件"), "{codes}");
}

#[test]
fn every_screen_is_kept() {
    keep("accounts", rooms::ACCOUNTS, "");
    keep("account", rooms::ACCOUNTS, "<down> <enter>");
    keep("account_new", rooms::ACCOUNTS, "<f5>");
    keep("account_roles", rooms::ACCOUNTS, "<down> <enter> <f4>");
    keep("account_codes", rooms::ACCOUNTS, "<down> <f8>");
    keep("account_codes_shown", rooms::ACCOUNTS, "<down> <f8> <f10>");
    keep("account_disable", rooms::ACCOUNTS, "<down> <enter> <f7>");
    keep("audit", rooms::AUDIT, "");
    keep("audit_narrow", rooms::AUDIT, "<f6>");
    keep("audit_entry", rooms::AUDIT, "<enter>");
    keep("settings", rooms::SETTINGS, "");
    keep("settings_own", rooms::SETTINGS, "<enter>");
    keep("settings_password", rooms::SETTINGS, "<down> <enter>");
    keep("settings_site", rooms::SETTINGS, "<down> <down> <down> <enter>");
    keep("settings_rules", rooms::SETTINGS, "<down> <down> <down> <down> <enter>");
    keep("settings_rule", rooms::SETTINGS, "<down> <down> <down> <down> <enter> <f6>");
    keep("settings_history", rooms::SETTINGS, "<down> <down> <down> <enter> <f7>");
    keep("agencies", rooms::AGENCIES, "");
    keep("agency", rooms::AGENCIES, "<enter>");
    keep("agency_import", rooms::AGENCIES, "<f6>");
}

fn zh(world: &World, room: Command, vault: &tempfile::TempDir) -> Harness {
    enter(world, room, FACES[0], vault)
}

#[test]
fn an_account_is_created_closed_and_opened_by_keys() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::ACCOUNTS, &vault);
    h.keys("<f5> <tab> 赵六 <f10>");
    assert!(h.screen().contains("zhaoliu 已建立"), "{}", h.screen());
    h.keys("zhaoliu <enter> <enter> <f7> <tab> <enter>");
    assert!(h.screen().contains("已停用"), "{}", h.screen());
    h.keys("<f7> <tab> <enter>");
    assert!(h.screen().contains("zhaoliu 已启用"), "{}", h.screen());
    h.keys("<f4> <down> <right> <f10>");
    assert!(h.screen().contains("培训管理员(全区)"), "{}", h.screen());
    h.keys("<f8> <f10>");
    let shown = h.screen();
    assert!(shown.contains("zhaoliu") && shown.contains("只显示这一次"), "{shown}");
    assert!(h.keys("<esc>").screen().contains("放弃"), "leaving asks: {}", h.screen());
}

#[test]
fn one_cannot_close_ones_own_account() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::ACCOUNTS, &vault);
    h.keys("<enter> <f7> <tab> <enter>");
    assert!(h.screen().contains("不能更改自己"), "{}", h.screen());
}

#[test]
fn the_proof_names_a_changed_row_and_a_cut_tail() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let session = Session::new(Arc::clone(&world.app)).with_vault(vault.path().to_owned());
    seal(&world.app, &session.vault().unwrap().unwrap()).unwrap();
    let mut h = zh(&world, rooms::AUDIT, &vault);
    assert!(h.keys("<f8>").screen().contains("审计完好"), "{}", h.screen());
    let sql = |text: &'static str| {
        let run = move |tx: &mut zhifa::store::Tx<'_>| tx.execute(text, &[]);
        world.app.store.write(Settle::Rerun, Priority::Normal, run).unwrap();
    };
    sql("UPDATE audit SET target = target || 'x' WHERE id = 2");
    assert!(h.keys("<enter> <f8>").screen().contains("第 2 号审计记录"), "{}", h.screen());
    sql("UPDATE audit SET target = substr(target, 1, length(target) - 1) WHERE id = 2");
    sql("DELETE FROM audit_seal WHERE seq = (SELECT max(seq) FROM audit_seal)");
    assert!(h.keys("<enter> <f8>").screen().contains("末尾被截掉"), "{}", h.screen());
}

#[test]
fn the_audit_is_narrowed_by_keys() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::AUDIT, &vault);
    h.keys("<f6> <tab> <tab> 2020-01-01 <f10>");
    let screen = h.screen();
    assert!(screen.contains("条件:2020-01-01") && !screen.contains("批量建号"), "{screen}");
    let screen = h.keys("<f6> <tab> <tab> x <f10>").screen();
    assert!(screen.contains("条件:2020-01-01"), "a letter is no part of a day: {screen}");
}

#[test]
fn preferences_are_in_force_at_once() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::SETTINGS, &vault);
    h.keys("<enter> 3 <down> 5 <down> 3 <f10>");
    let screen = h.screen();
    assert!(screen.contains("Saved and in force") && screen.contains("My preferences"), "{screen}");
    assert!(screen.contains("+--") && !screen.contains('┌'), "wide frames are plain: {screen}");
    let screen = h.keys("<enter> <down> <down> <down> 99 <f10>").screen();
    assert!(screen.contains("1 to 10"), "{screen}");
}

#[test]
fn a_rule_is_confirmed_with_its_basis() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::SETTINGS, &vault);
    h.keys("<down> <down> <down> <down> <enter>");
    assert!(h.screen().contains("24 条请核对"), "{}", h.screen());
    h.keys("<f6> <f10>");
    let screen = h.screen();
    assert!(screen.contains("23 条请核对") && screen.contains("已保存"), "{screen}");
}

#[test]
fn an_agency_ends_with_a_successor_by_keys() {
    let (world, vault) = (world(), tempfile::tempdir().unwrap());
    let mut h = zh(&world, rooms::AGENCIES, &vault);
    h.keys("<down> <down> <enter>");
    let to_last_day = "<tab> <tab> <tab> <tab> <tab> <tab>";
    h.keys(to_last_day).keys("2026-06-30 <tab> 2 <f10>");
    assert!(h.screen().contains("2026-06-30 止"), "{}", h.screen());
    h.keys("<f5> 新局 <tab> <tab> <f10>");
    assert!(h.screen().contains("新局"), "{}", h.screen());
    h.keys("<f5> 新局 <f10>");
    assert!(h.screen().contains("没有改动"), "{}", h.screen());
}
