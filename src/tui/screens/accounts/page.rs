//! One account: whose it is, what it may do, its state, and what can be done with it.

use super::issue;
use super::roles;
use super::{roles_text, state};
use crate::app::account::disable::{disable, enable};
use crate::app::account::list::{Line, list};
use crate::app::agency::list::list as agencies;
use crate::app::{AppError, error};
use crate::domain::id::{AccountId, AgencyId};
use crate::i18n::{Locale, accounts as t};
use crate::tui::action::ActionState;
use crate::tui::action::accounts as own;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::text::Align;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as TextLine, Span};

/// The page of one account.
pub(super) struct AccountPage {
    id: AccountId,
    found: Option<Found>,
}

/// The account, and the agencies its roles can reach.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) line: Line,
    pub(super) agencies: Vec<(AgencyId, String)>,
}

struct Loaded(Result<Found, String>);
/// The person agrees to disable the account, or to enable it.
struct Agreed(bool);
struct Done(Result<String, String>);

impl AccountPage {
    pub(super) const fn new(id: AccountId) -> Self {
        Self { id, found: None }
    }

    fn load(&self, locale: Locale) -> Effect {
        let id = self.id;
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| {
                let line = list(app, actor)?.into_iter().find(|line| line.account.id == id);
                let line = line.ok_or_else(|| error::Missing::new("account", id.0))?;
                let agencies = agencies(app, actor)?.into_iter();
                let agencies =
                    agencies.map(|line| (line.agency.id, line.agency.short_name)).collect();
                Ok::<_, AppError>(Found { line, agencies })
            });
            Loaded(found.map_err(|error| error.message(locale)))
        })
    }

    fn ask(&self, locale: Locale) -> Vec<Effect> {
        let Some(Found { line, .. }) = &self.found else { return vec![] };
        let (name, person) = (&line.account.sign_in_name, &line.account.display_name);
        let active = line.account.is_active;
        let question = match active {
            true => Confirm::new(t::disable_title(locale, name), t::disable_text(locale, person))
                .verb(t::disable(locale))
                .danger(),
            false => Confirm::new(t::enable_title(locale, name), t::enable_text(locale, person))
                .verb(t::enable(locale)),
        };
        vec![Effect::confirm(question, move |_| Agreed(active))]
    }

    fn toggle(&self, active: bool, locale: Locale) -> Effect {
        let id = self.id;
        let name = self.found.as_ref().map(|found| found.line.account.sign_in_name.clone());
        let name = name.unwrap_or_default();
        Effect::job(Lane::Normal, move |session| {
            let change = if active { disable } else { enable };
            let done = session.run(|app, actor| change(app, actor, id));
            let said = match active {
                true => t::disabled_ok(locale, &name),
                false => t::enabled_ok(locale, &name),
            };
            Done(done.map(|()| said).map_err(|error| error.message(locale)))
        })
    }

    fn text(found: &Found, cx: &Cx) -> Vec<TextLine<'static>> {
        let (look, locale) = (cx.look, cx.look.locale);
        let Found { line, agencies } = found;
        let name_of = |id| agencies.iter().find(|(one, _)| *one == id).map(|(_, n)| n.clone());
        let roles = match line.grants.is_empty() {
            true => (t::no_roles(locale).to_owned(), look.theme.warn),
            false => (roles_text(&line.grants, name_of, locale), look.theme.text),
        };
        let (word, style) = state(line, look);
        let code = line.code_until.map(|at| t::code_until(locale, when::full(at, cx)));
        let state = code.map_or_else(|| word.to_owned(), |code| format!("{word}({code})"));
        let agency = line.agency.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        let last =
            line.last_sign_in.map_or_else(|| t::never(locale).to_owned(), |at| when::full(at, cx));
        let plain = |text: String| (text, look.theme.text);
        let account = &line.account;
        let officer = match account.officer {
            Some(_) => account.display_name.clone(),
            None => t::no_officer(locale).to_owned(),
        };
        let facts: [(&str, (String, Style)); 8] = [
            (t::sign_in_name(locale), plain(account.sign_in_name.clone())),
            (t::person(locale), plain(account.display_name.clone())),
            (t::officer(locale), plain(officer)),
            (t::agency(locale), plain(agency)),
            (t::state(locale), (state, style)),
            (t::held(locale), roles),
            (t::created(locale), plain(when::full(account.created_at, cx))),
            (t::last(locale), plain(last)),
        ];
        let row = |(label, (value, style)): (&str, (String, Style))| {
            let label = look.pad(label, 14, Align::Left);
            TextLine::from(vec![Span::styled(label, look.theme.muted), Span::styled(value, style)])
        };
        facts.into_iter().map(row).collect()
    }
}

impl Screen for AccountPage {
    fn title(&self, cx: &Cx) -> String {
        let name = self.found.as_ref().map(|found| found.line.account.sign_in_name.as_str());
        t::page_title(cx.look.locale, name.unwrap_or_default())
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let loaded = self.found.is_some();
        let active = self.found.as_ref().is_none_or(|found| found.line.account.is_active);
        let toggle = if active { t::disable(locale) } else { t::enable(locale) };
        vec![
            ActionState::when(own::ROLES, loaded),
            ActionState::when(own::TOGGLE, loaded).label(toggle),
            match active {
                true => ActionState::when(own::CODES, loaded),
                false => ActionState::off(own::CODES, t::why_disabled(locale)),
            },
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(found) => {
                    self.found = Some(found.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(active)) = msg.reply::<Agreed>() {
            return vec![self.toggle(*active, locale)];
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            return match outcome {
                Ok(said) => vec![Effect::ok(said.clone()), self.load(locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match (msg, &self.found) {
            (Msg::Shown, _) => vec![self.load(locale)],
            (Msg::Command(own::TOGGLE), _) => self.ask(locale),
            (Msg::Command(own::ROLES), Some(found)) => {
                vec![Effect::push(roles::page(found, locale))]
            }
            (Msg::Command(own::CODES), Some(found)) => {
                vec![Effect::push(issue::page(&found.line, locale))]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, &self.title(cx), cx.look);
        let Some(found) = &self.found else { return };
        let text = Paragraph::new(Self::text(found, cx)).hanging(14);
        text.view(
            frame.buffer_mut(),
            Rect { y: inner.y + 1, ..inner }.intersection(inner),
            0,
            cx.look,
        );
    }
}
