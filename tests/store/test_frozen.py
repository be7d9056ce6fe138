"""Values read by many threads at once."""

from __future__ import annotations

import subprocess
import sys

_FIRST_READ_BY_MANY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from store.frozen import NotOfType, Reading
from store.search.indexed import Indexed

sys.setswitchinterval(1e-6)
start = Barrier(8)

def read(_):
    start.wait()
    try:
        Reading(Indexed).json(b'{"fact": {"kind": "metric"}}')
    except NotOfType as error:
        return str(error)

with ThreadPoolExecutor(8) as threads:
    print(len(set(threads.map(read, range(8)))))
"""


def test_a_type_may_be_read_for_the_first_time_by_many_threads_at_once() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", _FIRST_READ_BY_MANY], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr
