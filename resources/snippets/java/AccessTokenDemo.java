// Maven: {{install}}
import com.alibaba.nls.client.AccessToken;

import java.time.Instant;

public class AccessTokenDemo {
    public static void main(String[] args) throws Exception {
        // nls-sdk asks over plain http, where AccessKey ID and token can be read on the way;
        // CommonRequest of aliyun-java-sdk-core asks over HTTPS.
        AccessToken accessToken = new AccessToken(
                System.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"),
                System.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
                {{endpointHost|java}}, {{regionId|java}}, {{apiVersion|java}});
        accessToken.apply();
        // A refusal throws nothing; the SDK only logs it.
        if (accessToken.getToken() == null) {
            System.err.println("no token: the log of slf4j says why");
            System.exit(1);
        }
        System.out.println(accessToken.getToken());
        System.out.println("valid until " + Instant.ofEpochSecond(accessToken.getExpireTime()));
    }
}
