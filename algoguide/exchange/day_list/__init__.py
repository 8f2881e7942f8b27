"""A programme (day list) from CSV or XLSX: read, recognised, previewed; nothing is kept here.

`read_table` says what a file holds, `recognise` what its columns are, `entries` what its lines say, `summary`
what to show before anything is kept. `signature` is what a mapping made by hand is remembered by.
"""

from algoguide.exchange.day_list.columns import Field, doubled, lacking, recognise, signature
from algoguide.exchange.day_list.lines import DayCount, LineProblem, Parsed, Summary, entries, summary
from algoguide.exchange.day_list.reading import read_table
from algoguide.exchange.day_list.table import Row, Table

__all__ = [
    "DayCount",
    "Field",
    "LineProblem",
    "Parsed",
    "Row",
    "Summary",
    "Table",
    "doubled",
    "entries",
    "lacking",
    "read_table",
    "recognise",
    "signature",
    "summary",
]
