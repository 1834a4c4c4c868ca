"""Each sentence of docs/trust/fg.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "docs/trust/fg.md"
SHOWN: Shown = {
    "Verwerkingsverantwoordelijke: de organisatie waarover het beeld gaat.": (Why.OUTSIDE,),
    "Zij aanvaardt en beëindigt de opdracht; het beeld is van haar.": (
        "tests/apps/accounts/test_assignments.py::test_from_proposal_to_end",
    ),
    "Verwerker: wie dijkwacht voor haar draait, zoals de provincie.": (Why.OUTSIDE,),
    "Met verwerkersovereenkomst (AVG artikel 28).": (Why.OUTSIDE,),
    "Een eigen kopie heeft geen verwerker (te verifiëren).": (Why.OUTSIDE,),
    "Voor accounts van het ondersteuningsteam is de provincie verantwoordelijk.": (Why.OUTSIDE,),
    (
        "accounthouder | naam, werkadres, rol, functie, looptijd, mailkeuzes, laatste inlog, reden van "
        "blokkade; wachtwoord en inlogvoorziening als controlegetal, tweede stap op slot; tien uur soort "
        "apparaat | inloggen, rechten | blijft na het einde staan"
    ): (
        "tests/docs/test_trust_claims.py::test_an_account_holds_what_the_privacy_officer_reads",
        "tests/docs/test_trust_claims.py::test_an_account_that_ended_keeps_its_name_and_address",
        "tests/apps/accounts/test_accounts.py::test_the_product_keeps_passwords_with_argon2",
        "tests/web/accounts/test_provider.py::test_somebody_comes_in_and_from_then_on_the_account_is_theirs",
        "tests/web/accounts/test_sittings.py::test_no_secret_of_the_second_step_stands_open_in_the_database",
        "tests/jobs/test_tidy.py::test_workbooks_and_sessions_go_after_their_time_and_not_before",
    ),
    "genodigde | werkadres | link en code sturen; mensen tellen | tot 30 dagen na het besluit of het vervallen": (
        "tests/jobs/test_reminders.py::test_addresses_go_thirty_days_after_the_picture_ended_and_not_before",
        "tests/apps/invitations/test_inviting.py::test_one_person_with_two_functions_gets_one_mail_that_names_both",
        "tests/docs/test_trust.py::test_the_privacy_officer_reads_how_long_things_are_kept_as_the_code_has_it",
    ),
    (
        "respondent | functie; de antwoorden in die functie | het beeld maken | bij het beeld; de functie "
        "staat niet in het rapport"
    ): (
        "tests/docs/test_trust_claims.py::test_no_name_of_who_answered_stands_beside_the_answer_or_in_the_report",
        "tests/web/pictures/test_reading.py::test_a_page_never_says_who_answered_what",
        "tests/apps/adoption/test_adopted.py::test_no_action_changes_what_was_adopted",
    ),
    ("geïnterviewde | functie; wat de adviseur noteert | oordeel | notities en toelichtingen tot het vaststellen"): (
        ("tests/apps/sources/test_recording.py::test_at_adoption_notes_and_the_words_of_talks_go_and_no_figure_changes"),
        "tests/apps/adoption/test_closing.py::test_one_records_and_another_confirms_in_one_deed_with_the_state",
    ),
    ("deelnemer aan een groepssessie | stem, bij een willekeurige plaats | samen oordelen | tot vastleggen, hooguit een dag"): (
        "tests/apps/group_sessions/test_session.py::test_nothing_that_is_kept_of_a_seat_can_lead_to_somebody",
        "tests/apps/group_sessions/test_session.py::test_at_the_end_nothing_is_left_of_who_took_part",
        "tests/apps/group_sessions/test_session.py::test_a_session_ends_by_itself_after_a_day",
    ),
    (
        "uitgenodigde; gevraagde bij een partner | naam, werkadres | account of antwoord geven | "
        "tot aanvaarding of antwoord, anders 30 dagen na het verlopen"
    ): (
        "tests/apps/barriers/test_placing.py::test_a_partner_confirms_once_by_a_link_of_which_only_a_hash_is_kept",
        "tests/apps/barriers/test_placing.py::test_a_link_ends_where_the_organisation_says_something_else_and_the_address_goes",
        "tests/apps/consultations/test_consultations.py::test_who_answered_is_a_party_and_a_function_and_the_link_ends",
        "tests/apps/people/test_people.py::test_a_link_makes_an_account_once",
        "tests/apps/people/test_people.py::test_whoever_never_came_is_forgotten",
        "tests/jobs/test_tidy.py::test_who_never_came_is_forgotten_a_month_after_the_link_ended",
    ),
    "contact bij opdracht | wat de adviseur invult | bereikbaar zijn | blijft staan": (
        "tests/web/assignments/test_assignments.py::test_a_proposal_says_whom_to_call_and_what_was_agreed_about_personal_data",
    ),
    "wie een partner vraagt | account | nagaan | blijft": (
        "tests/web/barriers/test_asked.py::test_a_no_of_a_partner_is_seen_with_who_asked_and_when",
    ),
    "wie barrièremodellen maakt | naam bij ontwerp | nakijken | tot publiceren of weggooien": (
        "tests/web/barriers/test_developing.py::test_with_a_draft_go_the_names_of_who_wrote_at_it",
        "tests/web/barriers/test_developing.py::test_another_says_something_and_publishes_what_was_read",
    ),
    (
        "ontvanger van mail | werkadres, onderwerp, organisatie (controlegetal); tekst tot verzenden | aankomst nagaan, "
        "tellen | 30 dagen"
    ): (
        "tests/apps/mail/test_bounds.py::test_the_row_of_a_mail_does_not_say_who_caused_it",
        "tests/apps/mail/test_sending.py::test_a_message_arrives_whole_and_its_text_is_let_go_of",
        "tests/jobs/test_tidy.py::test_messages_go_a_month_after_they_were_sent_or_given_up",
        "tests/docs/test_trust.py::test_the_privacy_officer_reads_how_long_things_are_kept_as_the_code_has_it",
    ),
    (
        "bezoeker | mislukte inlogpoging: adres, plek; code of wachtwoord als controlegetal | aanvallen afweren | 30 dagen; 1 dag"
    ): (
        "tests/web/accounts/test_tries.py::test_of_a_wrong_password_only_address_and_place_are_kept",
        "tests/jobs/test_tidy.py::test_tries_to_sign_in_that_failed_go_after_a_month",
        "tests/docs/test_trust.py::test_the_privacy_officer_reads_how_long_things_are_kept_as_the_code_has_it",
        "tests/web/invitations/test_door.py::test_attempts_keep_no_address_of_mail_or_machine",
        "tests/jobs/test_reminders.py::test_asked_and_tried_codes_are_forgotten_after_a_day",
    ),
    (
        "wie op een zaak staat | dat, ook na vertrek; vraag aan een adviseur en antwoord | geheimhouding | "
        "zolang; adviseur 30 dagen; losse vraag een jaar"
    ): (
        "tests/apps/damocles/test_actions.py::test_a_named_colleague_sees_it_until_taken_off_or_gone",
        "tests/apps/cases/test_figures.py::test_what_is_remembered_of_who_knew_a_case_goes_with_it",
        "tests/apps/damocles/test_actions.py::test_an_adviser_looks_along_only_when_asked_and_for_thirty_days",
        "tests/web/desk/test_desk.py::test_a_question_goes_with_its_case_and_one_in_general_after_a_year",
        "tests/jobs/test_tidy.py::test_a_question_in_general_goes_a_year_after_its_answer",
    ),
    (
        "iedereen die iets doet | nummer van het account, wat en wanneer, ook in- en uitloggen | "
        "verantwoording | in de keten, zonder naam of inhoud"
    ): (
        "tests/apps/audit/test_chain.py::test_no_event_holds_a_name_or_an_address_of_a_person",
        "tests/apps/pictures/test_rows.py::test_no_event_tells_what_somebody_wrote",
        "tests/web/accounts/test_record.py::test_coming_in_and_going_stand_in_the_log_of_where_somebody_works",
    ),
    "Van burgers en verdachten vraagt dijkwacht niets.": (
        "tests/documents/letters/test_letters.py::test_a_person_and_an_address_stand_in_gaps_only",
        "tests/docs/test_trust_claims.py::test_of_a_case_nothing_is_typed_but_its_number",
        "tests/web/letters/test_letters.py::test_nothing_is_kept",
        Why.DECISION,
    ),
    (
        "Van een Bibob- of Damocleszaak alleen dagen, soorten, standen, uitkomst, zaaknummer (dat bij u naar "
        "iemand leidt) en wat u een adviseur vraagt."
    ): (
        "tests/docs/test_trust_claims.py::test_of_a_case_nothing_is_typed_but_its_number",
        "tests/apps/cases/test_rules.py::test_what_may_tell_something_about_somebody_is_refused_in_words",
        "tests/web/desk/test_desk.py::test_a_question_goes_to_the_adviser_and_the_answer_comes_back",
    ),
    "Brieven en berekeningen blijven nergens bewaard.": (
        "tests/web/letters/test_letters.py::test_nothing_is_kept",
        "tests/web/terms/test_terms.py::test_nothing_is_stored_not_even_in_a_session_or_on_record",
        "tests/web/letters/test_reading_back.py::test_reading_back_keeps_nothing",
        "tests/web/bibob/test_bibob_policy.py::test_choosing_a_test_keeps_nothing",
    ),
    "Vrije teksten worden [nagelezen](../explanation/persoonsgegevens.md): dat vangt niet alles.": (
        "tests/web/work/test_personal.py::test_a_text_with_an_address_waits_and_nothing_is_saved_or_lost",
        "tests/kit/test_personal.py::test_the_measured_rates_are_those_in_the_documentation",
    ),
    "Grondslag: taak van algemeen belang (AVG artikel 6 lid 1 e), eigen bedrijfsvoering van een overheid.": (Why.OUTSIDE,),
    "Te verifiëren: welke taak u noemt.": (Why.OUTSIDE,),
    "Zonder functie is niet te zien of papier en praktijk uiteenlopen; namen vragen wij niet.": (Why.DECISION,),
    "Bijzondere en strafrechtelijke gegevens (AVG artikel 9 en 10) horen er niet in; de adviseur haalt ze weg.": (Why.DECISION,),
    (
        "een antwoord leidt naar een persoon | respondent en adviseur zien het; onder drie mensen een oordeel"
        " van de adviseur, [geen laagste](../explanation/geen-toezicht.md) | het niveau zegt soms iets"
    ): (
        "tests/apps/accounts/test_rules.py::test_only_the_adviser_sees_single_answers",
        ("tests/apps/pictures/test_telling.py::test_what_fewer_than_three_people_said_is_not_known_until_it_was_weighed"),
        "tests/apps/pictures/test_telling.py::test_what_is_told_carries_no_answer_no_range_no_proof",
        "tests/attack/test_example.py::test_what_the_level_alone_tells_is_little_and_said_in_the_documentation",
    ),
    (
        "het werkboek met antwoorden per functie raakt zoek | alleen voor de adviseur; staat in het logboek |"
        " een bestand is niet te bewaken"
    ): (
        "tests/access/test_access.py::test_a_person_opens_what_the_table_says_and_nothing_else",
        "tests/web/work/test_upload.py::test_the_file_with_every_answer_says_what_it_is_in_its_name_and_in_the_log",
    ),
    "een link komt bij een ander | code op een nieuw apparaat; nieuwe link sluit de oude | de mailbox": (
        ("tests/web/invitations/test_door.py::test_a_new_device_gets_a_code_by_mail_and_then_an_address_without_the_link"),
        "tests/apps/invitations/test_inviting.py::test_a_new_link_ends_the_old_one",
    ),
    ("hergebruik voor toezicht of beoordeling | geen rol; afspraak in de opdracht | papier is niet te bewaken"): (
        "tests/access/test_access.py::test_help_is_not_supervision",
        "tests/apps/accounts/test_rules.py::test_the_roles_are_those_of_the_programme",
        ("tests/web/assignments/test_assignments.py::test_the_texts_stand_ready_and_say_that_help_is_not_supervision"),
    ),
    "persoonsgegevens in vrije tekst | nalezen en bevestigen | namen ziet een programma niet": (
        "tests/web/work/test_personal.py::test_a_text_with_an_address_waits_and_nothing_is_saved_or_lost",
        "tests/web/work/test_personal.py::test_kept_on_purpose_it_is_saved_and_on_record_by_kind_only",
    ),
    "Inzage en correctie: een respondent ziet en wijzigt eigen antwoorden zolang de vragen openstaan.": (
        "tests/web/questions/test_answering.py::test_a_closed_round_shows_the_answers_and_takes_no_more",
        "tests/apps/pictures/test_answering.py::test_no_answer_is_taken_while_the_questions_are_not_open",
        "tests/apps/pictures/test_answering.py::test_each_save_on_what_was_seen_is_the_next_version",
    ),
    "Een account eindigt onder *Mensen*; het logboek houdt een nummer.": (
        "tests/web/people/test_people_pages.py::test_a_person_gets_and_loses_a_role_a_name_and_an_account",
        "tests/apps/audit/test_chain.py::test_no_event_holds_a_name_or_an_address_of_a_person",
    ),
    "Verzoeken: via uw organisatie.": (Why.DECISION,),
    "Gegevens van een account uitvoeren of wissen.": (Why.ABSENCE,),
    "Een bewaartermijn voor zaken: u haalt ze weg.": (Why.ABSENCE,),
}
