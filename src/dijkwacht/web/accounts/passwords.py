"""What a password must hold, said in Dutch."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django's own rule; its words are missing from Django's Dutch catalogue."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Dit wachtwoord is te kort: neem minstens {self.min_length} tekens, zoals een korte zin."

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Neem minstens {self.min_length} tekens. Een korte zin is goed te onthouden."
