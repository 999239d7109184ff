//! What makes the enums, their lists and lookups out of the rows of the table.

/// Makes the scopes with the headings for help and guide from the rows below.
macro_rules! scopes {
    ($($scope:ident($title:literal);)*) => {
        /// A part of the app in which a key has a meaning. The nearest scope wins.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)] // Each has its heading.
        pub enum Scope {
            $($scope,)*
        }

        impl Scope {
            /// All scopes in the order of the help.
            pub const ALL: [Self; [$(stringify!($scope),)*].len()] = [$(Self::$scope,)*];

            /// Returns the heading for help and guide.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$scope => $title,)*
                }
            }
        }
    };
}

/// Makes the enum, the list and the lookup from the rows below.
macro_rules! commands {
    ($($scope:ident {
        $($variant:ident($name:literal, $title:literal, $keys:tt, $hint:literal, $run:expr)
            $(.$fact:ident($($value:expr)?))*;)*
    })*) => {
        /// An operation that a user can run.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)] // Each has its title and help in its row.
        pub enum Command {
            $($($variant,)*)*
        }

        impl Command {
            /// All commands in the order of help and hints.
            pub const ALL: [Self; [$($(stringify!($variant),)*)*].len()] = [$($(Self::$variant,)*)*];

            /// Returns the command's row.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                match self {
                    $($(Self::$variant => const {
                        &Spec::new(Scope::$scope, $name, $title, &$keys, $hint, $run)$(.$fact($($value)?))*
                    },)*)*
                }
            }
        }
    };
}

pub(super) use {commands, scopes};
