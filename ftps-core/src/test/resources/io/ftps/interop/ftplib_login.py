# SPDX-License-Identifier: Apache-2.0
"""How a user of Python's ftplib connects, also where TLS begins with the first byte."""
import ftplib
import ssl


class ImplicitFtps(ftplib.FTP_TLS):
    """TLS from the first byte, which ftplib does not have: the control socket is wrapped when it is set."""

    _socket = None

    @property
    def sock(self):
        return self._socket

    @sock.setter
    def sock(self, plain):
        if plain is not None and not isinstance(plain, ssl.SSLSocket):
            plain = self.context.wrap_socket(plain, server_hostname=self.host)
        self._socket = plain


def connect(mode, port, certificate):
    """A session that has read the greeting."""
    context = ssl.create_default_context(cafile=certificate)
    kind = ImplicitFtps if mode == "IMPLICIT" else ftplib.FTP_TLS
    ftp = kind(context=context, timeout=20, encoding="utf-8")
    ftp.connect("127.0.0.1", int(port))
    return ftp


def login(mode, ftp, user, password):
    """Logs in, under TLS; data connections are private from then on."""
    if mode == "IMPLICIT":
        ftplib.FTP.login(ftp, user, password)
    else:
        ftp.login(user, password)
    ftp.prot_p()
    return ftp
