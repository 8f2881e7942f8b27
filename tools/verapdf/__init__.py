"""The judge of PDF/UA-1 and PDF/A-3a: veraPDF, driven from Python."""
