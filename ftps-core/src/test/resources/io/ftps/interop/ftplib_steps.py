# SPDX-License-Identifier: Apache-2.0
"""One step of a user of Python's ftplib. Arguments: step mode port certificate user password name..."""
import sys

from ftplib_login import connect, login

HALF = 40_001

step, mode, port, certificate, user, password, *names = sys.argv[1:]
with login(mode, connect(mode, port, certificate), user, password) as ftp:
    if step == "list":
        ftp.dir()
    elif step == "download":
        for name in names:
            with open(name, "wb") as file:
                ftp.retrbinary("RETR " + name, file.write)
    elif step == "resumeDownload":
        with open(names[0], "ab") as file:
            ftp.retrbinary("RETR " + names[0], file.write, rest=HALF)
    elif step == "upload":
        for name in names:
            with open(name, "rb") as file:
                ftp.storbinary("STOR " + name, file)
    elif step == "resumeUpload":
        with open(names[0], "rb") as file:
            file.seek(HALF)
            ftp.storbinary("STOR " + names[0], file, rest=HALF)
    elif step == "rename":
        ftp.rename(*names)
    elif step == "delete":
        ftp.delete(names[0])
