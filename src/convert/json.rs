//! JSON, which the browser checks, and which is read here.
//!
//! The browser's parser is there already, where `serde_json`'s is 5 kB of the wasm's brotli, and it says what is wrong in
//! words that people know. But each value of what it makes costs several calls over the border, so the text
//! is brought over as a whole, and read by a reader that may trust it.

use std::borrow::Cow;

use article_widget_strings::position;
use js_sys::{Error, JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::formats::{MAX_DEPTH, ReadError, Value};

/// Numbers of so many digits, and powers of ten of so many noughts, are numbers of JavaScript as they stand: what one is
/// divided by the other comes to is the nearest one to it.
const MAX_DIGITS: usize = 15;

/// Most fields of one object that are read: each is looked at whenever another one is looked for. As many names as a document may have.
const MAX_FIELDS: usize = 10_000;

/// How many values are looked at first: some twice as many as lists of whole posts have.
const N_FIRST: usize = 50_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = Number)]
    fn number_of(text: &str) -> f64;
}

/// The value that `text` stands for, if it has a number as its `version`. Nothing else is Article JSON for sure, and it may
/// take long to bring it here: of any other, [`Value::Null`], and of what is refused anyway no more than what it begins with.
/// Its strings are those of `buffer`, which is written anew.
pub(crate) fn parse<'a>(text: &JsString, buffer: &'a mut String) -> Result<Value<'a>, ReadError> {
    let parsed = parse_json(text).map_err(|error| {
        let message =
            error.dyn_into::<Error>().map(|error| error.message().into()).unwrap_or_default();
        ReadError::not_json(message, text.trim_start().char_code_at(0) == f64::from(b'<'))
    })?;
    // Of what is no object there are no fields to get.
    let field = |name: &str| Reflect::get(&parsed, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let Some(version) = field("version").as_f64() else { return Ok(Value::Null) };
    let is_blank = |headline: JsString| headline.trim().length() == 0;
    let is_refused = version != 1.0 || field("headline").dyn_into().is_ok_and(is_blank);
    let n_most = if is_refused { N_FIRST } else { usize::MAX };
    *buffer = characters(text);
    read(buffer, n_most).ok_or_else(ReadError::too_deep)
}

/// What `read` makes of the value that `text` stands for, which a browser's parser has taken before.
///
/// Of a text with many values, it is given what that begins with first: where this alone is refused, the rest need not
/// be read.
pub(super) fn read_with<T>(
    text: &str,
    read: impl Fn(&Value<'_>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let mut reader = Reader { rest: text, n_left: N_FIRST };
    let mut value = reader.value(MAX_DEPTH).ok_or_else(ReadError::too_deep)?;
    value.sort();
    let outcome = read(&value);
    if reader.is_kept() || outcome.is_err() {
        return outcome;
    }
    drop(value);
    let mut value = self::read(text, usize::MAX).ok_or_else(ReadError::too_deep)?;
    value.sort();
    read(&value)
}

/// The characters of a string that may be long.
///
/// The glue takes characters of ASCII over one by one, and leaves what begins with any other to the browser's encoder,
/// which is several times as fast.
pub(crate) fn characters(text: &JsString) -> String {
    const FIRST: &str = "é";
    let mut characters = String::from(JsString::from(FIRST).concat(text));
    characters.drain(..FIRST.len());
    characters
}

/// The value that `text` stands for, where it is JSON: nothing but the depth of its nesting is checked. What follows the first
/// `n_most` values is left out of the arrays and objects that it stands in.
pub fn read(text: &str, n_most: usize) -> Option<Value<'_>> {
    Reader { rest: text, n_left: n_most }.value(MAX_DEPTH)
}

