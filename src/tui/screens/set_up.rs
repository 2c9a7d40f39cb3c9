//! The first run: an organisation is set up step by step, and written in one commit at the end.

mod pages;
mod step;

use self::pages::Pages;
use self::step::Step;
use super::agency_file::{self, Loaded};
use super::self_test::SelfTestScreen;
use crate::app::account::{BadName, PasswordRefused};
use crate::app::agency::import;
use crate::app::password::Password;
use crate::app::site::create::{FirstAdmin, SetUp, Supplies};
use crate::app::site::rules::{RuleLine, lines_of_shipped};
use crate::app::{AppError, Explain};
use crate::domain::password::faults;
use crate::domain::sign_in_name::SignInName;
use crate::domain::time::Zone;
use crate::i18n::{Locale, door, set_up as t};
use crate::tui::action::ActionState;
use crate::tui::action::door::SELF_TEST;
use crate::tui::action::set_up as own;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::overlay::files::Picked;
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::widget::form::FormEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Setting an organisation up.
#[derive(Default)]
pub struct SetUpScreen {
    step: Step,
    pages: Option<Pages>,
    /// Where the database will be.
    place: String,
    rules: Vec<RuleLine>,
    scroll: usize,
    busy: bool,
}

/// Where the database will be.
struct Place(String);
/// The organisation's name and zone.
struct Done(Result<(String, Zone), String>);

impl SetUpScreen {
    fn pages(&mut self, locale: Locale) -> Result<&mut Pages, AppError> {
        if self.pages.is_none() {
            self.pages = Some(Pages::new(locale)?);
        }
        self.pages.as_mut().ok_or_else(|| crate::app::open::NotSetUp.into())
    }

    fn begin(&mut self, locale: Locale) -> Vec<Effect> {
        if let Err(error) = self.pages(locale) {
            return vec![Effect::fail(error.message(locale))];
        }
        vec![Effect::job(Lane::Normal, |session| {
            let place = session.ground().map(|ground| ground.location().to_string());
            Place(place.unwrap_or_default())
        })]
    }

    /// Goes on when the page shown has no mistake.
    fn next(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(pages) = &mut self.pages else { return vec![] };
        self.scroll = 0;
        match self.step {
            Step::Organisation => {
                if Zone::named(&pages.zone()).is_err() {
                    pages.organisation.error("zone", t::bad_zone(locale));
                    return vec![];
                }
                match lines_of_shipped(pages.preset().code, locale) {
                    Ok(lines) => self.rules = lines,
                    Err(error) => return vec![Effect::fail(error.message(locale))],
                }
            }
            Step::Admin => {
                if let Err((field, text)) = admin(pages, locale) {
                    pages.admin.error(field, text);
                    return vec![];
                }
            }
            Step::Agencies => {
                if let Err(refused) = import::check(&pages.agency_list()) {
                    let text = refused.message(locale);
                    let first = text.lines().nth(1).unwrap_or(&text).to_owned();
                    pages.agencies.error("agencies", first);
                    return vec![];
                }
            }
            Step::Rules | Step::Stock => {}
            Step::Summary => return self.create(locale),
        }
        self.step = self.step.next();
        vec![]
    }

    fn create(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(pages) = &mut self.pages else { return vec![] };
        let admin = match admin(pages, locale) {
            Ok(admin) => admin,
            Err((field, text)) => {
                self.step = Step::Admin;
                pages.admin.error(field, text);
                return vec![];
            }
        };
        let input = SetUp {
            organisation: pages.organisation.text("organisation"),
            zone: pages.zone(),
            preset: pages.preset().code.to_owned(),
            is_demo: false,
            admin,
        };
        let supplies = Supplies {
            agencies: pages.agency_list(),
            banks: pages.banks(),
            blueprints: pages.blueprints(),
        };
        self.busy = true;
        vec![Effect::job(Lane::Long, move |session| {
            let done = session.set_up(&input, &supplies);
            let done = done.map(|app| (app.site.name.clone(), app.zone.clone()));
            Done(done.map_err(|error| error.message(locale)))
        })]
    }

