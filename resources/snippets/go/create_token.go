// {{install}}
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

func main() {
	client, err := sdk.NewClientWithAccessKey({{regionId|go}},
		os.Getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"), os.Getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET"))
	if err != nil {
		log.Fatal(err)
	}

	request := requests.NewCommonRequest()
	request.Method = requests.POST
	request.Scheme = {{scheme|go}}
	request.Domain = {{endpointHost|go}}
	request.Version = {{apiVersion|go}}
	request.ApiName = "CreateToken"
	response, err := client.ProcessCommonRequest(request)
	if err != nil {
		log.Fatal(err)
	}

	var answer struct {
		ErrMsg string
		Token  struct {
			Id         string
			ExpireTime int64
		}
	}
	if err := json.Unmarshal(response.GetHttpContentBytes(), &answer); err != nil {
		log.Fatal(err)
	}
	if answer.Token.Id == "" { // a refusal can come with HTTP 200 too
		log.Fatal("no token: ", answer.ErrMsg)
	}
	fmt.Println(answer.Token.Id)
	fmt.Println("valid until", time.Unix(answer.Token.ExpireTime, 0).UTC())
}
