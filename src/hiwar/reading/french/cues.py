"""What French words tell: the kind of an event, the type of an item.

A pattern is written as one would say it: a blank is any white space, «...» some words of the same
sentence, «~» an apostrophe or none, «STEM*» any ending.
"""

import re

_EVENTS = """
founding kind.founding_assembly 1.10 | assemblee (generale )?constitutive|congres constitutif
founding kind.founded 1.00 | (creation|constitution|naissance) (du|de la|d~une?) FOUNDED
dialogue_round kind.received 1.00 | (a|ont) (ete )?recue?s? ... (par|une delegation|le bureau)
dialogue_round kind.session_with_authority 1.06 | SESSION (\\S+ ){0,5}?avec (le |la |les |l~ ?|m. |mme )?AUTHORITY
dialogue_round kind.round 1.00 | (round|seance|session)s? (du|de) dialogue
dialogue_round kind.round 1.00 | dialogue social ... (entre|avec)
congress kind.congress 1.00 | (tenu|tient|tenue|travaux|organise|reuni|cloture) ... congres
congress kind.congress 1.00 | \\d+ ?(e|eme|er) congres
general_assembly kind.general_assembly 1.00 | assemblee generale
council kind.council 1.00 | (reuni|session|tenu|travaux) ... conseil (national|regional|d~administration)
council kind.council 1.00 | conseil (national|regional) (\\S+ ){0,12}?(s~est reuni|a tenu)
outreach_meeting kind.outreach 1.00 | rencontre (de )?communication|journee (d~etude|de formation)
outreach_meeting kind.meeting_with_members 1.00 | rencontre avec les (adherents|salaries|travailleurs|delegues)
consultative_meeting kind.consultative 1.00 | (reunion|rencontre) (de concertation|consultative)
bureau_meeting kind.bureau_meeting 1.02 | ORGAN ... (s~est reuni|reuni|a tenu|tenu|tient)
bureau_meeting kind.meeting_of_bureau 1.02 | (reunion|reuni*) (\\S+ ){0,4}?(du|de son|de la|le) (bureau|comite)
strike_or_protest kind.protest_held 0.95 | (observe|organise|mene|decide|annonce)* ... PROTEST
strike_or_protest kind.protest_held 0.95 | (appelle|suspend|tenu|entame|lance)* ... PROTEST
strike_or_protest kind.protest_words 0.75 | greve (nationale|generale|d~avertissement|de \\d+)|sit-in
statement kind.statement 0.62 | communique|declaration|motion|lettre ouverte
statement kind.stance 0.62 | denonce|exige|reclame|condamne|revendique
"""
_ACTS = """
demand items.asked | (exige*|revendiqu*|reclam*|sollicit*|interpell*)
demand items.asked | (demande|demandent|demandant|a demande|ont demande)
demand items.asked | (revendications|doleances|cahier revendicatif|demandes)
demand items.called_for | (appell*|invite*|exhort*) (le |la |les |l~ ?)?BODY ([^:.\\n]{0,60}? )?(a|au|d~)
recommendation items.called_for | (appelle|appellent|appelant|invite|invitent|exhort*|recommand*)
decision items.decided | (decide|decident|a decide|ont decide|a adopte|a approuve|a elu|decisions)
commitment items.promised | (s~est engagee?|se sont engages|s~engage|s~engagent|a promis|ont promis|engagements)
achievement items.achieved | (a obtenu|ont obtenu|a permis|ont permis|a arrache)
achievement items.achieved | (realisations|acquis (suivants|realises|obtenus))
position items.denounced | (denonce*|denoncant|condamn*|rejett*|refuse*|fustig*|deplor*|s~indign*)
position items.praised | (salue|saluent|saluant|se felicit*|remerci*|soutient|soutiennent|exprim*)
position items.affirmed_that | (reaffirm*|reiter*|considere*|tient responsable|rend hommage)
"""
_PARTS = {
    "FOUNDED": "(syndicat|bureau|section|association|federation|coordination)",
    "SESSION": "(reunion|rencontre|seance de travail|entretien|round)",
    "AUTHORITY": (
        "(ministre|ministere|direct*|wali|gouverneur|administration|delegue"
        "|secretaire general du ministere|president directeur)"
    ),
    "ORGAN": (
        "(bureau|secretariat|commission|comite) "
        "(executif|national|regional|local|syndical|provincial|administrative|politique|central)"
    ),
    "PROTEST": "(greve|sit-in|marche|debrayage|arret de travail|manifestation|rassemblement)",
    "BODY": (
        "(gouvernement|ministere|ministre|direction|directeur|administration|autorites|wali"
        "|gouverneur|employeur|patronat|etat|responsables|parlement|societe|pouvoirs)"
    ),
}


def pattern(said: str) -> re.Pattern[str]:
    """The regular expression behind a pattern as written above."""
    for name, part in _PARTS.items():
        said = said.replace(name, part)
    said = said.replace(" ... ", r"\s[^.\n]{0,100}?").replace("~", r"\W?")
    said = said.replace(")*", r")\w*").replace(" ", r"\s+")
    said = re.sub(r"(?<=\w)\*", r"(?!\\w*er(?!\\w))\\w*", said)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)")


def _rows(table: str) -> list[tuple[list[str], re.Pattern[str]]]:
    rows = (line.split(" | ", 1) for line in table.strip().splitlines())
    return [(head.split(), pattern(said.strip())) for head, said in rows]


EVENTS = [(kind, rule, float(weight), cue) for (kind, rule, weight), cue in _rows(_EVENTS)]
ACTS = [(kind, rule, cue) for (kind, rule), cue in _rows(_ACTS)]
