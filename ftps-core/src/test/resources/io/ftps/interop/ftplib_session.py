# SPDX-License-Identifier: Apache-2.0
"""What a user of Python's ftplib does, once through. Arguments: mode port certificate user password."""
import ftplib
import io
import os
import sys

from ftplib_login import connect, login

mode, port, certificate, user, password = sys.argv[1:]


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r:.300} (expected: {expected!r:.300})")


def refused(code, call, *arguments):
    try:
        call(*arguments)
    except ftplib.Error as e:
        equal(str(e)[:3], code)
    else:
        raise AssertionError(f"{arguments} was not refused (expected: {code})")


def retrieve(ftp, name, rest=None):
    out = io.BytesIO()
    ftp.retrbinary("RETR " + name, out.write, rest=rest)
    return out.getvalue()


ftp = connect(mode, port, certificate)
if mode == "EXPLICIT":
    refused("530", ftplib.FTP.login, ftp, user, password)
login(mode, ftp, user, password)

# Folders
equal(ftp.pwd(), "/")
equal(ftp.mkd('a "quoted" name'), '/a "quoted" name')
ftp.cwd('a "quoted" name')
equal(ftp.pwd(), '/a "quoted" name')
refused("550", ftp.mkd, "/a \"quoted\" name")
ftp.cwd("..")
ftp.rmd('a "quoted" name')
refused("550", ftp.cwd, "nowhere")

# Bytes
data = os.urandom(1_000_003)
equal(ftp.storbinary("STOR data", io.BytesIO(data))[:3], "226")
equal(ftp.size("data"), len(data))
equal(retrieve(ftp, "data"), data)
equal(retrieve(ftp, "data", rest=1_000_000), data[1_000_000:])
ftp.storbinary("STOR data", io.BytesIO(b"new tail"), rest=10)
equal(retrieve(ftp, "data"), data[:10] + b"new tail")
ftp.storbinary("APPE data", io.BytesIO(b", more"))
equal(retrieve(ftp, "data"), data[:10] + b"new tail, more")
ftp.storbinary("STOR empty", io.BytesIO())
equal(retrieve(ftp, "empty"), b"")

# Lines
lines = ["one", "", "th\u00fcr", "x" * 100_000]
ftp.maxline = 200_000
ftp.storlines("STOR text", io.BytesIO("\n".join(lines).encode() + b"\n"))
got = []
ftp.retrlines("RETR text", got.append)
equal(got, lines)
ftp.voidcmd("TYPE I")
equal(retrieve(ftp, "text"), "\n".join(lines).encode() + b"\n")

# Lists
ftp.mkd("dir")
ftp.storbinary("STOR caf\u00e9 \U0001f680", io.BytesIO(b"12345"))
names = ["big", "caf\u00e9 \U0001f680", "data", "dir", "empty", "text"]
equal(sorted(ftp.nlst()), names)
facts = dict(ftp.mlsd(facts=["type", "size", "modify"]))
equal(sorted(name for name, fact in facts.items() if fact["type"] in ("file", "dir")), names)
equal(facts["caf\u00e9 \U0001f680"]["size"], "5")
equal(facts["dir"]["type"], "dir")
listing = []
ftp.dir(listing.append)
equal(sorted(line[0] + line.split(None, 8)[8] for line in listing), sorted("d" + n if n == "dir" else "-" + n for n in names))
equal(ftp.nlst("dir"), [])

# Names
ftp.rename("data", "dir/moved")
refused("550", ftp.size, "data")
refused("550", ftp.rename, "data", "other")
ftp.delete("dir/moved")
refused("550", ftp.delete, "dir/moved")
ftp.rmd("dir")

# Other commands
equal(ftp.sendcmd("NOOP")[:3], "200")
equal(ftp.sendcmd("SYST"), "215 UNIX Type: L8")
equal(ftp.sendcmd("MDTM text")[:4], "213 ")
refused("500", ftp.sendcmd, "NONSENSE")
assert ftp.sendcmd("SITE CHMOD 640 text").startswith("200")
refused("504", ftp.sendcmd, "SITE QUOTA")

# A download is stopped in its middle, and the session goes on
ftp.voidcmd("TYPE I")
connection = ftp.transfercmd("RETR big")
connection.recv(1000)
ftp.putcmd("ABOR")
equal(ftp.getmultiline()[:3], "426")
equal(ftp.getmultiline()[:3], "226")
connection.close()
equal(ftp.size("big"), 30_000_000)

# The server says that it is done before it closes
equal(ftp.sendcmd("QUIT")[:3], "221")
ftp.sock.suppress_ragged_eofs = False
equal(ftp.sock.recv(1), b"")
ftp.close()
print("every check passed")
