//! `zhifa init` and `zhifa demo`: filling an empty database.

use super::args::Global;
use super::{Failure, Screen, password};
use crate::app::account::BadName;
use crate::app::address::locate;
use crate::app::agency::import::read_file;
use crate::app::audit::sealer::Sealer;
use crate::app::bank::shipped;
use crate::app::blueprint::load;
use crate::app::doubt::watch::Watch;
use crate::app::site::create::{FirstAdmin, SetUp, SetUpRefused, Supplies};
use crate::app::site::first_run::{Found, look};
use crate::app::{App, AppError, Session, Via, agency, demo};
use crate::domain::time::{Date, Zone};
use crate::entropy::Entropy;
use crate::i18n::cli as t;
use crate::settings::Settings;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What set-up asks for.
#[derive(Debug, Args)]
pub struct Init {
    /// 单位名称 · Name of the organisation
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// 系统管理员的登录名 · Sign-in name of the administrator
    #[arg(long, value_name = "NAME")]
    admin: String,
    /// 系统管理员的姓名 · The administrator's own name
    #[arg(long, value_name = "NAME")]
    admin_name: String,
    /// 规则预设 · Rule preset
    #[arg(long, default_value = "jilin")]
    preset: String,
    /// 时区 · Time zone
    #[arg(long, default_value = Zone::DEFAULT)]
    zone: String,
    /// 单位名单文件,一行一个 · File with the agencies, one per line
    #[arg(long, value_name = "FILE")]
    agencies: Option<PathBuf>,
    /// 不放入自带的题库和组卷方案 · Without the banks and blueprints that come with the program
    #[arg(long)]
    no_banks: bool,
}

/// What the demonstration asks for.
#[derive(Debug, Args)]
pub struct Demo {
    /// 只填数据,不进入界面 · Only fill the database, without the screens
    #[arg(long)]
    no_tui: bool,
    /// 随机种子;同一种子造出同一个区 · Seed; the same seed makes the same district
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 数据截至哪一天(默认今天)· The day the data ends on (today without it)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// 删除旧的演示数据,重新填 · Delete the old demonstration and fill it again
    #[arg(long)]
    fresh: bool,
}

/// Sets an organisation up, with the banks and blueprints that come with the program. The
/// administrator's password is `ZHIFA_PASSWORD` or typed twice.
pub fn init(init: Init, settings: &Settings) -> Result<(), Failure> {
    let sign_in_name = init.admin.parse().map_err(BadName).map_err(AppError::from)?;
    let address = address(settings, &settings.folders.database());
    let Found::Free(ground) = look(&address, Entropy::os()?)? else {
        return Err(AppError::from(SetUpRefused::Already).into());
    };
    let supplies = supplies(init.agencies.as_deref(), init.no_banks)?;
    let input = SetUp {
        organisation: init.organisation,
        zone: init.zone,
        preset: init.preset,
        is_demo: false,
        admin: FirstAdmin {
            sign_in_name,
            display_name: init.admin_name,
            password: Some(password::new(settings.locale)?),
        },
    };
    let app = ground.set_up(&input, &supplies, Via::Cli)?;
    say(&t::set_up(settings.locale, &app.site.name, app.store.location()))
}

/// Fills the demonstration on first use, then opens the screens.
pub fn demo(
    demo: &Demo,
    settings: &Settings,
    global: &Global,
    screen: Screen,
) -> Result<(), Failure> {
    let file = settings.folders.demo_database();
    let address = match &global.database {
        Some(address) => address.clone(),
        None => file.display().to_string(),
    };
    if demo.fresh {
        clear(&address)?;
    }
    let location = locate(&address)?;
    let (app, _) = demo::open::open(&location, Entropy::os()?, None, demo.seed, demo.as_of)?;
    say(&t::demo_at(settings.locale, app.store.location()))?;
    if demo.no_tui { Ok(()) } else { open(Session::new(app), settings, screen) }
}

/// Opens the screens. What the audit holds is sealed while they run.
pub fn open(session: Session, settings: &Settings, screen: Screen) -> Result<(), Failure> {
    let session = Arc::new(session.with_vault(settings.folders.vault()));
    let watch = Watch::start(&session)?;
    let sealer = Sealer::start(&session)?;
    let outcome = screen(&session, settings.locale).map_err(Failure::Screen);
    drop(watch);
    drop(sealer);
    outcome
}

/// The address that was named, or the one that is used otherwise.
pub fn address(settings: &Settings, otherwise: &Path) -> String {
    settings.database.clone().unwrap_or_else(|| otherwise.display().to_string())
}

/// What the organisation begins with: the agencies of a file, and what comes with the program.
fn supplies(agencies: Option<&Path>, no_banks: bool) -> Result<Supplies, AppError> {
    let mut supplies = Supplies::default();
    if let Some(file) = agencies {
        supplies.agencies = agency::import::parse(&read_file(file)?);
    }
    if !no_banks {
        supplies.banks = shipped::names().map(str::to_owned).collect();
        supplies.blueprints = load::shipped()?.into_iter().map(|plan| plan.code).collect();
    }
    Ok(supplies)
}

/// Deletes the file of an old demonstration; anything else is refused.
fn clear(address: &str) -> Result<(), Failure> {
    match App::open_existing(address, Entropy::os()?) {
        Ok(app) if !app.site.is_demo => return Err(AppError::from(demo::NotADemo).into()),
        Ok(app) => app.delete_local()?,
        Err(error) if error.is::<crate::app::address::AddressRefused>().is_some() => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn say(text: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
