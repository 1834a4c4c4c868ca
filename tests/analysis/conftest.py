"""Made data: no deadline, since a busy machine is no fault of the reckoning."""

from hypothesis import settings

settings.register_profile("dijkwacht", deadline=None)
settings.load_profile("dijkwacht")
