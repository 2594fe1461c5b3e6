# {{install}}
# The token is good until {{expires}}.
import json
import sys
import time

import nls

completed = []
transcriber = nls.NlsSpeechTranscriber(
    url={{gateway|python}},
    token={{token|python}},
    appkey={{appkey|python}},
    on_sentence_end=lambda message, *_: print(json.loads(message)["payload"]["result"]),
    on_completed=lambda message, *_: completed.append(message),
    on_error=lambda message, *_: print(message, file=sys.stderr),
)
with open(sys.argv[1], "rb") as audio:  # 16-bit mono PCM of 16 kHz
    transcriber.start(aformat="pcm", enable_punctuation_prediction=True)
    while chunk := audio.read(640):
        transcriber.send_audio(chunk)
        time.sleep(0.02)  # as fast as it was spoken
    transcriber.stop()
if not completed:  # the SDK says nothing about a token that is refused
    sys.exit("the transcription is not complete")
