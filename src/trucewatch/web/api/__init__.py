"""The API: the same records as the desk, for programs, as JSON over HTTP.

Routes parse, call one service function and answer. What they take is held to strict
shapes (`inputs`), who asks is told by a token alone (`callers`), what they give is made
from the model's own values (`answers`) and described in `describing`.
"""
