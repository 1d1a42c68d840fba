//! The stamp of markup that was rendered ahead of time, on a machine of 32 bits.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stamped::numbers;

#[wasm_bindgen_test]
fn content_has_the_same_number_as_where_it_was_rendered() {
    for (number, recorded) in numbers() {
        assert_eq!(number, recorded);
    }
}
