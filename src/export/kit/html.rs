//! The kit as a web page in one file, made to be printed and written on: it opens offline and needs no script.

use super::{Block, Kit, KitPage, ROOM};
use crate::export::html::escaped;

const LOOK: &str = include_str!("../../../assets/export/kit.css");

/// Formats the kit as a web page. Whatever people typed is plain text there, never markup, and nothing says what made it.
#[must_use]
pub fn html(kit: &Kit) -> String {
    let title = escaped(&kit.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
         <style>\n{LOOK}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"lead\">{}</p>\n",
        escaped(&kit.lead)
    );
    kit.parts.iter().for_each(|one| page.push_str(&section(one)));
    page.push_str("</body>\n</html>\n");
    page
}

fn section(page: &KitPage) -> String {
    let mut out =
        format!("<section>\n<h2>{}</h2>\n<p class=\"lead\">{}</p>\n", escaped(&page.title), escaped(&page.lead));
    // What belongs to a person or a step stays on one sheet of paper with it.
    let mut is_open = false;
    for block in &page.blocks {
        if matches!(block, Block::Person(_) | Block::Step(..)) {
            out.push_str(if is_open { "</div>\n<div class=\"group\">\n" } else { "<div class=\"group\">\n" });
            is_open = true;
        }
        out.push_str(&block_html(block));
    }
    out.push_str(if is_open { "</div>\n</section>\n" } else { "</section>\n" });
    out
}

fn block_html(block: &Block) -> String {
    match block {
        Block::Person(Some(name)) => format!("<h3>{}</h3>\n", escaped(name)),
        Block::Person(None) => "<h3 class=\"blank\"><span>Name:</span></h3>\n".to_owned(),
        Block::Step(label, say) => format!("<h3>{}</h3>\n<p class=\"say\">{}</p>\n", escaped(label), escaped(say)),
        Block::Line(label, text, say) => {
            let label = if label.is_empty() { String::new() } else { format!("<b>{}</b>", escaped(label)) };
            let text = text.as_deref().map_or_else(
                || "<span class=\"blank\"></span>".to_owned(),
                |text| format!("<span>{}</span>", escaped(text)),
            );
            let say = if say.is_empty() { String::new() } else { format!("<i>Ask: {}</i>", escaped(say)) };
            let class = if label.is_empty() { "line bare" } else { "line" };
            format!("<p class=\"{class}\">{label}{text}{say}</p>\n")
        }
        Block::Table(heads) => {
            let heads: String = heads.iter().map(|one| format!("<th scope=\"col\">{one}</th>")).collect();
            let rows = "<tr><td></td><td></td><td></td></tr>\n".repeat(ROOM);
            format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
        }
    }
}
