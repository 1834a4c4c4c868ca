"""What a level rests on beside the answers, as the adviser says when weighing it."""

from dijkwacht.kit.words import Worded


class Basis(Worded):
    """What a weighed level rests on; the words stand with the level on pages and papers."""

    DOCUMENT = "document", "een document"
    INTERVIEW = "interview", "een gesprek"
    CHECK = "check", "een eigen toets"
    NOTHING = "nothing", "niets"
