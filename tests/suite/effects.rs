//! The disk in memory answers effects as the real one does.

mod table;

use crate::support::disk::Disk;
use crate::support::session::TODAY;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::content;
use stakemap::domain::record::deal::Deal;
use std::path::{Path, PathBuf};

impl table::Files for Disk {
    fn put(&mut self, deal: &Deal) -> PathBuf {
        Self::put(self, deal)
    }

    fn overwrite(&mut self, path: &Path, bytes: &[u8]) {
        self.deals.insert(path.to_owned(), bytes.to_vec().into());
    }

    fn remove(&mut self, path: &Path) {
        self.deals.remove(path);
    }

    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        let answer = Self::perform(self, effect, &content::playbook(&[]).0, TODAY);
        let told = answer.as_ref().and_then(|answer| self.told_after(answer));
        answer.into_iter().chain(told).collect()
    }
}

#[test]
fn the_disk_in_memory_answers_as_the_table_says() {
    table::check(Disk::default);
}
