"""matplotlib's backend in sessions: `plt.show()` shows the figures below the cell, as in a notebook."""

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

from mastic_job import display

FigureCanvas = FigureCanvasAgg
FigureManager = FigureManagerBase


def show(*_args, **_kwargs):
    display.show_figures()
