//! What the reader is told when an article, or its newest version, did not come.

use yew::prelude::*;

use super::{Surroundings, link};
use crate::model::Failure;

/// A message with a link to the article, and a button where trying again can help.
pub(super) fn failed(
    failure: &Failure,
    has_copy: bool,
    is_retrying: bool,
    on_retry: &Callback<()>,
    surroundings: &Surroundings,
) -> Html {
    let words = surroundings.words;
    let message = if has_copy { words.failed_update } else { words.failed(failure) };
    let message = if is_retrying { words.loading } else { message };
    html! {
        <div class="notice" part="notice">
            <p>{ message }</p>
            if let Some(link) = &failure.link {
                <p>{ link::outward(link, words.read_original.into()) }</p>
            }
            if failure.is_retryable {
                <button type="button" class="retry" part="retry" onclick={on_retry.reform(|_| ())}>{ words.retry }</button>
            }
            if surroundings.options.debug {
                <p class="advice" lang="en" dir="ltr">
                    <strong>{ failure.kind.key() }</strong>{ ": " }{ &failure.message }{ ". " }{ &failure.advice }
                </p>
            }
        </div>
    }
}
