"""Forms drawn in our own hand."""

from django.forms.renderers import DjangoTemplates


class HiwarRenderer(DjangoTemplates):
    """Label above, hint below, and an error that says what to do next (`web/_field.html`)."""

    form_template_name = "web/_form.html"
    field_template_name = "web/_field.html"
