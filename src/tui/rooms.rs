//! The rooms of a person, and everything the program plugs into the shell.

use super::Backend;
use super::action::rooms as room;
use super::effect::{Effect, Job, Lane};
use super::look::Look;
use super::screen::{Cx, Screen, Who};
use super::screens::accounts::AccountsScreen;
use super::screens::agencies::AgenciesScreen;
use super::screens::audit::AuditScreen;
use super::screens::banks::banks_room;
use super::screens::blueprints::blueprints_room;
use super::screens::board::BoardScreen;
use super::screens::cards::Cards;
use super::screens::catalogue::catalogue_room;
use super::screens::challenges::challenges_room;
use super::screens::choose::ChooseScreen;
use super::screens::database::DatabaseScreen;
use super::screens::doubts::doubts_room;
use super::screens::home::HomeScreen;
use super::screens::hours::HoursScreen;
use super::screens::lists;
use super::screens::marking::MarkingScreen;
use super::screens::officers::Officers;
use super::screens::own_cards::OwnCardsScreen;
use super::screens::paged::Paged;
use super::screens::self_test::SelfTestScreen;
use super::screens::set_up::SetUpScreen;
use super::screens::settings::SettingsScreen;
use super::screens::sign_in::SignInScreen;
use super::screens::sittings::sittings_room;
use super::screens::statutes::statutes_room;
use super::screens::study::StudyRoom;
use super::session::{Route, Shell};
use crate::app::account::preferences::{Profile, profile};
use crate::app::account::sign_in::sign_in;
use crate::app::password::Password;
use crate::app::{Actor, AppError, audit};
use crate::domain::role::{Permission, Role, Target};
use crate::i18n::{Locale, comma, door as t, names};
use std::str::FromStr;
use std::sync::Arc;

/// The shell of a session: set-up first where there is no database yet, then the door.
pub fn shell_of(session: &Arc<Backend>) -> Shell {
    match session.app() {
        Ok(app) => shell(app.site.is_demo, None),
        Err(_) => {
            let session = Arc::clone(session);
            let start = move |_: &Cx| -> Box<dyn Screen> {
                match session.ground() {
                    Some(_) => Box::new(SetUpScreen::default()),
                    None => Box::new(SignInScreen::default()),
                }
            };
            Shell { start: Box::new(start), ..shell(false, None) }
        }
    }
}

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
        routes: Box::new(routes),
        unlock: Arc::new(unlock),
        // Nobody in a demo has a password to unlock with.
        idle_lock_ms: idle_lock_ms.filter(|_| !is_demo),
        refused: Some(refused),
    }
}

/// The rooms in the order of the tabs; the shell leaves out those a person may not enter. Lists of
/// people and cards are for whoever looks after others: one's own stand on the page of one's own.
fn routes(who: &Who) -> Vec<Route> {
    let others = [Permission::ViewBoard, Permission::ViewReports, Permission::ManageAccounts];
    let others = others.iter().any(|permission| who.may(Some(permission.code())));
    let lists = [room::OFFICERS, room::CREDENTIALS];
    let mut routes = every_route();
    routes.retain(|route| others || !lists.contains(&route.command));
    if !who.may(Some(Permission::Study.code())) {
        behind_the_work(&mut routes);
    }
    routes
}

/// Puts the statutes behind the rooms of somebody's own work; for who studies they stand among
/// these.
fn behind_the_work(routes: &mut Vec<Route>) {
    let of = |routes: &[Route], command| routes.iter().position(|one| one.command == command);
    if let Some(at) = of(routes, room::STATUTES) {
        let statutes = routes.remove(at);
        let to = of(routes, room::AGENCIES).unwrap_or(routes.len());
        routes.insert(to, statutes);
    }
}

fn every_route() -> Vec<Route> {
    fn tab<S: Screen + 'static>(
        command: super::action::Command,
        open: impl Fn() -> S + Send + 'static,
    ) -> Route {
        Route { command, tab: true, open: Box::new(move |_: &Cx| Box::new(open())) }
    }
    vec![
        tab(room::HOME, HomeScreen::default),
        tab(room::STUDY, StudyRoom::default),
        tab(room::EXAMS, catalogue_room),
        tab(room::WRONG, lists::wrong_room),
        tab(room::RECORDS, lists::records_room),
        tab(room::MY_CARDS, OwnCardsScreen::default),
        tab(room::STATUTES, statutes_room),
        tab(room::BOARD, BoardScreen::default),
        tab(room::OFFICERS, || Paged::new(Officers::default())),
        tab(room::CREDENTIALS, || Paged::new(Cards::default())),
        tab(room::BANKS, banks_room),
        tab(room::BLUEPRINTS, blueprints_room),
        tab(room::SITTINGS, sittings_room),
        tab(room::MARKING, MarkingScreen::default),
        Route {
            command: room::CHALLENGES,
            tab: false,
            open: Box::new(|_: &Cx| Box::new(challenges_room())),
        },
        Route {
            command: room::DOUBTS,
            tab: false,
            open: Box::new(|_: &Cx| Box::new(doubts_room())),
        },
        tab(room::AGENCIES, AgenciesScreen::default),
        tab(room::ACCOUNTS, AccountsScreen::default),
        tab(room::AUDIT, AuditScreen::default),
        Route { tab: false, ..tab(room::DATABASE, DatabaseScreen::default) },
        Route { tab: false, ..tab(room::SETTINGS, SettingsScreen::default) },
        Route { tab: false, ..tab(room::SELF_TEST, SelfTestScreen::default) },
        Route {
            command: room::HOURS,
            tab: false,
            open: Box::new(|_: &Cx| Box::new(HoursScreen::default())),
        },
    ]
}

/// Somebody who has just come in.
pub(super) struct Entered {
    actor: Actor,
    profile: Profile,
}

/// Lets an actor in: from now on the session acts as them.
pub(super) fn let_in(session: &Backend, actor: Actor) -> Result<Entered, AppError> {
    let profile = profile(session.app()?, &actor)?;
    session.set_actor(Some(actor.clone()));
    Ok(Entered { actor, profile })
}

/// What makes the interface theirs: their language and theme, their name above, their rooms.
pub(super) fn enter(entered: &Entered, look: &Look) -> Vec<Effect> {
    let Entered { actor, profile } = entered;
    let look = look.preferring(&profile.preferences);
    let who = who(actor, profile, look.locale);
    vec![
        Effect::Look(Box::new(look)),
        Effect::IdleLock(profile.idle_lock_ms()),
        Effect::SignIn(who),
    ]
}

/// A word of welcome, in their language.
pub(super) fn welcome(entered: &Entered, look: &Look) -> Effect {
    let locale = look.preferring(&entered.profile.preferences).locale;
    Effect::ok(t::signed_in(locale, &entered.actor.display_name))
}

/// A person as the header and the offers of the interface know them.
fn who(actor: &Actor, profile: &Profile, locale: Locale) -> Who {
    let mut roles: Vec<Role> = actor.grants.held.iter().map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let roles: Vec<&str> = roles.into_iter().map(|role| names::role(locale, role)).collect();
    let may = |permission: &&Permission| actor.grants.allow(**permission, Target::Some);
    Who {
        name: actor.display_name.clone(),
        role: roles.join(comma(locale)),
        agency: profile.agency.clone().unwrap_or_default(),
        permissions: Permission::ALL.iter().filter(may).map(|p| p.code()).collect(),
    }
}

fn unlock(session: &Backend, password: &str) -> bool {
    if session.app().is_ok_and(|app| app.site.is_demo) {
        // Nobody in a demo has a password: any key opens what F11 locked.
        return true;
    }
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
