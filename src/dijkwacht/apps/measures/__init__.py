"""Maatregelen: policy put into practice, from proposed to proven."""
