"""A folder on 127.0.0.1 as a static host gives it out: compressed, kept for ten minutes, over connections that stay open."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BASE = "/nnref/"  # where the published site stands on its host
PACKED = {".woff2", ".png", ".gz"}  # compressed already
PAGE, KEPT = "text/html; charset=utf-8", "max-age=600"


@functools.cache
def compressed(path: Path, changed: float) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": PAGE, ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2",
    }

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        if not self.path.startswith(BASE):
            return self.answer(404, b"", "text/plain")
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            return self.answer(404, Path(self.directory, "404.html").read_bytes(), PAGE)
        if path.suffix in PACKED or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return self.answer(200, path.read_bytes(), self.guess_type(path))
        return self.answer(200, compressed(path, path.stat().st_mtime), self.guess_type(path), {"Content-Encoding": "gzip"})

    def answer(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> io.BytesIO:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": len(body), "Cache-Control": KEPT, "Vary": "Accept-Encoding"}
        for name, value in (headers | (more or {})).items():
            self.send_header(name, str(value))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *arguments: object) -> None:
        pass


class Host(ThreadingHTTPServer):
    """Binds its port at once, so that a site can be built for the address before there is anything to give out."""

    folder: Path

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), lambda *request: Handler(*request, directory=str(self.folder)))
        self.address = f"http://127.0.0.1:{self.server_port}{BASE}"


@contextmanager
def hosting(host: Host, folder: Path) -> Iterator[str]:
    host.folder = folder
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield host.address
    finally:
        host.shutdown()
        host.server_close()
