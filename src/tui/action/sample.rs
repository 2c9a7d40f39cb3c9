//! Rooms and actions for the tests of the shell.
#![allow(missing_docs)]

pub mod text {
    crate::i18n::messages! {
        home => "首页", "Home";
        study => "学习", "Study";
        exam => "考试", "Exam";
        audit => "审计", "Audit";
        secret => "看答案", "Show key";
        doc => "供测试用。", "For tests.";
    }
}

pub mod rooms {
    use super::text as t;
    use crate::tui::action::Action;
    use crate::tui::action::{Command, ROOMS};

    pub const HOME: Command = Command("sample_home");
    pub const STUDY: Command = Command("sample_study");
    pub const EXAM: Command = Command("sample_exam");
    pub const AUDIT: Command = Command("sample_audit");

    const fn room(command: Command, label: crate::tui::action::Text) -> Action {
        Action { command, context: ROOMS, keys: &[], label, doc: t::doc, permission: None }
    }

    pub static ACTIONS: &[Action] = &[
        room(HOME, t::home),
        room(STUDY, t::study),
        room(EXAM, t::exam),
        Action { permission: Some("audit.read"), ..room(AUDIT, t::audit) },
    ];
}

pub mod secret {
    use super::text as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "sample":
        SECRET "sample_secret" [Key::f(6)] t::secret, t::doc, "key.read";
    }
}
