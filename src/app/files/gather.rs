//! The files that some chosen paths stand for: a folder stands for those in it and below.

use super::{FileRefusal, Files, Folder, Why};
use std::collections::BTreeSet;

/// The most files that one choice may stand for.
pub const MOST: usize = 1_000;
/// The most folders that are looked into for one choice.
const MOST_FOLDERS: usize = 1_000;

/// The paths of the files that `paths` stand for, each once, in the order in which they are met.
/// Of a folder that are the files with one of the endings `wanted` (without point, in lower case),
/// and of the folders below it; what is hidden is passed over. What cannot be looked into stands
/// among them as a refusal.
pub fn gather(
    files: &dyn Files,
    paths: &[String],
    wanted: &[&str],
) -> Vec<Result<String, FileRefusal>> {
    let mut walk = Walk { files, wanted, met: BTreeSet::new(), seen: BTreeSet::new() };
    let mut found = Vec::new();
    for path in paths {
        match files.folder(path) {
            Ok(folder) => found.extend(walk.below(path, folder)),
            Err(refusal) if matches!(refusal.why, Why::NoFolder | Why::Missing) => {
                // Reading it tells what is wrong with it.
                found.extend(walk.met.insert(path.clone()).then(|| Ok(path.clone())));
            }
            Err(refusal) => found.push(Err(refusal)),
        }
    }
    found
}

struct Walk<'a> {
    files: &'a dyn Files,
    wanted: &'a [&'a str],
    /// Files that are among those found.
    met: BTreeSet<String>,
    /// Folders that were looked into; links may lead back to one.
    seen: BTreeSet<String>,
}

impl Walk<'_> {
    /// The files in a folder and below it.
    fn below(&mut self, path: &str, folder: Folder) -> Vec<Result<String, FileRefusal>> {
        let mut found = Vec::new();
        let mut waiting = vec![Ok(folder)];
        while let Some(next) = waiting.pop() {
            let folder = match next {
                Ok(folder) => folder,
                Err(refusal) => {
                    found.push(Err(refusal));
                    continue;
                }
            };
            if !self.seen.insert(folder.path.clone()) {
                continue;
            }
            let (folders, files): (Vec<_>, Vec<_>) = folder
                .entries
                .into_iter()
                .filter(|entry| !entry.name.starts_with('.'))
                .partition(|entry| entry.is_folder);
            let wanted = files.into_iter().filter(|entry| has_ending(&entry.name, self.wanted));
            let new = wanted.filter(|entry| self.met.insert(entry.path.clone()));
            found.extend(new.map(|entry| Ok(entry.path)));
            if found.len() > MOST || self.seen.len() > MOST_FOLDERS {
                found.truncate(MOST);
                let why = Why::TooMany(MOST);
                found.push(Err(FileRefusal { path: path.to_owned(), why }));
                break;
            }
            waiting.extend(folders.iter().rev().map(|entry| self.files.folder(&entry.path)));
        }
        found
    }
}

/// Whether a file's name ends in one of these, after a point; any does where none is named.
pub fn has_ending(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = |ending: &&str| name.strip_suffix(*ending).is_some_and(|stem| stem.ends_with('.'));
    endings.is_empty() || endings.iter().any(ends)
}

#[cfg(test)]
mod tests {
    use super::super::local::LocalFiles;
    use super::*;
    use std::fs;

    /// The names below a folder that was filled, as they are found for `paths`.
    fn found(fill: impl Fn(&std::path::Path), paths: &[&str]) -> Vec<Result<String, Why>> {
        let home = tempfile::tempdir().unwrap();
        fill(home.path());
        let home = fs::canonicalize(home.path()).unwrap();
        let path = |name: &&str| home.join(name).to_string_lossy().into_owned();
        let paths: Vec<String> = paths.iter().map(path).collect();
        let names = gather(&LocalFiles::new(&home), &paths, &["txt", "md"]);
        let short = |path: String| path.replace(&format!("{}/", home.display()), "");
        names.into_iter().map(|one| one.map(short).map_err(|refusal| refusal.why)).collect()
    }

    fn ok(names: &[&str]) -> Vec<Result<String, Why>> {
        names.iter().map(|name| Ok((*name).to_owned())).collect()
    }

    #[test]
    fn a_folder_stands_for_the_files_in_it_and_below() {
        let fill = |home: &std::path::Path| {
            fs::create_dir_all(home.join("法/旧/更旧")).unwrap();
            for name in
                ["法/b.TXT", "法/a.md", "法/c.png", "法/.d.txt", "法/旧/更旧/e.txt", "f.txt"]
            {
                fs::write(home.join(name), "").unwrap();
            }
        };
        assert_eq!(found(fill, &["法"]), ok(&["法/a.md", "法/b.TXT", "法/旧/更旧/e.txt"]));
        // What is named itself is taken whatever its ending, and nothing is taken twice.
        let mixed = found(fill, &["法/c.png", "法/a.md", "法", "f.txt", "f.txt"]);
        let names = ["法/c.png", "法/a.md", "法/b.TXT", "法/旧/更旧/e.txt", "f.txt"];
        assert_eq!(mixed, ok(&names));
        assert_eq!(found(fill, &["没有.txt"]), ok(&["没有.txt"]));
    }

    #[test]
    fn a_circle_of_links_ends_and_too_many_files_are_told() {
        let circle = |home: &std::path::Path| {
            fs::create_dir(home.join("a")).unwrap();
            fs::write(home.join("a/x.txt"), "").unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink(home, home.join("a/back")).unwrap();
        };
        assert_eq!(found(circle, &["a"]), ok(&["a/x.txt"]));
        let many = |home: &std::path::Path| {
            for n in 0..=MOST {
                fs::write(home.join(format!("{n}.txt")), "").unwrap();
            }
        };
        let found = found(many, &["."]);
        assert_eq!(found.len(), MOST + 1);
        assert_eq!(found.last(), Some(&Err(Why::TooMany(MOST))));
    }
}
