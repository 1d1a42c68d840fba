//! JSON as the programs read it, held to what the browser's own parser says.

use article_widget::convert::read_json;
use article_widget::formats::Value;
use js_sys::JSON;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the browser's parser makes of it, by way of its writer and another reader.
fn of_the_browser(text: &str) -> serde_json::Value {
    let written = JSON::stringify(&JSON::parse(text).expect(text)).unwrap();
    serde_json::from_str(&String::from(written)).unwrap()
}

#[wasm_bindgen_test]
fn documents_are_read_as_the_browser_reads_them() {
    for text in [
        r#"{}"#,
        r#"[]"#,
        " \t\r\n[ ] ",
        r#"[[],[[]],{},{"":{}}]"#,
        r#"{"a":1,"b":[true,false,null],"c":{"d":"e"}}"#,
        "{ \"a\" : 1 ,\n\t\"b\" : [ true , false , null ] }\r\n",
        r#"{"a":1,"a":2}"#,
        r#"{"__proto__":1,"constructor":2,"2":3,"1":4}"#,
        r#"[0,-0,1,-1,42,1e3,1E-3,-1.5e+10,0.1,123456789012345,1234567890123456,12345678901234567890]"#,
        r#"[1e400,-1e400,5e-324,9007199254740993,0.30000000000000004,-9007199254740992]"#,
        r#"["","a","\"","\\","\/","\b\f\n\r\t","A\u0041\u00e9\u20ac","\\u0041","\\\\\""]"#,
        r#"["\ud83d\ude00","😀","日本語","\u0000","ü\nü"]"#,
        "\"text\"",
        "7",
        "null",
        "[\"\u{7f}\u{2028}\u{feff}\"]",
    ] {
        let mut ours = read_json(text, usize::MAX).expect(text);
        ours.sort();
        assert_eq!(ours, Value::from(&of_the_browser(text)), "{text}");
    }
}

#[wasm_bindgen_test]
fn halves_of_surrogate_pairs_cost_a_character_and_no_more() {
    for (text, read) in [
        (r#"["a\ud83d"]"#, "a\u{fffd}"),
        (r#"["\ude00b"]"#, "\u{fffd}b"),
        (r#"["\ud83d\u0041"]"#, "\u{fffd}A"),
        (r#"["\ud83d\ud83d\ude00"]"#, "\u{fffd}😀"),
        (r#"["\ud83dx\ude00"]"#, "\u{fffd}x\u{fffd}"),
        (r#"["\ud83d\n"]"#, "\u{fffd}\n"),
    ] {
        assert_eq!(read_json(text, usize::MAX), Some(Value::from(&json!([read]))), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_is_nested_too_deeply_is_not_read() {
    let nested = |n: usize| ["[".repeat(n), "]".repeat(n)].concat();
    assert!(read_json(&nested(127), usize::MAX).is_some());
    assert!(read_json(&nested(128), usize::MAX).is_none());
}

/// A program is only given what a browser's parser has taken, but must not stop at anything.
#[wasm_bindgen_test]
fn what_is_no_json_ends_somewhere() {
    let text = r#"{"a":[1,"b\u0041é\n",{"c":null}],"d":-1.5e3}"#;
    let ends = (0..text.len()).filter(|end| text.is_char_boundary(*end));
    for part in ends.map(|end| &text[..end]) {
        assert!(read_json(part, usize::MAX).is_none_or(|it| it.is_null()), "{part}");
    }
    for text in [
        "",
        "é",
        "[é]",
        "{é}",
        "nul",
        "\"\\",
        "\"\\u12",
        "\"\\é\"",
        "[1 2]",
        "{\"a\" 1}",
        "]",
        "}",
        ",",
    ] {
        let _ = read_json(text, usize::MAX);
    }
}

#[wasm_bindgen_test]
fn what_follows_the_most_values_is_left_out() {
    let text = r#"{"a":[1,2,3,4],"b":{"c":"d"},"e":"f"}"#;
    assert_eq!(read_json(text, 4), Some(Value::from(&json!({ "a": [1, 2] }))));
    let whole = serde_json::from_str(text).unwrap();
    assert_eq!(read_json(text, 100), Some(Value::from(&whole)));
}

#[wasm_bindgen_test]
fn fields_are_sorted_by_name_and_the_last_of_several_counts() {
    let text = r#"{"b":1,"a":{"d":1,"c":2},"b":3,"B":[{"f":1,"e":{}}],"a2":0,"b":4}"#;
    let mut read = read_json(text, usize::MAX).unwrap();
    assert_eq!(read.get("b"), Some(&Value::Number(4.0)));
    read.sort();
    assert_eq!(read, Value::from(&serde_json::from_str(text).unwrap()));
    assert_eq!(read.get("b"), Some(&Value::Number(4.0)));
}
