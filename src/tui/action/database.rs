//! Actions of the room in which the database is looked after.

use crate::i18n::database_room as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "database":
    BACKUP "database_backup" [Key::f(10)] t::backup, t::backup_doc, "manage_database";
    CHECK "database_check" [Key::f(5)] t::check, t::check_doc, "manage_database";
    STOP "database_stop" [Key::ESC] t::stop, t::stop_doc;
}
