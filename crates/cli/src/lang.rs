//! The language of what is told to people: the one that is asked for, else that of the locale. Documents, stores, journals and
//! what programs read are the same in every language.

use clap::ValueEnum;
use gwaje_words::Lang as Spoken;
use std::ffi::OsString;
use std::sync::Mutex;

/// Languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Korean
    Ko,
    /// English
    En,
}

impl From<Lang> for Spoken {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ko => Self::Ko,
            Lang::En => Self::En,
        }
    }
}

/// The language that the command line asks for.
static ASKED: Mutex<Option<Lang>> = Mutex::new(None);

/// Sets the language that the command line asks for.
pub(crate) fn choose(lang: Option<Lang>) {
    if let Ok(mut asked) = ASKED.lock() {
        *asked = lang;
    }
}

/// The language that the command line asks for, if it asks for any.
pub(crate) fn asked() -> Option<Lang> {
    ASKED.lock().ok().and_then(|asked| *asked)
}

/// The language that is spoken.
pub(crate) fn spoken() -> Spoken {
    asked().map_or_else(of_locale, Spoken::from)
}

/// An English sentence of the program in the language that is spoken.
pub(crate) fn told(english: &str) -> String {
    spoken().told(english).into_owned()
}

/// Several lines of them.
pub(crate) fn lines(english: &str) -> String {
    english.split('\n').map(told).collect::<Vec<_>>().join("\n")
}

/// The language of words that are not parsed yet.
pub(crate) fn among(words: &[OsString]) -> Spoken {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let beside = || words.iter().skip_while(|word| *word != "--lang").nth(1).map(AsRef::as_ref);
    match joined.or_else(beside) {
        Some("ko") => Spoken::Ko,
        Some("en") => Spoken::En,
        _ => of_locale(),
    }
}

fn of_locale() -> Spoken {
    let mut named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    Spoken::of_locale(named.find(|value| !value.is_empty()).as_deref())
}

#[cfg(test)]
mod tests {
    use super::among;
    use gwaje_words::Lang;
    use std::ffi::OsString;

    #[test]
    fn the_language_is_found_among_words() {
        for (words, expected) in [
            (&["gwaje", "--lang", "ko", "check"][..], Lang::Ko),
            (&["gwaje", "check", "--lang=en"], Lang::En),
            (&["gwaje", "--lang=ko"], Lang::Ko),
        ] {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(among(&words), expected, "{words:?}");
        }
    }
}
