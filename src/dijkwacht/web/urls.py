"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("dijkwacht.web.start.urls")),
    path("vragen/", include("dijkwacht.web.questions.urls")),
    path("organisatie/", include("dijkwacht.web.organisation.urls")),
    path("", include("dijkwacht.web.people.urls")),
    path("organisaties/", include("dijkwacht.web.organisations.urls")),
    path("opdrachten/", include("dijkwacht.web.assignments.urls")),
    path("werk/", include("dijkwacht.web.work.urls")),
    path("werk/", include("dijkwacht.web.roadmap.urls")),
    path("werk/<uuid:picture>/bronnen/", include("dijkwacht.web.sources.urls")),
    path("", include("dijkwacht.web.invitations.urls")),
    path("", include("dijkwacht.web.group_sessions.urls")),
    path("beelden/", include("dijkwacht.web.pictures.urls")),
    path("plan/", include("dijkwacht.web.plan.urls")),
    path("maatregelen/", include("dijkwacht.web.measures.urls")),
    path("beelden/<uuid:picture>/stukken/", include("dijkwacht.web.products.urls")),
    path("bibob/", include("dijkwacht.web.bibob.urls")),
    path("barrieres/", include("dijkwacht.web.barriers.urls")),
    path("instrumenten/", include("dijkwacht.web.instruments.urls")),
    path("damocles/", include("dijkwacht.web.damocles.urls")),
    path("termijnen/", include("dijkwacht.web.terms.urls")),
    path("wetten/", include("dijkwacht.web.legal.urls")),
    path("normen/", include("dijkwacht.web.norms.urls")),
    path("bezig/", include("dijkwacht.web.errands.urls")),
    path("brieven/", include("dijkwacht.web.letters.urls")),
    path("post/", include("dijkwacht.web.outbox.urls")),
    path("programma/", include("dijkwacht.web.programme.urls")),
    path("logboek/", include("dijkwacht.web.log.urls")),
    path("halfjaar/", include("dijkwacht.web.halfway.urls")),
    path("agenda/", include("dijkwacht.web.agenda.urls")),
    path("adviesvraag/", include("dijkwacht.web.desk.urls")),
    path("hulp/", include("dijkwacht.web.help.urls")),
    path("berichten/", include("dijkwacht.web.asks.urls")),
    path("galerij/", include("dijkwacht.web.gallery.urls")),
    path("account/", include("dijkwacht.web.accounts.urls")),
]

handler400 = "dijkwacht.web.errors.bad_request"
handler403 = "dijkwacht.web.errors.forbidden"
handler404 = "dijkwacht.web.errors.not_found"
handler500 = "dijkwacht.web.errors.server_error"
