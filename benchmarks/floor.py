"""The floor: a bare Flask-SocketIO server that stores nothing, decides nothing, and sends what it gets to everybody.

Run by benchmarks/room.py beside the product, on the same core, so that their ratio says what the product adds.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402  # gevent comes before every other import

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], logger=False, engineio_logger=False)


@socketio.on("post")
def post(text: str) -> dict[str, bool]:
    """Send it to everybody, then say so."""
    socketio.emit("patch", text)
    return {"ok": True}


if __name__ == "__main__":
    port = int(sys.argv[1])
    print(f"listening on {port}", flush=True)
    socketio.run(app, host="127.0.0.1", port=port)
