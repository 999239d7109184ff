//! All scopes, in the order of help: the enum and its list are made from these rows.

use super::rows::scopes;

scopes! {
    Home("Home");
    Deal("In a deal");
    People("Stakeholders");
    Profile("Profile");
    Questions("Questionnaire");
    Screening("Screening");
    Coaching("Coaching");
    Due("What's due");
    Debrief("Debrief");
    Attendees("Prep: who will be there");
    Prep("Prep: what to find out");
    Card("Card");
    History("History");
    Import("Import");
    ImportQuestion("Import: columns and dates");
    Export("Export");
    Talk("Log from a file");
    Alerts("Alerts");
    Map("Map");
    Group("Whole group");
    Inside("Their inside steps");
    Insight("Case for change");
    InsightSteps("Case for change, step by step");
    Beliefs("Case for change, A and B");
    Kit("Mobilizer's kit");
    KitOut("Handing out the kit");
    Review("Review");
    Minutes("Review minutes");
    Guide("Guide");
    GuideList("List of guide pages");
    Follow("Coach window");
    Form("Forms");
    Filter("While filtering");
    List("Help, palette, choices");
    Pasted("Pasted text");
    Menu("Menu");
    Page("Pages");
    Asked("The coach's question");
    Unsaved("Not saved");
    Recover("Recovered text");
    Opinions("Two opinions");
    Blind("While someone answers blind");
    Showing("Choosing who can see your screen");
    Move("Move around");
    Global("Everywhere");
    Always("Always");
}
