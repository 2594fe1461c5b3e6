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
	if err := transcribe(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func transcribe(file string) error {
	audio, err := os.Open(file) // 16-bit mono PCM of 16 kHz
	if err != nil {
		return err
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	transcription, err := nls.NewSpeechTranscription(config, nil,
		func(message string, _ any) { log.Print(message) },
		nil, nil,
		func(sentence string, _ any) { fmt.Println(sentence) },
		nil, nil, nil, nil)
	if err != nil {
		return err
	}
	defer transcription.Shutdown()

	started, err := transcription.Start(nls.DefaultSpeechTranscriptionParam(), nil)
	if err != nil {
		return err
	}
	if err := wait(started, "start"); err != nil {
		return err
	}
	for _, chunk := range nls.LoadPcmInChunk(audio, 3200).Data {
		if err := transcription.SendAudioData(chunk.Data); err != nil {
			return err
		}
		time.Sleep(100 * time.Millisecond) // as fast as it was spoken
	}
	stopped, err := transcription.Stop()
	if err != nil {
		return err
	}
	return wait(stopped, "end")
}

func wait(done <-chan bool, what string) error {
	select {
	case ok := <-done:
		if !ok {
			return fmt.Errorf("the transcription did not %s", what)
		}
		return nil
	case <-time.After(time.Minute):
		return fmt.Errorf("the transcription took too long to %s", what)
	}
}
