//! What the doctor says of an article that was rendered ahead of time.

use article_widget::ui::Options;
use serde_json::{Value, json};

use crate::server::Answer;
use crate::site::{ARTICLE, EMBED, FRAGMENT, Site, article};

#[test]
fn fragments_that_do_not_fit_are_named() {
    let site = Site::new();
    let source = site.news.at(ARTICLE);
    let remake =
        format!("run: curl -gfsSL '{source}' | article-widget prerender --base '{source}' -");
    let attribute = format!(" prerendered=\"{}\"", site.news.at(FRAGMENT));
    site.write("", &site.widget(&attribute), "");
    let older = {
        let mut it = article();
        it["headline"] = Value::from("The Harbour Closes");
        it
    };
    site.prerender(&older, &Options::default());
    let beginning = format!("warning: fragment: {}", site.news.at(FRAGMENT));
    site.diagnosis().expect(&beginning, "another version of the article", &remake);

    site.prerender(&article(), &Options::default());
    let html = String::from_utf8(site.news.bytes(FRAGMENT)).unwrap();
    site.news.change(FRAGMENT, |it| it.body(html.replace("<!--x-->", "")));
    site.diagnosis().expect(&beginning, "its elements are not those", &remake);

    let stamp = html.split('"').nth(1).unwrap();
    let other_build = stamp.split_once('-').unwrap().1;
    site.news.change(FRAGMENT, |it| it.body(html.replace(stamp, &format!("1-{other_build}"))));
    site.diagnosis().expect(&beginning, "made by another release", &remake);

    site.news.change(FRAGMENT, |it| it.body("<h1>Hand-made</h1>"));
    let beginning = format!("error: fragment: {}", site.news.at(FRAGMENT));
    let words = "there is nothing in it that `article-widget prerender` has made";
    site.diagnosis().expect(&beginning, words, &remake);
}

#[test]
fn fragment_from_a_stranger_is_named() {
    let site = Site::new();
    site.prerender(&article(), &Options::default());
    site.host.serve(FRAGMENT, Answer::new("text/html", site.news.bytes(FRAGMENT)));
    site.write("", &site.widget(&format!(" prerendered=\"{FRAGMENT}\"")), "");
    let beginning = format!("error: fragment: {}", site.host.at(FRAGMENT));
    let words = format!(
        "comes from {}, which is neither the origin of the article ({})",
        site.host.at(""),
        site.news.at("")
    );
    let line = format!("write on the page: prerendered=\"{}\"", site.news.at(FRAGMENT));
    site.diagnosis().expect(&beginning, &words, &line);

    // It is not used either where it leads to a stranger, or from one.
    site.news.serve(FRAGMENT, Answer::redirect(&site.host.at(FRAGMENT)));
    site.write("", &site.widget(&format!(" prerendered=\"{}\"", site.news.at(FRAGMENT))), "");
    let beginning = format!("error: fragment: {}", site.news.at(FRAGMENT));
    site.diagnosis().expect(&beginning, &words, &line);
}

#[test]
fn fragment_from_where_the_script_really_is_is_fine() {
    let site = Site::new();
    site.prerender(&article(), &Options::default());
    site.cdn.serve(FRAGMENT, Answer::new("text/html", site.news.bytes(FRAGMENT)));
    let moved = "/moved/embed.js";
    site.host.serve(moved, Answer::redirect(&site.cdn.at(EMBED)));
    let script = format!("<script type=\"module\" src=\"{moved}\"></script>");
    let widget = site.widget(&format!(" prerendered=\"{}\"", site.cdn.at(FRAGMENT)));
    site.write_without_script("", &(widget + &script));
    site.diagnosis().expect_faults(&[]);
}

#[test]
fn fragment_that_breaks_off_is_named() {
    let site = Site::new();
    site.prerender(&article(), &Options::default());
    let html = String::from_utf8(site.news.bytes(FRAGMENT)).unwrap();
    let widget = site.widget(&format!(" prerendered=\"{}\"", site.news.at(FRAGMENT)));
    site.write("", &widget, "");
    let source = site.news.at(ARTICLE);
    let remake =
        format!("run: curl -gfsSL '{source}' | article-widget prerender --base '{source}' -");
    for other in [html.replace("--></div>", "-->"), format!("{html}<script></script>")] {
        site.news.change(FRAGMENT, |it| it.body(other));
        let beginning = format!("error: fragment: {}", site.news.at(FRAGMENT));
        site.diagnosis().expect(&beginning, "only its beginning comes", &remake);
    }
    site.news.change(FRAGMENT, |it| it.body(html + "\n"));
    site.diagnosis().expect_faults(&[]);
}

#[test]
fn fragment_is_made_from_where_the_article_really_is() {
    let site = Site::new();
    let html = "<h1>Hand-made</h1>";
    site.news.serve(FRAGMENT, Answer::new("text/html", html));
    let moved = site.news.at("/moved.json");
    site.news.serve("/moved.json", Answer::redirect(ARTICLE));
    let fragment = site.news.at(FRAGMENT);
    let widget = format!(
        "<article-widget src=\"{moved}\" prerendered=\"{fragment}\"><a href=\"/\">Harbour</a></article-widget>"
    );
    site.write("", &widget, "");
    let source = site.news.at(ARTICLE);
    let remake =
        format!("run: curl -gfsSL '{source}' | article-widget prerender --base '{source}' -");
    site.diagnosis().expect("error: fragment: ", "there is nothing in it", &remake);
}

#[test]
fn article_in_the_page_itself_is_compared_with_the_document() {
    let site = Site::new();
    site.prerender(&article(), &Options::default());
    let fragment = String::from_utf8(site.news.bytes(FRAGMENT)).unwrap();
    let source = site.news.at(ARTICLE);
    let root =
        format!("<template shadowrootmode=\"open\"><style>p > a {{}}</style>{fragment}</template>");
    let widget = format!("<article-widget src=\"{source}\">{root}</article-widget>");
    site.write("", &widget, "");
    site.diagnosis().expect_faults(&[]);
    site.publish(json!({ "headline": "Newer" }));
    let remake = format!(
        "run: curl -gfsSL '{source}' | article-widget prerender --base '{source}' --edition prerendered -"
    );
    site.diagnosis().expect(
        "warning: fragment: <article-widget",
        "another version of the article",
        &remake,
    );
}
