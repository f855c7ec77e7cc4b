"""The fence with a fork in place of a new interpreter: the same worker, limits and frames, 20 times
quicker, so that thousands of mutated files can be tried."""

import os
import sys
from importlib import import_module

from hiwar.intake import fence, picture_worker, worker


class Forked:
    def __init__(self, upload, asked, limits):
        out, self._out = os.pipe()
        err, self._err = os.pipe()
        self.returncode = None
        self.pid = os.fork()
        if not self.pid:
            self._be_worker(upload, asked, limits)
        os.close(self._out)
        os.close(self._err)
        self.stdout, self.stderr = os.fdopen(out, "rb"), os.fdopen(err, "rb")

    def _be_worker(self, upload, asked, limits):
        status = 70
        try:
            os.setsid()
            os.dup2(upload.fileno(), 0)
            os.dup2(self._out, 1)
            os.dup2(self._err, 2)
            os.closerange(3, 256)
            sys.stdin = os.fdopen(0)
            status = _serve(asked, limits)
        finally:
            os._exit(status)

    def __enter__(self):
        return self

    def wait(self):
        self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def __exit__(self, *_):
        self.stdout.close()
        self.stderr.close()


def _serve(asked, limits):
    module, kind, *number = asked
    if module == "hiwar.intake.picture_worker":
        return picture_worker.serve(kind, int(number[0]), limits)
    return worker.serve(kind, limits)


def fork_instead(monkeypatch):
    for reader in worker.READERS.values():
        import_module(f"hiwar.intake.formats.{reader}")
    monkeypatch.setattr(fence, "_spawn", Forked)
