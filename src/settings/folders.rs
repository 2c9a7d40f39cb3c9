//! The folders of one user: XDG, or what the platform has in its place.

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use std::path::{Path, PathBuf};

/// Where files of one user live. Nothing is created by looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Configuration.
    pub config: PathBuf,
    /// Databases.
    pub data: PathBuf,
    /// The log.
    pub state: PathBuf,
}

/// The system names no home folder.
#[derive(Debug, thiserror::Error)]
#[error("the system names no home folder: {0}")]
pub struct NoHome(String);

impl Folders {
    /// The folders of whoever runs the program.
    ///
    /// # Errors
    /// [`NoHome`] when the system names none.
    pub fn of_user() -> Result<Self, NoHome> {
        let name = AppStrategyArgs {
            top_level_domain: String::new(),
            author: String::new(),
            app_name: "zhifa".to_owned(),
        };
        let strategy = choose_app_strategy(name).map_err(|error| NoHome(error.to_string()))?;
        let data = strategy.data_dir();
        let state = strategy.state_dir().unwrap_or_else(|| data.clone());
        Ok(Self { config: strategy.config_dir(), data, state })
    }

    /// All folders below one.
    pub fn under(root: &Path) -> Self {
        Self { config: root.join("config"), data: root.join("data"), state: root.join("state") }
    }

    /// The configuration file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The database that is used where none is named.
    pub fn database(&self) -> PathBuf {
        self.data.join("zhifa.db")
    }

    /// The database of the demonstration.
    pub fn demo_database(&self) -> PathBuf {
        self.data.join("demo.db")
    }

    /// The folder of audit keys, apart from the databases they prove.
    pub fn vault(&self) -> PathBuf {
        self.state.join("audit")
    }

    /// The log file.
    pub fn log_file(&self) -> PathBuf {
        self.state.join("zhifa.log")
    }
}
