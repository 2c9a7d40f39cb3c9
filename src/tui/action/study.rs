//! Actions of study: the room, the topics of a bank, a set, training entered by hand.

/// The room.
pub mod room {
    use crate::i18n::study as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "study_room":
        GO_ON "study_go_on" [Key::ENTER] t::go_on, t::go_on_doc;
        RANDOM "study_random" [Key::f(3)] t::random, t::random_doc;
        TOPICS "study_topics" [Key::f(4)] t::topics, t::topics_doc;
        HOURS "study_hours" [Key::f(5)] t::hours, t::hours_doc;
    }
}

/// The topics of a bank.
pub mod topics {
    use crate::i18n::study as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "study_topics":
        START "study_start" [Key::ENTER, Key::f(10)] t::start, t::start_doc;
    }
}

/// A set.
pub mod set {
    use crate::i18n::{exam_screen, study as t};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "study_set":
        SUBMIT "study_submit" [Key::ENTER, Key::f(10)] t::submit, t::submit_doc;
        CHOOSE "study_choose" [Key::SPACE] exam_screen::choose, exam_screen::choose_doc;
        SKIP "study_skip" [Key::f(6)] t::skip, t::skip_doc;
        SCROLL "study_scroll" [Key::f(7)] t::scroll, t::scroll_doc;
        END "study_end" [Key::f(9), Key::ESC] t::end, t::end_doc;
    }
}

/// The hours of one officer, on their page.
pub mod officer {
    use crate::i18n::{hours as t, study};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "officer_hours":
        HOURS "officer_hours" [Key::f(5)] t::of_officer, study::hours_doc, "view_reports";
        TRAIN "officer_train" [Key::f(6)] t::train, t::train_doc, "edit_officers";
        WITHDRAW "training_withdraw" [Key::f(8)] t::withdraw, t::withdraw_doc, "edit_officers";
    }
}
