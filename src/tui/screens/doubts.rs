//! 存疑题: the items whose law was amended, decided one or many at a time.

mod beside;
mod deed;
mod page;

use self::deed::{Deed, Items};
pub(super) use self::page::DoubtScreen;
use super::deed::{answered, begin};
use super::listing::{Here, Listing, Order, Source};
use crate::app::AppError;
use crate::app::doubt::list::{Doubt, list};
use crate::app::doubt::seen::Seen;
use crate::domain::citation::Citation;
use crate::domain::doubt::{Touch, Touched};
use crate::i18n::{Locale, banks, doubt, doubts as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, doubts::list as actions};
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::choose::{Choose, Chosen};
use crate::tui::screen::{Cx, Screen};
use crate::tui::theme::Theme;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::style::Style;
use ratatui::text::Line;
use std::sync::Arc;

/// 存疑题: every item in doubt.
pub fn doubts_room() -> impl Screen {
    Listing::new(Doubts)
}

struct Doubts;

/// Columns from which the list has room for names and versions of statutes.
const ROOMY: u16 = 100;

/// Columns of a question above the list, so that it stays on one line.
const QUESTION: usize = 72;

/// An item with all doubts about it, one for each statute; there is at least one.
type Doubted = Arc<Vec<Doubt>>;

fn places(doubted: &Doubted) -> impl Iterator<Item = &Touched> {
    doubted.iter().flat_map(|doubt| &doubt.touched)
}

/// A cited place, and what is proposed for it.
fn told(place: &Touched, locale: Locale, from: impl Fn(&Citation) -> String) -> String {
    let none = || t::no_proposal(locale).to_owned();
    let to = place.proposal.as_ref().map_or_else(none, Citation::place);
    t::arrow(locale, from(&place.citation), to)
}

/// The colour of what happened: words that stayed the same are the easy ones.
const fn touch_style(touch: Touch, theme: &Theme) -> Style {
    match touch {
        Touch::Moved => theme.info,
        Touch::Changed | Touch::Unknown => theme.warn,
        Touch::Gone | Touch::Repealed => theme.danger,
    }
}

/// How hard it is to decide about what happened.
fn rank(touch: Touch) -> Option<usize> {
    Touch::ALL.iter().position(|one| *one == touch)
}

/// The hardest of what happened to the places of an item.
fn hardest(doubted: &Doubted) -> Touch {
    let touches = places(doubted).map(|place| place.touch);
    touches.max_by_key(|touch| rank(*touch)).unwrap_or(Touch::Unknown)
}

fn versions(doubted: &Doubted, locale: Locale) -> Vec<String> {
    let told = |one: &Doubt| {
        let versions = doubt::versions(locale, (one.from, one.to), one.is_repealed());
        t::versions(locale, &one.statute, versions)
    };
    doubted.iter().map(told).collect()
}

/// What happened to an item in doubt, in a line: the hardest of its places, and how many there are.
/// None when nothing is in doubt about it.
pub(super) fn what_happened(doubts: &[Doubt], locale: Locale) -> Option<String> {
    let touched = |doubt: &Doubt| doubt.touched.len();
    let all: usize = doubts.iter().map(touched).sum();
    let each = doubts.iter().flat_map(|one| one.touched.iter().map(move |place| (one, place)));
    let (doubt, place) = each.max_by_key(|(_, place)| rank(place.touch))?;
    let from = place.citation.place();
    let place_text = match &place.proposal {
        Some(to) if *to != place.citation => t::arrow(locale, from, to.place()),
        _ => from,
    };
    let text = match place.touch {
        Touch::Repealed => t::happened_repealed(locale, &doubt.statute, doubt.to, place_text),
        touch => {
            let touch = doubt::touch(locale, touch);
            t::happened(locale, &doubt.statute, doubt.to, place_text, touch)
        }
    };
    Some(if all > 1 { t::happened_more(locale, text, all) } else { text })
}

