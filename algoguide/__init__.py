"""AlgoGuide: a companion for the consultation in interventional pain radiology."""

__version__ = "0.1.0"
