//! The pages of set-up: four forms and two texts.

use super::step::Step;
use crate::app::AppError;
use crate::app::agency::import::{AgencyList, parse};
use crate::app::bank::shipped;
use crate::app::blueprint::load;
use crate::app::site::rules::{self, RuleLine, Shipped};
use crate::domain::time::Zone;
use crate::i18n::{Locale, comma, door, rules as rule_texts, set_up as t};
use crate::tui::screen::Cx;
use crate::tui::widget::area::Area;
use crate::tui::widget::choice::Choice;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, Input};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The forms, and what can be chosen in them.
pub(super) struct Pages {
    pub(super) organisation: Form,
    pub(super) admin: Form,
    pub(super) agencies: Form,
    stock: Form,
    presets: Vec<Shipped>,
    banks: Vec<String>,
    plans: Vec<(String, String)>,
}

/// Where a form stands on its page: below the words that introduce it.
pub(super) const fn form_area(area: Rect) -> Rect {
    let taken = if area.height < 3 { area.height } else { 3 };
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

impl Pages {
    pub(super) fn new(locale: Locale) -> Result<Self, AppError> {
        let presets = rules::shipped()?;
        let banks: Vec<String> = shipped::names().map(str::to_owned).collect();
        let plans: Vec<_> =
            load::shipped()?.into_iter().map(|plan| (plan.code, plan.name)).collect();
        let line = |key, label, field| Entry::line(key, label, field).required();
        let organisation = Form::new([
            line("organisation", t::organisation(locale), Field::new().max(60))
                .hint(t::organisation_hint(locale)),
            line("zone", t::zone(locale), Field::new().max(40).with(Zone::DEFAULT))
                .hint(t::zone_hint(locale)),
            Entry::pick(
                "preset",
                t::preset(locale),
                Pick::new(presets.iter().map(|preset| preset.name.clone())),
            )
            .hint(t::preset_hint(locale)),
        ]);
        let secret = || Field::new().max(128).secret();
        let name = Field::new().max(32).accepting(|c| c.is_ascii_graphic());
        let admin = Form::new([
            line("name", t::admin_name(locale), name).hint(t::admin_name_hint(locale)),
            line("own_name", t::own_name(locale), Field::new().max(40)),
            line("password", door::password(locale), secret()).hint(door::password_rule(locale)),
            line("again", door::repeat_password(locale), secret()),
        ]);
        let agencies =
            Form::new([Entry::area("agencies", t::agencies(locale), Area::new().max(100_000), 10)
                .hint(t::agencies_hint(locale))]);
        let stock = Form::new([
            Entry::choice(
                "banks",
                t::banks(locale),
                Choice::many(banks.clone()).with(0..banks.len()),
            ),
            Entry::choice(
                "blueprints",
                t::blueprints(locale),
                Choice::many(plans.iter().map(|(_, name)| name.clone())).with(0..plans.len()),
            ),
        ]);
        let next = t::next(locale);
        Ok(Self {
            organisation: organisation.button(next),
            admin: admin.button(next),
            agencies: agencies.button(next),
            stock: stock.button(next),
            presets,
            banks,
            plans,
        })
    }

    /// The form of a step, if it has one.
    pub(super) fn form(&mut self, step: Step) -> Option<&mut Form> {
        match step {
            Step::Organisation => Some(&mut self.organisation),
            Step::Admin => Some(&mut self.admin),
            Step::Agencies => Some(&mut self.agencies),
            Step::Stock => Some(&mut self.stock),
            Step::Rules | Step::Summary => None,
        }
    }

    fn shown(&self, step: Step) -> Option<&Form> {
        match step {
            Step::Organisation => Some(&self.organisation),
            Step::Admin => Some(&self.admin),
            Step::Agencies => Some(&self.agencies),
            Step::Stock => Some(&self.stock),
            Step::Rules | Step::Summary => None,
        }
    }

    pub(super) fn changed(&self) -> bool {
        let forms = [&self.organisation, &self.admin, &self.agencies, &self.stock];
        forms.into_iter().any(Form::changed)
    }

    pub(super) fn zone(&self) -> String {
        self.organisation.text("zone")
    }

    pub(super) fn preset(&self) -> Shipped {
        let at = self.organisation.picked("preset").unwrap_or(0);
        let none = Shipped { code: "", name: String::new() };
        self.presets.get(at).cloned().unwrap_or(none)
    }

    /// A password as typed, blanks included.
    pub(super) fn secret(&self, name: &str) -> String {
        match self.admin.input(name) {
            Some(Input::Line(field)) => field.value().to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn agency_list(&self) -> AgencyList {
        parse(&self.agencies.text("agencies"))
    }

    pub(super) fn set_agencies(&mut self, text: &str) {
        if let Some(Input::Area(area, _)) = self.agencies.input_mut("agencies") {
            *area = Area::new().max(100_000).with(text);
        }
    }

    fn chosen(&self, name: &str) -> Vec<usize> {
        match self.stock.input(name) {
            Some(Input::Choice(choice)) => choice.chosen().iter().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// Names of the banks chosen.
    pub(super) fn banks(&self) -> Vec<String> {
        self.chosen("banks").into_iter().filter_map(|at| self.banks.get(at).cloned()).collect()
    }

    /// Codes of the blueprints chosen.
    pub(super) fn blueprints(&self) -> Vec<String> {
        let at = self.chosen("blueprints").into_iter();
        at.filter_map(|at| self.plans.get(at)).map(|(code, _)| code.clone()).collect()
    }

    /// The text of a step without a form.
    pub(super) fn text(
        &self,
        step: Step,
        lines: &[RuleLine],
        place: &str,
        cx: &Cx,
    ) -> Paragraph<'static> {
        match step {
            Step::Rules => rule_text(lines, cx),
            _ => self.summary(lines, place, cx),
        }
    }

    fn summary(&self, lines: &[RuleLine], place: &str, cx: &Cx) -> Paragraph<'static> {
        let (look, locale) = (cx.look, cx.look.locale);
        let open = lines.iter().filter(|line| !line.verified).count();
        let joined = |names: Vec<String>| match names.is_empty() {
            true => t::summary_none(locale).to_owned(),
            false => names.join(comma(locale)),
        };
        let plans = self.chosen("blueprints").into_iter();
        let plans = plans.filter_map(|at| self.plans.get(at)).map(|(_, name)| name.clone());
        let agencies = self.agency_list().agencies;
        let names: Vec<&str> = agencies.iter().map(|one| one.short_name.as_str()).collect();
        let agencies = match names.len() {
            0 => t::summary_no_agencies(locale).to_owned(),
            count => {
                format!("{}:{}", t::summary_agencies(locale, count), names.join(comma(locale)))
            }
        };
        let (name, own) = (self.admin.text("name"), self.admin.text("own_name"));
        let facts = [
            (t::organisation(locale), self.organisation.text("organisation")),
            (t::zone(locale), self.zone()),
            (t::preset(locale), t::summary_open(locale, self.preset().name, open)),
            (t::step_admin(locale), t::summary_admin(locale, name, own)),
            (t::step_agencies(locale), agencies),
            (t::banks(locale), joined(self.banks())),
            (t::blueprints(locale), joined(plans.collect())),
            (t::summary_place(locale), place.to_owned()),
        ];
        let mut text =
            vec![Line::styled(t::summary_intro(locale), look.theme.accent), Line::default()];
        for (label, value) in facts {
            let label = look.pad(label, 16, crate::tui::text::Align::Left);
            text.push(Line::from(vec![
                Span::styled(label, look.theme.muted),
                Span::styled(value, look.theme.text),
            ]));
        }
        Paragraph::new(text).hanging(16)
    }

    /// Draws the page of a step.
    pub(super) fn view(
        &self,
        frame: &mut Frame,
        area: Rect,
        step: Step,
        (lines, place, scroll): (&[RuleLine], &str, usize),
        cx: &Cx,
    ) {
        let (look, locale) = (cx.look, cx.look.locale);
        let Some(form) = self.shown(step) else {
            let text = self.text(step, lines, place, cx);
            return text.view(frame.buffer_mut(), area, scroll, look);
        };
        let intro = match step {
            Step::Organisation => t::place(locale, place),
            Step::Admin => t::admin_intro(locale).to_owned(),
            Step::Agencies => t::agencies_intro(locale).to_owned(),
            _ => t::stock_intro(locale).to_owned(),
        };
        let above = Rect { height: 2.min(area.height), ..area };
        let intro = Line::styled(intro, look.theme.muted);
        Paragraph::new(intro).view(frame.buffer_mut(), above, 0, look);
        form.view(frame, form_area(area), look);
    }
}

/// Every value of the preset, with its basis.
fn rule_text(lines: &[RuleLine], cx: &Cx) -> Paragraph<'static> {
    let (look, locale) = (cx.look, cx.look.locale);
    let open = lines.iter().filter(|line| !line.verified).count();
    let intro = t::rules_intro(locale, lines.len(), open);
    let mut text = vec![Line::styled(intro, look.theme.muted), Line::default()];
    for line in lines {
        let (mark, word, style) = match line.verified {
            true => (look.marks().ok, rule_texts::verified(locale), look.theme.ok),
            false => (look.marks().warn, rule_texts::check_me(locale), look.theme.warn),
        };
        text.push(Line::from(vec![
            Span::styled(rule_texts::label(locale, line.key), look.theme.title),
            Span::raw("  "),
            Span::styled(line.shown.clone(), look.theme.accent),
            Span::raw("  "),
            Span::styled(format!("{mark} {word}"), style),
        ]));
        text.push(Line::styled(format!("  {}", t::basis(locale, &line.basis)), look.theme.muted));
    }
    Paragraph::new(text).hanging(2)
}
