//! A list of agencies, typed, pasted or read from a file; what it would do is shown first.

use crate::app::AppError;
use crate::app::agency::import::{Imported, import, parse};
use crate::i18n::{Locale, set_up as texts, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::set_up::LOAD;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::Picked;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::agency_file::{self, Loaded};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::area::Area;
use crate::tui::widget::form::{Entry, Form, Input};

/// Characters a list may have on screen.
const MOST: usize = 100_000;

/// A list of agencies.
struct AgencyList;

/// The form that takes a list of agencies over.
pub(super) fn page(locale: Locale) -> impl Screen {
    let list = Entry::area("agencies", texts::agencies(locale), Area::new().max(MOST), 10);
    let form = Form::new([list.required().hint(texts::agencies_hint(locale))]);
    FormPage::new(AgencyList, form.button(t::import(locale)))
}

impl Sheet for AgencyList {
    type Kept = Imported;

    fn title(&self, locale: Locale) -> String {
        t::import_title(locale).to_owned()
    }

    fn actions(&self) -> Vec<ActionState> {
        vec![ActionState::on(LOAD)]
    }

    fn act(&mut self, msg: &Msg, form: &mut Form, cx: &Cx) -> Option<Vec<Effect>> {
        let locale = cx.look.locale;
        if msg.is(LOAD) {
            return Some(vec![agency_file::choose(locale)]);
        }
        if let Some(picked) = msg.reply::<Picked>() {
            return Some(vec![agency_file::load(picked, locale)]);
        }
        let Loaded(outcome) = msg.reply::<Loaded>()?;
        match outcome {
            Ok(text) => {
                if let Some(Input::Area(area, _)) = form.input_mut("agencies") {
                    *area = Area::new().max(MOST).with(text.trim_end());
                }
                form.focus("agencies");
                Some(vec![])
            }
            Err(text) => Some(vec![Effect::fail(text.clone())]),
        }
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Imported>, Wrong> {
        let locale = cx.look.locale;
        let list = parse(&form.text("agencies"));
        let tried = list.clone();
        let step = Step::save(move |app, actor| import(app, actor, &list, false));
        Ok(step.after_finding(move |app, actor| {
            let found = import(app, actor, &tried, true)?;
            Ok(t::import_ask(locale, found.created.len(), found.kept.len()))
        }))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let text = refused.message(locale);
        // What is wrong with a list begins below its headline.
        Some(Wrong::at("agencies", text.lines().nth(1).unwrap_or(&text)))
    }

    fn kept(&self, found: &Imported, cx: &Cx) -> Vec<Effect> {
        leave(t::import_done(cx.look.locale, found.created.len(), found.kept.len()))
    }
}