    fn replied(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(Place(place)) = msg.reply::<Place>() {
            self.place.clone_from(place);
            return Some(vec![]);
        }
        if let Some(picked) = msg.reply::<Picked>() {
            return Some(vec![agency_file::load(picked, locale)]);
        }
        if let Some(Loaded(text)) = msg.reply::<Loaded>() {
            let pages = self.pages.as_mut()?;
            return Some(match text {
                Ok(text) => {
                    pages.set_agencies(text.trim_end());
                    pages.agencies.focus("agencies");
                    vec![Effect::ok(t::loaded(locale, pages.agency_list().agencies.len()))]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        let Done(done) = msg.reply::<Done>()?;
        self.busy = false;
        Some(match done {
            Ok((name, zone)) => {
                let done = Effect::ok(t::done(locale, name));
                vec![Effect::Zone(zone.clone()), Effect::SignOut, done]
            }
            Err(text) => vec![Effect::fail(text.clone())],
        })
    }
}

/// The administrator as entered, or the field that is wrong and why.
fn admin(pages: &Pages, locale: Locale) -> Result<FirstAdmin, (&'static str, String)> {
    let sign_in_name: SignInName = pages
        .admin
        .text("name")
        .parse()
        .map_err(|fault| ("name", BadName(fault).message(locale)))?;
    let (password, again) = (pages.secret("password"), pages.secret("again"));
    let found = faults(&password, &sign_in_name);
    if !found.is_empty() {
        return Err(("password", PasswordRefused(found).message(locale)));
    }
    if password != again {
        return Err(("again", door::not_the_same(locale).to_owned()));
    }
    Ok(FirstAdmin {
        sign_in_name,
        display_name: pages.admin.text("own_name"),
        password: Some(Password::new(password)),
    })
}

impl Screen for SetUpScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let last = self.step == Step::Summary;
        let next = if last { t::create(locale) } else { t::next(locale) };
        let mut actions = vec![
            ActionState::when(form_actions::SAVE, !self.busy).label(next),
            ActionState::when(own::PREVIOUS, self.step != Step::Organisation && !self.busy),
        ];
        if self.step == Step::Agencies {
            actions.push(ActionState::on(own::LOAD));
        }
        actions.push(ActionState::on(SELF_TEST));
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.replied(msg, locale) {
            return effects;
        }
        if matches!(msg, Msg::Shown) {
            return self.begin(locale);
        }
        if msg.is(SELF_TEST) {
            return vec![Effect::push(SelfTestScreen::default())];
        }
        if self.busy {
            return vec![];
        }
        if msg.is(own::PREVIOUS) {
            self.step = self.step.previous();
            self.scroll = 0;
            return vec![];
        }
        if msg.is(own::LOAD) {
            return vec![agency_file::choose(locale)];
        }
        let area = step::body(cx.area);
        let (step, rules) = (self.step, &self.rules);
        let Some(pages) = &mut self.pages else { return vec![] };
        if let Some(form) = pages.form(step) {
            return match form.update(msg, pages::form_area(area), cx.look) {
                FormEvent::Submit => self.next(locale),
                _ => vec![],
            };
        }
        match msg.key().map(|key| key.code) {
            Some(Code::Enter) => return self.next(locale),
            Some(code) => {
                let text = pages.text(step, rules, &self.place, cx);
                self.scroll = text.scrolled(self.scroll, code, area, cx.look);
            }
            None if msg.is(form_actions::SAVE) => return self.next(locale),
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        step::view(frame, area, self.step, &self.place, self.busy, cx);
        let Some(pages) = &self.pages else { return };
        pages.view(frame, step::body(area), self.step, (&self.rules, &self.place, self.scroll), cx);
    }

    fn captures_text(&self) -> bool {
        !matches!(self.step, Step::Rules | Step::Summary)
    }

    fn unsaved(&self) -> bool {
        self.pages.as_ref().is_some_and(Pages::changed)
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }
}
