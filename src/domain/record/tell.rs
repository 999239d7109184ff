//! The five tells of the Talker screening (M3) and their answers.

/// One of the five tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tell {
    /// Their reaction to a thought-provoking insight.
    Insight,
    /// Their choice of "me" or "we".
    Talk,
    /// The thing they press you for.
    Press,
    /// The thing they give you.
    Gives,
    /// Their delivery of a mobilizing task.
    Task,
}

/// An answer to a tell. Each belongs to exactly one tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TellAnswer {
    /// Insight: hard questions, built on it.
    Pressed,
    /// Insight: taken without a question.
    Accepted,
    /// Insight: no engagement.
    NotEngaged,
    /// Insight: waved away.
    WavedAway,
    /// Talk: from the group's view.
    We,
    /// Talk: some of each.
    Both,
    /// Talk: from their own view.
    Me,
    /// Press: to do.
    ToDo,
    /// Press: to know and pass on.
    ToKnow,
    /// Press: to test.
    ToTest,
    /// Press: does not press.
    DoesNotPress,
    /// Gives: nothing.
    Nothing,
    /// Gives: information.
    Information,
    /// Gives: time and introductions.
    TimeAndIntroductions,
    /// Task: delivered.
    Delivered,
    /// Task: in part or late.
    InPart,
    /// Task: not delivered.
    NotDelivered,
    /// Task: refused flatly.
    Refused,
    /// Task: declined, and open to another.
    Declined,
}

impl Tell {
    /// The number of tells.
    pub const COUNT: usize = 5;
    /// All tells in the order of the tables.
    pub const ALL: [Self; Self::COUNT] = [Self::Insight, Self::Talk, Self::Press, Self::Gives, Self::Task];

    /// Returns the position in [`Tell::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Insight => "insight",
            Self::Talk => "talk",
            Self::Press => "press",
            Self::Gives => "gives",
            Self::Task => "task",
        }
    }

    /// Returns the tell with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tell| tell.id() == id)
    }

    /// Returns the answers in the order of the tables. An answer's key on the keyboard is its position plus one.
    #[must_use]
    pub const fn answers(self) -> &'static [TellAnswer] {
        use TellAnswer as A;
        match self {
            Self::Insight => &[A::Pressed, A::Accepted, A::NotEngaged, A::WavedAway],
            Self::Talk => &[A::We, A::Both, A::Me],
            Self::Press => &[A::ToDo, A::ToKnow, A::ToTest, A::DoesNotPress],
            Self::Gives => &[A::Nothing, A::Information, A::TimeAndIntroductions],
            Self::Task => &[A::Delivered, A::InPart, A::NotDelivered, A::Refused, A::Declined],
        }
    }

    /// Returns this tell's answer with this id.
    #[must_use]
    pub fn answer(self, id: &str) -> Option<TellAnswer> {
        self.answers().iter().copied().find(|answer| answer.id() == id)
    }
}

impl TellAnswer {
    /// The number of answers to all tells together.
    pub const COUNT: usize = 19;

    /// Returns the position among all answers of all tells.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the tell this answers.
    #[must_use]
    pub const fn tell(self) -> Tell {
        match self {
            Self::Pressed | Self::Accepted | Self::NotEngaged | Self::WavedAway => Tell::Insight,
            Self::We | Self::Both | Self::Me => Tell::Talk,
            Self::ToDo | Self::ToKnow | Self::ToTest | Self::DoesNotPress => Tell::Press,
            Self::Nothing | Self::Information | Self::TimeAndIntroductions => Tell::Gives,
            Self::Delivered | Self::InPart | Self::NotDelivered | Self::Refused | Self::Declined => Tell::Task,
        }
    }

    /// Returns the stable id, unique within its tell.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pressed => "pressed",
            Self::Accepted => "accepted",
            Self::NotEngaged => "not-engaged",
            Self::WavedAway => "waved-away",
            Self::We => "we",
            Self::Both => "both",
            Self::Me => "me",
            Self::ToDo => "to-do",
            Self::ToKnow => "to-know",
            Self::ToTest => "to-test",
            Self::DoesNotPress => "does-not-press",
            Self::Nothing => "nothing",
            Self::Information => "information",
            Self::TimeAndIntroductions => "time-and-introductions",
            Self::Delivered => "delivered",
            Self::InPart => "in-part",
            Self::NotDelivered => "not-delivered",
            Self::Refused => "refused",
            Self::Declined => "declined",
        }
    }

    /// Returns whether it was added after the first version of the method: a user's own files may not have it.
    #[must_use]
    pub const fn is_newer(self) -> bool {
        matches!(self, Self::Declined)
    }

    /// Returns whether a task was delivered, in full or in part.
    #[must_use]
    pub const fn came(self) -> bool {
        matches!(self, Self::Delivered | Self::InPart)
    }

    /// Returns whether the insight engaged them, which raises the question of how they press (M3, M16).
    #[must_use]
    pub const fn engaged(self) -> bool {
        matches!(self, Self::Pressed | Self::Accepted)
    }
}
