"""The register's entries as an auditor reads them."""
