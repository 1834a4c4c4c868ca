"""Each sentence of docs/trust/bestuurder.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "docs/trust/bestuurder.md"
SHOWN: Shown = {
    "Durft u eerlijk te laten kijken?": (Why.DEFINITION,),
    "Dit is wat u vooraf moet weten.": (Why.DEFINITION,),
    "Het beeld is van uw organisatie.": (Why.DECISION,),
    "Uw opdrachtgever aanvaardt de opdracht, en kan haar elke dag beëindigen.": (
        "tests/apps/accounts/test_assignments.py::test_from_proposal_to_end",
        "tests/apps/accounts/test_rules.py::test_a_role_has_its_rights_and_no_others",
    ),
    ("De adviseur ziet dan niets meer van het beeld; alleen de maatregelen nog, als uw organisatie dat zelf aanzet."): (
        ("tests/apps/accounts/test_ending.py::test_ending_one_assignment_ends_all_of_that_adviser_here_and_nothing_elsewhere"),
        ("tests/web/measures/test_list.py::test_after_the_assignment_the_adviser_sees_measures_only_where_that_was_chosen"),
        "tests/web/measures/test_list.py::test_sharing_is_chosen_for_the_own_organisation_only",
    ),
    "Hulp is geen toezicht.": (Why.DEFINITION,),
    "Het beeld dient geen interbestuurlijk toezicht, geen benoeming en geen beoordeling.": (Why.DECISION,),
    "Er bestaat geen rol voor, en tests bewaken dat.": (
        "tests/access/test_access.py::test_help_is_not_supervision",
        "tests/apps/accounts/test_rules.py::test_the_roles_are_those_of_the_programme",
        "tests/apps/accounts/test_rules.py::test_who_follows_the_programme_reads_no_content",
    ),
    (
        "De provincie ziet van elk beeld alleen de dagen en hoe ver het is: gepland, wordt beantwoord, wordt "
        "geschreven, concept gedeeld, in feitencheck, vastgesteld, ter kennis genomen of gestopt."
    ): (
        "tests/apps/programme/test_progress.py::test_only_the_day_of_the_next_step_is_read",
        "tests/apps/programme/test_progress.py::test_each_state_in_the_words_of_the_programme",
        "tests/apps/programme/test_progress.py::test_a_decision_says_which_of_the_two_and_since_when",
        "tests/docs/test_trust_claims.py::test_the_executive_reads_each_word_that_the_province_sees_of_a_picture",
    ),
    "Nooit een antwoord, een niveau of een zwakke plek.": (
        "tests/web/programme/test_overview.py::test_nothing_of_what_a_picture_says_is_on_the_page_or_in_the_file",
        "tests/access/test_access.py::test_help_is_not_supervision",
    ),
    "Er is geen ranglijst.": (
        "tests/web/programme/test_overview.py::test_the_order_does_not_change_with_the_answers",
        Why.ABSENCE,
    ),
    "Nergens staan organisaties op volgorde van zwakte.": (
        "tests/web/programme/test_overview.py::test_all_organisations_stand_by_name_with_their_state",
        "tests/web/programme/test_overview.py::test_the_order_does_not_change_with_the_answers",
        "tests/web/work/test_index.py::test_pictures_stand_by_state_and_name_never_by_weakness",
    ),
    (
        "Eén pagina: wat op papier staat, wat in de praktijk gebeurt, wat alleen op papier staat, en welk "
        "besluit u gevraagd wordt."
    ): (
        "tests/documents/report/test_compose.py::test_the_sentence_sets_paper_beside_practice",
        ("tests/web/pictures/test_reading.py::test_the_page_says_what_stands_on_paper_only_and_its_one_step_is_downloading"),
        "tests/documents/report/test_formats.py::test_page_one_is_one_page_whatever_was_written",
        ("tests/documents/report/test_compose.py::test_a_long_decision_is_whole_in_the_summary_and_short_on_page_one"),
    ),
    "U, de opdrachtgever en de beleidsmedewerker OOV reageren in de feitencheck.": (
        "tests/apps/accounts/test_rules.py::test_a_role_has_its_rights_and_no_others",
        "tests/apps/adoption/test_closing.py::test_a_remark_is_kept_with_the_role_and_told_once",
        "tests/web/pictures/test_fact_check.py::test_who_has_no_part_in_it_finds_nothing",
    ),
    "Elke opmerking krijgt antwoord en blijft zichtbaar.": (
        "tests/apps/adoption/test_closing.py::test_a_remark_without_a_reply_keeps_the_decision_back",
        "tests/web/pictures/test_fact_check.py::test_answered_remarks_stay_as_long_as_the_picture_is_read",
    ),
    "Twee versies van het rapport: een volledige, en een openbare.": (
        "tests/web/pictures/test_public.py::test_an_adopted_picture_has_it_in_every_form",
        "tests/documents/report/test_public.py::test_the_full_version_still_has_everything",
    ),
    ("De openbare zegt niets van wat gevonden is: alleen wat is onderzocht, hoe, wat er besloten is en waaraan gewerkt wordt."): (
        "tests/apps/reporting/test_versions.py::test_the_public_version_tells_nothing_that_was_found",
        "tests/documents/report/test_public.py::test_nothing_that_the_adviser_wrote_is_told",
        ("tests/documents/report/test_public.py::test_it_says_what_was_examined_by_which_norm_how_and_what_was_decided"),
        ("tests/documents/report/test_public.py::test_what_is_being_done_is_said_by_theme_and_when_the_next_picture_is"),
    ),
    "Bovenaan een stuk staat wie het mag zien.": (
        "tests/documents/report/test_formats.py::test_the_marking_stands_on_every_page_of_the_pdf",
        "tests/documents/report/test_formats.py::test_the_marking_stands_in_the_header_of_word_and_odt",
        "tests/documents/college/test_papers.py::test_every_page_bears_marking_example_and_the_grounds",
    ),
    "Dat is geen wettelijke grond.": (Why.DEFINITION,),
    (
        "Wilt u een passage niet openbaar maken, dan noemt het rapport de grond (Woo artikel 5.1 of 5.2), en "
        "bij geheimhouding wie haar oplegde en, als u dat invult, wanneer zij opnieuw bekeken wordt "
        "(Gemeentewet artikel 87 tot en met 89, en de zusterartikelen voor provincie en waterschap)."
    ): (
        "tests/apps/reporting/test_versions.py::test_a_marked_passage_says_its_ground_body_day_and_review",
        ("tests/apps/adoption/test_closing_rules.py::test_secrecy_has_its_body_day_and_interest_and_no_other_ground_has"),
        "tests/apps/passages/test_grounds.py::test_each_kind_of_organisation_has_its_own_act_on_secrecy",
        "tests/apps/passages/test_grounds.py::test_every_ground_has_words_and_an_article_and_fits_the_column",
    ),
    "Wie een verzoek op grond van de Woo krijgt, beslist opnieuw: het beeld bindt u daarbij niet.": (Why.OUTSIDE,),
    "Het college, de burgemeester, het dagelijks bestuur of gedeputeerde staten.": (
        "tests/apps/adoption/test_closing_rules.py::test_each_kind_of_organisation_has_its_own_bodies",
    ),
    "Eén persoon legt het besluit vast en een ander bevestigt het; nooit wie het beeld opstelde.": (
        "tests/apps/adoption/test_closing.py::test_nobody_confirms_what_they_recorded",
        "tests/apps/adoption/test_closing.py::test_one_records_and_another_confirms_in_one_deed_with_the_state",
        "tests/apps/adoption/test_closing.py::test_who_drew_it_up_never_decides_whatever_their_other_role",
    ),
    "U kunt ook zelf inloggen en ondertekenen, of het beeld alleen ter kennis nemen.": (
        "tests/apps/adoption/test_closing.py::test_the_executive_signs_over_what_was_recorded",
        "tests/web/pictures/test_decision.py::test_the_executive_sees_what_will_stand_before_signing",
        "tests/documents/report/test_whole_picture.py::test_a_picture_that_was_only_noted_says_so",
    ),
    "Daarna verandert het niet meer.": ("tests/apps/adoption/test_adopted.py::test_no_action_changes_what_was_adopted",),
    "Een volgend beeld wordt ernaast gelegd: wat steeg, wat daalde.": (
        "tests/web/pictures/test_comparison.py::test_the_page_answers_what_changed",
        "tests/apps/pictures/test_comparison.py::test_the_last_adopted_one_before_it_is_the_former",
    ),
    "Een rapport dat op papier rondgaat, is niet te bewaken.": (Why.OUTSIDE,),
    "Geef genummerde kopieën en haal ze terug.": (
        "tests/web/products/test_products.py::test_a_copy_is_noted_downloaded_with_its_number_and_taken_back",
        Why.DECISION,
    ),
    "Een beeld rust op wat mensen zeggen en kunnen tonen.": (
        "tests/documents/report/test_whole_picture.py::test_the_method_says_what_the_picture_rests_on_in_numbers",
        "tests/apps/pictures/test_reckoning.py::test_practice_leans_on_evidence_with_a_name_and_a_date_of_late",
    ),
    "De onzekerheid staat erbij.": (
        "tests/documents/report/test_whole_picture.py::test_the_method_says_what_the_picture_rests_on_in_numbers",
        "tests/documents/report/test_compose.py::test_what_nobody_knows_is_no_finding_and_stands_in_one_list",
        "tests/documents/report/test_compose.py::test_that_answers_lay_apart_is_said_only_where_that_may_be_told",
    ),
    "U ziet wie het beeld opende of meenam en wanneer, ook de adviseur.": (
        "tests/web/pictures/test_looks.py::test_the_adviser_and_own_members_are_named_with_their_role",
        "tests/web/pictures/test_looks.py::test_only_the_organisation_itself_sees_it",
        "tests/web/products/test_products.py::test_who_took_a_copy_along_is_told",
    ),
    ("Wie het in het kort zag op de eerste pagina van *Onze organisatie*, of een afdruk las, staat daar niet bij."): (
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        ("tests/web/organisation/test_organisation.py::test_it_opens_with_the_picture_the_weakest_places_and_their_measures"),
        Why.OUTSIDE,
    ),
}
