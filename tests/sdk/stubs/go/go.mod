module github.com/aliyun/alibabacloud-nls-go-sdk

go 1.19
