//! `stakemap kit`: the working paper for a customer's Mobilizer, as Markdown or as a web page.

use super::args::Options;
use super::{Stop, method_on_stderr, print_file};
use crate::export::kit::html::html;
use crate::export::kit::{kit as kit_of, markdown};

pub(super) fn kit(options: &Options, deal: &str, as_html: bool) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(deal)?)?.deal;
    let kit = kit_of(&playbook.kit, &deal);
    print_file(&if as_html { html(&kit) } else { markdown(&kit) })
}
