//! The widget's own words in other languages than English, each fetched when it is needed.

use std::cell::RefCell;

use wasm_bindgen_futures::spawn_local;

use super::document;
use crate::ui::Words;

/// What is done when words are there.
type Then = Box<dyn FnOnce(&'static Words)>;

thread_local! {
    /// The words that have come, for all widgets of the page, and for as long as it is there.
    static LOADED: RefCell<Vec<&'static Words>> = const { RefCell::new(Vec::new()) };
    /// Who waits for the words of a language that are on their way.
    static WAITING: RefCell<Vec<(&'static str, Then)>> = const { RefCell::new(Vec::new()) };
}

/// Gives the words in the language of this tag to `then`: at once, where they are there, else when they have come from the
/// folder at this address. Where none come, they are English.
pub(super) fn get(tag: Option<&str>, folder: &str, then: Then) {
    let Some(key) = tag.and_then(Words::key) else { return then(&Words::ENGLISH) };
    let is_it = |words: &&&Words| words.language == key;
    if let Some(words) = LOADED.with_borrow(|loaded| loaded.iter().find(is_it).copied()) {
        return then(words);
    }
    let is_under_way = WAITING.with_borrow_mut(|waiting| {
        let is_under_way = waiting.iter().any(|(language, _)| *language == key);
        waiting.push((key, then));
        is_under_way
    });
    if !is_under_way {
        let url = [folder, key, ".txt"].concat();
        spawn_local(async move {
            // A server may answer with a page of its own.
            let file = document::file(&url).await.filter(|file| Words::is_file(file));
            arrived(key, file.and_then(|file| Words::parse(key, file.leak())));
        });
    }
}

/// Keeps words as long as the page is there, and gives them to those who wait.
fn arrived(key: &str, words: Option<Words>) {
    let words = words.map_or(&Words::ENGLISH, |words| {
        let words: &Words = Box::leak(Box::new(words));
        LOADED.with_borrow_mut(|loaded| loaded.push(words));
        words
    });
    let is_for = |waiting: &mut (&str, Then)| waiting.0 == key;
    let those: Vec<_> = WAITING.with_borrow_mut(|waiting| waiting.extract_if(.., is_for).collect());
    for (_, then) in those {
        then(words);
    }
}
