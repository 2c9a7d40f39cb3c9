//! Telling revisions apart: a hash of the content, and which fields changed.

use super::Item;
use serde::{Deserialize, Serialize};
use std::fmt;

/// BLAKE3 of an item's canonical JSON, in hexadecimal: equal content, equal hash, on any database.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RevisionHash(String);

impl RevisionHash {
    /// The hash of this content.
    pub fn of(item: &Item) -> Self {
        let canonical = serde_json::to_vec(item).unwrap_or_default();
        Self(blake3::hash(&canonical).to_hex().to_string())
    }

    /// A hash read back from storage.
    pub const fn from_stored(hex: String) -> Self {
        Self(hex)
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RevisionHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One place at which two revisions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The place, such as `topic` or `parts.1.key.options`.
    pub path: String,
    /// What stood there.
    pub before: serde_json::Value,
    /// What stands there now.
    pub after: serde_json::Value,
}

/// The paths at which two revisions differ, such as `topic` or `parts.1.key`.
pub fn differences(before: &Item, after: &Item) -> Vec<String> {
    changes(before, after).into_iter().map(|change| change.path).collect()
}

/// The places at which two revisions differ, each with what it held and holds.
pub fn changes(before: &Item, after: &Item) -> Vec<Change> {
    let mut found = Vec::new();
    let before = serde_json::to_value(before).unwrap_or_default();
    let after = serde_json::to_value(after).unwrap_or_default();
    compare("", &before, &after, &mut found);
    found
}

fn compare(
    path: &str,
    before: &serde_json::Value,
    after: &serde_json::Value,
    out: &mut Vec<Change>,
) {
    use serde_json::Value;
    let below = |name: &str| {
        if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
    };
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let mut names: Vec<&String> = a.keys().collect();
            names.extend(b.keys().filter(|name| !a.contains_key(*name)));
            for name in names {
                let missing = Value::Null;
                let (a, b) = (a.get(name).unwrap_or(&missing), b.get(name).unwrap_or(&missing));
                compare(&below(name), a, b, out);
            }
        }
        (Value::Array(a), Value::Array(b))
            if a.len() == b.len() && a.iter().chain(b).all(Value::is_object) =>
        {
            for (a, b) in a.iter().zip(b) {
                let id = a.get("id").and_then(Value::as_str).unwrap_or_default();
                compare(&below(id), a, b, out);
            }
        }
        _ if before != after => {
            let (before, after) = (before.clone(), after.clone());
            out.push(Change { path: path.to_owned(), before, after });
        }
        _ => {}
    }
}
