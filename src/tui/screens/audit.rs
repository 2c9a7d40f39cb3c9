//! 审计: what was done and refused, narrowed by person, action and day, and the proof of it.

mod entry;
mod narrow;

use self::entry::EntryPage;
use self::narrow::NarrowScreen;
use crate::app::audit::REFUSED;
use crate::app::audit::list::{Filter, Found, search};
use crate::app::audit::verify::{Verification, verify};
use crate::i18n::{Locale, audit as faults, audit_room as t, ledger};
use crate::tui::action::ActionState;
use crate::tui::action::audit as own;
use crate::tui::action::shell::list as list_actions;
use crate::tui::effect::{Effect, Lane, Tone};
use crate::tui::msg::Msg;
use crate::tui::overlay::notice::Notice;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::text::put;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Rows brought at once; earlier ones are found by narrowing.
const NEWEST: usize = 2_000;

/// The audit.
#[derive(Default)]
pub struct AuditScreen {
    entries: Option<Vec<Found>>,
    filter: Filter,
    /// The filter in words; empty for none.
    narrowed: String,
    search: Search,
    at: Selection,
}

struct Loaded(Result<Vec<Found>, String>);
/// What the proof found; none where nobody knows the key.
struct Proved(Result<Option<Verification>, String>);
/// Another filter, and its words.
struct Narrowed(Filter, String);

impl AuditScreen {
    fn load(&self, locale: Locale) -> Effect {
        let filter = self.filter.clone();
        Effect::job(Lane::Normal, move |session| {
            let rows = session.run(|app, actor| search(app, actor, &filter, NEWEST));
            Loaded(rows.map_err(|error| error.message(locale)))
        })
    }

    fn shown(&self, locale: Locale) -> Vec<&Found> {
        let keep = |found: &&Found| {
            let entry = &found.entry;
            let action = t::action(locale, &entry.action);
            let who = t::who(locale, &entry.actor);
            let touched = touched(found, locale);
            self.search.keeps([who, &entry.actor, action, &entry.action, &entry.target, &touched])
        };
        self.entries.iter().flatten().filter(keep).collect()
    }

    fn table(locale: Locale) -> Table {
        // The seconds stand on the page of a row, so that the target keeps its room.
        let (action, outcome) = if locale == Locale::Zh { (12, 6) } else { (14, 8) };
        Table::new([
            Column::left(ledger::col_at(locale), Fit::Exact(16)),
            Column::left(ledger::col_actor(locale), Fit::Exact(12)),
            Column::left(ledger::col_action(locale), Fit::Exact(action)),
            Column::left(ledger::col_target(locale), Fit::Grow(18)),
            Column::left(t::outcome(locale), Fit::Exact(outcome)),
        ])
        .empty(ledger::audit_empty(locale))
    }

    fn prove(locale: Locale) -> Vec<Effect> {
        let job = Effect::job(Lane::Long, move |session| {
            let found = session.run(|app, actor| match session.vault()? {
                Some(vault) => Ok(Some(verify(app, actor, &vault)?)),
                None => Ok(None),
            });
            Proved(found.map_err(|error| error.message(locale)))
        });
        vec![Effect::info(t::verifying(locale)), job]
    }

    fn replied(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return Some(match outcome {
                Ok(entries) => {
                    self.entries = Some(entries.clone());
                    let count = self.shown(locale).len();
                    self.at.select(self.at.at(), count);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        if let Some(Narrowed(filter, words)) = msg.reply::<Narrowed>() {
            self.filter = filter.clone();
            self.narrowed.clone_from(words);
            self.at = Selection::default();
            return Some(vec![self.load(locale)]);
        }
        let Proved(outcome) = msg.reply::<Proved>()?;
        let (tone, text) = match outcome {
            Ok(Some(found)) => verdict(found, locale),
            Ok(None) => (Tone::Warn, t::no_vault(locale).to_owned()),
            Err(text) => (Tone::Danger, text.clone()),
        };
        Some(vec![Effect::overlay(Notice::new(t::verdict_title(locale), tone, text))])
    }
}

/// What a row touched, in words.
fn touched(found: &Found, locale: Locale) -> String {
    let Found { entry, called } = found;
    t::touched(locale, &entry.target_kind, &entry.target, called.as_deref())
}

/// What a proof found, in a sentence.
fn verdict(found: &Verification, locale: Locale) -> (Tone, String) {
    match found.fault {
        None => (Tone::Ok, t::sound(locale, found.proved, found.unsealed)),
        Some(fault) => {
            (Tone::Danger, t::broken(locale, faults::fault(locale, fault), found.proved))
        }
    }
}

/// Where the table stands: above two lines for what is narrowed and filtered.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(2), ..inner }
}

impl Screen for AuditScreen {
    fn title(&self, cx: &Cx) -> String {
        ledger::audit_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let any = !self.shown(cx.look.locale).is_empty();
        let mut actions = vec![
            ActionState::when(list_actions::OPEN, any),
            ActionState::on(list_actions::FILTER),
            ActionState::on(own::NARROW),
            ActionState::on(own::VERIFY),
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
            Msg::Shown => return vec![self.load(locale)],
            Msg::Command(own::VERIFY) => return Self::prove(locale),
            Msg::Command(own::NARROW) => {
                return vec![Effect::overlay(NarrowScreen::new(&self.filter, cx))];
            }
            Msg::Command(list_actions::OPEN) => {
                let entry = self.shown(locale).get(self.at.at()).copied().cloned();
                let page = entry.map(|entry| Effect::push(EntryPage::new(entry)));
                return page.into_iter().collect();
            }
            _ => {}
        }
        if self.search.update(msg) {
            self.at = Selection::default();
        } else if let Msg::Key(key) = msg {
            let page = Self::table(locale).page(table_area(inside(cx.area)));
            let count = self.shown(locale).len();
            self.at.key(*key, count, page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, ledger::audit_title(locale), look);
        let Some(entries) = &self.entries else { return };
        let shown = self.shown(locale);
        Self::table(locale).view(buf, table_area(inner), self.at, shown.len(), look, |at| {
            let found = shown[at];
            let entry = &found.entry;
            let at = when::full(entry.at, cx);
            let refused = entry.outcome == REFUSED;
            let (outcome, style) = match refused {
                true => (t::refused(locale), look.theme.danger),
                false => (t::done(locale), look.theme.muted),
            };
            let who = t::who(locale, &entry.actor).to_owned();
            let action = t::action(locale, &entry.action).to_owned();
            Row::new([at, who, action, touched(found, locale), outcome.to_owned()]).style(4, style)
        });
        let above = (inner.x, inner.bottom().saturating_sub(2));
        let words = match (self.narrowed.is_empty(), entries.len() >= NEWEST) {
            (false, _) => t::narrowed(locale, &self.narrowed),
            (true, true) => t::newest(locale, NEWEST),
            (true, false) => String::new(),
        };
        put(buf, above, &words, inner.width, look.theme.accent, look.wide);
        let line = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.search.view(frame, line, (shown.len(), entries.len()), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}
