"""Each sentence of SECURITY.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "SECURITY.md"
SHOWN: Shown = {
    (
        "Report it in private to whoever maintains the repository where you found this program, with what you"
        " did and what you saw."
    ): (Why.DECISION,),
    ("Please do not open a public issue, do not use real answers or accounts, and go no further than needed to show it."): (
        Why.DECISION,
    ),
    "You will hear within five working days what we do with it.": (Why.DECISION,),
    "We do not take steps against who reports in good faith.": (Why.DECISION,),
    "If the program runs at an organisation, tell that organisation too.": (Why.DECISION,),
    "The newest version.": (Why.DECISION,),
    ("A site says at `/.well-known/security.txt` where its own operator is told, once `DIJKWACHT_CONTACT` is set."): (
        "tests/web/test_checks.py::test_a_weakness_is_reported_where_help_is_asked",
    ),
    "A stranger cannot learn whether something exists: unknown and forbidden are the same answer.": (
        "tests/access/test_access.py::test_a_stranger_is_sent_to_sign_in_whether_it_exists_or_not",
        "tests/web/accounts/test_doors.py::test_an_open_door_says_the_same_of_an_account_as_of_none",
        "tests/web/invitations/test_door.py::test_links_that_do_not_work_all_get_the_same_page",
    ),
    "Single answers are seen by their respondent and the adviser of an accepted assignment only.": (
        "tests/apps/accounts/test_rules.py::test_only_the_adviser_sees_single_answers",
        "tests/apps/accounts/test_queries.py::test_a_membership_as_adviser_gives_nothing",
        "tests/apps/accounts/test_queries.py::test_an_assignment_that_nobody_accepted_gives_nothing",
        "tests/web/work/test_access.py::test_only_the_assigned_adviser_sees_it",
        "tests/web/questions/test_answering.py::test_the_seat_of_a_colleague_is_not_there",
    ),
    (
        "Every deed of a person, and every opening of answers, findings, measures, placed barriers and cases, "
        "is an event in a chain; `dijkwacht audit verify` checks it."
    ): (
        "tests/apps/pictures/test_rows.py::test_each_deed_is_exactly_one_event_in_its_organisation",
        "tests/apps/accounts/test_accounts.py::test_each_deed_with_accounts_is_one_event",
        "tests/apps/bibob/test_actions.py::test_each_deed_has_one_event_without_content",
        "tests/apps/damocles/test_actions.py::test_each_deed_is_one_event_without_content",
        "tests/house/test_one_way_out.py::test_only_deeds_write_in_the_audit",
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        "tests/apps/adoption/test_adopted.py::test_no_action_changes_what_was_adopted",
        "tests/apps/audit/test_chain.py::test_verify_says_where_the_chain_breaks_and_fails",
    ),
    (
        "The first page of an organisation shows its newest picture at a glance to its own client and "
        "coordinator, and records nothing."
    ): (
        ("tests/web/organisation/test_organisation.py::test_it_opens_with_the_picture_the_weakest_places_and_their_measures"),
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
    ),
    ("Passwords with argon2, and a second step for everybody outside the demo: one-time codes, passkeys and recovery codes."): (
        "tests/apps/accounts/test_accounts.py::test_the_product_keeps_passwords_with_argon2",
        "tests/web/accounts/test_gates.py::test_who_has_no_second_step_chooses_one_first_and_then_goes_on",
        "tests/functional/test_axe_people.py::test_a_passkey_in_the_place_of_a_password",
        "tests/web/accounts/test_sittings.py::test_no_secret_of_the_second_step_stands_open_in_the_database",
    ),
    (
        "Five wrong passwords from one place shut it for a quarter of an hour; thirty in a day shut every "
        "place where that address never signed in."
    ): (
        "tests/docs/test_trust_claims.py::test_the_numbers_of_the_door_are_those_of_the_papers",
        "tests/web/test_sign_in.py::test_the_sixth_try_finds_the_door_locked_even_with_the_right_password",
        (
            "tests/web/accounts/test_tries.py::test_thirty_guesses_in_a_day_shut_every_strange_place_whether_there_is_an_account_or_not"
        ),
        "tests/web/accounts/test_tries.py::test_a_browser_that_was_here_before_is_not_shut_out_by_others",
    ),
    (
        "A provider of an organisation (OpenID Connect) signs in to accounts that exist, and makes none; of "
        "its answer issuer, signature, audience, nonce and times are checked, and no token or claim is kept."
    ): (
        "tests/web/accounts/test_provider.py::test_somebody_comes_in_and_from_then_on_the_account_is_theirs",
        "tests/web/accounts/test_provider.py::test_what_is_not_sure_lets_nobody_in",
        "tests/web/accounts/test_provider.py::test_a_signature_that_is_not_of_the_provider_lets_nobody_in",
        "tests/web/accounts/test_provider.py::test_an_answer_that_ended_lets_nobody_in",
    ),
    "Signing in, failing to, signing out, passwords and second steps are events in that chain.": (
        "tests/web/accounts/test_record.py::test_coming_in_and_going_stand_in_the_log_of_where_somebody_works",
        ("tests/web/accounts/test_record.py::test_a_wrong_password_and_a_shut_door_are_told_and_a_try_at_a_shut_door_is_not"),
        "tests/web/accounts/test_record.py::test_a_new_password_is_told_and_ends_the_link_of_a_calendar",
        "tests/web/accounts/test_record.py::test_the_second_step_is_told_from_its_first_day_to_its_last",
    ),
    (
        "Secrets of the second step and sessions are locked with a key outside the database; a session ends "
        "ten hours after signing in."
    ): (
        "tests/web/accounts/test_sittings.py::test_no_secret_of_the_second_step_stands_open_in_the_database",
        "tests/web/accounts/test_sittings.py::test_a_copy_of_the_database_opens_nobodys_session",
        ("tests/web/accounts/test_sittings.py::test_a_session_ends_ten_hours_after_signing_in_whatever_happens_in_it"),
    ),
    "Strict Content-Security-Policy: no inline scripts, nothing from other hosts.": (
        "tests/web/test_sign_in.py::test_every_page_has_a_strict_content_policy_and_no_inline_script",
        "tests/docs/test_trust_claims.py::test_a_page_may_fetch_nothing_from_another_host",
        "tests/house/test_templates.py::test_no_template_has_inline_style_script_or_handler",
    ),
    (
        "Files from outside are read in a process of their own, with limits on memory, time and answer and "
        "without keys; formulas and macros are never run; uploads are never written to a file."
    ): (
        "tests/house/test_uploads.py::test_every_page_that_takes_a_file_goes_through_the_one_door",
        "tests/documents/uploads/test_opening.py::test_each_bound_ends_one_reading_and_the_next_goes_on",
        "tests/documents/uploads/test_opening.py::test_who_reads_knows_no_key_and_no_database",
        "tests/documents/workbook/test_hostile.py::test_formulas_are_named_by_cell",
        "tests/documents/test_packed.py::test_every_danger_is_refused_at_both_doors",
        "tests/docs/test_trust_claims.py::test_uploads_stay_in_memory",
    ),
    "Nothing that a person typed reaches a log.": (
        "tests/web/test_logs.py::test_a_log_tells_the_kind_of_error_and_its_cause_without_their_words",
        "tests/web/test_logs.py::test_every_log_is_written_that_way",
        "tests/web/test_logs.py::test_no_address_that_is_a_key_stands_in_a_log",
        (
            "tests/web/accounts/test_tries.py::test_who_guards_the_server_hears_from_which_place_somebody_guesses_and_nothing_that_was_typed"
        ),
    ),
    "Dependencies are locked with hashes.": (
        "tests/house/test_locks.py::test_every_python_package_is_locked_with_a_hash",
        "tests/house/test_locks.py::test_the_lock_of_the_style_sheets_names_no_host",
    ),
    (
        "Whoever can read the database file or the server's memory can read the answers: encrypt the disk, "
        "and limit who may sign in there."
    ): (Why.DEFINITION,),
    "`make demo` is for trying only: its accounts and key are known to everybody.": (
        "tests/cli/test_server.py::test_the_demo_key_is_not_served_to_a_network",
        "tests/web/test_checks.py::test_accounts_of_the_example_are_found",
    ),
}
