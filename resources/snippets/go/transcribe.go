// {{install}}
// The token is good until {{expires}}.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	nls "github.com/aliyun/alibabacloud-nls-go-sdk"
)

func main() {
	audio, err := os.Open(os.Args[1]) // 16-bit mono PCM of 16 kHz
	if err != nil {
		log.Fatal(err)
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	transcription, err := nls.NewSpeechTranscription(config, nil,
		func(message string, _ interface{}) { log.Print(message) },
		nil, nil,
		func(sentence string, _ interface{}) { fmt.Println(sentence) },
		nil, nil, nil, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer transcription.Shutdown()

	started, err := transcription.Start(nls.DefaultSpeechTranscriptionParam(), nil)
	if err != nil {
		log.Fatal(err)
	}
	if !<-started {
		log.Fatal("the transcription was refused")
	}
	for _, chunk := range nls.LoadPcmInChunk(audio, 3200).Data {
		transcription.SendAudioData(chunk.Data)
		time.Sleep(100 * time.Millisecond) // as fast as it was spoken
	}
	stopped, err := transcription.Stop()
	if err != nil {
		log.Fatal(err)
	}
	if !<-stopped {
		log.Fatal("the transcription failed")
	}
}
