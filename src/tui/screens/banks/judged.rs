//! What somebody should mend in a bank: every finding, the worst first, in full words above the list,
//! and from each to its item.

use super::item::ItemScreen;
use crate::app::bank::check::Severity;
use crate::app::bank::judge::{Remark, judge_stored};
use crate::app::bank::list::{Filter, ItemLine, items};
use crate::app::{AppError, Page};
use crate::domain::bank::BankHeader;
use crate::domain::bank::quality::Figures;
use crate::domain::item::ItemType;
use crate::domain::item::check::Field;
use crate::i18n::{Locale, bank as issues, bank_quality as t, banks, comma, names};

use crate::tui::Backend;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::Cx;
use crate::tui::screens::listing::{Here, Order, Source};
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::text::Line;

/// The findings about one bank.
pub(super) struct Judged {
    header: BankHeader,
}

/// The item of a finding; none when it is no longer in force.
struct Found(Concern, Result<Option<ItemLine>, String>);

/// The part and the field that a finding is about.
type Concern = (Option<String>, Option<Field>);

impl Judged {
    /// The findings about the bank with this header.
    pub(super) const fn of(header: BankHeader) -> Self {
        Self { header }
    }
}

/// What a severity is called.
const fn severity(locale: Locale, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => issues::severity_error(locale),
        Severity::Warning => issues::severity_warning(locale),
        Severity::Info => issues::severity_info(locale),
    }
}

/// What was counted, in a line or two.
fn counted(figures: &Figures, locale: Locale) -> String {
    let types = ItemType::ALL.iter().filter(|kind| figures.of_type(**kind) > 0);
    let types = types
        .map(|kind| t::count_of(locale, names::item_type(locale, *kind), figures.of_type(*kind)));
    let mut told = vec![t::counted_items(locale, figures.items)];
    told.push(types.collect::<Vec<_>>().join(comma(locale)));
    told.extend(figures.coverage.iter().map(|covered| {
        t::counted_articles(locale, &covered.statute, covered.tested(), covered.testable())
    }));
    told.join(t::clause(locale))
}

impl Source for Judged {
    type Row = Remark;
    type Query = String;
    type Head = Figures;

    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale, &self.header.name)
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::none_found } else { t::nothing };
        let severity = if locale == Locale::Zh { 4 } else { 7 };
        Table::new([
            Column::left(t::col_severity(locale), Fit::Exact(severity)),
            Column::left(banks::col_id(locale), Fit::Exact(12)),
            Column::left(t::col_finding(locale), Fit::Grow(24)),
        ])
        .ordinal()
        .empty(empty(locale))
    }

    fn row(&self, remark: &Remark, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let style = match remark.severity {
            Severity::Error => theme.danger,
            Severity::Warning => theme.warn,
            Severity::Info => theme.info,
        };
        Row::new([
            severity(locale, remark.severity).to_owned(),
            remark.item.clone().unwrap_or_default(),
            remark.message.text(locale).to_owned(),
        ])
        .style(0, style)
    }

    fn texts(&self, remark: &Remark) -> Vec<String> {
        let words = Locale::ALL.map(|locale| remark.message.text(locale).to_owned());
        remark.item.iter().cloned().chain(words).collect()
    }

    fn query(&self) -> String {
        self.header.name.clone()
    }

    fn load(bank: &String, session: &Backend) -> Result<(Figures, Vec<Remark>), AppError> {
        let report = session.run(|app, actor| judge_stored(app, actor, bank))?;
        let judged = report.banks.into_iter().next();
        Ok(judged.map_or_else(Default::default, |mut judged| {
            let figures = judged.content.map(|(_, figures)| figures).unwrap_or_default();
            judged.remarks.sort_by_key(|remark| remark.severity);
            (figures, judged.remarks)
        }))
    }

    fn shut(&self, remark: &Remark, locale: Locale) -> Option<&'static str> {
        remark.item.is_none().then(|| t::of_no_item(locale))
    }

    fn open(&self, remark: &Remark, cx: &Cx) -> Vec<Effect> {
        let Some(id) = remark.item.clone() else { return vec![] };
        let (bank, locale) = (self.header.name.clone(), cx.look.locale);
        let concern = (remark.part.clone(), remark.field);
        vec![Effect::job(Lane::Normal, move |session| {
            let filter = Filter { bank, text: id.clone(), page: Page::ALL, ..Filter::default() };
            let found = session.run(|app, actor| items(app, actor, &filter));
            let line = found.map(|(lines, _)| lines.into_iter().find(|line| line.content.id == id));
            Found(concern, line.map_err(|error| error.message(locale)))
        })]
    }

    fn orders(&self) -> &'static [Order<Remark>] {
        &[Order { name: banks::col_id, compare: |a, b| a.item.cmp(&b.item) }]
    }

    fn update(&mut self, msg: &Msg, _: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let Some(Found((part, field), outcome)) = msg.reply::<Found>() else { return vec![] };
        vec![match outcome {
            Ok(Some(line)) => {
                let page = ItemScreen::new(self.header.clone(), line.clone());
                Effect::push(match field {
                    Some(field) => page.concerning(part.clone(), *field),
                    None => page,
                })
            }
            Ok(None) => Effect::fail(t::item_gone(cx.look.locale)),
            Err(text) => Effect::fail(text.clone()),
        }]
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme) = (look.locale, &look.theme);
        let Some(figures) = here.head else { return vec![] };
        let mut lines = vec![Line::styled(counted(figures, locale), theme.muted)];
        let others = figures.coverage.iter().filter_map(|one| t::by_other_versions(locale, one));
        lines.extend(others.map(|text| Line::styled(text, theme.info)));
        match here.selected {
            None if here.rows.is_empty() => {
                let text = format!("{} {}", look.marks().ok, t::good(locale));
                lines.push(Line::styled(text, theme.ok));
            }
            None => {}
            Some(remark) => {
                lines.push(Line::default());
                lines.push(Line::raw(remark.text(locale)));
                let help = remark.help.as_ref().map(|help| help.text(locale).to_owned());
                lines.extend(help.map(|help| Line::styled(help, theme.info)));
            }
        }
        lines
    }
}
