//! Actions of the exam: cover page, paper, answer card, hand-in page, result and review.

/// The cover page.
pub mod cover {
    use crate::i18n::exam_screen as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "exam_cover":
        START "exam_start" [Key::ENTER] t::start, t::start_doc;
    }
}

/// The paper.
pub mod paper {
    use crate::i18n::exam_screen as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "exam_paper":
        CHOOSE "exam_choose" [Key::SPACE] t::choose, t::choose_doc;
        NEXT "exam_next" [Key::ENTER, Key::RIGHT, Key::PAGE_DOWN] t::next, t::next_doc;
        PREVIOUS "exam_previous" [Key::LEFT, Key::PAGE_UP] t::previous, t::previous_doc;
        JUMP "exam_jump" [Key::f(3)] t::jump, t::jump_doc;
        FLAG "exam_flag" [Key::f(4)] t::flag, t::flag_doc;
        UNSURE "exam_unsure" [Key::f(6)] t::unsure, t::unsure_doc;
        SCROLL "exam_scroll" [Key::f(7)] t::scroll, t::scroll_doc;
        LEAVE "exam_leave" [Key::f(9)] t::leave, t::leave_doc;
        CARD "exam_card" [Key::TAB] t::card, t::card_doc;
        HAND_IN "exam_hand_in" [Key::f(10)] t::hand_in, t::hand_in_doc;
    }
}

/// The page before the end.
pub mod last_page {
    use crate::i18n::exam_screen as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "exam_last_page":
        BACK "exam_back" [Key::ENTER, Key::ESC] t::back_to_paper, t::back_to_paper_doc;
        CONFIRM "exam_confirm_hand_in" [Key::f(10)] t::confirm_hand_in, t::confirm_hand_in_doc;
    }
}

/// Result and review.
pub mod review {
    use crate::i18n::{challenges, exam_screen as t};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "exam_review":
        READ "review_read" [Key::ENTER] t::read, t::read_doc;
        FORWARD "review_next" [Key::RIGHT] t::next, t::next_doc;
        BACKWARD "review_previous" [Key::LEFT] t::previous, t::previous_doc;
        ONLY_WRONG "review_only_wrong" [Key::f(4)] t::only_wrong, t::only_wrong_doc;
        CHALLENGE "review_challenge" [Key::f(8)] challenges::raise, challenges::raise_doc;
    }
}
