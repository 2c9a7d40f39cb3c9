//! The rooms of a person, and everything the program plugs into the shell.

use super::Backend;
use super::action::rooms as room;
use super::effect::{Effect, Job, Lane};
use super::screen::{Cx, Screen, Who};
use super::screens::banks::BanksScreen;
use super::screens::blueprints::BlueprintsScreen;
use super::screens::board::BoardScreen;
use super::screens::cards::Cards;
use super::screens::catalogue::CatalogueScreen;
use super::screens::challenges::challenges_room;
use super::screens::choose::ChooseScreen;
use super::screens::home::HomeScreen;
use super::screens::hours::HoursScreen;
use super::screens::lists;
use super::screens::marking::MarkingScreen;
use super::screens::officers::Officers;
use super::screens::paged::Paged;
use super::screens::sign_in::SignInScreen;
use super::screens::sittings::SittingsScreen;
use super::screens::study::StudyRoom;
use super::session::{Route, Shell};
use crate::app::account::sign_in::sign_in;
use crate::app::password::Password;
use crate::app::{Actor, audit};
use crate::domain::role::{Permission, Role, Target};
use crate::i18n::{Locale, names};
use std::str::FromStr;
use std::sync::Arc;

/// The shell of a set-up database. In a demo people are chosen; elsewhere they sign in.
pub fn shell(is_demo: bool, idle_lock_ms: Option<i64>) -> Shell {
    Shell {
        start: Box::new(move |_: &Cx| -> Box<dyn Screen> {
            if is_demo {
                Box::new(ChooseScreen::default())
            } else {
                Box::new(SignInScreen::default())
            }
        }),
        routes: Box::new(|_| routes()),
        unlock: Arc::new(unlock),
        // Nobody in a demo has a password to unlock with.
        idle_lock_ms: idle_lock_ms.filter(|_| !is_demo),
        refused: Some(refused),
    }
}

/// Every room in the order of the tabs; the shell leaves out those a person may not enter.
fn routes() -> Vec<Route> {
    fn tab<S: Screen + 'static>(
        command: super::action::Command,
        open: impl Fn() -> S + Send + 'static,
    ) -> Route {
        Route { command, tab: true, open: Box::new(move |_: &Cx| Box::new(open())) }
    }
    vec![
        tab(room::HOME, HomeScreen::default),
        tab(room::STUDY, StudyRoom::default),
        tab(room::EXAMS, CatalogueScreen::default),
        tab(room::WRONG, lists::wrong_room),
        tab(room::RECORDS, lists::records_room),
        tab(room::BOARD, BoardScreen::default),
        tab(room::OFFICERS, || Paged::new(Officers::default())),
        tab(room::CREDENTIALS, || Paged::new(Cards::default())),
        tab(room::BANKS, BanksScreen::default),
        tab(room::BLUEPRINTS, BlueprintsScreen::default),
        tab(room::SITTINGS, SittingsScreen::default),
        tab(room::MARKING, MarkingScreen::default),
        Route {
            command: room::CHALLENGES,
            tab: false,
            open: Box::new(|_: &Cx| Box::new(challenges_room())),
        },
        tab(room::ACCOUNTS, lists::accounts_room),
        tab(room::AUDIT, lists::audit_room),
        Route {
            command: room::HOURS,
            tab: false,
            open: Box::new(|_: &Cx| Box::new(HoursScreen::default())),
        },
    ]
}

/// Signs an actor in: the session acts as them, and the header names them.
pub(super) fn enter(actor: &Actor, locale: Locale) -> Effect {
    Effect::SignIn(who(actor, locale))
}

/// A person as the header and the offers of the interface know them.
fn who(actor: &Actor, locale: Locale) -> Who {
    let mut roles: Vec<Role> = actor.grants.held.iter().map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let roles: Vec<&str> = roles.into_iter().map(|role| names::role(locale, role)).collect();
    let may = |permission: &&Permission| actor.grants.allow(**permission, Target::Some);
    Who {
        name: actor.display_name.clone(),
        role: roles.join("、"),
        agency: String::new(),
        permissions: Permission::ALL.iter().filter(may).map(|p| p.code()).collect(),
    }
}

fn unlock(session: &Backend, password: &str) -> bool {
    let password = Password::new(password);
    session.run(|app, actor| sign_in(app, &actor.label, &password, actor.via)).is_ok()
}

/// Leaves the attempt at a forbidden action in the audit.
fn refused(command: super::action::Command) -> Job {
    Job::new(Lane::Normal, move |session: &Backend, _| {
        let permission = super::action::find(command)
            .and_then(|action| action.permission)
            .and_then(|code| Permission::from_str(code).ok());
        if let Some(permission) = permission {
            let written = session.run(|app, actor| audit::refused(app, actor, permission));
            if let Err(error) = written {
                tracing::error!(%error, "a refusal could not be written to the audit");
            }
        }
        Box::new(())
    })
}
