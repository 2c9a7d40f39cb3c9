//! Drawing on a database in memory.

use super::draw::draw;
use crate::app::bank::import::{Terms, import};
use crate::app::bank::shipped::import_shipped;
use crate::app::bank::tests::{app, draft, operator, shipped};
use crate::app::bank::undo::undo;
use crate::app::blueprint::BlueprintRefusal;
use crate::app::blueprint::feasibility::feasibility;
use crate::app::blueprint::list::list;
use crate::app::blueprint::load::{load_shipped, shipped as blueprints};
use crate::app::blueprint::overlap::overlap;
use crate::app::error::AppError;
use crate::domain::blueprint::Blueprint;
use crate::domain::points::Points;
use crate::i18n::Locale;
use crate::store::forms;

#[test]
fn shipped_blueprints_are_sound_and_can_be_drawn() {
    let app = app();
    import_shipped(&app, &operator()).unwrap();
    let first = load_shipped(&app, &operator()).unwrap();
    assert_eq!(load_shipped(&app, &operator()).unwrap(), first, "nothing new, no revision");
    let stored = list(&app, &operator()).unwrap();
    assert_eq!(stored.len(), blueprints().unwrap().len());
    for blueprint in blueprints().unwrap() {
        assert_eq!(feasibility(&app, &operator(), &blueprint).unwrap().short, []);
        let (id, form) = draw(&app, &operator(), &blueprint.code, 7).unwrap();
        assert_eq!(form.items.len(), blueprint.items() as usize);
        assert_eq!(form.total(), blueprint.total());
        let kept = app.read(|tx| Ok(forms::get(tx, id)?)).unwrap();
        assert_eq!(kept, form, "{}", blueprint.code);
    }
    let total = |code: &str| {
        let of = |b: &&Blueprint| b.code == code;
        blueprints().unwrap().iter().find(of).unwrap().total()
    };
    assert_eq!(total("penalty-practice"), Points::whole(100));
    for code in ["general-45", "general-50", "general-85", "mock-100"] {
        assert_eq!(total(code), Points::whole(100), "{code}");
    }
    // One statute's bank gives five papers and more without a common item.
    for code in ["penalty-18", "permit-18", "coercion-18", "review-18", "litigation-18"] {
        let found = overlap(&app, &operator(), code, 2, 7).unwrap();
        assert!(found.disjoint >= 5, "{code}: {found:?}");
    }
}

#[test]
fn banks_loaded_in_another_order_give_the_same_paper_byte_for_byte() {
    let (one, other) = (app(), app());
    let bank = shipped();
    import(&one, &operator(), &draft(&bank), Terms::default()).unwrap();
    let mut turned = bank.clone();
    turned.items.reverse();
    let mut extra = bank.clone();
    extra.header.name = "另一个题库".into();
    import(&other, &operator(), &draft(&extra), Terms::default()).unwrap();
    import(&other, &operator(), &draft(&turned), Terms::default()).unwrap();
    let json = |app: &std::sync::Arc<crate::app::App>, seed| {
        load_shipped(app, &operator()).unwrap();
        let (_, form) = draw(app, &operator(), "penalty-quick", seed).unwrap();
        serde_json::to_string(&form).unwrap()
    };
    assert_eq!(json(&one, 42), json(&other, 42));
    assert_ne!(json(&one, 42), json(&one, 43));
}

#[test]
fn a_paper_cannot_be_drawn_from_what_was_taken_back() {
    let app = app();
    let report = import(&app, &operator(), &draft(&shipped()), Terms::default()).unwrap();
    load_shipped(&app, &operator()).unwrap();
    undo(&app, &operator(), report.batch.unwrap()).unwrap();
    let error: AppError = draw(&app, &operator(), "general-45", 1).unwrap_err();
    let Some(BlueprintRefusal::Infeasible(found)) = error.is::<BlueprintRefusal>() else {
        panic!("{error}");
    };
    let short = &found.short;
    assert_eq!(short.len(), 3);
    assert_eq!((short[1].wanted, short[1].available), (10, 0));
    assert!(error.message(Locale::Zh).contains("第 2 部分第 1 行(多选)要 10 题,只有 0 题"));
}
