// SPDX-License-Identifier: Apache-2.0
// node nodesdk.js ENDPOINT: one token from the service's own SDK; the key is in the environment.
"use strict";

const { RPCClient } = require("@alicloud/pop-core");

const client = new RPCClient({
    accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    endpoint: process.argv[2],
    apiVersion: "2019-07-17",
});

client.request("CreateToken", { RegionId: "ap-southeast-1" }, { method: "POST" }).then(
    (answer) => console.log(answer.Token.Id),
    (error) => {
        console.error(error.code);
        process.exitCode = 1;
    });
