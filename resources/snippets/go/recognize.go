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
	audio, err := os.Open(os.Args[1]) // 16-bit mono PCM of 16 kHz, up to 60 s
	if err != nil {
		log.Fatal(err)
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	recognition, err := nls.NewSpeechRecognition(config, nil,
		func(message string, _ interface{}) { log.Print(message) },
		nil, nil,
		func(message string, _ interface{}) { fmt.Println(message) },
		nil, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer recognition.Shutdown()

	started, err := recognition.Start(nls.DefaultSpeechRecognitionParam(), nil)
	if err != nil {
		log.Fatal(err)
	}
	if !<-started {
		log.Fatal("the recognition was refused")
	}
	for _, chunk := range nls.LoadPcmInChunk(audio, 3200).Data {
		recognition.SendAudioData(chunk.Data)
		time.Sleep(100 * time.Millisecond) // as fast as it was spoken
	}
	stopped, err := recognition.Stop()
	if err != nil {
		log.Fatal(err)
	}
	if !<-stopped {
		log.Fatal("the recognition failed")
	}
}
