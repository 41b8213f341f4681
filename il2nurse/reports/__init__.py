"""Papers as PDF; the only room that knows ReportLab, entered when the first paper is made."""
