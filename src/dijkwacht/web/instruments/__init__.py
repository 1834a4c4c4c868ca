"""The officer's first page: which term runs out, and how to reckon one."""
