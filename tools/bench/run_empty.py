"""The yardstick of a start: a process that shows an empty window."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tools.bench.reporting import FirstPaint

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
first_paint = FirstPaint(window)
window.show()
application.exec()
