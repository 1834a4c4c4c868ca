"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("dijkwacht.web.start.urls")),
    path("vragen/", include("dijkwacht.web.questions.urls")),
    path("werk/", include("dijkwacht.web.work.urls")),
    path("", include("dijkwacht.web.invitations.urls")),
    path("beelden/", include("dijkwacht.web.pictures.urls")),
    path("galerij/", include("dijkwacht.web.gallery.urls")),
    path("account/", include("dijkwacht.web.accounts.urls")),
]

handler400 = "dijkwacht.web.errors.bad_request"
handler403 = "dijkwacht.web.errors.forbidden"
handler404 = "dijkwacht.web.errors.not_found"
handler500 = "dijkwacht.web.errors.server_error"
