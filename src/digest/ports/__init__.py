"""The ports: one protocol for the parts of each room.  A part takes its settings in the constructor.

The built-in parts are listed in `plugins`; another part is found by its entry point or as "module:attr".
"""

from digest.ports.parts import (
    BatchSummarizer,
    Channel,
    Clusterer,
    Extractor,
    LengthsSummarizer,
    Renderer,
    Source,
    Summarizer,
)
from digest.ports.storage import DeliveryQueue, DeliveryStore, DocumentStore, EditionStore, RunStore, SourceStore, Store

__all__ = [
    "BatchSummarizer",
    "Channel",
    "Clusterer",
    "DeliveryQueue",
    "DeliveryStore",
    "DocumentStore",
    "EditionStore",
    "Extractor",
    "LengthsSummarizer",
    "Renderer",
    "RunStore",
    "Source",
    "SourceStore",
    "Store",
    "Summarizer",
]
