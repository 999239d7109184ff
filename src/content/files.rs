//! The method's files from `assets/method`.

macro_rules! files {
    ($($name:literal)*) => {
        /// The names in the order of reading: sources come first, because everything else refers to them.
        pub(super) const NAMES: [&str; 16] = [$($name),*];

        /// Each file's name, path in the project, and text in JSON as the build script made it.
        pub(super) static BUILT_IN: [(&str, &str, &str); 16] = [$(
            ($name, concat!("assets/method/", $name), include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))),
        )*];

        /// The same with the text in TOML.
        #[cfg(test)]
        pub(super) static WRITTEN: [(&str, &str, &str); 16] = [$(
            ($name, concat!("assets/method/", $name), include_str!(concat!("../../assets/method/", $name))),
        )*];
    };
}

files! {
    "method.toml"
    "figures.toml"
    "profiles.toml"
    "traits.toml"
    "tells.toml"
    "coaching.toml"
    "blockers.toml"
    "advice.toml"
    "willing.toml"
    "alerts.toml"
    "group.toml"
    "insight.toml"
    "inside.toml"
    "kit.toml"
    "review.toml"
    "model.toml"
}
