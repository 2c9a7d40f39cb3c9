//! The configuration file: `config.toml` with `database` and `locale`, both optional.

use super::{Layer, SettingsError};
use std::path::Path;

/// Reads the file; one that does not exist sets nothing.
///
/// # Errors
/// Unreadable, no TOML, an unknown key, or a value its key cannot have.
pub fn read(path: &Path) -> Result<Layer, SettingsError> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Layer::default()),
        Err(source) => Err(SettingsError::Unreadable { path: path.to_owned(), source }),
    }
}

fn parse(path: &Path, text: &str) -> Result<Layer, SettingsError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        SettingsError::Syntax {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            detail: error.message().to_owned(),
        }
    })?;
    let mut layer = Layer::default();
    for (key, value) in &table {
        let bad = || SettingsError::BadValue {
            place: path.display().to_string(),
            key: key.clone(),
            value: value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        };
        let text = || value.as_str().filter(|text| !text.is_empty()).ok_or_else(bad);
        match key.as_str() {
            "database" => layer.database = Some(text()?.to_owned()),
            "locale" => layer.locale = Some(text()?.parse().map_err(|_| bad())?),
            _ => {
                return Err(SettingsError::UnknownKey { path: path.to_owned(), key: key.clone() });
            }
        }
    }
    Ok(layer)
}
