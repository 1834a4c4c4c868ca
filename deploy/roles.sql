-- De database en haar twee rollen: van de ene zijn de tabellen, met de andere draait de site. Wachtwoord: OWNER_PASSWORD uit de omgeving.
\set ON_ERROR_STOP on
\getenv password OWNER_PASSWORD
CREATE ROLE dijkwacht_owner LOGIN PASSWORD :'password';
CREATE ROLE dijkwacht LOGIN;
CREATE DATABASE dijkwacht OWNER dijkwacht_owner;
