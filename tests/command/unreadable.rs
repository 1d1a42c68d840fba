//! Files and folders that cannot be read or written: each is told, and the others are not held up.

use std::fs;

use crate::run::{argument, empty_folder, run, run_with_input};

const DOCUMENT: &str = "{\"headline\": \"One\"}";

#[test]
fn paths_that_are_wrong_do_not_keep_others_from_being_checked() {
    let folder = empty_folder("paths_that_are_wrong");
    let empty = folder.join("empty");
    fs::create_dir_all(&empty).unwrap();
    let (good, bad) = (folder.join("good.json"), folder.join("bad.json"));
    fs::write(&good, DOCUMENT).unwrap();
    fs::write(&bad, "{}").unwrap();
    let run = run(&["validate", argument(&empty), "missing.json", argument(&good), argument(&bad)]);
    assert_eq!(run.code, 1);
    for words in [
        "there is no .json file",
        "missing.json: there is no such file",
        "bad.json: the document has no headline",
    ] {
        assert!(run.out.contains(words), "{words} in: {}", run.out);
    }
    assert!(run.err.starts_with("2 of 3 documents have problems.\n"), "{}", run.err);
}

#[test]
fn files_that_cannot_be_written_do_not_keep_others_from_being_rendered() {
    let (source, out) =
        (empty_folder("cannot_be_written.source"), empty_folder("cannot_be_written.out"));
    for name in ["a", "b", "c"] {
        fs::write(source.join(name).with_extension("json"), DOCUMENT).unwrap();
    }
    // A folder stands where the first file should.
    fs::create_dir(out.join("a.html")).unwrap();
    let run = run(&["prerender", argument(&source), "--out", argument(&out)]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("a.html: cannot write: it is a folder, not a file"), "{}", run.err);
    assert!(run.err.ends_with("1 of 3 documents were not rendered.\n"), "{}", run.err);
    assert!(out.join("b.html").is_file() && out.join("c.html").is_file());
}

#[test]
fn endings_of_files_are_told_in_any_case_and_no_rendering_goes_over_another() {
    let (source, out) = (empty_folder("endings.source"), empty_folder("endings.out"));
    fs::write(source.join("a.JSON"), "{\"headline\": \"Capitals\"}").unwrap();
    let validated = run(&["validate", argument(&source)]);
    assert_eq!((validated.code, validated.err.as_str()), (0, "The document is fine.\n"));
    // Where a folder takes both.
    fs::write(source.join("a.json"), "{\"headline\": \"Small\"}").unwrap();
    if fs::read_dir(&source).unwrap().count() == 2 {
        let run = run(&["prerender", argument(&source), "--out", argument(&out)]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("another document is rendered as"), "{}", run.err);
        assert!(fs::read_to_string(out.join("a.html")).unwrap().contains("Capitals"));
    }
}

#[test]
fn what_is_no_text_is_told_in_plain_words() {
    let utf16: Vec<u8> = DOCUMENT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xff\xfe"[..], &utf16].concat();
    for (input, words) in [
        (&b""[..], "-: the document is empty\n    Check whatever writes it"),
        (b"\xef\xbb\xbf \n", "-: the document is empty\n"),
        (&utf16, "-: the document is UTF-16, not UTF-8\n    Save it as UTF-8."),
        (&marked, "-: the document is UTF-16, not UTF-8\n"),
        (
            b"//<![CDATA[\n{\"headline\": \"One\"}\n//]]>",
            "-: the document is wrapped in `<![CDATA[` as a script on a page, so it is not JSON\n    Serve what is between",
        ),
        (b"/* <![CDATA[ */ {} /* ]]> */", "-: the document is wrapped in `<![CDATA[` "),
        (b" <![CDATA[{}]]>", "-: the document is wrapped in `<![CDATA[` "),
    ] {
        let run = run_with_input(&["read", "-"], input);
        assert_eq!(run.code, 1);
        assert!(run.err.starts_with(words), "{words} in: {}", run.err);
    }
}

#[test]
fn folder_in_the_place_of_a_file_is_told_in_plain_words() {
    for command in [&["read", "articles"][..], &["prerender", "articles", "--json-lines"]] {
        let run = run(command);
        let words = "articles: cannot read: it is a folder, not a file\n    Name a file in it.\n";
        assert_eq!((run.code, run.err.as_str()), (1, words));
    }
}
