"""Each sentence of docs/trust/or.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "docs/trust/or.md"
SHOWN: Shown = {
    "Collega's krijgen vragen over hun vak.": (Why.DEFINITION,),
    "Wat betekent dat voor hen?": (Why.DEFINITION,),
    "Vragen over de organisatie: is iets vastgelegd, en gebeurt het ook?": (
        "tests/web/questions/test_answering.py::test_the_first_page_says_how_many_how_long_and_who_sees_it",
        "tests/documents/workbook/test_template.py::test_what_is_asked_stands_beside_its_code_and_is_not_read_back",
        Why.DECISION,
    ),
    "Nooit over een persoon.": (Why.DECISION,),
    "Wie antwoordt, doet dat in een functie.": (
        "tests/documents/test_example.py::test_respondents_are_functions",
        "tests/apps/invitations/test_inviting.py::test_a_second_person_in_a_function_is_asked_what_the_function_is",
    ),
    "Een naam staat niet bij een antwoord en niet in een rapport.": (
        "tests/docs/test_trust_claims.py::test_no_name_of_who_answered_stands_beside_the_answer_or_in_the_report",
    ),
    "‘Weet ik niet’ is een gewoon antwoord.": ("tests/web/questions/test_answering.py::test_unknown_is_an_answer",),
    "Het telt niet als fout van degene die het geeft.": (
        "tests/apps/pictures/test_reckoning.py::test_weet_ik_niet_counts_as_an_answer_and_never_as_a_level",
        "tests/web/work/test_writing.py::test_what_nobody_knows_is_no_finding_and_stands_apart",
    ),
    "Een test legt deze tabel naast de [rechten in de code](../reference/roles.md).": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
        "tests/docs/test_trust.py::test_every_role_that_reads_content_stands_in_the_table",
    ),
    "respondent | alleen de eigen | nee | nee": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
        "tests/web/invitations/test_door.py::test_an_invitee_answers_nothing_for_a_colleague",
        "tests/web/questions/test_answering.py::test_the_seat_of_a_colleague_is_not_there",
    ),
    "adviseur ondersteuningsteam | ja | ja | ja": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
    ),
    "opdrachtgever | nee | ja | ja": ("tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",),
    "beleidsmedewerker OOV | nee | ja | ja": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
    ),
    "bestuurder | nee | nee | ja": ("tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",),
    "projectleider | nee | nee | nee": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
    ),
    "programmamanager provincie | nee | nee | nee": (
        "tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",
    ),
    "beheerder | nee | nee | nee": ("tests/docs/test_trust.py::test_the_works_council_reads_who_sees_what_as_the_code_has_it",),
    "De organisatie ziet per onderwerp het niveau dat telt: nooit een laagste, een hoogste of een aantal.": (
        "tests/apps/pictures/test_telling.py::test_what_is_told_carries_no_answer_no_range_no_proof",
        "tests/attack/test_attack.py::test_what_an_organisation_may_know_of_two_stories_is_the_same",
    ),
    ("Antwoordden er vier mensen of meer, de lezer niet meegeteld, dan kan er staan dat antwoorden uiteenliepen."): (
        ("tests/apps/pictures/test_telling.py::test_that_answers_lay_apart_is_said_from_four_people_and_on_paper_from_five"),
        "tests/apps/pictures/test_telling.py::test_whoever_reads_the_picture_is_not_counted_among_the_four",
        "tests/web/organisation/test_organisation.py::test_from_four_people_on_it_is_said_that_answers_lay_apart",
    ),
    "Niet bij welke functie, en niet hoe ver.": (
        "tests/attack/test_attack.py::test_all_pages_and_files_of_two_stories_are_the_same_to_everybody",
        "tests/apps/pictures/test_telling.py::test_what_is_told_carries_no_answer_no_range_no_proof",
    ),
    (
        "Antwoordden er één of twee mensen, dan beslist de adviseur waarop het niveau rust: een stuk, een "
        "gesprek of een eigen toets."
    ): (
        ("tests/apps/pictures/test_telling.py::test_what_fewer_than_three_people_said_is_not_known_until_it_was_weighed"),
        "tests/apps/pictures/test_telling.py::test_a_weighing_without_a_ground_is_not_enough_under_three_people",
        "tests/web/work/test_writing.py::test_a_ground_alone_confirms_what_was_answered",
    ),
    "Het niveau dat de organisatie ziet, kan hetzelfde zijn als wat die persoon antwoordde.": (
        "tests/web/work/test_writing.py::test_a_ground_alone_confirms_what_was_answered",
    ),
    "Rust het op niets anders, dan staat er *nog niet bekend*.": (
        ("tests/apps/pictures/test_telling.py::test_a_level_on_nothing_is_refused_and_nothing_itself_is_not_yet_known"),
    ),
    "Dat de uitkomst hetzelfde kan zijn, staat ook op de eerste pagina van de vragen.": (
        "tests/web/questions/test_answering.py::test_the_first_page_says_how_many_how_long_and_who_sees_it",
    ),
    "Wie twee functies heeft, telt als één mens, en krijgt één uitnodiging.": (
        "tests/apps/pictures/test_telling.py::test_three_people_are_enough_and_one_with_three_functions_is_one",
        "tests/apps/invitations/test_inviting.py::test_one_person_with_two_functions_gets_one_mail_that_names_both",
    ),
    "Er is een bestand met elk antwoord, per functie: het werkboek.": (
        "tests/web/work/test_upload.py::test_the_workbook_holds_what_was_answered_and_rows_for_what_was_not",
    ),
    "Alleen de adviseur kan het meenemen.": (
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
    ),
    (
        "De naam van het bestand zegt wat het is (*alle-antwoorden-per-functie*), en dat iemand het meenam "
        "staat in het logboek en in *Wie keek in ons beeld*."
    ): (
        "tests/web/work/test_upload.py::test_the_file_with_every_answer_says_what_it_is_in_its_name_and_in_the_log",
        "tests/docs/test_trust_claims.py::test_a_workbook_that_was_taken_along_stands_among_the_looks",
    ),
    "Op een laptop van de adviseur is het niet te bewaken: maak er een afspraak over.": (Why.OUTSIDE,),
    (
        "Schrijft de adviseur in een tekst voor de organisatie dat een functie iets zei of wist, dan houdt de"
        " site die tekst tegen tot de adviseur hem aanpast of bewust bewaart."
    ): (
        (
            "tests/web/work/test_personal.py::test_a_text_that_names_a_function_of_this_picture_waits_and_is_kept_on_record_by_kind"
        ),
        "tests/web/work/test_personal.py::test_every_text_that_the_organisation_may_read_is_held",
        "tests/web/work/test_personal.py::test_no_page_whose_texts_the_organisation_reads_is_passed_over",
    ),
    "In een groepssessie zegt het scherm hoeveel er stemden, en vanaf vier apparaten *eens* of *uiteen*.": (
        "tests/web/group_sessions/test_wall.py::test_the_wall_shows_how_many_voted_and_then_one_word",
        "tests/web/group_sessions/test_wall.py::test_of_fewer_than_four_devices_not_even_that",
    ),
    "Meer ziet niemand, ook de adviseur niet.": (
        "tests/web/group_sessions/test_secret.py::test_two_rooms_of_the_same_word_look_the_same_to_everybody",
        "tests/web/group_sessions/test_phone.py::test_no_page_before_the_reveal_holds_a_vote",
    ),
    "Notities van gesprekken ziet alleen de adviseur.": (
        "tests/web/sources/test_notes.py::test_no_other_page_no_report_no_workbook_and_no_event_contains_it",
        "tests/web/sources/test_notes.py::test_nobody_else_sees_it_on_any_page",
    ),
    "Bij het vaststellen worden ze gewist.": (
        "tests/apps/adoption/test_closing.py::test_one_records_and_another_confirms_in_one_deed_with_the_state",
        ("tests/apps/sources/test_recording.py::test_at_adoption_notes_and_the_words_of_talks_go_and_no_figure_changes"),
    ),
    "Een collega kan ook als adviseur zijn aangewezen.": (
        "tests/web/assignments/test_assignments.py::test_a_client_takes_on_a_colleague",
    ),
    "Dan ziet die collega de antwoorden: vraag wie het is voordat u begint.": (
        "tests/apps/accounts/test_assignments.py::test_an_organisation_takes_on_one_of_its_own",
    ),
    "Geen beoordeling, geen functioneringsgesprek, geen toezicht.": (
        "tests/access/test_access.py::test_help_is_not_supervision",
        Why.DECISION,
    ),
    "Er is geen rol, pagina of bestand voor.": (
        "tests/apps/accounts/test_rules.py::test_the_roles_are_those_of_the_programme",
        "tests/access/test_access.py::test_help_is_not_supervision",
        Why.ABSENCE,
    ),
    "Geen meting van personen: niet hoe lang iemand over een vraag deed.": (Why.ABSENCE,),
    (
        "Wel staat in het logboek wanneer een account inlogde en dat iemand antwoordde, zonder naam en zonder"
        " inhoud: dat is om misbruik te vinden."
    ): (
        "tests/web/accounts/test_record.py::test_coming_in_and_going_stand_in_the_log_of_where_somebody_works",
        ("tests/apps/invitations/test_inviting.py::test_whoever_answers_by_invitation_submits_and_the_adviser_reopens"),
        "tests/apps/audit/test_chain.py::test_no_event_holds_a_name_or_an_address_of_a_person",
        "tests/apps/pictures/test_rows.py::test_no_event_tells_what_somebody_wrote",
    ),
    "Geen lijst voor de provincie van wie nog niet heeft geantwoord.": (
        "tests/web/programme/test_overview.py::test_nothing_of_what_a_picture_says_is_on_the_page_or_in_the_file",
        "tests/access/test_access.py::test_help_is_not_supervision",
    ),
    "Opdrachtgever en beleidsmedewerker OOV zien per functie wie klaar is, de adviseur ook met adres.": (
        ("tests/web/invitations/test_listing.py::test_the_organisation_reads_who_is_done_without_address_answer_or_button"),
        "tests/apps/accounts/test_rules.py::test_a_role_has_its_rights_and_no_others",
        "tests/docs/test_trust_claims.py::test_the_adviser_reads_who_was_asked_with_the_address",
    ),
    (
        "Of de ondernemingsraad moet instemmen (Wet op de ondernemingsraden, artikel 27), hangt af van hoe uw"
        " organisatie het gebruikt."
    ): (Why.OUTSIDE,),
    "Te verifiëren met uw bestuurder.": (Why.OUTSIDE,),
    "Wij raden aan het vooraf te bespreken, met deze bladzijde erbij.": (Why.DECISION,),
    "Een respondent kan een antwoord niet geheel anoniem geven: de adviseur ziet de functie.": (
        "tests/web/work/test_criterion.py::test_each_answer_stands_there_with_its_evidence_and_whether_it_counts",
    ),
    "Bij één persoon per functie weet de adviseur dus wie het zei.": (Why.DEFINITION,),
    (
        "Het niveau dat telt zegt zelf ook iets: een collega die antwoordde, kan daaruit soms een ander "
        "antwoord afleiden, zie [Hulp is geen toezicht](../explanation/geen-toezicht.md)."
    ): ("tests/attack/test_example.py::test_what_the_level_alone_tells_is_little_and_said_in_the_documentation",),
}
