"""A program of somebody else's on this machine, which is told over https and answers as a test says."""

import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def certificate(folder, host):
    """A certificate of a machine and its key in one file, valid for a day."""
    key, name, now = ec.generate_private_key(ec.SECP256R1()), _named(host), datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM))
    return file


def _named(host):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])


@contextmanager
def receiver(pem, answers):
    """A program that answers with each of ``answers`` in turn, and keeps what it was told. Gives its address."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            status = answers[len(told) - 1]
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            """Says nothing."""

    class Server(HTTPServer):
        def handle_error(self, *_):
            """Says nothing of whoever hangs up."""

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    try:
        yield f"https://localhost:{server.server_port}/new", told
    finally:
        server.shutdown()
        server.server_close()
        running.join()
