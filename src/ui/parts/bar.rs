//! A share from 0 to 1 as a bar.

use super::canvas::Canvas;
use crate::ui::theme::Role;

impl Canvas<'_> {
    /// Draws a bar of a given width for a share from 0 to 1.
    pub fn bar(&mut self, x: u16, y: u16, columns: u16, share: f64, role: Role) {
        // In range by the clamp, so the cast cannot cut.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let full = (share.clamp(0.0, 1.0) * f64::from(columns)).round() as u16;
        let signs = self.theme.signs;
        self.put(x, y, full, &signs.full.repeat(usize::from(full)), role);
        let rest = columns - full;
        self.put(x + full, y, rest, &signs.empty.repeat(usize::from(rest)), Role::Border);
    }
}
