//! The library's promise is closed: every type that its public items show in a field or a signature can be named through it.
//!
//! The names are taken from `crates/gwaje/src/lib.rs`, what they show from the sources of the crates they come from.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_snapshots::top;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, UseTree, Visibility};

/// Types of the language and its library, and names of type parameters.
const COMMON: &[&str] = &[
    "Self",
    "String",
    "Vec",
    "Option",
    "Result",
    "Box",
    "Into",
    "Duration",
    "Instant",
    "BTreeMap",
    "str",
    "bool",
    "char",
    "usize",
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "Iterator",
    "i32",
    "i64",
    "f32",
    "f64",
    "fmt",
    "Display",
    "Formatter",
];

/// The types named in what it visits.
#[derive(Default)]
struct Named(BTreeSet<String>);

impl<'ast> Visit<'ast> for Named {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.extend(path.segments.last().map(|segment| segment.ident.to_string()));
        visit::visit_path(self, path);
    }

    // What stands in attributes and bodies is nobody's business.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_block(&mut self, _: &'ast syn::Block) {}
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(
        |attribute| matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "hidden"),
    )
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn leaves(tree: &UseTree, found: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, found),
        UseTree::Group(group) => group.items.iter().for_each(|item| leaves(item, found)),
        UseTree::Name(name) => drop(found.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(found.insert(rename.rename.to_string())),
        UseTree::Glob(_) => panic!("the library names what it offers"),
    }
}

/// Everything the items offer by name.
fn offered(items: &[Item], found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Use(used) if is_public(&used.vis) => leaves(&used.tree, found),
            Item::Mod(module) if is_public(&module.vis) && !is_hidden(&module.attrs) => {
                offered(module.content.as_ref().map_or(&[], |(_, items)| items), found);
            }
            _ => {}
        }
    }
}

fn parsed(folder: &Path, found: &mut Vec<syn::File>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            parsed(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap());
        }
    }
}

/// What a public item shows, by its name. The methods of a type are its own.
fn shown(item: &Item) -> Option<(String, Named)> {
    let mut named = Named::default();
    let name = match item {
        Item::Struct(found) if is_public(&found.vis) => {
            let fields = found.fields.iter().filter(|field| is_public(&field.vis));
            fields.for_each(|field| named.visit_type(&field.ty));
            &found.ident
        }
        Item::Enum(found) if is_public(&found.vis) => {
            found.variants.iter().for_each(|variant| named.visit_fields(&variant.fields));
            &found.ident
        }
        Item::Fn(found) if is_public(&found.vis) => {
            named.visit_signature(&found.sig);
            &found.sig.ident
        }
        Item::Impl(found) if found.trait_.is_none() => {
            let methods = found.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if is_public(&method.vis) && !is_hidden(&method.attrs) => Some(method),
                _ => None,
            });
            methods.for_each(|method| named.visit_signature(&method.sig));
            let syn::Type::Path(path) = &*found.self_ty else { return None };
            &path.path.segments.last()?.ident
        }
        _ => return None,
    };
    Some((name.to_string(), named))
}

#[test]
fn no_signature_shows_a_type_that_cannot_be_named() {
    let library = std::fs::read_to_string(top().join("crates/gwaje/src/lib.rs")).unwrap();
    let mut names = BTreeSet::new();
    offered(&syn::parse_file(&library).unwrap().items, &mut names);
    assert!(names.contains("Document") && names.contains("diff") && !names.contains("dump_stage"));
    let mut files = Vec::new();
    for from in ["gwaje", "model", "compare", "parse"] {
        parsed(&top().join("crates").join(from).join("src"), &mut files);
    }
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, named) in files.iter().flat_map(|file| &file.items).filter_map(shown) {
        all.entry(name).or_default().extend(named.0);
    }
    let unnamed: Vec<String> = names
        .iter()
        .flat_map(|name| all.get(name).into_iter().flatten().map(move |shows| (name, shows)))
        .filter(|(_, shows)| !names.contains(*shows) && !COMMON.contains(&shows.as_str()))
        .map(|(name, shows)| format!("{name} shows {shows}"))
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:#?}");
}
