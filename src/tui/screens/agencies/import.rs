//! A list of agencies, typed, pasted or read from a file; what it would do is shown first.

use crate::app::agency::import::{AgencyList, Imported, import, parse};
use crate::i18n::{Locale, set_up as texts, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::set_up::LOAD;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::overlay::files::Picked;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::agency_file::{self, Loaded};
use crate::tui::widget::area::Area;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Characters a list may have on screen.
const MOST: usize = 100_000;

/// The form.
pub(super) struct ImportScreen {
    form: Form,
    busy: bool,
}

struct Tried(AgencyList, Result<Imported, String>);
struct Agreed(AgencyList);
struct Done(Result<Imported, String>);

impl ImportScreen {
    pub(super) fn new(locale: Locale) -> Self {
        let form = Form::new([Entry::area(
            "agencies",
            texts::agencies(locale),
            Area::new().max(MOST),
            10,
        )
        .required()
        .hint(texts::agencies_hint(locale))]);
        Self { form: form.button(t::import(locale)), busy: false }
    }

    fn replied(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(picked) = msg.reply::<Picked>() {
            return Some(vec![agency_file::load(picked, locale)]);
        }
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            match outcome {
                Ok(text) => {
                    if let Some(Input::Area(area, _)) = self.form.input_mut("agencies") {
                        *area = Area::new().max(MOST).with(text.trim_end());
                    }
                    self.form.focus("agencies");
                }
                Err(text) => return Some(vec![Effect::fail(text.clone())]),
            }
            return Some(vec![]);
        }
        if let Some(Tried(list, outcome)) = msg.reply::<Tried>() {
            self.busy = false;
            return Some(match outcome {
                Ok(found) => {
                    let text = t::import_ask(locale, found.created.len(), found.kept.len());
                    let list = list.clone();
                    let question = Confirm::new(t::import_title(locale), text);
                    let question = question.verb(t::import(locale));
                    vec![Effect::confirm(question, move |_| Agreed(list))]
                }
                Err(text) => {
                    let first = text.lines().nth(1).unwrap_or(text);
                    self.form.error("agencies", first.to_owned());
                    vec![]
                }
            });
        }
        if let Some(Agreed(list)) = msg.reply::<Agreed>() {
            self.busy = true;
            let list = list.clone();
            return Some(vec![Effect::job(Lane::Normal, move |session| {
                let done = session.run(|app, actor| import(app, actor, &list, false));
                Done(done.map_err(|error| error.message(locale)))
            })]);
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        let Done(outcome) = msg.reply::<Done>()?;
        self.busy = false;
        Some(match outcome {
            Ok(found) => {
                let text = t::import_done(locale, found.created.len(), found.kept.len());
                vec![Effect::ok(text), Effect::pop()]
            }
            Err(text) => vec![Effect::fail(text.clone())],
        })
    }
}

impl Screen for ImportScreen {
    fn title(&self, cx: &Cx) -> String {
        t::import_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy).label(t::import(cx.look.locale)),
            ActionState::on(form_actions::NEXT_FIELD),
            ActionState::on(LOAD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.replied(msg, locale) {
            return effects;
        }
        if self.busy {
            return vec![];
        }
        if msg.is(LOAD) {
            return vec![agency_file::choose(locale)];
        }
        match self.form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => {
                self.busy = true;
                let list = parse(&self.form.text("agencies"));
                vec![Effect::job(Lane::Normal, move |session| {
                    let tried = session.run(|app, actor| import(app, actor, &list, true));
                    Tried(list, tried.map_err(|error| error.message(locale)))
                })]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, t::import_title(cx.look.locale), cx.look);
        self.form.view(frame, inner, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.busy
    }
}
