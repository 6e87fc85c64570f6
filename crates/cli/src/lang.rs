//! The language of what is told to people: the one that is asked for, else that of the locale.

use clap::ValueEnum;

/// Languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Korean
    Ko,
    /// English
    En,
}

impl Lang {
    /// The language of the locale: Korean where it says so, else English.
    pub(crate) fn of_locale() -> Self {
        let mut named =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        Self::of(named.find(|value| !value.is_empty()).as_deref())
    }

    fn of(locale: Option<&str>) -> Self {
        match locale {
            Some(locale) if locale.starts_with("ko") => Self::Ko,
            _ => Self::En,
        }
    }

    /// As the pages take it.
    pub(crate) fn pages(self) -> gwaje_review::Lang {
        match self {
            Self::Ko => gwaje_review::Lang::Ko,
            Self::En => gwaje_review::Lang::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_locale_tells_the_language() {
        for (locale, expected) in [
            (Some("ko_KR.UTF-8"), Lang::Ko),
            (Some("en_US.UTF-8"), Lang::En),
            (Some("C"), Lang::En),
            (None, Lang::En),
        ] {
            assert_eq!(Lang::of(locale), expected, "{locale:?}");
        }
    }
}
