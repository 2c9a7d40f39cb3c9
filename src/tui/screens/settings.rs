//! 设置: one's own preferences and password, the terminal, and for who may the organisation.

mod history;
mod own;
mod password;
mod rule;
mod rules;
mod site;

use self::rules::RulesScreen;
use super::custom_fields::CustomFieldsScreen;
use super::database::DatabaseScreen;
use super::self_test::SelfTestScreen;
use crate::i18n::{database_room as database, door, fields, rooms, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list as list_actions;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list of settings.
#[derive(Default)]
pub struct SettingsScreen {
    at: Selection,
}

/// What can be opened.
#[derive(Debug, Clone, Copy)]
enum Item {
    Own,
    Password,
    SelfTest,
    Site,
    Rules,
    Fields,
    Database,
    SignOut,
}

impl Item {
    fn offered(cx: &Cx) -> Vec<Self> {
        let may = |permission| cx.who.is_some_and(|who| who.may(Some(permission)));
        let for_who = |permission, items: &[Self]| match may(permission) {
            true => items.to_vec(),
            false => Vec::new(),
        };
        [
            vec![Self::Own, Self::Password, Self::SelfTest],
            for_who("manage_site", &[Self::Site, Self::Rules]),
            for_who("edit_officers", &[Self::Fields]),
            for_who("manage_database", &[Self::Database]),
            vec![Self::SignOut],
        ]
        .concat()
    }

    fn words(self, cx: &Cx) -> [&'static str; 2] {
        let locale = cx.look.locale;
        match self {
            Self::Own => [t::own(locale), t::own_doc(locale)],
            Self::Password => [t::password(locale), t::password_doc(locale)],
            Self::SelfTest => [door::self_test(locale), t::self_test_doc(locale)],
            Self::Site => [t::site(locale), t::site_doc(locale)],
            Self::Rules => [t::rules(locale), t::rules_doc(locale)],
            Self::Fields => [fields::title(locale), fields::title_doc(locale)],
            Self::Database => [database::title(locale), rooms::database_doc(locale)],
            Self::SignOut => [t::sign_out(locale), t::sign_out_doc(locale)],
        }
    }

    fn open(self, cx: &Cx) -> Effect {
        match self {
            Self::Own => Effect::push(own::page()),
            Self::Password => Effect::push(password::page(cx.look.locale)),
            Self::SelfTest => Effect::push(SelfTestScreen::default()),
            Self::Site => Effect::push(site::page()),
            Self::Rules => Effect::push(RulesScreen::default()),
            Self::Fields => Effect::push(CustomFieldsScreen::default()),
            Self::Database => Effect::push(DatabaseScreen::default()),
            Self::SignOut => Effect::SignOut,
        }
    }
}

fn table() -> Table {
    let columns = [Column::left("", Fit::Exact(16)), Column::left("", Fit::Grow(30))];
    Table::new(columns).ordinal().uncounted()
}

impl Screen for SettingsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(list_actions::OPEN)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let items = Item::offered(cx);
        if msg.is(list_actions::OPEN) {
            return items.get(self.at.at()).map(|item| item.open(cx)).into_iter().collect();
        }
        if let Msg::Key(key) = msg {
            let page = table().page(inside(cx.area));
            self.at.key(*key, items.len(), page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(cx.look.locale), cx.look);
        let items = Item::offered(cx);
        table().view(buf, inner, self.at, items.len(), cx.look, |at| {
            Row::new(items[at].words(cx)).style(1, cx.look.theme.muted)
        });
    }
}
