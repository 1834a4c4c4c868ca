"""The wall in PostgreSQL: a row of an organisation is there only for who may reach that organisation."""
