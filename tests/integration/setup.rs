//! The first run on both databases, and its screens as people meet them.

mod commands;
mod first_run;
mod screens;

/// Instantiates each test for both databases.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use crate::support::database::Database;
            $(
                #[test]
                fn $name() {
                    super::first_run::$name(&Database::sqlite());
                }
            )+
        }

        mod postgres {
            use crate::support::database::Database;
            $(
                #[test]
                fn $name() {
                    if let Some(database) = Database::postgres(false) {
                        super::first_run::$name(&database);
                    }
                }
            )+
        }
    };
}

on_both! {
    everything_comes_in_one_commit,
    a_refused_set_up_leaves_no_organisation,
    a_set_up_that_died_in_the_middle_begins_again,
    the_organisation_is_renamed_and_its_rules_confirmed_from_a_day_on,
}
