//! Stub until the store lands.
/// Where a deal lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedAs {
    /// The file.
    pub path: std::path::PathBuf,
}
