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
	if err := recognize(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func recognize(file string) error {
	audio, err := os.Open(file) // 16-bit mono PCM of 16 kHz, up to 60 s
	if err != nil {
		return err
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	recognition, err := nls.NewSpeechRecognition(config, nil,
		func(message string, _ any) { log.Print(message) },
		nil, nil,
		func(message string, _ any) { fmt.Println(message) },
		nil, nil)
	if err != nil {
		return err
	}
	defer recognition.Shutdown()

	started, err := recognition.Start(nls.DefaultSpeechRecognitionParam(), nil)
	if err != nil {
		return err
	}
	if err := wait(started, "start"); err != nil {
		return err
	}
	for _, chunk := range nls.LoadPcmInChunk(audio, 3200).Data {
		if err := recognition.SendAudioData(chunk.Data); err != nil {
			return err
		}
		time.Sleep(100 * time.Millisecond) // as fast as it was spoken
	}
	stopped, err := recognition.Stop()
	if err != nil {
		return err
	}
	return wait(stopped, "end")
}

func wait(done <-chan bool, what string) error {
	select {
	case ok := <-done:
		if !ok {
			return fmt.Errorf("the recognition did not %s", what)
		}
		return nil
	case <-time.After(time.Minute):
		return fmt.Errorf("the recognition took too long to %s", what)
	}
}
