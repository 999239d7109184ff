//! English words that are also names. In a text they are mostly just words.

/// Months that are names too. They are always capitalized, so the spelling doesn't tell them from the name.
pub(super) const MONTHS: [&str; 5] = ["April", "August", "January", "June", "May"];

/// Other such words, in lower case.
pub(super) const WORDS: [&str; 96] = [
    "an", "art", "baker", "banks", "best", "bill", "black", "brown", "bush", "can", "case", "chance", "chase", "close",
    "cook", "cross", "dawn", "day", "do", "drew", "early", "faith", "field", "fine", "fish", "ford", "found", "fox",
    "frank", "free", "gold", "good", "grace", "grant", "gray", "green", "hall", "hang", "he", "hill", "hope", "house",
    "hung", "hunt", "in", "it", "jack", "joy", "key", "king", "lake", "land", "law", "legal", "little", "long", "love",
    "low", "major", "man", "mark", "marsh", "may", "miles", "new", "no", "noble", "not", "on", "page", "park", "pat",
    "power", "price", "rich", "ring", "rob", "rose", "sharp", "short", "small", "snow", "so", "song", "stone",
    "strong", "sue", "sun", "wall", "ward", "way", "west", "white", "will", "yet", "young",
];
