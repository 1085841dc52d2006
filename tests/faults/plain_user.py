"""Run a program for which permission bits hold, even when root runs it."""

import ctypes
import os
import sys

DROP, PASSES_BY = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH

if __name__ == "__main__":
    if os.geteuid() == 0:
        for right in PASSES_BY:
            ctypes.CDLL(None).prctl(DROP, right, 0, 0, 0)
    os.execv(sys.argv[1], sys.argv[1:])
