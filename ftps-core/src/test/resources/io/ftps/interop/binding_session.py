"""Data connections as only programs make them that somebody wrote for the purpose.

first     shows the first ticket of the control connection on fifty data connections
newest    shows the newest ticket each time
stranger  connects to passive ports with a session that he got on the passive port before, if any

The control connection of first and newest, and their data connections, are made by openssl s_client.
"""

import os
import re
import socket
import ssl
import subprocess
import sys

ROLE, PORT, VERSION, FINAL_REPLY, USER, PASSWORD = sys.argv[1:]
HOST = "127.0.0.1"
VERSIONS = {
    "TLS_1_2": ("-tls1_2", ssl.TLSVersion.TLSv1_2),
    "TLS_1_3": ("-tls1_3", ssl.TLSVersion.TLSv1_3),
}
OPTION, NUMBER = VERSIONS[VERSION]
CONTENT = b"some bytes"


class Control:
    """A control connection over anything that can be read and written."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer
        self.expect("220")
        self.command("USER " + USER, "331")
        self.command("PASS " + PASSWORD, "230")
        self.command("TYPE I", "200")

    def expect(self, code):
        line = self.reader.readline().decode()
        assert line.startswith(code + " "), line
        return line

    def command(self, line, code):
        self.writer.write(line.encode() + b"\r\n")
        self.writer.flush()
        return self.expect(code)

    def passive_port(self):
        return int(re.search(r"\|\|\|(\d+)\|", self.command("EPSV", "229"))[1])


def s_client(port, *options):
    return ["openssl", "s_client", "-quiet", "-connect", f"{HOST}:{port}", OPTION, *options]


def tickets():
    program = subprocess.Popen(
        s_client(PORT, "-sess_out", "first.pem"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    control = Control(program.stdout, program.stdin)
    ticket = "first.pem"
    for _ in range(50):
        port = control.passive_port()
        control.command("RETR secret", "150")
        data = subprocess.run(
            s_client(port, "-sess_in", ticket, "-sess_out", "newest.pem"),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
        assert data.stdout == CONTENT, data
        control.expect(FINAL_REPLY)
        # In TLS 1.2 a resumption need not give a new one.
        if ROLE == "newest" and os.path.exists("newest.pem"):
            ticket = "newest.pem"
    control.command("QUIT", "221")
    program.wait(10)


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = context.maximum_version = NUMBER
    return context


def connect(port):
    return socket.create_connection((HOST, int(port)), timeout=10)


def stranger():
    stream = tls_context().wrap_socket(connect(PORT)).makefile("rwb")
    control = Control(stream, stream)
    context = tls_context()
    session = None
    for _ in range(5):
        raw = connect(control.passive_port())
        control.command("RETR secret", "150")
        data = context.wrap_socket(raw, do_handshake_on_connect=False, session=session)
        received = b""
        try:
            data.do_handshake()
            received = data.recv(100)
            data.recv(100)
        except OSError:
            pass
        session = data.session or session
        print("session:", session is not None, "ticket:", session is not None and session.has_ticket)
        data.close()
        control.expect(FINAL_REPLY)
        assert received == (CONTENT if FINAL_REPLY == "226" else b""), received
    control.command("QUIT", "221")


if ROLE == "stranger":
    stranger()
else:
    tickets()
print("every check passed")
