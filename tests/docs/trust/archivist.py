"""Each sentence of docs/trust/archivaris.md, and what shows it."""

from tests.docs.trust.table import Shown, Why

PAPER = "docs/trust/archivaris.md"
SHOWN: Shown = {
    "Wat is archiefwaardig, in welke vorm komt het eruit, en wat wordt gewist?": (Why.DEFINITION,),
    ("vastgesteld rapport, volledig en openbaar | PDF/A-2a en PDF/UA-1 in één bestand; Word en ODT ernaast | bij het besluit"): (
        "tests/documents/report/test_formats.py::test_the_pdf_says_that_it_is_accessible_and_can_be_archived",
        "tests/apps/reporting/test_kept.py::test_six_files_are_kept_of_each_picture",
        "tests/apps/reporting/test_kept.py::test_a_download_gives_the_bytes_of_the_day_of_the_decision",
    ),
    (
        "antwoorden en oordelen | werkboek (`.xlsx`), [beschreven formaat](../tutorials/eerste-beeld.md) | "
        "zolang de opdracht loopt"
    ): (
        "tests/web/work/test_upload.py::test_the_workbook_holds_what_was_answered_and_rows_for_what_was_not",
        "tests/web/work/test_access.py::test_an_assignment_that_ended_closes_the_door",
    ),
    (
        "welke barrières staan, en wat open is | PDF, Word en ODT; van eerdere standen blijft niets bewaard | "
        "zolang u met het model werkt"
    ): (
        "tests/web/barriers/test_placing_pages.py::test_what_is_open_goes_along_as_a_paper_that_is_marked",
        "tests/apps/barriers/test_placing.py::test_what_is_said_is_kept_and_only_what_changed",
        Why.ABSENCE,
    ),
    (
        "lijst van genummerde kopieën van de besloten set | PDF; functies en dagen: het formulier vraagt geen"
        " namen | blijft bij het beeld"
    ): (
        "tests/documents/college/test_papers.py::test_the_list_of_copies_counts_what_is_still_out",
        "tests/web/products/test_products.py::test_a_copy_is_noted_downloaded_with_its_number_and_taken_back",
    ),
    (
        "normenset met versie | in de database; de meegeleverde sets ook als YAML, tekst die een jurist kan "
        "lezen | blijft bij het beeld"
    ): (
        ("tests/apps/norms/test_norms.py::test_a_picture_keeps_the_version_it_was_made_with_whatever_is_published_later"),
        "tests/apps/norms/test_life_cycle.py::test_the_database_itself_refuses_to_change_what_is_published",
        "tests/documents/norms/test_library.py::test_every_norm_set_can_be_read_and_carries_the_id_of_its_file",
    ),
    "logboek | keten van gebeurtenissen zonder inhoud | blijft; `dijkwacht audit verify` rekent na": (
        "tests/apps/audit/test_chain.py::test_an_event_cannot_be_changed_or_removed",
        "tests/apps/pictures/test_rows.py::test_no_event_tells_what_somebody_wrote",
        "tests/apps/audit/test_chain.py::test_verify_says_that_the_chain_is_whole_with_its_last_seal",
    ),
    ("De bestandsnaam van een rapport of ander stuk zegt van wie het beeld is en van welke datum, nooit wat erin staat."): (
        "tests/apps/reporting/test_report.py::test_a_file_name_is_plain_and_tells_nothing_of_the_content",
        "tests/web/products/test_products.py::test_each_paper_is_a_file_whose_name_tells_no_weakness",
    ),
    "Die van het werkboek zegt alleen wat het is en van welke dag.": (
        "tests/web/work/test_upload.py::test_the_file_with_every_answer_says_what_it_is_in_its_name_and_in_the_log",
    ),
    "Metagegevens in het rapport: titel, taal, organisatie, besluit, rubricering en peildatum.": (
        ("tests/documents/report/test_formats.py::test_the_metadata_say_whose_it_is_what_was_decided_the_marking_and_the_day"),
        "tests/documents/report/test_formats.py::test_the_pdf_says_that_it_is_accessible_and_can_be_archived",
    ),
    "Een vastgesteld beeld verandert niet meer, en houdt de versie van de norm waarop het is gemaakt.": (
        "tests/apps/adoption/test_adopted.py::test_no_action_changes_what_was_adopted",
        "tests/apps/reporting/test_kept.py::test_a_download_gives_the_bytes_of_the_day_of_the_decision",
        "tests/apps/norms/test_life_cycle.py::test_a_picture_holds_on_to_a_version_that_goes_out_of_use",
    ),
    "Het besluit staat erbij: wie besloot, wanneer en onder welk nummer.": (
        ("tests/documents/report/test_whole_picture.py::test_an_adopted_picture_says_by_whom_when_and_under_which_number"),
        "tests/apps/reporting/test_kept.py::test_what_is_kept_says_what_was_decided",
    ),
    "Wie het vastlegde en wie het bevestigde, staat in het logboek.": (
        "tests/apps/adoption/test_closing.py::test_one_records_and_another_confirms_in_one_deed_with_the_state",
        "tests/apps/pictures/test_rows.py::test_each_deed_is_exactly_one_event_in_its_organisation",
    ),
    "Een nieuw beeld is een nieuw stuk.": (
        "tests/apps/pictures/test_growing.py::test_a_new_picture_begins_with_what_was_said",
        "tests/apps/reporting/test_kept.py::test_six_files_are_kept_of_each_picture",
    ),
    "notities van de adviseur, en toelichtingen uit gesprekken | bij het vaststellen": (
        ("tests/apps/sources/test_recording.py::test_at_adoption_notes_and_the_words_of_talks_go_and_no_figure_changes"),
        "tests/apps/adoption/test_closing.py::test_one_records_and_another_confirms_in_one_deed_with_the_state",
    ),
    "het adres van een genodigde | 30 dagen na het besluit of het vervallen": (
        "tests/jobs/test_reminders.py::test_addresses_go_thirty_days_after_the_picture_ended_and_not_before",
    ),
    "het adres van wie bij een partner een ontwerp meeleest | met het antwoord, anders als de link ophoudt, na 30 dagen": (
        "tests/apps/consultations/test_consultations.py::test_who_answered_is_a_party_and_a_function_and_the_link_ends",
        "tests/apps/consultations/test_consultations.py::test_the_address_of_who_never_answered_goes_when_the_link_has_ended",
    ),
    "het adres van wie bij een partner iets bevestigt | met het antwoord, anders 30 dagen nadat de link ophield": (
        "tests/apps/barriers/test_placing.py::test_a_partner_confirms_once_by_a_link_of_which_only_a_hash_is_kept",
        "tests/apps/barriers/test_placing.py::test_a_link_ends_where_the_organisation_says_something_else_and_the_address_goes",
        "tests/apps/barriers/test_placing.py::test_the_address_of_who_never_answered_goes_thirty_days_after_the_link",
    ),
    "een werkboek dat niet is overgenomen | na een dag": (
        "tests/jobs/test_tidy.py::test_workbooks_and_sessions_go_after_their_time_and_not_before",
    ),
    "een ontwerp van een barrièremodel, met de opmerkingen erbij | zodra het is gepubliceerd of weggegooid": (
        "tests/web/barriers/test_developing.py::test_with_a_draft_go_the_names_of_who_wrote_at_it",
        "tests/web/barriers/test_developing.py::test_another_says_something_and_publishes_what_was_read",
    ),
    "een eigen sjabloon | zodra u het weghaalt of vervangt": (
        "tests/web/products/test_products.py::test_a_template_is_given_used_replaced_and_taken_away",
    ),
    (
        "een vraag aan een adviseur, met het antwoord | over een zaak: met de zaak; anders een jaar na het "
        "antwoord, of als u haar weghaalt"
    ): (
        "tests/web/desk/test_desk.py::test_a_question_goes_with_its_case_and_one_in_general_after_a_year",
        "tests/jobs/test_tidy.py::test_a_question_in_general_goes_a_year_after_its_answer",
        "tests/web/desk/test_desk.py::test_who_asked_takes_it_away_and_nobody_else",
    ),
    "de tekst van een verstuurde mail | na het versturen": (
        "tests/apps/mail/test_sending.py::test_a_message_arrives_whole_and_its_text_is_let_go_of",
    ),
    "adres en onderwerp van een verstuurde mail | na 30 dagen": (
        "tests/jobs/test_tidy.py::test_messages_go_a_month_after_they_were_sent_or_given_up",
    ),
    "mislukte inlogpogingen | na 30 dagen": ("tests/jobs/test_tidy.py::test_tries_to_sign_in_that_failed_go_after_a_month",),
    "De bewaartermijn van rapport en antwoorden: volgens uw selectielijst.": (Why.DECISION,),
    "Dijkwacht vernietigt ze niet vanzelf.": (Why.ABSENCE,),
    "Te verifiëren: onder welke categorie uw organisatie dit brengt.": (Why.OUTSIDE,),
    "Het overbrengen naar uw archiefsysteem.": (Why.DECISION,),
    "Neem het volledige rapport als PDF/A, met rubricering en grond.": (Why.DECISION,),
    "Een openbare versie is geen besluit op een Woo-verzoek.": (Why.OUTSIDE,),
    (
        "Een uitvoer met metagegevens volgens MDTO, en een eigen controle met veraPDF: dat de PDF voldoet, "
        "rust op de controle van de zetter (typst) en op de gegevens in het bestand."
    ): (Why.ABSENCE,),
}