struct Reader<'a> {
    rest: &'a str,
    n_left: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.n_left = self.n_left.saturating_sub(1);
        let before = self.rest;
        Some(match self.next()? {
            b'"' => Value::String(self.string()?),
            b'[' => {
                let depth = depth.checked_sub(1)?;
                let mut items = Vec::new();
                while self.is_more(b']')? {
                    let is_kept = self.is_kept();
                    let item = self.value(depth)?;
                    if is_kept {
                        items.push(item);
                    }
                }
                Value::Array(items)
            }
            b'{' => {
                let depth = depth.checked_sub(1)?;
                let mut fields = Vec::new();
                while self.is_more(b'}')? {
                    self.next().filter(|byte| *byte == b'"')?;
                    let name = self.string()?;
                    self.next().filter(|byte| *byte == b':')?;
                    let is_kept = self.is_kept() && fields.len() < MAX_FIELDS;
                    let value = self.value(depth)?;
                    if is_kept {
                        fields.push((name, value));
                    }
                }
                Value::Object(fields)
            }
            b't' => self.word("rue", Value::Bool(true))?,
            b'f' => self.word("alse", Value::Bool(false))?,
            b'n' => self.word("ull", Value::Null)?,
            _ => self.number(before)?,
        })
    }

    fn is_kept(&self) -> bool {
        self.n_left > 0
    }

    /// The next byte that is no white space. What is no JSON may have other characters here than those of ASCII.
    fn next(&mut self) -> Option<u8> {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let start = self.rest.bytes().position(|byte| !is_space(&byte))?;
        let byte = self.rest.as_bytes().get(start).copied();
        self.rest = self.rest.get(start + 1..)?;
        byte
    }

    /// Whether something comes before the end of an array or an object, and goes there.
    fn is_more(&mut self, end: u8) -> Option<bool> {
        let before = self.rest;
        let byte = self.next()?;
        if byte != b',' && byte != end {
            self.rest = before;
        }
        Some(byte != end)
    }

    fn word(&mut self, rest: &str, value: Value<'a>) -> Option<Value<'a>> {
        self.rest = self.rest.strip_prefix(rest)?;
        Some(value)
    }

    /// The number that `before` begins with, but for white space, and whose first character is behind.
    fn number(&mut self, before: &str) -> Option<Value<'a>> {
        let is_part = |byte: u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
        let end = self.rest.bytes().position(|byte| !is_part(byte)).unwrap_or(self.rest.len());
        self.rest = self.rest.get(end..)?;
        let text = before.trim_ascii_start().get(..=end)?;
        let number = short_number(text).unwrap_or_else(|| number_of(text));
        Some(if number.is_finite() { Value::Number(number) } else { Value::Null })
    }

    /// The string whose first quotation mark is behind.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let plain = self.plain()?;
        if self.rest.starts_with('"') {
            self.rest = self.rest.get(1..)?;
            return Some(plain.into());
        }
        let mut text = plain.to_owned();
        loop {
            let mut bytes = self.rest.bytes();
            let (mark, escape) = (bytes.next()?, bytes.next());
            if mark == b'"' {
                self.rest = self.rest.get(1..)?;
                return Some(text.into());
            }
            self.rest = self.rest.get(2..)?;
            text.push(match escape? {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\x08',
                b'f' => '\x0c',
                b'u' => self.unicode()?,
                other => char::from(other),
            });
            text.push_str(self.plain()?);
        }
    }

    /// What stands before the next quotation mark or escape.
    fn plain(&mut self) -> Option<&'a str> {
        let end = position(self.rest.as_bytes(), b'"', b'\\')?;
        let (plain, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(plain)
    }

    /// The character of an escape by number, of which half a surrogate pair is none.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        let is_first = (0xd800..0xdc00).contains(&first);
        let after = self.rest;
        if is_first && self.rest.starts_with("\\u") {
            self.rest = self.rest.get(2..)?;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            self.rest = after;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.chars().try_fold(0, |unit, digit| Some(unit * 16 + digit.to_digit(16)?))
    }
}

/// A number of few digits.
fn short_number(text: &str) -> Option<f64> {
    if text.len() > MAX_DIGITS {
        return None;
    }
    let digits = text.strip_prefix('-');
    let mut whole: u64 = 0;
    let mut power = 0.0;
    for byte in digits.unwrap_or(text).bytes() {
        if byte == b'.' {
            power = 1.0;
            continue;
        }
        let digit = Some(byte.wrapping_sub(b'0')).filter(|digit| *digit < 10)?;
        whole = whole * 10 + u64::from(digit);
        power *= 10.0;
    }
    let number = whole as f64 / if power > 0.0 { power } else { 1.0 };
    Some(if digits.is_some() { -number } else { number })
}
