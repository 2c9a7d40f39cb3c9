//! Titles with title marks and with the numbers of articles in them.

use super::NEW;
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::bank::import::{self, Terms};
use zhifa::app::bank::list::{Filter, items};
use zhifa::app::bank::{check, export::export};
use zhifa::app::search::refresh::refresh;
use zhifa::app::statute::Which;
use zhifa::app::statute::cite::{Basis, cited};
use zhifa::app::statute::import::{Given, StatuteDraft, import as load, outline};
use zhifa::app::statute::read::open;
use zhifa::app::statute::remove::remove;
use zhifa::domain::statute::StatuteText;
use zhifa::domain::statute::standing::Standing;

/// The invented statute under another title.
fn titled(title: &str) -> StatuteDraft {
    let text = NEW.replace("中华人民共和国渔船登记法", title);
    zhifa::app::statute::import::check("办法.txt", text.as_bytes(), &Given::default())
}

pub fn a_title_that_holds_one_is_read_cited_and_removed(database: &Database) {
    let world = World::new(database);
    let (app, who) = (&world.app, world.enforcer(0));
    let title = "《渡口条例》实施办法";
    load(app, &world.trainer(), &titled(title), false).unwrap();
    for name in [title, "《《渡口条例》实施办法》", " 《渡口条例》实施办法 "]
    {
        let opened = open(app, &who, name, Which::On(app.today())).unwrap();
        assert_eq!(opened.text.title, title, "{name}");
    }
    let citation = format!("{title}第四条第一项").parse().unwrap();
    let told = cited(app, &who, &[citation], &Basis::Outlines(Vec::new())).unwrap().remove(0);
    assert_eq!((told.standing, told.opened.is_some()), (Standing::Resolves, true));
    remove(app, &world.trainer(), title, "2025-05-06".parse().unwrap()).unwrap();
    assert!(open(app, &who, title, Which::On(app.today())).is_err());
}

pub fn what_was_stored_with_marks_around_it_is_found(database: &Database) {
    let world = World::new(database);
    let draft = titled("渡口办法");
    let text = draft.value.clone().unwrap();
    for title in ["《渡口办法》", " 渡口办法 "] {
        let text = StatuteText { title: title.into(), ..text.clone() };
        let stored = StatuteDraft { value: Some(text), ..draft.clone() };
        load(&world.app, &world.trainer(), &stored, false).unwrap();
        let which = Which::On(world.app.today());
        let opened = open(&world.app, &world.enforcer(0), title, which).unwrap();
        remove(&world.app, &world.trainer(), title, opened.text.version).unwrap();
    }
}

pub fn a_bank_on_the_interpretation_of_an_article_is_read_again(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    for (no, title) in [
        "关于第三十条的解释",
        "关于《渡口法》第三十条的解释",
        "《渡口法》第三十条解释",
        "关于第三条和第四条",
    ]
    .into_iter()
    .enumerate()
    {
        let header = outline(&titled(title).value.unwrap());
        let text = format!(
            "[bank]\nformat = 1\nname = \"题{no}\"\npurpose = \"practice\"\nsubject = \"general\"\n\
             {header}\n[[item]]\nid = \"a\"\ntype = \"true_false\"\ntopic = \"登记\"\n\
             difficulty = 1\ncite = [\"《{title}》第四条第一项\"]\nstem = \"第{no}个说法。\"\n\
             key = true\nexplanation = \"按条文。\"\n"
        );
        let draft = check::check("题.toml", text.as_bytes());
        assert!(draft.is_sound(), "{title}: {:?}", draft.issues);
        import::import(app, &trainer, &draft, Terms::default()).unwrap();
        assert_eq!(refresh(app).unwrap(), if no == 0 { 9 } else { 1 }, "{title}");
        let bank = format!("题{no}");
        let filter =
            Filter { bank: bank.clone(), text: format!("第{no}个"), ..Filter::default() };
        let (found, _) = items(app, &trainer, &filter).unwrap();
        let citation = &found[0].content.parts[0].citations[0];
        assert_eq!((citation.statute.as_str(), citation.article), (title, 4));
        let exported = export(app, &trainer, &bank).unwrap();
        assert!(check::check("题.toml", exported.as_bytes()).is_sound(), "{exported}");
    }
}
