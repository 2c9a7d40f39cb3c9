//! Where a database is.

use super::StoreError;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The address of a database: a path, `sqlite:PATH` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite database that lives as long as the store.
    Memory,
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server, by connection URL.
    Postgres(String),
}

impl FromStr for Location {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return match postgres::Config::from_str(text) {
                Ok(_) => Ok(Self::Postgres(text.to_owned())),
                Err(error) => Err(StoreError::Location(error.to_string())),
            };
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        let path = path.strip_prefix("//").filter(|rest| rest.starts_with('/')).unwrap_or(path);
        match path {
            "" => Err(StoreError::Location("it is empty".to_owned())),
            ":memory:" => Ok(Self::Memory),
            _ if text.contains("://") && !text.starts_with("sqlite:") => {
                Err(StoreError::Location(format!("unknown kind of database: {text}")))
            }
            path => Ok(Self::File(PathBuf::from(path))),
        }
    }
}

impl fmt::Display for Location {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str(":memory:"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, tail) = match rest.find(['/', '?']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let authority = match authority.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split_once(':').map_or(user, |(name, _)| name);
            format!("{user}@{host}")
        }
        None => authority.to_owned(),
    };
    let tail = match tail.split_once('?') {
        Some((path, query)) => {
            let kept: Vec<&str> =
                query.split('&').filter(|pair| !pair.starts_with("password=")).collect();
            if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
        }
        None => tail.to_owned(),
    };
    format!("{scheme}://{authority}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_by_table() {
        let file = |path: &str| Location::File(PathBuf::from(path));
        for (text, location) in [
            ("a.db", file("a.db")),
            ("sqlite:/var/lib/a.db", file("/var/lib/a.db")),
            ("sqlite:///var/lib/a.db", file("/var/lib/a.db")),
            (":memory:", Location::Memory),
        ] {
            assert_eq!(text.parse::<Location>().unwrap(), location, "{text}");
        }
        assert!("mysql://host/x".parse::<Location>().is_err());
        assert!("".parse::<Location>().is_err());
    }

    #[test]
    fn passwords_are_never_shown() {
        for (url, shown) in [
            ("postgres://u:p%40w@h:5432/d", "postgres://u@h:5432/d"),
            ("postgres://u@h/d?password=x&host=/run", "postgres://u@h/d?host=/run"),
        ] {
            assert_eq!(url.parse::<Location>().unwrap().to_string(), shown);
        }
    }
}
