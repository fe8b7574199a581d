"""The texts of chapters that belong to one way of working: cases, examples and tables, a tree of goals, a lab."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # cases
    "cases": {"nl": "De casussen", "en": "The cases"},
    "case_n": {"nl": "Casus {n}", "en": "Case {n}"},
    "dots_shared": {
        "nl": "De deelnemers verdeelden {dots} over {cases}.",
        "en": "The participants shared out {dots} over {cases}.",
    },
    "cases_untouched": {
        "nl": "Over deze casussen is nog niet verder gepraat. Ze staan hier zoals ze zijn ingebracht.",
        "en": "These cases have not been talked through yet. Here they are as they were brought in.",
    },
    "key_questions": {"nl": "De kernvragen", "en": "The key questions"},
    "room_questions": {"nl": "Vragen uit de zaal", "en": "Questions from the room"},
    "needed": {"nl": "Wat nodig is", "en": "What is needed"},
    "stood_out": {"nl": "Wat opviel", "en": "What stood out"},
    "interim": {"nl": "Tussenconclusie", "en": "Interim conclusion"},
    "drawn_from": {
        "nl": "Getrokken uit wat hierover is ingebracht: {refs}.",
        "en": "Drawn from what was brought in about it: {refs}.",
    },
    "answers_case": {"nl": "Bij de casus “{title}”.", "en": "On the case “{title}”."},
    # examples and tables
    "example_n": {"nl": "Voorbeeld {n}", "en": "Example {n}"},
    "presented_by": {"nl": "Verteld door {presenter}.", "en": "Told by {presenter}."},
    "talk_yielded": {"nl": "Wat erover op tafel kwam: {what}.", "en": "What was said about it: {what}."},
    "tables_brought": {"nl": "Wat de tafels inbrachten", "en": "What the tables brought in"},
    "tables": {"nl": "Aan tafel", "en": "At the tables"},
    "table": {"nl": "Tafel", "en": "Table"},
    "tables_rounds": {"nl": "Aan {tables}, in {rounds}", "en": "At {tables}, in {rounds}"},
    "tables_round": {"nl": "Aan {tables}", "en": "At {tables}"},
    "round_n": {"nl": "Ronde {n}", "en": "Round {n}"},
    "led_by_leader": {"nl": "Begeleid door {leader}.", "en": "Led by {leader}."},
    "tables_lead": {"nl": "Samen leverden de tafels {what} op.", "en": "Together the tables yielded {what}."},
    "matrix_top": {
        "nl": "Over alle doelen samen draagt {idea} het meest bij.",
        "en": "Over all goals together, {idea} adds most.",
    },
    "dots_chosen": {
        "nl": "De deelnemers gaven samen {given}. De speerpunten kregen er {chosen} van.",
        "en": "Together the participants gave {given}. The spearheads got {chosen} of them.",
    },
    "circle_lead": {
        "nl": "Mensen schreven {what} op. Ze staan op volgorde van steun: eens min oneens.",
        "en": "People wrote {what}. They are in order of support: agree minus disagree.",
    },
    "talk_gave": {"nl": "Het gesprek leverde {what} op.", "en": "The talk yielded {what}."},
    "kinds_value": {"nl": "Kernwaarden", "en": "Core values"},
    "goal_head": {"nl": "Doel", "en": "Goal"},
    "adds_most": {"nl": "Draagt het meest bij", "en": "Adds most"},
    "mean_head": {"nl": "Gemiddeld", "en": "Mean"},
    "no_idea_yet": {"nl": "nog zonder idee", "en": "no idea yet"},
    "questions_answered": {"nl": "Vragen en antwoorden", "en": "Questions and answers"},
    "insights": {"nl": "Inzichten", "en": "Insights"},
    "obstacles": {"nl": "Wat in de weg staat", "en": "What stands in the way"},
    "brought_head": {"nl": "Ingebracht", "en": "Brought in"},
    "carried_head": {"nl": "Meeste steun", "en": "Most support"},
    "moved_spoken": {"nl": "{n} van {start} naar {end}", "en": "{n} from {start} to {end}"},
    "first_table": {"nl": "begin", "en": "start"},
    "next_table": {"nl": "eind", "en": "end"},
    "began_at": {"nl": "Ontstaan in ronde {n}: {group}.", "en": "Began in round {n}: {group}."},
    "spearheads_none": {"nl": "Speerpunten", "en": "Spearheads"},
    "dots_lie": {"nl": "Waar de stippen liggen", "en": "Where the dots lie"},
    # a tree of goals
    "tree_spoken": {"nl": "De doelenboom met {goals}", "en": "The goal tree with {goals}"},
    "tree_cut": {
        "nl": "Een plus zegt hoeveel doelen er nog onder hangen. In de lijst staan ze alle.",
        "en": "A plus says how many goals hang below. They are all in the list.",
    },
    "ideas_for_goal": {"nl": "Ideeën: {refs}", "en": "Ideas: {refs}"},
    "goal_questions": {"nl": "Vragen bij de doelen", "en": "Questions about the goals"},
    "goals_helped": {"nl": "Bij elk doel past een idee", "en": "Every goal has an idea that adds to it"},
    "goals_bare_list": {"nl": "Nog zonder idee", "en": "Without an idea so far"},
    "matrix_how": {
        "nl": "De deelnemers gaven per idee aan hoeveel het bijdraagt aan elk doel: van 0 (niets) tot 3 (veel).",
        "en": "For each idea the participants said how much it adds to each goal: from 0 (nothing) to 3 (a lot).",
    },
    "matrix_caption": {
        "nl": "Wat elk idee bijdraagt aan elk doel: gemiddelden van 0 tot 3. Een streepje: minder dan drie mensen gaven een oordeel.",
        "en": "What each idea adds to each goal: means from 0 to 3. A dash: fewer than three people judged it.",
    },
    "idea": {"nl": "Idee", "en": "Idea"},
    "judges": {"nl": "Mensen", "en": "People"},
    "under_number": {"nl": "onder {ref}", "en": "under {ref}"},
    "needs_apart": {"nl": "Hier lopen de behoeften uiteen", "en": "Where needs differ"},
    # a lab
    "recognised": {"nl": "Het meest herkend", "en": "Most recognised"},
    "contested": {"nl": "Hier denken mensen verschillend over", "en": "Where people think differently"},
    "experiment": {"nl": "Het gedachte-experiment", "en": "The thought experiment"},
    "seen": {"nl": "Wat mensen dan zien", "en": "What people see then"},
    "asked": {"nl": "Vragen vooraf", "en": "Questions beforehand"},
    "stance_supports": {"nl": "Wat dit steunt", "en": "What supports this"},
    "stance_challenges": {"nl": "Wat dit uitdaagt", "en": "What challenges this"},
    "stance_against": {"nl": "Wat ertegen spreekt", "en": "What speaks against it"},
    "stance_none": {"nl": "Wat erover gezegd is", "en": "What was said about it"},
    "circle": {"nl": "Van waarom naar hoe naar wat", "en": "From why to how to what"},
    "ring_why": {"nl": "Waarom", "en": "Why"},
    "ring_how": {"nl": "Hoe", "en": "How"},
    "ring_what": {"nl": "Wat", "en": "What"},
    "ring_spoken": {"nl": "{ring}: {n}", "en": "{ring}: {n}"},
    "intended": {"nl": "Wat mensen zich voornamen", "en": "What people set themselves to do"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "dots": {"nl": ("één stip", "{n} stippen"), "en": ("one dot", "{n} dots")},
    "cases_title": {"nl": ("{n} casus", "{n} casussen"), "en": ("{n} case", "{n} cases")},
    "cases_chosen": {
        "nl": ("{n} casus, gekozen uit {all}", "{n} casussen, gekozen uit {all}"),
        "en": ("{n} case, chosen from {all}", "{n} cases, chosen from {all}"),
    },
    "cases_left": {
        "nl": ("{n} casus bleef liggen", "{n} casussen bleven liggen"),
        "en": ("{n} case was left", "{n} cases were left"),
    },
    "examples_title": {
        "nl": ("{n} voorbeeld uit de praktijk", "{n} voorbeelden uit de praktijk"),
        "en": ("{n} example from practice", "{n} examples from practice"),
    },
    "tables": {"nl": ("één tafel", "{n} tafels"), "en": ("one table", "{n} tables")},
    "rounds": {"nl": ("één ronde", "{n} rondes"), "en": ("one round", "{n} rounds")},
    "changed_table": {
        "nl": ("{n} mens eindigde aan een andere tafel", "{n} mensen eindigden aan een andere tafel"),
        "en": ("{n} person ended at another table", "{n} people ended at another table"),
    },
    "spearheads_title": {"nl": ("{n} speerpunt", "{n} speerpunten"), "en": ("{n} spearhead", "{n} spearheads")},
    "spearheads": {"nl": ("{n} speerpunt", "{n} speerpunten"), "en": ("{n} spearhead", "{n} spearheads")},
    "weighed": {
        "nl": ("Over één ervan gaven mensen hun oordeel.", "Over {n} ervan gaven mensen hun oordeel."),
        "en": ("People judged one of them.", "People judged {n} of them."),
    },
    "weighed_every": {
        "nl": ("Mensen gaven er hun oordeel over.", "Over alle {n} gaven mensen hun oordeel."),
        "en": ("People judged it.", "People judged all {n} of them."),
    },
    "owner_missing": {
        "nl": ("Van één afspraak is nog niet bekend wie het doet.", "Van {n} afspraken is nog niet bekend wie het doet."),
        "en": ("Of one agreement it is not known yet who does it.", "Of {n} agreements it is not known yet who does them."),
    },
    "due_missing": {
        "nl": ("Van één afspraak is nog niet bekend wanneer.", "Van {n} afspraken is nog niet bekend wanneer."),
        "en": ("Of one agreement it is not known yet by when.", "Of {n} agreements it is not known yet by when."),
    },
    "initiatives_title": {
        "nl": ("{n} initiatief dat er al is", "{n} initiatieven die er al zijn"),
        "en": ("{n} initiative that is there already", "{n} initiatives that are there already"),
    },
    "lived_there": {
        "nl": ("Eén ervaring vertelt hoe het daar is.", "{n} ervaringen vertellen hoe het daar is."),
        "en": ("One experience tells what it is like there.", "{n} experiences tell what it is like there."),
    },
    "needs_title": {
        "nl": ("{n} behoefte, en wie haar deelt", "{n} behoeften, en wie ze deelt"),
        "en": ("{n} need, and who shares it", "{n} needs, and who shares them"),
    },
    "needs_plain": {"nl": ("{n} behoefte", "{n} behoeften"), "en": ("{n} need", "{n} needs")},
    "main_goals": {"nl": ("{n} hoofddoel", "{n} hoofddoelen"), "en": ("{n} main goal", "{n} main goals")},
    "branches": {"nl": ("één tak", "{n} takken"), "en": ("one branch", "{n} branches")},
    "goals_below": {
        "nl": ("één doel daaronder", "{n} doelen daaronder"),
        "en": ("one goal below", "{n} goals below"),
    },
    "leaves": {"nl": ("één blad", "{n} bladeren"), "en": ("one leaf", "{n} leaves")},
    "goals_bare": {
        "nl": ("{n} doel wacht nog op een idee", "{n} doelen wachten nog op een idee"),
        "en": ("{n} goal still waits for an idea", "{n} goals still wait for an idea"),
    },
    "principles_title": {
        "nl": ("{n} uitgangspunt voor alles wat volgt", "{n} uitgangspunten voor alles wat volgt"),
        "en": ("{n} principle for all that follows", "{n} principles for all that follows"),
    },
    "groups_title": {
        "nl": ("{n} thema om mee verder te gaan", "{n} thema's om mee verder te gaan"),
        "en": ("{n} theme to go on with", "{n} themes to go on with"),
    },
    "beliefs_title": {
        "nl": ("{n} overtuiging op tafel", "{n} overtuigingen op tafel"),
        "en": ("{n} belief on the table", "{n} beliefs on the table"),
    },
    "values_title": {"nl": ("{n} kernwaarde", "{n} kernwaarden"), "en": ("{n} core value", "{n} core values")},
    "commitments_title": {
        "nl": ("{n} afspraak voor de komende tijd", "{n} afspraken voor de komende tijd"),
        "en": ("{n} commitment for the coming time", "{n} commitments for the coming time"),
    },
}
