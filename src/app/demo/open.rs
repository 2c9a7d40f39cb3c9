//! Opening a demo: set up and filled on first use, opened again after.

use super::{Filled, NotADemo, data, fill};
use crate::app::open::Opened;
use crate::app::search::refresh::refresh;
use crate::app::site::create::{FirstAdmin, SetUp};
use crate::app::{Actor, App, AppError, bank, blueprint};
use crate::clock::Clock;
use crate::domain::time::{Date, Zone};
use crate::entropy::Entropy;
use crate::store::{Location, Options};
use std::sync::Arc;

/// Opens the demo in a database, and fills it when it is empty. `as_of` is the day the district
/// stands on; today when it is none.
///
/// # Errors
/// [`NotADemo`] when the database holds somebody's own data; whatever the store refuses.
pub fn open(
    location: &Location,
    entropy: Entropy,
    clock: Option<Clock>,
    seed: u64,
    as_of: Option<Date>,
) -> Result<(Arc<App>, Option<Filled>), AppError> {
    let app = match App::open(location, &Options::default(), clock, entropy)? {
        Opened::Ready(app) if app.site.is_demo => app,
        Opened::Ready(_) => return Err(NotADemo.into()),
        Opened::Vacant(vacant) => {
            let (district, _) = data::load()?;
            let admin = FirstAdmin {
                sign_in_name: "admin".parse().map_err(crate::app::account::BadName)?,
                display_name: "系统管理员".to_owned(),
                password: None,
            };
            vacant.set_up(&SetUp {
                organisation: format!("{}司法局(演示)", district.name),
                zone: Zone::DEFAULT.to_owned(),
                preset: "jilin".to_owned(),
                is_demo: true,
                admin,
            })?
        }
    };
    let filler = Actor::system();
    bank::shipped::import_shipped(&app, &filler)?;
    blueprint::load::load_shipped(&app, &filler)?;
    refresh(&app)?;
    let filled = fill(&app, seed, as_of.unwrap_or_else(|| app.today()))?;
    Ok((app, filled))
}
