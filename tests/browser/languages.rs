//! The widget's own words as a release serves them.

use article_widget::ui::Words;

macro_rules! files {
    ($($language:literal)*) => {
        [$(($language, include_str!(concat!("../../src/ui/words/", $language, ".txt")))),*]
    };
}

/// The file of each language but English.
const FILES: &[(&str, &str)] = &files! {
    "ar" "de" "es" "fr" "he" "hi" "it" "ja" "ko" "pt" "ru" "tr" "zh" "zh-hant"
};

/// The words in the language of this tag, else in English.
pub(crate) fn words(tag: Option<&str>) -> &'static Words {
    let key = tag.and_then(Words::key);
    let file = FILES.iter().find(|(language, _)| Some(*language) == key);
    file.map_or(&Words::ENGLISH, |(language, file)| {
        Box::leak(Box::new(Words::parse(language, file).expect("all words are there")))
    })
}
