"""`python app.py rehearse FILE`: a dress rehearsal with simulated participants, over the public doors only.

It imports nothing of the rest of the package: what it can do, any other client can.
"""
