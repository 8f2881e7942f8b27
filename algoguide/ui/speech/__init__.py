"""Reading aloud: the voices there may be, how one is found, and the reading itself. No widget.

Nothing of it is loaded before a page that can be read is opened, and no voice before it is wanted.
"""

from algoguide.ui.speech.finding import VoiceFinder
from algoguide.ui.speech.listening import Listening
from algoguide.ui.speech.voice import Absence, Voice

__all__ = ["Absence", "Listening", "Voice", "VoiceFinder"]