impl Source for Doubts {
    type Row = Doubted;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::room(cx.look.locale).to_owned()
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::none_found } else { t::empty };
        let touch = if locale == Locale::Zh { 12 } else { 13 };
        let roomy = cx.area.width >= ROOMY;
        let mut columns = vec![
            Column::left(
                banks::col_bank(locale),
                if roomy { Fit::Grow(8) } else { Fit::Exact(10) },
            ),
            Column::left(banks::col_id(locale), Fit::Exact(10)),
            Column::left(t::col_places(locale), Fit::Grow(24)),
            Column::left(t::col_touch(locale), Fit::Exact(touch)),
        ];
        if roomy {
            columns.push(Column::left(t::col_versions(locale), Fit::Grow(36)));
        }
        Table::new(columns).ordinal().empty(empty(locale))
    }

    fn row(&self, doubted: &Doubted, cx: &Cx) -> Row {
        let (locale, touch) = (cx.look.locale, hardest(doubted));
        let places: Vec<String> =
            places(doubted).map(|place| told(place, locale, Citation::place)).collect();
        let (bank, id) = doubted
            .first()
            .map_or_else(Default::default, |one| (one.bank_name.clone(), one.content.id.clone()));
        let touched = doubt::touch(locale, touch).to_owned();
        Row::new([bank, id, places.join("; "), touched, versions(doubted, locale).join("; ")])
            .style(3, touch_style(touch, &cx.look.theme))
    }

    fn texts(&self, doubted: &Doubted) -> Vec<String> {
        let mut texts: Vec<String> = doubted
            .iter()
            .take(1)
            .flat_map(|one| [one.bank_name.clone(), one.content.id.clone(), one.content.question()])
            .collect();
        for locale in Locale::ALL {
            texts.extend(places(doubted).map(|place| told(place, locale, ToString::to_string)));
            texts.extend(places(doubted).map(|place| doubt::touch(locale, place.touch).to_owned()));
        }
        texts
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<Doubted>), AppError> {
        let open = session.run(|app, actor| list(app, actor))?;
        let by_item = open.chunk_by(|a, b| a.item == b.item);
        Ok(((), by_item.map(|doubts| Arc::new(doubts.to_vec())).collect()))
    }

    fn open(&self, doubted: &Doubted, _: &Cx) -> Vec<Effect> {
        let uid = doubted.first().map(|doubt| doubt.uid);
        uid.map(|uid| Effect::push(DoubtScreen::new(uid))).into_iter().collect()
    }

    fn orders(&self) -> &'static [Order<Doubted>] {
        fn id(doubted: &Doubted) -> Option<&str> {
            doubted.first().map(|doubt| doubt.content.id.as_str())
        }
        &[
            Order { name: t::col_touch, compare: |a, b| rank(hardest(a)).cmp(&rank(hardest(b))) },
            Order { name: banks::col_id, compare: |a, b| id(a).cmp(&id(b)) },
        ]
    }

    fn update(&mut self, msg: &Msg, _: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Chosen((deed, items))) = msg.reply::<Chosen<(Deed, Items)>>() {
            return vec![begin(*deed, items.clone(), locale)];
        }
        answered::<Deed>(msg, locale).into_iter().collect()
    }

    fn tick(&self, doubted: &Doubted) -> Option<i64> {
        doubted.first().map(|doubt| doubt.item.into())
    }

    fn acts(&self, rows: &[Doubted], _: &Cx) -> ActionState {
        ActionState::when(actions::DECIDE, !rows.is_empty())
    }

    fn act(&self, rows: Vec<Doubted>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let items: Items = rows.iter().flat_map(|doubts| Seen::each(doubts)).collect();
        let words = |deed: Deed| format!("{}  {}", deed.name(locale), deed.told(locale));
        let options = Deed::ALL.map(|deed| (words(deed), (deed, items.clone())));
        let title = t::decide_title(locale, items.len());
        vec![Effect::overlay(Choose::new(title, options.into()))]
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme) = (look.locale, &look.theme);
        let Some(selected) = here.selected.or_else(|| here.rows.first()) else { return vec![] };
        let question = selected.first().map(|one| one.content.question()).unwrap_or_default();
        vec![
            Line::styled(t::above(locale, here.rows.len()), theme.muted),
            Line::styled(versions(selected, locale).join("; "), theme.accent),
            Line::raw(look.truncate(&question, QUESTION)),
        ]
    }
}
