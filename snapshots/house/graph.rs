//! Which file of a crate needs which other, from the paths written in them, and the circles in that.
//!
//! A name is followed to the file that defines it: `use crate::Line` in a crate whose `lib.rs` says
//! `pub use line::Line` needs `line.rs`, not `lib.rs`. A module's own folder is one room: what `a/b.rs` takes from
//! `a/mod.rs` with `super::` is no way back.

use super::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};

/// The path of a module in its crate; that of `lib.rs` is empty.
type Module = Vec<String>;

/// What is known about one module.
struct Room {
    /// Names it defines, submodules included.
    defines: BTreeSet<String>,
    /// Names it brings in, with the path each stands for.
    brings: BTreeMap<String, Module>,
    /// Modules all of whose names it brings in.
    globs: Vec<Module>,
    /// Every path written in it, names it brings in replaced by what they stand for.
    paths: Vec<Module>,
}

/// The circles among the files below the folder `src` of a crate: each as module paths, in order.
pub(crate) fn circles(src: &Path, sources: &[Source]) -> Vec<Vec<String>> {
    let rooms: BTreeMap<Module, Room> = sources
        .iter()
        .filter_map(|source| Some((module(source.path.strip_prefix(src).ok()?), source)))
        .map(|(module, source)| (module.clone(), room(&module, source)))
        .collect();
    let mut needs: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for (module, room) in &rooms {
        // A module brought in by its own name is needed where a name of it is used.
        for path in room.paths.iter().filter(|path| !rooms.contains_key(*path)) {
            let home = home(path, &rooms, 9);
            let other = home.filter(|home| *home != module && !module.starts_with(home));
            needs.entry(module).or_default().extend(other);
        }
    }
    together(&needs)
}

/// The module a file is.
fn module(file: &Path) -> Module {
    let mut parts: Module = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(parts.last().map(String::as_str), Some("lib" | "main" | "mod")) {
        parts.pop();
    }
    parts
}

/// The module that defines what a path names, followed through at most so many names that are brought in.
fn home<'a>(path: &[String], rooms: &'a BTreeMap<Module, Room>, most: u8) -> Option<&'a Module> {
    let length = (0..=path.len()).rev().find(|length| rooms.contains_key(&path[..*length]))?;
    let (module, room) = rooms.get_key_value(&path[..length])?;
    let Some(name) = path.get(length).filter(|name| most > 0 && !room.defines.contains(*name)) else {
        return Some(module);
    };
    let in_glob = |glob: &&Module| rooms.get(*glob).is_some_and(|room| room.defines.contains(name));
    let by_glob = || Some([room.globs.iter().find(in_glob)?.as_slice(), std::slice::from_ref(name)].concat());
    let Some(brought) = room.brings.get(name).cloned().or_else(by_glob) else { return Some(module) };
    home(&[&brought, &path[length + 1..]].concat(), rooms, most - 1)
}

fn room(module: &Module, source: &Source) -> Room {
    let mut room =
        Room { defines: BTreeSet::new(), brings: BTreeMap::new(), globs: Vec::new(), paths: Vec::new() };
    for item in &source.file.items {
        room.defines.extend(defined(item));
    }
    let mut paths = Paths { module, room: &mut room, found: Vec::new() };
    paths.visit_file(&source.file);
    let found = paths.found;
    room.paths = found
        .into_iter()
        .filter_map(|path| {
            let known = room.brings.get(path.first()?);
            let within = room.defines.contains(path.first()?).then(|| [module.as_slice(), &path].concat());
            let outside = known.map(|known| [known.as_slice(), &path[1..]].concat());
            absolute(module, &path).or(outside).or(within)
        })
        .collect();
    room
}

/// The name an item defines.
fn defined(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Mod(item) => &item.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The path from the top of the crate, if this one begins there, here or above.
fn absolute(module: &[String], path: &[String]) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let above = path.iter().take_while(|part| *part == "super").count();
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module, rest].concat()),
        "super" => Some([module.get(..module.len().checked_sub(above)?)?, &path[above..]].concat()),
        _ => None,
    }
}

/// Collects the paths of a file.
struct Paths<'a> {
    module: &'a Module,
    room: &'a mut Room,
    found: Vec<Module>,
}

impl Paths<'_> {
    /// Takes in a tree of `use`.
    fn bring(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.bring(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.bring(tree, before)),
            syn::UseTree::Glob(_) => self.room.globs.extend(self.absolute(before)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.brought(before.last().cloned().unwrap_or_default(), before);
            }
            syn::UseTree::Name(name) => self.brought(name.ident.to_string(), &with(&name.ident)),
            syn::UseTree::Rename(rename) => self.brought(rename.rename.to_string(), &with(&rename.ident)),
        }
    }

    fn brought(&mut self, name: String, path: &[String]) {
        if let Some(path) = self.absolute(path) {
            self.found.push([&["crate".to_owned()], path.as_slice()].concat());
            self.room.brings.insert(name, path);
        }
    }

    /// Paths of `use` may also begin with a module declared here.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let within = |first: &String| self.room.defines.contains(first);
        let own = path.first().filter(|first| within(first)).map(|_| [self.module.as_slice(), path].concat());
        absolute(self.module, path).or(own)
    }
}

impl<'a> Visit<'a> for Paths<'_> {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.bring(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.found.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

/// The sets of more than one module that all need each other.
fn together(needs: &BTreeMap<&Module, BTreeSet<&Module>>) -> Vec<Vec<String>> {
    let reach = |from: &Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(next) = open.pop() {
            for other in needs.get(&next).into_iter().flatten() {
                if seen.insert((*other).clone()) {
                    open.push((*other).clone());
                }
            }
        }
        seen
    };
    let reaches: BTreeMap<&Module, BTreeSet<Module>> =
        needs.keys().map(|module| (*module, reach(module))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (module, reached) in &reaches {
        if reached.contains(*module) {
            let back = |other: &&Module| reached.contains(*other) && reaches[*other].contains(*module);
            found.insert(reaches.keys().copied().filter(back).map(|module| module.join("::")).collect());
        }
    }
    found.into_iter().collect()
}
