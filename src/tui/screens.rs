//! The screens: one file each, a folder where a screen has several faces.
//!
//! Most are one of four pieces with their own content: a [`listing`] that is loaded whole, a
//! [`paged`] list, a [`form_page`], or a page that shows what it has `fetched`.

pub mod accounts;
pub mod agencies;
mod agency_file;
mod attachments;
pub mod audit;
pub mod banks;
pub mod blueprints;
pub mod board;
pub mod cards;
pub mod catalogue;
pub mod challenges;
pub mod choose;
pub mod cover;
mod custom_fields;
mod custom_values;
pub mod database;
mod deed;
pub mod doubts;
pub mod exam;
mod explained;
mod fetched;
pub mod form_page;
pub mod home;
pub mod hours;
mod importing;
pub mod listing;
pub mod lists;
mod loading;
pub mod marking;
mod officer_fields;
pub mod officer_page;
pub mod officers;
pub mod own_cards;
pub mod paged;
mod passes;
mod people_behind;
pub mod question;
mod question_card;
pub mod result;
pub mod review;
mod roster;
pub mod self_test;
pub mod set_up;
pub mod settings;
pub mod sign_in;
pub mod sittings;
pub mod statutes;
pub mod study;
pub mod training;
mod upload;
pub mod when;
