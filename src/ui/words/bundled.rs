//! All languages at once, for what renders ahead of time.

use std::sync::OnceLock;

use super::Words;

const N_LANGUAGES: usize = Words::LANGUAGES.len();

const FILES: [&str; N_LANGUAGES] = [
    include_str!("ar.txt"),
    include_str!("de.txt"),
    include_str!("es.txt"),
    include_str!("fr.txt"),
    include_str!("he.txt"),
    include_str!("hi.txt"),
    include_str!("it.txt"),
    include_str!("ja.txt"),
    include_str!("ko.txt"),
    include_str!("pt.txt"),
    include_str!("ru.txt"),
    include_str!("tr.txt"),
    include_str!("zh.txt"),
    include_str!("zh-hant.txt"),
];

static WORDS: [OnceLock<Option<Words>>; N_LANGUAGES] = [const { OnceLock::new() }; N_LANGUAGES];

impl Words {
    /// The words in the language of this tag, else in English.
    pub fn of_language(tag: Option<&str>) -> &'static Self {
        let key = tag.and_then(Self::key);
        let places = Self::LANGUAGES.iter().zip(FILES).zip(&WORDS);
        let found = places.into_iter().find(|((language, _), _)| Some(**language) == key);
        let words = found.and_then(|((language, file), words)| {
            words.get_or_init(|| Self::parse(language, file)).as_ref()
        });
        words.unwrap_or(&Self::ENGLISH)
    }
}
