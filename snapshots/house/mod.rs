//! The sources of the repository as the tests of the house see them: files parsed, with what belongs to unit tests cut
//! out.

mod graph;

pub(crate) use graph::circles;

use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A source file.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    /// Its items without those that only tests have.
    pub(crate) file: syn::File,
    /// Lines that only tests have.
    test_lines: usize,
}

impl Source {
    /// Reads and parses a file.
    pub(crate) fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut file = syn::parse_file(&text).unwrap();
        let (tests, items) = std::mem::take(&mut file.items).into_iter().partition(is_test);
        file.items = items;
        let tests: Vec<syn::Item> = tests;
        let test_lines = tests.iter().map(lines).sum();
        Self { path: path.to_owned(), text, file, test_lines }
    }

    /// How many lines the file has, those of unit tests aside.
    pub(crate) fn own_lines(&self) -> usize {
        self.text.lines().count() - self.test_lines
    }

    /// Its functions with the lines each takes from its head to its closing brace.
    pub(crate) fn functions(&self) -> Vec<(String, usize)> {
        let mut functions = Functions(Vec::new());
        functions.visit_file(&self.file);
        functions.0
    }

    /// The files of modules that only tests have, as far as this file declares them.
    pub(crate) fn test_modules(&self) -> Vec<PathBuf> {
        let name = self.path.file_stem().unwrap().to_string_lossy();
        let folder = self.path.parent().unwrap();
        let folder =
            if matches!(&*name, "lib" | "main" | "mod") { folder.to_owned() } else { folder.join(&*name) };
        let file = syn::parse_file(&self.text).unwrap();
        let declared = file.items.iter().filter(|item| is_test(item)).filter_map(|item| match item {
            syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
            _ => None,
        });
        declared.flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name)]).collect()
    }
}

/// Whether an item is compiled for tests alone.
fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        let test = |list: &syn::MetaList| list.tokens.to_string() == "test";
        attribute.path().is_ident("cfg") && attribute.meta.require_list().is_ok_and(test)
    })
}

fn lines(part: &impl Spanned) -> usize {
    let span = part.span();
    span.end().line + 1 - span.start().line
}

/// Collects functions and methods.
struct Functions(Vec<(String, usize)>);

impl Functions {
    fn add(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let length = body.span().end().line + 1 - signature.span().start().line;
        self.0.push((signature.ident.to_string(), length));
    }
}

impl<'a> Visit<'a> for Functions {
    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.add(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        for item in module.content.iter().flat_map(|(_, items)| items).filter(|item| !is_test(item)) {
            self.visit_item(item);
        }
    }
}
