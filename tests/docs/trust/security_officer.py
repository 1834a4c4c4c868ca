"""Each sentence of docs/trust/ciso.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "docs/trust/ciso.md"
SHOWN: Shown = {
    "Waar staat het, en wie kan erbij?": (Why.DEFINITION,),
    "Op een server die uw organisatie of het ondersteuningsteam kiest.": (Why.OUTSIDE,),
    (
        "Er is geen wolk van een leverancier: de code is open (EUPL-1.2) en draait op één machine met SQLite,"
        " of op PostgreSQL 15 of hoger."
    ): (
        "tests/docs/test_publiccode.py::test_it_agrees_with_the_project",
        "tests/cli/test_server.py::test_the_demo_makes_its_folder_and_runs_on_sqlite",
        "tests/web/test_env.py::test_an_address_becomes_the_settings_of_postgresql",
        "tests/docs/test_installing.py::test_an_empty_database_becomes_a_site_by_the_commands_of_the_page",
        Why.OUTSIDE,
    ),
    "Er gaat niets naar derden; een strikt inhoudsbeleid (CSP) houdt tegen dat een pagina iets elders haalt.": (
        "tests/docs/test_trust_claims.py::test_a_page_may_fetch_nothing_from_another_host",
        "tests/web/test_sign_in.py::test_every_page_has_a_strict_content_policy_and_no_inline_script",
        "tests/house/test_locks.py::test_no_lock_of_python_packages_points_elsewhere",
        Why.ABSENCE,
    ),
    ("Andere gebruikers van de server lezen de bestanden niet (600, mappen 700), en wat in SQLite is gewist, is overschreven."): (
        "tests/cli/test_installation.py::test_the_data_are_closed_to_others_and_a_folder_of_all_is_left",
        "tests/web/test_checks.py::test_what_others_can_read_or_know_is_found",
        "tests/jobs/test_shorten.py::test_a_deleted_text_is_gone_from_the_file_and_from_the_journal",
    ),
    "`dijkwacht check` geeft één regel per bevinding.": (
        ("tests/cli/test_installation.py::test_check_says_a_line_for_each_finding_the_worst_first_and_fails_on_a_fault"),
    ),
    "Bij een uitgave hoort een lijst van onderdelen (CycloneDX).": (
        "tests/tools/test_release.py::test_the_bill_of_materials_names_every_locked_package_once_with_its_version",
        "tests/tools/test_release.py::test_the_bill_of_materials_is_what_cyclonedx_asks",
    ),
    "Uw organisatie kan alles op een eigen kopie doen, en alleen rapport en stand overdragen.": (Why.DECISION,),
    "Rechten zijn gegevens: [rollen en rechten](../reference/roles.md).": (
        "tests/apps/accounts/test_rules.py::test_a_role_has_its_rights_and_no_others",
        "tests/docs/test_reference.py::test_the_page_is_what_the_code_makes",
    ),
    "Een test loopt elk adres langs met elke rol.": (
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        "tests/access/test_access.py::test_every_address_has_a_row_under_the_name_of_its_web_folder",
        "tests/access/test_access.py::test_every_role_has_a_column",
    ),
    "Wat iemand niet mag zien, bestaat voor hem niet (404).": (
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        "tests/access/test_access.py::test_a_post_without_the_right_is_a_404_and_changes_nothing",
    ),
    (
        "Inloggen met een lang wachtwoord (Argon2; bekende woorden met een jaartal worden geweigerd) en een "
        "tweede stap (code of passkey), die iedereen buiten de demo heeft."
    ): (
        "tests/docs/test_trust_claims.py::test_a_short_password_is_refused",
        "tests/apps/accounts/test_accounts.py::test_the_product_keeps_passwords_with_argon2",
        "tests/web/accounts/test_passwords.py::test_a_known_word_with_something_around_it_is_refused",
        "tests/web/accounts/test_gates.py::test_who_has_no_second_step_chooses_one_first_and_then_goes_on",
        "tests/functional/test_axe_people.py::test_a_passkey_in_the_place_of_a_password",
    ),
    (
        "Na vijf verkeerde pogingen vanaf één plek is het daar een kwartier dicht, na dertig op een dag "
        "overal waar dit adres nooit eerder inlogde."
    ): (
        "tests/docs/test_trust_claims.py::test_the_numbers_of_the_door_are_those_of_the_papers",
        "tests/web/test_sign_in.py::test_the_sixth_try_finds_the_door_locked_even_with_the_right_password",
        (
            "tests/web/accounts/test_tries.py::test_thirty_guesses_in_a_day_shut_every_strange_place_whether_there_is_an_account_or_not"
        ),
        "tests/web/accounts/test_tries.py::test_a_browser_that_was_here_before_is_not_shut_out_by_others",
    ),
    ("Voor een besluit, een rol, een zaak en de meeste bestanden laat iemand na tien minuten opnieuw zien wie hij is."): (
        "tests/web/accounts/test_gates.py::test_a_decision_asks_who_sits_here_after_ten_minutes",
        "tests/docs/test_trust_claims.py::test_a_decision_a_file_a_role_and_a_case_ask_again_who_sits_here",
    ),
    ("PostgreSQL houdt organisaties ook zelf uit elkaar (row-level security): zie [de muur](../explanation/muur.md)."): (
        "tests/apps/wall/test_wall.py::test_each_context_sees_of_each_table_what_the_declaration_says",
        "tests/apps/wall/test_wall.py::test_nobody_writes_a_row_of_another_organisation",
        "tests/access/test_behind_the_wall.py::test_pages_that_keep_nothing_back_still_show_nothing_of_others",
    ),
    ("Wie is uitgenodigd, heeft geen account: een persoonlijke link, en op een nieuw apparaat een code per mail."): (
        "tests/docs/test_trust_claims.py::test_whoever_was_invited_answers_without_an_account",
        ("tests/web/invitations/test_door.py::test_a_new_device_gets_a_code_by_mail_and_then_an_address_without_the_link"),
        "tests/web/invitations/test_door.py::test_a_known_device_goes_straight_on_and_works_many_times",
    ),
    "Is die mail weg, dan blijft alleen een controlegetal.": (
        ("tests/apps/invitations/test_inviting.py::test_a_token_or_code_stands_in_no_table_but_the_outbox_nor_in_any_log"),
        "tests/apps/mail/test_sending.py::test_a_message_arrives_whole_and_its_text_is_let_go_of",
        (
            "tests/apps/invitations/test_inviting.py::test_an_invitation_goes_out_with_a_link_for_sixty_days_of_which_only_a_hash_is_kept"
        ),
    ),
    ("Uw [eigen inlogvoorziening](../how-to/inlogvoorziening.md) (OpenID Connect) kan inloggen op bestaande accounts."): (
        "tests/web/accounts/test_provider.py::test_somebody_comes_in_and_from_then_on_the_account_is_theirs",
    ),
    "Een sessie duurt hooguit tien uur, en is elders te beëindigen; een account is te blokkeren.": (
        ("tests/web/accounts/test_sittings.py::test_a_session_ends_ten_hours_after_signing_in_whatever_happens_in_it"),
        "tests/web/accounts/test_sittings.py::test_somebody_sees_where_they_are_signed_in_and_ends_it_elsewhere",
        "tests/web/accounts/test_blocked.py::test_a_session_ends_and_signing_in_is_as_with_no_account",
    ),
    "Geen pagina blijft achter in de browser.": ("tests/web/test_sign_in.py::test_no_page_stays_in_a_browser_or_on_the_way",),
    (
        "Handelingen, het openen van antwoorden, bevindingen, maatregelen en zaken, en inloggen (ook mislukt)"
        " staan in een keten zonder inhoud, verzegeld met een sleutel buiten de database: [het "
        "logboek](../how-to/beheerder.md#het-logboek)."
    ): (
        "tests/apps/pictures/test_rows.py::test_each_deed_is_exactly_one_event_in_its_organisation",
        "tests/apps/accounts/test_accounts.py::test_each_deed_with_accounts_is_one_event",
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        "tests/web/work/test_access.py::test_reading_answers_is_one_event",
        "tests/web/bibob/test_bibob_cases_web.py::test_every_look_is_put_on_record_without_content",
        ("tests/web/accounts/test_record.py::test_a_wrong_password_and_a_shut_door_are_told_and_a_try_at_a_shut_door_is_not"),
        "tests/apps/pictures/test_rows.py::test_no_event_tells_what_somebody_wrote",
        "tests/apps/audit/test_chain.py::test_a_chain_made_anew_without_the_key_is_noticed",
    ),
    "Beide databases weigeren een gebeurtenis te wijzigen of te verwijderen.": (
        "tests/apps/audit/test_chain.py::test_an_event_cannot_be_changed_or_removed",
    ),
    "De nummers zijn die van BIO2 (ISO/IEC 27002:2022).": (Why.OUTSIDE,),
    "Of het voldoet, hangt af van uw inrichting.": (Why.OUTSIDE,),
    (
        "5.3 | functiescheiding | wie een beeld opstelde, kan het niet vaststellen; een ander bevestigt een "
        "besluit, of de bestuurder tekent"
    ): (
        "tests/apps/adoption/test_closing.py::test_who_drew_it_up_never_decides_whatever_their_other_role",
        "tests/apps/adoption/test_closing.py::test_nobody_confirms_what_they_recorded",
        "tests/web/pictures/test_decision.py::test_nobody_but_the_executive_signs",
    ),
    "5.12, 5.13 | rubriceren | elk beeld en elk rapport draagt zijn rubricering; een passage haar grond": (
        ("tests/web/pictures/test_reading.py::test_the_page_says_what_stands_on_paper_only_and_its_one_step_is_downloading"),
        "tests/documents/report/test_formats.py::test_the_marking_stands_on_every_page_of_the_pdf",
        "tests/documents/report/test_formats.py::test_the_marking_stands_in_the_header_of_word_and_odt",
        "tests/documents/report/test_public.py::test_every_page_of_the_pdf_says_that_it_is_the_public_version",
        ("tests/documents/report/test_marks.py::test_a_marked_text_has_its_ground_body_day_and_review_right_above_it"),
    ),
    (
        "5.15, 5.18, 8.3 | toegang en rechten | lidmaatschap met rol en looptijd; een adviseur alleen tijdens"
        " een aanvaarde opdracht"
    ): (
        "tests/apps/accounts/test_queries.py::test_a_membership_gives_the_rights_of_its_role_and_no_others",
        "tests/apps/accounts/test_queries.py::test_a_membership_holds_from_its_first_day_to_its_last",
        "tests/apps/accounts/test_queries.py::test_an_assignment_that_nobody_accepted_gives_nothing",
        "tests/apps/accounts/test_queries.py::test_an_assignment_holds_from_its_first_day_to_its_last",
    ),
    "5.17, 8.5 | inloggen | tweede stap voor elk account; een code werkt één keer": (
        "tests/web/accounts/test_gates.py::test_who_has_no_second_step_chooses_one_first_and_then_goes_on",
        "tests/web/accounts/test_gates.py::test_who_takes_the_last_second_step_away_chooses_another",
        "tests/web/accounts/test_sittings.py::test_a_code_that_was_used_is_used_in_every_process",
    ),
    (
        "8.12 | lekken voorkomen | vrije teksten worden nagelezen op persoonsgegevens; een tekst gaat pas "
        "verder als iemand dat bevestigt"
    ): (
        "tests/web/work/test_personal.py::test_a_text_with_an_address_waits_and_nothing_is_saved_or_lost",
        "tests/web/work/test_personal.py::test_kept_on_purpose_it_is_saved_and_on_record_by_kind_only",
        "tests/web/work/test_personal.py::test_every_text_is_looked_at_and_named",
    ),
    (
        "8.6, 8.7 | capaciteit en vreemde bestanden | elk bestand van buiten wordt apart gelezen, met grenzen"
        " aan geheugen en tijd; macro's draaien nooit"
    ): (
        "tests/house/test_uploads.py::test_every_page_that_takes_a_file_goes_through_the_one_door",
        "tests/house/test_uploads.py::test_no_page_or_deed_opens_a_file_itself",
        "tests/documents/uploads/test_opening.py::test_each_bound_ends_one_reading_and_the_next_goes_on",
        "tests/documents/test_packed.py::test_every_danger_is_refused_at_both_doors",
        "tests/documents/templates/test_own_templates.py::test_a_macro_document_under_another_name_is_refused",
    ),
    ("8.13 | reservekopie | [elke dag één bestand](../how-to/back-up.md), op slot met uw sleutel; bewaar het elders"): (
        "tests/jobs/backups/test_backups.py::test_each_day_one_is_made_and_the_last_few_stay",
        "tests/kit/test_boxes.py::test_what_goes_in_comes_out_for_the_owner_alone",
        "tests/jobs/backups/test_backups.py::test_without_a_key_nothing_is_made",
        Why.DECISION,
    ),
    "8.15, 8.16 | loggen en bewaken | keten van gebeurtenissen; een auditor leest mee zonder inhoud": (
        "tests/web/log/test_log.py::test_the_auditor_lands_on_what_happened",
        "tests/web/log/test_log.py::test_events_are_told_without_name_content_or_criterion",
        "tests/web/log/test_log.py::test_nobody_else_reads_the_log",
    ),
    (
        "8.24 | versleuteling | TLS via uw proxy; wachtwoorden en codes alleen als controlegetal; sessies, "
        "geheimen van de tweede stap, zaaknummers, vragen aan een adviseur en bewaarde rapporten op slot, met"
        " een sleutel buiten de database; de rest niet: versleutel de schijf"
    ): (
        "tests/apps/accounts/test_accounts.py::test_the_product_keeps_passwords_with_argon2",
        ("tests/apps/invitations/test_inviting.py::test_a_token_or_code_stands_in_no_table_but_the_outbox_nor_in_any_log"),
        "tests/web/accounts/test_sittings.py::test_a_copy_of_the_database_opens_nobodys_session",
        "tests/web/accounts/test_sittings.py::test_no_secret_of_the_second_step_stands_open_in_the_database",
        "tests/jobs/test_keys.py::test_the_database_holds_nothing_that_can_be_read",
        "tests/docs/test_trust_claims.py::test_what_is_locked_is_what_the_security_officer_reads",
        "tests/web/test_env.py::test_a_server_is_no_demo_and_stands_behind_tls",
    ),
    "8.25, 8.28 | veilig bouwen | pakketten vast met controlegetal; tests, typen en muren bij elke wijziging": (
        "tests/house/test_locks.py::test_every_python_package_is_locked_with_a_hash",
        "tests/tools/test_containerfile.py::test_every_package_comes_from_the_lock_and_nobody_is_root",
        Why.DECISION,
    ),
    "De eerste pagina van een organisatie toont haar beeld in het kort, zonder regel in het logboek.": (
        ("tests/web/organisation/test_organisation.py::test_it_opens_with_the_picture_the_weakest_places_and_their_measures"),
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
    ),
    "Op SQLite is er geen muur.": (Why.ABSENCE,),
    "Er is geen penetratietest en geen certificaat.": (Why.ABSENCE,),
    "Of deze lijst past bij de nieuwste BIO2 en de Cyberbeveiligingswet: te verifiëren.": (Why.OUTSIDE,),
}
