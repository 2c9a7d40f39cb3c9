//! The screens: one file each, a folder where a screen has several faces.

pub mod banks;
pub mod blueprints;
pub mod board;
pub mod catalogue;
pub mod choose;
pub mod cover;
pub mod exam;
mod explained;
pub mod home;
pub mod hours;
pub mod listing;
pub mod lists;
pub mod marking;
pub mod officer_page;
mod people_behind;
pub mod question;
mod question_card;
pub mod result;
pub mod review;
pub mod sign_in;
pub mod sittings;
pub mod study;
pub mod when;
