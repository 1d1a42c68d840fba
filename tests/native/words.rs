//! The widget's own words.

use article_widget::ui::Words;

use crate::support::files::{files_below, read};

#[test]
fn no_word_is_missing_in_any_language() {
    let files: Vec<String> =
        files_below("src/ui/words").into_iter().filter(|it| it.ends_with(".txt")).collect();
    let mut languages: Vec<&str> =
        files.iter().filter_map(|it| it.rsplit('/').next()?.strip_suffix(".txt")).collect();
    languages.sort_unstable();
    assert_eq!(languages, Words::LANGUAGES);
    for (path, language) in files.iter().map(|path| (path, path.rsplit('/').next().unwrap())) {
        let names: Vec<String> = read(path)
            .lines()
            .map(|line| line.split_once(": ").expect("a name and a phrase").0.to_owned())
            .collect();
        assert_eq!(names, Words::NAMES, "{language}");
    }
}

#[test]
fn every_phrase_has_something_in_it_and_as_many_names_as_in_english() {
    for language in Words::LANGUAGES {
        let file = read(&format!("src/ui/words/{language}.txt"));
        let english = format!("{:?}", Words::ENGLISH);
        for (line, name) in file.lines().zip(Words::NAMES) {
            let phrase = line.split_once(": ").unwrap().1;
            assert!(!phrase.trim().is_empty(), "{language}: {name}");
            let (_, after) = english.split_once(&format!(" {name}: \"")).unwrap();
            let in_english = after.split_once('"').unwrap().0;
            let n_names = |phrase: &str| phrase.matches('%').count();
            assert_eq!(n_names(phrase), n_names(in_english), "{language}: {name}");
        }
    }
}

#[test]
fn each_language_has_the_words_of_its_file() {
    for language in Words::LANGUAGES {
        let file: &'static str = read(&format!("src/ui/words/{language}.txt")).leak();
        assert!(Words::is_file(file), "{language}");
        let of_file = Words::parse(language, file).expect("the file is whole");
        assert_eq!(*Words::of_language(Some(language)), of_file);
    }
}

#[test]
fn words_are_of_the_language_that_a_tag_asks_for_or_english() {
    let asked = |tag: &str| Words::of_language(Some(tag)).language;
    for (tag, language) in [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("pt-BR", "pt"),
        ("iw", "he"),
        ("zh", "zh"),
        ("zh-Hans-TW", "zh"),
        ("zh-TW", "zh-hant"),
        ("zh-Hant", "zh-hant"),
        ("en-GB", "en"),
        ("nds", "en"),
        ("", "en"),
    ] {
        assert_eq!(asked(tag), language, "{tag}");
    }
    assert_eq!(Words::of_language(None), &Words::ENGLISH);
}

#[test]
fn file_that_is_cut_is_none() {
    let file: &'static str = read("src/ui/words/de.txt").leak();
    assert!(Words::parse("de", file).is_some());
    assert_eq!(Words::parse("de", file.rsplit_once("close: ").unwrap().0), None);
    assert_eq!(Words::parse("de", "<!doctype html>"), None);
}
