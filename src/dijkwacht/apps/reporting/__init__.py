"""Reports: what is read and downloaded, from the same content in every form."""
