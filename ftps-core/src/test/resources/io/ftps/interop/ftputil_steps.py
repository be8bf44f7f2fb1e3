# SPDX-License-Identifier: Apache-2.0
"""One step of a user of ftputil. Arguments: step mode port certificate user password name..."""
import shutil
import sys

import ftputil

from ftplib_login import connect, login

HALF = 40_001


def session(host, user, password):
    return login(mode, connect(mode, port, certificate), user, password)


step, mode, port, certificate, user, password, *names = sys.argv[1:]
with ftputil.FTPHost("127.0.0.1", user, password, session_factory=session) as host:
    if step == "list":
        print("\n".join(host.listdir(host.curdir)))
    elif step == "download":
        for name in names:
            host.download(name, name)
    elif step == "resumeDownload":
        with host.open(names[0], "rb", rest=HALF) as source, open(names[0], "ab") as target:
            shutil.copyfileobj(source, target)
    elif step == "upload":
        for name in names:
            host.upload(name, name)
    elif step == "resumeUpload":
        with open(names[0], "rb") as source, host.open(names[0], "wb", rest=HALF) as target:
            source.seek(HALF)
            shutil.copyfileobj(source, target)
    elif step == "rename":
        host.rename(*names)
    elif step == "delete":
        host.remove(names[0])
