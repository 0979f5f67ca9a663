#!/usr/bin/env python3
"""An HTTPS server that is no platform: tls_server.py CERTIFICATE KEY. Prints its port, then answers every
request with 404 until it is ended."""

import http.server
import ssl
import sys


class Nothing(http.server.BaseHTTPRequestHandler):
    def answer(self):
        self.send_error(404)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Nothing)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
