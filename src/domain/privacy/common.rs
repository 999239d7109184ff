//! English words that are names too. In a text they are mostly the word.

/// Months that are names: always with a capital, so that nothing tells them from the name.
pub(super) const MONTHS: [&str; 5] = ["April", "August", "January", "June", "May"];

/// Other words, in lower case.
pub(super) const WORDS: [&str; 96] = [
    "an", "art", "baker", "banks", "best", "bill", "black", "brown", "bush", "can", "case", "chance", "chase", "close",
    "cook", "cross", "dawn", "day", "do", "drew", "early", "faith", "field", "fine", "fish", "ford", "found", "fox",
    "frank", "free", "gold", "good", "grace", "grant", "gray", "green", "hall", "hang", "he", "hill", "hope", "house",
    "hung", "hunt", "in", "it", "jack", "joy", "key", "king", "lake", "land", "law", "legal", "little", "long", "love",
    "low", "major", "man", "mark", "marsh", "may", "miles", "new", "no", "noble", "not", "on", "page", "park", "pat",
    "power", "price", "rich", "ring", "rob", "rose", "sharp", "short", "small", "snow", "so", "song", "stone",
    "strong", "sue", "sun", "wall", "ward", "way", "west", "white", "will", "yet", "young",
];
