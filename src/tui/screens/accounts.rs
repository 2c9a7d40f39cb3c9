//! 账号: who can sign in, as what, and how they get in.

mod codes;
mod create;
mod issue;
mod page;
mod roles;

use self::page::AccountPage;
use crate::app::account::enrol::{Enrolled, enrol};
use crate::app::account::list::{Line, list};
use crate::domain::role::{Grant, Scope};
use crate::i18n::{Locale, accounts as t, comma, ledger, names};
use crate::tui::action::ActionState;
use crate::tui::action::accounts as own;
use crate::tui::action::shell::list as list_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The list of accounts.
#[derive(Default)]
pub struct AccountsScreen {
    lines: Option<Vec<Line>>,
    search: Search,
    at: Selection,
}

struct Loaded(Result<Vec<Line>, String>);
/// Who would get an account.
struct Missing(Result<Vec<Enrolled>, String>);
/// The person agrees to create them.
struct Agreed;
struct Done(Result<usize, String>);

impl AccountsScreen {
    fn shown(&self) -> Vec<&Line> {
        let keep = |line: &&Line| {
            let agency = line.agency.as_ref().map_or("", |(_, name)| name.as_str());
            let account = &line.account;
            self.search.keeps([&account.display_name, &account.sign_in_name, agency])
        };
        self.lines.iter().flatten().filter(keep).collect()
    }

    fn selected(&self) -> Option<&Line> {
        self.shown().get(self.at.at()).copied()
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(ledger::col_name(locale), Fit::Exact(12)),
            Column::left(ledger::col_sign_in_name(locale), Fit::Exact(14)),
            Column::left(ledger::col_roles(locale), Fit::Grow(10)),
            Column::left(ledger::col_agency(locale), Fit::Grow(10)),
            Column::left(ledger::col_state(locale), Fit::Exact(12)),
        ])
        .ordinal()
        .empty(ledger::accounts_empty(locale))
    }

    fn replied(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return Some(match outcome {
                Ok(lines) => {
                    self.lines = Some(lines.clone());
                    let count = self.shown().len();
                    self.at.select(self.at.at(), count);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        if let Some(Missing(outcome)) = msg.reply::<Missing>() {
            return Some(vec![match outcome {
                Ok(missing) if missing.is_empty() => Effect::info(t::enrol_nobody(locale)),
                Ok(missing) => {
                    let text = t::enrol_text(locale, missing.len(), named(missing, locale));
                    let question = Confirm::new(t::enrol_title(locale), text);
                    Effect::confirm(question.verb(t::enrol(locale)), |_| Agreed)
                }
                Err(text) => Effect::fail(text.clone()),
            }]);
        }
        if msg.reply::<Agreed>().is_some() {
            return Some(vec![Effect::job(Lane::Long, move |session| {
                let done = session.run(|app, actor| enrol(app, actor, None, false));
                Done(done.map(|done| done.len()).map_err(|error| error.message(locale)))
            })]);
        }
        let Done(outcome) = msg.reply::<Done>()?;
        Some(match outcome {
            Ok(count) => vec![Effect::ok(t::enrol_done(locale, count)), load(locale)],
            Err(text) => vec![Effect::fail(text.clone())],
        })
    }
}

fn load(locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let lines = session.run(|app, actor| list(app, actor));
        Loaded(lines.map_err(|error| error.message(locale)))
    })
}

/// A few names, and how many more.
fn named(missing: &[Enrolled], locale: Locale) -> String {
    let names: Vec<&str> = missing.iter().take(6).map(|one| one.name.as_str()).collect();
    let names = names.join(comma(locale));
    if missing.len() > 6 { t::and_more(locale, names, missing.len()) } else { names }
}

/// The roles of an account in words, each with how far it reaches where `agency` can name it.
pub(super) fn roles_text(
    grants: &[Grant],
    agency: impl Fn(crate::domain::id::AgencyId) -> Option<String>,
    locale: Locale,
) -> String {
    let one = |grant: &Grant| {
        let scope = match grant.scope {
            Scope::Own => t::scope_own(locale).to_owned(),
            Scope::District => t::scope_district(locale).to_owned(),
            Scope::Agency(id) => t::scope_agency(locale, agency(id).unwrap_or_default()),
        };
        format!("{}({scope})", names::role(locale, grant.role))
    };
    grants.iter().map(one).collect::<Vec<_>>().join(comma(locale))
}

/// An account's state in a word, with its style.
fn state(line: &Line, look: &Look) -> (&'static str, Style) {
    let locale = look.locale;
    match (line.account.is_active, line.account.has_password, line.code_until) {
        (false, ..) => (ledger::account_disabled(locale), look.theme.danger),
        (true, _, Some(_)) => (ledger::account_code(locale), look.theme.warn),
        (true, true, None) => (ledger::account_active(locale), look.theme.ok),
        (true, false, None) => (ledger::account_new(locale), look.theme.muted),
    }
}

/// Where the table stands: above the filter line.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(1), ..inner }
}

impl Screen for AccountsScreen {
    fn title(&self, cx: &Cx) -> String {
        ledger::accounts_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let any = self.selected().is_some();
        let mut actions = vec![
            ActionState::when(list_actions::OPEN, any),
            ActionState::on(list_actions::FILTER),
            ActionState::on(own::NEW),
            ActionState::on(own::ENROL),
            ActionState::when(own::CODES, any),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list_actions::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.replied(msg, locale) {
            return effects;
        }
        match msg {
            Msg::Shown => return vec![load(locale)],
            Msg::Command(own::NEW) => return vec![Effect::push(create::page())],
            Msg::Command(own::ENROL) => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    let missing = session.run(|app, actor| enrol(app, actor, None, true));
                    Missing(missing.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(own::CODES) => {
                let line = self.selected().cloned();
                return line
                    .map(|line| Effect::push(issue::page(&line, locale)))
                    .into_iter()
                    .collect();
            }
            Msg::Command(list_actions::OPEN) => {
                let id = self.selected().map(|line| line.account.id);
                return id.map(|id| Effect::push(AccountPage::new(id))).into_iter().collect();
            }
            _ => {}
        }
        if self.search.update(msg) {
            self.at = Selection::default();
        } else if let Msg::Key(key) = msg {
            let page = Self::table(locale).page(table_area(inside(cx.area)));
            let count = self.shown().len();
            self.at.key(*key, count, page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, ledger::accounts_title(locale), look);
        let Some(lines) = &self.lines else { return };
        let shown = self.shown();
        Self::table(locale).view(buf, table_area(inner), self.at, shown.len(), look, |at| {
            let line = shown[at];
            let mut roles: Vec<_> = line.grants.iter().map(|grant| grant.role).collect();
            roles.sort_unstable();
            roles.dedup();
            let roles: Vec<&str> = roles.into_iter().map(|r| names::role(locale, r)).collect();
            let (state, style) = state(line, look);
            Row::new([
                line.account.display_name.clone(),
                line.account.sign_in_name.clone(),
                roles.join(comma(locale)),
                line.agency.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
                state.to_owned(),
            ])
            .style(4, style)
        });
        let line = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.search.view(frame, line, (shown.len(), lines.len()), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}
